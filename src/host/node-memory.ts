/** Memory on Node: the heap of V8. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { memory } from '../core/memory.js';

type Collect = (options?: { type: 'minor' }) => void;

let collector: Collect | null = null;

/** V8's `gc`, which is hidden unless a flag asks for it. */
function collect(): Collect {
  if (collector === null) {
    const { gc } = globalThis as { gc?: Collect };
    if (typeof gc === 'function') collector = gc;
    else {
      try {
        setFlagsFromString('--expose-gc');
        collector = runInNewContext('gc') as Collect;
        setFlagsFromString('--no-expose-gc');
      } catch {
        collector = () => {};
      }
    }
  }
  return collector;
}

export function installMemory(): void {
  memory.used = () => getHeapStatistics().used_heap_size;
  memory.collect = () => collect()();
  memory.collectYoung = () => collect()({ type: 'minor' });
}
