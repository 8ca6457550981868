/** Indexing with metamethods (§2.8 `index`, `newindex`): the slow paths of generated code. */
import { callable, first } from './call.js';
import { q2first, q3, SUSPEND } from './coroutine.js';
import { operandError, runtimeError } from './error.js';
import { fields, readDynamic, writeField } from './fields.js';
import { interceptor } from './intercept.js';
import { L } from './state.js';
import { rawGet, rawGetString, rawSet, rawSetString, Table } from './table.js';
import { metaOf, typeName } from './tostring.js';
import { Userdata } from './userdata.js';
import type { LuaValue } from './value.js';

const MAX_CHAIN = 100;

/** `o[k]`; `site` is where, if generated code asks (see `passedSite`). */
export function index(o: LuaValue, k: LuaValue, site?: number): LuaValue {
  for (let i = 0; i < MAX_CHAIN; i++) {
    let h: LuaValue;
    if (o instanceof Table) {
      const v = rawGet(o, k);
      if (v !== undefined) return v;
      if (o._mt === null) return undefined;
      h = o._mt.index;
      if (h === undefined) return undefined;
    } else {
      h = metaOf(o)?.index;
      if (h === undefined) indexError(o, i, index, site);
    }
    if (typeof h === 'function') {
      const r = interceptor.call === null ? h(o, k) : interceptor.call(h, [o, k]);
      return Array.isArray(r) ? first(r) : r;
    }
    if (h instanceof Userdata && h.fn !== null) return first(h.fn(o, k));
    o = h;
  }
  runtimeError('loop in gettable');
}

/** `o[k]` where the hash of `o`, if it has one, does not hold `k`: what generated code has found out already. */
export function lookup(o: LuaValue, k: LuaValue, site?: number): LuaValue {
  if (typeof k === 'string' && o instanceof Table) {
    const h = o._hash;
    const f = h?.pure ? undefined : fields.get(k);
    if (f !== undefined) {
      const v = readDynamic(o, f);
      if (v !== undefined) return v;
    }
    if (o._mt === null) return undefined;
  }
  return index(o, k, site);
}

/** `o[k]` in coroutine code. */
export function indexq(o: LuaValue, k: LuaValue): LuaValue | typeof SUSPEND {
  for (let i = 0; i < MAX_CHAIN; i++) {
    let h: LuaValue;
    if (o instanceof Table) {
      const v = rawGet(o, k);
      if (v !== undefined) return v;
      if (o._mt === null) return undefined;
      h = o._mt.index;
      if (h === undefined) return undefined;
    } else {
      h = metaOf(o)?.index;
      if (h === undefined) indexError(o, i, indexq);
    }
    if (typeof h === 'function') return q2first(h, o, k);
    if (h instanceof Userdata && h.fn !== null) return first(h.fn(o, k));
    o = h;
  }
  runtimeError('loop in gettable');
}

/** Only the object the program names has a name, not one further along a chain of __index. */
function indexError(o: LuaValue, depth: number, below: unknown, site?: number): never {
  if (depth > 0) runtimeError(`attempt to index a ${typeName(o)} value`);
  operandError('index', o, 0, below, site);
}

/** `o[k] = v`. */
export function setindex(o: LuaValue, k: LuaValue, v: LuaValue): void {
  for (let i = 0; i < MAX_CHAIN; i++) {
    let h: LuaValue;
    if (o instanceof Table) {
      const m = o._mt;
      if (m === null || (h = m.newindex) === undefined || rawGet(o, k) !== undefined) {
        if (typeof k === 'string') rawSetString(o, k, v);
        else setChecked(o, k, v);
        return;
      }
    } else {
      h = metaOf(o)?.newindex;
      if (h === undefined) indexError(o, i, setindex);
    }
    if (o instanceof Table) checkKey51(k);
    if (typeof h === 'function') {
      const r = interceptor.call === null ? h(o, k, v) : interceptor.call(h, [o, k, v]);
      if (Array.isArray(r)) first(r);
      return;
    }
    if (h instanceof Userdata && h.fn !== null) {
      h.fn(o, k, v);
      return;
    }
    o = h;
  }
  runtimeError('loop in settable');
}

/** `o[k] = v` where the hash of `o`, if it has one, holds no value for `k`. */
export function setlookup(o: LuaValue, k: LuaValue, v: LuaValue): void {
  if (typeof k === 'string' && o instanceof Table && o._mt === null && o.meta === undefined) {
    const h = o._hash;
    if (h?.pure && h.misses(k)) {
      if (v !== undefined) h.insert(o, k, v);
      return;
    }
    const f = fields.get(k);
    // A dead entry of the hash keeps its key there.
    if (f !== undefined && ((h === null && v !== undefined) || readDynamic(o, f) !== undefined)) {
      writeField(o, f, v);
      return;
    }
  }
  setindex(o, k, v);
}

/** `o[k] = v` in coroutine code; SUSPEND when a metamethod has suspended. */
export function setindexq(o: LuaValue, k: LuaValue, v: LuaValue): typeof SUSPEND | undefined {
  for (let i = 0; i < MAX_CHAIN; i++) {
    let h: LuaValue;
    if (o instanceof Table) {
      const m = o._mt;
      if (m === null || (h = m.newindex) === undefined || rawGet(o, k) !== undefined) {
        if (typeof k === 'string') rawSetString(o, k, v);
        else setChecked(o, k, v);
        return undefined;
      }
    } else {
      h = metaOf(o)?.newindex;
      if (h === undefined) indexError(o, i, setindexq);
    }
    if (o instanceof Table) checkKey51(k);
    if (typeof h === 'function' || (h instanceof Userdata && h.fn !== null))
      return q3(h, o, k, v) === SUSPEND ? SUSPEND : undefined;
    o = h;
  }
  runtimeError('loop in settable');
}

/** 5.1 makes room for the key before it looks for a metamethod. */
function checkKey51(k: LuaValue): void {
  if (typeof k !== 'string' && L.dialect.name === '5.1') checkKey(k);
}

function checkKey(k: LuaValue): void {
  if (k === undefined) runtimeError('table index is nil');
  if (Number.isNaN(k)) runtimeError('table index is NaN');
}

/** Raw write that refuses nil and NaN as keys. */
export function setChecked(t: Table, k: LuaValue, v: LuaValue): void {
  checkKey(k);
  rawSet(t, k, v);
}

/** Looks up the method in `o:k(...)`. Objects of the host have their own way: the function need not be bound to `o`. */
export function method(o: LuaValue, k: string, site?: number): LuaValue {
  if (o instanceof Userdata && o.methodOf !== null) return o.methodOf(o, k);
  return index(o, k, site);
}

export function methodq(o: LuaValue, k: string): LuaValue | typeof SUSPEND {
  if (o instanceof Userdata && o.methodOf !== null) return o.methodOf(o, k);
  return indexq(o, k);
}

export { callable, rawGetString };
