/** Constant expressions, as far as the interpreters compute them when they compile. */
import type * as ast from '../syntax/ast.js';

/** Depth from which nothing is computed: each level of an expression asks again. */
const MAX_DEPTH = 9;
const MAX_NESTING = 200;

/** The value of an expression of numbers that 5.1 or LuaJIT computes, or null. */
export function constantNumber(e: ast.Expression, isLuaJit: boolean, depth = 0): number | null {
  if (e.type === 'Number') return e.value;
  if (depth > MAX_DEPTH) return null;
  if (e.type === 'Parenthesized') return constantNumber(e.expression, isLuaJit, depth + 1);
  let n: number | null = null;
  if (e.type === 'Unary' && e.operator === '-') {
    const operand = constantNumber(e.operand, isLuaJit, depth + 1);
    n = operand === null ? null : -operand;
  } else if (e.type === 'Binary') {
    const a = constantNumber(e.left, isLuaJit, depth + 1);
    const b = a === null ? null : constantNumber(e.right, isLuaJit, depth + 1);
    // 5.1 does not divide by zero, LuaJIT keeps what gives no number.
    const divides = e.operator === '/' || e.operator === '%';
    if (a !== null && b !== null && !(divides && b === 0 && !isLuaJit)) n = compute(e.operator, a, b);
  }
  // LuaJIT has no such constants.
  return isLuaJit && (Number.isNaN(n) || Object.is(n, -0)) ? null : n;
}

function compute(operator: string, a: number, b: number): number | null {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a - Math.floor(a / b) * b;
    case '^':
      return a ** b;
    default:
      return null;
  }
}

/** Whether a constant counts as true; null for what is no constant. `folds`: also what LuaJIT computes of constants. */
export function truthOf(e: ast.Expression, folds = false, depth = 0): boolean | null {
  // Chains of `and` can be very long.
  if (depth > MAX_NESTING) return null;
  switch (e.type) {
    case 'Number':
    case 'String':
    case 'True':
      return true;
    case 'Nil':
    case 'False':
      return false;
    case 'Parenthesized':
      return truthOf(e.expression, folds, depth + 1);
    case 'Logical':
      return folds && truthOf(e.left, folds, depth + 1) === (e.operator === 'and')
        ? truthOf(e.right, folds, depth + 1)
        : null;
    case 'Unary':
      if (e.operator === 'not') {
        const operand = truthOf(e.operand, folds, depth + 1);
        return operand === null ? null : !operand;
      }
  }
  return folds && constantNumber(e, true) !== null ? true : null;
}
