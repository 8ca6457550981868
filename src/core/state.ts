/** The state of one Lua runtime, and which runtime is running. */
import type { Dialect } from '../syntax/dialect.js';
import type { Coroutine } from './coroutine.js';
import type { DebugThread } from './debug-frames.js';
import type { Meta } from './metatable.js';
import { roomyTable, Table } from './table.js';
import type { LuaFunctionValue, LuaValue } from './value.js';

/** What `load` gives: a main function in the given environment, not yet run. Throws LuaThrow for a syntax error. */
export type Loader = (source: string, chunkName: string, env: Table) => LuaFunctionValue;

export class LuaState {
  readonly dialect: Dialect;
  /** `_G`. */
  globals = roomyTable();
  registry = new Table();
  /** `package.loaded`. */
  loaded = roomyTable();
  /** Metatables of the types that have one in common. */
  stringMeta: Meta | null = null;
  numberMeta: Meta | null = null;
  booleanMeta: Meta | null = null;
  nilMeta: Meta | null = null;
  functionMeta: Meta | null = null;
  threadMeta: Meta | null = null;
  /**
   * `seen` has the groups of operators (see metamethod-groups.ts) for which something that may suspend has served as a
   * metamethod: functions that call nothing may then reach a yield. Always 0 in 5.1, where none may.
   */
  readonly metamethods = {
    seen: 0,
    /** Groups with metamethods that call nothing themselves. */
    others: 0,
  };
  /** The running coroutine, or null in the main thread. */
  coroutine: Coroutine | null = null;
  /** Stands for the main thread where Lua sees it as a value. */
  mainThread: Coroutine | null = null;
  /** Message handler of the innermost `xpcall`, called where an error is thrown; null below a `pcall` or at the base. */
  handler: ((value: LuaValue) => LuaValue) | null = null;
  /** Depth of protected calls: at 0 an error leaves Lua, so its traceback is taken when it is thrown. */
  protectedDepth = 0;
  /** Chunks are compiled with checks of the budget. */
  budgeted = false;
  /** There is code without such checks. */
  hasUnbudgeted = false;
  load: Loader = () => {
    throw new Error('no compiler');
  };
  closed = false;
  /** Chunks are compiled in debug form (see codegen/debug.ts). */
  debugForm = false;
  /** Frames and hook of the main thread, as on a `Coroutine`. */
  debug: DebugThread | null = null;
  /** Converts what was thrown and is not a Lua error (an exception of the host) to a Lua value. Set by the bridge. */
  fromException: (e: unknown) => LuaValue = (e) => String(e);

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  /** Gives what will run a finalizer that is set now. The bridge has it obey the limits in force. */
  finalizerRunner: () => (f: () => void) => void = () => (f) => this.run(f);

  /** Runs something as this runtime, outside of any coroutine; errors are dropped (finalizers). */
  private run(f: () => void): void {
    const former = enter(this);
    try {
      f();
    } catch {
      // A finalizer has nobody to report to (§2.10.1).
    } finally {
      enter(former);
    }
  }
}

/** The running runtime. Border crossings set it and restore the former one. */
export let L: LuaState;

/** Makes a runtime the running one; returns the former. */
export function enter(state: LuaState): LuaState {
  const former = L;
  L = state;
  return former;
}
