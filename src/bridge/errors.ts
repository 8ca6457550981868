/** The error classes of the public API. */
import type { LuaSyntaxFailure } from '../syntax/failure.js';

export interface LuaErrorOptions {
  /** The Lua error value, when it is not the message. */
  value?: unknown;
  /** Lua's traceback. */
  traceback?: string;
  cause?: unknown;
}

/**
 * An error raised by Lua code or by the engine.
 *
 * @example
 * try { lua.execute('error("no")') } catch (e) { if (e instanceof LuaError) console.log(e.message) }
 */
export class LuaError extends Error {
  /** The value given to Lua's `error`: a string for most errors. */
  readonly value: unknown;
  /** What `debug.traceback` said where the error was thrown; an empty string when Lua code was not running. */
  readonly traceback: string;

  constructor(message = '', options: LuaErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.value = 'value' in options ? options.value : message;
    this.traceback = options.traceback ?? '';
  }
}

/** The source text is not a Lua chunk. */
export class LuaSyntaxError extends LuaError {
  /** Line of the message. */
  readonly line: number;
  /** The text ended too early: more text may make it a chunk. */
  readonly incomplete: boolean;

  constructor(message = '', options: LuaErrorOptions & { failure?: LuaSyntaxFailure } = {}) {
    super(message, options);
    this.line = options.failure?.line ?? 0;
    this.incomplete = options.failure?.incomplete ?? false;
  }
}

/** The runtime has used up its `maxMemory`, or the host's. */
export class LuaMemoryError extends LuaError {
  constructor(message = 'not enough memory', options: LuaErrorOptions = {}) {
    super(message, options);
  }
}

// On the prototypes, so that an error shows its own data only.
for (const c of [LuaError, LuaSyntaxError, LuaMemoryError]) {
  Object.defineProperty(c.prototype, 'name', { value: c.name, writable: true, configurable: true });
}
// Class names survive minifiers this way.
LuaError.prototype.name = 'LuaError';
LuaSyntaxError.prototype.name = 'LuaSyntaxError';
LuaMemoryError.prototype.name = 'LuaMemoryError';
