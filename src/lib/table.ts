// biome-ignore-all lint/complexity/noArguments: the number of arguments tells a missing one from nil; rest parameters cost an array.
/**
 * The library `table` (5.1 §5.5, 5.2 §6.5). Access is raw; 5.2 asks `__len` for the length.
 *
 * The fast paths work on the array part. It keeps its invariant (table.ts of core): the last element is not nil, and the
 * hash does not hold the key after it.
 */
import { MAX_STRING, toNumber } from '../core/arith.js';
import { budget, grown, outOfMemory, work } from '../core/budget.js';
import { call2, first } from '../core/call.js';
import { inCoroutine, type LuaGenerator, Q, start } from '../core/coroutine.js';
import { argError, libError, throwValue } from '../core/error.js';
import { refreshMeta } from '../core/metatable.js';
import { Cursor } from '../core/next.js';
import { L, type LuaState } from '../core/state.js';
import {
  fieldProperties,
  rawGetNumber,
  rawLength,
  rawSetNumber,
  rawSetString,
  Table,
  tableFromArray,
} from '../core/table.js';
import { numberText, typeName } from '../core/tostring.js';
import { type LuaValue, NONE, type Results } from '../core/value.js';
import { MAX_ARRAY } from '../syntax/sizes.js';
import { checkFunction, checkNumber, checkString, checkTable } from './args.js';
import { intArg, toInt } from './integers.js';
import type { Members } from './library.js';
import { sortTable } from './table/sort.js';

/** The length as the library sees it: `#t` in 5.2, the raw length in the others. */
export function lengthOf(t: Table): number {
  if (t._mt !== null && t._mt.len !== undefined && L.dialect.hasTableLen) {
    const n = toNumber(call2(t._mt.len, t, t));
    return n === undefined ? (libError('object length is not a number') as never) : toInt(n);
  }
  return rawLength(t);
}

// --- insert, remove --------------------------------------------------------------------------------------------------

/** `t[#t + 1] = v` */
function append(t: Table, v: LuaValue): void {
  const a = t._arr;
  if (t._hash === null && v !== undefined && a.length > 0 && a.length < MAX_ARRAY) a.push(v);
  else rawSetNumber(t, rawLength(t) + 1, v);
}

/** Up to this number a loop moves elements faster than the host's functions. */
const SHORT_MOVE = 24;

/** Moves t[pos .. e-1] up by one and stores `v` at `pos`; `e` is the place after the last element. */
function insertAt(t: Table, e: number, pos: number, v: LuaValue): void {
  const a = t._arr;
  const n = a.length;
  if (pos >= 1 && pos <= n && e === n + 1) {
    work(e - pos);
    if (n - pos < SHORT_MOVE || t._hash !== null) {
      // The append takes care of successors in the hash.
      rawSetNumber(t, e, a[n - 1]);
      for (let i = n - 1; i >= pos; i--) a[i] = a[i - 1];
      a[pos - 1] = v;
    } else if (pos === 1) a.unshift(v);
    else a.splice(pos - 1, 0, v);
    return;
  }
  for (let i = e; i > pos; i--) {
    work(1);
    rawSetNumber(t, i, rawGetNumber(t, i - 1));
  }
  rawSetNumber(t, pos, v);
}

function wrongInsert(): never {
  return libError("wrong number of arguments to 'insert'") as never;
}

/** §5.5 `table.insert(t, [pos,] v)` of 5.1 and LuaJIT: any position will do. */
function insert51(t: LuaValue, pos: LuaValue, v: LuaValue): LuaValue[] {
  if (arguments.length === 2 && t !== undefined && (t as Table)._arr !== undefined) {
    append(t as Table, pos);
    return NONE;
  }
  const table = checkTable(t, 1, arguments.length);
  if (arguments.length === 2) append(table, pos);
  else if (arguments.length === 3) {
    const p = intArg(pos, 2, 3);
    const e = rawLength(table) + 1;
    insertAt(table, Math.max(p, e), p, v);
  } else wrongInsert();
  return NONE;
}

