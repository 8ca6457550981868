// biome-ignore-all lint/complexity/noArguments: the number of arguments tells a missing one from nil; rest parameters cost an array.
/** `find`, `match`, `gmatch` and `gsub` (5.1 §5.4). */
import { MAX_STRING } from '../../core/arith.js';
import { budget, grown, limited, outOfMemory, work } from '../../core/budget.js';
import { call, call1, call2, first } from '../../core/call.js';
import { argError, libError } from '../../core/error.js';
import { index } from '../../core/index.js';
import { L } from '../../core/state.js';
import { rawGet, Table } from '../../core/table.js';
import { numberText, typeName } from '../../core/tostring.js';
import { Userdata } from '../../core/userdata.js';
import { type LuaFunctionValue, type LuaValue, NONE, type Results } from '../../core/value.js';
import { checkString } from '../args.js';
import { intArg, integerArg } from '../integers.js';
import { type CompiledPattern, compilePattern, PatternError, patternBudget } from './pattern.js';
import { compileReplacement, expandReplacement, type Replacement } from './replacement.js';

/** Patterns lately used, by a cheap hash: a look-up in a Map would cost as much as a short match. */
const RECENT = 64;
const recentSources: string[] = new Array(RECENT).fill('');
const recentPatterns: (CompiledPattern | null)[] = new Array(RECENT).fill(null);
const recentDialects: unknown[] = new Array(RECENT).fill(null);

function patternOf(source: string): CompiledPattern {
  patternBudget.hook = limited() ? work : undefined;
  const n = source.length;
  const slot = (n * 7 + source.charCodeAt(n >> 1) * 3 + source.charCodeAt(n - 1)) & (RECENT - 1);
  if (recentSources[slot] === source && recentDialects[slot] === L.dialect) return recentPatterns[slot]!;
  const pattern = compilePattern(source, L.dialect);
  recentSources[slot] = source;
  recentPatterns[slot] = pattern;
  recentDialects[slot] = L.dialect;
  return pattern;
}

/** Passes a fault of a pattern on as a Lua error, and everything else as it is. */
function patternFault(e: unknown): never {
  if (e instanceof PatternError) return libError(e.message) as never;
  throw e;
}

/** Where to start, 0-based, or -1 when that is beyond the end: 5.2 finds nothing there, the others look at the end. */
function startOf(init: LuaValue, length: number, count: number): number {
  const i = integerArg(init, 3, count);
  if (i > 0) return i - 1 <= length ? i - 1 : L.dialect.name === '5.2' ? -1 : length;
  return i === 0 ? 0 : Math.max(i + length, 0);
}

/** Appends the captures of the last match to a list. */
function pushCaptures(list: LuaValue[], pattern: CompiledPattern, s: string): LuaValue[] {
  for (let i = 1; i <= pattern.captureCount; i++) list.push(pattern.capture(s, i));
  return list;
}

/** The captures of the last match as results; the whole match when there are none. */
function captures(pattern: CompiledPattern, s: string): Results {
  const n = pattern.captureCount;
  if (n <= 1) return pattern.capture(s, 1);
  if (n === 2) return [pattern.capture(s, 1), pattern.capture(s, 2)];
  return pushCaptures([], pattern, s);
}

/** §5.4 `string.find(s, pattern [, init [, plain]])`. */
export function find(s: LuaValue, p: LuaValue, init: LuaValue, plain: LuaValue): Results {
  const str = typeof s === 'string' ? s : checkString(s, 1, arguments.length);
  const source = typeof p === 'string' ? p : checkString(p, 2, arguments.length);
  const at = init === undefined ? 0 : startOf(init, str.length, arguments.length);
  if (at < 0) return undefined;
  if (plain !== undefined && plain !== false) return findPlain(str, source, at);
  const pattern = patternOf(source);
  if (pattern.isPlain) return findPlain(str, source, at);
  try {
    if (!pattern.exec(str, at)) return undefined;
    const r = [pattern.start + 1, pattern.end];
    return pattern.captureCount === 0 ? r : pushCaptures(r, pattern, str);
  } catch (e) {
    patternFault(e);
  }
}

