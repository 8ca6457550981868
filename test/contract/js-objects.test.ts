// API.md, "JS objects in Lua", up to the `js` table.
import { describe, expect, it } from 'vitest';
import {
  asAttrGetter,
  asFunction,
  asItemGetter,
  type LuaFunction,
  LuaRuntime,
  type LuaTable,
  tuple,
} from '../../src/index.js';

const lua = new LuaRuntime();
/** Runs a chunk with arguments. */
const run = (code: string, ...args: unknown[]): unknown => lua.execute(code, ...args);

class Counter {
  static made = 0;
  static make(): Counter {
    return new Counter();
  }
  n = 0;
  add(by: number): number {
    this.n += by;
    return this.n;
  }
  get double(): number {
    return this.n * 2;
  }
  set double(v: number) {
    this.n = v / 2;
  }
}
class Sub extends Counter {}

describe('attributes are properties', () => {
  it('obj.x reads own, inherited and computed properties; what is missing is nil', () => {
    const o = Object.create({ inherited: 1 }, { own: { value: 2 } });
    expect(run('local o = ... return o.own, o.inherited, o.missing', o)).toEqual([2, 1, undefined]);
    const c = new Counter();
    c.n = 21;
    expect(run('local o = ... return o.double, o.n', c)).toEqual([42, 21]);
    expect(run('local o = ... return o.double, o:add(1)', new Sub())).toEqual([0, 1]);
  });

  it('obj.x = v writes; nil writes undefined', () => {
    const o: Record<string, unknown> = { a: 1 };
    run('local o = ... o.a = 2 o.b = "x" o.c = nil o[3] = true', o);
    expect(o).toEqual({ a: 2, b: 'x', c: undefined, 3: true });
    const c = new Counter();
    run('local o = ... o.double = 10', c);
    expect(c.n).toBe(5);
    expect(() => run('local o = ... o.a = 1', Object.freeze({}))).toThrow(TypeError);
  });

  it('obj:method(...) calls with this', () => {
    const c = new Counter();
    expect(run('local o = ... return o:add(2)', c)).toBe(2);
    expect(run('local o = ... return o:add(3)', c)).toBe(5);
    for (let n = 0; n < 8; n++) {
      const o = { count: (...args: unknown[]) => args.length };
      const list = Array.from({ length: n }, (_, i) => i).join(', ');
      expect(run(`local o = ... return o:count(${list})`, o)).toBe(n);
      expect(run(`local o = ... return o.count(${list})`, o)).toBe(n);
    }
  });

  it('names may be anything JavaScript allows', () => {
    const symbol = Symbol('s');
    const o = { 'a b': 1, ä: 2, '': 3, 5: 4, [symbol]: 5, $x: 6, mt: 7, constructor: 8 };
    expect(
      run('local o, s = ... return o["a b"], o["ä"], o[""], o[5], o["5"], o[s], o["$x"], o.mt', o, symbol),
    ).toEqual([1, 2, 3, 4, 4, 5, 6, 7]);
    expect(() => run('local o = ... return o[{}]', o)).toThrow(TypeError);
    expect(() => run('local o = ... return o[true]', o)).toThrow(/name of a property/);
  });
});

