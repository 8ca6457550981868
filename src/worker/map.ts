/** `map` of a pool: draws inputs as there is room for them. */

import { onAbort } from './on-abort.js';

export type Inputs = Iterable<unknown> | AsyncIterable<unknown>;

export interface MapRun<R> {
  inputs: Inputs;
  /** How many inputs are in work at a time. */
  width: number;
  signals: readonly (AbortSignal | undefined)[];
  onProgress: ((done: number, total: number | undefined) => void) | undefined;
  /** Works on one input; `signal` ends it. */
  work(input: unknown, index: number, signal: AbortSignal): Promise<R>;
  /** Gives up what has not begun. */
  discard(reason: unknown): void;
}

export async function runMap<R>({ inputs, width, signals, onProgress, work, discard }: MapRun<R>): Promise<R[]> {
  const total = sizeOf(inputs);
  const iterator = iteratorOf(inputs);
  // Ends the work of this call only.
  const stop = new AbortController();
  const given = signals.filter((s) => s !== undefined);
  for (const s of given) s.throwIfAborted();
  const stopListening = given.map((s) => onAbort(s, () => stop.abort(s.reason)));
  // Rejected at once, even while the next input does not come.
  const stopped = new Promise<never>((_, reject) => onAbort(stop.signal, () => reject(stop.signal.reason)));
  stopped.catch(() => {});

  const results: R[] = [];
  let drawn = 0;
  let done = 0;
  let ended = false;
  let failed = false;
  let turn: Promise<unknown> = Promise.resolve();
  /** The next input: one at a time, so that they are numbered in their order. */
  const draw = (): IteratorResult<unknown> | Promise<IteratorResult<unknown>> => {
    if (!(Symbol.asyncIterator in Object(inputs))) return (iterator as Iterator<unknown>).next();
    const next = turn.then(() => (ended ? { done: true as const, value: undefined } : iterator.next()));
    turn = next.catch(() => {});
    return next;
  };
  const loop = async (): Promise<void> => {
    while (!ended) {
      const drawing = draw();
      const next = drawing instanceof Promise ? await drawing : drawing;
      if (failed || next.done) {
        ended = true;
        return;
      }
      const index = drawn++;
      results[index] = await work(next.value, index, stop.signal);
      if (!failed) onProgress?.(++done, total);
    }
  };
  try {
    await Promise.race([stopped, Promise.all(Array.from({ length: width }, loop))]);
    return results;
  } catch (e) {
    failed = true;
    if (!ended) {
      ended = true;
      giveBack(iterator);
    }
    discard(e);
    throw e;
  } finally {
    for (const f of stopListening) f();
  }
}

/** Lets an iterator that is not drawn to its end clean up; what goes wrong with that is of no interest any more. */
function giveBack(iterator: Iterator<unknown> | AsyncIterator<unknown>): void {
  try {
    Promise.resolve(iterator.return?.()).catch(() => {});
  } catch {
    // As said.
  }
}

function sizeOf(inputs: object): number | undefined {
  const { length, size } = Object(inputs) as { length?: unknown; size?: unknown };
  return typeof length === 'number' ? length : typeof size === 'number' ? size : undefined;
}

function iteratorOf(inputs: Inputs): Iterator<unknown> | AsyncIterator<unknown> {
  const { [Symbol.asyncIterator]: later, [Symbol.iterator]: now } = Object(inputs) as AsyncIterable<unknown> &
    Iterable<unknown>;
  if (typeof later === 'function') return later.call(inputs);
  if (typeof now === 'function') return now.call(inputs);
  throw new TypeError('map: the argument inputs must be iterable');
}
