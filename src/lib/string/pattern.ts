/**
 * Lua patterns (§5.4.1) for `find`, `match`, `gmatch` and `gsub`.
 *
 * ```
 * const pattern = compilePattern('(%w+)=(%w+)', dialect);
 * if (pattern.exec(subject, 0)) {
 *   pattern.start; pattern.end;          // 0-based, end exclusive
 *   pattern.captureCount;                // 0: the whole match is the only result
 *   pattern.capture(subject, 1);         // string, or number for ()
 * }
 * ```
 *
 * What `exec` found stands in the pattern and in one buffer shared by all patterns. It is valid until the next `exec` of
 * any pattern: read everything before calling anything that might match, such as the function given to `gsub`.
 */

import type { Dialect } from '../../syntax/dialect.js';
import { needStack } from '../../syntax/stack-room.js';
import { buildMatcher, captureEnds, captureStarts, firstBytes, type Matcher, onlyByte } from './pattern-match.js';
import {
  ALL,
  type ByteSet,
  type CaptureKind,
  hasNoSpecials,
  type Item,
  type ParsedPattern,
  PatternError,
  parsePattern,
} from './pattern-parse.js';
import { AT_START, type GroupIndex, translatePattern } from './pattern-regexp.js';
import { type StepHook, StepMatcher, type StepRules } from './pattern-step.js';

export { PatternError };

/**
 * Where a runtime with an instruction limit counts the work of matching. While `hook` is set, matching calls it about
 * every thousand steps with the number of them; it may throw.
 */
export const patternBudget: { hook: StepHook | undefined } = { hook: undefined };

/** Nested calls of the matcher after which 5.2 and LuaJIT say `pattern too complex`. */
const MAX_DEPTH = 200;

/** Items a chain of calls may have. */
const MAX_CHAIN = 300;

/**
 * When a pattern becomes a regular expression of the host. That costs a compilation and about 40 ns a match, but then a
 * character takes 1 ns instead of 3, and an item almost nothing: on long matches and long patterns it is twice as fast,
 * on short ones half. So the first matches are observed.
 */
const OBSERVED_MATCHES = 48;
/** Characters after which a few matches are enough. */
const OBSERVED_CHARACTERS = 50_000;
const ITEM_COST = 8;
const CHARACTER_COST = 2;
const WORTH = 46;

/**
 * Longest subject for a regular expression whose leading repetition may be tried again from every start: there the time
 * can be quadratic, which the matcher's own search avoids.
 */
const MAX_REPEATED = 1 << 14;

/** How `exec` looks for the start of a match. */
type Search =
  /** Only at the given place. */
  | 0
  /** The pattern is one repetition `x+`, perhaps captured: no matcher is called. */
  | 1
  /** Where a certain byte is. */
  | 2
  /** Where a byte of a set is. */
  | 3
  /** Everywhere. */
  | 4;

/** A compiled pattern with the result of its last match. */
export class CompiledPattern {
  /** Where the last match begins, 0-based. */
  start = 0;
  /** Where it ends, exclusive. */
  end = 0;
  /** Captures of the pattern. Without any, the whole match takes their place. */
  readonly captureCount: number;
  /** The pattern begins with `^`: `exec` tries the given place only, and `gsub` replaces at most once. */
  readonly anchored: boolean;
  /** `find` may search for {@link source} itself with `indexOf`. */
  readonly isPlain: boolean;

  private readonly kinds: readonly CaptureKind[];
  private readonly items: readonly Item[];
  private readonly search: Search;
  private readonly first: ByteSet;
  private readonly firstByte: string;
  /** Set of the repetition that opens the pattern: where it fails, it fails for all starts within the same run. */
  private readonly lead: ByteSet | undefined;
  private readonly shortest: number;
  private readonly isDeep: boolean;
  private readonly rules: StepRules;
  private matcher: Matcher | undefined;
  private observed = 0;
  private characters = 0;
  private regexp: RegExp | undefined;
  private regexpLimit = Infinity;
  private groups: readonly GroupIndex[] = [];
  /** Result of the regular expression, when the last match was its. */
  private found: RegExpExecArray | undefined;
  private stepper: StepMatcher | undefined;

