/** Traversal (§5.1 `next`): array part, then fields, then hash. */
import { fields, nameOf } from './fields.js';
import { FIRST_PROPERTY, type Hash, isFieldProperty, type Table, tableProperties } from './table.js';
import type { LuaValue } from './value.js';

/** Where the last `next` on some table stopped: successive calls continue there in constant time. */
let lastTable: Table | null = null;
let lastProperties: string[] = [];
let lastPosition = 0;
let lastHash: Hash | null = null;
let lastSlot = 0;
/** The last key given from an array part: it may have left it since (§5.1 allows clearing fields during a traversal). */
let lastArrayKey = 0;
let lastArrayTable: Table | null = null;

/** The value that goes with the key just returned by `nextKey`. */
export let nextValue: LuaValue;

/** Thrown away: tells that the key is not in the table. */
export const BAD_KEY = Symbol('invalid key');

/**
 * The key after `k`, with its value in `nextValue`; undefined at the end, BAD_KEY when `k` is not a key of the table.
 */
export function nextKey(t: Table, k: LuaValue): LuaValue | typeof BAD_KEY {
  const a = t._arr;
  let slot = 0;
  if (k === undefined || typeof k === 'number') {
    let i = -1;
    if (k === undefined) i = 0;
    else if (k > 0 && Number.isInteger(k) && k <= a.length) i = k;
    if (i >= 0) {
      for (; i < a.length; i++) {
        const v = a[i];
        if (v !== undefined) {
          nextValue = v;
          lastArrayKey = i + 1;
          lastArrayTable = t;
          return i + 1;
        }
      }
      return firstField(t);
    }
    const h = t._hash;
    const s = h === null ? undefined : h.slotOf(k);
    if (s === undefined) {
      // A key that left the array part since: what follows it are the fields.
      if (k === lastArrayKey && t === lastArrayTable) return firstField(t);
      return BAD_KEY;
    }
    slot = s + 1;
  } else {
    if (typeof k === 'string') {
      const h = t._hash;
      if (h === null || (lastHash === h ? h.keys[lastSlot] !== k : true)) {
        if (lastTable === t && lastProperties[lastPosition] === `$${k}`) return fieldFrom(t, lastPosition + 1);
        if (h === null || h.slotOf(k) === undefined) {
          if (!fields.has(k)) return BAD_KEY;
          const ps = tableProperties(t);
          const at = ps.indexOf(`$${k}`);
          if (at < 0) return BAD_KEY;
          lastTable = t;
          lastProperties = ps;
          return fieldFrom(t, at + 1);
        }
      }
    }
    const h = t._hash;
    if (h === null) return BAD_KEY;
    if (lastHash === h && h.keys[lastSlot] === k) slot = lastSlot + 1;
    else {
      const s = h.slotOf(k);
      if (s === undefined) return BAD_KEY;
      slot = s + 1;
    }
  }
  return hashFrom(t, slot);
}

function firstField(t: Table): LuaValue {
  const ps = tableProperties(t);
  if (ps.length === FIRST_PROPERTY) return hashFrom(t, 0);
  lastTable = t;
  lastProperties = ps;
  return fieldFrom(t, FIRST_PROPERTY);
}

function fieldFrom(t: Table, i: number): LuaValue {
  const ps = lastProperties;
  for (; i < ps.length; i++) {
    const v = (t as unknown as Record<string, LuaValue>)[ps[i]];
    if (v !== undefined && isFieldProperty(ps[i])) {
      lastPosition = i;
      nextValue = v;
      return nameOf(ps[i]);
    }
  }
  return hashFrom(t, 0);
}

function hashFrom(t: Table, i: number): LuaValue {
  const h = t._hash;
  if (h === null) return end();
  if (h.weak) {
    for (;;) {
      const s = h.nextSlot(i);
      if (s < 0) return end();
      const k = h.keyAt(s);
      const v = h.valueAt(s);
      if (k !== undefined && v !== undefined) {
        nextValue = v;
        return k;
      }
      i = s + 1;
    }
  }
  const s = h.nextSlot(i);
  if (s < 0) return end();
  lastHash = h;
  lastSlot = s;
  nextValue = h.vals[s];
  return h.keys[s];
}

/** Lets go of what the last traversal held, so that it can be collected. */
function end(): undefined {
  lastTable = null;
  lastArrayTable = null;
  lastHash = null;
  lastProperties = [];
  nextValue = undefined;
  return undefined;
}

/**
 * The state of a `pairs` loop in generated code: one object per loop, `step` moves to the next entry (`k`, `v`) and
 * tells whether there is one. Same order and guarantees as `nextKey`.
 */
export class Cursor {
  k: LuaValue;
  v: LuaValue;
  private t: Table;
  private i: number;
  private part: number;
  private properties: string[] | null;

  constructor(t: Table) {
    this.t = t;
    this.i = 0;
    this.part = 0;
    this.properties = null;
    this.k = undefined;
    this.v = undefined;
  }

  step(): boolean {
    if (this.part === 0) {
      const a = this.t._arr;
      while (this.i < a.length) {
        const v = a[this.i++];
        if (v !== undefined) {
          this.k = this.i;
          this.v = v;
          return true;
        }
      }
    }
    return this.rest();
  }

  private rest(): boolean {
    const t = this.t;
    if (this.part === 0) {
      this.part = 1;
      this.i = FIRST_PROPERTY;
      this.properties = tableProperties(t);
    }
    if (this.part === 1) {
      const ps = this.properties!;
      while (this.i < ps.length) {
        const p = ps[this.i++];
        const v = (t as unknown as Record<string, LuaValue>)[p];
        if (v !== undefined && isFieldProperty(p)) {
          this.k = nameOf(p);
          this.v = v;
          return true;
        }
      }
      this.part = 2;
      this.i = 0;
    }
    const h = t._hash;
    if (h === null) return false;
    for (;;) {
      const s = h.nextSlot(this.i);
      if (s < 0) return false;
      this.i = s + 1;
      if (h.weak) {
        const k = h.keyAt(s);
        const v = h.valueAt(s);
        if (k === undefined || v === undefined) continue;
        this.k = k;
        this.v = v;
        return true;
      }
      this.k = h.keys[s];
      this.v = h.vals[s];
      return true;
    }
  }
}
