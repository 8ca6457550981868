/**
 * Where in the Lua source an error happened: read from the JavaScript stack, only when somebody asks.
 *
 * Every compiled chunk carries a `sourceURL` that names it here, and a table from lines of generated code to sites. The
 * generator starts a new line before each operation that can fail, so a line stands for one site.
 */
import { SITE_FACTOR } from '../syntax/sizes.js';
import { needStack } from '../syntax/stack-room.js';
import { builtinOf, markBuiltins } from './builtins.js';
import type { ScopeEntry } from './debug-frames.js';
import type { OperandName } from './messages.js';
import { L } from './state.js';
import type { LuaFunctionValue } from './value.js';

/** What stands on one line of generated code. */
export interface Site {
  /** Line of the Lua source. */
  line: number;
  /** For a call: how the callee is named. For another operation: how its operands are named. */
  call: OperandName | null;
  operands: (OperandName | null)[] | null;
  /** The metamethod that another operation may call. */
  event: string | null;
  /** The call is in tail position: its frame counts as gone. */
  tail: boolean;
}

/** A Lua function of a chunk, for tracebacks and `debug.getinfo`. */
export interface FunctionInfo {
  /** Number within the chunk; 0 is the main function. */
  id: number;
  /** First line of generated code. */
  from: number;
  /** Name for tools; may be empty. */
  name: string;
  line: number;
  lastLine: number;
  isMain: boolean;
  upvalueCount: number;
  upvalueNames: string[];
  /** For each upvalue its place among the captures; -1 for the environment and for the function itself. */
  upvalueCaptures: number[];
  /** For each capture the field of its cell, or null when it is passed by value. */
  captureCells: (string | null)[];
  /** Names of the parameters. */
  parameterNames: string[];
  parameterCount: number;
  isVararg: boolean;
  /** Local variables, when the chunk is in debug form. */
  scopes: readonly ScopeEntry[];
  chunk: ChunkInfo;
  /** Lines that have code; made when asked for. */
  activeLines?: number[];
}

/** What is kept of a compiled chunk besides its functions. */
export interface ChunkInfo {
  /** Name as given to `load`. */
  name: string;
  /** Name in messages: `[string "..."]` or a file name. */
  id: string;
  source: string;
  /** Lua line of each line of generated code; 0 outside of Lua functions. */
  lines: Uint32Array | number[];
  /** Names at the lines that have some. */
  readonly sites: Map<number, Site>;
  /** Lines of generated code of the sites that code passes on, by number less one. */
  readonly passedLines: readonly number[];
  /** It is in debug form: its activations have frames. */
  readonly isDebug: boolean;
  /** Functions by first line, ascending. */
  readonly functions: FunctionInfo[];
  /** The main function of the last load. */
  main?: WeakRef<object>;
}

/** Chunks by the number in their `sourceURL`. Weak: a chunk lives as long as its functions. */
const chunks = new Map<number, WeakRef<ChunkInfo>>();
let chunkCount = 0;
const dropped = new FinalizationRegistry<number>((id) => chunks.delete(id));

const URL_PREFIX = 'lua-chunk-';

/** Registers a chunk; returns the text of its `sourceURL`, which contains nothing of the source. */
export function registerChunk(info: ChunkInfo): { id: number; url: string } {
  const id = ++chunkCount;
  chunks.set(id, new WeakRef(info));
  dropped.register(info, id);
  // The chunk name helps in profiles and JavaScript stacks, reduced to harmless characters.
  needStack();
  const label = info.id.replace(/[^A-Za-z0-9_.-]+/g, '_').slice(-60);
  return { id, url: `${URL_PREFIX}${id}/${label}` };
}

export function chunkById(id: number): ChunkInfo | undefined {
  return chunks.get(id)?.deref();
}

/**
 * Marks in the JavaScript stack, by function name: where a built-in calls Lua, where a coroutine begins, where a pending
 * tail call is made, and where an operation (no built-in) raises an error, whose handler runs there.
 */
export const CALL_MARK = 'lua:call';
export const RESUME_MARK = 'lua:resume';
export const TAIL_MARK = 'lua:tail';
export const OPERATION_MARK = 'lua:operation';

/** A frame of a chunk, or another one with the name of its function. */
type RawFrame = { chunk: ChunkInfo | null; line: number; name: string; func?: LuaFunctionValue };

interface V8Error {
  captureStackTrace(target: object, below?: unknown): void;
  prepareStackTrace: unknown;
  stackTraceLimit: number;
}

