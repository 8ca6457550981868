/** Threads of browsers. */
import type { Answer, FromThread, ToThread } from './protocol.js';
import { AnswerWriter, makeSharedMemory } from './shared-answer.js';
import type { ThreadHost } from './thread-host.js';

/** The first message to a thread: the memory for answers, where pages may share memory. */
export interface OpenThread {
  op: 'open';
  memory: SharedArrayBuffer | null;
}

/** What a thread of a browser says besides: it wants the next piece of an answer, or it leaves. */
export type FromBrowserThread = FromThread | { op: 'more' } | { op: 'exit' };

/** @param make Starts the script of a thread */
export function browserThreads(make: () => Worker): ThreadHost {
  return {
    cores: () => globalThis.navigator?.hardwareConcurrency ?? 1,
    start(_settings, events) {
      const worker = make();
      const memory = globalThis.crossOriginIsolated ? makeSharedMemory() : null;
      const writer = memory === null ? null : new AnswerWriter(memory);
      const post = (message: ToThread | OpenThread, transfer: readonly Transferable[]): void =>
        worker.postMessage(message, transfer as Transferable[]);
      worker.onmessage = ({ data }: MessageEvent<FromBrowserThread>) => {
        if (data.op === 'more') writer?.next();
        else if (data.op === 'exit') {
          worker.terminate();
          events.exited(0);
        } else events.message(data);
      };
      worker.onmessageerror = () => events.failed(new Error('a message of the thread cannot be read'));
      worker.onerror = (e) => {
        e.preventDefault();
        events.failed(e.error ?? new Error(e.message ?? 'its script cannot be loaded'));
      };
      post({ op: 'open', memory }, []);
      return {
        post,
        answer(answer: Answer, transfer) {
          if (writer === null) {
            post({ op: 'answer', ...answer }, transfer);
            return;
          }
          writer.write(answer);
          // What was written is a copy; what was to move is gone from here all the same.
          if (transfer.length > 0) structuredClone(null, { transfer: transfer as Transferable[] });
        },
        async terminate() {
          worker.terminate();
        },
        hold() {},
      };
    },
  };
}

/** Starts a module of another origin, which browsers refuse to start directly. */
export function startForeign(url: URL): Worker {
  const blob = URL.createObjectURL(new Blob([`import ${JSON.stringify(url.href)};`], { type: 'text/javascript' }));
  // The worker has taken it up by then.
  setTimeout(() => URL.revokeObjectURL(blob), 60_000);
  return new Worker(blob, { type: 'module', name: 'lupajs' });
}
