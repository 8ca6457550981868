// API.md, "LuaRuntime". Each title is a line of its code block, or a sentence.
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  asObject,
  LuaError,
  type LuaFunction,
  LuaRuntime,
  LuaSyntaxError,
  type LuaTable,
  luaType,
  Tuple,
  tuple,
} from '../../src/index.js';

describe('LuaRuntime', () => {
  it('new LuaRuntime(options?): synchronous; states are fully separate', () => {
    const a = new LuaRuntime();
    const b = new LuaRuntime();
    a.execute('x = 1; string.extra = 2');
    expect(a.eval('x')).toBe(1);
    expect(b.eval('x')).toBe(undefined);
    expect(b.eval('string.extra')).toBe(undefined);
  });

  it('lua.eval(code, ...args): an expression; args are `...`', () => {
    const lua = new LuaRuntime();
    expect(lua.eval<number>('1+1')).toBe(2);
    expect(lua.eval('...', 7)).toBe(7);
    expect(lua.eval('select("#", ...)', 1, undefined, null)).toBe(3);
    expect(lua.eval('1 -- a comment')).toBe(1);
  });

  it('results: no value → undefined, one → that value, several → a Tuple (an Array subclass, so destructuring works)', () => {
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

  it('lua.execute(code, ...args): a chunk', () => {
    const lua = new LuaRuntime();
    expect(lua.execute('local a, b = ... ; y = a + b; return y', 2, 3)).toBe(5);
    expect(lua.globals()['y']).toBe(5);
  });

  it('lua.compile(code, { name?, mode? }): LuaFunction, not run', () => {
    const lua = new LuaRuntime();
    const f = lua.compile('count = (count or 0) + 1 return count, ...', { name: '=chunk' });
    expect(lua.eval('count')).toBe(undefined);
    expect([...(f('x') as Tuple)]).toEqual([1, 'x']);
    expect(() => lua.compile('error("here")', { name: '=chunk' })()).toThrow('chunk:1: here');
    expect(() => lua.compile('error("here")', { name: '@file.lua' })()).toThrow('file.lua:1: here');
    expect(() => lua.compile('error("here")')()).toThrow('[string "error("here")"]:1: here');
  });

  it('lua.compile: mode', () => {
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

  it('lua.globals(): LuaTable _G', () => {
    const lua = new LuaRuntime();
    expect(lua.globals()).toBe(lua.eval('_G'));
    const g = lua.globals();
    g['answer'] = 42;
    expect(lua.eval('answer')).toBe(42);
  });

  it('lua.table(...items): {items...}', () => {
    const lua = new LuaRuntime();
    const t = lua.table(1, 2, 3, 4);
    expect(t.toArray()).toEqual([1, 2, 3, 4]);
    expect(lua.table().length).toBe(0);
    expect(lua.table('a', undefined, 'c').get(3)).toBe('c');
  });

  it('lua.tableFrom(...sources): iterables append, Maps/plain objects/LuaTables merge, last wins; names of plain objects are strings, a Map may hold number keys', () => {
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

  it('lua.tableFrom keeps what is inside as it is', () => {
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

  it('lua.tableFromDeep(...sources): the same, nested; shared and cyclic structure kept', () => {
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

  it('lua.require(name)', () => {
    const lua = new LuaRuntime();
    expect(lua.require('string')).toBe(lua.eval('string'));
    expect(() => lua.require('no.such.module')).toThrow(LuaError);
    expect(() => new LuaRuntime({ stdlib: [] }).require('string')).toThrow(LuaError);
  });

  it('lua.luaVersion, lua.luaImplementation: a string naming engine and version', () => {
    expect(new LuaRuntime().luaVersion).toEqual([5, 1]);
    expect(new LuaRuntime({ lua: '5.1' }).luaVersion).toEqual([5, 1]);
    expect(new LuaRuntime({ lua: '5.2' }).luaVersion).toEqual([5, 2]);
    expect(new LuaRuntime().luaImplementation).toMatch(/^lupajs \d+\.\d+\.\d+ .*LuaJIT/);
    expect(new LuaRuntime({ lua: '5.2' }).luaImplementation).toMatch(/5\.2/);
  });

  it('lua.gccollect(); lua.nogc(fn); lua.getMemoryUsed(total?); lua.getMaxMemory(total?); lua.setMaxMemory(bytes, total?)', () => {
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

  it('after close() every use of the runtime and of its objects raises LuaError: runtime is closed', () => {
    const lua = new LuaRuntime();
    const t = lua.eval<LuaTable>('{ 1, a = 1 }');
    const f = lua.eval<LuaFunction>('function() return 1 end');
    const gen = f.coroutine();
    const iterator = t.keys();
    const thread = lua.eval<LuaFunction>('coroutine.create(print)');
    const file = lua.eval<{ get(k: string): unknown; set(k: string, v: unknown): unknown }>('io.stdout');
    const view = asObject<Record<string, unknown>>(t);
    const calls = lua.with({ timeout: 5 });
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
      () => gen.status,
      () => [...gen],
      () => thread(),
      () => file.get('write'),
      () => file.set('x', 1),
      () => String(file),
      () => String(f),
      () => [...t],
      () => t[1],
      () => view['a'],
      () => 'a' in view,
      () => Object.keys(view),
      () => {
        view['a'] = 1;
      },
      () => delete view['a'],
      () => JSON.stringify(view),
      () => lua.with({}),
      () => calls.eval('1'),
      () => calls.execute(''),
      () => calls.call(f),
      () => lua.luaVersion,
      () => lua.luaImplementation,
      // In another runtime, too.
      () => new LuaRuntime().eval('...', t),
      () => new LuaRuntime().table(f),
      () => new LuaRuntime().tableFrom(t),
    ];
    for (const use of uses) {
      expect(use, use.toString()).toThrow(LuaError);
      expect(use, use.toString()).toThrow('runtime is closed');
    }
    // To look at an object does not fail, and shows nothing.
    expect(inspect(t)).toBe('LuaTable <closed>');
    expect([luaType(t), luaType(f)]).toEqual(['table', 'function']);
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

  it('lua[Symbol.dispose]', () => {
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

describe('LuaRuntime: close() inside a call', () => {
  it('the call goes on to its end, and nothing begins after it', () => {
    const lua = new LuaRuntime();
    const f = lua.eval<LuaFunction>('function() return 1 end');
    const late: unknown[] = [];
    const result = lua.execute<LuaTable>(
      'local close, again = ... close() local ok, e = pcall(again) return { ok, tostring(e) }',
      () => lua.close(),
      () => {
        late.push('called');
        return f();
      },
    );
    expect(late).toEqual(['called']);
    expect(() => result.get(1)).toThrow('runtime is closed');
    expect(() => lua.eval('1')).toThrow('runtime is closed');
  });

  it('in a coroutine, an iteration, with limits, in a metamethod', () => {
    const make = (): [LuaRuntime, () => void] => {
      const lua = new LuaRuntime();
      return [lua, () => lua.close()];
    };
    const [a, closeA] = make();
    const gen = a.eval<LuaFunction>('function(f) f() coroutine.yield(1) return 2 end').coroutine(closeA);
    expect(gen.next()).toEqual({ done: false, value: 1 });
    expect(() => gen.next()).toThrow('runtime is closed');
    const [b, closeB] = make();
    const t = b.table(1, 2, 3);
    const seen: unknown[] = [];
    expect(() =>
      t.forEach((v) => {
        seen.push(v);
        closeB();
      }),
    ).toThrow('runtime is closed');
    expect(seen).toEqual([1]);
    const [c, closeC] = make();
    const rest = c.table(1, 2).keys();
    rest.next();
    closeC();
    expect(() => rest.next()).toThrow('runtime is closed');
    const [d, closeD] = make();
    const limited = d.with({ maxInstructions: 1000 });
    expect(limited.execute('local close = ... close() return 1', closeD)).toBe(1);
    expect(() => limited.eval('1')).toThrow('runtime is closed');
    const [e, closeE] = make();
    const strict = e.execute<LuaTable>(
      'local close = ... return setmetatable({}, { __index = function(t, k) close() return k end })',
      closeE,
    );
    expect(strict.get('x')).toBe('x');
    expect(() => strict.get('x')).toThrow('runtime is closed');
  });

  it('inside an async call: it ends at the next await', async () => {
    const lua = new LuaRuntime();
    const p = lua.executeAsync(
      'local close, p = ... js.await(p) close() js.await(p) reached = true',
      () => lua.close(),
      Promise.resolve(),
    );
    await expect(p).rejects.toThrow('runtime is closed');
  });
});

describe('LuaRuntime: lua.with({ signal?, timeout?, maxInstructions?, name? })', () => {
  it('is the same runtime: .eval .execute .evalAsync .executeAsync .call(f, ...args) .callAsync(f, ...args)', async () => {
    const lua = new LuaRuntime();
    const calls = lua.with({
      timeout: 10_000,
      maxInstructions: 1e6,
      signal: new AbortController().signal,
      name: '=mine',
    });
    const f = lua.eval<(a: number) => number>('function(a) return a + 1 end');
    expect(calls.eval('... + 1', 1)).toBe(2);
    expect(calls.execute('x = ... return x', 3)).toBe(3);
    expect(await calls.evalAsync('js.await(...)', Promise.resolve(4))).toBe(4);
    expect(await calls.executeAsync('return x')).toBe(3);
    expect(calls.call(f, 5)).toBe(6);
    expect(await calls.callAsync(f, 6)).toBe(7);
    expect(lua.globals()['x']).toBe(3);
    expect(() => calls.execute('error("x")')).toThrow('mine:1: x');
    await expect(calls.executeAsync('error("x")')).rejects.toThrow('mine:1: x');
  });
});

describe('LuaRuntime: lua.require(name)', () => {
  it('is what require in Lua is: loaded once, from package.loaded, preload, searchers', () => {
    const lua = new LuaRuntime({
      searchers: [(name) => (name === 'm' ? 'n = (n or 0) + 1 return { name = ... }' : undefined)],
    });
    const m = lua.require<LuaTable>('m');
    expect(lua.require('m')).toBe(m);
    expect([m.get('name'), lua.eval('n'), lua.eval('require("m")') === m]).toEqual(['m', 1, true]);
    lua.execute('package.preload.p = function(name) return name .. "!" end');
    expect(lua.require('p')).toBe('p!');
    expect(() => lua.require('none')).toThrow(/module 'none' not found/);
    lua.execute('package.loaded.m = nil');
    expect(lua.require('m')).not.toBe(m);
    // The program may have put another function in its place.
    lua.execute('require = nil');
    expect(lua.require('p')).toBe('p!');
  });
});

describe('LuaRuntime: tables of data', () => {
  it('lua.tableFrom takes what is iterable, Maps, objects and tables in any order', () => {
    const lua = new LuaRuntime();
    const entries = (...sources: unknown[]): unknown =>
      Object.fromEntries(lua.tableFrom(...sources).entries() as never);
    expect(entries()).toEqual({});
    expect(entries('ab', new Set([3]), new Uint8Array([4]))).toEqual({ 1: 'a', 2: 'b', 3: 3, 4: 4 });
    expect(lua.tableFrom({ 1: 'named' }, ['first']).get(1)).toBe('first');
    expect(lua.tableFrom({ 1: 'named' }, ['first']).get('1')).toBe('named');
    expect(entries(lua.table('x', 'y'), ['z'])).toEqual({ 1: 'z', 2: 'y' });
    expect(entries(['a'], lua.table('x', 'y'))).toEqual({ 1: 'x', 2: 'y' });
    expect(entries(asObject(lua.eval<LuaTable>('{ v = 1 }')))).toEqual({ v: 1 });
    expect(
      entries(
        new (class {
          a = 1;
          #b = 2;
          get c() {
            return this.#b;
          }
        })(),
      ),
    ).toEqual({ a: 1 });
    expect(entries(Object.create({ inherited: 1 }, { hidden: { value: 2 } }))).toEqual({});
    expect(entries({ [Symbol('s')]: 1, b: 2 })).toEqual({ b: 2 });
    const failing = {
      get x() {
        throw new Error('getter');
      },
    };
    expect(() => lua.tableFrom(failing)).toThrow('getter');
    for (const bad of [5, true, undefined, null, Symbol('s'), () => 1, 7n]) {
      expect(() => lua.tableFrom(bad)).toThrow(TypeError);
      expect(() => lua.tableFrom({}, bad)).toThrow(/source 2/);
    }
  });

  it('lua.tableFromDeep: structure once however often it is met', () => {
    const lua = new LuaRuntime();
    const shared = new Map<unknown, unknown>([['k', [1, 2]]]);
    const t = lua.tableFromDeep<Record<string, LuaTable>>({ a: shared, b: [shared], s: new Set([shared]) });
    expect(t['a']).toBe(t['b']?.get(1));
    expect(t['a']).toBe(t['s']?.get(1));
    const list: unknown[] = [1];
    list.push(list);
    const loop = lua.tableFromDeep(list);
    expect(loop.get(2)).toBe(loop);
    // Objects with a class of their own, and Lua's, stay what they are.
    const own = new (class Own {})();
    const inner = lua.table();
    const kept = lua.tableFromDeep({ own, inner, f: Math.max, d: [new Date(0)] });
    expect([kept.get('own'), kept.get('inner'), kept.get('f')]).toEqual([own, inner, Math.max]);
    // What is in a table comes back the same.
    const data = { a: [1, { b: [true, 'x'] }], c: { d: 1.5 } };
    expect(lua.tableFromDeep(data).toObject()).toEqual(data);
  });
});
