/** The border of one runtime: conversion of values and errors both ways, and the caches that keep identity. */
import { finish, TAIL } from '../core/call.js';
import { Coroutine } from '../core/coroutine.js';
import { isStackOverflow, LuaThrow, Termination } from '../core/error.js';
import { enter, type LuaState } from '../core/state.js';
import { Table } from '../core/table.js';
import { tostring, typeName } from '../core/tostring.js';
import { Userdata } from '../core/userdata.js';
import type { LuaFunctionValue, LuaValue, Results } from '../core/value.js';
import type { LuaSyntaxFailure } from '../syntax/failure.js';
import { type Codec, displayBytes } from './encoding.js';
import { LuaError, LuaMemoryError, LuaSyntaxError } from './errors.js';
import { Handle } from './handle.js';
import { HostObject } from './host-object.js';
import { tupleOf } from './tuple.js';

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
  unpackReturnedTuples: boolean;
  overflowHandler: ((value: bigint) => unknown) | null;
}

/** Lua values behind the LuaErrors that were made of them. */
const origins = new WeakMap<LuaError, { state: LuaState; value: LuaValue }>();

export class Bridge {
  readonly state: LuaState;
  readonly codec: Codec;
  readonly options: BridgeOptions;
  /** True when a call from JavaScript needs more than a change of the running state: it is closed, or has limits. */
  guarded = false;
  /** JavaScript sides of Lua tables, functions, threads and userdata. */
  readonly handles = new WeakMap<object, object>();
  /** Lua sides of JavaScript objects. */
  readonly hosts = new WeakMap<object, HostObject>();
  readonly makers: HandleMakers;

  constructor(state: LuaState, options: BridgeOptions, makers: HandleMakers) {
    this.state = state;
    this.codec = options.codec;
    this.options = options;
    this.makers = makers;
    state.fromException = (e) => this.exceptionToLua(e);
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
      default:
        return this.hostOf(v as unknown as object);
    }
  }

  objectToLua(v: object): LuaValue {
    if (Handle.has(v)) {
      if (Handle.bridge(v) !== this) throw new LuaError('cannot use an object of another runtime');
      return Handle.value(v);
    }
    return this.hosts.get(v) ?? this.hostOf(v);
  }

  hostOf(v: object): LuaValue {
    const made = new HostObject(v, v instanceof Map || v instanceof WeakMap);
    if (typeof v === 'function') made.fn = (...args: LuaValue[]) => this.toLua(v(...args.map((a) => this.fromLua(a))));
    this.hosts.set(v, made);
    return made;
  }

  // ---- Lua → JavaScript

  fromLua(v: LuaValue): unknown {
    switch (typeof v) {
      case 'string':
        return this.codec.fromLua(v);
      case 'function':
        return this.handles.get(v) ?? this.keep(v, this.makers.func(this, v));
      case 'object':
        if (v instanceof HostObject) return v.toHost();
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
    if (!(r instanceof Array)) return this.fromLua(r);
    if (r === TAIL) return this.results(finish(r));
    if (r.length === 0) return undefined;
    if (r.length === 1) return this.fromLua(r[0]);
    return tupleOf(r.map((v) => this.fromLua(v)));
  }

  // ---- entering

  /** Runs something inside Lua: as the running state, outside of every protected call, errors converted. */
  run<T>(f: () => T): T {
    const { state } = this;
    const former = enter(state);
    const { handler, protectedDepth } = state;
    state.handler = null;
    state.protectedDepth = 0;
    try {
      return f();
    } catch (e) {
      throw this.errorFromLua(e);
    } finally {
      state.handler = handler;
      state.protectedDepth = protectedDepth;
      enter(former);
    }
  }

  /** Calls a Lua function that a caller in JavaScript asks for. */
  call(f: LuaFunctionValue, args: unknown[]): unknown {
    return this.run(() => {
      const list = new Array<LuaValue>(args.length);
      for (let i = 0; i < args.length; i++) list[i] = this.toLua(args[i]);
      return this.results(f(...list));
    });
  }

  // ---- errors

  /** What JavaScript code is to see of anything thrown inside Lua. */
  errorFromLua(e: unknown): unknown {
    if (e instanceof LuaThrow) {
      const { value } = e;
      if (value instanceof HostObject && (value.thrown || value.target instanceof Error)) return value.toHost();
      return this.luaError(e);
    }
    if (e instanceof Termination) return e.reason;
    if (isStackOverflow(e)) return new LuaError('stack overflow', { traceback: 'stack traceback:' });
    return e;
  }

  private luaError(e: LuaThrow): LuaError {
    const failure = this.makers.syntaxFailure(e);
    const message = this.messageOf(e.value);
    const value = typeof e.value === 'string' ? message : this.fromLua(e.value);
    const traceback = e.traceback === undefined ? '' : this.codec.display(e.traceback);
    let error: LuaError;
    if (failure !== undefined) error = new LuaSyntaxError(message, { value, traceback, failure });
    else if (e.value === 'not enough memory') error = new LuaMemoryError(message, { value, traceback });
    else error = new LuaError(message, { value, traceback });
    origins.set(error, { state: this.state, value: e.value });
    return error;
  }

  /** What `lua` prints for an error value. */
  private messageOf(value: LuaValue): string {
    if (typeof value === 'string') return this.codec.display(value);
    if (typeof value === 'number') return tostring(value);
    const m = value instanceof Table || value instanceof Userdata ? value.mt : null;
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
    if (e instanceof LuaError) {
      const origin = origins.get(e);
      if (origin !== undefined && origin.state === this.state) return origin.value;
      if (origin === undefined && typeof e.value === 'string' && e.value === e.message) return displayBytes(e.message);
    }
    const v = this.toLua(e);
    if (v instanceof HostObject) v.thrown = true;
    return v;
  }
}
