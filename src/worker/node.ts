/** Threads of Node. */
import { availableParallelism } from 'node:os';
import { MessageChannel, type TransferListItem, Worker } from 'node:worker_threads';
import type { FromThread } from './protocol.js';
import type { ThreadHost } from './thread-host.js';

const MEGABYTE = 1 << 20;

/**
 * The limit of a thread's heap for a given `maxMemory`, in megabytes. The runtime itself keeps `maxMemory`; this limit is
 * for what it does not see. It must not be met by growing tables, for V8 ends the *process* when a thread has no room for
 * a single object that is large: an array or a hash is copied to grow, to at most the double, so that a heap which the
 * runtime still finds in order may need three times its size, and a quarter as much for work in between.
 */
function heapLimit(maxMemory: number): number {
  return ROOM + 4 * Math.ceil(maxMemory / MEGABYTE);
}

/** For the engine, and for what is made between two looks at the heap. */
const ROOM = 128;

type List = readonly TransferListItem[];

/** @param url Of the script that runs in the thread */
export function nodeThreads(url: URL): ThreadHost {
  return {
    cores: () => availableParallelism(),
    start({ maxMemory }, events) {
      // Answers go by a port of their own, which the blocked thread reads when the counter has changed.
      const { port1, port2 } = new MessageChannel();
      const counter = new Int32Array(new SharedArrayBuffer(4));
      const worker = new Worker(url, {
        workerData: { answers: port2, counter },
        transferList: [port2],
        resourceLimits: maxMemory === undefined ? {} : { maxOldGenerationSizeMb: heapLimit(maxMemory) },
      });
      port1.unref();
      worker.on('message', (m: FromThread) => events.message(m));
      worker.on('messageerror', (e) => events.failed(e));
      worker.on('error', (e: NodeJS.ErrnoException) => {
        if (e?.code === 'ERR_WORKER_OUT_OF_MEMORY') events.outOfMemory();
        else events.failed(e);
      });
      worker.on('exit', (code) => {
        port1.close();
        events.exited(code);
      });
      return {
        post: (message, transfer) => worker.postMessage(message, transfer as List),
        answer(answer, transfer) {
          port1.postMessage(answer, transfer as List);
          Atomics.add(counter, 0, 1);
          Atomics.notify(counter, 0);
        },
        async terminate() {
          await worker.terminate();
        },
        hold(alive) {
          if (alive) worker.ref();
          else worker.unref();
        },
      };
    },
  };
}
