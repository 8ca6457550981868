/** From Lua source to functions: parses, generates and compiles a chunk for a runtime. */

import { ChunkGenerator, type GenerateOptions, type RUNTIME_NAMES } from '../codegen/chunk.js';
import type { Form } from '../codegen/function.js';
import * as arith from '../core/arith.js';
import { budget, grown, limited, spend } from '../core/budget.js';
import * as call from '../core/call.js';
import * as coroutine from '../core/coroutine.js';
import * as debugFrames from '../core/debug-frames.js';
import { environmentOf, environmentValue } from '../core/environment.js';
import { LuaThrow, throwValue } from '../core/error.js';
import { registerField } from '../core/fields.js';
import * as generated from '../core/generated.js';
import * as indexing from '../core/index.js';
import { limitedCalls } from '../core/metatable.js';
import { Cursor } from '../core/next.js';
import { type ChunkInfo, type FunctionInfo, registerChunk } from '../core/position.js';
import type { LuaState } from '../core/state.js';
import { EMPTY, promoteFields, Table } from '../core/table.js';
import { type LuaFunctionValue, type LuaValue, NONE } from '../core/value.js';
import { error, getfenv, inext, ipairs, next, pairs, pairsNext, select, setfenv } from '../lib/base.js';
import type * as ast from '../syntax/ast.js';
import { chunkId } from '../syntax/chunk-id.js';
import { LuaSyntaxFailure, parse } from '../syntax/parser.js';
import { SITE_FACTOR } from '../syntax/sizes.js';
import { exec } from '../syntax/stack-room.js';

/** What generated code finds under the names of RUNTIME_NAMES. */
const shared: Record<Exclude<(typeof RUNTIME_NAMES)[number], 'metamethods'>, unknown> = {
  Table,
  EMPTY,
  Cursor,
  NONE,
  TAIL: call.TAIL,
  Q: coroutine.Q,
  CTL: generated.CTL,
  first: call.first,
  values: call.values,
  finish: call.finish,
  failing: call.failing,
  tail: call.tail,
  callable: call.callable,
  callableq: coroutine.callableq,
  index: indexing.index,
  indexq: indexing.indexq,
  lookup: indexing.lookup,
  setlookup: indexing.setlookup,
  method: indexing.method,
  methodq: indexing.methodq,
  setindex: indexing.setindex,
  setindexq: indexing.setindexq,
  setnumber: generated.setnumber,
  setnumberq: generated.setnumberq,
  fill: generated.fill,
  setfresh: generated.setfresh,
  isArray: generated.isArray,
  firstOf: generated.firstOf,
  setitems: generated.setitems,
  add: arith.add,
  sub: arith.sub,
  mul: arith.mul,
  div: arith.div,
  mod: arith.mod,
  pow: arith.pow,
  unm: arith.unm,
  concat: arith.concat,
  len: arith.len,
  eq: arith.eq,
  lt: arith.lt,
  le: arith.le,
  addq: arith.addq,
  subq: arith.subq,
  mulq: arith.mulq,
  divq: arith.divq,
  modq: arith.modq,
  powq: arith.powq,
  unmq: arith.unmq,
  concatq: arith.concatq,
  lenq: arith.lenq,
  eqq: arith.eqq,
  ltq: arith.ltq,
  leq: arith.leq,
  power: arith.power,
  truth: call.truth,
  forNumber: arith.forNumber,
  q0: coroutine.q0,
  q1: coroutine.q1,
  q2: coroutine.q2,
  q3: coroutine.q3,
  qn: coroutine.qn,
  coroutineYield: coroutine.coroutineYield,
  start: coroutine.start,
  suspends: coroutine.suspends,
  handsOn: coroutine.handsOn,
  frame: coroutine.newFrame,
  link: coroutine.link,
  tailed: coroutine.tailed,
  yield1: coroutine.yield1,
  yieldn: coroutine.yieldn,
  stringIndex: generated.stringIndex,
  arrayTable: generated.arrayTable,
  itemTable: generated.itemTable,
  arrayOf: generated.arrayOf,
  next,
  pairs,
  pairsNext,
  ipairs,
  inext,
  ipairsNext: generated.ipairsNext,
  select,
  getfenv,
  setfenv,
  error,
  errorAt: generated.errorAt,
  failAt: generated.failAt,
  env: generated.env,
  environmentOf,
  environmentValue,
  argTable: generated.argTable,
  limited: limitedCalls,
  budget,
  spend,
  grown,
  joined: generated.joined,
  enter: debugFrames.enter,
  leave: debugFrames.leave,
  tick: debugFrames.tick,
  line: debugFrames.line,
  returning: debugFrames.returning,
  leaving: debugFrames.leaving,
  hooked: debugFrames.hooked,
};

