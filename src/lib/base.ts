/** The basic library (§5.1 of the 5.1 manual, §6.1 of 5.2). */
import { work } from '../core/budget.js';
import { call, call1, callable, finish, first, prepend, TAIL, takeFailure, values } from '../core/call.js';
import { Coroutine, callProtected, Q, qv } from '../core/coroutine.js';
import { argError, argTypeError, CATCH_WORK, caughtValue, isA, LuaThrow, libError, throwValue } from '../core/error.js';
import { control, isCompiled } from '../core/generated.js';
import { index } from '../core/index.js';
import { memory } from '../core/memory.js';
import { metaFor } from '../core/metatable.js';
import { BAD_KEY, nextKey, nextValue } from '../core/next.js';
import { stringToNumber, stringToNumberBase } from '../core/number-text.js';
import { activationAbove, activations, functionAt, where } from '../core/position.js';
import { L, type LuaState } from '../core/state.js';
import { rawGet, rawGetNumber, rawLength, rawSet, Table } from '../core/table.js';
import { metaOf, numberText, tostring, typeName } from '../core/tostring.js';
import { Userdata } from '../core/userdata.js';
import { type LuaFunctionValue, type LuaValue, NONE, type Results } from '../core/value.js';
import { makeWeak } from '../core/weak.js';
import {
  checkAny,
  checkInteger,
  checkOption,
  checkString,
  checkTable,
  functionIn,
  optInteger,
  optString,
} from './args.js';
import type { Members } from './library.js';
import { unpack } from './table.js';

/** §5.1 `next`. */
export function next(t: LuaValue, k?: LuaValue): Results {
  if (!(t instanceof Table)) {
    // An object of the host says what to use instead.
    if (t instanceof Userdata && t.metatable?.ipairs !== undefined) call(t.metatable.ipairs, t);
    argTypeError(1, 'table', t, arguments.length);
  }
  const key = nextKey(t, k);
  if (key === undefined) return undefined;
  // Without a position, like every error that the table itself raises.
  if (key === BAD_KEY) throwValue("invalid key to 'next'");
  return [key as LuaValue, nextValue];
}

/** §5.1 `pairs`. */
export function pairs(t?: LuaValue): Results {
  const h = L.dialect.hasPairsMetamethods ? metaOf(t)?.pairs : undefined;
  if (h !== undefined) {
    const r = values(call(h, t));
    return [r[0], r[1], r[2]];
  }
  if (!(t instanceof Table)) {
    const host = metaOf(t)?.pairs;
    if (t instanceof Userdata && host !== undefined) return call(host, t);
    if (L.dialect.name === 'luajit') checkAny(t, 1, arguments.length);
    argTypeError(1, 'table', t, arguments.length);
  }
  return [L.dialect.name === '5.1' ? pairsNext : next, t, undefined];
}

/** The iterator of `pairs` in 5.1: a function of its own that does what `next` does. */
export function pairsNext(t: LuaValue, k?: LuaValue): Results {
  return next(t, k);
}

/** The iterator of `ipairs`. */
export function inext(t: LuaValue, i: LuaValue): Results {
  if (!(t instanceof Table)) argTypeError(1, 'table', t, arguments.length);
  const k = checkInteger(i, 2, arguments.length) + 1;
  const v = rawGetNumber(t, k);
  if (v === undefined) return L.dialect.name === '5.2' ? undefined : NONE;
  return [k, v];
}

/** §5.1 `ipairs`. */
export function ipairs(t?: LuaValue): Results {
  const h = L.dialect.hasPairsMetamethods ? metaOf(t)?.ipairs : undefined;
  if (h !== undefined) {
    const r = values(call(h, t));
    return [r[0], r[1], r[2]];
  }
  if (!(t instanceof Table)) {
    const host = metaOf(t)?.ipairs;
    if (t instanceof Userdata && host !== undefined) return call(host, t);
    if (L.dialect.name === 'luajit') checkAny(t, 1, arguments.length);
    argTypeError(1, 'table', t, arguments.length);
  }
  return [inext, t, 0];
}

/** §5.1 `select`. */
export function select(n?: LuaValue, ...rest: LuaValue[]): Results {
  if (typeof n === 'string' && n.charCodeAt(0) === 35) return rest.length;
  const long = checkInteger(n, 1, arguments.length);
  // A C int: LuaJIT takes one that is too long for the smallest, the others for its lowest bits.
  const i = L.dialect.name === 'luajit' && long !== (long | 0) ? -2147483648 : long | 0;
  if (i < 0) {
    if (-i > rest.length) argError(1, 'index out of range');
    return rest.slice(rest.length + i);
  }
  if (i === 0) argError(1, 'index out of range');
  return rest.slice(i - 1);
}

