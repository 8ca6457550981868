/**
 * Tables: three parts, raw access only (metamethods are in index.ts).
 *
 * - `_arr`: Lua index i is element i-1. Packed; its last element is never nil, and the hash never holds the key
 *   `_arr.length + 1`: so `_arr.length` is a border. Tables without array part share `EMPTY`, which is never written to.
 *   Once a table has an array of its own it keeps that very object: loops of generated code hold on to it.
 * - own properties `$name`: constant keys of compiled chunks (see fields.ts). Absent and `undefined` both mean nil.
 * - `_hash`: every other key; also string keys that were inserted before a chunk made them a field.
 *
 * Nothing else that is a Lua value has properties of these names: generated code takes what has `_arr`, `_hash` or `_mt` for a
 * table, as asking for the class costs the host's compiler a loop. (The underscores keep them apart from what a program may
 * have put on Object.prototype, which strings, numbers and functions inherit.)
 *
 * A key lives in one part only. Keys are not deleted: a nil value stays behind as a tombstone until the hash must grow,
 * so that clearing entries during a traversal is safe.
 */
import { MAX_ARRAY } from '../syntax/sizes.js';
import { outOfMemory } from './budget.js';
import { type Field, fields, readField, writeField } from './fields.js';
import { type Meta, refreshMeta } from './metatable.js';
import { L } from './state.js';
import type { LuaValue } from './value.js';

export const EMPTY: LuaValue[] = [];

export class Table {
  /** Metatable. */
  _mt: Meta | null;
  /** Array part. */
  _arr: LuaValue[];
  _hash: Hash | null;
  /** The Meta of this table when it serves as a metatable. */
  declare meta?: Meta;

  constructor() {
    this._mt = null;
    this._arr = EMPTY;
    this._hash = null;
  }
}

// What others put on Object.prototype is nothing of a table.
Object.setPrototypeOf(Table.prototype, null);
// Built-ins try a number first and then ask what else it is: a table is none.
Object.defineProperty(Table.prototype, Symbol.toPrimitive, { value: () => Number.NaN });

// V8 reserves room for fields in all objects of a class as the first of them show need of it. Most tables that get fields are
// made by constructors of their own (codegen/table.ts), and room in the others is memory: so the first show none.
for (let i = 0; i < 8; i++) new Table();

function RoomyTable(this: Table): void {
  this._mt = null;
  this._arr = EMPTY;
  this._hash = null;
}
RoomyTable.prototype = Table.prototype;

/** An empty table with room for some fields, for tables that a runtime has few of and reads often: its libraries. */
export function roomyTable(): Table {
  return new (RoomyTable as unknown as new () => Table)();
}

/** Slots up to which keys are found by comparing one after the other: a Map costs more than that to make and to ask. */
const SMALL = 8;

/** An empty list that has held no number: V8 keeps one kind of elements for all such lists, so that code for them stays valid. */
function list(): LuaValue[] {
  const a: LuaValue[] = [undefined];
  a.pop();
  return a;
}

/** The slot of a key among few, one loop for each kind of key: comparisons of mixed kinds are calls. */
function slotAmong(keys: LuaValue[], k: LuaValue): number | undefined {
  if (typeof k === 'string') {
    for (let i = 0; i < keys.length; i++) {
      const x = keys[i];
      if (typeof x === 'string' && x === k) return i;
    }
  } else if (typeof k === 'number') {
    for (let i = 0; i < keys.length; i++) {
      const x = keys[i];
      if (typeof x === 'number' && x === k) return i;
    }
  } else {
    for (let i = 0; i < keys.length; i++) {
      const x = keys[i];
      if (typeof x !== 'string' && typeof x !== 'number' && x === k) return i;
    }
  }
  return undefined;
}

/** Strings from this length on may be concatenations that the host has not carried out yet. */
const ROPE = 13;

/**
 * Has the host carry out a concatenation, before a Map is asked for it: V8 would copy the text once for its hash and once more
 * to compare it.
 */
function slotIn(map: Map<LuaValue, number>, k: LuaValue): number | undefined {
  if (typeof k === 'string' && k.length >= ROPE) flattened.unit = k.charCodeAt(0);
  return map.get(k);
}
/** Keeps the code unit, so that it is read. */
const flattened = { unit: 0 };

/** The key that -0 becomes: 5.1 and 5.2 leave it as it is. (The host may store keys while no runtime runs.) */
export function zeroKey(): number {
  const state: typeof L | undefined = L;
  return state === undefined || state.dialect.name === 'luajit' ? 0 : -0;
}

