import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LuaError, type LuaFunction, LuaRuntime, type LuaRuntimeOptions, Tuple, tuple } from '../../src/index.js';

describe('options', () => {
  it('lua: the dialect', () => {
    expect(new LuaRuntime().eval('jit ~= nil')).toBe(true);
    expect(new LuaRuntime().eval('type(table.pack), type(table.unpack)')).toEqual(['function', 'function']);
    expect(new LuaRuntime({ lua: '5.1' }).eval('_VERSION')).toBe('Lua 5.1');
    expect(new LuaRuntime({ lua: '5.2' }).eval('_VERSION')).toBe('Lua 5.2');
    expect(new LuaRuntime({ lua: '5.2' }).eval('_ENV == _G')).toBe(true);
  });

  it('debug: locals of code that does not mention the debug library', () => {
    const source = 'local function f(a) local b = a + 1 look() return b end return f(1)';
    for (const [debug, expected] of [
      [true, 'a b'],
      [false, ''],
    ] as const) {
      const lua = new LuaRuntime({ debug });
      const f = lua.compile(source);
      lua.execute(`function look()
        names = {}
        for i = 1, 9 do names[i] = debug.getlocal(2, i) end
      end`);
      f();
      expect(lua.eval('table.concat(names, " ")')).toBe(expected);
    }
    expect(() => new LuaRuntime({ debug: 1 as unknown as boolean })).toThrow(TypeError);
  });

  it('encoding: utf-8 is the default', () => {
    const lua = new LuaRuntime();
    expect(lua.eval('"\\195\\164"')).toBe('ä');
    expect(lua.eval<LuaFunction>('function(s) return #s end')('ä€😀')).toBe(9);
    expect(lua.eval('"ä"')).toBe('ä');
  });

  it('encoding: latin1', () => {
    const lua = new LuaRuntime({ encoding: 'latin1' });
    expect(lua.eval('"\\228"')).toBe('ä');
    expect(lua.eval<LuaFunction>('function(s) return #s end')('ä')).toBe(1);
    expect(() => lua.eval<LuaFunction>('type')('€')).toThrow(/utf-8/);
    expect(lua.eval('#"ä"')).toBe(1);
  });

  it('encoding: null gives bytes', () => {
    const lua = new LuaRuntime({ encoding: null });
    expect(lua.eval('"a\\255"')).toEqual(new Uint8Array([97, 255]));
    const echo = lua.eval<LuaFunction>('function(s) return type(s), #s, s end');
    expect([...(echo(new Uint8Array([0, 255])) as Tuple)]).toEqual([
      new Uint8Array([115, 116, 114, 105, 110, 103]),
      2,
      new Uint8Array([0, 255]),
    ]);
  });

  it('sourceEncoding', () => {
    expect(new LuaRuntime({ sourceEncoding: 'latin1' }).eval('#"ä"')).toBe(1);
    expect(new LuaRuntime({ encoding: 'latin1', sourceEncoding: 'utf-8' }).eval('#"ä"')).toBe(2);
    expect(new LuaRuntime({ encoding: null }).eval('#"ä"')).toBe(2);
  });

  it('unpackReturnedTuples', () => {
    const f = () => tuple(1, 2);
    const off = new LuaRuntime();
    const a = off.eval<LuaFunction>('function(f) local a, b, c = f() return a, b, c end')(f) as unknown[];
    expect(a[0]).toEqual([1, 2]);
    expect(a[0]).toBeInstanceOf(Tuple);
    expect(a[1]).toBe(undefined);
    const on = new LuaRuntime({ unpackReturnedTuples: true });
    expect(on.eval<LuaFunction>('function(f) local a, b, c = f() return a, b, c end')(f)).toEqual([1, 2, undefined]);
    // A plain array is one object in either.
    expect(on.eval<LuaFunction>('function(f) return f() end')(() => [1, 2])).toEqual([1, 2]);
    on.execute('a, b, c = js.eval("tuple(1, 2)")');
    expect([on.globals()['a'], on.globals()['b'], on.globals()['c']]).toEqual([1, 2, undefined]);
  });

  it('registerEval and registerBuiltins', () => {
    const lua = new LuaRuntime();
    expect(lua.eval('js.eval(" 2 ** 2 ")')).toBe(4);
    expect(lua.eval('js.builtins')).toBe(globalThis);
    expect(lua.eval('js.builtins.String(4)')).toBe('4');
    const without = new LuaRuntime({ registerEval: false, registerBuiltins: false });
    expect(without.eval('js.eval')).toBe(undefined);
    expect(without.eval('js.builtins')).toBe(undefined);
  });

  it('hostName', () => {
    const lua = new LuaRuntime({ hostName: 'host' });
    expect(lua.eval('js')).toBe(undefined);
    expect(lua.eval('host.typeof(nil)')).toBe('undefined');
    const python = new LuaRuntime({ hostName: 'python', unpackReturnedTuples: true });
    expect(python.eval('python.eval(" 2 ** 2 ") == 4')).toBe(true);
    expect(python.eval('python.builtins.str(4) == "4"')).toBe(true);
    expect(python.eval('python.builtins.len({1,2,3})')).toBe(3);
    const copy = python.eval<LuaFunction>(`function(L)
      local t, i = {}, 1
      for item in python.iter(L) do t[i] = item i = i + 1 end
      for index, item in python.enumerate(L) do t[index + 1] = item end
      return t
    end`);
    expect((copy([1, 2, 3]) as { toArray(): unknown[] }).toArray()).toEqual([1, 2, 3]);
    expect(
      python.eval<LuaFunction>('function(o) return python.as_attrgetter(o).size end')(new Map([['size', 'item']])),
    ).toBe(1);
    expect(python.eval('type(python.none), type(python.as_function), require("python") == python')).toEqual([
      'userdata',
      'function',
      true,
    ]);
  });

  it('overflowHandler', () => {
    const big = 2n ** 70n;
    expect(() => new LuaRuntime().eval<LuaFunction>('type')(big)).toThrow(RangeError);
    expect(new LuaRuntime().eval<LuaFunction>('function(x) return x + 1 end')(41n)).toBe(42);
    const lua = new LuaRuntime({ overflowHandler: (v) => String(v) });
    expect(lua.eval<LuaFunction>('function(x) return x end')(big)).toBe(String(big));
    const still = new LuaRuntime({ overflowHandler: (v) => v });
    expect(() => still.eval<LuaFunction>('type')(big)).toThrow(RangeError);
  });

  it('stdlib', () => {
    const all = new LuaRuntime();
    expect(all.eval('io ~= nil and os ~= nil and debug ~= nil and dofile ~= nil')).toBe(true);
    const safe = new LuaRuntime({ stdlib: 'safe' });
    expect(safe.eval('debug, dofile, loadfile, io.open, io.popen, os.execute, os.remove, os.exit, os.getenv')).toEqual(
      Array(9).fill(undefined),
    );
    expect(safe.eval('type(os.time()), type(string.format), type(coroutine.wrap)')).toEqual([
      'number',
      'function',
      'function',
    ]);
    expect(() => safe.require('lfs')).toThrow(LuaError);
    expect(() => safe.eval('loadstring("\\27LupaJS1\\n0 1\\n=return 1")()')).toThrow();
    const some = new LuaRuntime({ stdlib: ['string', 'math'] });
    expect(some.eval('table, io, os, debug, coroutine, type(string), type(math), type(pairs)')).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'table',
      'table',
      'function',
    ]);
  });

  it('stdlib safe does not load bytecode', () => {
    const safe = new LuaRuntime({ stdlib: 'safe' });
    expect(safe.eval('string.dump')).toBe(undefined);
    expect(safe.eval('(loadstring or load)("\\27LJ\\1")')).toEqual([undefined, expect.any(String)]);
    const all = new LuaRuntime({ encoding: 'latin1' });
    const dump = all.eval<string>('string.dump(loadstring("return 1"))');
    const strict = new LuaRuntime({ encoding: 'latin1', stdlib: 'safe' });
    expect(strict.eval<LuaFunction>('function(d) return (loadstring(d)) end')(dump)).toBe(undefined);
  });

  it('stdout and stderr: a function or an object with write', () => {
    const out: string[] = [];
    const err: string[] = [];
    const lua = new LuaRuntime({
      stdout: (chunk) => out.push(String(chunk)),
      stderr: { write: (chunk) => err.push(String(chunk)) },
    });
    lua.execute('print("a", 1, nil) io.write("ä", 2) io.stderr:write("oops")');
    expect(out.join('')).toBe('a\t1\tnil\nä2');
    expect(err.join('')).toBe('oops');
  });

  it('stdin: a string, bytes or a function', () => {
    expect(new LuaRuntime({ stdin: 'one\ntwo\n' }).eval('io.read("*l"), io.read("*a")')).toEqual(['one', 'two\n']);
    expect(new LuaRuntime({ stdin: new Uint8Array([104, 105]) }).eval('io.read("*a")')).toBe('hi');
    const chunks = ['li', 'ne\nrest', undefined];
    const lua = new LuaRuntime({ stdin: () => chunks.shift() });
    expect(lua.eval('io.read("*l"), io.read("*a"), io.read("*l")')).toEqual(['line', 'rest', undefined]);
  });

  it('searchers', () => {
    const asked: string[] = [];
    const lua: LuaRuntime = new LuaRuntime({
      searchers: [
        (name) => {
          asked.push(name);
          return name === 'one' ? 'return { name = ... }' : undefined;
        },
        (name) => (name === 'two' ? lua.compile('return 2') : null),
        (name) => (name === 'three' ? new TextEncoder().encode('return 3') : undefined),
      ],
    });
    expect(lua.eval('require("one").name')).toBe('one');
    expect(lua.require('two')).toBe(2);
    expect(lua.require('three')).toBe(3);
    expect(() => lua.require('four')).toThrow(/module 'four' not found/);
    expect(asked).toEqual(['one', 'two', 'three', 'four']);
    const bad = new LuaRuntime({ searchers: [() => 5 as unknown as string] });
    expect(() => bad.require('x')).toThrow(TypeError);
  });

  it("require finds files through Node's fs", () => {
    const folder = mkdtempSync(join(tmpdir(), 'lupajs-'));
    try {
      writeFileSync(join(folder, 'mod.lua'), 'return { answer = 42 }');
      const lua = new LuaRuntime();
      lua.execute('package.path = ... .. "/?.lua"', folder);
      expect(lua.require<{ answer: number }>('mod').answer).toBe(42);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('faulty options are refused by name', () => {
    const cases: [unknown, ErrorConstructor | RangeErrorConstructor | TypeErrorConstructor, RegExp][] = [
      [null, TypeError, /options/],
      [5, TypeError, /options/],
      [{ luaa: '5.1' }, TypeError, /luaa/],
      [{ lua: '5.5' }, RangeError, /lua/],
      [{ lua: 51 }, RangeError, /lua/],
      [{ encoding: 'utf-16' }, RangeError, /encoding/],
      [{ encoding: 5 }, RangeError, /encoding/],
      [{ sourceEncoding: 'x' }, RangeError, /sourceEncoding/],
      [{ sourceEncoding: null }, RangeError, /sourceEncoding/],
      [{ registerEval: 1 }, TypeError, /registerEval/],
      [{ registerBuiltins: 'no' }, TypeError, /registerBuiltins/],
      [{ unpackReturnedTuples: null }, TypeError, /unpackReturnedTuples/],
      [{ attributeFilter: 'x' }, TypeError, /attributeFilter/],
      [{ attributeHandlers: () => {} }, TypeError, /attributeHandlers/],
      [{ attributeHandlers: [() => {}] }, TypeError, /attributeHandlers/],
      [
        { attributeFilter: () => 'x', attributeHandlers: [() => {}, () => {}] },
        TypeError,
        /attributeFilter.*attributeHandlers/,
      ],
      [{ hostName: '' }, TypeError, /hostName/],
      [{ hostName: 'a b' }, TypeError, /hostName/],
      [{ overflowHandler: 5 }, TypeError, /overflowHandler/],
      [{ maxMemory: '5' }, TypeError, /maxMemory/],
      [{ maxMemory: -1 }, RangeError, /maxMemory/],
      [{ maxMemory: Number.NaN }, RangeError, /maxMemory/],
      [{ maxInstructions: 0 }, RangeError, /maxInstructions/],
      [{ timeout: -5 }, RangeError, /timeout/],
      [{ timeout: '1s' }, TypeError, /timeout/],
      [{ stdlib: 'none' }, TypeError, /stdlib/],
      [{ stdlib: ['strings'] }, RangeError, /stdlib.*strings/],
      [{ stdout: 5 }, TypeError, /stdout/],
      [{ stderr: {} }, TypeError, /stderr/],
      [{ stdin: 5 }, TypeError, /stdin/],
      [{ searchers: () => {} }, TypeError, /searchers/],
      [{ searchers: [5] }, TypeError, /searchers/],
    ];
    for (const [options, type, message] of cases) {
      const make = () => new LuaRuntime(options as LuaRuntimeOptions);
      expect(make, JSON.stringify(options)).toThrow(type);
      expect(make, JSON.stringify(options)).toThrow(message);
    }
  });
});
