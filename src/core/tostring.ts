/** §2.1 names of types, conversion of any value to a string (§5.1 `tostring`). */
import { first } from './call.js';
import { Coroutine } from './coroutine.js';
import { libError, setTypeName } from './error.js';
import type { Meta } from './metatable.js';
import { numberToString } from './number-text.js';
import { L } from './state.js';
import { Table } from './table.js';
import { Userdata } from './userdata.js';
import type { LuaValue } from './value.js';

export function typeName(v: LuaValue): string {
  switch (typeof v) {
    case 'undefined':
      return 'nil';
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'function':
      return 'function';
    default:
      if (v instanceof Table) return 'table';
      if (v instanceof Coroutine) return 'thread';
      return 'userdata';
  }
}
setTypeName(typeName);

/** The metatable that governs a value, or null. */
export function metaOf(v: LuaValue): Meta | null {
  switch (typeof v) {
    case 'string':
      return L.stringMeta;
    case 'number':
      return L.numberMeta;
    case 'function':
      return L.functionMeta;
    case 'boolean':
      return L.booleanMeta;
    case 'undefined':
      return L.nilMeta;
    default:
      if (v instanceof Table) return v._mt;
      if (v instanceof Userdata) return v.metatable;
      return L.threadMeta;
  }
}

const addresses = new WeakMap<object, string>();
let lastAddress = 0x55d000000000;

/** A text that stands for the identity of an object, in the form and length that addresses have on x86-64. */
export function addressOf(v: object): string {
  let a = addresses.get(v);
  if (a === undefined) {
    lastAddress += 0x20;
    a = `0x${lastAddress.toString(16)}`;
    addresses.set(v, a);
  }
  return a;
}

/** Text of a number in the running dialect. */
export function numberText(n: number): string {
  return numberToString(n, L.dialect.name !== 'luajit');
}

/** §5.1 `tostring`, honouring `__tostring`. */
export function tostring(v: LuaValue): string {
  if (typeof v === 'string') return v;
  if (typeof v === 'number' && L.numberMeta === null) return numberText(v);
  const h = metaOf(v)?.tostring;
  if (h !== undefined) {
    const s = first(callValue(h, v));
    if (typeof s === 'string') return s;
    if (typeof s === 'number' && L.dialect.name !== 'luajit') return numberText(s);
    if (typeof s === 'number') return numberText(s);
    libError("'tostring' must return a string to 'print'");
  }
  return rawToString(v);
}

function callValue(h: LuaValue, v: LuaValue): LuaValue | LuaValue[] {
  return call(h, v);
}

/** `tostring` without metamethods. */
export function rawToString(v: LuaValue): string {
  switch (typeof v) {
    case 'undefined':
      return 'nil';
    case 'number':
      return numberText(v);
    case 'boolean':
      return v ? 'true' : 'false';
    case 'string':
      return v;
    case 'function':
      return `function: ${builtinNames.get(v) ?? addressOf(v)}`;
    default:
      return `${typeName(v)}: ${addressOf(v)}`;
  }
}

/** LuaJIT prints built-ins as `builtin#n`. */
export const builtinNames = new WeakMap<object, string>();

import { call } from './call.js';
