/// <reference lib="esnext.disposable" preserve="true" />
import { LuaMemoryError } from '../bridge/errors.js';
import { Tuple } from '../bridge/tuple.js';
import { closedError, ThreadClient } from './client.js';
import { LuaWorkerError } from './errors.js';
import { type Inputs, runMap } from './map.js';
import { onAbort } from './on-abort.js';
import { type Done, makeOffer, type Offer, type Prepared, prepare, prepareOffer, resultOf } from './prepare.js';
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
  /** How many of the pool's offers it has. */
  offers: number;
  state: 'starting' | 'idle' | 'busy';
}

interface Task {
  readonly prepared: Prepared;
  readonly settings: WorkerCallSettings;
  /** It counts for `maxQueue`. */
  readonly counts: boolean;
  readonly resolve: (reply: Done) => void;
  readonly reject: (error: unknown) => void;
  readonly stopListening: () => void;
}

/**
 * Runtimes on several threads, which share work. Threads are started when there is work for them, and a thread that ends
 * or is ended is replaced; a task that was running in it fails, no other does. Tasks of one thread see the same globals,
 * one after the other.
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
  /** Tasks that wait for a thread, in their order. */
  readonly #queue = new Set<Task>();
  /** How many of them count for `maxQueue`. */
  #counted = 0;
  readonly #offers: Offer[] = [];
  /** Calls of map that have not returned. */
  #maps = 0;
  #closing: Promise<void> | null = null;
  #terminated = false;
  #onIdle: (() => void) | null = null;

  constructor(options: LuaPoolOptions = {}) {
    if (typeof options !== 'object' || options === null) throw new TypeError('the argument options must be an object');
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

  /** How many tasks wait for a thread. */
  get queueSize(): number {
    return this.#queue.size;
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
   * Makes JavaScript functions globals of Lua in every thread, for the tasks that follow; see `LuaWorker.expose`. Values
   * among them are copied; nothing is transferred.
   */
  async expose(functions: object): Promise<void> {
    this.#check();
    this.#offers.push(makeOffer(functions, false));
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
    this.#terminated = true;
    const error = closedError('pool');
    for (const task of this.#queue) this.#discard(task, error);
    const clients = [...this.#members].map((m) => m.client);
    for (const client of clients) client.end(error);
    await Promise.all(clients.map((client) => client.gone));
    this.#onIdle?.();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    const busy = (): boolean =>
      this.#queue.size > 0 || this.#maps > 0 || [...this.#members].some((m) => m.state !== 'idle');
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
    this.#check();
    const prepared = prepare((list) => ({ op: 'task', code, any: true, args: list }), args);
    return resultOf(await this.#submit(prepared, settings, true));
  }

  async #map<T, R>(
    base: WorkerCallSettings,
    code: unknown,
    inputs: Inputs,
    options: LuaMapOptions,
    wrap: (task: Promise<T>) => Promise<R> | Promise<T>,
  ): Promise<R[]> {
    checkText(code);
    if (typeof options !== 'object' || options === null) throw new TypeError('the argument options must be an object');
    const { onProgress, ...rest } = options;
    if (onProgress !== undefined && typeof onProgress !== 'function')
      throw new TypeError('option onProgress must be a function');
    const own = checkSettings(rest);
    this.#check();
    const tasks = new Set<WorkerCallSettings>();
    const task = async (input: unknown, index: number, settings: WorkerCallSettings): Promise<T> => {
      const args = input instanceof Tuple ? input : [input];
      const what = `input #${index + 1}`;
      const prepared = prepare((list) => ({ op: 'task', code, any: false, args: list }), args, what, args === input);
      return resultOf(await this.#submit(prepared, settings, false)) as T;
    };
    this.#maps++;
    const run = runMap<R>({
      inputs,
      // One more for each thread, so that a task is at hand when a thread gets free.
      width: this.size * 2,
      signals: [base.signal, own.signal],
      onProgress,
      work: async (input, index, signal) => {
        const settings = { ...base, ...own, signal };
        tasks.add(settings);
        try {
          const result = (await wrap(task(input, index, settings))) as R;
          signal.throwIfAborted();
          return result;
        } finally {
          tasks.delete(settings);
        }
      },
      discard: (reason) => {
        for (const t of this.#queue) if (tasks.has(t.settings)) this.#discard(t, reason);
      },
    });
    return run.finally(() => {
      this.#maps--;
      this.#onIdle?.();
    });
  }

  /** Queues a task. */
  #submit(prepared: Prepared, settings: WorkerCallSettings, counts: boolean): Promise<Done> {
    return new Promise((resolve, reject) => {
      if (this.#terminated) throw closedError('pool');
      const { signal } = settings;
      if (signal?.aborted) throw signal.reason;
      if (counts) this.#checkQueue();
      const stopListening = onAbort(signal, () => this.#discard(task, signal!.reason));
      const task: Task = { prepared, settings, counts, resolve, reject, stopListening };
      this.#queue.add(task);
      if (counts) this.#counted++;
      this.#pump();
    });
  }

  #checkQueue(): void {
    if (this.#counted < this.#maxQueue) return;
    let busy = 0;
    for (const m of this.#members) if (m.state === 'busy') busy++;
    // As many as there are threads without work, or room for such, do not have to wait.
    if (this.#counted >= this.#maxQueue + this.size - busy)
      throw new LuaWorkerError(`the queue of the pool is full (maxQueue is ${this.#maxQueue})`, 'full');
  }

  /** Takes a task out of the queue. */
  #take(task: Task): void {
    this.#queue.delete(task);
    if (task.counts) this.#counted--;
    task.stopListening();
  }

  /** Refuses a task that waits. */
  #discard(task: Task, error: unknown): void {
    this.#take(task);
    task.reject(error);
    if (this.#queue.size === 0) this.#onIdle?.();
  }

  // ---- threads

  /** Gives tasks to idle threads, and starts threads while there are more tasks than threads for them. */
  #pump(): void {
    const tasks = this.#queue.values();
    let starting = 0;
    for (const m of this.#members) {
      if (m.state === 'starting') starting++;
      if (m.state !== 'idle') continue;
      const { value: task, done } = tasks.next();
      if (done) break;
      this.#take(task);
      void this.#assign(m, task);
    }
    while (this.#members.size < this.size && starting < this.#queue.size) {
      starting++;
      this.#add().catch((e) => {
        // Without a thread a task cannot be done, and trying on and on would not end.
        const { value: task } = this.#queue.values().next();
        if (task !== undefined) this.#discard(task, e);
        this.#pump();
      });
    }
    if (this.#queue.size === 0) this.#onIdle?.();
  }

  async #assign(m: Member, task: Task): Promise<void> {
    m.state = 'busy';
    const { client } = m;
    try {
      for (; m.offers < this.#offers.length; m.offers++)
        await client.send(prepareOffer(client.register, this.#offers[m.offers]), task.settings);
      task.resolve(await client.send(task.prepared, task.settings));
    } catch (e) {
      task.reject(e);
      // What the task has made stays, and would leave no room for others.
      if (e instanceof LuaMemoryError) client.end(e);
    }
    m.state = 'idle';
    this.#pump();
  }

  async #add(): Promise<void> {
    const client = new ThreadClient(this.#options, () => {
      this.#members.delete(m);
    });
    const m: Member = { client, offers: 0, state: 'starting' };
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

function checkText(code: unknown): asserts code is string {
  if (typeof code !== 'string') throw new TypeError('the argument code must be a string');
}
