/**
 * A limit for memory. The heap is the host's and shared by everything in the process, so the accounting is an estimate:
 * what the heap has grown by during calls into the runtime, looked at every few thousand instructions, with garbage
 * collected before the limit counts as exceeded. A single string is never longer than the limit.
 */
import { outOfMemory } from '../core/budget.js';
import { memory } from '../core/memory.js';

/** New bytes between two collections, so that a program near its limit still gets on. */
const MOST_GARBAGE = 4 << 20;

export class MemoryLimit {
  readonly max: number;
  /** Bytes that earlier calls have left in use. */
  private retained = 0;
  private atEntry = 0;
  private depth = 0;
  /** Size of the heap at which to look closer. */
  private threshold = 0;
  /** Size of the heap before the runtime has made anything. */
  private readonly first = memory.used();
  private atExit = 0;

  constructor(max: number) {
    this.max = max;
  }

  /** The bytes in use, as far as is known. */
  get used(): number {
    if (this.depth === 0) this.settle(memory.used());
    return Math.max(0, this.depth === 0 ? this.retained : this.retained + memory.used() - this.atEntry);
  }

  /** A call into the runtime begins. */
  enter(): void {
    if (this.depth++ > 0) return;
    this.atEntry = memory.used();
    this.settle(this.atEntry);
    this.threshold = this.atEntry - this.retained + this.max;
  }

  /** Looks again at what earlier calls have left: what was collected since the last one may have been garbage of that. */
  private settle(heap: number): void {
    if (memory.alone) this.retained = heap - this.first;
    else if (heap < this.atExit) {
      this.retained = Math.max(0, this.retained - (this.atExit - heap));
      this.atExit = heap;
    }
  }

  leave(): void {
    const { used } = this;
    if (--this.depth > 0) return;
    this.retained = Math.min(used, this.max);
    this.atExit = memory.used();
  }

  check(): void {
    const used = memory.used();
    if (used <= this.threshold) return;
    memory.collectYoung();
    if (memory.used() <= this.threshold) return;
    memory.collect();
    const live = memory.used();
    if (live - this.atEntry + this.retained > this.max) {
      // Whoever catches the error may go on, and is looked at again.
      outOfMemory();
    }
    this.threshold = Math.max(this.threshold, live + MOST_GARBAGE);
  }
}
