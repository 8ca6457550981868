import { describe, expect, it } from 'vitest';
import { LuaRuntime } from '../../src/index.js';

const numbers = Array.from({ length: 64_990 }, (_, i) => i % 10).join(',');

/** Calls of every form, near the number of arguments that the host's parser takes. */
const CALLS: [string, string][] = [
  ['a call', `local f = function() return 'called' end local r = f(${numbers}) return r`],
  ['a tail call', `local f = function() return 'called' end return f(${numbers})`],
  ['a method call', `local o = {} function o:m() return 'called' end local r = o:m(${numbers}) return r`],
  ['a method call in tail position', `local o = {} function o:m() return 'called' end return o:m(${numbers})`],
  [
    'a call in a coroutine',
    `local f = function() return 'called' end
    return coroutine.wrap(function() local r = f(${numbers}) return r end)()`,
  ],
  [
    'a tail call in a coroutine',
    `local f = function() return 'called' end
    return coroutine.wrap(function() return f(${numbers}) end)()`,
  ],
  ['a protected call', `local f = function() return 'called' end return select(2, pcall(f, ${numbers}))`],
];

describe('many arguments', () => {
  for (const debug of [false, true])
    it.each(CALLS)(`%s${debug ? ', in debug form' : ''}`, (_, source) => {
      const lua = new LuaRuntime({ debug });
      // Compiled in any case; the host's stack may have no room to make the call.
      const f = lua.compile(source);
      try {
        expect(f()).toBe('called');
      } catch (e) {
        expect((e as Error).message).toMatch(/stack overflow$/);
      }
    });
});
