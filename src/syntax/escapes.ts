/** Escape sequences of string literals, except those that span lines (`\` newline, `\z`), which the lexer does. */
import { characterClasses, DIGIT, HEX_DIGIT } from './characters.js';
import type { Dialect } from './dialect.js';
import { messages } from './messages.js';

/** An escape that was read. */
export interface Escape {
  /** The bytes it stands for. */
  text: string;
  /** Where the literal goes on. */
  end: number;
  /** Text of the error, or null. */
  problem: string | null;
  /** What the error quotes; null for the literal read so far. */
  shown: string | null;
}

const classes = characterClasses(false);
const LARGEST_CODE_POINT = 0x10ffff;

const named: Record<string, string> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Reads the escape whose first character after the backslash is at `start` (which is inside the text). */
export function readEscape(source: string, start: number, dialect: Dialect): Escape {
  const first = source[start]!;
  const byName = named[first];
  if (byName !== undefined) return done(byName, start + 1);
  if (isClass(source, start, DIGIT)) return readDecimalEscape(source, start, dialect);
  if (first === 'x' && dialect.hasHexEscape) return readHexEscape(source, start, dialect);
  if (first === 'u' && dialect.hasUnicodeEscape) return readUnicodeEscape(source, start);
  if (first === '\\' || first === '"' || first === "'" || !dialect.refusesUnknownEscapes) return done(first, start + 1);
  return failed(messages.escapeInvalid, source, start + 1, start, dialect);
}

function readDecimalEscape(source: string, start: number, dialect: Dialect): Escape {
  let end = start;
  let value = 0;
  while (end < start + 3 && isClass(source, end, DIGIT)) {
    value = value * 10 + source.charCodeAt(end) - 48;
    end++;
  }
  if (value <= 255) return done(String.fromCharCode(value), end);
  const message =
    dialect.name === '5.1'
      ? messages.escapeTooLarge
      : dialect.name === '5.2'
        ? messages.escapeDecimalTooLarge
        : messages.escapeInvalid;
  return failed(message, source, end, start, dialect);
}

function readHexEscape(source: string, start: number, dialect: Dialect): Escape {
  const message = dialect.name === '5.2' ? messages.escapeHexExpected : messages.escapeInvalid;
  for (let i = start + 1; i < start + 3; i++) {
    if (!isClass(source, i, HEX_DIGIT)) return failed(message, source, i + 1, start, dialect);
  }
  return done(String.fromCharCode(Number.parseInt(source.slice(start + 1, start + 3), 16)), start + 3);
}

/** `\u{XXX}` as UTF-8; surrogates are refused. */
function readUnicodeEscape(source: string, start: number): Escape {
  const refused: Escape = { text: '', end: start, problem: messages.escapeInvalid, shown: null };
  let end = start + 1;
  if (source[end] !== '{') return refused;
  let code = 0;
  do {
    end++;
    if (!isClass(source, end, HEX_DIGIT)) return refused;
    code = code * 16 + Number.parseInt(source[end]!, 16);
    if (code > LARGEST_CODE_POINT) return refused;
  } while (source[end + 1] !== '}');
  if (code >= 0xd800 && code < 0xe000) return refused;
  return done(utf8(code), end + 2);
}

function utf8(code: number): string {
  if (code < 0x80) return String.fromCharCode(code);
  const last = 0x80 | (code & 0x3f);
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), last);
  const middle = 0x80 | ((code >> 6) & 0x3f);
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), middle, last);
  return String.fromCharCode(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), middle, last);
}

function isClass(source: string, at: number, bits: number): boolean {
  return at < source.length && (classes[source.charCodeAt(at)]! & bits) !== 0;
}

function done(text: string, end: number): Escape {
  return { text, end, problem: null, shown: null };
}

/** 5.2 quotes the escape alone, the others the literal up to it. */
function failed(problem: string, source: string, end: number, start: number, dialect: Dialect): Escape {
  return { text: '', end, problem, shown: dialect.name === '5.2' ? source.slice(start - 1, end) : null };
}
