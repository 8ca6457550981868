/**
 * Text to tokens.
 *
 * The current token lies in fields of the lexer, not in an object of its own: a chunk has hundreds of thousands of them.
 * `line` runs as `linenumber` does in the reference implementations: it is the line where the scanner stands, which
 * is the last line of the current token, or of the token after it once `peek` was asked.
 */

import { characterClasses, DIGIT, HEX_DIGIT, SPACE, WORD } from './characters.js';
import { syntaxChunkId } from './chunk-id.js';
import type { Dialect, DialectName } from './dialect.js';
import { readEscape } from './escapes.js';
import { LuaSyntaxFailure } from './failure.js';
import { messages, showToken } from './messages.js';
import { numeralValue } from './numerals.js';
import { needStack } from './stack-room.js';
import * as T from './tokens.js';

const NEWLINE = 10;
const RETURN = 13;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const PLUS = 43;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const BACKSLASH = 92;
const LETTER_P = 112;
const LETTER_E = 101;
const LETTER_X = 120;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const TILDE = 126;
const HASH = 35;

/** Setting this bit makes an ASCII letter lower case. */
const LOWER = 32;

/** No token has been peeked at. */
const NOTHING = -2;

const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/** Decimal integers of so many digits are exact without further ado. */
const EXACT_DIGITS = 15;

const wordsByGoto = [T.reservedWords(false), T.reservedWords(true)] as const;

export class Lexer {
  readonly source: string;
  readonly dialect: Dialect;

  /** The current token: a char code or a number of `tokens.ts`. */
  token: number = T.EOS;
  /** The name, or the bytes of the string, if the token has any. */
  text = '';
  /** The value of a numeral. */
  value = 0;
  /** Where the token begins. */
  tokenLine = 1;
  tokenColumn = 1;

  /** Line where the scanner stands. */
  line = 1;
  /** Line where the token before the current one ended. */
  lastLine = 1;

  private readonly chunkName: string;
  private readonly dialectName: DialectName;
  private readonly end: number;
  private readonly classes: Uint8Array;
  private readonly words: Map<string, number>;
  private position = 0;
  private lineStart = 0;

  /** Extent of the token scanned last, and the delimiter if it is a string: what messages quote. */
  private scannedStart = 0;
  private scannedEnd = 0;
  private scannedQuote = '';
  private scannedText = '';

  private peekedToken = NOTHING;
  private peekedText = '';
  private peekedValue = 0;
  private peekedLine = 0;
  private peekedColumn = 0;

  /** @param skipFirstLine a first line that begins with `#` is no part of the chunk (always so in LuaJIT) */
  constructor(source: string, chunkName: string, dialect: Dialect, skipFirstLine: boolean) {
    this.source = source;
    this.chunkName = chunkName;
    this.dialect = dialect;
    this.dialectName = dialect.name;
    this.end = source.length;
    this.classes = characterClasses(dialect.hasHighByteNames);
    this.words = wordsByGoto[dialect.hasGoto ? 1 : 0];
    if (skipFirstLine || dialect.name === 'luajit') this.skipHeader();
  }

  /** Moves to the next token. */
  next(): void {
    this.lastLine = this.line;
    if (this.peekedToken === NOTHING) {
      this.token = this.scan();
      return;
    }
    this.token = this.peekedToken;
    this.text = this.peekedText;
    this.value = this.peekedValue;
    this.tokenLine = this.peekedLine;
    this.tokenColumn = this.peekedColumn;
    this.peekedToken = NOTHING;
  }

  /** The token after the current one, which must be a name or `goto`. */
  peek(): number {
    const { text, tokenLine, tokenColumn } = this;
    this.peekedToken = this.scan();
    this.peekedText = this.text;
    this.peekedValue = this.value;
    this.peekedLine = this.tokenLine;
    this.peekedColumn = this.tokenColumn;
    this.text = text;
    this.tokenLine = tokenLine;
    this.tokenColumn = tokenColumn;
    return this.peekedToken;
  }

  /** Refuses the chunk at the current token. */
  failHere(message: string): never {
    // The reference takes token 0, a zero byte in the text, for no token.
    if (this.token === 0) this.failPlain(message);
    this.failNear(message, this.showCurrent(this.token), this.token === T.EOS);
  }

  /** Refuses the chunk with a message that quotes nothing. */
  failPlain(message: string, line: number = this.line): never {
    const id = syntaxChunkId(this.chunkName, this.dialectName);
    throw new LuaSyntaxFailure(`${id}:${line}: ${message}`, line, false);
  }