describe('items are get and set of a Map', () => {
  it('a Map or WeakMap is indexed by item by default, everything else by attribute', () => {
    const key = {};
    const map = new Map<unknown, unknown>([
      ['get', 'value'],
      [1, 'one'],
      [key, 'object'],
    ]);
    expect(run('local m, k = ... return m.get, m[1], m[k], m.size', map, key)).toEqual([
      'value',
      'one',
      'object',
      undefined,
    ]);
    const weak = new WeakMap([[key, 'weak']]);
    expect(run('local m, k = ... return m[k], m.x', weak, key)).toEqual(['weak', undefined]);
    expect(run('local s = ... return s.size', new Set([1]))).toBe(1);
  });

  it('writing sets an item, nil deletes it', () => {
    const map = new Map<unknown, unknown>([['a', 1]]);
    run('local m = ... m.b = 2 m.a = nil m[3] = "three"', map);
    expect([...map]).toEqual([
      ['b', 2],
      [3, 'three'],
    ]);
  });

  it('asItemGetter and asAttrGetter force one, from JS', () => {
    const f = lua.eval<LuaFunction>('function(obj) return obj["get"] end');
    const map = new Map([['get', 'value']]);
    expect(f(map)).toBe('value');
    expect(f(asItemGetter(map))).toBe('value');
    const get = f(asAttrGetter(map)) as (key: string) => unknown;
    expect(get('get')).toBe('value');
    expect(run('return (...).size', asAttrGetter(map))).toBe(1);
    const store = {
      data: { a: 1 } as Record<string, unknown>,
      get(k: string) {
        return this.data[k];
      },
      set(k: string, v: unknown) {
        this.data[k] = v;
      },
    };
    expect(run('local s = ... s.b = 2 return s.a, s.b', asItemGetter(store))).toEqual([1, 2]);
    expect(store.data).toEqual({ a: 1, b: 2 });
    expect(() => asItemGetter({})).toThrow(/object/);
    expect(() => asAttrGetter(5 as never)).toThrow(/object/);
  });

  it('js.as_attrgetter and js.as_itemgetter force one, from Lua', () => {
    const map = new Map([['get', 'value']]);
    const get = run('return js.as_attrgetter(...)["get"]', map) as (key: string) => unknown;
    expect(get('get')).toBe('value');
    expect(run('return js.as_attrgetter(...).size', map)).toBe(1);
    expect(run('return js.as_itemgetter(js.as_attrgetter(...)).get', map)).toBe('value');
    expect(
      run(
        'return js.as_attrgetter(...).ATTR',
        Object.assign(() => {}, { ATTR: 2 }),
      ),
    ).toBe(2);
    expect(() => run('return js.as_attrgetter({})')).toThrow(/as_attrgetter/);
    expect(() => run('return js.as_itemgetter(5)')).toThrow(/as_itemgetter/);
    expect(() => run('return js.as_itemgetter(...)', { x: 1 })).toThrow(/as_itemgetter/);
  });

  it('an object with a protocol is still that object', () => {
    const map = new Map();
    expect(run('return js.as_attrgetter(...)', map)).toBe(map);
    expect(run('local m = ... return js.as_attrgetter(m) == m', map)).toBe(true);
    expect(run('return ...', asAttrGetter(map))).toBe(map);
    expect(run('return ...', asItemGetter(map))).toBe(map);
  });
});

describe('arrays and typed arrays are indexed from 0, as JS does', () => {
  it('reading and writing', () => {
    const list = [10, 20];
    expect(run('local a = ... a[2] = 30 return a[0], a[1], a[2], a[3], #a', list)).toEqual([10, 20, 30, undefined, 3]);
    expect(list).toEqual([10, 20, 30]);
    const bytes = new Uint8Array(3);
    expect(run('local a = ... a[0] = 255 a[1] = 256 return a[0], a[1], #a, a.byteLength', bytes)).toEqual([
      255, 0, 3, 3,
    ]);
    expect(run('return (...)[0]', new Float64Array([1.5]))).toBe(1.5);
    expect(() => run('return (...)[0]', new BigInt64Array([2n ** 60n]))).toThrow(RangeError);
    expect(run('return (...)[0]', new BigInt64Array([7n]))).toBe(7);
  });
});

