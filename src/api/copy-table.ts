/**
 * Deep copies of Lua tables as JavaScript data, with shared and cyclic structure kept. The tables inside wait in a list, so
 * that no depth is too deep.
 */
import type { Bridge } from '../bridge/bridge.js';
import { Cursor } from '../core/next.js';
import { fieldProperties, rawGetNumber, rawLength, Table } from '../core/table.js';
import type { LuaValue } from '../core/value.js';

/** True for a table with positional elements and nothing else. */
function isSequence(t: Table): boolean {
  const n = rawLength(t);
  if (n === 0) return false;
  if (t._hash === null && t._arr.length === n) {
    const record = t as unknown as Record<string, LuaValue>;
    if (fieldProperties(t).every((p) => record[p] === undefined) && !t._arr.includes(undefined)) return true;
  }
  let count = 0;
  for (const c = new Cursor(t); c.step(); count++) {
    if (typeof c.k !== 'number' || !Number.isInteger(c.k) || c.k < 1 || c.k > n) return false;
  }
  return count === n;
}

type Copy = unknown[] | object | Map<unknown, unknown>;

/** One copy: what has been copied, and what is still to be filled. */
abstract class Copier {
  protected readonly bridge: Bridge;
  private readonly copies = new Map<Table, Copy>();
  private readonly waiting: [Table, Copy][] = [];

  constructor(bridge: Bridge) {
    this.bridge = bridge;
  }

  /** Copies a table into `out`, and everything inside. */
  run<T extends Copy>(t: Table, out: T): T {
    this.copies.set(t, out);
    this.waiting.push([t, out]);
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) this.fill(...next);
    return out;
  }

  /** The copy of a value; a table is filled later. */
  protected value(v: LuaValue): unknown {
    if (!(v instanceof Table)) return this.bridge.fromLua(v);
    let copy = this.copies.get(v);
    if (copy === undefined) {
      copy = this.empty(v);
      this.copies.set(v, copy);
      this.waiting.push([v, copy]);
    }
    return copy;
  }

  protected abstract empty(t: Table): Copy;
  protected abstract fill(t: Table, out: Copy): void;
}

/** Copies with arrays and plain objects. */
class DataCopier extends Copier {
  protected empty(t: Table): Copy {
    return isSequence(t) ? [] : {};
  }

  protected fill(t: Table, out: Copy): void {
    if (Array.isArray(out)) {
      const n = rawLength(t);
      for (let i = 1; i <= n; i++) out.push(this.value(rawGetNumber(t, i)));
      return;
    }
    for (const c = new Cursor(t); c.step(); ) {
      const name = propertyName(this.bridge, c.k);
      const value = this.value(c.v);
      if (name !== '__proto__') (out as Record<string, unknown>)[name] = value;
      else Object.defineProperty(out, name, { value, writable: true, enumerable: true, configurable: true });
    }
  }
}

/** Copies with Maps; tables that are keys stay what they are. */
class MapCopier extends Copier {
  protected empty(): Copy {
    return new Map();
  }

  protected fill(t: Table, out: Copy): void {
    const map = out as Map<unknown, unknown>;
    for (const c = new Cursor(t); c.step(); ) map.set(this.bridge.fromLua(c.k), this.value(c.v));
  }
}

function propertyName(bridge: Bridge, k: LuaValue): string {
  if (typeof k === 'string') return bridge.codec.text(k);
  if (typeof k === 'number' || typeof k === 'boolean') return String(k);
  throw new TypeError('toObject: a key is neither a string nor a number; toMap keeps it');
}

export function copyToObject(bridge: Bridge, t: Table): object {
  return new DataCopier(bridge).run(t, {});
}

export function copyToArray(bridge: Bridge, t: Table): unknown[] {
  return new DataCopier(bridge).run(t, []);
}

export function copyToMap(bridge: Bridge, t: Table): Map<unknown, unknown> {
  return new MapCopier(bridge).run(t, new Map());
}