/** True where the host offers structured stacks (V8). Others have `captureStackTrace`, which gives text. */
const structured = (() => {
  const E = Error as unknown as V8Error;
  if (typeof E.captureStackTrace !== 'function') return false;
  const former = E.prepareStackTrace;
  try {
    const holder: { stack?: unknown } = {};
    E.prepareStackTrace = (_: unknown, sites: unknown) => sites;
    E.captureStackTrace(holder);
    return Array.isArray(holder.stack);
  } catch {
    return false;
  } finally {
    E.prepareStackTrace = former;
  }
})();

function chunkOfUrl(url: string | null | undefined): ChunkInfo | null {
  if (url?.charCodeAt(0) !== 108) return null;
  const at = url.indexOf(URL_PREFIX);
  if (at < 0) return null;
  return chunkById(Number.parseInt(url.slice(at + URL_PREFIX.length), 10)) ?? null;
}

/**
 * The innermost frames, without those of `below` and what it called. The host gives functions down to the first one of
 * strict mode: those of chunks that set environments by level (see codegen) are not.
 */
function rawFrames(limit: number, below: unknown = rawFrames, wantsFunctions = false): RawFrame[] {
  const frames: RawFrame[] = [];
  if (structured) {
    const E = Error as unknown as V8Error;
    const holder: { stack?: unknown } = {};
    const formerPrepare = E.prepareStackTrace;
    const formerLimit = E.stackTraceLimit;
    E.stackTraceLimit = limit;
    E.prepareStackTrace = (_: unknown, sites: NodeJS.CallSite[]) => sites;
    try {
      E.captureStackTrace(holder, below);
      const sites = holder.stack as (NodeJS.CallSite & { getScriptNameOrSourceURL(): string })[];
      // With next to no stack left the host gives up preparing it.
      if (!Array.isArray(sites)) throw new RangeError('Maximum call stack size exceeded');
      for (const s of sites) {
        const chunk = chunkOfUrl(s.getScriptNameOrSourceURL());
        if (chunk === null) frames.push({ chunk: null, line: 0, name: s.getFunctionName() ?? '' });
        else {
          const frame: RawFrame = { chunk, line: s.getLineNumber() ?? 0, name: '' };
          if (wantsFunctions) frame.func = s.getFunction() as unknown as LuaFunctionValue | undefined;
          frames.push(frame);
        }
      }
    } finally {
      E.prepareStackTrace = formerPrepare;
      E.stackTraceLimit = formerLimit;
    }
    return frames;
  }
  for (const text of stackText(limit).split('\n')) {
    const m = /lua-chunk-(\d+)\/[^:]*:(\d+)/.exec(text);
    const chunk = m === null ? undefined : chunkById(Number(m[1]));
    if (chunk !== undefined && m !== null) frames.push({ chunk, line: Number(m[2]), name: '' });
    else frames.push({ chunk: null, line: 0, name: MARKS.find((mark) => text.includes(mark)) ?? '' });
  }
  return frames;
}

/** The stack as text, with a few frames more than asked for where the host limits them. */
function stackText(limit: number): string {
  const E = Error as unknown as V8Error;
  const former: unknown = E.stackTraceLimit;
  if (typeof former !== 'number') return new Error().stack ?? '';
  E.stackTraceLimit = limit + 10;
  try {
    return new Error().stack ?? '';
  } finally {
    E.stackTraceLimit = former;
  }
}

const MARKS = [CALL_MARK, RESUME_MARK, TAIL_MARK, OPERATION_MARK];

/** An activation as Lua sees it: a Lua function at a site, a built-in, or (5.1) the place of a function that made a tail call. */
export type Activation = LuaActivation | BuiltinActivation | { kind: 'tail' };

export interface BuiltinActivation {
  kind: 'builtin';
  /** The function, where it is known (see builtins.ts). */
  func: LuaFunctionValue | null;
}

export interface LuaActivation {
  kind: 'lua';
  chunk: ChunkInfo;
  /** Line of generated code. */
  line: number;
  /** It was called in tail position, so its caller is not to be seen. */
  tailCalled: boolean;
  func?: LuaFunctionValue;
}

/** A site by chunk and line of generated code. */
export interface Place {
  chunk: ChunkInfo;
  line: number;
}

/** The place of a site number: chunk and line of generated code in one. */
export function placeOfSite(site: number): Place | null {
  const chunk = chunkById(Math.floor(site / SITE_FACTOR));
  return chunk === undefined ? null : { chunk, line: site % SITE_FACTOR };
}

/** The activation at a site that generated code has passed on; null for 0, NaN and undefined. */
export function passedSite(site: number | undefined): LuaActivation | null {
  const place = site ? placeOfSite(site) : null;
  const line = place?.chunk.passedLines[place.line - 1];
  return place === null || !line ? null : activation({ chunk: place.chunk, line });
}

