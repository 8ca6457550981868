/** Memory on Node: the heap of V8. */
import { memory } from '../core/memory.js';
import { builtin } from './node-builtin.js';

const v8 = () => builtin<typeof import('node:v8')>('node:v8');

type Collect = (options?: { type: 'minor' }) => void;

let collector: Collect | null = null;

/** V8's `gc`, which is hidden unless a flag asks for it. */
function collect(): Collect {
  if (collector === null) {
    const { gc } = globalThis as { gc?: Collect };
    if (typeof gc === 'function') collector = gc;
    else {
      try {
        const { runInNewContext } = builtin<typeof import('node:vm')>('node:vm');
        const { setFlagsFromString } = v8();
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
  memory.used = () => v8().getHeapStatistics().used_heap_size;
  memory.collect = () => collect()();
  memory.collectYoung = () => collect()({ type: 'minor' });
}
