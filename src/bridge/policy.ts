/**
 * What Lua code may touch in JavaScript: the one choke point. Every read and write of a property or a Map's item, every
 * iteration and every construction that Lua asks for goes through a `Policy`; every object is shown to `admit` before Lua
 * gets hold of it for the first time, so that what is refused there can never be called.
 */
import { LuaError } from './errors.js';

/** Decides on one access: gives the name to use, or throws. */
export type AttributeFilter = (object: object, name: unknown, isSetting: boolean) => unknown;
export type AttributeGetter = (object: object, name: unknown) => unknown;
export type AttributeSetter = (object: object, name: unknown, value: unknown) => void;

export interface PolicyOptions {
  filter: AttributeFilter | 'safe' | null;
  handlers: readonly [AttributeGetter, AttributeSetter] | null;
  /** Refuse reflection: constructors, prototypes, what makes code of text. */
  reflectionIsSafe: boolean;
  /** Refuse the global object, `process` and `require`. */
  globalsAreHidden: boolean;
}

/** Names that lead from an object to its class, and from there to everything. */
const REFLECTIVE = new Set<PropertyKey>([
  'constructor',
  'prototype',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  // A hook called with the frames of the host's functions.
  'prepareStackTrace',
]);
/** The same, on functions only: frames of callers. */
const REFLECTIVE_ON_FUNCTIONS = new Set<PropertyKey>(['caller', 'callee', 'arguments']);

type Target = Record<PropertyKey, unknown>;

export class Policy {
  /** Nothing is restricted. */
  private readonly open: boolean;
  private readonly filter: AttributeFilter | null;
  private readonly handlers: readonly [AttributeGetter, AttributeSetter] | null;
  private readonly safe: boolean;
  private readonly hidesGlobals: boolean;
  /** New objects are looked at before they cross. */
  readonly admits: boolean;

  constructor(options: PolicyOptions) {
    this.filter = options.filter === 'safe' ? safeFilter : options.filter;
    this.handlers = options.handlers;
    this.safe = options.reflectionIsSafe || options.filter === 'safe';
    this.hidesGlobals = options.globalsAreHidden;
    this.admits = this.safe || this.hidesGlobals;
    this.open = this.filter === null && this.handlers === null && !this.safe;
  }

  // ---- properties

  read(target: unknown, key: PropertyKey): unknown {
    return this.open ? (target as Target)[key] : this.readChecked(target as object, key);
  }

  private readChecked(target: object, key: PropertyKey): unknown {
    if (this.handlers !== null) {
      this.checkName(target, key);
      return this.handlers[0](target, key);
    }
    return (target as Target)[this.permitted(target, key, false)];
  }

  write(target: unknown, key: PropertyKey, value: unknown): void {
    if (this.handlers !== null) {
      this.checkName(target as object, key);
      this.handlers[1](target as object, key, value);
      return;
    }
    const name = this.open ? key : this.permitted(target as object, key, true);
    (target as Target)[name] = value;
  }

  /** The key to use for an access, after the filter and the built-in refusals. */
  private permitted(target: object, key: PropertyKey, isSetting: boolean): PropertyKey {
    this.checkName(target, key);
    if (this.filter === null) return key;
    const name = this.filter(target, key, isSetting);
    if (typeof name !== 'string' && typeof name !== 'number' && typeof name !== 'symbol') refuse(key);
    if (name !== key) this.checkName(target, name);
    return name;
  }

  private checkName(target: object, key: PropertyKey): void {
    if (!this.safe) return;
    if (typeof key === 'symbol' || REFLECTIVE.has(key)) refuse(key);
    if (REFLECTIVE_ON_FUNCTIONS.has(key) && typeof target === 'function') refuse(key);
  }

  // ---- items of Maps

  readItem(map: Map<unknown, unknown>, key: unknown): unknown {
    if (this.handlers !== null) return this.handlers[0](map, key);
    if (this.filter !== null) key = this.filteredItem(map, key, false);
    // A WeakMap answers for a primitive as for an unknown key.
    return map.get(key);
  }

  writeItem(map: Map<unknown, unknown>, key: unknown, value: unknown): void {
    if (this.handlers !== null) {
      this.handlers[1](map, key, value);
      return;
    }
    if (this.filter !== null) key = this.filteredItem(map, key, true);
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  }

  private filteredItem(map: object, key: unknown, isSetting: boolean): unknown {
    const { filter } = this;
    if (filter === safeFilter) {
      if (typeof key === 'string' && key.startsWith('_')) refuse(key);
      return key;
    }
    const name = filter!(map, key, isSetting);
    if (name === undefined) refuse(key);
    return name;
  }

  // ---- whole objects

  /** The own enumerable properties that may be read, in order. */
  keys(target: object): string[] {
    const all = Object.keys(target);
    if (this.open || this.handlers !== null) return all;
    return all.filter((key) => {
      try {
        this.permitted(target, key, false);
        return true;
      } catch {
        // What is refused is not shown.
        return false;
      }
    });
  }

  /** `#object`: its length or size; undefined when it has none. */
  length(target: unknown): number | undefined {
    if (target === null || target === undefined) return undefined;
    const { length, size } = target as { length?: unknown; size?: unknown };
    if (typeof length === 'number') return length;
    return typeof size === 'number' ? size : undefined;
  }

