import { expect, test } from 'vitest';
import { LuaRuntime } from '../../src/index.js';
import { ARITHMETIC, COMPARISON, INDEX } from '../../src/syntax/metamethod-groups.js';
import { bridgeOf } from '../../src/worker/bridge-of.js';

/**
 * While `seen` is false, functions that call nothing run as plain code inside coroutines, and the others in their resumable
 * form, five times as fast as generators.
 */
test('only metamethods that may suspend make leaf functions generators in coroutines', () => {
  const lua = new LuaRuntime();
  const seen = () => bridgeOf(lua).state.metamethods.seen;
  expect(seen(), 'the metatable of JavaScript objects').toBe(0);
  lua.execute('setmetatable({}, { __index = {}, __newindex = {} })');
  lua.execute('setmetatable({}, { __add = function(a, b) return a.n + b.n end, __eq = function() return true end })');
  expect(seen(), 'metamethods that call nothing').toBe(0);
  lua.execute('setmetatable({}, { __tostring = function(t) return name(t) end })');
  expect(seen(), 'not the metamethod of an operator').toBe(0);
  // One that yields, with a text like the test of a leaf in it.
  expect(
    lua.eval(`(function()
      local mt = {}
      mt.__index = function(t, k)
        local s = "{if(this!==undefined&&(this!==$Q||$metamethods.seen!==0||"
        return coroutine.yield(k .. #s)
      end
      local function get(t) return t.x end
      local co = coroutine.wrap(function() return get(setmetatable({}, mt)) end)
      return co(), co("y")
    end)()`),
  ).toEqual(['x57', 'y']);
  // Those that call nothing count from then on: they may use operators that yield.
  expect(seen()).toBe(INDEX | ARITHMETIC | COMPARISON);
  expect(bridgeOf(new LuaRuntime()).state.metamethods.seen, 'another runtime').toBe(0);
});
