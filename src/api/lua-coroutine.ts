import type { Bridge } from '../bridge/bridge.js';
import { LuaError } from '../bridge/errors.js';
import { Handle } from '../bridge/handle.js';
import { Coroutine, type CoroutineStatus, refuseWait, resume, resumeWithError, WAIT } from '../core/coroutine.js';
import { enter } from '../core/state.js';
import type { LuaFunctionValue, LuaValue, Results } from '../core/value.js';

const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
const IteratorBase = function IteratorBase() {} as unknown as { new (): object };
IteratorBase.prototype = IteratorPrototype;

/**
 * A Lua coroutine as a JavaScript generator object.
 *
 * @example
 * const gen = lua.eval('function(n) for i = 1, n do coroutine.yield(i) end end').coroutine(3);
 * [...gen]; // [1, 2, 3]
 */
export class LuaCoroutineHandle extends IteratorBase {
  /**
   * Resumes the coroutine, `values` being the results of its `yield` (or, the first time, further arguments of its
   * function). When it is dead: `{ done: true, value: undefined }`.
   */
  next(...values: unknown[]): { done: boolean; value: unknown } {
    const co = coroutineOf(this);
    const bridge = Handle.bridge(this as unknown as Handle);
    if (bridge.guarded) bridge.check();
    if (co.status === 'dead') return { done: true, value: undefined };
    const n = values.length;
    const value = step(bridge, co, n === 0 ? NOTHING : n === 1 ? values[0] : new LuaList(bridge.listToLua(values)));
    return { done: (co.status as CoroutineStatus) === 'dead', value };
  }

  /** Resumes the coroutine with a value; gives what it yields or returns. Throws when it is dead. */
  send(value?: unknown): unknown {
    const co = coroutineOf(this);
    const bridge = Handle.bridge(this as unknown as Handle);
    if (bridge.guarded) bridge.check();
    if (co.status === 'dead') throw new LuaError('cannot resume dead coroutine');
    return step(bridge, co, value);
  }

  /** Ends the coroutine where it stands. */
  return(value?: unknown): { done: true; value: unknown } {
    const co = coroutineOf(this);
    const bridge = Handle.bridge(this as unknown as Handle);
    bridge.check();
    if (co.status === 'running' || co.status === 'normal') throw new LuaError(`cannot end a ${co.status} coroutine`);
    co.status = 'dead';
    co.top = null;
    co.fn = undefined;
    return { done: true, value };
  }

  /** Raises an error where the coroutine stands; gives what it yields or returns then. */
  throw(error?: unknown): { done: boolean; value: unknown } {
    const co = coroutineOf(this);
    const bridge = Handle.bridge(this as unknown as Handle);
    bridge.check();
    if (co.status === 'dead') throw error;
    checkSuspended(co);
    const value = bridge.run(() => bridge.results(settled(co, resumeWithError(co, error))));
    return { done: (co.status as CoroutineStatus) === 'dead', value };
  }

  /** What `coroutine.status` says: `suspended`, `running`, `normal` or `dead`. */
  get status(): CoroutineStatus {
    const co = coroutineOf(this);
    Handle.bridge(this as unknown as Handle).check();
    return co.status;
  }

  [Symbol.iterator](): this {
    return this;
  }

  get [Symbol.toStringTag](): string {
    return 'LuaCoroutine';
  }
}

export interface LuaCoroutine<Y = unknown, R = unknown, S = unknown> {
  next(...values: [] | [S] | unknown[]): IteratorResult<Y, R>;
  send(value?: S): Y | R;
  return(value?: R): IteratorResult<Y, R>;
  throw(error?: unknown): IteratorResult<Y, R>;
  readonly status: CoroutineStatus;
  [Symbol.iterator](): Generator<Y, R, S>;
}

/** A coroutine created in Lua that was not started when it came: also a function, which starts a fresh one each time. */
export interface LuaThread<Y = unknown, R = unknown, S = unknown> extends LuaCoroutine<Y, R, S> {
  (...args: unknown[]): LuaCoroutine<Y, R, S>;
}

function coroutineOf(o: object): Coroutine {
  const co = Handle.has(o) ? Handle.value(o) : undefined;
  if (co instanceof Coroutine) return co;
  throw new TypeError('this is not a Lua coroutine');
}

function checkSuspended(co: Coroutine): void {
  if (co.status !== 'suspended') throw new LuaError(`cannot resume ${co.status} coroutine`);
}

/** A coroutine resumed from JavaScript cannot wait for promises. */
function settled(co: Coroutine, r: Results): Results {
  return r === WAIT ? refuseWait(co) : r;
}

const NOTHING = Symbol('nothing');

/** Several values for a resume. */
class LuaList {
  readonly values: LuaValue[];
  constructor(values: LuaValue[]) {
    this.values = values;
  }
}

const NONE: LuaValue[] = [];

/** One resume with a value, a list of Lua values, or NOTHING. */
function step(bridge: Bridge, co: Coroutine, value: unknown): unknown {
  checkSuspended(co);
  let x: Results;
  if (typeof value === 'number') x = value;
  // As in JavaScript, what comes with the first `next` of a loop is nothing.
  else if (value === NOTHING || (value === undefined && !co.started)) x = NONE;
  else x = value instanceof LuaList ? value.values : bridge.toLua(value);
  if (bridge.limiter !== null) return bridge.run(() => bridge.results(settled(co, resume(co, x))));
  const { state } = bridge;
  const former = enter(state);
  const { handler, protectedDepth } = state;
  state.handler = null;
  state.protectedDepth = 0;
  try {
    const r = resume(co, x);
    return typeof r === 'number' ? r : bridge.results(settled(co, r));
  } catch (e) {
    throw bridge.errorFromLua(e);
  } finally {
    state.handler = handler;
    state.protectedDepth = protectedDepth;
    enter(former);
  }
}

/** The JavaScript side of a coroutine. */
export function makeLuaCoroutine(bridge: Bridge, co: Coroutine): object {
  if (co.started || typeof co.fn !== 'function') return adopt(bridge, co, new LuaCoroutineHandle());
  const fn: LuaFunctionValue = co.fn;
  const start = (...args: unknown[]): LuaCoroutine => {
    bridge.check();
    const list = bridge.listToLua(args);
    return makeCoroutine(
      bridge,
      new Coroutine(
        list.length === 0
          ? fn
          : function (this: unknown, ...more: LuaValue[]): Results {
              return fn.apply(this, [...list, ...more]);
            },
      ),
    );
  };
  Object.setPrototypeOf(start, LuaCoroutineHandle.prototype);
  return adopt(bridge, co, start);
}

function adopt(bridge: Bridge, co: Coroutine, handle: object): object {
  new Handle(handle, co, bridge);
  return handle;
}

/** A new coroutine, made by JavaScript. */
export function makeCoroutine(bridge: Bridge, co: Coroutine): LuaCoroutine {
  const handle = adopt(bridge, co, new LuaCoroutineHandle());
  bridge.handles.set(co, handle);
  return handle as LuaCoroutine;
}
