/** The border of one runtime: conversion of values and errors both ways, and the caches that keep identity. */
import { finish, TAIL } from '../core/call.js';
import { Coroutine } from '../core/coroutine.js';
import { isA, isOutOfMemory, isStackOverflow, LuaThrow, Termination } from '../core/error.js';
import { interceptor } from '../core/intercept.js';
import { type Meta, metaFor } from '../core/metatable.js';
import { enter, type LuaState } from '../core/state.js';
import { Table } from '../core/table.js';
import { tostring, typeName } from '../core/tostring.js';
import { traceback } from '../core/traceback.js';
import { Userdata } from '../core/userdata.js';
import type { LuaFunctionValue, LuaValue, Results } from '../core/value.js';
import type { LuaSyntaxFailure } from '../syntax/failure.js';
import { makeFunctionCaller, makeMethodCaller } from './callers.js';
import { bytesToLua, type Codec } from './encoding.js';
import { LuaError, LuaMemoryError, LuaSyntaxError } from './errors.js';
import { Handle } from './handle.js';
import { openHostMetatable } from './host-metatable.js';
import { BoundMethod, HostNothing, HostObject, isClass, needsNew, refuseIndex } from './host-object.js';
import { isTripped, type Limiter, limiterOf } from './limiter.js';
import type { Callable, Policy } from './policy.js';
import { luaFrames } from './stack.js';
import { Tuple, tupleOf } from './tuple.js';
import { viewOf } from './views.js';

/** Makes the JavaScript sides of Lua values; given by the API, whose classes they are. */
export interface HandleMakers {
  table(bridge: Bridge, t: Table): object;
  func(bridge: Bridge, f: LuaFunctionValue): object;
  thread(bridge: Bridge, co: Coroutine): object;
  userdata(bridge: Bridge, u: Userdata): object;
  syntaxFailure(e: LuaThrow): LuaSyntaxFailure | undefined;
}

export interface BridgeOptions {
  codec: Codec;
  policy: Policy;
  unpackReturnedTuples: boolean;
  overflowHandler: ((value: bigint) => unknown) | null;
  /** Name of the global through which Lua reaches JavaScript. */
  hostName: string;
}

/**
 * Puts the Lua frames into the stack of an error. The text of a stack takes many times as long as a throw, so it is made when
 * the error leaves Lua, or its stack is read.
 */
export function errorFrames(o: HostObject): void {
  const { target } = o;
  if (isA(target, Error) && !(target instanceof LuaError)) luaFrames(target);
}

/** Lua values behind the LuaErrors that were made of them. */
const origins = new WeakMap<LuaError, { state: LuaState; value: LuaValue }>();

/** An async call while it waits. */
export interface WaitingCall {
  close(error: LuaError): void;
}

export class Bridge {
  readonly state: LuaState;
  readonly codec: Codec;
  readonly policy: Policy;
  readonly options: BridgeOptions;
  /** True when a call from JavaScript needs more than a change of the running state: it is closed, or has limits. */
  guarded = false;
  /** Limits of every call into this runtime, or null. */
  limiter: Limiter | null = null;
  /** JavaScript sides of Lua tables, functions, threads and userdata. */
  readonly handles = new WeakMap<object, object>();
  /** Lua sides of JavaScript objects, and of views of them. */
  private readonly hosts = new WeakMap<object, HostObject>();
  /** Lua sides of objects with a protocol that is not their own. */
  private readonly otherHosts = new WeakMap<object, HostObject>();
  /** Registered symbols. */
  private readonly symbols = new Map<symbol, HostObject>();
  private readonly makers: HandleMakers;
  readonly hostMeta: Meta;
  readonly null: HostNothing;
  readonly undefined: HostNothing;

