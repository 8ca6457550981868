/** The debug library (§5.9 of the 5.1 manual, §6.10 of 5.2). What it cannot see in optimised code is said in docs/limits.md. */
import { toNumber } from '../core/arith.js';
import { Coroutine, coroutineYield, framesOf } from '../core/coroutine.js';
import { activeVariables, debugThread, type Frame, frameAt, hookHolder } from '../core/debug-frames.js';
import { environmentOf, environmentValue } from '../core/environment.js';
import { argError, argTypeError, libError } from '../core/error.js';
import { control, isCompiled } from '../core/generated.js';
import { metaFor } from '../core/metatable.js';
import {
  type Activation,
  activations,
  activationsOf,
  type FunctionInfo,
  functionAt,
  nameOfActivation,
  pushSuspended,
} from '../core/position.js';
import { L, type LuaState } from '../core/state.js';
import { rawGetString, rawSet, rawSetString, Table } from '../core/table.js';
import { metaOf, tostring } from '../core/tostring.js';
import { tracebackOf } from '../core/traceback.js';
import { Userdata } from '../core/userdata.js';
import { type LuaFunctionValue, type LuaValue, NONE, type Results } from '../core/value.js';
import { checkAny, checkFunction, checkInteger, checkString, checkTable, optInteger, optString } from './args.js';
import { intArg, toInt } from './integers.js';
import type { Members } from './library.js';

/** Takes an optional leading thread off the arguments. */
function threadOf(args: LuaValue[]): Coroutine | null {
  return args[0] instanceof Coroutine ? (args.shift() as Coroutine) : null;
}

/** The activations of a thread; level 0 of the running one is the built-in that asks. */
function levelsOf(thread: Coroutine | null): Activation[] {
  if (thread === null || thread === L.coroutine) {
    const list = activations(400, true);
    // The program that runs the main chunk.
    if (L.coroutine === null) list.push({ kind: 'builtin', func: null });
    return list;
  }
  if (thread.failure !== null) return activationsOf(thread.failure, true);
  const list: Activation[] = [];
  if (thread.status === 'suspended' && thread.started) list.push({ kind: 'builtin', func: coroutineYield });
  pushSuspended(list, framesOf(thread));
  return list;
}

function traceback(...args: LuaValue[]): Results {
  const shift = args[0] instanceof Coroutine ? 1 : 0;
  const thread = threadOf(args);
  const [message, level] = args;
  if (typeof message !== 'string' && typeof message !== 'number') {
    // An explicit nil counts as a message that is none, but in 5.2.
    if (message !== undefined || (args.length > 0 && L.dialect.name !== '5.2')) return message;
  }
  const first = thread === null || thread === L.coroutine ? 1 : 0;
  const from =
    L.dialect.name === '5.1'
      ? toInt(toNumber(level) ?? first)
      : level === undefined
        ? first
        : intArg(level, 2 + shift, args.length + shift);
  const text = tracebackOf(levelsOf(thread), from);
  if (message === undefined) return text;
  // 5.1 leaves a level that is no number on its stack and joins it to the message.
  const extra = L.dialect.name === '5.1' && typeof level === 'string' && toNumber(level) === undefined ? level : '';
  // The others take the message for a C string.
  const shown = L.dialect.name === '5.1' ? tostring(message) : tostring(message).split('\0', 1)[0];
  return `${shown}${extra}\n${text}`;
}

