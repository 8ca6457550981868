/** Argument checks of built-in functions (the auxiliary library, §5.1 of the 5.1 manual). `count` is `arguments.length`. */
import { argError, argTypeError } from '../core/error.js';
import { stringToNumber } from '../core/number-text.js';
import { L } from '../core/state.js';
import { Table } from '../core/table.js';
import { numberText } from '../core/tostring.js';
import { Userdata } from '../core/userdata.js';
import type { LuaFunctionValue, LuaValue } from '../core/value.js';

/** A number, or a string that reads as one. */
export function checkNumber(v: LuaValue, n: number, count: number): number {
  if (typeof v === 'number') return v;
  if (typeof v === 'string') {
    const x = stringToNumber(v, L.dialect);
    if (x !== undefined) return x;
  }
  argTypeError(n, 'number', v, count);
}

/** A number cut to an integer, as the C cast of that version does. */
export function checkInteger(v: LuaValue, n: number, count: number): number {
  if (typeof v === 'number' && (v | 0) === v) return v;
  return Math.trunc(checkNumber(v, n, count)) || 0;
}

export function optNumber(v: LuaValue, n: number, count: number, fallback: number): number {
  return v === undefined ? fallback : checkNumber(v, n, count);
}

export function optInteger(v: LuaValue, n: number, count: number, fallback: number): number {
  return v === undefined ? fallback : checkInteger(v, n, count);
}

/** A string; a number is converted. */
export function checkString(v: LuaValue, n: number, count: number): string {
  if (typeof v === 'string') return v;
  if (typeof v === 'number') return numberText(v);
  argTypeError(n, 'string', v, count);
}

export function optString(v: LuaValue, n: number, count: number, fallback: string): string {
  return v === undefined ? fallback : checkString(v, n, count);
}

export function checkTable(v: LuaValue, n: number, count: number): Table {
  if (v instanceof Table) return v;
  argTypeError(n, 'table', v, count);
}

/** The function in a value: itself, or what calls a function of the host; null when there is none. */
export function functionIn(v: LuaValue): LuaFunctionValue | null {
  if (typeof v === 'function') return v;
  return v instanceof Userdata ? v.fn : null;
}

export function checkFunction(v: LuaValue, n: number, count: number): LuaFunctionValue {
  const f = functionIn(v);
  if (f !== null) return f;
  argTypeError(n, 'function', v, count);
}

/** Any value, nil included, but there must be one. */
export function checkAny(v: LuaValue, n: number, count: number): LuaValue {
  if (n > count) argError(n, 'value expected');
  return v;
}

/** One of a list of names; gives its position. */
export function checkOption(
  v: LuaValue,
  n: number,
  count: number,
  names: readonly string[],
  fallback?: string,
): number {
  const name = v === undefined && fallback !== undefined ? fallback : checkString(v, n, count);
  const i = names.indexOf(name);
  if (i < 0) argError(n, `invalid option '${name}'`);
  return i;
}
