/** What runs in the thread: a runtime, and the requests of its owner. The same for every host. */
import type { LuaFunction } from '../api/lua-function.js';
import type { LuaTable } from '../api/lua-table.js';
import { luaType } from '../api/lua-type.js';
import type { LuaRuntimeOptions } from '../api/options.js';
import { LuaRuntime } from '../api/runtime.js';
import { LuaError, LuaMemoryError, LuaSyntaxError } from '../bridge/errors.js';
import { Tuple, tupleOf } from '../bridge/tuple.js';
import { asFunction } from '../bridge/views.js';
import { flushProcessOutput } from '../lib/io/streams.js';
import { awaitOf, bridgeOf, setGlobal } from './bridge-of.js';
import { Copier, type Link } from './copier.js';
import { type ErrorData, errorFromData, errorToData } from './errors.js';
import { cloneError, copyErrorValue } from './prepare.js';
import {
  type Answer,
  type Ask,
  type Exposed,
  type FromThread,
  NOTHING,
  type OptionFunctions,
  type Request,
  type ToThread,
} from './protocol.js';
import { Reviver } from './reviver.js';

/** The thread as its host offers it. */
export interface ThreadSide {
  post(message: FromThread, transfer: readonly Transferable[]): void;
  /** Sends a call and blocks until its answer is there; null where a thread cannot. */
  readonly ask: ((ask: Ask, transfer: readonly Transferable[]) => Answer) | null;
  /** Ends the thread. */
  exit(): void;
}

/** Functions kept by their code: a pool runs the same code many times. */
const CACHE_SIZE = 200;

/** Output that the owner has not read yet, in characters and messages, after which the thread waits for it. */
const MOST_UNREAD = 1 << 20;
const PER_MESSAGE = 100;

export class RuntimeThread {
  private readonly side: ThreadSide;
  private lua: LuaRuntime | null = null;
  private readonly handles = new Map<number, LuaFunction>();
  private lastHandle = 0;
  private lastAsk = 0;
  /** Functions of pools, and compiled chunks, by code. */
  private readonly functions = new Map<string, LuaFunction>();
  private readonly chunks = new Map<string, LuaFunction>();
  /** Errors of exposed functions: the owner has the objects themselves. */
  private readonly origins = new WeakMap<object, number>();
  /** Calls whose answers come as messages, where the thread cannot wait. */
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  /** Lua must run as async calls: something was exposed, and the thread cannot wait. */
  private async = false;
  private makeAwaiting: LuaFunction | null = null;
  private unread = 0;

  constructor(side: ThreadSide) {
    this.side = side;
  }

  receive(message: ToThread): void {
    switch (message.op) {
      case 'release':
        this.handles.delete(message.handle);
        return;
      case 'answer':
        this.waiting.get(message.id)?.(message);
        return;
      default:
        void this.handle(message);
    }
  }

  /** A message came that could not be read; where it was a request, its caller must hear of it. */
  unreadable(error: unknown): void {
    this.fail(cloneError(error, 'the arguments'));
  }

  private async handle(request: Request): Promise<void> {
    try {
      const result = this.perform(request);
      const r = result instanceof Promise ? await result : result;
      flushProcessOutput();
      if (request.op === 'load') this.side.post({ op: 'done', handle: this.keep(r) }, []);
      else this.reply(r);
    } catch (e) {
      flushProcessOutput();
      this.fail(e);
    }
    if (request.op === 'close') this.side.exit();
  }

  private reply(r: unknown): void {
    const copier = new Copier(false);
    const values = r instanceof Tuple ? copier.list(r, 'result') : r === undefined ? [] : [copier.value(r, 'result')];
    const links = copier.links();
    try {
      this.side.post({ op: 'done', values, links }, [...copier.transfer]);
    } catch (e) {
      throw cloneError(e, 'result');
    }
  }

  private fail(e: unknown): void {
    if (e instanceof RangeError && e.message === 'Invalid string length') e = new LuaMemoryError();
    const error: ErrorData = errorToData(e, (value) => copyErrorValue(value, false));
    if (typeof e === 'object' && e !== null) error.origin = this.origins.get(e) ?? 0;
    try {
      this.side.post({ op: 'done', error }, []);
    } catch {
      // Its value or its properties cannot be sent after all.
      const rest = { value: undefined, properties: [], cause: undefined };
      this.side.post({ op: 'done', error: { ...error, ...rest } }, []);
    }
  }

  private get runtime(): LuaRuntime {
    if (this.lua === null) throw new LuaError('runtime is closed');
    return this.lua;
  }