function describeFunction(t: Table, f: LuaFunctionValue | null, info: FunctionInfo | null, what: string): void {
  const v51 = L.dialect.name === '5.1';
  if (what.includes('S')) {
    rawSetString(t, 'source', info === null ? '=[C]' : info.chunk.name);
    rawSetString(t, 'short_src', info === null ? '[C]' : info.chunk.id);
    rawSetString(t, 'what', info === null ? 'C' : info.isMain ? 'main' : 'Lua');
    rawSetString(t, 'linedefined', info === null ? -1 : info.isMain ? 0 : info.line);
    rawSetString(
      t,
      'lastlinedefined',
      info === null ? -1 : info.isMain && L.dialect.name !== 'luajit' ? (v51 ? 0 : 0) : info.lastLine,
    );
  }
  if (what.includes('u')) {
    rawSetString(t, 'nups', info === null ? 0 : info.upvalueCount);
    if (!v51) {
      rawSetString(t, 'nparams', info === null ? 0 : info.parameterCount);
      rawSetString(t, 'isvararg', info === null ? true : info.isVararg);
    }
  }
  if (what.includes('f')) rawSetString(t, 'func', f ?? undefined);
  if (what.includes('L') && info !== null) {
    const lines = new Table();
    const { functions } = info.chunk;
    const at = functions.indexOf(info);
    const end = functions[at + 1]?.from ?? info.chunk.lines.length;
    for (let i = info.from; i < end; i++) {
      const l = info.chunk.lines[i];
      if (l > 0 && (info.isMain || l > info.line || l === info.lastLine)) rawSet(lines, l, true);
    }
    rawSetString(t, 'activelines', lines);
  }
}

/** The option letters of `getinfo`. */
const OPTIONS = { '5.1': /^[SlnufL>]*$/, '5.2': /^[SlnuftL>]*$/, luajit: /^(?!>)[SlnufL>]*$/ };

function getinfo(...args: LuaValue[]): Results {
  const thread = threadOf(args);
  const shift = thread === null ? 0 : 1;
  const what = optString(args[1], 2 + shift, args.length, 'flnSu');
  const [target] = args;
  const v52 = L.dialect.name === '5.2';
  const isLevel = typeof target === 'number' || (typeof target === 'string' && toNumber(target) !== undefined);
  if (typeof target !== 'function' && !isLevel) argError(1 + shift, 'function or level expected');
  if (!OPTIONS[L.dialect.name].test(what)) argError(2 + shift, 'invalid option');
  const t = new Table();
  if (typeof target === 'function') {
    describeFunction(t, target, isCompiled(target) ? control(target).info : null, what);
    if (what.includes('l')) rawSetString(t, 'currentline', -1);
    if (what.includes('n')) rawSetString(t, 'namewhat', '');
    if (what.includes('t') && v52) rawSetString(t, 'istailcall', false);
    return t;
  }
  const level = checkInteger(target, 1 + shift, args.length);
  const list = levelsOf(thread);
  // 5.1 takes a negative level for that of a lost tail call. In 5.2 '>' asks for a function that is not there.
  const lost = level < 0 && L.dialect.name === '5.1';
  const a: Activation = lost ? { kind: 'tail' } : what.startsWith('>') ? { kind: 'builtin', func: null } : list[level];
  if ((level < 0 && !lost) || a === undefined) return undefined;
  if (a.kind === 'lua') {
    const info = functionAt(a.chunk, a.line);
    const main = info.isMain ? ((a.chunk.main?.deref() as LuaFunctionValue | undefined) ?? null) : null;
    const frame = frameAt(debugThread(thread ?? undefined), list, level);
    describeFunction(t, frame?.func ?? main, info, what);
    if (what.includes('l')) rawSetString(t, 'currentline', a.chunk.lines[a.line]);
  } else {
    const reported = level === 2 ? hookHolder(debugThread(thread ?? undefined)).builtin : null;
    describeFunction(t, a.kind === 'builtin' ? (reported ?? a.func) : null, null, what);
    if (a.kind === 'tail' && what.includes('S')) {
      rawSetString(t, 'what', 'tail');
      rawSetString(t, 'source', '=(tail call)');
      rawSetString(t, 'short_src', '(tail call)');
    }
    if (what.includes('l')) rawSetString(t, 'currentline', -1);
  }
  if (what.includes('n')) {
    const name = a.kind === 'tail' ? null : nameOfActivation(list, level);
    if (name !== null || a.kind === 'tail') rawSetString(t, 'name', name?.name ?? '');
    rawSetString(t, 'namewhat', name === null ? '' : name.kind === 'for iterator' && !v52 ? 'local' : name.kind);
  }
  if (what.includes('t') && v52) rawSetString(t, 'istailcall', a.kind === 'lua' && a.tailCalled);
  return t;
}

