/** What becomes of copies on the other side: Lua tables in a thread, plain JavaScript data in its owner. */
import type { Bridge } from '../bridge/bridge.js';
import { bytesToLua } from '../bridge/encoding.js';
import { rawSet, rawSetNumber, rawSetString, Table, tableFromArray } from '../core/table.js';
import type { LuaValue } from '../core/value.js';
import { type Link, put } from './copier.js';

/** Makes Lua values of the copies in one message, in the runtime of the bridge. */
export class Reviver {
  private readonly bridge: Bridge;
  private readonly made = new Map<object, Table>();
  private links: readonly Link[] | undefined;

  constructor(bridge: Bridge, links: readonly Link[] | undefined) {
    this.bridge = bridge;
    this.links = links;
  }

  /** Values for the functions of the API: tables as Lua tables. */
  list(data: readonly unknown[]): unknown[] {
    const out = data.map((v) => this.forApi(v));
    this.link();
    return out;
  }

  one(data: unknown): unknown {
    return this.list([data])[0];
  }

  private forApi(v: unknown): unknown {
    if (typeof v !== 'object' || v === null) return v;
    const lua = this.value(v);
    // A string is made of bytes that come in as bytes: as they are.
    return lua instanceof Table ? this.bridge.fromLua(lua) : v;
  }

  /** Puts in what lies deep. Each container is in a value, or in a link before. */
  private link(): void {
    const links = this.links;
    this.links = undefined;
    if (links === undefined) return;
    for (const [container, key, data] of links) {
      const t = this.made.get(container)!;
      const value = this.value(data);
      if (Array.isArray(container)) rawSetNumber(t, (key as number) + 1, value);
      else this.entry(t, key, value);
    }
  }

  private value(v: unknown): LuaValue {
    if (typeof v === 'number') return v;
    if (typeof v !== 'object' || v === null) return this.bridge.toLua(v);
    const known = this.made.get(v);
    if (known !== undefined) return known;
    if (Array.isArray(v)) return this.sequence(v, v.length);
    if (v instanceof Set) return this.sequence(v, v.size);
    if (v instanceof Map) {
      const t = new Table();
      this.made.set(v, t);
      for (const [key, value] of v) this.entry(t, key, this.value(value));
      return t;
    }
    if (v instanceof String) return String(v);
    if (Object.getPrototypeOf(v) !== Object.prototype) return this.bridge.toLua(v);
    const t = new Table();
    this.made.set(v, t);
    for (const key of Object.keys(v))
      rawSetString(t, this.bridge.codec.toLua(key), this.value((v as Record<string, unknown>)[key]));
    return t;
  }

  private sequence(items: Iterable<unknown> & object, n: number): Table {
    const arr: LuaValue[] = [];
    // Known before its items are: one of them may be the table itself.
    const t = new Table();
    this.made.set(items, t);
    let holes = false;
    for (const item of items) {
      const v = this.value(item);
      if (v === undefined) holes = true;
      arr.push(v);
    }
    if (!holes) t._arr = tableFromArray(arr)._arr;
    else for (let i = 0; i < n; i++) if (arr[i] !== undefined) rawSetNumber(t, i + 1, arr[i]);
    return t;
  }

  private entry(t: Table, key: unknown, value: LuaValue): void {
    const k = key instanceof Uint8Array && this.bridge.codec.encoding === null ? bytesToLua(key) : this.value(key);
    if (k === undefined) throw new TypeError('a key of a Map must not be null or undefined');
    if (typeof k === 'number' && Number.isNaN(k)) throw new TypeError('a key of a Map must not be NaN');
    rawSet(t, k, value);
  }
}

/** Completes plain data that has arrived. */
export function connect(links: readonly Link[] | undefined): void {
  if (links === undefined) return;
  for (const [container, key, value] of links) {
    if (container instanceof Map) container.set(key, value);
    else put(container, String(key), value);
  }
}