/** §5.1 `error`. */
export function error(v?: LuaValue, level?: LuaValue): never {
  const l = optInteger(level, 2, arguments.length, 1);
  if (l > 0 && typeof v === 'string') throwValue(where(l) + v);
  if (l > 0 && typeof v === 'number') throwValue(where(l) + tostring(v));
  throwValue(v);
}

function assert(v?: LuaValue, message?: LuaValue, ...rest: LuaValue[]): Results {
  const n = arguments.length;
  if (v === undefined || v === false) {
    if (L.dialect.name !== '5.2') checkAny(v, 1, n);
    if (n > 1 && L.dialect.name === 'luajit' && typeof message !== 'string' && typeof message !== 'number')
      throwValue(message);
    const text = optString(message, 2, n, 'assertion failed!');
    // The message passes through a C string.
    const end = text.indexOf('\0');
    libError(end < 0 ? text : text.slice(0, end));
  }
  if (n === 1) return v;
  return n === 2 ? [v, message] : [v, message, ...rest];
}

function tonumber(v?: LuaValue, base?: LuaValue): Results {
  // 5.2 reads a text in base 10 like one in any other base.
  if (base === undefined || (base === 10 && L.dialect.name !== '5.2')) {
    if (typeof v === 'number') return v;
    if (typeof v === 'string') return stringToNumber(v, L.dialect);
    checkAny(v, 1, arguments.length);
    return undefined;
  }
  const early = L.dialect.name === '5.2' ? checkString(v, 1, arguments.length) : '';
  const b = checkInteger(base, 2, arguments.length);
  const s = L.dialect.name === '5.2' ? early : checkString(v, 1, arguments.length);
  if (b < 2 || b > 36) argError(2, 'base out of range');
  return stringToNumberBase(s, b, L.dialect);
}

export function tostringFunction(this: unknown, v?: LuaValue): Results {
  if (v === undefined) checkAny(v, 1, arguments.length);
  const h = metaOf(v)?.tostring;
  if (h === undefined) return tostring(v);
  // Whatever __tostring gives, is given; in LuaJIT all of it, by a tail call, so that it can yield.
  if (L.dialect.name === 'luajit') return this === Q ? qv(h, [v]) : call(h, v);
  const r = call1(h, v);
  return typeof r === 'number' && L.dialect.name === '5.2' ? numberText(r) : r;
}

function type(v?: LuaValue): string {
  if (v === undefined) checkAny(v, 1, arguments.length);
  return typeName(v);
}

function rawget(t?: LuaValue, k?: LuaValue): LuaValue {
  const table = checkTable(t, 1, arguments.length);
  checkAny(k, 2, arguments.length);
  return rawGet(table, k);
}

function rawset(t?: LuaValue, k?: LuaValue, v?: LuaValue): LuaValue {
  const table = checkTable(t, 1, arguments.length);
  checkAny(k, 2, arguments.length);
  checkAny(v, 3, arguments.length);
  // Without a position: no Lua function is at work.
  if (k === undefined) throwValue('table index is nil');
  if (Number.isNaN(k)) throwValue('table index is NaN');
  rawSet(table, k, v);
  return table;
}

function rawequal(a?: LuaValue, b?: LuaValue): boolean {
  checkAny(a, 1, arguments.length);
  checkAny(b, 2, arguments.length);
  return a === b;
}

function rawlen(v?: LuaValue): number {
  if (v instanceof Table) return rawLength(v);
  if (typeof v === 'string') return v.length;
  argError(1, 'table or string expected');
}

function getmetatable(v?: LuaValue): LuaValue {
  if (v === undefined) checkAny(v, 1, arguments.length);
  const m = metaOf(v);
  if (m === null) return undefined;
  return m.metatable === undefined ? m.t : m.metatable;
}

export function setmetatable(t?: LuaValue, mt?: LuaValue): LuaValue {
  if (!(t instanceof Table)) argTypeError(1, 'table', t, arguments.length);
  if (mt instanceof Table) {
    const m = mt.meta ?? metaFor(mt);
    if (t._mt !== null && t._mt.metatable !== undefined) libError('cannot change a protected metatable');
    t._mt = m;
    if (m.mode !== undefined || m.gc !== undefined) special(t);
    return t;
  }
  if (mt !== undefined || arguments.length < 2) argError(2, 'nil or table expected');
  if (t._mt !== null && t._mt.metatable !== undefined) libError('cannot change a protected metatable');
  t._mt = null;
  return t;
}