  constructor(state: LuaState, options: BridgeOptions, makers: HandleMakers) {
    this.state = state;
    this.codec = options.codec;
    this.policy = options.policy;
    this.options = options;
    this.makers = makers;
    state.fromException = (e) => this.exceptionToLua(e);
    state.finalizerRunner = () => {
      const limiter = limiterOf(state) ?? this.limiter;
      return (f) => this.finalize(limiter, f);
    };
    this.hostMeta = metaFor(openHostMetatable(this));
    this.null = new HostNothing(null, false, this.hostMeta, this.methodOf);
    this.undefined = new HostNothing(undefined, false, this.hostMeta, this.methodOf);
  }

  // ---- JavaScript → Lua

  toLua(v: unknown): LuaValue {
    switch (typeof v) {
      case 'number':
      case 'boolean':
      case 'undefined':
        return v;
      case 'string':
        return this.codec.toLua(v);
      case 'object':
        if (v === null) return undefined;
        return this.objectToLua(v);
      case 'function':
        return this.objectToLua(v);
      case 'bigint':
        return this.bigintToLua(v);
      default:
        return this.symbolToLua(v as symbol);
    }
  }

  objectToLua(v: object): LuaValue {
    if (Handle.has(v)) {
      const owner = Handle.bridge(v);
      if (owner !== this) {
        owner.check();
        throw new LuaError('cannot use an object of another runtime');
      }
      return Handle.value(v);
    }
    if (this.codec.encoding === null && v instanceof Uint8Array) return bytesToLua(v);
    return this.hosts.get(v) ?? this.wrap(v);
  }

  private bigintToLua(v: bigint): LuaValue {
    if (v >= MIN_SAFE && v <= MAX_SAFE) return Number(v);
    const { overflowHandler } = this.options;
    if (overflowHandler === null) {
      throw new RangeError(`the bigint ${v} is too large for a Lua number; the option overflowHandler can convert it`);
    }
    const replaced = overflowHandler(v);
    if (typeof replaced === 'bigint' && (replaced < MIN_SAFE || replaced > MAX_SAFE)) {
      throw new RangeError(`overflowHandler gave the bigint ${replaced}, which is too large for a Lua number`);
    }
    return this.toLua(replaced);
  }

  private symbolToLua(v: symbol): LuaValue {
    // Registered symbols live for ever, and no WeakMap takes them.
    const known = (Symbol.keyFor(v) === undefined ? this.hosts : this.symbols) as Map<symbol, HostObject>;
    let host = known.get(v);
    if (host === undefined) {
      host = new HostObject(v, false, this.hostMeta, this.methodOf);
      known.set(v, host);
    }
    return host;
  }

  /** The Lua side of an object that crosses for the first time. */
  private wrap(v: object): LuaValue {
    const view = viewOf(v);
    if (view !== undefined) {
      if (view.protocol === 'table') return this.toLua(view.target);
      const value =
        view.protocol === 'function'
          ? this.asFunction(view.target)
          : this.withProtocol(view.target, view.protocol === 'item');
      if (value instanceof HostObject) this.hosts.set(v, value);
      return value;
    }
    const { policy } = this;
    if (policy.admits) policy.admit(v);
    const host = new HostObject(v, v instanceof Map || v instanceof WeakMap, this.hostMeta, this.methodOf);
    if (typeof v === 'function') host.fn = makeFunctionCaller(this, policy.callee(v as Callable), needsNew(v));
    this.hosts.set(v, host);
    return host;
  }

  /** The Lua side of an object indexed by the given protocol. */
  withProtocol(target: object, items: boolean): HostObject {
    const own = this.objectToLua(target);
    if (!(own instanceof HostObject)) throw new TypeError('a Lua object has no protocols of JavaScript');
    if (own.items === items) return own;
    let other = this.otherHosts.get(target);
    if (other === undefined) {
      other = new HostObject(target, items, this.hostMeta, this.methodOf);
      other.fn = own.fn;
      this.otherHosts.set(target, other);
    }
    return other;
  }

