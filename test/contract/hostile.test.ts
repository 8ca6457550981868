// Objects, errors and programs that try to break the bridge: whatever they do ends with a fitting error, and the runtime goes on.
import { afterEach, describe, expect, it } from 'vitest';
import {
  asAttrGetter,
  asFunction,
  asObject,
  LuaError,
  type LuaFunction,
  LuaRuntime,
  type LuaTable,
  Tuple,
  tuple,
  unpacksLuaTable,
} from '../../src/index.js';

const lua = new LuaRuntime();
afterEach(() => {
  expect(lua.eval('1 + 1')).toBe(2);
  expect(lua.eval('pcall(error, "x", 0)')).toEqual([false, 'x']);
});

function revoked(target: object = {}): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

describe('properties put on Object.prototype', () => {
  it('are no fields of tables', () => {
    const names = ['$polluted', 'polluted', '$__index', 'meta'];
    for (const name of names) Object.defineProperty(Object.prototype, name, { value: 1, configurable: true });
    try {
      expect(
        lua.eval('(function() local t = { a = 1 } return t.polluted, t["polluted"], rawget(t, "polluted") end)()'),
      ).toEqual([undefined, undefined, undefined]);
      expect(lua.eval('setmetatable({}, {}).polluted')).toBe(undefined);
      expect(lua.eval('polluted')).toBe(undefined);
    } finally {
      for (const name of names) delete (Object.prototype as Record<string, unknown>)[name];
    }
  });
});

describe('names of the engine put on Object.prototype', () => {
  it('make no table of what is none', () => {
    const names = ['arr', 'hash', 'mt', 'metatable', 'meta', 'index', 'length', 'fn'];
    for (const name of names) Object.defineProperty(Object.prototype, name, { value: null, configurable: true });
    try {
      const errors = lua.eval(`(function()
        local wrong = {}
        for _, v in ipairs { 1, "s", true, print, coroutine.create(print) } do
          for name, f in pairs {
            read = function() return v[1] end, field = function() return v.x end, set = function() v[1] = 1 end,
            setfield = function() v.x = 1 end, append = function() v[#v + 1] = 1 end, method = function() return v:x() end,
            loop = function() for _ in ipairs(v) do end end,
          } do
            local ok, e = pcall(f)
            local fine = v == "s" and (name == "read" or name == "field")
            if ok ~= fine or not ok and not e:find("^%[string") then wrong[#wrong + 1] = type(v) .. " " .. name .. " " .. tostring(e) end
          end
        end
        return table.concat(wrong, "\\n")
      end)()`);
      expect(errors).toBe('');
      expect(lua.eval('#"abc" .. ("x"):rep(3)')).toBe('3xxx');
    } finally {
      for (const name of names) delete (Object.prototype as Record<string, unknown>)[name];
    }
  });
});

