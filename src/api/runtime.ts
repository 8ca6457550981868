/// <reference lib="esnext.disposable" preserve="true" />
import { callAsync, later } from '../bridge/async.js';
import { Bridge, type HandleMakers } from '../bridge/bridge.js';
import { bytesToLua } from '../bridge/encoding.js';
import { LuaError } from '../bridge/errors.js';
import { Handle } from '../bridge/handle.js';
import { openJs } from '../bridge/js-table.js';
import { Limiter, type LimitSettings } from '../bridge/limiter.js';
import { MemoryLimit } from '../bridge/memory-limit.js';
import { makeFiller, makeGetter, makeSetter } from '../codegen/accessors.js';
import { LuaThrow } from '../core/error.js';
import { setAccessorFactories } from '../core/fields.js';
import { isCompiled } from '../core/generated.js';
import { memory } from '../core/memory.js';
import { enter, LuaState } from '../core/state.js';
import { rawGetString, rawSetString, Table } from '../core/table.js';
import type { LuaFunctionValue, LuaValue } from '../core/value.js';
import { fill, setFillerFactory } from '../lib/library.js';
import { openLibraries } from '../lib/open.js';
import type { Searcher as LibrarySearcher } from '../lib/package.js';
import { stringHooks } from '../lib/string.js';
import { dumpFunction, loadChunk, syntaxFailures } from './loader.js';
import { makeLuaCoroutine } from './lua-coroutine.js';
import { type LuaFunction, makeLuaFunction } from './lua-function.js';
import { type AnyFields, type LuaTable, makeLuaTable } from './lua-table.js';
import { makeLuaUserdata } from './lua-userdata.js';
import {
  type CheckedOptions,
  checkAmount,
  checkLimits,
  checkOptions,
  type LuaRuntimeOptions,
  type Searcher,
} from './options.js';
import { TableBuilder, tableOfItems } from './table-sources.js';

setFillerFactory(makeFiller as Parameters<typeof setFillerFactory>[0]);
type AccessorFactories = Parameters<typeof setAccessorFactories>;
setAccessorFactories(makeSetter as AccessorFactories[0], makeGetter as AccessorFactories[1]);

const cannotDump = stringHooks.dump;
stringHooks.dump = (f, strip) => (isCompiled(f) ? dumpFunction(f) : cannotDump(f, strip));

const VERSION = '0.1.0';

const makers: HandleMakers = {
  table: makeLuaTable,
  func: makeLuaFunction,
  thread: makeLuaCoroutine,
  userdata: makeLuaUserdata,
  syntaxFailure: (e) => syntaxFailures.get(e),
};

/** Settings of the calls made through `lua.with(…)`. */
export interface CallSettings extends LimitSettings {
  /** Name of the chunk in messages, as Lua's `load` takes it: `=name`, `@file`. */
  name?: string;
}

export interface CompileOptions {
  /** Name of the chunk in messages, as Lua's `load` takes it: `=name`, `@file`. Default: the source itself. */
  name?: string;
  /** `'t'`: text only, `'b'`: only what `string.dump` made, `'bt'`: both, the default. */
  mode?: 't' | 'b' | 'bt' | 'tb';
}

/** The calls of a runtime that take settings. */
export interface LuaCalls {
  eval<T = unknown>(code: string | Uint8Array, ...args: unknown[]): T;
  execute<T = unknown>(code: string | Uint8Array, ...args: unknown[]): T;
  evalAsync<T = unknown>(code: string | Uint8Array, ...args: unknown[]): Promise<T>;
  executeAsync<T = unknown>(code: string | Uint8Array, ...args: unknown[]): Promise<T>;
  call<A extends unknown[], R>(f: (...args: A) => R, ...args: A): R;
  callAsync<A extends unknown[], R>(f: (...args: A) => R, ...args: A): Promise<Awaited<R>>;
}

/**
 * A Lua state of its own, and the bridge to it.
 *
 * @example
 * const lua = new LuaRuntime();
 * lua.eval('1 + 1'); // 2
 */
export class LuaRuntime implements LuaCalls {
  readonly #state: LuaState;
  readonly #bridge: Bridge;
  readonly #require: LuaValue;
  readonly #limits: LimitSettings | null;
  #maxMemory: number;

