/** The messages between a thread with a runtime and its owner. One request at a time; each gets one `done`. */
import type { ErrorData } from './errors.js';

export type Code = string | Uint8Array;

/** Functions that options name, by their numbers. */
export interface OptionFunctions {
  stdout?: number;
  stderr?: number;
  stdin?: number;
  overflowHandler?: number;
  searchers?: number[];
}

/** A name given to Lua: a function, a table of further names, or a value. */
export interface Exposed {
  name: string;
  fn?: number;
  members?: Exposed[];
  value?: unknown;
}

export type Request =
  | { op: 'start'; options: Record<string, unknown>; functions: OptionFunctions }
  | { op: 'run'; code: Code; expression: boolean; args: unknown[] }
  | { op: 'load'; code: Code }
  | { op: 'call'; target: number | string; args: unknown[] }
  | { op: 'get'; name: string }
  | { op: 'set'; name: string; value: unknown }
  | { op: 'expose'; exposed: Exposed[] }
  /** Work for a pool: a function expression, or with `any` code of any kind. */
  | { op: 'task'; code: string; any: boolean; args: unknown[] }
  | { op: 'close' };

/** Owner to thread. An `answer` comes this way only where the thread cannot wait for it. */
export type ToThread = Request | { op: 'release'; handle: number } | ({ op: 'answer' } & Answer);

/** Result of an exposed function. */
export interface Answer {
  /** Number of the call. */
  id: number;
  values?: unknown[];
  error?: ErrorData;
}

/** A call of an exposed function. */
export interface Ask {
  op: 'ask';
  id: number;
  fn: number;
  args: unknown[];
}

/** Thread to owner. */
export type FromThread =
  | { op: 'done'; values?: unknown[]; handle?: number; error?: ErrorData }
  /** Something written to a stream. */
  | { op: 'output'; fn: number; chunk: string | Uint8Array }
  | Ask;
