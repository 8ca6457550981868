/**
 * The slow paths of operators (§2.5, §2.8): operands that are not both numbers. Generated code does the rest inline.
 * The forms that end in `q` serve coroutine code: they give SUSPEND when the metamethod has suspended.
 */
import { grown } from './budget.js';
import { call2, callable, callHandler, first } from './call.js';
import { q2first, q2negated, SUSPEND } from './coroutine.js';
import { operandError, runtimeError, throwValue } from './error.js';
import { interceptor } from './intercept.js';
import type { Meta } from './metatable.js';
import { stringToNumber } from './number-text.js';
import { CALL_MARK } from './position.js';
import { L } from './state.js';
import { rawLength, Table } from './table.js';
import { metaOf, numberText, typeName } from './tostring.js';
import { Userdata } from './userdata.js';
import type { LuaValue } from './value.js';

/** Calls a metamethod from plain code. */
function meta2(h: LuaValue, a: LuaValue, b: LuaValue): LuaValue {
  if (interceptor.call !== null) return first(interceptor.call(h, [a, b]));
  const r = (typeof h === 'function' ? h : callable(h))(a, b);
  return Array.isArray(r) ? first(r) : r;
}

/** LuaJIT calls metamethods from no line: what cannot be called has no position. */
function checkMetamethod(h: LuaValue): LuaValue {
  if (L.dialect.name === 'luajit' && callHandler(h) === null && !(h instanceof Userdata && h.fn !== null))
    throwValue(`attempt to call a ${typeName(h)} value`);
  return h;
}

type Call2 = (h: LuaValue, a: LuaValue, b: LuaValue) => LuaValue | typeof SUSPEND;

export type ArithmeticEvent = 'add' | 'sub' | 'mul' | 'div' | 'mod' | 'pow' | 'unm';

/** A number, or a string that reads as one. */
export function toNumber(v: LuaValue): number | undefined {
  if (typeof v === 'number') return v;
  return typeof v === 'string' ? stringToNumber(v, L.dialect) : undefined;
}

/** `site`: see `passedSite`. */
function arith(event: ArithmeticEvent, a: LuaValue, b: LuaValue, invoke: Call2, site?: number): LuaValue {
  const x = toNumber(a);
  const y = toNumber(b);
  if (x !== undefined && y !== undefined) {
    switch (event) {
      case 'add':
        return x + y;
      case 'sub':
        return x - y;
      case 'mul':
        return x * y;
      case 'div':
        return x / y;
      case 'mod':
        return modulo(x, y);
      case 'pow':
        return power(x, y);
      case 'unm':
        return -x;
    }
  }
  let h = metaOf(a)?.[event];
  if (h === undefined) h = metaOf(b)?.[event];
  if (h !== undefined) return invoke(typeof h === 'function' ? h : checkMetamethod(h), a, b) as LuaValue;
  // The culprit is the second operand when the first one is a number or reads as one.
  if (x !== undefined) operandError('perform arithmetic on', b, 1, arith, site);
  operandError('perform arithmetic on', a, 0, arith, site);
}

/** `a % b` with the sign of the divisor; the definition of 5.1, 5.2 and LuaJIT. */
export function modulo(a: number, b: number): number {
  return a - Math.floor(a / b) * b;
}

/** `a ^ b` as C's pow: 1^nan and (-1)^inf are 1, unlike in JavaScript. */
export function power(a: number, b: number): number {
  if (Number.isNaN(b) || b === Infinity || b === -Infinity) {
    if (a === 1) return 1;
    if (a === -1 && !Number.isNaN(b)) return 1;
  }
  if (b === 0.5 && a >= 0 && a !== Infinity) return Math.sqrt(a);
  return a ** b;
}

