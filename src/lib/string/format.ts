/**
 * The directives of `string.format` (§5.4): parsing a format and writing one value in one directive.
 *
 * Fetching, converting and refusing arguments is the library's part. It runs a program so:
 *
 * ```
 * for (const part of compileFormat(fmt, dialect))
 *   if (typeof part === 'string') out += part;
 *   else switch (part.kind) {
 *     case 'invalid':  // 5.1 and 5.2 report a missing argument before it
 *       throw error(part.message);
 *     case 'integer': case 'unsigned':
 *       // 5.2 only: integerFault(part, n) names what is wrong with the argument
 *       out += formatInteger(part, n); break;
 *     case 'float':   out += formatFloat(part, n); break;
 *     case 'char':    out += formatChar(part, n); break;
 *     case 'string':  out += formatString(part, s); break;   // after tostring, in 5.2 and LuaJIT
 *     case 'quoted':  out += quoteString(s, dialect); break;
 *     case 'pointer': out += address; break;                 // LuaJIT; flags and width have no effect
 *   }
 * ```
 *
 * A malformed directive is a part of the program, not an exception, because real Lua meets it only after the
 * directives before it.
 */
import { formatExponent, formatFixed, formatGeneral } from '../../core/number-text.js';
import type { Dialect } from '../../syntax/dialect.js';

export type DirectiveKind =
  | 'integer'
  | 'unsigned'
  | 'float'
  | 'char'
  | 'string'
  | 'quoted'
  | 'pointer'
  /** Cannot be carried out; `message` says why. */
  | 'invalid';

/** One directive, `%-5.2f` for example. */
export interface Directive {
  readonly kind: DirectiveKind;
  /** The letter. */
  readonly conversion: string;
  /** Flag `-`. */
  readonly left: boolean;
  /** Flag `+`. */
  readonly plus: boolean;
  /** Flag space. */
  readonly space: boolean;
  /** Flag `#`. */
  readonly alternate: boolean;
  /** Flag `0`. */
  readonly zero: boolean;
  readonly width: number;
  /** -1 when not given; a point alone means 0. */
  readonly precision: number;
  /** The directive's text. */
  readonly spec: string;
  /** No flags, no width, no precision. */
  readonly bare: boolean;
  /** Rounds and truncates as C does (5.1, 5.2), not as LuaJIT. */
  readonly likeC: boolean;
  /** 5.1 cuts the result at a zero byte. */
  readonly cutsAtZero: boolean;
  /** 5.2 checks the range of integers. */
  readonly checksRange: boolean;
  /** For `invalid`: the error, without position. */
  readonly message: string;
}

/** Literal texts and directives in order. */
export type FormatProgram = readonly (string | Directive)[];

const CACHE_SIZE = 500;
const caches = new Map<string, Map<string, FormatProgram>>();

/** The program of a format string; compiled once for each text while the cache lasts. */
export function compileFormat(fmt: string, dialect: Dialect): FormatProgram {
  let cache = caches.get(dialect.name);
  if (cache === undefined) caches.set(dialect.name, (cache = new Map()));
  let program = cache.get(fmt);
  if (program === undefined) {
    program = parseFormat(fmt, dialect);
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(fmt, program);
  }
  return program;
}

function parseFormat(fmt: string, dialect: Dialect): FormatProgram {
  const program: (string | Directive)[] = [];
  let literal = '';
  let i = 0;
  while (i < fmt.length) {
    const percent = fmt.indexOf('%', i);
    if (percent < 0) {
      literal += fmt.slice(i);
      break;
    }
    literal += fmt.slice(i, percent);
    if (fmt[percent + 1] === '%') {
      literal += '%';
      i = percent + 2;
      continue;
    }
    if (literal !== '') program.push(literal);
    literal = '';
    const directive = parseDirective(fmt, percent, dialect);
    program.push(directive);
    if (directive.kind === 'invalid') return program;
    i = percent + directive.spec.length;
  }
  if (literal !== '') program.push(literal);
  return program;
}

function isDigitAt(s: string, i: number): boolean {
  const c = s.charCodeAt(i);
  return c >= 48 && c <= 57;
}

