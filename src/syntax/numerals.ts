/** The value of a numeral; where it ends in the text is the lexer's business. */
import type { Dialect } from './dialect.js';
import { exec } from './stack-room.js';

const DECIMAL = /^(?:\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?$/;
const HEXADECIMAL = /^0[xX]([\da-fA-F]*)(?:\.([\da-fA-F]*))?(?:[pP]([+-]?\d+))?$/;
const BINARY = /^0[bB]([01]+)$/;

/** LuaJIT refuses exponents from here on. */
const LUAJIT_EXPONENT_LIMIT = 1 << 20;
/** LuaJIT keeps a binary numeral in 64 bits. */
const LUAJIT_BINARY_DIGITS = 64;

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 48 || c > 57) return false;
  }
  return text !== '';
}

/** The number a numeral stands for, or undefined when it is malformed. */
export function numeralValue(text: string, dialect: Dialect): number | undefined {
  if (isDigits(text)) return Number(text);
  const decimal = exec(DECIMAL, text);
  if (decimal !== null) {
    return isExponentAccepted(decimal[1], dialect) ? Number(text) : undefined;
  }
  const hexadecimal = exec(HEXADECIMAL, text);
  if (hexadecimal !== null) {
    const [, whole = '', fraction = '', exponent] = hexadecimal;
    if (whole === '' && fraction === '') return undefined;
    if (!isExponentAccepted(exponent, dialect)) return undefined;
    return hexadecimalValue(whole, fraction, exponent === undefined ? 0 : Number(exponent));
  }
  if (dialect.hasBinaryNumerals) {
    const binary = exec(BINARY, text);
    if (binary !== null) {
      const digits = binary[1]!.replace(/^0+/, '');
      return digits.length <= LUAJIT_BINARY_DIGITS ? Number(`0b0${digits}`) : undefined;
    }
  }
  return undefined;
}

function isExponentAccepted(exponent: string | undefined, dialect: Dialect): boolean {
  return exponent === undefined || dialect.name !== 'luajit' || Math.abs(Number(exponent)) < LUAJIT_EXPONENT_LIMIT;
}

/** The double nearest to a hexadecimal numeral, ties to even, as `strtod` gives it. */
function hexadecimalValue(whole: string, fraction: string, exponent: number): number {
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return 0;
  const scale = exponent - 4 * fraction.length;
  // Up to 52 bits are exact.
  if (digits.length <= 13 && scale === 0) return Number.parseInt(digits, 16);
  return scaledValue(BigInt(`0x${digits}`), digits.length * 4, scale);
}

/** `mantissa * 2 ** exponent` rounded once. `bits` is at least the size of the mantissa. */
function scaledValue(mantissa: bigint, bits: number, exponent: number): number {
  // A window of 64 bits with a sticky last one rounds like the whole.
  if (bits > 68) {
    const dropped = bits - 68;
    const kept = mantissa >> BigInt(dropped);
    mantissa = kept << BigInt(dropped) === mantissa ? kept : kept | 1n;
    exponent += dropped;
  }
  const size = mantissa.toString(2).length;
  const top = size + exponent;
  if (top > 1024) return Number.POSITIVE_INFINITY;
  if (top < -1074) return 0;
  if (top <= -1022) {
    // Subnormal: the unit is 2^-1074, so round the mantissa there.
    return roundedShift(mantissa, -1074 - exponent) * Number.MIN_VALUE;
  }
  // Normal: the conversion rounds, scaling by powers of two is exact if done in steps that stay within range.
  let value = Number(mantissa);
  while (exponent < -500) {
    value *= 2 ** -500;
    exponent += 500;
  }
  while (exponent > 500) {
    value *= 2 ** 500;
    exponent -= 500;
  }
  return value * 2 ** exponent;
}

/** `mantissa / 2 ** shift` to the nearest integer, ties to even. */
function roundedShift(mantissa: bigint, shift: number): number {
  if (shift <= 0) return Number(mantissa << BigInt(-shift));
  const unit = 1n << BigInt(shift);
  const quotient = mantissa >> BigInt(shift);
  const rest = (mantissa & (unit - 1n)) * 2n;
  const roundsUp = rest > unit || (rest === unit && (quotient & 1n) === 1n);
  return Number(roundsUp ? quotient + 1n : quotient);
}
