import type { Bridge } from '../bridge/bridge.js';
import { Handle } from '../bridge/handle.js';
import { enter } from '../core/state.js';
import type { LuaFunctionValue } from '../core/value.js';

/** A Lua function as a JavaScript function. */
export type LuaFunction<A extends unknown[] = unknown[], R = unknown> = (...args: A) => R;

/** Makes the JavaScript function that calls a Lua function. The arities up to three are written out: nothing is allocated for a call. */
export function makeLuaFunction(bridge: Bridge, f: LuaFunctionValue): LuaFunction {
  const { state } = bridge;
  const handle = (...args: unknown[]): unknown => {
    if (bridge.guarded) return bridge.call(f, args);
    const former = enter(state);
    const { handler, protectedDepth } = state;
    state.handler = null;
    state.protectedDepth = 0;
    try {
      switch (args.length) {
        case 0:
          return bridge.results(f());
        case 1:
          return bridge.results(f(bridge.toLua(args[0])));
        case 2:
          return bridge.results(f(bridge.toLua(args[0]), bridge.toLua(args[1])));
        default:
          return bridge.results(f(...args.map((a) => bridge.toLua(a))));
      }
    } catch (e) {
      throw bridge.errorFromLua(e);
    } finally {
      state.handler = handler;
      state.protectedDepth = protectedDepth;
      enter(former);
    }
  };
  new Handle(handle, f, bridge);
  return handle;
}
