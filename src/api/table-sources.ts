/** Tables made of JavaScript data. */
import type { Bridge } from '../bridge/bridge.js';
import { Handle } from '../bridge/handle.js';
import { viewOf } from '../bridge/views.js';
import { Cursor } from '../core/next.js';
import { rawSet, rawSetNumber, rawSetString, Table, tableFromArray } from '../core/table.js';
import type { LuaValue } from '../core/value.js';

/** A table of a list of values. */
export function tableOfItems(bridge: Bridge, items: readonly unknown[]): Table {
  return tableFromArray(bridge.listToLua(items));
}

export function isPlainObject(o: object): boolean {
  const p = Object.getPrototypeOf(o);
  // Objects of other realms have another Object.prototype.
  return (
    p === null || p === Object.prototype || (Object.getPrototypeOf(p) === null && Object.hasOwn(p, 'isPrototypeOf'))
  );
}

/** Collects sources into tables, each object once. Objects inside wait in a list, so that no depth is too deep. */
export class TableBuilder {
  private readonly bridge: Bridge;
  private readonly deep: boolean;
  private readonly made = new Map<object, Table>();
  private readonly waiting: [Table, object][] = [];
  private readonly name: string;

  constructor(bridge: Bridge, deep: boolean) {
    this.bridge = bridge;
    this.deep = deep;
    this.name = deep ? 'tableFromDeep' : 'tableFrom';
  }

  build(sources: readonly unknown[]): Table {
    const t = new Table();
    // A source alone is the table, so that a cycle comes back to it.
    if (this.deep && sources.length === 1 && typeof sources[0] === 'object' && sources[0] !== null)
      this.made.set(sources[0], t);
    let position = 0;
    sources.forEach((source, i) => {
      position = this.add(t, source, position, i + 1);
    });
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) this.add(next[0], next[1], 0, 1);
    return t;
  }

  /** Adds a source to a table; gives the last position used. */
  private add(t: Table, source: unknown, position: number, n: number): number {
    if (typeof source === 'string') {
      for (const c of source) rawSetNumber(t, ++position, this.bridge.toLua(c));
      return position;
    }
    if ((typeof source !== 'object' && typeof source !== 'function') || source === null) {
      throw new TypeError(`${this.name}: source ${n} is neither an iterable nor an object`);
    }
    const lua = Handle.has(source) || viewOf(source)?.protocol === 'table' ? this.bridge.toLua(source) : undefined;
    if (lua instanceof Table) {
      for (const c = new Cursor(lua); c.step(); ) rawSet(t, c.k, c.v);
      return position;
    }
    if (source instanceof Map) {
      for (const [key, value] of source) rawSet(t, this.key(key), this.value(value));
      return position;
    }
    if (typeof (source as Iterable<unknown>)[Symbol.iterator] === 'function') {
      for (const value of source as Iterable<unknown>) {
        position++;
        const v = this.value(value);
        if (v !== undefined) rawSetNumber(t, position, v);
      }
      return position;
    }
    if (typeof source === 'function')
      throw new TypeError(`${this.name}: source ${n} is neither an iterable nor an object`);
    for (const name of Object.keys(source)) {
      rawSetString(t, this.bridge.codec.toLua(name), this.value((source as Record<string, unknown>)[name]));
    }
    return position;
  }

  private key(key: unknown): LuaValue {
    const k = this.bridge.toLua(key);
    if (k === undefined) throw new TypeError(`${this.name}: a key must not be null or undefined`);
    if (typeof k === 'number' && Number.isNaN(k)) throw new TypeError(`${this.name}: a key must not be NaN`);
    return k;
  }

  private value(value: unknown): LuaValue {
    if (!this.deep || typeof value !== 'object' || value === null) return this.bridge.toLua(value);
    const known = this.made.get(value);
    if (known !== undefined) return known;
    const nested =
      !Handle.has(value) &&
      viewOf(value) === undefined &&
      (Array.isArray(value) || value instanceof Map || value instanceof Set || isPlainObject(value));
    if (!nested) return this.bridge.toLua(value);
    const t = new Table();
    this.made.set(value, t);
    this.waiting.push([t, value]);
    return t;
  }
}
