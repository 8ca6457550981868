// API.md, "Values": `LuaFunction`. Each title is a sentence of it.
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { LuaError, type LuaFunction, LuaRuntime, Tuple } from '../../src/index.js';

const lua = new LuaRuntime();

describe('LuaFunction', () => {
  it('is a JS function: f(...args)', () => {
    const add = lua.eval<LuaFunction<[number, number], number>>('function(a, b) return a + b end');
    expect(typeof add).toBe('function');
    expect(add).toBeInstanceOf(Function);
    expect(add(1, 2)).toBe(3);
    expect([1, 2].map((x) => add(x, 10))).toEqual([11, 12]);
    expect(add.call(null, 3, 4)).toBe(7);
    expect(add.apply({}, [3, 4])).toBe(7);
    expect(String(add)).toMatch(/^function: /);
    expect(inspect(add)).toContain('luaFunction');
  });

  it('passes any number of arguments', () => {
    const count = lua.eval<LuaFunction>('function(...) return select("#", ...) end');
    for (let n = 0; n < 10; n++) expect(count(...Array(n).fill(undefined))).toBe(n);
  });

  it('passes itself through Lua unwrapped', () => {
    const f = lua.eval<LuaFunction>('function(f, n) return f(n) end');
    expect(f((n: number) => n + 1, 2)).toBe(3);
    expect(f(lua.eval('tostring'), 2)).toBe('2');
  });

  it('call and callAsync of the runtime', async () => {
    const f = lua.eval<(a: number) => number>('function(a) return a * 2 end');
    expect(lua.call(f, 4)).toBe(8);
    expect(await lua.callAsync(f, 4)).toBe(8);
    expect(() => lua.call((() => 1) as never)).toThrow(/argument f/);
    await expect(lua.callAsync(5 as never)).rejects.toThrow(TypeError);
  });

  it('deep recursion across both languages is a LuaError, and the runtime goes on', () => {
    const recurse = lua.eval<LuaFunction>('function(f, g) return f(f, g) + 1 end');
    const js = (f: unknown): unknown => (recurse as LuaFunction)(js, f);
    expect(() => js(1)).toThrow(LuaError);
    expect(() => js(1)).toThrow('stack overflow');
    expect(lua.eval('pcall(...)', js)).toEqual([false, expect.stringContaining('stack overflow')]);
    expect(lua.eval('1 + 1')).toBe(2);
  });
});

describe('LuaFunction: what it has', () => {
  const f = lua.eval<LuaFunction<[number?], unknown>>('function(n) return n, "second" end');

  it('f.coroutine(...args) gives a coroutine that has not started', () => {
    let started = 0;
    const g = lua.eval<LuaFunction>('function(start, v) start() coroutine.yield(v) end');
    const co = g.coroutine(() => started++, 'v');
    expect([started, co.status]).toEqual([0, 'suspended']);
    expect(co.next()).toEqual({ done: false, value: 'v' });
    expect(started).toBe(1);
    expect(f.coroutine(1)).not.toBe(f.coroutine(1));
  });

  it('f.async(...args) gives a promise', async () => {
    const p = f.async(5);
    expect(p).toBeInstanceOf(Promise);
    expect(await p).toEqual([5, 'second']);
    await expect(lua.eval<LuaFunction>('error').async('no', 0)).rejects.toThrow('no');
    await expect(f.async('\ud800' as never)).rejects.toThrow(LuaError);
  });

  it('call, apply and bind work; this is ignored', () => {
    expect(f.call({}, 1)).toEqual([1, 'second']);
    expect(f.apply(null, [2])).toEqual([2, 'second']);
    expect(f.bind({}, 3)()).toEqual([3, 'second']);
    expect(lua.eval('type(...)', f.bind({}))).toBe('userdata');
  });

  it('results: no value is undefined, one is that value, several are a Tuple', () => {
    expect(lua.eval<LuaFunction>('function() end')()).toBe(undefined);
    expect(lua.eval<LuaFunction>('function() return nil end')()).toBe(undefined);
    expect(lua.eval<LuaFunction>('function() return 1 end')()).toBe(1);
    expect(lua.eval<LuaFunction>('function() return nil, nil end')()).toEqual([undefined, undefined]);
    expect(lua.eval<LuaFunction>('function(...) return ... end')(1, 2)).toBeInstanceOf(Tuple);
  });

  it('serves as a callback of JavaScript', () => {
    const double = lua.eval<LuaFunction<[number], number>>('function(x) return x * 2 end');
    expect([1, 2, 3].map(double)).toEqual([2, 4, 6]);
    expect([3, 1, 2].sort(lua.eval<LuaFunction<[number, number], number>>('function(a, b) return b - a end'))).toEqual([
      3, 2, 1,
    ]);
    expect('abc'.replace(/b/, lua.eval<LuaFunction<[string], string>>('string.upper'))).toBe('aBc');
  });

  it('functions of the library, of a loaded chunk and of JavaScript given back are the same in kind', () => {
    expect(lua.eval<LuaFunction>('string.rep')('x', 3)).toBe('xxx');
    expect(lua.eval<LuaFunction>('loadstring("return ...")')(7)).toBe(7);
    const js = (x: number): number => x;
    expect(lua.eval('...', js)).toBe(js);
  });

  it('its methods refuse another this', () => {
    expect(() => f.coroutine.call((() => {}) as never)).toThrow(TypeError);
    expect(() => f.toString.call({} as never)).toThrow(TypeError);
  });
});