function parseDirective(fmt: string, start: number, dialect: Dialect): Directive {
  let i = start + 1;
  while (i < fmt.length && '-+ #0'.includes(fmt[i]!)) i++;
  const flags = fmt.slice(start + 1, i);
  const widthStart = i;
  // Two digits at most; what follows is not a letter then, and refused.
  while (i < widthStart + 2 && isDigitAt(fmt, i)) i++;
  const width = +fmt.slice(widthStart, i);
  let precision = -1;
  if (fmt[i] === '.') {
    const precisionStart = ++i;
    while (i < precisionStart + 2 && isDigitAt(fmt, i)) i++;
    precision = +fmt.slice(precisionStart, i);
  }
  const luajit = dialect.name === 'luajit';
  const conversion = fmt[i] ?? '';
  let kind = kindOf(conversion, dialect);
  let message = '';
  if (!luajit && flags.length > 5) message = 'invalid format (repeated flags)';
  else if (!luajit && isDigitAt(fmt, i)) message = 'invalid format (width or precision too long)';
  else if (kind === 'invalid') message = `invalid option '${shownOption(fmt, start, i, dialect)}' to 'format'`;
  if (message !== '') kind = 'invalid';
  return {
    kind,
    conversion,
    left: flags.includes('-'),
    plus: flags.includes('+'),
    space: flags.includes(' '),
    alternate: flags.includes('#'),
    zero: flags.includes('0'),
    width,
    precision,
    spec: fmt.slice(start, i + 1),
    bare: i === start + 1,
    likeC: !luajit,
    cutsAtZero: dialect.name === '5.1',
    checksRange: dialect.name === '5.2',
    message,
  };
}

function kindOf(conversion: string, dialect: Dialect): DirectiveKind {
  switch (conversion) {
    case 'd':
    case 'i':
      return 'integer';
    case 'o':
    case 'u':
    case 'x':
    case 'X':
      return 'unsigned';
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G':
      return 'float';
    case 'a':
    case 'A':
      return dialect.name === '5.1' ? 'invalid' : 'float';
    case 'F':
      return dialect.name === 'luajit' ? 'float' : 'invalid';
    case 'c':
      return 'char';
    case 's':
      return 'string';
    case 'q':
      return 'quoted';
    case 'p':
      return dialect.name === 'luajit' ? 'pointer' : 'invalid';
    default:
      return 'invalid';
  }
}

/** How the message names a bad directive: LuaJIT shows all of it, the others its last character. */
function shownOption(fmt: string, start: number, end: number, dialect: Dialect): string {
  const c = fmt[end];
  if (dialect.name === 'luajit') return fmt.slice(start, c !== undefined && c.charCodeAt(0) >= 32 ? end + 1 : end);
  // Lua reads the zero byte that ends every C string; 5.2 shows it.
  if (c === undefined || c === '\0') return dialect.name === '5.2' ? '%\0' : '%';
  return '%' + c;
}

/** The text padded to the width with spaces. */
function pad(d: Directive, text: string): string {
  if (text.length >= d.width) return text;
  return d.left ? text.padEnd(d.width) : text.padStart(d.width);
}

/** Sign or radix prefix and digits, padded to the width with spaces or, between the two, zeros. */
function padNumber(d: Directive, prefix: string, digits: string, zeros: boolean): string {
  const missing = d.width - prefix.length - digits.length;
  if (missing <= 0) return prefix + digits;
  if (d.left) return prefix + digits + ' '.repeat(missing);
  return zeros ? prefix + '0'.repeat(missing) + digits : ' '.repeat(missing) + prefix + digits;
}

// --- Integers --------------------------------------------------------------------------------------------------------

/**
 * What 5.2 says of an argument that the directive cannot show, or undefined. The other dialects take every number.
 */
export function integerFault(d: Directive, n: number): string | undefined {
  if (!d.checksRange) return undefined;
  if (d.kind === 'integer') {
    return n >= -(2 ** 63) && n < 2 ** 63 ? undefined : 'not a number in proper range';
  }
  return n > -1 && n < 2 ** 64 ? undefined : 'not a non-negative number in proper range';
}

/** `%d %i %o %u %x %X`. Fractions are cut off; what is beyond 64 bits becomes what x86 makes of it. */
export function formatInteger(d: Directive, n: number): string {
  if ((n | 0) === n) {
    // -0 is an integer without a sign.
    if (n === 0) n = 0;
    if (d.kind === 'integer') {
      if (d.bare) return '' + n;
      return n < 0 ? finishInteger(d, true, '' + -n) : finishInteger(d, false, '' + n);
    }
    if (n >= 0) {
      const digits = n.toString(radixOf(d));
      return d.bare ? (d.conversion === 'X' ? digits.toUpperCase() : digits) : finishInteger(d, false, digits);
    }
  }
  if (d.kind === 'integer') return formatWideSigned(d, n);
  const cut = Math.trunc(n);
  if (cut >= 0 && cut <= Number.MAX_SAFE_INTEGER) return finishInteger(d, false, (cut + 0).toString(radixOf(d)));
  return finishInteger(d, false, toUnsigned64(n, d.likeC).toString(radixOf(d)));
}

