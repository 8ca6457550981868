// biome-ignore-all lint/complexity/noArguments: the number of arguments tells a missing one from nil; rest parameters cost an array.
/**
 * The library `string` (5.1 §5.4, 5.2 §6.4): all but the functions on patterns, which are in string/matching.ts, and
 * the directives of `format`.
 */

import { MAX_STRING } from '../core/arith.js';
import { budget, grown, outOfMemory, work } from '../core/budget.js';
import { call1 } from '../core/call.js';
import { argError, libError } from '../core/error.js';
import { metaFor } from '../core/metatable.js';
import { L, type LuaState } from '../core/state.js';
import { rawSetString, Table } from '../core/table.js';
import { addressOf, metaOf, numberText, rawToString } from '../core/tostring.js';
import { type LuaFunctionValue, type LuaValue, NONE, type Results } from '../core/value.js';
import { needStack } from '../syntax/stack-room.js';
import { checkFunction, checkNumber, checkString } from './args.js';
import { intArg, integerArg } from './integers.js';
import type { Members } from './library.js';
import {
  compileFormat,
  type Directive,
  type FormatProgram,
  formatChar,
  formatFloat,
  formatInteger,
  formatString,
  integerFault,
  quoteString,
} from './string/format.js';
import { find, gmatch, gsub, match } from './string/matching.js';

// --- Bytes -------------------------------------------------------------------------------------------------------------

/** §5.4 `string.byte(s [, i [, j]])`. One byte is the rule. */
function byte(s: LuaValue, i: LuaValue, j: LuaValue): Results {
  if (j === undefined && typeof s === 'string') {
    if (typeof i === 'number') {
      if (i >= 1 && i <= s.length) return s.charCodeAt(i - 1);
    } else if (i === undefined) return s.length > 0 ? s.charCodeAt(0) : NONE;
  }
  const str = checkString(s, 1, arguments.length);
  const first = i === undefined ? 1 : integerArg(i, 2, arguments.length);
  const last = j === undefined ? first : integerArg(j, 3, arguments.length);
  return bytes(str, first, last, arguments.length);
}

function bytes(s: string, first: number, last: number, count: number): Results {
  if (first < 0) first = Math.max(first + s.length + 1, 0);
  if (last < 0) last += s.length + 1;
  if (first < 1) first = 1;
  if (last > s.length) last = s.length;
  if (first > last) return NONE;
  const n = last - first + 1;
  if (n === 1) return s.charCodeAt(first - 1);
  if (L.dialect.name === 'luajit') {
    if (n > 8000) libError('string slice too long');
  } else if (n + count > (L.dialect.name === '5.1' ? 8000 : 999_970))
    libError('stack overflow (string slice too long)');
  const list: LuaValue[] = [];
  for (let k = first - 1; k < last; k++) list.push(s.charCodeAt(k));
  return list;
}

function badByte(n: number): never {
  argError(n, L.dialect.name === '5.2' ? 'value out of range' : 'invalid value');
}

function byteArg(v: LuaValue, n: number, count: number): number {
  const c = intArg(v, n, count);
  return c >= 0 && c <= 255 ? c : badByte(n);
}

/** §5.4 `string.char(...)`. */
function char(a: LuaValue, b: LuaValue, c: LuaValue): string {
  switch (arguments.length) {
    case 1:
      return String.fromCharCode(typeof a === 'number' && (a & 255) === a ? a : byteArg(a, 1, 1));
    case 2:
      return String.fromCharCode(byteArg(a, 1, 2), byteArg(b, 2, 2));
    case 3:
      return String.fromCharCode(byteArg(a, 1, 3), byteArg(b, 2, 3), byteArg(c, 3, 3));
  }
  let r = '';
  for (let i = 0; i < arguments.length; i++) {
    r += String.fromCharCode(byteArg(arguments[i], i + 1, arguments.length));
  }
  return r;
}

// --- Parts and copies --------------------------------------------------------------------------------------------------

/** §5.4 `string.len(s)`. */
function len(s: LuaValue): number {
  if (typeof s === 'string') return s.length;
  // LuaJIT sees a missing argument as nil here.
  return checkString(s, 1, L.dialect.name === 'luajit' ? 1 : arguments.length).length;
}