  private perform(request: Request): unknown {
    switch (request.op) {
      case 'start':
        this.lua = new LuaRuntime(this.options(request.options, request.functions));
        return undefined;
      case 'run': {
        const { code, expression } = request;
        const args = this.values(request.args, request.links);
        const { runtime } = this;
        if (this.async) return expression ? runtime.evalAsync(code, ...args) : runtime.executeAsync(code, ...args);
        return expression ? runtime.eval(code, ...args) : runtime.execute(code, ...args);
      }
      case 'load':
        return this.async ? this.runtime.executeAsync(request.code) : this.runtime.execute(request.code);
      case 'call': {
        const { target } = request;
        const f = typeof target === 'number' ? this.handles.get(target) : this.find(target);
        if (f === undefined && typeof target === 'number') throw new LuaError('the function was released');
        return this.call(f, this.values(request.args, request.links));
      }
      case 'get':
        return this.find(request.name);
      case 'set':
        this.set(request.name, new Reviver(this.bridge, request.links).one(request.value));
        return undefined;
      case 'expose':
        this.expose(request.exposed, request.links);
        return undefined;
      case 'task':
        return this.task(request.code, request.any, this.values(request.args, request.links));
      case 'close':
        this.lua?.close();
        this.lua = null;
        return undefined;
    }
  }

  private get bridge(): ReturnType<typeof bridgeOf> {
    return bridgeOf(this.runtime);
  }

  private values(data: readonly unknown[], links: readonly Link[] | undefined): unknown[] {
    return new Reviver(this.bridge, links).list(data);
  }

  private call(f: unknown, args: unknown[]): unknown {
    if (typeof f !== 'function') throw new LuaError(`attempt to call a ${luaType(f) ?? nameOfType(f)} value`);
    const fn = f as LuaFunction;
    return this.async && luaType(fn) === 'function' ? fn.async(...args) : fn(...args);
  }

  /** A global, or a field of one: `string.rep`. */
  private find(name: string): unknown {
    const parts = name.split('.');
    const last = parts.pop()!;
    return this.tableAt(parts).get(last);
  }

  private set(name: string, value: unknown): void {
    const parts = name.split('.');
    const last = parts.pop()!;
    this.tableAt(parts).set(last, value);
  }

  /** The globals, or a table in them. */
  private tableAt(parts: readonly string[]): LuaTable {
    let v: unknown = this.runtime.globals();
    for (let i = 0; i < parts.length; i++) {
      v = (v as LuaTable).get(parts[i]);
      if (luaType(v) !== 'table')
        throw new LuaError(
          `attempt to index '${parts.slice(0, i + 1).join('.')}' (a ${luaType(v) ?? nameOfType(v)} value)`,
        );
    }
    return v as LuaTable;
  }

  /** The number of the function that a loaded chunk has returned. */
  private keep(r: unknown): number {
    const f = r instanceof Tuple ? r[0] : r;
    if (typeof f !== 'function' || luaType(f) !== 'function') {
      throw new LuaError(`load: the chunk must return a function, not a ${luaType(f) ?? nameOfType(f)} value`);
    }
    this.handles.set(++this.lastHandle, f as LuaFunction);
    return this.lastHandle;
  }

  // ---- pools

  private task(code: string, any: boolean, args: unknown[]): unknown {
    const { runtime } = this;
    if (any) {
      const chunk = cached(this.chunks, code, () => compileAny(runtime, code));
      const r = this.call(chunk, args);
      // A function expression: called.
      const finish = (f: unknown): unknown => (luaType(f) === 'function' ? this.call(f, args) : f);
      return r instanceof Promise ? r.then(finish) : finish(r);
    }
    const f = cached(this.functions, code, () => {
      const v = runtime.eval(code);
      if (luaType(v) === 'function') return v as LuaFunction;
      throw new LuaError(`the code must be a function expression, not a ${luaType(v) ?? nameOfType(v)} value`);
    });
    return this.call(f, args);
  }

  // ---- functions of the owner

  private options(options: Record<string, unknown>, functions: OptionFunctions): LuaRuntimeOptions {
    const out = { ...options } as LuaRuntimeOptions;
    for (const name of ['stdout', 'stderr'] as const) {
      const fn = functions[name];
      if (fn !== undefined) out[name] = (chunk) => this.write(fn, chunk);
    }
    const asked = (name: string, fn: number): ((...args: unknown[]) => unknown) => {
      if (this.side.ask === null) throw new TypeError(`option ${name}: a function needs a host whose threads can wait`);
      return (...args) => this.ask(fn, name, args);
    };
    const { stdin, overflowHandler, searchers } = functions;
    if (stdin !== undefined) out.stdin = asked('stdin', stdin) as () => string;
    if (overflowHandler !== undefined) out.overflowHandler = asked('overflowHandler', overflowHandler);
    if (searchers !== undefined) out.searchers = searchers.map((fn) => asked('searchers', fn) as () => string);
    return out;
  }

