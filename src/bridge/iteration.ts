/** Iteration of JavaScript objects in Lua. */
import { test } from '../core/stack-room.js';
import type { LuaFunctionValue, LuaValue, Results } from '../core/value.js';
import { NONE } from '../core/value.js';
import type { Bridge } from './bridge.js';
import type { HostObject } from './host-object.js';
import { END } from './policy.js';

/** The Lua value of a first loop variable, which must not be nil. */
function notNil(bridge: Bridge, v: unknown): LuaValue {
  if (typeof v === 'number') return v;
  if (v === null) return bridge.null;
  return v === undefined ? bridge.undefined : bridge.toLua(v);
}

/**
 * The iterator function of a loop over an iterable of the host; a Lua string is iterated by its characters. When Lua
 * leaves the loop early the iterator is left as it stands, as nothing tells.
 */
function loop(bridge: Bridge, x: unknown, entry: (value: unknown) => Results): LuaFunctionValue {
  const step = bridge.policy.iterate(x);
  return () => {
    const v = step();
    return v === END ? undefined : entry(v);
  };
}

/** `js.iter(x)`. */
export function iter(bridge: Bridge, x: LuaValue): Results {
  return loop(bridge, bridge.fromLua(x), (v) => notNil(bridge, v));
}

/** `js.iterex(x)`: arrays and tuples become several loop variables. */
export function iterex(bridge: Bridge, x: LuaValue): Results {
  return loop(bridge, bridge.fromLua(x), (v) => exploded(bridge, v));
}

function exploded(bridge: Bridge, v: unknown): Results {
  const elements = bridge.policy.elements(v);
  if (elements === null) return notNil(bridge, v);
  // An empty array has no first value, and the loop must not end here.
  const list: LuaValue[] = [elements.length === 0 ? bridge.undefined : notNil(bridge, elements[0])];
  for (let i = 1; i < elements.length; i++) list.push(bridge.toLua(elements[i]));
  return list;
}

/** `js.enumerate(x, start)`. */
export function enumerate(bridge: Bridge, x: LuaValue, start: LuaValue): Results {
  let i = 0;
  if (start !== undefined) {
    if (typeof start !== 'number') throw new TypeError('enumerate: the argument start must be a number');
    i = start;
  }
  return loop(bridge, bridge.fromLua(x), (v) => [i++, bridge.toLua(v)]);
}

/** `pairs(object)`: the entries of a Map, or the own enumerable properties. */
export function hostPairs(bridge: Bridge, o: HostObject): Results {
  const { policy } = bridge;
  const { target } = o;
  if (target === null || target === undefined) throw new TypeError(`cannot iterate ${String(target)}`);
  if (target instanceof Map && o.items) return [loop(bridge, target, (v) => exploded(bridge, v)), o, undefined];
  const names = policy.keys(Object(target));
  const indexed = Array.isArray(target) || ArrayBuffer.isView(target);
  let i = 0;
  const step = (): Results => {
    if (i >= names.length) return NONE;
    const name = names[i++];
    const key = indexed && test(/^(0|[1-9]\d{0,9})$/, name) ? Number(name) : bridge.codec.toLua(name);
    return [key, bridge.memberToLua(o, policy.read(target, name))];
  };
  return [step, o, undefined];
}
