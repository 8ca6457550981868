/** `attributeFilter: 'safe'`: own properties and members of classes; no names that begin with `_`. */
import { LuaError } from './errors.js';

export function safeFilter(object: object, name: unknown, isSetting: boolean): unknown {
  if (typeof name === 'number') return name;
  if (typeof name !== 'string' || name.startsWith('_')) refuse(name);
  if (Object.hasOwn(object, name)) return name;
  for (let o = Object.getPrototypeOf(object); o !== null; o = Object.getPrototypeOf(o)) {
    const d = Object.getOwnPropertyDescriptor(o, name);
    if (d === undefined) continue;
    if (isRootPrototype(o)) break;
    if (isSetting ? d.set !== undefined : typeof d.value === 'function' || d.get !== undefined) return name;
    refuse(name);
  }
  // An unknown name reads as nil and may be added; a method of every object is neither.
  if (name in Object(object)) refuse(name);
  return name;
}

/** `Object.prototype` or `Function.prototype` of any realm. */
function isRootPrototype(o: object): boolean {
  return typeof o === 'function' ? !Object.hasOwn(o, 'prototype') : Object.getPrototypeOf(o) === null;
}

/** Refuses an access. */
export function refuse(key: unknown): never {
  throw new LuaError(`access denied: '${typeof key === 'symbol' ? key.toString() : displayKey(key)}'`);
}

function displayKey(key: unknown): string {
  return typeof key === 'object' || typeof key === 'function' ? typeof key : String(key);
}
