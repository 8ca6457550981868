// API.md, "Async".
import { describe, expect, it } from 'vitest';
import { LuaError, type LuaFunction, LuaRuntime, type LuaTable, Tuple, tuple } from '../../src/index.js';

const lua = new LuaRuntime();
const later = <T>(value: T, ms = 0): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), ms));
const never = (): Promise<unknown> => new Promise(() => {});

describe('evalAsync, executeAsync and f.async', () => {
  it('run Lua as a coroutine on the main thread and give a promise', async () => {
    const p = lua.evalAsync('1 + 1');
    expect(p).toBeInstanceOf(Promise);
    expect(await p).toBe(2);
    expect(await lua.executeAsync('local a, b = ... return a, b', 1, 2)).toEqual([1, 2]);
    expect(await lua.executeAsync('')).toBe(undefined);
    expect(await lua.executeAsync('return 1, nil')).toBeInstanceOf(Tuple);
    const f = lua.eval<LuaFunction<[number], number>>('function(x) return x * 2 end');
    expect(await f.async(4)).toBe(8);
    expect(await lua.callAsync(f, 5)).toBe(10);
  });

  it('begin at once', () => {
    lua.executeAsync('started = true');
    expect(lua.eval('started')).toBe(true);
  });

  it('are rejected with what Lua or JS throws', async () => {
    await expect(lua.evalAsync('1 +')).rejects.toThrow(/unexpected symbol/);
    await expect(lua.executeAsync('error("x", 0)')).rejects.toThrow('x');
    const error = new RangeError('mine');
    await expect(
      lua.executeAsync('local f = ... f()', () => {
        throw error;
      }),
    ).rejects.toBe(error);
    await expect(lua.evalAsync('1', 2n ** 60n)).rejects.toThrow(RangeError);
    await expect(lua.evalAsync('"\\255"')).rejects.toThrow(/utf-8/);
    await expect(lua.evalAsync(5 as never)).rejects.toThrow(/code/);
  });

  it('coroutine.yield outside of a coroutine stays an error', async () => {
    await expect(lua.executeAsync('coroutine.yield(1)')).rejects.toThrow('attempt to yield from outside a coroutine');
    expect(await lua.executeAsync('return coroutine.running()')).toBe(undefined);
    expect(await lua.executeAsync('return pcall(coroutine.yield, 1)')).toEqual([
      false,
      'attempt to yield from outside a coroutine',
    ]);
  });

  it('a result that has a field then arrives as it is', async () => {
    const t = await lua.executeAsync<LuaTable>('t = { ["then"] = function() called = true end } return t');
    expect(t).toBe(lua.globals()['t']);
    expect(lua.eval('called')).toBe(undefined);
  });
});

