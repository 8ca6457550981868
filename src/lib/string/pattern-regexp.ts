/**
 * Lua patterns as regular expressions of the host, where the two are provably the same.
 *
 * Both try the same places in the same order: leftmost start, then for each repetition the longest (`* + ?`) or shortest
 * (`-`) first. Sets are written out byte by byte, so no notion of letters or lines of the host comes in. Not translated:
 * `%b`, back references, faults, unfinished captures, and position captures in the middle of a pattern, whose place a
 * regular expression does not tell cheaply.
 */
import { onlyByte } from './pattern-match.js';
import { ALL, type ByteSet, type Item, type ParsedPattern } from './pattern-parse.js';

/** Where a capture is in the result of a regular expression: a group, or the start (-1) or end (-2) of the match. */
export type GroupIndex = number;
export const AT_START = -1;
export const AT_END = -2;

export interface TranslatedPattern {
  /** Global, or sticky when the pattern is anchored. */
  readonly regexp: RegExp;
  /** For each capture. */
  readonly groups: readonly GroupIndex[];
}

/** The translation, or undefined where there is none. */
export function translatePattern({ items, captures, anchored }: ParsedPattern): TranslatedPattern | undefined {
  if (captures.includes('unfinished')) return undefined;
  const groups: GroupIndex[] = [];
  let count = 0;
  let source = '';
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    switch (item.kind) {
      case 'set':
        source += bracketed(item.set) + (item.repeat === '-' ? '*?' : item.repeat);
        break;
      case 'open':
        groups[item.index] = ++count;
        source += '(';
        break;
      case 'close':
        source += ')';
        break;
      case 'position':
        if (items.slice(0, at).every(isEmpty)) groups[item.index] = AT_START;
        else if (items.slice(at + 1).every(isEmpty)) groups[item.index] = AT_END;
        else return undefined;
        break;
      case 'frontier':
        source += frontier(item.set);
        break;
      case 'end':
        source += '$';
        break;
      default:
        return undefined;
    }
  }
  try {
    return { regexp: new RegExp(source, anchored ? 'y' : 'g'), groups };
  } catch {
    // A host without look-behind.
    return undefined;
  }
}

/** Whether an item takes no characters. */
function isEmpty(item: Item): boolean {
  return item.kind !== 'set' && item.kind !== 'balance' && item.kind !== 'back';
}

/** A set as a character class with nothing but numeric escapes in it. */
function bracketed(set: ByteSet): string {
  if (set === ALL) return '[^]';
  const only = onlyByte(set);
  if (only >= 0) return escaped(only);
  let out = '[';
  for (let c = 0; c < 256; c++) {
    if (set[c] === 0) continue;
    const first = c;
    while (c < 255 && set[c + 1] !== 0) c++;
    out += escaped(first);
    if (c > first) out += '-' + escaped(c);
  }
  return out + ']';
}

function escaped(c: number): string {
  return '\\x' + (c < 16 ? '0' : '') + c.toString(16);
}

/** A zero byte stands before and after the subject, which decides what its two ends count as. */
function frontier(set: ByteSet): string {
  const inside = bracketed(set);
  const outside = bracketed(set.map((v) => 1 - v));
  return set[0] === 0 ? `(?<!${inside})(?=${inside})` : `(?<=${outside})(?!${outside})`;
}