/** The same with what belongs to a runtime. */
const ofStates = new WeakMap<LuaState, object>();

function runtimeOf(state: LuaState): object {
  let runtime = ofStates.get(state);
  if (runtime === undefined) {
    runtime = { ...shared, metamethods: state.metamethods };
    ofStates.set(state, runtime);
  }
  return runtime;
}

/** Lines that `new Function` puts in front of a body. */
const SKIP_LINES = 2;

type Factories = Record<number, (...args: unknown[]) => LuaFunctionValue>;
type Generators = Record<number, (frame: coroutine.FrameRecord | null) => coroutine.LuaGenerator>;
type Resumables = Record<number, coroutine.Resumable>;

/** What the interpreters say of a binary chunk that is not theirs. */
const BINARY_REFUSED = {
  5.1: 'unexpected end in precompiled chunk',
  5.2: 'truncated precompiled chunk',
  luajit: 'cannot load incompatible bytecode',
};

/** Compiles a chunk; returns its main function in the environment. Throws LuaThrow when the source is faulty. */
export function loadChunk(state: LuaState, source: string, name: string, environment: LuaValue): LuaFunctionValue {
  const env = environmentOf(environment);
  if (source.startsWith(DUMP_HEADER)) return loadDump(state, source, env);
  if (source.charCodeAt(0) === 27) {
    const whole = state.dialect.name === 'luajit' ? '(binary)' : 'binary string';
    const id = name.startsWith('\x1b') ? whole : name.replace(/^[@=]/, '');
    throwValue(`${id}: ${BINARY_REFUSED[state.dialect.name]}`);
  }
  const chunk = parseChunk(state, source, name);
  const code = new ChunkCode(state, chunk, source);
  return code.main(env);
}

function parseChunk(state: LuaState, source: string, name: string): ast.Chunk {
  try {
    return parse(source, name, state.dialect);
  } catch (e) {
    if (e instanceof LuaSyntaxFailure) {
      const failure = new LuaThrow(e.message);
      syntaxFailures.set(failure, e);
      throw failure;
    }
    throw e;
  }
}

/** `string.dump`: source and number of the function, behind a mark of this engine. Upvalues are fresh when it is loaded. */
const DUMP_HEADER = '\x1bLupaJS1\n';

export function dumpFunction(f: LuaFunctionValue): string {
  const { info } = generated.control(f);
  const { name, source } = info.chunk;
  return `${DUMP_HEADER}${info.id} ${name.length}\n${name}${source}`;
}

function loadDump(state: LuaState, dump: string, env: Table): LuaFunctionValue {
  const m = exec(/^(\d{1,9}) (\d{1,9})\n/, dump.slice(DUMP_HEADER.length, DUMP_HEADER.length + 24));
  const at = DUMP_HEADER.length + (m === null ? 0 : m[0].length);
  const nameLength = m === null ? -1 : Number(m[2]);
  if (m === null || dump.length < at + nameLength) throwValue('bad binary format (truncated dump)');
  const name = dump.slice(at, at + nameLength);
  const source = dump.slice(at + nameLength);
  const f = new ChunkCode(state, parseChunk(state, source, name), source).instantiate(Number(m[1]), env);
  if (f === null) throwValue('bad binary format (no such function)');
  return f;
}

