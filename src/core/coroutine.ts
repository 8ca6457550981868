/**
 * Coroutines.
 *
 * Every compiled function has other forms, used only while a coroutine runs. `f.call(Q, ...)` asks for them: it gives the
 * results, or SUSPEND when a yield has been reached. A built-in, and a compiled function that can never reach a yield, ignores
 * `this`. So plain calls (`this` undefined) pay nothing.
 *
 * - The resumable form is an ordinary function that looks after each call whether it has suspended; it then saves its
 *   variables in a frame record and returns SUSPEND too. Called with the record, it goes on from there. As long as nothing
 *   yields, it runs like plain code.
 *   Operators suspend in it only as far as metamethods that may yield have been seen when it was compiled.
 * - The generator form can suspend in the middle of an expression. It takes over from a resumable frame when metamethods are set
 *   that its code is not written for. It is also used when a call has limits that the code does not check, and for functions
 *   that have no resumable form.
 *
 * What suspends is linked into the list of frames of the coroutine, innermost first; a resume continues the innermost frame
 * directly, so that a yield costs the same at any depth. Each frame knows the number of its site (chunk and line), for
 * tracebacks.
 */
import { callable, callHandler, isFailing, prepend, TAIL, takeFailure, takeTail, truth, values } from './call.js';
import type { DebugThread } from './debug-frames.js';
import { LuaThrow, libError, throwValue } from './error.js';
import { limitedCalls } from './metatable.js';
import {
  CALL_MARK,
  placeOfSite,
  RESUME_MARK,
  type StackRecord,
  type SuspendedFrame,
  setSuspendedFrames,
  TAIL_MARK,
} from './position.js';
import { L } from './state.js';
import { Userdata } from './userdata.js';
import { type LuaFunctionValue, type LuaValue, NONE, type Results } from './value.js';

/** As `this` of a call: the caller runs inside a coroutine and can suspend. */
export const Q = Object.freeze({ coroutine: true });

/**
 * What a call inside a coroutine gives when it has suspended: the caller suspends too. No Lua value is null, and V8 compares
 * anything with the literal by address, while it calls a built-in to compare results of mixed kinds with an object.
 */
export const SUSPEND = null as unknown as LuaValue[];

/**
 * Yielded instead of values by a coroutine that waits for something of the host: whoever has resumed it waits as well, up
 * to a coroutine whose `host` is set. Programs never see it.
 */
export const WAIT: LuaValue[] = [];

/** Set when resumable frames have suspended only to go on as generators: at once, with `transfer` for the innermost one. */
let continuing = false;

export type LuaGenerator = Generator<number, Results, Results>;

/** The resumable form of a compiled function, to go on with; or a frame of the runtime's own, without code. */
export interface Resumable {
  (frame: FrameRecord): Results;
  /** What a frame of the runtime's own does with an error of what it has called; otherwise the frame is gone. */
  fails?(frame: FrameRecord, e: unknown): Results;
  code?: { groups: number; generator(id: number): (frame: FrameRecord) => LuaGenerator };
  id?: number;
}

/** A suspended frame: of a generator, or of a resumable function. */
export class FrameRecord {
  g: LuaGenerator | null;
  readonly f: Resumable | null;
  /** Where the function goes on, with which variables, and with what as the result of the call that has suspended. */
  s = 0;
  v: unknown[] = NONE;
  x: Results = undefined;
  site: number;
  parent: FrameRecord | null = null;
  /** Functions that are gone, as each has called the next one in tail position and the last one this one; not counted in LuaJIT. */
  tails = 0;
  constructor(g: LuaGenerator | null, f: Resumable | null, site: number) {
    this.g = g;
    this.f = f;
    this.site = site;
  }
}

/** Frames suspended since the last resume, innermost first. */
let firstFrame: FrameRecord | null = null;
let lastFrame: FrameRecord | null = null;
/** What passes at a yield. */
let transfer: Results;

const STATUSES = ['suspended', 'running', 'normal', 'dead'] as const;
export type CoroutineStatus = (typeof STATUSES)[number];

