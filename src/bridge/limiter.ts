/** Limits of calls into Lua: instructions, time, abort signals. */
import { enterLimits, type Limits } from '../core/budget.js';
import { Termination } from '../core/error.js';
import { traceback } from '../core/position.js';
import { LuaError } from './errors.js';

export interface LimitSettings {
  /** Instructions of each call; more raise a LuaError that Lua cannot catch. */
  maxInstructions?: number;
  /** Milliseconds of each call. */
  timeout?: number;
  /** Ends the call when it aborts. */
  signal?: AbortSignal;
}

/** A call that is limited, and the one around it. */
class LimitedRun implements Limits {
  instructions: number;
  readonly deadline: number;
  readonly signal: AbortSignal | null;
  readonly owner: Limiter;
  readonly outer: LimitedRun | null;
  /** Why the call was ended, once it was. */
  tripped: { reason: unknown } | null = null;

  constructor(owner: Limiter, outer: LimitedRun | null, instructions: number, deadline: number) {
    const { signal } = owner.settings;
    this.owner = owner;
    this.outer = outer;
    this.instructions = outer === null ? instructions : Math.min(instructions, outer.instructions);
    this.deadline = outer === null ? deadline : Math.min(deadline, outer.deadline);
    const other = outer?.signal ?? null;
    this.signal =
      signal === undefined ? other : other === null || other === signal ? signal : AbortSignal.any([other, signal]);
  }

  reason(what: 'instructions' | 'timeout' | 'aborted', signal: AbortSignal | null): unknown {
    const reason = what === 'aborted' ? signal!.reason : limitError(what);
    for (let run: LimitedRun | null = this; run !== null; run = run.outer) run.tripped = { reason };
    return reason;
  }
}

function limitError(what: 'instructions' | 'timeout'): LuaError {
  const message = what === 'timeout' ? 'timeout: the time limit of the call is exceeded' : 'maxInstructions exceeded';
  return new LuaError(message, { traceback: traceback('', 0) });
}

let running: LimitedRun | null = null;

/** True for the reason that has ended a call which has not returned yet. */
export function isTripped(e: unknown): boolean {
  for (let run = running; run !== null; run = run.outer)
    if (run.tripped !== null && run.tripped.reason === e) return true;
  return false;
}

/** Runs calls under limits. */
export class Limiter {
  readonly settings: LimitSettings;
  /** A call inside a call of the same limiter belongs to it, and has no limits of its own. */
  private readonly shared: boolean;

  constructor(settings: LimitSettings, shared: boolean) {
    this.settings = settings;
    this.shared = shared;
  }

  /** Limits of calls made with settings of their own: what the settings do not say is as for the other calls. */
  static over(settings: LimitSettings, base: Limiter | null): Limiter {
    return new Limiter({ ...base?.settings, ...definedOnly(settings) }, false);
  }

  /** The limits of one call, to be used for each of its parts. */
  begin(): RunLimits {
    const { maxInstructions, timeout } = this.settings;
    return {
      instructions: maxInstructions ?? Number.POSITIVE_INFINITY,
      deadline: timeout === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeout,
    };
  }

  run<T>(f: () => T): T {
    if (this.shared) for (let r = running; r !== null; r = r.outer) if (r.owner === this) return f();
    return this.part(this.begin(), f);
  }

  /** Runs a part of a call; what it uses is taken from `limits`. */
  part<T>(limits: RunLimits, f: () => T): T {
    const { signal } = this.settings;
    if (signal?.aborted) throw new Termination(signal.reason);
    const outer = running;
    const run = new LimitedRun(this, outer, limits.instructions, limits.deadline);
    const had = run.instructions;
    const former = enterLimits(run);
    running = run;
    try {
      return f();
    } finally {
      running = outer;
      enterLimits(former);
      const used = had - run.instructions;
      if (Number.isFinite(used)) {
        limits.instructions -= used;
        if (outer !== null) outer.instructions -= used;
      }
    }
  }
}

function definedOnly(settings: LimitSettings): LimitSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, v]) => v !== undefined));
}

export interface RunLimits {
  instructions: number;
  readonly deadline: number;
}
