/**
 * What Lua code may touch in JavaScript: the one choke point. Every read and write of a property or a Map's item, every
 * length, text, iteration, construction and test that Lua asks for is a method of `Policy`; every object and function is
 * shown to `admit` before Lua gets hold of it for the first time, so that what is refused there can never be called, and
 * what is called instead of a function is for `callee` to say.
 */
import { LuaError } from './errors.js';
import {
  type Callable,
  isEvaluator,
  isGlobal,
  isNamespace,
  isNative,
  isPrototype,
  isReflection,
} from './reflection.js';
import { builtinSize, refuse, safeFilter } from './safe-filter.js';

export type { Callable } from './reflection.js';

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
/** The same, on functions and on `arguments` only: frames of callers. */
const FRAMES = new Set<PropertyKey>(['caller', 'callee', 'arguments']);

type Target = Record<PropertyKey, unknown>;

function isOwnPromise(value: object): boolean {
  return value instanceof Promise && !Object.hasOwn(value, 'then');
}

/** What a step of an iteration gives at its end. */
export const END = Symbol('end of iteration');

/** One step of an iteration: the next value, or END. */
export type Steps = () => unknown;

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
    if (this.safe) this.checkWrite(target as object, key);
    if (this.handlers !== null) {
      this.checkName(target as object, key);
      this.handlers[1](target as object, key, value);
      return;
    }
    const name = this.open ? key : this.permitted(target as object, key, true);
    if (name !== key && this.safe) this.checkWrite(target as object, name);
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
    if (FRAMES.has(key) && (typeof target === 'function' || isArguments(target))) refuse(key);
    // The memory behind a part of a buffer holds what others have put there.
    if ((key === 'buffer' || key === 'parent') && ArrayBuffer.isView(target)) {
      if (target.byteLength !== target.buffer.byteLength) refuse(key);
    }
  }

  /** Functions of the language and its namespaces belong to the whole program: Lua must not change them. */
  private checkWrite(target: object, key: PropertyKey): void {
    if (typeof target === 'function') {
      if (key in Function.prototype || isNative(target)) refuse(key);
    } else if (isNamespace(target)) refuse(key);
  }

  // ---- items

  readItem(target: object, key: unknown): unknown {
    if (this.handlers !== null) {
      // The handlers take items for properties.
      if (typeof key === 'string') this.checkName(target, key);
      return this.handlers[0](target, key);
    }
    if (!this.open) key = this.filteredItem(target, key, false);
    // A WeakMap answers for a primitive as for an unknown key.
    return (target as Map<unknown, unknown>).get(key);
  }

  writeItem(target: object, key: unknown, value: unknown): void {
    if (this.handlers !== null) {
      if (typeof key === 'string') {
        this.checkName(target, key);
        if (this.safe) this.checkWrite(target, key);
      }
      this.handlers[1](target, key, value);
      return;
    }
    if (!this.open) key = this.filteredItem(target, key, true);
    if (value === undefined) (target as Map<unknown, unknown>).delete(key);
    else (target as Map<unknown, unknown>).set(key, value);
  }

  /** Whether an object can be indexed by items: it has the methods `get` and `set`. */
  hasItems(target: object): boolean {
    if (isMap(target) || this.handlers !== null) return true;
    return typeof this.read(target, 'get') === 'function' && typeof this.read(target, 'set') === 'function';
  }

  private filteredItem(target: object, key: unknown, isSetting: boolean): unknown {
    // Items of other objects are calls of their methods.
    if (!isMap(target)) this.permitted(target, isSetting ? 'set' : 'get', false);
    const { filter } = this;
    if (filter === null) return key;
    if (filter === safeFilter) {
      if (typeof key === 'string' && key.startsWith('_')) refuse(key);
      return key;
    }
    const name = filter(target, key, isSetting);
    if (name === undefined) refuse(key);
    return name;
  }

  // ---- whole objects

  /** The own enumerable properties that may be read, in order. What is refused is not shown. */
  keys(target: object): string[] {
    const all = Object.keys(target);
    return this.open ? all : all.filter((key) => this.mayRead(target, key));
  }

  private mayRead(target: object, key: PropertyKey): boolean {
    try {
      if (this.handlers === null) this.permitted(target, key, false);
      else this.readChecked(target, key);
      return true;
    } catch {
      return false;
    }
  }

  /** The entries of a Map. What is refused is not shown. */
  private *entries(map: Map<unknown, unknown>): Iterator<unknown> {
    for (const entry of map) {
      let value: unknown;
      try {
        value = this.readItem(map, entry[0]);
      } catch {
        continue;
      }
      yield [entry[0], value];
    }
  }

  /** `#object`: its length or size; undefined when it has none. */
  length(target: unknown): number | undefined {
    if (target === null || target === undefined) return undefined;
    if (this.open) {
      const { length, size } = target as { length?: unknown; size?: unknown };
      return typeof length === 'number' ? length : typeof size === 'number' ? size : undefined;
    }
    if (this.filter === safeFilter) {
      const n = builtinSize(target as object);
      if (n !== undefined) return n;
    }
    let refusal: { error: unknown } | null = null;
    for (const name of ['length', 'size']) {
      try {
        const n = this.readChecked(target as object, name);
        if (typeof n === 'number') return n;
      } catch (error) {
        refusal ??= { error };
      }
    }
    if (refusal !== null) throw refusal.error;
    return undefined;
  }

  /** `tostring(object)`: `String(object)`, where its method `toString` may be read. */
  text(target: unknown): string {
    if ((typeof target !== 'object' && typeof target !== 'function') || target === null) return String(target);
    if (this.filter === null && this.handlers === null) return ownText(target);
    let method: unknown;
    try {
      method = this.readChecked(target, 'toString');
    } catch {
      // Refused: the kind of object is no secret.
    }
    if (typeof method !== 'function') return typeof target === 'function' ? '[object Function]' : '[object Object]';
    return this.handlers === null ? ownText(target) : String(Reflect.apply(method as Callable, target, []));
  }

  /** Iterates anything iterable, an iterator, or the entries of a Map. */
  iterate(target: unknown): Steps {
    const asksForItems = (this.filter !== null || this.handlers !== null) && target instanceof Map;
    const iterator = asksForItems ? this.entries(target as Map<unknown, unknown>) : iteratorOf(target);
    const { next } = iterator;
    return () => {
      const step = next.call(iterator);
      if (typeof step !== 'object' || step === null) throw new TypeError('an iterator must give objects');
      return step.done ? END : step.value;
    };
  }

  /** The elements of an array; null for anything else. */
  elements(target: unknown): readonly unknown[] | null {
    return Array.isArray(target) ? target : null;
  }

  construct(target: unknown, args: unknown[]): unknown {
    if (typeof target !== 'function' || !(hasOwn.call(target, 'prototype') || isConstructor(target)))
      throw new TypeError('the value is not a constructor');
    return Reflect.construct(target, args);
  }

  isInstance(target: unknown, c: unknown): boolean {
    if (typeof c !== 'function') throw new TypeError('instanceof: the second argument must be a class');
    return this.open ? target instanceof c : Function.prototype[Symbol.hasInstance].call(c, target);
  }

  /** A promise for the value that a promise or anything like one will have. */
  promise(value: unknown): Promise<unknown> {
    // The host reads and calls `then`: for anything but its own promises that is an access like any other.
    if (!this.open && typeof value === 'object' && value !== null && !isOwnPromise(value) && 'then' in value)
      this.read(value, 'then');
    return Promise.resolve(value);
  }

  // ---- what may cross at all

  /** Asked once for each object that is about to become a Lua value. */
  admit(value: object): void {
    if (this.safe) {
      if (typeof value === 'function' ? isEvaluator(value) || isReflection(value) : isPrototype(value)) {
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

  /** Calls a function of the host with `this` undefined. */
  call(f: Callable, args: unknown[]): unknown {
    return f(...args);
  }
}

function isMap(o: object): boolean {
  return o instanceof Map || o instanceof WeakMap;
}

function isArguments(o: object): boolean {
  return Object.prototype.toString.call(o) === '[object Arguments]';
}

const hasOwn = Object.prototype.hasOwnProperty;

/** Whether a function can be constructed with, without doing so. (The host's own message would quote its text.) */
function isConstructor(f: object): boolean {
  try {
    Reflect.construct(Object, [], f as Callable);
    return true;
  } catch {
    return false;
  }
}

function iteratorOf(target: unknown): Iterator<unknown> {
  const method = (target as Iterable<unknown> | null | undefined)?.[Symbol.iterator];
  const iterator: unknown = typeof method === 'function' ? method.call(target) : target;
  if (typeof (iterator as Iterator<unknown> | null | undefined)?.next === 'function')
    return iterator as Iterator<unknown>;
  throw new TypeError('the value is not iterable');
}

function ownText(target: object): string {
  try {
    return String(target);
  } catch (e) {
    // An object without toString, such as Object.create(null).
    if (e instanceof TypeError && typeof target === 'object' && !('toString' in target)) return '[object Object]';
    throw e;
  }
}
