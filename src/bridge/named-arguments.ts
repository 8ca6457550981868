/** Named arguments: `f{a = 1, b = 2}` in Lua for functions of the host. */
import { Cursor } from '../core/next.js';
import { Table } from '../core/table.js';
import { Handle } from './handle.js';
import { asFunction, viewOf } from './views.js';

type AnyFunction = (...args: never[]) => unknown;
type Names = readonly string[];

interface DecoratorContext {
  kind: string;
  name: string | symbol;
}

/** A standard decorator for methods. */
export type MethodDecoratorOf = <F extends AnyFunction>(method: F, context: DecoratorContext) => F;

/**
 * Wraps a function so that Lua can call it with named arguments: `f{a = 1, b = 2}`. Fields listed in `names` fill those
 * positions, other named fields arrive as one object after the last position.
 *
 * @example
 * const add = unpacksLuaTable((a, b) => a + b, ['a', 'b']);
 * lua.eval('function(f) return f{1, b = 2} end')(add); // 3
 */
export function unpacksLuaTable<F extends AnyFunction>(fn: F, names?: Names): F;
export function unpacksLuaTable<F extends AnyFunction>(fn: F, context: DecoratorContext): F;
export function unpacksLuaTable(names: Names): MethodDecoratorOf;
export function unpacksLuaTable(fn: AnyFunction | Names, names?: Names | DecoratorContext): unknown {
  return decorate('unpacksLuaTable', fn, names);
}

/** The same for a method: `obj:method{a = 1}`. Also a standard decorator, bare or with the names. */
export function unpacksLuaTableMethod<F extends AnyFunction>(method: F, names?: Names): F;
export function unpacksLuaTableMethod<F extends AnyFunction>(method: F, context: DecoratorContext): F;
export function unpacksLuaTableMethod(names: Names): MethodDecoratorOf;
export function unpacksLuaTableMethod(method: AnyFunction | Names, names?: Names | DecoratorContext): unknown {
  return decorate('unpacksLuaTableMethod', method, names);
}

function decorate(name: string, fn: unknown, names: unknown): unknown {
  if (Array.isArray(fn)) {
    const list = checkNames(name, fn);
    return (method: unknown) => wrapFunction(name, method, list);
  }
  if (names === undefined || (typeof names === 'object' && names !== null && 'kind' in names))
    return wrapFunction(name, fn, []);
  return wrapFunction(name, fn, checkNames(name, names));
}

function checkNames(name: string, names: unknown): Names {
  if (!Array.isArray(names) || !names.every((n) => typeof n === 'string')) {
    throw new TypeError(`${name}: the argument names must be an array of strings`);
  }
  if (new Set(names).size !== names.length) throw new RangeError(`${name}: the argument names has a name twice`);
  return [...names];
}

function wrapFunction(name: string, fn: unknown, names: Names): unknown {
  if (typeof fn !== 'function') throw new TypeError(`${name}: the argument fn must be a function`);
  const target = fn as (...args: unknown[]) => unknown;
  const wrapper = function (this: unknown, ...args: unknown[]): unknown {
    return Reflect.apply(target, this, args.length === 1 ? unpack(args[0], names) : args);
  };
  Object.defineProperty(wrapper, 'name', { value: target.name, configurable: true });
  Object.defineProperty(wrapper, 'length', { value: target.length, configurable: true });
  return viewOf(target)?.protocol === 'function' ? asFunction(wrapper) : wrapper;
}

/** The arguments in a table; anything else is the only argument. */
function unpack(arg: unknown, names: Names): unknown[] {
  if (typeof arg !== 'object' || arg === null || !Handle.has(arg)) return [arg];
  const t = Handle.value(arg);
  if (!(t instanceof Table)) return [arg];
  const bridge = Handle.bridge(arg);
  bridge.check();
  const args: unknown[] = [];
  const given: boolean[] = [];
  let rest: Record<string, unknown> | null = null;
  let most = 0;
  let count = 0;
  const named: [string, unknown][] = [];
  for (const c = new Cursor(t); c.step(); ) {
    const value = bridge.fromLua(c.v);
    const key = c.k;
    if (typeof key === 'number') {
      if (!Number.isInteger(key) || key < 1) throw new RangeError(`the key ${key} is no position of an argument`);
      args[key - 1] = value;
      given[key - 1] = true;
      most = Math.max(most, key);
      count++;
    } else if (typeof key === 'string') named.push([bridge.codec.text(key), value]);
    else throw new TypeError(`a key of type ${typeof key === 'boolean' ? 'boolean' : 'object'} names no argument`);
  }
  if (count !== most) throw new RangeError('the positional arguments have a hole');
  for (const [key, value] of named) {
    const i = names.indexOf(key);
    if (i < 0) {
      rest ??= {};
      Object.defineProperty(rest, key, { value, enumerable: true, writable: true, configurable: true });
    } else if (given[i]) throw new TypeError(`the argument '${key}' is given twice`);
    else args[i] = value;
  }
  // Positions without a value are undefined, not holes.
  const positions = Math.max(args.length, rest === null ? 0 : names.length);
  const out = Array.from({ length: positions }, (_, i) => args[i]);
  if (rest !== null) out.push(rest);
  return out;
}