  constructor(
    readonly source: string,
    parsed: ParsedPattern,
    dialect: Dialect,
  ) {
    const { items, captures, anchored } = parsed;
    this.isPlain = hasNoSpecials(source, dialect);
    this.items = items;
    this.kinds = captures;
    this.captureCount = captures.length;
    this.anchored = anchored;
    const maxDepth = dialect.name === '5.1' ? Infinity : MAX_DEPTH;
    this.rules = { items, maxDepth, skipsEmptyRepeats: dialect.name === '5.2' };
    this.isDeep = items.length > MAX_CHAIN || nestingOf(items) >= maxDepth;
    this.first = firstBytes(items)[0]!;
    this.lead = leadOf(items);
    this.shortest = shortestOf(items);
    const byte = this.shortest > 0 ? onlyByte(this.first) : -1;
    this.firstByte = byte >= 0 ? String.fromCharCode(byte) : '';
    if (anchored) this.search = 0;
    else if (isOneRun(items)) this.search = 1;
    else if (byte >= 0) this.search = 2;
    else if (this.first !== ALL) this.search = 3;
    else this.search = 4;
  }

  /**
   * Find the first match that begins at `init` (0-based, not beyond the end) or, unless anchored, later. The results are
   * {@link start}, {@link end} and {@link capture}.
   *
   * @throws PatternError When matching reaches a fault of the pattern.
   */
  exec(s: string, init: number): boolean {
    if (patternBudget.hook !== undefined || this.isDeep) return this.execCounted(s, init, patternBudget.hook);
    if (this.regexp !== undefined && s.length - init <= this.regexpLimit) return this.execRegExp(this.regexp, s, init);
    const found = this.execItems(s, init);
    if (this.observed < OBSERVED_MATCHES) this.observe(s, init, found);
    return found;
  }

  /** See whether a regular expression would pay. */
  private observe(s: string, init: number, found: boolean): void {
    const from = found && this.search === 2 ? this.start : init;
    this.characters += (found ? this.end : this.anchored || this.search === 2 ? init : s.length) - from;
    const count = ++this.observed;
    if (count < OBSERVED_MATCHES && this.characters < OBSERVED_CHARACTERS) return;
    this.observed = OBSERVED_MATCHES;
    // Such a pattern is tried at one place only.
    if (this.lead === ALL && !this.anchored) return;
    if ((this.characters / count) * CHARACTER_COST + this.items.length * ITEM_COST < WORTH) return;
    const { items, kinds, anchored } = this;
    const translated = translatePattern({ items, captures: kinds, anchored });
    if (translated === undefined) return;
    if (!isCompiled(translated.regexp)) return;
    this.regexp = translated.regexp;
    this.groups = translated.groups;
    if (this.lead !== undefined && !anchored) this.regexpLimit = MAX_REPEATED;
  }

  private execRegExp(regexp: RegExp, s: string, init: number): boolean {
    regexp.lastIndex = init;
    let found: RegExpExecArray | null;
    try {
      found = regexp.exec(s);
    } catch {
      // The host keeps its own stack for going back, and a long subject can fill it.
      this.regexp = undefined;
      return this.execItems(s, init);
    }
    if (found === null) return false;
    this.found = found;
    this.start = found.index;
    this.end = regexp.lastIndex;
    return true;
  }

  private execItems(s: string, init: number): boolean {
    this.found = undefined;
    if (this.search === 1) return this.execRun(s, init);
    let matcher = this.matcher;
    if (matcher === undefined) this.matcher = matcher = buildMatcher(this.items);
    if (this.search === 0) return this.finish(init, matcher(s, init));
    // With shortest === 0 a match may begin at the end, where there is no byte to look at.
    const last = s.length - this.shortest;
    const lastByte = this.shortest === 0 ? last - 1 : last;
    const search = this.search;
    const first = this.first;
    for (let i = init; i <= last; i++) {
      if (search === 3) {
        while (i <= lastByte && first[s.charCodeAt(i)] === 0) i++;
        if (i > last) return false;
      } else if (search === 2) {
        i = s.indexOf(this.firstByte, i);
        if (i < 0 || i > last) return false;
      }
      const end = matcher(s, i);
      if (end >= 0) return this.finish(i, end);
      const lead = this.lead;
      if (lead === ALL) return false;
      if (lead !== undefined) while (i < lastByte && lead[s.charCodeAt(i)] !== 0) i++;
    }
    return false;
  }