export const add = (a: LuaValue, b: LuaValue, site?: number) => arith('add', a, b, meta2, site);
export const sub = (a: LuaValue, b: LuaValue, site?: number) => arith('sub', a, b, meta2, site);
export const mul = (a: LuaValue, b: LuaValue, site?: number) => arith('mul', a, b, meta2, site);
export const div = (a: LuaValue, b: LuaValue, site?: number) => arith('div', a, b, meta2, site);
export const mod = (a: LuaValue, b: LuaValue, site?: number) => arith('mod', a, b, meta2, site);
export const pow = (a: LuaValue, b: LuaValue, site?: number) => arith('pow', a, b, meta2, site);
export const unm = (a: LuaValue, site?: number) => arith('unm', a, a, meta2, site);

export const addq = (a: LuaValue, b: LuaValue) => arith('add', a, b, q2first as Call2);
export const subq = (a: LuaValue, b: LuaValue) => arith('sub', a, b, q2first as Call2);
export const mulq = (a: LuaValue, b: LuaValue) => arith('mul', a, b, q2first as Call2);
export const divq = (a: LuaValue, b: LuaValue) => arith('div', a, b, q2first as Call2);
export const modq = (a: LuaValue, b: LuaValue) => arith('mod', a, b, q2first as Call2);
export const powq = (a: LuaValue, b: LuaValue) => arith('pow', a, b, q2first as Call2);
export const unmq = (a: LuaValue) => arith('unm', a, a, q2first as Call2);

function concatenate(a: LuaValue, b: LuaValue, invoke: Call2, site?: number): LuaValue {
  const ta = typeof a;
  const tb = typeof b;
  if ((ta === 'string' || ta === 'number') && (tb === 'string' || tb === 'number')) {
    const x = ta === 'string' ? (a as string) : numberText(a as number);
    const y = tb === 'string' ? (b as string) : numberText(b as number);
    if (x.length + y.length > MAX_STRING) tooLong();
    return grown(x + y);
  }
  let h = metaOf(a)?.concat;
  if (h === undefined) h = metaOf(b)?.concat;
  if (h !== undefined) return invoke(typeof h === 'function' ? h : checkMetamethod(h), a, b) as LuaValue;
  if (ta === 'string' || ta === 'number') operandError('concatenate', b, 1, concatenate, site);
  operandError('concatenate', a, 0, concatenate, site);
}

/** Longest string the host takes, less a margin. */
export const MAX_STRING = 0x1fffffe0;

function tooLong(): never {
  runtimeError(L.dialect.name === 'luajit' ? 'not enough memory' : 'string length overflow');
}

export const concat = (a: LuaValue, b: LuaValue, site?: number) => concatenate(a, b, meta2, site);
export const concatq = (a: LuaValue, b: LuaValue) => concatenate(a, b, q2first as Call2);

function lengthOf(v: LuaValue, invoke: Call2, site?: number): LuaValue {
  if (typeof v === 'string') return v.length;
  const m = metaOf(v);
  if (v instanceof Table) {
    if (m === null || m.len === undefined || !L.dialect.hasTableLen) return rawLength(v);
  }
  const h = m?.len;
  if (h !== undefined) return invoke(h, v, L.dialect.name === '5.1' ? undefined : v) as LuaValue;
  operandError('get length of', v, 0, lengthOf, site);
}

export const len = (v: LuaValue, site?: number) => lengthOf(v, meta2, site);
export const lenq = (v: LuaValue) => lengthOf(v, q2first as Call2);

/** The metamethod of a comparison: in 5.1 and LuaJIT both operands must have the same one. */
function comparison(event: 'eq' | 'lt' | 'le', a: LuaValue, b: LuaValue): LuaValue {
  const h = comparisonOf(event, a, b);
  return h === undefined || typeof h === 'function' ? h : checkMetamethod(h);
}

function comparisonOf(event: 'eq' | 'lt' | 'le', a: LuaValue, b: LuaValue): LuaValue {
  const h = metaOf(a)?.[event];
  if (event === 'eq' || !L.dialect.comparesWithEitherMetamethod) {
    if (event === 'eq' && L.dialect.name === '5.2') {
      // 5.2 takes either operand's, but only between the same kind of value, which the caller has checked.
      const other = metaOf(b)?.eq;
      return h === undefined ? undefined : h === other ? h : undefined;
    }
    if (h === undefined) return undefined;
    return metaOf(b)?.[event] === h ? h : undefined;
  }
  return h !== undefined ? h : metaOf(b)?.[event];
}