/** The hash part: key → slot, with keys and values in insertion order, so that `next` takes constant time. */
export class Hash {
  /** Slots by key; null while the table is small. */
  private map: Map<LuaValue, number> | null;
  keys: LuaValue[];
  vals: LuaValue[];
  /** Upper bound of the integer keys held: candidates for the array part. */
  ints: number;
  /** Number of slots at which the hash is compacted. */
  limit: number;
  /** The table has no fields, so that a key that is not here is nowhere in it. Only found out when the hash gets its map. */
  pure: boolean;
  /** The string that `probe`, or `store` of the map, has looked for last, and its slot or -1: the next step is often about it. */
  private lastKey: string | null;
  private lastSlot: number;

  constructor() {
    this.map = null;
    this.keys = list();
    this.vals = list();
    this.ints = 0;
    this.limit = 4;
    this.pure = false;
    this.lastKey = null;
    this.lastSlot = -1;
  }

  /** True in weak tables, which keep all their contents in the hash. */
  get weak(): boolean {
    return false;
  }

  get(k: LuaValue): LuaValue {
    const slot = this.map !== null ? slotIn(this.map, k) : slotAmong(this.keys, k);
    return slot === undefined ? undefined : this.vals[slot];
  }

  /**
   * Overwrites a value that is not nil; false when there is none, or when the key may be that of a metamethod. For stores
   * in generated code: no metamethod and no cache of them has a say then.
   */
  store(k: LuaValue, v: LuaValue): boolean {
    const slot = this.map !== null ? slotIn(this.map, k) : slotAmong(this.keys, k);
    if (slot === undefined) {
      if (this.map !== null && typeof k === 'string') this.note(k, -1);
      return false;
    }
    return this.overwrite(slot, k, v);
  }

  private overwrite(slot: number, k: LuaValue, v: LuaValue): boolean {
    if (this.vals[slot] === undefined) return false;
    if (typeof k === 'string' && k.charCodeAt(0) === 95 && k.charCodeAt(1) === 95) return false;
    this.vals[slot] = v;
    return true;
  }

  private note(k: string, slot: number): void {
    this.lastKey = k;
    this.lastSlot = slot;
  }

  /** `get` for a statement like `t[k] = (t[k] or 0) + 1`, which stores with `put`. */
  probe(k: LuaValue): LuaValue {
    if (typeof k !== 'string') return this.get(k);
    const slot = this.slotOf(k);
    this.note(k, slot === undefined ? -1 : slot);
    return slot === undefined ? undefined : this.vals[slot];
  }

  /** `store` after `probe`: does not look for the key again. */
  put(k: LuaValue, v: LuaValue): boolean {
    if (this.lastKey === null || this.lastKey !== k) return this.store(k, v);
    const slot = this.lastSlot;
    if (slot < 0) return false;
    return this.keys[slot] === k ? this.overwrite(slot, k, v) : this.store(k, v);
  }

  /** True when the last `probe` or `store` was about this key, and there is no slot for it. */
  misses(k: string): boolean {
    return this.lastKey === k && this.lastSlot < 0;
  }

  /** Overwrites the value of a key that has a slot; false when it has none. */
  replace(k: LuaValue, v: LuaValue): boolean {
    const slot = this.slotOf(k);
    if (slot === undefined) return false;
    this.vals[slot] = v;
    return true;
  }

  /** Adds a key that has no slot. */
  insert(t: Table, k: LuaValue, v: LuaValue): void {
    if (this.keys.length >= this.limit) {
      this.compact(t);
      if (typeof k === 'number') {
        // The array part may have grown up to this key.
        rawSetNumber(t, k, v);
        return;
      }
    }
    this.append(k, v);
    if (this.map === null && this.keys.length > SMALL) {
      this.makeMap();
      this.pure = hasNoFields(t);
    }
  }

  append(k: LuaValue, v: LuaValue): void {
    this.lastKey = null;
    if (typeof k === 'number') {
      if (k === 0 && 1 / k < 0) k = zeroKey();
      if (Number.isInteger(k) && k > 0) this.ints++;
    }
    const n = this.keys.length;
    // First the Map, which throws when it has as many keys as the host allows (2^24 in V8): nothing has changed then.
    if (this.map !== null) this.map.set(k, n);
    this.keys.push(k);
    this.vals.push(v);
  }

  private makeMap(): void {
    const { keys } = this;
    const map = new Map<LuaValue, number>();
    for (let i = 0; i < keys.length; i++) if (keys[i] !== undefined) map.set(keys[i], i);
    this.map = map;
  }

  /** Takes a key out for good (it moved to the array part). */
  remove(k: LuaValue, slot: number): void {
    this.map?.delete(k);
    this.keys[slot] = undefined;
    this.vals[slot] = undefined;
    if (typeof k === 'number') this.ints--;
  }