describe('obj.method is bound to obj', () => {
  it('obj.method(a) and obj:method(a) are the same call', () => {
    const c = new Counter();
    expect(run('local o = ... local m = o.add return o.add(1), o:add(1), m(1)', c)).toEqual([1, 2, 3]);
    expect(run('local o = ... return o.add == o.add, rawequal(o.add, o.add)', c)).toEqual([true, true]);
    expect(run('local a, b = ... return a.add == b.add', c, new Counter())).toBe(false);
  });

  it('passing it back to JS gives a function that works', () => {
    const c = new Counter();
    const add = run('return (...).add', c) as (n: number) => number;
    expect(typeof add).toBe('function');
    expect(add(5)).toBe(5);
    expect(c.n).toBe(5);
    expect(run('return (...).add', c)).toBe(add);
    expect(run('local o, f = ... return o.add == f, f(1)', c, add)).toEqual([true, 6]);
    expect(run('local o, call = ... return call(o.add)', c, (f: (n: number) => number) => f(4))).toBe(10);
  });

  it('an arrow function or a class comes back as it is', () => {
    const o = { arrow: (x: unknown) => x, Counter };
    expect(run('return (...).arrow, (...).Counter', o)).toEqual([o.arrow, Counter]);
    for (const name of ['Array', 'Object', 'Date', 'Map', 'String', 'Error', 'Promise', 'Proxy', 'Symbol'] as const) {
      expect(run(`return js.builtins.${name}`)).toBe(globalThis[name]);
      expect(run(`return js.builtins.${name} == ...`, globalThis[name])).toBe(true);
    }
    expect(run('return (...).constructor', [])).toBe(Array);
    expect(run('local o = ... return o.arrow(7), o:arrow(8)', o)).toEqual([7, 8]);
  });

  it('an item that is a function is called without the Map', () => {
    const map = new Map([['f', (...args: unknown[]) => args.length]]);
    expect(run('local m = ... return m.f(1, 2), m:f(1, 2)', map)).toEqual([2, 2]);
  });

  it('a Lua function stored in an object is a method as well', () => {
    const o: Record<string, unknown> = {};
    run('local o = ... o.f = function(...) return select("#", ...), ... end', o);
    expect((o['f'] as LuaFunction)(1)).toEqual([1, 1]);
    expect(run('local o = ... return o.f("x")', o)).toEqual([1, 'x']);
    expect(run('local o = ... return o:f("x")', o)).toEqual([1, 'x']);
  });
});

describe('calling a class', () => {
  it('constructs it when it cannot be called without new', () => {
    expect(run('return (...)()', Counter)).toBeInstanceOf(Counter);
    expect(run('return (...)()', Sub)).toBeInstanceOf(Sub);
    expect(run('return (...)()', class extends Array {})).toBeInstanceOf(Array);
    expect(run('return js.builtins.Map()')).toBeInstanceOf(Map);
    expect(run('return js.builtins.Set(...)', [1, 1])).toEqual(new Set([1]));
    expect(run('return js.builtins.Uint8Array(4)')).toEqual(new Uint8Array(4));
    expect(run('return js.builtins.Promise(function(resolve) resolve(1) end)')).toBeInstanceOf(Promise);
    expect(run('return js.builtins.Proxy(...)', {}, {})).toEqual({});
    expect(run('return js.builtins.URL("file:///x")')).toBeInstanceOf(URL);
    expect(run('return (...):Counter()', { Counter })).toBeInstanceOf(Counter);
    expect(run('return (...).Counter()', { Counter })).toBeInstanceOf(Counter);
  });

  it('calls what can be called: js.builtins.String(4) is "4"', () => {
    expect(run('return js.builtins.String(4)')).toBe('4');
    expect(run('return js.builtins.Number("5")')).toBe(5);
    expect(run('return js.builtins.Boolean(0)')).toBe(false);
    expect(run('return type(js.builtins.Date())')).toBe('string');
    expect(run('return js.builtins.Array(3)')).toEqual([undefined, undefined, undefined]);
    expect(run('return js.builtins.Error("x").message')).toBe('x');
    expect(run('return js.builtins.RegExp("x").source')).toBe('x');
    expect(run('return js.builtins.BigInt(5)')).toBe(5);
    function Old(this: unknown): string {
      return this instanceof (Old as never) ? 'new' : 'called';
    }
    expect(run('return (...)()', Old)).toBe('called');
  });

  it('js.new constructs anything', () => {
    expect(run('return js.new(js.builtins.Date, 0)')).toEqual(new Date(0));
    expect(run('return js.new(...)', Counter)).toBeInstanceOf(Counter);
    expect(run('return js.new(js.builtins.Array, 1, 2)')).toEqual([1, 2]);
    function Old(this: { x: number }, x: number): void {
      this.x = x;
    }
    expect(run('local Old = ... return js.new(Old, 5).x', Old)).toBe(5);
    expect(run('return js.new((...).Counter)', { Counter })).toBeInstanceOf(Counter);
    expect(() => run('return js.new(5)')).toThrow(TypeError);
    expect(() => run('return js.new(...)', () => {})).toThrow(TypeError);
    expect(() => run('return js.new()')).toThrow(TypeError);
  });

  it('static members', () => {
    expect(run('local C = ... C.made = 3 return C.made, C:make(), C.make()', Counter)).toEqual([
      3,
      new Counter(),
      new Counter(),
    ]);
  });
});

