/**
 * Runs code that was compiled without checks of the budget so that limits stop it all the same: in its generator form, as a
 * coroutine of its own.
 */
import { Coroutine, resume, resumeWithError, WAIT } from '../core/coroutine.js';
import { LuaThrow } from '../core/error.js';
import { interceptor } from '../core/intercept.js';
import { limitedCalls } from '../core/metatable.js';
import { L } from '../core/state.js';
import type { LuaValue, Results } from '../core/value.js';

/** Stands for the driver of these coroutines. */
const DRIVER = Object.freeze({});

/** Calls a function to its end, as a call from a built-in or from the host. */
function callToEnd(f: LuaValue, args: LuaValue[]): Results {
  const co = new Coroutine(f);
  co.host = DRIVER;
  // Errors find the handler of the xpcall outside.
  co.handler = L.handler;
  const nested = L.coroutine !== null;
  let r = resume(co, args);
  while ((co.status as string) !== 'dead') {
    const why =
      r === WAIT
        ? 'attempt to await outside an async call (evalAsync, executeAsync, callAsync or f.async)'
        : nested
          ? 'attempt to yield across C-call boundary'
          : 'attempt to yield from outside a coroutine';
    r = resumeWithError(co, new LuaThrow(why));
  }
  return r;
}

/** Runs `go` with every call of Lua code made in the form that can be stopped. */
export function stoppable<T>(go: (call: (f: LuaValue, args: LuaValue[]) => Results) => T): T {
  if (interceptor.call !== null) return go(interceptor.call);
  interceptor.call = callToEnd;
  limitedCalls.on = true;
  try {
    return go(callToEnd);
  } finally {
    interceptor.call = null;
    limitedCalls.on = false;
  }
}
