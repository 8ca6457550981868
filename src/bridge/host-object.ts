/** Objects of JavaScript as Lua values. */

import type { Meta } from '../core/metatable.js';
import { test } from '../core/stack-room.js';
import { Userdata } from '../core/userdata.js';
import type { LuaFunctionValue, LuaValue } from '../core/value.js';

/**
 * A JavaScript object (or symbol) inside Lua. One per object and protocol, found again through a WeakMap of the bridge; it
 * holds its target, and nothing but Lua values holds it.
 */
export class HostObject extends Userdata {
  readonly target: unknown;
  /** Indexing means items of a Map instead of properties. */
  readonly items: boolean;
  /** It was thrown by JavaScript code: leaving Lua as an error it is thrown again as it is. */
  thrown = false;
  /** For a function: calls it as a method, the object being the first argument. Made on first use. */
  invoker: LuaFunctionValue | null = null;
  /** Methods read from this object as values. */
  methods: WeakMap<object, BoundMethod> | null = null;

  constructor(target: unknown, items: boolean, mt: Meta, methodOf: (o: Userdata, name: string) => LuaValue) {
    super();
    this.target = target;
    this.items = items;
    this.metatable = mt;
    this.methodOf = methodOf;
  }

  /** What JavaScript gets when this value comes back. */
  toHost(): unknown {
    return this.target;
  }
}

/** JavaScript's `null` or `undefined` as a Lua value that is not nil. */
export class HostNothing extends HostObject {}

export function refuseIndex(nothing: unknown): never {
  throw new TypeError(`cannot index ${String(nothing)}`);
}

/** A method read from an object: calling it calls it on that object. */
export class BoundMethod extends HostObject {
  readonly self: unknown;
  private bound: unknown = null;
  /** Called with the function made for JavaScript, so that it is known when it comes back. */
  private readonly remember: (bound: object) => void;

  constructor(
    target: unknown,
    self: unknown,
    mt: Meta,
    methodOf: (o: Userdata, name: string) => LuaValue,
    remember: (method: BoundMethod, bound: object) => void,
  ) {
    super(target, false, mt, methodOf);
    this.self = self;
    this.remember = (bound) => remember(this, bound);
  }

  override toHost(): unknown {
    if (this.bound === null) {
      const f = this.target as (...args: unknown[]) => unknown;
      if (ignoresThis(f)) this.bound = f;
      else {
        this.bound = Function.prototype.bind.call(f, this.self);
        this.remember(this.bound as object);
      }
    }
    return this.bound;
  }
}

const ARROW = /^(async\b)?\s*(\(|[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*\s*=>)/u;

/** Arrow functions and bound functions: binding them again would only make them another function. */
function ignoresThis(f: (...args: unknown[]) => unknown): boolean {
  try {
    if (Object.hasOwn(f, 'prototype')) return false;
    const name = Object.getOwnPropertyDescriptor(f, 'name')?.value;
    return (typeof name === 'string' && name.startsWith('bound ')) || test(ARROW, Function.prototype.toString.call(f));
  } catch {
    return false;
  }
}

const CALLABLE_CONSTRUCTORS = new Set([
  'Object',
  'Function',
  'Array',
  'String',
  'Number',
  'Boolean',
  'Symbol',
  'BigInt',
  'Date',
  'RegExp',
  'Error',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
  'AggregateError',
]);

/** A class, or a constructor of the language: it is the same function whatever object it is read from. */
export function isClass(f: object): boolean {
  if (f === Proxy) return true;
  const d = Object.getOwnPropertyDescriptor(f, 'prototype');
  return d !== undefined && d.writable === false;
}

/** A class that cannot be called without `new`. */
export function needsNew(f: object): boolean {
  if (f === Proxy) return true;
  if (!isClass(f)) return false;
  let text: string;
  try {
    text = Function.prototype.toString.call(f);
  } catch {
    return false;
  }
  if (text.startsWith('class')) return true;
  return test(/\{\s*\[native code\]\s*\}$/, text) && !CALLABLE_CONSTRUCTORS.has((f as { name: string }).name);
}
