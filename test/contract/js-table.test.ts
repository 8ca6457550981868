// API.md, the rows of the `js` table.
import { describe, expect, it } from 'vitest';
import { type LuaFunction, LuaRuntime, type LuaTable, Tuple, tuple } from '../../src/index.js';

const lua = new LuaRuntime();
const run = (code: string, ...args: unknown[]): unknown => lua.execute(code, ...args);
const list = (code: string, ...args: unknown[]): unknown[] => (run(code, ...args) as LuaTable).toArray();

describe('js.eval(code)', () => {
  it('gives the value of JavaScript code', () => {
    expect(run('return js.eval("1 + 1")')).toBe(2);
    expect(run('return js.eval("var a = 2; a * 3")')).toBe(6);
    expect(run('return js.eval("({ x: [1] })").x[0]')).toBe(1);
    expect(run('return js.eval("null"), js.eval("undefined")')).toEqual([undefined, undefined]);
    expect(run('return js.eval("x => x + 1")(1)')).toBe(2);
    expect(() => run('js.eval("throw new RangeError(1)")')).toThrow(RangeError);
    expect(() => run('js.eval("syntax error")')).toThrow(SyntaxError);
    expect(() => run('js.eval(5)')).toThrow(/code/);
    expect(() => run('js.eval()')).toThrow(/code/);
  });
});

describe('js.builtins', () => {
  it('is globalThis', () => {
    expect(run('return js.builtins')).toBe(globalThis);
    expect(run('return js.builtins.Math.max(1, 5)')).toBe(5);
  });
});

describe('js.iter(x)', () => {
  const collect = 'local t = {} for v in js.iter(...) do t[#t + 1] = v end return t';
  it('iterates anything iterable', () => {
    expect(list(collect, [1, 2, 3])).toEqual([1, 2, 3]);
    expect(list(collect, new Set(['a', 'b']))).toEqual(['a', 'b']);
    expect(list(collect, new Map([['k', 1]]).keys())).toEqual(['k']);
    expect(list(collect, 'aé😀')).toEqual(['a', 'é', '😀']);
    expect(
      list(
        collect,
        (function* () {
          yield 1;
          yield 2;
        })(),
      ),
    ).toEqual([1, 2]);
    expect(list(collect, new Uint8Array([5]))).toEqual([5]);
    expect(list(collect, { [Symbol.iterator]: () => [7][Symbol.iterator]() })).toEqual([7]);
    expect(
      list(collect, {
        next: (() => {
          let n = 0;
          return () => ({ done: n === 2, value: n++ });
        })(),
      }),
    ).toEqual([0, 1]);
    expect(list(collect, [])).toEqual([]);
    expect(list(collect, lua.table('x'))).toEqual([[1, 'x']]);
    expect(() => run(collect, {})).toThrow(TypeError);
    expect(() => run(collect, 5)).toThrow(TypeError);
    expect(() => run(collect)).toThrow(TypeError);
  });
  it('a value that would be nil arrives as js.null or js.undefined', () => {
    expect(
      list(
        'local t = {} for v in js.iter(...) do t[#t + 1] = v == js.null and "null" or v == js.undefined and "undefined" or v end return t',
        [1, null, undefined, 2],
      ),
    ).toEqual([1, 'null', 'undefined', 2]);
    // biome-ignore lint/suspicious/noSparseArray: a hole
    expect(run('local n = 0 for v in js.iter(...) do n = n + 1 end return n', [1, , 3])).toBe(3);
  });
  it('false and NaN do not end the loop', () => {
    expect(list(collect, [false, Number.NaN, 0, ''])).toEqual([false, Number.NaN, 0, '']);
  });
  it('errors of the iterator arrive', () => {
    const error = new Error('iterator');
    expect(() =>
      run(
        collect,
        (function* () {
          yield 1;
          throw error;
        })(),
      ),
    ).toThrow(error);
  });
});

describe('js.iterex(x)', () => {
  it('explodes arrays and tuples', () => {
    const code = 'local t = {} for k, v in js.iterex(...) do t[#t + 1] = k t[#t + 1] = v end return t';
    expect(
      list(
        code,
        new Map([
          ['a', 1],
          ['b', 2],
        ]),
      ),
    ).toEqual(['a', 1, 'b', 2]);
    expect(list(code, [tuple(1, 2), [3, 4]])).toEqual([1, 2, 3, 4]);
    expect(list(code, Object.entries({ x: 5 }))).toEqual(['x', 5]);
  });
  it('leaves other values as they are', () => {
    expect(
      list('local t = {} for a, b in js.iterex(...) do t[#t + 1] = a t[#t + 1] = b == nil end return t', ['x', 5]),
    ).toEqual(['x', true, 5, true]);
  });
  it('only the first value is replaced', () => {
    const code = `for a, b, c, d in js.iterex(...) do
      return { a == js.null, a == nil, b == js.null, b == nil, c == js.null, c == nil, d == js.null, d == nil }
    end`;
    const expected = [true, false, false, true, false, true, false, true];
    expect(list(code, [[null, null, null, null]])).toEqual(expected);
    expect(list(code, [[null, null]])).toEqual(expected);
    expect(run('local n = 0 for a in js.iterex(...) do n = n + 1 end return n', [[], [], null])).toBe(3);
  });
});

