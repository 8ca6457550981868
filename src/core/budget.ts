/**
 * Limits of running code. Chunks compiled with checks count down `budget.n` at loops and function entries; `spend` runs
 * when a slice is used up and decides whether to go on.
 */
import { Termination, throwValue } from './error.js';

export interface Limits {
  /** Instructions left, or Infinity. */
  instructions: number;
  /** Time at which to stop, in milliseconds of `performance.now()`, or Infinity. */
  deadline: number;
  signal: AbortSignal | null;
  /** Longest string, or Infinity. */
  readonly maxString: number;
  /** Instructions after which the limits are looked at, at most. */
  readonly slice: number;
  /** Looks at what else is limited; throws when it is exceeded. */
  check(): void;
  /** Makes the reason of the termination. */
  reason(what: 'instructions' | 'timeout' | 'aborted', signal: AbortSignal | null): unknown;
}

/** Longest slice. It keeps the counter a small integer. */
export const SLICE = 20_000;
/** A call begins with a slice of this length; the next ones are longer as long as they take less than SLICE_TIME, in milliseconds. */
const FIRST_SLICE = 1000;
const SLICE_TIME = 2;

export const budget = { n: 0x3fffffff, maxString: Number.POSITIVE_INFINITY };
let limits: Limits | null = null;
let slice = 0x3fffffff;
let sliceLength = FIRST_SLICE;
let sliceBegin = 0;

/** Makes limits the ones in force; returns the former ones. */
export function enterLimits(next: Limits | null): Limits | null {
  const former = limits;
  if (former !== null) former.instructions -= slice - budget.n;
  limits = next;
  sliceLength = FIRST_SLICE;
  budget.maxString = next === null ? Number.POSITIVE_INFINITY : next.maxString;
  startSlice();
  return former;
}

function startSlice(): void {
  slice = limits === null ? 0x3fffffff : Math.max(0, Math.min(limits.slice, sliceLength, limits.instructions));
  budget.n = slice;
}

/** True while some limit is in force: library loops count their work then. */
export function limited(): boolean {
  return limits !== null;
}

/** Called when a slice is used up. Throws a Termination when a limit is exceeded. */
export function spend(): void {
  if (limits === null) {
    startSlice();
    return;
  }
  limits.instructions -= slice - budget.n;
  budget.n = 0;
  slice = 0;
  if (limits.signal?.aborted) throw new Termination(limits.reason('aborted', limits.signal));
  if (limits.instructions <= 0) throw new Termination(limits.reason('instructions', null));
  const now = performance.now();
  if (now >= limits.deadline) throw new Termination(limits.reason('timeout', null));
  // (The first of a call may be long past.)
  if (now - sliceBegin > SLICE_TIME) sliceLength = Math.max(100, sliceLength >> 1);
  else if (sliceLength < SLICE) sliceLength *= 2;
  sliceBegin = now;
  limits.check();
  startSlice();
}

/** Counts work done inside a library function. */
export function work(amount: number): void {
  if (limits !== null && (budget.n -= amount) < 0) spend();
}

/** Length from which on strings count as memory. */
const LONG = 4096;
/** Length from which on a string is made in full at once. */
const HUGE = 1 << 24;
/** Characters of long strings between two looks at the memory. */
const BETWEEN = 1 << 22;
let unseen = BETWEEN;

/** The string that has just been made, if it may be that long. */
export function grown(s: string): string {
  if (s.length > LONG && limits !== null) long(s);
  return s;
}

/**
 * A few instructions can make much memory of long strings, so that these are counted. A concatenation takes its memory
 * only when its characters are needed; a huge one must not do so unseen.
 */
function long(s: string): void {
  const n = s.length;
  if (n > budget.maxString) outOfMemory();
  if (n > HUGE) s.charCodeAt(0);
  if ((unseen -= n) > 0) return;
  unseen = BETWEEN;
  limits?.check();
}

export function outOfMemory(): never {
  throwValue('not enough memory');
}