describe('a Proxy that will not be looked at', () => {
  const failing = new Error('trap');
  const hiding = (target: object = {}): object =>
    new Proxy(target, {
      getPrototypeOf() {
        throw failing;
      },
    });
  const kinds: Record<string, () => object> = {
    'a revoked object': () => revoked(),
    'a revoked function': () => revoked(() => 1),
    'one that throws when asked for its prototype': () => hiding(),
    'a function of that kind': () => hiding(() => 1),
  };
  for (const [name, make] of Object.entries(kinds)) {
    it(`${name} is refused where it would enter`, () => {
      for (const f of [
        () => lua.eval('...', make()),
        () => lua.eval('(...)()', () => make()),
        () => lua.table(make()),
        () => lua.tableFrom([make()]),
        () => lua.tableFromDeep({ a: make() }),
        () => lua.table().set('x', make()),
        () => lua.eval('(...).x', { x: make() }),
        () => lua.eval('...', asAttrGetter(make())),
      ]) {
        expect(f).toThrow(Error);
      }
    });

    it(`${name} thrown by JS: pcall catches it, and uncaught it is the same object`, () => {
      const thrown = make();
      const thrower = () => {
        throw thrown;
      };
      for (const code of [
        'return pcall(...)',
        'return xpcall(..., function(e) return e end)',
        'return coroutine.resume(coroutine.create(...))',
        'return pcall(coroutine.wrap(...))',
      ]) {
        expect(lua.execute<unknown[]>(code, thrower)[0], code).toBe(false);
      }
      let caught: unknown;
      try {
        lua.eval('(...)()', thrower);
      } catch (e) {
        caught = e;
      }
      expect(Object.is(caught, thrown)).toBe(true);
    });
  }

  it('one that is revoked later fails at each use, and only there', () => {
    const { proxy, revoke } = Proxy.revocable({ x: 1 }, {});
    const f = lua.eval<LuaFunction>('function(code) return pcall(loadstring(code), p) end');
    lua.globals().set('p', proxy);
    revoke();
    for (const code of [
      'return p.x',
      'p.x = 1',
      'return p:x()',
      'return #p',
      'return tostring(p)',
      'return pairs(p)',
      'return js.iter(p)',
      'return js.instanceof(p, js.builtins.Object)',
      'return p()',
    ]) {
      const [ok, e] = f(code) as [boolean, unknown];
      expect(ok, code).toBe(false);
      expect(e instanceof TypeError || typeof e === 'string', code).toBe(true);
    }
    expect(lua.eval('p == p, type(p), js.typeof(p)')).toEqual([true, 'userdata', 'object']);
    lua.globals().set('p', undefined);
  });
});

describe('errors that are not what they should be', () => {
  const hostile: Record<string, () => unknown> = {
    'a message that throws': () => Object.defineProperty(new Error(), 'message', { get: raise }),
    'a RangeError whose message throws': () => Object.defineProperty(new RangeError(), 'message', { get: raise }),
    'a RangeError without a message': () => Object.assign(new RangeError(), { message: undefined }),
    'a RangeError whose message is a symbol': () => Object.assign(new RangeError(), { message: Symbol('m') }),
    'a SyntaxError whose message is a number': () => Object.assign(new SyntaxError(), { message: 5 }),
    'a name that throws': () => Object.defineProperty(new Error('x'), 'name', { get: raise }),
    'a stack that throws': () => Object.defineProperty(new Error('x'), 'stack', { get: raise, set: raise }),
    'a stack that is no text': () => Object.defineProperty(new Error('x'), 'stack', { value: {} }),
    'a frozen error': () => Object.freeze(new Error('x')),
    'an error that is its own cause': () => {
      const e = new Error('x');
      e.cause = e;
      return e;
    },
    'an object without a prototype': () => Object.create(null),
    'a function': () => () => 1,
    'a class': () => class {},
    'a promise': () => Promise.resolve(1),
  };
  function raise(): never {
    throw 5;
  }
  for (const [name, make] of Object.entries(hostile)) {
    it(`${name}: pcall sees it, JS gets the same object back`, () => {
      const error = make();
      const thrower = () => {
        throw error;
      };
      const caught = lua.eval<LuaFunction>('function(f) return select(2, pcall(f)) end')(thrower);
      expect(Object.is(caught, error)).toBe(true);
      for (const code of ['(...)()', 'error(select(2, pcall(...)), 0)', 'coroutine.wrap(...)()']) {
        let out: unknown;
        try {
          lua.eval(code, thrower);
        } catch (e) {
          out = e;
        }
        expect(Object.is(out, error), code).toBe(true);
      }
    });
  }

  it('a LuaError made with odd arguments', () => {
    const throwing = (e: unknown) => () => {
      throw e;
    };
    expect(lua.eval('pcall(...)', throwing(new LuaError('\ud800')))).toEqual([false, '\ufffd']);
    expect(new LuaRuntime({ encoding: 'latin1' }).eval('pcall(...)', throwing(new LuaError('€ä')))).toEqual([
      false,
      '?ä',
    ]);
    const odd = new LuaError(5 as never);
    expect(lua.eval('pcall(...)', throwing(odd))).toEqual([false, odd]);
  });

  it('Error.prepareStackTrace and stackTraceLimit of the program', () => {
    const E = Error as unknown as { prepareStackTrace: unknown; stackTraceLimit: unknown };
    const { prepareStackTrace, stackTraceLimit } = E;
    const code = 'local ok, e = pcall(function() local x = nil; x.y = 1 end) return e';
    const settings: [unknown, unknown][] = [
      [raise, 10],
      [() => 5, 10],
      [() => undefined, 10],
      [undefined, 0],
      [undefined, 'x'],
      [undefined, -1],
    ];
    for (const [prepare, limit] of settings) {
      let message: unknown;
      try {
        [E.prepareStackTrace, E.stackTraceLimit] = [prepare, limit];
        message = lua.execute(code);
      } finally {
        [E.prepareStackTrace, E.stackTraceLimit] = [prepareStackTrace, stackTraceLimit];
      }
      expect(message).toMatch(/:1: attempt to index local 'x' \(a nil value\)$/);
    }
  });
});

