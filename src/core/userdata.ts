import type { Meta } from './metatable.js';
import type { LuaFunctionValue, LuaValue } from './value.js';

/** A full userdata: an object of the host (or of a library, such as a file) with a metatable of its own. */
export class Userdata {
  /** Metatable. Not named as on a `Table`: generated code takes what has that for a table. */
  metatable: Meta | null = null;
  /** Environment (5.1) or user value (5.2). */
  env: unknown = undefined;
  /** Calls the object without a look-up of `__call`: set on host functions. */
  fn: LuaFunctionValue | null = null;
  /** Finds the function for `o:name(...)`, which gets `o` as its first argument; null where `__index` does. */
  methodOf: ((o: Userdata, name: string) => LuaValue) | null = null;
}
