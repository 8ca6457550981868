/**
 * The fast matcher: a pattern as a chain of functions, each of which matches one item and calls the next.
 *
 * Most of the speed comes from knowing the bytes with which the rest of a pattern can begin ({@link firstBytes}). A
 * greedy repetition whose set has none of them never has to give anything back, and a lazy one only tries the rest where
 * it can begin.
 *
 * A function calls deeper once an item, not once a character, so the JavaScript stack a match needs depends on the
 * pattern alone. Captures are never undone when matching goes back: whoever goes forward again sets them anew.
 */
import { ALL, type ByteSet, type Item, NOTHING, PatternError, type SetItem, singleSet } from './pattern-parse.js';

/** Matches from `i` on: where the match ends, or -1. */
export type Matcher = (s: string, i: number) => number;

/** Where the captures of the last match begin and end; position captures have no end. */
export const captureStarts = new Int32Array(32);
export const captureEnds = new Int32Array(32);

const accept: Matcher = (_s, i) => i;

/** The function for all items. */
export function buildMatcher(items: readonly Item[]): Matcher {
  const first = firstBytes(items);
  let next = accept;
  for (let at = items.length - 1; at >= 0; ) {
    const fused = fuse(items, at);
    at -= fused.length;
    next = fused.build(next, first[at + fused.length + 1]!);
  }
  return next;
}

/**
 * For each item the bytes with which a match of it and all after it can begin, when it does not begin at the end of the
 * subject. Too many is harmless, too few is not; a fault counts as a match, since it has to be reached.
 */
export function firstBytes(items: readonly Item[]): ByteSet[] {
  const first: ByteSet[] = new Array(items.length + 1);
  first[items.length] = ALL;
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at]!;
    const after = first[at + 1]!;
    switch (item.kind) {
      case 'set':
        first[at] = item.repeat === '' || item.repeat === '+' ? item.set : union(item.set, after);
        break;
      case 'open':
      case 'close':
      case 'position':
        first[at] = after;
        break;
      case 'end':
        first[at] = NOTHING;
        break;
      case 'balance':
        first[at] = singleSet(item.open);
        break;
      case 'frontier':
        first[at] = intersection(item.set, after);
        break;
      default:
        first[at] = ALL;
    }
  }
  return first;
}

function union(a: ByteSet, b: ByteSet): ByteSet {
  if (a === ALL || b === ALL) return ALL;
  return a.map((v, c) => v | b[c]!);
}

function intersection(a: ByteSet, b: ByteSet): ByteSet {
  return b === ALL ? a : a.map((v, c) => v & b[c]!);
}

function isDisjoint(a: ByteSet, b: ByteSet): boolean {
  if (a === ALL || b === ALL) return a === NOTHING || b === NOTHING;
  for (let c = 0; c < 256; c++) if ((a[c]! & b[c]!) !== 0) return false;
  return true;
}

interface Fused {
  /** Items taken. */
  readonly length: number;
  build(next: Matcher, follow: ByteSet): Matcher;
}

/** The items that end at `at` and make one function: a captured repetition, a plain text, or one item. */
function fuse(items: readonly Item[], at: number): Fused {
  const item = items[at]!;
  if (item.kind === 'close' && at >= 2) {
    const inner = items[at - 1]!;
    const open = items[at - 2]!;
    if (inner.kind === 'set' && inner.repeat !== '' && inner.repeat !== '?' && open.kind === 'open') {
      return { length: 3, build: (next, follow) => repetition(inner, item.index, next, follow) };
    }
  }
  if (item.kind === 'set' && item.repeat === '') {
    let from = at;
    while (from > 0 && isPlainCharacter(items[from - 1]!)) from--;
    if (from < at && item.char >= 0) {
      const codes = items.slice(from, at + 1).map((i) => (i as SetItem).char);
      return { length: codes.length, build: (next) => text(codes, next) };
    }
  }
  return { length: 1, build: (next, follow) => single(item, next, follow) };
}

