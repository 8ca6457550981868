/** The formats of `read` and `lines` (§5.7 of the 5.1 manual, §6.8 of 5.2). */

import { argError, throwValue } from '../../core/error.js';
import type { LuaValue } from '../../core/value.js';
import type { Dialect } from '../../syntax/dialect.js';
import { exec } from '../../syntax/stack-room.js';
import type { BufferedStream } from './stream.js';

/** What C reads into at once: a line with zero bytes is cut in pieces of this length. */
const FGETS_LENGTH = 8191;

/**
 * A line, without its newline unless `keep`; undefined at the end.
 *
 * The C implementations read with `fgets` and measure with `strlen`: what follows a zero byte in a line, its newline
 * included, is lost, and the next line is joined to it.
 */
export function readLine(stream: BufferedStream, keep: boolean): string | undefined {
  let line = stream.line(Infinity);
  if (line === undefined) return undefined;
  if (line.indexOf('\0') >= 0) return joinCutLines(stream, line, keep);
  if (!keep && line.charCodeAt(line.length - 1) === 10) line = line.slice(0, -1);
  return line;
}

function joinCutLines(stream: BufferedStream, line: string, keep: boolean): string | undefined {
  let text = '';
  for (;;) {
    for (let at = 0; at < line.length; at += FGETS_LENGTH) {
      const piece = line.slice(at, at + FGETS_LENGTH);
      const zero = piece.indexOf('\0');
      if (zero < 0 && piece.charCodeAt(piece.length - 1) === 10) return text + (keep ? piece : piece.slice(0, -1));
      text += zero < 0 ? piece : piece.slice(0, zero);
    }
    const next = stream.line(Infinity);
    if (next === undefined) return text === '' ? undefined : text;
    line = next;
  }
}

/** Everything up to the end. */
export function readAll(stream: BufferedStream): string {
  return stream.read(Infinity);
}

/** Up to `count` bytes, undefined at the end; for 0 an empty string unless it is the end. */
function readBytes(stream: BufferedStream, count: number): string | undefined {
  if (count === 0) return stream.peek() < 0 ? undefined : '';
  const text = stream.read(count);
  return text === '' ? undefined : text;
}

const lower = (c: number): number => (c >= 65 && c <= 90 ? c + 32 : c);
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isHexDigit = (c: number): boolean => isDigit(c) || (lower(c) >= 97 && lower(c) <= 102);

/**
 * A number as `fscanf("%lf")` of glibc reads it: what cannot begin a number stays in the stream, what turns out not to be
 * one has been consumed (`nex` of `next`, the sign of `--1`).
 */
export function readNumber(stream: BufferedStream): number | undefined {
  let c = stream.peek();
  while (c === 32 || (c >= 9 && c <= 13)) {
    stream.skip();
    c = stream.peek();
  }
  if (c < 0) return undefined;
  let negative = false;
  const next = (): number => {
    stream.skip();
    return stream.peek();
  };
  if (c === 45 || c === 43) {
    negative = c === 45;
    c = next();
    if (c < 0) return undefined;
  }
  const sign = (n: number | undefined): number | undefined => (negative && n !== undefined ? -n : n);
  if (lower(c) === 110) return sign(readWord(stream, 'nan') ? NaN : undefined);
  if (lower(c) === 105) {
    if (!readWord(stream, 'inf')) return undefined;
    if (lower(stream.peek()) === 105 && !readWord(stream, 'inity')) return undefined;
    return sign(Infinity);
  }
  let hexadecimal = false;
  let text = '';
  let digits = false;
  if (c === 48) {
    text = '0';
    c = next();
    if (lower(c) === 120) {
      hexadecimal = true;
      c = next();
    } else digits = true;
  }
  const mark = hexadecimal ? 112 : 101;
  let dot = false;
  let exponent = -1;
  for (; c >= 0; c = next()) {
    if (isDigit(c) || (hexadecimal && exponent < 0 && isHexDigit(c))) digits = true;
    else if (exponent >= 0 && exponent === text.length && (c === 45 || c === 43)) exponent = -2;
    else if (digits && exponent === -1 && lower(c) === mark) {
      exponent = text.length + 1;
      dot = true;
    } else if (c === 46 && !dot) dot = true;
    else break;
    text += String.fromCharCode(c);
  }
  return sign(hexadecimal ? hexadecimalPrefix(text.slice(1)) : decimalPrefix(text));
}

