/**
 * What lets coroutine code go on in the middle of a function.
 *
 * Behind each call that may suspend there is a *point*: a case of the innermost `switch($s)`. A function that is continued
 * restores its variables, sets `$s` to the number of the point, and runs: each block on the way is a switch that leads to
 * the statement or the nested block that holds the point. `$s` is 0 otherwise, which costs next to nothing.
 *
 * All forms of a function have the same points with the same numbers: a generator can take over at any of them.
 *
 * A point is a statement, so calls inside expressions are made before the statement they belong to (`lift`): what is
 * evaluated before them is held in temporaries.
 */
import type * as ast from '../syntax/ast.js';
import { ARITHMETIC, COMPARISON, CONCAT, INDEX, LEN } from '../syntax/metamethod-groups.js';
import { liftedCall, methodText } from './call.js';
import { atom, concatenated, concatStep, expression, isLate, isUnusedConstant, leftOf } from './expression.js';
import type { FunctionEmitter } from './function.js';
import { emitTable, hasPlainFields } from './table.js';

type AnyCall = ast.CallExpression | ast.MethodCallExpression;

/** Points in one expression, and values saved at all points of a function, from which on a generator is the better form. */
const MAX_POINTS = 60;
const MAX_SAVED = 20_000;

export class ResumeText {
  /** Statements to put in front of the one that is being written. */
  pre = '';
  /** Temporaries to give back at the end of the statement. */
  private temps: string[] = [];
  /** Number of the last point. */
  count = 0;
  /** Variables in scope, in the order of their declaration. */
  readonly inScope: string[] = [];
  private readonly restores: string[] = [];
  private readonly saves: string[] = [];
  private saved = 0;
  /** Places of what is saved: by name for variables, by their order for temporaries (the forms may take other ones). */
  private readonly slots = new Map<string | number, number>();
  /** Expressions with points in them, and those that have been looked through. */
  private readonly withPoints = new Set<ast.Expression>();
  private readonly scanned = new Set<ast.Expression>();
  private readonly done = new Set<ast.Expression>();
  /** Temporaries that hold the values of expressions, the results of calls, the methods of calls. */
  private readonly held = new Map<ast.Expression, string>();
  private readonly results = new Map<ast.Expression, string>();
  private readonly methods = new Map<ast.Expression, string>();

  constructor(private readonly f: FunctionEmitter) {}

  // ---- what has been lifted

  has(e: ast.Expression): boolean {
    return this.held.has(e) || this.results.has(e);
  }

  heldIn(e: ast.Expression): string | null {
    return this.held.get(e) ?? null;
  }

  resultsIn(e: ast.Expression): string | null {
    return this.results.get(e) ?? null;
  }

  methodIn(e: ast.Expression): string | null {
    return this.methods.get(e) ?? null;
  }

  // ---- points

  /**
   * Behind a call whose result is in `t`: suspends with it, and is where the function goes on. Without a result: behind a store
   * that may have set a metamethod.
   */
  point(t: string | null, site: number, isStatement = false): string {
    const { check, arrive } = this.pointParts(t, site, isStatement);
    return check + arrive;
  }

  /** The two parts of a point: what suspends, and where the function goes on. */
  pointParts(t: string | null, site: number, isStatement = false, convert = ''): { check: string; arrive: string } {
    const { f } = this;
    const { assembler } = f.chunk;
    const k = ++this.count;
    if (this.isTooLong) return { check: '', arrive: '' };
    if (this.slots.size === 0) for (const name of f.frame()) this.slotOf(name);
    let restore = '';
    let save = '';
    const keep = (name: string, key: string | number): void => {
      if (name === t) return;
      const at = this.slotOf(key);
      save += `v[${at}]=${name};`;
      // What is not cleared would live as long as the frame.
      restore += `${name}=v[${at}];v[${at}]=undefined;`;
      this.saved++;
    };
    for (const name of this.inScope) keep(name, name);
    f.temporaries().forEach(keep);
    for (const name of f.changing()) save += `v[${this.slotOf(name)}]=${name};`;
    const result = t === null ? '' : `${t}=${convert === '' ? '$R.x' : `${convert}($R.x)`};$R.x=undefined;`;
    this.restores.push(`case ${k}:${restore}${result}break;`);
    this.saves.push(`case ${k}:${save}$R.site=${assembler.number(site)};break;`);
    const arrive = `case ${k}:$s=0;`;
    if (f.form === 'generator' && convert !== '') return { check: '', arrive };
    if (f.form === 'generator')
      return { check: t === null ? '' : `if(${t}===null)${t}=yield ${assembler.number(site)};`, arrive };
    if (t !== null && isStatement && f.handsOnErrors) {
      const test = `${t}===null||$isArray(${t})&&${t}===$TAIL||${this.flag}`;
      return {
        check: `if(${test}){if((${t}=$handsOn(${t},${f.chunk.groups}))===null){$s=${k};break $X;}if(${t}===$TAIL)return $TAIL;}`,
        arrive,
      };
    }
    const test =
      t === null
        ? `${this.flag}&&$suspends(undefined,${f.chunk.groups})===null`
        : `(${t}===null||$isArray(${t})&&${t}===$TAIL||${this.flag})&&(${t}=$suspends(${t},${f.chunk.groups}))===null`;
    return { check: `if(${test}){$s=${k};break $X;}`, arrive };
  }

