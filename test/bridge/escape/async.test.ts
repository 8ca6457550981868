import { describe, expect, it } from 'vitest';
import { LuaRuntime } from '../../../src/index.js';
import { attempt, inventory, PRISONS } from './prison.js';

describe('async', () => {
  const attempts: Record<string, string> = {
    'a promise of Function': 'return js.await(o.giveAsync())',
    'a promise rejected with Function':
      'local ok, e = pcall(js.await, o.giveRejected()) return type(e) ~= "string" and e',
    'a thenable of Function': 'return js.await(o.giveThenable())',
    'constructor of what await gives': 'return js.await(o.account:later()).constructor',
    'constructor of an awaited rejection': `local ok, e = pcall(js.await, o.afn(o.plain)["then"](o.promise, o.thrower))
      return type(e) == "userdata" and e.constructor`,
    'await of a Lua table with a field then':
      'return js.await({ ["then"] = function() escaped = 1 end })["then"] == nil',
    'await inside a coroutine': 'return coroutine.wrap(function() return js.await(o.giveAsync()) end)()',
    'a callback with the value':
      'local got js.await(o.giveAsync()["then"](o.giveAsync(), function(f) got = f end)) return got',
    'all promises': 'return js.await(o.Promise:all(o.giveList()))[0]',
  };
  for (const [name, code] of Object.entries(attempts)) {
    it(name, async () => {
      for (const [prison, options] of Object.entries(PRISONS)) {
        const lua = new LuaRuntime(options);
        const o = inventory();
        (o['giveRejected'] as () => Promise<unknown>)().catch(() => {});
        globalThis.escaped = undefined;
        let v: unknown;
        try {
          v = await lua.executeAsync(`local o = ... ${code}`, o);
        } catch {
          v = undefined;
        }
        expect([undefined, false], `${name} (${prison})`).toContain(v);
        expect(globalThis.escaped).toBe(undefined);
        expect(lua.eval('1 + 1')).toBe(2);
      }
    });
  }

  attempt('await outside an async call', 'return js.await(o.giveAsync())');
});