/** Syntax failures behind thrown messages: the border makes LuaSyntaxErrors of them. */
export const syntaxFailures = new WeakMap<LuaThrow, LuaSyntaxFailure>();

/** A compiled chunk, as its own code sees it: it asks for its forms for coroutines here, which are compiled when first needed. */
class ChunkCode {
  private readonly state: LuaState;
  private readonly name: string;
  private readonly source: string;
  private readonly info: ChunkInfo;
  readonly budgeted: boolean;
  private isDebug: boolean;
  private readonly factories: Factories;
  /** What the functions of the chunk hold for an environment: itself, or its cell. */
  private readonly placeOf: (env: Table) => unknown;
  /** The forms for coroutines, by the groups of metamethods they are written for; and those in use. */
  private readonly forms = new Map<number, CoroutineForms>();
  private current: CoroutineForms | null = null;
  readonly main: (env: Table) => LuaFunctionValue;

  constructor(state: LuaState, chunk: ast.Chunk, source: string) {
    this.state = state;
    this.name = chunk.name;
    this.source = source;
    this.budgeted = state.budgeted;
    this.isDebug = state.debugForm;
    if (!this.budgeted) state.hasUnbudgeted = true;
    const made = this.compile(chunk, 'plain') as {
      main: (env: Table) => LuaFunctionValue;
      env: (env: Table) => unknown;
      factories: Factories;
    };
    this.info = this.lastInfo!;
    this.main = (env) => {
      const f = made.main(env);
      this.info.main = new WeakRef(f);
      return f;
    };
    this.factories = made.factories;
    this.placeOf = made.env;
  }

  /** A new instance of any function of the chunk, with upvalues of its own. */
  instantiate(id: number, env: Table): LuaFunctionValue | null {
    if (id === 0) return this.main(env);
    const factory = this.factories[id];
    if (factory === undefined) return null;
    const info = this.info.functions.find((f) => f.id === id)!;
    return factory(
      this.placeOf(env),
      ...info.captureCells.map((cell) => (cell === null ? undefined : { [cell]: undefined })),
    );
  }

  private lastInfo: ChunkInfo | null = null;

  /** The resumable forms of the functions, by number. */
  get resumables(): Resumables {
    const { seen } = this.state.metamethods;
    return this.current?.groups === seen ? this.current.resumables : this.select(seen);
  }

  private select(groups: number): Resumables {
    let forms = this.forms.get(groups);
    if (forms === undefined) this.forms.set(groups, (forms = new CoroutineForms(this, groups)));
    this.current = forms;
    return forms.resumables;
  }

  /** Compiles the chunk in a form for coroutines. */
  compileAgain(form: Form, forms: CoroutineForms, budgeted: boolean): unknown {
    const made = this.compile(parse(this.source, this.name, this.state.dialect), form, budgeted, forms);
    this.lastInfo!.main = this.info.main;
    return made;
  }

  private compile(
    chunk: ast.Chunk,
    form: Form,
    budgeted = this.budgeted,
    forms: CoroutineForms | null = null,
  ): unknown {
    const info = new LazyChunkInfo(this.name, chunkId(this.name, this.state.dialect.name), this.source);
    const { id, url } = registerChunk(info);
    const { state } = this;
    const options: GenerateOptions = {
      names: false,
      debug: this.isDebug,
      dialect: this.state.dialect,
      budgeted,
      form,
      groups: forms?.groups ?? 0,
      skipLines: SKIP_LINES,
      siteBase: id * SITE_FACTOR,
    };
    const out = new ChunkGenerator(chunk, options).generate();
    // From the first chunk that asks for it on, all are compiled so.
    if (out.debug) options.debug = this.isDebug = state.debugForm = true;
    for (const f of out.fields) registerField(f);
    promoteFields(this.state.globals, out.fields);
    info.lines = out.lines;
    info.options = options;
    this.lastInfo = info;
    if (globalThis.process?.env?.['LUPAJS_DUMP']) console.error(out.text);
    const make = new Function('$runtime', '$code', '$where', '$factories', `${out.text}\n//# sourceURL=${url}`);
    return make(runtimeOf(state), forms ?? this, info.id, this.factories);
  }