/** §5.4 `string.sub(s, i [, j])`. */
function sub(s: LuaValue, i: LuaValue, j: LuaValue): string {
  const str = typeof s === 'string' ? s : checkString(s, 1, arguments.length);
  const first = typeof i === 'number' && (i | 0) === i ? i : integerArg(i, 2, arguments.length);
  const last = j === undefined ? -1 : typeof j === 'number' && (j | 0) === j ? j : integerArg(j, 3, arguments.length);
  const start = first > 0 ? first - 1 : first < 0 ? first + str.length : 0;
  const end = last < 0 ? last + str.length + 1 : last;
  // `substring` would exchange the two.
  return end > start ? str.substring(start, end) : '';
}

/** §5.4 `string.rep(s, n)`; a separator in 5.2 and LuaJIT. */
function rep(s: LuaValue, n: LuaValue, sep: LuaValue): string {
  const str = checkString(s, 1, arguments.length);
  const count = intArg(n, 2, arguments.length);
  if (sep === undefined || L.dialect.name === '5.1') return repeat(str, count);
  const separator = checkString(sep, 3, arguments.length);
  if (count <= 1) return repeat(str, count);
  const rest = repeat(str + separator, count - 1);
  if (rest.length + str.length > MAX_STRING) tooLarge();
  return grown(rest + str);
}

function repeat(s: string, n: number): string {
  if (n <= 0 || s === '') return '';
  if (s.length * n > budget.maxString) outOfMemory();
  if (s.length * n > MAX_STRING) tooLarge();
  work(n);
  return grown(s.repeat(n));
}

function tooLarge(): never {
  return libError('resulting string too large') as never;
}

const NOT_ASCII = /[^\x00-\x7f]/;

/** Whether JavaScript's change of case does what C's does: it touches ASCII letters only. */
function isAscii(s: string): boolean {
  if (s.length > 32) return !NOT_ASCII.test(s);
  for (let i = 0; i < s.length; i++) if (s.charCodeAt(i) > 127) return false;
  return true;
}

/** Characters changed at once: V8 makes lists, several times as large, of what `replace` and `split` find. */
const PIECE = 1 << 16;

/** The string with its pieces changed, in the same or in the reverse order. */
function inPieces(s: string, change: (piece: string) => string, reversed: boolean): string {
  if (s.length <= PIECE) return change(s);
  work(s.length >> 4);
  let out = '';
  for (let i = 0; i < s.length; i += PIECE) {
    const piece = change(s.substring(i, i + PIECE));
    out = reversed ? piece + out : out + piece;
  }
  return grown(out);
}

function replaceAll(s: string, what: RegExp, change: (found: string) => string): string {
  needStack();
  return s.replace(what, change);
}

const toUpper = (s: string): string =>
  isAscii(s) ? s.toUpperCase() : replaceAll(s, /[a-z]+/g, (letters) => letters.toUpperCase());
const toLower = (s: string): string =>
  isAscii(s) ? s.toLowerCase() : replaceAll(s, /[A-Z]+/g, (letters) => letters.toLowerCase());
const toReverse = (s: string): string => s.split('').reverse().join('');

/** §5.4 `string.upper(s)`. */
function upper(s: LuaValue): string {
  return inPieces(checkString(s, 1, arguments.length), toUpper, false);
}

/** §5.4 `string.lower(s)`. */
function lower(s: LuaValue): string {
  return inPieces(checkString(s, 1, arguments.length), toLower, false);
}

/** §5.4 `string.reverse(s)`. */
function reverse(s: LuaValue): string {
  const str = checkString(s, 1, arguments.length);
  if (str.length > 64) {
    work(str.length);
    return inPieces(str, toReverse, true);
  }
  let r = '';
  for (let i = str.length - 1; i >= 0; i--) r += str[i];
  return r;
}

// --- format ------------------------------------------------------------------------------------------------------------

/** Programs lately used, by a cheap hash of the format: a look-up in a Map would cost as much as a directive. */
const RECENT = 64;
const recentFormats: string[] = new Array(RECENT).fill('');
const recentPrograms: FormatProgram[] = new Array(RECENT).fill([]);
const recentDialects: unknown[] = new Array(RECENT).fill(null);

function programOf(fmt: string): FormatProgram {
  const n = fmt.length;
  const slot = (n * 7 + fmt.charCodeAt(n >> 1) * 3 + fmt.charCodeAt(n - 1)) & (RECENT - 1);
  if (recentFormats[slot] === fmt && recentDialects[slot] === L.dialect) return recentPrograms[slot];
  const program = compileFormat(fmt, L.dialect);
  recentFormats[slot] = fmt;
  recentPrograms[slot] = program;
  recentDialects[slot] = L.dialect;
  return program;
}

