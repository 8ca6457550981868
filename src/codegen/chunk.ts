/** A whole chunk: its factories, the helpers per field name, and the text that ties them together. */
import type { ScopeEntry } from '../core/debug-frames.js';
import type { Site } from '../core/position.js';
import type * as ast from '../syntax/ast.js';
import type { Dialect } from '../syntax/dialect.js';
import { Analysis } from './analyse.js';
import { type Form, FunctionEmitter } from './function.js';
import { Assembler, quote } from './writer.js';

export interface GeneratedFunction {
  body: ast.FunctionBody;
  /** First line of its text. */
  from: number;
  /** Captured variables in the order of the factory's parameters. */
  captures: ast.LocalVariable[];
  /** For each capture the field of its cell, or null. */
  cells: (string | null)[];
  /** Local variables, in debug form. */
  scopes: readonly ScopeEntry[];
}

export interface GeneratedCode {
  text: string;
  lines: number[];
  sites: Map<number, Site>;
  /** Lines of the text of the sites that are passed to helpers; only with names. */
  passedLines: number[];
  functions: GeneratedFunction[];
  /** Constant keys that the text accesses as properties. */
  fields: string[];
  debug: boolean;
}

export interface GenerateOptions {
  dialect: Dialect;
  /** Emit checks of the instruction budget. */
  budgeted: boolean;
  /** Use the debug form even if the chunk does not ask for it. */
  debug: boolean;
  /** Keep the names that error messages show: wanted when an error has happened, too much to keep for every chunk. */
  names: boolean;
  /** Which form: the plain functions, or one of those for coroutines. */
  form: Form;
  /** Groups of metamethods that may suspend (see metamethod-groups.ts), for the forms for coroutines. */
  groups: number;
  /** Lines that the host puts in front of the text. */
  skipLines: number;
  /** Number of the chunk times SITE_FACTOR. */
  siteBase: number;
}

/** Methods that strings are likely to have. */
const STRING_METHODS = new Set(
  'byte char dump find format gmatch gsub len lower match rep reverse sub upper trim split'.split(' '),
);

/** The names generated text takes from the runtime, in the order in which they are passed. */
export const RUNTIME_NAMES = [
  'Table',
  'EMPTY',
  'Cursor',
  'NONE',
  'TAIL',
  'Q',
  'CTL',
  'first',
  'values',
  'finish',
  'failing',
  'tail',
  'callable',
  'callableq',
  'index',
  'indexq',
  'lookup',
  'setlookup',
  'method',
  'methodq',
  'setindex',
  'setindexq',
  'setnumber',
  'setnumberq',
  'fill',
  'setfresh',
  'isArray',
  'firstOf',
  'setitems',
  'add',
  'sub',
  'mul',
  'div',
  'mod',
  'pow',
  'unm',
  'concat',
  'len',
  'eq',
  'lt',
  'le',
  'addq',
  'subq',
  'mulq',
  'divq',
  'modq',
  'powq',
  'unmq',
  'concatq',
  'lenq',
  'eqq',
  'ltq',
  'leq',
  'power',
  'truth',
  'forNumber',
  'q0',
  'q1',
  'q2',
  'q3',
  'qn',
  'coroutineYield',
  'start',
  'suspends',
  'handsOn',
  'frame',
  'link',
  'tailed',
  'yield1',
  'yieldn',
  'stringIndex',
  'arrayTable',
  'itemTable',
  'arrayOf',
  'next',
  'pairs',
  'pairsNext',
  'ipairs',
  'inext',
  'ipairsNext',
  'select',
  'getfenv',
  'setfenv',
  'error',
  'errorAt',
  'failAt',
  'env',
  'environmentOf',
  'environmentValue',
  'argTable',
  'metamethods',
  'limited',
  'budget',
  'spend',
  'grown',
  'joined',
  'enter',
  'leave',
  'tick',
  'line',
  'returning',
  'leaving',
  'hooked',
] as const;

export class ChunkGenerator {
  readonly dialect: Dialect;
  readonly analysis: Analysis;
  readonly assembler: Assembler;
  readonly budgeted: boolean;
  readonly form: Form;
  readonly groups: number;
  readonly coroutine: boolean;
  readonly debug: boolean;
  private readonly chunk: ast.Chunk;
  private readonly getters = new Set<string>();
  private readonly methodGetters = new Set<string>();
  private readonly setters = new Set<string>();
  private readonly fields = new Set<string>();
  private readonly constructors = new Map<string, string>();
  /** Every captured variable is a cell: the chunk sets or joins upvalues through the debug library. */
  private readonly allCells: boolean;
  private readonly bodies: ast.FunctionBody[] = [];
  /** Captures can be exchanged. */
  readonly joinable: boolean;
  /** Loop variables that are at least 1. */
  readonly positive = new Set<ast.LocalVariable>();
  /** Locals that begin as a new object: `local o = setmetatable({}, C)`. */
  readonly freshLocals = new Set<ast.LocalVariable>();
  /** Fields to make room for in a table constructor. */
  readonly roomFor = new Map<ast.TableExpression, string[]>();
  /** Names of variables that stand for temporaries. */
  readonly temporaries = new Map<ast.LocalVariable, string>();
  /**
   * The chunk sets or asks environments by level: its functions are not of strict mode, so that the host gives them to who
   * looks at the stack. `this` of plain calls is then the global object.
   */
  readonly sloppy: boolean;
  /** `_ENV` of the chunk is assigned somewhere, so `$G` is a cell. */
  readonly environmentCell: boolean;
  /**
   * The chunk catches errors, perhaps many: operations are told where they are, so that the stack need not be read for an
   * error. (In others the longer code would only keep V8 from inlining functions.)
   */
  readonly passesSites: boolean;

