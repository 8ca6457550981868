/** The line a node carries is the line the real interpreter reports for an error in it. */
import { describe, expect, test } from 'vitest';
import type { Chunk, Expression, Statement } from '../../src/syntax/ast.js';
import { dialectNames, parseAs } from './recorded.js';

const statement = (chunk: Chunk): Statement => chunk.main.body.statements[0]!;

function value(chunk: Chunk): Expression {
  const first = statement(chunk);
  if (first.type === 'CallStatement') return first.call;
  return first.type === 'Return' || first.type === 'Local' || first.type === 'Assign' ? first.values[0]! : fail();
}

function fail(): never {
  throw new Error('the source has no value');
}

function operand(chunk: Chunk, side: 'left' | 'right'): Expression {
  const expression = value(chunk);
  return expression.type === 'Binary' ? expression[side] : fail();
}

function target(chunk: Chunk): Expression {
  const first = statement(chunk);
  return first.type === 'Assign' ? first.targets[0]! : first.type === 'Function' ? first.target : fail();
}

/** Source, the node at fault, and its line in 5.1, 5.2 and LuaJIT; measured with the interpreters. */
const cases: [string, string, (chunk: Chunk) => { line: number }, [number, number, number]][] = [
  ['call', 'f\n.y(\n1\n)', value, [2, 1, 2]],
  ['call of what a call gave', 'f\n.x(\n)()', value, [3, 1, 3]],
  ['tail call', 'return u(\n)', value, [1, 1, 2]],
  ['call with a long string', 'u [[\n]]', value, [2, 1, 2]],
  ['index before a suffix', 'return u\n.x\n.y', (c) => ({ line: inner(value(c)).line }), [2, 2, 2]],
  ['index before an operator', 'return u.x\n+\n1', (c) => operand(c, 'left'), [2, 2, 2]],
  ['index after an operator', 'return 1 +\nu\n.x\n', (c) => operand(c, 'right'), [3, 3, 3]],
  ['index as an item of a list', 'return u.x\n, 1', value, [2, 2, 2]],
  ['arithmetic', 'return u\n+\n{\n}', value, [4, 2, 4]],
  ['comparison', 'return u\n<\n1', value, [3, 3, 3]],
  ['concatenation', 'return 1\n..\nu', value, [3, 2, 3]],
  ['chain of concatenations', 'return 1\n..\nu\n..\n2', value, [5, 4, 5]],
  ['negation', 'return -\nu', value, [2, 1, 2]],
  ['assignment', 'u\n.x\n=\n1', target, [4, 4, 4]],
  ['function statement', 'function\nu\n.x\n()\nend', target, [1, 1, 1]],
  ['bounds of a loop', 'for i\n=\n"x",\n2\ndo\nend', statement, [5, 5, 5]],
  ['iterator of a loop', 'for k\nin\nu,\nv\ndo\nend', statement, [3, 3, 3]],
];

function inner(expression: Expression): Expression {
  return expression.type === 'Index' ? expression.object : fail();
}

describe.each(dialectNames)('lines of %s', (name) => {
  test.each(cases)('%s', (_, source, pick, lines) => {
    expect(pick(parseAs(name, source)).line).toBe(lines[dialectNames.indexOf(name)]);
  });

  test('the method of a call has a line of its own', () => {
    expect(value(parseAs(name, 'u\n:\nm\n(\n)'.replace('\n(', '(')))).toMatchObject({ methodLine: 3 });
  });

  test('a bad key of a table', () => {
    const table = value(parseAs(name, 'return {\n[nil]\n=\n1\n}'));
    expect(table.type === 'Table' && table.fields[0]!.line).toBe(4);
  });
});
