import { describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { rejection } from './rejection.js';

const { LuaWorker, LuaError, LuaCloneError, tuple, transfer } = await bundle();

const later = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), 5));

describe('expose', () => {
  it('functions are ordinary functions of Lua, promise or not', async () => {
    const log: unknown[] = [];
    await using w = await LuaWorker.create();
    await w.expose({
      log: (...args: unknown[]) => void log.push(args),
      fetchUser: async (id: number) => later({ id, name: `user ${id}`, tags: ['a', 'b'] }),
      answer: 42,
      math2: { double: (x: number) => x * 2, nested: { deep: () => 'deep' } },
    });
    const name = await w.execute('local u = fetchUser(7) log(u.name, #u.tags, { 1, x = { true } }) return u.name');
    expect(name).toBe('user 7');
    expect(log).toEqual([['user 7', 2, new Map<unknown, unknown>([[1, 1], ['x', [true]]])]]); // biome-ignore format: short
    expect(await w.eval('type(log), answer, math2.double(4), math2.nested.deep()')).toEqual(
      tuple('function', 42, 8, 'deep'),
    );
  });

  it('they work inside callbacks of the library, metamethods and coroutines', async () => {
    await using w = await LuaWorker.create();
    await w.expose({ less: async (a: number, b: number) => a < b, twice: async (s: string) => s + s });
    expect(await w.execute('local t = { 3, 1, 2 } table.sort(t, less) return t')).toEqual([1, 2, 3]);
    expect(await w.eval('(("ab"):gsub(".", twice))')).toBe('aabb');
    expect(await w.eval('setmetatable({}, { __index = function(_, k) return twice(k) end }).xy')).toBe('xyxy');
    expect(await w.eval('coroutine.wrap(function() coroutine.yield(twice("c")) end)()')).toBe('cc');
  });

  it('an error reaches pcall, and uncaught it comes back as the same object', async () => {
    await using w = await LuaWorker.create();
    const error = new TypeError('no such user');
    await w.expose({
      reject: () => Promise.reject(error),
      fail: () => {
        throw error;
      },
      text: () => Promise.reject('just text'),
      lua: () => Promise.reject(new LuaError('from Lua')),
    });
    for (const name of ['reject', 'fail']) {
      expect(await rejection(w.execute(`${name}()`))).toBe(error);
      expect(await w.execute(`local ok, e = pcall(${name}) return ok, e.message, tostring(e)`)).toEqual(
        tuple(false, 'no such user', 'TypeError: no such user'),
      );
    }
    expect(await w.eval('pcall(text)')).toEqual(tuple(false, 'just text'));
    expect(await w.eval('pcall(lua)')).toEqual(tuple(false, 'from Lua'));
    expect(await w.eval('1')).toBe(1);
  });

  it('arguments and results that cannot be copied are errors in Lua that name the path', async () => {
    await using w = await LuaWorker.create();
    await w.expose({ log: () => 1, bad: () => ({ f: () => 1 }) });
    const e = await rejection(w.execute('log(1, { cb = print })'));
    expect(e).toBeInstanceOf(LuaCloneError);
    expect(e.message).toBe('argument #2 of log.cb: a Lua function cannot be copied to another thread');
    expect((await rejection(w.execute('bad()'))).message).toMatch(/^the result of bad\.f: a function cannot be copied/);
    expect(await w.eval('pcall(bad) == false')).toBe(true);
  });

  it('tuples, bytes and transferred memory', async () => {
    await using w = await LuaWorker.create({ encoding: null, unpackReturnedTuples: true });
    const bytes = new Uint8Array(4);
    const buffer = new ArrayBuffer(4);
    await w.expose({
      two: () => tuple(1, 2),
      echo: (b: Uint8Array) => b,
      give: () => transfer(buffer),
    });
    expect(await w.eval('two()')).toEqual(tuple(1, 2));
    expect(await w.eval('echo("\\0\\255") == "\\0\\255"')).toBe(true);
    expect(await w.eval('give().byteLength')).toBe(4);
    expect([buffer.byteLength, bytes.length]).toEqual([0, 4]);
  });

  it('what is not an object of functions is refused', async () => {
    await using w = await LuaWorker.create();
    await expect(w.expose(null as never)).rejects.toThrow(TypeError);
    await expect(w.expose((() => 1) as never)).rejects.toThrow(TypeError);
  });
});

describe('options that are functions', () => {
  it('stdout, stderr, stdin, searchers and overflowHandler are called in the owner', async () => {
    const out: unknown[] = [];
    const lines = ['first\n', 'second\n', undefined];
    await using w = await LuaWorker.create({
      stdout: (chunk) => void out.push(chunk),
      stderr: { write: (chunk) => void out.push(['err', chunk]) },
      stdin: () => lines.shift(),
      searchers: [(name) => (name === 'mod' ? 'return { n = ... }' : undefined)],
      overflowHandler: (v) => String(v),
    });
    await w.execute('print("a", 1) io.stderr:write("b")');
    expect(out).toEqual(['a\t1\n', ['err', 'b']]);
    expect(await w.eval('io.read("*l") .. io.read("*l")')).toBe('firstsecond');
    expect(await w.eval('io.read("*l")')).toBe(undefined);
    expect(await w.eval('require("mod").n')).toBe('mod');
    expect(await w.eval('...', 2n ** 70n)).toBe(String(2n ** 70n));
  });

  it('an error of a stream is an error of the call', async () => {
    await using w = await LuaWorker.create({
      stdout: () => {
        throw new RangeError('full');
      },
    });
    expect(await rejection(w.execute('print(1)'))).toBeInstanceOf(RangeError);
    expect(await w.eval('1')).toBe(1);
  });

  it('stdin as text', async () => {
    await using w = await LuaWorker.create({ stdin: 'one\ntwo\n' });
    expect(await w.eval('io.read("*a")')).toBe('one\ntwo\n');
  });
});
