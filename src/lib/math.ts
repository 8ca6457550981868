// biome-ignore-all lint/complexity/noArguments: the number of arguments tells a missing one from nil; rest parameters cost an array.
/** The library `math` (5.1 §5.6, 5.2 §6.6). The generators of random numbers are in random.ts. */
import { power } from '../core/arith.js';
import { throwValue } from '../core/error.js';
import { stringToNumber } from '../core/number-text.js';
import { L, type LuaState } from '../core/state.js';
import { typeName } from '../core/tostring.js';
import type { LuaValue } from '../core/value.js';
import { checkNumber } from './args.js';
import { toInt } from './integers.js';
import type { Members } from './library.js';
import { glibcRandom, tauswortheRandom } from './random.js';

// Hot functions test the type themselves: the checker is then out of their way and they are inlined.

function abs(x: LuaValue): number {
  return Math.abs(typeof x === 'number' ? x : checkNumber(x, 1, arguments.length));
}

function ceil(x: LuaValue): number {
  return Math.ceil(typeof x === 'number' ? x : checkNumber(x, 1, arguments.length));
}

function floor(x: LuaValue): number {
  return Math.floor(typeof x === 'number' ? x : checkNumber(x, 1, arguments.length));
}

function sqrt(x: LuaValue): number {
  return Math.sqrt(typeof x === 'number' ? x : checkNumber(x, 1, arguments.length));
}

function sin(x: LuaValue): number {
  return Math.sin(typeof x === 'number' ? x : checkNumber(x, 1, arguments.length));
}

function cos(x: LuaValue): number {
  return Math.cos(typeof x === 'number' ? x : checkNumber(x, 1, arguments.length));
}

function tan(x: LuaValue): number {
  return Math.tan(typeof x === 'number' ? x : checkNumber(x, 1, arguments.length));
}

function asin(x: LuaValue): number {
  return Math.asin(checkNumber(x, 1, arguments.length));
}

function acos(x: LuaValue): number {
  return Math.acos(checkNumber(x, 1, arguments.length));
}

function atan(x: LuaValue): number {
  return Math.atan(checkNumber(x, 1, arguments.length));
}

function sinh(x: LuaValue): number {
  return Math.sinh(checkNumber(x, 1, arguments.length));
}

function cosh(x: LuaValue): number {
  return Math.cosh(checkNumber(x, 1, arguments.length));
}

function tanh(x: LuaValue): number {
  return Math.tanh(checkNumber(x, 1, arguments.length));
}

function exp(x: LuaValue): number {
  return Math.exp(typeof x === 'number' ? x : checkNumber(x, 1, arguments.length));
}

function log10(x: LuaValue): number {
  return Math.log10(checkNumber(x, 1, arguments.length));
}

// --- Logarithms, angles: each version computes in its own way, and the last bit shows it ------------------------------

/** 5.1: natural, whatever follows. */
function log51(x: LuaValue): number {
  return Math.log(typeof x === 'number' ? x : checkNumber(x, 1, arguments.length));
}

/** 5.2: `math.log(x [, base])`. */
function log52(x: LuaValue, base: LuaValue): number {
  const n = typeof x === 'number' ? x : checkNumber(x, 1, arguments.length);
  if (base === undefined) return Math.log(n);
  const b = checkNumber(base, 2, arguments.length);
  return b === 10 ? Math.log10(n) : Math.log(n) / Math.log(b);
}

/** LuaJIT: with base, the product with a reciprocal of binary logarithms. */
function logJit(x: LuaValue, base: LuaValue): number {
  const n = typeof x === 'number' ? x : checkNumber(x, 1, arguments.length);
  if (arguments.length < 2) return Math.log(n);
  return Math.log2(n) * (1 / Math.log2(checkNumber(base, 2, arguments.length)));
}

function deg(x: LuaValue): number {
  return checkNumber(x, 1, arguments.length) / (Math.PI / 180);
}

function rad(x: LuaValue): number {
  return checkNumber(x, 1, arguments.length) * (Math.PI / 180);
}

/** LuaJIT has these two as bytecode: a bad argument is an arithmetic error inside of them. */
function operandOf(x: LuaValue, name: string): number {
  if (typeof x === 'number') return x;
  const n = typeof x === 'string' ? stringToNumber(x, L.dialect) : undefined;
  if (n !== undefined) return n;
  throwValue(`[builtin:${name}]:0: attempt to perform arithmetic on a ${typeName(x)} value`);
}

function degJit(x: LuaValue): number {
  return operandOf(x, 'deg') * (180 / Math.PI);
}

function radJit(x: LuaValue): number {
  return operandOf(x, 'rad') * (Math.PI / 180);
}

// --- Two arguments. The C compilers that built 5.1 and 5.2 chose in which order they are checked -----------------------

function atan2(y: LuaValue, x: LuaValue): number {
  if (typeof y === 'number' && typeof x === 'number') return Math.atan2(y, x);
  if (L.dialect.name === 'luajit') checkNumber(y, 1, arguments.length);
  const b = checkNumber(x, 2, arguments.length);
  return Math.atan2(checkNumber(y, 1, arguments.length), b);
}

/** C's fmod, which is JavaScript's `%`. */
function fmod(x: LuaValue, y: LuaValue): number {
  if (typeof x === 'number' && typeof y === 'number') return x % y;
  if (L.dialect.name === 'luajit') checkNumber(x, 1, arguments.length);
  const b = checkNumber(y, 2, arguments.length);
  return checkNumber(x, 1, arguments.length) % b;
}

