// API.md: whatever the arguments, a call ends with a result or a TypeError, RangeError or LuaError that names the argument.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asAttrGetter,
  asFunction,
  asItemGetter,
  asObject,
  LuaError,
  type LuaFunction,
  LuaRuntime,
  type LuaTable,
  luaType,
  unpacksLuaTable,
  unpacksLuaTableMethod,
} from '../../src/index.js';

const lua = new LuaRuntime();
const other = new LuaRuntime();

/** Values of every kind, those that objects usually are not made for included. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withBigInt: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withNullPrototype: true,
    withDate: true,
    withSparseArray: true,
  }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom<unknown>(
    undefined,
    null,
    Number.NaN,
    -0,
    2 ** 53,
    2n ** 70n,
    '',
    '\ud800',
    '__proto__',
    'constructor',
    '=x',
    '\x1bLua',
    Symbol('s'),
    Symbol.iterator,
    () => 1,
    class {},
    async () => {},
    function* () {},
    new Proxy({}, {}),
    new Proxy(() => {}, {}),
    Object.create(null),
    globalThis,
    process,
    Function,
    Promise.resolve(1),
    new WeakMap(),
    new Error('e'),
    /x/,
    new Date(Number.NaN),
    new ArrayBuffer(4),
    AbortSignal.abort(),
    {
      get x() {
        throw new Error('getter');
      },
    },
    {
      toString: () => {
        throw new Error('toString');
      },
    },
    { [Symbol.iterator]: 5 },
    { length: -1 },
    lua.globals(),
    lua.eval('print'),
    lua.eval('coroutine.create(print)'),
    lua.eval('io.stdout'),
    asObject(lua.table(1)),
    other.globals(),
    other.eval('print'),
    asAttrGetter(new Map()),
    new LuaRuntime(),
  ),
);

/** The errors that a wrong argument may raise; what a user's own getter or toString throws passes as well. */
function fits(e: unknown): boolean {
  return (
    e instanceof TypeError ||
    e instanceof RangeError ||
    e instanceof LuaError ||
    // `Function` as a callback.
    e instanceof SyntaxError ||
    (e instanceof Error && ['getter', 'toString'].includes(e.message)) ||
    (e as Error | undefined)?.name === 'AbortError'
  );
}

/** Calls with any arguments end with a result or a fitting error, and the runtime goes on. */
function survives(name: string, f: (...args: unknown[]) => unknown, fixed: unknown[] = []): void {
  it(name, () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 3 }), (args) => {
        try {
          const r = f(...fixed, ...args);
          if (r instanceof Promise) r.catch(() => {});
        } catch (e) {
          if (!fits(e)) throw e;
        }
        expect(lua.eval('1 + 1')).toBe(2);
      }),
      { numRuns: 200 },
    );
  });
}

describe('any argument of any public function', () => {
  const bind = (o: object, name: string) => (o as Record<string, (...a: unknown[]) => unknown>)[name].bind(o);
  const limited = new LuaRuntime({ maxInstructions: 10_000, stdout: () => {} });
  for (const name of [
    'eval',
    'execute',
    'compile',
    'call',
    'with',
    'require',
    'table',
    'tableFrom',
    'tableFromDeep',
    'nogc',
    'getMemoryUsed',
    'getMaxMemory',
    'evalAsync',
    'executeAsync',
    'callAsync',
  ]) {
    survives(`lua.${name}`, bind(limited, name));
  }
  survives('lua.with().eval', bind(limited.with({ timeout: 50 }), 'eval'));
  const t = limited.eval<LuaTable>('setmetatable({ 1, 2, a = 1 }, { __index = function(t, k) return k end })');
  for (const name of ['get', 'set', 'has', 'delete', 'keys', 'values', 'entries', 'forEach', 'toMap', 'toArray']) {
    survives(`table.${name}`, bind(t, name));
  }
  survives('reading a property of a table', (k) => (t as unknown as Record<PropertyKey, unknown>)[k as PropertyKey]);
  survives('writing a property of a table', (k, v) => Reflect.set(t, k as PropertyKey, v));
  const f = limited.eval<LuaFunction>('function(...) return ... end');
  survives('calling a Lua function', f as never);
  survives('f.async', bind(f, 'async'));
  survives('f.coroutine', (...args) => f.coroutine(...args).next());
  const co = limited.eval<LuaFunction>('function(...) while true do coroutine.yield(...) end end').coroutine();
  for (const name of ['next', 'send']) survives(`coroutine.${name}`, bind(co, name));
  survives('coroutine.throw', (e) => {
    try {
      f.coroutine().throw(e);
    } catch (thrown) {
      // What is thrown comes back as it is.
      if (!Object.is(thrown, e) && !fits(thrown)) throw thrown;
    }
  });
  survives('new LuaRuntime', (o) => new LuaRuntime(o as never));
  for (const [name, fn] of Object.entries({
    asAttrGetter,
    asFunction,
    asItemGetter,
    asObject,
    luaType,
    unpacksLuaTable,
    unpacksLuaTableMethod,
  })) {
    survives(name, fn as never);
  }
  survives('a wrapped function', unpacksLuaTable((...args: unknown[]) => args, ['a']) as never);
  const members = Object.keys(limited.eval<LuaTable>('js').toObject()).filter(
    (name) => !['null', 'none', 'undefined', 'builtins', 'eval'].includes(name),
  );
  for (const name of members)
    survives(`js.${name}`, limited.eval<LuaFunction>(`function(...) return js.${name}(...) end`) as never);
  const operations = limited.eval<LuaFunction>(`function(o, k, v)
    local function try(f, ...) local ok, e = pcall(f, ...) return ok end
    try(function() return o[k] end) try(function() o[k] = v end) try(function() return #o end) try(function() return o() end)
    try(function() return o:toString() end) try(function() return o .. k end) try(function() return o + k end) try(function() return o < k end)
    try(tostring, o) try(pairs, o) try(next, o, k) try(ipairs, o) try(rawget, o, k) try(setmetatable, o, k) try(getmetatable, o)
    try(string.format, "%s %d", o, k) try(string.gsub, "abc", "b", o) try(table.sort, { 2, 1, 3 }, o) try(load, o) try(coroutine.wrap, o)
    for _, name in ipairs{"insert", "concat", "remove"} do try(table[name], o, k, v) end
    return o == k
  end`);
  survives('operations of Lua on any value', operations as never);
});