  /** @throws TypeError or RangeError that names the faulty option */
  constructor(options: LuaRuntimeOptions = {}) {
    const checked = checkOptions(options);
    const { dialect, codec, policy, hostName } = checked;
    const state = new LuaState(dialect);
    this.#state = state;
    const bridge = new Bridge(
      state,
      {
        codec,
        policy,
        hostName,
        unpackReturnedTuples: options.unpackReturnedTuples ?? false,
        overflowHandler: options.overflowHandler ?? null,
      },
      makers,
    );
    this.#bridge = bridge;
    this.#maxMemory = options.maxMemory ?? 0;
    const { safe } = checked;
    state.load = (source, name, env) => {
      if (safe && source.charCodeAt(0) === 27) throw new LuaThrow("attempt to load a binary chunk (mode is 't')");
      return loadChunk(state, source, name, env);
    };
    this.#limits = checked.limits;
    this.#setLimiter();
    const former = enter(state);
    try {
      this.#open(checked, options);
    } finally {
      enter(former);
    }
    this.#require = rawGetString(state.globals, 'require');
  }

  /** Puts limits in force for the calls to come. */
  #setLimiter(): void {
    const bridge = this.#bridge;
    const memoryLimit = this.#maxMemory > 0 ? new MemoryLimit(this.#maxMemory) : null;
    const limited = this.#limits !== null || memoryLimit !== null;
    bridge.limiter = limited ? new Limiter(this.#state, this.#limits ?? {}, memoryLimit, true) : null;
    bridge.guarded = limited || this.#state.closed;
    this.#state.budgeted = limited;
  }

