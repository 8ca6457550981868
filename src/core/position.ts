/**
 * Where in the Lua source an error happened: read from the JavaScript stack, only when somebody asks.
 *
 * Every compiled chunk carries a `sourceURL` that names it here, and a table from lines of generated code to sites. The
 * generator starts a new line before each operation that can fail, so a line stands for one site.
 */
import type { OperandName } from './messages.js';
import { L } from './state.js';

/** What stands on one line of generated code. */
export interface Site {
  /** Line of the Lua source. */
  line: number;
  /** For a call: how the callee is named. For another operation: how its operands are named. */
  call: OperandName | null;
  operands: (OperandName | null)[] | null;
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
  const label = info.id.replace(/[^A-Za-z0-9_.-]+/g, '_').slice(-60);
  return { id, url: `${URL_PREFIX}${id}/${label}` };
}

export function chunkById(id: number): ChunkInfo | undefined {
  return chunks.get(id)?.deref();
}

/** One Lua frame. `line` is a line of generated code. */
export interface Frame {
  chunk: ChunkInfo;
  line: number;
  /** Number of frames of built-in functions between this frame and the Lua frame it called (0 or 1). */
  calledBuiltin: boolean;
}

/** Marks in the JavaScript stack, by function name: where a built-in calls Lua, and where a coroutine begins. */
export const CALL_MARK = 'lua:call';
export const RESUME_MARK = 'lua:resume';

type RawFrame = { chunk: ChunkInfo | null; line: number; mark: string | null };

/** True where the host offers structured stacks (V8). */
const structured = typeof (Error as { captureStackTrace?: unknown }).captureStackTrace === 'function';

interface V8Error {
  captureStackTrace(target: object, below?: unknown): void;
  prepareStackTrace: unknown;
  stackTraceLimit: number;
}

function chunkOfUrl(url: string | null | undefined): ChunkInfo | null {
  if (!url || url.charCodeAt(0) !== 108) return null;
  const at = url.indexOf(URL_PREFIX);
  if (at < 0) return null;
  return chunkById(Number.parseInt(url.slice(at + URL_PREFIX.length), 10)) ?? null;
}

/** The innermost frames, without those of `below` and what it called. */
function rawFrames(limit: number, below: unknown = rawFrames): RawFrame[] {
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
      for (const s of sites) {
        const chunk = chunkOfUrl(s.getScriptNameOrSourceURL());
        if (chunk !== null) frames.push({ chunk, line: s.getLineNumber() ?? 0, mark: null });
        else {
          const name = s.getFunctionName();
          frames.push({ chunk: null, line: 0, mark: name === CALL_MARK || name === RESUME_MARK ? name : null });
        }
      }
    } finally {
      E.prepareStackTrace = formerPrepare;
      E.stackTraceLimit = formerLimit;
    }
    return frames;
  }
  for (const text of (new Error().stack ?? '').split('\n')) {
    const m = /lua-chunk-(\d+)\/[^:]*:(\d+)/.exec(text);
    const chunk = m === null ? undefined : chunkById(Number(m[1]));
    if (chunk !== undefined && m !== null) frames.push({ chunk, line: Number(m[2]), mark: null });
    else
      frames.push({
        chunk: null,
        line: 0,
        mark: text.includes(CALL_MARK) ? CALL_MARK : text.includes(RESUME_MARK) ? RESUME_MARK : null,
      });
  }
  return frames;
}

/** An activation as Lua sees it: a Lua function at a site, or a built-in. */
export type Activation = { kind: 'lua'; chunk: ChunkInfo; line: number } | { kind: 'builtin' } | { kind: 'tail' };

/** Suspended frames of the running coroutine below those on the JavaScript stack; given by coroutine.ts. */
let suspendedFrames: () => { chunk: ChunkInfo; line: number }[] = () => [];
export function setSuspendedFrames(f: typeof suspendedFrames): void {
  suspendedFrames = f;
}

export function siteOf(chunk: ChunkInfo, line: number): Site | undefined {
  return chunk.sites.get(line);
}

/**
 * The activations of the running thread, innermost first. `inBuiltin` says that the innermost one is a built-in (the
 * one that asks); a metamethod call shows no built-in between.
 */
export function activations(limit: number, inBuiltin: boolean): Activation[] {
  const raw = rawFrames(limit);
  const list: Activation[] = [];
  let marks = 0;
  let seenLua = false;
  if (inBuiltin) list.push({ kind: 'builtin' });
  let ended = false;
  for (const f of raw) {
    if (f.chunk === null) {
      if (f.mark === CALL_MARK) marks++;
      else if (f.mark === RESUME_MARK) {
        ended = true;
        break;
      }
      continue;
    }
    if (f.chunk.lines[f.line] === 0 || f.chunk.lines[f.line] === undefined) continue;
    pushLua(list, f.chunk, f.line, marks > 0 && (seenLua || inBuiltin), seenLua);
    marks = 0;
    seenLua = true;
  }
  if (ended || L.coroutine !== null) for (const f of suspendedFrames()) pushLua(list, f.chunk, f.line, false, true);
  return list;
}

