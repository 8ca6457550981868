/**
 * `table.sort` (§5.5): the quicksort of the reference implementations, comparison for comparison, since programs see in
 * which order it leaves equal elements, and what it says about inconsistent comparators.
 *
 * It runs on an array of its own; the elements go back to the table at the end, also when the comparator throws.
 */
import { lessThan } from '../../core/arith.js';
import { work } from '../../core/budget.js';
import { first } from '../../core/call.js';
import { libError } from '../../core/error.js';
import { interceptor } from '../../core/intercept.js';
import { CALL_MARK } from '../../core/position.js';
import { L } from '../../core/state.js';
import { rawGetNumber, rawSetNumber, type Table } from '../../core/table.js';
import type { LuaFunctionValue, LuaValue } from '../../core/value.js';

type Compare = (f: LuaFunctionValue, a: LuaValue, b: LuaValue) => boolean;

/** Calls the comparator. Not through call.ts, so that the JavaScript engine sees few callees here and can inline them. */
const callComparator: Compare = {
  [CALL_MARK](f: LuaFunctionValue, a: LuaValue, b: LuaValue): boolean {
    const r = interceptor.call === null ? f(a, b) : interceptor.call(f, [a, b]);
    if (typeof r === 'boolean') return r;
    const v = first(r);
    return v !== undefined && v !== false;
  },
}[CALL_MARK];

function unordered(): never {
  return libError('invalid order function for sorting') as never;
}

/**
 * Sorts a[lo..hi] with a comparator function. `slack` is how far the scans may run out of the part before that is an
 * error: 5.1 looks one element further than the others.
 */
function sortWith(a: LuaValue[], lo: number, hi: number, f: LuaFunctionValue, slack: number): void {
  while (lo < hi) {
    let x = a[hi];
    let y = a[lo];
    if (callComparator(f, x, y)) {
      a[lo] = x;
      a[hi] = y;
    }
    if (hi - lo === 1) return;
    const mid = middle(lo, hi);
    let p = a[mid];
    y = a[lo];
    if (callComparator(f, p, y)) {
      a[mid] = y;
      a[lo] = p;
      p = y;
    } else {
      x = a[hi];
      if (callComparator(f, x, p)) {
        a[mid] = x;
        a[hi] = p;
        p = x;
      }
    }
    if (hi - lo === 2) return;
    a[mid] = a[hi - 1];
    a[hi - 1] = p;
    let i = lo;
    let j = hi - 1;
    for (;;) {
      while (callComparator(f, (x = a[++i]), p)) if (i >= hi + slack) unordered();
      while (callComparator(f, p, (y = --j < 0 ? undefined : a[j]))) if (j <= lo - slack) unordered();
      if (j < i) break;
      a[i] = y;
      a[j] = x;
    }
    x = a[hi - 1];
    a[hi - 1] = a[i];
    a[i] = x;
    if (i - lo < hi - i) {
      sortWith(a, lo, i - 1, f, slack);
      lo = i + 1;
    } else {
      sortWith(a, i + 1, hi, f, slack);
      hi = i - 1;
    }
  }
}

/** The element between two that is taken as pivot: that of 1-based arithmetic. */
function middle(lo: number, hi: number): number {
  return ((lo + hi + 2) >> 1) - 1;
}

/** The elements of an array as 32-bit integers, or null when some are not. */
function integersOf(a: LuaValue[]): Int32Array | null {
  const n = a.length;
  const out = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const v = a[i];
    if (typeof v !== 'number' || (v | 0) !== v || (v === 0 && 1 / v < 0)) return null;
    out[i] = v;
  }
  return out;
}

/**
 * The elements of an array as numbers, or null when there is something else: also NaN and -0, which make the outcome
 * depend on the algorithm.
 */
function numbersOf(a: LuaValue[]): Float64Array | null {
  const n = a.length;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const v = a[i];
    if (typeof v !== 'number' || Number.isNaN(v) || (v === 0 && 1 / v < 0)) return null;
    out[i] = v;
  }
  return out;
}

function areStrings(a: LuaValue[]): a is string[] {
  for (let i = 0; i < a.length; i++) if (typeof a[i] !== 'string') return false;
  return true;
}

/** Below this a typed array costs more than it saves. */
const FEW = 12;

/** Sorts the first `n` elements of a table; `comparator` is undefined for `<`. */
export function sortTable(t: Table, n: number, comparator: LuaFunctionValue | undefined): void {
  if (n < 2) return;
  work(n);
  const slack = L.dialect.name === '5.1' ? 1 : 0;
  const own = t._arr;
  if (own.length === n) {
    if (comparator === undefined) {
      if (n > FEW && typeof own[0] === 'number') {
        const numbers = integersOf(own) ?? numbersOf(own);
        if (numbers !== null) {
          numbers.sort();
          for (let i = 0; i < n; i++) own[i] = numbers[i];
          return;
        }
      } else if (typeof own[0] === 'string' && areStrings(own)) {
        // The order of code units is that of bytes, and equal strings are the same.
        own.sort();
        return;
      }
    }
    const copy = own.slice();
    try {
      sortWith(copy, 0, n - 1, comparator ?? lessThan, slack);
    } finally {
      if (t._arr === own && own.length === n && copy.length === n && copy[n - 1] !== undefined) {
        for (let i = 0; i < n; i++) own[i] = copy[i];
      } else store(t, copy);
    }
    return;
  }
  const copy: LuaValue[] = [];
  for (let i = 1; i <= n; i++) copy.push(rawGetNumber(t, i));
  try {
    sortWith(copy, 0, n - 1, comparator ?? lessThan, slack);
  } finally {
    store(t, copy);
  }
}

function store(t: Table, a: LuaValue[]): void {
  for (let i = 0; i < a.length; i++) rawSetNumber(t, i + 1, a[i]);
}
