/**
 * Metatables as the engine sees them: a `Meta` caches the metamethods of one metatable in an object of a single hidden
 * class, so that a look-up is a property load whatever the shape of the metatable. A write of a key that begins with
 * `__` into a table that serves as metatable refreshes its Meta (`rawSetString` does it; generated code sends constant
 * keys of that form through it).
 */
import { ARITHMETIC, COMPARISON, CONCAT, INDEX, LEN, NEWINDEX } from '../syntax/metamethod-groups.js';
import { L, type LuaState } from './state.js';
import { rawGetString, type Table } from './table.js';
import type { LuaFunctionValue, LuaValue } from './value.js';

export class Meta {
  /** The metatable itself. */
  readonly t: Table;
  index: LuaValue;
  newindex: LuaValue;
  call: LuaValue;
  add: LuaValue;
  sub: LuaValue;
  mul: LuaValue;
  div: LuaValue;
  mod: LuaValue;
  pow: LuaValue;
  unm: LuaValue;
  concat: LuaValue;
  len: LuaValue;
  eq: LuaValue;
  lt: LuaValue;
  le: LuaValue;
  gc: LuaValue;
  mode: LuaValue;
  tostring: LuaValue;
  metatable: LuaValue;
  pairs: LuaValue;
  ipairs: LuaValue;

  constructor(t: Table) {
    this.t = t;
    this.index = undefined;
    this.newindex = undefined;
    this.call = undefined;
    this.add = undefined;
    this.sub = undefined;
    this.mul = undefined;
    this.div = undefined;
    this.mod = undefined;
    this.pow = undefined;
    this.unm = undefined;
    this.concat = undefined;
    this.len = undefined;
    this.eq = undefined;
    this.lt = undefined;
    this.le = undefined;
    this.gc = undefined;
    this.mode = undefined;
    this.tostring = undefined;
    this.metatable = undefined;
    this.pairs = undefined;
    this.ipairs = undefined;
    refreshMeta(this);
  }
}

/**
 * On while a call with limits runs code compiled without checks: all code then runs as generators, which have them (see
 * coroutine.ts).
 */
export const limitedCalls = { on: false };

/** Whether a metamethod can never suspend; given by generated.ts. */
let isLeaf = (_: LuaFunctionValue): boolean => false;
export function setLeafTest(test: typeof isLeaf): void {
  isLeaf = test;
}

/** Functions of the host that never suspend. */
const hostLeaves = new WeakSet<object>();
export function neverSuspends(f: LuaFunctionValue): void {
  hostLeaves.add(f);
}

/** Metamethods that may still be looked at. It takes about a microsecond; a program that makes metatables all the time is not to wait for it. */
let looks = 2000;

function maySuspend(v: LuaValue): boolean {
  if (v === undefined) return false;
  if (typeof v !== 'function') return true;
  return !hostLeaves.has(v) && (looks-- <= 0 || !isLeaf(v));
}

function isNotOfHost(v: LuaValue): boolean {
  return v !== undefined && !(typeof v === 'function' && hostLeaves.has(v));
}

/** Reads every metamethod again from the metatable. */
export function refreshMeta(m: Meta): void {
  const t = m.t;
  m.index = rawGetString(t, '__index');
  m.newindex = rawGetString(t, '__newindex');
  m.call = rawGetString(t, '__call');
  m.add = rawGetString(t, '__add');
  m.sub = rawGetString(t, '__sub');
  m.mul = rawGetString(t, '__mul');
  m.div = rawGetString(t, '__div');
  m.mod = rawGetString(t, '__mod');
  m.pow = rawGetString(t, '__pow');
  m.unm = rawGetString(t, '__unm');
  m.concat = rawGetString(t, '__concat');
  m.len = rawGetString(t, '__len');
  m.eq = rawGetString(t, '__eq');
  m.lt = rawGetString(t, '__lt');
  m.le = rawGetString(t, '__le');
  m.gc = rawGetString(t, '__gc');
  m.mode = rawGetString(t, '__mode');
  m.tostring = rawGetString(t, '__tostring');
  m.metatable = rawGetString(t, '__metatable');
  m.pairs = rawGetString(t, '__pairs');
  m.ipairs = rawGetString(t, '__ipairs');
  const state: LuaState | undefined = L;
  if (!state?.dialect.yieldsAcrossPcall) return;
  const { metamethods } = state;
  metamethods.seen |= groupsOf(m, metamethods.seen, maySuspend);
  // What calls nothing itself may still use operators, which may suspend once one of any kind does.
  metamethods.others |= groupsOf(m, metamethods.seen | metamethods.others, isNotOfHost);
  if (metamethods.seen !== 0) metamethods.seen |= metamethods.others;
}

/** The groups, of those not known yet, with a metamethod for which the test holds. */
function groupsOf(m: Meta, seen: number, maySuspend: (v: LuaValue) => boolean): number {
  let groups = 0;
  if (typeof m.index === 'function' && (seen & INDEX) === 0 && maySuspend(m.index)) groups |= INDEX;
  if (typeof m.newindex === 'function' && (seen & NEWINDEX) === 0 && maySuspend(m.newindex)) groups |= NEWINDEX;
  if (
    (seen & ARITHMETIC) === 0 &&
    (maySuspend(m.add) ||
      maySuspend(m.sub) ||
      maySuspend(m.mul) ||
      maySuspend(m.div) ||
      maySuspend(m.mod) ||
      maySuspend(m.pow) ||
      maySuspend(m.unm))
  )
    groups |= ARITHMETIC;
  if ((seen & CONCAT) === 0 && maySuspend(m.concat)) groups |= CONCAT;
  if ((seen & LEN) === 0 && maySuspend(m.len)) groups |= LEN;
  if ((seen & COMPARISON) === 0 && (maySuspend(m.eq) || maySuspend(m.lt) || maySuspend(m.le))) groups |= COMPARISON;
  return groups;
}

/** The Meta of a metatable, made on first use. */
export function metaFor(t: Table): Meta {
  const m = t.meta;
  if (m !== undefined) return m;
  const made = new Meta(t);
  t.meta = made;
  return made;
}