function radixOf(d: Directive): number {
  return d.conversion === 'u' ? 10 : d.conversion === 'o' ? 8 : 16;
}

function formatWideSigned(d: Directive, n: number): string {
  const cut = Math.trunc(n);
  if (cut >= -Number.MAX_SAFE_INTEGER && cut <= Number.MAX_SAFE_INTEGER) {
    return finishInteger(d, cut < 0, '' + Math.abs(cut));
  }
  // The processor answers the smallest integer for everything out of range, NaN included.
  const big = cut >= -(2 ** 63) && cut < 2 ** 63 ? BigInt(cut) : -(2n ** 63n);
  return big < 0n ? finishInteger(d, true, '' + -big) : finishInteger(d, false, '' + big);
}

const SMALLEST = 2n ** 63n;

/** The cast of a double to an unsigned 64-bit integer as gcc does it on x86, and as LuaJIT's source does it. */
function toUnsigned64(n: number, likeC: boolean): bigint {
  if (n >= 2 ** 63) {
    if (n < 2 ** 64) return BigInt(n);
    // C subtracts 2^63, converts (out of range) and flips the top bit; LuaJIT subtracts 2^64 and converts.
    if (likeC) return 0n;
    const rest = n - 2 ** 64;
    return rest < 2 ** 63 ? BigInt(rest) : SMALLEST;
  }
  return n >= -(2 ** 63) ? BigInt.asUintN(64, BigInt(Math.trunc(n))) : SMALLEST;
}

/** Precision, sign, radix prefix, width. `digits` is lower case. */
function finishInteger(d: Directive, negative: boolean, digits: string): string {
  const isZero = digits === '0';
  if (d.precision >= 0) {
    if (isZero && d.precision === 0) digits = '';
    else digits = digits.padStart(d.precision, '0');
  }
  let prefix = '';
  if (d.kind === 'integer') prefix = negative ? '-' : d.plus ? '+' : d.space ? ' ' : '';
  else if (d.alternate) {
    if (d.conversion === 'o') {
      if (digits.charCodeAt(0) !== 48) digits = '0' + digits;
    } else if (d.conversion !== 'u' && !isZero) prefix = '0x';
  }
  if (d.conversion === 'X') {
    prefix = prefix.toUpperCase();
    digits = digits.toUpperCase();
  }
  return padNumber(d, prefix, digits, d.zero && d.precision < 0);
}

// --- Floats ----------------------------------------------------------------------------------------------------------

/** `%e %f %g %a` and their capitals: exact for every double and every precision. */
export function formatFloat(d: Directive, n: number): string {
  const size = Math.abs(n);
  // The comparison is false for NaN.
  if (!(size < Infinity)) return formatNonFinite(d, n);
  const precision = d.precision < 0 ? 6 : d.precision;
  const negative = n < 0 || (n === 0 && 1 / n < 0);
  let digits: string;
  let prefix = negative ? '-' : d.plus ? '+' : d.space ? ' ' : '';
  switch (d.conversion) {
    case 'f':
    case 'F':
      digits = formatFixed(size, precision, d.alternate, d.likeC);
      break;
    case 'g':
    case 'G':
      digits = formatGeneral(size, precision, d.alternate, d.likeC);
      break;
    case 'e':
    case 'E':
      digits = formatExponent(size, precision, d.alternate, d.likeC);
      break;
    default:
      prefix += '0x';
      digits = formatHexadecimal(size, d);
  }
  if (d.conversion < 'a') {
    digits = digits.toUpperCase();
    prefix = prefix.toUpperCase();
  }
  return d.width === 0 ? prefix + digits : padNumber(d, prefix, digits, d.zero);
}

/** Infinities and NaN: never padded with zeros. */
function formatNonFinite(d: Directive, n: number): string {
  let text: string;
  if (Number.isNaN(n)) text = d.likeC ? '-nan' : d.space ? ' nan' : 'nan';
  else text = (n < 0 ? '-' : d.plus ? '+' : d.space ? ' ' : '') + 'inf';
  return pad(d, d.conversion < 'a' ? text.toUpperCase() : text);
}

const bits = new DataView(new ArrayBuffer(8));

