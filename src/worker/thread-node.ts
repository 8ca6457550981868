/** The script of a thread on Node. */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { memory } from '../core/memory.js';
import '../index.js';
import type { Answer, ToThread } from './protocol.js';
import { RuntimeThread } from './thread.js';

const { answers, counter } = workerData as { answers: MessagePort; counter: Int32Array };
const port = parentPort!;
memory.alone = true;

const thread = new RuntimeThread({
  post: (message, transfer) => port.postMessage(message, transfer as never),
  ask(ask, transfer) {
    port.postMessage(ask, transfer as never);
    for (;;) {
      const seen = Atomics.load(counter, 0);
      const received = receiveMessageOnPort(answers) as { message: Answer } | undefined;
      if (received !== undefined) return received.message;
      Atomics.wait(counter, 0, seen);
    }
  },
  // Files of Lua that are still open are written when the thread ends.
  exit: () => process.exit(0),
});
port.on('message', (message: ToThread) => thread.receive(message));
port.on('messageerror', (e) => thread.unreadable(e));
