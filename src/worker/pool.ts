import { Tuple } from '../bridge/tuple.js';
import {
  checkExposed,
  closedError,
  type Done,
  type Prepared,
  prepare,
  prepareExposed,
  resultOf,
  ThreadClient,
} from './client.js';
import { LuaWorkerError } from './errors.js';
import {
  checkPoolOptions,
  checkSettings,
  type LuaPoolOptions,
  type LuaWorkerOptions,
  startRequest,
  type WorkerCallSettings,
} from './settings.js';
import { threadHost } from './thread-host.js';

export interface LuaMapOptions extends WorkerCallSettings {
  /** Called after each input with how many are done, and how many there are, where that is known. */
  onProgress?: (done: number, total: number | undefined) => void;
}

export type Inputs = Iterable<unknown> | AsyncIterable<unknown>;

/** The calls of a pool that take settings. */
export interface LuaPoolCalls {
  /**
   * Runs code in some thread: a function expression is called with the arguments; of any other expression, and of a
   * chunk, they are the `...`.
   */
  run<T = unknown>(code: string, ...args: unknown[]): Promise<T>;
  /**
   * Calls a Lua function, given as an expression, once per input; gives the results in the order of the inputs. An input
   * that is a `tuple` is several arguments. The first error is the error of the whole.
   *
   * Inputs are drawn as threads get free, so that they may be a generator of any length.
   */
  map<T = unknown>(code: string, inputs: Inputs, options?: LuaMapOptions): Promise<T[]>;
  /** The same with the outcome of each input, as `Promise.allSettled` gives it. */
  mapSettled<T = unknown>(code: string, inputs: Inputs, options?: LuaMapOptions): Promise<PromiseSettledResult<T>[]>;
}

/** A thread of the pool. */
interface Member {
  readonly client: ThreadClient;
  /** How many of the pool's exposed objects it has. */
  exposed: number;
  state: 'starting' | 'idle' | 'busy';
}

interface Task {
  readonly prepared: Prepared;
  readonly settings: WorkerCallSettings;
  readonly resolve: (reply: Done) => void;
  readonly reject: (error: unknown) => void;
  readonly stopListening: () => void;
}

/**
 * Runtimes on several threads, which share work. Threads are started when there is work for them, and a thread that ends
 * or is ended is replaced; a task that was running in it fails, no other does.
 *
 * @example
 * await using pool = new LuaPool();
 * await pool.map('function(x) return x * x end', [1, 2, 3]); // [1, 4, 9]
 */
export class LuaPool implements LuaPoolCalls {
  /** The most threads that run at a time. */
  readonly size: number;
  readonly #options: LuaWorkerOptions;
  readonly #settings: WorkerCallSettings;
  readonly #maxQueue: number;
  readonly #members = new Set<Member>();
  readonly #queue: Task[] = [];
  readonly #exposed: object[] = [];
  #closing: Promise<void> | null = null;
  #onIdle: (() => void) | null = null;

  constructor(options: LuaPoolOptions = {}) {
    const { size = threadHost.cores(), maxQueue = Number.POSITIVE_INFINITY, ...rest } = options;
    checkPoolOptions(size, maxQueue, rest);
    this.size = size;
    this.#maxQueue = maxQueue;
    this.#options = rest;
    this.#settings = { timeout: rest.timeout };
  }

