/**
 * Lua patterns (§5.4.1) as a list of items.
 *
 * A pattern has no alternatives and repeats single characters only, so it is one straight line: which captures are open
 * at each point, and whether `%1` or `)` is in order there, is known before any matching. Real Lua finds such faults only
 * when matching reaches them, hence a fault is an item that fails when reached, and ends the list.
 */

import type { Dialect } from '../../syntax/dialect.js';
import { test } from '../../syntax/stack-room.js';

/** A fault in a pattern or a replacement string. The library adds the position. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

/** 256 entries; not zero for bytes that belong to the set. Shared between patterns: never written after it is made. */
export type ByteSet = Uint8Array;

/** How often a single character may occur: once, or as the suffix says. */
export type Repeat = '' | '?' | '*' | '+' | '-';

/** A character class with its suffix. `char` is the code of a plain character, -1 for proper sets. */
export interface SetItem {
  readonly kind: 'set';
  readonly set: ByteSet;
  readonly char: number;
  readonly repeat: Repeat;
}

export type Item =
  | SetItem
  | { readonly kind: 'open'; readonly index: number }
  | { readonly kind: 'close'; readonly index: number }
  | { readonly kind: 'position'; readonly index: number }
  | { readonly kind: 'back'; readonly index: number; readonly isPosition: boolean }
  | { readonly kind: 'balance'; readonly open: number; readonly close: number }
  | { readonly kind: 'frontier'; readonly set: ByteSet }
  /** `$` at the end of the pattern. */
  | { readonly kind: 'end' }
  | { readonly kind: 'fault'; readonly message: string };

/** What became of each capture at the end of the pattern. */
export type CaptureKind = 'text' | 'position' | 'unfinished';

export interface ParsedPattern {
  readonly anchored: boolean;
  readonly items: readonly Item[];
  readonly captures: readonly CaptureKind[];
}

/** Most captures of a pattern (`LUA_MAXCAPTURES`). */
const MAX_CAPTURES = 32;

// --- Sets ------------------------------------------------------------------------------------------------------------

function makeSet(has: (c: number) => boolean): ByteSet {
  const set = new Uint8Array(256);
  for (let c = 0; c < 256; c++) if (has(c)) set[c] = 1;
  return set;
}

export const ALL: ByteSet = makeSet(() => true);
export const NOTHING: ByteSet = makeSet(() => false);

const isUpper = (c: number): boolean => c >= 65 && c <= 90;
const isLower = (c: number): boolean => c >= 97 && c <= 122;
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isAlpha = (c: number): boolean => isUpper(c) || isLower(c);
const isGraph = (c: number): boolean => c > 32 && c < 127;

/** The class letters in the C locale: bytes from 128 belong to none. */
const classes = new Map<string, ByteSet>();
for (const [letter, has] of [
  ['a', isAlpha],
  ['c', (c: number) => c < 32 || c === 127],
  ['d', isDigit],
  ['g', isGraph],
  ['l', isLower],
  ['p', (c: number) => isGraph(c) && !isAlpha(c) && !isDigit(c)],
  ['s', (c: number) => c === 32 || (c >= 9 && c <= 13)],
  ['u', isUpper],
  ['w', (c: number) => isAlpha(c) || isDigit(c)],
  ['x', (c: number) => isDigit(c) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70)],
  ['z', (c: number) => c === 0],
] as const) {
  classes.set(letter, makeSet(has));
  classes.set(
    letter.toUpperCase(),
    makeSet((c) => !has(c)),
  );
}

const singles: (ByteSet | undefined)[] = [];

/** The set of one byte. */
export function singleSet(c: number): ByteSet {
  let set = singles[c];
  if (set === undefined) {
    singles[c] = set = new Uint8Array(256);
    set[c] = 1;
  }
  return set;
}

/** The class after `%`, or undefined when the character stands for itself. `%g` is not in 5.1. */
function classOf(letter: string, dialect: Dialect): ByteSet | undefined {
  if ((letter === 'g' || letter === 'G') && dialect.name === '5.1') return undefined;
  return classes.get(letter);
}

// --- Parsing ---------------------------------------------------------------------------------------------------------

const ESCAPE = 37;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;

/** Whether patterns end at a zero byte, as C strings do. */
function endsAtZero(dialect: Dialect): boolean {
  return dialect.name !== '5.2';
}