describe('js.await(p)', () => {
  it('asks the attributeFilter for the then of what is no promise of the host', async () => {
    const attributeFilter = (_: object, name: unknown): unknown => {
      if (name === 'then') throw new Error('refused');
      return name;
    };
    const guarded = new LuaRuntime({ attributeFilter });
    let called = 0;
    const thenable = {
      // biome-ignore lint/suspicious/noThenProperty: the subject of the test
      then(resolve: (value: number) => void) {
        called++;
        resolve(7);
      },
    };
    await expect(guarded.executeAsync('return js.await(...)', thenable)).rejects.toThrow('refused');
    expect(called).toBe(0);
    expect(await guarded.executeAsync('return js.await(...)', Promise.resolve(6))).toBe(6);
    expect(await lua.executeAsync('return js.await(...)', thenable)).toBe(7);
    const plain = { a: 1 };
    expect(await guarded.executeAsync('return js.await(...)', plain)).toBe(plain);
  });

  it('suspends until p settles, and gives the value', async () => {
    const order: string[] = [];
    const p = lua.executeAsync(
      'local log, later = ... log("a") local v = js.await(later) log("c") return v',
      (s: string) => order.push(s),
      later(7),
    );
    order.push('b');
    expect(await p).toBe(7);
    expect(order).toEqual(['a', 'b', 'c']);
  });

  it('takes promises, thenables and other values', async () => {
    expect(await lua.evalAsync('js.await(...)', Promise.resolve('x'))).toBe('x');
    // biome-ignore lint/suspicious/noThenProperty: a thenable
    expect(await lua.evalAsync('js.await(...)', { then: (f: (v: unknown) => void) => f(5) })).toBe(5);
    expect(await lua.evalAsync('js.await(5)')).toBe(5);
    expect(await lua.evalAsync('js.await(nil)')).toBe(undefined);
    expect(await lua.evalAsync('js.await(js.null)')).toBe(undefined);
    const o = {};
    expect(await lua.evalAsync('js.await(...)', o)).toBe(o);
    expect(await lua.evalAsync('js.await(...)', Promise.resolve(null))).toBe(undefined);
  });

  it('does not take Lua tables for promises', async () => {
    const t = await lua.executeAsync<LuaTable>('t = { ["then"] = function() called = true end } return js.await(t)');
    expect(t).toBe(lua.globals()['t']);
    expect(lua.eval('called')).toBe(undefined);
  });

  it('a rejection is raised as a Lua error that pcall catches', async () => {
    const error = new Error('rejected');
    const caught = await lua.executeAsync<Tuple>('return pcall(js.await, ...)', Promise.reject(error));
    expect([...caught]).toEqual([false, error]);
    expect(
      await lua.executeAsync(
        'local p = ... local ok, e = pcall(function() return js.await(p) end) return ok, e.message',
        Promise.reject(error),
      ),
    ).toEqual([false, 'rejected']);
    await expect(lua.executeAsync('js.await(...)', Promise.reject(error))).rejects.toBe(error);
    await expect(lua.executeAsync('js.await(...)', Promise.reject('text'))).rejects.toBe('text');
    expect(
      await lua.executeAsync(
        'return xpcall(function(p) return js.await(p) end, function(e) return "handled " .. tostring(e) end, ...)',
        Promise.reject('no'),
      ),
    ).toEqual([false, 'handled no']);
  });

  it('a value that cannot cross is an error there, which pcall catches', async () => {
    const [ok, e] = await lua.executeAsync<[boolean, unknown]>(
      'return pcall(js.await, ...)',
      Promise.resolve(2n ** 70n),
    );
    expect(ok).toBe(false);
    expect(e).toBeInstanceOf(RangeError);
  });

  it('a tuple becomes several values with unpackReturnedTuples', async () => {
    const unpacking = new LuaRuntime({ unpackReturnedTuples: true });
    expect(await unpacking.evalAsync('js.await(...)', Promise.resolve(tuple(1, 2)))).toEqual([1, 2]);
    expect(await lua.executeAsync('local a, b = js.await(...) return b', Promise.resolve(tuple(1, 2)))).toBe(undefined);
  });

  it('outside an async call raises an error', () => {
    expect(() => lua.eval('js.await(...)', later(1))).toThrow(/attempt to await outside an async call/);
    expect(lua.eval('pcall(js.await, ...)', later(1))).toEqual([
      false,
      expect.stringContaining('attempt to await outside'),
    ]);
    const f = lua.eval<LuaFunction>('function(p) return js.await(p) end');
    expect(() => f.coroutine(later(1)).next()).toThrow(/attempt to await outside/);
  });
});