function pow(x: LuaValue, y: LuaValue): number {
  if (typeof x === 'number' && typeof y === 'number') return power(x, y);
  if (L.dialect.name !== '5.1') checkNumber(x, 1, arguments.length);
  const b = checkNumber(y, 2, arguments.length);
  return power(checkNumber(x, 1, arguments.length), b);
}

/** `math.ldexp(m, e)`: m·2^e, rounded once. */
function ldexp(m: LuaValue, e: LuaValue): number {
  if (L.dialect.name !== '5.1') checkNumber(m, 1, arguments.length);
  const y = checkNumber(e, 2, arguments.length);
  const x = checkNumber(m, 1, arguments.length);
  return scale(x, L.dialect.name === 'luajit' ? Math.trunc(y) : toInt(y));
}

function scale(x: number, e: number): number {
  if (Number.isNaN(e)) return e;
  if (x === 0 || !Number.isFinite(x)) return x;
  // Growing is exact up to the last step.
  for (let i = 0; e > 1023 && i < 2; i++) {
    x *= 2 ** 1023;
    e -= 1023;
  }
  if (e > 1023) return x * Infinity;
  if (e >= -1074) return x * 2 ** e;
  // What does not vanish in the end is a normal number, hence exact, after the first step.
  return x * 2 ** (e + 1074) * 2 ** -1074;
}

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** `math.frexp(x)`: a fraction of [0.5, 1) and an exponent. */
function frexp(x: LuaValue): LuaValue[] {
  const n = checkNumber(x, 1, arguments.length);
  if (n === 0 || n - n !== 0) return [n, 0];
  double[0] = n;
  let e = (words[HIGH] >>> 20) & 2047;
  let bias = 1022;
  if (e === 0) {
    double[0] = n * 2 ** 54;
    e = (words[HIGH] >>> 20) & 2047;
    bias += 54;
  }
  words[HIGH] = (words[HIGH] & 0x800fffff) | (1022 << 20);
  return [double[0], e - bias];
}

/** `math.modf(x)`: the integral and the fractional part, both with the sign of the number. */
function modf(x: LuaValue): LuaValue[] {
  const n = checkNumber(x, 1, arguments.length);
  const whole = Math.trunc(n);
  const rest = n - whole;
  if (rest === 0 || n === whole) return [whole, n < 0 || 1 / n < 0 ? -0 : 0];
  return [whole, rest];
}

// --- Extremes ----------------------------------------------------------------------------------------------------------

/** 5.1 and 5.2: a later argument replaces the result when it compares as larger. */
function max(a: LuaValue, b: LuaValue): number {
  if (arguments.length === 2 && typeof a === 'number' && typeof b === 'number') return b > a ? b : a;
  let r = checkNumber(a, 1, arguments.length);
  for (let i = 1; i < arguments.length; i++) {
    const n = checkNumber(arguments[i], i + 1, arguments.length);
    if (n > r) r = n;
  }
  return r;
}

function min(a: LuaValue, b: LuaValue): number {
  if (arguments.length === 2 && typeof a === 'number' && typeof b === 'number') return b < a ? b : a;
  let r = checkNumber(a, 1, arguments.length);
  for (let i = 1; i < arguments.length; i++) {
    const n = checkNumber(arguments[i], i + 1, arguments.length);
    if (n < r) r = n;
  }
  return r;
}

/** LuaJIT: the processor's instruction, which takes the later one when the two are not ordered. */
function maxJit(a: LuaValue, b: LuaValue): number {
  if (arguments.length === 2 && typeof a === 'number' && typeof b === 'number') return a > b ? a : b;
  let r = checkNumber(a, 1, arguments.length);
  for (let i = 1; i < arguments.length; i++) {
    const n = checkNumber(arguments[i], i + 1, arguments.length);
    if (!(r > n)) r = n;
  }
  return r;
}

function minJit(a: LuaValue, b: LuaValue): number {
  if (arguments.length === 2 && typeof a === 'number' && typeof b === 'number') return a < b ? a : b;
  let r = checkNumber(a, 1, arguments.length);
  for (let i = 1; i < arguments.length; i++) {
    const n = checkNumber(arguments[i], i + 1, arguments.length);
    if (!(r < n)) r = n;
  }
  return r;
}

const common: Members = {
  abs,
  acos,
  asin,
  atan,
  atan2,
  ceil,
  cos,
  cosh,
  exp,
  floor,
  fmod,
  frexp,
  huge: Infinity,
  ldexp,
  log10,
  modf,
  pi: Math.PI,
  pow,
  sin,
  sinh,
  sqrt,
  tan,
  tanh,
};
const shared51: Members = { ...common, deg, rad, log: log51, max, min, mod: fmod };
const shared52: Members = { ...common, deg, rad, log: log52, max, min };
const sharedJit: Members = { ...common, deg: degJit, rad: radJit, log: logJit, max: maxJit, min: minJit };

/** The members of `math`. Each runtime has its own generator of random numbers. */
export function openMath(state: LuaState): Members {
  switch (state.dialect.name) {
    case '5.1':
      return { ...shared51, ...glibcRandom(false) };
    case '5.2':
      return { ...shared52, ...glibcRandom(true) };
    default:
      return { ...sharedJit, ...tauswortheRandom() };
  }
}
