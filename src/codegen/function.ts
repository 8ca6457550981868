/**
 * One Lua function as JavaScript text, in one of its forms: plain code, or one of the forms for coroutines (see
 * core/coroutine.ts): the resumable one, or a generator.
 *
 * A Lua function becomes a top-level factory `mkN(G, captures…)` that returns the function (flat closures): captured
 * variables that are assigned after their declaration are cells, the others are passed by value. Both forms take the same
 * captures, which is how they share variables.
 */
import type { OperandName } from '../core/messages.js';
import type * as ast from '../syntax/ast.js';
import { COMPARISON, groupOf } from '../syntax/metamethod-groups.js';
import type { StaticType } from './analyse.js';
import { namedOperand } from './boolean-code.js';
import type { ChunkGenerator } from './chunk.js';
import { DebugText } from './debug.js';
import { ResumeText } from './resume.js';
import { emitBlock } from './statement.js';
import { functionName, identifierPart, numberLiteral } from './writer.js';

export type Form = 'plain' | 'resumable' | 'generator';

export interface LoopContext {
  /** JavaScript label of the loop, when something breaks out of it by label. */
  label: string;
  /** A store in it may set a metamethod: see `storePoint`. */
  stores: boolean;
}

/** The metamethod that a slow path of the runtime may call. */
export function eventOf(helper: string): string {
  const name = helper.slice(1);
  if (name.startsWith('set')) return '__newindex';
  return name.startsWith('get_') || name.startsWith('met_') || name === 'method' || name === 'lookup'
    ? '__index'
    : `__${name}`;
}

/** How a call says where it is: by its site, or, to a helper of the chunk, by the number of the site there (see `passesSites`). */
type Passes = 'nothing' | 'number' | 'site';

export class FunctionEmitter {
  readonly chunk: ChunkGenerator;
  readonly body: ast.FunctionBody;
  readonly form: Form;
  /** True for the forms that are used in coroutines. */
  readonly coroutine: boolean;
  /** What lets the function be continued; null for plain code, and for generators of functions without a resumable form. */
  readonly resume: ResumeText | null;
  /** JavaScript names declared at the head of the function. */
  private readonly declared = new Set<string>();
  private readonly freeTemps: string[] = [];
  /** Temporaries in use, in the order in which they were taken. */
  private readonly usedTemps: string[] = [];
  private tempCount = 0;
  private labelCount = 0;
  readonly loops: LoopContext[] = [];
  /** Temporaries that hold the array parts of locals inside the loops being written. */
  readonly hoisted = new Map<ast.LocalVariable, string>();
  /** The place that the statement being written reads and then stores into: `t[k] = (t[k] or 0) + 1`. */
  updated: { object: ast.LocalVariable; key: ast.LocalVariable } | null = null;
  /** How to jump to a label that is being emitted. */
  readonly jumps = new Map<
    ast.Label,
    { forward: string | null; backward: string | null; state: { name: string; value: number; label: string } | null }
  >();
  /** Captured variables in the order of the factory's parameters. */
  readonly captures: ast.LocalVariable[];
  /** The local that holds this very function, when plain code can use the JavaScript function name for it. */
  readonly self: ast.LocalVariable | null;
  readonly selfName: string;
  /** What the debug form adds. */
  readonly debug: DebugText | null;

  constructor(chunk: ChunkGenerator, body: ast.FunctionBody, form: Form, resumes: boolean) {
    this.chunk = chunk;
    this.body = body;
    this.form = form;
    this.coroutine = form !== 'plain';
    this.self = chunk.selfOf(body);
    this.selfName = functionName(body.isMain ? 'main' : lastName(body.name) || 'anonymous');
    this.captures = chunk.capturesOf(body);
    this.debug = chunk.debug ? new DebugText(this) : null;
    const resume = resumes && this.debug === null ? new ResumeText(this) : null;
    this.resume = resume?.canBeWritten(body.body) === true ? resume : null;
  }

  /** The first constant 0 or -0. */
  private zero: number | null = null;

  /** A numeral. */
  number(n: number): string {
    return numberLiteral(this.numberValue(n));
  }

  /** What a numeral stands for. 5.1 keeps 0 and -0 of a function in one place: the first one stands for both. */
  numberValue(n: number): number {
    if (n !== 0 || this.chunk.dialect.name !== '5.1') return n;
    this.zero ??= n;
    return this.zero;
  }

