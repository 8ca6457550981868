// biome-ignore-all lint/complexity/noArguments: the number of arguments tells a missing one from nil; rest parameters cost an array.
/** LuaJIT's library `bit`: operations on signed 32-bit integers. */

import type { LuaValue } from '../core/value.js';
import { checkNumber } from './args.js';
import { lowBits } from './integers.js';
import type { Members } from './library.js';

function bits(v: LuaValue, n: number, count: number): number {
  if (typeof v === 'number' && (v | 0) === v) return v | 0;
  return lowBits(checkNumber(v, n, count));
}

/** `bit.tobit(x)` */
function tobit(x: LuaValue): number {
  if (typeof x === 'number' && (x | 0) === x) return x | 0;
  return bits(x, 1, arguments.length);
}

/** `bit.bnot(x)` */
function bnot(x: LuaValue): number {
  return ~bits(x, 1, arguments.length);
}

/** `bit.band(x1, ...)` */
function band(a: number, b: number): number {
  if (arguments.length === 2 && (a | 0) === a && (b | 0) === b) return a & b;
  return bandAll.apply(undefined, arguments as unknown as number[]);
}

function bandAll(...args: LuaValue[]): number {
  let r = bits(args[0], 1, args.length);
  for (let i = 1; i < args.length; i++) r &= bits(args[i], i + 1, args.length);
  return r;
}

/** `bit.bor(x1, ...)` */
function bor(a: number, b: number): number {
  if (arguments.length === 2 && (a | 0) === a && (b | 0) === b) return a | b;
  return borAll.apply(undefined, arguments as unknown as number[]);
}

function borAll(...args: LuaValue[]): number {
  let r = bits(args[0], 1, args.length);
  for (let i = 1; i < args.length; i++) r |= bits(args[i], i + 1, args.length);
  return r;
}

/** `bit.bxor(x1, ...)` */
function bxor(a: number, b: number): number {
  if (arguments.length === 2 && (a | 0) === a && (b | 0) === b) return a ^ b;
  return bxorAll.apply(undefined, arguments as unknown as number[]);
}

function bxorAll(...args: LuaValue[]): number {
  let r = bits(args[0], 1, args.length);
  for (let i = 1; i < args.length; i++) r ^= bits(args[i], i + 1, args.length);
  return r;
}

/** `bit.lshift(x, n)`; only the low five bits of a shift count. */
function lshift(x: number, n: number): number {
  if ((x | 0) === x && (n | 0) === n) return x << n;
  const count = arguments.length;
  return lshift(bits(x, 1, count), bits(n, 2, count));
}

/** `bit.rshift(x, n)`: zeros come in. */
function rshift(x: number, n: number): number {
  if ((x | 0) === x && (n | 0) === n) return (x >>> n) | 0;
  const count = arguments.length;
  return rshift(bits(x, 1, count), bits(n, 2, count));
}

/** `bit.arshift(x, n)`: the sign comes in. */
function arshift(x: number, n: number): number {
  if ((x | 0) === x && (n | 0) === n) return x >> n;
  const count = arguments.length;
  return arshift(bits(x, 1, count), bits(n, 2, count));
}

/** `bit.rol(x, n)` */
function rol(x: number, n: number): number {
  if ((x | 0) === x && (n | 0) === n) return (x << n) | (x >>> -n);
  const count = arguments.length;
  return rol(bits(x, 1, count), bits(n, 2, count));
}

/** `bit.ror(x, n)` */
function ror(x: number, n: number): number {
  if ((x | 0) === x && (n | 0) === n) return (x >>> n) | (x << -n);
  const count = arguments.length;
  return ror(bits(x, 1, count), bits(n, 2, count));
}

/** `bit.bswap(x)`: the bytes in reverse. */
function bswap(x: LuaValue): number {
  const v = bits(x, 1, arguments.length);
  return (v << 24) | ((v & 0xff00) << 8) | ((v >>> 8) & 0xff00) | (v >>> 24);
}

/** `bit.tohex(x [, n])`: the last `n` digits; upper case when `n` is negative. */
function tohex(x: LuaValue, n: LuaValue): string {
  let v = bits(x, 1, arguments.length);
  let digits = arguments.length < 2 ? 8 : bits(n, 2, arguments.length);
  const upper = digits < 0;
  if (upper) digits = -digits | 0;
  if (digits < 8) v &= (1 << (4 * digits)) - 1;
  // LuaJIT keeps the precision plus one in eight bits; none means the plain number.
  const precision = ((digits + 1) & 255) - 1;
  if (precision === 0 && v === 0) return '';
  const text = (v >>> 0).toString(16).padStart(precision, '0');
  return upper ? text.toUpperCase() : text;
}

const members: Members = { tobit, bnot, band, bor, bxor, lshift, rshift, arshift, rol, ror, bswap, tohex };

/** The members of `bit`. */
export function openBit(): Members {
  return members;
}
