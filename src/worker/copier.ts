/**
 * Copies of values for another thread: JavaScript values and Lua tables become data that structured clone takes, with
 * shared and cyclic structure kept; on the side of Lua that data becomes tables again (reviver.ts).
 *
 * A table whose keys are 1 to n is an array, one whose keys are all strings a plain object, every other a Map: each is
 * the same table again when it comes back to Lua. Strings of a Lua table that is on its way to Lua keep their bytes,
 * whatever the encodings: those that are not ASCII go as String objects of one character a byte.
 *
 * Structured clone is recursive, so no copy is nested deeper than `DEEPEST`: what lies deeper is copied apart and named in
 * `links`, the last thing in a message, by which the receiver puts it in its place.
 */
import type { Bridge } from '../bridge/bridge.js';
import { isAscii } from '../bridge/encoding.js';
import { Handle } from '../bridge/handle.js';
import { HostObject } from '../bridge/host-object.js';
import { viewOf } from '../bridge/views.js';
import { isStackOverflow } from '../core/error.js';
import { Cursor } from '../core/next.js';
import { fieldProperties, Table } from '../core/table.js';
import { typeName } from '../core/tostring.js';
import type { LuaValue } from '../core/value.js';
import { LuaCloneError } from './errors.js';
import { handedOver, isDetached, kindOfView, lengthOfView, makeView } from './transfer.js';

const DEEPEST = 100;

/** Bytes from which on memory that was copied here is moved: a long list of things to move costs more than their copies. */
const WORTH_MOVING = 1 << 14;

/** `value` belongs into `container` at `key`, where undefined stands for it. */
export type Link = [container: object, key: unknown, value: unknown];

/** A name or an index in a path; `null` is a key of a table or a Map. */
type Key = string | number | null;

/** Something that lies too deep, to be copied on its own. */
interface Part {
  readonly container: object;
  readonly key: unknown;
  readonly value: unknown;
  /** The runtime of the Lua table it is in. */
  readonly bridge: Bridge | null;
  /** The path from `parent`. */
  readonly keys: readonly Key[];
  readonly parent: Part | null;
  readonly root: string;
}

/** Objects that structured clone copies and that stay what they are, by their `Object.prototype.toString`. */
const CLONEABLE = new Set(['Boolean', 'Number', 'RegExp', 'BigInt', 'SharedArrayBuffer'].map((n) => `[object ${n}]`));

export class Copier {
  /** What is to be transferred with the copies. */
  readonly transfer = new Set<Transferable>();
  private readonly copies = new Map<object, unknown>();
  private readonly parts: Part[] = [];
  private readonly forLua: boolean;
  private readonly once: boolean;
  /** Where we are, for messages. */
  private root = '';
  private part: Part | null = null;
  private readonly keys: Key[] = [];

  /**
   * @param forLua The copies become Lua values
   * @param once They are sent once: only then can memory move with them
   */
  constructor(forLua: boolean, once = true) {
    this.forLua = forLua;
    this.once = once;
  }

  /** Copies values, each named by `what` and its number. */
  list(values: ArrayLike<unknown>, what: string): unknown[] {
    const out: unknown[] = [];
    for (let i = 0; i < values.length; i++) out.push(this.value(values[i], `${what} #${i + 1}`));
    return out;
  }

  /** @param what Name of the value, for messages */
  value(v: unknown, what: string): unknown {
    this.root = what;
    return this.start(null, () => this.copy(v));
  }

  /** The rest of the copies, or undefined when that is nothing; to be called when all values are copied. */
  links(): Link[] | undefined {
    const { parts } = this;
    if (parts.length === 0) return undefined;
    const links: Link[] = [];
    // Parts are added while they are copied.
    for (const part of parts) {
      const { bridge, value } = part;
      this.root = part.root;
      const copy = (): unknown => (bridge === null ? this.copy(value) : this.lua(bridge, value as LuaValue));
      links.push([part.container, part.key, this.start(part, copy)]);
    }
    return links;
  }

  private start(part: Part | null, copy: () => unknown): unknown {
    this.part = part;
    this.keys.length = 0;
    try {
      return copy();
    } catch (e) {
      if (!isStackOverflow(e)) throw e;
      throw new LuaCloneError(this.path(), 'the stack is too full for copying the value to another thread');
    }
  }

  // ---- messages

  private fail(what: string): never {
    const hint = what === 'a function' ? '; expose() offers functions to Lua' : '';
    throw new LuaCloneError(this.path(), `${what} cannot be copied to another thread${hint}`);
  }