  /** Behind an operator whose slow path may suspend: `convert` makes one value of what its metamethod returns. */
  private operatorPoint(t: string, site: number, convert: '$first' | '$truth'): string {
    const { check, arrive } = this.pointParts(t, site, false, convert);
    return check + arrive;
  }

  private storeExpected = false;

  /** The store that is being written may suspend. */
  expectStore(): void {
    this.storeExpected = true;
  }

  /** Behind a store that may suspend; `then` is done when it has. */
  afterStore(site: number, then: string): string {
    if (!this.storeExpected) return '';
    this.storeExpected = false;
    const { arrive } = this.pointParts(null, site);
    return then === '' ? arrive : arrive + then;
  }

  private slotOf(key: string | number): number {
    let at = this.slots.get(key);
    if (at === undefined) this.slots.set(key, (at = this.slots.size));
    return at;
  }

  /** Whether coroutine code has to run as generators. */
  private get flag(): string {
    return this.f.chunk.dialect.yieldsAcrossPcall
      ? `($metamethods.seen!==${this.f.chunk.groups}||$limited.on)`
      : '$limited.on';
  }

  /** The cases of the points after `from`, in front of a statement that contains them. */
  cases(from: number): string {
    let text = '';
    for (let k = from + 1; k <= this.count; k++) text += `case ${k}:`;
    return text;
  }

  /** A block of its own: a switch when there are points in it. */
  nest(write: () => string, keepsScope = false): string {
    const from = this.count;
    const scope = this.inScope.length;
    const text = write();
    if (!keepsScope) this.inScope.length = scope;
    return this.count > from ? `switch($s){case 0:${text}}` : text;
  }

  /** The condition of what holds the points after `from`: true on the way to one of them. */
  test(from: number, condition: string): string {
    return this.count > from ? `$s!==0||${condition}` : condition;
  }

  /** A generator is the better form: too much would have to be written for saving variables. What is written then is of no use. */
  get isTooLong(): boolean {
    return this.saved > MAX_SAVED;
  }

  /** The whole function. `fresh` is done when it is not continued. */
  wrap(fresh: string, text: string, end: string): string {
    const { f } = this;
    if (f.form === 'resumable')
      fresh = `if(${this.flag})return $start($code.generator(${f.body.id})(${['null', ...f.frame()].join(',')}));${fresh}`;
    if (this.count === 0) return fresh + text + end;
    const frame = f.frame();
    const changing = f.changing();
    const clear = (name: string, i: number) => (name !== '$G' && changing.includes(name) ? `v[${i}]=undefined;` : '');
    const again = frame.map((name, i) => `${name}=v[${i}];${clear(name, i)}`).join('');
    const begin = `let $s=0,v;if($R===null){${fresh}}else{v=$R.v;${again}switch($s=$R.s){${this.restores.join('')}}}`;
    const body = `switch($s){case 0:${text}}${end}`;
    if (f.form === 'generator') return begin + body;
    const rest = ',undefined'.repeat(this.slots.size - frame.length);
    const made = `if($R===null)$R=$frame($r${f.body.id},[${frame.join(',')}${rest}]);v=$R.v;`;
    return `${begin}$X:{${body}}${made}switch($s){${this.saves.join('')}}$R.s=$s;$link($R);return null;`;
  }