  /** A function of the host as a value that `type` calls a function. */
  asFunction(target: object): LuaFunctionValue {
    const own = this.objectToLua(target);
    if (typeof own === 'function') return own;
    if (!(own instanceof HostObject) || own.fn === null) throw new TypeError('the value is not a function');
    this.handles.set(own.fn, target);
    return own.fn;
  }

  /** `js.as_function` of a value that is inside Lua already. */
  functionOf(v: LuaValue): LuaFunctionValue {
    if (typeof v === 'function') return v;
    if (!(v instanceof HostObject) || v.fn === null) throw new TypeError('the value is not a function');
    this.handles.set(v.fn, v.toHost() as object);
    return v.fn;
  }

  /** What Lua gets for the value of a property: a method comes bound to its object. */
  memberToLua(o: HostObject, v: unknown): LuaValue {
    switch (typeof v) {
      case 'number':
        return v;
      case 'function':
        break;
      default:
        return this.toLua(v);
    }
    const own = this.objectToLua(v);
    if (!(own instanceof HostObject) || own instanceof BoundMethod || isClass(v as object)) return own;
    o.methods ??= new WeakMap();
    let method = o.methods.get(v as object);
    if (method === undefined) {
      method = new BoundMethod(v, o.target, this.hostMeta, this.methodOf, (m, bound) => this.hosts.set(bound, m));
      const invoke = this.invokerOf(own);
      method.fn = (...args: LuaValue[]) => invoke(o, ...args);
      o.methods.set(v as object, method);
    }
    return method;
  }

  /** The function that calls a host function with its first argument as `this`. */
  private invokerOf(f: HostObject): LuaFunctionValue {
    let invoke = f.invoker;
    if (invoke === null) {
      const target = f.target as Callable;
      invoke = makeMethodCaller(this, this.policy.callee(target), needsNew(target));
      f.invoker = invoke;
    }
    return invoke;
  }

  /** Finds the function for `o:name(...)`. */
  readonly methodOf = (o: Userdata, name: string): LuaValue => {
    const host = o as HostObject;
    if (host.items) return this.asMethod(this.readItem(host, name));
    if (host instanceof HostNothing) refuseIndex(host.target);
    const v = this.policy.read(host.target, this.codec.text(name));
    if (typeof v !== 'function') return this.asMethod(this.toLua(v));
    const own = this.objectToLua(v);
    return own instanceof HostObject && !(own instanceof BoundMethod) ? this.invokerOf(own) : this.asMethod(own);
  };

  /** A callable value as a method: without the object that comes first, as `o.name(...)` is the same call. */
  private asMethod(v: LuaValue): LuaValue {
    const f = typeof v === 'function' ? v : v instanceof HostObject ? v.fn : null;
    if (f === null) return v;
    return (_self: LuaValue, ...args: LuaValue[]) => f(...args);
  }

  readItem(o: HostObject, key: LuaValue): LuaValue {
    return this.toLua(this.policy.readItem(o.target as object, this.fromLua(key)));
  }

  /** What a call of a host function gives to Lua. */
  resultToLua(r: unknown): Results {
    if (r instanceof Tuple && this.options.unpackReturnedTuples) return this.listToLua(r);
    return this.toLua(r);
  }

  listToLua(list: ArrayLike<unknown>): LuaValue[] {
    const out = new Array<LuaValue>(list.length);
    for (let i = 0; i < list.length; i++) out[i] = this.toLua(list[i]);
    return out;
  }

  // ---- Lua → JavaScript

  fromLua(v: LuaValue): unknown {
    switch (typeof v) {
      case 'string':
        return this.codec.fromLua(v);
      case 'function':
        return this.handles.get(v) ?? this.keep(v, this.makers.func(this, v));
      case 'object':
        if (v instanceof HostObject) {
          if (v.thrown) errorFrames(v);
          return v.toHost();
        }
        return this.handles.get(v) ?? this.newHandle(v);
      default:
        return v;
    }
  }

