// API.md, "Values", up to `LuaTable`. Each title is a row or a sentence of it.
import { describe, expect, it } from 'vitest';
import {
  asAttrGetter,
  asFunction,
  asItemGetter,
  asObject,
  type LuaCoroutine,
  LuaError,
  type LuaFunction,
  LuaRuntime,
  type LuaTable,
  luaType,
  Tuple,
  unpacksLuaTable,
} from '../../src/index.js';

const lua = new LuaRuntime();
const type = lua.eval<LuaFunction<[unknown], string>>('function(x) return type(x) end');
const echo = lua.eval<LuaFunction>('function(...) return ... end');

describe('Values: the table', () => {
  it('nil | undefined; undefined, null | nil', () => {
    expect(lua.eval('nil')).toBe(undefined);
    expect(type(undefined)).toBe('nil');
    expect(type(null)).toBe('nil');
    expect(echo(null)).toBe(undefined);
    expect(echo(null, undefined)).toEqual([undefined, undefined]);
  });

  it('boolean, number | same, both ways', () => {
    for (const v of [true, false, 0, -1, 1.5, 1e300, 5e-324, Number.POSITIVE_INFINITY, 2 ** 53, 2 ** 53 + 2]) {
      expect(echo(v)).toBe(v);
    }
    expect(echo(Number.NaN)).toBeNaN();
    expect(Object.is(echo(-0), -0)).toBe(true);
    expect(lua.eval('1/0, -1/0, 2^53, -0.0')).toEqual([
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      2 ** 53,
      -0,
    ]);
    expect([type(true), type(0)]).toEqual(['boolean', 'number']);
  });

  it('string | string: exact bytes', () => {
    for (const s of [
      '',
      'abc',
      'a\0b',
      'ä',
      '€',
      '\ufeffx',
      '\ufffd',
      '😀',
      '\u{10ffff}',
      'x'.repeat(1000),
      'ä'.repeat(1000),
      '😀'.repeat(300),
    ]) {
      expect(echo(s)).toBe(s);
      expect(lua.eval('#...', s)).toBe(new TextEncoder().encode(s).length);
    }
    expect(lua.eval('("ä"):byte(1, -1)')).toEqual([195, 164]);
  });

  it('string | Uint8Array when encoding: null, both ways', () => {
    const raw = new LuaRuntime({ encoding: null });
    const all = new Uint8Array(256).map((_, i) => i);
    expect(raw.eval('...', all)).toEqual(all);
    expect(raw.eval('type((...)) == "string", #(...)', all)).toEqual([true, 256]);
    expect(raw.eval('("x"):rep(3)')).toEqual(new Uint8Array([120, 120, 120]));
    expect(raw.eval('type((...)) == "string"', new Uint8Array(0))).toBe(true);
    // A part of a larger buffer is that part.
    expect(raw.eval('...', new Uint8Array([1, 2, 3, 4]).subarray(1, 3))).toEqual(new Uint8Array([2, 3]));
    expect(raw.eval('...', Buffer.from('hi'))).toEqual(new Uint8Array([104, 105]));
    // Elsewhere bytes are an object like any other.
    expect(type(all)).toBe('userdata');
    expect(echo(all)).toBe(all);
  });

  it('table, function, thread | LuaTable, LuaFunction, LuaCoroutine | the same three, unwrapped, identity kept', () => {
    const t = lua.eval<LuaTable>('{}');
    const f = lua.eval<LuaFunction>('function() end');
    const co = lua.eval('coroutine.create(function() end)');
    expect([type(t), type(f), type(co)]).toEqual(['table', 'function', 'thread']);
    expect([echo(t), echo(f), echo(co)]).toEqual([t, f, co]);
    expect(echo(t)).toBe(t);
    expect(lua.eval('rawequal(...)', t, t)).toBe(true);
    expect(lua.execute('local a, b = ... local set = { [a] = true } return set[b]', f, f)).toBe(true);
    expect(Object.prototype.toString.call(t)).toBe('[object LuaTable]');
    expect(typeof f).toBe('function');
    // Through a structure of JavaScript, and back.
    expect(lua.eval('(...).inner', { inner: t })).toBe(t);
    expect(lua.eval('rawequal((...).inner, select(2, ...))', { inner: co }, co)).toBe(true);
  });

  it('a userdata that Lua has made | an object of its own kind, identity kept', () => {
    const file = lua.eval<{ get(k: string): LuaFunction; set(k: string, v: unknown): unknown }>('io.stdout');
    expect(luaType(file)).toBe('userdata');
    expect(echo(file)).toBe(file);
    expect(typeof file.get('write')).toBe('function');
    expect(String(file)).toMatch(/^file \(0x/);
    expect(() => file.set('x', 1)).toThrow(LuaError);
  });

  it('a wrapped JS object | that very object; any other object or function | userdata, identity kept (==, table keys)', () => {
    const object = { a: 1 };
    const fn = () => 1;
    class C {}
    const values = [
      object,
      fn,
      C,
      [],
      new Map(),
      new WeakMap(),
      new Date(),
      /x/,
      new Uint8Array(2),
      new Error('e'),
      Promise.resolve(1),
      Object.create(null),
      new Proxy({}, {}),
      Symbol('s'),
      Symbol.for('r'),
      Symbol.iterator,
      function* () {},
      async () => {},
      new (class extends Map {})(),
      Object.freeze({}),
    ];
    for (const v of values) {
      expect(type(v)).toBe('userdata');
      expect(echo(v)).toBe(v);
      expect(lua.eval('select(1, ...) == select(2, ...)', v, v)).toBe(true);
      expect(lua.eval('rawequal(...)', v, v)).toBe(true);
      expect(lua.eval('({[select(1, ...)] = "found"})[select(2, ...)]', v, v)).toBe('found');
      lua.globals().set('kept', v);
      expect(lua.eval('kept')).toBe(v);
      expect(lua.eval('kept == ...', v)).toBe(true);
    }
    expect(lua.eval('select(1, ...) == select(2, ...)', {}, {})).toBe(false);
    expect(lua.eval('select(1, ...) ~= select(2, ...)', Symbol('a'), Symbol('a'))).toBe(true);
  });
});

describe('Values: a bigint', () => {
  it('that is a safe integer crosses as a number', () => {
    expect(echo(5n)).toBe(5);
    expect(echo(0n)).toBe(0);
    expect(echo(2n ** 53n - 1n)).toBe(2 ** 53 - 1);
    expect(echo(-(2n ** 53n - 1n))).toBe(-(2 ** 53 - 1));
    expect(lua.eval('... + 1', 41n)).toBe(42);
  });

  it('a larger one raises RangeError', () => {
    for (const big of [2n ** 53n, -(2n ** 53n), 2n ** 64n, 10n ** 400n]) {
      expect(() => echo(big)).toThrow(RangeError);
      expect(() => echo(big)).toThrow(/overflowHandler/);
    }
    // Wherever it crosses.
    const big = 2n ** 70n;
    expect(() => lua.table(big)).toThrow(RangeError);
    expect(() => lua.tableFrom({ big })).toThrow(RangeError);
    expect(() => lua.table().set('x', big)).toThrow(RangeError);
    expect(() => lua.table().get(big)).toThrow(RangeError);
    expect(() => lua.eval('(...)()', () => big)).toThrow(RangeError);
    expect(() => lua.eval('(...).big', { big })).toThrow(RangeError);
    expect(lua.eval('pcall(...)', () => big)).toEqual([false, expect.any(RangeError)]);
  });

  it('unless overflowHandler: (value) => something is set', () => {
    const big = 2n ** 70n;
    const seen: unknown[] = [];
    const handled = new LuaRuntime({
      overflowHandler: (v) => {
        seen.push(v);
        return String(v);
      },
    });
    expect(handled.eval('...', big)).toBe(String(big));
    expect(handled.eval('(...)()', () => big)).toBe(String(big));
    expect(handled.eval('... + 1', 41n)).toBe(42);
    expect(seen).toEqual([big, big]);
    const object = { big: true };
    expect(new LuaRuntime({ overflowHandler: () => object }).eval('...', big)).toBe(object);
    expect(new LuaRuntime({ overflowHandler: () => null }).eval('...', big)).toBe(undefined);
    expect(new LuaRuntime({ overflowHandler: () => 7n }).eval('...', big)).toBe(7);
    expect(() => new LuaRuntime({ overflowHandler: (v) => v }).eval('...', big)).toThrow(RangeError);
    const failing = new Error('no place');
    const refusing = new LuaRuntime({
      overflowHandler: () => {
        throw failing;
      },
    });
    expect(() => refusing.eval('...', big)).toThrow(failing);
  });
});

describe('Values: bytes that are not valid in the encoding', () => {
  const INVALID = ['\\255', 'a\\195', '\\192\\128', '\\237\\160\\128', '\\244\\144\\128\\128', '\\128', '\\226\\130'];

  it('raise a LuaError that says so and names the other encodings', () => {
    for (const bytes of INVALID) {
      for (const code of [`"${bytes}"`, `"${bytes}" .. ("x"):rep(100)`, `("x"):rep(100) .. "${bytes}"`]) {
        expect(() => lua.eval(code)).toThrow(LuaError);
        expect(() => lua.eval(code)).toThrow(/not valid 'utf-8'.*latin1.*null/);
      }
    }
  });

  const cross = lua.eval<LuaFunction>('function(f) local bad = "\\255" return f(bad) end');
  const PLACES: Record<string, () => unknown> = {
    'a result': () => lua.eval('"\\255"'),
    'one of several results': () => lua.execute('return 1, "\\255"'),
    'an argument of a JS function': () => cross(() => 1),
    'a later argument of a JS function': () => lua.eval('(...)(1, 2, 3, 4, "\\255")', () => 1),
    'an argument of a method': () => lua.eval('(...):m("\\255")', { m: () => 1 }),
    'an argument of a constructor': () => lua.eval('js.new(..., "\\255")', class {}),
    'a value of a table': () => lua.eval<LuaTable>('{ x = "\\255" }').get('x'),
    'a property of a table': () => lua.eval<LuaTable>('{ x = "\\255" }')['x'],
    'a key of a table': () => [...lua.eval<LuaTable>('{ ["\\255"] = 1 }').keys()],
    'values()': () => [...lua.eval<LuaTable>('{ "\\255" }').values()],
    'entries()': () => [...lua.eval<LuaTable>('{ ["\\255"] = 1 }').entries()],
    'forEach()': () => lua.eval<LuaTable>('{ ["\\255"] = 1 }').forEach(() => {}),
    'toObject()': () => lua.eval<LuaTable>('{ ["\\255"] = 1 }').toObject(),
    'toArray()': () => lua.eval<LuaTable>('{ { "\\255" } }').toArray(),
    'toMap()': () => lua.eval<LuaTable>('{ ["\\255"] = 1 }').toMap(),
    'Object.keys of a view': () => Object.keys(asObject(lua.eval<LuaTable>('{ ["\\255"] = 1 }'))),
    'the result of a metamethod': () =>
      lua.eval<LuaTable>('setmetatable({}, { __index = function() return "\\255" end })').get('x'),
    'a yielded value': () => lua.eval<LuaFunction>('function() coroutine.yield("\\255") end').coroutine().next(),
    'a sent value': () => lua.eval<LuaFunction>('function() coroutine.yield("\\255") end').coroutine().send(1),
    'the name of a property, read': () => lua.eval('(...)["\\255"]', {}),
    'the name of a property, written': () => lua.execute('local o = ... o["\\255"] = 1', {}),
    'the name of a method': () => lua.execute('local o = ... local n = "\\255" return o[n](o)', {}),
    'the value of a property': () => lua.execute('local o = ... o.x = "\\255"', {}),
    'a key of a Map, read': () => lua.eval('(...)["\\255"]', new Map()),
    'a key of a Map, written': () => lua.execute('local m = ... m["\\255"] = 1', new Map()),
    'an item of a Map': () => lua.execute('local m = ... m.x = "\\255"', new Map()),
    'js.eval': () => lua.eval('js.eval("\\255")'),
    'js.tuple': () => lua.eval('js.tuple("\\255")'),
    'js.iter': () => lua.execute('for c in js.iter("\\255") do end'),
    'a named argument': () =>
      lua.eval(
        '(...){ ["\\255"] = 1 }',
        unpacksLuaTable(() => 1),
      ),
    'the name of a module': () => new LuaRuntime({ searchers: [() => undefined] }).execute('require("\\255")'),
    'a callback of a library': () => lua.eval('("\\255"):gsub(".", ...)', () => 1),
    'the comparison of table.sort': () => lua.execute('table.sort({ "\\255", "\\254" }, ...)', () => true),
  };
  for (const [place, f] of Object.entries(PLACES)) {
    it(`nothing is replaced silently: ${place}`, () => {
      expect(f).toThrow(LuaError);
      expect(f).toThrow(/not valid 'utf-8'.*latin1.*null/);
    });
  }

  it('in async calls the promise is rejected', async () => {
    await expect(lua.evalAsync('"\\255"')).rejects.toThrow(/not valid 'utf-8'/);
    await expect(lua.executeAsync('return js.await(1), "\\255"')).rejects.toThrow(/not valid 'utf-8'/);
  });

  it('the error in a call of a JS function can be caught by pcall', () => {
    const [ok, message] = lua.eval<[boolean, string]>('pcall(..., "\\255")', () => 1);
    expect(ok).toBe(false);
    expect(String(message)).toContain("not valid 'utf-8'");
  });

  it('Lua itself works with any bytes', () => {
    expect(lua.execute('local t = { ["\\255"] = "\\254" } return #t["\\255"], ("\\255"):rep(3):len()')).toEqual([1, 3]);
    // What stays in Lua does not cross.
    expect(lua.eval<LuaTable>('{ x = 1, ["\\255"] = 2 }').get('x')).toBe(1);
  });

  it('latin1 takes every byte, and refuses characters that it does not have', () => {
    const latin1 = new LuaRuntime({ encoding: 'latin1' });
    expect(latin1.eval('"\\255\\128\\0"')).toBe('\xff\x80\0');
    expect(latin1.eval('#...', 'ÿ')).toBe(1);
    for (const f of [
      () => latin1.eval('...', '€'),
      () => latin1.eval('(...)()', () => '😀'),
      () => latin1.eval('(...).x', { x: '€' }),
      () => latin1.table('€'),
      () => latin1.tableFrom({ '€': 1 }),
      () => latin1.table().set('€', 1),
    ]) {
      expect(f).toThrow(LuaError);
      expect(f).toThrow(/U\+(20AC|1F600).*'latin1'.*utf-8.*null/);
    }
  });

  it('error messages and console.log aside', async () => {
    expect(() => lua.execute('error("\\255", 0)')).toThrow('\ufffd');
    expect(() => lua.execute('local t = {} t["\\255"]()')).toThrow('\ufffd');
    const { inspect } = await import('node:util');
    expect(inspect(lua.eval('{ "\\255", ["\\254"] = 1 }'))).toContain('\ufffd');
    expect(String(lua.eval('setmetatable({}, { __tostring = function() return "\\255" end })'))).toBe('\ufffd');
  });

  const LONE = ['\ud800', 'a\udc00', '\ud800x', '\udc00\ud800', `${'x'.repeat(500)}\udfff`];
  const INTO: Record<string, (s: string) => unknown> = {
    'an argument': (s) => echo(s),
    'an argument of eval': (s) => lua.eval('...', s),
    'the result of a JS function': (s) => lua.eval('(...)()', () => s),
    'a property': (s) => lua.eval('(...).x', { x: s }),
    'the name of a property in pairs': (s) => lua.execute('for k in pairs(...) do end', { [s]: 1 }),
    'an item of a Map': (s) => lua.eval('(...).x', new Map([['x', s]])),
    'a key of a Map in pairs': (s) => lua.execute('for k in pairs(...) do end', new Map([[s, 1]])),
    'an iterated value': (s) => lua.execute('for v in js.iter(...) do end', [s]),
    'an exploded value': (s) => lua.execute('for a, b in js.iterex(...) do end', [[1, s]]),
    'lua.table': (s) => lua.table(s),
    'lua.tableFrom': (s) => lua.tableFrom([s]),
    'a name in lua.tableFrom': (s) => lua.tableFrom({ [s]: 1 }),
    'lua.tableFromDeep': (s) => lua.tableFromDeep({ a: [{ b: s }] }),
    'a key of a table, read': (s) => lua.table().get(s),
    'a key of a table, written': (s) => lua.table().set(s, 1),
    'a value of a table': (s) => lua.table().set('x', s),
    'a property of a table': (s) => {
      lua.table()['x'] = s;
    },
    'a value sent to a coroutine': (s) => lua.eval<LuaFunction>('function(x) end').coroutine().next(s),
    'source text': (s) => lua.execute(`-- ${s}`),
    'the name of a chunk': (s) => lua.compile('', { name: s }),
    'the name of a module': (s) => lua.require(s),
    'a value of js.eval': (s) => lua.eval(`js.eval(${JSON.stringify(JSON.stringify(s)).replaceAll('\\u', 'u')})`),
    'the text of an object': (s) => lua.eval('tostring(...)', { toString: () => s }),
    'the text of an object in print': (s) => lua.eval('("%s"):format(...)', { toString: () => s }),
    'the text of a searcher': (s) => new LuaRuntime({ searchers: [() => `return "${s}"`] }).require('m'),
    'the text of stdin': (s) => new LuaRuntime({ stdin: s }).eval('io.read("*a")'),
  };
  for (const [place, f] of Object.entries(INTO)) {
    it(`lone surrogates are refused likewise: ${place}`, () => {
      if (place === 'a value of js.eval') {
        expect(() => lua.eval('js.eval("String.fromCharCode(0xd800)")')).toThrow(LuaError);
        return;
      }
      for (const s of LONE) expect(() => f(s), JSON.stringify(s)).toThrow(LuaError);
      for (const s of LONE) expect(() => f(s), JSON.stringify(s)).toThrow(/lone surrogate/);
    });
  }
});

describe('Values: null and undefined', () => {
  it('inside a source of tableFrom leave a hole, as nil does', () => {
    const t = lua.tableFrom([1, null, 3, undefined, 5]);
    expect([t.get(1), t.get(2), t.get(3), t.get(4), t.get(5)]).toEqual([1, undefined, 3, undefined, 5]);
    // A source after it goes on after the hole.
    expect([...lua.tableFrom([1, null], [3])]).toEqual([
      [1, 1],
      [3, 3],
    ]);
    expect(lua.tableFrom({ a: null, b: undefined }).has('a')).toBe(false);
    expect([...lua.tableFrom(new Map([['a', null]]))]).toEqual([]);
    expect([...lua.tableFromDeep({ a: [null, { b: undefined }, 3] })].length).toBe(1);
    expect(lua.tableFromDeep<{ a: LuaTable }>({ a: [null, 2] }).a.get(2)).toBe(2);
    // The last wins, nil too.
    expect(lua.tableFrom({ a: 1 }, { a: null }).has('a')).toBe(false);
    expect([...lua.table(null, 2)]).toEqual([[2, 2]]);
  });

  it('as a key they raise TypeError', () => {
    for (const key of [null, undefined]) {
      expect(() => lua.tableFrom(new Map([[key, 1]]))).toThrow(TypeError);
      expect(() => lua.tableFromDeep({ m: new Map([[key, 1]]) })).toThrow(TypeError);
      expect(() => lua.table().set(key, 1)).toThrow(TypeError);
      expect(() => lua.table().set(key, undefined)).toThrow(/key/);
    }
    expect(() => lua.tableFrom(new Map([[Number.NaN, 1]]))).toThrow(TypeError);
  });
});

describe('Values: mixing objects of two runtimes raises a LuaError', () => {
  const other = new LuaRuntime();
  const FOREIGN: Record<string, () => unknown> = {
    'a table': () => other.eval('{}'),
    'a function': () => other.eval('print'),
    'a thread': () => other.eval('coroutine.create(print)'),
    'a coroutine': () => other.eval<LuaFunction>('print').coroutine(),
    'a userdata': () => other.eval('io.stdout'),
    'a view of a table': () => asObject(other.table()),
    'a method of a table of JavaScript': () => other.globals(),
  };
  const t = lua.table();
  const ENTRIES: Record<string, (v: unknown) => unknown> = {
    'an argument of eval': (v) => lua.eval('...', v),
    'an argument of execute': (v) => lua.execute('', v),
    'an argument of a Lua function': (v) => echo(v),
    'the fourth argument of a Lua function': (v) => echo(1, 2, 3, v),
    'an argument of lua.call': (v) => lua.call(echo, v),
    'an argument of lua.with(…).call': (v) => lua.with({ timeout: 1000 }).call(echo, v),
    'an argument of f.coroutine': (v) => echo.coroutine(v),
    'a value for next': (v) => echo.coroutine().next(v),
    'a value for send': (v) => echo.coroutine().send(v),
    'a value of a table': (v) => t.set('x', v),
    'a property of a table': (v) => {
      t['x'] = v;
    },
    'a key of a table, read': (v) => t.get(v),
    'a key of a table, tested': (v) => t.has(v),
    'a key of a table, removed': (v) => t.delete(v),
    'a key of a table, written': (v) => t.set(v, 1),
    'a property of a view': (v) => {
      (asObject(t) as Record<string, unknown>)['x'] = v;
    },
    'lua.table': (v) => lua.table(v),
    'a value in lua.tableFrom': (v) => lua.tableFrom([v]),
    'a key in lua.tableFrom': (v) => lua.tableFrom(new Map([[v, 1]])),
    'lua.tableFromDeep': (v) => lua.tableFromDeep({ a: { b: [v] } }),
    'the result of a JS function': (v) => lua.eval('(...)()', () => v),
    'the result of a method': (v) => lua.eval('(...):m()', { m: () => v }),
    'a property of an object': (v) => lua.eval('(...).x', { x: v }),
    'an item of a Map': (v) => lua.eval('(...).x', new Map([['x', v]])),
    'an element in js.iter': (v) => lua.execute('for x in js.iter(...) do end', [v]),
    'an element in js.iterex': (v) => lua.execute('for x, y in js.iterex(...) do end', [[1, v]]),
    'a value in pairs': (v) => lua.execute('for k, x in pairs(...) do end', { v }),
    'the result of a callback': (v) => lua.eval('("x"):gsub("x", ...)', () => v),
    'the result of an __index': (v) => lua.eval('setmetatable({}, { __index = ... }).x', () => v),
    'what a searcher gives': (v) => new LuaRuntime({ searchers: [() => v as LuaFunction] }).require('m'),
    'what overflowHandler gives': (v) => new LuaRuntime({ overflowHandler: () => v }).eval('...', 2n ** 70n),
  };
  for (const [entry, f] of Object.entries(ENTRIES)) {
    it(entry, () => {
      for (const [name, make] of Object.entries(FOREIGN)) {
        const v = make();
        expect(() => f(v), name).toThrow(LuaError);
        expect(() => f(v), name).toThrow(/another runtime/);
      }
      expect(lua.eval('1')).toBe(1);
    });
  }

  it('async calls are rejected', async () => {
    await expect(lua.evalAsync('...', other.table())).rejects.toThrow(/another runtime/);
    await expect(echo.async(other.table())).rejects.toThrow(/another runtime/);
    await expect(lua.evalAsync('js.await(...)', Promise.resolve(other.table()))).rejects.toThrow(/another runtime/);
  });

  it('a table or function where one of this runtime is wanted', () => {
    expect(() => lua.tableFrom(other.table(1))).toThrow(/another runtime/);
    expect(() => lua.tableFromDeep({ a: other.table(1) })).toThrow(/another runtime/);
    expect(() => lua.call(other.eval<() => void>('print'))).toThrow(/another runtime/);
    for (const view of [asAttrGetter, asItemGetter])
      expect(() => lua.eval('...', view(other.table()))).toThrow(/another runtime|protocol/);
    expect(() => lua.eval('...', asFunction(other.eval<LuaFunction>('print')))).toThrow(/another runtime/);
  });

  it('thrown by JS it arrives as that error in Lua, and as the same object in JS', () => {
    const foreign = other.table();
    const thrower = () => {
      throw foreign;
    };
    const [ok, e] = lua.eval<[boolean, unknown]>('pcall(...)', thrower);
    expect(ok).toBe(false);
    expect(String(e)).toContain('another runtime');
    let caught: unknown;
    try {
      lua.eval('(...)()', thrower);
    } catch (x) {
      caught = x;
    }
    expect(caught).toBe(foreign);
  });

  it('the LuaError of one runtime crosses the other as an object, its value does not', () => {
    const fail = other.eval<LuaFunction>('function() error({}) end');
    const thrower = () => fail();
    const e = lua.eval<Tuple>('pcall(...)', thrower)[1];
    expect(e).toBeInstanceOf(LuaError);
    expect(() => lua.eval('(...).value', e)).toThrow(/another runtime/);
    expect(lua.eval('(...).message', e)).toBe((e as Error).message);
  });

  it('functions of one runtime may call the other through JavaScript', () => {
    const a = new LuaRuntime();
    const b = new LuaRuntime();
    const inner = b.eval<LuaFunction>('function(x) y = x return x * 2 end');
    expect(
      a.eval<LuaFunction>('function(f, x) local r = f(x) z = 1 return r, y end')((x: unknown) => inner(x), 21),
    ).toEqual([42, undefined]);
    expect(b.eval('y, z')).toEqual([21, undefined]);
  });
});

describe('Values: luaType(x)', () => {
  it("is Lua's type() of a Lua object", () => {
    expect(luaType(lua.table())).toBe('table');
    expect(luaType(echo)).toBe('function');
    expect(luaType(lua.eval('coroutine.create(print)'))).toBe('thread');
    expect(luaType(echo.coroutine() satisfies LuaCoroutine)).toBe('thread');
    expect(luaType(lua.eval('io.stdout'))).toBe('userdata');
    expect(luaType(lua.eval('newproxy()'))).toBe('userdata');
  });

  it('is undefined for everything else', () => {
    const values = [123, 'abc', true, {}, [], () => {}, null, undefined, Symbol('s'), new Map(), 5n, new Tuple(), lua];
    for (const v of [...values, asAttrGetter({}), new LuaError('x')]) expect(luaType(v)).toBe(undefined);
    expect(luaType(lua.eval('...', {}))).toBe(undefined);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(luaType(proxy)).toBe(undefined);
  });
});

describe('Values: results', () => {
  it('One Lua object is always one JS object', () => {
    lua.execute('t = {} f = function() end co = coroutine.create(f) u = newproxy()');
    for (const name of ['t', 'f', 'co', 'u', 'string', 'print', '_G', 'io.stdout', 'string.format'])
      expect(lua.eval(name)).toBe(lua.eval(name));
    expect(lua.eval('coroutine.create(f)')).not.toBe(lua.eval('coroutine.create(f)'));
    const seen: unknown[] = [];
    lua.execute('local f = ... f(t) f({ t })', (x: unknown) => seen.push(x));
    expect((seen[1] as LuaTable).get(1)).toBe(seen[0]);
  });

  it('many results and arguments', () => {
    const many = echo(...Array.from({ length: 200 }, (_, i) => i)) as Tuple;
    expect(many.length).toBe(200);
    expect(many[199]).toBe(199);
  });
});
