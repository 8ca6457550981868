import { Handle } from '../bridge/handle.js';
import { typeName } from '../core/tostring.js';

/** Lua's `type()` of a Lua object; undefined for everything else. */
export function luaType(x: unknown): 'table' | 'function' | 'thread' | 'userdata' | undefined {
  if ((typeof x !== 'object' && typeof x !== 'function') || x === null || !Handle.has(x)) return undefined;
  return typeName(Handle.value(x)) as 'table' | 'function' | 'thread' | 'userdata';
}