/** A suspended frame; null for one of a built-in. `tails` functions before it have called it, or each other, in tail position. */
export type SuspendedFrame = (Place & { tails: number }) | null;

/**
 * Suspended frames of the running coroutine below those on the JavaScript stack, and the `tails` of the outermost of these;
 * given by coroutine.ts.
 */
let suspendedFrames = (): { tails: number; frames: SuspendedFrame[] } => ({ tails: 0, frames: [] });
export function setSuspendedFrames(f: typeof suspendedFrames): void {
  suspendedFrames = f;
}

/** The site of the tail call being made at the innermost TAIL_MARK; given by call.ts. */
let tailSite = (): number => 0;
export function setTailSite(f: typeof tailSite): void {
  tailSite = f;
}

function activation(place: Place & { func?: LuaFunctionValue }): LuaActivation {
  return { kind: 'lua', chunk: place.chunk, line: place.line, tailCalled: false, func: place.func };
}

/** A line of a Lua function, not of the helpers of its chunk. */
function isCode(chunk: ChunkInfo, line: number): boolean {
  const l = chunk.lines[line];
  return l !== 0 && l !== undefined;
}

/** A stack as it was: what `activations` needs to know of it, kept for when somebody asks. */
export interface StackRecord {
  frames: RawFrame[];
  suspended: ReturnType<typeof suspendedFrames>;
  inBuiltin: boolean;
}

/** Notes the stack of the running thread; `inBuiltin` says that the innermost activation is a built-in. */
export function recordStack(limit: number, inBuiltin: boolean): StackRecord {
  return { frames: rawFrames(limit, recordStack), suspended: suspendedFrames(), inBuiltin };
}

/**
 * The activations of the running thread, innermost first. `inBuiltin` says that the innermost one is a built-in (the
 * one that asks); a metamethod call shows no built-in between.
 */
export function activations(limit: number, inBuiltin: boolean): Activation[] {
  markBuiltins();
  return activationsOf(recordStack(limit, inBuiltin), L.coroutine !== null);
}

/** What runs at a level above the built-in `below`: with its function, where the host tells. */
export function activationAbove(below: unknown, level: number): Activation | undefined {
  const stack = { frames: rawFrames(200, below, true), suspended: suspendedFrames(), inBuiltin: true };
  return activationsOf(stack, L.coroutine !== null)[level];
}

/** The activations of a recorded stack. */
export function activationsOf({ frames, suspended, inBuiltin }: StackRecord, inCoroutine: boolean): Activation[] {
  const list: Activation[] = [];
  /** The built-in whose frames are being passed. */
  let builtin: BuiltinActivation | null = null;
  if (inBuiltin) list.push((builtin = { kind: 'builtin', func: null }));
  let pending = false;
  /** An operation of the next function raised the error: that function is there, even if the operation is a tail call. */
  let raised = false;
  const pushBuiltin = (): void => {
    if (pending && list.length > 0 && builtin !== null) list.push(builtin);
    builtin = null;
    pending = false;
  };
  for (const f of frames) {
    if (f.chunk !== null) {
      if (!isCode(f.chunk, f.line)) continue;
      pushBuiltin();
      const a = activation(f as Place & RawFrame);
      if (list.length > 0 && !raised && f.chunk.sites.get(f.line)?.tail) pushLeft(list, a);
      else list.push(a);
      raised = false;
    } else if (f.name === CALL_MARK) {
      pushBuiltin();
      builtin = { kind: 'builtin', func: null };
      pending = true;
      raised = false;
    } else if (f.name === OPERATION_MARK) {
      builtin = null;
      pending = false;
      raised = true;
    } else if (f.name === TAIL_MARK && (list.length > 0 || pending || raised)) {
      pushBuiltin();
      const site = list.length === 1 || raised ? placeOfSite(tailSite()) : null;
      if (raised && site !== null) list.push(activation(site));
      else pushLeft(list, site === null ? null : activation(site));
      raised = false;
    } else if (f.name === RESUME_MARK) {
      inCoroutine = true;
      break;
    } else if (builtin !== null) {
      const func = builtinOf(f.name);
      if (func !== null) (builtin as BuiltinActivation).func = func;
    }
  }
  if (inCoroutine) {
    pushLost(list, suspended.tails);
    pushSuspended(list, suspended.frames);
  }
  return list;
}

/** Pushes suspended frames of a coroutine, with the traces of tail calls between them. */
export function pushSuspended(list: Activation[], frames: SuspendedFrame[]): void {
  for (const f of frames) {
    list.push(f === null ? { kind: 'builtin', func: null } : activation(f));
    if (f !== null) pushLost(list, f.tails);
  }
}

