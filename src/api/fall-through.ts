/**
 * The fields of a Lua table as properties of its handle. A Proxy stands on the prototype chain of the class, behind its own
 * members: so methods cost what methods cost, and only names that nothing else has reach the Proxy.
 */
import { isSettling } from '../bridge/async.js';

interface Accessors {
  get(key: unknown): unknown;
  set(key: unknown, value: unknown): unknown;
}

/** The key a property name stands for: a canonical integer is a number, everything else the string. */
export function keyOfProperty(name: string): string | number {
  const c = name.charCodeAt(0);
  if ((c >= 48 && c <= 57) || c === 45) {
    const n = Number(name);
    if (Number.isSafeInteger(n) && String(n) === name) return n;
  }
  return name;
}

const behind = new Proxy(Object.create(null) as object, {
  get(_target, name, receiver: Accessors): unknown {
    if (typeof name === 'symbol' || name in Object.prototype) return Reflect.get(Object.prototype, name, receiver);
    if (name === 'then') return readThen(receiver);
    return receiver.get(keyOfProperty(name));
  },
  set(_target, name, value: unknown, receiver: Accessors): boolean {
    // Names of Object.prototype are not fields by this way; `set` takes them.
    if (typeof name === 'symbol' || name in Object.prototype) return false;
    receiver.set(keyOfProperty(name), value);
    return true;
  },
  has: (_target, name) => name in Object.prototype,
  getPrototypeOf: () => Object.prototype,
});

/**
 * Every promise that settles with a table asks for `then`: a table with an __index that raises errors must pass. What an
 * async call gives is never taken for a promise.
 */
function readThen(t: Accessors): unknown {
  if (isSettling) return undefined;
  try {
    return t.get('then');
  } catch {
    return undefined;
  }
}

const Base = function FallThrough() {} as unknown as { new (): object };
Base.prototype = behind;

export class FallThrough extends Base {}
