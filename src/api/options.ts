/** Options of a runtime, checked. */
import { bytesToLua, Codec, encodingOf } from '../bridge/encoding.js';
import type { LimitSettings } from '../bridge/limiter.js';
import { type AttributeFilter, type AttributeGetter, type AttributeSetter, Policy } from '../bridge/policy.js';
import { makeStreams, type Sink, type Source, type Streams } from '../lib/io/streams.js';
import { LIBRARIES, type LibraryName } from '../lib/open.js';
import { type Dialect, type DialectName, dialectOf } from '../syntax/dialect.js';
import type { LuaFunction } from './lua-function.js';

/** Asked by `require` for a module: its source, a function that loads it, or undefined when it is not known here. */
export type Searcher = (name: string) => string | Uint8Array | LuaFunction | undefined | null;

export interface LuaRuntimeOptions {
  /** Dialect: `'5.1'`, `'5.2'` or `'luajit'` (the default). */
  lua?: DialectName;
  /** How Lua strings become JavaScript strings; `null`: they come and go as `Uint8Array`. Default `'utf-8'`. */
  encoding?: 'utf-8' | 'latin1' | null;
  /** Encoding of source given as a string. Default: `encoding`, or utf-8. */
  sourceEncoding?: 'utf-8' | 'latin1';
  /** A `tuple(a, b)` returned by a JavaScript function becomes several Lua values. Default `false`. */
  unpackReturnedTuples?: boolean;
  /** Lua gets `js.eval`. Default `true`. */
  registerEval?: boolean;
  /** Lua gets `js.builtins`. Default `true`. */
  registerBuiltins?: boolean;
  /**
   * Decides on each access to a property or an item: gives the name to use, or throws. `'safe'` is built in: own properties
   * and methods of classes, no getters and setters of classes, no names that begin with `_`.
   */
  attributeFilter?: AttributeFilter | 'safe';
  /** Does each read and write of a property or an item in place of the runtime. Not together with `attributeFilter`. */
  attributeHandlers?: readonly [AttributeGetter, AttributeSetter];
  /** The global through which Lua reaches JavaScript. Default `'js'`; with `'python'` scripts written for lupa run. */
  hostName?: string;
  /** Gives a replacement for a `bigint` that no Lua number can hold. */
  overflowHandler?: (value: bigint) => unknown;
  /** Bytes that Lua may use; more raise `LuaMemoryError`. */
  maxMemory?: number;
  /** Instructions of each call into Lua. */
  maxInstructions?: number;
  /** Milliseconds of each call into Lua. */
  timeout?: number;
  /**
   * Which libraries there are: all, those that are safe, or a list of names. The basic functions are always there, but
   * `dofile` and `loadfile` only with `io` or `package`: without them a list gives no way to read a file.
   */
  stdlib?: 'all' | 'safe' | readonly LibraryName[];
  /**
   * All chunks are compiled in debug form: `debug.sethook`, `getlocal` and `setlocal` then work in functions of chunks that
   * do not mention them. It makes code 2 to 20 times slower: JSON 2.4, calls 10, loops of arithmetic 19. Default `false`.
   */
  debug?: boolean;
  /** Where `print` and `io.write` write to. Default: the process. */
  stdout?: Sink;
  stderr?: Sink;
  /** Where `io.read` reads from. Default: the process. */
  stdin?: Source;
  /** Asked by `require` in this order, in place of the file system. */
  searchers?: readonly Searcher[];
}

export interface CheckedOptions {
  dialect: Dialect;
  codec: Codec;
  policy: Policy;
  libraries: ReadonlySet<LibraryName>;
  safe: boolean;
  streams: Streams | null;
  limits: LimitSettings | null;
  hostName: string;
}

const ALL: ReadonlySet<LibraryName> = new Set(LIBRARIES);
const SAFE: ReadonlySet<LibraryName> = new Set(LIBRARIES.filter((name) => name !== 'debug'));

const NAMES: Record<keyof LuaRuntimeOptions, true> = {
  lua: true,
  encoding: true,
  sourceEncoding: true,
  unpackReturnedTuples: true,
  registerEval: true,
  registerBuiltins: true,
  attributeFilter: true,
  attributeHandlers: true,
  hostName: true,
  overflowHandler: true,
  maxMemory: true,
  maxInstructions: true,
  timeout: true,
  stdlib: true,
  debug: true,
  stdout: true,
  stderr: true,
  stdin: true,
  searchers: true,
};

