/** A thread as its owner sees it: one request at a time, the functions it may call, and its end. */
import { type LuaError, LuaMemoryError } from '../bridge/errors.js';
import { Tuple } from '../bridge/tuple.js';
import { Copier } from './copier.js';
import { errorFromData, errorToData, LuaWorkerError } from './errors.js';
import { onAbort } from './on-abort.js';
import { type Callable, cloneError, copyErrorValue, type Done, type Prepared } from './prepare.js';
import type { Answer, Ask, FromThread } from './protocol.js';
import { connect } from './reviver.js';
import { type LuaWorkerOptions, limitMilliseconds, type WorkerCallSettings } from './settings.js';
import { type Thread, threadHost } from './thread-host.js';

/** Errors kept during a call, so that the one that ends it is the object that was thrown here. */
const MOST_ERRORS = 100;

/** Milliseconds for a thread to leave by itself. */
const LEAVING = 1000;

interface Running {
  resolve(reply: Done): void;
  reject(error: unknown): void;
  /** Errors thrown by exposed functions during the call; the latest. */
  readonly errors: Map<number, unknown>;
  /** What a stream's function threw. */
  failure: { error: unknown } | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  readonly stopListening: () => void;
}

export class ThreadClient {
  private readonly thread: Thread;
  /** The first is NOTHING. */
  private readonly functions: Callable[] = [() => undefined];
  private running: Running | null = null;
  private lastError = 0;
  /** Why there is no thread any more. */
  ended: unknown = null;
  /** Resolved when the thread is gone. */
  readonly gone: Promise<void>;
  private exited!: () => void;
  /** Called once, when the thread is no longer usable. */
  private readonly onEnd: () => void;

  constructor(options: LuaWorkerOptions, onEnd: () => void) {
    this.onEnd = onEnd;
    this.gone = new Promise((resolve) => {
      this.exited = resolve;
    });
    this.thread = threadHost.start(
      { maxMemory: options.maxMemory },
      {
        message: (m) => this.receive(m),
        failed: (error) =>
          this.end(new LuaWorkerError(`the thread failed: ${textOf(error)}`, 'crash', { cause: error })),
        outOfMemory: () => this.end(new LuaMemoryError()),
        exited: (code) => {
          this.end(new LuaWorkerError(`the thread ended with exit code ${code}`, 'exit'));
          this.exited();
        },
      },
    );
    this.thread.hold(false);
  }

  get busy(): boolean {
    return this.running !== null;
  }

  /** The number by which the thread calls a function. */
  readonly register = (fn: Callable): number => this.functions.push(fn) - 1;

  /** Sends a request. The thread must be idle. */
  send({ request, transfer }: Prepared, settings: WorkerCallSettings = {}): Promise<Done> {
    return new Promise((resolve, reject) => {
      if (this.ended !== null) throw this.ended;
      const { signal, timeout } = settings;
      if (signal?.aborted) throw signal.reason;
      try {
        this.thread.post(request, transfer);
      } catch (e) {
        throw cloneError(e, 'the arguments');
      }
      const running: Running = {
        resolve,
        reject,
        errors: new Map(),
        failure: null,
        timer: undefined,
        stopListening: onAbort(signal, () => this.end(signal!.reason)),
      };
      this.running = running;
      this.thread.hold(true);
      if (timeout !== undefined) {
        const stop = (): void => this.end(new LuaWorkerError('timeout exceeded', 'timeout'));
        running.timer = setTimeout(stop, limitMilliseconds(timeout));
      }
    });
  }

  release(handle: number): void {
    if (this.ended === null) this.thread.post({ op: 'release', handle }, []);
  }

  /** Has the thread end by itself, its files written; the thread must be idle. One that does not is ended. */
  async close(): Promise<void> {
    if (this.ended === null) {
      this.send({ request: { op: 'close' }, transfer: [] }).catch(() => {});
      this.ended = closedError();
      const timer = setTimeout(() => void this.thread.terminate().then(this.exited), LEAVING);
      await this.gone;
      clearTimeout(timer);
      this.settle();
      this.onEnd();
    }
    await this.gone;
  }

  /** Ends the thread at once; a call that runs fails with the error given. */
  end(error: unknown): void {
    if (this.ended === null) {
      this.ended = error;
      void this.thread.terminate().then(this.exited);
      this.onEnd();
    }
    this.settle()?.reject(error);
  }

  private settle(): Running | null {
    const { running } = this;
    if (running === null) return null;
    this.running = null;
    clearTimeout(running.timer);
    running.stopListening();
    this.thread.hold(false);
    return running;
  }

  private receive(message: FromThread): void {
    switch (message.op) {
      case 'done': {
        const running = this.settle();
        if (running === null) return;
        const { error, links } = message;
        connect(links);
        if (running.failure !== null) running.reject(running.failure.error);
        else if (error === undefined) running.resolve(message);
        else if (running.errors.has(error.origin)) running.reject(running.errors.get(error.origin));
        else running.reject(errorFromData(error));
        return;
      }
      case 'output':
        try {
          this.functions[message.fn](message.chunk);
        } catch (error) {
          if (this.running === null) throw error;
          this.running.failure ??= { error };
        }
        return;
      case 'ask':
        void this.answer(message);
    }
  }

  /** Calls an exposed function for the thread. The thread may be blocked until it has an answer, so there is always one. */
  private async answer({ id, fn, args, links }: Ask): Promise<void> {
    const { running } = this;
    try {
      connect(links);
      const f = this.functions[fn];
      const r = await f(...args);
      const copier = new Copier(true);
      const name = `the result of ${f.name}`;
      const values = r instanceof Tuple ? copier.list(r, name) : r === undefined ? [] : [copier.value(r, name)];
      this.reply({ id, values, links: copier.links() }, [...copier.transfer], name);
    } catch (e) {
      const error = errorToData(e, (value) => copyErrorValue(value, true));
      error.origin = ++this.lastError;
      if (running !== null) {
        const { errors } = running;
        errors.set(error.origin, e);
        if (errors.size > MOST_ERRORS) errors.delete(errors.keys().next().value!);
      }
      try {
        this.reply({ id, error }, [], 'the error');
      } catch {
        // Its value or its properties cannot be sent after all.
        this.reply({ id, error: { ...error, value: undefined, properties: [], cause: undefined } }, [], 'the error');
      }
    }
  }

  private reply(answer: Answer, transfer: readonly Transferable[], what: string): void {
    if (this.ended !== null) return;
    try {
      this.thread.answer(answer, transfer);
    } catch (e) {
      throw cloneError(e, what);
    }
  }
}

function textOf(error: unknown): string {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } catch {
    return 'an error that cannot be read';
  }
}

/** The error for a call after `close`. */
export function closedError(what = 'worker'): LuaError {
  return new LuaWorkerError(`the ${what} is closed`, 'closed');
}
