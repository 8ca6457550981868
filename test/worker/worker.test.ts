import { describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { runner } from './program.js';
import { rejection } from './rejection.js';

const used = await bundle();
const { LuaWorker, LuaError, LuaSyntaxError, LuaWorkerError, tuple } = used;
const run = runner(used);

describe('LuaWorker', () => {
  it('eval, execute, call, globals and load', async () => {
    await using w = await LuaWorker.create();
    expect(await w.eval('1 + 1')).toBe(2);
    expect(await w.eval('... * 2', 21)).toBe(42);
    expect(await w.eval('nil')).toBe(undefined);
    expect(await w.eval('1, nil, 3')).toEqual(tuple(1, undefined, 3));
    expect(await w.execute('x = ... return "set"', 5)).toBe('set');
    expect(await w.globals.get('x')).toBe(5);
    await w.globals.set('config', { size: 3, list: [1, 2] });
    expect(await w.globals.get('config.size')).toBe(3);
    expect(await w.eval('#config.list')).toBe(2);
    await w.globals.set('config.deep', { list: ['a'] });
    await w.globals.set('config.deep.list.x', 'b');
    expect(await w.eval('config.deep.list[1] .. config.deep.list.x')).toBe('ab');
    await expect(w.globals.set('config.size.x', 1)).rejects.toThrow("attempt to index 'config.size' (a number value)");
    await expect(w.globals.get(1 as never)).rejects.toThrow(TypeError);
    expect(await w.call('string.rep', 'ab', 3)).toBe('ababab');
    const add = await w.load<[number, number], number>('return function(a, b) return a + b end');
    expect(await add(1, 2)).toBe(3);
    expect(await w.call(add, 3, 4)).toBe(7);
    add.release();
    await expect(add(1, 2)).rejects.toThrow('the function was released');
    await using other = await LuaWorker.create();
    const foreign = await other.load('return print, 2');
    await expect(w.call(foreign)).rejects.toThrow('the function belongs to another worker');
    await expect(w.call((() => 1) as never)).rejects.toThrow(TypeError);
  });

  it('a handle that is released finishes its calls', async () => {
    await using w = await LuaWorker.create();
    await w.execute('weak = setmetatable({}, { __mode = "v" })');
    const results: Promise<unknown>[] = [];
    {
      using f = await w.load('local function f(x) return x end weak[1] = f return f');
      for (let i = 0; i < 3; i++) results.push(f(i));
    }
    expect(await Promise.all(results)).toEqual([0, 1, 2]);
    expect(await w.eval('collectgarbage() and nil, weak[1] == nil')).toEqual(tuple(undefined, true));
  });

  it('a handle that is forgotten is released', async () => {
    const { output, code } = await run(
      `
      const w = await LuaWorker.create();
      await w.execute('weak = setmetatable({}, { __mode = "v" })');
      let kept = await w.load('local function f() return 1 end weak.kept = f return f');
      const one = await (async () => (await w.load('local function f() return 1 end weak.lost = f return f'))())();
      for (let i = 0; i < 50; i++) {
        gc();
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (await w.execute('collectgarbage() return weak.lost == nil')) break;
      }
      console.log(one, await w.eval('weak.lost == nil, weak.kept ~= nil'), await kept());
      await w.close();
    `,
      '--expose-gc',
    );
    expect(output).toBe('1 Tuple(2) [ true, true ] 1\n');
    expect(code).toBe(0);
  });

  it('endless recursion', async () => {
    await using w = await LuaWorker.create();
    for (const code of [
      'local function f() return 1 + f() end f()',
      'local t = setmetatable({}, { __index = function(t, k) return t[k .. 1] end }) local x = t.x',
    ]) {
      const e = await rejection(w.execute(code));
      expect(e).toBeInstanceOf(LuaError);
      expect(e.message).toContain('stack overflow');
    }
    expect(await w.execute('local function f() return 1 + f() end return (pcall(f))')).toBe(false);
  });

  it('a promise that Lua gives is awaited', async () => {
    await using w = await LuaWorker.create();
    expect(await w.eval('js.builtins.Promise:resolve(5)')).toBe(5);
    expect(await rejection(w.eval('js.builtins.Promise:reject(js.new(js.builtins.TypeError, "no"))'))).toBeInstanceOf(
      TypeError,
    );
  });

  it('output does not run ahead of its reader', async () => {
    const written = new Int32Array(new SharedArrayBuffer(4));
    let read = 0;
    let most = 0;
    await using w = await LuaWorker.create({
      stdout: () => {
        read++;
        most = Math.max(most, written[0] - read);
      },
    });
    await w.globals.set('written', written);
    await w.execute('for i = 1, 50000 do print(i) written[0] = i end');
    expect(read).toBe(50_000);
    expect(most).toBeLessThan(12_000);
  });

  it('calls run in order, one after the other', async () => {
    await using w = await LuaWorker.create();
    await w.execute('log = {}');
    const calls = [1, 2, 3, 4].map((i) => w.execute('log[#log + 1] = ...', i));
    expect(await w.eval('log')).toEqual([1, 2, 3, 4]);
    await Promise.all(calls);
  });

  it('runtimes are separate, and options reach them', async () => {
    await using a = await LuaWorker.create({ lua: '5.1' });
    await using b = await LuaWorker.create({ lua: '5.2', stdlib: 'safe' });
    await a.execute('x = 1');
    expect([await a.eval('_VERSION'), await b.eval('_VERSION'), await b.eval('x'), await b.eval('debug')]).toEqual([
      'Lua 5.1',
      'Lua 5.2',
      undefined,
      undefined,
    ]);
  });

  it('errors come with the traceback of the worker', async () => {
    await using w = await LuaWorker.create();
    const e = await rejection(w.execute('local function f() error("boom") end\nf()'));
    expect(e).toBeInstanceOf(LuaError);
    expect(e.message).toMatch(/:1: boom$/);
    expect(e.value).toBe(e.message);
    expect(e.traceback).toMatch(/^stack traceback:\n.*:1: in .*f.*\n.*:2: in main chunk/s);
    expect((await rejection(w.execute('error({ code = 7 })'))).value).toEqual({ code: 7 });
    const syntax = await rejection(w.eval('1 +'));
    expect(syntax).toBeInstanceOf(LuaSyntaxError);
    expect([syntax.line, syntax.incomplete]).toEqual([1, true]);
    const js = await rejection(w.execute('js.builtins.decodeURIComponent("%")'));
    expect(js).toBeInstanceOf(URIError);
    await expect(w.call('nothing.here')).rejects.toThrow("attempt to index 'nothing' (a nil value)");
    await expect(w.call('nothing')).rejects.toThrow('attempt to call a nil value');
    await expect(w.load('return 1')).rejects.toThrow('load: the chunk must return a function, not a number value');
    expect(await w.eval('1')).toBe(1);
  });

  it('after close, and after the end of the thread, every call is refused', async () => {
    const w = await LuaWorker.create();
    const last = w.eval('"last"');
    const closed = w.close();
    await expect(w.eval('1')).rejects.toThrow('the worker is closed');
    expect(await last).toBe('last');
    await closed;
    expect((await rejection(w.eval('1'))).reason).toBe('closed');
    await w.close();

    const dead = await LuaWorker.create();
    const both = [dead.execute('os.exit(3)'), dead.eval('1')].map(rejection);
    for (const e of await Promise.all(both)) {
      expect(e).toBeInstanceOf(LuaWorkerError);
      expect([e.message, e['reason']]).toEqual(['the thread ended with exit code 3', 'exit']);
    }
    await dead.close();
  });

  it('a faulty option is refused at once', async () => {
    await expect(LuaWorker.create({ lua: '9' as '5.1' })).rejects.toThrow(RangeError);
    await expect(LuaWorker.create({ attributeFilter: (() => 'x') as never })).rejects.toThrow(
      "option attributeFilter: a function cannot work in another thread; 'safe' can",
    );
  });
});