/** A captured variable, `{v}` or `{n}`. */
type Cell = Record<string, LuaValue>;

function isCell(c: unknown): c is Cell {
  return typeof c === 'object' && c !== null && Object.getPrototypeOf(c) === Object.prototype;
}

interface Upvalue {
  name: string;
  read(): LuaValue;
  /** Null where the variable has no cell. */
  write: ((v: LuaValue) => void) | null;
  identity: object;
}

function cellUpvalue(name: string, cell: Cell): Upvalue {
  const key = 'v' in cell ? 'v' : 'n';
  return {
    name,
    read: () => cell[key],
    write: (v) => {
      cell[key] = v;
    },
    identity: cell,
  };
}

/** Upvalue `n` of a function. */
function upvalue(f: LuaFunctionValue, n: number): Upvalue | null {
  if (!isCompiled(f)) {
    // `print` of LuaJIT keeps `tostring`.
    if (L.dialect.name !== 'luajit' || n !== 1 || f !== rawGetString(L.globals, 'print')) return null;
    return { name: '', read: () => 'tostring', write: null, identity: f };
  }
  const { info, captures, env } = control(f);
  const name = info.upvalueNames[n - 1];
  if (name === undefined) return null;
  const at = info.upvalueCaptures[n - 1];
  if (at < 0) {
    if (name === '_ENV' && isCell(env)) {
      const cell = cellUpvalue(name, env);
      return {
        ...cell,
        read: () => environmentValue(cell.read()),
        write: (v) => cell.write!(environmentOf(v)),
      };
    }
    if (name === '_ENV')
      return {
        name,
        read: () => environmentValue(env),
        write: (v) => void control(f, environmentOf(v)),
        identity: env as object,
      };
    return { name, read: () => f, write: null, identity: f };
  }
  const c = captures[at];
  if (isCell(c)) return cellUpvalue(name, c);
  return { name, read: () => c as LuaValue, write: null, identity: identityOf(info, n) };
}

const identities = new WeakMap<FunctionInfo, Map<number, Userdata>>();

function identityOf(info: FunctionInfo, n: number): object {
  let map = identities.get(info);
  if (map === undefined) {
    map = new Map();
    identities.set(info, map);
  }
  let u = map.get(n);
  if (u === undefined) {
    u = new Userdata();
    map.set(n, u);
  }
  return u;
}

function getupvalue(f?: LuaValue, n?: LuaValue): Results {
  const count = arguments.length;
  const i = checkInteger(n, 2, count);
  const u = upvalue(checkFunction(f, 1, count), i);
  return u === null ? NONE : [u.name, u.read()];
}

function setupvalue(f?: LuaValue, n?: LuaValue, v?: LuaValue): Results {
  const count = arguments.length;
  checkAny(v, 3, count);
  const i = checkInteger(n, 2, count);
  const u = upvalue(checkFunction(f, 1, count), i);
  if (u === null || u.write === null) return NONE;
  u.write(v);
  return u.name;
}

const upvalueIds = new WeakMap<object, Userdata>();

/** A function and an upvalue of it among the arguments; which of them is checked first differs. */
function upvalueArgument(args: LuaValue[], at: number, luaOnly: boolean): { f: LuaFunctionValue; n: number } {
  const count = args.length;
  const jit = L.dialect.name === 'luajit';
  const n = jit ? 0 : checkInteger(args[at + 1], at + 2, count);
  const f = checkFunction(args[at], at + 1, count);
  if (jit && luaOnly && !isCompiled(f)) argError(at + 1, 'Lua function expected');
  const i = jit ? checkInteger(args[at + 1], at + 2, count) : n;
  if (upvalue(f, i) === null) argError(at + 2, jit ? 'index out of range' : 'invalid upvalue index');
  return { f, n: i };
}

