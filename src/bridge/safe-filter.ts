/**
 * `attributeFilter: 'safe'`: own properties and methods of classes; no names that begin with `_`. Getters and setters of a
 * class are neither: they are code that nobody has given to Lua to call.
 */
import { LuaError } from './errors.js';

export function safeFilter(object: object, name: unknown, isSetting: boolean): unknown {
  if (typeof name === 'number') return name;
  if (typeof name !== 'string' || name.startsWith('_')) refuse(name);
  if (Object.hasOwn(object, name)) return name;
  for (let o = Object.getPrototypeOf(object); o !== null; o = Object.getPrototypeOf(o)) {
    const d = Object.getOwnPropertyDescriptor(o, name);
    if (d === undefined) continue;
    if (isRootPrototype(o)) break;
    if (!isSetting && typeof d.value === 'function') return name;
    refuse(name);
  }
  // An unknown name reads as nil and may be added; a method of every object is neither.
  if (name in Object(object)) refuse(name);
  return name;
}

const sizes = [Map.prototype, Set.prototype, Object.getPrototypeOf(Uint8Array.prototype) as object].map(
  (o) => (Object.getOwnPropertyDescriptor(o, 'size') ?? Object.getOwnPropertyDescriptor(o, 'length'))?.get,
);

/** The size of a Map, a Set or a typed array, which are getters of their classes; undefined for anything else. */
export function builtinSize(target: object): number | undefined {
  for (const size of sizes) {
    try {
      const n: unknown = size?.call(target);
      if (typeof n === 'number') return n;
    } catch {
      // It is of another kind.
    }
  }
  return undefined;
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
