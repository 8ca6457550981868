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
  /** Number of the error in the thread that it comes from, which has the object itself. */
  origin: number;
}

const CLASSES = new Map<string, new (message: string) => Error>(
  [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError].map((c) => [c.name, c]),
);

/** Plain values only. */
function isPlain(v: unknown): boolean {
  return v === null || (typeof v !== 'object' && typeof v !== 'function' && typeof v !== 'symbol');
}

/** @param copy Copies a value for the other thread, or throws. */
export function errorToData(e: unknown, copy: (value: unknown) => unknown): ErrorData {
  const attempt = (value: unknown): unknown => {
    try {
      return copy(value);
    } catch {
      return undefined;
    }
  };
  const data: ErrorData = {
    kind: 'error',
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
  if (!(e instanceof Error)) {
    data.kind = 'value';
    data.value = attempt(e);
    return data;
  }
  data.name = String(e.name);
  data.message = String(e.message);
  data.stack = String(e.stack);
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
  const { kind, message, value, traceback } = data;
  let e: Error;
  switch (kind) {
    case 'value':
      return value;
    case 'lua':
      e = new LuaError(message, { value, traceback });
      break;
    case 'memory':
      e = new LuaMemoryError(message, { value, traceback });
      break;
    case 'syntax': {
      const { line, incomplete } = data;
      e = new LuaSyntaxError(message, { value, traceback, failure: { message, line, incomplete } as never });
      break;
    }
    case 'clone':
      e = new LuaCloneError(data.path, message.slice(data.path.length + 2), { traceback });
      break;
    default: {
      const Class = CLASSES.get(data.name) ?? Error;
      e = new Class(message);
      if (e.name !== data.name)
        Object.defineProperty(e, 'name', { value: data.name, writable: true, configurable: true });
      for (const [key, v] of data.properties)
        Object.defineProperty(e, key, { value: v, writable: true, enumerable: true, configurable: true });
    }
  }
  Object.defineProperty(e, 'stack', { value: data.stack, writable: true, configurable: true });
  return e;
}