  // ---- names

  /** A new temporary; give it back with `release` when its last use has been written. */
  temp(): string {
    let name = this.freeTemps.pop();
    if (name === undefined) {
      name = `$${++this.tempCount}`;
      this.declared.add(name);
    }
    if (this.resume !== null) this.usedTemps.push(name);
    return name;
  }

  release(...names: (string | null)[]): void {
    for (const n of names) {
      if (n === null) continue;
      this.freeTemps.push(n);
      if (this.resume !== null) this.usedTemps.splice(this.usedTemps.lastIndexOf(n), 1);
    }
  }

  /** The temporaries in use. */
  temporaries(): readonly string[] {
    return this.usedTemps;
  }

  /** What the function was called with: environment, captures, parameters. */
  frame(): string[] {
    const parameters = this.body.parameters.map((v) => this.nameOf(v));
    if (this.body.isVararg) parameters.push('$va');
    return ['$G', ...this.captures.map((v) => this.nameOf(v)), ...parameters];
  }

  /** What of that may change: assigned parameters, and the environment in 5.1 and LuaJIT. */
  changing(): string[] {
    const assigned = this.body.parameters.filter((v) => v.assignments > 0 && this.chunk.cellField(v) === null);
    const names = assigned.map((v) => this.nameOf(v));
    return this.chunk.dialect.hasFenv ? ['$G', ...names] : names;
  }

  label(): string {
    return `$L${++this.labelCount}`;
  }

  /** JavaScript name of the variable or cell. */
  nameOf(v: ast.LocalVariable): string {
    if (v === this.self && !this.coroutine) return this.selfName;
    if (v.kind === 'environment') return '$G';
    if (v.id < 0) return this.chunk.temporaries.get(v)!;
    return v.func === this.body
      ? `${identifierPart(v.name)}$${v.id}`
      : `${identifierPart(v.name)}$${v.func.id}_${v.id}`;
  }

  declare(v: ast.LocalVariable): string {
    const name = this.nameOf(v);
    this.declared.add(name);
    return name;
  }

  /** Expression that reads a local or upvalue. */
  read(v: ast.LocalVariable): string {
    return v.kind === 'environment' ? `$environmentValue(${this.place(v)})` : this.place(v);
  }

  private place(v: ast.LocalVariable): string {
    const cell = this.chunk.cellField(v);
    return cell === null ? this.nameOf(v) : `${this.nameOf(v)}.${cell}`;
  }

  /** Statement that gives a declared local its first value. */
  initialise(v: ast.LocalVariable, value: string): string {
    const name = this.declare(v);
    this.resume?.inScope.push(name);
    const cell = this.chunk.cellField(v);
    this.debug?.declare(v.name, this.read(v));
    return cell === null ? `${name}=${value};` : `${name}={${cell}:${value}};`;
  }

  assign(v: ast.LocalVariable, value: string): string {
    return `${this.place(v)}=${v.kind === 'environment' ? `$environmentOf(${value})` : value};`;
  }

  /** The function to call for a value: repeatable text. `other` makes one of what is no function. */
  callable(callee: string, site: number, other = '$callable'): string {
    return `(typeof ${callee}==="function"?${this.reported(callee)}:${other}(${callee}${this.passed(site, 'site')}))`;
  }

  /** In debug form, calls of built-ins are reported. */
  reported(callee: string): string {
    return this.debug === null ? callee : `$hooked(${callee})`;
  }

  /** What a function returns. */
  returned(value: string): string {
    return this.debug === null ? value : `$returning($F,${value})`;
  }

  typeOf(e: ast.Expression): StaticType {
    return this.chunk.analysis.typeOf(e);
  }

  // ---- sites

  /** A line mark for an operation on a Lua line, with names for error messages. */
  site(
    line: number,
    call: OperandName | null,
    operands: (OperandName | null)[] | null,
    tail = false,
    event: string | null = null,
  ): number {
    const { assembler } = this.chunk;
    const names = assembler.wantsNames ? { call, operands, tail, event } : null;
    return tail ? assembler.site(line, names, true) : assembler.site(line, names);
  }

