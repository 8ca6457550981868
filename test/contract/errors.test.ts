// API.md, "Errors". Each title is a sentence of it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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

describe('Errors: the classes', () => {
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

describe('Errors: Lua errors in JS', () => {
  it("error.message is what `lua` would print; error.traceback is Lua's", () => {
    const e = thrown(() => lua.compile('local function f() error("boom") end f()', { name: '=chunk' })()) as LuaError;
    expect(e).toBeInstanceOf(LuaError);
    expect(e.message).toBe('chunk:1: boom');
    expect(e.value).toBe('chunk:1: boom');
    expect(e.traceback).toMatch(/^stack traceback:\n\t.*chunk:1: in .*f.*\n\tchunk:1: in main chunk/s);
  });

  it('a Lua error value that is not a string is error.value', () => {
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

  it('error messages carry chunk:line: and name the variable, as the C implementation of that version does', () => {
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

  it('running out of stack in Lua, in the parser or in a pattern is a LuaError that pcall catches, and the runtime goes on', () => {
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

describe('Errors: JS exceptions crossing Lua', () => {
  const through = lua.eval<LuaFunction>('function(f, ...) return f(...) end');
  const caught = lua.eval<LuaFunction>('function(f) return select(2, pcall(f)) end');
  const again = lua.eval<LuaFunction>('function(f) local ok, e = pcall(f) error(e, 0) end');

  it('arrives on the other side as the same object: pcall in Lua sees it, JS rethrows it', () => {
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

  it('arrives as the same object when it is no Error, too', () => {
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

  it('its Lua frames are in the same stack', () => {
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

  it('its Lua frames are in the stack that Lua reads, and in that of an error which pcall has caught', () => {
    const fails = lua.compile('local f = ...\nlocal ok, e = pcall(function()\n  f()\nend)\nreturn e.stack, e', {
      name: '@caught.lua',
    });
    const [stack, e] = fails(() => {
      throw new Error('caught');
    }) as [string, Error];
    expect(stack).toContain('caught.lua:3');
    expect(e.stack).toBe(stack);
    const returned = lua.compile('local f = ... return select(2, pcall(function()\n  f()\nend))', {
      name: '@caught.lua',
    });
    const given = returned(() => {
      throw new Error('given');
    }) as Error;
    expect(given.stack).toContain('caught.lua:2');
    expect(given.stack).not.toContain('lua-chunk-');
  });

  it('the message in the stack is left alone, and names of chunks appear as they are', () => {
    const message = "first line\nlua-chunk-1/x:99 is no frame\n$& $' $1";
    const f = lua.compile<[() => void], void>('local f = ... f() return 1', { name: "=$&$'$1" });
    const e = thrown(() =>
      f(() => {
        throw new Error(message);
      }),
    ) as Error;
    expect(e.stack).toContain(`Error: ${message}\n`);
    expect(e.stack).toContain("$&$'$1:1");
  });

  it('a LuaError, passing through JS back into Lua, is the original error value again', () => {
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

  it('a Lua value thrown by JS is that value in Lua', () => {
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

describe('Errors: through several layers', () => {
  // Ways for a call to pass through Lua, each giving what the function gives.
  const WAYS: Record<string, string> = {
    'a call': 'local f = ... local r = f() return r',
    'a tail call': 'local f = ... return f()',
    'a coroutine': 'local f = ... return coroutine.wrap(function() local r = f() return r end)()',
    'a coroutine that has yielded':
      'local f = ... local co = coroutine.wrap(function() coroutine.yield() return f() end) co() return co()',
    'a coroutine in a coroutine':
      'local f = ... return coroutine.wrap(function() return coroutine.wrap(function() return f() end)() end)()',
    'a metamethod': 'local f = ... return setmetatable({}, { __index = function() return f() end }).x',
    'a callback of a library': 'local f = ... return (("x"):gsub("x", function() return f() end))',
    'the comparison of a sort': 'local f = ... table.sort({ 1, 2, 3 }, function(a, b) f() return a < b end)',
    'an iterator': 'local f = ... for v in function() return f() end do return v end',
    'a loaded chunk': 'local f = ... return loadstring("return (...)()")(f)',
    'pcall and error': 'local f = ... local ok, e = pcall(f) if not ok then error(e, 0) end return e',
    'pcall in a coroutine, and error':
      'local f = ... return coroutine.wrap(function() local ok, e = pcall(f) if not ok then error(e, 0) end return e end)()',
    'coroutine.resume, and error':
      'local f = ... local ok, e = coroutine.resume(coroutine.create(f)) if not ok then error(e, 0) end return e',
    'xpcall, and error':
      'local f = ... local ok, e = xpcall(f, function(e) return e end) if not ok then error(e, 0) end return e',
  };
  const layers = Object.entries(WAYS).map(([name, code]) => ({ name, f: lua.compile(code) as LuaFunction }));
  const nested = (depth: number, f: LuaFunction, innermost: () => unknown): (() => unknown) =>
    depth === 0 ? innermost : () => f(nested(depth - 1, f, innermost));

  for (const { name, f } of layers) {
    it(`an Error of JS is the same object on every side: ${name}`, () => {
      for (const depth of [1, 2, 5]) {
        let error: Error | undefined;
        Error.stackTraceLimit = 50;
        const e = thrown(
          nested(depth, f, () => {
            error = new RangeError('deep');
            throw error;
          }),
        );
        expect(e).toBe(error);
        expect((e as Error).message).toBe('deep');
        // Its Lua frames are in the stack, under their Lua names.
        expect((e as Error).stack).not.toContain('lua-chunk-');
        expect((e as Error).stack).toContain('[string "');
      }
    });

    it(`an object of Lua given to error() is the same value on every side: ${name}`, () => {
      const value = lua.table('v');
      for (const depth of [1, 2, 5]) {
        const e = thrown(nested(depth, f, () => lua.eval('error(...)', value))) as LuaError;
        expect(e).toBeInstanceOf(LuaError);
        expect(e.value).toBe(value);
        expect(caught(nested(depth, f, () => lua.eval('error(...)', value)))).toBe(value);
      }
    });
  }

  const caught = lua.eval<LuaFunction>('function(f) return select(2, pcall(f)) end');

  it('a thrown JS primitive arrives unchanged, through every layer that does not catch it', () => {
    const symbol = Symbol('thrown');
    for (const primitive of [
      'text',
      '',
      5,
      Number.NaN,
      true,
      false,
      undefined,
      null,
      symbol,
      7n,
      2n ** 70n,
      '\ud800',
    ]) {
      for (const { name, f } of layers.filter((l) => !/error$/.test(l.name))) {
        const e = thrown(
          nested(2, f, () => {
            throw primitive;
          }),
        );
        expect(Object.is(e, primitive), `${name}: ${String(primitive)} became ${String(e)}`).toBe(true);
      }
    }
  });

  it('what has no form in Lua is an object there, and comes back unchanged', () => {
    for (const primitive of [2n ** 70n, '\ud800']) {
      const thrower = () => {
        throw primitive;
      };
      expect(caught(thrower)).toBe(primitive);
      expect(lua.eval('type(select(2, pcall(...)))', thrower)).toBe('userdata');
      expect(thrown(() => lua.execute('local f = ... local ok, e = pcall(f) error(e, 0)', thrower))).toBe(primitive);
    }
  });

  it('JS catches and throws again: still the same', () => {
    const t = lua.table();
    const rethrow = (f: () => unknown) => () => {
      try {
        f();
      } catch (e) {
        seen.push(e);
        throw e;
      }
    };
    const seen: unknown[] = [];
    const raise = lua.eval<LuaFunction>('function(v) error(v, 0) end');
    for (const v of [t, 'text', 5, true, lua.eval('print')]) {
      expect(caught(rethrow(rethrow(() => raise(v))))).toBe(v);
    }
    expect(lua.eval('select("#", pcall(...)), (select(2, pcall(...)))', () => raise(undefined))).toEqual([
      2,
      undefined,
    ]);
  });

  it('a promise rejected with a LuaError gives Lua the original error value', async () => {
    const t = lua.table();
    const raise = lua.eval<LuaFunction>('function(v) error(v, 0) end');
    const failing = async () => raise(t);
    expect(
      await lua.executeAsync(
        'local f = ... return rawequal(select(2, pcall(js.await, f())), (select(2, ...)))',
        failing,
        t,
      ),
    ).toBe(true);
    const error = (await failing().catch((e) => e)) as LuaError;
    await expect(lua.executeAsync('local f = ... js.await(f())', failing)).rejects.toHaveProperty('value', t);
    expect(error.value).toBe(t);
  });

  it('an Error keeps its own properties, also when it is frozen or has an odd stack', () => {
    class Mine extends Error {
      code = 7;
      override name = 'Mine';
    }
    const odd = Object.defineProperty(new Error('odd'), 'stack', {
      get() {
        throw new Error('no stack');
      },
    });
    for (const error of [
      new Mine('x'),
      Object.freeze(new Error('frozen')),
      odd,
      Object.assign(new Error(), { stack: 5 }),
    ]) {
      const thrower = () => {
        throw error;
      };
      expect(thrown(() => lua.eval('(...)()', thrower))).toBe(error);
      expect(caught(thrower)).toBe(error);
      expect(thrown(() => lua.execute('local f = ... local ok, e = pcall(f) error(e)', thrower))).toBe(error);
    }
    expect(
      lua.eval('select(2, pcall(...)).code', () => {
        throw new Mine('x');
      }),
    ).toBe(7);
  });

  it('the cause, and errors collected in one, arrive too', () => {
    const inner = lua.table();
    const cause = thrown(() => lua.eval('error(...)', inner));
    const outer = new AggregateError([cause], 'all', { cause });
    const e = thrown(() =>
      lua.eval('(...)()', () => {
        throw outer;
      }),
    ) as AggregateError;
    expect([e, e.cause, e.errors[0]]).toEqual([outer, cause, cause]);
    expect((e.cause as LuaError).value).toBe(inner);
  });

  it('tostring(e) and print(e) of a JS exception are its name and message', () => {
    const thrower = () => {
      throw new TypeError('mine');
    };
    expect(lua.eval('tostring(select(2, pcall(...)))', thrower)).toBe('TypeError: mine');
  });
});

describe('Errors: stack overflow across both languages', () => {
  it('is a LuaError (stack overflow) that pcall catches, and the runtime goes on working', () => {
    const both = lua.eval<LuaFunction>('function(js) local r = js() return r end');
    const f = (): unknown => both(f);
    for (let i = 0; i < 3; i++) {
      const e = thrown(f) as LuaError;
      expect(e).toBeInstanceOf(LuaError);
      expect(e.message).toContain('stack overflow');
      const [ok, message] = lua.eval<[boolean, string]>('pcall(...)', f);
      expect([ok, String(message).includes('stack overflow')]).toEqual([false, true]);
      expect(lua.eval('1 + 1')).toBe(2);
    }
  });

  const WAYS: Record<string, string> = {
    'through metamethods':
      'local t = setmetatable({}, {}) getmetatable(t).__index = function(t, k) return t[k .. "x"] end return t.x',
    'through tostring':
      'local t = setmetatable({}, {}) getmetatable(t).__tostring = function(t) return tostring(t) .. "" end return tostring(t)',
    'through pcall': 'local function f() local ok, e = pcall(f) if not ok then error(e, 0) end return e end return f()',
    'through coroutines': 'local function f() return coroutine.wrap(f)() .. "" end return f()',
    'through gsub': 'local function f(s) return (s:gsub(".", f)) end return f("x")',
    'through sort': 'local function f(a, b) table.sort({ 1, 2 }, f) return true end f()',
    'through load': 'f = function() return assert(loadstring("return f() .. 1"))() end return f()',
    'through a JS callback': 'local call = ... local function f() return call(f) .. "" end return f()',
    'through a JS property': 'local call, o = ... o.f = function() return o.f() .. "" end return o.f()',
    'through an __index chain':
      'local t = {} for i = 1, 200000 do t = setmetatable({}, { __index = t }) end return t.x == nil and error("stack overflow")',
  };
  for (const [name, code] of Object.entries(WAYS)) {
    it(name, () => {
      const call = (f: () => unknown): unknown => f();
      const e = thrown(() => lua.execute(code, call, {}));
      expect(e).toBeInstanceOf(LuaError);
      expect((e as LuaError).message).toMatch(/stack overflow|C stack|loop/);
      expect(lua.execute('return (pcall(...))', lua.compile(code), call, {})).toBe(false);
      expect(lua.eval('1 + 1')).toBe(2);
    });
  }

  it('in the parser, whatever nests', () => {
    const n = 50_000;
    for (const code of [
      `return ${'('.repeat(n)}1${')'.repeat(n)}`,
      `return ${'{'.repeat(n)}${'}'.repeat(n)}`,
      `return ${'- '.repeat(n)}1`,
      `return ${'not '.repeat(n)}1`,
      `return ${'1 .. '.repeat(n)}1`,
      `return ${'2 ^ '.repeat(n)}1`,
      `return ${'function() return '.repeat(n)}1${' end'.repeat(n)}`,
      `${'do '.repeat(n)}${'end '.repeat(n)}`,
      `${'if x then '.repeat(n)}${'end '.repeat(n)}`,
      `local a a${'.b'.repeat(n)} = 1`,
      `return a${'()'.repeat(n)}`,
    ]) {
      let e: unknown;
      try {
        lua.compile(code);
      } catch (x) {
        e = x;
      }
      if (e !== undefined) expect(e, code.slice(0, 40)).toBeInstanceOf(LuaError);
      expect(lua.eval('1 + 1')).toBe(2);
      expect(lua.eval('type(loadstring(...)) == "function" or "refused"', code)).toBeTruthy();
    }
  });

  it('in data that nests: copies to JavaScript and tables made of it', () => {
    const n = 200_000;
    const t = lua.execute<LuaTable>('local t = {} for i = 1, ... do t = { t } end return t', n);
    for (const copy of [() => t.toArray(), () => t.toObject(), () => t.toMap()]) {
      let depth = 0;
      for (let o: unknown = copy(); o !== undefined; depth++)
        o = o instanceof Map ? o.get(1) : ((o as unknown[])[0] ?? (o as Record<string, unknown>)['1']);
      expect(depth).toBe(n + 1);
    }
    let data: unknown[] = [];
    for (let i = 0; i < n; i++) data = [data];
    const back = lua.tableFromDeep(data);
    expect(lua.eval('(function(t) local n = 0 while t do t = t[1] n = n + 1 end return n end)(...)', back)).toBe(n + 1);
  });
});

describe('Errors: chunk names follow the rules of Lua', () => {
  it('=name, @file, [string "..."]', () => {
    const message = (name?: string, code = 'error("x")'): string =>
      (thrown(() => lua.compile(code, name === undefined ? {} : { name })()) as LuaError).message;
    expect(message('=name')).toBe('name:1: x');
    expect(message('@file.lua')).toBe('file.lua:1: x');
    expect(message('text')).toBe('[string "text"]:1: x');
    expect(message()).toBe('[string "error("x")"]:1: x');
    expect(message(undefined, '\nerror("x")')).toBe('[string "..."]:2: x');
    expect(message('first\nsecond')).toBe('[string "first..."]:1: x');
    expect(message('@/a/b')).toBe('/a/b:1: x');
    expect(message(`@${'d/'.repeat(60)}f.lua`)).toMatch(/^\.\.\.(\/|d).*f\.lua:1: x$/);
    expect(message(`=${'n'.repeat(100)}`)).toBe(`${'n'.repeat(59)}:1: x`);
    expect(message('')).toBe('[string ""]:1: x');
    expect(message('@grün')).toBe('grün:1: x');
  });
});

describe('Errors: on hosts without structured stacks', () => {
  const program = `
    const { LuaRuntime } = await import(process.argv[1]);
    const lua = new LuaRuntime();
    try {
      lua.compile('local function f() local x = nil; x.y = 1 end\\nf()', { name: '=chunk' })();
    } catch (e) {
      console.log(e.message + '\\n' + e.traceback.split('\\n').slice(1, 3).join('\\n'));
    }`;
  const hosts: Record<string, string> = {
    // As in Firefox and Safari.
    'captureStackTrace gives text': 'Error.captureStackTrace = (o) => { o.stack = "f@file:1:1"; };',
    'there is no captureStackTrace': 'delete Error.captureStackTrace;',
  };
  for (const [name, setup] of Object.entries(hosts)) {
    it(`positions and tracebacks are read from the text: ${name}`, () => {
      const main = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
      const run = spawnSync(process.execPath, ['--input-type=module', '-e', setup + program, main], {
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      expect(run.stdout).toMatch(
        /^chunk:1: attempt to index local 'x' \(a nil value\)\n\tchunk:1: in function 'f'\n\tchunk:2: in main chunk\n$/,
      );
    });
  }
});
