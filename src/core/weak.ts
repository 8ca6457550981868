/**
 * Weak tables (§2.10.2) on the host's WeakRef: all contents live in a hash that holds collectable keys or values through
 * weak references. Keys are ephemerons where the values are strong only as long as the host's WeakMap makes them so.
 */

import { nameOf } from './fields.js';
import { EMPTY, fieldProperties, Hash, type Table, zeroKey } from './table.js';
import type { LuaValue } from './value.js';

function collectable(v: LuaValue): v is LuaValue & object {
  return typeof v === 'object' || typeof v === 'function';
}

interface WeakEntry {
  /** The key itself, or a reference to it. */
  key: LuaValue | WeakRef<object>;
  /** The value itself, a reference to it, or HELD when the WeakMap of keys has it. */
  value: LuaValue | WeakRef<object> | typeof HELD;
}

const HELD = Symbol('held by its key');

export class WeakHash extends Hash {
  private readonly weakKeys: boolean;
  private readonly weakValues: boolean;
  /** Slots of the other keys. */
  private readonly index = new Map<LuaValue, number>();
  private readonly entries: (WeakEntry | undefined)[] = [];
  /** Slots of collectable keys, and the values that live as long as these. */
  private readonly byObject = new WeakMap<object, { slot: number; value: LuaValue }>();

  constructor(mode: string) {
    super();
    this.weakKeys = mode.includes('k');
    this.weakValues = mode.includes('v');
  }

  override get weak(): boolean {
    return true;
  }

  override get(k: LuaValue): LuaValue {
    if (this.weakKeys && collectable(k)) {
      const e = this.byObject.get(k);
      if (e === undefined) return undefined;
      return this.weakValues ? this.valueAt(e.slot) : e.value;
    }
    const slot = this.index.get(k);
    return slot === undefined ? undefined : this.valueAt(slot);
  }

  override store(): boolean {
    return false;
  }

  override probe(k: LuaValue): LuaValue {
    return this.get(k);
  }

  override put(): boolean {
    return false;
  }

  override replace(k: LuaValue, v: LuaValue): boolean {
    if (this.weakKeys && collectable(k)) {
      const e = this.byObject.get(k);
      if (e === undefined) return false;
      if (this.weakValues) this.setValue(e.slot, v);
      else e.value = v;
      return true;
    }
    const slot = this.index.get(k);
    if (slot === undefined) return false;
    this.setValue(slot, v);
    return true;
  }

  private setValue(slot: number, v: LuaValue): void {
    this.entries[slot]!.value = this.weakValues && collectable(v) ? new WeakRef(v) : v;
  }

  override insert(_t: Table, k: LuaValue, v: LuaValue): void {
    if (this.entries.length >= this.limit) this.sweep();
    this.append(k, v);
  }

  override append(k: LuaValue, v: LuaValue): void {
    if (k === 0 && 1 / k < 0) k = zeroKey();
    const slot = this.entries.length;
    if (this.weakKeys && collectable(k)) {
      this.byObject.set(k, { slot, value: this.weakValues ? undefined : v });
      this.entries.push({ key: new WeakRef(k), value: HELD });
      if (this.weakValues) this.setValue(slot, v);
      return;
    }
    this.index.set(k, slot);
    this.entries.push({ key: k, value: undefined });
    this.setValue(slot, v);
  }

  override keyAt(slot: number): LuaValue {
    const e = this.entries[slot];
    if (e === undefined) return undefined;
    return e.key instanceof WeakRef ? (e.key.deref() as LuaValue) : e.key;
  }

  override valueAt(slot: number): LuaValue {
    const e = this.entries[slot];
    if (e === undefined) return undefined;
    if (e.value === HELD) {
      const k = this.keyAt(slot);
      return k === undefined ? undefined : this.byObject.get(k as object)?.value;
    }
    return e.value instanceof WeakRef ? (e.value.deref() as LuaValue) : (e.value as LuaValue);
  }

  override nextSlot(i: number): number {
    for (; i < this.entries.length; i++) if (this.valueAt(i) !== undefined) return i;
    return -1;
  }

  override slotOf(k: LuaValue): number | undefined {
    return this.weakKeys && collectable(k) ? this.byObject.get(k)?.slot : this.index.get(k);
  }

  /** Drops entries whose key or value has been collected or is nil. */
  private sweep(): void {
    const live: [LuaValue, LuaValue][] = [];
    for (let i = 0; i < this.entries.length; i++) {
      const k = this.keyAt(i);
      const v = this.valueAt(i);
      if (k !== undefined && v !== undefined) live.push([k, v]);
      else if (k !== undefined && this.weakKeys && collectable(k)) this.byObject.delete(k);
    }
    this.entries.length = 0;
    this.index.clear();
    for (const [k, v] of live) this.append(k, v);
    this.limit = Math.max(4, live.length * 2);
  }
}

/** Gives a table weak references as `__mode` says; its present contents move over. */
export function makeWeak(t: Table, mode: string): void {
  if (!(mode.includes('k') || mode.includes('v')) || t._hash instanceof WeakHash) return;
  const h = new WeakHash(mode);
  const add = (k: LuaValue, v: LuaValue) => {
    if (v !== undefined) h.insert(t, k, v);
  };
  t._arr.forEach((v, i) => {
    add(i + 1, v);
  });
  const record = t as unknown as Record<string, LuaValue>;
  for (const p of fieldProperties(t)) {
    add(nameOf(p), record[p]);
    record[p] = undefined;
  }
  const old = t._hash;
  if (old !== null) for (let s = old.nextSlot(0); s >= 0; s = old.nextSlot(s + 1)) add(old.keyAt(s), old.valueAt(s));
  // Generated code may hold the array part: it must find nothing there.
  while (t._arr.length > 0) t._arr.pop();
  t._arr = EMPTY;
  t._hash = h;
}