function pushLost(list: Activation[], tails: number): void {
  for (; tails > 0 && list.length > 0; tails--) pushLeft(list, null);
}

/**
 * Pushes a function that has called the last of the list in tail position. A built-in called so counts as an ordinary call
 * in 5.1 and 5.2; otherwise the frame is gone, which 5.1 shows in its place and 5.2 notes with the callee.
 */
function pushLeft(list: Activation[], a: LuaActivation | null): void {
  const { name: dialect } = L.dialect;
  if (dialect === 'luajit') return;
  const last = list[list.length - 1];
  if (last.kind === 'builtin') {
    if (a !== null) list.push(a);
  } else if (dialect === '5.1') list.push({ kind: 'tail' });
  else if (last.kind === 'lua') last.tailCalled = true;
}

/** `chunk:line: ` of the function at a level (1: the Lua function that called the built-in), or ''. */
export function where(level: number): string {
  return positionText(level === 1 ? here(where, true) : activations(200, true)[level]);
}

/** `chunk:line: ` of an activation, '' where it is none of Lua's. */
export function positionText(a: Activation | null | undefined): string {
  return a === undefined || a === null || a.kind !== 'lua' ? '' : `${a.chunk.id}:${a.chunk.lines[a.line]}: `;
}

/** The built-in that the last `here` found running, when it is known. */
let running: LuaFunctionValue | null = null;
export function runningBuiltin(): LuaFunctionValue | null {
  return running;
}

/**
 * The Lua function that called the running built-in (`inBuiltin`) or that runs, or null when a built-in was called by
 * another one. `below` is the function that asks: frames from it on are not looked at. Reading the stack costs two
 * microseconds and half of one for each frame, so few are read at first: five hold the caller of nearly any built-in.
 */
export function here(below: unknown, inBuiltin: boolean, first = 5): Activation | null {
  for (let limit = first; ; limit = limit === first ? 16 : 100) {
    const raw = rawFrames(limit, below);
    // LuaJIT replaces the frame of a function that calls a built-in in tail position.
    const skipsTails = inBuiltin && L.dialect.name === 'luajit';
    let skipped = false;
    running = null;
    for (const f of raw) {
      if (f.chunk !== null) {
        if (!isCode(f.chunk, f.line)) continue;
        if (!skipsTails || f.chunk.sites.get(f.line)?.tail !== true) return activation(f as Place);
        skipped = true;
      } else if (f.name === CALL_MARK) return null;
      else if (f.name === TAIL_MARK) {
        // An operation that fails below it is the call itself, of something that cannot be called.
        const site = placeOfSite(tailSite());
        if (!skipsTails && site !== null) return activation(site);
        skipped = true;
      } else if (f.name === RESUME_MARK) {
        const outer = skipped ? suspendedFrames().frames[0] : undefined;
        return outer ? activation(outer) : null;
      } else running = builtinOf(f.name) ?? running;
    }
    if (raw.length < limit || limit === 100) return null;
  }
}

/** How a site calls: the name of a called function, or of the metamethod of another operation. */
function siteName(site: Site | undefined): OperandName | null {
  if (site === undefined) return null;
  if (site.call !== null || site.event === null || L.dialect.name === '5.1') return site.call;
  return { kind: 'metamethod', name: site.event };
}

/** The name of the running built-in at its call site, or null. */
export function callSiteName(a: Activation | null): OperandName | null {
  return a === null || a.kind !== 'lua' ? null : siteName(a.chunk.sites.get(a.line));
}

/** The name of operand `i` of the operation at an activation (-1: what it calls), or null. */
export function operandName(a: Activation | null, i: number): OperandName | null {
  if (a === null || a.kind !== 'lua') return null;
  const site = a.chunk.sites.get(a.line);
  if (site === undefined) return null;
  if (i >= 0) return site.operands?.[i] ?? null;
  // What a generic `for` calls has a name in tracebacks only.
  return site.call?.kind === 'for iterator' ? null : site.call;
}

/** The function whose code contains a line of generated text. */
export function functionAt(chunk: ChunkInfo, line: number): FunctionInfo {
  const { functions } = chunk;
  let lo = 0;
  let hi = functions.length - 1;
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1;
    if (functions[mid].from <= line) lo = mid;
    else hi = mid - 1;
  }
  return functions[lo];
}

/** How the function of activation `i` is called: from the site of the activation below it. */
export function nameOfActivation(list: Activation[], i: number): OperandName | null {
  const a = list[i];
  const caller = list[i + 1];
  if (caller === undefined || (a.kind === 'lua' && a.tailCalled)) return null;
  return callSiteName(caller);
}
