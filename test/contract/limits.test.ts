// API.md: maxInstructions, timeout, maxMemory, and the memory methods of the runtime.
import { describe, expect, it } from 'vitest';
import {
  LuaError,
  type LuaFunction,
  LuaMemoryError,
  LuaRuntime,
  type LuaRuntimeOptions,
  type LuaTable,
} from '../../src/index.js';

/** Programs that would not end, or not soon; each must be stopped whatever it tries. */
const ENDLESS: Record<string, string> = {
  'a while loop': 'while true do end',
  'a repeat loop': 'repeat until false',
  'a numeric for': 'for i = 1, math.huge do end',
  'a long loop that stores a constant': 'local t = {} for i = 1, 3e7 do t[i] = true end',
  'a generic for': 'for _ in function() return 1 end do end',
  'a goto loop': '::top:: goto top',
  'a tail call': 'local function f() return f() end f()',
  'mutual tail calls': 'local g local function f() return g() end function g() return f() end f()',
  'a pcall loop': 'while true do pcall(function() while true do end end) end',
  'a pcall loop of errors': 'while true do pcall(error, "x") end',
  'nested pcalls': 'local function f() pcall(f) while true do end end f()',
  'an xpcall handler': 'xpcall(error, function() while true do end end)',
  'xpcall around everything': 'while true do xpcall(function() while true do end end, function(e) return e end) end',
  'a coroutine': 'coroutine.wrap(function() while true do end end)()',
  'a coroutine resumed in a loop':
    'while true do coroutine.resume(coroutine.create(function() while true do end end)) end',
  'a yielding coroutine':
    'local co = coroutine.wrap(function() while true do coroutine.yield() end end) while true do co() end',
  'a coroutine in pcall': 'while true do pcall(coroutine.wrap(function() while true do pcall(error) end end)) end',
  'a metamethod': 'local t = setmetatable({}, {__index = function() while true do end end}) local x = t.x',
  'an __index chain that calls':
    'local t = setmetatable({}, {__index = function(t, k) return t[k .. "x"] end}) while true do pcall(function() return t.x end) end',
  'a __gc-free closure storm': 'while true do local f = function() return f end end',
  'pattern backtracking': 'return ("a"):rep(40):find(("a?"):rep(40) .. ("a"):rep(41))',
  'pattern backtracking with captures': 'return ("a"):rep(60):match("(.-)(.-)(.-)(.-)(.-)(.-)(.-)b")',
  'pattern backtracking in gsub': 'return ("a"):rep(3000):gsub(".-.-.-.-b", "")',
  'pattern backtracking in gmatch': 'for x in ("a"):rep(3000):gmatch(".-.-.-.-b") do end',
  'balanced patterns': 'while true do ("("):rep(20000):find("%b()") end',
  'a sort comparator':
    'local t = {} for i = 1, 50 do t[i] = i end while true do table.sort(t, function(a, b) return a > b end) end',
  'a sort comparator that does not return': 'table.sort({3, 1, 2}, function() while true do end end)',
  'sort of large tables': 'local t = {} for i = 1, 1000 do t[i] = i % 7 end while true do table.sort(t) end',
  'string.rep': 'while true do local s = ("x"):rep(1e6) end',
  'string.rep with a separator': 'while true do local s = ("x"):rep(1e5, ",") end',
  'table.concat': 'local t = {} for i = 1, 1000 do t[i] = "x" end while true do table.concat(t, ",") end',
  'string.gsub with a function': '("a"):rep(100):gsub("a", function() while true do end end)',
  'string.gsub with a table': 'local s = ("a"):rep(1000) local t = {a = "b"} while true do s:gsub("a", t) end',
  'string.format': 'while true do ("%99.99f"):format(1e300) end',
  'table.insert at the front': 'local t = {} while true do table.insert(t, 1, 0) end',
  'table.remove':
    'local t = {} for i = 1, 1000 do t[i] = i end while true do table.insert(t, 1, table.remove(t, 1)) end',
  unpack: 'local t = {} for i = 1, 200 do t[i] = i end while true do local n = select("#", unpack(t)) end',
  select: 'local function f(...) while true do local n = select(-1, ...) end end f(1, 2, 3)',
  'load in a loop': 'while true do load("return 1")() end',
  'a reader of load that does not end': 'local _, _, _, one = ... load(one)',
  'a loaded loop': 'load("while true do end")()',
  'next in a loop': 'local t = {1} while true do next(t) end',
  'string.byte': 'local s = ("x"):rep(100) while true do s:byte(1, -1) end',
  tostring: 'while true do tostring({}) end',
  'host calls': 'while true do js.typeof(1) end',
  'a host iterator': 'for v in js.iter(...) do end',
  'a host function that calls back': 'local _, call = ... while true do call(function() end) end',
  'a callback that does not return': 'local _, call = ... call(function() while true do end end)',
  'a host function that catches': 'local _, _, guard = ... while true do guard(function() while true do end end) end',
  'stack overflow in a loop': 'local function f() return 1 + f() end while true do pcall(f) end',
};