  private newHandle(v: Table | Userdata | Coroutine): object {
    if (v instanceof Table) return this.keep(v, this.makers.table(this, v));
    if (v instanceof Coroutine) return this.keep(v, this.makers.thread(this, v));
    return this.keep(v, this.makers.userdata(this, v));
  }

  private keep(v: object, handle: object): object {
    this.handles.set(v, handle);
    return handle;
  }

  /** Results of a call: nothing is `undefined`, several are a tuple. */
  results(r: Results): unknown {
    if (!Array.isArray(r)) return this.fromLua(r);
    if (r === TAIL) return this.results(finish(r));
    if (r.length === 0) return undefined;
    if (r.length === 1) return this.fromLua(r[0]);
    return tupleOf(this.listFromLua(r));
  }

  listFromLua(list: readonly LuaValue[]): unknown[] {
    const out = new Array<unknown>(list.length);
    for (let i = 0; i < list.length; i++) out[i] = this.fromLua(list[i]);
    return out;
  }

  // ---- entering

  /** Refuses to go on after `close`. */
  check(): void {
    if (this.state.closed) throw new LuaError('runtime is closed');
  }

  /** Async calls that wait for a promise. Weak: one whose promise nobody can settle any more is garbage. */
  private readonly waits = new Set<WeakRef<WaitingCall>>();
  private waitsLimit = 64;

  /** Notes a call that begins to wait; it takes the reference back with `endWait`. */
  beginWait(call: WaitingCall): WeakRef<WaitingCall> {
    if (this.waits.size >= this.waitsLimit) {
      for (const ref of this.waits) if (ref.deref() === undefined) this.waits.delete(ref);
      this.waitsLimit = Math.max(64, this.waits.size * 2);
    }
    const ref = new WeakRef(call);
    this.waits.add(ref);
    return ref;
  }

  endWait(ref: WeakRef<WaitingCall>): void {
    this.waits.delete(ref);
  }

  /** Ends what waits, when the runtime is closed. */
  endWaits(): void {
    for (const ref of this.waits) ref.deref()?.close(new LuaError('runtime is closed'));
    this.waits.clear();
  }

  /**
   * Runs something inside Lua: as the running state, outside of every protected call, with the limits of this runtime (or
   * those given), errors converted.
   */
  run<T>(
    f: (call: (f: LuaFunctionValue, args: LuaValue[]) => Results) => T,
    limiter: Limiter | null = this.limiter,
  ): T {
    this.check();
    const { state } = this;
    const former = enter(state);
    const { handler, protectedDepth } = state;
    state.handler = null;
    state.protectedDepth = 0;
    try {
      if (limiter !== null) return limiter.run(f);
      return f(interceptor.call ?? plainCall);
    } catch (e) {
      throw this.errorFromLua(e);
    } finally {
      state.handler = handler;
      state.protectedDepth = protectedDepth;
      enter(former);
    }
  }

  /** Calls a Lua function that a caller in JavaScript asks for. */
  call(f: LuaFunctionValue, args: ArrayLike<unknown>): unknown {
    return this.callWith(this.limiter, f, args);
  }

  /** `call` under the limits given. */
  callWith(limiter: Limiter | null, f: LuaFunctionValue, args: ArrayLike<unknown>): unknown {
    // While the form that can be stopped is needed, functions of this runtime must not take the short way.
    const { guarded } = this;
    if (limiter !== null) this.guarded = true;
    try {
      return this.run((call) => this.results(call(f, this.listToLua(args))), limiter);
    } finally {
      this.guarded = guarded || this.state.closed;
    }
  }

  /** Runs a finalizer under the limits given; it has nobody to report to (§2.10.1). */
  private finalize(limiter: Limiter | null, f: () => void): void {
    const { guarded } = this;
    if (limiter !== null) this.guarded = true;
    try {
      this.run(() => (limiter === null ? f() : limiter.finalize(f)), null);
    } catch {
      // Dropped.
    } finally {
      this.guarded = guarded || this.state.closed;
    }
  }

