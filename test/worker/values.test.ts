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

  it('their strings keep their bytes, whatever the encodings', async () => {
    const bytes = 'local t = {} for i = 0, 255 do t[i + 1] = string.char(i) end return table.concat(t)';
    for (const from of ['utf-8', 'latin1', null] as const) {
      const lua = new LuaRuntime({ encoding: from });
      const t = lua.execute(`local s = (function() ${bytes} end)() return { s = s, plain = "abc", [s] = { s } }`);
      for (const to of ['utf-8', 'latin1', null] as const) {
        await using w = await LuaWorker.create({ encoding: to });
        await w.expose({ give: () => t });
        await w.execute(`s = (function() ${bytes} end)()`);
        for (const code of ['...', 'give()'])
          expect(await w.execute(`local t = ${code} return t.s == s and t[s][1] == s and t.plain == "abc"`, t)).toBe(
            true,
          );
      }
    }
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
      ['{ [print] = 1 }', 'result (a key): a Lua function'],
      ['{ { [{ print }] = 1 } }', 'result[1] (a key)[1]: a Lua function'],
      ['js.builtins.Array', 'result: a function'],
    ];
    for (const [code, message] of cases) {
      const e = await rejection(w.eval(code));
      expect(e).toBeInstanceOf(LuaCloneError);
      expect(e.message).toContain(message);
    }
    expect((await rejection(w.globals.get('print'))).message).toMatch(/a Lua function/);
  });

  it('things of JavaScript that have no copy', async () => {
    await using w = await LuaWorker.create();
    class Tagged {
      a = [1];
      get [Symbol.toStringTag](): string {
        return 'Tagged';
      }
    }
    const cases: [unknown, string][] = [
      [new URL('a:b'), 'argument #1: a URL object cannot be copied'],
      [{ g: (function* () {})() }, 'argument #1.g: a Generator object'],
      [Object.assign(new Tagged(), { f: () => 1 }), 'argument #1.f: a function'],
      [new Map([[[() => 1], 2]]), 'argument #1 (a key)[0]: a function'],
    ];
    for (const [value, message] of cases) {
      const e = await rejection(w.eval('...', value));
      expect(e).toBeInstanceOf(LuaCloneError);
      expect(e.message).toContain(message);
    }
    expect(await w.eval('(...).a[1]', new Tagged())).toBe(1);
    // What a getter throws is the caller's own.
    const error = new RangeError('mine');
    const o = {
      get x(): never {
        throw error;
      },
    };
    expect(await rejection(w.eval('...', o))).toBe(error);
  });

  it('what is thrown in its place', async () => {
    await using w = await LuaWorker.create();
    await w.expose({
      throwFunction: () => {
        throw () => 1;
      },
      throwUnreadable: () => {
        throw Object.defineProperty(new Error('x'), 'name', {
          get() {
            throw new Error('no name');
          },
        });
      },
      throwProxy: () => {
        const refuse = (): never => {
          throw new Error('no access');
        };
        throw new Proxy(new Error('x'), { get: refuse, getPrototypeOf: refuse });
      },
    });
    expect(await w.eval('select(2, pcall(throwFunction))')).toMatch(/^error value: a function cannot be copied/);
    for (const name of ['throwUnreadable', 'throwProxy'])
      expect(await w.eval(`select(2, pcall(${name})).message`)).toBe('an error that cannot be read');
    expect((await rejection(w.eval('error({ print })'))).message).toBe('(error object is a table value)');
    const outer = await rejection(
      w.eval(
        `js.eval('(() => { throw Object.assign(new TypeError("a", { cause: new RangeError("b") }), { code: 7 }) })')()`,
      ),
    );
    expect(outer).toBeInstanceOf(TypeError);
    expect(outer['code']).toBe(7);
    expect(outer.cause).toBeInstanceOf(RangeError);
    expect((outer.cause as Error).message).toBe('b');
  });
});