  /** Drops tombstones, moves integer keys to the array part where it would be more than half full, and sets the next limit. */
  compact(t: Table): void {
    const { keys, vals } = this;
    if (this.ints > 0) migrate(t, this);
    let dead = 0;
    for (let i = 0; i < vals.length; i++) if (vals[i] === undefined) dead++;
    if (dead * 2 < vals.length) {
      // Mostly live: growing is cheaper than building the map anew.
      this.limit *= 2;
      return;
    }
    let n = 0;
    let ints = 0;
    for (let i = 0; i < keys.length; i++) {
      const v = vals[i];
      const k = keys[i];
      if (v === undefined || k === undefined) continue;
      keys[n] = k;
      vals[n] = v;
      if (typeof k === 'number' && k > 0 && Number.isInteger(k)) ints++;
      n++;
    }
    while (keys.length > n) {
      keys.pop();
      vals.pop();
    }
    this.map = null;
    this.lastKey = null;
    if (n > SMALL) this.makeMap();
    this.ints = ints;
    while (this.limit < n * 2) this.limit *= 2;
    while (this.limit > 8 && this.limit > n * 4) this.limit /= 2;
  }

  /** The first live slot at or after `i`, or -1. */
  nextSlot(i: number): number {
    const { vals } = this;
    for (; i < vals.length; i++) if (vals[i] !== undefined) return i;
    return -1;
  }

  /** Key and value of a slot, as a traversal sees them. */
  keyAt(slot: number): LuaValue {
    return this.keys[slot];
  }

  valueAt(slot: number): LuaValue {
    return this.vals[slot];
  }

  /** The slot of a key, live or dead, or undefined. */
  slotOf(k: LuaValue): number | undefined {
    return this.map !== null ? slotIn(this.map, k) : slotAmong(this.keys, k);
  }
}

/** Counts of `migrate`, one for each power of two. */
const bins = new Int32Array(32);

/** Moves integer keys of the hash to the array part as far as more than half of its slots would be used (as in `rehash` of PUC Lua). */
function migrate(t: Table, h: Hash): void {
  bins.fill(0);
  let total = 0;
  const { keys, vals } = h;
  for (let i = 0; i < keys.length; i++) {
    const k = keys[i];
    if (typeof k === 'number' && k > 0 && (k | 0) === k && vals[i] !== undefined) {
      bins[32 - Math.clz32(k - 1)]++;
      total++;
    }
  }
  const have = t._arr.length;
  let sum = 0;
  let size = 0;
  for (let b = 0, p = 1; b < 31; b++, p *= 2) {
    sum += bins[b];
    // Entries of the array part count as used: it has few holes.
    const used = sum + Math.min(have, p);
    if (used > p / 2) size = p;
    if (sum === total && p >= have) break;
  }
  if (size <= have) return;
  const arr = t._arr === EMPTY ? [] : t._arr;
  let last = have;
  for (let k = have + 1; k <= size; k++) {
    const slot = h.slotOf(k);
    if (slot === undefined) continue;
    const v = vals[slot];
    if (v === undefined) continue;
    while (last + 1 < k) {
      arr.push(undefined);
      last++;
    }
    arr.push(v);
    last = k;
    h.remove(k, slot);
  }
  if (last > have) {
    t._arr = arr;
    takeSuccessors(t, h);
  }
}

/** Restores the invariant that the hash does not hold the key after the array part. */
function takeSuccessors(t: Table, h: Hash): void {
  const { _arr: arr } = t;
  for (let k = arr.length + 1; h.ints > 0; k++) {
    const slot = h.slotOf(k);
    if (slot === undefined) return;
    const v = h.vals[slot];
    if (v === undefined) return;
    arr.push(v);
    h.remove(k, slot);
  }
}

/** §2.2 raw read of any key. */
export function rawGet(t: Table, k: LuaValue): LuaValue {
  if (typeof k === 'string') return rawGetString(t, k);
  if (typeof k === 'number') return rawGetNumber(t, k);
  const h = t._hash;
  return h === null ? undefined : h.get(k);
}

export function rawGetNumber(t: Table, k: number): LuaValue {
  const a = t._arr;
  if (k > 0 && k <= a.length) {
    const v = a[k - 1];
    if (v !== undefined) return v;
  }
  const h = t._hash;
  return h === null ? undefined : h.get(k);
}

export function rawGetString(t: Table, k: string): LuaValue {
  const h = t._hash;
  if (h !== null) {
    const v = h.get(k);
    if (v !== undefined || h.pure) return v;
  }
  const f = fields.get(k);
  return f === undefined ? undefined : readField(t, f);
}

