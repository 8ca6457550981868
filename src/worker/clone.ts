/**
 * Copies of values for another thread: JavaScript values and Lua tables become data that structured clone takes, with
 * shared and cyclic structure kept; on the side of Lua that data becomes tables again.
 *
 * A table whose keys are 1 to n is an array, one whose keys are all strings a plain object, every other a Map: each is
 * the same table again when it comes back to Lua.
 */
import type { Bridge } from '../bridge/bridge.js';
import { bytesToLua } from '../bridge/encoding.js';
import { Handle } from '../bridge/handle.js';
import { HostObject } from '../bridge/host-object.js';
import { viewOf } from '../bridge/views.js';
import { Cursor } from '../core/next.js';
import { rawSet, rawSetNumber, rawSetString, Table } from '../core/table.js';
import { typeName } from '../core/tostring.js';
import type { LuaValue } from '../core/value.js';
import { LuaCloneError } from './errors.js';

/** What an object marked by `transfer` hands over. */
const marked = new WeakMap<object, readonly Transferable[]>();

/**
 * Marks an object so that its memory moves to the other thread, instead of being copied, when it is an argument, or a part
 * of one, or the result of an exposed function. Gives the object itself.
 *
 * @param what What to hand over; by default the object, or the buffer of a typed array.
 */
export function transfer<T extends object>(value: T, what?: readonly Transferable[]): T {
  if (typeof value !== 'object' || value === null)
    throw new TypeError('transfer: the argument value must be an object');
  marked.set(value, what ?? [ArrayBuffer.isView(value) ? (value.buffer as ArrayBuffer) : (value as Transferable)]);
  return value;
}

/** Objects that structured clone copies and that stay what they are, by their `Object.prototype.toString`. */
const CLONEABLE = new Set(
  ['Boolean', 'Number', 'String', 'Date', 'RegExp', 'ArrayBuffer', 'SharedArrayBuffer', 'Error', 'BigInt'].map(
    (name) => `[object ${name}]`,
  ),
);

type Key = string | number;

export class Copier {
  /** What is to be transferred with the copies. */
  readonly transfer = new Set<Transferable>();
  private readonly copies = new Map<object, unknown>();
  /** Where we are, for messages. */
  private root = '';
  private readonly keys: Key[] = [];

  /** Copies values, each named by `what` and its number. */
  list(values: ArrayLike<unknown>, what: string): unknown[] {
    const out = new Array<unknown>(values.length);
    for (let i = 0; i < values.length; i++) out[i] = this.value(values[i], `${what} #${i + 1}`);
    return out;
  }

  /** @param what Name of the value, for messages */
  value(v: unknown, what: string): unknown {
    this.root = what;
    this.keys.length = 0;
    try {
      return this.copy(v);
    } catch (e) {
      if (!(e instanceof RangeError)) throw e;
      // A stack overflow; V8's own structured clone would have one too.
      throw new LuaCloneError(what, 'the value is nested too deeply to be copied to another thread');
    }
  }

  private copy(v: unknown): unknown {
    switch (typeof v) {
      case 'object':
        return v === null ? v : this.object(v);
      case 'function':
        if (Handle.has(v)) this.fail('a Lua function');
        return this.fail('a function');
      case 'symbol':
        return this.fail('a symbol');
      default:
        return v;
    }
  }

  private fail(what: string): never {
    const hint = what === 'a function' ? '; expose() offers functions to Lua' : '';
    throw new LuaCloneError(this.path(), `${what} cannot be copied to another thread${hint}`);
  }

  private path(): string {
    let path = this.root;
    for (const key of this.keys) {
      if (typeof key === 'number') path += `[${key}]`;
      else path += /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
    }
    return path;
  }

  private at(key: Key, v: unknown): unknown {
    if (typeof v !== 'object' && typeof v !== 'function' && typeof v !== 'symbol') return v;
    this.keys.push(key);
    const copy = this.copy(v);
    this.keys.pop();
    return copy;
  }

