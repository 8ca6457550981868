/** The errors of workers, and how any error crosses from one thread to another. */
import { LuaError, type LuaErrorOptions, LuaMemoryError, LuaSyntaxError } from '../bridge/errors.js';

/** Why a thread no longer answers. */
export type LuaWorkerEnd = 'timeout' | 'exit' | 'crash' | 'closed' | 'full';

/**
 * A call could not be carried out by its thread: it took too long (`timeout`), the thread ended (`exit`) or failed
 * (`crash`) during the call, or it was ended before (`closed`); or the pool's queue was full (`full`).
 */
export class LuaWorkerError extends LuaError {
  readonly reason: LuaWorkerEnd;

  constructor(message: string, reason: LuaWorkerEnd, options: LuaErrorOptions = {}) {
    super(message, options);
    this.reason = reason;
  }
}

/** A value cannot be copied to another thread. */
export class LuaCloneError extends LuaError {
  /** Where in the value: `argument #1.callbacks[2]`. */
  readonly path: string;

  constructor(path: string, problem: string, options: LuaErrorOptions = {}) {
    super(`${path}: ${problem}`, options);
    this.path = path;
  }
}

LuaWorkerError.prototype.name = 'LuaWorkerError';
LuaCloneError.prototype.name = 'LuaCloneError';
for (const c of [LuaWorkerError, LuaCloneError]) Object.defineProperty(c.prototype, 'name', { enumerable: false });

/** An error as data. */
export interface ErrorData {
  kind: 'lua' | 'syntax' | 'memory' | 'clone' | 'error' | 'value';
  name: string;
  message: string;
  stack: string;
  traceback: string;
  /** The Lua error value, or what was thrown in place of an error. */
  value: unknown;
  line: number;
  incomplete: boolean;
  path: string;
  /** Further properties that are plain, such as `code`. */
  properties: [string, unknown][];
  cause?: ErrorData;
  /** Number of the error in the thread that it comes from, which has the object itself. */
  origin: number;
}

const CLASSES = new Map<string, new (message: string) => Error>(
  [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError].map((c) => [c.name, c]),
);

/** How many causes of causes cross. */
const MOST_CAUSES = 8;

/** Plain values only. */
function isPlain(v: unknown): boolean {
  return v === null || (typeof v !== 'object' && typeof v !== 'function' && typeof v !== 'symbol');
}

function emptyData(kind: ErrorData['kind']): ErrorData {
  return {
    kind,
    name: 'Error',
    message: '',
    stack: '',
    traceback: '',
    value: undefined,
    line: 0,
    incomplete: false,
    path: '',
    properties: [],
    origin: 0,
  };
}

/**
 * Never fails, whatever was thrown: a Proxy, an error whose properties throw.
 *
 * @param copy Copies a value for the other thread, or throws.
 */
export function errorToData(e: unknown, copy: (value: unknown) => unknown): ErrorData {
  try {
    return dataOf(e, copy, 0);
  } catch {
    return { ...emptyData('error'), message: 'an error that cannot be read' };
  }
}

function dataOf(e: unknown, copy: (value: unknown) => unknown, depth: number): ErrorData {
  const attempt = (value: unknown): unknown => {
    try {
      return copy(value);
    } catch {
      return undefined;
    }
  };
  if (!(e instanceof Error)) {
    try {
      return { ...emptyData('value'), value: copy(e) };
    } catch (refusal) {
      // What was thrown cannot cross; why not can.
      e = refusal as Error;
    }
  }
  if (!(e instanceof Error)) return emptyData('error');
  const data = emptyData('error');
  data.name = String(e.name);
  data.message = String(e.message);
  data.stack = String(e.stack);
  if (e.cause !== undefined && depth < MOST_CAUSES) data.cause = dataOf(e.cause, copy, depth + 1);
  if (e instanceof LuaError) {
    data.kind = 'lua';
    data.value = attempt(e.value);
    data.traceback = e.traceback;
    if (e instanceof LuaSyntaxError) {
      data.kind = 'syntax';
      data.line = e.line;
      data.incomplete = e.incomplete;
    } else if (e instanceof LuaMemoryError) data.kind = 'memory';
    else if (e instanceof LuaCloneError) {
      data.kind = 'clone';
      data.path = e.path;
    }
    return data;
  }
  for (const [key, value] of Object.entries(e)) if (isPlain(value)) data.properties.push([key, value]);
  return data;
}

export function errorFromData(data: ErrorData): unknown {
  const { kind, message, value, traceback, cause } = data;
  const options: LuaErrorOptions = { value, traceback };
  if (cause !== undefined) options.cause = errorFromData(cause);
  let e: Error;
  switch (kind) {
    case 'value':
      return value;
    case 'lua':
      e = new LuaError(message, options);
      break;
    case 'memory':
      e = new LuaMemoryError(message, options);
      break;
    case 'syntax': {
      const { line, incomplete } = data;
      e = new LuaSyntaxError(message, { ...options, failure: { message, line, incomplete } as never });
      break;
    }
    case 'clone':
      e = new LuaCloneError(data.path, message.slice(data.path.length + 2), { traceback });
      break;
    default: {
      const Class = CLASSES.get(data.name) ?? Error;
      e = new Class(message);
      define(e, 'name', data.name, false);
      if (cause !== undefined) define(e, 'cause', options.cause, false);
      for (const [key, v] of data.properties) define(e, key, v, true);
    }
  }
  define(e, 'stack', data.stack, false);
  return e;
}

function define(e: Error, key: string, value: unknown, enumerable: boolean): void {
  if ((e as unknown as Record<string, unknown>)[key] !== value)
    Object.defineProperty(e, key, { value, writable: true, enumerable, configurable: true });
}
