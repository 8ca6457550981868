/** Hosts warn of many listeners on one AbortSignal, and a signal may be that of thousands of tasks: it gets one listener. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `f` when the signal aborts, unless the function given back was called before. */
export function onAbort(signal: AbortSignal | undefined, f: () => void): () => void {
  if (signal === undefined) return () => {};
  let all = waiting.get(signal);
  if (all === undefined) {
    const made = new Set<() => void>();
    const listener = (): void => {
      waiting.delete(signal);
      for (const call of made) call();
    };
    signal.addEventListener('abort', listener, { once: true });
    all = made;
    waiting.set(signal, all);
  }
  const own = all;
  own.add(f);
  return () => void own.delete(f);
}
