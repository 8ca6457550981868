/** The coroutine library (§5.2 of the 5.1 manual). */
import { finish, prepend } from '../core/call.js';
import {
  Coroutine,
  coroutineYield,
  type LuaGenerator,
  Q,
  refuseWait,
  resume,
  SUSPEND,
  WAIT,
  waitFor,
} from '../core/coroutine.js';
import { argError, argTypeError, caughtValue, LuaThrow, throwValue } from '../core/error.js';
import { where } from '../core/position.js';
import { L, type LuaState } from '../core/state.js';
import { type LuaValue, NONE, type Results } from '../core/value.js';
import { checkFunction, functionIn } from './args.js';
import { isBuiltin, type Members } from './library.js';

function checkThread(v: LuaValue, n: number): Coroutine {
  if (v instanceof Coroutine) return v;
  if (L.dialect.name === '5.1') argError(1, 'coroutine expected');
  if (L.dialect.name === '5.2') argError(1, 'coroutine expected');
  argTypeError(1, 'coroutine', v, n);
}

function create(f?: LuaValue): Coroutine {
  check51(f);
  return new Coroutine(checkFunction(f, 1, arguments.length));
}

/** 5.1 wants a function written in Lua. */
function check51(f: LuaValue): void {
  if (L.dialect.name === '5.1' && (typeof f === 'function' ? isBuiltin(f) : functionIn(f) === null))
    argError(1, 'Lua function expected');
}

/** Why a coroutine cannot be resumed, or null. */
function refusal(co: Coroutine): string | null {
  if (co.status === 'suspended') return null;
  if (co.status === 'dead') return 'cannot resume dead coroutine';
  if (L.dialect.name === 'luajit') return 'cannot resume running coroutine';
  return L.dialect.name === '5.1' ? `cannot resume ${co.status} coroutine` : 'cannot resume non-suspended coroutine';
}

function resumeFunction(this: unknown, co?: LuaValue, ...args: LuaValue[]): Results {
  const thread = checkThread(co, arguments.length);
  const why = refusal(thread);
  if (why !== null) return [false, why];
  const state = L;
  const depth = state.protectedDepth;
  state.protectedDepth = depth + 1;
  try {
    let r = finish(resume(thread, args.length === 1 ? args[0] : args));
    if (r === WAIT) {
      if (this === Q) return resumeWaiting(thread) as unknown as Results;
      r = refuseWait(thread);
    }
    return r instanceof Array ? [true, ...r] : [true, r];
  } catch (e) {
    return [false, caughtValue(e)];
  } finally {
    state.protectedDepth = depth;
  }
}

/** The rest of `coroutine.resume` of a coroutine that waits for the host. */
function* resumeWaiting(co: Coroutine): LuaGenerator {
  const state = L;
  state.protectedDepth++;
  try {
    return prepend(true, yield* waitFor(co));
  } catch (e) {
    return [false, caughtValue(e)];
  } finally {
    state.protectedDepth--;
  }
}

/** An error that leaves a coroutine through `wrap`. */
function wrapError(e: unknown): unknown {
  // The reference implementations put the position of the caller in front of a message.
  if (e instanceof LuaThrow && typeof e.value === 'string') throwValue(where(1) + e.value);
  return e;
}

function* wrapWaiting(co: Coroutine): LuaGenerator {
  try {
    return yield* waitFor(co);
  } catch (e) {
    throw wrapError(e);
  }
}

function wrap(f?: LuaValue): LuaValue {
  check51(f);
  const co = new Coroutine(checkFunction(f, 1, arguments.length));
  return function (this: unknown, a?: LuaValue): Results {
    if (co.status !== 'suspended') {
      const why = refusal(co)!;
      throwValue(where(1) + why);
    }
    try {
      // No rest parameter: it would allocate at each call.
      const n = arguments.length;
      const r = resume(co, n === 1 ? a : n === 0 ? NONE : (Array.prototype.slice.call(arguments) as LuaValue[]));
      if (r !== WAIT) return r;
      return this === Q ? (wrapWaiting(co) as unknown as Results) : refuseWait(co);
    } catch (e) {
      throw wrapError(e);
    }
  };
}

function status(co?: LuaValue): string {
  return checkThread(co, arguments.length).status;
}

function running(): Results {
  const co = L.coroutine;
  if (L.dialect.name === '5.2') {
    if (co === null || co.host !== null) return [mainThread(), true];
    return [co, false];
  }
  return co === null || co.host !== null ? undefined : co;
}

/** The value that stands for the main thread. */
export function mainThread(): Coroutine {
  if (L.mainThread === null) {
    L.mainThread = new Coroutine(undefined);
    L.mainThread.status = 'running';
  }
  return L.mainThread;
}

function isyieldable(): boolean {
  return L.coroutine !== null && L.coroutine.host === null;
}

/** Members of `coroutine`. */
export function openCoroutine(state: LuaState): Members {
  const common: Members = { create, resume: resumeFunction, running, status, wrap, yield: coroutineYield };
  return state.dialect.name === 'luajit' ? { ...common, isyieldable } : common;
}

export { SUSPEND };