  private object(v: object): unknown {
    if (Handle.has(v)) {
      const value = Handle.value(v);
      if (value instanceof Table) return this.table(Handle.bridge(v), value);
      return this.fail(describe(value));
    }
    const known = this.copies.get(v);
    if (known !== undefined) return known;
    const view = viewOf(v);
    if (view !== undefined) return this.copy(view.target);
    const handOver = marked.get(v);
    if (handOver !== undefined) for (const t of handOver) this.transfer.add(t);
    if (Array.isArray(v)) return this.array(v);
    if (v instanceof Map) return this.map(v);
    if (v instanceof Set) return this.set(v);
    return this.other(v, handOver !== undefined);
  }

  private array(v: readonly unknown[]): unknown[] {
    const out = new Array<unknown>(v.length);
    this.copies.set(v, out);
    for (let i = 0; i < v.length; i++) out[i] = this.at(i, v[i]);
    return out;
  }

  private map(v: Map<unknown, unknown>): Map<unknown, unknown> {
    const out = new Map<unknown, unknown>();
    this.copies.set(v, out);
    for (const [key, value] of v) out.set(this.at('(a key)', key), this.at(nameOfKey(key), value));
    return out;
  }

  private set(v: Set<unknown>): Set<unknown> {
    const out = new Set<unknown>();
    this.copies.set(v, out);
    let i = 0;
    for (const value of v) out.add(this.at(i++, value));
    return out;
  }

  private other(v: object, handedOver: boolean): unknown {
    if (isDetached(ArrayBuffer.isView(v) ? v.buffer : v)) return this.fail('a buffer that was transferred');
    if (ArrayBuffer.isView(v)) {
      // Node's buffers are parts of a larger one, all of which structured clone would copy.
      return v.constructor.name === 'Buffer' && !handedOver ? new Uint8Array(v as Uint8Array) : v;
    }
    if (CLONEABLE.has(Object.prototype.toString.call(v)) || v instanceof Error) return v;
    if (Symbol.toStringTag in v) {
      // An object of the platform.
      if (!handedOver) {
        try {
          structuredClone(v);
        } catch {
          return this.fail(`a ${v.constructor?.name ?? 'JavaScript'} object`);
        }
      }
      return v;
    }
    const out: Record<string, unknown> = {};
    this.copies.set(v, out);
    for (const key of Object.keys(v)) put(out, key, this.at(key, (v as Record<string, unknown>)[key]));
    return out;
  }

  // ---- Lua values

  private lua(bridge: Bridge, v: LuaValue): unknown {
    switch (typeof v) {
      case 'string':
        return this.string(bridge, v);
      case 'object':
        if (v instanceof Table) return this.table(bridge, v);
        if (v instanceof HostObject) return this.copy(v.toHost());
        return this.fail(describe(v));
      case 'function':
        return this.fail('a Lua function');
      default:
        return v;
    }
  }

  private string(bridge: Bridge, v: string): unknown {
    try {
      return bridge.codec.fromLua(v);
    } catch (e) {
      throw new LuaCloneError(this.path(), (e as Error).message);
    }
  }

  private luaAt(bridge: Bridge, key: LuaValue, v: LuaValue): unknown {
    if (typeof v === 'number' || typeof v === 'boolean') return v;
    this.keys.push(
      typeof key === 'number' ? key : typeof key === 'string' ? bridge.codec.display(key) : nameOfKey(key),
    );
    const copy = this.lua(bridge, v);
    this.keys.pop();
    return copy;
  }