/** Weak tables, and tables with a finalizer. */
function special(t: Table): void {
  const m = t._mt!;
  if (typeof m.mode === 'string') makeWeak(t, m.mode);
  if (m.gc !== undefined && L.dialect.hasTableGc) watch(t, m.t);
}

/** Calls `__gc` some time after the host has collected an object: with a fresh object of the same metatable, as the dead one is gone. */
const finalizers = new FinalizationRegistry<{
  metatable: Table;
  state: LuaState;
  run: (f: () => void) => void;
}>(({ metatable, state, run }) => {
  if (state.closed) return;
  const gc = metatable.meta?.gc;
  if (functionIn(gc) === null) return;
  const stand = new Table();
  stand._mt = metatable.meta!;
  run(() => {
    call(gc, stand);
  });
});

function watch(t: object, metatable: Table): void {
  finalizers.register(t, { metatable, state: L, run: L.finalizerRunner() });
}

// ---- protected calls

/** What pcall and xpcall return when nothing was thrown: the results behind true, or the value of a pending error. */
function protectedResults(r: Results): LuaValue[] {
  if (r === TAIL) {
    const failure = takeFailure();
    if (failure !== null) return pendingFailure(failure.value);
  }
  return prepend(true, finish(r));
}

function pcall(this: unknown, f?: LuaValue, ...args: LuaValue[]): Results {
  if (arguments.length === 0) checkAny(f, 1, 0);
  if (this === Q && L.dialect.yieldsAcrossPcall) return callProtected(f, args, null, failedCall, pendingFailure);
  const state = L;
  const handler = state.handler;
  const depth = state.protectedDepth;
  state.handler = null;
  state.protectedDepth = depth + 1;
  try {
    return protectedResults(call(f, ...args));
  } catch (e) {
    return [false, caughtValue(e)];
  } finally {
    state.handler = handler;
    state.protectedDepth = depth;
  }
}

const failedCall = (e: unknown): Results => [false, caughtValue(e)];

function pendingFailure(value: LuaValue): LuaValue[] {
  work(CATCH_WORK);
  return [false, value];
}

/** A handler as called at the place of the error; an error inside it gives what the reference implementations give. */
function handlerOf(h: LuaValue): (v: LuaValue) => LuaValue {
  let active = 0;
  return (v) => {
    const state = L;
    if (active > 10) return 'error in error handling';
    active++;
    try {
      return call1(h, v);
    } catch (e) {
      if (!(e instanceof LuaThrow)) throw e;
      return state.dialect.name === '5.2' ? e.value : 'error in error handling';
    } finally {
      active--;
    }
  };
}

/** The value of a caught error: what a handler made of a Lua error already, or its treatment of a host's exception. */
function handled(e: unknown, h: (v: LuaValue) => LuaValue): LuaValue {
  if (isA(e, LuaThrow)) return e.value;
  return h(caughtValue(e));
}

function xpcall(this: unknown, f?: LuaValue, h?: LuaValue, ...args: LuaValue[]): Results {
  const count = arguments.length;
  if (L.dialect.name === 'luajit') {
    checkAny(f, 1, count);
    if (functionIn(h) === null) argTypeError(2, 'function', h, count);
  } else checkAny(h, 2, count);
  const handler = handlerOf(h);
  const rest = L.dialect.name === '5.1' ? [] : args;
  if (this === Q && L.dialect.yieldsAcrossPcall)
    return callProtected(f, rest, handler, (e) => [false, handled(e, handler)], pendingFailure);
  const state = L;
  const former = state.handler;
  const depth = state.protectedDepth;
  state.handler = handler;
  state.protectedDepth = depth + 1;
  try {
    return protectedResults(call(f, ...rest));
  } catch (e) {
    state.handler = null;
    return [false, handled(e, handler)];
  } finally {
    state.handler = former;
    state.protectedDepth = depth;
  }
}

// ---- environments

/** Environments given to functions that have none in their code (built-ins, functions without globals). */
const otherEnvironments = new WeakMap<object, Table>();

/** The Lua function that runs at a level, found through the stack; environments of running functions are set through it. */
function environmentOf(f: LuaFunctionValue): Table {
  const other = otherEnvironments.get(f);
  if (other !== undefined) return other;
  if (isCompiled(f)) {
    const { env: e } = control(f);
    if (e instanceof Table) return e;
  }
  return L.globals;
}