describe('operators and functions on objects', () => {
  it('#obj is length or size', () => {
    expect(
      run('local a, b, c, d = ... return #a, #b, #c, #d', [1, 2], new Map([[1, 1]]), new Set(), { length: 7 }),
    ).toEqual([2, 1, 0, 7]);
    expect(() => run('return #(...)', {})).toThrow(/length/);
  });

  it('tostring(obj) is String(obj)', () => {
    const date = new Date();
    expect(run('return tostring(...)', date)).toBe(String(date));
    expect(run('return tostring(...)', [1, 2])).toBe('1,2');
    expect(run('return tostring(...)', { toString: () => 'mine' })).toBe('mine');
    expect(run('return tostring(...)', Object.create(null))).toBe('[object Object]');
    expect(run('return tostring(...)', Symbol('s'))).toBe('Symbol(s)');
    expect(run('return tostring(...)', () => 1)).toBe('() => 1');
    expect(run('return ("%s"):format(...)', new Counter())).toBe('[object Object]');
    expect(run('return tostring(js.null), tostring(js.undefined)')).toEqual(['null', 'undefined']);
    const failing = new RangeError('no text');
    expect(() =>
      run('return tostring(...)', {
        toString: () => {
          throw failing;
        },
      }),
    ).toThrow(failing);
  });

  it("pairs(obj) walks a Map's entries or the object's own enumerable properties", () => {
    const collect = lua.eval<LuaFunction>(
      'function(o) local t = {} for k, v in pairs(o) do t[#t + 1] = k t[#t + 1] = v end return t end',
    );
    const pairs = (o: unknown): unknown[] => (collect(o) as LuaTable).toArray();
    expect(
      pairs(
        new Map<unknown, unknown>([
          ['a', 1],
          [2, 'b'],
        ]),
      ),
    ).toEqual(['a', 1, 2, 'b']);
    expect(pairs({ x: 1, y: 'z' })).toEqual(['x', 1, 'y', 'z']);
    expect(pairs(['a', 'b'])).toEqual([0, 'a', 1, 'b']);
    expect(pairs(new Uint8Array([7]))).toEqual([0, 7]);
    expect(pairs(Object.create({ inherited: 1 }, { hidden: { value: 1 } }))).toEqual([]);
    expect(pairs(new Map([[null, 1]]))).toEqual([null, 1]);
    expect(pairs(Counter)).toEqual(['made', 3]);
    expect(() => pairs(null)).toThrow();
    expect(() => run('pairs(js.null)')).toThrow(/null/);
    // Values that are nil do not end the loop.
    expect(run('local n = 0 for k, v in pairs(...) do n = n + 1 end return n', { a: null, b: undefined, c: 1 })).toBe(
      3,
    );
    expect(run('local n = 0 for k, v in pairs(...) do n = n + 1 end return n', new Map([['a', null]]))).toBe(1);
  });

  it('ipairs(obj) and next(obj) raise an error that names js.enumerate and js.iter', () => {
    for (const f of ['ipairs', 'next']) {
      expect(() => run(`return ${f}(...)`, [1])).toThrow(/js\.enumerate.*js\.iter/);
      const other = new LuaRuntime({ hostName: 'host' });
      expect(() => other.execute(`return ${f}(...)`, [1])).toThrow(/host\.enumerate.*host\.iter/);
      const lua52 = new LuaRuntime({ lua: '5.2' });
      expect(() => lua52.execute(`return ${f}(...)`, [1])).toThrow(/js\.enumerate.*js\.iter/);
    }
  });
});

