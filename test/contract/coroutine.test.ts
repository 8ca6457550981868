// API.md, "Values": `LuaCoroutine`. Each title is a sentence of it.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  type LuaCoroutine,
  LuaError,
  type LuaFunction,
  LuaRuntime,
  type LuaTable,
  type LuaThread,
  Tuple,
} from '../../src/index.js';

const lua = new LuaRuntime();

describe('LuaCoroutine', () => {
  const counting = 'function(N) for i = 0, N do coroutine.yield(i % 2) end end';

  it('is a JS generator object (next return throw [Symbol.iterator])', () => {
    const f = lua.eval<LuaFunction>(counting);
    const gen = f.coroutine(4);
    expect([...gen]).toEqual([0, 1, 0, 1, 0]);
    expect([...gen]).toEqual([]);
    expect(typeof gen.next).toBe('function');
    expect(gen[Symbol.iterator]()).toBe(gen as never);
    const again = f.coroutine(1);
    expect([again.next(), again.next(), again.next(), again.next()]).toEqual([
      { done: false, value: 0 },
      { done: false, value: 1 },
      { done: true, value: undefined },
      { done: true, value: undefined },
    ]);
  });

  it('gives what the function returns with done', () => {
    const gen = lua.eval<LuaFunction>('function() coroutine.yield(1) return "end" end').coroutine();
    expect([gen.next().value, gen.next(), gen.next()]).toEqual([
      1,
      { done: true, value: 'end' },
      { done: true, value: undefined },
    ]);
  });

  it('has send(value), which resumes and returns the yielded or returned value; send() on a dead one throws', () => {
    const f = lua.eval<LuaFunction>(`function()
      local t, i = {}, 0
      local value = coroutine.yield()
      while value do t[i] = value i = i + 1 value = coroutine.yield() end
      return t
    end`);
    const co = f.coroutine();
    expect(co.send(undefined)).toBe(undefined);
    for (let i = 0; i < 3; i++) co.send(i * 2);
    const mapping = co.send(undefined) as LuaTable;
    expect([...mapping].sort()).toEqual([
      [0, 0],
      [1, 2],
      [2, 4],
    ]);
    expect(() => co.send(1)).toThrow('cannot resume dead coroutine');
  });

  it('several yielded values are a Tuple', () => {
    const gen = lua
      .eval<LuaFunction>('function() while true do coroutine.yield(coroutine.yield(1, 2)) end end')
      .coroutine();
    const { value } = gen.next();
    expect(value).toBeInstanceOf(Tuple);
    expect(value).toEqual([1, 2]);
    expect(gen.next('a', 'b').value).toEqual(['a', 'b']);
  });

  it('works with for, spread, yield* and destructuring', () => {
    const f = lua.eval<LuaFunction>(counting);
    const out: unknown[] = [];
    for (const v of f.coroutine(2)) out.push(v);
    expect(out).toEqual([0, 1, 0]);
    const [a, b] = f.coroutine(5);
    expect([a, b]).toEqual([0, 1]);
    function* outer(): Generator<unknown> {
      yield* f.coroutine(1) as unknown as Iterable<unknown>;
    }
    expect([...outer()]).toEqual([0, 1]);
  });

  it('yield* and the first next do not add arguments', () => {
    const f = lua.eval<LuaFunction>('function(...) coroutine.yield(select("#", ...)) end');
    function* outer(): Generator<unknown> {
      yield* f.coroutine() as unknown as Iterable<unknown>;
    }
    expect([...outer()]).toEqual([0]);
    expect(f.coroutine(1, undefined).next().value).toBe(2);
  });

  it('return ends it', () => {
    const gen = lua.eval<LuaFunction>(counting).coroutine(9);
    gen.next();
    expect(gen.return('bye')).toEqual({ done: true, value: 'bye' });
    expect(gen.status).toBe('dead');
    expect(gen.next()).toEqual({ done: true, value: undefined });
  });

  it('throw raises an error where it stands', () => {
    const error = new Error('into');
    const gen = lua
      .eval<LuaFunction>('function() local ok, e = pcall(coroutine.yield, 1) coroutine.yield(e) error("out") end')
      .coroutine();
    gen.next();
    expect(gen.throw(error)).toEqual({ done: false, value: error });
    expect(() => gen.next()).toThrow('out');
    expect(gen.status).toBe('dead');
    expect(() => gen.throw(error)).toThrow(error);
    const fresh = lua.eval<LuaFunction>(counting).coroutine(1);
    expect(() => fresh.throw(error)).toThrow(error);
    expect(fresh.status).toBe('dead');
    const uncaught = lua.eval<LuaFunction>(counting).coroutine(1);
    uncaught.next();
    expect(() => uncaught.throw(error)).toThrow(error);
  });

  it('has status', () => {
    let inner = '';
    const gen: LuaCoroutine = lua.eval<LuaFunction>('function(f) f() coroutine.yield() end').coroutine(() => {
      inner = gen.status;
      expect(() => gen.next()).toThrow(LuaError);
      expect(() => gen.return()).toThrow(LuaError);
    });
    expect(gen.status).toBe('suspended');
    gen.next();
    expect([inner, gen.status]).toEqual(['running', 'suspended']);
    gen.next();
    expect(gen.status).toBe('dead');
  });

  it('a thread created in Lua and not yet started arrives as a callable: co(args) starts a fresh coroutine of its function each time', () => {
    const [f, co, luaGen, status, first] = lua.execute<[LuaFunction, LuaThread, LuaCoroutine, boolean, number]>(`
      local function f(N) for i = 0, N do coroutine.yield(i % 2) end end
      co1 = coroutine.create(f)
      co2 = coroutine.create(f)
      local status, first = coroutine.resume(co2, 2)
      return f, co1, co2, status, first`);
    expect([status, first]).toEqual([true, 0]);
    expect([...luaGen]).toEqual([1, 0]);
    expect([...luaGen]).toEqual([]);
    expect([...co(4)]).toEqual([0, 1, 0, 1, 0]);
    expect([...co(2)]).toEqual([0, 1, 0]);
    expect([...f.coroutine(4)]).toEqual([0, 1, 0, 1, 0]);
    expect(co.status).toBe('suspended');
    expect(lua.eval('coroutine.status(co1)')).toBe('suspended');
    expect(co.next(1)).toEqual({ done: false, value: 0 });
    expect(lua.eval('coroutine.resume(co1)')).toEqual([true, 1]);
    expect(co.next()).toEqual({ done: true, value: undefined });
  });

  it('a coroutine made by JS goes on in Lua', () => {
    const gen = lua.eval<LuaFunction>(counting).coroutine(3);
    gen.next();
    expect(lua.eval('coroutine.resume(...)', gen)).toEqual([true, 1]);
    expect(gen.next().value).toBe(0);
    expect(lua.eval('type(...)', gen)).toBe('thread');
  });

  it('an error ends it', () => {
    const gen = lua.eval<LuaFunction>('function() coroutine.yield() error("broken", 0) end').coroutine();
    gen.next();
    expect(() => gen.next()).toThrow('broken');
    expect(gen.next()).toEqual({ done: true, value: undefined });
  });

  it('yields cross pcall, metamethods and iterators', () => {
    const gen = lua
      .eval<LuaFunction>(`function()
        local t = setmetatable({}, {__index = function(_, k) return coroutine.yield(k) end, __add = function() return coroutine.yield("add") end})
        pcall(function() coroutine.yield("pcall") end)
        local x = t.field
        local y = t + 1
        for v in function() return coroutine.yield("iterator") end do return x, y, v end
      end`)
      .coroutine();
    expect([gen.next().value, gen.next().value, gen.next('X').value, gen.next('Y').value]).toEqual([
      'pcall',
      'field',
      'add',
      'iterator',
    ]);
    expect(gen.next('V').value).toEqual(['X', 'Y', 'V']);
  });

  it('yielding across a JS function raises an error, never corrupts', () => {
    const gen = lua
      .eval<LuaFunction>('function(f) f() return "not here" end')
      .coroutine(() => lua.eval('coroutine.yield(1)'));
    expect(() => gen.next()).toThrow(/attempt to yield across.*C-call boundary/);
    expect(lua.eval('1 + 1')).toBe(2);
    const caught = lua
      .eval<LuaFunction>('function(f) local ok, e = pcall(f) coroutine.yield(e) return "end" end')
      .coroutine(() => lua.eval('coroutine.yield(1)'));
    expect(caught.next().value).toMatch(/attempt to yield across/);
    expect(caught.next()).toEqual({ done: true, value: 'end' });
  });

  it('has the helpers of iterators where the host has them', () => {
    const gen = lua.eval<LuaFunction>(counting).coroutine(3);
    const base = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
    expect(Object.prototype.isPrototypeOf.call(base, gen)).toBe(true);
  });
});

