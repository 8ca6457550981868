/** Every text of a syntax error, with the differences between the dialects. */
import type { DialectName } from './dialect.js';
import { AND, EOS, spellingOf } from './tokens.js';

/** Texts that all dialects share. */
export const messages = {
  unexpectedSymbol: 'unexpected symbol',
  syntaxError: 'syntax error',
  argumentsExpected: 'function arguments expected',
  ambiguousCall: 'ambiguous syntax (function call x new statement)',
  varargOutside: "cannot use '...' outside a vararg function",
  parameterExpected: "<name> or '...' expected",
  forExpected: "'=' or 'in' expected",
  noLoop: 'no loop to break',
  malformedNumber: 'malformed number',
  unfinishedString: 'unfinished string',
  unfinishedLongString: 'unfinished long string',
  unfinishedLongComment: 'unfinished long comment',
  longDelimiter: 'invalid long string delimiter',
  nestedLongString: 'nesting of [[...]] is deprecated',
  escapeInvalid: 'invalid escape sequence',
  escapeTooLarge: 'escape sequence too large',
  escapeDecimalTooLarge: 'decimal escape too large',
  escapeHexExpected: 'hexadecimal digit expected',
  tooComplex: 'function or expression too complex',
  tooManyLevels: 'chunk has too many syntax levels',
} as const;

/** What a limit counts, as its message calls it. */
export const limitNames = {
  locals: 'local variables',
  upvalues: 'upvalues',
  levels: 'C levels',
  assignment: 'variables in assignment',
  assignmentNames: 'variable names',
} as const;

/** A token as messages show it, in quotes except where 5.2 leaves them out. */
export function showToken(token: number, dialect: DialectName): string {
  if (token >= AND) {
    const spelling = spellingOf(token);
    return dialect === '5.2' && token >= EOS ? spelling : `'${spelling}'`;
  }
  const isPrintable = token >= 32 && token !== 127;
  if (dialect === '5.2') return isPrintable && token < 127 ? `'${String.fromCharCode(token)}'` : `char(${token})`;
  return isPrintable ? `'${String.fromCharCode(token)}'` : `'char(${token})'`;
}

export function expected(token: string): string {
  return `${token} expected`;
}

/** The end of a construct that began on an earlier line is missing. */
export function expectedToClose(what: string, opener: string, line: number): string {
  return `${what} expected (to close ${opener} at line ${line})`;
}

/** `functionLine` is 0 in the main function. */
export function tooMany(what: string, limit: number, functionLine: number, dialect: DialectName): string {
  const where = functionLine === 0 ? 'main function' : `function at line ${functionLine}`;
  if (dialect === '5.2') return `too many ${what} (limit is ${limit}) in ${where}`;
  return `${where} has more than ${limit} ${what}`;
}

/** A `break` without a loop where the reference notices it at the end of the function. */
export function breakOutsideLoop(line: number, dialect: DialectName): string {
  return dialect === '5.2' ? `<break> at line ${line} not inside a loop` : messages.noLoop;
}

export function undefinedLabel(label: string, line: number, dialect: DialectName): string {
  return dialect === '5.2' ? `no visible label '${label}' for <goto> at line ${line}` : `undefined label '${label}'`;
}

export function duplicateLabel(label: string, line: number, dialect: DialectName): string {
  return dialect === '5.2' ? `label '${label}' already defined on line ${line}` : `duplicate label '${label}'`;
}

export function jumpIntoScope(label: string, line: number, local: string, dialect: DialectName): string {
  const where = dialect === '5.2' ? ` at line ${line}` : '';
  return `<goto ${label}>${where} jumps into the scope of local '${local}'`;
}
