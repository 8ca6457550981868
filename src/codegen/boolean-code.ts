/** What code the interpreters make of `and`, `or`, `not`: it decides how the value is named in errors. */
import type * as ast from '../syntax/ast.js';
import type { DialectName } from '../syntax/dialect.js';
import { truthOf } from './constants.js';

/** The operand after which the value of a logical expression is named, or null. */
export function namedOperand(e: ast.LogicalExpression, dialect: DialectName): ast.Expression | null {
  switch (dialect) {
    case 'luajit':
      return loadsBooleans(e) ? null : e.right;
    case '5.1':
      return whereJumpsLead(e);
    default:
      // 5.2 names nothing that stands behind a jump.
      return truthOf(e.left) === (e.operator === 'and') ? e.right : null;
  }
}

// ---- 5.1 follows the jumps, without their conditions, and names what is loaded last

/** The end of the way from here. */
type Way = () => ast.Expression | null;
const nowhere: Way = () => null;

/** `place`: left operands of `and` jump when they are false, those of `or` when they are true. */
type Place = 'and' | 'or' | 'last';

function whereJumpsLead(
  e: ast.Expression,
  place: Place = 'last',
  whenTrue = nowhere,
  whenFalse = nowhere,
): ReturnType<Way> {
  if (e.type === 'Parenthesized') return whereJumpsLead(e.expression, place, whenTrue, whenFalse);
  if (e.type === 'Logical') {
    const right: Way = () => whereJumpsLead(e.right, place, whenTrue, whenFalse);
    return e.operator === 'and'
      ? whereJumpsLead(e.left, 'and', right, whenFalse)
      : whereJumpsLead(e.left, 'or', whenTrue, right);
  }
  if (place === 'last') return e;
  const truth = truthOf(e);
  if (truth === null && e.type === 'Unary' && e.operator === 'not')
    return whereJumpsLead(e.operand, place === 'and' ? 'or' : 'and', whenFalse, whenTrue);
  // A constant that never jumps makes no code.
  const jumps = truth === null || truth === (place === 'or');
  return jumps === (place === 'or') ? whenTrue() : whenFalse();
}

// ---- LuaJIT names the last operand, unless true and false are loaded behind it

/** Jumps out of an expression; those of a comparison or of `not` have no value to take along. */
enum Exit {
  None,
  WithValue,
  Bare,
}

interface Code {
  kind: 'constant' | 'comparison' | 'not' | 'value';
  /** The jumps taken when the expression is true, and when it is false. */
  whenTrue: Exit;
  whenFalse: Exit;
}

/** True when true and false are loaded at the end of the expression: its value has no name then. */
function loadsBooleans(e: ast.Expression): boolean {
  const { kind, whenTrue, whenFalse } = codeOf(e);
  return kind === 'comparison' || whenTrue === Exit.Bare || whenFalse === Exit.Bare;
}

function codeOf(e: ast.Expression): Code {
  switch (e.type) {
    case 'Parenthesized':
      return codeOf(e.expression);
    case 'Number':
    case 'String':
    case 'Nil':
    case 'True':
    case 'False':
      return straight('constant');
    case 'Binary':
      return straight(isComparison(e.operator) ? 'comparison' : 'value');
    case 'Unary': {
      if (e.operator !== 'not') return straight('value');
      // The jumps of the operand change places and lose their values.
      const { kind, whenTrue, whenFalse } = codeOf(e.operand);
      return {
        kind: kind === 'value' ? 'not' : kind,
        whenTrue: whenFalse === Exit.None ? Exit.None : Exit.Bare,
        whenFalse: whenTrue === Exit.None ? Exit.None : Exit.Bare,
      };
    }
    case 'Logical': {
      const right = codeOf(e.right);
      return e.operator === 'and'
        ? { ...right, whenFalse: Math.max(codeOf(e.left).whenFalse, exitOf(e.left, false), right.whenFalse) }
        : { ...right, whenTrue: Math.max(codeOf(e.left).whenTrue, exitOf(e.left, true), right.whenTrue) };
    }
    default:
      return straight('value');
  }
}

function straight(kind: Code['kind']): Code {
  return { kind, whenTrue: Exit.None, whenFalse: Exit.None };
}

/** The jump behind the left operand of `or` (`whenTrue`) or `and`. */
function exitOf(e: ast.Expression, whenTrue: boolean): Exit {
  const truth = truthOf(e);
  if (truth !== null) return truth === whenTrue ? Exit.WithValue : Exit.None;
  const { kind } = codeOf(e);
  return kind === 'comparison' || kind === 'not' ? Exit.Bare : Exit.WithValue;
}

function isComparison(operator: string): boolean {
  return '<>=~'.includes(operator[0]);
}
