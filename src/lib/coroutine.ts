/** The coroutine library (§5.2 of the 5.1 manual). */

import { isBuiltin } from '../core/builtins.js';
import { finish, prepend } from '../core/call.js';
import {
  Coroutine,
  coroutineYield,
  type LuaGenerator,
  Q,
  refuseWait,
  resume,
  SUSPEND,
  SUSPENDED,
  start,
  WAIT,
  waitFor,
} from '../core/coroutine.js';
import { argError, caughtValue, LuaThrow, throwValue } from '../core/error.js';
import { where } from '../core/position.js';
import { L, type LuaState } from '../core/state.js';
import { type LuaValue, NONE, type Results } from '../core/value.js';
import { checkFunction, functionIn } from './args.js';
import type { Members } from './library.js';

function checkThread(v: LuaValue): Coroutine {
  if (v instanceof Coroutine) return v;
  argError(1, 'coroutine expected');
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

/** Why a coroutine that is not suspended cannot be resumed. `bare`: by its own `wrap` function without arguments. */
function refusal(co: Coroutine, bare: boolean): string {
  if (co.status === 'dead') return 'cannot resume dead coroutine';
  if (L.dialect.name === 'luajit') return 'cannot resume running coroutine';
  if (L.dialect.name === '5.1') return `cannot resume ${co.status} coroutine`;
  // 5.2 takes a coroutine with an empty stack for a dead one; that of a running `wrap` function holds its arguments only.
  const isMain = co === L.mainThread;
  for (let c = L.coroutine; c !== null && c !== co; c = c.previous)
    if (c.previous === (isMain ? null : co)) bare = c.wrapped;
  return `cannot resume ${bare ? 'dead' : 'non-suspended'} coroutine`;
}

function resumeFunction(this: unknown, co?: LuaValue, a?: LuaValue, b?: LuaValue, c?: LuaValue): Results {
  const n = arguments.length;
  const thread = checkThread(co);
  if (thread.phase !== SUSPENDED) return [false, refusal(thread, false)];
  // No rest parameter and no slice for the usual numbers of arguments: they cost more than the rest.
  const args =
    n === 2
      ? a
      : n === 1
        ? NONE
        : n === 3
          ? [a, b]
          : n === 4
            ? [a, b, c]
            : (Array.prototype.slice.call(arguments, 1) as LuaValue[]);
  const state = L;
  const depth = state.protectedDepth;
  state.protectedDepth = depth + 1;
  try {
    let r = finish(resume(thread, args));
    if (Array.isArray(r) && r === WAIT) {
      if (this === Q) return start(resumeWaiting(thread));
      r = refuseWait(thread);
    }
    return Array.isArray(r) ? withTrue(r) : [true, r];
  } catch (e) {
    return [false, caughtValue(e)];
  } finally {
    state.protectedDepth = depth;
  }
}

function withTrue(r: LuaValue[]): Results {
  return r.length === 0 ? true : r.length === 2 ? [true, r[0], r[1]] : [true, ...r];
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
  if (e instanceof LuaThrow && typeof e.value === 'string' && e.value !== 'not enough memory')
    throwValue(where(1) + e.value);
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
  co.wrapped = true;
  return function (this: unknown, a?: LuaValue, b?: LuaValue): Results {
    if (co.phase !== SUSPENDED) {
      throwValue(where(1) + refusal(co, arguments.length === 0));
    }
    try {
      // No rest parameter: it would allocate at each call.
      const n = arguments.length;
      const r = resume(
        co,
        n === 1 ? a : n === 0 ? NONE : n === 2 ? [a, b] : (Array.prototype.slice.call(arguments) as LuaValue[]),
      );
      if (!Array.isArray(r) || r !== WAIT) return r;
      return this === Q ? start(wrapWaiting(co)) : refuseWait(co);
    } catch (e) {
      throw wrapError(e);
    }
  };
}

function status(co?: LuaValue): string {
  const thread = checkThread(co);
  return thread === L.mainThread && L.coroutine !== null ? 'normal' : thread.status;
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