describe('js.await works at any depth a coroutine may yield from', () => {
  const deep: Record<string, string> = {
    'nested calls': 'local function f(n) if n == 0 then return js.await(p) end return (f(n - 1)) end return f(50)',
    'tail calls': 'local function f(n) if n == 0 then return js.await(p) end return f(n - 1) end return f(500)',
    pcall: 'return select(2, pcall(function() return js.await(p) end))',
    'pcall in pcall': 'return select(3, pcall(pcall, function() return js.await(p) end))',
    xpcall: 'return select(2, xpcall(function() return js.await(p) end, print))',
    __index: 'return setmetatable({}, {__index = function() return js.await(p) end}).x',
    __add: 'return setmetatable({}, {__add = function() return js.await(p) end}) + 1',
    __concat: 'return "x" .. setmetatable({}, {__concat = function() return js.await(p) end})',
    __call: 'return setmetatable({}, {__call = function() return js.await(p) end})()',
    __lt: 'local m = {__lt = function() return js.await(p) == 42 end} return setmetatable({}, m) < setmetatable({}, m) and 42',
    __eq: 'local m = {__eq = function() return js.await(p) == 42 end} return setmetatable({}, m) == setmetatable({}, m) and 42',
    __newindex: 'local v setmetatable({}, {__newindex = function() v = js.await(p) end}).x = 1 return v',
    'an iterator': 'for v in function() return js.await(p) end do return v end',
    'arguments and tables': 'local t = { js.await(p), x = js.await(p) } return math.max(t[1], t.x)',
    'coroutine.wrap': 'return coroutine.wrap(function() return js.await(p) end)()',
    'coroutine.resume': 'local ok, v = coroutine.resume(coroutine.create(function() return js.await(p) end)) return v',
    'a coroutine in a coroutine':
      'return coroutine.wrap(function() return coroutine.wrap(function() return js.await(p) end)() end)()',
    'a coroutine in pcall': 'return select(2, pcall(coroutine.wrap(function() return js.await(p) end)))',
    'pcall in a coroutine': 'return coroutine.wrap(function() return select(2, pcall(js.await, p)) end)()',
    'a loop': 'local s = 0 for i = 1, 21 do s = s + js.await(two) end return s',
    load: 'return load("local p = ... return js.await(p)")(p)',
    'a vararg function': 'local function f(...) local x = js.await((...)) return x, ... end return (f(p))',
  };
  for (const [name, code] of Object.entries(deep)) {
    it(`in ${name}`, async () => {
      expect(await lua.executeAsync(`local p, two = ... ${code}`, later(42), Promise.resolve(2))).toBe(42);
    });
    it(`in ${name}, in Lua 5.2 and with limits`, async () => {
      const lua52 = new LuaRuntime({ lua: '5.2', maxInstructions: 1e6 });
      expect(await lua52.executeAsync(`local p, two = ... ${code}`, later(42), Promise.resolve(2))).toBe(42);
      const unlimited = new LuaRuntime();
      const calls = unlimited.with({ timeout: 10000 });
      expect(await calls.executeAsync(`local p, two = ... ${code}`, later(42), Promise.resolve(2))).toBe(42);
      // Compiled before there were limits.
      const f = unlimited.compile(`local p, two = ... ${code}`) as LuaFunction<unknown[], unknown>;
      expect(await calls.callAsync(f, later(42), Promise.resolve(2))).toBe(42);
    });
  }

  it("the resume of the program's own coroutines never sees the promise", async () => {
    const out = await lua.executeAsync<LuaTable>(
      `local p = ...
      local log = {}
      local co = coroutine.create(function(a)
        log[#log + 1] = "start " .. a
        local v = js.await(p)
        log[#log + 1] = "awaited " .. v
        local b = coroutine.yield("yielded")
        log[#log + 1] = "resumed " .. b
        return "returned"
      end)
      for _, x in ipairs{"A", "B", "C"} do
        local ok, v = coroutine.resume(co, x)
        log[#log + 1] = tostring(ok) .. " " .. tostring(v) .. " " .. coroutine.status(co)
      end
      return log`,
      later('P'),
    );
    expect(out.toArray()).toEqual([
      'start A',
      'awaited P',
      'true yielded suspended',
      'resumed B',
      'true returned dead',
      'false cannot resume dead coroutine dead',
    ]);
  });

  it('an error after an await leaves a coroutine as errors do', async () => {
    expect(
      await lua.executeAsync('return coroutine.resume(coroutine.create(function() js.await(1) error("after", 0) end))'),
    ).toEqual([false, 'after']);
    expect(await lua.executeAsync('return pcall(coroutine.wrap(function() js.await(1) error({}) end))')).toEqual([
      false,
      expect.anything(),
    ]);
  });

  it('across a JS function or a callback of a library it raises an error', async () => {
    const call = (f: () => unknown): unknown => f();
    await expect(lua.executeAsync('local call = ... call(function() js.await(1) end)', call)).rejects.toThrow(
      /attempt to await across a C-call boundary/,
    );
    await expect(lua.executeAsync('table.sort({2, 1, 3}, function() js.await(1) end)')).rejects.toThrow(
      /attempt to await across/,
    );
    await expect(lua.executeAsync('("x"):gsub("x", function() js.await(1) end)')).rejects.toThrow(
      /attempt to await across/,
    );
    expect(await lua.executeAsync('return pcall(table.sort, {2, 1, 3}, function() js.await(1) end)')).toEqual([
      false,
      expect.stringContaining('attempt to await across'),
    ]);
    const lua51 = new LuaRuntime({ lua: '5.1' });
    await expect(lua51.executeAsync('return pcall(js.await, 1)')).resolves.toEqual([
      false,
      expect.stringContaining('attempt to await across'),
    ]);
    expect(await lua51.executeAsync('return js.await(5)')).toBe(5);
  });
});

