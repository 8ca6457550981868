import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type LuaCoroutine,
  LuaError,
  type LuaFunction,
  LuaRuntime,
  type LuaTable,
  type LuaThread,
  Tuple,
} from '../../src/index.js';

const lua = new LuaRuntime();

describe('LuaFunction', () => {
  it('is a JS function', () => {
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

describe('LuaCoroutine', () => {
  const counting = 'function(N) for i = 0, N do coroutine.yield(i % 2) end end';

  it('is a generator object', () => {
    const f = lua.eval<LuaFunction>(counting);
    const gen = f.coroutine(4);
    expect([...gen]).toEqual([0, 1, 0, 1, 0]);
    expect([...gen]).toEqual([]);
    expect(typeof gen.next).toBe('function');
    expect(gen[Symbol.iterator]()).toBe(gen as never);
    const again = f.coroutine(1);
    expect([again.next(), again.next(), again.next(), again.next()]).toEqual([
      { done: false, value: 0 },
      { done: false, value: 1 },
      { done: true, value: undefined },
      { done: true, value: undefined },
    ]);
  });

  it('gives what the function returns with done', () => {
    const gen = lua.eval<LuaFunction>('function() coroutine.yield(1) return "end" end').coroutine();
    expect([gen.next().value, gen.next(), gen.next()]).toEqual([
      1,
      { done: true, value: 'end' },
      { done: true, value: undefined },
    ]);
  });

  it('send resumes and gives the yielded or returned value', () => {
    const f = lua.eval<LuaFunction>(`function()
      local t, i = {}, 0
      local value = coroutine.yield()
      while value do t[i] = value i = i + 1 value = coroutine.yield() end
      return t
    end`);
    const co = f.coroutine();
    expect(co.send(undefined)).toBe(undefined);
    for (let i = 0; i < 3; i++) co.send(i * 2);
    const mapping = co.send(undefined) as LuaTable;
    expect([...mapping].sort()).toEqual([
      [0, 0],
      [1, 2],
      [2, 4],
    ]);
    expect(() => co.send(1)).toThrow('cannot resume dead coroutine');
  });

  it('next passes its values, several yielded ones are a Tuple', () => {
    const gen = lua
      .eval<LuaFunction>('function() while true do coroutine.yield(coroutine.yield(1, 2)) end end')
      .coroutine();
    const { value } = gen.next();
    expect(value).toBeInstanceOf(Tuple);
    expect(value).toEqual([1, 2]);
    expect(gen.next('a', 'b').value).toEqual(['a', 'b']);
  });

  it('works with for, spread, yield* and destructuring', () => {
    const f = lua.eval<LuaFunction>(counting);
    const out: unknown[] = [];
    for (const v of f.coroutine(2)) out.push(v);
    expect(out).toEqual([0, 1, 0]);
    const [a, b] = f.coroutine(5);
    expect([a, b]).toEqual([0, 1]);
    function* outer(): Generator<unknown> {
      yield* f.coroutine(1) as unknown as Iterable<unknown>;
    }
    expect([...outer()]).toEqual([0, 1]);
  });

  it('yield* and the first next do not add arguments', () => {
    const f = lua.eval<LuaFunction>('function(...) coroutine.yield(select("#", ...)) end');
    function* outer(): Generator<unknown> {
      yield* f.coroutine() as unknown as Iterable<unknown>;
    }
    expect([...outer()]).toEqual([0]);
    expect(f.coroutine(1, undefined).next().value).toBe(2);
  });

  it('return ends it', () => {
    const gen = lua.eval<LuaFunction>(counting).coroutine(9);
    gen.next();
    expect(gen.return('bye')).toEqual({ done: true, value: 'bye' });
    expect(gen.status).toBe('dead');
    expect(gen.next()).toEqual({ done: true, value: undefined });
  });

  it('throw raises an error where it stands', () => {
    const error = new Error('into');
    const gen = lua
      .eval<LuaFunction>('function() local ok, e = pcall(coroutine.yield, 1) coroutine.yield(e) error("out") end')
      .coroutine();
    gen.next();
    expect(gen.throw(error)).toEqual({ done: false, value: error });
    expect(() => gen.next()).toThrow('out');
    expect(gen.status).toBe('dead');
    expect(() => gen.throw(error)).toThrow(error);
    const fresh = lua.eval<LuaFunction>(counting).coroutine(1);
    expect(() => fresh.throw(error)).toThrow(error);
    expect(fresh.status).toBe('dead');
    const uncaught = lua.eval<LuaFunction>(counting).coroutine(1);
    uncaught.next();
    expect(() => uncaught.throw(error)).toThrow(error);
  });

  it('status', () => {
    let inner = '';
    const gen: LuaCoroutine = lua.eval<LuaFunction>('function(f) f() coroutine.yield() end').coroutine(() => {
      inner = gen.status;
      expect(() => gen.next()).toThrow(LuaError);
      expect(() => gen.return()).toThrow(LuaError);
    });
    expect(gen.status).toBe('suspended');
    gen.next();
    expect([inner, gen.status]).toEqual(['running', 'suspended']);
    gen.next();
    expect(gen.status).toBe('dead');
  });

  it('coroutines made in Lua: one not started is a callable', () => {
    const [f, co, luaGen, status, first] = lua.execute<[LuaFunction, LuaThread, LuaCoroutine, boolean, number]>(`
      local function f(N) for i = 0, N do coroutine.yield(i % 2) end end
      co1 = coroutine.create(f)
      co2 = coroutine.create(f)
      local status, first = coroutine.resume(co2, 2)
      return f, co1, co2, status, first`);
    expect([status, first]).toEqual([true, 0]);
    expect([...luaGen]).toEqual([1, 0]);
    expect([...luaGen]).toEqual([]);
    expect([...co(4)]).toEqual([0, 1, 0, 1, 0]);
    expect([...co(2)]).toEqual([0, 1, 0]);
    expect([...f.coroutine(4)]).toEqual([0, 1, 0, 1, 0]);
    expect(co.status).toBe('suspended');
    expect(lua.eval('coroutine.status(co1)')).toBe('suspended');
    expect(co.next(1)).toEqual({ done: false, value: 0 });
    expect(lua.eval('coroutine.resume(co1)')).toEqual([true, 1]);
    expect(co.next()).toEqual({ done: true, value: undefined });
  });

  it('a coroutine made by JS goes on in Lua', () => {
    const gen = lua.eval<LuaFunction>(counting).coroutine(3);
    gen.next();
    expect(lua.eval('coroutine.resume(...)', gen)).toEqual([true, 1]);
    expect(gen.next().value).toBe(0);
    expect(lua.eval('type(...)', gen)).toBe('thread');
  });

  it('an error ends it', () => {
    const gen = lua.eval<LuaFunction>('function() coroutine.yield() error("broken", 0) end').coroutine();
    gen.next();
    expect(() => gen.next()).toThrow('broken');
    expect(gen.next()).toEqual({ done: true, value: undefined });
  });

  it('yields cross pcall, metamethods and iterators', () => {
    const gen = lua
      .eval<LuaFunction>(`function()
        local t = setmetatable({}, {__index = function(_, k) return coroutine.yield(k) end, __add = function() return coroutine.yield("add") end})
        pcall(function() coroutine.yield("pcall") end)
        local x = t.field
        local y = t + 1
        for v in function() return coroutine.yield("iterator") end do return x, y, v end
      end`)
      .coroutine();
    expect([gen.next().value, gen.next().value, gen.next('X').value, gen.next('Y').value]).toEqual([
      'pcall',
      'field',
      'add',
      'iterator',
    ]);
    expect(gen.next('V').value).toEqual(['X', 'Y', 'V']);
  });

  it('yielding across a JS function raises an error, never corrupts', () => {
    const gen = lua
      .eval<LuaFunction>('function(f) f() return "not here" end')
      .coroutine(() => lua.eval('coroutine.yield(1)'));
    expect(() => gen.next()).toThrow(/attempt to yield across.*C-call boundary/);
    expect(lua.eval('1 + 1')).toBe(2);
    const caught = lua
      .eval<LuaFunction>('function(f) local ok, e = pcall(f) coroutine.yield(e) return "end" end')
      .coroutine(() => lua.eval('coroutine.yield(1)'));
    expect(caught.next().value).toMatch(/attempt to yield across/);
    expect(caught.next()).toEqual({ done: true, value: 'end' });
  });

  it('has the helpers of iterators where the host has them', () => {
    const gen = lua.eval<LuaFunction>(counting).coroutine(3);
    const base = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
    expect(base.isPrototypeOf(gen)).toBe(true);
  });
});
