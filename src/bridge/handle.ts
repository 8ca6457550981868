/**
 * What marks the objects that stand for Lua values in JavaScript. The mark is a private field, put on functions and class
 * instances alike: it cannot be forged, no Proxy sees the test for it, and reading it is a property load.
 */
import type { LuaValue } from '../core/value.js';
import type { Bridge } from './bridge.js';

/** A constructor that returns the object it is given, so that a subclass puts its private fields on that. */
class Adopting {
  constructor(o: object) {
    // biome-ignore lint/correctness/noConstructorReturn: this is the purpose
    return o;
  }
}

export class Handle extends Adopting {
  readonly #value: LuaValue;
  readonly #bridge: Bridge;

  /** Marks `o` as the JavaScript side of `value`. */
  constructor(o: object, value: LuaValue, bridge: Bridge) {
    super(o);
    this.#value = value;
    this.#bridge = bridge;
  }

  static has(o: object): o is Handle {
    return #value in o;
  }

  /** The Lua value of a marked object. */
  static value(o: Handle): LuaValue {
    return o.#value;
  }

  static bridge(o: Handle): Bridge {
    return o.#bridge;
  }
}