  // ---- errors

  /** What JavaScript code is to see of anything thrown inside Lua. */
  errorFromLua(e: unknown): unknown {
    if (isA(e, LuaThrow)) {
      const { value } = e;
      if (value instanceof HostObject) {
        if (isA(value.target, Error)) errorFrames(value);
        else if (!value.thrown) return this.luaError(e);
        return value.toHost();
      }
      return this.luaError(e);
    }
    if (isA(e, Termination)) return e.reason;
    if (isStackOverflow(e)) {
      const error = new LuaError('stack overflow', { traceback: 'stack traceback:' });
      origins.set(error, { state: this.state, value: 'stack overflow' });
      return error;
    }
    if (isOutOfMemory(e)) return this.luaError(new LuaThrow('not enough memory'));
    if (isA(e, Error) && !(e instanceof LuaError)) luaFrames(e);
    return e;
  }

  private luaError(e: LuaThrow): LuaError {
    const failure = this.makers.syntaxFailure(e);
    const message = this.messageOf(e.value);
    const value = typeof e.value === 'string' ? message : this.fromLua(e.value);
    const text = e.traceback === undefined ? '' : this.codec.display(e.traceback);
    let error: LuaError;
    if (failure !== undefined) error = new LuaSyntaxError(message, { value, traceback: text, failure });
    else if (e.value === 'not enough memory') error = new LuaMemoryError(message, { value, traceback: text });
    else error = new LuaError(message, { value, traceback: text });
    origins.set(error, { state: this.state, value: e.value });
    return error;
  }

  /** What `lua` prints for an error value. */
  private messageOf(value: LuaValue): string {
    if (typeof value === 'string') return this.codec.display(value);
    if (typeof value === 'number') return tostring(value);
    const m = value instanceof Table ? value._mt : value instanceof Userdata ? value.metatable : null;
    if (m !== null && m.tostring !== undefined) {
      try {
        return this.codec.display(tostring(value));
      } catch {
        // Its __tostring fails: described as any other.
      }
    }
    return value === undefined ? 'nil' : `(error object is a ${typeName(value)} value)`;
  }

  /** The Lua value of an exception that Lua code catches. */
  exceptionToLua(e: unknown): LuaValue {
    // What a limit has ended stays ended, also when it passes through functions of the host.
    if (isTripped(e)) throw new Termination(e);
    if (isA(e, LuaError)) {
      const origin = origins.get(e);
      if (origin !== undefined && origin.state === this.state) return origin.value;
      if (origin === undefined && e.value === e.message) return this.codec.displayToLua(e.message);
    }
    try {
      const v = this.toLua(e);
      if (v instanceof HostObject) v.thrown = true;
      return v;
    } catch (failure) {
      return this.withoutForm(e, failure);
    }
  }

  /** The Lua value for something thrown that cannot cross; `failure` says why. */
  private withoutForm(e: unknown, failure: unknown): LuaValue {
    if (isStackOverflow(failure)) throw failure;
    if (typeof e === 'string' || typeof e === 'bigint') {
      // Text without a form in the encoding, or a number too large: an object, which JavaScript gets back as it was.
      const opaque = new HostObject(e, false, this.hostMeta, this.methodOf);
      opaque.thrown = true;
      return opaque;
    }
    const error = isA(e, Error) ? e : isA(failure, Error) ? failure : new Error('of the host');
    let text: string;
    try {
      text = `${error.name}: ${error.message}`;
    } catch {
      text = 'error of the host';
    }
    return this.codec.displayToLua(text);
  }

  /** Lua's traceback at this moment. */
  traceback(): string {
    return this.codec.display(traceback(false));
  }
}

const plainCall = (f: LuaFunctionValue, args: LuaValue[]): Results => f(...args);

const MIN_SAFE = BigInt(Number.MIN_SAFE_INTEGER);
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
