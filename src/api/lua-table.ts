/** Lua tables in JavaScript. */
import type { Bridge } from '../bridge/bridge.js';
import { isAscii } from '../bridge/encoding.js';
import { Handle } from '../bridge/handle.js';
import { registerView } from '../bridge/views.js';
import { len } from '../core/arith.js';
import { fields, getterOf } from '../core/fields.js';
import { index, setindex } from '../core/index.js';
import { Cursor } from '../core/next.js';
import { rawGet, rawLength, rawSetNumber, rawSetString, type Table } from '../core/table.js';
import { tostring } from '../core/tostring.js';
import type { LuaValue } from '../core/value.js';
import { copyToArray, copyToMap, copyToObject } from './copy-table.js';
import { FallThrough, keyOfProperty } from './fall-through.js';
import { inspectTable } from './inspect.js';

/** Keys and values of a table of which nothing is known. */
export type AnyFields = { [key: string]: unknown; [key: number]: unknown };

/** The value under a key of a table with the given fields. */
export type FieldOf<T, K> = K extends keyof T ? T[K] : unknown;

/** What every table offers beside its fields. */
export interface LuaTableMethods<T extends object = AnyFields> {
  /** The value under a key, as `t[key]` in Lua; undefined when there is none. */
  get<K extends keyof T>(key: K): T[K];
  get<V = unknown>(key: unknown): V;
  /** Stores a value, as `t[key] = value` in Lua; undefined removes. Returns the table. */
  set<K extends keyof T>(key: K, value: T[K]): this;
  set(key: unknown, value: unknown): this;
  /** Whether there is a value under the key. */
  has(key: unknown): boolean;
  /** Removes a key; tells whether it was there. */
  delete(key: unknown): boolean;
  /** Keys in the order of Lua's `next`. */
  keys(): IterableIterator<unknown>;
  values(): IterableIterator<unknown>;
  entries(): IterableIterator<[unknown, unknown]>;
  /** Calls a function with each value, its key and the table. */
  forEach(callback: (value: unknown, key: unknown, table: this) => void, thisArg?: unknown): void;
  [Symbol.iterator](): IterableIterator<[unknown, unknown]>;
  /** Lua's `#`. */
  readonly length: number;
  /** A deep copy as a plain object; tables inside that are sequences become arrays. */
  toObject<R = { [K in keyof T]: unknown }>(): R;
  /** A deep copy of the positional part as an array. */
  toArray<R = unknown>(): R[];
  /** A deep copy as a Map, tables inside as well. */
  toMap<K = unknown, V = unknown>(): Map<K, V>;
  /** Lua's `tostring`. */
  toString(): string;
}

/**
 * A Lua table. It works as a `Map`; names that a table does not have itself are read from and written to the Lua table:
 * `t.a` is `t.get('a')`, and `t[1]` is `t.get(1)`.
 */
export type LuaTable<T extends object = AnyFields> = LuaTableMethods<T> & {
  [K in Exclude<keyof T, keyof LuaTableMethods>]: T[K];
};

const IteratorBase = function IteratorBase() {} as unknown as { new (): object };
IteratorBase.prototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

class TableIterator<T> extends IteratorBase implements IterableIterator<T> {
  private readonly bridge: Bridge;
  private readonly cursor: Cursor;
  private readonly give: (bridge: Bridge, k: LuaValue, v: LuaValue) => T;
  private done = false;

  constructor(bridge: Bridge, cursor: Cursor, give: (bridge: Bridge, k: LuaValue, v: LuaValue) => T) {
    super();
    this.bridge = bridge;
    this.cursor = cursor;
    this.give = give;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<T, undefined> {
    if (this.bridge.guarded) this.bridge.check();
    const cursor = this.cursor;
    if (this.done || !cursor.step()) {
      this.done = true;
      return { done: true, value: undefined };
    }
    return { done: false, value: this.give(this.bridge, cursor.k, cursor.v) };
  }
}

// Keys used lately that are fields: saves their check for ASCII and the look-up of the field.
const fieldKeys = new Array<string | null>(64).fill(null);
const fieldGetters = new Array<((t: Table) => LuaValue) | null>(64).fill(null);

function slotOf(key: string): number {
  const n = key.length;
  return (n * 31 + key.charCodeAt(0) * 7 + key.charCodeAt(n - 1)) & 63;
}

function remember(key: string, slot: number): void {
  const f = fields.get(key);
  if (f === undefined || !isAscii(key)) return;
  fieldKeys[slot] = key;
  fieldGetters[slot] = getterOf(f);
}

export class LuaTableHandle extends FallThrough {
  // As private fields of this class, beside those of the Handle, they are read without looking at other kinds of handles.
  readonly #bridge: Bridge;
  readonly #table: Table;

