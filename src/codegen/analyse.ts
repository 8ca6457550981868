/**
 * What the generator wants to know before it writes a function: static types of locals, which functions a name stands
 * for, which functions can never reach a yield, which return exactly one value.
 */
import type * as ast from '../syntax/ast.js';
import { DEBUG_MENTIONS } from './debug.js';

export type LoopStatement =
  | ast.WhileStatement
  | ast.RepeatStatement
  | ast.NumericForStatement
  | ast.GenericForStatement;

/** Static type of an expression; `any` when nothing is known, `none` while nothing has been assigned yet. */
export type StaticType = 'none' | 'number' | 'string' | 'boolean' | 'table' | 'function' | 'nil' | 'any';

export interface FunctionFacts {
  /** No call in it can reach a yield: no calls but to such functions, no generic for. */
  leaf: boolean;
  /** A store in it may set a metamethod, though it does not look so. */
  stores: boolean;
  /** Every return gives exactly one value, not by a tail call, and the end is not reached. */
  single: boolean;
  /** It is called by a name that always stands for it. */
  called: boolean;
  /** Functions called through names that always stand for them; null when something else is called as well. */
  callees: ast.FunctionBody[] | null;
  /** The local that holds this function from its declaration on, if it is declared by `local function` and never assigned. */
  self: ast.LocalVariable | null;
}

interface FieldUse {
  names: Set<string>;
  stored: Set<string>;
}

/** Fields that a constructor adds to those that are written in it, at most. */
const MAX_RELATED = 8;

export class Analysis {
  private readonly types = new Map<ast.LocalVariable, StaticType>();
  private readonly sources = new Map<ast.LocalVariable, (ast.Expression | StaticType)[]>();
  private readonly facts = new Map<ast.FunctionBody, FunctionFacts>();
  /** Function that a local always stands for. */
  private readonly known = new Map<ast.LocalVariable, ast.FunctionBody>();
  private readonly order: ast.FunctionBody[] = [];
  private readonly calledByName: ast.FunctionBody[] = [];
  /**
   * Names of fields read or written, by what they are read from: a local, or the `self` of all methods of one table, which
   * goes by the name of that table.
   */
  private readonly fieldUses = new Map<ast.LocalVariable | string, FieldUse>();
  /** By field; made when first asked for. */
  private storingUses: Map<string, FieldUse[]> | null = null;
  /** Table constructors that are arguments. */
  private readonly argumentTables = new Set<ast.TableExpression>();
  /** Locals into which something is stored under a key that is no constant string: probably arrays. */
  readonly indexStores = new Set<ast.LocalVariable>();
  /**
   * Locals that are indexed inside a loop and stay the same through it, by loop: their array parts are looked up once,
   * before the outermost such loop.
   */
  readonly hoists = new Map<LoopStatement, Set<ast.LocalVariable>>();
  private loops: LoopStatement[] = [];
  /** Number of loops of its function around the declaration of a local. */
  private readonly declaredIn = new Map<ast.LocalVariable, number>();
  private currentFunction: ast.FunctionBody | null = null;
  /** String constants called or indexed as globals: tells which parts of the debug library a chunk mentions. */
  readonly mentions = new Set<string>();

  /** `setfenv` or `getfenv` is called with a number that is neither 0 nor 1. */
  asksLevels = false;

  /** The chunk is compiled in debug form: any local can be set from outside, so nothing is known of them. */
  readonly debug: boolean;

  /** @param metamethodsYield The dialect yields across metamethods. */
  constructor(
    main: ast.FunctionBody,
    debug: boolean,
    private readonly metamethodsYield: boolean,
  ) {
    this.visitFunction(main);
    this.debug = debug || DEBUG_MENTIONS.some((name) => this.mentions.has(name));
    if (this.debug) {
      this.known.clear();
      this.hoists.clear();
      for (const f of this.facts.values()) Object.assign(f, { leaf: false, single: false, self: null });
      return;
    }
    this.solveTypes();
    this.solveFacts();
  }

  factsOf(f: ast.FunctionBody): FunctionFacts {
    return this.facts.get(f)!;
  }

  typeOfVariable(v: ast.LocalVariable): StaticType {
    const t = this.types.get(v) ?? 'any';
    return t === 'none' ? 'any' : t;
  }