/** Phases of a coroutine: places in STATUSES. Numbers, which are stored without a write barrier. */
export const SUSPENDED = 0;
const RUNNING = 1;
const NORMAL = 2;
const DEAD = 3;

export class Coroutine {
  phase = SUSPENDED;
  started = false;
  /** The function it runs; dropped at the end. */
  fn: LuaValue;
  /** Innermost suspended frame; while it runs, the frame that goes on, whose parents are still suspended. */
  top: FrameRecord | null = null;
  /** Coroutine that resumed this one. */
  previous: Coroutine | null = null;
  handler: typeof L.handler = null;
  protectedDepth = 0;
  /** `protectedDepth` of the runtime where it was resumed last: at that depth an error ends it. */
  baseDepth = 0;
  /** Frames and hook, when functions in debug form have run in it. */
  debug: DebugThread | null = null;
  /** Set on coroutines of the host (async runs): what their yields mean is decided by a driver. */
  host: object | null = null;
  /** The stack at the error that has ended it. */
  failure: StackRecord | null = null;
  /** Made by `coroutine.wrap`. */
  wrapped = false;

  constructor(fn: LuaValue) {
    this.fn = fn;
  }

  get status(): CoroutineStatus {
    return STATUSES[this.phase];
  }

  set status(s: CoroutineStatus) {
    this.phase = STATUSES.indexOf(s);
  }
}

/** `next` of generators, of which each function has a shape of its own: too many for the host to remember where theirs is. */
const nextOf = Object.getPrototypeOf(function* () {}).prototype.next as (
  this: LuaGenerator,
  x?: Results,
) => IteratorResult<number, Results>;

/** Runs a new generator: what it returns, TAIL included, or SUSPEND. */
export function start(g: LuaGenerator): Results {
  const step = nextOf.call(g);
  if (step.done === true) return step.value;
  link(new FrameRecord(g, null, step.value));
  return SUSPEND;
}

/** Whether code written for metamethods that may suspend in these groups has to go on as generators: see the head of this file. */
function needsGenerators(groups: number): boolean {
  return limitedCalls.on || L.metamethods.seen !== groups;
}

// What resumable code calls.

/**
 * The result of a call in coroutine code that is not simply used: a pending tail call is made, SUSPEND handed on. `groups`: those
 * that the code is written for.
 */
export function suspends(r: Results, groups: number): Results {
  if (r === TAIL) r = settle(r);
  if (r === SUSPEND || !needsGenerators(groups)) return r;
  continuing = true;
  transfer = r;
  return SUSPEND;
}

/** The same for a call that is a statement, in a function that may return a pending error: gives TAIL when there is one. */
export function handsOn(r: Results, groups: number): Results {
  if (r === TAIL) r = settleTails(r);
  return r === TAIL ? r : suspends(r, groups);
}

/** A record for a function that suspends for the first time, with room for its variables. */
export function newFrame(f: Resumable, variables: unknown[]): FrameRecord {
  const frame = new FrameRecord(null, f, 0);
  frame.v = variables;
  return frame;
}

/** A call in tail position at a site has suspended: the function that has made it is gone. */
export function tailed(site: number): typeof SUSPEND {
  if (L.dialect.name !== 'luajit') noteTail(0, site);
  return SUSPEND;
}

/** What to call, with `this` = Q, for a value that is no function; `site` as for `callable`. */
export function callableq(f: LuaValue, site?: number): LuaFunctionValue {
  const h = f instanceof Userdata && f.fn !== null ? null : callHandler(f);
  return h === null ? callable(f, site) : (...args: LuaValue[]) => h.call(Q, f, ...args);
}

/** Continues a frame with the result of what it has called; gives results or TAIL, or SUSPEND after having linked it again. */
function goOn(frame: FrameRecord, x: Results): Results {
  let { g } = frame;
  if (g === null) {
    const f = frame.f!;
    frame.x = x;
    if (f.code === undefined || !needsGenerators(f.code.groups)) return f(frame);
    g = frame.g = f.code.generator(f.id!)(frame);
  }
  const step = nextOf.call(g, x);
  if (step.done === true) return step.value;
  frame.site = step.value;
  link(frame);
  return SUSPEND;
}

