import { describe, expect } from 'vitest';
import { attempt } from './prison.js';

describe('iteration', () => {
  attempt('js.iter over what gives Function', 'for v in js.iter(o.giveList()) do return v end');
  attempt('js.iterex over what gives Function', 'for a, b in js.iterex(js.tuple(o.giveList())) do return a, b end');
  attempt('js.enumerate over what gives Function', 'for i, v in js.enumerate(o.giveList()) do return v end');
  attempt('js.iter of a function', 'return js.iter(o.fn)');
  attempt('js.iter of a class', 'return js.iter(o.Account)');
  attempt(
    'js.iter of an object with a next of its own',
    'o.plain.next = o.giveFunction for v in js.iter(o.plain) do return v end',
  );
  attempt(
    'js.iter of an object whose next gives a value',
    `o.plain.next = function() return o.holder end
    o.holder.value = 1
    for v in js.iter(o.plain) do return type(v) == "function" end`,
  );
  attempt('the iterator that js.iter gives', 'return js.iter(o.list).constructor');
  attempt(
    'pairs of an object with __proto__',
    'for k, v in pairs(o.plain) do if k == "__proto__" or k == "constructor" then return v end end',
  );
  attempt('pairs of a class', 'for k, v in pairs(o.Account) do if k == "prototype" then return v end end');
  attempt(
    'pairs of a holder',
    'for k, v in pairs(o.holder) do if k == "Function" or k == "process" then return v end end',
  );
  attempt('pairs of an array of prototypes', 'for k, v in pairs(o.giveList()) do return v end');
  attempt('pairs of a Map', 'for k, v in pairs(o.map) do if type(v) == "userdata" then return v end end');
  attempt('next of an object', 'return next(o.plain)');
  attempt('ipairs of an object', 'return ipairs(o.list)');
  attempt('the state that pairs gives', 'local f, s = pairs(o.plain) return s.constructor');
  attempt('unpack of an object', 'return (unpack or table.unpack)(o.list)');
  attempt('a generator used after its loop', 'local g = o.gfn() for v in js.iter(g) do end return g.constructor');
  attempt('iteration of the characters of a string', 'for c in js.iter("ab") do return c.constructor end');
  attempt('a for loop over a host function', 'for v in o.giveFunction do return v end');
  attempt('a for loop over a host object', 'for v in o.plain do return v end');
  attempt(
    'a hidden item of a Map by iteration',
    `local seen = {}
    for k, v in js.iterex(o.map) do seen[#seen + 1] = k end
    for k, v in pairs(o.map) do seen[#seen + 1] = k end
    return table.concat(seen, " ")`,
    ([v]) => expect(['k k', 'k _secret k _secret']).toContain(v),
  );
});