  /** The function a callee always is, or null. */
  knownFunction(callee: ast.Expression): ast.FunctionBody | null {
    if (callee.type !== 'Name' || callee.variable === null) return null;
    return this.known.get(callee.variable) ?? null;
  }

  knownOf(v: ast.LocalVariable): ast.FunctionBody | null {
    return this.known.get(v) ?? null;
  }

  private depth = 0;

  /** Static type of an expression. */
  typeOf(e: ast.Expression): StaticType {
    // Beyond this depth (long chains of `or`) nothing is known.
    if (this.depth > 60) return 'any';
    this.depth++;
    const t = this.computeType(e);
    this.depth--;
    return t;
  }

  private computeType(e: ast.Expression): StaticType {
    let node = e;
    // Left-deep chains are walked, not recursed into: they can be very long.
    for (;;) {
      switch (node.type) {
        case 'Number':
          return 'number';
        case 'String':
          return 'string';
        case 'True':
        case 'False':
          return 'boolean';
        case 'Nil':
          return 'nil';
        case 'FunctionExpression':
          return 'function';
        case 'Table':
          return 'table';
        case 'Name':
          return node.variable === null ? 'any' : (this.types.get(node.variable) ?? 'any');
        case 'Parenthesized':
          node = node.expression;
          continue;
        case 'Unary': {
          if (node.operator === 'not') return 'boolean';
          if (node.operator === '-') {
            const t = this.typeOf(node.operand);
            return t === 'number' || t === 'none' ? t : 'any';
          }
          return this.typeOf(node.operand) === 'string' ? 'number' : 'any';
        }
        case 'Binary': {
          switch (node.operator) {
            case '==':
            case '~=':
            case '<':
            case '<=':
            case '>':
            case '>=':
              return 'boolean';
            case '..':
              return this.isText(node.left) && this.isText(node.right) ? 'string' : 'any';
          }
          const t = this.typeOf(node.right);
          if (t !== 'number' && t !== 'none') return 'any';
          node = node.left;
          if (node.type === 'Binary') {
            const op: string = node.operator;
            if (op === '..' || op === '==' || op === '~=' || op === '<' || op === '<=' || op === '>' || op === '>=')
              return 'any';
            continue;
          }
          const left = this.typeOf(node);
          return left === 'number' || left === 'none' ? 'number' : 'any';
        }
        case 'Logical': {
          const right = this.typeOf(node.right);
          if (right === 'any') return 'any';
          let left = this.typeOf(node.left);
          if (left === 'none') return right;
          if (node.operator === 'or') {
            if (left === 'nil') return right;
            return left === right ? left : 'any';
          }
          if (left === 'number' || left === 'string' || left === 'table' || left === 'function') left = right;
          return left === right ? left : 'any';
        }
        default:
          return 'any';
      }
    }
  }

  /** True when concatenation of the value needs no metamethod; chains are not followed. */
  private isText(e: ast.Expression): boolean {
    if (e.type === 'String' || e.type === 'Number') return true;
    if (e.type === 'Name' && e.variable !== null) {
      const t = this.types.get(e.variable);
      return t === 'string' || t === 'number';
    }
    return false;
  }

  // ---- collection

  private source(v: ast.LocalVariable, e: ast.Expression | StaticType): void {
    if (!this.declaredIn.has(v)) this.declaredIn.set(v, this.loops.length);
    const list = this.sources.get(v);
    if (list === undefined) this.sources.set(v, [e]);
    else list.push(e);
  }

  private current: FunctionFacts | null = null;

  private visitFunction(f: ast.FunctionBody): void {
    const facts: FunctionFacts = { leaf: true, stores: false, single: false, called: false, callees: [], self: null };
    const outer = this.current;
    this.current = facts;
    this.facts.set(f, facts);
    this.order.push(f);
    const outerLoops = this.loops;
    const outerFunction = this.currentFunction;
    this.loops = [];
    this.currentFunction = f;
    for (const p of f.parameters) this.source(p, 'any');
    if (f.needsArg !== null) this.source(f.needsArg, 'table');
    this.visitBlock(f.body);
    this.loops = outerLoops;
    this.currentFunction = outerFunction;
    facts.single = neverFallsThrough(f.body) && returnsOne(f.body);
    this.current = outer;
  }

