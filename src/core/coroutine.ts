/**
 * Coroutines.
 *
 * Every compiled function has a second form, a generator, used only while a coroutine runs. `f.call(Q, ...)` asks for it:
 * the function then returns a generator object, which the caller runs. A built-in, and a compiled function that can never
 * reach a yield, ignores `this` and answers with its results at once. So plain calls (`this` undefined) pay nothing.
 *
 * A generator that suspends is linked by its caller into the list of frames of the coroutine, innermost first; a resume
 * continues the innermost frame directly, so that a yield costs the same at any depth. The value a generator yields is
 * the number of its site (chunk and line), for tracebacks.
 */
import { callable, callHandler, prepend, TAIL, takeTail, truth, values } from './call.js';
import type { DebugThread } from './debug-frames.js';
import { LuaThrow, libError, throwValue } from './error.js';
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
export const WAIT = Object.freeze({ wait: true }) as unknown as LuaValue[];

export type LuaGenerator = Generator<number, Results, Results>;

/** For `instanceof`: every generator object inherits from the generator prototype. */
export const GeneratorObject = (() => {
  function GeneratorObject() {}
  GeneratorObject.prototype = Object.getPrototypeOf(function* () {}).prototype;
  return GeneratorObject as unknown as { new (): LuaGenerator };
})();

/** A suspended frame. */
class FrameRecord {
  readonly g: LuaGenerator;
  site: number;
  parent: FrameRecord | null;
  /** Functions that are gone, as each has called the next one in tail position and the last one this one; not counted in LuaJIT. */
  tails: number;
  constructor(g: LuaGenerator, site: number) {
    this.g = g;
    this.site = site;
    this.parent = null;
    this.tails = 0;
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
const nextOf = GeneratorObject.prototype.next as (this: LuaGenerator, x?: Results) => IteratorResult<number, Results>;

/** Starts a generator; SUSPEND when it suspends. */
function start(g: LuaGenerator): Results {
  const step = nextOf.call(g);
  if (step.done === true) return step.value;
  push(g, step.value);
  return SUSPEND;
}

function push(g: LuaGenerator, site: number): void {
  link(new FrameRecord(g, site));
}

function link(frame: FrameRecord): void {
  if (lastFrame === null) firstFrame = frame;
  else lastFrame.parent = frame;
  lastFrame = frame;
}

/**
 * Settles what a call with `this` = Q returned: runs its generator and its tail calls. Gives results or SUSPEND, never TAIL.
 * `tails`: see FrameRecord.
 */
function settle(r: Results | LuaGenerator, tails = 0): Results {
  for (; ; tails++) {
    if (r instanceof GeneratorObject) r = start(r);
    if (r !== TAIL) return r as Results;
    r = makeTail(tails);
  }
}

/** Makes the pending tail call; gives results, SUSPEND or TAIL. */
const makeTail: (tails: number) => Results = {
  [TAIL_MARK](tails: number): Results {
    const { callee, args, site } = takeTail();
    let r: Results | LuaGenerator = functionOf(callee, args).call(Q, ...args);
    if (r instanceof GeneratorObject) r = start(r);
    if (r === SUSPEND && L.dialect.name !== 'luajit') noteTail(tails, site);
    return r as Results;
  },
}[TAIL_MARK];

/** Notes that what has suspended was called in tail position, after `tails` other such calls. */
function noteTail(tails: number, site: number): void {
  if (lastFrame !== null && lastFrame.site !== 0) {
    lastFrame.tails = tails + 1;
    return;
  }
  // The caller of a built-in is not gone.
  const g = waiting(site);
  push(g, g.next(undefined as unknown as Results).value as number);
  lastFrame!.tails = tails;
}

/** A frame that is where its callee returns to. */
function* waiting(site: number): LuaGenerator {
  return yield site;
}

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
  return r instanceof GeneratorObject || r === TAIL ? settle(r) : r;
}

export function q1(f: LuaValue, a: LuaValue): Results {
  if (typeof f !== 'function') return qv(f, [a]);
  const r = f.call(Q, a);
  return r instanceof GeneratorObject || r === TAIL ? settle(r) : r;
}

export function q2(f: LuaValue, a: LuaValue, b: LuaValue): Results {
  if (typeof f !== 'function') return qv(f, [a, b]);
  const r = f.call(Q, a, b);
  return r instanceof GeneratorObject || r === TAIL ? settle(r) : r;
}

export function q3(f: LuaValue, a: LuaValue, b: LuaValue, c: LuaValue): Results {
  if (typeof f !== 'function') return qv(f, [a, b, c]);
  const r = f.call(Q, a, b, c);
  return r instanceof GeneratorObject || r === TAIL ? settle(r) : r;
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
  return r === SUSPEND ? r : r instanceof Array ? r[0] : r;
}

/**
 * The negated truth of what a metamethod gives, or SUSPEND; with `ifSuspended` only what comes back from a yield is negated.
 */
export function q2negated(h: LuaValue, a: LuaValue, b: LuaValue, ifSuspended: boolean): LuaValue | typeof SUSPEND {
  const r = q2(h, a, b);
  if (r === SUSPEND) return start(negation());
  return truth(r) === ifSuspended;
}

/** A frame that is no activation of its own. */
function* negation(): LuaGenerator {
  return !truth(yield NO_ACTIVATION);
}

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
    state.handler = co.handler;
    state.protectedDepth = protectedDepth + co.protectedDepth;
    co.baseDepth = protectedDepth;
    firstFrame = lastFrame = null;
    try {
      const frame = co.top;
      if (frame === null) return begin(co, x);
      const step = frame.g.next(x);
      if (step.done === true || firstFrame !== null) return proceed(co, frame, step);
      // The usual case: the innermost frame itself has suspended again.
      frame.site = step.value;
      co.phase = SUSPENDED;
      x = transfer;
      transfer = undefined;
      return x;
    } catch (e) {
      // A frame that fails ends; its callers may catch.
      const frame = co.top;
      if (co.phase !== RUNNING || frame === null) {
        end(co);
        throw e;
      }
      return failed(co, frame, e);
    } finally {
      co.handler = state.handler;
      co.protectedDepth = state.protectedDepth - protectedDepth;
      co.previous = null;
      state.coroutine = previous;
      if (previous !== null) previous.phase = RUNNING;
      state.handler = handler;
      state.protectedDepth = protectedDepth;
      firstFrame = outerFirst;
      lastFrame = outerLast;
    }
  },
}[RESUME_MARK];

