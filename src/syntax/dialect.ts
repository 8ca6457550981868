/** Every difference between the supported versions of Lua, in one place. */

export type DialectName = '5.1' | '5.2' | 'luajit';

export interface Dialect {
  readonly name: DialectName;
  /** `goto` and labels are statements (`goto` is a reserved word in 5.2 only; LuaJIT accepts it as a name where a statement cannot begin with it). */
  readonly hasGoto: boolean;
  readonly gotoIsReserved: boolean;
  /** Globals go through the upvalue `_ENV`. */
  readonly hasEnv: boolean;
  /** `setfenv`, `getfenv`, `module`, `loadstring`. */
  readonly hasFenv: boolean;
  /** Escapes `\x`, `\z`. */
  readonly hasHexEscape: boolean;
  /** Escape `\u{...}`. */
  readonly hasUnicodeEscape: boolean;
  /** An unknown escape such as `\q` is an error (5.1 takes the character itself). */
  readonly refusesUnknownEscapes: boolean;
  /** Hexadecimal floats with binary exponent, `0x1p4`. */
  readonly hasHexFloat: boolean;
  /** Suffixes `LL`, `ULL`, `i` on numerals (refused with a clear message, as there is no ffi). */
  readonly hasCdataNumerals: boolean;
  /** Binary numerals `0b101`. */
  readonly hasBinaryNumerals: boolean;
  /** An empty statement `;` may stand anywhere. */
  readonly hasEmptyStatement: boolean;
  /** `break` may stand in the middle of a block. */
  readonly breakAnywhere: boolean;
  /** A newline between a callee and `(` is an error (`ambiguous syntax`). */
  readonly refusesAmbiguousCall: boolean;
  /** Vararg functions that do not use `...` get a local `arg`. */
  readonly hasArgTable: boolean;
  /** Bytes ≥ 0x80 may be part of names. */
  readonly hasHighByteNames: boolean;
  /** Yields cross pcall, metamethods and iterators. */
  readonly yieldsAcrossPcall: boolean;
  /** `__pairs`, `__ipairs` metamethods (5.2). */
  readonly hasPairsMetamethods: boolean;
  /** `__len` of tables is honoured (5.2). */
  readonly hasTableLen: boolean;
  /** `__gc` of tables is honoured (5.2). */
  readonly hasTableGc: boolean;
  /** `__eq`, `__lt`, `__le` may differ between the operands: the first one's is used (5.2). */
  readonly comparesWithEitherMetamethod: boolean;
  /** Upvalues a function may have. */
  readonly maxUpvalues: number;
  /** Strings accepted as bounds of a numeric `for`. */
  readonly forAcceptsStrings: boolean;
}

const lua51: Dialect = {
  name: '5.1',
  hasGoto: false,
  gotoIsReserved: false,
  hasEnv: false,
  hasFenv: true,
  hasHexEscape: false,
  hasUnicodeEscape: false,
  refusesUnknownEscapes: false,
  hasHexFloat: false,
  hasCdataNumerals: false,
  hasBinaryNumerals: false,
  hasEmptyStatement: false,
  breakAnywhere: false,
  refusesAmbiguousCall: true,
  hasArgTable: true,
  hasHighByteNames: false,
  yieldsAcrossPcall: false,
  hasPairsMetamethods: false,
  hasTableLen: false,
  hasTableGc: false,
  comparesWithEitherMetamethod: false,
  maxUpvalues: 60,
  forAcceptsStrings: true,
};

const lua52: Dialect = {
  ...lua51,
  name: '5.2',
  hasGoto: true,
  gotoIsReserved: true,
  hasEnv: true,
  hasFenv: false,
  hasHexEscape: true,
  refusesUnknownEscapes: true,
  hasHexFloat: true,
  hasEmptyStatement: true,
  breakAnywhere: true,
  refusesAmbiguousCall: false,
  hasArgTable: false,
  yieldsAcrossPcall: true,
  hasPairsMetamethods: true,
  hasTableLen: true,
  hasTableGc: true,
  comparesWithEitherMetamethod: true,
  maxUpvalues: 255,
};

const luajit: Dialect = {
  ...lua51,
  name: 'luajit',
  hasGoto: true,
  hasHexEscape: true,
  hasUnicodeEscape: true,
  refusesUnknownEscapes: true,
  hasHexFloat: true,
  hasCdataNumerals: true,
  hasBinaryNumerals: true,
  hasArgTable: false,
  hasHighByteNames: true,
  yieldsAcrossPcall: true,
  maxUpvalues: 60,
  forAcceptsStrings: true,
};

const dialects: Record<DialectName, Dialect> = { '5.1': lua51, '5.2': lua52, luajit };

/** The dialect of a name, or undefined when there is none. */
export function dialectOf(name: string): Dialect | undefined {
  return Object.hasOwn(dialects, name) ? dialects[name as DialectName] : undefined;
}
