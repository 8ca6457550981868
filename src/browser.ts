/** lupajs in browsers: files live in memory, there are no processes. */

import { browserHost } from './host/browser.js';
import { setHost } from './host/host.js';

setHost(browserHost);

export { LuaError, LuaMemoryError, LuaSyntaxError } from './api/errors.js';
export type { LuaFunction } from './api/lua-function.js';
export { LuaTable } from './api/lua-table.js';
export { LuaRuntime, type LuaRuntimeOptions } from './api/runtime.js';
