/**
 * Numbers to text and text to numbers, as Lua's `tostring`, `tonumber` and coercions do it.
 *
 * Lua prints with C's `%.14g` and reads with `strtod` (5.1, 5.2) or its own scanner (LuaJIT). JavaScript's conversions
 * are exact but differ in notation and in what they accept, which is what this file bridges. They round a decimal tie
 * away from zero: so does LuaJIT (`%.0f` of 2.5 is 3), while C goes to the even digit (2).
 */

import type { Dialect } from '../syntax/dialect.js';
import { test } from '../syntax/stack-room.js';

/**
 * The text of a number, `%.14g`.
 *
 * @param likeC False writes what LuaJIT writes: `nan`, and ties rounded away from zero. True is C's `printf`, as 5.1 and
 * 5.2 show it on x86: ties go to the even digit, and NaN is `-nan`. (There `0/0` has the sign bit set and `-(0/0)`, which
 * prints as `nan`, has not; JavaScript cannot see the bit, so the usual case stands for both.)
 */
export function numberToString(n: number, likeC = false): string {
  if ((n | 0) === n) return n === 0 && 1 / n < 0 ? '-0' : '' + n;
  return textOfOtherNumber(n, likeC);
}

function textOfOtherNumber(n: number, likeC: boolean): string {
  const size = n < 0 ? -n : n;
  if (size >= 1e-4 && size < 1e14) {
    // JavaScript writes the shortest digits that identify the double. Fourteen digits or fewer are also what %.14g gives.
    const text = '' + n;
    if (text.length <= 15) return text;
    if (size >= 1e-3) return n < 0 ? '-' + fourteenDigits(size, likeC) : fourteenDigits(size, likeC);
  }
  if (Number.isNaN(n)) return likeC ? '-nan' : 'nan';
  if (size === Infinity) return n < 0 ? '-inf' : 'inf';
  const text = formatGeneral(size, 14, false, likeC);
  return n < 0 ? '-' + text : text;
}

/** Fourteen digits of a number from 1e-3 to 1e14. */
function fourteenDigits(size: number, likeC: boolean): string {
  const text = size.toPrecision(14);
  const point = text.indexOf('.');
  // 99999999999999.9 becomes 1.0000000000000e+14, 12345678901234.5 has no point.
  if (point < 0) return likeC ? roundTieToEven(text, size, 0) : text;
  if (text.indexOf('e') >= 0) return '1e+14';
  return trimZeros(likeC ? roundTieToEven(text, size, text.length - 1 - point) : text);
}

/** Without trailing zeros after the point. */
function trimZeros(text: string): string {
  let end = text.length;
  if (text.charCodeAt(end - 1) !== 48 || text.indexOf('.') < 0) return text;
  do end--;
  while (text.charCodeAt(end - 1) === 48);
  if (text.charCodeAt(end - 1) === 46) end--;
  return text.slice(0, end);
}

/**
 * Correct the last digit of `text` (a plain decimal or the digits of an exponent form) where JavaScript rounded a tie up
 * and C rounds it to even.
 *
 * @param size The exact value, not negative.
 * @param decimals The place of the last digit: 10^-decimals.
 */
function roundTieToEven(text: string, size: number, decimals: number): string {
  if (!isTie(size, decimals)) return text;
  const last = text.length - 1;
  const digit = text.charCodeAt(last) - 48;
  // A tie rounded up to an odd digit: one less is the even neighbour, and an odd digit never borrows.
  return (digit & 1) === 1 ? text.slice(0, last) + (digit - 1) : text;
}

/** Whether a value lies exactly half-way between two multiples of 10^-decimals. */
function isTie(size: number, decimals: number): boolean {
  if (decimals >= 0) {
    // size * 10^d ends in one half exactly when the reduced binary fraction has d+1 places.
    const scaled = size * 2 ** (decimals + 1);
    return scaled % 2 === 1;
  }
  // Half of 10^k is 5^k * 2^(k-1); 5^k must divide a 53-bit integer.
  if (decimals < -22) return false;
  const half = 5 * 10 ** (-decimals - 1);
  return (size / half) % 2 === 1 && size % half === 0;
}

