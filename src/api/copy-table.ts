/** Deep copies of Lua tables as JavaScript data, with shared and cyclic structure kept. */
import type { Bridge } from '../bridge/bridge.js';
import { Cursor } from '../core/next.js';
import { fieldProperties, rawGetNumber, rawLength, Table } from '../core/table.js';
import type { LuaValue } from '../core/value.js';

type Copies = Map<Table, unknown>;

/** True for a table with positional elements and nothing else. */
function isSequence(t: Table): boolean {
  const n = rawLength(t);
  if (n === 0) return false;
  if (t.hash === null && t.arr.length === n) {
    const record = t as unknown as Record<string, LuaValue>;
    if (fieldProperties(t).every((p) => record[p] === undefined) && !t.arr.includes(undefined)) return true;
  }
  let count = 0;
  for (const c = new Cursor(t); c.step(); count++) {
    if (typeof c.k !== 'number' || !Number.isInteger(c.k) || c.k < 1 || c.k > n) return false;
  }
  return count === n;
}

function copyValue(bridge: Bridge, v: LuaValue, copies: Copies): unknown {
  if (!(v instanceof Table)) return bridge.fromLua(v);
  const known = copies.get(v);
  if (known !== undefined) return known;
  return isSequence(v) ? arrayOf(bridge, v, copies) : objectOf(bridge, v, copies);
}

function arrayOf(bridge: Bridge, t: Table, copies: Copies): unknown[] {
  const out: unknown[] = [];
  copies.set(t, out);
  const n = rawLength(t);
  for (let i = 1; i <= n; i++) out.push(copyValue(bridge, rawGetNumber(t, i), copies));
  return out;
}

function objectOf(bridge: Bridge, t: Table, copies: Copies): object {
  const out: Record<string, unknown> = {};
  copies.set(t, out);
  for (const c = new Cursor(t); c.step(); ) {
    const name = propertyName(bridge, c.k);
    const value = copyValue(bridge, c.v, copies);
    if (name !== '__proto__') out[name] = value;
    else Object.defineProperty(out, name, { value, writable: true, enumerable: true, configurable: true });
  }
  return out;
}

function propertyName(bridge: Bridge, k: LuaValue): string {
  if (typeof k === 'string') return bridge.codec.text(k);
  if (typeof k === 'number' || typeof k === 'boolean') return String(k);
  throw new TypeError('toObject: a key is neither a string nor a number; toMap keeps it');
}

export function copyToObject(bridge: Bridge, t: Table): object {
  return objectOf(bridge, t, new Map());
}

export function copyToArray(bridge: Bridge, t: Table): unknown[] {
  return arrayOf(bridge, t, new Map());
}

export function copyToMap(bridge: Bridge, t: Table, copies: Copies = new Map()): Map<unknown, unknown> {
  const known = copies.get(t);
  if (known !== undefined) return known as Map<unknown, unknown>;
  const out = new Map<unknown, unknown>();
  copies.set(t, out);
  const copy = (v: LuaValue): unknown => (v instanceof Table ? copyToMap(bridge, v, copies) : bridge.fromLua(v));
  for (const c = new Cursor(t); c.step(); ) out.set(c.k instanceof Table ? bridge.fromLua(c.k) : copy(c.k), copy(c.v));
  return out;
}
