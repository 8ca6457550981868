/**
 * What the escape tests share: runtimes that are to hold, objects to break out of them with, and the test whether
 * something has got out. An attempt is a Lua chunk; it is refused when it raises an error or returns nothing but nil.
 */
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { LuaRuntime, type LuaRuntimeOptions } from '../../../src/index.js';

const nodeRequire = createRequire(import.meta.url);

const EVAL = (globalThis as unknown as { eval: unknown }).eval;

class Base {
  static create(): Base {
    return new Base();
  }
  inherited(): string {
    return 'base';
  }
}

export class Account extends Base {
  static count = 0;
  // biome-ignore lint/correctness/noUnusedPrivateClassMembers: what a setter changes; nothing needs to read it.
  static #made = 0;
  owner = 'Ada';
  _balance = 100;
  nested = { list: [1, 2, 3], deep: { fn: (x: unknown): unknown => x } };
  get handler(): () => string {
    return () => 'handled';
  }
  set handler(_f: unknown) {
    Account.#made++;
  }
  deposit(n: number): number {
    this._balance += n;
    return this._balance;
  }
  fail(): never {
    throw new TypeError('failed', { cause: new RangeError('inner') });
  }
  later(): Promise<string> {
    return Promise.resolve('later');
  }
  override toString(): string {
    return `Account of ${this.owner}`;
  }
}

function sloppyArguments(): IArguments {
  // Strict code has no callee; this function is not strict.
  return new Function('return arguments')() as IArguments;
}

/** Every kind of object a program may pass; `.name` picks one in the attempts: `o.account`. */
export function inventory(): Record<string, unknown> {
  return Object.assign(Object.create(null), {
    account: new Account(),
    Account,
    plain: { a: 1, f: () => 1 },
    bare: Object.assign(Object.create(null), { a: 1 }),
    list: [1, 'two', { three: 3 }, [4]],
    map: new Map<unknown, unknown>([
      ['k', 'v'],
      ['_secret', 'hidden'],
    ]),
    set: new Set([1, 2]),
    weak: new WeakMap(),
    arrow: (x: unknown): unknown => x,
    fn: function named(x: unknown): unknown {
      return x;
    },
    sloppy: new Function('return function () { return this }')(),
    afn: async (x: unknown): Promise<unknown> => x,
    gfn: function* (): Generator<number> {
      yield 1;
    },
    agfn: async function* (): AsyncGenerator<number> {
      yield 1;
    },
    date: new Date(0),
    regexp: /(a)(b)/g,
    bytes: new Uint8Array([1, 2, 3]),
    slice: new Uint8Array(new ArrayBuffer(64), 8, 4),
    buffer: Buffer.from('node buffer'),
    promise: Promise.resolve(1),
    proxy: new Proxy({ a: 1 }, {}),
    args: sloppyArguments(),
    symbol: Symbol('s'),
    error: new Error('given'),
    bound: function (this: unknown): unknown {
      return this;
    }.bind({ b: 1 }),
    Math,
    JSON,
    console,
    Promise,
    url: new URL('file:///x?a=1'),
    signal: new AbortController().signal,
    thrower: (): never => {
      throw new Error('thrown');
    },
    throwPrototype: (): never => {
      throw Object.prototype;
    },
    throwFunction: (): never => {
      throw Function;
    },
    giveFunction: (): unknown => Function,
    giveGlobal: (): unknown => globalThis,
    giveEval: (): unknown => EVAL,
    giveList: (): unknown => [Function, globalThis, Object.prototype],
    giveRequire: (): unknown => nodeRequire,
    giveProcess: (): unknown => process,
    giveAsync: (): Promise<unknown> => Promise.resolve(Function),
    giveRejected: (): Promise<unknown> => Promise.reject(Function),
    // biome-ignore lint/suspicious/noThenProperty: a thing to try
    giveThenable: (): unknown => ({ then: (f: (v: unknown) => void) => f(Function) }),
    holder: {
      Function,
      eval: EVAL,
      process,
      global: globalThis,
      Object,
      Reflect,
      Proxy,
      require: nodeRequire,
    },
    call: (f: (...args: unknown[]) => unknown, ...args: unknown[]): unknown => f(...args),
    id: (x: unknown): unknown => x,
  });
}

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
const GeneratorFunction = Object.getPrototypeOf(function* () {}).constructor;
const AsyncGeneratorFunction = Object.getPrototypeOf(async function* () {}).constructor;

