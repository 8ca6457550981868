import { expect, it } from 'vitest';
import { setnumber } from '../../src/core/generated.js';
import { rawSetNumber, Table } from '../../src/core/table.js';
import type { LuaValue } from '../../src/core/value.js';
import { LuaRuntime } from '../../src/index.js';
import { MAX_ARRAY } from '../../src/syntax/sizes.js';

// The host's Map takes 2^24 keys. To come so far takes long, so here it refuses earlier.
it('a table with more keys than the host takes is a Lua error and stays whole', () => {
  const { set } = Map.prototype;
  const lua = new LuaRuntime();
  lua.execute('t = {} for i = 1, 20 do t[i + 0.5] = i end');
  const fill = lua.compile('for i = 1, 100 do t[-i] = i end');
  const fillInPcall = lua.compile('return pcall(function() for i = 1, 100 do t[-i] = i end end)');
  let left = 30;
  Map.prototype.set = function (k: unknown, v: unknown) {
    if (typeof k === 'number' && k < 0 && left-- <= 0) throw new RangeError('Map maximum size exceeded');
    return set.call(this, k, v);
  };
  try {
    expect(() => fill()).toThrow('not enough memory');
    expect(String(fillInPcall())).toBe('false,not enough memory');
  } finally {
    Map.prototype.set = set;
  }
  const count = 'local n = 0 for k, v in pairs(t) do assert(t[k] == v) n = n + 1 end return n';
  expect(lua.execute(count)).toBe(50);
  fill();
  expect(lua.execute(count)).toBe(120);
});

// A real list of that length takes 700 MB.
it('a list does not grow beyond what the host can hold', () => {
  const t = new Table();
  t._arr = Object.assign(Object.create(Array.prototype) as LuaValue[], { length: MAX_ARRAY });
  const lua = new LuaRuntime();
  for (const append of [rawSetNumber, setnumber])
    expect(() => lua.execute('local f = ... f()', () => append(t, MAX_ARRAY + 1, true))).toThrow('not enough memory');
  expect(t._arr.length).toBe(MAX_ARRAY);
  // It must stay below 2^27 when it grows by half.
  expect(MAX_ARRAY * 1.5 + 16).toBeLessThan(2 ** 27);
});
