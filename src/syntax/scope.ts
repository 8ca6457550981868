/**
 * Names while a chunk is parsed: which local a name means, what closures capture, where gotos lead.
 *
 * Invariant: `bindings` maps every visible name to its innermost local. A scope that closes puts back what its
 * locals hid, so that looking a name up costs the same however deep the text is nested.
 */
import type { Block, FunctionBody, GotoStatement, Label, LocalVariable } from './ast.js';
import type { Dialect } from './dialect.js';
import type { Lexer } from './lexer.js';
import { breakOutsideLoop, duplicateLabel, jumpIntoScope, limitNames, tooMany, undefinedLabel } from './messages.js';

/** Locals a function may have at one time. */
const MAX_LOCALS = 200;

/** The name of 5.2's environment variable. */
const ENVIRONMENT = '_ENV';

/** A loop, for `break`. */
export interface LoopMark {
  hasBreak: boolean;
}

interface LabelEntry {
  label: Label;
  /** Active locals at the label. */
  activeCount: number;
  /** Locals declared in the function before the label. */
  localCount: number;
}

/** A `goto` whose label is not known yet, or a `break` outside of any loop (`name` is null). */
interface PendingGoto {
  name: string | null;
  statement: GotoStatement | null;
  line: number;
  /** Active locals at the goto, or at the end of the innermost block it has left since. */
  activeCount: number;
  /** Locals declared in the function before the goto. */
  localCount: number;
  /** Number of the goto within the function. */
  order: number;
  isResolved: boolean;
}

/** A block being parsed. */
interface BlockScope {
  readonly outer: BlockScope | null;
  /** Active locals where the block began. */
  readonly activeCount: number;
  /** Where the gotos of the block begin among the pending ones of the function. */
  readonly firstPending: number;
  /** Number of the first goto in the block. */
  readonly firstOrder: number;
  /** The labels of the block; made with the first one. */
  labels: Map<string, LabelEntry> | null;
}

/** An active local and what its name meant before. */
interface ActiveLocal {
  /** Null for the hidden variables of a `for` loop. */
  variable: LocalVariable | null;
  hidden: LocalVariable | undefined;
}

/** A function being parsed. */
export class FunctionScope {
  readonly body: FunctionBody;
  readonly outer: FunctionScope | null;
  /** The innermost loop around the current statement. */
  loop: LoopMark | null = null;
  /** The `arg` table of a vararg function (5.1), whether anything refers to it or not. */
  argTable: LocalVariable | null = null;
  isArgTableUsed = false;

  readonly active: ActiveLocal[] = [];
  readonly upvalues = new Set<LocalVariable>();
  /** Gotos in the order of the text. Those resolved by a later label stay until their block closes. */
  readonly pending: PendingGoto[] = [];
  /** The unresolved gotos by name, in the same order. */
  readonly waiting = new Map<string, PendingGoto[]>();
  gotoCount = 0;
  block: BlockScope | null = null;
  labelCount = 0;

  constructor(body: FunctionBody, outer: FunctionScope | null) {
    this.body = body;
    this.outer = outer;
  }
}

const undecided: Label = { name: '', id: -1, line: 0, column: 0, forwardGotos: 0, backwardGotos: 0 };

/** The scopes of one chunk. */
export class Scopes {
  /** The innermost function. */
  current: FunctionScope;
  private readonly bindings = new Map<string, LocalVariable | undefined>();
  private readonly dialect: Dialect;
  private readonly lexer: Lexer;

  /** @param main the body of the chunk */
  constructor(lexer: Lexer, dialect: Dialect, main: FunctionBody) {
    this.lexer = lexer;
    this.dialect = dialect;
    this.current = new FunctionScope(main, null);
  }

  /** Declares the environment of the chunk (5.2). */
  declareEnvironment(): LocalVariable {
    const variable = this.makeVariable(ENVIRONMENT, 'environment', 1, 1);
    variable.id = -1;
    this.bindings.set(ENVIRONMENT, variable);
    return variable;
  }

  openFunction(body: FunctionBody): void {
    this.current = new FunctionScope(body, this.current);
  }

  /** Ends the innermost function, whose blocks are closed. */
  closeFunction(): void {
    const { outer } = this.current;
    if (outer !== null) this.current = outer;
  }

  // Locals.

  /**
   * Makes a local that is not visible yet.
   *
   * @param waiting how many more have been made since the last one became visible
   */
  declare(name: string, kind: LocalVariable['kind'], line: number, column: number, waiting: number): LocalVariable {
    this.checkLocalCount(waiting + 1);
    const variable = this.makeVariable(name, kind, line, column);
    this.current.body.locals.push(variable);
    return variable;
  }