/** Raw write; the key is neither nil nor NaN. */
export function rawSet(t: Table, k: LuaValue, v: LuaValue): void {
  if (typeof k === 'string') rawSetString(t, k, v);
  else if (typeof k === 'number') rawSetNumber(t, k, v);
  else setHash(t, k, v);
}

export function rawSetNumber(t: Table, k: number, v: LuaValue): void {
  const a = t._arr;
  const n = a.length;
  if (k > 0 && k <= n && Number.isInteger(k)) {
    if (v === undefined && k === n) {
      a.pop();
      while (a.length > 0 && a[a.length - 1] === undefined) a.pop();
    } else a[k - 1] = v;
    return;
  }
  const h = t._hash;
  if (k === n + 1 && (h === null || !h.weak)) {
    if (v === undefined) return;
    if (n === 0 && a === EMPTY) t._arr = [v];
    else if (n < MAX_ARRAY) a.push(v);
    else outOfMemory();
    if (h !== null && h.ints > 0) takeFrom(t, h, k);
    return;
  }
  setHash(t, k, v);
}

/** After an append at `k`: drops a tombstone of that key and takes its successors from the hash. */
function takeFrom(t: Table, h: Hash, k: number): void {
  const slot = h.slotOf(k);
  if (slot !== undefined) h.remove(k, slot);
  takeSuccessors(t, h);
}

export function rawSetString(t: Table, k: string, v: LuaValue): void {
  const h = t._hash;
  if (h === null || !h.replace(k, v)) {
    const f = h?.weak ? undefined : fields.get(k);
    if (f !== undefined) {
      if (v !== undefined || readField(t, f) !== undefined) {
        writeField(t, f, v);
        if (h !== null) h.pure = false;
      }
    } else if (v !== undefined) {
      if (h === null) {
        const made = new Hash();
        made.append(k, v);
        t._hash = made;
      } else h.insert(t, k, v);
    }
  }
  if (k.charCodeAt(0) === 95 && k.charCodeAt(1) === 95 && t.meta !== undefined) refreshMeta(t.meta);
}

function setHash(t: Table, k: LuaValue, v: LuaValue): void {
  const h = t._hash;
  if (h === null) {
    if (v === undefined) return;
    const made = new Hash();
    made.append(k, v);
    t._hash = made;
  } else if (!h.replace(k, v) && v !== undefined) h.insert(t, k, v);
}

/** A border of the table (§2.5.5), without metamethods. */
export function rawLength(t: Table): number {
  const h = t._hash;
  if (h?.weak) {
    let n = 0;
    while (h.get(n + 1) !== undefined) n++;
    return n;
  }
  return t._arr.length;
}

/**
 * Moves entries whose keys have become fields since from the hash of a table to properties. For tables of long life that
 * chunks read by name (the globals): what was stored under computed keys would stay at the price of the hash.
 */
export function promoteFields(t: Table, names: readonly string[]): void {
  const h = t._hash;
  if (h === null || h.weak) return;
  for (const name of names) {
    const slot = h.slotOf(name);
    if (slot === undefined) continue;
    const v = h.vals[slot];
    h.remove(name, slot);
    if (v !== undefined) {
      writeField(t, fields.get(name)!, v);
      h.pure = false;
    }
  }
  if (h.nextSlot(0) < 0) t._hash = null;
}

/** Where the fields begin in `tableProperties`: every table has `_mt`, `_arr` and `_hash` ahead of them. */
export const FIRST_PROPERTY = 3;

/**
 * The properties of a table in order of insertion: from FIRST_PROPERTY on its fields, `$name` each, and perhaps `meta`,
 * which `isFieldProperty` tells apart.
 */
export function tableProperties(t: Table): string[] {
  return Object.keys(t);
}

export function isFieldProperty(p: string): boolean {
  return p.charCodeAt(0) === 36;
}

function hasNoFields(t: Table): boolean {
  const properties = tableProperties(t);
  for (let i = FIRST_PROPERTY; i < properties.length; i++) if (isFieldProperty(properties[i])) return false;
  return true;
}

/** The properties of a table that are fields. */
export function fieldProperties(t: Table): string[] {
  return tableProperties(t).filter(isFieldProperty);
}

/** A table with the given array part, which it takes over; trailing nils are cut off. */
export function tableFromArray(a: LuaValue[]): Table {
  const t = new Table();
  let n = a.length;
  while (n > 0 && a[n - 1] === undefined) {
    a.pop();
    n--;
  }
  if (n > 0) t._arr = a;
  return t;
}

export function fieldOf(name: string): Field | undefined {
  return fields.get(name);
}
