import { describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { rejection } from './rejection.js';

const { LuaWorker, LuaRuntime, LuaCloneError, LuaError, transfer, asObject, tuple } = await bundle();

type Node = { [key: string]: unknown };

describe('arguments', () => {
  it('objects, arrays, Maps and Sets are tables', async () => {
    await using w = await LuaWorker.create();
    const type = async (v: unknown): Promise<unknown> => w.eval('type(...)', v);
    for (const v of [{ a: 1 }, [1, 2], new Map([[1, 2]]), new Set([1])]) expect(await type(v)).toBe('table');
    expect(await w.eval('(...).a.b[2]', { a: { b: [1, 'two'] } })).toBe('two');
    expect(await w.eval('(...)[7]', new Map([[7, 'seven']]))).toBe('seven');
    expect(await w.eval('#(...)', new Set(['x', 'y']))).toBe(2);
    expect(await w.eval('select("#", ...)', null, undefined, 3)).toBe(3);
    expect(await w.eval('(function(t) return t[1], t[2], t[3] end)(...)', [1, null, 3])).toEqual(
      tuple(1, undefined, 3),
    );
    class Point {
      x = 1;
      y = 2;
    }
    expect(await w.eval('(...).x + (...).y', new Point())).toBe(3);
  });

  it('shared and cyclic structure is kept, both ways', async () => {
    await using w = await LuaWorker.create();
    const shared = { n: 1 };
    const cycle: Node = { a: shared, b: shared };
    cycle['self'] = cycle;
    expect(await w.eval('(...).a == (...).b and (...).self == (...)', cycle)).toBe(true);
    const back = await w.execute<Node>('local s = {} local t = { a = s, b = s } t.self = t return t');
    expect(back['a']).toBe(back['b']);
    expect(back['self']).toBe(back);
    // Among several arguments and several results too.
    expect(await w.eval('select(1, ...) == select(2, ...)', shared, shared)).toBe(true);
    const [p, q] = await w.execute<[object, object]>('local t = {} return t, t');
    expect(p).toBe(q);
    const loop: unknown[] = [];
    loop.push(loop);
    const echoed = await w.eval<unknown[]>('...', loop);
    expect(echoed[0]).toBe(echoed);
  });

  it('tables of a runtime of this thread are tables', async () => {
    await using w = await LuaWorker.create();
    const lua = new LuaRuntime();
    const t = lua.eval('{ 1, 2, name = "x", nested = { true } }') as never;
    expect(await w.eval('(...).name .. #(...) .. tostring((...).nested[1])', t)).toBe('x2true');
    expect(await w.eval('(...).name', asObject(t))).toBe('x');
  });

  it('Dates, typed arrays and errors stay what they are', async () => {
    await using w = await LuaWorker.create();
    expect(await w.eval('(...):getTime()', new Date(5))).toBe(5);
    expect(await w.eval('...', new Date(5))).toEqual(new Date(5));
    expect(await w.eval('(...)[1]', new Float64Array([1.5, 2.5]))).toBe(2.5);
    expect(await w.eval('...', Buffer.from('abc'))).toEqual(new Uint8Array([97, 98, 99]));
    expect(await w.eval('(...).message', new TypeError('no'))).toBe('no');
    expect(await w.eval('...', 12n)).toBe(12);
    await expect(w.eval('...', 2n ** 70n)).rejects.toThrow(RangeError);
  });
});

describe('results', () => {
  it('each table comes back to Lua as the same table', async () => {
    await using w = await LuaWorker.create();
    await w.execute(`function same(a, b)
      if type(a) ~= 'table' or type(b) ~= 'table' then return a == b end
      for k, v in pairs(a) do if not same(v, b[k]) then return false end end
      for k in pairs(b) do if a[k] == nil then return false end end
      return true
    end`);
    const cases: [string, unknown][] = [
      ['{}', {}],
      ['{1, "a", false}', [1, 'a', false]],
      ['{a = 1, ["1"] = 2}', { a: 1, 1: 2 }],
      [
        '{1, 2, a = 3}',
        new Map<unknown, unknown>([
          [1, 1],
          [2, 2],
          ['a', 3],
        ]),
      ],
      ['{[0] = 1, [2.5] = 2}', new Map([[0, 1], [2.5, 2]])], // biome-ignore format: short
      ['{[true] = 1}', new Map([[true, 1]])],
      ['{1, nil, 3}', new Map([[1, 1], [3, 3]])], // biome-ignore format: short
      ['{__proto__ = 1}', JSON.parse('{"__proto__": 1}')],
    ];
    for (const [code, expected] of cases) {
      const v = await w.eval(code);
      expect(v).toEqual(expected);
      expect(await w.eval(`same(${code}, ...)`, v)).toBe(true);
    }
    const keyed = await w.eval<Map<object, number>>('{[{1}] = 2}');
    expect([...keyed]).toEqual([[[1], 2]]);
    expect(Object.hasOwn(await w.eval<object>('{__proto__ = 1}'), '__proto__')).toBe(true);
  });

  it('strings keep their bytes, in every encoding', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const all = 'local t = {} for i = 0, 255 do t[i + 1] = string.char(i) end s = table.concat(t)';
    await using raw = await LuaWorker.create({ encoding: null });
    await raw.execute(all);
    expect(await raw.eval('s')).toEqual(bytes);
    expect(await raw.eval('s == ...', bytes)).toBe(true);
    // Keys too.
    const keyed = await raw.eval<Map<Uint8Array, number>>('{[s] = 1}');
    expect([...keyed]).toEqual([[bytes, 1]]);
    expect(await raw.eval('(...)[s]', keyed)).toBe(1);
    await using latin = await LuaWorker.create({ encoding: 'latin1' });
    await latin.execute(all);
    expect(await latin.eval('s')).toBe(String.fromCharCode(...bytes));
    expect(await latin.eval('s == ...', String.fromCharCode(...bytes))).toBe(true);
    await using utf8 = await LuaWorker.create();
    expect(await utf8.eval('#..., ...', 'Grüße 🎉')).toEqual(tuple(12, 'Grüße 🎉'));
    const e = await rejection(utf8.eval('{ list = { "\\255" } }'));
    expect(e).toBeInstanceOf(LuaCloneError);
    expect(e.message).toMatch(/^result\.list\[1\]: the bytes of a Lua string are not valid 'utf-8'/);
  });

  it('null and undefined', async () => {
    await using w = await LuaWorker.create();
    expect(await w.eval('{ a = js.null, b = js.undefined }')).toEqual({ a: null, b: undefined });
  });
});