  // ---- statements

  /** A statement with what has to come before it. */
  statement(s: ast.Statement, write: () => string): string {
    const { pre, temps } = this;
    const scope = this.inScope.length;
    this.pre = '';
    this.temps = [];
    const text = write();
    const all = this.pre + text;
    this.release();
    this.pre = pre;
    this.temps = temps;
    if (s.type !== 'Local' && s.type !== 'LocalFunction') this.inScope.length = scope;
    return all;
  }

  /** Gives temporaries back whose last use has been written. */
  release(): void {
    this.f.release(...this.temps);
    this.temps = [];
  }

  /** Text of a condition, and what has to come before it. */
  condition(write: () => string, e: ast.Expression): { before: string; text: string } {
    const { pre } = this;
    this.pre = '';
    this.lift(e);
    const text = write();
    const before = this.pre;
    this.pre = pre;
    this.release();
    return { before, text };
  }

  /** Puts the steps of an expression in front of the statement, as there is a point between them and the next one. */
  flush(steps: string[]): void {
    this.pre += `${steps.join(',')};`;
    steps.length = 0;
  }

  // ---- expressions

  private temp(): string {
    const t = this.f.temp();
    this.temps.push(t);
    return t;
  }

  /**
   * True for what may suspend: calls, but not those of functions that are known to call nothing themselves, and operators whose
   * metamethods may.
   */
  private isPoint(e: ast.Expression): boolean {
    if (e.type === 'MethodCall') return true;
    return e.type === 'Call' ? !this.f.callsLeaf(e) : this.isOperatorPoint(e);
  }

  private isOperatorPoint(e: ast.Expression): boolean {
    const { groups } = this.f.chunk;
    return groups !== 0 && (groups & groupOf(this.f, e)) !== 0;
  }

  hasPoints(e: ast.Expression): boolean {
    if (!this.scanned.has(e)) this.scan(e);
    return this.withPoints.has(e);
  }