/** What no attempt may get. */
const LOOT = new Set<unknown>([
  Function,
  AsyncFunction,
  GeneratorFunction,
  AsyncGeneratorFunction,
  EVAL,
  globalThis,
  process,
  nodeRequire,
  Reflect,
  Proxy,
  Object.getPrototypeOf,
  Object.setPrototypeOf,
  Object.defineProperty,
  Object.getOwnPropertyDescriptor,
  Function.prototype,
  Account.prototype,
  Base.prototype,
  Array.prototype,
  Object.prototype,
  Error.prototype,
  Map.prototype,
  Promise.prototype,
  ...[[][Symbol.iterator](), new Map().entries(), (function* () {})()].map((o) => Object.getPrototypeOf(o)),
]);

function isLoot(v: unknown): boolean {
  if (LOOT.has(v)) return true;
  return typeof v === 'object' && v !== null && Object.hasOwn(v, 'constructor');
}

const snapshot = (): string =>
  JSON.stringify(
    [Object, Function, Array, Error, Map, Promise, Account, Base, Date, RegExp].flatMap((C) => [
      Object.getOwnPropertyNames(C).sort(),
      Object.getOwnPropertyNames(C.prototype).sort(),
      ...Object.getOwnPropertyNames(C.prototype).map((name) => {
        const value = Object.getOwnPropertyDescriptor(C.prototype, name)?.value;
        return typeof value === 'function' ? Object.getOwnPropertyNames(value).length : 0;
      }),
    ]),
  ) +
  String(Math.floor) +
  String(JSON.stringify) +
  String(console.log);

/** The settings in which every attempt must fail. */
export const PRISONS: Record<string, LuaRuntimeOptions> = {
  'no eval, no builtins': { registerEval: false, registerBuiltins: false },
  'and a filter': {
    registerEval: false,
    registerBuiltins: false,
    attributeFilter: (_object, name) => {
      if (typeof name === 'number' || (typeof name === 'string' && !name.startsWith('_'))) return name;
      throw new Error('access denied by the filter');
    },
  },
  'and the safe filter, safe libraries': {
    registerEval: false,
    registerBuiltins: false,
    attributeFilter: 'safe',
    stdlib: 'safe',
  },
  'and handlers, Lua 5.2': {
    lua: '5.2',
    registerEval: false,
    registerBuiltins: false,
    attributeHandlers: [
      (object, name) => (object as Record<PropertyKey, unknown>)[name as PropertyKey],
      (object, name, value) => {
        (object as Record<PropertyKey, unknown>)[name as PropertyKey] = value;
      },
    ],
  },
};

declare global {
  var escaped: unknown;
}

function check(results: unknown, name: string): void {
  const list = Array.isArray(results) ? [...results] : [results];
  for (const v of list) {
    if (isLoot(v)) throw new Error(`${name}: got ${String(v)}`);
    // What Lua returns may be a table or a function that hides something: deep enough for what the attempts do.
    if (typeof v === 'object' && v !== null && 'toMap' in v && typeof v.toMap === 'function') {
      for (const inner of v.toMap().values()) if (isLoot(inner)) throw new Error(`${name}: got a table with ${inner}`);
    }
  }
}

/**
 * A test: the Lua chunk, with the inventory as `o`, is to raise an error or to give only nil, false or what `harmless`
 * says; nothing may have changed outside.
 */
export function attempt(name: string, code: string, harmless?: (results: unknown[]) => void): void {
  it(name, () => {
    for (const [prison, options] of Object.entries(PRISONS)) {
      const lua = new LuaRuntime({ ...options, stdout: () => {} });
      const before = snapshot();
      globalThis.escaped = undefined;
      let results: unknown;
      let raised = false;
      try {
        const run = lua.compile(`local o, unbound = ...\n${code}`, { name: '=attempt' });
        const o = inventory();
        results = run(o, o['sloppy']);
      } catch (e) {
        raised = true;
        expect(e, prison).toBeInstanceOf(Error);
        expect((e as Error).message, prison).not.toMatch(/internal|assert|undefined is not/);
        check(e, `${name} (${prison})`);
      }
      check(results, `${name} (${prison})`);
      expect(globalThis.escaped, `${name} (${prison}): code ran`).toBe(undefined);
      expect(snapshot(), `${name} (${prison}): something was changed`).toBe(before);
      if (!raised) {
        const list = Array.isArray(results) ? [...results] : [results];
        if (harmless !== undefined) harmless(list);
        else
          expect(
            list.every((v) => v === undefined || v === false),
            `${name} (${prison}): gave ${list.map((v) => typeof v)}`,
          ).toBe(true);
      }
      // It goes on working.
      expect(lua.eval('1 + 1')).toBe(2);
    }
  });
}