describe('many may run at once on one runtime', () => {
  it('each with its own place', async () => {
    const f = lua.compile<[number, (n: number) => Promise<number>], number>(
      'local n, later = ... local s = 0 for i = 1, 10 do s = s + js.await(later(n)) end return s',
    );
    const results = await Promise.all(Array.from({ length: 200 }, (_, i) => f.async(i, (n) => later(n, n % 3))));
    expect(results).toEqual(Array.from({ length: 200 }, (_, i) => i * 10));
  });

  it('a sync call in between is not disturbed', async () => {
    const p = lua.executeAsync('x = 1 js.await(...) return x', later(0, 5));
    expect(lua.eval('x')).toBe(1);
    expect(lua.eval<LuaFunction>('function() return coroutine.wrap(function() coroutine.yield(3) end)() end')()).toBe(
      3,
    );
    lua.execute('x = 2');
    expect(await p).toBe(2);
  });

  it('one may start and await another', async () => {
    const inner = lua.eval<LuaFunction>('function(p) return js.await(p) + 1 end');
    expect(
      await lua.executeAsync(
        'local inner, p = ... return js.await(inner(p)) + 1',
        (p: Promise<number>) => inner.async(p),
        later(1),
      ),
    ).toBe(3);
  });

  it('several runtimes as well', async () => {
    const other = new LuaRuntime();
    const [a, b] = await Promise.all([
      lua.evalAsync('js.await(...)', later('a', 2)),
      other.evalAsync('js.await(...)', later('b', 1)),
    ]);
    expect([a, b]).toEqual(['a', 'b']);
  });
});

describe('an AbortSignal cancels', () => {
  it('before the call', async () => {
    const calls = lua.with({ signal: AbortSignal.abort(new Error('early')) });
    await expect(calls.evalAsync('1')).rejects.toThrow('early');
    expect(() => calls.eval('1')).toThrow('early');
    await expect(calls.callAsync(lua.eval<() => void>('print'))).rejects.toThrow('early');
  });

  it('while it waits', async () => {
    const controller = new AbortController();
    const p = lua
      .with({ signal: controller.signal })
      .executeAsync('local p = ... pcall(js.await, p) went_on = true', never());
    setTimeout(() => controller.abort(), 5);
    await expect(p).rejects.toHaveProperty('name', 'AbortError');
    expect(lua.eval('went_on')).toBe(undefined);
  });

  it('while it waits inside a coroutine of the program', async () => {
    const controller = new AbortController();
    const p = lua
      .with({ signal: controller.signal })
      .executeAsync(
        'local p = ... local ok = coroutine.resume(coroutine.create(function() js.await(p) end)) went_on = true',
        never(),
      );
    setTimeout(() => controller.abort(new Error('inner')), 5);
    await expect(p).rejects.toThrow('inner');
    expect(lua.eval('went_on')).toBe(undefined);
  });

  it('while Lua code runs: at once, or at the next await', async () => {
    const controller = new AbortController();
    const p = lua
      .with({ signal: controller.signal })
      .executeAsync('local abort, p = ... abort() while true do end', () => controller.abort(new Error('running')));
    await expect(p).rejects.toThrow('running');
    const second = new AbortController();
    const q = lua
      .with({ signal: second.signal })
      .executeAsync('local abort, p = ... abort() js.await(p)', () => second.abort(new Error('waiting')), never());
    await expect(q).rejects.toThrow('waiting');
    const third = new AbortController();
    expect(() =>
      lua
        .with({ signal: third.signal })
        .execute('local abort = ... abort() while true do end', () => third.abort(new Error('sync'))),
    ).toThrow('sync');
  });

  it('between two waits', async () => {
    const controller = new AbortController();
    let n = 0;
    const p = lua
      .with({ signal: controller.signal })
      .executeAsync('local step = ... while true do js.await(step()) end', () => {
        if (++n === 3) controller.abort(new Error('third'));
        return later(0);
      });
    await expect(p).rejects.toThrow('third');
    expect(n).toBe(3);
  });

  it('leaves other runs alone', async () => {
    const controller = new AbortController();
    const a = lua.with({ signal: controller.signal }).evalAsync('js.await(...)', never());
    const b = lua.evalAsync('js.await(...)', later('b', 10));
    const c = lua.with({ signal: new AbortController().signal }).evalAsync('js.await(...)', later('c', 10));
    controller.abort(new Error('a only'));
    await expect(a).rejects.toThrow('a only');
    expect(await Promise.all([b, c])).toEqual(['b', 'c']);
  });

  it('does nothing after the end, and lets go of the run', async () => {
    const controller = new AbortController();
    expect(await lua.with({ signal: controller.signal }).evalAsync('js.await(...)', later(1))).toBe(1);
    controller.abort();
    expect(lua.eval('1')).toBe(1);
  });

  it('what settles later does not wake it', async () => {
    const controller = new AbortController();
    let settle: (v: unknown) => void = () => {};
    const p = lua.with({ signal: controller.signal }).executeAsync(
      'js.await(...) woken = true',
      new Promise((r) => {
        settle = r;
      }),
    );
    controller.abort(new Error('gone'));
    settle(1);
    await expect(p).rejects.toThrow('gone');
    await later(0, 5);
    expect(lua.eval('woken')).toBe(undefined);
  });
});