describe('LuaCoroutine: resuming a dead one', () => {
  const ends: Record<string, string> = {
    'that has returned': 'function() return 1 end',
    'that has failed': 'function() error("x") end',
  };
  for (const [how, code] of Object.entries(ends)) {
    it(`next() gives { done: true }, send() throws: one ${how}`, () => {
      const gen = lua.eval<LuaFunction>(code).coroutine();
      try {
        gen.next();
      } catch (e) {
        expect(e).toBeInstanceOf(LuaError);
      }
      expect(gen.status).toBe('dead');
      for (const args of [[], [1], [1, 2]]) expect(gen.next(...args)).toEqual({ done: true, value: undefined });
      expect(() => gen.send()).toThrow(LuaError);
      expect(() => gen.send(1)).toThrow('cannot resume dead coroutine');
      expect([...gen]).toEqual([]);
      expect(gen.return(5)).toEqual({ done: true, value: 5 });
      expect(lua.eval('coroutine.resume(...)', gen)).toEqual([false, 'cannot resume dead coroutine']);
    });
  }
});

describe('LuaCoroutine: values', () => {
  it('no yielded value is undefined, one is that value, several are a Tuple', () => {
    const gen = lua
      .eval<LuaFunction>(
        'function() coroutine.yield() coroutine.yield(nil) coroutine.yield(1) coroutine.yield(1, nil) return 1, 2, 3 end',
      )
      .coroutine();
    const values = [gen.next(), gen.next(), gen.next(), gen.next(), gen.next()].map((r) => r.value);
    expect(values).toEqual([undefined, undefined, 1, [1, undefined], [1, 2, 3]]);
    expect([values[3], values[4]].every((v) => v instanceof Tuple)).toBe(true);
    expect(values[3]).toHaveLength(2);
  });

  it('next gives any number of values to yield', () => {
    const gen = lua
      .eval<LuaFunction>(
        'function(...) local n = select("#", ...) while true do n = select("#", coroutine.yield(n)) end end',
      )
      .coroutine('a', 'b');
    expect(gen.next('c').value).toBe(3);
    expect(gen.next(undefined).value).toBe(1);
    expect(gen.next().value).toBe(0);
    expect(gen.next(undefined, null, 3).value).toBe(3);
    expect(gen.send(undefined)).toBe(1);
    expect(gen.next([]).value).toBe(1);
  });

  it('a value that cannot cross leaves the coroutine as it stands', () => {
    const gen = lua.eval<LuaFunction>('function() coroutine.yield(1) return "end" end').coroutine();
    gen.next();
    expect(() => gen.next('\ud800')).toThrow(LuaError);
    expect(() => gen.send(2n ** 70n)).toThrow(RangeError);
    expect(gen.status).toBe('suspended');
    expect(gen.next()).toEqual({ done: true, value: 'end' });
  });
});

