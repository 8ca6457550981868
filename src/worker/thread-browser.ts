/** The script of a thread in browsers. */
import '../browser.js';
import type { FromBrowserThread, OpenThread } from './browser-threads.js';
import type { ToThread } from './protocol.js';
import { readAnswer } from './shared-answer.js';
import { RuntimeThread } from './thread.js';

/** What we use of a DedicatedWorkerGlobalScope. */
interface Scope {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message' | 'messageerror', f: (e: MessageEvent<ToThread | OpenThread>) => void): void;
  addEventListener(type: 'unhandledrejection', f: (e: PromiseRejectionEvent) => void): void;
  close(): void;
}

const scope = globalThis as unknown as Scope;
const post = (message: FromBrowserThread, transfer: readonly Transferable[]): void =>
  scope.postMessage(message, transfer as Transferable[]);

let thread: RuntimeThread | null = null;

scope.addEventListener('message', ({ data }) => {
  if (data.op !== 'open') {
    thread?.receive(data);
    return;
  }
  const { memory } = data;
  thread = new RuntimeThread({
    post,
    ask:
      memory === null
        ? null
        : (ask, transfer) => {
            post(ask, transfer);
            return readAnswer(memory, () => post({ op: 'more' }, []));
          },
    exit: () => post({ op: 'exit' }, []),
  });
});
scope.addEventListener('messageerror', () => thread?.unreadable(new Error('the message cannot be read')));
// An error like any other that nobody catches, as on Node.
scope.addEventListener('unhandledrejection', (e) => {
  e.preventDefault();
  reportError(e.reason);
});
