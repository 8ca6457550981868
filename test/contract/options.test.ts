// API.md, "LuaRuntime": the table of options. Each title is a row.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LuaError, type LuaFunction, LuaRuntime, type LuaRuntimeOptions, Tuple, tuple } from '../../src/index.js';

describe('LuaRuntime: options', () => {
  it("lua | 'luajit' | dialect: '5.1', '5.2', 'luajit' (without ffi, plus table.pack/table.unpack)", () => {
    expect(new LuaRuntime().eval('jit ~= nil and jit.version:find("LuaJIT 2.1") ~= nil')).toBe(true);
    expect(new LuaRuntime({ lua: 'luajit' }).eval('_VERSION, bit ~= nil, (pcall(require, "ffi"))')).toEqual([
      'Lua 5.1',
      true,
      false,
    ]);
    expect(new LuaRuntime({ lua: '5.1' }).eval('jit, bit, table.pack, table.unpack, bit32')).toEqual(
      Array(5).fill(undefined),
    );
    expect(new LuaRuntime({ lua: undefined }).eval('jit ~= nil')).toBe(true);
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

  it("encoding | 'utf-8'", () => {
    const lua = new LuaRuntime();
    expect(lua.eval('"\\195\\164"')).toBe('ä');
    expect(lua.eval<LuaFunction>('function(s) return #s end')('ä€😀')).toBe(9);
    expect(lua.eval('"ä"')).toBe('ä');
  });

  it("encoding: 'latin1'", () => {
    const lua = new LuaRuntime({ encoding: 'latin1' });
    expect(lua.eval('"\\228"')).toBe('ä');
    expect(lua.eval<LuaFunction>('function(s) return #s end')('ä')).toBe(1);
    expect(() => lua.eval<LuaFunction>('type')('€')).toThrow(/utf-8/);
    expect(lua.eval('#"ä"')).toBe(1);
  });

  it('encoding: null: they come and go as Uint8Array', () => {
    const lua = new LuaRuntime({ encoding: null });
    expect(lua.eval('"a\\255"')).toEqual(new Uint8Array([97, 255]));
    const echo = lua.eval<LuaFunction>('function(s) return type(s), #s, s end');
    expect([...(echo(new Uint8Array([0, 255])) as Tuple)]).toEqual([
      new Uint8Array([115, 116, 114, 105, 110, 103]),
      2,
      new Uint8Array([0, 255]),
    ]);
  });

  it('sourceEncoding | = encoding, or utf-8 | encoding of source given as a JS string', () => {
    expect(new LuaRuntime({ sourceEncoding: 'latin1' }).eval('#"ä"')).toBe(1);
    expect(new LuaRuntime({ encoding: 'latin1', sourceEncoding: 'utf-8' }).eval('#"ä"')).toBe(2);
    expect(new LuaRuntime({ encoding: null }).eval('#"ä"')).toBe(2);
    expect(new LuaRuntime({ encoding: 'latin1' }).eval('#"ä"')).toBe(1);
    const both = new LuaRuntime({ encoding: null, sourceEncoding: 'latin1' });
    expect(both.eval('#"ä", #...', 'ä')).toEqual([1, 1]);
    // Names of properties are text in it as well, and so are messages.
    expect(both.eval('(...)["ä"]', { ä: 1 })).toBe(1);
    expect(() => both.execute('error("ä", 0)')).toThrow('ä');
    expect(() => new LuaRuntime({ sourceEncoding: 'latin1' }).eval('"€"')).toThrow(LuaError);
    // Bytes are taken as they are.
    expect(new LuaRuntime({ sourceEncoding: 'latin1' }).eval(new TextEncoder().encode('#"ä"'))).toBe(2);
  });

  it('unpackReturnedTuples | false | a tuple(a, b) returned by a JS function becomes several Lua values; otherwise it passes as one object', () => {
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
    // None and one, from methods, as arguments of a call.
    expect(on.eval('select("#", (...)())', () => tuple())).toBe(0);
    expect(on.eval('select("#", (...)())', () => tuple(7))).toBe(1);
    expect(on.eval('select("#", (...):m())', { m: () => tuple(1, 2, 3) })).toBe(3);
    expect(on.eval('math.max((...)())', () => tuple(1, 9, 3))).toBe(9);
    expect(on.eval('(...)()', () => tuple(1, null, tuple(2, 3)))).toEqual([1, undefined, [2, 3]]);
    expect(off.eval('#(...)(), (...)()[0]', f)).toEqual([2, 1]);
    // Read as a property or passed as an argument it is one object.
    expect(on.eval('(...).pair', { pair: tuple(1, 2) })).toBeInstanceOf(Tuple);
    expect(on.eval('select("#", ...)', tuple(1, 2))).toBe(1);
    on.execute('a, b, c = js.eval("tuple(1, 2)")');
    expect([on.globals()['a'], on.globals()['b'], on.globals()['c']]).toEqual([1, 2, undefined]);
  });

  it('registerEval | true | js.eval; registerBuiltins | true | js.builtins (= globalThis)', () => {
    const lua = new LuaRuntime();
    expect(lua.eval('js.eval(" 2 ** 2 ")')).toBe(4);
    expect(lua.eval('js.builtins')).toBe(globalThis);
    expect(lua.eval('js.builtins.String(4)')).toBe('4');
    const without = new LuaRuntime({ registerEval: false, registerBuiltins: false });
    expect(without.eval('js.eval')).toBe(undefined);
    expect(without.eval('js.builtins')).toBe(undefined);
    expect(new LuaRuntime({ registerEval: false }).eval('js.eval, js.builtins')).toEqual([undefined, globalThis]);
    expect(new LuaRuntime({ registerBuiltins: false }).eval('js.builtins, js.eval("1")')).toEqual([undefined, 1]);
  });

  it("hostName | 'js' | the global through which Lua reaches JS; 'python' lets scripts written for the original run unchanged", () => {
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

  it('overflowHandler | – | see Values', () => {
    const big = 2n ** 70n;
    expect(() => new LuaRuntime().eval<LuaFunction>('type')(big)).toThrow(RangeError);
    expect(new LuaRuntime().eval<LuaFunction>('function(x) return x + 1 end')(41n)).toBe(42);
    const lua = new LuaRuntime({ overflowHandler: (v) => String(v) });
    expect(lua.eval<LuaFunction>('function(x) return x end')(big)).toBe(String(big));
    const still = new LuaRuntime({ overflowHandler: (v) => v });
    expect(() => still.eval<LuaFunction>('type')(big)).toThrow(RangeError);
  });

  it("stdlib | 'all' | 'all', 'safe', or a list", () => {
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
    for (const name of [
      'print',
      'io.write',
      'io.read',
      'io.stdout',
      'os.clock',
      'os.date',
      'load',
      'require',
      'loadstring',
    ])
      expect(safe.eval(`${name} ~= nil`), name).toBe(true);
    for (const name of [
      'os.rename',
      'os.tmpname',
      'os.setlocale',
      'io.lines',
      'io.input',
      'io.output',
      'io.tmpfile',
      'io.close',
    ])
      expect(safe.eval(name), name).toBe(undefined);
    expect(safe.eval('package.loadlib == nil or not package.loadlib("libc.so.6", "*")')).toBe(true);
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

  it('stdlib: a list has dofile and loadfile only with io or package, which read files as well', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lupajs-'));
    try {
      const file = join(folder, 'secret.lua');
      writeFileSync(file, 'return "read"');
      const names = ['coroutine', 'string', 'table', 'math', 'os', 'debug', 'bit', 'bit32', 'jit'] as const;
      for (const lua of ['5.1', '5.2', 'luajit'] as const) {
        const options = { lua, registerEval: false, registerBuiltins: false } as const;
        const without = new LuaRuntime({ ...options, stdlib: names });
        expect(without.eval('dofile, loadfile, require, io, package')).toEqual(Array(5).fill(undefined));
        for (const name of ['io', 'package'] as const) {
          const withFiles = new LuaRuntime({ ...options, stdlib: [...names, name] });
          expect(withFiles.eval('dofile(...), loadfile(...)()', file)).toEqual(['read', 'read']);
        }
        const none = new LuaRuntime({ ...options, stdlib: [] });
        expect(none.eval('dofile, loadfile, string, type(pairs)')).toEqual([
          undefined,
          undefined,
          undefined,
          'function',
        ]);
        expect(none.eval('pcall(loadstring("return (\\"x\\").rep"))')).toEqual([false, expect.any(String)]);
        const safe = new LuaRuntime({ ...options, stdlib: 'safe' });
        expect(safe.eval('dofile, loadfile')).toEqual([undefined, undefined]);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("stdlib: 'safe' has no bytecode", () => {
    const safe = new LuaRuntime({ stdlib: 'safe' });
    expect(safe.eval('string.dump')).toBe(undefined);
    expect(safe.eval('(loadstring or load)("\\27LJ\\1")')).toEqual([undefined, expect.any(String)]);
    const all = new LuaRuntime({ encoding: 'latin1' });
    const dump = all.eval<string>('string.dump(loadstring("return 1"))');
    const strict = new LuaRuntime({ encoding: 'latin1', stdlib: 'safe' });
    expect(strict.eval<LuaFunction>('function(d) return (loadstring(d)) end')(dump)).toBe(undefined);
  });

  it('stdout, stderr | process | a function of a chunk or { write(chunk) }', () => {
    const out: string[] = [];
    const err: string[] = [];
    const lua = new LuaRuntime({
      stdout: (chunk) => out.push(String(chunk)),
      stderr: { write: (chunk) => err.push(String(chunk)) },
    });
    lua.execute('print("a", 1, nil) io.write("ä", 2) io.stderr:write("oops")');
    expect(out.join('')).toBe('a\t1\tnil\nä2');
    expect(err.join('')).toBe('oops');
    // What is no text is a Uint8Array, and all of it with encoding: null.
    const chunks: unknown[] = [];
    const sink = { chunks, write: (chunk: unknown) => chunks.push(chunk) };
    new LuaRuntime({ stdout: sink }).execute('io.write("a\\255")');
    new LuaRuntime({ stdout: sink, encoding: null }).execute('io.write("b")');
    new LuaRuntime({ stdout: sink, encoding: 'latin1' }).execute('io.write("\\255")');
    expect(chunks).toEqual([new Uint8Array([97, 255]), new Uint8Array([98]), '\xff']);
    // write is called on its object; what it throws is an error of the call.
    const full = new RangeError('full');
    const failing = new LuaRuntime({
      stdout: () => {
        throw full;
      },
    });
    expect(() => failing.execute('print("x")')).toThrow(full);
    expect(new LuaRuntime({ stdout: sink, stdlib: [] }).execute('print(1)')).toBe(undefined);
    expect(chunks.pop()).toBe('1\n');
    // stderr alone leaves the others as they are.
    const only: unknown[] = [];
    new LuaRuntime({ stderr: (c) => only.push(c) }).execute('io.stderr:write("x", 1)');
    expect(only.join('')).toBe('x1');
  });

  it('stdin | process | a string, bytes or () => string | Uint8Array | undefined', () => {
    expect(new LuaRuntime({ stdin: 'one\ntwo\n' }).eval('io.read("*l"), io.read("*a")')).toEqual(['one', 'two\n']);
    expect(new LuaRuntime({ stdin: new Uint8Array([104, 105]) }).eval('io.read("*a")')).toBe('hi');
    const chunks = ['li', 'ne\nrest', undefined];
    const lua = new LuaRuntime({ stdin: () => chunks.shift() });
    expect(lua.eval('io.read("*l"), io.read("*a"), io.read("*l")')).toEqual(['line', 'rest', undefined]);
    expect(new LuaRuntime({ stdin: '' }).eval('io.read(), io.read("*a"), io.read(0)')).toEqual([
      undefined,
      '',
      undefined,
    ]);
    expect(new LuaRuntime({ stdin: 'ä' }).eval('#io.read("*a")')).toBe(2);
    expect(new LuaRuntime({ stdin: 'ä', encoding: 'latin1' }).eval('#io.read("*a")')).toBe(1);
    const bytes = new LuaRuntime({ stdin: () => new Uint8Array([49, 10]), maxInstructions: 1e6 });
    expect(bytes.eval('io.read("*n"), io.read("*l"), io.read("*l")')).toEqual([1, '', '1']);
    expect(new LuaRuntime({ stdin: (() => null) as never }).eval('io.read("*a")')).toBe('');
    const failing = new Error('no input');
    const broken = new LuaRuntime({
      stdin: () => {
        throw failing;
      },
    });
    expect(() => broken.eval('io.read("*a")')).toThrow(failing);
    for (const wrong of [5, {}, true, Symbol('x')]) {
      const strange = new LuaRuntime({ stdin: (() => wrong) as never });
      expect(() => strange.eval('io.read("*a")'), String(wrong)).toThrow(/stdin/);
    }
  });

  it('searchers | functions (name) => source | LuaFunction | undefined asked by require', () => {
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
    // They take the place of the file system, and are asked in their order until one knows the name.
    expect(new LuaRuntime({ searchers: [] }).eval('pcall(require, "luaunit")')).toEqual([
      false,
      expect.stringContaining('not found'),
    ]);
    const order: number[] = [];
    const ordered = new LuaRuntime({
      searchers: [1, 2, 3].map((n) => () => {
        order.push(n);
        return n === 2 ? 'return "second"' : undefined;
      }),
    });
    expect([ordered.require('x'), order]).toEqual(['second', [1, 2]]);
    // Names come whole; the module gets its name; errors of a searcher and of a source arrive.
    const failing = new Error('no modules today');
    const names: string[] = [];
    const odd = new LuaRuntime({
      searchers: [
        (name) => {
          names.push(name);
          if (name === 'throws') throw failing;
          return name === 'syntax' ? 'return return' : `return "${name}", ...`;
        },
      ],
    });
    expect(odd.require('a.b/ü')).toBe('a.b/ü');
    expect(() => odd.require('throws')).toThrow(failing);
    expect(() => odd.require('syntax')).toThrow(/syntax:1: unexpected symbol near 'return'/);
    expect(names).toEqual(['a.b/ü', 'throws', 'syntax']);
    const bad = new LuaRuntime({ searchers: [() => 5 as unknown as string] });
    expect(() => bad.require('x')).toThrow(TypeError);
  });

  it("searchers | Node's fs | is the default", () => {
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

  it('faulty options are refused by name: both attributeFilter and attributeHandlers → TypeError, among others', () => {
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

describe('LuaRuntime: attributeFilter and attributeHandlers', () => {
  it('attributeFilter | (obj, name, isSetting) => name, or throws; also asked for items of Maps', () => {
    const calls: unknown[][] = [];
    const refusal = new TypeError('hidden');
    const lua = new LuaRuntime({
      attributeFilter: (...args) => {
        calls.push(args);
        if (args[1] === 'no') throw refusal;
        return args[1] === 'alias' ? 'real' : args[1];
      },
    });
    const o: Record<string, unknown> = { real: 1, no: 2 };
    const m = new Map<unknown, unknown>([
      ['real', 3],
      ['no', 4],
      [5, 'five'],
    ]);
    expect(lua.eval('(...).alias, select(2, ...).alias, select(2, ...)[5]', o, m)).toEqual([1, 3, 'five']);
    lua.execute('local o, m = ... o.alias = 7 m.alias = 8 m[5] = nil', o, m);
    expect([o['real'], m.get('real'), m.has(5)]).toEqual([7, 8, false]);
    for (const code of ['(...).no', '(...):no()', 'select(2, ...).no', 'select(2, ...):no()']) {
      expect(() => lua.eval(code, o, m), code).toThrow(refusal);
    }
    for (const code of ['(...).no = 1', 'local o, m = ... m.no = 1', 'local o, m = ... m.no = nil'])
      expect(() => lua.execute(code.startsWith('(') ? `local o = ... o.no = 1` : code, o, m)).toThrow(refusal);
    expect(lua.eval('pcall(function(o) return o.no end, ...)', o)).toEqual([false, refusal]);
    expect(calls.slice(0, 5)).toEqual([
      [o, 'alias', false],
      [m, 'alias', false],
      [m, 5, false],
      [o, 'alias', true],
      [m, 'alias', true],
    ]);
    expect([o['no'], m.get('no')]).toEqual([2, 4]);
  });

  it('what the filter gives must be a name', () => {
    for (const wrong of [undefined, null, {}, true, () => 'x']) {
      const lua = new LuaRuntime({ attributeFilter: () => wrong });
      expect(() => lua.eval('(...).x', { x: 1 }), String(wrong)).toThrow(LuaError);
      expect(() => lua.execute('local o = ... o.x = 1', { x: 1 }), String(wrong)).toThrow(LuaError);
    }
  });

  it('attributeHandlers | [getter(obj, name), setter(obj, name, value)]', () => {
    const log: unknown[] = [];
    const lua = new LuaRuntime({
      attributeHandlers: [
        (obj, name) => {
          log.push(['get', obj, name]);
          return name === 'f' ? (x: unknown) => ['called', x] : `value of ${String(name)}`;
        },
        (obj, name, value) => {
          log.push(['set', obj, name, value]);
        },
      ],
    });
    const o = { x: 'own' };
    const m = new Map([['x', 'item']]);
    expect(lua.eval('(...).x, (...)[1], select(2, ...).x', o, m)).toEqual(['value of x', 'value of 1', 'value of x']);
    expect(lua.eval('(...):f(7)', o)).toEqual(['called', 7]);
    lua.execute('local o, m = ... o.x = 1 m.x = nil o[2] = "two"', o, m);
    expect([o.x, m.get('x')]).toEqual(['own', 'item']);
    expect(log.slice(-3)).toEqual([
      ['set', o, 'x', 1],
      ['set', m, 'x', undefined],
      ['set', o, 2, 'two'],
    ]);
    const failing = new RangeError('from the getter');
    const strict = new LuaRuntime({
      attributeHandlers: [
        () => {
          throw failing;
        },
        () => {},
      ],
    });
    expect(() => strict.eval('(...).x', o)).toThrow(failing);
  });

  it("attributeFilter: 'safe': own properties and class methods, no names that begin with _", () => {
    const lua = new LuaRuntime({ attributeFilter: 'safe' });
    class Base {
      own = 1;
      _hidden = 2;
      method(): string {
        return 'called';
      }
      _private(): number {
        return 3;
      }
      get computed(): number {
        return this.own * 10;
      }
      set computed(v: number) {
        this.own = v;
      }
    }
    class Derived extends Base {
      further(): string {
        return 'further';
      }
    }
    for (const o of [new Base(), new Derived()]) {
      expect(lua.eval('(...).own, (...):method(), (...).method()', o)).toEqual([1, 'called', 'called']);
      for (const name of ['_hidden', '_private', 'computed', 'constructor', 'toString', 'hasOwnProperty', '__proto__'])
        expect(() => lua.eval(`(...)["${name}"]`, o), name).toThrow(/access denied/);
      for (const name of ['_hidden', '_new', 'computed', 'method', 'toString', '__proto__'])
        expect(() => lua.execute(`local o = ... o["${name}"] = 1`, o), name).toThrow(/access denied/);
      lua.execute('local o = ... o.own = 5 o.fresh = 6', o);
      expect([o.own, (o as unknown as { fresh: number }).fresh]).toEqual([5, 6]);
      expect(lua.eval('(...).missing', o)).toBe(undefined);
    }
    expect(lua.eval('(...):further()', new Derived())).toBe('further');
    // An accessor of the object itself is its own property.
    let stored = 1;
    const own = {
      get x() {
        return stored;
      },
      set x(v: number) {
        stored = v;
      },
    };
    lua.execute('local o = ... o.x = o.x + 1', own);
    expect(stored).toBe(2);
    // One of its class is none, whoever has defined it.
    const built = Object.create(Object.create(null, { y: { get: () => 'secret' } }));
    expect(() => lua.eval('(...).y', built)).toThrow(/access denied/);
    // A data property of a class that is no method.
    expect(() => lua.eval('(...).z', Object.create({ z: 1 }))).toThrow(/access denied/);
    // Lengths stay, names of Maps follow the rule of names.
    expect(
      lua.eval(
        '#(...), #select(2, ...), #select(3, ...), #select(4, ...)',
        [1],
        new Map([[1, 1]]),
        new Set(),
        new Uint8Array(3),
      ),
    ).toEqual([1, 1, 0, 3]);
    expect(() => lua.eval('js.as_attrgetter(...).size', new Map())).toThrow(/access denied/);
    expect(lua.eval('(...).a', new Map([['a', 1]]))).toBe(1);
    expect(() => lua.eval('(...)._a', new Map([['_a', 1]]))).toThrow(/access denied/);
    // Static members are own properties of the class.
    expect(
      lua.eval(
        '(...).make()',
        class {
          static make() {
            return 'made';
          }
        },
      ),
    ).toBe('made');
  });

  it('reflection is safe when registerEval or registerBuiltins is false', () => {
    for (const options of [
      { registerEval: false },
      { registerBuiltins: false },
      { attributeFilter: 'safe' as const },
    ]) {
      const lua = new LuaRuntime(options);
      for (const target of [{}, [], () => 1, class {}, new Map(), 'text'.matchAll(/x/g)]) {
        for (const name of [
          'constructor',
          'prototype',
          '__proto__',
          '__defineGetter__',
          '__defineSetter__',
          '__lookupGetter__',
          '__lookupSetter__',
        ]) {
          const f = lua.eval<LuaFunction>('function(o, n) return js.as_attrgetter(o)[n] end');
          expect(() => f(target, name), name).toThrow(/access denied/);
        }
      }
      for (const evil of [Function, (async () => {}).constructor, function* () {}.constructor, Function.prototype])
        expect(() => lua.eval('...', evil)).toThrow(/access denied/);
    }
    // Otherwise nothing is refused.
    expect(new LuaRuntime().eval('(...).constructor', {})).toBe(Object);
  });
});
