import { describe, expect, test } from 'vitest';
import { LuaRuntime } from '../../src/index.js';
import { bridgeOf } from '../../src/worker/bridge-of.js';

/** Results of as many resumptions of `co` as it takes to end it, every second one in a call with limits. */
function drive(lua: LuaRuntime, first: boolean): unknown[] {
  const limited = lua.with({ maxInstructions: 1e9 });
  const out: unknown[] = [];
  for (let i = first ? 1 : 0; lua.eval('coroutine.status(co)') !== 'dead'; i++) {
    const [, value] = (i % 2 === 0 ? lua : limited).eval('coroutine.resume(co, ...)', i) as unknown[];
    out.push(value);
  }
  return out;
}

/** Bodies of coroutines that yield numbers. */
const BODIES = {
  'a loop with stores':
    'local s, log = 0, {} for i = 1, 6 do s = s + i log[#log + 1] = s coroutine.yield(s) end return #log',
  'a nested loop':
    'local n = 0 for i = 1, 3 do local j = i while j > 0 do j = j - 1 n = n + i * j coroutine.yield(n) end end return n',
  'frames below': `local function down(n) if n == 0 then coroutine.yield(0) return 1 end
    local a = down(n - 1) coroutine.yield(a) return a + n end return down(4)`,
  pcall: `local ok, e = pcall(function() coroutine.yield(1) error({ 2 }) end) coroutine.yield(e[1])
    return select(2, pcall(function() return 3 end))`,
  'an iterator': `local function each(n) return function(_, i) if i < n then coroutine.yield(i) return i + 1 end end, nil, 0 end
    local s = 0 for i in each(3) do s = s + coroutine.yield(10 * i) end return s - s`,
  operators: `local mt = {} mt.__add = function(a, b) coroutine.yield(b) return b end
    mt.__index = function(_, k) coroutine.yield(#k) return 7 end
    mt.__newindex = function(t, k, v) coroutine.yield(v) rawset(t, k, v) end
    local o = setmetatable({}, mt) o.x = (o + 1) + o.abc o[1], o.y = o + 5, o.z return o.x + o[1] + o.y`,
};

describe('functions that are resumed in other forms', () => {
  for (const [name, body] of Object.entries(BODIES)) {
    test(name, () => {
      const lua = new LuaRuntime();
      const results = [0, 1, 2].map((way) => {
        lua.execute(`co = coroutine.create(function() ${body} end)`);
        if (way < 2) return drive(lua, way === 1);
        return lua.eval(`(function() local t = {} while coroutine.status(co) ~= 'dead' do
          t[#t + 1] = select(2, coroutine.resume(co, #t)) end return t end)()`);
      });
      const plain = [...(results[2] as Iterable<[unknown, unknown]>)].map(([, v]) => v);
      expect(results[0]).toEqual(plain);
      expect(results[1]).toEqual(plain);
    });
  }

  test('limits stop what was suspended without them', () => {
    const lua = new LuaRuntime();
    for (const body of [
      'coroutine.yield() while true do end',
      'local function f() return 1 end coroutine.yield() while true do f() end',
      'local function f(n) if n == 0 then coroutine.yield() while true do end end f(n - 1) return n end f(5)',
      'while true do pcall(function() coroutine.yield() while true do end end) end',
    ]) {
      lua.execute(`co = coroutine.wrap(function() ${body} end) co()`);
      expect(() => lua.with({ maxInstructions: 1e5 }).execute('co()'), body).toThrow('maxInstructions exceeded');
    }
    expect(lua.eval('1 + 1')).toBe(2);
  });
});

describe('what is written as generators', () => {
  const run = (body: string): unknown =>
    new LuaRuntime().eval(`(function()
    local co = coroutine.wrap(function() ${body} end)
    local n = 0
    for _ = 1, 1000 do local v = co(n) if v == 'end' then return n end n = n + 1 end
  end)()`);

  test('more calls in one expression than points', () => {
    const sum = Array.from({ length: 100 }, () => 'coroutine.yield(0)').join(' + ');
    expect(run(`local s = ${sum} coroutine.yield(s) return 'end'`)).toBe(101);
  });
  test('more to save than is worth it', () => {
    const locals = Array.from({ length: 150 }, (_, i) => `local v${i} = coroutine.yield(${i})`).join(' ');
    const calls = Array.from({ length: 200 }, (_, i) => `coroutine.yield(v${i % 150})`).join(' ');
    expect(run(`${locals} ${calls} return v149 == 150 and 'end'`)).toBe(350);
  });
  test('jumps backwards', () => {
    expect(run(`local i = 0 ::again:: i = i + 1 coroutine.yield(i) if i < 5 then goto again end return 'end'`)).toBe(5);
  });
});

test('a runtime without yielding metamethods has none in its coroutine code', () => {
  const lua = new LuaRuntime();
  lua.execute('coroutine.wrap(function() local t = setmetatable({}, { __index = { x = 1 } }) return t.x end)()');
  expect(bridgeOf(lua).state.metamethods.seen).toBe(0);
});