  constructor(chunk: ast.Chunk, options: GenerateOptions) {
    this.chunk = chunk;
    this.assembler = new Assembler(options.names, options.form !== 'plain', options.skipLines, options.siteBase);
    this.dialect = options.dialect;
    this.budgeted = options.budgeted;
    this.form = options.form;
    this.groups = options.groups;
    this.coroutine = options.form !== 'plain';
    this.analysis = new Analysis(chunk.main, options.debug, options.dialect.yieldsAcrossPcall);
    const { mentions } = this.analysis;
    this.sloppy = options.dialect.hasFenv && options.form === 'plain' && this.analysis.asksLevels;
    this.passesSites = mentions.has('pcall') || mentions.has('xpcall');
    this.joinable = mentions.has('upvaluejoin');
    this.debug = this.analysis.debug;
    this.allCells =
      this.debug || mentions.has('setupvalue') || mentions.has('upvaluejoin') || mentions.has('upvalueid');
    this.environmentCell = chunk.environment !== null && (chunk.environment.assignments > 0 || this.allCells);
  }

  // ---- facts

  /** The field of the cell that holds a variable, or null when it is held directly. */
  cellField(v: ast.LocalVariable): 'v' | 'n' | null {
    if (v.kind === 'environment') return v.assignments > 0 || this.allCells ? 'v' : null;
    if (!v.captured) return null;
    if (v.assignments === 0 && !this.allCells) return null;
    if (v.assignments === 0 && this.analysis.knownOf(v) !== null) return null;
    return this.analysis.typeOfVariable(v) === 'number' ? 'n' : 'v';
  }

  /** The local that a function can reach through its own JavaScript name. */
  selfOf(f: ast.FunctionBody): ast.LocalVariable | null {
    return this.analysis.factsOf(f).self;
  }

  /** Captured variables in the order of a factory's parameters; with `all` including the function's own local. */
  capturesOf(f: ast.FunctionBody, all = this.coroutine): ast.LocalVariable[] {
    const self = this.selfOf(f);
    return f.upvalues.filter((v) => v.kind !== 'environment' && (v !== self || all));
  }

  /** True when an index is known to be at least 1. */
  isPositive(key: ast.Expression): boolean {
    if (key.type === 'Number') return key.value >= 1;
    if (key.type === 'Name') return key.variable !== null && this.positive.has(key.variable);
    return key.type === 'Binary' && key.operator === '+' && this.isPositive(key.left) && this.isPositive(key.right);
  }

  /** A variable that reads as the given temporary. */
  temporary(func: ast.FunctionBody, name: string): ast.LocalVariable {
    const v: ast.LocalVariable = {
      name,
      id: -1,
      func,
      kind: 'local',
      captured: false,
      assignments: 0,
      inLoop: false,
      line: 0,
      column: 0,
    };
    this.temporaries.set(v, name);
    return v;
  }

  // ---- helpers of the chunk

  getter(name: string): string {
    this.fields.add(name);
    this.getters.add(name);
    return `$get_${name}`;
  }

  /** The getter for `o:name(...)`. */
  methodGetter(name: string): string {
    this.fields.add(name);
    this.methodGetters.add(name);
    return `$met_${name}`;
  }

  setter(name: string): string {
    this.fields.add(name);
    this.setters.add(name);
    return `$set_${name}`;
  }

  field(name: string): string {
    this.fields.add(name);
    return `$${name}`;
  }

  /**
   * Constructor of tables with the given fields; their values are its parameters. `later` names fields that are stored
   * soon after: they only make room. `related` ones (see Analysis.relatedFields) begin as nil.
   */
  constructorFor(names: string[], later: string[], related: string[]): string {
    const key = `${names.join(',')};${related.join(',')};${later.join(',')}`;
    let id = this.constructors.get(key);
    if (id === undefined) {
      id = `$C${this.constructors.size}`;
      this.constructors.set(key, id);
      for (const n of names) this.fields.add(n);
      for (const n of related) this.fields.add(n);
    }
    return id;
  }

