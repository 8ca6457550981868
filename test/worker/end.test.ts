import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { runner } from './program.js';
import { rejection } from './rejection.js';

const used = await bundle();
const { LuaPool, folder } = used;
const run = runner(used);

describe('the end', () => {
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

  it('it exits too when they are idle and forgotten, but not before the calls have returned', async () => {
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
    const map = pool.map('function(x) return x end', [1, 2, 3, 4, 5]);
    const closed = pool.close();
    await expect(pool.run('1')).rejects.toThrow('the pool is closed');
    await expect(pool.map('function() end', [1])).rejects.toThrow('the pool is closed');
    expect(await Promise.all(tasks)).toEqual([1, 2, 3]);
    expect(await map).toEqual([1, 2, 3, 4, 5]);
    await closed;
    const stuck = new LuaPool({ size: 1 });
    const both = ['while true do end', '1'].map((code) => rejection(stuck.run(code)));
    await stuck.start();
    await stuck.terminate();
    expect((await Promise.all(both)).map((e) => e.message)).toEqual(['the pool is closed', 'the pool is closed']);
    await stuck.close();
  });
});
