/// <reference lib="esnext.disposable" preserve="true" />
import { LuaError } from '../bridge/errors.js';
import { closedError, ThreadClient } from './client.js';
import { onAbort } from './on-abort.js';
import { checkCode, type Done, makeOffer, type Prepared, prepare, prepareOffer, resultOf } from './prepare.js';
import type { Code, Request } from './protocol.js';
import {
  checkSettings,
  checkWorkerOptions,
  type LuaWorkerOptions,
  startRequest,
  type WorkerCallSettings,
} from './settings.js';

/** A Lua function that lives in a worker: calling it gives a promise. */
export interface LuaWorkerFunction<A extends readonly unknown[] = unknown[], R = unknown> {
  (...args: A): Promise<R>;
  /** Lets the worker forget the function, once the calls made so far are done. A handle that is collected is released. */
  release(): void;
  [Symbol.dispose](): void;
}

/** The calls of a worker that take settings. */
export interface LuaWorkerCalls {
  /** The value of an expression; `args` are its `...`. No value is `undefined`, several are a `Tuple`. */
  eval<T = unknown>(code: Code, ...args: unknown[]): Promise<T>;
  /** Runs a chunk; gives what it returns. `args` are its `...`. */
  execute<T = unknown>(code: Code, ...args: unknown[]): Promise<T>;
  /** Calls a loaded function, or a global by its name: `'string.rep'`. */
  call<A extends unknown[], R>(f: LuaWorkerFunction<A, R>, ...args: A): Promise<R>;
  call<T = unknown>(f: string, ...args: unknown[]): Promise<T>;
}

/** The globals of a worker. */
export interface LuaWorkerGlobals {
  /** The value of a global, or of a field of one: `'config.size'`. */
  get<T = unknown>(name: string): Promise<T>;
  /** Sets a global, or a field of a table: `'config.size'`. */
  set(name: string, value: unknown): Promise<void>;
}

/** A loaded function as its owner knows it. */
class Handle {
  /** Calls that have not returned. */
  private calls = 0;
  private released = false;

  constructor(
    readonly worker: LuaWorker,
    private readonly client: ThreadClient,
    private readonly id: number,
  ) {}

  /** Makes a call of the function by its number. */
  async use<T>(call: (id: number) => Promise<T>): Promise<T> {
    if (this.released) throw new LuaError('the function was released');
    this.calls++;
    try {
      return await call(this.id);
    } finally {
      this.calls--;
      this.forget();
    }
  }

  release(): void {
    if (this.released) return;
    this.released = true;
    this.forget();
  }

  private forget(): void {
    if (this.released && this.calls === 0) this.client.release(this.id);
  }
}

interface Waiting {
  readonly prepared: Prepared;
  readonly settings: WorkerCallSettings;
  readonly resolve: (reply: Done) => void;
  readonly reject: (error: unknown) => void;
  readonly stopListening: () => void;
}

const handles = new WeakMap<object, Handle>();
const collected = new FinalizationRegistry<Handle>((handle) => handle.release());

/**
 * A Lua runtime on a thread of its own. Calls run one after the other, in their order; arguments and results are copies.
 *
 * @example
 * await using worker = await LuaWorker.create();
 * await worker.eval('1 + 1'); // 2
 */
export class LuaWorker implements LuaWorkerCalls {
  readonly #client: ThreadClient;
  readonly #settings: WorkerCallSettings;
  readonly #queue: Waiting[] = [];
  #closing: Promise<void> | null = null;
  /** Called when nothing is left to do. */
  #onIdle: (() => void) | null = null;
  readonly globals: LuaWorkerGlobals;