describe('LuaCoroutine: a thread created in Lua', () => {
  it('starts what its function is, a function of JavaScript too', () => {
    const co = lua.eval<LuaThread>('coroutine.create(...)', (x: number) => x * 2);
    expect(co(21).next()).toEqual({ done: true, value: 42 });
    expect(co(4).next()).toEqual({ done: true, value: 8 });
    expect(co.status).toBe('suspended');
  });

  it('is itself a generator object, and not used up by the fresh ones', () => {
    const co = lua.eval<LuaThread>('coroutine.create(function(n) coroutine.yield(n) return n + 1 end)');
    expect([co(1).next().value, co(2).next().value]).toEqual([1, 2]);
    expect([co.next(7), co.next(), co.next()]).toEqual([
      { done: false, value: 7 },
      { done: true, value: 8 },
      { done: true, value: undefined },
    ]);
    // Also when it has come to its end.
    expect([...co(3)]).toEqual([3]);
    expect(lua.eval('type(...), coroutine.status(...)', co)).toEqual(['thread', 'dead']);
  });

  it('one that is running, or has ended, is no callable', () => {
    const running: unknown[] = [];
    lua.execute('local f = ... coroutine.wrap(function() f(coroutine.running()) end)()', (co: unknown) =>
      running.push(co),
    );
    expect(typeof running[0]).toBe('object');
    expect((running[0] as LuaCoroutine).status).toBe('dead');
    expect(typeof lua.execute('local co = coroutine.create(print) coroutine.resume(co) return co')).toBe('object');
  });
});

