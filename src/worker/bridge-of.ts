/** The inside of a runtime. */
import type { LuaFunction } from '../api/lua-function.js';
import type { LuaRuntime } from '../api/runtime.js';
import { makeAwait } from '../bridge/async.js';
import type { Bridge } from '../bridge/bridge.js';
import { Handle } from '../bridge/handle.js';
import { rawSetString } from '../core/table.js';

export function bridgeOf(runtime: LuaRuntime): Bridge {
  return Handle.bridge(runtime.globals() as unknown as Handle);
}

/** `js.await`, whatever became of the `js` table. */
export function awaitOf(runtime: LuaRuntime): LuaFunction {
  const bridge = bridgeOf(runtime);
  return bridge.fromLua(makeAwait(bridge)) as LuaFunction;
}

/** Sets a global without regard to metamethods. */
export function setGlobal(bridge: Bridge, name: string, value: unknown): void {
  rawSetString(bridge.state.globals, bridge.codec.toLua(name), bridge.toLua(value));
}