function targetOf(f: LuaValue, n: number): LuaFunctionValue | number {
  if (typeof f === 'function') return f;
  const level = checkInteger(f, 1, n);
  if (level < 0) argError(1, L.dialect.name === 'luajit' ? 'invalid level' : 'level must be non-negative');
  return level;
}

export function getfenv(f?: LuaValue): LuaValue {
  const target = targetOf(f ?? 1, arguments.length);
  if (typeof target === 'function') return environmentOf(target);
  if (target === 0) return L.globals;
  return runningEnvironments.get(target, getfenv) ?? L.globals;
}

export function setfenv(f?: LuaValue, t?: LuaValue): LuaValue {
  const table = checkTable(t, 2, arguments.length);
  const target = targetOf(f, arguments.length);
  if (typeof target === 'function') {
    if (isCompiled(target)) control(target, table);
    else libError("'setfenv' cannot change environment of given object");
    return target;
  }
  if (target === 0) {
    L.globals = table;
    return NONE as unknown as LuaValue;
  }
  return runningEnvironments.set(target, table, setfenv);
}

/**
 * Environments of running functions by level, as seen by the built-in `asker`. (Generated code treats `setfenv(1, t)` and
 * `getfenv()` itself.)
 */
export const runningEnvironments = {
  get(level: number, asker: unknown): Table | undefined {
    const f = functionAtLevel(level, asker);
    return f === null ? undefined : environmentOf(f);
  },
  set(level: number, env: Table, asker: unknown): LuaFunctionValue {
    const f = functionAtLevel(level, asker, true);
    if (f === null || !isCompiled(f)) libError("'setfenv' cannot change environment of given object");
    control(f, env);
    return f;
  },
};

/** The function that runs at a level, if its environment is to be had: the main function of a chunk, or what the host gives. */
function functionAtLevel(level: number, asker: unknown, toChange = false): LuaFunctionValue | null {
  const a = activationAbove(asker, level);
  if (a === undefined) argError(1, 'invalid level');
  if (a.kind !== 'lua') return null;
  if (!functionAt(a.chunk, a.line).isMain) return a.func ?? null;
  const main = (a.chunk.main?.deref() as LuaFunctionValue | undefined) ?? null;
  // In a coroutine another form of the function runs, which keeps the environment it has.
  return main !== null && toChange && control(main).info.chunk !== a.chunk ? null : main;
}

// ---- loading

/** Source text from a reader function. */
function readSource(f: LuaValue): string {
  let text = '';
  for (;;) {
    const piece = first(call(f));
    work(10);
    if (piece === undefined || piece === '') return text;
    if (typeof piece !== 'string') {
      if (typeof piece === 'number') {
        text += tostring(piece);
        continue;
      }
      libError('reader function must return a string');
    }
    text += piece;
  }
}

/** Checks `mode` ("b", "t", "bt") and loads; [nil, message] when it fails. */
export function loadText(source: string, name: string, mode: string, env: Table): Results {
  const kind = source.charCodeAt(0) === 27 ? 'binary' : 'text';
  if (!mode.includes(kind[0]))
    return [
      undefined,
      L.dialect.name === 'luajit'
        ? `attempt to load chunk with wrong mode`
        : `attempt to load a ${kind} chunk (mode is '${mode}')`,
    ];
  const state = L;
  const { handler, protectedDepth } = state;
  // To compile takes much longer than to run.
  work(500 + 4 * source.length);
  state.handler = null;
  state.protectedDepth = protectedDepth + 1;
  try {
    return L.load(source, name, env);
  } catch (e) {
    return [undefined, caughtValue(e)];
  } finally {
    state.handler = handler;
    state.protectedDepth = protectedDepth;
  }
}

/** An error of a reader as `load` returns it: outside of protected calls the handler of the interpreter adds a traceback. */
function readerError(e: unknown): LuaValue {
  const v = caughtValue(e);
  const traced = L.coroutine === null && e instanceof LuaThrow && (typeof v === 'string' || typeof v === 'number');
  return traced && e.traceback !== undefined ? `${tostring(v)}\n${e.traceback}` : v;
}