/** `%.{digits}e` of a finite number that is not negative; `likeC` as in {@link numberToString}. */
export function formatExponent(size: number, digits: number, alternate: boolean, likeC: boolean): string {
  const text = size.toExponential(digits);
  const e = text.indexOf('e');
  const exponent = +text.slice(e + 1);
  let mantissa = text.slice(0, e);
  if (likeC) mantissa = roundTieToEven(mantissa, size, digits - exponent);
  if (alternate && digits === 0) mantissa += '.';
  return mantissa + exponentText(exponent);
}

function exponentText(exponent: number): string {
  const size = exponent < 0 ? -exponent : exponent;
  return (exponent < 0 ? 'e-' : 'e+') + (size < 10 ? '0' + size : size);
}

/** `%.{digits}f` of a finite number that is not negative. */
export function formatFixed(size: number, digits: number, alternate: boolean, likeC: boolean): string {
  let text: string;
  if (size < 1e21) {
    text = size.toFixed(digits);
    if (likeC) text = roundTieToEven(text, size, digits);
  } else text = digits > 0 ? BigInt(size) + '.' + '0'.repeat(digits) : '' + BigInt(size);
  return alternate && digits === 0 ? text + '.' : text;
}

/** `%.{precision}g` of a finite number that is not negative; `alternate` keeps trailing zeros and the point. */
export function formatGeneral(size: number, precision: number, alternate: boolean, likeC: boolean): string {
  if (precision === 0) precision = 1;
  const text = size.toExponential(precision - 1);
  const e = text.indexOf('e');
  const exponent = +text.slice(e + 1);
  const decimals = precision - 1 - exponent;
  let mantissa = text.slice(0, e);
  if (likeC) mantissa = roundTieToEven(mantissa, size, decimals);
  if (exponent < -4 || exponent >= precision) {
    if (!alternate) return trimZeros(mantissa) + exponentText(exponent);
    return (precision === 1 ? mantissa + '.' : mantissa) + exponentText(exponent);
  }
  // The digits are known: only the point moves.
  const digits = precision === 1 ? mantissa : mantissa[0] + mantissa.slice(2);
  let plain: string;
  if (exponent < 0) plain = '0.' + '0'.repeat(-exponent - 1) + digits;
  else if (exponent + 1 < precision) plain = digits.slice(0, exponent + 1) + '.' + digits.slice(exponent + 1);
  else return alternate ? digits + '.' : digits;
  return alternate ? plain : trimZeros(plain);
}

// --- Text to numbers -------------------------------------------------------------------------------------------------

/** The C locale's `isspace`. */
function isSpace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13);
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** Value of a letter or digit in bases up to 36, or 99. */
function digitValue(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  if (c >= 97 && c <= 122) return c - 87;
  if (c >= 65 && c <= 90) return c - 55;
  return 99;
}

/** Exponents from which LuaJIT's scanner calls a numeral malformed. */
const JIT_EXPONENT_LIMIT = 1 << 20;

/**
 * The number a string stands for, or undefined: `tonumber(s)` and the coercion of strings in arithmetic.
 *
 * - 5.1 takes what `strtod` takes, `inf`, `nan` and hexadecimal floats included, and stops at a zero byte.
 * - 5.2 refuses `inf` and `nan`.
 * - LuaJIT takes `inf`, `nan`, binary numerals, and refuses exponents of 2^20 and more.
 */
export function stringToNumber(s: string, dialect: Dialect): number | undefined {
  const length = s.length;
  // Short decimal integers need no more than this loop.
  if (length < 16 && length > 0) {
    let n = 0;
    let i = 0;
    for (; i < length; i++) {
      const d = s.charCodeAt(i) - 48;
      if (d < 0 || d > 9) break;
      n = n * 10 + d;
    }
    if (i === length) return n;
  }
  return readNumeral(s, dialect);
}

