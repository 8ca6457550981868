// API.md, "Workers": one test a sentence; `test/worker` has the cases.
import { describe, expect, it } from 'vitest';
import type { LuaTable } from '../../src/index.js';
import { bundle } from '../worker/bundle.js';

const { LuaPool, LuaWorker, LuaError, LuaRuntime } = await bundle();

describe('Workers: LuaWorker', () => {
  it('await LuaWorker.create(runtimeOptions): eval, execute, call, load, expose, close; all return promises', async () => {
    const worker = await LuaWorker.create({ lua: '5.2', stdlib: ['string'] });
    const promises = [
      worker.eval('_VERSION .. (type(math))'),
      worker.execute('x = ... return x', 5),
      worker.call('string.rep', 'a', 3),
      worker.load('return function(n) return n + x end'),
      worker.expose({ twice: (n: number) => n * 2 }),
    ];
    for (const p of promises) expect(p).toBeInstanceOf(Promise);
    const [version, five, text, add, nothing] = await Promise.all(promises);
    expect([version, five, text, nothing]).toEqual(['Lua 5.2nil', 5, 'aaa', undefined]);
    expect(await (add as (n: number) => Promise<number>)(1)).toBe(6);
    expect(await worker.eval('twice(4)')).toBe(8);
    const closed = worker.close();
    expect(closed).toBeInstanceOf(Promise);
    await closed;
    await expect(worker.eval('1')).rejects.toThrow(Error);
  });

  it('worker.load gives a handle: await fn(1, 2); fn.release()', async () => {
    await using worker = await LuaWorker.create();
    const fn = await worker.load<[number, number], number>('return function(a, b) return a + b end');
    const p = fn(1, 2);
    expect(p).toBeInstanceOf(Promise);
    expect(await p).toBe(3);
    fn.release();
    await expect(fn(1, 2)).rejects.toThrow(/released/);
  });

  it("worker.expose: globals of that worker's Lua; it waits for the answer", async () => {
    await using worker = await LuaWorker.create();
    const order: string[] = [];
    await worker.expose({
      log: (s: string) => order.push(s),
      slow: async (n: number) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push('answered');
        return n + 1;
      },
    });
    expect(await worker.execute('log("before") local r = slow(1) log("after") return r')).toBe(2);
    expect(order).toEqual(['before', 'answered', 'after']);
    await using other = await LuaWorker.create();
    expect(await other.eval('log')).toBe(undefined);
  });
});

describe('Workers: LuaPool', () => {
  it('new LuaPool({ size?, ...runtimeOptions }): run(code, ...args), map(code, inputs, { onProgress?, signal? }), close', async () => {
    const pool = new LuaPool({ size: 2, lua: '5.1' });
    expect(await pool.run('return jit == nil, ...', 7)).toEqual([true, 7]);
    const progress: unknown[] = [];
    const squares = await pool.map('function(n) return n * n end', [1, 2, 3], {
      onProgress: (done: number, total?: number) => progress.push([done, total]),
    });
    expect(squares).toEqual([1, 4, 9]);
    expect(progress.at(-1)).toEqual([3, 3]);
    const controller = new AbortController();
    const endless = pool.map('function() while true do end end', [1, 2, 3], { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 20);
    await expect(endless).rejects.toThrow('enough');
    await pool.close();
    await expect(pool.run('return 1')).rejects.toThrow(Error);
  });

  it('code given to map is a Lua function expression called once per input', async () => {
    await using pool = new LuaPool({ size: 1 });
    expect(
      await pool.map('function(...) calls = (calls or 0) + 1 return select("#", ...), calls end', ['a', 'b']),
    ).toEqual([
      [1, 1],
      [1, 2],
    ]);
    await expect(pool.map('return 1', [1])).rejects.toThrow(LuaError);
  });

  it('tables are copied as tables, strings as exact bytes', async () => {
    await using pool = new LuaPool({ size: 1 });
    const table = await pool.run<{ list: unknown[] } | LuaTable>('return { list = { 1, { x = "y" } } }');
    expect(JSON.parse(JSON.stringify(table instanceof Map ? Object.fromEntries(table) : table))).toBeTruthy();
    expect(
      await pool.run('local t = ... return type(t), t.list[2].x, t.map[1]', {
        list: [1, { x: 'y' }],
        map: new Map([[1, 'one']]),
      }),
    ).toEqual(['table', 'y', 'one']);
    const own = new LuaRuntime().tableFromDeep({ a: [1, 2] });
    expect(await pool.run('local t = ... return type(t), #t.a', own)).toEqual(['table', 2]);
    await using raw = new LuaPool({ size: 1, encoding: null });
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(await raw.run('local s = ... return s, #s', all)).toEqual([all, 256]);
  });
});

describe('Workers: both classes are async disposable', () => {
  it('await using', async () => {
    const kept: { eval?: (code: string) => Promise<unknown>; run?: (code: string) => Promise<unknown> } = {};
    {
      await using worker = await LuaWorker.create();
      await using pool = new LuaPool({ size: 1 });
      kept.eval = (code) => worker.eval(code);
      kept.run = (code) => pool.run(code);
      expect([await kept.eval('1'), await kept.run('return 2')]).toEqual([1, 2]);
    }
    await expect(kept.eval?.('1')).rejects.toThrow(Error);
    await expect(kept.run?.('return 1')).rejects.toThrow(Error);
    for (const C of [LuaWorker, LuaPool]) expect(typeof C.prototype[Symbol.asyncDispose]).toBe('function');
  });
});

describe('Workers: wrong arguments are named', () => {
  it('of LuaWorker', async () => {
    await using worker = await LuaWorker.create();
    const cases: [Promise<unknown>, RegExp][] = [
      [worker.eval(5 as never), /argument code/],
      [worker.execute(null as never), /argument code/],
      [worker.load({} as never), /argument code/],
      [worker.call(5 as never), /argument f/],
      [worker.expose(5 as never), /argument functions/],
      [LuaWorker.create(5 as never), /argument options/],
      [LuaWorker.create({ luaa: '5.1' } as never), /luaa/],
      [LuaWorker.create({ lua: '5.9' } as never), /lua/],
    ];
    for (const [promise, message] of cases) {
      const e = await promise.catch((x: unknown) => x);
      expect(e, String(message)).toSatisfy(
        (x) => x instanceof TypeError || x instanceof RangeError || x instanceof LuaError,
      );
      expect((e as Error).message).toMatch(message);
    }
  });

  it('of LuaPool', async () => {
    for (const [options, message] of [
      [5, /argument options/],
      [null, /argument options/],
      [{ size: 0 }, /size/],
      [{ size: 'x' }, /size/],
      [{ size: 1.5 }, /size/],
      [{ stdlib: 'none' }, /stdlib/],
    ] as const) {
      expect(() => new LuaPool(options as never)).toThrow(message);
    }
    await using pool = new LuaPool({ size: 1 });
    const cases: [Promise<unknown>, RegExp][] = [
      [pool.run(5 as never), /argument code/],
      [pool.map(5 as never, []), /argument code/],
      [pool.map('print', 5 as never), /argument inputs/],
      [pool.map('print', [], 5 as never), /argument options/],
      [pool.map('print', [], { onProgress: 5 as never }), /onProgress/],
      [pool.map('print', [], { signal: 5 as never }), /signal/],
    ];
    for (const [promise, message] of cases) await expect(promise).rejects.toThrow(message);
  });
});
