/** Everything the package exports, whatever the host. */
export { LuaError, type LuaErrorOptions, LuaMemoryError, LuaSyntaxError } from '../bridge/errors.js';
export type { LimitSettings } from '../bridge/limiter.js';
export { unpacksLuaTable, unpacksLuaTableMethod } from '../bridge/named-arguments.js';
export type { AttributeFilter, AttributeGetter, AttributeSetter } from '../bridge/policy.js';
export { Tuple, tuple } from '../bridge/tuple.js';
export { asAttrGetter, asFunction, asItemGetter, type ProtocolView } from '../bridge/views.js';
export type { DialectName } from '../syntax/dialect.js';
export type { LuaCoroutine, LuaThread } from './lua-coroutine.js';
export type { LuaFunction } from './lua-function.js';
export { type AnyFields, asObject, type LuaTable, type LuaTableMethods } from './lua-table.js';
export { luaType } from './lua-type.js';
export type { LuaUserdata } from './lua-userdata.js';
export type { LuaRuntimeOptions, Searcher } from './options.js';
export { type CallSettings, type CompileOptions, type LuaCalls, LuaRuntime } from './runtime.js';
