import { describe, expect, it } from 'vitest';
import { LuaRuntime, type LuaTable } from '../../../src/index.js';
import { attempt, PRISONS } from './prison.js';

describe('source text', () => {
  const evil = 'globalThis.escaped = 1';
  const quotes = [`"`, `'`, '`', '*/', '\u2028', '\u2029', '\n', '\r', '${', '</script>', '\0', '//', '-->', '\\'];
  for (const text of quotes) {
    it(`a string with ${JSON.stringify(text)} stays a string`, () => {
      const lua = new LuaRuntime(PRISONS['no eval, no builtins']);
      // A carriage return in a long string becomes a newline.
      const value = `x${text};${evil};${text}x`;
      const expected = value.replace(/\r/g, '\n');
      const long = `[==[${value}]==]`;
      globalThis.escaped = undefined;
      expect(lua.eval(long)).toBe(expected);
      expect(lua.eval<LuaTable>(`{ [ ${long} ] = 1 }`).get(expected)).toBe(1);
      expect(globalThis.escaped).toBe(undefined);
    });
    it(`a chunk name with ${JSON.stringify(text)} does nothing`, () => {
      const lua = new LuaRuntime(PRISONS['no eval, no builtins']);
      globalThis.escaped = undefined;
      for (const name of [`=${text}${evil}`, `@${text}\n${evil}\n`, `${text}${evil}`]) {
        expect(() => lua.compile('error("x")', { name })()).toThrow('x');
        expect(lua.compile('return debug.traceback("x")', { name })()).toContain('x');
        expect(lua.compile('return coroutine.wrap(function() return 1 end)()', { name })()).toBe(1);
      }
      expect(globalThis.escaped).toBe(undefined);
    });
    it(`a field name with ${JSON.stringify(text)} does nothing`, () => {
      const lua = new LuaRuntime(PRISONS['no eval, no builtins']);
      globalThis.escaped = undefined;
      const name = JSON.stringify(`${text};${evil}//`).replace(/\\u(....)/g, (_, h: string) => {
        return [...new TextEncoder().encode(String.fromCharCode(Number.parseInt(h, 16)))].map((b) => `\\${b}`).join('');
      });
      lua.execute(`local t = {[${name}] = 1} t[${name}] = 2 x = t[${name}] _G[${name}] = 3 y = _G[${name}]`);
      lua.execute(`local s = string[${name}] or ("x")[${name}]`);
      expect(lua.eval('x, y')).toEqual([2, 3]);
      expect(globalThis.escaped).toBe(undefined);
    });
  }
  attempt('a comment that ends a comment', `--[[ */ ${evil} /* ]] -- */ ${evil}\nreturn nil`);
  attempt('a sourceURL in a comment', `--# sourceURL=x\n--[[\n//# sourceURL=y\n]] return nil`);
  attempt(
    'names that are words of JavaScript',
    `local this, var, new, class, eval, arguments, constructor = 1, 2, 3, 4, 5, 6, 7
    local __proto__, prototype, undefined, NaN, await, yield, let, static, enum, void, delete = 8
    return this ~= 1 or eval ~= 5 or arguments ~= 6 or __proto__ ~= 8`,
  );
  attempt('names of the engine', 'return $G or nil');
  attempt('names of the engine as globals', 'return Table or EMPTY or Q or CTL or S or $runtime');
  attempt('names of the engine by _G', 'return _G.Table or _G["$G"] or _G.runtime or _G["$runtime"] or _G.Function');
  attempt(
    'internal fields of tables',
    'local t = {} return t._mt or t._arr or t._hash or t.meta or t.constructor or t["$x"] or t.__proto__',
  );
  attempt('internal fields of functions', 'return (function() end).call');
  attempt('internal fields of strings', 'return ("x").length or ("x").charCodeAt');
  attempt('internal fields of coroutines', 'return coroutine.create(function() end).top');
  attempt(
    'internal fields of objects',
    'local a = o.account return a.target or a.metatable or a._mt or a.fn or a.methods or a.items or a.methodOf or a.env',
  );
  attempt(
    'a table with a field of every internal name',
    `local t = {_mt = 1, _arr = 2, _hash = 3, meta = 4, constructor = 5, __proto__ = 6}
    return t._mt ~= 1 or t._arr ~= 2 or t._hash ~= 3 or t.meta ~= 4 or t.constructor ~= 5 or t.__proto__ ~= 6`,
  );
  attempt(
    'crafted bytecode',
    `local f = (loadstring or load)("\\27LupaJS1\\n0 1\\n=${evil} return constructor") return f and select(2, pcall(f)) == 1`,
  );
  attempt(
    'crafted bytecode with a name',
    `local f = (loadstring or load)("\\27LupaJS1\\n0 22\\n" .. ("\\n"):rep(1) .. "${evil}//return 1")
    return f and f()`,
  );
  attempt(
    'crafted bytecode with a function number',
    `local f = (loadstring or load)("\\27LupaJS1\\n99 1\\n=return 1") return f`,
  );
  attempt('bytecode of LuaJIT', 'return ((loadstring or load)("\\27LJ\\2\\10\\0\\0"))');
  attempt('bytecode of Lua 5.1', 'return ((loadstring or load)("\\27Lua\\81\\0\\1\\4\\8\\4\\8\\0"))');
  attempt('load by pieces of a host function', 'return (load(o.id)() )');
  attempt('a number that is no number', 'return ((loadstring or load)("return 0x;globalThis.escaped=1"))');
  attempt('a label and goto with words of JavaScript', '::await:: do goto eval end ::eval:: return nil');
  attempt('a very long name', `local ${'a'.repeat(5000)} = 1 return ${'a'.repeat(5000)} ~= 1`);
});