describe('objects that are not what they should be', () => {
  it('iterators that break their protocol', () => {
    const loop = 'local n = 0 for v in js.iter(...) do n = n + 1 end return n';
    for (const next of [() => 5, () => undefined, () => null, () => 'x']) {
      expect(() => lua.execute(loop, { [Symbol.iterator]: () => ({ next }) })).toThrow(TypeError);
    }
    for (const iterator of [null, undefined, {}, 5, { next: 5 }]) {
      expect(() => lua.execute(loop, { [Symbol.iterator]: () => iterator })).toThrow(TypeError);
    }
    // Anything true is the end.
    expect(lua.execute(loop, { next: () => ({ done: 1, value: 7 }) })).toBe(0);
    const failing = new Error('done');
    const getter = {
      get done() {
        throw failing;
      },
    };
    expect(() => lua.execute(loop, { next: () => getter })).toThrow(failing);
  });

  it('conversions that fail', () => {
    const bad: object[] = [
      { [Symbol.toPrimitive]: () => ({}) },
      { [Symbol.toPrimitive]: 5 },
      { toString: () => ({}), valueOf: () => ({}) },
      {
        toString() {
          throw new TypeError('no text');
        },
      },
    ];
    for (const o of bad) {
      expect(() => lua.eval('tostring(...)', o)).toThrow(TypeError);
      expect(lua.eval<unknown[]>('pcall(string.format, "%s", ...)', o)[0]).toBe(false);
      expect(lua.eval<unknown[]>('pcall(function(o) return o .. "x" end, ...)', o)[0]).toBe(false);
    }
  });

  it('subclasses of Map, Maps behind a Proxy, Maps of another kind', () => {
    class Upper extends Map<string, unknown> {
      override get(key: string): unknown {
        return super.get(key.toUpperCase());
      }
    }
    expect(lua.eval('(...).a', new Upper([['A', 1]]))).toBe(1);
    const proxied = new Proxy(new Map([['x', 1]]), {});
    expect(() => lua.eval('(...).x', proxied)).toThrow(TypeError);
    expect(() => lua.eval('#(...)', proxied)).toThrow(TypeError);
    expect(lua.eval('(...).x', Object.create(Map.prototype, { get: { value: () => 'own' } }))).toBe('own');
    expect(() => lua.eval('(...).x', Object.create(Map.prototype))).toThrow(TypeError);
  });

  it('typed arrays on memory that is gone', () => {
    const buffer = new ArrayBuffer(8);
    const bytes = new Uint8Array(buffer);
    structuredClone(buffer, { transfer: [buffer] });
    expect(lua.eval('#(...), (...)[0]', bytes)).toEqual([0, undefined]);
    expect(lua.execute('local b = ... b[0] = 1 return b[0]', bytes)).toBe(undefined);
    expect(lua.execute('local n = 0 for k in pairs(...) do n = n + 1 end return n', bytes)).toBe(0);
    expect(() => lua.execute('for v in js.iter(...) do end', bytes)).toThrow(TypeError);
    expect(new LuaRuntime({ encoding: null }).eval('#...', bytes)).toBe(0);
  });

  it('an object that inherits from a Lua table, or is a Proxy of one, is no table', () => {
    const t = lua.table(1);
    for (const o of [Object.create(t), new Proxy(t, {})]) {
      expect(lua.eval('type(...)', o)).toBe('userdata');
      expect(() => o.get(1)).toThrow(TypeError);
      expect(() => o.field).toThrow(TypeError);
      expect(() => asObject(o)).toThrow(TypeError);
    }
    expect(lua.eval('(...)(5)', new Proxy(lua.eval<() => unknown>('function(x) return x end'), {}))).toBe(5);
  });

  it('thenables that break their protocol', async () => {
    const failing = new Error('then');
    const thenables: [object, unknown][] = [
      // biome-ignore lint/suspicious/noThenProperty: thenables
      [{ then: (f: (v: number) => void) => [f(1), f(2)] }, [true, 1]],
      [
        {
          // biome-ignore lint/suspicious/noThenProperty: thenables
          then(f: (v: number) => void) {
            f(1);
            throw failing;
          },
        },
        [true, 1],
      ],
      [
        {
          // biome-ignore lint/suspicious/noThenProperty: thenables
          get then() {
            throw failing;
          },
        },
        [false, failing],
      ],
      [
        {
          // biome-ignore lint/suspicious/noThenProperty: thenables
          then() {
            throw failing;
          },
        },
        [false, failing],
      ],
      [new Proxy(Promise.resolve(1), {}), [false, expect.any(TypeError)]],
    ];
    for (const [thenable, expected] of thenables)
      expect(await lua.evalAsync('pcall(js.await, ...)', thenable)).toEqual(expected);
  });
});