  /** @internal */
  private constructor(options: LuaWorkerOptions) {
    this.#settings = { timeout: options.timeout };
    this.#client = new ThreadClient(options, () => this.#fail());
    this.globals = {
      get: async <T>(name: string) => {
        checkName('get', name);
        return resultOf(await this.#send({ request: { op: 'get', name }, transfer: [] })) as T;
      },
      set: async (name, value) => {
        checkName('set', name);
        await this.#send(prepare(([v]) => ({ op: 'set', name, value: v }), [value], 'the value', false));
      },
    };
  }

  /** Starts a thread with a runtime. */
  static async create(options: LuaWorkerOptions = {}): Promise<LuaWorker> {
    checkWorkerOptions(options);
    const worker = new LuaWorker(options);
    try {
      await worker.#send({ request: startRequest(worker.#client, options), transfer: [] }, {});
    } catch (e) {
      await worker.terminate();
      throw e;
    }
    return worker;
  }

  async eval<T = unknown>(code: Code, ...args: unknown[]): Promise<T> {
    return (await this.#run(this.#settings, code, true, args)) as T;
  }

  async execute<T = unknown>(code: Code, ...args: unknown[]): Promise<T> {
    return (await this.#run(this.#settings, code, false, args)) as T;
  }

  call<A extends unknown[], R>(f: LuaWorkerFunction<A, R>, ...args: A): Promise<R>;
  call<T = unknown>(f: string, ...args: unknown[]): Promise<T>;
  async call(f: string | object, ...args: unknown[]): Promise<unknown> {
    return this.#call(this.#settings, f, args);
  }

  /** Runs a chunk that returns a function; gives a handle of it. */
  async load<A extends readonly unknown[] = unknown[], R = unknown>(code: Code): Promise<LuaWorkerFunction<A, R>> {
    checkCode(code);
    const { handle } = await this.#send({ request: { op: 'load', code }, transfer: [] });
    const own = new Handle(this, this.#client, handle!);
    const call = (...args: unknown[]): Promise<unknown> => this.#call(this.#settings, f, args);
    const release = (): void => own.release();
    const f = Object.assign(call, { release, [Symbol.dispose]: release });
    handles.set(f, own);
    collected.register(f, own);
    return f as unknown as LuaWorkerFunction<A, R>;
  }

  /**
   * Makes JavaScript functions globals of the worker's Lua, objects of functions tables. Lua calls them as any function
   * and gets their results, once a promise among these has settled; a rejection is an error in Lua.
   */
  async expose(functions: object): Promise<void> {
    await this.#send(prepareOffer(this.#client.register, makeOffer(functions, true)));
  }

  /** The same worker, with settings for the calls made through the result. */
  with(settings: WorkerCallSettings): LuaWorkerCalls {
    const all = { ...this.#settings, ...checkSettings(settings) };
    return {
      eval: async <T>(code: Code, ...args: unknown[]) => (await this.#run(all, code, true, args)) as T,
      execute: async <T>(code: Code, ...args: unknown[]) => (await this.#run(all, code, false, args)) as T,
      call: async (f: string | object, ...args: unknown[]) => (await this.#call(all, f, args)) as never,
    };
  }

  /** Lets the calls made so far finish, then ends the thread. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Ends the thread at once, whatever it is doing; calls that have not returned fail. */
  async terminate(): Promise<void> {
    this.#client.end(closedError());
    await this.#client.gone;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    if (this.#client.busy || this.#queue.length > 0) {
      await new Promise<void>((resolve) => {
        this.#onIdle = resolve;
      });
    }
    await this.#client.close();
  }

  async #run(settings: WorkerCallSettings, code: Code, expression: boolean, args: unknown[]): Promise<unknown> {
    checkCode(code);
    return resultOf(
      await this.#send(
        prepare((list) => ({ op: 'run', code, expression, args: list }), args),
        settings,
      ),
    );
  }

  async #call(settings: WorkerCallSettings, f: unknown, args: unknown[]): Promise<unknown> {
    const call = async (target: number | string): Promise<unknown> => {
      const make = (list: unknown[]): Request => ({ op: 'call', target, args: list });
      return resultOf(await this.#send(prepare(make, args), settings));
    };
    if (typeof f === 'string') return call(f);
    const handle = typeof f === 'function' ? handles.get(f) : undefined;
    if (handle === undefined) throw new TypeError('call: the argument f must be a loaded function or a name');
    if (handle.worker !== this) throw new TypeError('call: the function belongs to another worker');
    return handle.use(call);
  }

  /** Queues a request. */
  #send(prepared: Prepared, settings: WorkerCallSettings = this.#settings): Promise<Done> {
    return new Promise((resolve, reject) => {
      if (this.#client.ended !== null) throw this.#client.ended;
      if (this.#closing !== null) throw closedError();
      const { signal } = settings;
      if (signal?.aborted) throw signal.reason;
      // An aborted call leaves the queue.
      const stopListening = onAbort(signal, () => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        reject(signal!.reason);
      });
      const waiting: Waiting = { prepared, settings, resolve, reject, stopListening };
      this.#queue.push(waiting);
      this.#next();
    });
  }

  #next(): void {
    if (this.#client.busy) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) {
      this.#onIdle?.();
      return;
    }
    waiting.stopListening();
    this.#client
      .send(waiting.prepared, waiting.settings)
      .then(waiting.resolve, waiting.reject)
      .finally(() => this.#next());
  }

  /** The thread is gone, and with it what waited for it. */
  #fail(): void {
    for (const waiting of this.#queue.splice(0)) {
      waiting.stopListening();
      waiting.reject(this.#client.ended);
    }
    this.#onIdle?.();
  }
}

function checkName(method: string, name: unknown): void {
  if (typeof name !== 'string') throw new TypeError(`${method}: the argument name must be a string`);
}