describe('the message names the argument', () => {
  const cases: [string, () => unknown, RegExp][] = [
    ['eval', () => lua.eval(5 as never), /argument code/],
    ['execute', () => lua.execute(null as never), /argument code/],
    ['compile', () => lua.compile({} as never), /argument code/],
    ['compile options', () => lua.compile('', 5 as never), /argument options/],
    ['compile name', () => lua.compile('', { name: 5 as never }), /option name/],
    ['compile mode', () => lua.compile('', { mode: 5 as never }), /option mode/],
    ['call', () => lua.call(5 as never), /argument f/],
    ['require', () => lua.require(5 as never), /argument name/],
    ['with', () => lua.with(5 as never), /argument settings/],
    ['nogc', () => lua.nogc(5 as never), /argument fn/],
    ['setMaxMemory', () => lua.setMaxMemory('5' as never), /argument bytes/],
    ['getMaxMemory', () => lua.getMaxMemory(5 as never), /argument total/],
    ['tableFrom', () => lua.tableFrom([], 5), /source 2/],
    ['table.set', () => lua.table().set(null, 1), /argument key/],
    ['table.forEach', () => lua.table().forEach(5 as never), /argument callback/],
    ['asObject', () => asObject(5 as never), /argument table/],
    ['asFunction', () => asFunction(5 as never), /argument fn/],
    ['asAttrGetter', () => asAttrGetter(5 as never), /argument object/],
    ['unpacksLuaTable', () => unpacksLuaTable(5 as never), /argument fn/],
    ['unpacksLuaTable names', () => unpacksLuaTable(() => {}, 5 as never), /argument names/],
    ['new LuaRuntime', () => new LuaRuntime(5 as never), /argument options/],
    ['with().eval', () => lua.with({}).eval(5 as never), /argument code/],
    ['with().execute', () => lua.with({}).execute({} as never), /argument code/],
    ['with().call', () => lua.with({}).call({} as never), /argument f/],
    ['with name', () => lua.with({ name: 5 as never }), /option name/],
    ['with an unknown setting', () => lua.with({ maxMemory: 5 } as never), /option 'maxMemory'/],
    ['getMemoryUsed', () => lua.getMemoryUsed('x' as never), /argument total/],
    ['setMaxMemory total', () => lua.setMaxMemory(5e6, 5 as never), /argument total/],
    ['setMaxMemory negative', () => lua.setMaxMemory(-1), /argument bytes/],
    ['tableFromDeep', () => lua.tableFromDeep(null), /source 1/],
    ['table.delete of another runtime', () => lua.table().delete(other.table()), /another runtime/],
    ['asItemGetter', () => asItemGetter({}), /argument object/],
    ['unpacksLuaTableMethod', () => unpacksLuaTableMethod(null as never), /argument fn/],
    ['unpacksLuaTableMethod names', () => unpacksLuaTableMethod(() => {}, [5] as never), /argument names/],
    ['unpacksLuaTable names twice', () => unpacksLuaTable(() => {}, ['a', 'a']), /argument names/],
    ['js.eval', () => lua.eval('js.eval(5)'), /argument code/],
    ['js.iter', () => lua.eval('js.iter(5)'), /not iterable/],
    ['js.enumerate', () => lua.eval('js.enumerate(..., "x")', []), /argument start/],
    ['js.as_attrgetter', () => lua.eval('js.as_attrgetter(5)'), /as_attrgetter: the argument/],
    ['js.as_itemgetter', () => lua.eval('js.as_itemgetter(...)', {}), /as_itemgetter: the argument/],
    ['js.as_function', () => lua.eval('js.as_function(5)'), /not a function/],
    ['js.new', () => lua.eval('js.new(5)'), /not a constructor/],
    ['js.new of an arrow function', () => lua.execute('js.new(...)', () => 1), /^the value is not a constructor$/],
    ['js.instanceof', () => lua.eval('js.instanceof(1, 2)'), /second argument/],
  ];
  for (const [name, f, message] of cases) {
    it(name, () => {
      let error: unknown;
      try {
        f();
      } catch (e) {
        error = e;
      }
      expect(error).toSatisfy((e) => e instanceof TypeError || e instanceof RangeError || e instanceof LuaError);
      expect((error as Error).message).toMatch(message);
    });
  }

  const rejections: [string, () => Promise<unknown>, RegExp][] = [
    ['evalAsync', () => lua.evalAsync(5 as never), /argument code/],
    ['executeAsync', () => lua.executeAsync(null as never), /argument code/],
    ['callAsync', () => lua.callAsync(5 as never), /argument f/],
    ['with().evalAsync', () => lua.with({}).evalAsync(5 as never), /argument code/],
    ['with().executeAsync', () => lua.with({}).executeAsync(5 as never), /argument code/],
    ['with().callAsync', () => lua.with({}).callAsync((() => 1) as never), /argument f/],
  ];
  for (const [name, f, message] of rejections)
    it(`${name} is rejected, and throws nothing`, () => expect(f()).rejects.toThrow(message));
});
