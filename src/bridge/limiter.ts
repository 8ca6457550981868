/** Limits of calls into Lua: instructions, time, abort signals, memory. */
import { enterLimits, type Limits, SLICE } from '../core/budget.js';
import { Termination } from '../core/error.js';
import type { LuaState } from '../core/state.js';
import { traceback } from '../core/traceback.js';
import type { LuaFunctionValue, LuaValue, Results } from '../core/value.js';
import { LuaError } from './errors.js';
import type { MemoryLimit } from './memory-limit.js';
import { stoppable } from './stoppable.js';

export interface LimitSettings {
  /** Instructions of each call; more raise a LuaError that Lua cannot catch. */
  maxInstructions?: number;
  /** Milliseconds of each call. */
  timeout?: number;
  /** Ends the call when it aborts. */
  signal?: AbortSignal;
}

/** What is left of the limits of one call. */
export interface RunLimits {
  instructions: number;
  readonly deadline: number;
}

/** A call that is limited, and the one around it. */
class LimitedRun implements Limits {
  instructions: number;
  readonly deadline: number;
  readonly signal: AbortSignal | null;
  readonly owner: Limiter;
  readonly outer: LimitedRun | null;
  readonly maxString: number;
  readonly slice: number;
  /** Why the call was ended, once it was. */
  tripped: { reason: unknown } | null = null;
  private readonly memory: MemoryLimit | null;

  constructor(owner: Limiter, outer: LimitedRun | null, limits: RunLimits) {
    const { signal } = owner.settings;
    this.owner = owner;
    this.outer = outer;
    this.instructions = outer === null ? limits.instructions : Math.min(limits.instructions, outer.instructions);
    this.deadline = outer === null ? limits.deadline : Math.min(limits.deadline, outer.deadline);
    const other = outer?.signal ?? null;
    this.signal =
      signal === undefined ? other : other === null || other === signal ? signal : AbortSignal.any([other, signal]);
    this.memory = owner.memory;
    this.maxString = this.memory === null ? Number.POSITIVE_INFINITY : this.memory.max;
    this.slice = this.memory === null ? SLICE : SLICE / 10;
  }

  check(): void {
    this.memory?.check();
  }

  reason(what: 'instructions' | 'timeout' | 'aborted', signal: AbortSignal | null): unknown {
    // Whoever swallows it meets the same again.
    if (this.tripped !== null) return this.tripped.reason;
    const reason = what === 'aborted' ? signal!.reason : limitError(what);
    for (let run: LimitedRun | null = this; run !== null; run = run.outer) run.tripped = { reason };
    return reason;
  }
}

/** The error for an exceeded limit. */
export function limitError(what: 'instructions' | 'timeout'): LuaError {
  const message = what === 'timeout' ? 'timeout exceeded' : 'maxInstructions exceeded';
  let text = '';
  try {
    text = traceback(false);
  } catch {
    // Next to no stack is left.
  }
  return new LuaError(message, { traceback: text });
}

let running: LimitedRun | null = null;

/** True for the reason that has ended a call which has not returned yet. */
export function isTripped(e: unknown): boolean {
  for (let run = running; run !== null; run = run.outer)
    if (run.tripped !== null && run.tripped.reason === e) return true;
  return false;
}

/** The limits of the innermost call into a runtime, when there are any. */
export function limiterOf(state: LuaState): Limiter | null {
  for (let run = running; run !== null; run = run.outer) if (run.owner.state === state) return run.owner;
  return null;
}

type Call = (f: LuaFunctionValue, args: LuaValue[]) => Results;

const plainCall: Call = (f, args) => f(...args);

/** Runs calls under limits. */
export class Limiter {
  readonly settings: LimitSettings;
  readonly memory: MemoryLimit | null;
  readonly state: LuaState;
  /** What is left for finalizers until the host has had its turn. */
  private finalizing: RunLimits | null = null;
  /** A call inside a call of the same limiter belongs to it, and has no limits of its own. */
  private readonly shared: boolean;

  constructor(state: LuaState, settings: LimitSettings, memory: MemoryLimit | null, shared: boolean) {
    this.state = state;
    this.settings = settings;
    this.memory = memory;
    this.shared = shared;
  }

  /** Limits of calls made with settings of their own: what the settings do not say is as for the other calls. */
  static over(state: LuaState, settings: LimitSettings, base: Limiter | null): Limiter {
    const given = Object.entries(settings).filter(([, v]) => v !== undefined);
    return new Limiter(state, { ...base?.settings, ...Object.fromEntries(given) }, base?.memory ?? null, false);
  }

  /** The limits of one call, to be used for each of its parts. */
  begin(): RunLimits {
    const { maxInstructions, timeout } = this.settings;
    return {
      instructions: maxInstructions ?? Number.POSITIVE_INFINITY,
      deadline: timeout === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeout,
    };
  }

  /** Runs something that calls Lua functions by the given way, as one call. */
  run<T>(f: (call: Call) => T): T {
    if (this.shared) {
      for (let r = running; r !== null; r = r.outer) if (r.owner === this) return this.go(f);
    }
    return this.part(this.begin(), f);
  }

  /** Runs a part of a call; what it uses is taken from `limits`. */
  part<T>(limits: RunLimits, f: (call: Call) => T): T {
    const { signal } = this.settings;
    if (signal?.aborted) throw new Termination(signal.reason);
    const { state } = this;
    const outer = running;
    const run = new LimitedRun(this, outer, limits);
    const had = run.instructions;
    const former = enterLimits(run);
    const { budgeted } = state;
    running = run;
    state.budgeted = true;
    this.memory?.enter();
    try {
      return this.go(f);
    } finally {
      this.memory?.leave();
      state.budgeted = budgeted;
      running = outer;
      enterLimits(former);
      const used = had - run.instructions;
      if (Number.isFinite(used)) {
        limits.instructions -= used;
        if (outer !== null) outer.instructions -= used;
      }
    }
  }

  /** Runs a finalizer. Those that run one after the other share the limits of one call, or they could go on for ever. */
  finalize(f: () => void): void {
    if (this.finalizing === null) {
      this.finalizing = this.begin();
      const timer: { unref?(): void } | number = setTimeout(() => {
        this.finalizing = null;
      }, 0);
      if (typeof timer === 'object') timer.unref?.();
    }
    this.part(this.finalizing, f);
  }

  /** Code compiled before there were limits has to run in another form. */
  private go<T>(f: (call: Call) => T): T {
    return this.state.hasUnbudgeted ? stoppable(f) : f(plainCall);
  }
}