function load(f?: LuaValue, name?: LuaValue, mode?: LuaValue, env?: LuaValue): Results {
  const n = arguments.length;
  const { name: dialect } = L.dialect;
  const isText = dialect !== '5.1' && (typeof f === 'string' || typeof f === 'number');
  if (!isText && functionIn(f) === null) argTypeError(1, 'function', f, n);
  const chunkName = optString(name, 2, n, isText ? tostring(f) : '=(load)');
  const m = dialect === '5.1' ? 'bt' : optString(mode, 3, n, 'bt');
  let source: string;
  if (isText) source = tostring(f);
  else
    try {
      source = readSource(f);
    } catch (e) {
      return [undefined, readerError(e)];
    }
  return loadText(source, chunkName, m, environmentArgument(env, n, 4));
}

/** The environment given to a loading function as argument `i`: 5.2 takes any value, LuaJIT tables only. */
export function environmentArgument(env: LuaValue, count: number, i: number): Table {
  const { name } = L.dialect;
  if (name === '5.1' || count < i || (name === 'luajit' && !(env instanceof Table))) return L.globals;
  return env as Table;
}

/** In 5.2 another name of `load`, in LuaJIT another function that does the same. */
function loadstring(s?: LuaValue, name?: LuaValue): Results {
  if (L.dialect.name === 'luajit') return load.apply(undefined, arguments as unknown as Parameters<typeof load>);
  const n = arguments.length;
  const source = checkString(s, 1, n);
  return loadText(source, optString(name, 2, n, source), 'bt', L.globals);
}

// ---- the rest

/** Metatables that `newproxy(true)` has made. */
const proxies = new WeakSet<object>();

function newproxy(v?: LuaValue): LuaValue {
  const u = new Userdata();
  if (v === undefined || v === false) return u;
  if (v === true) {
    u.metatable = metaFor(new Table());
    proxies.add(u.metatable);
    return u;
  }
  if (v instanceof Userdata && v.metatable !== null && proxies.has(v.metatable)) {
    u.metatable = v.metatable;
    return u;
  }
  argError(1, 'boolean or proxy expected');
}

interface Collector {
  setpause: number;
  setstepmul: number;
  setmajorinc: number;
  isrunning: boolean;
}

/** What programs set and ask back of the collector, which is the host's. */
const collectors = new WeakMap<LuaState, Collector>();

function collectorOf(state: LuaState): Collector {
  let c = collectors.get(state);
  if (c === undefined) {
    c = { setpause: 200, setstepmul: 200, setmajorinc: 200, isrunning: true };
    collectors.set(state, c);
  }
  return c;
}

const COLLECT_OPTIONS = ['stop', 'restart', 'collect', 'count', 'step', 'setpause', 'setstepmul'];

function collectgarbage(option?: LuaValue, arg?: LuaValue): Results {
  const v52 = L.dialect.name === '5.2';
  const names = v52
    ? [...COLLECT_OPTIONS, 'isrunning', 'generational', 'incremental', 'setmajorinc']
    : L.dialect.name === 'luajit'
      ? [...COLLECT_OPTIONS, 'isrunning']
      : COLLECT_OPTIONS;
  const name = names[checkOption(option, 1, arguments.length, names, 'collect')];
  const setting = optInteger(arg, 2, arguments.length, 0);
  const collector = collectorOf(L);
  switch (name) {
    case 'count': {
      const used = memory.used();
      return v52 ? [used / 1024, used % 1024] : used / 1024;
    }
    case 'collect':
      memory.collect();
      return 0;
    case 'step':
      memory.collect();
      return true;
    case 'stop':
    case 'restart':
      collector.isrunning = name === 'restart';
      return 0;
    case 'isrunning':
      return collector.isrunning;
    case 'setpause':
    case 'setstepmul':
    case 'setmajorinc': {
      const former = collector[name];
      collector[name] = setting;
      return former;
    }
    default:
      return 0;
  }
}

/** Members of the basic library, but `print`, `dofile` and `loadfile`, which need the host. */
export function openBase(state: LuaState): Members {
  const common: Members = {
    assert,
    collectgarbage,
    error,
    getmetatable,
    ipairs,
    load,
    next,
    pairs,
    pcall,
    rawequal,
    rawget,
    rawset,
    select,
    setmetatable,
    tonumber,
    tostring: tostringFunction,
    type,
    xpcall,
  };
  const { name } = state.dialect;
  // Debian's 5.2 is built with the compatibility functions of 5.1.
  if (name === '5.2') return { ...common, rawlen, unpack, loadstring: load };
  const old: Members = {
    ...common,
    unpack,
    loadstring,
    getfenv,
    setfenv,
    newproxy,
    gcinfo: () => Math.floor(memory.used() / 1024),
  };
  return old;
}

export { activations, Coroutine, callable, functionAt, index };