describe('what cannot be copied', () => {
  it('is named by its path', async () => {
    await using w = await LuaWorker.create();
    const f = new LuaRuntime().eval('function() end');
    const cases: [unknown, string][] = [
      [() => 1, 'argument #1: a function cannot be copied to another thread; expose() offers functions to Lua'],
      [{ on: { 'a b': [0, () => 1] } }, 'argument #1.on["a b"][1]: a function'],
      [new Map([['k', Symbol('s')]]), 'argument #1.k: a symbol'],
      [{ f }, 'argument #1.f: a Lua function'],
      [[Promise.resolve()], 'argument #1[0]: a Promise object'],
      [{ w: new WeakMap() }, 'argument #1.w: a WeakMap object'],
    ];
    for (const [value, message] of cases) {
      const e = await rejection(w.eval('...', value));
      expect(e).toBeInstanceOf(LuaCloneError);
      expect(e).toBeInstanceOf(LuaError);
      expect(e.message).toContain(message);
      expect(message.startsWith(`${e['path']}:`)).toBe(true);
    }
    expect((await rejection(w.eval('...', 1, { x: () => 1 }))).message).toMatch(/^argument #2\.x: a function/);
    expect((await rejection(w.globals.set('g', () => 1))).message).toMatch(/^the value: a function/);
  });

  it('from Lua: functions, coroutines, files', async () => {
    await using w = await LuaWorker.create();
    const cases: [string, string][] = [
      ['print', 'result: a Lua function cannot be copied to another thread'],
      ['{ a = { 1, { print } } }', 'result.a[2][1]: a Lua function'],
      ['{ co = coroutine.create(print) }', 'result.co: a coroutine'],
      ['1, { io.stdout }', 'result #2[1]: a Lua userdata'],
      ['{ [print] = 1 }', 'result["(a key)"]: a Lua function'],
      ['js.builtins.Array', 'result: a function'],
    ];
    for (const [code, message] of cases) {
      const e = await rejection(w.eval(code));
      expect(e).toBeInstanceOf(LuaCloneError);
      expect(e.message).toContain(message);
    }
    expect((await rejection(w.globals.get('print'))).message).toMatch(/a Lua function/);
  });

  it('a value nested too deeply', async () => {
    await using w = await LuaWorker.create();
    const e = await rejection(w.execute('local t = {} for i = 1, 1e6 do t = { t } end return t'));
    expect(e).toBeInstanceOf(LuaCloneError);
    let deep: unknown[] = [];
    for (let i = 0; i < 1e6; i++) deep = [deep];
    expect(await rejection(w.eval('...', deep))).toBeInstanceOf(LuaCloneError);
    expect(await w.eval('1')).toBe(1);
  });
});

describe('memory that moves or is shared', () => {
  it('transfer', async () => {
    await using w = await LuaWorker.create();
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await w.eval('(...)[2]', transfer(bytes))).toBe(3);
    expect(bytes.length).toBe(0);
    const buffer = new ArrayBuffer(8);
    expect(await w.eval('(...).data.byteLength', { data: transfer(buffer) })).toBe(8);
    expect(buffer.byteLength).toBe(0);
    // A second time there is nothing left to move.
    expect(await rejection(w.eval('...', transfer(buffer)))).toBeInstanceOf(LuaCloneError);
    const kept = new Uint8Array([4]);
    await w.eval('...', kept);
    expect(kept.length).toBe(1);
    expect(await w.eval('1')).toBe(1);
  });

  it('a SharedArrayBuffer is shared, and readable from Lua', async () => {
    await using w = await LuaWorker.create();
    const cells = new Int32Array(new SharedArrayBuffer(16));
    cells[1] = 41;
    await w.globals.set('cells', cells);
    expect(await w.eval('cells[1]')).toBe(41);
    cells[1] = 42;
    expect(await w.eval('cells[1]')).toBe(42);
    await w.execute('cells[2] = 7');
    expect(cells[2]).toBe(7);
    expect(await w.eval('js.new(js.builtins.Int32Array, ...)[2]', cells.buffer)).toBe(7);
    const back = await w.eval<Int32Array>('cells');
    back[3] = 9;
    expect(cells[3]).toBe(9);
  });
});