  iterate(target: unknown): Iterator<unknown> {
    const method = (target as Iterable<unknown> | null | undefined)?.[Symbol.iterator];
    if (typeof method === 'function') return method.call(target);
    if (typeof (target as Iterator<unknown> | null | undefined)?.next === 'function')
      return target as Iterator<unknown>;
    throw new TypeError('the value is not iterable');
  }

  construct(target: unknown, args: unknown[]): unknown {
    if (typeof target !== 'function') throw new TypeError('the value is not a constructor');
    return Reflect.construct(target, args);
  }

  /** Asked once for each object that is about to become a Lua value. */
  admit(value: object): void {
    if (this.safe) {
      if (typeof value === 'function' ? isEvaluator(value) : isPrototype(value)) {
        throw new LuaError('access denied: this object would give access to everything');
      }
    }
    if (this.hidesGlobals && isGlobal(value)) throw new LuaError('access denied: the global environment of JavaScript');
  }

  /** The function to call in place of a host function: timers of browsers take source text. */
  callee(f: Callable): Callable {
    const { setTimeout, setInterval } = globalThis as unknown as Record<string, Callable | undefined>;
    if (!this.safe || (f !== setTimeout && f !== setInterval)) return f;
    return function (this: unknown, handler: unknown, ...rest: unknown[]) {
      if (typeof handler !== 'function') throw new TypeError('a timer needs a function');
      return Reflect.apply(f, this, [handler, ...rest]);
    };
  }
}

export type Callable = (...args: unknown[]) => unknown;

function refuse(key: unknown): never {
  throw new LuaError(`access denied: '${typeof key === 'symbol' ? key.toString() : displayKey(key)}'`);
}

function displayKey(key: unknown): string {
  return typeof key === 'object' || typeof key === 'function' ? typeof key : String(key);
}

// ---- what is refused however it is reached

const EVALUATOR_NAMES = new Set(['Function', 'GeneratorFunction', 'AsyncFunction', 'AsyncGeneratorFunction', 'eval']);
const functionToString = Function.prototype.toString;

/** Functions that make code of text, of this and of other realms, bound, proxied or as a base class. */
function isEvaluator(f: object): boolean {
  try {
    for (let c: object | null = f; typeof c === 'function'; c = Object.getPrototypeOf(c)) {
      if (c === Function.prototype) return c === f;
      // Only Function has a prototype that is callable.
      if (typeof c.prototype === 'function') return true;
      const name = Object.getOwnPropertyDescriptor(c, 'name')?.value;
      if (typeof name === 'string' && EVALUATOR_NAMES.has(name.replace(/^(bound )+/, ''))) {
        if (functionToString.call(c).includes('[native code]')) return true;
      }
    }
    return isRequire(f as Callable);
  } catch {
    // A proxy that will not be looked at.
    return true;
  }
}

function isRequire(f: Callable): boolean {
  return f.name === 'require' && Object.hasOwn(f, 'resolve') && Object.hasOwn(f, 'cache');
}

/** The prototype object of some class. */
function isPrototype(o: object): boolean {
  try {
    const c: unknown = Object.getOwnPropertyDescriptor(o, 'constructor')?.value;
    return typeof c === 'function' && Object.getOwnPropertyDescriptor(c, 'prototype')?.value === o;
  } catch {
    return true;
  }
}

function isGlobal(o: object): boolean {
  if (o === globalThis) return true;
  const { process, window, Deno, Bun } = globalThis as unknown as Record<string, unknown>;
  if (o === process || o === window || o === Deno || o === Bun) return true;
  if (typeof o === 'function') return isRequire(o as Callable);
  try {
    // Global objects of other realms, and the modules of CommonJS.
    const self = Object.getOwnPropertyDescriptor(o, 'globalThis')?.value;
    if (self === o) return true;
    return Object.hasOwn(o, 'exports') && Object.hasOwn(o, 'paths') && Object.hasOwn(o, 'children');
  } catch {
    return true;
  }
}

// ---- the built-in filter

/** Own properties and members of classes; no names that begin with `_`. */
const safeFilter: AttributeFilter = (object, name, isSetting) => {
  if (typeof name === 'number') return name;
  if (typeof name !== 'string' || name.startsWith('_') || REFLECTIVE.has(name)) refuse(name);
  if (Object.hasOwn(object, name)) return name;
  for (let o = Object.getPrototypeOf(object); o !== null; o = Object.getPrototypeOf(o)) {
    const d = Object.getOwnPropertyDescriptor(o, name);
    if (d === undefined) continue;
    if (isRootPrototype(o)) break;
    if (isSetting ? d.set !== undefined : typeof d.value === 'function' || d.get !== undefined) return name;
    refuse(name);
  }
  // An unknown name reads as nil and may be added; a method of every object is neither.
  if (name in object) refuse(name);
  return name;
};

/** `Object.prototype` or `Function.prototype` of any realm. */
function isRootPrototype(o: object): boolean {
  return typeof o === 'function' || Object.getPrototypeOf(o) === null;
}

/** Calls a function of the host that the policy has let in. */
export function invoke(f: Callable, args: unknown[]): unknown {
  return f(...args);
}
