/** The inside of a runtime, for copying its values. */
import type { LuaFunction } from '../api/lua-function.js';
import type { LuaRuntime } from '../api/runtime.js';
import { makeAwait } from '../bridge/async.js';
import type { Bridge } from '../bridge/bridge.js';
import { Handle } from '../bridge/handle.js';

export function bridgeOf(runtime: LuaRuntime): Bridge {
  return Handle.bridge(runtime.globals() as unknown as Handle);
}

/** `js.await`, whatever became of the `js` table. */
export function awaitOf(runtime: LuaRuntime): LuaFunction {
  const bridge = bridgeOf(runtime);
  return bridge.fromLua(makeAwait(bridge)) as LuaFunction;
}
