/**
 * Conversions of numbers to C integers, as the reference implementations make them on x86-64: what is in range is cut,
 * what is not becomes the smallest integer of the type. The argument checkers end in `Arg`.
 */
import { L } from '../core/state.js';
import type { LuaValue } from '../core/value.js';
import { checkNumber } from './args.js';

const INT64_MIN = -(2 ** 63);
const INT32_MIN = -(2 ** 31);

/** A number as `lua_Integer` (5.1, 5.2) or as the 32-bit integers of LuaJIT's library. Never -0. */
export function toInteger(x: number): number {
  if ((x | 0) === x) return x | 0;
  if (L.dialect.name === 'luajit') return x > INT32_MIN - 1 && x < 2 ** 31 ? Math.trunc(x) + 0 : INT32_MIN;
  return x >= INT64_MIN && x < 2 ** 63 ? Math.trunc(x) + 0 : INT64_MIN;
}

/** A number as C's `int`: the low 32 bits of the integer in 5.1 and 5.2. */
export function toInt(x: number): number {
  if ((x | 0) === x) return x | 0;
  if (L.dialect.name === 'luajit') return x > INT32_MIN - 1 && x < 2 ** 31 ? x | 0 : INT32_MIN;
  return x > INT64_MIN && x < 2 ** 63 ? x | 0 : 0;
}

/** An argument as `lua_Integer`. */
export function integerArg(v: LuaValue, n: number, count: number): number {
  if (typeof v === 'number' && (v | 0) === v) return v | 0;
  return toInteger(checkNumber(v, n, count));
}

/** An argument as `int`. */
export function intArg(v: LuaValue, n: number, count: number): number {
  if (typeof v === 'number' && (v | 0) === v) return v | 0;
  return toInt(checkNumber(v, n, count));
}

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
const LOW = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;

/**
 * The low 32 bits of a number, rounded to even: what remains in the mantissa after adding 2^52 + 2^51. Beyond 2^51 the
 * sum loses bits, and so do LuaJIT's `bit` and 5.2's `bit32`, which both do it so.
 */
export function lowBits(x: number): number {
  double[0] = x + 6755399441055744;
  return words[LOW];
}