  private fieldUse(v: ast.LocalVariable): FieldUse {
    // `T:m`, `a.b:m`: all methods of a table are called with objects of one kind.
    const owner = v.kind === 'self' ? v.func.name.replace(/[.:][^.:]*$/, '') : '';
    const key = owner === '' ? v : owner;
    let use = this.fieldUses.get(key);
    if (use === undefined) {
      use = { names: new Set(), stored: new Set() };
      this.fieldUses.set(key, use);
    }
    return use;
  }

  /**
   * Fields that tables made with the given ones probably get later: something that has at least half of these fields has
   * them stored. Tables that have them from the start, with nil, keep one shape. A single field of a table that is made
   * for a call says too little.
   */
  relatedFields(e: ast.TableExpression, names: readonly string[]): string[] {
    if (names.length === 0 || (names.length === 1 && this.argumentTables.has(e))) return [];
    const related = new Set<string>();
    for (const use of new Set(names.flatMap((n) => this.storingUsesOf(n)))) {
      const shared = names.filter((n) => use.names.has(n)).length;
      if (shared * 2 < names.length) continue;
      for (const n of use.stored) if (!names.includes(n)) related.add(n);
      if (related.size > MAX_RELATED) return [];
    }
    return [...related];
  }

  /** The names stored into a local, if any. */
  storedFields(v: ast.LocalVariable): ReadonlySet<string> | undefined {
    const stored = this.fieldUses.get(v)?.stored;
    return stored?.size ? stored : undefined;
  }

  /** The uses of a field together with which something is stored. */
  private storingUsesOf(name: string): readonly FieldUse[] {
    if (this.storingUses === null) {
      this.storingUses = new Map();
      for (const use of this.fieldUses.values()) {
        if (use.stored.size === 0) continue;
        for (const n of use.names) {
          const list = this.storingUses.get(n);
          if (list === undefined) this.storingUses.set(n, [use]);
          else list.push(use);
        }
      }
    }
    return this.storingUses.get(name) ?? [];
  }

  /** Notes that a name is indexed by something that is no constant string. */
  private noteIndexed(object: ast.Expression): void {
    if (object.type !== 'Name' || object.variable === null || object.variable.assignments > 0) return;
    const v = object.variable;
    const depth = v.func === this.currentFunction ? (this.declaredIn.get(v) ?? 0) : 0;
    const loop = this.loops[depth];
    if (loop === undefined) return;
    const set = this.hoists.get(loop);
    if (set === undefined) this.hoists.set(loop, new Set([v]));
    else set.add(v);
  }

  /** Stores that may set a metamethod, and the function around each. */
  private readonly stores: { facts: FunctionFacts; target: ast.IndexExpression; value: ast.Expression | null }[] = [];

  private noteStore(target: ast.NameExpression | ast.IndexExpression, value: ast.Expression | null): void {
    if (this.metamethodsYield && target.type === 'Index') this.stores.push({ facts: this.current!, target, value });
  }

  /**
   * Whether a store may set a metamethod: of a function, under a name of one or a key that is not known. `meant` when it looks as
   * if it were to.
   */
  setsMetamethod(target: ast.IndexExpression, value: ast.Expression | null): 'no' | 'maybe' | 'meant' {
    if (value !== null && !mayBeFunction(value)) return 'no';
    const { key } = target;
    if (key.type === 'String') return key.value.startsWith('__') ? 'meant' : 'no';
    if (this.typeOf(key) === 'number') return 'no';
    const isMeant = value?.type === 'FunctionExpression' || (key.type === 'Binary' && key.operator === '..');
    return isMeant ? 'meant' : 'maybe';
  }

  /** In LuaJIT the built-in takes the place of its caller, and level 1 is the caller of that. */
  private noteTail(e: ast.Expression): void {
    if (e.type !== 'Call' || !isFenv(e.callee)) return;
    const [level] = e.args;
    if (level === undefined || level.type === 'Number') this.asksLevels = true;
  }

  private noteLevel(level: ast.Expression | undefined): void {
    if (level?.type === 'Number' ? level.value > 1 : level?.type === 'Binary') this.asksLevels = true;
  }

  private visitLoop(s: LoopStatement, inside: () => void): void {
    this.loops.push(s);
    inside();
    this.loops.pop();
  }

  private visitBlock(b: ast.Block): void {
    for (const s of b.statements) this.visitStatement(s);
  }

