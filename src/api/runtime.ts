import { Bridge, type HandleMakers } from '../bridge/bridge.js';
import { bytesToLua, Codec, type Encoding, encodingOf } from '../bridge/encoding.js';
import { makeFiller, makeSetter } from '../codegen/accessors.js';
import { setSetterFactory } from '../core/fields.js';
import { enter, LuaState } from '../core/state.js';
import type { LuaFunctionValue } from '../core/value.js';
import { isCompiled } from '../lib/base.js';
import { makeStreams, type Sink, type Source } from '../lib/io/streams.js';
import { setFillerFactory } from '../lib/library.js';
import { LIBRARIES, type LibraryName, openLibraries } from '../lib/open.js';
import { stringHooks } from '../lib/string.js';
import { type DialectName, dialectOf } from '../syntax/dialect.js';
import { dumpFunction, loadChunk, syntaxFailures } from './loader.js';
import { type LuaFunction, makeLuaFunction } from './lua-function.js';
import { type LuaTable, makeLuaTable } from './lua-table.js';

setFillerFactory(makeFiller as Parameters<typeof setFillerFactory>[0]);
setSetterFactory(makeSetter as Parameters<typeof setSetterFactory>[0]);

const cannotDump = stringHooks.dump;
stringHooks.dump = (f, strip) => (isCompiled(f) ? dumpFunction(f) : cannotDump(f, strip));

export interface LuaRuntimeOptions {
  lua?: DialectName;
  encoding?: 'utf-8' | 'latin1' | null;
  sourceEncoding?: 'utf-8' | 'latin1';
  stdlib?: 'all' | 'safe' | readonly LibraryName[];
  stdout?: Sink;
  stderr?: Sink;
  stdin?: Source;
}

const makers: HandleMakers = {
  table: makeLuaTable,
  func: makeLuaFunction,
  thread: (bridge, co) => makeLuaTable(bridge, co as never),
  userdata: (bridge, u) => makeLuaTable(bridge, u as never),
  syntaxFailure: (e) => syntaxFailures.get(e),
};

/** A Lua state of its own. */
export class LuaRuntime {
  readonly #state: LuaState;
  readonly #bridge: Bridge;

  constructor(options: LuaRuntimeOptions = {}) {
    const dialect = dialectOf(options.lua ?? 'luajit');
    if (dialect === undefined) throw new RangeError(`option lua: '${options.lua}' is not '5.1', '5.2' or 'luajit'`);
    const encoding = options.encoding === undefined ? 'utf-8' : (encodingOf(options.encoding) as Encoding);
    const codec = new Codec(encoding, options.sourceEncoding ?? encoding ?? 'utf-8');
    const state = new LuaState(dialect);
    this.#state = state;
    this.#bridge = new Bridge(state, { codec, unpackReturnedTuples: false, overflowHandler: null }, makers);
    state.load = (source, name, env) => loadChunk(state, source, name, env);
    const redirected = options.stdin !== undefined || options.stdout !== undefined || options.stderr !== undefined;
    const decode = (bytes: string) => codec.fromLua(bytes);
    const former = enter(state);
    try {
      openLibraries(state, {
        libraries: new Set(LIBRARIES),
        safe: false,
        streams: redirected
          ? makeStreams(options, decode, (c) => (typeof c === 'string' ? codec.toLua(c) : bytesToLua(c)))
          : null,
        searchers: null,
      });
    } finally {
      enter(former);
    }
  }

  #load(code: string | Uint8Array, prefix: string, name: string | undefined): LuaFunctionValue {
    const bridge = this.#bridge;
    const bytes = typeof code === 'string' ? bridge.codec.source(code) : bytesToLua(code);
    return bridge.run(() =>
      this.#state.load(prefix + bytes, name === undefined ? bytes : bridge.codec.source(name), this.#state.globals),
    );
  }

  /** Value of an expression; `args` are its `...`. */
  eval<T = unknown>(code: string | Uint8Array, ...args: unknown[]): T {
    return this.#bridge.call(this.#load(code, 'return ', undefined), args) as T;
  }

  /** Runs a chunk. */
  execute<T = unknown>(code: string | Uint8Array, ...args: unknown[]): T {
    return this.#bridge.call(this.#load(code, '', undefined), args) as T;
  }

  /** Compiles a chunk without running it. */
  compile(code: string | Uint8Array, options: { name?: string } = {}): LuaFunction {
    return this.#bridge.fromLua(this.#load(code, '', options.name)) as LuaFunction;
  }

  globals(): LuaTable {
    return this.#bridge.fromLua(this.#state.globals) as LuaTable;
  }
}
