import { describe, expect, test } from 'vitest';
import type { Expression } from '../../src/syntax/ast.js';
import type { DialectName } from '../../src/syntax/dialect.js';
import { dialectNames, failureOf, parseAs, readRecorded } from './recorded.js';

const recorded = readRecorded('values.json');

/** The value of `return <literal>` as the recorder writes it; sums show where a numeral ends. */
function literal(name: DialectName, source: string): string | number {
  if (failureOf(name, source) !== null) return 'error';
  const [statement] = parseAs(name, source).main.body.statements;
  return statement?.type === 'Return' ? evaluate(statement.values[0]!) : 'nothing';
}

function evaluate(expression: Expression): string | number {
  switch (expression.type) {
    case 'String':
      return `string ${expression.value}`;
    case 'Number':
      return expression.value;
    case 'Binary': {
      const right = Number(evaluate(expression.right));
      return Number(evaluate(expression.left)) + (expression.operator === '-' ? -right : right);
    }
    default:
      return expression.type;
  }
}

function recordedNumber(text: string): number {
  const digits = text.slice('number '.length);
  return digits === 'inf' ? Number.POSITIVE_INFINITY : Number(digits);
}

describe.each(dialectNames)('literals of %s', (name) => {
  test.each(recorded)('$source', (entry) => {
    const expected = entry[name].startsWith('number ') ? recordedNumber(entry[name]) : entry[name];
    expect(literal(name, entry.source)).toBe(expected);
  });
});
