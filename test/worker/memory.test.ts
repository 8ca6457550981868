import { describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { runner } from './program.js';
import { rejection } from './rejection.js';

const used = await bundle();
const { LuaWorker, LuaMemoryError, tuple } = used;
const run = runner(used);

describe('maxMemory', () => {
  // V8 ends the process, not the thread, when the heap has no room for one large object: growing arrays and hashes, long
  // strings. In a program of its own, which such an end would take with it.
  const CODES: Record<string, string> = {
    'a list of numbers': 'local t = {} while true do t[#t + 1] = #t end',
    'a list that changes its kind': 'local t = {} while true do t[#t + 1] = #t % 2 == 0 and {} or 1.5 end',
    'a hash': 'local t, i = {}, 0 while true do i = i + 1 t["k" .. i] = i end',
    'many lists':
      'local t = {} for j = 1, 20 do t[j] = {} end while true do for j = 1, 20 do local a = t[j] a[#a + 1] = a end end',
    'long strings': 'local t = {} while true do t[#t + 1] = ("x"):rep(4e8):upper() end',
    'a string doubled': 'local s = "x" while true do s = s .. s s:byte(1) s = s:upper() end',
    'a long string reversed': 'local s, t = ("ab"):rep(9e6), {} while true do t[#t + 1] = s:reverse() end',
    'concatenations used later': `local s, t = ("x"):rep(15e6), {}
      for i = 1, 200 do t[i] = s .. i end for i = 1, 200 do t[i]:byte(1) end while true do t[#t + 1] = {} end`,
    'lists of results':
      'local t, r = {}, {} for i = 1, 7000 do t[i] = i end while true do r[#r + 1] = { unpack(t) } end',
    coroutines:
      'local t = {} while true do local c = coroutine.create(function() coroutine.yield() end) coroutine.resume(c) t[#t + 1] = c end',
    'errors caught': `local t = {} for i = 1, 3 do
        assert(not pcall(function() while true do t[#t + 1] = {} end end))
      end while true do t[#t + 1] = {} end`,
  };
  const LARGE = ['a hash', 'long strings', 'a string doubled'];
  for (const [maxMemory, names] of [
    [20e6, Object.keys(CODES)],
    [100e6, LARGE],
  ] as const) {
    it(`the process survives whatever allocates without end: ${maxMemory} bytes`, async () => {
      const { output, code } = await run(`
        const pool = new LuaPool({ size: 2, maxMemory: ${maxMemory} });
        const codes = ${JSON.stringify(CODES)};
        for (const what of ${JSON.stringify(names)}) {
          const other = pool.run('local n = 0 for i = 1, 1e6 do n = n + i end return "other"');
          const e = await pool.run(codes[what]).catch((e) => e);
          console.log(what + ': ' + e.name + ', ' + await other + ', ' + await pool.run('"again"'));
        }
        await pool.close();
      `);
      const expected = names.map((what) => `${what}: LuaMemoryError, other, again`);
      expect(output.trimEnd().split('\n')).toEqual(expected);
      expect(code).toBe(0);
    });
  }

  it('Lua can catch the error, and a worker goes on with what it had', async () => {
    await using w = await LuaWorker.create({ maxMemory: 20e6 });
    await w.execute('x = "kept"');
    const caught = 'local ok, e = pcall(function() local t = {} while true do t[#t + 1] = {} end end) return ok, e, x';
    for (let i = 0; i < 3; i++) {
      expect(await w.execute(caught)).toEqual(tuple(false, 'not enough memory', 'kept'));
      const e = await rejection(w.execute('local t = {} while true do t = { t } end'));
      expect(e).toBeInstanceOf(LuaMemoryError);
      expect(e['traceback']).toMatch(/^stack traceback:/);
    }
    expect(await w.eval('x')).toBe('kept');
  });

  // Small objects: a large one that has no room ends the process (Node 24 meets that sooner than Node 20).
  it('what the runtime does not see meets the limit of the heap', async () => {
    const { output, code } = await run(`
      const pool = new LuaPool({ size: 1, maxMemory: 20e6 });
      const e = await pool.run('js.eval("(() => { let a; for (;;) a = { a } })")()').catch((e) => e);
      console.log(e.name, await pool.run('"again"'));
      await pool.close();
    `);
    expect(output).toBe('LuaMemoryError again\n');
    expect(code).toBe(0);
  });
});
