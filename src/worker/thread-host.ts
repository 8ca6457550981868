/** How a host runs threads; each entry point of `lupajs/worker` puts in its own. */
import type { Answer, FromThread, ToThread } from './protocol.js';

export interface Thread {
  post(message: ToThread, transfer: readonly Transferable[]): void;
  /** Answers a call of an exposed function, for which the thread may be blocked. */
  answer(answer: Answer, transfer: readonly Transferable[]): void;
  /** Ends the thread, whatever it is doing. */
  terminate(): Promise<void>;
  /** Whether the thread keeps the process alive. */
  hold(alive: boolean): void;
}

export interface ThreadEvents {
  message(message: FromThread): void;
  /** Something failed in the thread outside of a request. */
  failed(error: unknown): void;
  /** The thread has used up its memory. */
  outOfMemory(): void;
  exited(code: number): void;
}

export interface ThreadHost {
  start(settings: { maxMemory?: number }, events: ThreadEvents): Thread;
  /** How many threads the machine runs at once. */
  cores(): number;
}

export let threadHost: ThreadHost = {
  start: () => {
    throw new Error('threads are not supported on this platform');
  },
  cores: () => 1,
};

export function setThreadHost(host: ThreadHost): void {
  threadHost = host;
}