  private visitStatement(s: ast.Statement): void {
    switch (s.type) {
      case 'Local': {
        for (let i = 0; i < s.variables.length; i++) {
          const v = s.variables[i];
          const e = s.values[i];
          if (e === undefined) {
            const last = s.values[s.values.length - 1];
            this.source(v, last !== undefined && isMulti(last) ? 'any' : 'nil');
          } else this.source(v, isMulti(e) ? 'any' : e);
          if (e?.type === 'FunctionExpression' && v.assignments === 0) this.known.set(v, e.func);
        }
        for (const e of s.values) this.visit(e);
        break;
      }
      case 'LocalFunction':
        this.source(s.variable, 'function');
        if (s.variable.assignments === 0) this.known.set(s.variable, s.func);
        this.visitFunction(s.func);
        if (s.variable.assignments === 0) this.facts.get(s.func)!.self = s.variable;
        break;
      case 'Function':
        this.visit(s.target);
        this.noteStore(s.target, null);
        if (s.target.type === 'Name' && s.target.variable !== null) this.source(s.target.variable, 'function');
        this.visitFunction(s.func);
        break;
      case 'Assign':
        for (let i = 0; i < s.targets.length; i++) {
          const target = s.targets[i];
          if (target.type === 'Name') {
            if (target.variable !== null) {
              const e = s.values[i];
              this.source(target.variable, e === undefined || isMulti(e) ? 'any' : e);
            }
          } else {
            this.visit(target);
            this.noteStore(target, s.values[i] ?? null);
            if (target.object.type === 'Name' && target.object.variable !== null && target.key.type !== 'String')
              this.indexStores.add(target.object.variable);
            if (target.object.type === 'Name' && target.object.variable !== null && target.key.type === 'String')
              this.fieldUse(target.object.variable).stored.add(target.key.value);
          }
        }
        for (const e of s.values) this.visit(e);
        break;
      case 'CallStatement':
        this.visit(s.call);
        break;
      case 'Do':
        this.visitBlock(s.body);
        break;
      case 'While':
        this.visitLoop(s, () => {
          this.visit(s.condition);
          this.visitBlock(s.body);
        });
        break;
      case 'Repeat':
        this.visitLoop(s, () => {
          this.visitBlock(s.body);
          this.visit(s.condition);
        });
        break;
      case 'If':
        for (const c of s.clauses) {
          this.visit(c.condition);
          this.visitBlock(c.body);
        }
        if (s.otherwise !== null) this.visitBlock(s.otherwise);
        break;
      case 'NumericFor':
        this.visit(s.start);
        this.visit(s.limit);
        if (s.step !== null) this.visit(s.step);
        this.visitLoop(s, () => {
          this.source(s.variable, 'number');
          this.visitBlock(s.body);
        });
        break;
      case 'GenericFor':
        for (const e of s.values) this.visit(e);
        this.current!.leaf = false;
        this.current!.callees = null;
        this.visitLoop(s, () => {
          for (const v of s.variables) this.source(v, 'any');
          this.visitBlock(s.body);
        });
        break;
      case 'Return':
        for (const e of s.values) this.visit(e);
        if (s.values.length === 1) this.noteTail(s.values[0]);
        break;
    }
  }

  private visit(root: ast.Expression): void {
    const stack: ast.Expression[] = [root];
    for (;;) {
      const e = stack.pop();
      if (e === undefined) return;
      switch (e.type) {
        case 'FunctionExpression':
          this.visitFunction(e.func);
          break;
        case 'Index':
          if (e.key.type === 'String') {
            this.mentions.add(e.key.value);
            if (e.object.type === 'Name' && e.object.variable !== null && e.object.variable.kind !== 'environment')
              this.fieldUse(e.object.variable).names.add(e.key.value);
          } else this.noteIndexed(e.object);
          stack.push(e.key, e.object);
          break;
        case 'Name':
          if (e.variable === null) this.mentions.add(e.name);
          break;
        case 'Call': {
          if (isFenv(e.callee)) this.noteLevel(e.args[0]);
          const known = this.knownFunction(e.callee);
          const c = this.current!;
          if (known === null) c.callees = null;
          else {
            c.callees?.push(known);
            this.calledByName.push(known);
          }
          for (let i = e.args.length - 1; i >= 0; i--) {
            const arg = e.args[i];
            if (arg.type === 'Table') this.argumentTables.add(arg);
            stack.push(arg);
          }
          stack.push(e.callee);
          break;
        }
        case 'MethodCall':
          this.current!.callees = null;
          this.mentions.add(e.method);
          for (let i = e.args.length - 1; i >= 0; i--) stack.push(e.args[i]);
          stack.push(e.object);
          break;
        case 'Table':
          for (const f of e.fields) {
            stack.push(f.value);
            if (f.type === 'Keyed') stack.push(f.key);
          }
          break;
        case 'Binary':
        case 'Logical':
          stack.push(e.right, e.left);
          break;
        case 'Unary':
          stack.push(e.operand);
          break;
        case 'Parenthesized':
          stack.push(e.expression);
          break;
      }
    }
  }