  constructor(bridge: Bridge, t: Table) {
    super();
    this.#bridge = bridge;
    this.#table = t;
    new Handle(this, t, bridge);
  }

  /** The bridge, when the runtime is open. */
  get #open(): Bridge {
    const bridge = this.#bridge;
    if (bridge.guarded) bridge.check();
    return bridge;
  }

  get(key: unknown): unknown {
    const bridge = this.#open;
    const t = this.#table;
    if (typeof key === 'string' && t._hash === null) {
      const slot = slotOf(key);
      if (fieldKeys[slot] === key) {
        const v = fieldGetters[slot]!(t);
        if (typeof v === 'number') return v;
        if (v !== undefined) return bridge.fromLua(v);
      } else remember(key, slot);
    }
    const k = typeof key === 'number' ? key : bridge.toLua(key);
    const v = rawGet(t, k);
    if (typeof v === 'number') return v;
    if (v !== undefined) return bridge.fromLua(v);
    if (t._mt === null) return undefined;
    return bridge.run(() => bridge.fromLua(index(t, k)));
  }

  set(key: unknown, value: unknown): this {
    const bridge = this.#open;
    const t = this.#table;
    if (key === undefined || key === null) throw new TypeError('the argument key must not be null or undefined');
    const k = typeof key === 'number' ? key : bridge.toLua(key);
    const v = typeof value === 'number' ? value : bridge.toLua(value);
    if (t._mt === null && bridge.limiter === null) {
      if (typeof k === 'string') {
        rawSetString(t, k, v);
        return this;
      }
      if (typeof k === 'number' && !Number.isNaN(k)) {
        rawSetNumber(t, k, v);
        return this;
      }
    }
    bridge.run(() => setindex(t, k, v));
    return this;
  }

  has(key: unknown): boolean {
    const bridge = this.#open;
    const t = this.#table;
    const k = bridge.toLua(key);
    if (rawGet(t, k) !== undefined) return true;
    return t._mt !== null && bridge.run(() => index(t, k)) !== undefined;
  }

  delete(key: unknown): boolean {
    if (!this.has(key)) return false;
    const bridge = this.#open;
    const t = this.#table;
    bridge.run(() => setindex(t, bridge.toLua(key), undefined));
    return true;
  }