describe('LuaCoroutine: while it runs', () => {
  it('it cannot be resumed or ended', () => {
    const tries: unknown[] = [];
    const attempt = (f: () => unknown): void => {
      try {
        tries.push(f());
      } catch (e) {
        tries.push((e as Error).message);
      }
    };
    const gen: LuaCoroutine = lua
      .eval<LuaFunction>('function(f) f() coroutine.yield("on") return "end" end')
      .coroutine(() => {
        attempt(() => gen.next());
        attempt(() => gen.send(1));
        attempt(() => gen.return(1));
        attempt(() => gen.throw(new Error('x')));
      });
    expect(gen.next().value).toBe('on');
    expect(tries).toEqual([
      'cannot resume running coroutine',
      'cannot resume running coroutine',
      'cannot end a running coroutine',
      'cannot resume running coroutine',
    ]);
    expect(gen.next()).toEqual({ done: true, value: 'end' });
  });

  it('one that has resumed another is normal', () => {
    const states: string[] = [];
    const outer: LuaCoroutine = lua
      .eval<LuaFunction>('function(f) coroutine.wrap(function() f() end)() coroutine.yield() end')
      .coroutine(() => {
        states.push(outer.status);
        expect(() => outer.next()).toThrow('cannot resume normal coroutine');
        expect(() => outer.return()).toThrow('cannot end a normal coroutine');
      });
    outer.next();
    expect([...states, outer.status]).toEqual(['normal', 'suspended']);
  });

  it('one coroutine may resume another, whoever made it', () => {
    const inner = lua.eval<LuaFunction>('function() for i = 1, 3 do coroutine.yield(i) end end').coroutine();
    const outer = lua
      .eval<LuaFunction>(
        'function(next, co) coroutine.yield(next()) coroutine.yield((select(2, coroutine.resume(co)))) coroutine.yield(next()) end',
      )
      .coroutine(() => inner.next().value, inner);
    expect([...outer]).toEqual([1, 2, 3]);
  });

  it('a break out of a loop over it ends it', () => {
    const gen = lua.eval<LuaFunction>('function() for i = 1, 9 do coroutine.yield(i) end end').coroutine();
    for (const v of gen) if (v === 2) break;
    expect(gen.status).toBe('dead');
  });

  it('one that waits in an async call cannot be resumed by others', async () => {
    let release: (v: unknown) => void = () => {};
    let waiting: LuaCoroutine | undefined;
    const promise = new Promise((r) => {
      release = r;
    });
    const done = lua.executeAsync(
      'local p, show = ... local co = coroutine.create(function() show(coroutine.running()) return js.await(p) end) return coroutine.resume(co)',
      promise,
      (co: LuaCoroutine) => {
        waiting = co;
      },
    );
    await Promise.resolve();
    expect(() => waiting?.next()).toThrow(LuaError);
    expect(() => waiting?.throw(new Error('no'))).toThrow(LuaError);
    release('value');
    expect(await done).toEqual([true, 'value']);
  });
});