  /**
   * What capture `index` (from 1) of the last match is: a string, or the 1-based position for `()`. Capture 1 of a pattern
   * without captures is the whole match, as everywhere in the library.
   *
   * @param s The subject given to {@link exec}.
   * @throws PatternError `unfinished capture`, `invalid capture index`.
   */
  capture(s: string, index: number): string | number {
    const kind = this.kinds[index - 1];
    if (this.found !== undefined && kind !== undefined) {
      const group = this.groups[index - 1]!;
      return group > 0 ? this.found[group]! : (group === AT_START ? this.start : this.end) + 1;
    }
    if (kind === 'text') return s.slice(captureStarts[index - 1], captureEnds[index - 1]);
    if (kind === 'position') return captureStarts[index - 1]! + 1;
    if (kind === 'unfinished') throw new PatternError('unfinished capture');
    if (index === 1) return s.slice(this.start, this.end);
    throw new PatternError('invalid capture index');
  }

  private finish(start: number, end: number): boolean {
    if (end < 0) return false;
    this.start = start;
    this.end = end;
    return true;
  }

  private execRun(s: string, init: number): boolean {
    const set = this.first;
    const length = s.length;
    let i = init;
    while (i < length && set[s.charCodeAt(i)] === 0) i++;
    if (i >= length) return false;
    let e = i + 1;
    while (e < length && set[s.charCodeAt(e)] !== 0) e++;
    this.start = captureStarts[0] = i;
    this.end = captureEnds[0] = e;
    return true;
  }

  private execCounted(s: string, init: number, hook: StepHook | undefined): boolean {
    this.found = undefined;
    const stepper = (this.stepper ??= new StepMatcher(this.rules));
    const end = stepper.match(s, init, hook);
    if (end >= 0 || this.anchored) return this.finish(init, end);
    for (let i = init + 1; i <= s.length; i++) {
      const end = stepper.match(s, i, hook);
      if (end >= 0) return this.finish(i, end);
    }
    return false;
  }
}

/** Calls real Lua nests at most for these items, the first one not counted. */
function nestingOf(items: readonly Item[]): number {
  let nesting = 0;
  for (const item of items) {
    const { kind } = item;
    if (kind === 'open' || kind === 'close' || kind === 'position' || (kind === 'set' && item.repeat !== '')) nesting++;
  }
  return nesting;
}

/**
 * The set of the repetition at the very beginning. When the pattern fails at the start of a run of its bytes, it has
 * tried all that follows at every place a later start in the same run could lead to. Back references would make the rest
 * depend on the start, so there must be none.
 */
function leadOf(items: readonly Item[]): ByteSet | undefined {
  if (items.some((item) => item.kind === 'back')) return undefined;
  const lead = items.find((item) => item.kind !== 'open' && item.kind !== 'position');
  if (lead?.kind !== 'set' || lead.repeat === '' || lead.repeat === '?') return undefined;
  return lead.set;
}

/** Length of the shortest text that could match, or could lead to a fault. */
function shortestOf(items: readonly Item[]): number {
  let length = 0;
  for (const item of items) {
    if (item.kind === 'fault') break;
    if (item.kind === 'set' && (item.repeat === '' || item.repeat === '+')) length++;
    else if (item.kind === 'balance') length += 2;
  }
  return length;
}

/** `x+` or `(x+)` alone. */
function isOneRun(items: readonly Item[]): boolean {
  const captured = items.length === 3 && items[0]!.kind === 'open' && items[2]!.kind === 'close';
  const run = captured ? items[1]! : items[0];
  return (captured || items.length === 1) && run?.kind === 'set' && run.repeat === '+';
}

const CACHE_SIZE = 500;
const caches = new Map<string, Map<string, CompiledPattern>>();

/**
 * The compiled form of a pattern; compiled once while the cache lasts.
 *
 * @param forGmatch `^` is a plain character, as `gmatch` takes it.
 */
export function compilePattern(source: string, dialect: Dialect, forGmatch = false): CompiledPattern {
  const key = forGmatch ? dialect.name + '*' : dialect.name;
  let cache = caches.get(key);
  if (cache === undefined) caches.set(key, (cache = new Map()));
  let pattern = cache.get(source);
  if (pattern === undefined) {
    pattern = new CompiledPattern(source, parsePattern(source, dialect, forGmatch), dialect);
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(source, pattern);
  }
  return pattern;
}

/** Uses a regular expression until the host has compiled it, if there is stack for that: see stack-room.ts. */
function isCompiled(regexp: RegExp): boolean {
  try {
    needStack();
  } catch {
    return false;
  }
  for (let i = 0; i < 3; i++) regexp.exec('');
  return true;
}
