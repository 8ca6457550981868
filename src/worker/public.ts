/** Everything `lupajs/worker` exports, whatever the host. */
export { LuaError, type LuaErrorOptions, LuaMemoryError, LuaSyntaxError } from '../bridge/errors.js';
export { Tuple, tuple } from '../bridge/tuple.js';
export { LuaCloneError, type LuaWorkerEnd, LuaWorkerError } from './errors.js';
export type { Inputs } from './map.js';
export { type LuaMapOptions, LuaPool, type LuaPoolCalls } from './pool.js';
export type { LuaPoolOptions, LuaWorkerOptions, WorkerCallSettings } from './settings.js';
export { transfer } from './transfer.js';
export { LuaWorker, type LuaWorkerCalls, type LuaWorkerFunction, type LuaWorkerGlobals } from './worker.js';