/** §6.5 `table.insert(list, [pos,] value)` of 5.2. */
function insert52(t: LuaValue, pos: LuaValue, v: LuaValue): LuaValue[] {
  if (arguments.length === 2 && t !== undefined && (t as Table)._mt === null) {
    append(t as Table, pos);
    return NONE;
  }
  const table = checkTable(t, 1, arguments.length);
  const e = lengthOf(table) + 1;
  if (arguments.length === 2) rawSetNumber(table, e, pos);
  else if (arguments.length === 3) {
    const p = intArg(pos, 2, 3);
    if (p < 1 || p > e) argError(2, 'position out of bounds');
    insertAt(table, e, p, v);
  } else wrongInsert();
  return NONE;
}

/** Takes t[n] away, the last of an array part that is not empty. */
function removeLast(a: LuaValue[]): LuaValue {
  const v = a.pop();
  let n = a.length;
  while (n > 0 && a[n - 1] === undefined) {
    a.pop();
    n--;
  }
  return v;
}

/** Takes t[pos] away and moves what follows, up to t[n], down by one. */
function removeAt(t: Table, n: number, pos: number): LuaValue {
  const a = t._arr;
  if (n === a.length && pos >= 1 && pos <= n) {
    if (pos === n) return removeLast(a);
    work(n - pos);
    if (n - pos >= SHORT_MOVE) return pos === 1 ? a.shift() : a.splice(pos - 1, 1)[0];
    const v = a[pos - 1];
    for (let i = pos; i < n; i++) a[i - 1] = a[i];
    removeLast(a);
    return v;
  }
  const v = rawGetNumber(t, pos);
  for (; pos < n; pos++) {
    work(1);
    rawSetNumber(t, pos, rawGetNumber(t, pos + 1));
  }
  rawSetNumber(t, pos, undefined);
  return v;
}

/** §5.5 `table.remove(t [, pos])`: nothing to remove gives nothing. */
function remove51(t: LuaValue, pos: LuaValue): Results {
  const table = checkTable(t, 1, arguments.length);
  const n = rawLength(table);
  const p = pos === undefined ? n : intArg(pos, 2, arguments.length);
  return p >= 1 && p <= n ? removeAt(table, n, p) : NONE;
}

/** LuaJIT has it as bytecode, which does not cut the position to an integer but each index. */
function removeJit(t: LuaValue, pos: LuaValue): Results {
  const table = t instanceof Table ? t : checkTable(t, 1, 2);
  const n = rawLength(table);
  if (pos === undefined) return n > 0 ? removeAt(table, n, n) : NONE;
  const p = checkNumber(pos, 2, 2);
  if (!(p >= 1 && p <= n)) return NONE;
  if (Number.isInteger(p)) return removeAt(table, n, p);
  const v = rawGetNumber(table, Math.floor(p));
  for (let i = p + 1; i <= n; i++) rawSetNumber(table, Math.floor(i - 1), rawGetNumber(table, Math.floor(i)));
  rawSetNumber(table, n, undefined);
  return v;
}

/** §6.5 `table.remove(list [, pos])` of 5.2: also at the place after the last. */
function remove52(t: LuaValue, pos: LuaValue): LuaValue {
  const table = checkTable(t, 1, arguments.length);
  const n = lengthOf(table);
  const p = pos === undefined ? n : intArg(pos, 2, arguments.length);
  if (p !== n && (p < 1 || p > n + 1)) argError(1, 'position out of bounds');
  return removeAt(table, n, p);
}

// --- concat ------------------------------------------------------------------------------------------------------------

/** §5.5 `table.concat(t [, sep [, i [, j]]])`. */
function concat(t: LuaValue, sep: LuaValue, i: LuaValue, j: LuaValue): string {
  const table = checkTable(t, 1, arguments.length);
  const s = sep === undefined ? '' : checkString(sep, 2, arguments.length);
  const from = i === undefined ? 1 : intArg(i, 3, arguments.length);
  const to = j === undefined ? lengthOf(table) : intArg(j, 4, arguments.length);
  if (from > to) return '';
  work(to - from);
  return grown(
    from >= 1 && to <= table._arr.length ? concatArray(table._arr, s, from, to) : concatAny(table, s, from, to),
  );
}

