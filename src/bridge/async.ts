/** Async calls: Lua run as a coroutine of the host, and `js.await`, which suspends it until a promise settles. */
import { Coroutine, canWait, Q, resume, resumeWithError, SUSPEND, suspendWith, WAIT } from '../core/coroutine.js';
import { LuaThrow, libError, Termination } from '../core/error.js';
import type { LuaFunctionValue, LuaValue, Results } from '../core/value.js';
import type { Bridge, WaitingCall } from './bridge.js';
import type { LuaError } from './errors.js';
import { HostObject } from './host-object.js';
import { type Limiter, limitError, type RunLimits } from './limiter.js';

/** What the coroutine that has just yielded WAIT waits for. */
let awaited: Promise<unknown> | null = null;

/** `js.await(promise)`. */
export function makeAwait(bridge: Bridge): LuaFunctionValue {
  return function (this: unknown, p?: LuaValue): Results {
    if (!canWait()) libError('attempt to await outside an async call (evalAsync, executeAsync, callAsync or f.async)');
    if (this !== Q) libError('attempt to await across a C-call boundary');
    const value = bridge.fromLua(p);
    // A Lua table is no promise, whatever its fields: its functions would run outside of every call and its limits.
    awaited =
      p instanceof HostObject ? bridge.policy.promise(value) : new Promise((resolve) => settleWith(resolve, value));
    suspendWith(WAIT);
    return SUSPEND;
  };
}

/** True while a promise is settled with a Lua value: its field `then` is not asked for. */
export let isSettling = false;

/** Settles a promise with a value that is no promise itself, also when it is a table with a field `then`. */
function settleWith(resolve: (value: unknown) => void, value: unknown): void {
  const former = isSettling;
  isSettling = true;
  try {
    resolve(value);
  } finally {
    isSettling = former;
  }
}

/** One async call. */
class AsyncRun implements WaitingCall {
  private readonly bridge: Bridge;
  private readonly limiter: Limiter | null;
  private readonly limits: RunLimits | null;
  readonly co: Coroutine;
  private readonly resolve: (value: unknown) => void;
  private readonly reject: (reason: unknown) => void;
  /** Counts the waits, so that a promise that settles after a cancellation is ignored. */
  private waits = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: WeakRef<WaitingCall> | null = null;
  private readonly onAbort = (): void => this.cancel(() => this.limiter!.settings.signal!.reason);

  constructor(
    bridge: Bridge,
    f: LuaFunctionValue,
    limiter: Limiter | null,
    resolve: (value: unknown) => void,
    reject: (reason: unknown) => void,
  ) {
    this.bridge = bridge;
    this.limiter = limiter;
    this.limits = limiter === null ? null : limiter.begin();
    this.co = new Coroutine(f);
    this.co.host = this;
    this.resolve = resolve;
    this.reject = reject;
    const signal = limiter?.settings.signal;
    if (signal !== undefined && !signal.aborted) signal.addEventListener('abort', this.onAbort, { once: true });
  }

  /** Goes on with a value, or with an error, until the next wait or the end. */
  step(go: () => Results): void {
    const { bridge, co, limiter } = this;
    const { guarded } = bridge;
    if (limiter !== null) bridge.guarded = true;
    try {
      const r = bridge.run(
        () => (limiter === null ? this.resume(go) : limiter.part(this.limits!, () => this.resume(go))),
        null,
      );
      if (r === this) this.wait();
      else this.settle(() => settleWith(this.resolve, r));
    } catch (e) {
      // A runtime closed in between has left the coroutine as it was.
      co.status = 'dead';
      this.settle(() => this.reject(e));
    } finally {
      bridge.guarded = guarded || bridge.state.closed;
    }
  }

  /** What the call gives to JavaScript, or this run itself when it waits. */
  private resume(go: () => Results): unknown {
    let r = go();
    while (this.co.status !== 'dead') {
      if (r === WAIT) return this;
      r = resumeWithError(this.co, new LuaThrow('attempt to yield from outside a coroutine'));
    }
    return this.bridge.results(r);
  }

  private wait(): void {
    const promise = awaited!;
    awaited = null;
    const wait = ++this.waits;
    this.waiting = this.bridge.beginWait(this);
    promise.then(
      (value) => {
        if (wait === this.waits) this.goOn(() => this.resumeWith(value));
      },
      (error) => {
        if (wait === this.waits) this.goOn(() => resumeWithError(this.co, error));
      },
    );
    const signal = this.limiter?.settings.signal;
    if (signal?.aborted) {
      // It aborted while Lua code was running.
      this.cancel(() => signal.reason);
      return;
    }
    const deadline = this.limits?.deadline ?? Number.POSITIVE_INFINITY;
    if (Number.isFinite(deadline)) {
      // Timers cannot wait longer than that; later is late enough.
      const ms = Math.min(Math.max(deadline - performance.now(), 0), 0x7fffffff);
      this.timer = setTimeout(() => this.cancel(() => limitError('timeout')), ms);
    }
  }

  /** Goes on with the value of a promise; one that cannot cross is an error at the `js.await`. */
  private resumeWith(value: unknown): Results {
    let v: Results;
    try {
      v = this.bridge.resultToLua(value);
    } catch (error) {
      return resumeWithError(this.co, error);
    }
    return resume(this.co, v);
  }

  private goOn(go: () => Results): void {
    this.endWait();
    this.step(go);
  }

  private endWait(): void {
    clearTimeout(this.timer);
    this.waits++;
    if (this.waiting !== null) this.bridge.endWait(this.waiting);
    this.waiting = null;
  }

  /** The runtime is closed while the call waits. */
  close(error: LuaError): void {
    if (this.co.status !== 'suspended') return;
    this.co.status = 'dead';
    this.settle(() => this.reject(error));
  }

  /** Ends the call while it waits. */
  private cancel(reason: () => unknown): void {
    // While Lua code runs, the budget sees to it.
    if (this.co.status !== 'suspended') return;
    this.goOn(() => resumeWithError(this.co, new Termination(reason())));
  }

  private settle(how: () => void): void {
    this.endWait();
    this.limiter?.settings.signal?.removeEventListener('abort', this.onAbort);
    how();
  }
}

/** Runs a Lua function as an async call. */
export function callAsync(
  bridge: Bridge,
  f: LuaFunctionValue,
  args: readonly unknown[],
  limiter: Limiter | null = bridge.limiter,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    bridge.check();
    const list = bridge.listToLua(args);
    const run = new AsyncRun(bridge, f, limiter, resolve, reject);
    run.step(() => resume(run.co, list.length === 1 ? list[0] : list));
  });
}

/**
 * The promise of an async call; what is thrown before it begins rejects it. (An async function would take tables with a
 * field `then` for promises.)
 */
export function later<T>(begin: () => Promise<unknown>): Promise<T> {
  try {
    return begin() as Promise<T>;
  } catch (e) {
    return Promise.reject(e);
  }
}