/** Equality of two values that are not `===`. */
export function eq(a: LuaValue, b: LuaValue): boolean {
  if (!comparable(a, b)) return false;
  const h = comparison('eq', a, b);
  if (h === undefined) return false;
  const r = meta2(h, a, b);
  return r !== undefined && r !== false;
}

export function eqq(a: LuaValue, b: LuaValue): LuaValue | typeof SUSPEND {
  if (!comparable(a, b)) return false;
  const h = comparison('eq', a, b);
  return h === undefined ? false : truthOf(q2first(h, a, b));
}

function comparable(a: LuaValue, b: LuaValue): boolean {
  return (a instanceof Table && b instanceof Table) || (a instanceof Userdata && b instanceof Userdata);
}

function truthOf(r: LuaValue | typeof SUSPEND): LuaValue {
  return r === SUSPEND ? (r as unknown as LuaValue) : r !== undefined && r !== false;
}

function less(a: LuaValue, b: LuaValue, invoke: Call2): LuaValue {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (typeof a === 'string' && typeof b === 'string') return a < b;
  const h = comparison('lt', a, b);
  if (h !== undefined) return truthOf(invoke(h, a, b));
  compareError(a, b);
}

export function le(a: LuaValue, b: LuaValue): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a <= b;
  if (typeof a === 'string' && typeof b === 'string') return a <= b;
  const h = comparison('le', a, b);
  if (h !== undefined) return truthOf(meta2(h, a, b)) as boolean;
  const g = comparison('lt', b, a);
  if (g === undefined) compareError(a, b);
  const r = meta2(g, b, a);
  return r === undefined || r === false;
}

export function leq(a: LuaValue, b: LuaValue): LuaValue | typeof SUSPEND {
  if (typeof a === 'number' && typeof b === 'number') return a <= b;
  if (typeof a === 'string' && typeof b === 'string') return a <= b;
  const h = comparison('le', a, b);
  if (h !== undefined) {
    // When it comes back from a yield, 5.2 looks only whether the left operand has `__le` to know which metamethod this was.
    if (L.dialect.name === '5.2' && metaOf(a)?.le === undefined) return q2negated(h, a, b, true);
    return truthOf(q2first(h, a, b));
  }
  const g = comparison('lt', b, a);
  return g === undefined ? compareError(a, b) : q2negated(g, b, a, false);
}

function compareError(a: LuaValue, b: LuaValue): never {
  const x = typeName(a);
  const y = typeName(b);
  if (x === y) runtimeError(`attempt to compare two ${x} values`);
  runtimeError(`attempt to compare ${x} with ${y}`);
}

export const lt = (a: LuaValue, b: LuaValue) => less(a, b, meta2) as boolean;
export const ltq = (a: LuaValue, b: LuaValue) => less(a, b, q2first as Call2);

/** `a < b` for built-ins (`table.sort`, `math.max`), which are marked as callers. */
export function lessThan(a: LuaValue, b: LuaValue): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (typeof a === 'string' && typeof b === 'string') return a < b;
  return lessFromBuiltin(a, b);
}

/** Named as a call from a built-in: an error then has no position. */
const lessFromBuiltin: (a: LuaValue, b: LuaValue) => boolean = {
  [CALL_MARK](a: LuaValue, b: LuaValue): boolean {
    return less(a, b, call2) as boolean;
  },
}[CALL_MARK];

/** Checks a bound of a numeric `for`; `what` is `initial`, `limit` or `step`. */
export function forNumber(v: LuaValue, what: string): number {
  if (typeof v === 'number') return v;
  if (typeof v === 'string' && L.dialect.forAcceptsStrings) {
    const n = stringToNumber(v, L.dialect);
    if (n !== undefined) return n;
  }
  runtimeError(`'for' ${what}${what === 'initial' ? ' value' : ''} must be a number`);
}

export type { Meta };
