/** Options of workers and settings of their calls, checked. */
import { checkAmount, checkOptions, type LuaRuntimeOptions } from '../api/options.js';
import type { ThreadClient } from './client.js';
import type { Request } from './protocol.js';

/**
 * Options of a runtime on a thread of its own. `maxMemory` is kept by the runtime, which sees the thread's own heap, and
 * behind that by a limit of the heap itself; `timeout` is kept from outside: a call that takes longer is ended with its
 * thread. `stdout`, `stderr`, `stdin`, `searchers` and `overflowHandler` are called in this thread; filters and handlers
 * of attributes would need objects that cannot cross, so there is only `attributeFilter: 'safe'`.
 */
export type LuaWorkerOptions = Omit<LuaRuntimeOptions, 'attributeFilter' | 'attributeHandlers'> & {
  attributeFilter?: 'safe';
};

export type LuaPoolOptions = LuaWorkerOptions & {
  /** The most threads at a time. Default: as many as the machine runs at once. */
  size?: number;
  /** How many calls of `run` may wait while all threads are busy; more are refused. Default: no limit. */
  maxQueue?: number;
};

export interface WorkerCallSettings {
  /** Ends the call, and with it its thread when it has begun. */
  signal?: AbortSignal;
  /** Milliseconds for the call; more end it with its thread. */
  timeout?: number;
}

const LONGEST = 0x7fffffff;

/** Timers cannot wait longer than that; later is late enough. */
export function limitMilliseconds(ms: number): number {
  return Math.min(ms, LONGEST);
}

export function checkWorkerOptions(options: LuaWorkerOptions): void {
  checkOptions(options);
  const { attributeFilter, attributeHandlers } = options as LuaRuntimeOptions;
  if (typeof attributeFilter === 'function') {
    throw new TypeError("option attributeFilter: a function cannot work in another thread; 'safe' can");
  }
  if (attributeHandlers !== undefined) {
    throw new TypeError('option attributeHandlers: functions cannot work in another thread');
  }
}

export function checkPoolOptions(size: unknown, maxQueue: unknown, options: LuaWorkerOptions): void {
  for (const [name, value] of Object.entries({ size, maxQueue })) {
    if (typeof value !== 'number') throw new TypeError(`option ${name} must be a number`);
    if (name === 'size' && !(value >= 1 && Number.isInteger(value)))
      throw new RangeError('option size must be a whole number greater than 0');
    if (!(value >= 0)) throw new RangeError(`option ${name} must not be negative`);
  }
  checkWorkerOptions(options);
}

/** Gives the settings that are set. */
export function checkSettings(settings: WorkerCallSettings): WorkerCallSettings {
  if (typeof settings !== 'object' || settings === null) throw new TypeError('the argument settings must be an object');
  for (const key in settings) if (key !== 'signal' && key !== 'timeout') throw new TypeError(`unknown option '${key}'`);
  checkAmount('timeout', settings.timeout);
  if (settings.signal !== undefined && !(settings.signal instanceof AbortSignal))
    throw new TypeError('option signal must be an AbortSignal');
  return Object.fromEntries(Object.entries(settings).filter(([, v]) => v !== undefined));
}

/** The first request of a thread. */
export function startRequest(client: ThreadClient, options: LuaWorkerOptions): Request {
  const { stdout, stderr, stdin, searchers, overflowHandler, timeout: _, ...rest } = options;
  const sink = (s: LuaWorkerOptions['stdout']): number | undefined =>
    s === undefined
      ? undefined
      : client.register((chunk) => (typeof s === 'function' ? s(chunk as string) : s.write(chunk as string)));
  const asked = <A extends unknown[]>(f: ((...args: A) => unknown) | undefined): number | undefined =>
    f === undefined ? undefined : client.register(f as (...args: unknown[]) => unknown);
  const plain: Record<string, unknown> = { ...rest };
  if (stdin !== undefined && typeof stdin !== 'function') plain['stdin'] = stdin;
  return {
    op: 'start',
    options: plain,
    functions: {
      stdout: sink(stdout),
      stderr: sink(stderr),
      stdin: typeof stdin === 'function' ? asked(stdin) : undefined,
      overflowHandler: asked(overflowHandler),
      searchers: searchers?.map((s) => asked(s)!),
    },
  };
}