  /** The function may return a pending error: whoever calls it looks at its results. */
  get handsOnErrors(): boolean {
    const facts = this.chunk.analysis.factsOf(this.body);
    return this.form !== 'generator' && this.debug === null && !(facts.single && facts.called);
  }

  line(line: number): string {
    return this.chunk.assembler.line(line);
  }

  /**
   * Whether operations of a group (see metamethod-groups.ts) may suspend: in generators of dialects that yield across
   * metamethods, and in resumable code that is written for such metamethods.
   */
  suspends(group: number): boolean {
    if (this.form === 'generator') return this.chunk.dialect.yieldsAcrossPcall;
    return this.form === 'resumable' && (this.chunk.groups & group) !== 0;
  }

  /** Site of the slow path written last. */
  slowSite = -1;

  /** A call of the `q` form of a slow path: null when it suspends, which resumable code looks for afterwards. */
  private suspending(name: string, args: string, site: number, convert: '$first' | '$truth'): string {
    const { assembler } = this.chunk;
    const call = `${assembler.mark(site)}${name}q(${args})`;
    this.slowSite = site;
    if (this.form === 'resumable') return call;
    const t = this.temp();
    this.release(t);
    return `((${t}=${call})===null?${convert}(yield ${assembler.number(site)}):${t})`;
  }

  /** True for a call of a function that is known to call nothing that could suspend. */
  callsLeaf(e: ast.CallExpression): boolean {
    const known = this.chunk.analysis.knownFunction(e.callee);
    if (known === null || this.chunk.groups !== 0) return false;
    const { leaf, stores } = this.chunk.analysis.factsOf(known);
    return leaf && !stores;
  }

  /** The last argument of what may fail at a site, in chunks that pass sites. */
  private passed(site: number, passes: Passes): string {
    const { assembler, passesSites } = this.chunk;
    if (passes === 'nothing' || !passesSites) return '';
    const number = assembler.pass(site);
    return `,${passes === 'number' ? number : assembler.base + number}`;
  }

  /**
   * A call of a slow path that may run a metamethod: in coroutine code of dialects that yield across metamethods, the
   * `q` form, which may suspend.
   */
  slow(
    name: string,
    args: string,
    line: number,
    operands: (OperandName | null)[] | null,
    passes: Passes = 'nothing',
  ): string {
    const site = this.site(line, null, operands, false, eventOf(name));
    if (this.suspends(groupOf(eventOf(name)))) return this.suspending(name, args, site, '$first');
    return `${this.chunk.assembler.mark(site)}${name}(${args}${this.passed(site, passes)})`;
  }

  /** Like `slow` for comparisons, whose result is a boolean. */
  slowTest(name: string, args: string, line: number): string {
    const site = this.site(line, null, null, false, eventOf(name));
    if (this.suspends(COMPARISON)) return this.suspending(name, args, site, '$truth');
    return `${this.chunk.assembler.mark(site)}${name}(${args})`;
  }

  /** How a value is named in error messages, or null. */
  describe(e: ast.Expression): OperandName | null {
    if (!this.chunk.assembler.wantsNames) return null;
    switch (e.type) {
      case 'Name':
        if (e.variable === null) return { kind: 'global', name: e.name };
        return {
          kind: e.variable.func === this.body && e.variable.kind !== 'environment' ? 'local' : 'upvalue',
          name: e.name,
        };
      case 'Index':
        if (e.key.type === 'String' && (e.isGlobal || this.isEnvironment(e.object)))
          return { kind: 'global', name: e.key.value };
        if (e.key.type === 'String') return { kind: 'field', name: e.key.value };
        return this.chunk.dialect.name === 'luajit' ? null : { kind: 'field', name: '?' };
      case 'Parenthesized':
        return e.expression.type === 'MethodCall' ? null : this.describe(e.expression);
      case 'Logical': {
        const operand = namedOperand(e, this.chunk.dialect.name);
        return operand === null ? null : this.describe(operand);
      }
      case 'String':
        return this.chunk.dialect.name === '5.2' ? { kind: 'constant', name: e.value } : null;
      default:
        return null;
    }
  }

  /** 5.2 calls the fields of anything named `_ENV` globals. */
  private isEnvironment(e: ast.Expression): boolean {
    return this.chunk.dialect.hasEnv && e.type === 'Name' && e.name === '_ENV';
  }