/** Appends a frame that has suspended. */
export function link(frame: FrameRecord): void {
  if (lastFrame === null) firstFrame = frame;
  else lastFrame.parent = frame;
  lastFrame = frame;
}

/** Settles what a call with `this` = Q returned: makes pending tail calls. Gives results or SUSPEND. `tails`: see FrameRecord. */
function settle(r: Results, tails = 0): Results {
  for (; r === TAIL; tails++) r = makeTail(tails);
  return r;
}

/** Makes pending tail calls, up to a pending error. Gives results, SUSPEND, or TAIL for an error. */
function settleTails(r: Results): Results {
  for (let tails = 0; r === TAIL && !isFailing(); tails++) r = makeTail(tails);
  return r;
}

/** Makes the pending tail call; gives results, SUSPEND or TAIL. */
const makeTail: (tails: number) => Results = {
  [TAIL_MARK](tails: number): Results {
    const { callee, args, site } = takeTail();
    const r = functionOf(callee, args).call(Q, ...args);
    if (r === SUSPEND && L.dialect.name !== 'luajit') noteTail(tails, site);
    return r;
  },
}[TAIL_MARK];

/** Notes that what has suspended was called in tail position, after `tails` other such calls. */
function noteTail(tails: number, site: number): void {
  if (lastFrame !== null && lastFrame.site !== 0) {
    lastFrame.tails += tails + 1;
    return;
  }
  // The caller of a built-in is not gone.
  const frame = new FrameRecord(null, waiting, site);
  frame.tails = tails;
  link(frame);
}

/** A frame that is where its callee returns to. */
const waiting: Resumable = (frame) => frame.x;

/** The function to call for `f`; unshifts `f` to the arguments of its `__call`, which must be a function itself. */
function functionOf(f: LuaValue, args: LuaValue[]): LuaFunctionValue {
  if (typeof f === 'function') return f;
  if (f instanceof Userdata && f.fn !== null) return f.fn;
  const h = callHandler(f);
  if (h === null) return callable(f);
  args.unshift(f);
  return h;
}

// Calls from coroutine code. They give results, or SUSPEND after having linked the callee's frames.

export function q0(f: LuaValue): Results {
  if (typeof f !== 'function') return qv(f, []);
  const r = f.call(Q);
  return r === TAIL ? settle(r) : r;
}

export function q1(f: LuaValue, a: LuaValue): Results {
  if (typeof f !== 'function') return qv(f, [a]);
  const r = f.call(Q, a);
  return r === TAIL ? settle(r) : r;
}

export function q2(f: LuaValue, a: LuaValue, b: LuaValue): Results {
  if (typeof f !== 'function') return qv(f, [a, b]);
  const r = f.call(Q, a, b);
  return r === TAIL ? settle(r) : r;
}

export function q3(f: LuaValue, a: LuaValue, b: LuaValue, c: LuaValue): Results {
  if (typeof f !== 'function') return qv(f, [a, b, c]);
  const r = f.call(Q, a, b, c);
  return r === TAIL ? settle(r) : r;
}

/** Call with any number of arguments; takes `args` over. */
export function qv(f: LuaValue, args: LuaValue[]): Results {
  return settle(functionOf(f, args).call(Q, ...args));
}

export function qn(f: LuaValue, ...args: LuaValue[]): Results {
  return qv(f, args);
}

/** Metamethod calls from coroutine code: the first result or SUSPEND. */
export function q2first(f: LuaValue, a: LuaValue, b: LuaValue): LuaValue | typeof SUSPEND {
  const r = q2(f, a, b);
  return r === SUSPEND ? r : Array.isArray(r) ? r[0] : r;
}

/**
 * The negated truth of what a metamethod gives, or SUSPEND; with `ifSuspended` only what comes back from a yield is negated.
 */