function findPlain(s: string, text: string, at: number): Results {
  const i = s.indexOf(text, at);
  return i < 0 ? undefined : [i + 1, i + text.length];
}

/** §5.4 `string.match(s, pattern [, init])`. */
export function match(s: LuaValue, p: LuaValue, init: LuaValue): Results {
  const str = typeof s === 'string' ? s : checkString(s, 1, arguments.length);
  const source = typeof p === 'string' ? p : checkString(p, 2, arguments.length);
  const at = init === undefined ? 0 : startOf(init, str.length, arguments.length);
  if (at < 0) return undefined;
  const pattern = patternOf(source);
  try {
    return pattern.exec(str, at) ? captures(pattern, str) : undefined;
  } catch (e) {
    patternFault(e);
  }
}

/** §5.4 `string.gmatch(s, pattern)`. `^` has no special meaning in it. */
export function gmatch(s: LuaValue, p: LuaValue): LuaFunctionValue {
  const str = checkString(s, 1, arguments.length);
  const source = checkString(p, 2, arguments.length);
  const pattern = source.charCodeAt(0) === 94 ? compilePattern(source, L.dialect, true) : patternOf(source);
  let at = 0;
  return () => {
    if (at > str.length) return NONE;
    patternBudget.hook = limited() ? work : undefined;
    try {
      if (!pattern.exec(str, at)) {
        at = str.length + 1;
        return NONE;
      }
      at = pattern.end > pattern.start ? pattern.end : pattern.end + 1;
      return captures(pattern, str);
    } catch (e) {
      return patternFault(e);
    }
  };
}

// --- gsub --------------------------------------------------------------------------------------------------------------

/** §5.4 `string.gsub(s, pattern, repl [, n])`. */
export function gsub(s: LuaValue, p: LuaValue, repl: LuaValue, n: LuaValue): LuaValue[] {
  const str = typeof s === 'string' ? s : checkString(s, 1, arguments.length);
  const source = typeof p === 'string' ? p : checkString(p, 2, arguments.length);
  const most = n === undefined ? str.length + 1 : mostReplacements(n, arguments.length);
  const pattern = patternOf(source);
  try {
    if (typeof repl === 'string') return replaceByText(str, pattern, repl, most);
    if (typeof repl === 'function') return replaceByFunction(str, pattern, repl, most);
    if (repl instanceof Table) return replaceByTable(str, pattern, repl, most);
    if (typeof repl === 'number') return replaceByText(str, pattern, numberText(repl), most);
    if (repl instanceof Userdata && repl.fn !== null) return replaceByFunction(str, pattern, repl.fn, most);
  } catch (e) {
    patternFault(e);
  }
  argError(3, 'string/function/table expected');
}

/** A negative number is none in 5.1 and LuaJIT, and a huge one in 5.2. */
function mostReplacements(n: LuaValue, count: number): number {
  if (L.dialect.name !== '5.2') return intArg(n, 4, count);
  const most = integerArg(n, 4, count);
  return most < 0 ? Infinity : most;
}

/** The replacement string used last: programs apply one to many strings. */
let lastSource = '';
let lastDialect: unknown = null;
let lastReplacement: Replacement = { plain: '', parts: [], fault: undefined };

function replacementOf(source: string): Replacement {
  if (source !== lastSource || lastDialect !== L.dialect) {
    lastReplacement = compileReplacement(source, L.dialect);
    lastSource = source;
    lastDialect = L.dialect;
  }
  return lastReplacement;
}

function joined(out: string, between: string, text: string): string {
  const length = out.length + between.length + text.length;
  if (length > budget.maxString) outOfMemory();
  if (length > MAX_STRING) tooLarge();
  return out + between + text;
}