function concatArray(a: LuaValue[], sep: string, from: number, to: number): string {
  let r = '';
  for (let k = from - 1; k < to; k++) {
    const v = a[k];
    const piece = typeof v === 'string' ? v : typeof v === 'number' ? numberText(v) : notText(v, k + 1);
    const length = r.length + piece.length + sep.length;
    if (length > budget.maxString) outOfMemory();
    if (length > MAX_STRING) tooLarge();
    r = k === from - 1 ? piece : sep === '' ? r + piece : r + sep + piece;
  }
  return r;
}

function concatAny(t: Table, sep: string, from: number, to: number): string {
  let r = '';
  for (let k = from; k <= to; k++) {
    const v = rawGetNumber(t, k);
    const piece = typeof v === 'string' ? v : typeof v === 'number' ? numberText(v) : notText(v, k);
    const length = r.length + piece.length + sep.length;
    if (length > budget.maxString) outOfMemory();
    if (length > MAX_STRING) tooLarge();
    r = k === from ? piece : r + sep + piece;
  }
  return r;
}

function notText(v: LuaValue, at: number): never {
  return libError(`invalid value (${typeName(v)}) at index ${at} in table for 'concat'`) as never;
}

function tooLarge(): never {
  throwValue('not enough memory');
}

// --- sort --------------------------------------------------------------------------------------------------------------

/** §5.5 `table.sort(t [, comp])`. */
function sort(t: LuaValue, comparator: LuaValue): LuaValue[] {
  const table = checkTable(t, 1, arguments.length);
  const n = lengthOf(table);
  sortTable(table, n, comparator === undefined ? undefined : checkFunction(comparator, 2, arguments.length));
  return NONE;
}

// --- pack, unpack, move ------------------------------------------------------------------------------------------------

/** How many results a function can return besides its arguments: the size of a C stack, or of the whole stack in 5.2. */
function mostResults(): number {
  return L.dialect.name === '5.2' ? 999_970 : 8000;
}

/** §5.1 `unpack(t [, i [, j]])`, §6.5 `table.unpack`. */
export function unpack(t: LuaValue, i?: LuaValue, j?: LuaValue): Results {
  const table = checkTable(t, 1, arguments.length);
  const from = i === undefined ? 1 : intArg(i, 2, arguments.length);
  const to = j === undefined ? lengthOf(table) : intArg(j, 3, arguments.length);
  if (from > to) return NONE;
  const n = to - from + 1;
  if (n + arguments.length > mostResults()) libError('too many results to unpack');
  if (n === 1) return rawGetNumber(table, from);
  const a = table._arr;
  if (from >= 1 && to <= a.length) return n === a.length ? a.slice() : a.slice(from - 1, to);
  const list: LuaValue[] = [];
  for (let k = from; k <= to; k++) list.push(rawGetNumber(table, k));
  return list;
}

/** §6.5 `table.pack(...)`. */
function pack(...args: LuaValue[]): Table {
  const n = args.length;
  const t = tableFromArray(args);
  rawSetString(t, 'n', n);
  return t;
}

/** LuaJIT's `table.move(a1, f, e, t [, a2])`. It is bytecode there, with raw access: a missing argument is a nil. */
function move(a1: LuaValue, f: LuaValue, e: LuaValue, t: LuaValue, a2: LuaValue): Table {
  const source = a1 instanceof Table ? a1 : checkTable(a1, 1, 5);
  const from = checkNumber(f, 2, 5);
  const to = checkNumber(e, 3, 5);
  const d = checkNumber(t, 4, 5) - from;
  const target = a2 === undefined ? source : checkTable(a2, 5, 5);
  if (to < from) return target;
  if (d + from > to || d <= 0 || target !== source) {
    for (let i = from; i <= to; i++) moveOne(source, target, i, d);
  } else {
    for (let i = to; i >= from; i--) moveOne(source, target, i, d);
  }
  return target;
}

function moveOne(source: Table, target: Table, i: number, d: number): void {
  work(1);
  rawSetNumber(target, Math.floor(i + d), rawGetNumber(source, Math.floor(i)));
}

// --- Functions of 5.1 ----------------------------------------------------------------------------------------------------