  private failNear(message: string, shown: string, incomplete: boolean): never {
    const id = syntaxChunkId(this.chunkName, this.dialectName);
    throw new LuaSyntaxFailure(`${id}:${this.line}: ${message} near ${shown}`, this.line, incomplete);
  }

  /** Refuses the chunk because the text ends inside a token. */
  private failAtEnd(message: string): never {
    this.failNear(message, showToken(T.EOS, this.dialectName), true);
  }

  /** Refuses the chunk inside a token of which `shown` was read. */
  private failInside(message: string, shown: string): never {
    this.failNear(message, quoted(shown), false);
  }

  private showCurrent(token: number): string {
    if (token === T.NAME || token === T.NUMBER) return quoted(this.source.slice(this.scannedStart, this.scannedEnd));
    if (token === T.STRING) {
      const open = this.scannedQuote;
      return quoted(`${open}${this.scannedText}${open.replaceAll('[', ']')}`);
    }
    return showToken(token, this.dialectName);
  }

  /** The byte at the position, or `END_OF_TEXT`. */
  private at(position: number): number {
    return position < this.end ? this.source.charCodeAt(position) : T.END_OF_TEXT;
  }

  private isClass(position: number, bits: number): boolean {
    return position < this.end && (this.classes[this.source.charCodeAt(position)]! & bits) !== 0;
  }

  /** Steps over a newline; `\r\n` and `\n\r` are one. */
  private skipNewline(): void {
    const first = this.source.charCodeAt(this.position++);
    const second = this.at(this.position);
    if ((second === NEWLINE || second === RETURN) && second !== first) this.position++;
    this.line++;
    this.lineStart = this.position;
  }

  private skipHeader(): void {
    if (this.dialectName !== '5.1' && this.source.startsWith(BYTE_ORDER_MARK)) this.position = 3;
    if (this.at(this.position) !== HASH) return;
    this.skipLine();
  }

  /** Moves to the end of the line, before the newline. */
  private skipLine(): void {
    const { source, end } = this;
    let position = this.position;
    while (position < end) {
      const c = source.charCodeAt(position);
      if (c === NEWLINE || c === RETURN) break;
      position++;
    }
    this.position = position;
  }

  /** Reads one token into the fields and gives its number. */
  private scan(): number {
    const { source, end, classes } = this;
    for (;;) {
      const start = this.position;
      if (start >= end) return this.begin(start, T.EOS);
      const c = source.charCodeAt(start);
      const bits = classes[c] ?? 0;
      if ((bits & SPACE) !== 0) {
        if (c === NEWLINE || c === RETURN) this.skipNewline();
        else this.position = start + 1;
        continue;
      }
      if ((bits & WORD) !== 0) {
        this.begin(start, 0);
        return (bits & DIGIT) !== 0 ? this.readNumeral(start) : this.readWord(start);
      }
      switch (c) {
        case MINUS:
          if (this.at(start + 1) !== MINUS) return this.one(start, c);
          this.position = start + 2;
          this.skipComment();
          continue;
        case OPEN_BRACKET: {
          this.begin(start, 0);
          const level = this.longBracketLevel(start);
          if (level >= 0) return this.readLongString(start, level);
          if (level === -1) return this.one(start, c);
          return this.failInside(messages.longDelimiter, source.slice(start, start - level));
        }
        case EQUALS:
          return this.oneOrTwo(start, c, EQUALS, T.EQUAL);
        case LESS:
          return this.oneOrTwo(start, c, EQUALS, T.LESS_EQUAL);
        case GREATER:
          return this.oneOrTwo(start, c, EQUALS, T.GREATER_EQUAL);
        case TILDE:
          return this.oneOrTwo(start, c, EQUALS, T.NOT_EQUAL);
        case COLON:
          if (!this.dialect.hasGoto) return this.one(start, c);
          return this.oneOrTwo(start, c, COLON, T.DOUBLE_COLON);
        case DOUBLE_QUOTE:
        case SINGLE_QUOTE:
          this.begin(start, 0);
          return this.readString(start, c);
        case DOT: {
          const second = this.at(start + 1);
          if (this.isSecondDot(second)) {
            const isLong = this.isSecondDot(this.at(start + 2));
            this.position = start + (isLong ? 3 : 2);
            return this.begin(start, isLong ? T.DOTS : T.CONCAT);
          }
          if (!this.isClass(start + 1, DIGIT)) return this.one(start, c);
          this.begin(start, 0);
          return this.readNumeral(start);
        }
        default:
          return this.one(start, c);
      }
    }
  }

  /** Notes where the token begins. */
  private begin(start: number, token: number): number {
    this.tokenLine = this.line;
    this.tokenColumn = start - this.lineStart + 1;
    return token;
  }