  /** Notes which expressions have points in them; gives the number of points. */
  private scan(root: ast.Expression): number {
    const list: ast.Expression[] = [];
    const stack = [root];
    for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
      list.push(e);
      for (const child of childrenOf(e)) stack.push(child);
    }
    let points = 0;
    for (let i = list.length - 1; i >= 0; i--) {
      const e = list[i];
      this.scanned.add(e);
      if (this.isPoint(e)) points++;
      else if (!childrenOf(e).some((c) => this.withPoints.has(c))) continue;
      this.withPoints.add(e);
    }
    return points;
  }

  /** Whether a resumable form can be written at all. */
  canBeWritten(b: ast.Block): boolean {
    const used = b.labels.filter((l) => l.forwardGotos + l.backwardGotos > 0);
    if (used.length > 1 || used.some((l) => l.backwardGotos > 0)) return false;
    return b.statements.every(
      (s) =>
        expressionsOf(s).every((e) => this.scan(e) <= MAX_POINTS) && blocksOf(s).every((x) => this.canBeWritten(x)),
    );
  }

  /** Makes the calls in an expression ahead of it. */
  lift(root: ast.Expression): void {
    // Left-deep chains are walked, not recursed into.
    const spine: ast.Expression[] = [];
    let e = root;
    for (;;) {
      if (this.done.has(e) || !this.hasPoints(e)) break;
      spine.push(e);
      const left = leftOf(e);
      if (left === null) break;
      this.noteSingle(left);
      e = left;
    }
    for (let i = spine.length - 1, n = 0; i >= 0; i--, n++) {
      this.done.add(spine[i]);
      this.liftNode(spine[i]);
      // Long chains without calls at the end are cut into pieces that are short enough to nest.
      if (n % 20 === 19 && i > 0) this.hold(spine[i]);
    }
  }

  private liftNode(e: ast.Expression): void {
    if (e.type === 'Binary' && e.operator === '..' && this.isOperatorPoint(e)) {
      this.liftConcatenation(e);
      return;
    }
    this.liftParts(e);
    if (!this.isOperatorPoint(e)) return;
    const { f } = this;
    const isNot = e.type === 'Binary' && e.operator === '~=';
    f.slowSite = -1;
    const text = expression(f, isNot ? { ...e, operator: '==' } : e);
    const t = this.temp();
    this.pre += `${t}=${text};`;
    const isTest = e.type === 'Binary' && (groupOf(f, e) & COMPARISON) !== 0;
    const site = f.slowSite === -1 ? f.site(e.line, null, null) : f.slowSite;
    this.pre += this.operatorPoint(t, site, isTest ? '$truth' : '$first');
    this.held.set(e, isNot ? `(!${t})` : t);
  }

  /** Lifts the operands of an expression, and calls. */
  private liftParts(e: ast.Expression): void {
    const { f } = this;
    switch (e.type) {
      case 'Unary':
        this.noteSingle(e.operand);
        this.lift(e.operand);
        break;
      case 'Binary': {
        this.noteSingle(e.right);
        if (e.operator !== '..') {
          this.liftAll([e.left, e.right], [isLate(f, e.left)]);
          break;
        }
        this.liftAll(concatenated(e).items);
        break;
      }
      case 'Logical':
        this.liftLogical(e);
        break;
      case 'Index':
        this.noteSingle(e.key);
        this.liftAll([e.object, e.key], [isLate(f, e.object, true)]);
        break;
      case 'Call':
      case 'MethodCall':
        if (!this.isPoint(e)) {
          this.liftOperands(e);
          break;
        }
        this.liftCall(e);
        break;
      case 'Table':
        if (hasPlainFields(e)) this.liftAll(e.fields.map((x) => x.value));
        else {
          const text = emitTable(f, e);
          const t = this.temp();
          this.pre += `${t}=${text};`;
          this.held.set(e, t);
        }
        break;
    }
  }

  /** Lifts expressions that are evaluated one after the other; `late` ones are read afterwards, wherever they stand. */
  liftAll(list: ast.Expression[], late: boolean[] = []): void {
    let last = list.length - 1;
    while (last >= 0 && !this.hasPoints(list[last])) last--;
    for (let i = 0; i <= last; i++) {
      if (i < list.length - 1) this.noteSingle(list[i]);
      this.lift(list[i]);
      if (i < last && late[i] !== true) this.hold(list[i]);
    }
  }

  /** Evaluates an expression ahead of the statement, unless it stays the same. */
  private hold(e: ast.Expression): void {
    if (this.held.has(e) || e.type === 'FunctionExpression' || e.type === 'Vararg' || atom(this.f, e) !== null) return;
    const text = expression(this.f, e);
    const t = this.temp();
    this.pre += `${t}=${text};`;
    this.held.set(e, t);
  }

  /** Lifts what a call needs, not the call itself. */
  liftOperands(e: AnyCall): void {
    if (e.type === 'Call') {
      this.liftAll([e.callee, ...e.args]);
      return;
    }
    this.lift(e.object);
    const { f } = this;
    const suspends = (f.chunk.groups & INDEX) !== 0;
    if (!suspends && !e.args.some((a) => this.hasPoints(a))) return;
    // The method is looked up before the arguments are evaluated.
    this.hold(e.object);
    const object = atom(f, e.object) ?? expression(f, e.object);
    const text = methodText(f, e, e.object.type === 'Number' ? `(${object})` : object);
    const fn = this.temp();
    this.pre += `${fn}=${text};`;
    if (suspends) this.pre += this.operatorPoint(fn, f.slowSite, '$first');
    this.methods.set(e, fn);
    this.liftAll(e.args);
  }

  private liftCall(e: AnyCall): void {
    this.liftOperands(e);
    this.results.set(e, this.made(liftedCall(this.f, e, this.single.has(e))));
  }

  /** Calls of which only the first result is wanted. */
  private readonly single = new Set<ast.Expression>();

  noteSingle(e: ast.Expression): void {
    if (e.type === 'Call') this.single.add(e);
  }

  /** Makes a call in a statement of its own; gives the temporary that holds its results. */
  made(call: { text: string; site: number }, isStatement = false): string {
    const t = this.temp();
    this.pre += `${t}=${call.text};${this.point(t, call.site, isStatement)}`;
    return t;
  }

  /** A chain of concatenations with metamethods that may suspend: step by step from the right, unless all operands are strings. */
  private liftConcatenation(e: ast.BinaryExpression): void {
    const { f } = this;
    const chain = concatenated(e);
    this.liftAll(chain.items);
    for (const x of chain.items) this.hold(x);
    const texts = chain.items.map((x) => atom(f, x) ?? expression(f, x));
    const t = this.temp();
    const before = this.pre;
    const from = this.count;
    this.pre = '';
    let rest = texts[texts.length - 1];
    for (let i = texts.length - 2; i >= 0; i--) {
      const step = concatStep(f, chain, i, texts[i], rest);
      this.pre += `${t}=${step};${this.operatorPoint(t, f.slowSite, '$first')}`;
      rest = t;
    }
    const checks = texts.filter((_, i) => f.typeOf(chain.items[i]) !== 'string').map((x) => `typeof ${x}!=="string"`);
    const joined = texts.join('+');
    const fast = f.chunk.budgeted ? `$grown(${joined})` : joined;
    const test = this.test(from, checks.length === 0 ? 'false' : checks.join('||'));
    this.pre = `${before}${this.cases(from)}if(${test}){switch($s){case 0:${this.pre}}}else ${t}=${fast};`;
    this.held.set(e, t);
  }

  private liftLogical(e: ast.LogicalExpression): void {
    const { f } = this;
    this.lift(e.left);
    if (!this.hasPoints(e.right)) return;
    if (e.operator === 'and' && isUnusedConstant(f, e.left)) {
      this.lift(e.right);
      return;
    }
    const left = expression(f, e.left);
    const t = this.temp();
    const before = `${this.pre}${t}=${left};`;
    const from = this.count;
    this.pre = '';
    this.noteSingle(e.right);
    this.lift(e.right);
    const inner = `${this.pre}${t}=${expression(f, e.right)};`;
    const test = e.operator === 'and' ? `${t}!==undefined&&${t}!==false` : `${t}===undefined||${t}===false`;
    this.pre = `${before}${this.cases(from)}if(${this.test(from, test)}){switch($s){case 0:${inner}}}`;
    this.held.set(e, t);
  }
}