  /** Makes a local visible. */
  activate(variable: LocalVariable): void {
    const { name } = variable;
    this.current.active.push({ variable, hidden: this.bindings.get(name) });
    this.bindings.set(name, variable);
  }

  /** The three variables a `for` loop keeps for itself count as locals. */
  activateHidden(count: number): void {
    for (let i = 0; i < count; i++) this.current.active.push({ variable: null, hidden: undefined });
  }

  checkLocalCount(added: number): void {
    if (this.current.active.length + added > MAX_LOCALS) this.failLimit(limitNames.locals, MAX_LOCALS, this.current);
  }

  private makeVariable(name: string, kind: LocalVariable['kind'], line: number, column: number): LocalVariable {
    const { body, loop } = this.current;
    return {
      name,
      id: body.locals.length,
      func: body,
      kind,
      captured: false,
      assignments: 0,
      inLoop: loop !== null,
      line,
      column,
    };
  }

  /** The local a name refers to at this point, or null; an outer one becomes an upvalue of the functions between. */
  resolve(name: string): LocalVariable | null {
    const variable = this.bindings.get(name);
    if (variable === undefined) return null;
    if (variable.func !== this.current.body) this.capture(variable, this.current);
    else if (variable === this.current.argTable) this.current.isArgTableUsed = true;
    return variable;
  }

  /** The environment that global names are fields of here (5.2). */
  resolveEnvironment(): LocalVariable {
    return this.resolve(ENVIRONMENT)!;
  }

  /** Notes a global name in the innermost function and those around it. */
  noteGlobal(): void {
    let body: FunctionBody | null = this.current.body;
    while (body !== null && !body.usesGlobals) {
      body.usesGlobals = true;
      body = body.parent;
    }
  }

  private capture(variable: LocalVariable, user: FunctionScope): void {
    // From the outside inwards, as the limits are met in that order.
    const chain: FunctionScope[] = [];
    let scope: FunctionScope | null = user;
    while (scope !== null && scope.body !== variable.func && !scope.upvalues.has(variable)) {
      chain.push(scope);
      scope = scope.outer;
    }
    if (scope !== null && variable === scope.argTable) scope.isArgTableUsed = true;
    variable.captured = true;
    for (const inner of chain.reverse()) {
      if (inner.upvalues.size >= this.dialect.maxUpvalues) {
        this.failLimit(limitNames.upvalues, this.dialect.maxUpvalues, inner);
      }
      inner.upvalues.add(variable);
      inner.body.upvalues.push(variable);
    }
  }

  failLimit(what: string, limit: number, scope: FunctionScope): never {
    const message = tooMany(what, limit, scope.body.isMain ? 0 : scope.body.line, this.dialect.name);
    if (this.dialect.name === '5.2') this.lexer.failHere(message);
    this.lexer.failPlain(message);
  }

  // Blocks.

  openBlock(): void {
    const scope = this.current;
    scope.block = {
      outer: scope.block,
      activeCount: scope.active.length,
      firstPending: scope.pending.length,
      firstOrder: scope.gotoCount,
      labels: null,
    };
  }

  /** Ends the innermost block: its locals are no longer visible, its gotos look for their labels further out. */
  closeBlock(): void {
    const scope = this.current;
    const block = scope.block!;
    this.deactivate(block.activeCount);
    scope.block = block.outer;
    if (scope.pending.length > block.firstPending) this.moveGotosOut(scope, block);
  }

  /** The gotos of a block that has closed may find their labels in the block around it. */
  private moveGotosOut(scope: FunctionScope, block: BlockScope): void {
    const { pending } = scope;
    let kept = block.firstPending;
    for (let i = block.firstPending; i < pending.length; i++) {
      const goto = pending[i]!;
      if (goto.isResolved) continue;
      if (block.outer === null) this.failPending(goto);
      goto.activeCount = Math.min(goto.activeCount, block.activeCount);
      const entry = findLabel(block.outer, goto.name);
      if (entry === null) {
        pending[kept++] = goto;
        continue;
      }
      linkBackward(scope.body, goto, entry);
      takeWaiting(scope, entry.label.name, block.firstOrder);
    }
    pending.length = kept;
  }

  private deactivate(count: number): void {
    const { active } = this.current;
    while (active.length > count) {
      const { variable, hidden } = active.pop()!;
      if (variable !== null) this.bindings.set(variable.name, hidden);
    }
  }

  // Labels and jumps.