  private one(start: number, c: number): number {
    this.position = start + 1;
    return this.begin(start, c);
  }

  private oneOrTwo(start: number, first: number, second: number, both: number): number {
    if (this.at(start + 1) !== second) return this.one(start, first);
    this.position = start + 2;
    return this.begin(start, both);
  }

  /** 5.1 looks for a dot with `strchr`, which finds the zero byte in every string. */
  private isSecondDot(c: number): boolean {
    return c === DOT || (c === 0 && this.dialectName === '5.1');
  }

  private readWord(start: number): number {
    const { source, end, classes } = this;
    let position = start + 1;
    while (position < end && (classes[source.charCodeAt(position)]! & WORD) !== 0) position++;
    this.position = position;
    this.scannedStart = start;
    this.scannedEnd = position;
    const text = source.slice(start, position);
    this.text = text;
    // The longest reserved word has eight letters.
    return position - start > 8 ? T.NAME : (this.words.get(text) ?? T.NAME);
  }

  // Numerals: the extent differs by dialect, and a malformed one is refused as a whole.

  private readNumeral(start: number): number {
    const { source, end, classes } = this;
    let position = start;
    let value = 0;
    while (position < end) {
      const digit = source.charCodeAt(position) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      position++;
    }
    const isPlain =
      position > start &&
      this.at(position) !== 0 &&
      position - start <= EXACT_DIGITS &&
      (position >= end ||
        (source.charCodeAt(position) !== DOT && ((classes[source.charCodeAt(position)] ?? 0) & WORD) === 0));
    if (!isPlain) {
      position = this.numeralEnd(start);
      const text = untilZero(source.slice(start, position));
      const exact = numeralValue(text, this.dialect);
      if (exact === undefined) this.failInside(messages.malformedNumber, text);
      value = exact;
    }
    this.position = position;
    this.scannedStart = start;
    this.scannedEnd = position;
    this.value = value;
    return T.NUMBER;
  }

  private numeralEnd(start: number): number {
    switch (this.dialectName) {
      case '5.1':
        return this.numeralEnd51(start);
      case '5.2':
        return this.numeralEnd52(start);
      default:
        return this.numeralEndJit(start);
    }
  }

  /** 5.1: digits and dots, an exponent, then whatever could continue a name. */
  private numeralEnd51(start: number): number {
    let position = start;
    while (this.isClass(position, DIGIT) || this.at(position) === DOT) position++;
    const c = this.at(position);
    // Here too `strchr` finds the zero byte, as the letter of the exponent and as its sign.
    if (c === 0 || (c | LOWER) === LETTER_E) position = this.skipSign(position + 1);
    while (this.isClass(position, WORD)) position++;
    return position;
  }

  /** 5.2: hexadecimal digits, dots, and exponents with a sign. */
  private numeralEnd52(start: number): number {
    const digit = this.firstDigit(start);
    const isHexadecimal = this.beginsHexadecimal(digit);
    const exponent = isHexadecimal ? LETTER_P : LETTER_E;
    let position = isHexadecimal ? digit + 2 : digit + 1;
    for (;;) {
      if ((this.at(position) | LOWER) === exponent) position = this.skipSign(position + 1);
      if (!this.isClass(position, HEX_DIGIT) && this.at(position) !== DOT) return position;
      position++;
    }
  }

  /** LuaJIT: whatever could continue a name, dots, and a sign after the letter of an exponent. */
  private numeralEndJit(start: number): number {
    const exponent = this.beginsHexadecimal(this.firstDigit(start)) ? LETTER_P : LETTER_E;
    let position = start;
    for (;;) {
      const c = this.at(position);
      if (c === PLUS || c === MINUS) {
        if ((this.at(position - 1) | LOWER) !== exponent) return position;
      } else if (c !== DOT && !this.isClass(position, WORD)) {
        return position;
      }
      position++;
    }
  }

  /** The digit that a numeral begins with, or has behind its first dot. */
  private firstDigit(start: number): number {
    return this.at(start) === DOT ? start + 1 : start;
  }

  /** `0x`; after a dot as well, where it makes a malformed numeral. */
  private beginsHexadecimal(position: number): boolean {
    return this.at(position) === ZERO && (this.at(position + 1) | LOWER) === LETTER_X;
  }

  private skipSign(position: number): number {
    const c = this.at(position);
    const isSign = c === PLUS || c === MINUS || (c === 0 && this.dialectName === '5.1');
    return isSign ? position + 1 : position;
  }

  // Strings and comments.

