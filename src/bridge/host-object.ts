/** Objects of JavaScript as Lua values. */
import { Userdata } from '../core/userdata.js';

/** How an object is indexed from Lua. */
export type Protocol = 'attribute' | 'item';

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

  constructor(target: unknown, items: boolean) {
    super();
    this.target = target;
    this.items = items;
  }

  /** What JavaScript gets when this value comes back. */
  toHost(): unknown {
    return this.target;
  }
}