  /** A `break`. Outside of loops the fault is noted for the end of the function. */
  noteBreak(line: number): void {
    const scope = this.current;
    if (scope.loop !== null) scope.loop.hasBreak = true;
    else scope.pending.push(this.makeGoto(null, null, line));
  }

  /** A `goto`: its label is behind, or will be known later. */
  noteGoto(name: string, line: number, statement: GotoStatement): void {
    const scope = this.current;
    const entry = findLabel(scope.block!, name);
    const goto = this.makeGoto(name, statement, line);
    if (entry !== null) {
      linkBackward(scope.body, goto, entry);
      return;
    }
    scope.pending.push(goto);
    const sameName = scope.waiting.get(name);
    if (sameName === undefined) scope.waiting.set(name, [goto]);
    else sameName.push(goto);
  }

  private makeGoto(name: string | null, statement: GotoStatement | null, line: number): PendingGoto {
    const scope = this.current;
    return {
      name,
      statement,
      line,
      activeCount: scope.active.length,
      localCount: scope.body.locals.length,
      order: scope.gotoCount++,
      isResolved: false,
    };
  }

  /** Refuses a label that its block has already. */
  checkNewLabel(name: string): void {
    const entry = findLabel(this.current.block!, name);
    if (entry !== null) this.lexer.failPlain(duplicateLabel(name, entry.label.line, this.dialect.name));
  }

  /** Declares a label; gotos before it find it only with `linkLabel`. */
  declareLabel(name: string, line: number, column: number): Label {
    const scope = this.current;
    const label: Label = { name, id: scope.labelCount++, line, column, forwardGotos: 0, backwardGotos: 0 };
    const entry = { label, activeCount: scope.active.length, localCount: scope.body.locals.length };
    const block = scope.block!;
    block.labels ??= new Map();
    block.labels.set(name, entry);
    return label;
  }

  /**
   * Leads the waiting gotos of the block to a label.
   *
   * @param isLast nothing but labels follows in the block: its locals count as out of scope at the label
   */
  linkLabel(label: Label, isLast: boolean): void {
    const scope = this.current;
    const block = scope.block!;
    const entry = block.labels!.get(label.name)!;
    if (isLast) entry.activeCount = block.activeCount;
    for (const goto of takeWaiting(scope, label.name, block.firstOrder)) {
      if (goto.activeCount < entry.activeCount) this.failScope(goto);
      goto.statement!.label = label;
      goto.isResolved = true;
      label.forwardGotos++;
    }
  }

  /** The labels declared directly in the innermost block. */
  blockLabels(): Label[] {
    const { labels } = this.current.block!;
    return labels === null ? [] : Array.from(labels.values(), (entry) => entry.label);
  }

  private failScope(goto: PendingGoto): never {
    const local = this.current.active[goto.activeCount]!.variable!;
    this.failJump(jumpIntoScope(goto.name!, goto.line, local.name, this.dialect.name), goto.line);
  }

  private failPending({ name, line }: PendingGoto): never {
    const { name: dialect } = this.dialect;
    this.failJump(name === null ? breakOutsideLoop(line, dialect) : undefinedLabel(name, line, dialect), line);
  }

  /** LuaJIT reports a jump where it stands, 5.2 where the parser is. */
  private failJump(message: string, line: number): never {
    if (this.dialect.name === 'luajit') this.lexer.failPlain(message, line);
    this.lexer.failPlain(message);
  }
}

/** A `goto` statement whose label is filled in later. */
export function unresolvedGoto(line: number, column: number): GotoStatement {
  return { type: 'Goto', label: undecided, line, column };
}

/** An empty block, to be filled. */
export function emptyBlock(line: number, column: number): Block {
  return { statements: [], labels: [], lastLine: line, line, column };
}

function findLabel(block: BlockScope, name: string | null): LabelEntry | null {
  if (block.labels === null || name === null) return null;
  return block.labels.get(name) ?? null;
}

/** Takes the gotos with a name and a number from `firstOrder` on away from those that wait. */
function takeWaiting(scope: FunctionScope, name: string, firstOrder: number): PendingGoto[] {
  const list = scope.waiting.get(name);
  if (list === undefined) return [];
  let first = list.length;
  while (first > 0 && list[first - 1]!.order >= firstOrder) first--;
  return list.splice(first);
}

/** Leads a goto to a label before it; what is declared in between is declared anew each time round. */
function linkBackward(body: FunctionBody, goto: PendingGoto, entry: LabelEntry): void {
  goto.statement!.label = entry.label;
  entry.label.backwardGotos++;
  for (let i = entry.localCount; i < goto.localCount; i++) body.locals[i]!.inLoop = true;
}
