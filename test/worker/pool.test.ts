import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { rejection } from './rejection.js';

const { LuaPool, LuaWorker, LuaWorkerError, LuaMemoryError, LuaCloneError, LuaError, tuple } = await bundle();

describe('LuaPool', () => {
  it('run takes a function expression, another expression or a chunk', async () => {
    await using pool = new LuaPool({ size: 1 });
    expect(await pool.run('function(a, b) return a + b end', 1, 2)).toBe(3);
    expect(await pool.run('... .. "!"', 'hi')).toBe('hi!');
    expect(await pool.run('local a, b = ... return a * b', 6, 7)).toBe(42);
    expect(await pool.run('string.rep', 'x', 3)).toBe('xxx');
    expect(await pool.run('1, 2')).toEqual(tuple(1, 2));
    const e = await rejection(pool.run('local function f() error("boom") end\nf()'));
    expect(e['traceback']).toMatch(/^stack traceback:\n.*:1: in .*f.*\n.*:2: in main chunk/s);
    await expect(pool.run('local = 1')).rejects.toThrow(/expected near '='/);
    // Not what a chunk that begins with `function (` lacks.
    await expect(pool.run('function(a, b) retrun a end')).rejects.toThrow(/:1: '=' expected near 'a'/);
  });

  it('map gives the results in order and reports progress', async () => {
    await using pool = new LuaPool({ size: 2 });
    const progress: [number, number | undefined][] = [];
    const inputs = Array.from({ length: 20 }, (_, i) => i);
    const squares = await pool.map<number>('function(x) return x * x end', inputs, {
      onProgress: (done, total) => progress.push([done, total]),
    });
    expect(squares).toEqual(inputs.map((x) => x * x));
    expect(progress).toEqual(inputs.map((i) => [i + 1, 20]));
    expect(await pool.map('function(a, b) return a - b end', [tuple(5, 3), tuple(1, 1)])).toEqual([2, 0]);
    expect(await pool.map('function(t) return #t end', [[1, 2, 3], []])).toEqual([3, 0]);
    expect(await pool.map('function() end', [])).toEqual([]);
    await expect(pool.map('1', [1])).rejects.toThrow('the code must be a function expression, not a number value');
    await expect(pool.map('function() end', 5 as never)).rejects.toThrow(TypeError);
  });

  it('map draws inputs as threads get free', async () => {
    await using pool = new LuaPool({ size: 2 });
    let drawn = 0;
    let done = 0;
    let most = 0;
    function* inputs(): Generator<number> {
      for (let i = 0; i < 100; i++) {
        drawn++;
        most = Math.max(most, drawn - done);
        yield i;
      }
    }
    const onProgress = (n: number): void => void (done = n);
    const sum = (a: number[]): number => a.reduce((x, y) => x + y);
    expect(sum(await pool.map<number>('function(x) return x end', inputs(), { onProgress }))).toBe(4950);
    expect(most).toBeLessThanOrEqual(5);
    async function* slowly(): AsyncGenerator<number> {
      for (let i = 0; i < 10; i++) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        yield i;
      }
    }
    expect(await pool.map('function(x) return x end', slowly())).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('the default size is the number of cores', async () => {
    await using pool = new LuaPool();
    expect(pool.size).toBe(availableParallelism());
    expect(() => new LuaPool({ size: 0 })).toThrow(RangeError);
    expect(() => new LuaPool({ size: 'two' as never })).toThrow(TypeError);
    expect(() => new LuaPool({ unknown: 1 } as never)).toThrow("unknown option 'unknown'");
  });

  it('runs in parallel', async () => {
    await using pool = new LuaPool({ size: 2 });
    // Each waits for the other, which is only possible on two threads.
    const cells = new Int32Array(new SharedArrayBuffer(8));
    const code = `function(cells, i)
      local atomics = js.builtins.Atomics
      atomics:store(cells, i, 1)
      local deadline = os.time() + 20
      while atomics:load(cells, 1 - i) == 0 do assert(os.time() < deadline, "alone") end
      return i
    end`;
    expect(await pool.map(code, [tuple(cells, 0), tuple(cells, 1)])).toEqual([0, 1]);
  });

  it('exposed functions are in every thread, new ones too', async () => {
    await using pool = new LuaPool({ size: 2 });
    await pool.start();
    const seen: unknown[] = [];
    await pool.expose({ note: async (x: unknown) => void seen.push(x) });
    await pool.map('function(x) note(x) end', [1, 2, 3, 4]);
    expect(seen.sort()).toEqual([1, 2, 3, 4]);
    await rejection(pool.run('os.exit(1)'));
    await pool.expose({ also: () => 'also' });
    expect(await Promise.all([1, 2, 3].map(() => pool.run('also()')))).toEqual(['also', 'also', 'also']);
  });

  it('what is exposed is as it was then, and a fault is found then', async () => {
    await using pool = new LuaPool({ size: 2 });
    const offer = { data: { n: 1, bytes: new Uint8Array([5]) }, f: () => 'f' };
    await pool.expose(offer);
    offer.data.n = 2;
    offer.data.bytes[0] = 6;
    offer.f = () => 'g';
    const code = '... .. data.n .. data.bytes[0] .. f()';
    expect(await Promise.all(['a', 'b', 'c'].map((x) => pool.run(code, x)))).toEqual(['a15f', 'b15f', 'c15f']);
    const e = await rejection(pool.expose({ x: new Map([['k', () => 1]]) }));
    expect(e).toBeInstanceOf(LuaCloneError);
    expect(e['path']).toBe('x.k');
    await expect(pool.expose(5 as never)).rejects.toThrow(TypeError);
    expect(await pool.run('1')).toBe(1);
  });

  it('a metatable of _G does not come in between', async () => {
    await using pool = new LuaPool({ size: 1 });
    await pool.run('setmetatable(_G, { __newindex = function() while true do end end }) return nil');
    await pool.expose({ f: () => 'f', t: { g: () => 'g' } });
    expect(await pool.with({ timeout: 5000 }).run('f() .. t.g()')).toBe('fg');
  });

  it('maxQueue refuses what would wait too long, before threads are started as after', async () => {
    await using pool = new LuaPool({ size: 1, maxQueue: 2 });
    for (let round = 0; round < 2; round++) {
      const tasks = [1, 2, 3, 4, 5].map((i) => pool.run('...', i));
      const results = await Promise.allSettled(tasks);
      // One runs, two wait.
      expect(results.map((r) => r.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
      const { reason } = results[3] as PromiseRejectedResult;
      expect(reason).toBeInstanceOf(LuaWorkerError);
      expect(reason.reason).toBe('full');
    }
    // Inputs of map are drawn as there is room, and do not count.
    const map = pool.map('function(x) return x end', [1, 2, 3, 4, 5, 6]);
    const run = pool.run('"run"');
    expect(pool.queueSize).toBe(2);
    expect([await map, await run]).toEqual([[1, 2, 3, 4, 5, 6], 'run']);
    expect(pool.queueSize).toBe(0);
    await using none = new LuaPool({ size: 1, maxQueue: 0 });
    const [first, second] = await Promise.allSettled([none.run('1'), none.run('2')]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect(() => new LuaPool({ maxQueue: -1 })).toThrow(RangeError);
  });

  it('async inputs are drawn one at a time and keep their order', async () => {
    await using pool = new LuaPool({ size: 2 });
    let at = 0;
    let drawing = 0;
    const inputs = {
      [Symbol.asyncIterator]: () => ({
        async next(): Promise<IteratorResult<number>> {
          expect(++drawing).toBe(1);
          const value = at++;
          await new Promise((resolve) => setTimeout(resolve, value === 0 ? 20 : 1));
          drawing--;
          return { done: value === 8, value };
        },
      }),
    };
    expect(await pool.map('function(x) return x end', inputs)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('thousands of tasks', async () => {
    await using pool = new LuaPool({ size: 2 });
    const warnings: unknown[] = [];
    const onWarning = (w: unknown): void => void warnings.push(w);
    process.on('warning', onWarning);
    const { signal } = new AbortController();
    const tasks = Array.from({ length: 3000 }, (_, i) => pool.with({ signal }).run<number>('... * 2', i));
    expect((await Promise.all(tasks)).every((x, i) => x === i * 2)).toBe(true);
    process.off('warning', onWarning);
    expect(warnings).toEqual([]);
  });
});

describe('a task that fails', () => {
  const CASES: [string, string, object, new (...args: never[]) => Error, RegExp][] = [
    ['a killed worker', 'os.exit(9)', {}, LuaWorkerError, /^the thread ended with exit code 9$/],
    ['an endless loop', 'while true do end', { timeout: 300 }, LuaWorkerError, /^timeout exceeded$/],
    [
      'tables without end',
      'local t = {} while true do t = { t, {} } end',
      { maxMemory: 20e6 },
      LuaMemoryError,
      /^not enough memory$/,
    ],
    [
      'a list without end',
      'local t = {} while true do t[#t + 1] = #t end',
      { maxMemory: 20e6 },
      LuaMemoryError,
      /^not enough memory$/,
    ],
  ];
  for (const [what, code, options, Class, message] of CASES) {
    it(`${what}: fails alone, and the thread is replaced`, async () => {
      await using pool = new LuaPool({ size: 2, ...options });
      await pool.start();
      const good = [1, 2, 3].map((i) => pool.run('local n = 0 for i = 1, 1e6 do n = n + i end return ...', i));
      const bad = rejection(pool.run(code));
      const after = [4, 5, 6].map((i) => pool.run('...', i));
      const e = await bad;
      expect(e).toBeInstanceOf(Class);
      expect(e).toBeInstanceOf(LuaError);
      expect(e.message).toMatch(message);
      expect(await Promise.all([...good, ...after])).toEqual([1, 2, 3, 4, 5, 6]);
      // Both threads serve again.
      expect(await pool.map('function(x) return x end', [1, 2, 3, 4])).toEqual([1, 2, 3, 4]);
    });
  }

  it('an error outside of a task, and a rejected promise that nobody has: the thread is replaced', async () => {
    await using pool = new LuaPool({ size: 1 });
    for (const code of [
      'js.builtins.setTimeout(function() error("late") end, 0)',
      'js.builtins.Promise:reject(js.new(js.builtins.Error, "unheard"))',
    ]) {
      // The thread may fail before its answer is on the way: then it is the error of this task.
      await pool.run(`mark = true ${code} return nil`).catch((e) => expect(e).toBeInstanceOf(LuaWorkerError));
      const deadline = Date.now() + 10_000;
      while (await pool.run('mark').catch(() => true)) expect(Date.now()).toBeLessThan(deadline);
      expect(await pool.run('1 + 1')).toBe(2);
    }
    // During a task it is the error of that.
    const wait = 'js.builtins.Promise(function() end)';
    const e = await rejection(
      pool.run(
        `js.builtins.setTimeout(function() error("late") end, 0) return js.new(${wait.slice(0, -'(function() end)'.length)}, function() end)`,
      ),
    );
    expect(e).toBeInstanceOf(LuaWorkerError);
    expect([e['reason'], e.message]).toEqual(['crash', expect.stringMatching(/^the thread failed: .*late/)]);
    expect(await pool.run('1 + 1')).toBe(2);
  });

  it('what has used up the memory does not stay', async () => {
    await using pool = new LuaPool({ size: 1, maxMemory: 20e6 });
    const e = await rejection(pool.run('kept = {} while true do kept[#kept + 1] = {} end'));
    expect(e).toBeInstanceOf(LuaMemoryError);
    expect(e['traceback']).toMatch(/^stack traceback:\n.*:1: in main chunk/s);
    expect(await pool.run('kept')).toBe(undefined);
    // What is garbage is not in the way.
    for (let i = 0; i < 5; i++)
      expect(await pool.run('local t for i = 1, 3e5 do t = { t and {} or i, {}, {} } end return #t')).toBe(3);
  });

  it('strings without end', async () => {
    await using pool = new LuaPool({ size: 1, maxMemory: 20e6 });
    for (const code of [
      'local s = "x" while true do s = s .. s end',
      'local t = {} while true do t[#t + 1] = ("x"):rep(1e6) .. #t end',
      'local s = "" while true do s = s .. "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" end',
    ]) {
      const e = await rejection(pool.run(code));
      expect(e).toBeInstanceOf(LuaMemoryError);
      expect(await pool.run('1 + 1')).toBe(2);
    }
  });

  it('an argument or a result that cannot be copied; a rejected promise in an exposed function', async () => {
    await using pool = new LuaPool({ size: 1 });
    const error = new Error('rejected');
    await pool.expose({ reject: () => Promise.reject(error) });
    const e = await rejection(pool.run('...', { f: () => 1 }));
    expect(e).toBeInstanceOf(LuaCloneError);
    expect(e['path']).toBe('argument #1.f');
    expect((await rejection(pool.map('function() end', [1, [Symbol('s')]])))['path']).toBe('input #2[0]');
    expect(await rejection(pool.run('{ print }'))).toBeInstanceOf(LuaCloneError);
    expect(await rejection(pool.run('reject()'))).toBe(error);
    expect(await pool.run('1 + 1')).toBe(2);
  });

  it('map: the first error is that of the whole, the pool goes on', async () => {
    await using pool = new LuaPool({ size: 2 });
    let drawn = 0;
    function* inputs(): Generator<number> {
      for (let i = 0; i < 1000; i++) {
        drawn++;
        yield i;
      }
    }
    const code = 'function(x) if x == 5 then error({ at = x }) end return x end';
    const e = await rejection(pool.map(code, inputs()));
    expect(e['value']).toEqual({ at: 5 });
    expect(drawn).toBeLessThan(1000);
    const outcomes = await pool.mapSettled<number>(code, [4, 5, 6]);
    expect(outcomes.map((o) => (o.status === 'fulfilled' ? o.value : (o.reason as { value: unknown }).value))).toEqual([
      4,
      { at: 5 },
      6,
    ]);
    const killed = await pool.mapSettled('function(x) if x == 2 then os.exit(1) end return x end', [1, 2, 3, 4]);
    expect(killed.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });
});

describe('AbortSignal', () => {
  it('ends map, its running tasks and those that wait, and no others', async () => {
    await using pool = new LuaPool({ size: 2 });
    await pool.start();
    const stop = new AbortController();
    const other = pool.run('local n = 0 for i = 1, 1e7 do n = n + i end return "other"');
    const map = rejection(pool.map('function() while true do end end', [1, 2, 3, 4], { signal: stop.signal }));
    setTimeout(() => stop.abort(new Error('enough')), 100);
    expect((await map).message).toBe('enough');
    expect(await other).toBe('other');
    expect(await pool.run('1')).toBe(1);
    expect((await rejection(pool.map('function() end', [1], { signal: AbortSignal.abort() }))).name).toBe('AbortError');
  });

  it('ends map while its inputs do not come', async () => {
    await using pool = new LuaPool({ size: 1 });
    let cleaned = false;
    async function* inputs(): AsyncGenerator<number> {
      yield 1;
      await new Promise(() => {});
    }
    const e = await rejection(pool.map('function(x) return x end', inputs(), { signal: AbortSignal.timeout(50) }));
    expect(e.name).toBe('TimeoutError');
    function* more(): Generator<number> {
      try {
        for (;;) yield 1;
      } finally {
        cleaned = true;
      }
    }
    await rejection(pool.map('function(x) error(x) end', more()));
    expect(cleaned).toBe(true);
  });

  it('signals of with and of map count both; what is not given does not take the place of what is', async () => {
    await using pool = new LuaPool({ size: 1, timeout: 100 });
    const endless = 'function() while true do end end';
    const never = new AbortController().signal;
    const own = pool.with({ timeout: 1e9 });
    for (const [a, b] of [
      [AbortSignal.timeout(50), never],
      [never, AbortSignal.timeout(50)],
    ]) {
      const e = await rejection(pool.with({ signal: a, timeout: 1e9 }).map(endless, [1], { signal: b }));
      expect(e.name).toBe('TimeoutError');
    }
    for (const p of [
      pool.map(endless, [1], { timeout: undefined }),
      pool.with({ timeout: undefined }).map(endless, [1]),
    ])
      expect((await rejection(p)).message).toBe('timeout exceeded');
    expect(await own.run('1')).toBe(1);
    await expect(pool.map(endless, [1], { faulty: 1 } as never)).rejects.toThrow("unknown option 'faulty'");
    await expect(pool.map(endless, [1], null as never)).rejects.toThrow(TypeError);
  });

  it('with: signal and timeout of single calls', async () => {
    await using pool = new LuaPool({ size: 1 });
    expect((await rejection(pool.with({ timeout: 100 }).run('while true do end'))).message).toBe('timeout exceeded');
    const signal = AbortSignal.timeout(100);
    const running = pool.with({ signal }).run('while true do end');
    const waiting = pool.with({ signal }).run('1');
    expect((await rejection(running)).name).toBe('TimeoutError');
    expect((await rejection(waiting)).name).toBe('TimeoutError');
    expect(await pool.run('1')).toBe(1);
    await using w = await LuaWorker.create();
    const stop = new AbortController();
    const first = w.eval('1');
    const second = rejection(w.with({ signal: stop.signal }).eval('2'));
    stop.abort();
    expect((await second).name).toBe('AbortError');
    expect(await first).toBe(1);
    expect((await rejection(w.with({ timeout: 100 }).execute('while true do end'))).message).toBe('timeout exceeded');
    expect((await rejection(w.eval('1'))).message).toBe('timeout exceeded');
  });
});