function readNumeral(s: string, dialect: Dialect): number | undefined {
  let length = s.length;
  if (dialect.name === '5.1') {
    const zero = s.indexOf('\0');
    if (zero >= 0) length = zero;
  }
  while (length > 0 && isSpace(s.charCodeAt(length - 1))) length--;
  let i = 0;
  while (i < length && isSpace(s.charCodeAt(i))) i++;
  const start = i;
  let negative = false;
  if (i < length) {
    const sign = s.charCodeAt(i);
    if (sign === 45 || sign === 43) {
      negative = sign === 45;
      i++;
    }
  }
  if (i >= length) return undefined;
  const first = s.charCodeAt(i);
  if (first === 48 && i + 1 < length) {
    const mark = s.charCodeAt(i + 1) | 32;
    if (mark === 120) {
      const n = readHexadecimal(s, i + 2, length, dialect);
      return negative && n !== undefined ? -n : n;
    }
    if (mark === 98 && dialect.hasBinaryNumerals) {
      const n = readBinary(s, i + 2, length);
      return negative && n !== undefined ? -n : n;
    }
  }
  if (first > 57) {
    if (dialect.name === '5.2') return undefined;
    const n = readName(s.slice(i, length), dialect);
    return negative && n !== undefined ? -n : n;
  }
  let digits = i;
  while (i < length && isDigit(s.charCodeAt(i))) i++;
  digits = i - digits;
  if (i < length && s.charCodeAt(i) === 46) {
    i++;
    while (i < length && isDigit(s.charCodeAt(i))) {
      i++;
      digits++;
    }
  }
  if (digits === 0) return undefined;
  if (i < length && (s.charCodeAt(i) | 32) === 101) {
    i = exponentEnd(s, i + 1, length);
    if (i < length || (dialect.name === 'luajit' && exponentTooLarge(s, length))) return undefined;
  }
  // What is left is JavaScript's own decimal syntax, and its conversion rounds correctly at any length.
  return i === length ? +s.slice(start, length) : undefined;
}

/** Where an exponent after its letter ends, or -1 (as a number below any length) when it has no digits. */
function exponentEnd(s: string, i: number, length: number): number {
  if (i < length && (s.charCodeAt(i) === 43 || s.charCodeAt(i) === 45)) i++;
  const digits = i;
  while (i < length && isDigit(s.charCodeAt(i))) i++;
  return i > digits ? i : -1;
}

/** Whether the exponent that ends the numeral is beyond LuaJIT's limit. */
function exponentTooLarge(s: string, length: number): boolean {
  let i = length - 1;
  while (isDigit(s.charCodeAt(i - 1))) i--;
  return +s.slice(i, length) >= JIT_EXPONENT_LIMIT;
}

/** `inf`, `infinity`, `nan` in any case; `nan(text)` as glibc reads it in 5.1. */
function readName(text: string, dialect: Dialect): number | undefined {
  const lower = text.toLowerCase();
  if (lower === 'inf' || lower === 'infinity') return Infinity;
  if (lower === 'nan') return NaN;
  if (dialect.name === '5.1' && test(/^nan\([a-z0-9_]*\)$/, lower)) return NaN;
  return undefined;
}

/** Digits after `0x`, with a point and a binary exponent. */
function readHexadecimal(s: string, i: number, length: number, dialect: Dialect): number | undefined {
  let mantissa = 0;
  let significant = 0;
  let seen = 0;
  let scale = 0;
  let point = -1;
  const first = i;
  for (; i < length; i++) {
    const c = s.charCodeAt(i);
    if (c === 46) {
      if (point >= 0) return undefined;
      point = i;
      continue;
    }
    const d = digitValue(c);
    if (d > 15) break;
    seen++;
    if (significant > 0 || d > 0) significant++;
    if (significant <= 13) mantissa = mantissa * 16 + d;
    if (point >= 0) scale -= 4;
  }
  if (seen === 0) return undefined;
  const digitsEnd = i;
  if (i < length) {
    if ((s.charCodeAt(i) | 32) !== 112) return undefined;
    const exponentStart = i + 1;
    if (exponentEnd(s, exponentStart, length) !== length) return undefined;
    if (dialect.name === 'luajit' && exponentTooLarge(s, length)) return undefined;
    scale += +s.slice(exponentStart, length);
  }
  if (significant <= 13) return scaleByPowerOfTwo(mantissa, scale);
  const digits = s.slice(first, digitsEnd).replace('.', '');
  return scaleLongMantissa(BigInt('0x' + digits), scale);
}

/** Digits after `0b` (LuaJIT): up to 64 after the leading zeros. */
function readBinary(s: string, i: number, length: number): number | undefined {
  if (i >= length) return undefined;
  const text = s.slice(i, length);
  if (!test(/^[01]+$/, text) || text.replace(/^0+/, '').length > 64) return undefined;
  return Number(BigInt('0b' + text));
}