  #open(checked: CheckedOptions, options: LuaRuntimeOptions): void {
    this.#state.debugForm = options.debug ?? false;
    const { globals, loaded } = this.#state;
    const bridge = this.#bridge;
    openLibraries(this.#state, {
      libraries: checked.libraries,
      safe: checked.safe,
      streams: checked.streams,
      searchers: options.searchers?.map((s) => this.#searcher(s)) ?? null,
    });
    const registerEval = options.registerEval ?? true;
    const registerBuiltins = options.registerBuiltins ?? true;
    const members = openJs(bridge, { registerEval, registerBuiltins });
    const js = fill(new Table(), `js ${registerEval} ${registerBuiltins}`, members);
    rawSetString(globals, checked.hostName, js);
    rawSetString(loaded, checked.hostName, js);
  }

  #searcher(search: Searcher): LibrarySearcher {
    const bridge = this.#bridge;
    return (name) => {
      const found: unknown = search(bridge.codec.text(name));
      if (found === undefined || found === null) return undefined;
      if (typeof found === 'string') return bridge.codec.source(found);
      if (found instanceof Uint8Array) return bytesToLua(found);
      const f = bridge.toLua(found);
      if (typeof f === 'function') return f;
      throw new TypeError('a searcher must return source text, a Lua function or undefined');
    };
  }

  // ---- running code

  /** Loads a chunk; gives its function. */
  #load(code: unknown, prefix: string, name: unknown, mode = 'bt', limited = false): LuaFunctionValue {
    const bridge = this.#bridge;
    bridge.check();
    if (typeof code !== 'string' && !(code instanceof Uint8Array)) {
      throw new TypeError('the argument code must be a string or a Uint8Array');
    }
    if (name !== undefined && typeof name !== 'string') throw new TypeError('option name must be a string');
    const bytes = typeof code === 'string' ? bridge.codec.source(code) : bytesToLua(code);
    const chunkName = name === undefined ? bytes : bridge.codec.source(name);
    const binary = bytes.charCodeAt(0) === 27;
    if (!mode.includes(binary ? 'b' : 't')) {
      throw new LuaError(`attempt to load a ${binary ? 'binary' : 'text'} chunk (mode is '${mode}')`);
    }
    const state = this.#state;
    const { budgeted } = state;
    if (limited) state.budgeted = true;
    try {
      return bridge.run(() => state.load(prefix + bytes, chunkName, state.globals), null);
    } finally {
      state.budgeted = budgeted;
    }
  }

  /** The value of an expression; `args` are its `...`. No value is `undefined`, several are a `Tuple`. */
  eval<T = unknown>(code: string | Uint8Array, ...args: unknown[]): T {
    return this.#bridge.call(this.#load(code, 'return ', undefined), args) as T;
  }

  /** Runs a chunk; gives what it returns. `args` are its `...`. */
  execute<T = unknown>(code: string | Uint8Array, ...args: unknown[]): T {
    return this.#bridge.call(this.#load(code, '', undefined), args) as T;
  }

  /** Compiles a chunk without running it. */
  compile<A extends readonly unknown[] = unknown[], R = unknown>(
    code: string | Uint8Array,
    options: CompileOptions = {},
  ): LuaFunction<A, R> {
    if (typeof options !== 'object' || options === null) throw new TypeError('the argument options must be an object');
    const { mode = 'bt' } = options;
    if (typeof mode !== 'string' || !/^[bt]{1,2}$/.test(mode))
      throw new RangeError("option mode must be 't', 'b' or 'bt'");
    return this.#bridge.fromLua(this.#load(code, '', options.name, mode)) as LuaFunction<A, R>;
  }

  /** `eval` as an async call: `js.await` in it suspends until a promise settles. */
  evalAsync<T = unknown>(code: string | Uint8Array, ...args: unknown[]): Promise<T> {
    return later(() => callAsync(this.#bridge, this.#load(code, 'return ', undefined), args));
  }

  /** `execute` as an async call. */
  executeAsync<T = unknown>(code: string | Uint8Array, ...args: unknown[]): Promise<T> {
    return later(() => callAsync(this.#bridge, this.#load(code, '', undefined), args));
  }

  /** Calls a Lua function of this runtime. */
  call<A extends unknown[], R>(f: (...args: A) => R, ...args: A): R {
    return this.#bridge.call(this.#functionValue(f), args) as R;
  }

  /** Calls a Lua function of this runtime as an async call. */
  callAsync<A extends unknown[], R>(f: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    return later(() => callAsync(this.#bridge, this.#functionValue(f), args));
  }

  #functionValue(f: unknown): LuaFunctionValue {
    this.#bridge.check();
    if (typeof f !== 'function' || !Handle.has(f)) throw new TypeError('the argument f must be a Lua function');
    const value = this.#bridge.toLua(f);
    if (typeof value !== 'function') throw new TypeError('the argument f must be a Lua function');
    return value;
  }

  /** The same runtime, with settings for the calls made through the result. */
  with(settings: CallSettings): LuaCalls {
    this.#bridge.check();
    if (typeof settings !== 'object' || settings === null)
      throw new TypeError('the argument settings must be an object');
    for (const key in settings) {
      if (!['signal', 'timeout', 'maxInstructions', 'name'].includes(key))
        throw new TypeError(`unknown option '${key}'`);
    }
    const { name } = settings;
    if (name !== undefined && typeof name !== 'string') throw new TypeError('option name must be a string');
    const limits = checkLimits('with', settings);
    const bridge = this.#bridge;
    const limiter = limits === null ? bridge.limiter : Limiter.over(this.#state, limits, bridge.limiter);
    const call = (f: LuaFunctionValue, args: unknown[]): unknown => bridge.callWith(limiter, f, args);
    const load = (code: unknown, prefix: string): LuaFunctionValue =>
      this.#load(code, prefix, name, 'bt', limiter !== null);
    const callLater = (f: LuaFunctionValue, args: unknown[]): Promise<unknown> => callAsync(bridge, f, args, limiter);
    return {
      eval: <T>(code: string | Uint8Array, ...args: unknown[]) => call(load(code, 'return '), args) as T,
      execute: <T>(code: string | Uint8Array, ...args: unknown[]) => call(load(code, ''), args) as T,
      evalAsync: <T>(code: string | Uint8Array, ...args: unknown[]) =>
        later<T>(() => callLater(load(code, 'return '), args)),
      executeAsync: <T>(code: string | Uint8Array, ...args: unknown[]) =>
        later<T>(() => callLater(load(code, ''), args)),
      call: <A extends unknown[], R>(f: (...args: A) => R, ...args: A) => call(this.#functionValue(f), args) as R,
      callAsync: <A extends unknown[], R>(f: (...args: A) => R, ...args: A) =>
        later<Awaited<R>>(() => callLater(this.#functionValue(f), args)),
    };
  }

  /** Lua's `require`. */
  require<T = unknown>(name: string): T {
    this.#bridge.check();
    if (typeof name !== 'string') throw new TypeError('the argument name must be a string');
    const f = this.#require;
    if (typeof f !== 'function') throw new LuaError("this runtime has no library 'package'");
    return this.#bridge.call(f, [name]) as T;
  }

  // ---- tables

  /** The table of globals, `_G`. */
  globals<T extends object = AnyFields>(): LuaTable<T> {
    this.#bridge.check();
    return this.#bridge.fromLua(this.#state.globals) as LuaTable<T>;
  }

  /** A new table of these items: `{items...}`. */
  table<T = unknown>(...items: T[]): LuaTable<{ [index: number]: T }> & LuaTable {
    this.#bridge.check();
    return this.#bridge.fromLua(tableOfItems(this.#bridge, items)) as LuaTable<{ [index: number]: T }> & LuaTable;
  }

  /** A new table of all sources: iterables append their values, Maps, plain objects and Lua tables merge; the last wins. */
  tableFrom<T extends object = AnyFields>(...sources: unknown[]): LuaTable<T> {
    this.#bridge.check();
    return this.#bridge.fromLua(new TableBuilder(this.#bridge, false).build(sources)) as LuaTable<T>;
  }

  /** The same with the arrays, Maps, Sets and plain objects inside as tables; shared and cyclic structure is kept. */
  tableFromDeep<T extends object = AnyFields>(...sources: unknown[]): LuaTable<T> {
    this.#bridge.check();
    return this.#bridge.fromLua(new TableBuilder(this.#bridge, true).build(sources)) as LuaTable<T>;
  }

  // ---- facts

  /** Version of the language, such as `[5, 1]`. */
  get luaVersion(): [number, number] {
    this.#bridge.check();
    return this.#state.dialect.name === '5.2' ? [5, 2] : [5, 1];
  }

  /** Engine and version. */
  get luaImplementation(): string {
    this.#bridge.check();
    const { name } = this.#state.dialect;
    const language = name === 'luajit' ? 'LuaJIT 2.1' : `Lua ${name}`;
    return `lupajs ${VERSION} (${language} compiled to JavaScript)`;
  }

  // ---- memory

  /** Collects garbage now, where the host lets us. */
  gccollect(): void {
    this.#bridge.check();
    memory.collect();
  }

  /** Calls a function; the host's collector decides for itself when it runs, so nothing is switched off. */
  nogc<T>(fn: () => T): T {
    this.#bridge.check();
    if (typeof fn !== 'function') throw new TypeError('nogc: the argument fn must be a function');
    return fn();
  }

  /**
   * Bytes in use. With a limit for memory: what its accounting says of this runtime. Without one, or with `total`: the
   * heap of the process, which all runtimes share.
   */
  getMemoryUsed(total = false): number {
    this.#bridge.check();
    checkFlag(total);
    const limit = this.#bridge.limiter?.memory ?? null;
    return limit === null || total ? memory.used() : limit.used;
  }

  /** The limit set for memory, 0 when there is none. */
  getMaxMemory(total = false): number {
    this.#bridge.check();
    checkFlag(total);
    return this.#maxMemory;
  }

  /** Sets the limit for memory; 0 is none. */
  setMaxMemory(bytes: number, total = false): void {
    this.#bridge.check();
    checkFlag(total);
    if (typeof bytes !== 'number') throw new TypeError('setMaxMemory: the argument bytes must be a number');
    if (!(bytes >= 0)) throw new RangeError('setMaxMemory: the argument bytes must not be negative');
    if (bytes !== 0) checkAmount('maxMemory', bytes);
    this.#maxMemory = bytes;
    this.#setLimiter();
  }

  /**
   * Ends the runtime: every use of it and of its objects raises `LuaError: runtime is closed` from now on. (`luaType` and
   * `console.log` still tell what an object is.) A call that is running goes on to its end; async calls that wait for a
   * promise are rejected.
   */
  close(): void {
    this.#state.closed = true;
    this.#bridge.guarded = true;
    this.#bridge.endWaits();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

function checkFlag(total: unknown): void {
  if (typeof total !== 'boolean') throw new TypeError('the argument total must be a boolean');
}
