// biome-ignore-all lint/complexity/noArguments: the number of arguments tells a missing one from nil; rest parameters cost an array.
/** Lua 5.2's library `bit32` (§6.7): operations on unsigned 32-bit integers. */
import { argError, libError } from '../core/error.js';
import type { LuaValue } from '../core/value.js';
import { checkNumber } from './args.js';
import { intArg, lowBits } from './integers.js';
import type { Members } from './library.js';

/** An argument as a signed integer with the bits that Lua sees as unsigned. */
function bits(v: LuaValue, n: number, count: number): number {
  if (typeof v === 'number' && (v | 0) === v) return v | 0;
  return lowBits(checkNumber(v, n, count));
}

/** `bit32.bnot(x)` */
function bnot(x: LuaValue): number {
  return ~bits(x, 1, arguments.length) >>> 0;
}

/** `bit32.band(...)` */
function band(a: LuaValue, b: LuaValue): number {
  if (arguments.length === 2) return (bits(a, 1, 2) & bits(b, 2, 2)) >>> 0;
  let r = -1;
  for (let i = 0; i < arguments.length; i++) r &= bits(arguments[i], i + 1, arguments.length);
  return r >>> 0;
}

/** `bit32.bor(...)` */
function bor(a: LuaValue, b: LuaValue): number {
  if (arguments.length === 2) return (bits(a, 1, 2) | bits(b, 2, 2)) >>> 0;
  let r = 0;
  for (let i = 0; i < arguments.length; i++) r |= bits(arguments[i], i + 1, arguments.length);
  return r >>> 0;
}

/** `bit32.bxor(...)` */
function bxor(a: LuaValue, b: LuaValue): number {
  if (arguments.length === 2) return (bits(a, 1, 2) ^ bits(b, 2, 2)) >>> 0;
  let r = 0;
  for (let i = 0; i < arguments.length; i++) r ^= bits(arguments[i], i + 1, arguments.length);
  return r >>> 0;
}

/** `bit32.btest(...)`: whether the arguments have a bit in common. */
function btest(a: LuaValue, b: LuaValue): boolean {
  if (arguments.length === 2) return (bits(a, 1, 2) & bits(b, 2, 2)) !== 0;
  let r = -1;
  for (let i = 0; i < arguments.length; i++) r &= bits(arguments[i], i + 1, arguments.length);
  return r !== 0;
}

/** Left for a positive count, right for a negative one; 32 places or more leave nothing. */
function shift(v: number, by: number): number {
  if (by >= 0) return by >= 32 ? 0 : (v << by) >>> 0;
  return by <= -32 ? 0 : v >>> -by;
}

// In these the reference evaluates the second argument first, so a fault of it is reported first.

/** `bit32.lshift(x, disp)` */
function lshift(x: LuaValue, disp: LuaValue): number {
  const by = intArg(disp, 2, arguments.length);
  return shift(bits(x, 1, arguments.length), by);
}

/** `bit32.rshift(x, disp)` */
function rshift(x: LuaValue, disp: LuaValue): number {
  const by = intArg(disp, 2, arguments.length);
  return shift(bits(x, 1, arguments.length), -by);
}

function rotate(v: number, by: number): number {
  return ((v << by) | (v >>> -by)) >>> 0;
}

/** `bit32.lrotate(x, disp)` */
function lrotate(x: LuaValue, disp: LuaValue): number {
  const by = intArg(disp, 2, arguments.length);
  return rotate(bits(x, 1, arguments.length), by);
}

/** `bit32.rrotate(x, disp)` */
function rrotate(x: LuaValue, disp: LuaValue): number {
  const by = intArg(disp, 2, arguments.length);
  return rotate(bits(x, 1, arguments.length), -by);
}

/** `bit32.arshift(x, disp)`: to the right with the top bit coming in. */
function arshift(x: LuaValue, disp: LuaValue): number {
  const v = bits(x, 1, arguments.length);
  const by = intArg(disp, 2, arguments.length);
  if (by < 0 || v >= 0) return shift(v, -by);
  return (by >= 32 ? -1 : v >> by) >>> 0;
}

/** Checks a field of `width` bits from bit `f` on. */
function checkWidth(f: number, width: LuaValue, n: number, count: number): number {
  const w = width === undefined ? 1 : intArg(width, n + 1, count);
  if (f < 0) argError(n, 'field cannot be negative');
  if (w <= 0) argError(n + 1, 'width must be positive');
  if (f + w > 32) libError('trying to access non-existent bits');
  return w;
}

function maskOf(width: number): number {
  return width === 32 ? -1 : (1 << width) - 1;
}

/** `bit32.extract(n, field [, width])` */
function extract(x: LuaValue, field: LuaValue, width: LuaValue): number {
  const v = bits(x, 1, arguments.length);
  const f = intArg(field, 2, arguments.length);
  const w = checkWidth(f, width, 2, arguments.length);
  return ((v >>> f) & maskOf(w)) >>> 0;
}

/** `bit32.replace(n, v, field [, width])` */
function replace(x: LuaValue, by: LuaValue, field: LuaValue, width: LuaValue): number {
  const v = bits(x, 1, arguments.length);
  const b = bits(by, 2, arguments.length);
  const f = intArg(field, 3, arguments.length);
  const mask = maskOf(checkWidth(f, width, 3, arguments.length));
  return ((v & ~(mask << f)) | ((b & mask) << f)) >>> 0;
}

const members: Members = {
  arshift,
  band,
  bnot,
  bor,
  btest,
  bxor,
  extract,
  lrotate,
  lshift,
  replace,
  rrotate,
  rshift,
};

/** The members of `bit32`. */
export function openBit32(): Members {
  return members;
}