  private table(bridge: Bridge, t: Table): unknown {
    const known = this.copies.get(t);
    if (known !== undefined) return known;
    const keys: LuaValue[] = [];
    const values: LuaValue[] = [];
    for (const c = new Cursor(t); c.step(); ) {
      keys.push(c.k);
      values.push(c.v);
    }
    const n = keys.length;
    if (n > 0 && keys.every((k) => typeof k === 'number' && k >= 1 && k <= n && Number.isInteger(k))) {
      const out = new Array<unknown>(n);
      this.copies.set(t, out);
      for (let i = 0; i < n; i++) out[(keys[i] as number) - 1] = this.luaAt(bridge, keys[i], values[i]);
      return out;
    }
    const names = textsOf(bridge, keys);
    if (names !== null) {
      const out: Record<string, unknown> = {};
      this.copies.set(t, out);
      for (let i = 0; i < n; i++) put(out, names[i], this.luaAt(bridge, keys[i], values[i]));
      return out;
    }
    const out = new Map<unknown, unknown>();
    this.copies.set(t, out);
    for (let i = 0; i < n; i++) {
      const key = this.luaAt(bridge, '(a key)', keys[i]);
      out.set(key, this.luaAt(bridge, keys[i], values[i]));
    }
    return out;
  }
}

function isDetached(v: object): boolean {
  if (!(v instanceof ArrayBuffer) || v.byteLength > 0) return false;
  try {
    new Uint8Array(v);
    return false;
  } catch {
    return true;
  }
}

/** The keys as names of properties; null when they are not all text. */
function textsOf(bridge: Bridge, keys: readonly LuaValue[]): string[] | null {
  const out: string[] = [];
  for (const k of keys) {
    if (typeof k !== 'string') return null;
    try {
      out.push(bridge.codec.text(k));
    } catch {
      return null;
    }
  }
  return out;
}

function put(o: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') o[key] = value;
  else Object.defineProperty(o, key, { value, writable: true, enumerable: true, configurable: true });
}

function nameOfKey(key: unknown): Key {
  if (typeof key === 'number' || typeof key === 'string') return key;
  return typeof key === 'boolean' ? String(key) : '(an object)';
}

function describe(v: LuaValue): string {
  const name = typeName(v);
  return name === 'thread' ? 'a coroutine' : name === 'function' ? 'a Lua function' : `a Lua ${name}`;
}

// ---- data → Lua

/** Makes Lua values of the copies, in the runtime of the bridge. */
export class Reviver {
  private readonly bridge: Bridge;
  private readonly made = new Map<object, Table>();

  constructor(bridge: Bridge) {
    this.bridge = bridge;
  }

  /** Values for the functions of the API: tables as Lua tables. */
  list(data: readonly unknown[]): unknown[] {
    return data.map((v) => this.forApi(v));
  }

  forApi(v: unknown): unknown {
    if (typeof v !== 'object' || v === null) return v;
    const lua = this.value(v);
    // A string is made of bytes that come in as bytes: as they are.
    return lua instanceof Table ? this.bridge.fromLua(lua) : v;
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
    if (Object.getPrototypeOf(v) !== Object.prototype) return this.bridge.toLua(v);
    const t = new Table();
    this.made.set(v, t);
    for (const key of Object.keys(v))
      rawSetString(t, this.bridge.codec.toLua(key), this.value((v as Record<string, unknown>)[key]));
    return t;
  }

  private sequence(items: Iterable<unknown> & object, n: number): Table {
    const t = new Table();
    this.made.set(items, t);
    const arr: LuaValue[] = [];
    let holes = false;
    for (const item of items) {
      const v = this.value(item);
      if (v === undefined) holes = true;
      arr.push(v);
    }
    if (!holes) {
      if (n > 0) t.arr = arr;
    } else for (let i = 0; i < n; i++) if (arr[i] !== undefined) rawSetNumber(t, i + 1, arr[i]);
    return t;
  }

  private entry(t: Table, key: unknown, value: LuaValue): void {
    const k = key instanceof Uint8Array && this.bridge.codec.encoding === null ? bytesToLua(key) : this.value(key);
    if (k === undefined) throw new TypeError('a key of a Map must not be null or undefined');
    if (typeof k === 'number' && Number.isNaN(k)) throw new TypeError('a key of a Map must not be NaN');
    rawSet(t, k, value);
  }
}
