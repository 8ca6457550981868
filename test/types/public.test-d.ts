// What TypeScript infers from the public API; `npm run typecheck` checks this file, nothing runs it.
import {
  type asAttrGetter,
  asFunction,
  asObject,
  type LuaCoroutine,
  type LuaFunction,
  LuaRuntime,
  type LuaTable,
  type luaType,
  type ProtocolView,
  type Tuple,
  tuple,
  unpacksLuaTable,
} from '../../src/index.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Fails to compile when `A` is not exactly `B`. */
declare function same<A, B>(proof: Equal<A, B>): void;
declare const lua: LuaRuntime;

// ---- results: unknown unless the caller knows better

same<ReturnType<typeof lua.eval>, unknown>(true);
const two = lua.eval<number>('1 + 1');
same<typeof two, number>(true);
const pair = lua.execute<[number, string]>('return 1, "a"');
const [one, a] = pair;
same<typeof one, number>(true);
same<typeof a, string>(true);
const later = lua.evalAsync<string>('"x"');
same<typeof later, Promise<string>>(true);
same<ReturnType<typeof lua.executeAsync>, Promise<unknown>>(true);
const mod = lua.require<LuaTable<{ answer: number }>>('mod');
same<typeof mod.answer, number>(true);
// @ts-expect-error code is a string or bytes
lua.eval(5);

// ---- functions

const add = lua.eval<LuaFunction<[number, number], number>>('function(a, b) return a + b end');
const sum = add(1, 2);
same<typeof sum, number>(true);
// @ts-expect-error two numbers
add('x');
const soon = add.async(1, 2);
same<typeof soon, Promise<number>>(true);
same<ReturnType<typeof add.coroutine>, LuaCoroutine>(true);
const called = lua.call(add, 1, 2);
same<typeof called, number>(true);
const calledLater = lua.with({ timeout: 5 }).callAsync(add, 1, 2);
same<typeof calledLater, Promise<number>>(true);
// @ts-expect-error the arguments of the function
lua.call(add, 1);
const compiled = lua.compile<[string], boolean>('return (...) == "x"', { name: '=c', mode: 't' });
same<ReturnType<typeof compiled>, boolean>(true);
const untyped = lua.compile('return 1');
same<ReturnType<typeof untyped>, unknown>(true);
// @ts-expect-error mode
lua.compile('', { mode: 'x' });
// A LuaFunction is a function for everything that wants one.
[1, 2].map((x) => add(x, 1));
const plain: (a: number, b: number) => number = add;
void plain;

// ---- tables

interface Point {
  x: number;
  y: number;
  label?: string;
  move: LuaFunction<[number], Point>;
}
const point = lua.eval<LuaTable<Point>>('{ x = 1, y = 2 }');
same<typeof point.x, number>(true);
same<typeof point.label, string | undefined>(true);
const x = point.get('x');
same<typeof x, number>(true);
const other = point.get('other');
same<typeof other, unknown>(true);
const typed = point.get<boolean>('flag');
same<typeof typed, boolean>(true);
same<ReturnType<typeof point.move>, Point>(true);
point.set('x', 5).set('y', 6);
point.x = 3;
// @ts-expect-error a number
point.x = 'a';
same<typeof point.length, number>(true);
const view = asObject(point);
same<typeof view.y, number>(true);
const copy = point.toObject<{ x: number }>();
same<typeof copy.x, number>(true);
const items = lua.table(1, 2, 3);
same<(typeof items)[1], number>(true);
const list = items.toArray<number>();
same<typeof list, number[]>(true);
const anything = lua.globals();
same<(typeof anything)['name'], unknown>(true);
const globals = lua.globals<{ config: LuaTable<{ level: number }> }>();
same<typeof globals.config.level, number>(true);
const from = lua.tableFrom<{ a: number }>({ a: 1 }, [1]);
same<typeof from.a, number>(true);
const deep = lua.tableFromDeep<{ list: LuaTable }>({ list: [1] });
same<typeof deep.list, LuaTable>(true);
for (const [key, value] of anything) {
  same<typeof key, unknown>(true);
  same<typeof value, unknown>(true);
}

// ---- the rest

const t = tuple(1, 'a', true);
same<(typeof t)[1], string>(true);
const asTuple: Tuple = tuple(1);
void asTuple;
same<ReturnType<typeof luaType>, 'table' | 'function' | 'thread' | 'userdata' | undefined>(true);
const map = new Map<string, number>();
same<ReturnType<typeof asAttrGetter<typeof map>>, ProtocolView<Map<string, number>>>(true);
const kept = asFunction((n: number) => n + 1);
same<typeof kept, (n: number) => number>(true);
const named = unpacksLuaTable((p: number, q: number) => p + q, ['p', 'q']);
same<typeof named, (p: number, q: number) => number>(true);
same<typeof lua.luaVersion, [number, number]>(true);

new LuaRuntime({ lua: '5.2', encoding: null, stdlib: ['string', 'math'], attributeFilter: 'safe' });
new LuaRuntime({ attributeHandlers: [(object, name) => [object, name], () => {}] });
new LuaRuntime({ searchers: [(name) => (name === 'x' ? 'return 1' : undefined)], stdout: (chunk) => chunk.length });
// @ts-expect-error no such dialect
new LuaRuntime({ lua: '6.0' });
// @ts-expect-error no such library
new LuaRuntime({ stdlib: ['strings'] });
// @ts-expect-error no such option
new LuaRuntime({ maxmemory: 5 });
// @ts-expect-error a number
new LuaRuntime({ timeout: '1s' });