describe('sizes', () => {
  it('tuples and argument lists beyond what a call can take', () => {
    const unpacking = new LuaRuntime({ unpackReturnedTuples: true });
    const big = new Tuple();
    for (let i = 0; i < 50_000; i++) big.push(i);
    expect(unpacking.eval('select("#", (...)())', () => big)).toBe(50_000);
    for (let i = 0; i < 2_000_000; i++) big.push(i);
    for (const f of [
      () => unpacking.eval('select("#", (...)())', () => big),
      () => lua.eval('function(...) return select("#", ...) end', ...[])?.toString(),
      () => lua.eval('(...)(unpack({}, 1, 3e6))', (...args: unknown[]) => args.length),
      () => lua.eval('#js.tuple(unpack({}, 1, 3e6))'),
    ]) {
      try {
        f();
      } catch (e) {
        expect(e).toBeInstanceOf(LuaError);
        expect((e as Error).message).toMatch(/stack overflow|too many/);
      }
    }
    expect(unpacking.eval('1')).toBe(1);
    expect(unpacking.eval('pcall(...)', () => tuple(1, 2))).toEqual([true, 1, 2]);
  });

  it('arrays as long as they can be', () => {
    const list: unknown[] = [];
    list.length = 2 ** 32 - 1;
    expect(lua.eval('#(...), (...)[5]', list)).toEqual([2 ** 32 - 1, undefined]);
    expect(lua.execute('for a, b, c in js.iterex(...) do return a, b, c end', [new Array(100_000).fill(1)])).toEqual([
      1, 1, 1,
    ]);
  });
});