function upvalueid(...args: LuaValue[]): Results {
  const { f, n } = upvalueArgument(args, 0, false);
  const { identity } = upvalue(f, n)!;
  let id = upvalueIds.get(identity);
  if (id === undefined) {
    id = new Userdata();
    upvalueIds.set(identity, id);
  }
  return id;
}

/** The environment of a function joined to another upvalue: shared with another environment, else a copy of the value. */
function joinedEnvironment(current: LuaValue, source: Upvalue): LuaValue {
  const env = environmentOf(source.read());
  if (!isCell(current)) return env;
  return (source.name === '_ENV' && isCell(source.identity) ? source.identity : { v: env }) as unknown as LuaValue;
}

function upvaluejoin(...args: LuaValue[]): Results {
  const { f, n } = upvalueArgument(args, 0, true);
  const b = upvalueArgument(args, 2, true);
  const source = upvalue(b.f, b.n)!;
  const { info } = control(f);
  const at = info.upvalueCaptures[n - 1];
  if (info.upvalueNames[n - 1] === '_ENV' && at < 0) control(f, joinedEnvironment(control(f).env, source));
  else if (at >= 0) control(f, undefined, { at, cell: source.identity });
  return NONE;
}

function getmetatable(v?: LuaValue): LuaValue {
  checkAny(v, 1, arguments.length);
  return metaOf(v)?.t;
}

function setmetatable(v?: LuaValue, mt?: LuaValue): LuaValue {
  if (arguments.length < 2 || (mt !== undefined && !(mt instanceof Table))) argError(2, 'nil or table expected');
  const m = mt === undefined ? null : metaFor(mt);
  if (v instanceof Table) v._mt = m;
  else if (v instanceof Userdata) v.metatable = m;
  else
    switch (typeof v) {
      case 'string':
        L.stringMeta = m;
        break;
      case 'number':
        L.numberMeta = m;
        break;
      case 'boolean':
        L.booleanMeta = m;
        break;
      case 'function':
        L.functionMeta = m;
        break;
      case 'undefined':
        L.nilMeta = m;
        break;
      default:
        L.threadMeta = m;
    }
  return L.dialect.name === '5.2' ? v : true;
}

/** The environment of any value: functions, threads and userdata have one. */
function getfenv(v?: LuaValue): LuaValue {
  checkAny(v, 1, arguments.length);
  if (typeof v === 'function') return isCompiled(v) ? control(v).env : L.globals;
  if (v instanceof Coroutine || v instanceof Userdata) return environments.get(v) ?? L.globals;
  return undefined;
}

function setfenv(v?: LuaValue, t?: LuaValue): LuaValue {
  const env = checkTable(t, 2, arguments.length);
  if (typeof v === 'function' && isCompiled(v)) control(v, env);
  else if (v instanceof Coroutine || v instanceof Userdata) environments.set(v, env);
  else libError("'setfenv' cannot change environment of given object");
  return v;
}

/** Environments of threads and userdata, which are only kept. */
const environments = new WeakMap<object, Table>();

/** Events come from functions in debug form only (see codegen/debug.ts). */
function sethook(...args: LuaValue[]): Results {
  const thread = threadOf(args);
  const shift = thread === null ? 0 : 1;
  const [f, mask, count] = args;
  const holder = hookHolder(debugThread(thread ?? undefined));
  if (f === undefined) {
    holder.hook = null;
    return NONE;
  }
  const m = checkString(mask, 2 + shift, args.length + shift);
  const func = checkFunction(f, 1 + shift, args.length + shift);
  const every = optInteger(count, 3 + shift, args.length + shift, 0);
  holder.hook = {
    func,
    call: m.includes('c'),
    ret: m.includes('r'),
    line: m.includes('l'),
    count: every > 0 ? every : 0,
  };
  holder.left = every;
  return NONE;
}