describe('depth', () => {
  const DEPTH = 20_000;

  it('tables of any depth cross, in all four directions', async () => {
    await using w = await LuaWorker.create();
    let list: unknown;
    for (let i = DEPTH; i > 0; i--) list = { i, next: list };
    const lengthOf = (l: unknown): number => {
      let n = 0;
      for (let node = l as Node | undefined; node !== undefined; node = node['next'] as Node | undefined) n++;
      return n;
    };
    let seen = 0;
    await w.expose({ take: (l: unknown) => void (seen = lengthOf(l)), give: () => list });
    await w.execute(`
      function length(l) local n = 0 while l do n = n + 1 assert(l.i == n) l = l.next end return n end
      function make(n) local l for i = n, 1, -1 do l = { i = i, next = l } end return l end`);
    expect(await w.eval('length(...)', list)).toBe(DEPTH);
    expect(lengthOf(await w.eval(`make(${DEPTH})`))).toBe(DEPTH);
    await w.execute(`take(make(${DEPTH}))`);
    expect(seen).toBe(DEPTH);
    expect(await w.eval('length(give())')).toBe(DEPTH);
    await w.globals.set('list', list);
    expect(await w.eval('length(list)')).toBe(DEPTH);
    await w.expose({ data: { list } });
    // biome-ignore lint/suspicious/noExplicitAny: a shape of its own
    let doubled: any;
    for (let i = 0; i < 5000; i++) {
      const node: Node = { next: doubled };
      if (doubled !== undefined) doubled.previous = node;
      doubled = node;
    }
    expect(await w.execute('local l, n = ..., 1 while l.next do assert(l.next.previous == l) l, n = l.next, n + 1 end return n', doubled)).toBe(5000); // biome-ignore format: a program
  });

  it('kinds of containers in the depth, and structure that is shared with it', async () => {
    await using w = await LuaWorker.create();
    const shared = { n: 1 };
    let deep: unknown = { shared, end: true };
    for (let i = 0; i < 300; i++) deep = i % 3 === 0 ? [0, deep] : i % 3 === 1 ? new Map([[7.5, deep]]) : { deep };
    const walk = `function walk(t)
      local depth = 0
      while not t.end_ and not t["end"] do t = t[2] or t[7.5] or t.deep depth = depth + 1 end
      return t, depth
    end`;
    await w.execute(walk);
    expect(await w.execute('local a, b = ... local t, n = walk(a) return t.shared == b, n', deep, shared)).toEqual(
      tuple(true, 300),
    );
    const [back, same] = await w.eval<[unknown, unknown]>('...', deep, shared);
    let t = back as Node;
    for (let i = 0; i < 300; i++) t = (Array.isArray(t) ? t[1] : t instanceof Map ? t.get(7.5) : t['deep']) as Node;
    expect(t['shared']).toBe(same);
    expect(await w.execute('local t, n = walk(...) return n', back)).toBe(300);
  });

  it('the path to a fault in the depth', async () => {
    await using w = await LuaWorker.create();
    let deep: unknown = { f: () => 1 };
    for (let i = 0; i < 250; i++) deep = { d: deep };
    const e = await rejection(w.eval('...', deep));
    expect(e['path']).toBe(`argument #1${'.d'.repeat(250)}.f`);
    const back = await rejection(w.execute('local t = { print } for i = 1, 250 do t = { t } end return t'));
    expect(back['path']).toBe(`result${'[1]'.repeat(251)}`);
    let keyed: unknown = 1;
    for (let i = 0; i < 200; i++) keyed = new Set([keyed]);
    expect((await rejection(w.eval('...', keyed))).message).toMatch(
      /a member of a Set that is nested so deeply cannot/,
    );
  });
});

describe('memory that moves or is shared', () => {
  it('a copy is made at once, and views keep their buffer', async () => {
    await using w = await LuaWorker.create();
    for (const n of [4, 100_000]) {
      const bytes = new Uint8Array(n).fill(1);
      const first = w.execute('return (...)[0]', bytes);
      const second = w.execute('return (...)[0]', bytes);
      bytes[0] = 2;
      expect([await first, await second]).toEqual([1, 1]);
      expect(bytes.length).toBe(n);
      const buffer = new ArrayBuffer(n);
      const views = {
        a: new Uint16Array(buffer, 2, 1),
        b: new DataView(buffer),
        c: new Float32Array(buffer, 0, 1),
        buffer,
      };
      views.b.setUint16(2, 258, true);
      expect(
        await w.execute('local v = ... return v.a[0], v.a.buffer == v.buffer, v.b.buffer == v.buffer', views),
      ).toEqual(tuple(258, true, true));
      const back = await w.eval<typeof views>('...', views);
      expect([back.a.constructor, back.b.constructor, back.a.length, back.a[0]]).toEqual([
        Uint16Array,
        DataView,
        1,
        258,
      ]);
      expect(back.a.buffer).toBe(back.buffer);
    }
    // Lists of many small ones.
    const many = Array.from({ length: 20_000 }, (_, i) => new Uint8Array([i & 255]));
    expect(await w.execute('local n = 0 for i, b in ipairs(...) do n = n + b[0] end return n', many)).toBe(2546416);
  });

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