export function q2negated(h: LuaValue, a: LuaValue, b: LuaValue, ifSuspended: boolean): LuaValue | typeof SUSPEND {
  const r = q2(h, a, b);
  if (r !== SUSPEND) return truth(r) === ifSuspended;
  link(new FrameRecord(null, negation, NO_ACTIVATION));
  return SUSPEND;
}

/** A frame that is no activation of its own. */
const negation: Resumable = (frame) => !truth(frame.x);

const NO_ACTIVATION = -1;

/** §5.2 `coroutine.yield`. */
export function coroutineYield(this: unknown, a?: LuaValue, b?: LuaValue): Results {
  if (this !== Q) {
    if (L.dialect.name === 'luajit') libError('attempt to yield across C-call boundary');
    if (L.dialect.name === '5.1') throwValue('attempt to yield across metamethod/C-call boundary');
    throwValue(
      L.coroutine !== null ? 'attempt to yield across a C-call boundary' : 'attempt to yield from outside a coroutine',
    );
  }
  const n = arguments.length;
  transfer = n === 1 ? a : n === 0 ? NONE : n === 2 ? [a, b] : (Array.prototype.slice.call(arguments) as LuaValue[]);
  return SUSPEND;
}

// `coroutine.yield` in generated coroutine code, which then suspends itself.

export function yield1(a: LuaValue): void {
  transfer = a;
}

export function yieldn(list: LuaValue[]): void {
  transfer = list;
}

/** Suspends the running coroutine with a value, from a built-in called with `this` = Q. */
export function suspendWith(v: Results): typeof SUSPEND {
  transfer = v;
  return SUSPEND;
}

/**
 * Runs a suspended coroutine until it yields or ends; gives what it yields or returns and throws what it throws.
 * The caller has checked that it is suspended.
 */
export const resume: (co: Coroutine, x: Results) => Results = {
  [RESUME_MARK](co: Coroutine, x: Results): Results {
    const state = L;
    const previous = state.coroutine;
    const outerFirst = firstFrame;
    const outerLast = lastFrame;
    const { handler, protectedDepth } = state;
    if (previous !== null) previous.phase = NORMAL;
    co.previous = previous;
    co.phase = RUNNING;
    state.coroutine = co;
    // Handlers are seldom set; to store a reference costs more than to compare it.
    if (co.handler !== handler) state.handler = co.handler;
    state.protectedDepth = protectedDepth + co.protectedDepth;
    co.baseDepth = protectedDepth;
    firstFrame = lastFrame = null;
    try {
      return proceed(co, advance(co, x));
    } catch (e) {
      // A frame that fails ends; its callers may catch.
      const frame = co.top;
      if (co.phase !== RUNNING || frame === null) {
        end(co);
        throw e;
      }
      return proceed(co, failed(co, frame, e));
    } finally {
      if (state.handler !== co.handler) co.handler = state.handler;
      co.protectedDepth = state.protectedDepth - protectedDepth;
      co.previous = null;
      state.coroutine = previous;
      if (previous !== null) previous.phase = RUNNING;
      if (state.handler !== handler) state.handler = handler;
      state.protectedDepth = protectedDepth;
      firstFrame = outerFirst;
      lastFrame = outerLast;
    }
  },
}[RESUME_MARK];

/** Lets frames go on that have suspended only to continue as generators; gives what the coroutine yields or returns. */
function proceed(co: Coroutine, r: Results): Results {
  while (continuing) {
    continuing = false;
    co.phase = RUNNING;
    r = run(co, co.top, r, null);
  }
  return r;
}

/** Begins or continues a coroutine; gives what it yields or returns. */
function advance(co: Coroutine, x: Results): Results {
  const frame = co.top;
  if (frame === null) return begin(co, x);
  const { parent } = frame;
  const r = goOn(frame, x);
  if (r !== SUSPEND) return run(co, parent, r, null, frame.tails);
  if (firstFrame !== frame || lastFrame !== frame) return suspended(co, parent);
  // The usual case: the innermost frame itself has suspended again.
  co.phase = SUSPENDED;
  const y = transfer;
  transfer = undefined;
  return y;
}