function isPlainCharacter(item: Item): boolean {
  return item.kind === 'set' && item.repeat === '' && item.char >= 0;
}

function single(item: Item, next: Matcher, follow: ByteSet): Matcher {
  switch (item.kind) {
    case 'set':
      if (item.repeat === '?') return optional(item.set, next);
      if (item.repeat !== '') return repetition(item, -1, next, follow);
      return item.char >= 0 ? character(item.char, next) : oneOf(item.set, next);
    case 'open':
      return (s, i) => {
        captureStarts[item.index] = i;
        return next(s, i);
      };
    case 'position':
      return (s, i) => {
        captureStarts[item.index] = i;
        return next(s, i);
      };
    case 'close':
      return (s, i) => {
        captureEnds[item.index] = i;
        return next(s, i);
      };
    case 'back':
      return backReference(item.index, item.isPosition, next);
    case 'balance':
      return (s, i) => {
        const end = balanceEnd(s, i, item.open, item.close);
        return end < 0 ? -1 : next(s, end);
      };
    case 'frontier':
      return (s, i) => (isFrontier(s, i, item.set) ? next(s, i) : -1);
    case 'end':
      return (s, i) => (i === s.length ? next(s, i) : -1);
    default:
      return () => {
        throw new PatternError(item.message);
      };
  }
}

// --- Single characters -----------------------------------------------------------------------------------------------

function character(c: number, next: Matcher): Matcher {
  if (next === accept) return (s, i) => (i < s.length && s.charCodeAt(i) === c ? i + 1 : -1);
  return (s, i) => (i < s.length && s.charCodeAt(i) === c ? next(s, i + 1) : -1);
}

function oneOf(set: ByteSet, next: Matcher): Matcher {
  if (next === accept) return (s, i) => (i < s.length && set[s.charCodeAt(i)] !== 0 ? i + 1 : -1);
  return (s, i) => (i < s.length && set[s.charCodeAt(i)] !== 0 ? next(s, i + 1) : -1);
}

function text(codes: readonly number[], next: Matcher): Matcher {
  const length = codes.length;
  return (s, i) => {
    if (i + length > s.length) return -1;
    for (let k = 0; k < length; k++) if (s.charCodeAt(i + k) !== codes[k]) return -1;
    return next(s, i + length);
  };
}

function optional(set: ByteSet, next: Matcher): Matcher {
  return (s, i) => {
    if (i < s.length && set[s.charCodeAt(i)] !== 0) {
      const end = next(s, i + 1);
      if (end >= 0) return end;
    }
    return next(s, i);
  };
}

// --- Repetitions -----------------------------------------------------------------------------------------------------

/** A repetition, captured as number `capture` if that is not negative. */
function repetition(item: SetItem, capture: number, next: Matcher, follow: ByteSet): Matcher {
  const { set, repeat } = item;
  const least = repeat === '+' ? 1 : 0;
  if (repeat === '-') return lazy(set, capture, next, follow);
  if (next === accept || isDisjoint(set, follow)) {
    return set === ALL ? everything(least, capture, next) : possessive(set, least, capture, next);
  }
  return greedy(set, least, capture, next, follow);
}

/** As many as there are, none given back. */
function possessive(set: ByteSet, least: number, capture: number, next: Matcher): Matcher {
  if (capture < 0 && next === accept) {
    return (s, i) => {
      const length = s.length;
      let e = i;
      while (e < length && set[s.charCodeAt(e)] !== 0) e++;
      return e - i < least ? -1 : e;
    };
  }
  return (s, i) => {
    const length = s.length;
    let e = i;
    while (e < length && set[s.charCodeAt(e)] !== 0) e++;
    if (e - i < least) return -1;
    if (capture >= 0) {
      captureStarts[capture] = i;
      captureEnds[capture] = e;
    }
    return next(s, e);
  };
}