function pushLua(list: Activation[], chunk: ChunkInfo, line: number, builtinAbove: boolean, hasCallee: boolean): void {
  const site = chunk.sites.get(line);
  if (builtinAbove) list.push({ kind: 'builtin' });
  else if (hasCallee && site?.tail) {
    // The frame was left by a tail call: 5.1 shows a placeholder, the others nothing.
    if (L.dialect.name === '5.1') list.push({ kind: 'tail' });
    return;
  }
  list.push({ kind: 'lua', chunk, line });
}

/** `chunk:line: ` of the function at a level (1: the Lua function that called the built-in, or that runs), or ''. */
export function where(level: number): string {
  return positionText(level === 1 ? here(where) : activations(200, true)[level]);
}

/** `chunk:line: ` of an activation, '' where it is none of Lua's. */
export function positionText(a: Activation | null | undefined): string {
  return a === undefined || a === null || a.kind !== 'lua' ? '' : `${a.chunk.id}:${a.chunk.lines[a.line]}: `;
}

/**
 * The Lua function at level 1, or null when a built-in called the running one. `below` is the function that asks: frames
 * from it on are not looked at. Reading a frame costs about a microsecond, so few are read at first.
 */
export function here(below: unknown): Activation | null {
  for (let limit = 5; ; limit = limit === 5 ? 16 : 100) {
    const raw = rawFrames(limit, below);
    for (const f of raw) {
      if (f.chunk !== null) {
        const line = f.chunk.lines[f.line];
        if (line !== 0 && line !== undefined) return { kind: 'lua', chunk: f.chunk, line: f.line };
      } else if (f.mark !== null) return null;
    }
    if (raw.length < limit || limit === 100) return null;
  }
}

/** The name of the running built-in at its call site, or null. */
export function callSiteName(a: Activation | null): OperandName | null {
  if (a === null || a.kind !== 'lua') return null;
  return a.chunk.sites.get(a.line)?.call ?? null;
}

/** The name of operand `i` of the operation at an activation, or null. */
export function operandName(a: Activation | null, i: number): OperandName | null {
  if (a === null || a.kind !== 'lua') return null;
  const site = a.chunk.sites.get(a.line);
  if (site === undefined) return null;
  return i < 0 ? site.call : (site.operands?.[i] ?? null);
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
  const caller = list[i + 1];
  if (caller === undefined || caller.kind !== 'lua') return null;
  return caller.chunk.sites.get(caller.line)?.call ?? null;
}

/** Names of functions found in the loaded libraries, for tracebacks of 5.2; given by the base library. */
export function traceback(message: string, level: number): string {
  return tracebackOf(message, activations(400, level > 0), level);
}

/** The text of `debug.traceback` for a list of activations, from `level` on. */
export function tracebackOf(message: string, list: Activation[], level: number): string {
  const lines: string[] = [];
  const v51 = L.dialect.name === '5.1';
  const v52 = L.dialect.name === '5.2';
  const [head, tail] = v51 ? [12, 10] : v52 ? [12, 10] : [12, 10];
  const whole: string[] = [];
  for (let i = level; i < list.length; i++) {
    const a = list[i];
    if (a.kind === 'tail') {
      whole.push('\n\t(tail call): ?');
      continue;
    }
    const name = nameOfActivation(list, i);
    if (a.kind === 'builtin') {
      const how = v52 && name !== null && name.kind === 'global' ? `function '${name.name}'` : nameText(name, v52);
      whole.push(`\n\t[C]: in ${name === null ? '?' : how}`.replace('in ?', v51 ? '?' : 'in ?'));
      continue;
    }
    const f = functionAt(a.chunk, a.line);
    let text = `\n\t${a.chunk.id}:${a.chunk.lines[a.line]}: in `;
    if (name !== null) text += nameText(name, v52);
    else if (f.isMain) text += 'main chunk';
    else text += `function <${a.chunk.id}:${f.line}>`;
    whole.push(text);
  }
  if (L.coroutine === null) whole.push(v51 ? '\n\t[C]: ?' : v52 ? '\n\t[C]: in ?' : '');
  if (whole.length > head + tail) {
    lines.push(...whole.slice(0, head), '\n\t...', ...whole.slice(-tail));
  } else lines.push(...whole);
  return `${message === '' ? '' : `${message}\n`}stack traceback:${lines.join('')}`;
}

function nameText(name: OperandName | null, v52: boolean): string {
  if (name === null) return '?';
  if (v52) return name.kind === 'global' ? `function '${name.name}'` : `${name.kind} '${name.name}'`;
  return `function '${name.name}'`;
}
