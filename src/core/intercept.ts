/**
 * A way to stop code that was compiled without checks of the budget: while a call with limits runs such code, it runs in
 * its generator form, which is compiled with the checks, and calls that built-ins make go through `interceptor.call`.
 */
import type { LuaValue, Results } from './value.js';

export const interceptor: {
  /** Calls a function to its end; null when calls are made as usual. */
  call: ((f: LuaValue, args: LuaValue[]) => Results) | null;
} = { call: null };
