import { describe, expect, it } from 'vitest';
import { LuaError, type LuaFunction, LuaRuntime, type LuaTable, luaType, type Tuple } from '../../src/index.js';

const lua = new LuaRuntime();
const type = lua.eval<LuaFunction<[unknown], string>>('function(x) return type(x) end');
const echo = lua.eval<LuaFunction>('function(...) return ... end');

describe('values', () => {
  it('nil, undefined and null', () => {
    expect(lua.eval('nil')).toBe(undefined);
    expect(type(undefined)).toBe('nil');
    expect(type(null)).toBe('nil');
    expect(echo(null)).toBe(undefined);
  });

  it('booleans and numbers', () => {
    for (const v of [true, false, 0, -1, 1.5, 1e300, Number.POSITIVE_INFINITY, 2 ** 53]) expect(echo(v)).toBe(v);
    expect(echo(Number.NaN)).toBeNaN();
    expect(Object.is(echo(-0), -0)).toBe(true);
  });

  it('strings are exact bytes', () => {
    for (const s of [
      '',
      'abc',
      'a\0b',
      'ä',
      '€',
      '😀',
      '\u{10ffff}',
      'x'.repeat(1000),
      'ä'.repeat(1000),
      '😀'.repeat(300),
    ]) {
      expect(echo(s)).toBe(s);
      expect(lua.eval('#...', s)).toBe(new TextEncoder().encode(s).length);
    }
  });

  it('bytes that are not valid raise a LuaError that names the other encodings', () => {
    for (const bytes of ['\\255', 'a\\195', '\\192\\128', '\\237\\160\\128', '\\244\\144\\128\\128', '\\128']) {
      for (const code of [`"${bytes}"`, `"${bytes}" .. ("x"):rep(100)`]) {
        expect(() => lua.eval(code)).toThrow(LuaError);
        expect(() => lua.eval(code)).toThrow(/utf-8.*latin1.*null/);
      }
    }
  });

  it('lone surrogates are refused', () => {
    for (const s of ['\ud800', 'a\udc00', '\ud800x', `${'x'.repeat(500)}\udfff`]) {
      expect(() => echo(s)).toThrow(LuaError);
    }
    expect(echo('ok')).toBe('ok');
  });

  it('error messages are decoded leniently', () => {
    expect(() => lua.execute('error("\\255", 0)')).toThrow('\ufffd');
  });

  it('tables, functions and threads become LuaTable, LuaFunction and LuaCoroutine, and go back unwrapped', () => {
    const t = lua.eval<LuaTable>('{}');
    const f = lua.eval<LuaFunction>('function() end');
    const co = lua.eval('coroutine.create(function() end)');
    expect([type(t), type(f), type(co)]).toEqual(['table', 'function', 'thread']);
    expect(luaType(t)).toBe('table');
    expect(luaType(f)).toBe('function');
    expect(luaType(co)).toBe('thread');
    expect(typeof f).toBe('function');
    expect(luaType(lua.eval('io.stdout'))).toBe('userdata');
    expect(lua.eval('rawequal(...)', t, t)).toBe(true);
  });

  it('luaType is undefined for everything else', () => {
    for (const v of [123, 'abc', {}, [], () => {}, null, undefined, Symbol('s'), new Map()]) {
      expect(luaType(v)).toBe(undefined);
    }
  });

  it('one Lua object is always one JS object', () => {
    lua.execute('t = {} f = function() end co = coroutine.create(f)');
    for (const name of ['t', 'f', 'co', 'string', 'print', '_G']) expect(lua.eval(name)).toBe(lua.eval(name));
  });

  it('JS objects are userdata, identity kept', () => {
    const object = { a: 1 };
    const fn = () => 1;
    class C {}
    for (const v of [object, fn, C, [], new Map(), new Date(), /x/, new Uint8Array(2), Symbol('s'), Symbol.for('r')]) {
      expect(type(v)).toBe('userdata');
      expect(echo(v)).toBe(v);
      expect(lua.eval('select(1, ...) == select(2, ...)', v, v)).toBe(true);
      expect(lua.eval('({[select(1, ...)] = "found"})[select(2, ...)]', v, v)).toBe('found');
    }
    expect(lua.eval('select(1, ...) == select(2, ...)', {}, {})).toBe(false);
  });

  it('bigints', () => {
    expect(echo(5n)).toBe(5);
    expect(echo(-(2n ** 53n - 1n))).toBe(-(2 ** 53 - 1));
    expect(() => echo(2n ** 53n)).toThrow(RangeError);
    expect(() => echo(2n ** 53n)).toThrow(/overflowHandler/);
  });

  it('objects of two runtimes do not mix', () => {
    const other = new LuaRuntime();
    const foreign = [other.eval('{}'), other.eval('print'), other.eval('coroutine.create(print)')];
    for (const v of foreign) {
      expect(() => echo(v)).toThrow(LuaError);
      expect(() => echo(v)).toThrow(/another runtime/);
      expect(() => lua.table(v)).toThrow(LuaError);
      expect(() => lua.globals().set('x', v)).toThrow(LuaError);
    }
    expect(() => lua.call(other.eval<() => void>('print'))).toThrow(LuaError);
    expect(lua.eval('1')).toBe(1);
  });

  it('functions of one runtime may call the other', () => {
    const a = new LuaRuntime();
    const b = new LuaRuntime();
    const inner = b.eval<LuaFunction>('function(x) y = x return x * 2 end');
    expect(
      a.eval<LuaFunction>('function(f, x) local r = f(x) z = 1 return r, y end')((x: unknown) => inner(x), 21),
    ).toEqual([42, undefined]);
    expect(b.eval('y, z')).toEqual([21, undefined]);
  });

  it('many results and arguments', () => {
    const many = echo(...Array.from({ length: 200 }, (_, i) => i)) as Tuple;
    expect(many.length).toBe(200);
    expect(many[199]).toBe(199);
  });
});
