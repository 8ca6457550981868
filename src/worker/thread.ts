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
import { awaitOf, bridgeOf } from './bridge-of.js';
import { Copier, Reviver } from './clone.js';
import { type ErrorData, errorFromData, errorToData } from './errors.js';
import type { Answer, Ask, Code, Exposed, FromThread, OptionFunctions, Request, ToThread } from './protocol.js';

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

  private async handle(request: Request): Promise<void> {
    const copier = new Copier();
    let reply: FromThread;
    try {
      const result = this.perform(request);
      const r = result instanceof Promise ? await result : result;
      if (request.op === 'load') reply = { op: 'done', handle: this.keep(r) };
      else if (r instanceof Tuple) reply = { op: 'done', values: copier.list(r, 'result') };
      else reply = { op: 'done', values: r === undefined ? [] : [copier.value(r, 'result')] };
    } catch (e) {
      reply = { op: 'done', error: this.errorData(e) };
    }
    flushProcessOutput();
    try {
      this.side.post(reply, [...copier.transfer]);
    } catch (e) {
      this.side.post({ op: 'done', error: this.errorData(e) }, []);
    }
    if (request.op === 'close') this.side.exit();
  }

  private errorData(e: unknown): ErrorData {
    if (e instanceof RangeError && e.message === 'Invalid string length') e = new LuaMemoryError();
    const data = errorToData(e, (value) => new Copier().value(value, 'error value'));
    if (typeof e === 'object' && e !== null) data.origin = this.origins.get(e) ?? 0;
    return data;
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
        const args = this.values(request.args);
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
        return this.call(f, this.values(request.args));
      }
      case 'get':
        return this.find(request.name);
      case 'set':
        this.runtime.globals().set(request.name, new Reviver(this.bridge).forApi(request.value));
        return undefined;
      case 'expose':
        for (const e of request.exposed) this.runtime.globals().set(e.name, this.exposed(e));
        return undefined;
      case 'task':
        return this.task(request.code, request.any, this.values(request.args));
      case 'close':
        this.lua?.close();
        this.lua = null;
        return undefined;
    }
  }

  private get bridge(): ReturnType<typeof bridgeOf> {
    return bridgeOf(this.runtime);
  }

  private values(data: readonly unknown[]): unknown[] {
    return new Reviver(this.bridge).list(data);
  }

  private call(f: unknown, args: unknown[]): unknown {
    if (typeof f !== 'function') throw new LuaError(`attempt to call a ${luaType(f) ?? nameOfType(f)} value`);
    const fn = f as LuaFunction;
    return this.async && luaType(fn) === 'function' ? fn.async(...args) : fn(...args);
  }

  /** A global, or a field of one: `string.rep`. */
  private find<T>(name: string): T {
    const parts = name.split('.');
    let v: unknown = this.runtime.globals();
    for (let i = 0; i < parts.length; i++) {
      if (luaType(v) !== 'table') {
        throw new LuaError(
          `attempt to index '${parts.slice(0, i).join('.')}' (a ${luaType(v) ?? nameOfType(v)} value)`,
        );
      }
      v = (v as LuaTable).get(parts[i]);
    }
    return v as T;
  }

  /** The number of the function that a loaded chunk has returned. */
  private keep(f: unknown): number {
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
      if (fn !== undefined) out[name] = (chunk) => this.side.post({ op: 'output', fn, chunk }, []);
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

  private exposed(e: Exposed): unknown {
    const { runtime } = this;
    if (e.members !== undefined) {
      const t = runtime.table();
      for (const member of e.members) t.set(member.name, this.exposed(member));
      return t;
    }
    if (e.fn === undefined) return new Reviver(this.bridge).forApi(e.value);
    const { fn, name } = e;
    if (this.side.ask !== null) return asFunction((...args: unknown[]) => this.ask(fn, name, args));
    this.async = true;
    this.makeAwaiting ??= runtime.execute<LuaFunction>(
      'local await = ... return function(send) return function(...) return await(send(...)) end end',
      awaitOf(runtime),
    );
    return this.makeAwaiting((...args: unknown[]) => this.askLater(fn, name, args));
  }

  private question(fn: number, name: string, args: unknown[]): { ask: Ask; transfer: Transferable[] } {
    const copier = new Copier();
    const copies = args.map((v, i) => copier.value(v, `argument #${i + 1} of ${name}`));
    return { ask: { op: 'ask', id: ++this.lastAsk, fn, args: copies }, transfer: [...copier.transfer] };
  }

  private ask(fn: number, name: string, args: unknown[]): unknown {
    const { ask, transfer } = this.question(fn, name, args);
    flushProcessOutput();
    return this.answer(this.side.ask!(ask, transfer));
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

  private answer({ values, error }: Answer): unknown {
    if (error === undefined) {
      const list = this.values(values!);
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
function compileAny(runtime: LuaRuntime, code: Code): LuaFunction {
  try {
    return runtime.compile(`return ${code}`, { name: code as string });
  } catch (e) {
    if (!(e instanceof LuaSyntaxError)) throw e;
    return runtime.compile(code, { name: code as string });
  }
}

function nameOfType(v: unknown): string {
  return v === undefined ? 'nil' : typeof v === 'object' || typeof v === 'function' ? 'userdata' : typeof v;
}