  private write(fn: number, chunk: string | Uint8Array): void {
    this.side.post({ op: 'output', fn, chunk }, []);
    this.unread += chunk.length + PER_MESSAGE;
    if (this.unread < MOST_UNREAD || this.side.ask === null) return;
    this.unread = 0;
    this.side.ask({ op: 'ask', id: ++this.lastAsk, fn: NOTHING, args: [] }, []);
  }

  /** Sets globals, past any metatable that Lua may have given them. */
  private expose(list: readonly Exposed[], links: readonly Link[] | undefined): void {
    const { runtime } = this;
    const values: unknown[] = [];
    const valuesOf = (entries: readonly Exposed[]): void => {
      for (const e of entries) {
        if (e.members !== undefined) valuesOf(e.members);
        else if (e.fn === undefined) values.push(e.value);
      }
    };
    valuesOf(list);
    // All of one message together: they may have parts in common.
    const revived = this.values(values, links)[Symbol.iterator]();
    const make = (e: Exposed): unknown => {
      if (e.fn !== undefined) return this.exposed(e.fn, e.name);
      if (e.members === undefined) return revived.next().value;
      const t = runtime.table();
      for (const member of e.members) t.set(member.name, make(member));
      return t;
    };
    for (const e of list) setGlobal(this.bridge, e.name, make(e));
  }

  private exposed(fn: number, name: string): unknown {
    const { runtime } = this;
    if (this.side.ask !== null) return asFunction((...args: unknown[]) => this.ask(fn, name, args));
    this.async = true;
    this.makeAwaiting ??= runtime.execute<LuaFunction>(
      'local await = ... return function(send) return function(...) return await(send(...)) end end',
      awaitOf(runtime),
    );
    return this.makeAwaiting((...args: unknown[]) => this.askLater(fn, name, args));
  }

  private question(fn: number, name: string, args: unknown[]): { ask: Ask; transfer: Transferable[] } {
    const copier = new Copier(false);
    const copies = args.map((v, i) => copier.value(v, `argument #${i + 1} of ${name}`));
    const ask: Ask = { op: 'ask', id: ++this.lastAsk, fn, args: copies, links: copier.links() };
    return { ask, transfer: [...copier.transfer] };
  }

  private ask(fn: number, name: string, args: unknown[]): unknown {
    const { ask, transfer } = this.question(fn, name, args);
    flushProcessOutput();
    let answer: Answer;
    try {
      answer = this.side.ask!(ask, transfer);
    } catch (e) {
      throw cloneError(e, name);
    }
    return this.answer(answer);
  }

  private askLater(fn: number, name: string, args: unknown[]): Promise<unknown> {
    const { ask, transfer } = this.question(fn, name, args);
    return new Promise((resolve, reject) => {
      this.waiting.set(ask.id, (answer) => {
        this.waiting.delete(ask.id);
        try {
          resolve(this.answer(answer));
        } catch (e) {
          reject(e);
        }
      });
      this.side.post(ask, transfer);
    });
  }

  private answer({ values, error, links }: Answer): unknown {
    if (error === undefined) {
      const list = this.values(values!, links);
      return list.length === 1 ? list[0] : list.length === 0 ? undefined : tupleOf(list);
    }
    const e = errorFromData(error);
    if (typeof e === 'object' && e !== null) this.origins.set(e, error.origin);
    throw e;
  }
}

function cached(map: Map<string, LuaFunction>, code: string, make: () => LuaFunction): LuaFunction {
  let f = map.get(code);
  if (f === undefined) {
    f = make();
    if (map.size >= CACHE_SIZE) map.delete(map.keys().next().value!);
    map.set(code, f);
  }
  return f;
}

/** Compiles an expression, or else a chunk. */
function compileAny(runtime: LuaRuntime, code: string): LuaFunction {
  try {
    return runtime.compile(`return ${code}`, { name: code });
  } catch (e) {
    // What begins like a function expression can only be that.
    if (!(e instanceof LuaSyntaxError) || /^\s*function\s*\(/.test(code)) throw e;
    return runtime.compile(code, { name: code });
  }
}

function nameOfType(v: unknown): string {
  return v === undefined ? 'nil' : typeof v === 'object' || typeof v === 'function' ? 'userdata' : typeof v;
}
