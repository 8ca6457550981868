/** lupajs on Node: the engine with Node's files, streams and processes. */
import { setHost } from './host/host.js';
import { nodeHost } from './host/node.js';

setHost(nodeHost);

export { LuaError, LuaMemoryError, LuaSyntaxError } from './api/errors.js';
export type { LuaFunction } from './api/lua-function.js';
export { LuaTable } from './api/lua-table.js';
export { LuaRuntime, type LuaRuntimeOptions } from './api/runtime.js';
