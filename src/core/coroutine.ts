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
import { callable, prepend, TAIL, takeTail, values } from './call.js';
import { LuaThrow, throwValue } from './error.js';
import {
  type Activation,
  CALL_MARK,
  type Place,
  placeOfSite,
  RESUME_MARK,
  setSuspendedFrames,
  TAIL_MARK,
} from './position.js';
import { L } from './state.js';
import { metaOf } from './tostring.js';
import { Userdata } from './userdata.js';
import { type LuaFunctionValue, type LuaValue, NONE, type Results } from './value.js';

/** As `this` of a call: the caller runs inside a coroutine and can suspend. */
export const Q = Object.freeze({ coroutine: true });

/** What a call inside a coroutine gives when it has suspended: the caller suspends too. */
export const SUSPEND = Object.freeze({ suspend: true }) as unknown as LuaValue[];

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
  constructor(g: LuaGenerator, site: number) {
    this.g = g;
    this.site = site;
    this.parent = null;
  }
}

/** Frames suspended since the last resume, innermost first. */
let firstFrame: FrameRecord | null = null;
let lastFrame: FrameRecord | null = null;
/** What passes at a yield. */
let transfer: Results;

export type CoroutineStatus = 'suspended' | 'running' | 'normal' | 'dead';

export class Coroutine {
  status: CoroutineStatus = 'suspended';
  started = false;
  /** The function it runs; dropped at the end. */
  fn: LuaValue;
  /** Innermost suspended frame. */
  top: FrameRecord | null = null;
  /** The frame that the last resume continued; its parents are still suspended. */
  current: FrameRecord | null = null;
  /** Coroutine that resumed this one. */
  previous: Coroutine | null = null;
  handler: typeof L.handler = null;
  protectedDepth = 0;
  /** `protectedDepth` of the runtime where it was resumed last: at that depth an error ends it. */
  baseDepth = 0;
  /** Its activations when an error ended it. */
  remains: Activation[] | null = null;
  /** Set on coroutines of the host (async runs): what their yields mean is decided by a driver. */
  host: object | null = null;

  constructor(fn: LuaValue) {
    this.fn = fn;
  }
}

