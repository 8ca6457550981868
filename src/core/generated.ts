/** Small operations that only generated code uses. */
import { MAX_ARRAY } from '../syntax/sizes.js';
import { limited } from './budget.js';
import { fail, first, TAIL } from './call.js';
import type { SUSPEND } from './coroutine.js';
import { isFinal, throwValue } from './error.js';
import { index, setChecked, setindex, setindexq, setlookup } from './index.js';
import { setLeafTest } from './metatable.js';
import type { ChunkInfo, FunctionInfo } from './position.js';
import { L } from './state.js';
import { EMPTY, rawGetNumber, rawSet, rawSetString, Table, tableFromArray } from './table.js';
import { numberText } from './tostring.js';
import type { LuaFunctionValue, LuaValue } from './value.js';

/** As `this` of a call: asks a compiled function for its environment and captures. */
export const CTL = Object.freeze({ control: true });

/** A new environment on its way into a function (see `control`). */
let pendingEnv: { env: LuaValue } | null = null;

/** Called by the control form of a function with its environment; gives the one it is to have. */
export function env(current: LuaValue): LuaValue {
  return pendingEnv === null ? current : pendingEnv.env;
}

/** What a compiled function tells of itself. */
export interface FunctionInterior {
  env: LuaValue;
  info: FunctionInfo;
  /** Captured variables in the order of the upvalues that have a place of their own: values, or cells `{v}` or `{n}`. */
  captures: unknown[];
}

/** Environment, description and captures of a compiled function; with `newEnv` it gets that environment. Built-ins must not be passed. */
export function control(f: LuaFunctionValue, newEnv?: LuaValue, join?: { at: number; cell: object }): FunctionInterior {
  const former = pendingEnv;
  const formerJoin = pendingJoin;
  pendingEnv = newEnv === undefined ? null : { env: newEnv };
  pendingJoin = join ?? null;
  try {
    const [e, code, id, ...captures] = f.call(CTL) as [LuaValue, { information: ChunkInfo }, number, ...unknown[]];
    const info = code.information.functions.find((x) => x.id === id)!;
    return { env: e, info, captures };
  } finally {
    pendingEnv = former;
    pendingJoin = formerJoin;
  }
}

const compiled = new WeakSet<object>();

/** Tells compiled functions from built-ins: their source text begins with the sentinel test. */
export function isCompiled(f: LuaFunctionValue): boolean {
  if (compiled.has(f)) return true;
  if (builtins.has(f)) return false;
  const text = Function.prototype.toString.call(f);
  const head = text.slice(0, 2000);
  if ((head.includes('$CTL') || head.includes('$Q)return')) && text.includes('$G=$env($G)')) {
    compiled.add(f);
    return true;
  }
  builtins.add(f);
  return false;
}
const builtins = new WeakSet<object>();

/**
 * The first test of a function that can never reach a yield unless a metamethod does, and sets none. (Those that may set one
 * test in another order.)
 */