  private path(): string {
    const lists: (readonly Key[])[] = [this.keys];
    for (let p = this.part; p !== null; p = p.parent) lists.push(p.keys);
    let path = this.root;
    for (const keys of lists.reverse()) for (const key of keys) path += nameOf(key);
    // Somewhere in a list of a million nodes.
    return path.length > 1000 ? `${path.slice(0, 500)}…${path.slice(-300)}` : path;
  }

  // ---- JavaScript values

  private copy(v: unknown): unknown {
    switch (typeof v) {
      case 'object':
        return v === null ? v : this.object(v);
      case 'function':
        return this.fail(Handle.has(v) ? describe(Handle.value(v)) : 'a function');
      case 'symbol':
        return this.fail('a symbol');
      default:
        return v;
    }
  }

  /** Copies what `container` holds at `key`; null when it must not be put in later. */
  private member(container: object | null, key: unknown, name: Key, value: unknown, bridge: Bridge | null): unknown {
    const { keys } = this;
    if (keys.length >= DEEPEST && typeof value === 'object' && value !== null) {
      if (container === null) return this.fail('a key or a member of a Set that is nested so deeply');
      this.parts.push({ container, key, value, bridge, keys: [...keys, name], parent: this.part, root: this.root });
      return undefined;
    }
    keys.push(name);
    const copy = bridge === null ? this.copy(value) : this.lua(bridge, value as LuaValue);
    keys.pop();
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
    const moved = this.once ? handedOver(v) : undefined;
    if (moved !== undefined) for (const t of moved) this.transfer.add(t);
    if (Array.isArray(v)) return this.array(v);
    if (v instanceof Map) return this.map(v);
    if (v instanceof Set) return this.set(v);
    if (ArrayBuffer.isView(v)) return this.view(v, moved !== undefined);
    if (v instanceof ArrayBuffer) return this.buffer(v, moved !== undefined);
    return this.other(v, moved !== undefined);
  }

  private array(v: readonly unknown[]): unknown[] {
    // Filled by `push`: V8 writes an array that may have holes key by key.
    const out: unknown[] = [];
    this.copies.set(v, out);
    for (let i = 0; i < v.length; i++) {
      const item = v[i];
      out.push(typeof item === 'number' || typeof item === 'string' ? item : this.member(out, i, i, item, null));
    }
    return out;
  }

  private map(v: Map<unknown, unknown>): Map<unknown, unknown> {
    const out = new Map<unknown, unknown>();
    this.copies.set(v, out);
    for (const [k, value] of v) {
      const key = this.member(null, null, null, k, null);
      out.set(key, this.member(out, key, pathKey(k), value, null));
    }
    return out;
  }

  private set(v: Set<unknown>): Set<unknown> {
    const out = new Set<unknown>();
    this.copies.set(v, out);
    let i = 0;
    for (const value of v) out.add(this.member(null, null, i++, value, null));
    return out;
  }

  private view(v: ArrayBufferView, moved: boolean): unknown {
    if (isDetached(v.buffer)) return this.fail('a buffer that was transferred');
    if (moved || !(v.buffer instanceof ArrayBuffer)) return v;
    // Node's buffers are parts of a larger one.
    const isPart = v.constructor.name === 'Buffer';
    const copy = isPart
      ? new Uint8Array(v as Uint8Array)
      : makeView(kindOfView(v), this.buffer(v.buffer, false) as ArrayBuffer, v.byteOffset, lengthOfView(v));
    if (isPart) this.move(copy.buffer as ArrayBuffer);
    this.copies.set(v, copy);
    return copy;
  }

  /** A copy made here can move: that is one copy instead of the two that structured clone makes. */
  private buffer(b: ArrayBuffer, moved: boolean): unknown {
    const known = this.copies.get(b);
    if (known !== undefined) return known;
    if (isDetached(b)) return this.fail('a buffer that was transferred');
    if (moved || this.transfer.has(b)) return b;
    const copy = b.slice(0);
    this.copies.set(b, copy);
    this.move(copy);
    return copy;
  }

  private move(b: ArrayBuffer): void {
    if (this.once && b.byteLength >= WORTH_MOVING) this.transfer.add(b);
  }

