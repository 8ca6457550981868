import { describe, expect, it } from 'vitest';
import {
  LuaError,
  type LuaFunction,
  LuaMemoryError,
  LuaRuntime,
  LuaSyntaxError,
  type LuaTable,
} from '../../src/index.js';

const lua = new LuaRuntime();

function thrown(f: () => unknown): unknown {
  try {
    f();
  } catch (e) {
    return e;
  }
  throw new Error('nothing was thrown');
}

describe('error classes', () => {
  it('LuaSyntaxError and LuaMemoryError extend LuaError extends Error', () => {
    for (const C of [LuaSyntaxError, LuaMemoryError]) {
      const e = new C('text');
      expect(e).toBeInstanceOf(LuaError);
      expect(e).toBeInstanceOf(Error);
      expect([e.message, e.value]).toEqual(['text', 'text']);
    }
    expect([new LuaError().name, new LuaSyntaxError().name, new LuaMemoryError().name]).toEqual([
      'LuaError',
      'LuaSyntaxError',
      'LuaMemoryError',
    ]);
    expect(String(new LuaError('x'))).toBe('LuaError: x');
    expect(new LuaMemoryError().message).toBe('not enough memory');
  });
});

describe('Lua errors in JS', () => {
  it('message, value and traceback', () => {
    const e = thrown(() => lua.compile('local function f() error("boom") end f()', { name: '=chunk' })()) as LuaError;
    expect(e).toBeInstanceOf(LuaError);
    expect(e.message).toBe('chunk:1: boom');
    expect(e.value).toBe('chunk:1: boom');
    expect(e.traceback).toMatch(/^stack traceback:\n\t.*chunk:1: in .*f.*\n\tchunk:1: in main chunk/s);
  });

  it('a value that is not a string is error.value', () => {
    const t = lua.eval<LuaTable>('{}');
    const e = thrown(() => lua.eval<LuaFunction>('error')(t)) as LuaError;
    expect(e.value).toBe(t);
    expect(e.message).toMatch(/error object is/);
    const five = thrown(() => lua.execute('error(5, 0)')) as LuaError;
    expect([five.value, five.message]).toEqual([5, '5']);
    const custom = thrown(() =>
      lua.execute('error(setmetatable({}, {__tostring = function() return "custom" end}))'),
    ) as LuaError;
    expect(custom.message).toBe('custom');
    expect((thrown(() => lua.execute('error()')) as LuaError).value).toBe(undefined);
    expect((thrown(() => lua.execute('error(true)')) as LuaError).value).toBe(true);
  });

  it('messages carry chunk:line: and name the variable', () => {
    expect(() => lua.compile('\nlocal x\nx.y = 1', { name: '=c' })()).toThrow(
      "c:3: attempt to index local 'x' (a nil value)",
    );
    expect(() => lua.compile('undefinedname()', { name: '=c' })()).toThrow(
      "c:1: attempt to call global 'undefinedname' (a nil value)",
    );
    expect(() => lua.compile('return 1 + {}', { name: '=c' })()).toThrow(
      'c:1: attempt to perform arithmetic on a table value',
    );
    expect(() => lua.compile('string.rep()', { name: '=c' })()).toThrow(
      "c:1: bad argument #1 to 'rep' (string expected, got no value)",
    );
  });

  it('stack overflow is a LuaError that pcall catches, and the runtime goes on', () => {
    expect(() => lua.execute('local function f() return 1 + f() end f()')).toThrow(/stack overflow/);
    expect(lua.execute<unknown[]>('local function f() return 1 + f() end return pcall(f)')[0]).toBe(false);
    // In the parser, and in a pattern.
    expect(() => lua.eval(`${'('.repeat(100000)}1${')'.repeat(100000)}`)).toThrow(LuaError);
    const [ok, message] = lua.eval<[boolean, unknown]>(
      'pcall(string.find, ("x"):rep(50000), ("x?"):rep(50000) .. "y")',
    );
    if (!ok) expect(message).toMatch(/stack overflow|pattern too complex/);
    expect(lua.eval('1')).toBe(1);
  });
});

