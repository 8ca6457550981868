/** The members of the `js` table. */
import type { LuaFunctionValue, LuaValue, Results } from '../core/value.js';
import { makeAwait } from './async.js';
import type { Bridge } from './bridge.js';
import { HostObject } from './host-object.js';
import { enumerate, iter, iterex } from './iteration.js';
import type { Callable } from './policy.js';
import { tuple, tupleOf } from './tuple.js';

export interface JsTableOptions {
  registerEval: boolean;
  registerBuiltins: boolean;
}

/** Members of the table by which Lua reaches JavaScript. Its functions give values to `for` loops, and to programs. */
export function openJs(bridge: Bridge, options: JsTableOptions): Record<string, LuaValue> {
  const members: Record<string, LuaValue> = {
    iter: (x?: LuaValue): Results => iter(bridge, x),
    iterex: (x?: LuaValue): Results => iterex(bridge, x),
    enumerate: (x?: LuaValue, start?: LuaValue): Results => enumerate(bridge, x, start),
    null: bridge.null,
    none: bridge.null,
    undefined: bridge.undefined,
    as_attrgetter: (x?: LuaValue): Results => bridge.withProtocol(hostTarget(x, 'as_attrgetter'), false),
    as_itemgetter(x?: LuaValue): Results {
      const target = hostTarget(x, 'as_itemgetter');
      if (!bridge.policy.hasItems(target))
        throw new TypeError('as_itemgetter: the argument must have the methods get and set');
      return bridge.withProtocol(target, true);
    },
    as_function: (x?: LuaValue): Results => bridge.functionOf(x),
    new: (c?: LuaValue, ...args: LuaValue[]): Results =>
      bridge.toLua(bridge.policy.construct(targetFromLua(bridge, c), bridge.listFromLua(args))),
    typeof: (x?: LuaValue): string => typeof targetFromLua(bridge, x),
    instanceof: (x?: LuaValue, c?: LuaValue): boolean =>
      bridge.policy.isInstance(targetFromLua(bridge, x), targetFromLua(bridge, c)),
    tuple: (...items: LuaValue[]): Results => bridge.toLua(tupleOf(bridge.listFromLua(items))),
    await: makeAwait(bridge),
  };
  if (options.registerEval) members['eval'] = makeEval(bridge);
  if (options.registerBuiltins) {
    const { hostName } = bridge.options;
    members['builtins'] = bridge.toLua(hostName === 'python' ? pythonBuiltins() : globalThis);
  }
  return members;
}

/** What a Lua value is in JavaScript; a method as it was read, not bound. */
function targetFromLua(bridge: Bridge, v: LuaValue): unknown {
  return v instanceof HostObject ? v.target : bridge.fromLua(v);
}

function hostTarget(v: LuaValue, name: string): object {
  if (v instanceof HostObject) {
    const target = v.toHost();
    if (typeof target === 'object' || typeof target === 'function') if (target !== null) return target;
  }
  throw new TypeError(`${name}: the argument must be a JavaScript object`);
}

/** `js.eval`: the value of JavaScript code, in which `tuple` makes tuples. */
function makeEval(bridge: Bridge): LuaFunctionValue {
  let evaluate: Callable | null = null;
  return (code?: LuaValue): Results => {
    if (typeof code !== 'string') throw new TypeError('eval: the argument code must be a string');
    evaluate ??= new Function('tuple', 'return eval(arguments[1])') as Callable;
    return bridge.resultToLua(bridge.policy.call(evaluate, [tuple, bridge.codec.text(code)]));
  };
}

/** `python.builtins`: the global object, and what scripts written for Python use most. */
function pythonBuiltins(): object {
  const lengthOf = (x: { length?: number; size?: number }): number | undefined => x.length ?? x.size;
  return Object.assign(Object.create(globalThis), {
    str: (x: unknown) => String(x),
    repr: (x: unknown) => (typeof x === 'string' ? JSON.stringify(x) : String(x)),
    int: (x: unknown) => Math.trunc(Number(x)),
    float: (x: unknown) => Number(x),
    bool: (x: unknown) => Boolean(x),
    len: lengthOf,
    list: (x: Iterable<unknown> = []) => [...x],
    tuple: (x: Iterable<unknown> = []) => tupleOf([...x]),
    dict: (x: Iterable<[unknown, unknown]> = []) => new Map(x),
    set: (x: Iterable<unknown> = []) => new Set(x),
    abs: Math.abs,
    min: Math.min,
    max: Math.max,
    print: (...args: unknown[]) => console.log(...args),
    range: (a: number, b?: number, step = 1) => {
      const [from, to] = b === undefined ? [0, a] : [a, b];
      return Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, i) => from + i * step);
    },
  });
}
