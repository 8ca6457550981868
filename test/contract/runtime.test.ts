import { describe, expect, it } from 'vitest';
import {
  LuaError,
  type LuaFunction,
  LuaRuntime,
  LuaSyntaxError,
  type LuaTable,
  Tuple,
  tuple,
} from '../../src/index.js';

describe('LuaRuntime', () => {
  it('is made synchronously, and states are fully separate', () => {
    const a = new LuaRuntime();
    const b = new LuaRuntime();
    a.execute('x = 1; string.extra = 2');
    expect(a.eval('x')).toBe(1);
    expect(b.eval('x')).toBe(undefined);
    expect(b.eval('string.extra')).toBe(undefined);
  });

  it('eval gives the value of an expression, with args as its ...', () => {
    const lua = new LuaRuntime();
    expect(lua.eval<number>('1+1')).toBe(2);
    expect(lua.eval('...', 7)).toBe(7);
    expect(lua.eval('select("#", ...)', 1, undefined, null)).toBe(3);
    expect(lua.eval('1 -- a comment')).toBe(1);
  });

  it('results: no value is undefined, one is that value, several are a Tuple', () => {
    const lua = new LuaRuntime();
    expect(lua.execute('return')).toBe(undefined);
    expect(lua.execute('x = 1')).toBe(undefined);
    expect(lua.execute('return 5')).toBe(5);
    const several = lua.execute<[number, string, undefined]>('return 1, "a", nil');
    expect(several).toBeInstanceOf(Tuple);
    expect(Array.isArray(several)).toBe(true);
    const [one, a, nothing] = several;
    expect([one, a, nothing, several.length]).toEqual([1, 'a', undefined, 3]);
    expect(several.map((x) => x)).not.toBeInstanceOf(Tuple);
  });

  it('execute runs a chunk with args', () => {
    const lua = new LuaRuntime();
    expect(lua.execute('local a, b = ... ; y = a + b; return y', 2, 3)).toBe(5);
    expect(lua.globals()['y']).toBe(5);
  });

  it('compile gives a LuaFunction that has not run', () => {
    const lua = new LuaRuntime();
    const f = lua.compile('count = (count or 0) + 1 return count, ...', { name: '=chunk' });
    expect(lua.eval('count')).toBe(undefined);
    expect([...(f('x') as Tuple)]).toEqual([1, 'x']);
    expect(() => lua.compile('error("here")', { name: '=chunk' })()).toThrow('chunk:1: here');
    expect(() => lua.compile('error("here")', { name: '@file.lua' })()).toThrow('file.lua:1: here');
    expect(() => lua.compile('error("here")')()).toThrow('[string "error("here")"]:1: here');
  });

  it('compile: mode', () => {
    const lua = new LuaRuntime({ encoding: null });
    const dump = lua.eval<Uint8Array>('string.dump(loadstring("return 42"))');
    expect(lua.compile(dump, { mode: 'b' })()).toBe(42);
    expect(lua.compile(dump)()).toBe(42);
    expect(() => lua.compile(dump, { mode: 't' })).toThrow(LuaError);
    expect(() => lua.compile('return 1', { mode: 'b' })).toThrow("mode is 'b'");
    expect(() => lua.compile('return 1', { mode: 'x' as 't' })).toThrow(RangeError);
  });

  it('source may be bytes', () => {
    const lua = new LuaRuntime();
    expect(lua.eval(new TextEncoder().encode('"ä"'))).toBe('ä');
    expect(lua.execute(new TextEncoder().encode('return 1'))).toBe(1);
  });

  it('globals is _G', () => {
    const lua = new LuaRuntime();
    expect(lua.globals()).toBe(lua.eval('_G'));
    const g = lua.globals();
    g['answer'] = 42;
    expect(lua.eval('answer')).toBe(42);
  });

  it('table makes a table of its items', () => {
    const lua = new LuaRuntime();
    const t = lua.table(1, 2, 3, 4);
    expect(t.toArray()).toEqual([1, 2, 3, 4]);
    expect(lua.table().length).toBe(0);
    expect(lua.table('a', undefined, 'c').get(3)).toBe('c');
  });

  it('tableFrom: iterables append, Maps and objects and tables merge, the last wins', () => {
    const lua = new LuaRuntime();
    const t = lua.tableFrom([1, 2, 3], { a: 1, b: 2 }, tuple(4, 5), { b: 42 });
    expect(t['b']).toBe(42);
    expect(t[5]).toBe(5);
    expect(t['a']).toBe(1);
    const merged = lua.tableFrom(new Map<unknown, unknown>([[10, 'ten']]), lua.table('x'), new Set(['y']));
    expect([merged.get(10), merged.get(1)]).toEqual(['ten', 'y']);
    // Names of plain objects are strings, a Map may hold number keys.
    const names = lua.tableFrom({ 1: 'string key' });
    expect([names.get(1), names.get('1')]).toEqual([undefined, 'string key']);
    expect(lua.tableFrom(new Map([[1, 'number key']])).get(1)).toBe('number key');
    expect(
      lua
        .tableFrom(
          (function* () {
            yield 'g';
          })(),
        )
        .get(1),
    ).toBe('g');
    expect(lua.tableFrom(Object.assign(Object.create(null), { a: 1 })).get('a')).toBe(1);
  });

  it('tableFrom keeps what is inside as it is', () => {
    const lua = new LuaRuntime();
    const inner = [1];
    const t = lua.tableFrom({ inner });
    expect(t['inner']).toBe(inner);
  });

  it('null and undefined in a source leave a hole; as a key they are refused', () => {
    const lua = new LuaRuntime();
    const t = lua.tableFrom([1, null, 3, undefined, 5]);
    expect([t.get(1), t.get(2), t.get(3), t.get(4), t.get(5)]).toEqual([1, undefined, 3, undefined, 5]);
    expect(lua.tableFrom({ a: null }).has('a')).toBe(false);
    expect(() => lua.tableFrom(new Map([[null, 1]]))).toThrow(TypeError);
    expect(() => lua.tableFrom(new Map([[undefined, 1]]))).toThrow(TypeError);
    expect(() => lua.tableFrom(new Map([[Number.NaN, 1]]))).toThrow(TypeError);
    expect(() => lua.tableFrom(5)).toThrow(/tableFrom: source 1/);
    expect(() => lua.tableFrom([], null)).toThrow(/source 2/);
  });

  it('tableFromDeep nests; shared and cyclic structure is kept', () => {
    const lua = new LuaRuntime();
    const shared = { v: 1 };
    const data: Record<string, unknown> = { list: [1, [2, 3]], a: shared, b: shared, m: new Map([['k', { x: 1 }]]) };
    data['self'] = data;
    const t = lua.tableFromDeep(data) as LuaTable<{
      list: LuaTable;
      a: LuaTable;
      b: LuaTable;
      m: LuaTable<{ k: LuaTable<{ x: number }> }>;
      self: LuaTable;
    }>;
    expect((t.list.get(2) as LuaTable).get(2)).toBe(3);
    expect(t.a).toBe(t.b);
    expect(t.self).toBe(t);
    expect(t.m.k.x).toBe(1);
    const date = new Date();
    expect(lua.tableFromDeep({ date }).get('date')).toBe(date);
    expect(lua.tableFromDeep([[1, 2], 'x']).toArray()).toEqual([[1, 2], 'x']);
  });

  it('require', () => {
    const lua = new LuaRuntime();
    expect(lua.require('string')).toBe(lua.eval('string'));
    expect(() => lua.require('no.such.module')).toThrow(LuaError);
    expect(() => new LuaRuntime({ stdlib: [] }).require('string')).toThrow(LuaError);
  });

  it('luaVersion and luaImplementation', () => {
    expect(new LuaRuntime().luaVersion).toEqual([5, 1]);
    expect(new LuaRuntime({ lua: '5.1' }).luaVersion).toEqual([5, 1]);
    expect(new LuaRuntime({ lua: '5.2' }).luaVersion).toEqual([5, 2]);
    expect(new LuaRuntime().luaImplementation).toMatch(/^lupajs \d+\.\d+\.\d+ .*LuaJIT/);
    expect(new LuaRuntime({ lua: '5.2' }).luaImplementation).toMatch(/5\.2/);
  });

  it('gccollect, nogc and memory figures', () => {
    const lua = new LuaRuntime();
    lua.gccollect();
    expect(lua.nogc(() => lua.eval('1+1'))).toBe(2);
    expect(lua.getMemoryUsed()).toBeGreaterThan(0);
    expect(lua.getMemoryUsed(true)).toBeGreaterThan(0);
    expect(lua.getMaxMemory()).toBe(0);
    lua.setMaxMemory(5e6);
    expect(lua.getMaxMemory()).toBe(5e6);
    expect(lua.getMaxMemory(true)).toBe(5e6);
    lua.setMaxMemory(0);
    expect(lua.eval('1')).toBe(1);
  });

  it('every use of a closed runtime and of its objects raises an error', () => {
    const lua = new LuaRuntime();
    const t = lua.eval<LuaTable>('{ 1, a = 1 }');
    const f = lua.eval<LuaFunction>('function() return 1 end');
    const gen = f.coroutine();
    const iterator = t.keys();
    lua.close();
    lua.close();
    const uses: (() => unknown)[] = [
      () => lua.eval('1'),
      () => lua.execute(''),
      () => lua.compile(''),
      () => lua.globals(),
      () => lua.table(),
      () => lua.tableFrom(),
      () => lua.tableFromDeep(),
      () => lua.require('string'),
      () => lua.gccollect(),
      () => lua.nogc(() => 1),
      () => lua.getMemoryUsed(),
      () => lua.getMaxMemory(),
      () => lua.setMaxMemory(5),
      () => lua.with({ timeout: 5 }).eval('1'),
      () => lua.call(f),
      () => t.get('a'),
      () => t.set('a', 2),
      () => t.has('a'),
      () => t.delete('a'),
      () => t.keys(),
      () => t.values(),
      () => t.entries(),
      () => t.forEach(() => {}),
      () => t.length,
      () => t['a'],
      () => {
        t['a'] = 5;
      },
      () => t.toObject(),
      () => t.toArray(),
      () => t.toMap(),
      () => String(t),
      () => iterator.next(),
      () => f(),
      () => f.coroutine(),
      () => gen.next(),
      () => gen.send(1),
      () => gen.throw(new Error()),
      () => gen.return(),
    ];
    for (const use of uses) expect(use, use.toString()).toThrow('runtime is closed');
  });

  it('async calls of a closed runtime are rejected', async () => {
    const lua = new LuaRuntime();
    const f = lua.eval<LuaFunction>('print');
    const calls = lua.with({ timeout: 5 });
    lua.close();
    await expect(lua.evalAsync('1')).rejects.toThrow('runtime is closed');
    await expect(lua.executeAsync('return 1')).rejects.toThrow('runtime is closed');
    await expect(f.async()).rejects.toThrow('runtime is closed');
    await expect(lua.callAsync(f)).rejects.toThrow('runtime is closed');
    await expect(calls.evalAsync('1')).rejects.toThrow('runtime is closed');
  });

  it('is disposable', () => {
    let kept: LuaRuntime;
    {
      using lua = new LuaRuntime();
      kept = lua;
      expect(lua.eval('1')).toBe(1);
    }
    expect(() => kept.eval('1')).toThrow('runtime is closed');
  });

  it('syntax errors', () => {
    const lua = new LuaRuntime();
    expect(() => lua.eval('1 +')).toThrow(LuaSyntaxError);
    expect(() => lua.execute('x = = 1')).toThrow(/unexpected symbol near '='/);
    try {
      lua.compile('while true do\n  x = 1', { name: '=chunk' });
    } catch (e) {
      expect(e).toBeInstanceOf(LuaSyntaxError);
      expect((e as LuaSyntaxError).incomplete).toBe(true);
      expect((e as LuaSyntaxError).line).toBe(2);
    }
    expect(lua.eval('1')).toBe(1);
  });
});