describe('LuaCoroutine: yielding', () => {
  const places: Record<string, string> = {
    pcall: 'return select(2, pcall(function() return coroutine.yield("y") end))',
    xpcall: 'return select(2, xpcall(function() return coroutine.yield("y") end, tostring))',
    __index: 'return setmetatable({}, {__index = function() return coroutine.yield("y") end}).x',
    __newindex: 'local r setmetatable({}, {__newindex = function() r = coroutine.yield("y") end}).x = 1 return r',
    __call: 'return setmetatable({}, {__call = function() return coroutine.yield("y") end})()',
    __add: 'return setmetatable({}, {__add = function() return coroutine.yield("y") end}) + 1',
    __concat: 'return setmetatable({}, {__concat = function() return coroutine.yield("y") end}) .. "x"',
    __eq: 'local m = {__eq = function() return coroutine.yield("y") == "back" end} return (setmetatable({}, m) == setmetatable({}, m)) and "back"',
    __lt: 'local m = {__lt = function() return coroutine.yield("y") == "back" end} return (setmetatable({}, m) < setmetatable({}, m)) and "back"',
    __len: 'return #setmetatable({}, {__len = function() return coroutine.yield("y") end})',
    __unm: 'return -setmetatable({}, {__unm = function() return coroutine.yield("y") end})',
    iterators: 'for v in function() return coroutine.yield("y") end do return v end',
    'the comparison of table.sort': 'local r table.sort({1, 2}, function() r = coroutine.yield("y") end) return r',
    'a function of string.gsub': 'return (("x"):gsub("x", function() return coroutine.yield("y") end))',
    'the reader of load': 'load(function() coroutine.yield("y") end) return "back"',
    'a loaded chunk': 'return assert(loadstring("return coroutine.yield(\'y\')"))()',
    require:
      'package.loaded.m = nil package.preload.m = function() return coroutine.yield("y") end return require("m")',
    tostring: 'return tostring(setmetatable({}, {__tostring = function() return coroutine.yield("y") end}))',
    'table.foreach': 'return table.foreach({1}, function() return coroutine.yield("y") end)',
  };
  for (const dialect of ['5.1', '5.2', 'luajit'] as const) {
    const program = `local code = ...
      local co = coroutine.create(assert(loadstring(code)))
      local ok, v = coroutine.resume(co)
      if not ok then return "refused: " .. tostring(v):gsub("^.-:%d+: ", "") end
      if coroutine.status(co) == "dead" then return "ended: " .. tostring(v) end
      return "yielded " .. tostring(v) .. ", then " .. tostring(select(2, coroutine.resume(co, "back")))`;
    const command = { '5.1': 'lua5.1', '5.2': 'lua5.2', luajit: 'luajit' }[dialect];
    it(`works wherever ${command} allows it`, () => {
      const state = new LuaRuntime({ lua: dialect });
      const ours: Record<string, unknown> = {};
      const theirs: Record<string, unknown> = {};
      for (const [name, code] of Object.entries(places)) {
        if (dialect === '5.2' && name === 'table.foreach') continue;
        const got = state.execute(program, code);
        ours[name] = got instanceof Tuple ? got[0] : got;
        theirs[name] = spawnSync(command, ['-'], {
          input: `local f = function(...) ${program} end io.write(tostring((f(${JSON.stringify(code)}))))`,
          encoding: 'utf8',
        }).stdout;
      }
      expect(ours).toEqual(theirs);
    });
  }

  it('across a JS function it raises an error like "attempt to yield across C-call boundary", never corrupts', () => {
    for (const dialect of ['5.1', '5.2', 'luajit'] as const) {
      const state = new LuaRuntime({ lua: dialect });
      const call = (f: () => unknown): unknown => f();
      const gen = state
        .eval<LuaFunction>('function(call) local ok, e = pcall(call, coroutine.yield) return ok, e end')
        .coroutine(call);
      const [ok, message] = gen.next().value as [boolean, string];
      expect([ok, /attempt to yield across.*C-call boundary/.test(message)]).toEqual([false, true]);
      expect(gen.status).toBe('dead');
      // Through a method, a getter, an iterator, a callback of a callback.
      for (const code of [
        'local call, o = ... o:m(function() coroutine.yield(1) end)',
        'local call, o = ... o.f = function() coroutine.yield(1) end return o.g',
        'local call = ... call(function() call(function() coroutine.yield(1) end) end)',
        'local call = ... call(coroutine.wrap(function() call(coroutine.yield) end))',
      ]) {
        const o = {
          f: call,
          m: (f: () => unknown) => f(),
          get g() {
            return this.f(() => 1);
          },
        };
        const co = (state.compile(code) as LuaFunction).coroutine(call, o);
        expect(() => co.next(), code).toThrow(/attempt to yield/);
        expect(co.status).toBe('dead');
        expect(state.eval('coroutine.running()') ?? 'main').toBeTruthy();
        expect(state.execute('return coroutine.wrap(function() coroutine.yield(5) end)()')).toBe(5);
      }
    }
  });
});