function gethook(...args: LuaValue[]): Results {
  const { hook } = hookHolder(debugThread(threadOf(args) ?? undefined));
  if (hook === null) return [undefined, '', 0];
  return [hook.func, `${hook.call ? 'c' : ''}${hook.ret ? 'r' : ''}${hook.line ? 'l' : ''}`, hook.count];
}

interface Local {
  name: string;
  read(): LuaValue;
  write(v: LuaValue): void;
}

/** Local variable `n` of the function at a level. */
function localOf(thread: Coroutine | null, list: Activation[], level: number, n: number): Local | null {
  const a = list[level];
  const f = frameAt(debugThread(thread ?? undefined), list, level);
  if (f === null || a.kind !== 'lua') return null;
  if (n < 0) return L.dialect.name === '5.2' ? extraArgument(f, -n - 1) : null;
  const { scopes } = functionAt(a.chunk, a.line);
  const i = activeVariables(f, scopes)[n - 1];
  if (i === undefined) return null;
  return { name: scopes[i - 1].name, read: () => f.access(i, false, undefined), write: (v) => f.access(i, true, v) };
}

function extraArgument({ varargs }: Frame, i: number): Local | null {
  if (varargs === null || i >= varargs.length) return null;
  return {
    name: '(*vararg)',
    read: () => varargs[i],
    write: (v) => {
      varargs[i] = v;
    },
  };
}

/** Checks the level; gives the activations of its thread. */
function levelArgument(thread: Coroutine | null, v: LuaValue, n: number, count: number): [Activation[], number] {
  const level = checkInteger(v, n, count);
  const list = levelsOf(thread);
  if (level < 0 || list[level] === undefined) argError(n, 'level out of range');
  return [list, level];
}

function getlocal(...args: LuaValue[]): Results {
  const thread = threadOf(args);
  const shift = thread === null ? 0 : 1;
  const count = args.length + shift;
  const [target, n] = args;
  const v51 = L.dialect.name === '5.1';
  const early = v51 ? 0 : checkInteger(n, 2 + shift, count);
  if (typeof target === 'function' && !v51)
    return isCompiled(target) ? control(target).info.parameterNames[early - 1] : undefined;
  const [list, level] = levelArgument(thread, target, 1 + shift, count);
  const local = localOf(thread, list, level, v51 ? checkInteger(n, 2 + shift, count) : early);
  return local === null ? undefined : [local.name, local.read()];
}

function setlocal(...args: LuaValue[]): Results {
  const thread = threadOf(args);
  const shift = thread === null ? 0 : 1;
  const count = args.length + shift;
  const [list, level] = levelArgument(thread, args[0], 1 + shift, count);
  if (count < 3 + shift) argError(3 + shift, 'value expected');
  const local = localOf(thread, list, level, checkInteger(args[1], 2 + shift, count));
  if (local === null) return undefined;
  local.write(args[2]);
  return local.name;
}

function getuservalue(u?: LuaValue): LuaValue {
  return u instanceof Userdata ? (u.env as LuaValue) : undefined;
}

function setuservalue(u?: LuaValue, v?: LuaValue): LuaValue {
  if (!(u instanceof Userdata)) argTypeError(1, 'userdata', u, arguments.length);
  if (v !== undefined || arguments.length < 2) checkTable(v, 2, arguments.length);
  u.env = v;
  return u;
}

/** Members of `debug`. */
export function openDebug(state: LuaState): Members {
  const common: Members = {
    debug: () => NONE,
    gethook,
    getinfo,
    getlocal,
    getmetatable,
    getregistry: () => L.registry,
    getupvalue,
    sethook,
    setlocal,
    setmetatable,
    setupvalue,
    traceback,
  };
  switch (state.dialect.name) {
    case '5.1':
      return { ...common, getfenv, setfenv };
    case '5.2':
      return { ...common, getuservalue, setuservalue, upvalueid, upvaluejoin };
    default:
      return { ...common, getfenv, setfenv, upvalueid, upvaluejoin };
  }
}