function* endless(): Generator<number> {
  for (;;) yield 1;
}
const call = (f: () => unknown): unknown => f();
const guard = (f: () => unknown): unknown => {
  try {
    return f();
  } catch {
    return undefined;
  }
};

const one = (): string => 'x';

function stopped(f: () => unknown, message: string, name: string): void {
  let caught: unknown;
  try {
    f();
  } catch (e) {
    caught = e;
  }
  expect(caught, name).toBeInstanceOf(LuaError);
  expect((caught as Error).message, name).toContain(message);
}

describe('maxInstructions stops any Lua code', () => {
  const instructions = 50_000;
  for (const [name, code] of Object.entries(ENDLESS)) {
    it(name, () => {
      const limited = new LuaRuntime({ maxInstructions: instructions });
      stopped(() => limited.execute(code, endless(), call, guard, one), 'maxInstructions exceeded', name);
      expect(limited.eval('1 + 1')).toBe(2);
      // Code compiled when there were no limits.
      const free = new LuaRuntime();
      const f = free.compile(code) as LuaFunction;
      stopped(
        () => free.with({ maxInstructions: instructions }).call(f, endless(), call, guard, one),
        'maxInstructions exceeded',
        name,
      );
      expect(free.eval('1 + 1')).toBe(2);
      // As a coroutine of JavaScript.
      const gen = (limited.compile(code) as LuaFunction).coroutine(endless(), call, guard, one);
      stopped(() => gen.next(), 'maxInstructions exceeded', name);
    });
  }
});