describe('JS exceptions crossing Lua', () => {
  const through = lua.eval<LuaFunction>('function(f, ...) return f(...) end');
  const caught = lua.eval<LuaFunction>('function(f) return select(2, pcall(f)) end');
  const again = lua.eval<LuaFunction>('function(f) local ok, e = pcall(f) error(e, 0) end');

  it('arrive on the other side as the same object', () => {
    const error = new TypeError('mine');
    const thrower = () => {
      throw error;
    };
    expect(thrown(() => through(thrower))).toBe(error);
    expect(caught(thrower)).toBe(error);
    expect(thrown(() => again(thrower))).toBe(error);
    expect(lua.eval('select(2, pcall(...)).message', thrower)).toBe('mine');
    expect(lua.eval<LuaFunction>('function(f) return select(2, pcall(f)).message end')(thrower)).toBe('mine');
    expect(thrown(() => lua.eval<LuaFunction>('function(f) local co = coroutine.wrap(f) co() end')(thrower))).toBe(
      error,
    );
    expect(thrown(() => lua.eval<LuaFunction>('function(f) xpcall(f, error) f() end')(thrower))).toBe(error);
    expect(
      thrown(() => lua.eval<LuaFunction>('function(f) return setmetatable({}, {__index = f}).x end')(thrower)),
    ).toBe(error);
  });

  it('objects that are no Errors, too', () => {
    const object = { code: 1 };
    const thrower = () => {
      throw object;
    };
    expect(thrown(() => through(thrower))).toBe(object);
    expect(thrown(() => again(thrower))).toBe(object);
  });

  it('a thrown primitive arrives unchanged', () => {
    for (const primitive of ['text', 5, true, undefined, null]) {
      const thrower = () => {
        throw primitive;
      };
      expect(thrown(() => through(thrower))).toBe(primitive);
      expect(caught(thrower)).toBe(primitive ?? undefined);
    }
  });

  it('have their Lua frames in the same stack', () => {
    const f = lua.compile<[() => void], void>('local f = ...\n\nlocal function inner() f() return 1 end\ninner()', {
      name: '@frames.lua',
    });
    const e = thrown(() =>
      f(() => {
        throw new Error('with frames');
      }),
    ) as Error;
    expect(e.stack).toContain('frames.lua:3');
    expect(e.stack).toContain('frames.lua:4');
    expect(e.stack).not.toContain('lua-chunk-');
  });

  it('a LuaError passing through JS back into Lua is the original error value again', () => {
    const t = lua.table();
    const fail = lua.eval<LuaFunction>('function(v) error(v, 0) end');
    const viaJs = (v: unknown) => () => fail(v);
    expect(caught(viaJs(t))).toBe(t);
    expect(caught(viaJs('text'))).toBe('text');
    expect(lua.eval<LuaFunction>('function(f) local ok, e = pcall(f) return type(e) end')(viaJs('text'))).toBe(
      'string',
    );
    expect((thrown(() => through(viaJs(t))) as LuaError).value).toBe(t);
    // Bytes that are no UTF-8 survive.
    const bytes = lua.execute<LuaFunction>('return function(f) local ok, e = pcall(f) return e == "\\255" end');
    expect(bytes(lua.eval<LuaFunction>('function() error("\\255", 0) end'))).toBe(true);
    const raw = lua.eval<LuaFunction>('function() error("\\255", 0) end');
    expect(bytes(() => raw())).toBe(true);
  });

  it('a Lua value thrown by JS is that value', () => {
    const t = lua.table();
    const thrower = () => {
      throw t;
    };
    expect(caught(thrower)).toBe(t);
    expect(thrown(() => through(thrower))).toBe(t);
  });

  it('a LuaError made by JS is its message in Lua', () => {
    const error = new LuaError('own');
    const thrower = () => {
      throw error;
    };
    expect(caught(thrower)).toBe('own');
    expect(thrown(() => through(thrower))).toBe(error);
  });

  it('the state is whole after errors at every depth', () => {
    let n = 0;
    const f: LuaFunction = lua.eval('function(g, n) if n == 0 then error("deep") end return g(n - 1) end');
    const g = (k: unknown): unknown => {
      n++;
      return f(g, k);
    };
    expect(() => g(20)).toThrow('deep');
    expect(n).toBe(21);
    expect(lua.eval('coroutine.running()')).toBe(undefined);
    expect(lua.eval('pcall(error, "x", 0)')).toEqual([false, 'x']);
  });

  it('handlers of xpcall do not see errors that JS has caught', () => {
    const calls: unknown[] = [];
    lua.eval<LuaFunction>('function(f, h) return xpcall(f, h) end')(
      () => {
        try {
          lua.execute('error("inner")');
        } catch {}
      },
      (e: unknown) => calls.push(e),
    );
    expect(calls).toEqual([]);
  });
});
