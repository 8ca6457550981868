/** What an owner sends: arguments and functions, made ready; and what it makes of replies. */
import { tupleOf } from '../bridge/tuple.js';
import { Copier, type Link } from './copier.js';
import { LuaCloneError } from './errors.js';
import type { Code, Exposed, FromThread, Request } from './protocol.js';

export type Callable = (...args: unknown[]) => unknown;

export type Done = FromThread & { op: 'done' };

/** A request that is ready to be sent. */
export interface Prepared {
  readonly request: Request;
  readonly transfer: readonly Transferable[];
}

/**
 * Copies arguments into a request.
 *
 * @param what What the arguments are called in messages
 * @param numbered Whether each has its number there
 */
export function prepare(
  make: (args: unknown[]) => Request & { links?: Link[] },
  args: readonly unknown[],
  what = 'argument',
  numbered = true,
): Prepared {
  const copier = new Copier(true);
  const request = make(numbered ? copier.list(args, what) : [copier.value(args[0], what)]);
  const links = copier.links();
  if (links !== undefined) request.links = links;
  return { request, transfer: [...copier.transfer] };
}

/** The value of a reply: nothing is `undefined`, several are a tuple. */
export function resultOf({ values = [] }: Done): unknown {
  return values.length > 1 ? tupleOf(values) : values[0];
}

interface Offered {
  name: string;
  call?: Callable;
  members?: Offered[];
  value?: unknown;
}

/** What `expose` was given, as it was at that time. */
export interface Offer {
  readonly entries: readonly Offered[];
  readonly links: Link[] | undefined;
  readonly transfer: readonly Transferable[];
}

/** @param once It is for one thread only: memory may move there */
export function makeOffer(functions: unknown, once: boolean): Offer {
  if (!isPlainObject(functions)) throw new TypeError('expose: the argument functions must be an object of functions');
  const copier = new Copier(true, once);
  const around = new Set<object>();
  const entriesOf = (o: object, path: string): Offered[] => {
    if (around.has(o)) throw new TypeError(`expose: ${path} is an object that contains it`);
    around.add(o);
    const entries = Object.entries(o).map(([name, value]): Offered => {
      const here = path === '' ? name : `${path}.${name}`;
      if (typeof value === 'function') {
        const call = (...args: unknown[]): unknown => Reflect.apply(value, o, args);
        // Named in messages.
        Object.defineProperty(call, 'name', { value: here });
        return { name, call };
      }
      if (isPlainObject(value) && holdsFunction(value)) return { name, members: entriesOf(value, here) };
      return { name, value: copier.value(value, here) };
    });
    around.delete(o);
    return entries;
  };
  const entries = entriesOf(functions, '');
  return { entries, links: copier.links(), transfer: [...copier.transfer] };
}

/** The request that gives Lua the names of an offer. */
export function prepareOffer(register: (fn: Callable) => number, { entries, links, transfer }: Offer): Prepared {
  const exposedOf = (list: readonly Offered[]): Exposed[] =>
    list.map(({ name, call, members, value }) => {
      if (call !== undefined) return { name, fn: register(call) };
      return members !== undefined ? { name, members: exposedOf(members) } : { name, value };
    });
  const request: Request = { op: 'expose', exposed: exposedOf(entries) };
  if (links !== undefined) request.links = links;
  return { request, transfer };
}

function isPlainObject(v: unknown): v is object {
  if (typeof v !== 'object' || v === null) return false;
  const p = Object.getPrototypeOf(v);
  return p === Object.prototype || p === null;
}

/** Whether a function is in an object, or in one of the plain objects inside. */
function holdsFunction(o: object): boolean {
  const seen = new Set([o]);
  for (const inner of seen) {
    for (const v of Object.values(inner)) {
      if (typeof v === 'function') return true;
      if (isPlainObject(v)) seen.add(v);
    }
  }
  return false;
}

/** Copies an error value, for which memory does not move; throws for what is nested deeply. */
export function copyErrorValue(v: unknown, forLua: boolean): unknown {
  const copier = new Copier(forLua, false);
  const copy = copier.value(v, 'error value');
  if (copier.links() !== undefined) throw new RangeError('nested too deeply');
  return copy;
}

/** The error for what structured clone itself refuses, such as the transfer of a buffer that is gone. */
export function cloneError(e: unknown, what: string): unknown {
  if (!(e instanceof Error) || (e.name !== 'DataCloneError' && !(e instanceof RangeError))) return e;
  return new LuaCloneError(what, e.message, { cause: e });
}

export function checkCode(code: unknown): asserts code is Code {
  if (typeof code !== 'string' && !(code instanceof Uint8Array))
    throw new TypeError('the argument code must be a string or a Uint8Array');
}