  keys(): IterableIterator<unknown> {
    return new TableIterator(this.#open, new Cursor(this.#table), (bridge, k) => bridge.fromLua(k));
  }

  values(): IterableIterator<unknown> {
    return new TableIterator(this.#open, new Cursor(this.#table), (bridge, _k, v) => bridge.fromLua(v));
  }

  entries(): IterableIterator<[unknown, unknown]> {
    return new TableIterator(
      this.#open,
      new Cursor(this.#table),
      (bridge, k, v) => [bridge.fromLua(k), bridge.fromLua(v)] as [unknown, unknown],
    );
  }

  [Symbol.iterator](): IterableIterator<[unknown, unknown]> {
    return this.entries();
  }

  forEach(callback: (value: unknown, key: unknown, table: this) => void, thisArg?: unknown): void {
    if (typeof callback !== 'function') throw new TypeError('forEach: the argument callback must be a function');
    const bridge = this.#open;
    for (const c = new Cursor(this.#table); c.step(); bridge.check()) {
      callback.call(thisArg, bridge.fromLua(c.v), bridge.fromLua(c.k), this);
    }
  }

  get length(): number {
    const bridge = this.#open;
    const t = this.#table;
    if (t._mt === null) return rawLength(t);
    return bridge.run(() => bridge.fromLua(len(t)) as number);
  }

  toObject(): unknown {
    return copyToObject(this.#open, this.#table);
  }

  toArray(): unknown[] {
    return copyToArray(this.#open, this.#table);
  }

  toMap(): Map<unknown, unknown> {
    return copyToMap(this.#open, this.#table);
  }

  override toString(): string {
    const bridge = this.#open;
    return bridge.codec.display(bridge.run(() => tostring(this.#table)));
  }

  get [Symbol.toStringTag](): string {
    return 'LuaTable';
  }

  /** What Node's `console.log` shows. */
  [Symbol.for('nodejs.util.inspect.custom')](depth: number, options: object, inspect: unknown): string {
    if (!(#table in this)) return 'LuaTable';
    // To look at what one has must not fail.
    if (this.#bridge.state.closed) return 'LuaTable <closed>';
    return inspectTable(this.#bridge, this.#table, depth, options, inspect);
  }
}
Object.defineProperty(LuaTableHandle, 'name', { value: 'LuaTable' });
// `t.get = 1` must not put a property on the handle that hides the method.
Object.freeze(LuaTableHandle.prototype);

export function makeLuaTable(bridge: Bridge, t: Table): LuaTableHandle {
  return new LuaTableHandle(bridge, t);
}

// ---- the full view

const objectViews = new WeakMap<object, object>();

/**
 * A live view of a table as a JavaScript object, for what the table itself does not answer: `in`, `delete`, `Object.keys`,
 * spread, `JSON.stringify`. Passed to Lua it is the table.
 */
export function asObject<T extends object = AnyFields>(table: LuaTable<T> | LuaTableMethods<T>): T {
  // What inherits from a table, or is a Proxy of one, is none.
  if (!(table instanceof LuaTableHandle) || !Handle.has(table))
    throw new TypeError('asObject: the argument table must be a LuaTable');
  let view = objectViews.get(table);
  if (view === undefined) {
    view = new Proxy({}, new ObjectView(table));
    objectViews.set(table, view);
    registerView(view, table, 'table');
  }
  return view as T;
}

/** The other key of the same name: the string of an integer, the number of another numeral. */
function otherKeyOf(name: string): string | number | undefined {
  const c = name.charCodeAt(0);
  if (!((c >= 48 && c <= 57) || c === 45 || c === 73)) return undefined;
  if (typeof keyOfProperty(name) === 'number') return name;
  const n = Number(name);
  return String(n) === name ? n : undefined;
}

/**
 * Handler of the proxies: string keys of the object are string keys of the table, integer names its numbers. Of a number and
 * a string of the same name the one that a property of the table means comes first.
 */
class ObjectView implements ProxyHandler<object> {
  private readonly table: LuaTableHandle;

  constructor(table: LuaTableHandle) {
    this.table = table;
  }

  private value(name: string | symbol): unknown {
    if (typeof name === 'symbol') return undefined;
    let v = this.table.get(keyOfProperty(name));
    if (v === undefined) {
      const other = otherKeyOf(name);
      if (other !== undefined) v = this.table.get(other);
    }
    return v instanceof LuaTableHandle ? asObject(v as unknown as LuaTable) : v;
  }

  /** The key to write to: the one that is there, or the one that the name stands for. */
  private key(name: string): string | number {
    const other = otherKeyOf(name);
    return other !== undefined && this.table.has(other) && !this.table.has(keyOfProperty(name))
      ? other
      : keyOfProperty(name);
  }

  get(target: object, name: string | symbol, receiver: unknown): unknown {
    if (typeof name === 'symbol') return Reflect.get(target, name, receiver);
    const v = this.value(name);
    return v === undefined ? Reflect.get(Object.prototype, name, receiver) : v;
  }

  set(_target: object, name: string | symbol, value: unknown): boolean {
    if (typeof name === 'symbol') return false;
    this.table.set(this.key(name), value);
    return true;
  }

  has(_target: object, name: string | symbol): boolean {
    return typeof name === 'string' && (this.table.has(this.key(name)) || name in Object.prototype);
  }

  deleteProperty(_target: object, name: string | symbol): boolean {
    if (typeof name === 'string') {
      this.table.delete(keyOfProperty(name));
      const other = otherKeyOf(name);
      if (other !== undefined) this.table.delete(other);
    }
    return true;
  }

  ownKeys(): (string | symbol)[] {
    // A number and the string that looks like it are one name.
    const keys = new Set<string>();
    for (const k of this.table.keys()) if (typeof k === 'string' || typeof k === 'number') keys.add(String(k));
    return [...keys];
  }

  getOwnPropertyDescriptor(_target: object, name: string | symbol): PropertyDescriptor | undefined {
    const value = this.value(name);
    return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true };
  }

  defineProperty(_target: object, name: string | symbol, d: PropertyDescriptor): boolean {
    if (typeof name === 'symbol' || 'get' in d || 'set' in d) return false;
    this.table.set(this.key(name), d.value);
    return true;
  }

  getPrototypeOf(): object {
    return Object.prototype;
  }

  setPrototypeOf(): boolean {
    return false;
  }

  preventExtensions(): boolean {
    return false;
  }
}