/** Calls the function of a coroutine. */
function begin(co: Coroutine, x: Results): Results {
  if (co.started) {
    // Its function was a built-in that has yielded: what comes now is its result.
    end(co);
    return x;
  }
  co.started = true;
  const r = settle(enter(co.fn, Array.isArray(x) ? x.slice() : [x]));
  if (r === SUSPEND) return suspended(co, null);
  end(co);
  return r;
}

/** Goes on after the innermost frame has thrown. */
function failed(co: Coroutine, frame: FrameRecord, e: unknown): Results {
  const { parent } = frame;
  if (parent === null) {
    end(co);
    throw e;
  }
  return run(co, parent, undefined, { e });
}

/** Continues frames, from `frame` outwards, with results or an error. `tails` are those of the frame that has ended. */
function run(co: Coroutine, frame: FrameRecord | null, x: Results, thrown: { e: unknown } | null, tails = 0): Results {
  for (;;) {
    // The frames that `frame` calls have ended.
    if (x === TAIL) {
      try {
        firstFrame = lastFrame = null;
        x = settle(x, tails);
        if (x === SUSPEND) return suspended(co, frame);
      } catch (e) {
        thrown = { e };
        x = undefined;
      }
    }
    co.top = frame;
    firstFrame = lastFrame = null;
    if (frame === null) break;
    const { parent } = frame;
    ({ tails } = frame);
    try {
      if (thrown === null) {
        x = goOn(frame, x);
        // It has suspended again: the frames it called come first, then itself.
        if (x === SUSPEND) return suspended(co, parent);
      } else if (frame.f?.fails !== undefined) {
        const { e } = thrown;
        thrown = null;
        x = frame.f.fails(frame, e);
      } else if (frame.g !== null) {
        const step: IteratorResult<number, Results> = frame.g.throw(thrown.e);
        thrown = null;
        if (step.done !== true) {
          frame.site = step.value;
          link(frame);
          return suspended(co, parent);
        }
        x = step.value;
      }
    } catch (e) {
      thrown = { e };
      x = undefined;
    }
    frame = parent;
  }
  end(co);
  if (thrown !== null) throw thrown.e;
  return x;
}

function end(co: Coroutine): void {
  co.phase = DEAD;
  co.top = null;
  co.fn = undefined;
}

/** Calls the body of a coroutine, which may be a built-in: the mark tells that no Lua function has called it. */
const enter: (f: LuaValue, args: LuaValue[]) => Results = {
  [CALL_MARK](f: LuaValue, args: LuaValue[]): Results {
    return functionOf(f, args).call(Q, ...args);
  },
}[CALL_MARK];

function suspended(co: Coroutine, parent: FrameRecord | null): Results {
  if (lastFrame === null) co.top = parent;
  else {
    lastFrame.parent = parent;
    co.top = firstFrame;
  }
  co.phase = SUSPENDED;
  const x = transfer;
  transfer = undefined;
  return x;
}

/** Ends a suspended coroutine with an error raised at the place where it is suspended; gives what it yields or returns then. */
export function resumeWithError(co: Coroutine, error: unknown): Results {
  if (!co.started || co.top === null) {
    end(co);
    throw error;
  }
  const thrower = (function* (): LuaGenerator {
    yield 0;
    throw error;
  })();
  thrower.next(undefined as unknown as Results);
  const frame = new FrameRecord(thrower, null, 0);
  frame.parent = co.top;
  co.top = frame;
  return resume(co, undefined);
}

/**
 * Waits on behalf of a coroutine that has yielded WAIT, in the coroutine that has resumed it; gives what the other one
 * yields or returns in the end: `yield* waitFor(co)`.
 */
export function* waitFor(co: Coroutine): LuaGenerator {
  for (;;) {
    // Nobody else may resume it.
    co.phase = NORMAL;
    transfer = WAIT;
    let x: Results;
    let thrown: { error: unknown } | null = null;
    try {
      x = yield 0;
    } catch (error) {
      thrown = { error };
    }
    co.phase = SUSPENDED;
    const r: Results = thrown === null ? resume(co, x) : resumeWithError(co, thrown.error);
    if (r !== WAIT) return r;
  }
}