/** Calls the function of a coroutine. */
function begin(co: Coroutine, x: Results): Results {
  if (co.started) {
    // Its function was a built-in that has yielded: what comes now is its result.
    end(co);
    return x;
  }
  co.started = true;
  const r = settle(enter(co.fn, x instanceof Array ? x.slice() : [x]));
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

function proceed(co: Coroutine, frame: FrameRecord, step: IteratorResult<number, Results>): Results {
  if (step.done !== true) {
    const { parent } = frame;
    frame.site = step.value;
    link(frame);
    return suspended(co, parent);
  }
  return run(co, frame.parent, step.value, null, frame.tails);
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
      }
    }
    co.top = frame;
    firstFrame = lastFrame = null;
    if (frame === null) break;
    ({ tails } = frame);
    try {
      const step: IteratorResult<number, Results> = thrown !== null ? frame.g.throw(thrown.e) : frame.g.next(x);
      thrown = null;
      if (step.done !== true) {
        // It suspended again: the frames it called come first, then itself.
        const { parent } = frame;
        frame.site = step.value;
        link(frame);
        return suspended(co, parent);
      }
      x = step.value;
    } catch (e) {
      thrown = { e };
      x = undefined;
    }
    frame = frame.parent;
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
const enter: (f: LuaValue, args: LuaValue[]) => Results | LuaGenerator = {
  [CALL_MARK](f: LuaValue, args: LuaValue[]): Results | LuaGenerator {
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
  const frame = new FrameRecord(thrower, 0);
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

export { prepend, values };
