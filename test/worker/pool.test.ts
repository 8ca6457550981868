import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { rejection } from './rejection.js';

const { LuaPool, LuaWorker, LuaWorkerError, LuaMemoryError, LuaCloneError, LuaError, tuple, folder, workerUrl } =
  await bundle();

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

  it('maxQueue refuses what would wait too long', async () => {
    await using pool = new LuaPool({ size: 1, maxQueue: 2 });
    const tasks = [1, 2, 3, 4].map((i) => pool.run('...', i));
    const results = await Promise.allSettled(tasks);
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    const { reason } = results[3] as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(LuaWorkerError);
    expect(reason.reason).toBe('full');
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
    [
      'an uncaught error beside the task',
      'js.builtins.setTimeout(function() error("late") end, 0) js.builtins.Atomics:wait(js.new(js.builtins.Int32Array, js.new(js.builtins.SharedArrayBuffer, 4)), 0, 0, 50) js.builtins.process:exit(4)',
      {},
      LuaWorkerError,
      /exit code 4/,
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
    expect(drawn).toBeLessThan(30);
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

describe('the end', () => {
  /** Runs a program with the package and gives its output, exit code and time. */
  async function run(program: string): Promise<{ output: string; code: number | null; ms: number }> {
    const file = join(folder, `program-${Math.random()}.mjs`);
    writeFileSync(file, `import { LuaPool, LuaWorker } from ${JSON.stringify(workerUrl)};\n${program}`);
    const start = performance.now();
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (d) => void (output += d));
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    clearTimeout(timer);
    return { output, code, ms: performance.now() - start };
  }

  it('the process exits by itself when pool and workers are closed', async () => {
    const { output, code } = await run(`
      const pool = new LuaPool({ size: 3, maxMemory: 20e6 });
      await pool.expose({ f: async () => 1 });
      console.log((await pool.map('function(x) return x + f() end', [1, 2, 3])).join());
      await pool.run('os.exit(2)').catch((e) => console.log(e.message));
      await pool.with({ timeout: 100 }).run('while true do end').catch((e) => console.log(e.message));
      await pool.run('local t = {} while true do t = { t, {} } end').catch((e) => console.log(e.message));
      await pool.close();
      const w = await LuaWorker.create();
      await w.execute('io.open("${join(folder, 'left-open')}", "w"):write("kept") print("from Lua")');
      await w.close();
      console.log(process.getActiveResourcesInfo().filter((r) => r !== 'PipeWrap' && r !== 'TTYWrap').join());
      process.on('exit', () => console.log('exit'));
    `);
    expect(output.split('\n')).toEqual([
      '2,3,4',
      'the thread ended with exit code 2',
      'timeout exceeded',
      'not enough memory',
      'from Lua',
      '',
      'exit',
      '',
    ]);
    expect(code).toBe(0);
  });

  it('it exits too when they were forgotten, but not before the calls have returned', async () => {
    const { output, code } = await run(`
      const pool = new LuaPool({ size: 2 });
      const w = await LuaWorker.create();
      pool.run('local n = 0 for i = 1, 2e7 do n = n + i end return "done"').then(console.log);
      w.eval('"worker"').then(console.log);
    `);
    expect(output.split('\n').sort()).toEqual(['', 'done', 'worker']);
    expect(code).toBe(0);
  });

  it('close waits for the tasks, terminate does not', async () => {
    const pool = new LuaPool({ size: 1 });
    const tasks = [1, 2, 3].map((i) => pool.run('...', i));
    const closed = pool.close();
    await expect(pool.run('1')).rejects.toThrow('the pool is closed');
    expect(await Promise.all(tasks)).toEqual([1, 2, 3]);
    await closed;
    const stuck = new LuaPool({ size: 1 });
    const both = ['while true do end', '1'].map((code) => rejection(stuck.run(code)));
    await stuck.start();
    await stuck.terminate();
    expect((await Promise.all(both)).map((e) => e.message)).toEqual(['the pool is closed', 'the pool is closed']);
    await stuck.close();
  });
});