describe('timeout stops any Lua code', () => {
  for (const [name, code] of Object.entries(ENDLESS)) {
    it(name, () => {
      for (const lua of ['5.1', '5.2', 'luajit'] as const) {
        if (lua === '5.1' && /goto|load\("/.test(code)) continue;
        const limited = new LuaRuntime({ lua, timeout: 15 });
        stopped(() => limited.execute(code, endless(), call, guard, one), 'timeout exceeded', name);
        expect(limited.eval('1 + 1')).toBe(2);
      }
    });
  }
});

describe('limits are per call into Lua', () => {
  it('each call starts anew', () => {
    const lua = new LuaRuntime({ maxInstructions: 2000 });
    for (let i = 0; i < 100; i++) lua.execute('for i = 1, 500 do end');
    const f = lua.eval<LuaFunction>('function() for i = 1, 500 do end return 1 end');
    for (let i = 0; i < 100; i++) expect(f()).toBe(1);
    const t = lua.execute<LuaTable>(
      'return setmetatable({}, {__index = function(t, k) for i = 1, 500 do end return k end})',
    );
    for (let i = 0; i < 100; i++) expect(t.get('x')).toBe('x');
    const slow = lua.execute<LuaTable>('return setmetatable({}, {__index = function() while true do end end})');
    expect(() => slow.get('x')).toThrow('maxInstructions exceeded');
    expect(() => slow['x']).toThrow('maxInstructions exceeded');
    expect(() => slow.has('x')).toThrow('maxInstructions exceeded');
    const bad = lua.execute<LuaTable>(
      'return setmetatable({}, {__newindex = function() while true do end end, __tostring = function() while true do end end})',
    );
    expect(() => bad.set('x', 1)).toThrow('maxInstructions exceeded');
    expect(() => String(bad)).toThrow('maxInstructions exceeded');
  });

  it('a call inside a call shares what is left', () => {
    const lua = new LuaRuntime({ maxInstructions: 50_000 });
    let n = 0;
    expect(() =>
      lua.execute('local f = ... while true do f() end', () => {
        n++;
        lua.execute('for i = 1, 1000 do end');
      }),
    ).toThrow('maxInstructions exceeded');
    expect(n).toBeLessThan(60);
  });

  it('lua.with: the same runtime, those settings for the calls made through it', () => {
    const lua = new LuaRuntime();
    const calls = lua.with({ maxInstructions: 1000 });
    expect(() => calls.execute('while true do end')).toThrow('maxInstructions exceeded');
    expect(() => calls.eval('(function() while true do end end)()')).toThrow('maxInstructions exceeded');
    expect(calls.eval('1 + 1')).toBe(2);
    calls.execute('x = 5');
    expect(lua.eval('x')).toBe(5);
    const f = lua.eval<LuaFunction<[number], number>>('function(n) for i = 1, n do end return n end');
    expect(calls.call(f, 10)).toBe(10);
    expect(() => calls.call(f, 1e6)).toThrow('maxInstructions exceeded');
    expect(f(1e5)).toBe(1e5);
    expect(lua.with({ name: '=named' }).eval('(debug.traceback("", 1))')).toContain('named:1:');
    expect(() => lua.with({ name: '@file.lua' }).execute('\nerror("x")')).toThrow('file.lua:2: x');
    expect(lua.with({}).eval('2')).toBe(2);
    // Settings of the runtime that are not given stay in force.
    const limited = new LuaRuntime({ maxInstructions: 1000 });
    expect(() => limited.with({ timeout: 10_000 }).execute('while true do end')).toThrow('maxInstructions exceeded');
    expect(limited.with({ maxInstructions: 1e6 }).execute('for i = 1, 1e4 do end return 1')).toBe(1);
  });

  it('lua.with: a call through it that JavaScript makes inside another ends the innermost only', () => {
    const lua = new LuaRuntime();
    const calls = lua.with({ maxInstructions: 1000 });
    const result = lua.execute('local f = ... return pcall(f)', () => {
      calls.execute('while true do end');
    });
    expect(result).toEqual([false, 'maxInstructions exceeded']);
    expect(
      lua.execute('local f = ... local ok = pcall(f) for i = 1, 1e5 do end return ok', () =>
        calls.execute('while true do end'),
      ),
    ).toBe(false);
  });

  it('wrong settings are refused', () => {
    const lua = new LuaRuntime();
    expect(() => lua.with(null as never)).toThrow(/settings/);
    expect(() => lua.with({ timout: 5 } as never)).toThrow(/timout/);
    expect(() => lua.with({ timeout: -1 })).toThrow(/timeout/);
    expect(() => lua.with({ timeout: 'x' as never })).toThrow(/timeout/);
    expect(() => lua.with({ maxInstructions: 0 })).toThrow(/maxInstructions/);
    expect(() => lua.with({ signal: {} as never })).toThrow(/signal/);
    expect(() => lua.with({ name: 5 as never })).toThrow(/name/);
  });
});

describe('what pcall in Lua cannot swallow', () => {
  it('a termination passes pcall, xpcall, coroutines and callbacks', () => {
    const lua = new LuaRuntime({ maxInstructions: 10_000 });
    lua.execute('log = {}');
    stopped(
      () =>
        lua.execute(`
          pcall(function()
            xpcall(function()
              coroutine.wrap(function() pcall(function() while true do end end) log[#log + 1] = "coroutine" end)()
              log[#log + 1] = "xpcall"
            end, function(e) log[#log + 1] = "handler" return e end)
            log[#log + 1] = "pcall"
          end)
          log[#log + 1] = "end"`),
      'maxInstructions exceeded',
      'nested',
    );
    expect(lua.eval<LuaTable>('log').toArray()).toEqual([]);
  });

  it('the error tells where', () => {
    const lua = new LuaRuntime({ maxInstructions: 1000 });
    try {
      lua.compile('local function f()\n while true do end\nend\nf()', { name: '=loop' })();
    } catch (e) {
      expect((e as LuaError).traceback).toMatch(/stack traceback:[\s\S]*loop:2:/);
    }
  });

  it('works without limits as before afterwards', () => {
    const lua = new LuaRuntime();
    expect(() => lua.with({ timeout: 5 }).execute('while true do end')).toThrow('timeout exceeded');
    expect(lua.execute('for i = 1, 1e6 do end return "done"')).toBe('done');
  });
});

describe('maxMemory', () => {
  const HUNGRY: Record<string, string> = {
    tables: 'local t = {} while true do t[#t + 1] = {} end',
    'an array': 'local t = {} local i = 1 while true do t[i] = i i = i + 1 end',
    'a long loop that stores a constant': 'local t = {} for i = 1, 3e7 do t[i] = true end',
    keys: 'local t = {} local i = 1 while true do t["k" .. i] = i i = i + 1 end',
    'a string doubled': 'local s = "x" while true do s = s .. s end',
    strings: 'local t = {} while true do t[#t + 1] = ("x"):rep(1000) .. #t end',
    'string.rep': 'return ("x"):rep(1e9)',
    'string.rep with a separator': 'return ("x"):rep(1e8, "yyy")',
    'table.concat': 'local t = {} for i = 1, 1000 do t[i] = ("x"):rep(30000) end return table.concat(t)',
    'string.gsub': 'return (("x"):rep(1e6):gsub("x", ("y"):rep(1000)))',
    coroutines:
      'local t = {} while true do local co = coroutine.wrap(function() coroutine.yield() end) co() t[#t + 1] = co end',
    closures: 'local t = {} while true do local x = #t t[#t + 1] = function() x = x + 1 return x end end',
    'string.format': 'local s = "x" while true do s = ("%s%s"):format(s, s) end',
    'pcall in a loop': 'local t = {} while true do pcall(function() while true do t[#t + 1] = {} end end) end',
  };
  for (const [name, code] of Object.entries(HUNGRY)) {
    it(`exceeding it raises LuaMemoryError: not enough memory (${name})`, () => {
      const options: LuaRuntimeOptions = { maxMemory: 20e6, timeout: 20_000 };
      const lua = new LuaRuntime(options);
      let caught: unknown;
      try {
        lua.execute(code);
      } catch (e) {
        caught = e;
      }
      if (name === 'pcall in a loop') {
        // Lua may catch it and go on; then it meets the limit again.
        expect((caught as Error).message).toMatch(/timeout exceeded|not enough memory/);
        return;
      }
      expect(caught, String(caught)).toBeInstanceOf(LuaMemoryError);
      expect((caught as Error).message).toBe('not enough memory');
      lua.gccollect();
      expect(lua.eval('1 + 1')).toBe(2);
    }, 60_000);
  }

  it('garbage does not count', () => {
    const lua = new LuaRuntime({ maxMemory: 30e6 });
    expect(lua.execute('for i = 1, 300000 do local t = { i, tostring(i) } end return "fine"')).toBe('fine');
  });

  it('getMemoryUsed, getMaxMemory, setMaxMemory, gccollect', () => {
    const lua = new LuaRuntime();
    expect(lua.getMaxMemory()).toBe(0);
    expect(lua.getMemoryUsed()).toBeGreaterThan(0);
    expect(lua.getMemoryUsed(true)).toBeGreaterThan(0);
    lua.setMaxMemory(20e6);
    expect(lua.getMaxMemory()).toBe(20e6);
    expect(() => lua.eval('("x"):rep(1e9)')).toThrow(LuaMemoryError);
    lua.gccollect();
    lua.execute('kept = {} for i = 1, 50000 do kept[i] = { i } end');
    lua.gccollect();
    expect(lua.getMemoryUsed()).toBeGreaterThan(1e6);
    expect(lua.getMemoryUsed()).toBeLessThan(20e6);
    lua.setMaxMemory(0);
    expect(lua.getMaxMemory()).toBe(0);
    expect(lua.eval('#("x"):rep(3e7)')).toBe(3e7);
    expect(() => lua.setMaxMemory(-1)).toThrow(RangeError);
    expect(() => lua.setMaxMemory('x' as never)).toThrow(/bytes/);
    expect(() => lua.getMemoryUsed(1 as never)).toThrow(/total/);
    expect(() => lua.getMaxMemory('x' as never)).toThrow(/total/);
  });

  it('nogc(fn) calls the function and gives what it gives', () => {
    const lua = new LuaRuntime();
    expect(lua.nogc(() => lua.eval('1 + 1'))).toBe(2);
    expect(() =>
      lua.nogc(() => {
        throw new Error('out');
      }),
    ).toThrow('out');
    expect(() => lua.nogc(5 as never)).toThrow(/fn/);
  });
});