export function checkOptions(options: LuaRuntimeOptions): CheckedOptions {
  if (typeof options !== 'object' || options === null) throw new TypeError('the argument options must be an object');
  for (const name in options) {
    if (!Object.hasOwn(NAMES, name)) throw new TypeError(`unknown option '${name}'`);
  }
  const { lua = 'luajit', sourceEncoding, attributeFilter, attributeHandlers, hostName = 'js' } = options;
  const dialect = typeof lua === 'string' ? dialectOf(lua) : undefined;
  if (dialect === undefined) throw new RangeError(`option lua: '${String(lua)}' is not '5.1', '5.2' or 'luajit'`);
  const encoding = options.encoding === undefined ? 'utf-8' : encodingOf(options.encoding);
  if (encoding === undefined) {
    throw new RangeError(`option encoding: '${String(options.encoding)}' is not 'utf-8', 'latin1' or null`);
  }
  const source = sourceEncoding === undefined ? (encoding ?? 'utf-8') : encodingOf(sourceEncoding);
  if (source === undefined || source === null) {
    throw new RangeError(`option sourceEncoding: '${String(sourceEncoding)}' is not 'utf-8' or 'latin1'`);
  }
  for (const name of ['unpackReturnedTuples', 'registerEval', 'registerBuiltins', 'debug'] as const) {
    const v = options[name];
    if (v !== undefined && typeof v !== 'boolean') throw new TypeError(`option ${name} must be a boolean`);
  }
  if (attributeFilter !== undefined && attributeFilter !== 'safe' && typeof attributeFilter !== 'function') {
    throw new TypeError("option attributeFilter must be a function or 'safe'");
  }
  if (attributeHandlers !== undefined) {
    if (attributeFilter !== undefined)
      throw new TypeError('the options attributeFilter and attributeHandlers exclude each other');
    if (
      !Array.isArray(attributeHandlers) ||
      attributeHandlers.length !== 2 ||
      !attributeHandlers.every((f) => typeof f === 'function')
    ) {
      throw new TypeError('option attributeHandlers must be an array of two functions: [getter, setter]');
    }
  }
  if (typeof hostName !== 'string' || !/^[A-Za-z_]\w*$/.test(hostName)) {
    throw new TypeError('option hostName must be a name');
  }
  if (options.overflowHandler !== undefined && typeof options.overflowHandler !== 'function') {
    throw new TypeError('option overflowHandler must be a function');
  }
  if (options.searchers !== undefined) {
    if (!Array.isArray(options.searchers) || !options.searchers.every((f) => typeof f === 'function')) {
      throw new TypeError('option searchers must be an array of functions');
    }
  }
  checkAmount('maxMemory', options.maxMemory);
  const limits = checkLimits('option', options);
  const registerEval = options.registerEval ?? true;
  const registerBuiltins = options.registerBuiltins ?? true;
  const codec = new Codec(encoding, source);
  return {
    dialect,
    codec,
    policy: new Policy({
      filter: attributeFilter ?? null,
      handlers: attributeHandlers ?? null,
      reflectionIsSafe: !registerEval || !registerBuiltins,
      globalsAreHidden: !registerBuiltins,
    }),
    ...checkLibraries(options.stdlib ?? 'all'),
    streams: checkStreams(options, codec),
    limits,
    hostName,
  };
}

function checkLibraries(stdlib: unknown): { libraries: ReadonlySet<LibraryName>; safe: boolean } {
  if (stdlib === 'all') return { libraries: ALL, safe: false };
  if (stdlib === 'safe') return { libraries: SAFE, safe: true };
  if (!Array.isArray(stdlib)) throw new TypeError("option stdlib must be 'all', 'safe' or an array of names");
  for (const name of stdlib) {
    if (name !== 'base' && !LIBRARIES.includes(name))
      throw new RangeError(`option stdlib: there is no library '${String(name)}'`);
  }
  return { libraries: new Set(stdlib), safe: false };
}

function checkStreams(options: LuaRuntimeOptions, codec: Codec): Streams | null {
  const { stdin, stdout, stderr } = options;
  if (stdin === undefined && stdout === undefined && stderr === undefined) return null;
  for (const [name, sink] of [
    ['stdout', stdout],
    ['stderr', stderr],
  ] as const) {
    if (
      sink !== undefined &&
      typeof sink !== 'function' &&
      typeof (sink as { write?: unknown } | null)?.write !== 'function'
    ) {
      throw new TypeError(`option ${name} must be a function or have a method write`);
    }
  }
  if (
    stdin !== undefined &&
    typeof stdin !== 'string' &&
    typeof stdin !== 'function' &&
    !(stdin instanceof Uint8Array)
  ) {
    throw new TypeError('option stdin must be a string, a Uint8Array or a function');
  }
  // A chunk of output may end in the middle of a character: such a chunk comes as bytes.
  const decode = (bytes: string): string | Uint8Array => codec.output(bytes);
  return makeStreams({ stdin, stdout, stderr }, decode, (chunk: unknown) => {
    if (typeof chunk === 'string') return codec.toLua(chunk);
    if (chunk instanceof Uint8Array) return bytesToLua(chunk);
    throw new TypeError('the function of the option stdin must return a string, a Uint8Array or undefined');
  });
}

export function checkAmount(name: string, value: unknown): void {
  if (value === undefined) return;
  if (typeof value !== 'number') throw new TypeError(`option ${name} must be a number`);
  if (!(value > 0)) throw new RangeError(`option ${name} must be greater than 0`);
}

/** Limits among options; null when there are none. */
export function checkLimits(_what: string, options: LimitSettings): LimitSettings | null {
  const { maxInstructions, timeout, signal } = options;
  checkAmount('maxInstructions', maxInstructions);
  checkAmount('timeout', timeout);
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw new TypeError('option signal must be an AbortSignal');
  if (maxInstructions === undefined && timeout === undefined && signal === undefined) return null;
  return { maxInstructions, timeout, signal };
}