  private readString(start: number, quote: number): number {
    const { source, end } = this;
    let position = start + 1;
    let runStart = position;
    let text = '';
    const mark = source[start]!;
    for (;;) {
      const c = position < end ? source.charCodeAt(position) : T.END_OF_TEXT;
      if (c === quote) break;
      if (c === BACKSLASH) {
        text += source.slice(runStart, position);
        position++;
        const escaped = this.at(position);
        if (escaped === NEWLINE || escaped === RETURN) {
          text += '\n';
          this.position = position;
          this.skipNewline();
          position = this.position;
        } else if (escaped === 122 && this.dialect.hasHexEscape) {
          position = this.skipSpace(position + 1);
        } else if (escaped !== T.END_OF_TEXT) {
          const sequence = readEscape(source, position, this.dialect);
          if (sequence.problem !== null) this.failInside(sequence.problem, sequence.shown ?? mark + text);
          text += sequence.text;
          position = sequence.end;
        }
        runStart = position;
      } else if (c === NEWLINE || c === RETURN) {
        this.failInside(messages.unfinishedString, mark + text + source.slice(runStart, position));
      } else if (c === T.END_OF_TEXT) {
        this.failAtEnd(messages.unfinishedString);
      } else {
        position++;
      }
    }
    this.text = text === '' ? source.slice(runStart, position) : text + source.slice(runStart, position);
    this.position = position + 1;
    this.scannedQuote = mark;
    this.scannedText = this.text;
    return T.STRING;
  }

  /** What `\z` skips. */
  private skipSpace(position: number): number {
    this.position = position;
    while (this.isClass(this.position, SPACE)) {
      const c = this.at(this.position);
      if (c === NEWLINE || c === RETURN) this.skipNewline();
      else this.position++;
    }
    return this.position;
  }

  /**
   * The level of the long bracket that opens at `start` (0 for `[[`), -1 for a lone bracket, and -1 - n for a
   * bracket with n equals signs that does not open anything.
   */
  private longBracketLevel(start: number): number {
    let position = start + 1;
    while (this.at(position) === EQUALS) position++;
    const level = position - start - 1;
    return this.at(position) === OPEN_BRACKET ? level : -1 - level;
  }

  private skipComment(): void {
    if (this.at(this.position) === OPEN_BRACKET) {
      const level = this.longBracketLevel(this.position);
      if (level >= 0) {
        this.skipLongBracket(this.position, level, messages.unfinishedLongComment);
        return;
      }
    }
    this.skipLine();
  }

  private readLongString(start: number, level: number): number {
    const { source } = this;
    const contentEnd = this.skipLongBracket(start, level, messages.unfinishedLongString);
    let contentStart = start + level + 2;
    const first = this.at(contentStart);
    if (first === NEWLINE || first === RETURN) {
      const second = this.at(contentStart + 1);
      contentStart += (second === NEWLINE || second === RETURN) && second !== first ? 2 : 1;
    }
    const raw = source.slice(contentStart, contentEnd);
    this.text = raw.includes('\r') ? withNewlines(raw) : raw;
    this.scannedQuote = source.slice(start, start + level + 2);
    this.scannedText = this.text;
    return T.STRING;
  }

  /** Moves behind the long bracket that opens at `start`; gives where its content ends. */
  private skipLongBracket(start: number, level: number, unfinished: string): number {
    const { source, end } = this;
    const refusesNesting = level === 0 && this.dialectName === '5.1';
    this.position = start + level + 2;
    while (this.position < end) {
      const c = source.charCodeAt(this.position);
      if (c === NEWLINE || c === RETURN) {
        this.skipNewline();
      } else if (c === CLOSE_BRACKET) {
        let after = this.position + 1;
        while (this.at(after) === EQUALS) after++;
        if (after - this.position - 1 === level && this.at(after) === CLOSE_BRACKET) {
          const contentEnd = this.position;
          this.position = after + 1;
          return contentEnd;
        }
        this.position = after;
      } else if (refusesNesting && c === OPEN_BRACKET && this.at(this.position + 1) === OPEN_BRACKET) {
        this.failNear(messages.nestedLongString, showToken(OPEN_BRACKET, this.dialectName), false);
      } else {
        this.position++;
      }
    }
    this.failAtEnd(unfinished);
  }
}

/** A piece of the source in quotes; messages are C strings, so it ends at a zero byte. */
function quoted(text: string): string {
  return `'${untilZero(text)}'`;
}

function untilZero(text: string): string {
  const zero = text.indexOf('\0');
  return zero < 0 ? text : text.slice(0, zero);
}

/** A text with every end of a line as a newline. */
function withNewlines(text: string): string {
  needStack();
  return text.replace(/\r\n?|\n\r?/g, '\n');
}
