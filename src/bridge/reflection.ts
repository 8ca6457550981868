/** Objects and functions of JavaScript that give more than themselves: told by what they are, whatever they are called. */
import { test } from '../core/stack-room.js';

export type Callable = (...args: unknown[]) => unknown;

const EVALUATOR_NAMES = new Set(['Function', 'GeneratorFunction', 'AsyncFunction', 'AsyncGeneratorFunction', 'eval']);
const functionToString = Function.prototype.toString;

/** A function of the language or the host, not written in JavaScript; bound functions look the same. */
export function isNative(f: object): boolean {
  try {
    return test(/\[native code\]\s*\}\s*$/, functionToString.call(f));
  } catch {
    return true;
  }
}

/** Functions that make code of text, of this and of other realms, bound, proxied or as a base class. */
export function isEvaluator(f: object): boolean {
  try {
    for (let c: object | null = f; typeof c === 'function'; c = Object.getPrototypeOf(c)) {
      if (c === Function.prototype) return c === f;
      // Only Function has a prototype that is callable.
      if (typeof c.prototype === 'function') return true;
      if (EVALUATOR_NAMES.has(plainName(c)) && isNative(c)) return true;
    }
    return isRequire(f as Callable);
  } catch {
    // A proxy that will not be looked at.
    return true;
  }
}

/** The name of a function without what `bind` puts before it. */
function plainName(f: object): string {
  const name = Object.getOwnPropertyDescriptor(f, 'name')?.value;
  if (typeof name !== 'string') return '';
  let plain = name;
  while (plain.startsWith('bound ')) plain = plain.slice(6);
  return plain;
}

/**
 * Functions that reach constructors and prototypes by another way than their names, or do to any object what Lua may not.
 * Those of other realms are told by their names.
 */
const REFLECTION = new Set<object>();
const REFLECTION_NAMES = new Set<string>();
for (const name of [
  'getPrototypeOf',
  'setPrototypeOf',
  'defineProperty',
  'defineProperties',
  'getOwnPropertyDescriptor',
  'getOwnPropertyDescriptors',
  'assign',
]) {
  REFLECTION.add((Object as unknown as Record<string, object>)[name]);
  REFLECTION_NAMES.add(name);
}
for (const name of ['__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__']) {
  REFLECTION.add((Object.prototype as unknown as Record<string, object>)[name]);
  REFLECTION_NAMES.add(name);
}
const proto = Object.getOwnPropertyDescriptor(Object.prototype, '__proto__');
for (const f of [proto?.get, proto?.set, Proxy, Proxy.revocable, ...Object.values(allOf(Reflect))])
  if (typeof f === 'function') REFLECTION.add(f);
for (const name of ['get __proto__', 'set __proto__', 'Proxy', 'revocable']) REFLECTION_NAMES.add(name);

function allOf(o: object): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const name of Object.getOwnPropertyNames(o)) out[name] = (o as Record<string, unknown>)[name];
  return out;
}

export function isReflection(f: object): boolean {
  if (REFLECTION.has(f)) return true;
  return REFLECTION_NAMES.has(plainName(f)) && isNative(f);
}

function isRequire(f: Callable): boolean {
  return plainName(f) === 'require' && Object.hasOwn(f, 'resolve') && Object.hasOwn(f, 'cache');
}

/** The prototype object of some class, or of all iterators or generators of a kind. */
export function isPrototype(o: object): boolean {
  try {
    if (PROTOTYPES.has(o)) return true;
    const c: unknown = Object.getOwnPropertyDescriptor(o, 'constructor')?.value;
    return typeof c === 'function' && Object.getOwnPropertyDescriptor(c, 'prototype')?.value === o;
  } catch {
    return true;
  }
}

/** Prototypes without a constructor of their own that leads back to them. */
const PROTOTYPES = new Set<object>();
{
  const samples: object[] = [
    [][Symbol.iterator](),
    new Map().entries(),
    new Set().entries(),
    ''[Symbol.iterator](),
    'x'.matchAll(/x/g),
    (function* () {})(),
    (async function* () {})(),
  ];
  for (const sample of samples) {
    for (let o: object | null = Object.getPrototypeOf(sample); o !== null; o = Object.getPrototypeOf(o)) {
      if (o !== Object.prototype) PROTOTYPES.add(o);
    }
  }
}

/** `globalThis`, `process`, and what else holds everything. */
export function isGlobal(o: object): boolean {
  if (o === globalThis) return true;
  const { process, window, Deno, Bun } = globalThis as unknown as Record<string, unknown>;
  if (o === process || o === window || o === Deno || o === Bun) return true;
  try {
    if (typeof o === 'function') return isRequire(o as Callable);
    // Global objects of other realms, and the modules of CommonJS.
    if (Object.getOwnPropertyDescriptor(o, 'globalThis')?.value === o) return true;
    return Object.hasOwn(o, 'exports') && Object.hasOwn(o, 'paths') && Object.hasOwn(o, 'children');
  } catch {
    return true;
  }
}

/** `Math`, `JSON`, `console` and their like: objects of which there is one for everybody. */
export function isNamespace(o: object): boolean {
  try {
    const tag = Object.getOwnPropertyDescriptor(o, Symbol.toStringTag);
    return tag !== undefined && tag.writable === false;
  } catch {
    return true;
  }
}