/** `.*` before the end of pattern or subject. */
function everything(least: number, capture: number, next: Matcher): Matcher {
  return (s, i) => {
    const e = s.length;
    if (e - i < least) return -1;
    if (capture >= 0) {
      captureStarts[capture] = i;
      captureEnds[capture] = e;
    }
    return next(s, e);
  };
}

/** As many as there are, given back one by one. */
function greedy(set: ByteSet, least: number, capture: number, next: Matcher, follow: ByteSet): Matcher {
  return (s, i) => {
    const length = s.length;
    let e = i;
    if (set === ALL) e = length;
    else while (e < length && set[s.charCodeAt(e)] !== 0) e++;
    for (const lowest = i + least; e >= lowest; e--) {
      if (e < length && follow[s.charCodeAt(e)] === 0) continue;
      if (capture >= 0) {
        captureStarts[capture] = i;
        captureEnds[capture] = e;
      }
      const end = next(s, e);
      if (end >= 0) return end;
    }
    return -1;
  };
}

/** As few as possible. */
function lazy(set: ByteSet, capture: number, next: Matcher, follow: ByteSet): Matcher {
  if (set === ALL) {
    const only = onlyByte(follow);
    if (only >= 0) return lazyUntil(String.fromCharCode(only), capture, next);
  }
  return (s, i) => {
    const length = s.length;
    for (let e = i; ; e++) {
      if (e >= length || follow[s.charCodeAt(e)] !== 0) {
        if (capture >= 0) {
          captureStarts[capture] = i;
          captureEnds[capture] = e;
        }
        const end = next(s, e);
        if (end >= 0) return end;
        if (e >= length) return -1;
      }
      if (set[s.charCodeAt(e)] === 0) return -1;
    }
  };
}

/** `.-` before a given byte, which the engine finds faster than a loop does. */
function lazyUntil(byte: string, capture: number, next: Matcher): Matcher {
  return (s, i) => {
    for (let e = i; ; e++) {
      e = s.indexOf(byte, e);
      // The rest may also match nothing, at the end of the subject.
      if (e < 0) e = s.length;
      if (capture >= 0) {
        captureStarts[capture] = i;
        captureEnds[capture] = e;
      }
      const end = next(s, e);
      if (end >= 0) return end;
      if (e === s.length) return -1;
    }
  };
}

/** The one byte of a set, or -1. */
export function onlyByte(set: ByteSet): number {
  const c = set.indexOf(1);
  return c >= 0 && set.indexOf(1, c + 1) < 0 ? c : -1;
}

// --- The others ------------------------------------------------------------------------------------------------------

/** Where `%bxy` ends, or -1. */
export function balanceEnd(s: string, i: number, open: number, close: number): number {
  const length = s.length;
  if (i >= length || s.charCodeAt(i) !== open) return -1;
  let depth = 1;
  for (let e = i + 1; e < length; e++) {
    const c = s.charCodeAt(e);
    if (c === close) {
      if (--depth === 0) return e + 1;
    } else if (c === open) depth++;
  }
  return -1;
}

/** `%f[set]`: a zero byte stands before and after the subject. */
export function isFrontier(s: string, i: number, set: ByteSet): boolean {
  const before = i > 0 ? s.charCodeAt(i - 1) : 0;
  const after = i < s.length ? s.charCodeAt(i) : 0;
  return set[before] === 0 && set[after] !== 0;
}

function backReference(index: number, isPosition: boolean, next: Matcher): Matcher {
  // A position capture has, to the C code, an enormous length.
  if (isPosition) return () => -1;
  return (s, i) => {
    const end = backReferenceEnd(s, i, captureStarts[index]!, captureEnds[index]!);
    return end < 0 ? -1 : next(s, end);
  };
}

/** Where the text from `start` to `end` ends when it occurs again at `i`, or -1. */
export function backReferenceEnd(s: string, i: number, start: number, end: number): number {
  const length = end - start;
  if (i + length > s.length) return -1;
  for (let k = 0; k < length; k++) if (s.charCodeAt(start + k) !== s.charCodeAt(i + k)) return -1;
  return i + length;
}