describe('limits belong to each run', () => {
  it('timeout counts the waiting', async () => {
    await expect(lua.with({ timeout: 10 }).evalAsync('js.await(...)', never())).rejects.toThrow('timeout exceeded');
    await expect(
      lua.with({ timeout: 10 }).executeAsync('local p = ... pcall(js.await, p) while true do end', never()),
    ).rejects.toThrow('timeout exceeded');
    expect(await lua.with({ timeout: 1000 }).evalAsync('js.await(...)', later(1, 5))).toBe(1);
  });

  it('maxInstructions are counted over all parts of a run', async () => {
    const loop = 'local p = ... for i = 1, 10 do for j = 1, 1000 do end js.await(p) end return "done"';
    expect(await lua.with({ maxInstructions: 100_000 }).executeAsync(loop, Promise.resolve())).toBe('done');
    await expect(lua.with({ maxInstructions: 5_000 }).executeAsync(loop, Promise.resolve())).rejects.toThrow(
      'maxInstructions exceeded',
    );
    const limited = new LuaRuntime({ maxInstructions: 50_000 });
    const runs = await Promise.all(Array.from({ length: 20 }, () => limited.executeAsync(loop, Promise.resolve())));
    expect(runs.every((r) => r === 'done')).toBe(true);
  });

  it('a limit in one run does not end another', async () => {
    const [a, b] = await Promise.allSettled([
      lua.with({ maxInstructions: 1000 }).executeAsync('js.await(1) while true do end'),
      lua.executeAsync('js.await(1) for i = 1, 100000 do end return "fine"'),
    ]);
    expect(a.status).toBe('rejected');
    expect(b).toEqual({ status: 'fulfilled', value: 'fine' });
  });

  it('the error is a LuaError', async () => {
    await expect(lua.with({ timeout: 5 }).evalAsync('js.await(...)', never())).rejects.toBeInstanceOf(LuaError);
  });
});

describe('closing', () => {
  it('rejects what waits, also for what never settles', async () => {
    const closing = new LuaRuntime();
    const endless = never();
    const calls = [
      closing.evalAsync('js.await(...)', endless),
      closing.with({ timeout: 60_000 }).evalAsync('(pcall(js.await, ...))', endless),
      closing.executeAsync('return coroutine.wrap(function(p) js.await(p) end)(...)', later(1, 5)),
    ];
    closing.close();
    closing.close();
    for (const p of calls) await expect(p).rejects.toThrow('runtime is closed');
    expect(endless).toBeInstanceOf(Promise);
  });
});
