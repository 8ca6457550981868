/**
 * The messages between a thread with a runtime and its owner. One request at a time; each gets one `done`. Values in
 * messages are what a Copier made of them; its links come last, since they name parts of the other copies.
 */
import type { Link } from './copier.js';
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
  | { op: 'run'; code: Code; expression: boolean; args: unknown[]; links?: Link[] }
  | { op: 'load'; code: Code }
  | { op: 'call'; target: number | string; args: unknown[]; links?: Link[] }
  | { op: 'get'; name: string }
  | { op: 'set'; name: string; value: unknown; links?: Link[] }
  | { op: 'expose'; exposed: Exposed[]; links?: Link[] }
  /** Work for a pool: a function expression, or with `any` code of any kind. */
  | { op: 'task'; code: string; any: boolean; args: unknown[]; links?: Link[] }
  | { op: 'close' };

/** Owner to thread. An `answer` comes this way only where the thread cannot wait for it. */
export type ToThread = Request | { op: 'release'; handle: number } | ({ op: 'answer' } & Answer);

/** Result of an exposed function. */
export interface Answer {
  /** Number of the call. */
  id: number;
  values?: unknown[];
  error?: ErrorData;
  links?: Link[];
}

/** The function that does nothing: its answer tells that all messages before were received. */
export const NOTHING = 0;

/** A call of an exposed function. */
export interface Ask {
  op: 'ask';
  id: number;
  fn: number;
  args: unknown[];
  links?: Link[];
}

/** Thread to owner. */
export type FromThread =
  | { op: 'done'; values?: unknown[]; handle?: number; error?: ErrorData; links?: Link[] }
  /** Something written to a stream. */
  | { op: 'output'; fn: number; chunk: string | Uint8Array }
  | Ask;
