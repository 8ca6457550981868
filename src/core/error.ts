/** How Lua errors travel: as a thrown `LuaThrow`, which is no Error, since capturing a JavaScript stack would cost more than the throw. */
import { work } from './budget.js';
import { loadedName, markBuiltins } from './builtins.js';
import { dialectMessages } from './messages.js';
import {
  callSiteName,
  here,
  OPERATION_MARK,
  operandName,
  passedSite,
  positionText,
  recordStack,
  runningBuiltin,
  where,
} from './position.js';
import { L } from './state.js';
import { traceback } from './traceback.js';
import type { LuaValue } from './value.js';

export class LuaThrow {
  readonly value: LuaValue;
  /** Lua's traceback at the throw; only taken when nothing in Lua will catch the error. */
  traceback: string | undefined;

  constructor(value: LuaValue) {
    this.value = value;
    this.traceback = undefined;
  }
}

/** Ends the running script whatever it does: no Lua code can catch it. `reason` becomes the message at the border. */
export class Termination {
  readonly reason: unknown;
  constructor(reason: unknown) {
    this.reason = reason;
  }
}

/** Notes where an error comes from that leaves Lua, or ends a coroutine (whose traceback can be asked for afterwards). */
function noteStack(e: LuaThrow, inBuiltin: boolean): void {
  const { coroutine, protectedDepth } = L;
  if (protectedDepth === 0) e.traceback = traceback(inBuiltin);
  if (coroutine !== null && coroutine.baseDepth === protectedDepth) coroutine.failure = recordStack(200, inBuiltin);
}

/** True when an error raised now is not caught by a pcall or xpcall of this thread: its stack is noted where it is thrown. */
export function isFinal(): boolean {
  const { coroutine, protectedDepth } = L;
  return protectedDepth === 0 || (coroutine !== null && coroutine.baseDepth === protectedDepth);
}

/** Throws a Lua value; runs the handler of the innermost xpcall here, where the stack still stands. */
function raise(value: LuaValue, inBuiltin: boolean): never {
  const { handler } = L;
  if (handler !== null) value = handler(value);
  const e = new LuaThrow(value);
  noteStack(e, inBuiltin);
  throw e;
}

/** Throws a Lua value as an error of a built-in. */
export function throwValue(value: LuaValue): never {
  raise(value, true);
}

/** The same for an error of an operation of Lua code: no built-in is at work. */
const throwFromOperation: (value: LuaValue) => never = {
  [OPERATION_MARK](value: LuaValue): never {
    raise(value, false);
  },
}[OPERATION_MARK];

/** An error raised by an operation, with the position of the running Lua function in front. */
export function runtimeError(message: string): never {
  throwFromOperation(positionText(here(runtimeError, false)) + message);
}

/** An error raised in a built-in function, with the position of its caller in front. */
export function libError(message: string): never {
  throwValue(positionText(here(libError, true)) + message);
}

/** `bad argument #n to 'name' (message)`; the name is that of the call site. */
export function argError(n: number, message: string): never {
  const place = here(argError, true);
  const position = positionText(place);
  const site = callSiteName(place);
  let name = '?';
  if (site !== null) {
    name = site.name;
    if (site.kind === 'method') {
      n--;
      if (n === 0) throwValue(`${position}calling '${name}' on bad self (${message})`);
    }
  } else if (L.dialect.name === '5.2') {
    markBuiltins();
    here(argError, true);
    name = loadedName(runningBuiltin()) ?? name;
  }
  throwValue(`${position}bad argument #${n} to '${name}' (${message})`);
}

/** Like `argError` for a value of the wrong type; `count` is the number of arguments given. */
export function argTypeError(n: number, expected: string, value: LuaValue, count: number): never {
  argError(n, `${expected} expected, got ${n > count ? 'no value' : typeNameOf(value)}`);
}

/** Lua's name of the type of a value; given by tostring.ts to avoid a cycle. */
let typeNameOf: (v: LuaValue) => string = () => 'nil';
export function setTypeName(f: (v: LuaValue) => string): void {
  typeNameOf = f;
}

/**
 * `attempt to <what> a nil value`, naming the operand as the reference implementation does. `below` is the function that
 * carries out the operation, called by generated code or by a helper of its chunk: the fewer frames are read, the better.
 * None are where generated code has passed its site.
 */
export function operandError(
  what: string,
  value: LuaValue,
  operand: number,
  below: unknown = operandError,
  site?: number,
): never {
  const place = passedSite(site) ?? here(below, false, below === operandError ? 5 : 2);
  const name = operandName(place, operand);
  throwFromOperation(positionText(place) + dialectMessages.operand(what, typeNameOf(value), name));
}

/** Units of the instruction budget that raising and catching an error takes. */
export const CATCH_WORK = 50;

/** The Lua value of anything that was thrown and Lua code catches. Terminations go on. */
export function caughtValue(e: unknown): LuaValue {
  work(CATCH_WORK);
  if (isA(e, LuaThrow)) return e.value;
  if (isA(e, Termination)) throw e;
  if (isStackOverflow(e)) return `${where(1)}stack overflow`;
  if (isOutOfMemory(e)) return 'not enough memory';
  return L.fromException(e);
}

/** `instanceof` for anything thrown: a Proxy that will not be looked at is nothing. */
export function isA<T>(e: unknown, c: abstract new (...args: never[]) => T): e is T {
  try {
    return e instanceof c;
  } catch (failure) {
    // The stack may be what is at its end.
    if (failure instanceof RangeError) throw failure;
    return false;
  }
}

/** Without regular expressions: V8 ends the process when it has to compile one with next to no stack left. */
export function isStackOverflow(e: unknown): boolean {
  return (
    (isA(e, RangeError) && messageOf(e).startsWith('Maximum call stack size exceeded')) ||
    (isA(e, SyntaxError) && isRegExpOverflow(messageOf(e))) ||
    (isInternalError(e) && messageOf(e) === 'too much recursion')
  );
}

/** What V8 says of a regular expression that it could not compile for want of stack (the first form up to Node 22). */
function isRegExpOverflow(message: string): boolean {
  return (
    message.endsWith('Maximum call stack size exceeded') ||
    (message.startsWith('Invalid regular expression: ') && message.endsWith(': Stack overflow'))
  );
}

const OUT_OF_MEMORY = new Set(['Invalid string length', 'Out of memory', 'Map maximum size exceeded']);

/** A string longer than the host takes, or a table with more keys. */
export function isOutOfMemory(e: unknown): boolean {
  if (isA(e, RangeError)) return OUT_OF_MEMORY.has(messageOf(e));
  return isInternalError(e) && messageOf(e) === 'allocation size overflow';
}

/** A class that only Firefox has. */
function isInternalError(e: unknown): e is Error {
  const { InternalError } = globalThis as { InternalError?: abstract new () => Error };
  return InternalError !== undefined && isA(e, InternalError);
}

/** The message of an error, which a program may have replaced by anything. */
function messageOf(e: Error): string {
  try {
    const { message } = e as { message: unknown };
    return typeof message === 'string' ? message : '';
  } catch {
    return '';
  }
}