/** `%a` of a number that is not negative, after its `0x`. */
function formatHexadecimal(size: number, d: Directive): string {
  bits.setFloat64(0, size);
  const word = bits.getBigUint64(0);
  let exponent = Number(word >> 52n);
  let fraction = word & 0xfffffffffffffn;
  let lead = 1n;
  if (exponent === 0 && fraction === 0n) lead = 0n;
  else if (exponent === 0) {
    exponent = -1022;
    // Subnormal: C shows the missing lead digit, LuaJIT normalises.
    if (d.likeC) lead = 0n;
    else {
      while (fraction < 1n << 52n) {
        fraction <<= 1n;
        exponent--;
      }
      fraction &= 0xfffffffffffffn;
    }
  } else exponent -= 1023;
  let digits = fraction.toString(16).padStart(13, '0');
  if (d.precision < 0) while (digits.endsWith('0')) digits = digits.slice(0, -1);
  else if (d.precision >= 13) digits = digits.padEnd(d.precision, '0');
  else {
    const drop = BigInt(52 - 4 * d.precision);
    const whole = (lead << 52n) | fraction;
    let kept = whole >> drop;
    const rest = whole - (kept << drop);
    const half = 1n << (drop - 1n);
    if (rest > half || (rest === half && (!d.likeC || (kept & 1n) === 1n))) kept++;
    const places = BigInt(4 * d.precision);
    lead = kept >> places;
    digits = d.precision === 0 ? '' : (kept - (lead << places)).toString(16).padStart(d.precision, '0');
  }
  const point = digits !== '' || d.alternate ? '.' : '';
  return lead + point + digits + (exponent < 0 ? 'p-' : 'p+') + Math.abs(exponent);
}

// --- Characters and strings ------------------------------------------------------------------------------------------

/** `%c`: the byte of a number's lowest eight bits. */
export function formatChar(d: Directive, n: number): string {
  const c = String.fromCharCode(n & 255);
  if (d.bare) return d.cutsAtZero && c === '\0' ? '' : c;
  const text = pad(d, c);
  return d.cutsAtZero && c === '\0' ? text.slice(0, text.indexOf('\0')) : text;
}

/**
 * `%s` of a string.
 *
 * 5.1 and 5.2 hand it to `sprintf`, which stops at a zero byte, except when it is long and has no precision to cut it:
 * then it is taken as it is.
 */
export function formatString(d: Directive, s: string): string {
  if (d.likeC) {
    if (d.precision < 0 && s.length >= 100) return s;
    const zero = s.indexOf('\0');
    if (zero >= 0) s = s.slice(0, zero);
  }
  if (d.bare) return s;
  if (d.precision >= 0 && s.length > d.precision) s = s.slice(0, d.precision);
  return pad(d, s);
}

/** Characters that `%q` quotes at a time; each becomes four at most. */
const PIECE = 2048;
const quotedCodes = new Uint16Array(4 * PIECE);
const BACKSLASH = 92;

/** `%q`: a string constant that Lua reads back. 5.2 and LuaJIT escape all control characters, 5.1 `\r` and zero only. */
export function quoteString(s: string, dialect: Dialect): string {
  if (!/["\\\0-\x1f\x7f]/.test(s)) return `"${s}"`;
  const legacy = dialect.name === '5.1';
  let out = '"';
  for (let from = 0; from < s.length; from += PIECE) {
    const n = quotePiece(s, from, Math.min(from + PIECE, s.length), legacy);
    out += String.fromCharCode.apply(null, quotedCodes.subarray(0, n) as unknown as number[]);
  }
  return `${out}"`;
}

/** Writes a piece of a text to `quotedCodes`; gives its length there. */
function quotePiece(s: string, from: number, to: number, legacy: boolean): number {
  let n = 0;
  for (let i = from; i < to; i++) {
    const c = s.charCodeAt(i);
    let digits = '';
    if (c === 34 || c === BACKSLASH || c === 10) quotedCodes[n++] = BACKSLASH;
    else if (legacy) {
      if (c === 13) digits = 'r';
      else if (c === 0) digits = '000';
    } else if (c < 32 || c === 127) {
      // Three digits where a digit follows, or it would belong to the escape.
      digits = isDigitAt(s, i + 1) ? String(c).padStart(3, '0') : String(c);
    }
    if (digits === '') quotedCodes[n++] = c;
    else {
      quotedCodes[n++] = BACKSLASH;
      for (let j = 0; j < digits.length; j++) quotedCodes[n++] = digits.charCodeAt(j);
    }
  }
  return n;
}