  // ---- the whole function

  /** Text of the factory `mkN`, or of the function `gN` or `rN`. */
  emit(): string {
    const text = this.emitForm();
    if (this.resume?.isTooLong === true) return new FunctionEmitter(this.chunk, this.body, this.form, false).emit();
    return text;
  }

  private emitForm(): string {
    const { body, chunk } = this;
    const captures = this.captures.map((v) => this.nameOf(v));
    const facts = chunk.analysis.factsOf(body);
    const parameters = body.parameters.map((v) => {
      const name = this.nameOf(v);
      return name;
    });
    let head = '';
    for (const v of body.parameters) {
      const cell = chunk.cellField(v);
      if (cell !== null) head += `${this.nameOf(v)}={${cell}:${this.nameOf(v)}};`;
    }
    if (body.isVararg) parameters.push(this.coroutine ? '$va' : '...$va');
    this.debug?.parameters();
    if (body.needsArg !== null) head += this.initialise(body.needsArg, '$argTable($va)');
    if (chunk.budgeted) head += `${this.line(body.line)}--$budget.n<0&&$spend();`;
    const own0 = this.debug?.scopes.length ?? 0;
    const id = body.id;
    const start = this.line(0);
    if (this.form === 'resumable' && (this.resume === null || (facts.leaf && chunk.groups === 0)))
      return `${start}function $r${id}($R,...a){return $start($code.generator(${id})($R,...a))}`;
    const text = emitBlock(this, body.body);
    const end = text.endsReachable ? `${this.line(body.lastLine)}return $NONE;` : '';
    const self = this.coroutine ? '$self' : this.selfName;
    const code = this.debug?.wrap(self, text.text, text.endsReachable, own0) ?? text.text + end;
    const names = [...this.declared];
    const lets = names.length > 0 ? `let ${names.join(',')};` : '';
    if (this.coroutine) {
      const names = ['$R', '$G', ...(this.debug === null ? [] : ['$self']), ...captures, ...parameters].join(',');
      const { resume } = this;
      const whole = resume === null ? head + code : resume.wrap(head, text.text, end);
      const kind = this.form === 'generator' ? 'function*$g' : 'function $r';
      return `${start}${kind}${id}(${names}){${lets}${whole}}`;
    }
    // The sentinel test: `this` is undefined in every plain call.
    const own = [...captures];
    const generatorCaptures = captures.map((name) => name);
    if (this.self !== null) {
      // In the generator form the function's own local is an ordinary capture.
      const at = chunk.capturesOf(body, true).indexOf(this.self);
      if (at >= 0) generatorCaptures.splice(at, 0, this.selfName);
    }
    const generatorArgs = [
      'null',
      '$G',
      ...(this.debug === null ? [] : [this.selfName]),
      ...generatorCaptures,
      ...parameters.map((p) => (p === '...$va' ? '$va' : p)),
    ];
    const control = `[$G=$env($G),$code,${id}${own.map((n, i) => (chunk.joinable ? `,${n}=$joined(${i},${n})` : `,${n}`)).join('')}]`;
    const generator = `$code.resumables[${id}](${generatorArgs.join(',')})`;
    const plain = chunk.sloppy ? '$this' : 'undefined';
    const test = facts.leaf
      ? chunk.dialect.yieldsAcrossPcall
        ? `if(this!==${plain}&&(this!==$Q||${facts.stores ? '$limited.on||$metamethods.seen!==0' : '$metamethods.seen!==0||$limited.on'}))return this===$CTL?${control}:${generator};`
        : `if(this!==${plain}&&(this!==$Q||$limited.on))return this===$CTL?${control}:${generator};`
      : `if(this!==${plain})return this===$CTL?${control}:${generator};`;
    return `${start}function $mk${id}(${['$G', ...captures].join(',')}){return function ${this.selfName}(${parameters.join(',')}){${start}${test}${this.line(body.line)}${lets}${head}${code}};}`;
  }

  /** Expression that creates a closure of an inner function. */
  closure(f: ast.FunctionBody): string {
    const captures = this.chunk.capturesOf(f, false).map((v) => this.nameOf(v));
    return `$mk${f.id}(${['$G', ...captures].join(',')})`;
  }
}

/** `c` of `a.b.c` and `a.b:c`. */
function lastName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
}