  // ---- solution

  /** Optimistic: every local starts without a type and only widens. */
  private solveTypes(): void {
    for (const v of this.sources.keys()) this.types.set(v, 'none');
    let changed = true;
    while (changed) {
      changed = false;
      for (const [v, list] of this.sources) {
        let t: StaticType = this.types.get(v)!;
        if (t === 'any') continue;
        for (const s of list) {
          const u = typeof s === 'string' ? s : this.typeOf(s);
          if (u === 'none' || u === t) continue;
          t = t === 'none' ? u : 'any';
        }
        if (t !== this.types.get(v)) {
          this.types.set(v, t);
          changed = true;
        }
      }
    }
  }

  /** A function is a leaf when all it calls are leaves. Starts optimistic as well: recursion alone is no obstacle. */
  private solveFacts(): void {
    for (const { facts, target, value } of this.stores) {
      const sets = this.setsMetamethod(target, value);
      // What it sets may suspend from then on.
      if (sets === 'meant') facts.leaf = false;
      else if (sets === 'maybe') facts.stores = true;
    }
    /** A function that calls it does not come to use metamethods that it has set. */
    const isHarmless = (f: ast.FunctionBody): boolean => {
      const { leaf, stores } = this.facts.get(f)!;
      return leaf && !stores;
    };
    for (const f of this.calledByName) this.facts.get(f)!.called = true;
    let changed = true;
    while (changed) {
      changed = false;
      for (const f of this.facts.values()) {
        if (!f.leaf) continue;
        if (f.callees === null || !f.callees.every(isHarmless)) {
          f.leaf = false;
          changed = true;
        }
      }
    }
  }
}

export function isMulti(e: ast.Expression): e is ast.CallExpression | ast.MethodCallExpression | ast.VarargExpression {
  return e.type === 'Call' || e.type === 'MethodCall' || e.type === 'Vararg';
}

/** Whether a value may be a function. */
function mayBeFunction(e: ast.Expression): boolean {
  switch (e.type) {
    case 'Name':
    case 'Index':
    case 'Call':
    case 'MethodCall':
    case 'Vararg':
    case 'FunctionExpression':
      return true;
    case 'Parenthesized':
      return mayBeFunction(e.expression);
    case 'Logical':
      return mayBeFunction(e.left) || mayBeFunction(e.right);
    default:
      return false;
  }
}

function isFenv(e: ast.Expression): boolean {
  return e.type === 'Name' && (e.name === 'setfenv' || e.name === 'getfenv');
}

/** True when control never reaches the end of the block. */
export function neverFallsThrough(b: ast.Block): boolean {
  const last = b.statements[b.statements.length - 1];
  if (last === undefined || b.labels.length > 0) return false;
  switch (last.type) {
    case 'Return':
      return true;
    case 'Do':
      return neverFallsThrough(last.body);
    case 'If':
      return (
        last.otherwise !== null &&
        last.clauses.every((c) => neverFallsThrough(c.body)) &&
        neverFallsThrough(last.otherwise)
      );
    default:
      return false;
  }
}

function returnsOne(b: ast.Block): boolean {
  for (const s of b.statements) {
    switch (s.type) {
      case 'Return':
        if (s.values.length !== 1 || isMulti(s.values[0])) return false;
        break;
      case 'Do':
      case 'While':
      case 'Repeat':
      case 'NumericFor':
      case 'GenericFor':
        if (!returnsOne(s.body)) return false;
        break;
      case 'If':
        for (const c of s.clauses) if (!returnsOne(c.body)) return false;
        if (s.otherwise !== null && !returnsOne(s.otherwise)) return false;
        break;
    }
  }
  return true;
}