/** Starts a generator; SUSPEND when it suspends. */
function start(g: LuaGenerator): Results {
  const step = g.next(undefined as unknown as Results);
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

/** Settles what a call with `this` = Q returned: runs its generator and its tail calls. Gives results or SUSPEND, never TAIL. */
function settle(r: Results | LuaGenerator): Results {
  for (;;) {
    if (r instanceof GeneratorObject) r = start(r);
    if (r !== TAIL) return r as Results;
    r = makeTail();
  }
}

/** Makes the pending tail call; gives results, SUSPEND or TAIL. */
const makeTail: () => Results = {
  [TAIL_MARK](): Results {
    const { callee, args } = takeTail();
    const r = functionOf(callee, args).call(Q, ...args);
    return r instanceof GeneratorObject ? start(r) : r;
  },
}[TAIL_MARK];

/** The function to call for `f`; unshifts `f` to the arguments for each `__call` on the way. */
function functionOf(f: LuaValue, args: LuaValue[]): LuaFunctionValue {
  while (typeof f !== 'function') {
    if (f instanceof Userdata && f.fn !== null) return f.fn;
    const h = metaOf(f)?.call;
    if (h === undefined) return callable(f);
    args.unshift(f);
    f = h;
  }
  return f;
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

/** §5.2 `coroutine.yield`. */
export function coroutineYield(this: unknown, a?: LuaValue): Results {
  if (this !== Q) {
    if (L.coroutine !== null) {
      if (L.dialect.name === '5.1') throwValue('attempt to yield across metamethod/C-call boundary');
      throwValue(
        L.dialect.name === '5.2'
          ? 'attempt to yield across a C-call boundary'
          : 'attempt to yield across C-call boundary',
      );
    }
    if (L.dialect.name === '5.1') throwValue('attempt to yield across metamethod/C-call boundary');
    throwValue('attempt to yield from outside a coroutine');
  }
  const n = arguments.length;
  transfer = n === 1 ? a : n === 0 ? NONE : (Array.prototype.slice.call(arguments) as LuaValue[]);
  return SUSPEND;
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
    const previous = L.coroutine;
    const outerFirst = firstFrame;
    const outerLast = lastFrame;
    const handler = L.handler;
    const depth = L.protectedDepth;
    const state = L;
    if (previous !== null) previous.status = 'normal';
    co.previous = previous;
    co.status = 'running';
    L.coroutine = co;
    L.handler = co.handler;
    L.protectedDepth = depth + co.protectedDepth;
    co.baseDepth = depth;
    firstFrame = lastFrame = null;
    try {
      return run(co, x);
    } catch (e) {
      co.status = 'dead';
      co.top = co.current = null;
      co.fn = undefined;
      throw e;
    } finally {
      co.handler = state.handler;
      co.protectedDepth = state.protectedDepth - depth;
      co.previous = null;
      state.coroutine = previous;
      if (previous !== null) previous.status = 'running';
      state.handler = handler;
      state.protectedDepth = depth;
      firstFrame = outerFirst;
      lastFrame = outerLast;
    }
  },
}[RESUME_MARK];

function run(co: Coroutine, x: Results): Results {
  let frame = co.top;
  let thrown = false;
  let error: unknown;
  co.current = frame;
  if (!co.started) {
    co.started = true;
    x = settle(enter(co.fn, x instanceof Array ? x.slice() : [x]));
    if (x === SUSPEND) return suspended(co, null);
  }
  while (frame !== null) {
    try {
      const step: IteratorResult<number, Results> = thrown ? frame.g.throw(error) : frame.g.next(x);
      thrown = false;
      if (step.done !== true) {
        // It suspended again: the frames it called come first, then itself.
        const { parent } = frame;
        frame.site = step.value;
        link(frame);
        return suspended(co, parent);
      }
      x = step.value;
      if (x === TAIL) {
        x = settle(x);
        if (x === SUSPEND) return suspended(co, frame.parent);
      }
    } catch (e) {
      thrown = true;
      error = e;
    }
    frame = frame.parent;
    co.current = frame;
    firstFrame = lastFrame = null;
  }
  if (thrown) throw error;
  co.status = 'dead';
  co.top = co.current = null;
  co.fn = undefined;
  return x;
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
  co.current = null;
  co.status = 'suspended';
  const x = transfer;
  transfer = undefined;
  return x;
}

/** Ends a suspended coroutine with an error raised at the place where it is suspended; gives what it yields or returns then. */
export function resumeWithError(co: Coroutine, error: unknown): Results {
  if (!co.started || co.top === null) {
    co.status = 'dead';
    co.fn = undefined;
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
    co.status = 'normal';
    transfer = WAIT;
    let x: Results;
    let thrown: { error: unknown } | null = null;
    try {
      x = yield 0;
    } catch (error) {
      thrown = { error };
    }
    co.status = 'suspended';
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

function framesFrom(frame: FrameRecord | null): Place[] {
  const list: Place[] = [];
  for (; frame !== null; frame = frame.parent) {
    const place = placeOfSite(frame.site);
    if (place !== null) list.push(place);
  }
  return list;
}
setSuspendedFrames(() => framesFrom(L.coroutine?.current?.parent ?? null));

/** The frames of a suspended coroutine, innermost first. */
export function framesOf(co: Coroutine): Place[] {
  return framesFrom(co.top);
}

/** Runs a call made by a built-in's generator form: `const r = yield* inCoroutine(f, args)`. */
export const inCoroutine: (f: LuaValue, args: LuaValue[]) => Generator<number, Results, Results> = {
  *[CALL_MARK](f: LuaValue, args: LuaValue[]): Generator<number, Results, Results> {
    const r = qv(f, args);
    return r === SUSPEND ? yield 0 : r;
  },
}[CALL_MARK];

export { prepend, values };