/** Ends the waiting of a coroutine whose resumer cannot wait. */
export function refuseWait(co: Coroutine): Results {
  let r: Results = WAIT;
  while (r === WAIT) r = resumeWithError(co, new LuaThrow('attempt to await across a C-call boundary'));
  return r;
}

/** True when the running coroutine is one of an async call, or was resumed by one. */
export function canWait(): boolean {
  for (let co = L.coroutine; co !== null; co = co.previous) if (co.host !== null) return true;
  return false;
}

/** Suspended frames; null for one of a built-in, which yields 0. */
function framesFrom(frame: FrameRecord | null): SuspendedFrame[] {
  const list: SuspendedFrame[] = [];
  for (; frame !== null; frame = frame.parent) {
    if (frame.site === NO_ACTIVATION) continue;
    const place = placeOfSite(frame.site);
    list.push(place === null ? null : { ...place, tails: frame.tails });
  }
  return list;
}
setSuspendedFrames(() => {
  const top = L.coroutine?.top ?? null;
  return { tails: top?.tails ?? 0, frames: framesFrom(top?.parent ?? null) };
});

/** The frames of a suspended coroutine, innermost first. */
export function framesOf(co: Coroutine): SuspendedFrame[] {
  return framesFrom(co.top);
}

/** Runs a call made by a built-in's generator form: `const r = yield* inCoroutine(f, args)`. */
export const inCoroutine: (f: LuaValue, args: LuaValue[]) => Generator<number, Results, Results> = {
  *[CALL_MARK](f: LuaValue, args: LuaValue[]): Generator<number, Results, Results> {
    // Not through a helper: the frame above the mark must be that of the function called.
    const r = settle(functionOf(f, args).call(Q, ...args));
    return r === SUSPEND ? yield 0 : r;
  },
}[CALL_MARK];

/** The call of a function on behalf of `pcall`: results, SUSPEND, or TAIL for a pending error. */
const protectedCall: (f: LuaValue, args: LuaValue[]) => Results = {
  [CALL_MARK](f: LuaValue, args: LuaValue[]): Results {
    return settleTails(functionOf(f, args).call(Q, ...args));
  },
}[CALL_MARK];

/**
 * `pcall` and `xpcall` in a coroutine. `handler` is called where an error is raised; `failed` gives what to return for one that was
 * thrown (or, for `pending` ones, has been through the handler).
 */
export function callProtected(
  f: LuaValue,
  args: LuaValue[],
  handler: typeof L.handler,
  failed: (e: unknown) => Results,
  pending: (value: LuaValue) => Results,
): Results {
  const state = L;
  const former = state.handler;
  state.handler = handler;
  state.protectedDepth++;
  let suspended = false;
  try {
    const r = protectedCall(f, args);
    if (r === SUSPEND) {
      // The coroutine keeps handler and depth.
      suspended = true;
      const frame = new FrameRecord(null, protectedFrame, 0);
      frame.v = [former, failed];
      link(frame);
      return SUSPEND;
    }
    const failure = r === TAIL ? takeFailure() : null;
    return failure === null ? prepend(true, r) : pending(failure.value);
  } catch (e) {
    state.handler = null;
    return failed(e);
  } finally {
    if (!suspended) {
      state.handler = former;
      state.protectedDepth--;
    }
  }
}

function leaveProtected(frame: FrameRecord): void {
  L.handler = frame.v[0] as typeof L.handler;
  L.protectedDepth--;
}

const protectedFrame: Resumable = (frame) => {
  leaveProtected(frame);
  return prepend(true, frame.x);
};
protectedFrame.fails = (frame, e) => {
  L.handler = null;
  try {
    return (frame.v[1] as (e: unknown) => Results)(e);
  } finally {
    leaveProtected(frame);
  }
};

export { prepend, values };
