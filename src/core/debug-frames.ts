/**
 * What the debug form of compiled functions keeps while it runs (see codegen/debug.ts): a frame for each activation, with
 * access to its local variables, and the calls of hooks. Other code has none of this and pays nothing for it.
 */
import { finish, TAIL } from './call.js';
import type { Coroutine } from './coroutine.js';
import { isCompiled } from './generated.js';
import { type Activation, CALL_MARK, OPERATION_MARK } from './position.js';
import { L } from './state.js';
import type { LuaFunctionValue, LuaValue, Results } from './value.js';

/** What `debug.sethook` was given. */
export interface Hook {
  func: LuaFunctionValue;
  call: boolean;
  ret: boolean;
  line: boolean;
  count: number;
}

/** What a thread has of the debug library. */
export class DebugThread {
  /** Innermost frame. */
  frame: Frame | null = null;
  hook: Hook | null = null;
  /** Instructions until the next count event. */
  left = 0;
  /** The hook is running: no events. */
  inHook = false;
  /** Tail calls that led to the function that is about to begin. */
  tails = 0;
  /** Built-in whose call or return is being reported. */
  builtin: LuaFunctionValue | null = null;
}

/** Reads local variable `scope`, or sets it. */
type Access = (scope: number, set: boolean, value: LuaValue) => LuaValue;

/** An activation of a function in debug form. */
export class Frame {
  /** Number of the innermost variable that is active. */
  scope = 0;
  /** Line of the last line event; 0 after a jump backwards, whose target counts as a new line. */
  line = 0;
  /** It has made a tail call: its place belongs to the callee. */
  isLeft = false;
  constructor(
    readonly thread: DebugThread,
    readonly parent: Frame | null,
    readonly func: LuaFunctionValue,
    readonly access: Access,
    readonly varargs: LuaValue[] | null,
    readonly tails: number,
  ) {}
}

/** A variable by its number in a function: the one that became active before it, 0 for none, is its parent. */
export interface ScopeEntry {
  name: string;
  parent: number;
}

/** The running thread's, or that of another one. */
export function debugThread(co: Coroutine | null = L.coroutine): DebugThread {
  const holder = co === null || co === L.mainThread ? L : co;
  if (holder.debug === null) holder.debug = new DebugThread();
  return holder.debug;
}

/** Where the hook of a thread is kept: LuaJIT has one for all threads. */
export function hookHolder(thread: DebugThread): DebugThread {
  return L.dialect.name === 'luajit' ? debugThread(null) : thread;
}

/** An event of the running Lua function: no built-in stands between it and the hook. */
const fire: (holder: DebugThread, event: string, line?: number) => void = {
  [OPERATION_MARK](holder: DebugThread, event: string, line?: number): void {
    // Called without a `this`, which would ask for the generator form.
    const { func } = holder.hook!;
    holder.inHook = true;
    try {
      finish(func(event, line));
    } finally {
      holder.inHook = false;
    }
  },
}[OPERATION_MARK];

/** An event of a built-in. */
const fireBuiltin: (holder: DebugThread, event: string, f: LuaFunctionValue) => void = {
  [CALL_MARK](holder: DebugThread, event: string, f: LuaFunctionValue): void {
    holder.builtin = f;
    try {
      fire(holder, event);
    } finally {
      holder.builtin = null;
    }
  },
}[CALL_MARK];

/** The holder of the hook when it wants an event, or null. */
function listener(thread: DebugThread, kind: 'call' | 'ret'): DebugThread | null {
  const holder = hookHolder(thread);
  return holder.hook?.[kind] && !holder.inHook ? holder : null;
}

// Called by generated code.

export function enter(func: LuaFunctionValue, access: Access, varargs: LuaValue[] | null, scope: number): Frame {
  const thread = debugThread();
  const { frame: parent, tails } = thread;
  thread.tails = 0;
  const f = new Frame(thread, parent, func, access, varargs, tails);
  f.scope = scope;
  thread.frame = f;
  const holder = listener(thread, 'call');
  if (holder !== null) {
    try {
      fire(holder, tails > 0 && L.dialect.name === '5.2' ? 'tail call' : 'call');
    } catch (e) {
      thread.frame = parent;
      throw e;
    }
  }
  return f;
}

export function leave(f: Frame): void {
  f.thread.frame = f.parent;
}

/** Instructions that a statement counts for. */
const COST = 3;

export function tick(f: Frame): void {
  const holder = hookHolder(f.thread);
  const { hook } = holder;
  if (hook === null || hook.count === 0 || holder.inHook) return;
  holder.left -= COST;
  if (holder.left > 0) return;
  holder.left += Math.max(hook.count, COST);
  fire(holder, 'count');
}

/** A statement begins. */
export function line(f: Frame, n: number, scope: number): void {
  f.scope = scope;
  tick(f);
  const isNew = f.line !== n;
  f.line = n;
  if (!isNew) return;
  const holder = hookHolder(f.thread);
  if (holder.hook?.line && !holder.inHook) fire(holder, 'line', n);
}

/** A function returns. */
export function returning(f: Frame, r: Results): Results {
  if (f.isLeft) return r;
  const holder = listener(f.thread, 'ret');
  if (holder === null) return r;
  if (r === TAIL) r = finish(r);
  fire(holder, 'return');
  if (L.dialect.name === '5.1') for (let i = 0; i < f.tails && holder.hook?.ret; i++) fire(holder, 'tail return');
  return r;
}

/** A tail call is about to be made. False when the frame stays: 5.1 and 5.2 call built-ins from where they are. */
export function leaving(f: Frame, callee: LuaValue): boolean {
  if (L.dialect.name !== 'luajit' && typeof callee === 'function' && !isCompiled(callee)) return false;
  f.isLeft = true;
  f.thread.frame = f.parent;
  f.thread.tails = f.tails + 1;
  return true;
}

/** What to call for `f`: while a hook wants to know of calls, built-ins report theirs. */
export function hooked(f: LuaValue): LuaValue {
  // Coroutine code calls it as what it is: its metamethod may suspend.
  if (typeof f !== 'function') return f;
  const thread = debugThread();
  const holder = hookHolder(thread);
  // A call of `sethook` may begin or end the reports.
  if (holder.inHook || isCompiled(f) || (!f.name.startsWith('sethook') && !holder.hook?.call && !holder.hook?.ret))
    return f;
  const wrapper = function (this: unknown, ...args: LuaValue[]): Results {
    if (listener(thread, 'call') !== null) fireBuiltin(holder, 'call', f);
    let r = f.apply(this, args);
    if (listener(thread, 'ret') !== null) {
      if (r === TAIL && this === undefined) r = finish(r);
      fireBuiltin(holder, 'return', f);
    }
    return r;
  };
  return Object.defineProperty(wrapper, 'name', { value: f.name });
}

// Called by the debug library.

/** The frame of a level, when its function is in debug form; `list` are the activations of the thread. */
export function frameAt(thread: DebugThread, list: Activation[], level: number): Frame | null {
  let f = thread.frame;
  for (let i = 0; f !== null && i <= level; i++) {
    const a = list[i];
    if (a.kind !== 'lua' || !a.chunk.isDebug) continue;
    if (i === level) return f;
    f = f.parent;
  }
  return null;
}

/** The active variables of a frame from the outermost one: their numbers. */
export function activeVariables(f: Frame, scopes: readonly ScopeEntry[]): number[] {
  const list: number[] = [];
  for (let i = f.scope; i > 0; i = scopes[i - 1].parent) list.push(i);
  return list.reverse();
}
