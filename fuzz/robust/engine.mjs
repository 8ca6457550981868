// The engine with the insides that the monitor looks at; bundled from the sources by main.mjs.
export { Coroutine } from '../../src/core/coroutine.ts';
export { isOutOfMemory, isStackOverflow } from '../../src/core/error.ts';
export { fields } from '../../src/core/fields.ts';
export { Meta } from '../../src/core/metatable.ts';
export { L } from '../../src/core/state.ts';
export { EMPTY, rawGetString, rawSetString, Table, tableProperties } from '../../src/core/table.ts';
export { Userdata } from '../../src/core/userdata.ts';
export { NONE } from '../../src/core/value.ts';
export { WeakHash } from '../../src/core/weak.ts';
export { LuaError, LuaRuntime } from '../../src/index.ts';
