/** The metatable that all JavaScript objects of a runtime have in Lua. */

import { libError } from '../core/error.js';
import { neverSuspends } from '../core/metatable.js';
import { rawSetString, Table } from '../core/table.js';
import type { LuaFunctionValue, LuaValue, Results } from '../core/value.js';
import { type Bridge, errorFrames } from './bridge.js';
import { BoundMethod, HostNothing, HostObject, refuseIndex } from './host-object.js';
import { hostPairs } from './iteration.js';

function checkHost(o: LuaValue): HostObject {
  if (o instanceof HostObject) return o;
  libError('a JavaScript object expected');
}

/** The property key for a Lua value. */
export function keyFromLua(bridge: Bridge, k: LuaValue): PropertyKey {
  if (typeof k === 'string') return bridge.codec.text(k);
  if (typeof k === 'number') return k;
  if (k instanceof HostObject && typeof k.target === 'symbol') return k.target;
  throw new TypeError('the name of a property must be a string, a number or a symbol');
}

/** What tells two values apart for `==`. */
function identity(o: HostObject): unknown {
  return o instanceof BoundMethod ? o.toHost() : o.target;
}

export function openHostMetatable(bridge: Bridge): Table {
  const { policy, codec } = bridge;
  const t = new Table();
  const set = (event: string, f: LuaFunctionValue): void => {
    neverSuspends(f);
    rawSetString(t, event, f);
  };
  set('__index', (o: LuaValue, k: LuaValue): LuaValue => {
    const host = o instanceof HostObject ? o : checkHost(o);
    if (host.items) return bridge.readItem(host, k);
    const { target } = host;
    if (target === null || target === undefined) refuseIndex(target);
    if (host.thrown && k === 'stack') errorFrames(host);
    const v = policy.read(target, typeof k === 'string' ? codec.text(k) : keyFromLua(bridge, k));
    return typeof v === 'number' ? v : bridge.memberToLua(host, v);
  });
  set('__newindex', (o: LuaValue, k: LuaValue, v: LuaValue): void => {
    const host = o instanceof HostObject ? o : checkHost(o);
    const value = typeof v === 'number' ? v : bridge.fromLua(v);
    if (host.items) {
      policy.writeItem(host.target as object, bridge.fromLua(k), value);
      return;
    }
    const { target } = host;
    if (target === null || target === undefined) refuseIndex(target);
    policy.write(target, typeof k === 'string' ? codec.text(k) : keyFromLua(bridge, k), value);
  });
  set('__len', (o: LuaValue): LuaValue => {
    const n = policy.length(checkHost(o).target);
    if (n === undefined) libError('attempt to get length of a JavaScript object that has neither length nor size');
    return n;
  });
  set('__eq', (a: LuaValue, b: LuaValue): LuaValue => {
    const x = checkHost(a);
    const y = checkHost(b);
    if (x instanceof HostNothing || y instanceof HostNothing) return x === y;
    return identity(x) === identity(y);
  });
  set('__tostring', (o: LuaValue): LuaValue => codec.toLua(policy.text(checkHost(o).target)));
  set('__pairs', (o: LuaValue): Results => hostPairs(bridge, checkHost(o)));
  set('__ipairs', (): never => {
    const { hostName } = bridge.options;
    libError(`a JavaScript object is no table; use ${hostName}.enumerate or ${hostName}.iter`);
  });
  // What getmetatable shows: the functions above are not for programs to change.
  rawSetString(t, '__metatable', 'JavaScript object');
  return t;
}