/** n * 2^exponent with one rounding; n below 2^53. */
function scaleByPowerOfTwo(n: number, exponent: number): number {
  if (n === 0 || exponent === 0) return n;
  if (exponent > 1023) return exponent > 1100 ? Infinity : n * 2 ** 1000 * 2 ** (exponent - 1000);
  if (exponent >= -1022) return n * 2 ** exponent;
  // The first product is exact, so only the second one rounds.
  return exponent < -1200 ? 0 : n * 2 ** -1000 * 2 ** (exponent + 1000);
}

/** The same for a mantissa of any length. */
function scaleLongMantissa(mantissa: bigint, exponent: number): number {
  const bits = mantissa.toString(16).length * 4;
  if (bits + exponent > 1100) return Infinity;
  if (bits + exponent < -1100) return 0;
  if (bits + exponent > -1000) {
    // A normal number, perhaps with a mantissa longer than the range of doubles: shorten it, keep what rounding needs.
    if (bits <= 128) return scaleByPowerOfTwo(Number(mantissa), exponent);
    const cut = BigInt(bits - 128);
    const rest = mantissa & ((1n << cut) - 1n);
    return scaleByPowerOfTwo(Number((mantissa >> cut) | (rest === 0n ? 0n : 1n)), exponent + bits - 128);
  }
  // Subnormal or near: round once, at the unit 2^-1074.
  const drop = BigInt(-1074 - exponent);
  if (drop <= 0n) return Number(mantissa << -drop) * 2 ** -1074;
  const kept = mantissa >> drop;
  const rest = mantissa - (kept << drop);
  const half = 1n << (drop - 1n);
  const up = rest > half || (rest === half && (kept & 1n) === 1n);
  return Number(up ? kept + 1n : kept) * 2 ** -1074;
}

/**
 * `tonumber(s, base)` for a base from 2 to 36 (the caller checks the range).
 *
 * 5.1 and LuaJIT read base 10 as `tonumber(s)` and use `strtoul` otherwise, which has 64 bits, saturates, takes `0x` in
 * base 16 and stops at a zero byte; in 5.1 a minus sign wraps around. 5.2 adds digits up in doubles.
 */
export function stringToNumberBase(s: string, base: number, dialect: Dialect): number | undefined {
  const wide = dialect.name === '5.2';
  if (base === 10 && !wide) return stringToNumber(s, dialect);
  let length = s.length;
  if (!wide) {
    const zero = s.indexOf('\0');
    if (zero >= 0) length = zero;
  }
  let i = 0;
  while (i < length && isSpace(s.charCodeAt(i))) i++;
  let negative = false;
  if (i < length && (s.charCodeAt(i) === 45 || s.charCodeAt(i) === 43)) negative = s.charCodeAt(i++) === 45;
  if (!wide && base === 16 && i + 2 < length && s.charCodeAt(i) === 48 && (s.charCodeAt(i + 1) | 32) === 120) {
    if (digitValue(s.charCodeAt(i + 2)) < 16) i += 2;
  }
  const first = i;
  let n = 0;
  for (; i < length; i++) {
    const d = digitValue(s.charCodeAt(i));
    if (d >= base) break;
    n = n * base + d;
  }
  const last = i;
  while (i < length && isSpace(s.charCodeAt(i))) i++;
  if (last === first || i < length) return undefined;
  if (wide) return negative ? -n : n;
  if (n < 2 ** 53) {
    if (!negative) return n;
    return dialect.name === 'luajit' ? -n : n === 0 ? 0 : Number(2n ** 64n - BigInt(n));
  }
  return unsignedLong(s.slice(first, last), base, negative, dialect);
}

/** `strtoul` of digits that exceed 2^53, as a double. */
function unsignedLong(digits: string, base: number, negative: boolean, dialect: Dialect): number {
  const wideBase = BigInt(base);
  let n = 0n;
  for (let i = 0; i < digits.length && n < 2n ** 64n; i++) n = n * wideBase + BigInt(digitValue(digits.charCodeAt(i)));
  if (n >= 2n ** 64n) return dialect.name === 'luajit' && negative ? -(2 ** 64) : 2 ** 64;
  if (!negative) return Number(n);
  return dialect.name === 'luajit' ? -Number(n) : Number(2n ** 64n - n);
}