function tooLarge(): never {
  return libError('resulting string too large') as never;
}

// In the loops below `copied` is the end of what has gone to the output and `at` the place where to match next: an
// empty match does not hinder one that begins a character later.

function replaceByText(s: string, pattern: CompiledPattern, repl: string, most: number): LuaValue[] {
  const replacement = replacementOf(repl);
  const { plain } = replacement;
  if (plain !== undefined && pattern.isPlain && isLiteral(pattern.source)) {
    return replacePlain(s, pattern.source, plain, most);
  }
  let out = '';
  let copied = 0;
  let count = 0;
  for (let at = 0; count < most && at <= s.length; ) {
    if (!pattern.exec(s, at)) break;
    const { start, end } = pattern;
    count++;
    out = joined(out, s.substring(copied, start), plain ?? expandReplacement(replacement, pattern, s));
    copied = end;
    at = end > start ? end : end + 1;
    if (pattern.anchored) break;
  }
  return count === 0 ? [s, 0] : [grown(joined(out, s.substring(copied), '')), count];
}

/** Whether a pattern that `find` takes as plain text is that for matching too: `find` overlooks `)`, and in 5.1 zeros. */
function isLiteral(source: string): boolean {
  return source !== '' && source.indexOf(')') < 0 && source.indexOf('\0') < 0;
}

function replacePlain(s: string, text: string, by: string, most: number): LuaValue[] {
  let out = '';
  let copied = 0;
  let count = 0;
  while (count < most) {
    const i = s.indexOf(text, copied);
    if (i < 0) break;
    out = joined(out, s.substring(copied, i), by);
    copied = i + text.length;
    count++;
  }
  work(s.length);
  return count === 0 ? [s, 0] : [grown(joined(out, s.substring(copied), '')), count];
}

function replaceByFunction(s: string, pattern: CompiledPattern, f: LuaFunctionValue, most: number): LuaValue[] {
  let out = '';
  let copied = 0;
  let count = 0;
  for (let at = 0; count < most && at <= s.length; ) {
    if (!pattern.exec(s, at)) break;
    const { start, end } = pattern;
    count++;
    const v = callReplacer(f, pattern, s);
    if (v !== undefined && v !== false) {
      out = joined(out, s.substring(copied, start), replacementText(v));
      copied = end;
    }
    at = end > start ? end : end + 1;
    if (pattern.anchored) break;
  }
  return count === 0 ? [s, 0] : [grown(joined(out, s.substring(copied), '')), count];
}

function callReplacer(f: LuaFunctionValue, pattern: CompiledPattern, s: string): LuaValue {
  const n = pattern.captureCount;
  if (n <= 1) return call1(f, pattern.capture(s, 1));
  if (n === 2) return call2(f, pattern.capture(s, 1), pattern.capture(s, 2));
  return first(call(f, ...pushCaptures([], pattern, s)));
}

function replaceByTable(s: string, pattern: CompiledPattern, t: Table, most: number): LuaValue[] {
  let out = '';
  let copied = 0;
  let count = 0;
  for (let at = 0; count < most && at <= s.length; ) {
    if (!pattern.exec(s, at)) break;
    const { start, end } = pattern;
    count++;
    const key = pattern.capture(s, 1);
    const v = t._mt === null ? rawGet(t, key) : index(t, key);
    if (v !== undefined && v !== false) {
      out = joined(out, s.substring(copied, start), replacementText(v));
      copied = end;
    }
    at = end > start ? end : end + 1;
    if (pattern.anchored) break;
  }
  return count === 0 ? [s, 0] : [grown(joined(out, s.substring(copied), '')), count];
}

function replacementText(v: LuaValue): string {
  if (typeof v === 'string') return v;
  if (typeof v === 'number') return numberText(v);
  return libError(`invalid replacement value (a ${typeName(v)})`) as never;
}