  async run<T = unknown>(code: string, ...args: unknown[]): Promise<T> {
    return (await this.#run(this.#settings, code, args)) as T;
  }

  async map<T = unknown>(code: string, inputs: Inputs, options: LuaMapOptions = {}): Promise<T[]> {
    return this.#map<T, T>(this.#settings, code, inputs, options, (task) => task);
  }

  async mapSettled<T = unknown>(
    code: string,
    inputs: Inputs,
    options: LuaMapOptions = {},
  ): Promise<PromiseSettledResult<T>[]> {
    return this.#map<T, PromiseSettledResult<T>>(this.#settings, code, inputs, options, settled);
  }

  /** The same pool, with settings for the calls made through the result. */
  with(settings: WorkerCallSettings): LuaPoolCalls {
    const all = { ...this.#settings, ...checkSettings(settings) };
    return {
      run: async <T>(code: string, ...args: unknown[]) => (await this.#run(all, code, args)) as T,
      map: async <T>(code: string, inputs: Inputs, options: LuaMapOptions = {}) =>
        this.#map<T, T>(all, code, inputs, options, (task) => task),
      mapSettled: async <T>(code: string, inputs: Inputs, options: LuaMapOptions = {}) =>
        this.#map<T, PromiseSettledResult<T>>(all, code, inputs, options, settled),
    };
  }

  /**
   * Makes JavaScript functions globals of Lua in every thread, for the tasks that follow; see `LuaWorker.expose`.
   */
  async expose(functions: object): Promise<void> {
    checkExposed(functions);
    this.#check();
    this.#exposed.push(functions);
  }

  /** Starts all threads now, rather than when there is work for them. */
  async start(): Promise<void> {
    this.#check();
    const started: Promise<void>[] = [];
    while (this.#members.size < this.size) started.push(this.#add());
    try {
      await Promise.all(started);
    } finally {
      this.#pump();
    }
  }

  /** Lets the tasks given so far finish, then ends the threads. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Ends the threads at once, whatever they are doing; tasks that have not finished fail. */
  async terminate(): Promise<void> {
    this.#closing ??= Promise.resolve();
    const error = closedError('pool');
    for (const task of this.#queue.splice(0)) this.#refuse(task, error);
    const clients = [...this.#members].map((m) => m.client);
    for (const client of clients) client.end(error);
    await Promise.all(clients.map((client) => client.gone));
    this.#onIdle?.();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    const busy = (): boolean => this.#queue.length > 0 || [...this.#members].some((m) => m.state !== 'idle');
    while (busy()) {
      await new Promise<void>((resolve) => {
        this.#onIdle = resolve;
      });
    }
    await Promise.all([...this.#members].map((m) => m.client.close()));
  }

  #check(): void {
    if (this.#closing !== null) throw closedError('pool');
  }

  // ---- tasks

  async #run(settings: WorkerCallSettings, code: unknown, args: unknown[]): Promise<unknown> {
    checkText(code);
    const prepared = prepare((list) => ({ op: 'task', code, any: true, args: list }), args);
    return resultOf(await this.#submit(prepared, settings));
  }

  async #map<T, R>(
    base: WorkerCallSettings,
    code: unknown,
    inputs: Inputs,
    options: LuaMapOptions,
    wrap: (task: Promise<T>) => Promise<R> | Promise<T>,
  ): Promise<R[]> {
    checkText(code);
    const { onProgress, ...own } = options;
    if (onProgress !== undefined && typeof onProgress !== 'function')
      throw new TypeError('option onProgress must be a function');
    const total = sizeOf(inputs);
    // Ends the tasks of this call only.
    const stop = new AbortController();
    const given = checkSettings(own).signal ?? base.signal;
    const settings = { ...base, ...own, signal: stop.signal };
    const abort = (): void => stop.abort(given!.reason);
    if (given?.aborted) throw given.reason;
    given?.addEventListener('abort', abort, { once: true });

    const results: R[] = [];
    let count = 0;
    let done = 0;
    const one = async (input: unknown, index: number): Promise<void> => {
      const task = async (): Promise<T> => {
        const args = input instanceof Tuple ? input : [input];
        const what = `input #${index + 1}`;
        const prepared = prepare((list) => ({ op: 'task', code, any: false, args: list }), args, what, args === input);
        return resultOf(await this.#submit(prepared, settings, true)) as T;
      };
      results[index] = (await wrap(task())) as R;
      stop.signal.throwIfAborted();
      onProgress?.(++done, total);
    };
    // As many loops as there may be threads, and one more each so that a task is at hand when a thread gets free.
    const iterator = iteratorOf(inputs);
    let ended = false;
    const loop = async (): Promise<void> => {
      while (!ended) {
        const next = iterator.next();
        const { done: last, value } = 'then' in next ? await next : next;
        if (last) {
          ended = true;
          return;
        }
        if (ended) return;
        await one(value, count++);
      }
    };
    try {
      await Promise.all(Array.from({ length: this.size * 2 }, loop));
      stop.signal.throwIfAborted();
      return results;
    } catch (e) {
      if (!ended) {
        ended = true;
        void Promise.resolve(iterator.return?.()).catch(() => {});
      }
      for (const task of [...this.#queue]) if (task.settings === settings) this.#discard(task, e);
      throw e;
    } finally {
      given?.removeEventListener('abort', abort);
    }
  }

  /** Queues a task. */
  #submit(prepared: Prepared, settings: WorkerCallSettings, always = false): Promise<Done> {
    return new Promise((resolve, reject) => {
      this.#check();
      const { signal } = settings;
      if (signal?.aborted) throw signal.reason;
      if (!always && this.#queue.length >= this.#maxQueue)
        throw new LuaWorkerError(`the queue of the pool is full (maxQueue is ${this.#maxQueue})`, 'full');
      const onAbort = (): void => this.#discard(task, signal!.reason);
      const stopListening = (): void => signal?.removeEventListener('abort', onAbort);
      const task: Task = { prepared, settings, resolve, reject, stopListening };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#queue.push(task);
      this.#pump();
    });
  }

  /** Takes a task out of the queue. */
  #discard(task: Task, error: unknown): void {
    const at = this.#queue.indexOf(task);
    if (at < 0) return;
    this.#queue.splice(at, 1);
    this.#refuse(task, error);
    this.#pump();
  }

  #refuse(task: Task, error: unknown): void {
    task.stopListening();
    task.reject(error);
  }

  // ---- threads

  /** Gives tasks to idle threads, and starts threads while there are more tasks than threads for them. */
  #pump(): void {
    let starting = 0;
    for (const m of this.#members) {
      if (m.state === 'starting') starting++;
      if (m.state !== 'idle') continue;
      const task = this.#queue.shift();
      if (task === undefined) break;
      void this.#assign(m, task);
    }
    while (this.#members.size < this.size && starting < this.#queue.length) {
      starting++;
      this.#add().catch((e) => {
        // Without a thread a task cannot be done, and trying on and on would not end.
        const task = this.#queue.shift();
        if (task !== undefined) this.#refuse(task, e);
        this.#pump();
      });
    }
    if (this.#queue.length === 0) this.#onIdle?.();
  }

  async #assign(m: Member, task: Task): Promise<void> {
    m.state = 'busy';
    task.stopListening();
    const { client } = m;
    try {
      while (m.exposed < this.#exposed.length) await client.send(prepareExposed(client, this.#exposed[m.exposed++]));
      task.resolve(await client.send(task.prepared, task.settings));
    } catch (e) {
      task.reject(e);
    }
    m.state = 'idle';
    this.#pump();
  }

  async #add(): Promise<void> {
    const client = new ThreadClient(this.#options, () => {
      this.#members.delete(m);
    });
    const m: Member = { client, exposed: 0, state: 'starting' };
    this.#members.add(m);
    try {
      await client.send({ request: startRequest(client, this.#options), transfer: [] });
    } catch (e) {
      client.end(e);
      throw e;
    }
    m.state = 'idle';
    this.#pump();
  }
}

async function settled<T>(task: Promise<T>): Promise<PromiseSettledResult<T>> {
  try {
    return { status: 'fulfilled', value: await task };
  } catch (reason) {
    return { status: 'rejected', reason };
  }
}

function sizeOf(inputs: object): number | undefined {
  const { length, size } = inputs as { length?: unknown; size?: unknown };
  return typeof length === 'number' ? length : typeof size === 'number' ? size : undefined;
}

function iteratorOf(inputs: Inputs): Iterator<unknown> | AsyncIterator<unknown> {
  const { [Symbol.asyncIterator]: later, [Symbol.iterator]: now } = Object(inputs) as AsyncIterable<unknown> &
    Iterable<unknown>;
  if (typeof later === 'function') return later.call(inputs);
  if (typeof now === 'function') return now.call(inputs);
  throw new TypeError('map: the argument inputs must be iterable');
}

function checkText(code: unknown): asserts code is string {
  if (typeof code !== 'string') throw new TypeError('the argument code must be a string');
}