/** Consumes a word in any case, and the first byte that differs; false when one does. */
function readWord(stream: BufferedStream, word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const c = stream.peek();
    if (c < 0) return false;
    stream.skip();
    if (lower(c) !== word.charCodeAt(i)) return false;
  }
  return true;
}

/** `strtod` of decimal digits, of which a tail may be no part of the number (`1e+`). */
function decimalPrefix(text: string): number | undefined {
  const m = exec(/^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/, text);
  return m === null ? undefined : +m[0];
}

/** The same after `0x`. `0x` alone is an error, `0x.` reads as the 0 before the x. */
function hexadecimalPrefix(text: string): number | undefined {
  if (text === '') return undefined;
  const m = exec(/^([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?/i, text);
  const whole = m?.[1] ?? '';
  const fraction = m?.[2] ?? '';
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return 0;
  const scale = Number(m?.[3] ?? 0) - 4 * fraction.length;
  // Beyond 64 bits only whether anything follows matters for rounding.
  const kept = digits.length > 16 ? `${digits.slice(0, 16)}${/[^0]/.test(digits.slice(16)) ? '1' : '0'}` : digits;
  const mantissa = Number(BigInt(`0x${kept}`));
  const exponent = scale + 4 * (digits.length - kept.length);
  // In two steps, so that neither overflows before the product does.
  const half = Math.trunc(Math.max(-2200, Math.min(2200, exponent)) / 2);
  return mantissa * 2 ** half * 2 ** (Math.max(-2200, Math.min(2200, exponent)) - half);
}

/** A format that is a number of bytes. */
function readCount(stream: BufferedStream, count: number, dialect: Dialect): string | undefined {
  const given = count;
  count = Number.isNaN(count) ? -1 : Math.trunc(count);
  // The count becomes unsigned in C. Only 5.1 reads in pieces; the others reserve the whole length first.
  if (count < 0) {
    if (dialect.name === '5.1') count = Infinity;
    else
      throwValue(
        dialect.name === '5.2' && !Number.isNaN(given) ? 'memory allocation error: block too big' : 'not enough memory',
      );
  } else if (count > 0x7fffff00 && dialect.name !== '5.1') throwValue('not enough memory');
  return readBytes(stream, count);
}

/**
 * Reads by formats, up to the first that fails, whose result is nil.
 *
 * @param formats Arguments of `read`, of which those from `first` on are formats; none means a line.
 * @param shift What to add to the index of a format for its number in error messages.
 */
export function readFormats(
  stream: BufferedStream,
  formats: LuaValue[],
  first: number,
  shift: number,
  dialect: Dialect,
): LuaValue | LuaValue[] {
  if (formats.length - first <= 1)
    return formats.length === first ? readLine(stream, false) : readOne(stream, formats[first], first + shift, dialect);
  const found: LuaValue[] = [];
  for (let i = first; i < formats.length; i++) {
    const v = readOne(stream, formats[i], i + shift, dialect);
    found.push(v);
    if (v === undefined) break;
  }
  return found;
}

function readOne(stream: BufferedStream, format: LuaValue, n: number, dialect: Dialect): LuaValue {
  if (typeof format === 'number') return readCount(stream, format, dialect);
  const jit = dialect.name === 'luajit';
  if (typeof format !== 'string') argError(n, 'invalid option');
  let at = 0;
  if (format.charCodeAt(0) === 42) at = 1;
  else if (!jit) argError(n, 'invalid option');
  switch (format[at]) {
    case 'n':
      return readNumber(stream);
    case 'l':
      return readLine(stream, false);
    case 'L':
      if (dialect.name !== '5.1') return readLine(stream, true);
      break;
    case 'a':
      return readAll(stream);
  }
  argError(n, 'invalid format');
}