/** §5.4 `string.format(fmt, ...)`. */
function format(fmt: LuaValue): string {
  const program = programOf(typeof fmt === 'string' ? fmt : checkString(fmt, 1, arguments.length));
  let r = '';
  let n = 1;
  for (let i = 0; i < program.length; i++) {
    const part = program[i];
    let piece: string;
    if (typeof part === 'string') piece = part;
    else {
      const v = n < arguments.length ? arguments[n] : undefined;
      piece = formatOne(part, v, ++n, arguments.length);
    }
    if (r.length + piece.length > budget.maxString) outOfMemory();
    if (r.length + piece.length > MAX_STRING) tooLarge();
    r += piece;
  }
  return grown(r);
}

/** One directive with argument `n` of `count`. */
function formatOne(d: Directive, v: LuaValue, n: number, count: number): string {
  if (n > count) missingValue(d, n);
  switch (d.kind) {
    case 'integer':
    case 'unsigned': {
      const x = typeof v === 'number' ? v : checkNumber(v, n, count);
      if (d.checksRange && (x | 0) !== x) checkRange(d, x, n);
      else if (d.checksRange && x < 0 && d.kind === 'unsigned') checkRange(d, x, n);
      return formatInteger(d, x);
    }
    case 'float':
      return formatFloat(d, typeof v === 'number' ? v : checkNumber(v, n, count));
    case 'string':
      return formatString(d, typeof v === 'string' ? v : textOf(v, n, count));
    case 'char':
      return formatChar(d, intArg(v, n, count));
    case 'quoted':
      return quoteString(typeof v === 'string' ? v : quotedText(v, n, count), L.dialect);
    case 'pointer':
      return pointerText(v);
    default:
      return libError(d.message) as never;
  }
}

function missingValue(d: Directive, n: number): never {
  if (L.dialect.name !== 'luajit') argError(n, 'no value');
  if (d.kind === 'invalid') return libError(d.message) as never;
  argError(n, 'value expected');
}

function checkRange(d: Directive, x: number, n: number): void {
  const fault = integerFault(d, x);
  if (fault !== undefined) argError(n, fault);
}

/** The text of any value for `%s`; 5.1 takes strings and numbers only. */
function textOf(v: LuaValue, n: number, count: number): string {
  if (typeof v === 'number' && L.numberMeta === null) return numberText(v);
  if (L.dialect.name === '5.1') return checkString(v, n, count);
  const h = metaOf(v)?.tostring;
  if (h === undefined) return rawToString(v);
  const r = call1(h, v);
  if (typeof r === 'string') return r;
  if (typeof r === 'number') return numberText(r);
  // C's printf gets a null pointer in 5.2.
  return L.dialect.name === '5.2' ? '(null)' : rawToString(r);
}

function quotedText(v: LuaValue, n: number, count: number): string {
  return L.dialect.name === 'luajit' ? textOf(v, n, count) : checkString(v, n, count);
}

/** What LuaJIT shows for `%p`: strings have no identity here, so their text stands for it. */
function pointerText(v: LuaValue): string {
  if (typeof v === 'object' || typeof v === 'function') return addressOf(v);
  if (typeof v !== 'string') return 'NULL';
  let hash = 0;
  for (let i = 0; i < v.length; i++) hash = (hash * 31 + v.charCodeAt(i)) & 0x3ffffff;
  return `0x${(0x40000000 + hash * 8).toString(16)}`;
}

// --- dump ----------------------------------------------------------------------------------------------------------------

/** What other parts of the system provide. */
export const stringHooks = {
  /** Makes the binary form of a function, or raises an error. */
  dump: (_f: LuaFunctionValue, _strip: boolean): string => libError('unable to dump given function') as never,
};

/** §5.4 `string.dump(f)`; LuaJIT takes a flag to leave debug information out. */
function dump(f: LuaValue, strip: LuaValue): string {
  const func = checkFunction(f, 1, arguments.length);
  return stringHooks.dump(func, strip !== undefined && strip !== false);
}

const common: Members = { byte, char, dump, find, format, gmatch, gsub, len, lower, match, rep, reverse, sub, upper };
const members51: Members = { ...common, gfind: gmatch };

/** The members of `string`. */
export function openString(state: LuaState): Members {
  return state.dialect.name === '5.1' ? members51 : common;
}

/** Gives strings their metatable: `("x"):len()` finds the functions in `stringTable`. */
export function attachStringMeta(state: LuaState, stringTable: Table): void {
  const meta = new Table();
  rawSetString(meta, '__index', stringTable);
  state.stringMeta = metaFor(meta);
}