describe('js.enumerate(x, start)', () => {
  it('gives an index from 0 or start, and the item', () => {
    const code = 'local t = {} for i, v in js.enumerate(...) do t[#t + 1] = i t[#t + 1] = v end return t';
    expect(list(code, ['a', 'b'])).toEqual([0, 'a', 1, 'b']);
    expect(list(code, ['a', 'b'], 1)).toEqual([1, 'a', 2, 'b']);
    expect(list(code, ['a'], -5)).toEqual([-5, 'a']);
    expect(() => run(code, ['a'], 'x')).toThrow(/start/);
  });
  it('items that are nil stay nil', () => {
    expect(
      run('local n = 0 for i, v in js.enumerate(...) do if v == nil then n = n + 1 end end return n', [
        null,
        undefined,
        1,
      ]),
    ).toBe(2);
  });
});

describe('js.null and js.undefined', () => {
  it('reach JS as null and undefined', () => {
    const got: unknown[] = [];
    run('(...)(js.null, js.undefined, js.none, nil)', (...args: unknown[]) => got.push(...args));
    expect(got).toEqual([null, undefined, null, undefined]);
    const o: Record<string, unknown> = {};
    run('local o = ... o.a = js.null o.b = js.undefined', o);
    expect(o).toStrictEqual({ a: null, b: undefined });
    expect(run('return js.null')).toBe(null);
    expect(run('return js.undefined')).toBe(undefined);
  });
  it('are values of their own in Lua', () => {
    expect(
      run('return js.none == js.null, js.null == js.undefined, js.null == nil, type(js.null), not js.null'),
    ).toEqual([true, false, false, 'userdata', false]);
    expect(run('local t = { [js.null] = 1 } return t[js.null], t[js.undefined]')).toEqual([1, undefined]);
    expect(() => run('return js.null.x')).toThrow(/null/);
    expect(() => run('js.undefined.x = 1')).toThrow(/undefined/);
    expect(() => run('js.null()')).toThrow(/attempt to call/);
  });
});

describe('js.new, js.typeof, js.instanceof, js.tuple', () => {
  it('js.typeof(x)', () => {
    const code = 'local r = {} for i = 1, select("#", ...) do r[i] = js.typeof((select(i, ...))) end return r';
    expect(list(code, 1, 'x', true, undefined, {}, () => {}, Symbol('s'), lua.table(), lua.eval('print'))).toEqual([
      'number',
      'string',
      'boolean',
      'undefined',
      'object',
      'function',
      'symbol',
      'object',
      'function',
    ]);
    expect(run('return js.typeof(js.null), js.typeof(js.undefined), js.typeof()')).toEqual([
      'object',
      'undefined',
      'undefined',
    ]);
  });
  it('js.instanceof(x, Class)', () => {
    class A {}
    class B extends A {}
    expect(
      run('local x, A, B = ... return js.instanceof(x, A), js.instanceof(x, B), js.instanceof(1, A)', new A(), A, B),
    ).toEqual([true, false, false]);
    expect(run('local a = ... return js.instanceof(a, js.builtins.Array)', [])).toBe(true);
    class Even {
      static [Symbol.hasInstance](n: number) {
        return n % 2 === 0;
      }
    }
    expect(run('local E = ... return js.instanceof(2, E), js.instanceof(3, E)', Even)).toEqual([true, false]);
    expect(() => run('return js.instanceof(1, 2)')).toThrow(TypeError);
  });
  it('js.tuple(...)', () => {
    const t = run('return js.tuple(1, nil, "x")');
    expect(t).toBeInstanceOf(Tuple);
    expect(t).toEqual([1, undefined, 'x']);
    expect(run('return #js.tuple(), js.tuple(5)[0]')).toEqual([0, 5]);
  });
});

describe('the table itself', () => {
  it('is a table under the name of the host and in package.loaded', () => {
    expect(run('return type(js), require("js") == js, package.loaded.js == js')).toEqual(['table', true, true]);
    const names = Object.keys((run('return js') as LuaTable).toObject()).sort();
    expect(names).toEqual([
      'as_attrgetter',
      'as_function',
      'as_itemgetter',
      'await',
      'builtins',
      'enumerate',
      'eval',
      'instanceof',
      'iter',
      'iterex',
      'new',
      'none',
      'null',
      'tuple',
      'typeof',
      'undefined',
    ]);
  });
  it('a script written for lupa runs unchanged with hostName python', () => {
    const python = new LuaRuntime({ hostName: 'python', unpackReturnedTuples: true });
    const copy = python.eval<LuaFunction>(`function(d)
      local t = {}
      for key, value in python.iterex(d.items()) do t[key] = value end
      return t
    end`);
    const d = { items: () => Object.entries({ a: 1, b: 2 }) };
    expect((copy(d) as LuaTable)['b']).toBe(2);
    expect(
      python.eval('python.eval("1 + 1"), python.none == nil, python.builtins.str(4), python.builtins.len("abc")'),
    ).toEqual([2, false, '4', 3]);
  });
});
