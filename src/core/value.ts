/**
 * How Lua values are represented inside the engine.
 *
 * | Lua | JavaScript |
 * | --- | --- |
 * | nil | `undefined` |
 * | boolean, number | the same |
 * | string | string with one char code 0–255 per byte |
 * | function | a plain function; Lua arguments are its arguments, `this` is `undefined` (see coroutine.ts) |
 * | table, userdata, thread | `Table`, `Userdata`, `Coroutine` |
 *
 * A function returns exactly one result raw, none or several as an `Array` (no Lua value is an Array). It may also
 * return `TAIL` (an Array as well), a pending tail call: whoever calls a Lua function passes the result through
 * `first`, `values` or `finish` of call.ts.
 */
import type { Coroutine } from './coroutine.js';
import type { Table } from './table.js';
import type { Userdata } from './userdata.js';

export type LuaValue = undefined | boolean | number | string | LuaFunctionValue | Table | Userdata | Coroutine;

/** What a call gives back: one value raw, none or several in an Array. */
export type Results = LuaValue | LuaValue[];

/** A Lua function as seen by the engine. */
// biome-ignore lint/suspicious/noExplicitAny: parameters are Lua arguments; a narrower type would refuse typed built-ins.
export type LuaFunctionValue = (...args: any[]) => any;

/** No results. Never written to. */
export const NONE: LuaValue[] = [];
