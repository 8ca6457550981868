/**
 * Lua functions that call functions of the host. One is made per host function, not per call; the usual numbers of
 * arguments are written out, so that a call allocates nothing.
 */
import type { LuaFunctionValue, LuaValue, Results } from '../core/value.js';
import type { Bridge } from './bridge.js';
import { HostObject } from './host-object.js';
import type { Callable } from './policy.js';

const plainCall = Function.prototype.call;

/** Calls `target` with `this` undefined, or constructs with it. */
export function makeFunctionCaller(bridge: Bridge, target: Callable, constructs: boolean): LuaFunctionValue {
  if (constructs) {
    return (...args: LuaValue[]): Results => bridge.toLua(bridge.policy.construct(target, bridge.listFromLua(args)));
  }
  return function (a?: LuaValue, b?: LuaValue, c?: LuaValue): Results {
    let r: unknown;
    switch (arguments.length) {
      case 0:
        r = target();
        break;
      case 1:
        r = target(typeof a === 'number' ? a : bridge.fromLua(a));
        break;
      case 2:
        r = target(typeof a === 'number' ? a : bridge.fromLua(a), typeof b === 'number' ? b : bridge.fromLua(b));
        break;
      case 3:
        r = target(
          typeof a === 'number' ? a : bridge.fromLua(a),
          typeof b === 'number' ? b : bridge.fromLua(b),
          typeof c === 'number' ? c : bridge.fromLua(c),
        );
        break;
      default:
        r = target(...convert(bridge, arguments, 0));
    }
    return typeof r === 'number' || r === undefined ? r : bridge.resultToLua(r);
  };
}

/** Calls `target` with the first argument as `this`. */
export function makeMethodCaller(bridge: Bridge, target: Callable, constructs: boolean): LuaFunctionValue {
  if (constructs) {
    return (_self: LuaValue, ...args: LuaValue[]): Results =>
      bridge.toLua(bridge.policy.construct(target, bridge.listFromLua(args)));
  }
  // A function may have a `call` of its own.
  if (target.call !== plainCall) {
    return function (self?: LuaValue): Results {
      return bridge.resultToLua(Reflect.apply(target, thisOf(bridge, self), convert(bridge, arguments, 1)));
    };
  }
  return function (self?: LuaValue, a?: LuaValue, b?: LuaValue): Results {
    const o = thisOf(bridge, self);
    let r: unknown;
    switch (arguments.length) {
      case 0:
      case 1:
        r = target.call(o);
        break;
      case 2:
        r = target.call(o, typeof a === 'number' ? a : bridge.fromLua(a));
        break;
      case 3:
        r = target.call(
          o,
          typeof a === 'number' ? a : bridge.fromLua(a),
          typeof b === 'number' ? b : bridge.fromLua(b),
        );
        break;
      default:
        r = target.call(o, ...convert(bridge, arguments, 1));
    }
    return typeof r === 'number' || r === undefined ? r : bridge.resultToLua(r);
  };
}

function thisOf(bridge: Bridge, self: LuaValue): unknown {
  return self instanceof HostObject ? self.target : bridge.fromLua(self);
}

function convert(bridge: Bridge, args: IArguments, from: number): unknown[] {
  const out: unknown[] = [];
  for (let i = from; i < args.length; i++) out.push(bridge.fromLua(args[i] as LuaValue));
  return out;
}