describe('calls in the middle of others', () => {
  it('the runtime may be called from every callback', () => {
    const again = (): unknown => lua.execute('local t = {} for i = 1, 3 do t[i] = i end return #t');
    const log: unknown[] = [];
    const note = (): boolean => {
      log.push(again());
      return false;
    };
    lua.execute(
      `local note, o = ...
      table.sort({ 3, 1, 2 }, function(a, b) note() return a < b end);
      ("abc"):gsub(".", note)
      local t = setmetatable({}, { __index = note, __newindex = note, __call = note, __tostring = function() note() return "" end })
      local x = t.a t.b = 1 t() tostring(t)
      for k in pairs({ 1, 2 }) do note() end
      for v in js.iter(o) do note() end
      coroutine.wrap(function() note() coroutine.yield() note() end)()
      pcall(note) xpcall(note, note)
      loadstring('return 1')() load(function() note() end)`,
      note,
      [1, 2],
    );
    expect(log.length).toBeGreaterThan(15);
    expect(new Set(log)).toEqual(new Set([3]));
  });

  it('filters, handlers, searchers and streams may call the runtime they belong to', () => {
    const filtered: LuaRuntime = new LuaRuntime({ attributeFilter: (_o, n) => filtered.eval('string.lower(...)', n) });
    expect(filtered.eval('(...).ABC', { abc: 7 })).toBe(7);
    const handled: LuaRuntime = new LuaRuntime({
      attributeHandlers: [(_o, n) => handled.eval('error(..., 0)', n), () => {}],
    });
    expect(handled.eval('pcall(function(o) return o.x end, ...)', {})).toEqual([false, 'x']);
    let n = 0;
    const printing: LuaRuntime = new LuaRuntime({
      stdout: () => {
        if (n++ < 3) printing.execute('print("again")');
      },
    });
    printing.execute('print(1)');
    expect(n).toBe(4);
    const looping: LuaRuntime = new LuaRuntime({ overflowHandler: (v) => looping.eval('...', v) });
    expect(() => looping.eval('...', 2n ** 70n)).toThrow('stack overflow');
    const requiring: LuaRuntime = new LuaRuntime({ searchers: [(name) => requiring.require(name)] });
    expect(() => requiring.require('x')).toThrow(LuaError);
    expect([filtered, handled, printing, looping, requiring].map((r) => r.eval('1'))).toEqual([1, 1, 1, 1, 1]);
  });

  it('a generator of JavaScript that is running is not resumed', () => {
    const g: Generator<unknown> = (function* () {
      yield lua.eval('(...)()', () => {
        try {
          return g.next();
        } catch (e) {
          return (e as Error).message;
        }
      });
    })();
    expect(lua.execute('local r for v in js.iter(...) do r = v end return r', g)).toMatch(/already running/);
  });

  it('named arguments of a closed or another runtime', () => {
    const other = new LuaRuntime();
    const f = unpacksLuaTable((a: unknown) => a, ['a']);
    const t = other.table(1);
    expect(f(t)).toBe(1);
    other.close();
    expect(() => f(t)).toThrow('runtime is closed');
  });

  it('asFunction of what is wrapped already', () => {
    const f = (x: number): number => x + 1;
    expect(asFunction(asFunction(f))).toBe(asFunction(f));
    expect(lua.eval('(...)(1)', asFunction(unpacksLuaTable(f, ['x'])))).toBe(2);
    expect(lua.eval('(...){ x = 1 }', asFunction(unpacksLuaTable(f, ['x'])))).toBe(2);
    expect(lua.eval('(...){ x = 1 }', unpacksLuaTable(asFunction(f), ['x']))).toBe(2);
  });
});

describe('finalizers of Lua 5.2', () => {
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

  it('obey the limits of the runtime, or of the call in which they were set', async () => {
    for (const limits of [{ maxInstructions: 50_000 }, { timeout: 20 }]) {
      const limited = new LuaRuntime({ lua: '5.2', ...limits });
      const free = new LuaRuntime({ lua: '5.2' });
      const program = `started = 0
        local mt = { __gc = function() started = started + 1 while true do pcall(error) end end }
        for i = 1, 20 do setmetatable({}, mt) end`;
      limited.execute(program);
      free.with(limits).execute(program);
      for (let i = 0; i < 100 && !(limited.eval('started > 0') && free.eval('started > 0')); i++) {
        limited.gccollect();
        await wait();
      }
      expect(limited.eval('started > 0')).toBe(true);
      expect(free.eval('started > 0')).toBe(true);
    }
  });

  it('may be functions of JavaScript', async () => {
    const lua52 = new LuaRuntime({ lua: '5.2' });
    const seen: unknown[] = [];
    lua52.execute('local f = ... for i = 1, 20 do setmetatable({}, { __gc = f }) end', (t: LuaTable) => seen.push(t));
    for (let i = 0; i < 100 && seen.length === 0; i++) {
      lua52.gccollect();
      await wait();
    }
    expect(seen.length).toBeGreaterThan(0);
  });
});
