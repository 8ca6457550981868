import { expect, it } from 'vitest';
import { LuaRuntime } from '../../src/index.js';

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