  /** Keeps what is known of the chunk alive as long as its functions. */
  get information(): ChunkInfo {
    return this.info;
  }
}

/** The forms for coroutines of a chunk, written for certain groups of metamethods that may suspend. */
class CoroutineForms {
  readonly groups: number;
  /** The resumable forms of the functions, by number. */
  readonly resumables: Resumables;
  private readonly code: ChunkCode;
  private generators: Generators | null = null;
  private limitedGenerators: Generators | null = null;

  constructor(code: ChunkCode, groups: number) {
    this.code = code;
    this.groups = groups;
    this.resumables = code.compileAgain('resumable', this, code.budgeted) as Resumables;
    for (const id in this.resumables) Object.assign(this.resumables[id], { code: this, id: Number(id) });
  }

  /** The generator form of a function. */
  generator(id: number): Generators[number] {
    if (!this.code.budgeted && limited()) {
      // With checks of the budget, of a chunk compiled without them.
      this.limitedGenerators ??= this.code.compileAgain('generator', this, true) as Generators;
      return this.limitedGenerators[id];
    }
    this.generators ??= this.code.compileAgain('generator', this, this.code.budgeted) as Generators;
    return this.generators[id];
  }
}

/** What is made when it is asked for. */
type Details = Pick<ChunkInfo, 'sites' | 'passedLines' | 'functions'>;

/**
 * What is known of a chunk besides its lines is made again from the source when somebody asks: names for error messages
 * and descriptions of functions. Most chunks are never asked, and generation is deterministic.
 */
class LazyChunkInfo implements ChunkInfo {
  lines: number[] = [];
  main?: WeakRef<object>;
  options: GenerateOptions | null = null;
  #details: Details | null = null;

  constructor(
    readonly name: string,
    readonly id: string,
    readonly source: string,
  ) {}

  get #known(): Details {
    if (this.#details === null) {
      const options = { ...this.options!, names: true };
      const chunk = parse(this.source, this.name, options.dialect);
      const out = new ChunkGenerator(chunk, options).generate();
      this.#details = {
        sites: out.sites,
        passedLines: out.passedLines,
        functions: out.functions.map(({ body, from, captures, cells, scopes }) =>
          functionInfo(this, body, from, captures, cells, scopes, chunk.environment),
        ),
      };
    }
    return this.#details;
  }

  get isDebug(): boolean {
    return this.options!.debug;
  }

  get sites(): ChunkInfo['sites'] {
    return this.#known.sites;
  }

  get passedLines(): ChunkInfo['passedLines'] {
    return this.#known.passedLines;
  }

  get functions(): FunctionInfo[] {
    return this.#known.functions;
  }
}

function functionInfo(
  chunk: ChunkInfo,
  body: ast.FunctionBody,
  from: number,
  captures: ast.LocalVariable[],
  cells: (string | null)[],
  scopes: readonly debugFrames.ScopeEntry[],
  environment: ast.LocalVariable | null,
): FunctionInfo {
  // The main function of 5.2 has its environment for its only upvalue.
  const upvalues = body.isMain && environment !== null ? [environment] : body.upvalues;
  return {
    id: body.id,
    from,
    name: body.name,
    line: body.line,
    lastLine: body.lastLine,
    isMain: body.isMain,
    upvalueCount: upvalues.length,
    upvalueNames: upvalues.map((v) => v.name),
    upvalueCaptures: upvalues.map((v) => captures.indexOf(v)),
    captureCells: cells,
    parameterNames: body.parameters.map((v) => v.name),
    parameterCount: body.parameters.length,
    isVararg: body.isVararg,
    scopes,
    chunk,
  };
}