/** §5.5 `table.maxn(t)`: the largest positive number that is a key. */
function maxn(t: LuaValue): number {
  const table = checkTable(t, 1, arguments.length);
  let max = table._arr.length;
  const h = table._hash;
  if (h === null) return max;
  for (let s = h.nextSlot(0); s >= 0; s = h.nextSlot(s + 1)) {
    const k = h.keyAt(s);
    if (typeof k === 'number' && k > max) max = k;
  }
  return max;
}

/** `table.getn(t)`, the length. */
function getn(t: LuaValue): number {
  return rawLength(checkTable(t, 1, L.dialect.name === 'luajit' ? 1 : arguments.length));
}

function setn(t: LuaValue): never {
  checkTable(t, 1, arguments.length);
  return libError("'setn' is obsolete") as never;
}

function foreach(this: unknown, t: LuaValue, f: LuaValue): Results {
  const count = L.dialect.name === 'luajit' ? 2 : arguments.length;
  const table = checkTable(t, 1, count);
  const func = checkFunction(f, 2, count);
  const cursor = new Cursor(table);
  // LuaJIT's are written in Lua.
  if (this === Q && L.dialect.name === 'luajit')
    return start(eachInCoroutine(func, () => (cursor.step() ? [cursor.k, cursor.v] : null)));
  while (cursor.step()) {
    const r = call2(func, cursor.k, cursor.v);
    if (r !== undefined) return r;
  }
  return NONE;
}

function* eachInCoroutine(f: LuaValue, next: () => LuaValue[] | null): LuaGenerator {
  for (let args = next(); args !== null; args = next()) {
    const r = first(yield* inCoroutine(f, args));
    if (r !== undefined) return r;
  }
  return NONE;
}

function foreachi(this: unknown, t: LuaValue, f: LuaValue): Results {
  const count = L.dialect.name === 'luajit' ? 2 : arguments.length;
  const table = checkTable(t, 1, count);
  const n = rawLength(table);
  const func = checkFunction(f, 2, count);
  if (this === Q && L.dialect.name === 'luajit') {
    let i = 0;
    return start(eachInCoroutine(func, () => (++i <= n ? [i, rawGetNumber(table, i)] : null)));
  }
  for (let i = 1; i <= n; i++) {
    const r = call2(func, i, rawGetNumber(table, i));
    if (r !== undefined) return r;
  }
  return NONE;
}

// --- Modules table.new, table.clear of LuaJIT --------------------------------------------------------------------------

/** What `require 'table.new'` gives: a table; the sizes are hints that are not needed here. */
export function tableNew(narray: LuaValue, nhash: LuaValue): Table {
  intArg(narray, 1, arguments.length);
  intArg(nhash, 2, arguments.length);
  return new Table();
}

/** What `require 'table.clear'` gives: takes all entries out of a table. */
export function tableClear(t: LuaValue): LuaValue[] {
  const table = checkTable(t, 1, arguments.length);
  // In place: loops of generated code hold on to the array part.
  if (table._arr.length > 0) table._arr.length = 0;
  const record = table as unknown as Record<string, LuaValue>;
  for (const property of fieldProperties(table)) record[property] = undefined;
  const h = table._hash;
  // The keys stay as tombstones, for a traversal that may be under way.
  if (h !== null) for (let s = h.nextSlot(0); s >= 0; s = h.nextSlot(s + 1)) h.replace(h.keyAt(s), undefined);
  if (table.meta !== undefined) refreshMeta(table.meta);
  return NONE;
}

const members51: Members = {
  concat,
  foreach,
  foreachi,
  getn,
  insert: insert51,
  maxn,
  remove: remove51,
  setn,
  sort,
};
const members52: Members = { concat, insert: insert52, maxn, pack, remove: remove52, sort, unpack };
const membersJit: Members = {
  concat,
  foreach,
  foreachi,
  getn,
  insert: insert51,
  maxn,
  move,
  pack,
  remove: removeJit,
  sort,
  unpack,
};

/** The members of `table`. */
export function openTable(state: LuaState): Members {
  switch (state.dialect.name) {
    case '5.1':
      return members51;
    case '5.2':
      return members52;
    default:
      return membersJit;
  }
}