  private helperText(): string {
    const out: string[] = [];
    for (const [key, id] of this.constructors) {
      const [names, related] = key.split(';').map((list) => list.split(',').filter((n) => n !== ''));
      const parameters = names.map((_, i) => `a${i}`);
      out.push(
        `function ${id}(${parameters.join(',')}){this._mt=null;this._arr=$EMPTY;this._hash=null;${names.map((n, i) => `this.$${n}=a${i};`).join('')}${related.map((n) => `this.$${n}=undefined;`).join('')}}${id}.prototype=$Table.prototype;`,
      );
    }
    const q = this.dialect.yieldsAcrossPcall && (this.form === 'generator' || this.groups !== 0);
    const [parameter, site] = this.passesSites ? [',s', `,s+${this.assembler.base}`] : ['', ''];
    for (const [n, kind, find] of [
      ...[...this.getters].map((g) => [g, 'get', 'index']),
      ...[...this.methodGetters].map((g) => [g, 'met', 'method']),
    ]) {
      const k = quote(n);
      const miss = (object: string) => `$${find}(${object},${k}${site})`;
      // Reads have looked at the object itself where they are; look-ups of methods, which are seldom there, have not.
      const own = kind === 'met' ? `if((v=t.$${n})!==undefined)return v;` : '';
      // Every kind of string has a shape of its own to the host: where strings are likely, their properties are not asked for.
      const strings = kind === 'met' && STRING_METHODS.has(n);
      const string = `if(typeof t==="string"){if((v=$stringIndex().$${n})!==undefined)return v}`;
      const text = (name: string, missing: (o: string) => string) =>
        `function ${name}(t${parameter}){let v,m,h;${strings ? `${string}else ` : ''}if(t!==undefined){${own}` +
        `if((h=t._hash)===null||h!==undefined&&h.get(${k})===undefined){if((m=t._mt)===null||(h=m.index)===undefined)return undefined;` +
        `if((v=h.$${n})!==undefined)return v;` +
        // Further up a chain of classes, as long as nothing but tables with fields is on the way.
        `for(let i=0;i<90&&h._hash===null;i++){if((m=h._mt)===null)return undefined;if((m=m.index)===undefined)break;` +
        `if((v=m.$${n})!==undefined)return v;h=m}return ${missing('t')}}` +
        `${strings ? '' : string}}return ${missing('t')}}`;
      out.push(text(`$${kind}_${n}`, miss));
      if (q) out.push(text(`$${kind}_${n}q`, (o) => `$${find}q(${o},${k})`));
    }
    for (const n of this.setters) {
      const k = quote(n);
      const text = (name: string, slow: string) =>
        `function ${name}(t,x){if(t!==undefined&&t._hash===null){const m=t._mt;if(m===null||m.newindex===undefined){if(x!==undefined||t.$${n}!==undefined)t.$${n}=x;return}}return ${slow}(t,${k},x)}`;
      out.push(text(`$set_${n}`, '$setindex'));
      if (q) out.push(text(`$set_${n}q`, '$setindexq'));
    }
    return out.join('');
  }

  // ---- text

  generate(): GeneratedCode {
    const collect = (f: ast.FunctionBody) => {
      this.bodies.push(f);
      for (const inner of f.functions) collect(inner);
    };
    collect(this.chunk.main);
    const runtime = `const{${RUNTIME_NAMES.map((n) => `${n}:$${n}`).join(',')}}=$runtime;let $T=0;`;
    const factories = this.bodies.map((f) => `$mk${f.id}`);
    const inCoroutine = this.bodies.map((f) => `$${this.form === 'generator' ? 'g' : 'r'}${f.id}`);
    const ids = this.bodies.map((f) => f.id);
    const { environment } = this.chunk;
    const cell = environment !== null && this.cellField(environment) !== null;
    const main = cell ? 'G=>$mk0({v:G})' : '$mk0';
    const result = this.coroutine
      ? `return{${ids.map((id, i) => `${id}:${inCoroutine[i]}`).join(',')}};`
      : `return{main:${main},env:G=>${cell ? '({v:G})' : 'G'},factories:{${ids.map((id, i) => `${id}:${factories[i]}`).join(',')}}};`;
    // The forms for coroutines make closures through the factories of the plain form.
    const imports = this.coroutine ? `const{${factories.map((n, i) => `${ids[i]}:${n}`).join(',')}}=$factories;` : '';
    const { assembler } = this;
    assembler.add(`${this.sloppy ? 'const $this=globalThis;' : '"use strict";'}${runtime}${imports}`);
    const scopes: (readonly ScopeEntry[])[] = [];
    const starts = this.bodies.map((f) => {
      const emitter = new FunctionEmitter(this, f, this.form, this.coroutine);
      const start = assembler.add(emitter.emit());
      scopes.push(emitter.debug?.scopes ?? []);
      return start;
    });
    // Helpers stand on one line, which belongs to no Lua function.
    assembler.add(`${assembler.line(0)}${this.helperText()}${result}`);
    return {
      text: assembler.text,
      lines: assembler.lines,
      sites: assembler.sites,
      passedLines: assembler.passedLines,
      functions: this.bodies.map((body, i) => {
        const captures = this.capturesOf(body);
        const cells = captures.map((v) => this.cellField(v));
        return { body, from: starts[i], captures, cells, scopes: scopes[i] };
      }),
      fields: [...this.fields],
      debug: this.debug,
    };
  }
}