/** Whether `find` may search for the text itself: 5.1 looks for special characters only before a zero byte. */
export function hasNoSpecials(p: string, dialect: Dialect): boolean {
  if (!test(/[\^$*+?.([%-]/, p)) return true;
  return dialect.name === '5.1' && test(/^[^^$*+?.([%\-\0]*\0/, p);
}

/**
 * Read a pattern.
 *
 * @param literalCaret `gmatch` knows no anchor: `^` is a plain character there.
 */
export function parsePattern(source: string, dialect: Dialect, literalCaret: boolean): ParsedPattern {
  const zero = endsAtZero(dialect) ? source.indexOf('\0') : -1;
  return new PatternReader(zero < 0 ? source : source.slice(0, zero), dialect).read(literalCaret);
}

class PatternReader {
  private at = 0;
  private readonly items: Item[] = [];
  private readonly captures: CaptureKind[] = [];

  constructor(
    private readonly p: string,
    private readonly dialect: Dialect,
  ) {}

  read(literalCaret: boolean): ParsedPattern {
    const anchored = !literalCaret && this.p.charCodeAt(0) === 94;
    if (anchored) this.at = 1;
    try {
      while (this.at < this.p.length) this.items.push(this.readItem());
    } catch (fault) {
      if (!(fault instanceof PatternError)) throw fault;
      this.items.push({ kind: 'fault', message: fault.message });
    }
    return { anchored, items: this.items, captures: this.captures };
  }

  private readItem(): Item {
    const p = this.p;
    const c = p[this.at]!;
    if (c === '(') {
      const isPosition = p[this.at + 1] === ')';
      this.at += isPosition ? 2 : 1;
      const index = this.captures.length;
      if (index >= MAX_CAPTURES) throw new PatternError('too many captures');
      this.captures.push(isPosition ? 'position' : 'unfinished');
      return { kind: isPosition ? 'position' : 'open', index };
    }
    if (c === ')') {
      this.at++;
      const index = this.captures.lastIndexOf('unfinished');
      if (index < 0) throw new PatternError('invalid pattern capture');
      this.captures[index] = 'text';
      return { kind: 'close', index };
    }
    if (c === '$' && this.at + 1 === p.length) {
      this.at++;
      return { kind: 'end' };
    }
    if (c === '%') {
      const next = p[this.at + 1];
      if (next === 'b') return this.readBalance();
      if (next === 'f') return this.readFrontier();
      if (next !== undefined && next >= '0' && next <= '9') return this.readBackReference(+next);
    }
    return this.readSet();
  }

  private readBalance(): Item {
    const at = this.at + 2;
    if (at + 1 >= this.p.length) {
      const message = "malformed pattern (missing arguments to '%b')";
      throw new PatternError(this.dialect.name === '5.2' ? message : 'unbalanced pattern');
    }
    this.at += 4;
    return { kind: 'balance', open: this.p.charCodeAt(at), close: this.p.charCodeAt(at + 1) };
  }

  private readFrontier(): Item {
    this.at += 2;
    if (this.p.charCodeAt(this.at) !== LEFT_BRACKET) throw new PatternError("missing '[' after '%f' in pattern");
    return { kind: 'frontier', set: this.readBrackets() };
  }

  private readBackReference(digit: number): Item {
    const index = digit - 1;
    const kind = this.captures[index];
    if (kind === undefined || kind === 'unfinished') {
      throw new PatternError(this.dialect.name === '5.2' ? `invalid capture index %${digit}` : 'invalid capture index');
    }
    this.at += 2;
    return { kind: 'back', index, isPosition: kind === 'position' };
  }

  private readSet(): Item {
    const p = this.p;
    let c = p.charCodeAt(this.at);
    let char = -1;
    let set: ByteSet;
    if (c === LEFT_BRACKET) set = this.readBrackets();
    else if (c === 46) {
      set = ALL;
      this.at++;
    } else {
      let found: ByteSet | undefined;
      if (c === ESCAPE) {
        if (++this.at >= p.length) throw new PatternError("malformed pattern (ends with '%')");
        found = classOf(p[this.at]!, this.dialect);
        c = p.charCodeAt(this.at);
      }
      this.at++;
      if (found === undefined) char = c;
      set = found ?? singleSet(c);
    }
    const suffix = p[this.at];
    let repeat: Repeat = '';
    if (suffix === '?' || suffix === '*' || suffix === '+' || suffix === '-') {
      repeat = suffix;
      this.at++;
    }
    return { kind: 'set', set, char, repeat };
  }

  /** `[...]`, `this.at` on the bracket. A `]` that comes first belongs to the set, as does a `-` without a range. */
  private readBrackets(): ByteSet {
    const p = this.p;
    const end = this.bracketsEnd();
    const set = new Uint8Array(256);
    let at = this.at + 1;
    const negated = p.charCodeAt(at) === 94;
    if (negated) at++;
    while (at < end) {
      const c = p.charCodeAt(at);
      if (c === ESCAPE) {
        const found = classOf(p[at + 1]!, this.dialect);
        if (found === undefined) set[p.charCodeAt(at + 1)] = 1;
        else for (let i = 0; i < 256; i++) set[i]! |= found[i]!;
        at += 2;
      } else if (p.charCodeAt(at + 1) === 45 && at + 2 < end) {
        const last = p.charCodeAt(at + 2);
        for (let i = c; i <= last; i++) set[i] = 1;
        at += 3;
      } else {
        set[c] = 1;
        at++;
      }
    }
    if (negated) for (let i = 0; i < 256; i++) set[i] = set[i] === 0 ? 1 : 0;
    this.at = end + 1;
    return set;
  }

  /** Where the closing bracket is. */
  private bracketsEnd(): number {
    const p = this.p;
    let at = this.at + 1;
    if (p.charCodeAt(at) === 94) at++;
    do {
      if (at >= p.length) throw new PatternError("malformed pattern (missing ']')");
      if (p.charCodeAt(at++) === ESCAPE && at < p.length) at++;
    } while (p.charCodeAt(at) !== RIGHT_BRACKET);
    return at;
  }
}
