/** Iteration of JavaScript objects in Lua. */
import type { LuaFunctionValue, LuaValue, Results } from '../core/value.js';
import { NONE } from '../core/value.js';
import type { Bridge } from './bridge.js';
import type { HostObject } from './host-object.js';

/** What is iterated: the object itself; a Lua string as its characters. */
function targetOf(bridge: Bridge, v: LuaValue): unknown {
  return bridge.fromLua(v);
}

/** The Lua value of a first loop variable, which must not be nil. */
function notNil(bridge: Bridge, v: unknown): LuaValue {
  if (typeof v === 'number') return v;
  if (v === null) return bridge.null;
  return v === undefined ? bridge.undefined : bridge.toLua(v);
}

/**
 * The iterator function of a loop over an iterator of the host. When Lua leaves the loop early the iterator is left as it
 * stands, as nothing tells.
 */
function loop(iterator: Iterator<unknown>, entry: (value: unknown) => Results): LuaFunctionValue {
  const { next } = iterator;
  return () => {
    const step = next.call(iterator);
    return step.done === true ? undefined : entry(step.value);
  };
}

/** `js.iter(x)`. */
export function iter(bridge: Bridge, x: LuaValue): Results {
  const target = targetOf(bridge, x);
  return loop(bridge.policy.iterate(target), (v) => notNil(bridge, v));
}

/** `js.iterex(x)`: arrays and tuples become several loop variables. */
export function iterex(bridge: Bridge, x: LuaValue): Results {
  return loop(bridge.policy.iterate(targetOf(bridge, x)), (v) => {
    if (!Array.isArray(v)) return notNil(bridge, v);
    // An empty array has no first value, and the loop must not end here.
    const list: LuaValue[] = [v.length === 0 ? bridge.undefined : notNil(bridge, v[0])];
    for (let i = 1; i < v.length; i++) list.push(bridge.toLua(v[i]));
    return list;
  });
}

/** `js.enumerate(x, start)`. */
export function enumerate(bridge: Bridge, x: LuaValue, start: LuaValue): Results {
  let i = 0;
  if (start !== undefined) {
    if (typeof start !== 'number') throw new TypeError('enumerate: the argument start must be a number');
    i = start;
  }
  return loop(bridge.policy.iterate(targetOf(bridge, x)), (v) => [i++, bridge.toLua(v)]);
}

/** `pairs(object)`: the entries of a Map, or the own enumerable properties. */
export function hostPairs(bridge: Bridge, o: HostObject): Results {
  const { policy } = bridge;
  const { target } = o;
  if (target === null || target === undefined) throw new TypeError(`cannot iterate ${String(target)}`);
  if (target instanceof Map && o.items) {
    const keys = policy.iterate((target as Map<unknown, unknown>).keys());
    return [
      loop(keys, (k) => [notNil(bridge, k), bridge.toLua(policy.readItem(target as Map<unknown, unknown>, k))]),
      o,
      undefined,
    ];
  }
  const names = policy.keys(Object(target));
  const indexed = Array.isArray(target) || ArrayBuffer.isView(target);
  let i = 0;
  const step = (): Results => {
    while (i < names.length) {
      const name = names[i++];
      let v: unknown;
      try {
        v = policy.read(target, name);
      } catch (e) {
        if (!policy.admits) throw e;
        continue;
      }
      const key = indexed && /^(0|[1-9]\d{0,9})$/.test(name) ? Number(name) : bridge.codec.toLua(name);
      return [key, bridge.memberToLua(o, v)];
    }
    return NONE;
  };
  return [step, o, undefined];
}
