/**
 * The debug form of a function: it keeps a frame (core/debug-frames.ts) that knows which statement runs and gives access to
 * the local variables, and it calls hooks. Chunks are compiled so when they mention what needs it, or when the runtime asks.
 *
 * Each variable has a number within its function, and the number of the variable that became active before it: so one
 * number says which variables are active at a statement.
 */
import type { ScopeEntry } from '../core/debug-frames.js';
import type * as ast from '../syntax/ast.js';
import type { FunctionEmitter } from './function.js';
import { beginsWithDigit, isWord, numberLiteral } from './writer.js';

/** What makes a chunk use the debug form. */
export const DEBUG_MENTIONS = ['sethook', 'getlocal', 'setlocal'];

/** Line of the first instruction of an expression. */
function firstLine(root: ast.Expression): number {
  let e = root;
  for (;;) {
    switch (e.type) {
      case 'Index':
      case 'MethodCall':
        e = e.object;
        continue;
      case 'Call':
        e = e.callee;
        continue;
      case 'Binary':
      case 'Logical':
        e = e.left;
        continue;
      case 'Unary':
        e = e.operand;
        continue;
      case 'Parenthesized':
        e = e.expression;
        continue;
      case 'FunctionExpression':
        return e.func.lastLine;
      default:
        return e.line;
    }
  }
}

/** Lines of the events before a statement. */
function linesOf(s: ast.Statement): number[] {
  switch (s.type) {
    case 'Local':
      return [s.values.length > 0 ? firstLine(s.values[0]) : s.line];
    case 'LocalFunction':
      return [s.func.lastLine];
    case 'Function':
      return [s.func.lastLine, s.line];
    case 'Assign': {
      const target = s.targets[0];
      if (target.type === 'Index' && !target.isGlobal && target.object.type !== 'Name') return [firstLine(target)];
      return [firstLine(s.values[0])];
    }
    case 'CallStatement':
      return [firstLine(s.call)];
    case 'Return':
      return [s.values.length > 0 ? firstLine(s.values[0]) : s.line];
    case 'NumericFor':
      return [firstLine(s.start)];
    case 'GenericFor':
      return [firstLine(s.values[0])];
    case 'Break':
    case 'Goto':
      return [s.line];
    default:
      return [];
  }
}

const isConstant = (e: ast.Expression): boolean => e.type === 'True' || e.type === 'Number' || e.type === 'String';

export class DebugText {
  readonly scopes: ScopeEntry[] = [];
  private readonly cases: string[] = [];
  /** Number of the innermost active variable where text is being written. */
  private scope = 0;

  constructor(private readonly f: FunctionEmitter) {}

  // ---- variables

  /** A variable becomes active. */
  declare(name: string, place: string): void {
    this.scopes.push({ name, parent: this.scope });
    this.scope = this.scopes.length;
    const write = isPlace(place) ? `$s?${place}=$v:${place}` : place;
    this.cases.push(`case ${this.scope}:return ${write};`);
  }

  /** Parameters, with the `arg` that every vararg function of 5.1 has. */
  parameters(): void {
    const { body, chunk } = this.f;
    for (const v of body.parameters) this.declare(v.name, this.f.read(v));
    if (body.needsArg === null && body.isVararg && !body.isMain && chunk.dialect.name === '5.1')
      this.declare('arg', 'undefined');
  }

  /** Hidden variables of a numeric `for`. */
  numericFor(control: string, limit: string, step: string | number): void {
    this.declare('(for index)', control);
    this.declare('(for limit)', limit);
    this.declare('(for step)', typeof step === 'number' ? numberLiteral(step) : step);
  }

  genericFor(generator: string, state: string, control: string): void {
    this.declare('(for generator)', generator);
    this.declare('(for state)', state);
    this.declare('(for control)', control);
  }

  // ---- events

  private event(line: number): string {
    return `${this.f.line(line)}$line($F,${line},${this.scope})`;
  }

  /** A statement with the events before it. */
  statement(s: ast.Statement, write: () => string): string {
    const { scope } = this;
    const events = linesOf(s)
      .map((n) => `${this.event(n)};`)
      .join('');
    const back = s.type === 'Goto' && this.f.jumps.get(s.label)!.forward === null ? '$F.line=0;' : '';
    const text = write();
    // What a statement declares ends with it, but for local declarations.
    if (s.type !== 'Local' && s.type !== 'LocalFunction') this.scope = scope;
    return events + back + text;
  }

  /** In front of a condition, inside its parentheses. */
  condition(e: ast.Expression): string {
    return isConstant(e) ? '$tick($F),' : `${this.event(firstLine(e))},`;
  }

  /** In front of what a `for` does at the end of its body. */
  loopEnd(line: number): string {
    return `${this.event(line)},`;
  }

  // ---- functions

  /** The body of a function. `vararg` names its extra arguments. */
  wrap(self: string, text: string, endsReachable: boolean, parametersEnd: number): string {
    const { body, chunk } = this.f;
    const { statements } = body.body;
    const first = statements.length > 0 ? linesOf(statements[0])[0] : body.lastLine;
    const entry = chunk.dialect.name === 'luajit' ? body.line : (first ?? body.line);
    const access = `($i,$s,$v)=>{switch($i){${this.cases.join('')}}}`;
    this.scope = 0;
    const end = endsReachable ? `${this.event(body.lastLine)};return $returning($F,$NONE);` : '';
    return `${this.f.line(entry)}const $F=$enter(${self},${access},${body.isVararg ? '$va' : 'null'},${parametersEnd});try{${text}${end}}finally{$leave($F);}`;
  }
}

/** A variable or a field of one: something that can be assigned to. */
function isPlace(text: string): boolean {
  return (
    text !== 'undefined' && !beginsWithDigit(text) && text.split('.').every((part) => part !== '' && isWord(part, true))
  );
}
