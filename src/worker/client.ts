/** A thread as its owner sees it: one request at a time, the functions it may call, and its end. */
import { type LuaError, LuaMemoryError } from '../bridge/errors.js';
import { Tuple, tupleOf } from '../bridge/tuple.js';
import { Copier } from './clone.js';
import { errorFromData, errorToData, LuaCloneError, LuaWorkerError } from './errors.js';
import type { Ask, Exposed, FromThread, Request } from './protocol.js';
import type { LuaWorkerOptions, WorkerCallSettings } from './settings.js';
import { limitMilliseconds } from './settings.js';
import { type Thread, threadHost } from './thread-host.js';

type Callable = (...args: unknown[]) => unknown;

interface Running {
  resolve(reply: Done): void;
  reject(error: unknown): void;
  /** Errors thrown by exposed functions during the call. */
  readonly errors: Map<number, unknown>;
  /** What a stream's function threw. */
  failure: { error: unknown } | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  stopListening: (() => void) | undefined;
}

export type Done = FromThread & { op: 'done' };

/** A request that is ready to be sent. */
export interface Prepared {
  readonly request: Request;
  readonly transfer: readonly Transferable[];
}

export class ThreadClient {
  private readonly thread: Thread;
  private readonly functions: Callable[] = [];
  private running: Running | null = null;
  private lastError = 0;
  /** Why there is no thread any more. */
  ended: unknown = null;
  private readonly exit: Promise<void>;
  private exited!: () => void;

  /** @param onEnd Called once, when the thread is no longer usable */
  constructor(
    options: LuaWorkerOptions,
    private readonly onEnd: () => void,
  ) {
    this.exit = new Promise((resolve) => {
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
  register(fn: Callable): number {
    return this.functions.push(fn) - 1;
  }

  /** Sends a request. The thread must be idle. */
  send({ request, transfer }: Prepared, settings: WorkerCallSettings = {}): Promise<Done> {
    return new Promise((resolve, reject) => {
      if (this.ended !== null) throw this.ended;
      const { signal, timeout } = settings;
      if (signal?.aborted) throw signal.reason;
      try {
        this.thread.post(request, transfer);
      } catch (e) {
        throw cloneError(e);
      }
      const running: Running = {
        resolve,
        reject,
        errors: new Map(),
        failure: null,
        timer: undefined,
        stopListening: undefined,
      };
      this.running = running;
      this.thread.hold(true);
      if (timeout !== undefined) {
        const stop = (): void => this.end(new LuaWorkerError('timeout exceeded', 'timeout'));
        running.timer = setTimeout(stop, limitMilliseconds(timeout));
      }
      if (signal !== undefined) {
        const onAbort = (): void => this.end(signal.reason);
        signal.addEventListener('abort', onAbort, { once: true });
        running.stopListening = () => signal.removeEventListener('abort', onAbort);
      }
    });
  }

  release(handle: number): void {
    if (this.ended === null) this.thread.post({ op: 'release', handle }, []);
  }

  /** Has the thread end by itself, its files written; the thread must be idle. */
  async close(): Promise<void> {
    if (this.ended === null) {
      const done = this.send({ request: { op: 'close' }, transfer: [] }).catch(() => {});
      this.ended = new LuaWorkerError('the worker is closed', 'closed');
      await done;
      // It leaves by itself; one that does not is ended.
      const timer = setTimeout(() => void this.thread.terminate().then(this.exited), 1000);
      await this.exit;
      clearTimeout(timer);
      this.onEnd();
    }
    await this.exit;
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

  /** Resolved when the thread is gone. */
  get gone(): Promise<void> {
    return this.exit;
  }

  private settle(): Running | null {
    const { running } = this;
    if (running === null) return null;
    this.running = null;
    clearTimeout(running.timer);
    running.stopListening?.();
    this.thread.hold(false);
    return running;
  }

  private receive(message: FromThread): void {
    switch (message.op) {
      case 'done': {
        const running = this.settle();
        if (running === null) return;
        const { error } = message;
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

  /** Calls an exposed function for the thread. */
  private async answer({ id, fn, args }: Ask): Promise<void> {
    const { running } = this;
    try {
      const r = await this.functions[fn](...args);
      const copier = new Copier();
      const name = `the result of ${this.functions[fn].name}`;
      const values = r instanceof Tuple ? copier.list(r, name) : r === undefined ? [] : [copier.value(r, name)];
      if (this.ended === null) this.thread.answer({ id, values }, [...copier.transfer]);
    } catch (e) {
      if (this.ended !== null) return;
      const error = errorToData(e, (value) => new Copier().value(value, 'error value'));
      error.origin = ++this.lastError;
      running?.errors.set(error.origin, e);
      this.thread.answer({ id, error }, []);
    }
  }
}

/** What structured clone itself refuses, such as the transfer of a buffer that is gone. */
function cloneError(e: unknown): unknown {
  if (!(e instanceof Error) || e.name !== 'DataCloneError') return e;
  return new LuaCloneError('the arguments', e.message, { cause: e });
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** The value of a reply: nothing is `undefined`, several are a tuple. */
export function resultOf({ values = [] }: Done): unknown {
  return values.length > 1 ? tupleOf(values) : values[0];
}

/**
 * Copies arguments into a request.
 *
 * @param what What the arguments are called in messages
 * @param numbered Whether each has its number there
 */
export function prepare(
  make: (args: unknown[]) => Request,
  args: readonly unknown[],
  what = 'argument',
  numbered = true,
): Prepared {
  const copier = new Copier();
  const request = make(numbered ? copier.list(args, what) : [copier.value(args[0], what)]);
  return { request, transfer: [...copier.transfer] };
}

/** The names given to Lua by `expose`, their functions registered. */
export function prepareExposed(client: ThreadClient, functions: object): Prepared {
  const copier = new Copier();
  const entries = (o: object, path: string): Exposed[] =>
    Object.entries(o).map(([name, value]): Exposed => {
      const here = path === '' ? name : `${path}.${name}`;
      if (typeof value === 'function') {
        const call = (...args: unknown[]): unknown => Reflect.apply(value, o, args);
        // Named in messages.
        Object.defineProperty(call, 'name', { value: here });
        return { name, fn: client.register(call) };
      }
      if (isPlainObject(value)) return { name, members: entries(value, here) };
      return { name, value: copier.value(value, here) };
    });
  return { request: { op: 'expose', exposed: entries(functions, '') }, transfer: [...copier.transfer] };
}

export function isPlainObject(v: unknown): v is object {
  if (typeof v !== 'object' || v === null) return false;
  const p = Object.getPrototypeOf(v);
  return p === Object.prototype || p === null;
}

export function checkExposed(functions: unknown): asserts functions is object {
  if (!isPlainObject(functions)) throw new TypeError('expose: the argument functions must be an object of functions');
}

/** The error for a call after `close`. */
export function closedError(what = 'worker'): LuaError {
  return new LuaWorkerError(`the ${what} is closed`, 'closed');
}

export function checkCode(code: unknown): void {
  if (typeof code !== 'string' && !(code instanceof Uint8Array))
    throw new TypeError('the argument code must be a string or a Uint8Array');
}