describe('a JS function', () => {
  it('is userdata to type() and can be indexed', () => {
    const f = () => 1;
    f.ATTR = 2;
    expect(run('local f = ... return type(f), f.ATTR, f.name', f)).toEqual(['userdata', 2, 'f']);
  });

  it('gets and gives any number of values', () => {
    for (let n = 0; n < 10; n++) {
      const args = Array.from({ length: n }, (_, i) => i);
      expect(run('local f = ... return f(select(2, ...))', (...a: unknown[]) => a.length, ...args)).toBe(n);
    }
    expect(run('local f = ... return f(nil, nil)', (...a: unknown[]) => a)).toEqual([undefined, undefined]);
    expect(run('return select("#", (...)())', () => {})).toBe(1);
  });

  it('is called with this undefined', () => {
    let self: unknown = 1;
    run('(...)()', function (this: unknown) {
      self = this;
    });
    expect(self).toBe(undefined);
  });

  const uses: Record<string, [code: string, fn: (...args: never[]) => unknown, expected: unknown]> = {
    pcall: ['local f = ... return pcall(f, 5)', (x: number) => x + 1, [true, 6]],
    xpcall: ['local f = ... return xpcall(f, print)', () => 7, [true, 7]],
    'the handler of xpcall': [
      'local f = ... return xpcall(function() error("x", 0) end, f)',
      (e: string) => `${e}!`,
      [false, 'x!'],
    ],
    'table.sort': [
      'local f = ... local t = {1, 3, 2} table.sort(t, f) return table.concat(t)',
      (a: number, b: number) => a > b,
      '321',
    ],
    'string.gsub': ['local f = ... return (("abc"):gsub("%w", f))', (s: string) => s.toUpperCase(), 'ABC'],
    'coroutine.wrap': ['local f = ... return coroutine.wrap(f)(5)', (x: number) => x * 2, 10],
    'coroutine.create': ['local f = ... return coroutine.resume(coroutine.create(f), 5)', (x: number) => x, [true, 5]],
    __index: [
      'local f = ... return setmetatable({}, {__index = f}).key',
      (_t: unknown, k: string) => `<${k}>`,
      '<key>',
    ],
    __newindex: [
      'local f = ... local t = setmetatable({}, {__newindex = f}) t.key = 5 return rawget(t, "got")',
      (t: LuaTable) => {
        lua.eval<LuaFunction>('rawset')(t, 'got', 'yes');
      },
      'yes',
    ],
    __call: ['local f = ... return setmetatable({}, {__call = f})(5)', (_t: unknown, x: number) => x, 5],
    __tostring: ['local f = ... return tostring(setmetatable({}, {__tostring = f}))', () => 'T', 'T'],
    __add: ['local f = ... return setmetatable({}, {__add = f}) + 1', () => 'sum', 'sum'],
    __concat: ['local f = ... return setmetatable({}, {__concat = f}) .. "x"', () => 'joined', 'joined'],
    __unm: ['local f = ... return -setmetatable({}, {__unm = f})', () => 'minus', 'minus'],
    __eq: ['local f = ... local m = {__eq = f} return setmetatable({}, m) == setmetatable({}, m)', () => true, true],
    __lt: ['local f = ... local m = {__lt = f} return setmetatable({}, m) < setmetatable({}, m)', () => true, true],
    __le: ['local f = ... local m = {__le = f} return setmetatable({}, m) <= setmetatable({}, m)', () => true, true],
    'the iterator of a for loop': [
      'local f = ... local n = 0 for i in f, nil, 0 do n = n + i end return n',
      (_s: unknown, i: number) => (i < 3 ? i + 1 : undefined),
      6,
    ],
    'the reader of load': [
      'local f = ... return load(f)()',
      (() => {
        const parts = ['return ', '42', undefined];
        return () => parts.shift();
      })(),
      42,
    ],
    __sub: ['local f = ... return setmetatable({}, {__sub = f}) - 1', () => 'sub', 'sub'],
    __mul: ['local f = ... return setmetatable({}, {__mul = f}) * 1', () => 'mul', 'mul'],
    __div: ['local f = ... return setmetatable({}, {__div = f}) / 1', () => 'div', 'div'],
    __mod: ['local f = ... return setmetatable({}, {__mod = f}) % 1', () => 'mod', 'mod'],
    __pow: ['local f = ... return setmetatable({}, {__pow = f}) ^ 1', () => 'pow', 'pow'],
    __len: ['local f = ... local u = newproxy(true) getmetatable(u).__len = f return #u', () => 7, 7],
    '__index of _G': [
      'local f = ... local g = getfenv(1) setmetatable(g, {__index = f}) local v = undefinedname setmetatable(g, nil) return v',
      (_t: unknown, k: string) => `global ${k}`,
      'global undefinedname',
    ],
    'the global tostring that print calls': [
      'local f = ... local old = tostring tostring = f local ok = pcall(print) tostring = old return ok',
      () => 'text',
      true,
    ],
    'package.loaders': [
      'local f = ... package.loaded.ours = nil table.insert(package.loaders, 1, f) local r = require("ours") table.remove(package.loaders, 1) return r',
      (name: string) => () => `found ${name}`,
      'found ours',
    ],
    'table.foreachi': ['local f = ... return table.foreachi({5}, f)', (_i: number, v: number) => v + 1, 6],
    'a hook of debug.sethook': [
      'local f = ... debug.sethook(f, "", 1) debug.sethook() return "hooked"',
      () => undefined,
      'hooked',
    ],
    'package.preload': [
      'package.preload.mod = ... return require("mod")',
      (name: string) => `loaded ${name}`,
      'loaded mod',
    ],
    'table.foreach': ['local f = ... return table.foreach({5}, f)', (_k: number, v: number) => v, 5],
    select: ['return select("#", (...)())', () => 1, 1],
    unpack: ['return (unpack({...}))()', () => 1, 1],
  };
  for (const [name, [code, fn, expected]] of Object.entries(uses)) {
    it(`serves as a function: ${name}`, () => {
      expect(run(code, fn)).toEqual(expected);
      if (name !== 'the reader of load') expect(run(code, asFunction(fn))).toEqual(expected);
      // Inside a coroutine as well.
      if (name !== 'the reader of load')
        expect(run(`return coroutine.wrap(function(...) ${code} end)(...)`, fn)).toEqual(expected);
    });
  }

  it('serves as a function in 5.2: __pairs, __ipairs, package.searchers (for __gc see hostile.test.ts)', () => {
    const lua52 = new LuaRuntime({ lua: '5.2' });
    const f = lua52.eval<LuaFunction>(`function(give, search)
      local t = setmetatable({}, { __pairs = give, __ipairs = give })
      local log = {}
      for k, v in pairs(t) do log[#log + 1] = k .. v end
      for k, v in ipairs(t) do log[#log + 1] = k .. v end
      table.insert(package.searchers, 1, search)
      log[#log + 1] = require("ours")
      return table.concat(log, " ")
    end`);
    const step = (_t: unknown, k: unknown): unknown => (k === undefined ? tuple('k', 'v') : undefined);
    const unpacking = new LuaRuntime({ lua: '5.2', unpackReturnedTuples: true });
    const g = unpacking.compile<[typeof step], string>(
      'local step = ... local r = "" for k, v in pairs(setmetatable({}, { __pairs = function(t) return step, t end })) do r = r .. k .. v end return r',
    );
    expect(g(step)).toBe('kv');
    const give = lua52.eval(
      'function() local n = 0 return function() n = n + 1 if n < 3 then return "k", n end end end',
    );
    expect(
      f(
        (t: unknown) => (give as LuaFunction)(t),
        (name: string) => () => `found ${name}`,
      ),
    ).toBe('k1 k2 k1 k2 found ours');
  });

  it('asFunction and js.as_function make type() say function', () => {
    const f = (x: number): number => x + 1;
    expect(run('local f = ... return type(f), f(1)', asFunction(f))).toEqual(['function', 2]);
    expect(run('local f = js.as_function(...) return type(f), f(1)', f)).toEqual(['function', 2]);
    expect(run('return js.as_function(...)', f)).toBe(f);
    expect(run('local f = ... return js.as_function(f) == js.as_function(f)', f)).toBe(true);
    expect(run('return js.as_function(print) == print')).toBe(true);
    expect(asFunction(f)(5)).toBe(6);
    expect(asFunction(f)).toBe(asFunction(f));
    const c = new Counter();
    expect(run('local f = js.as_function((...).add) return type(f), f(3)', c)).toEqual(['function', 3]);
    expect(() => asFunction({} as never)).toThrow(/fn/);
    expect(() => run('return js.as_function({})')).toThrow(TypeError);
    expect(() => run('return js.as_function(...)', {})).toThrow(TypeError);
  });

  it('an object that is no function cannot be called', () => {
    expect(() => run('local o = ... return o()', {})).toThrow("attempt to call local 'o' (a userdata value)");
  });
});
