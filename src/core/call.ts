/** Calls, results and tail calls. */
import { LuaThrow, operandError } from './error.js';
import { interceptor } from './intercept.js';
import { CALL_MARK, setTailSite, TAIL_MARK } from './position.js';
import { metaOf } from './tostring.js';
import { Userdata } from './userdata.js';
import { type LuaFunctionValue, type LuaValue, NONE, type Results } from './value.js';

/** A pending tail call: callee and arguments are in the registers below. An Array, so that one test finds it and multiple results. */
export const TAIL: LuaValue[] = [];
let tailCallee: LuaValue;
let tailArgs: LuaValue[] = NONE;
let pendingSite = 0;
/** Site of the tail call being made: for errors in built-ins, which count as called from there. */
let currentSite = 0;
setTailSite(() => currentSite);

/**
 * Records a tail call that the caller is to make after it has returned `TAIL`; returns where the counter of the calling
 * chunk starts again. That varies, since a fixed period can fall in step with calls that never unwind. `site` is a site
 * number (see position.ts).
 */
export function tail(site: number, f: LuaValue, ...args: LuaValue[]): number {
  tailCallee = f;
  tailArgs = args;
  pendingSite = site;
  seed = (seed * 69069 + 1) & 0x7fffffff;
  return seed >> 25;
}
let seed = 1;

/** Takes the pending tail call out of the registers: it is about to be made. */
export function takeTail(): { callee: LuaValue; args: LuaValue[]; site: number } {
  const callee = tailCallee;
  const args = tailArgs;
  tailCallee = undefined;
  tailArgs = NONE;
  currentSite = pendingSite;
  return { callee, args, site: pendingSite };
}

/** Makes pending tail calls until there are results, or TAIL when an error is pending. */
const makeTailCalls: (r: Results) => Results = {
  [TAIL_MARK](r: Results): Results {
    while (r === TAIL && tailCallee !== throwPending) {
      const { callee, args } = takeTail();
      r = (typeof callee === 'function' ? callee : callable(callee))(...args);
    }
    return r;
  },
}[TAIL_MARK];

/** Makes pending tail calls until there are results; throws a pending error. */
export function finish(r: Results): Results {
  r = makeTailCalls(r);
  return r === TAIL ? throwPending(takeTail().args[0]) : r;
}

/**
 * An error as a pending tail call: a function whose caller looks for TAIL returns it instead of throwing, which costs a
 * microsecond. Whoever makes the call throws.
 */
export function fail(value: LuaValue): typeof TAIL {
  tailCallee = throwPending;
  tailArgs = [value];
  return TAIL;
}

function throwPending(value: LuaValue): never {
  throw new LuaThrow(value);
}

/** After a call returned TAIL: whether an error is pending, and no tail call. */
export function isFailing(): boolean {
  return tailCallee === throwPending;
}

/** After a call returned TAIL: takes the value of a pending error out of the registers; null when it is a tail call. */
export function takeFailure(): { value: LuaValue } | null {
  return tailCallee === throwPending ? { value: takeTail().args[0] } : null;
}

/** After a call returned TAIL: makes the pending tail call, whose results nobody wants; true when an error is pending. */
export function failing(): boolean {
  return makeTailCalls(TAIL) === TAIL;
}

/** The first result. */
export function first(r: Results): LuaValue {
  if (Array.isArray(r)) {
    if (r === TAIL) {
      r = finish(r);
      return Array.isArray(r) ? r[0] : r;
    }
    return r[0];
  }
  return r;
}

/** The truth of the first result. */
export function truth(r: Results): boolean {
  const v = first(r);
  return v !== undefined && v !== false;
}

/** All results as an Array, which must not be written to. */
export function values(r: Results): LuaValue[] {
  if (r === TAIL) r = finish(r);
  return Array.isArray(r) ? r : [r];
}

/** The results `a, ...r`. */
export function prepend(a: LuaValue, r: Results): LuaValue[] {
  if (r === TAIL) r = finish(r);
  return Array.isArray(r) ? [a, ...r] : [a, r];
}

/** Results from a list of values. */
export function results(list: LuaValue[]): Results {
  return list.length === 1 ? list[0] : list;
}

/** What a call of `f`, which is no function, calls: its `__call`, which must be a function itself. */
export function callHandler(f: LuaValue): LuaFunctionValue | null {
  const h = metaOf(f)?.call;
  if (typeof h === 'function') return h;
  return h instanceof Userdata ? h.fn : null;
}

/**
 * A function that calls `f`, which is no function: through `__call`, or raising the error when it is called. (The error
 * comes after the evaluation of the arguments, as in Lua.) `site`: see `passedSite`.
 */
export function callable(f: LuaValue, site?: number): LuaFunctionValue {
  if (f instanceof Userdata && f.fn !== null) return f.fn;
  const h = callHandler(f);
  if (h !== null) return (...args: LuaValue[]) => h(f, ...args);
  return () => operandError('call', f, -1, operandError, site);
}

// Built-ins call Lua through these: their name marks the place in the JavaScript stack (see position.ts).

/** Calls a value from a built-in; the result may be TAIL. */
export const call: (f: LuaValue, ...args: LuaValue[]) => Results = {
  [CALL_MARK](f: LuaValue, ...args: LuaValue[]): Results {
    if (interceptor.call !== null) return interceptor.call(f, args);
    return typeof f === 'function' ? f(...args) : callable(f)(...args);
  },
}[CALL_MARK];

/** `call` with one argument; the first result. */
export const call1: (f: LuaValue, a: LuaValue) => LuaValue = {
  [CALL_MARK](f: LuaValue, a: LuaValue): LuaValue {
    if (interceptor.call !== null) return first(interceptor.call(f, [a]));
    const r = typeof f === 'function' ? f(a) : callable(f)(a);
    return Array.isArray(r) ? first(r) : r;
  },
}[CALL_MARK];

/** `call` with two arguments; the first result. */
export const call2: (f: LuaValue, a: LuaValue, b: LuaValue) => LuaValue = {
  [CALL_MARK](f: LuaValue, a: LuaValue, b: LuaValue): LuaValue {
    if (interceptor.call !== null) return first(interceptor.call(f, [a, b]));
    const r = typeof f === 'function' ? f(a, b) : callable(f)(a, b);
    return Array.isArray(r) ? first(r) : r;
  },
}[CALL_MARK];