  private other(v: object, moved: boolean): unknown {
    if (moved) return v;
    const tag = Object.prototype.toString.call(v);
    if (tag === '[object Date]') return new Date(v as Date);
    if (tag === '[object String]') return this.forLua ? String(v) : v;
    if (CLONEABLE.has(tag)) return v;
    if (v instanceof Error || Symbol.toStringTag in v) {
      // An object of the platform, unless its class only calls itself something.
      let copy: object | null = null;
      try {
        copy = structuredClone(v);
      } catch {
        // Not one that can be copied.
      }
      if (copy !== null && Object.getPrototypeOf(copy) !== Object.prototype) {
        this.copies.set(v, copy);
        return copy;
      }
      const prototype = Object.getPrototypeOf(v);
      const isOwn = prototype === Object.prototype || prototype === null || Object.keys(v).length > 0;
      if (!isOwn || v instanceof Error) return this.fail(`a ${tag.slice(8, -1)} object`);
    }
    const out: Record<string, unknown> = {};
    this.copies.set(v, out);
    for (const key of Object.keys(v))
      put(out, key, this.member(out, key, key, (v as Record<string, unknown>)[key], null));
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
    if (this.forLua) return isAscii(v) ? v : new String(v);
    let s: string | Uint8Array;
    try {
      s = bridge.codec.fromLua(v);
    } catch (e) {
      throw new LuaCloneError(this.path(), (e as Error).message);
    }
    if (typeof s === 'object') this.move(s.buffer as ArrayBuffer);
    return s;
  }

  private luaMember(bridge: Bridge, container: object | null, slot: unknown, key: LuaValue, v: LuaValue): unknown {
    if (typeof v === 'number' || typeof v === 'boolean') return v;
    const name = typeof key === 'string' ? bridge.codec.display(key) : pathKey(key);
    return this.member(container, slot, name, v, bridge);
  }

  private table(bridge: Bridge, t: Table): unknown {
    const known = this.copies.get(t);
    if (known !== undefined) return known;
    const { _arr: arr } = t;
    if (arr.length > 0 && t._hash === null && fieldProperties(t).length === 0 && !arr.includes(undefined))
      return this.sequence(bridge, t, arr);
    const keys: LuaValue[] = [];
    const values: LuaValue[] = [];
    for (const c = new Cursor(t); c.step(); ) {
      keys.push(c.k);
      values.push(c.v);
    }
    const n = keys.length;
    if (n > 0 && keys.every((k) => typeof k === 'number' && k >= 1 && k <= n && Number.isInteger(k))) {
      const list = new Array<LuaValue>(n);
      for (let i = 0; i < n; i++) list[(keys[i] as number) - 1] = values[i];
      return this.sequence(bridge, t, list);
    }
    const names = this.textsOf(bridge, keys);
    if (names !== null) {
      const out: Record<string, unknown> = {};
      this.copies.set(t, out);
      for (let i = 0; i < n; i++) put(out, names[i], this.luaMember(bridge, out, names[i], keys[i], values[i]));
      return out;
    }
    const out = new Map<unknown, unknown>();
    this.copies.set(t, out);
    for (let i = 0; i < n; i++) {
      const key = typeof keys[i] === 'number' ? keys[i] : this.member(null, null, null, keys[i], bridge);
      out.set(key, this.luaMember(bridge, out, key, keys[i], values[i]));
    }
    return out;
  }

  private sequence(bridge: Bridge, t: Table, list: readonly LuaValue[]): unknown[] {
    const n = list.length;
    const out: unknown[] = [];
    this.copies.set(t, out);
    for (let i = 0; i < n; i++) out.push(this.luaMember(bridge, out, i, i + 1, list[i]));
    return out;
  }

  /** The keys as names of properties; null when they are not all text. */
  private textsOf(bridge: Bridge, keys: readonly LuaValue[]): string[] | null {
    const out: string[] = [];
    for (const k of keys) {
      if (typeof k !== 'string' || (this.forLua && !isAscii(k))) return null;
      try {
        out.push(bridge.codec.text(k));
      } catch {
        return null;
      }
    }
    return out;
  }
}

/** Adds a property, also one named `__proto__`. */
export function put(o: object, key: string, value: unknown): void {
  if (key !== '__proto__') (o as Record<string, unknown>)[key] = value;
  else Object.defineProperty(o, key, { value, writable: true, enumerable: true, configurable: true });
}

function pathKey(key: unknown): Key {
  if (typeof key === 'number' || typeof key === 'string') return key;
  return typeof key === 'boolean' ? String(key) : '(an object)';
}

function nameOf(key: Key): string {
  if (key === null) return ' (a key)';
  if (typeof key === 'number') return `[${key}]`;
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function describe(v: LuaValue): string {
  const name = typeName(v);
  return name === 'thread' ? 'a coroutine' : name === 'function' ? 'a Lua function' : `a Lua ${name}`;
}
