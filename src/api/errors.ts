export { LuaError, type LuaErrorOptions, LuaMemoryError, LuaSyntaxError } from '../bridge/errors.js';