const LEAF = /^function [^{]*\{\s*if\(this!==(?:undefined|\$this)&&\(this!==\$Q\|\|\$metamethods\.seen!==0\b/;

setLeafTest((f) => LEAF.test(Function.prototype.toString.call(f)));

/** A cell on its way into a function (debug.upvaluejoin). */
let pendingJoin: { at: number; cell: object } | null = null;

/** Called for each capture by the control form of functions whose cells can be joined. */
export function joined(at: number, current: unknown): unknown {
  return pendingJoin !== null && pendingJoin.at === at ? pendingJoin.cell : current;
}

/** `t[i] = x` where the array part does not hold i: an append, or the general way. Gives the array part. */
export function setnumber(t: LuaValue, i: LuaValue, x: LuaValue): LuaValue[] {
  if (typeof i === 'string') {
    setlookup(t, i, x);
    return arrayOf(t);
  }
  const table = t as Table | undefined;
  if (table !== undefined && x !== undefined && table._mt === null && table._hash === null) {
    const a = table._arr;
    if (i === a.length + 1 && i < MAX_ARRAY) {
      if (a === EMPTY) return (table._arr = listOf(x));
      a.push(x);
      return a;
    }
  }
  setindex(t, i, x);
  return arrayOf(t);
}

/** Longer lists V8 does not make by their `length`: 2^25. */
const MAX_LENGTH_SET = 33_554_432;

/**
 * `for i = i, limit do t[i] = x end` with a constant that is no number, if the table is plain, has no element from i on, and no
 * limit is to stop the loop. Gives the i from which the loop has still to be done. Element by element the host would make room
 * for half as many again and again, in new pages of the system, which cost more than the elements. (Of a list made longer by
 * its length it thinks that it has holes, and boxes numbers read from such a list; so numbers are left to the loop.)
 */
export function fill(t: LuaValue, i: number, limit: number, x: string | boolean): number {
  if (!(t instanceof Table) || t._mt !== null || t._hash !== null || limited()) return i;
  const n = Math.floor(limit);
  if (n > MAX_LENGTH_SET || i !== t._arr.length + 1 || typeof t._arr[0] === 'number') return i;
  if (t._arr === EMPTY) t._arr = otherList(x);
  t._arr.length = n;
  t._arr.fill(x, i - 1);
  return n + 1;
}

/** A list of one element. Numbers and other values at sites of their own: the host chooses the kind of elements by site. */
function listOf(x: LuaValue): LuaValue[] {
  return typeof x === 'number' ? [x] : otherList(x);
}

function otherList(x: LuaValue): LuaValue[] {
  return [x];
}

export function setnumberq(t: LuaValue, i: LuaValue, x: LuaValue): typeof SUSPEND | undefined {
  if (t instanceof Table && t._mt === null) {
    setnumber(t, i, x);
    return undefined;
  }
  return setindexq(t, i, x);
}

export const isArray = Array.isArray;

/** The first of the results in a list. */
export function firstOf(r: LuaValue[]): LuaValue {
  return r === TAIL ? first(r) : r[0];
}

/** A keyed field of a table constructor. */
export function setfresh(t: Table, k: LuaValue, x: LuaValue): void {
  if (typeof k === 'string') rawSetString(t, k, x);
  else setChecked(t, k, x);
}

/** The results of a call at the end of a table constructor, as items from `from` on. */
export function setitems(t: Table, from: number, items: LuaValue[]): void {
  for (let i = 0; i < items.length; i++) rawSet(t, from + i, items[i]);
}

/** The array part of a value, EMPTY when it is no table. */
export function arrayOf(v: LuaValue): LuaValue[] {
  if (v === undefined) return EMPTY;
  const a: LuaValue[] | undefined = (v as Table)._arr;
  return a === undefined ? EMPTY : a;
}

/** A table that takes over a list without nils. */
export function arrayTable(a: LuaValue[]): Table {
  const t = new Table();
  t._arr = a;
  return t;
}

/** A table (or `t`, which has keyed fields) with the items of a constructor. */
export function itemTable(a: LuaValue[], t?: Table): Table {
  if (t === undefined) return tableFromArray(a);
  if (t._hash === null && t._arr === EMPTY) {
    const made = tableFromArray(a);
    t._arr = made._arr;
    return t;
  }
  // Items win over keyed fields of the same index.
  for (let i = 0; i < a.length; i++)
    if (a[i] !== undefined || rawGetNumber(t, i + 1) !== undefined) rawSet(t, i + 1, a[i]);
  return t;
}

const NO_STRINGS = new Table();

/** What string values are indexed with, when that is a table. */
export function stringIndex(): Table {
  const h = L.stringMeta?.index as Table | undefined;
  return h !== undefined && h._hash !== undefined ? h : NO_STRINGS;
}

/** The next element of an `ipairs` loop where the array part has none. */
export function ipairsNext(t: Table, i: number): LuaValue {
  return rawGetNumber(t, i);
}

/** What `error(value)` raises: text gets the position, which the compiler knows; line 0 stands for none. */
function withPosition(value: LuaValue, chunk: string, line: number): LuaValue {
  if (line === 0) return value;
  if (typeof value === 'string') return `${chunk}:${line}: ${value}`;
  return typeof value === 'number' ? `${chunk}:${line}: ${numberText(value)}` : value;
}

/** `error(value)` with the position known by the compiler. */
export function errorAt(value: LuaValue, chunk: string, line: number): never {
  throwValue(withPosition(value, chunk, line));
}

/** The same in a function that can return a pending error. The handler of an xpcall runs here, where the stack still stands. */
export function failAt(value: LuaValue, chunk: string, line: number): LuaValue[] {
  const raised = withPosition(value, chunk, line);
  if (isFinal()) throwValue(raised);
  const { handler } = L;
  return fail(handler === null ? raised : handler(raised));
}

/** Local `arg` of a 5.1 vararg function. */
export function argTable(va: LuaValue[]): Table {
  const t = tableFromArray(va.slice());
  rawSetString(t, 'n', va.length);
  return t;
}

export { index };