/** The group of the metamethods that an expression may call itself. */
function groupOf(f: FunctionEmitter, e: ast.Expression): number {
  switch (e.type) {
    case 'Name':
      return e.variable === null ? INDEX : 0;
    case 'Index':
      return INDEX;
    case 'Unary':
      if (e.operator === '#') return f.typeOf(e.operand) === 'string' ? 0 : LEN;
      return e.operator === 'not' || f.typeOf(e.operand) === 'number' ? 0 : ARITHMETIC;
    case 'Binary':
      switch (e.operator) {
        case '..':
          return f.typeOf(e) === 'string' ? 0 : CONCAT;
        case '==':
        case '~=':
        case '<':
        case '<=':
        case '>':
        case '>=':
          return COMPARISON;
        default:
          return f.typeOf(e) === 'number' ? 0 : ARITHMETIC;
      }
    default:
      return 0;
  }
}

function childrenOf(e: ast.Expression): ast.Expression[] {
  switch (e.type) {
    case 'Index':
      return [e.object, e.key];
    case 'Call':
      return [e.callee, ...e.args];
    case 'MethodCall':
      return [e.object, ...e.args];
    case 'Table':
      return e.fields.flatMap((x) => (x.type === 'Keyed' ? [x.key, x.value] : [x.value]));
    case 'Binary':
    case 'Logical':
      return [e.left, e.right];
    case 'Unary':
      return [e.operand];
    case 'Parenthesized':
      return [e.expression];
    default:
      return [];
  }
}

function expressionsOf(s: ast.Statement): ast.Expression[] {
  switch (s.type) {
    case 'Local':
    case 'Return':
    case 'GenericFor':
      return s.values;
    case 'Assign':
      return [...s.targets, ...s.values];
    case 'CallStatement':
      return [s.call];
    case 'While':
    case 'Repeat':
      return [s.condition];
    case 'If':
      return s.clauses.map((c) => c.condition);
    case 'NumericFor':
      return s.step === null ? [s.start, s.limit] : [s.start, s.limit, s.step];
    default:
      return [];
  }
}

function blocksOf(s: ast.Statement): ast.Block[] {
  switch (s.type) {
    case 'Do':
    case 'While':
    case 'Repeat':
    case 'NumericFor':
    case 'GenericFor':
      return [s.body];
    case 'If': {
      const bodies = s.clauses.map((c) => c.body);
      return s.otherwise === null ? bodies : [...bodies, s.otherwise];
    }
    default:
      return [];
  }
}
