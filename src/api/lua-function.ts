import { callAsync, later } from '../bridge/async.js';
import type { Bridge } from '../bridge/bridge.js';
import { Handle } from '../bridge/handle.js';
import { Coroutine } from '../core/coroutine.js';
import { enter } from '../core/state.js';
import { tostring } from '../core/tostring.js';
import type { LuaFunctionValue, LuaValue, Results } from '../core/value.js';
import { type LuaCoroutine, makeCoroutine } from './lua-coroutine.js';

/**
 * A Lua function as a JavaScript function. Arguments and result can be given types:
 * `lua.eval<LuaFunction<[number, number], number>>('math.max')`.
 */
export interface LuaFunction<A extends readonly unknown[] = unknown[], R = unknown> {
  (...args: A): R;
  /** A coroutine that runs the function with these arguments; not started. */
  coroutine(...args: A): LuaCoroutine;
  /** Runs the function as an async call, in which `js.await` suspends. */
  async(...args: A): Promise<R>;
  toString(): string;
}

function functionOf(f: unknown): { bridge: Bridge; fn: LuaFunctionValue } {
  if (typeof f !== 'function' || !Handle.has(f)) throw new TypeError('this is not a Lua function');
  const bridge = Handle.bridge(f);
  bridge.check();
  return { bridge, fn: Handle.value(f) as LuaFunctionValue };
}

/** What Lua functions have beside the properties of every function. */
const prototype = Object.create(Function.prototype, {
  coroutine: {
    value: function coroutine(this: unknown, ...args: unknown[]): LuaCoroutine {
      const { bridge, fn } = functionOf(this);
      return makeCoroutine(bridge, coroutineOf(fn, bridge.listToLua(args)));
    },
  },
  async: {
    value: function async(this: unknown, ...args: unknown[]): Promise<unknown> {
      return later(() => {
        const { bridge, fn } = functionOf(this);
        return callAsync(bridge, fn, args);
      });
    },
  },
  toString: {
    value: function luaToString(this: unknown): string {
      const { bridge, fn } = functionOf(this);
      return bridge.codec.display(bridge.run(() => tostring(fn)));
    },
  },
});

/** A coroutine that calls a function with arguments of its own before those of the first resume. */
export function coroutineOf(f: LuaFunctionValue, args: LuaValue[]): Coroutine {
  if (args.length === 0) return new Coroutine(f);
  return new Coroutine(function (this: unknown, ...more: LuaValue[]): Results {
    return f.apply(this, more.length === 0 ? args : [...args, ...more]);
  });
}

/**
 * Makes the JavaScript function that calls a Lua function: one per Lua function. The usual numbers of arguments are
 * written out, so that a call allocates nothing.
 */
export function makeLuaFunction(bridge: Bridge, f: LuaFunctionValue): LuaFunction {
  const { state } = bridge;
  const luaFunction = function (a?: unknown, b?: unknown, c?: unknown): unknown {
    if (bridge.guarded) return bridge.call(f, arguments);
    const former = enter(state);
    const { handler, protectedDepth } = state;
    state.handler = null;
    state.protectedDepth = 0;
    try {
      let r: Results;
      switch (arguments.length) {
        case 0:
          r = f();
          break;
        case 1:
          r = f(typeof a === 'number' ? a : bridge.toLua(a));
          break;
        case 2:
          r = f(typeof a === 'number' ? a : bridge.toLua(a), typeof b === 'number' ? b : bridge.toLua(b));
          break;
        case 3:
          r = f(
            typeof a === 'number' ? a : bridge.toLua(a),
            typeof b === 'number' ? b : bridge.toLua(b),
            typeof c === 'number' ? c : bridge.toLua(c),
          );
          break;
        default:
          r = f(...bridge.listToLua(arguments as unknown as unknown[]));
      }
      return typeof r === 'number' ? r : bridge.results(r);
    } catch (e) {
      throw bridge.errorFromLua(e);
    } finally {
      state.handler = handler;
      state.protectedDepth = protectedDepth;
      enter(former);
    }
  };
  Object.setPrototypeOf(luaFunction, prototype);
  new Handle(luaFunction, f, bridge);
  return luaFunction as unknown as LuaFunction;
}
