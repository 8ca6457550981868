import { describe, expect, test } from 'vitest';
import type { Expression, Statement } from '../../src/syntax/ast.js';
import type { DialectName } from '../../src/syntax/dialect.js';
import { parse } from '../../src/syntax/parser.js';
import { dialect, dialectNames, parseAs } from './recorded.js';

/** An expression in brackets, one pair an operation. */
function show(e: Expression): string {
  switch (e.type) {
    case 'Nil':
    case 'True':
    case 'False':
      return e.type.toLowerCase();
    case 'Number':
      return String(e.value);
    case 'String':
      return JSON.stringify(e.value);
    case 'Vararg':
      return '...';
    case 'FunctionExpression':
      return `function ${e.func.name}`;
    case 'Name':
      return e.name;
    case 'Index':
      return e.isGlobal ? `global ${show(e.key)}` : `${show(e.object)}[${show(e.key)}]`;
    case 'Call':
      return `${show(e.callee)}(${e.args.map(show).join(', ')})`;
    case 'MethodCall':
      return `${show(e.object)}:${e.method}(${e.args.map(show).join(', ')})`;
    case 'Table':
      return `{${e.fields.map((f) => (f.type === 'Keyed' ? `${show(f.key)} = ${show(f.value)}` : show(f.value))).join(', ')}}`;
    case 'Binary':
    case 'Logical':
      return `(${show(e.left)} ${e.operator} ${show(e.right)})`;
    case 'Unary':
      return `(${e.operator} ${show(e.operand)})`;
    case 'Parenthesized':
      return `<${show(e.expression)}>`;
  }
}

function statements(source: string, name: DialectName = '5.1'): Statement[] {
  return parseAs(name, source).main.body.statements;
}

function expressions(source: string, name: DialectName = '5.1'): string[] {
  const [statement] = statements(`return ${source}`, name);
  return statement?.type === 'Return' ? statement.values.map(show) : [];
}

describe('expressions', () => {
  test.each([
    ['a + b * c', '(a + (b * c))'],
    ['a - b - c', '((a - b) - c)'],
    ['a .. b .. c', '(a .. (b .. c))'],
    ['a ^ b ^ c', '(a ^ (b ^ c))'],
    ['-a ^ b', '(- (a ^ b))'],
    ['2 ^ -3', '(2 ^ (- 3))'],
    ['not a == b', '((not a) == b)'],
    ['#a + -b', '((# a) + (- b))'],
    ['a or b and c', '(a or (b and c))'],
    ['a < b == c', '((a < b) == c)'],
    ['a .. b < c + d', '((a .. b) < (c + d))'],
    ['1 .. 2 + 3', '(1 .. (2 + 3))'],
    ['not not a', '(not (not a))'],
    ['(a)', '<a>'],
    ['(f())', '<f()>'],
    ['a.b["c"][1]', 'a["b"]["c"][1]'],
    ['f{}"s"(1, 2)', 'f({})("s")(1, 2)'],
    ['a.b:c(d):e "x"', 'a["b"]:c(d):e("x")'],
    ['("x"):rep(3)', '<"x">:rep(3)'],
    ['{1, a = 2, [3] = 4; f(), ...}', '{1, "a" = 2, 3 = 4, f(), ...}'],
    ['nil, true, false', 'nil|true|false'],
  ])('%s', (source, shown) => {
    for (const name of ['5.1', 'luajit'] as const) expect(expressions(source, name).join('|')).toBe(shown);
  });

  test('globals of 5.2 are fields of the environment', () => {
    expect(expressions('a.b + _ENV.c', '5.2')).toEqual(['(global "a"["b"] + _ENV["c"])']);
  });
});

describe('statements', () => {
  test.each(dialectNames)('every kind (%s)', (name) => {
    const source = `
      local a, b = 1
      local function f() end
      function a.b.c:d(...) end
      a, b.c = f()
      f "x"
      do end
      while a do break end
      repeat local x until x
      if a then elseif b then else end
      for i = 1, 2 do break end
      for k, v in f() do end
      return a, b`;
    const parsed = statements(source, name);
    expect(parsed.map((statement) => statement.type)).toEqual([
      'Local',
      'LocalFunction',
      'Function',
      'Assign',
      'CallStatement',
      'Do',
      'While',
      'Repeat',
      'If',
      'NumericFor',
      'GenericFor',
      'Return',
    ]);
    expect(parsed.map((statement) => statement.line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(parsed[6]).toMatchObject({ hasBreak: true });
    expect(parsed[9]).toMatchObject({ hasBreak: true, step: null });
    expect(parsed[10]).toMatchObject({ hasBreak: false });
  });

  test('a break belongs to the innermost loop', () => {
    expect(statements('while a do while b do break end end')[0]).toMatchObject({
      hasBreak: false,
      body: { statements: [{ type: 'While', hasBreak: true }] },
    });
  });

  test('a break in a function does not belong to the loop around it', () => {
    expect(statements('while a do f(function() repeat break until x end) end')[0]).toMatchObject({ hasBreak: false });
  });

  test('empty statements of 5.2 leave no trace', () => {
    expect(statements(';;; x = 1 ; ;; return;', '5.2').map(({ type }) => type)).toEqual(['Assign', 'Return']);
  });
});

describe('positions', () => {
  test('line and column of the first token', () => {
    expect(statements('\n  local x = {\n y }')[0]).toMatchObject({
      line: 2,
      column: 3,
      variables: [{ line: 2, column: 9 }],
      values: [{ line: 2, column: 13, fields: [{ line: 3, column: 2 }] }],
    });
  });

  test('columns start anew after newlines in strings and comments', () => {
    expect(statements('x = [[\n]] --[[\n\n]] y = 1')[1]).toMatchObject({ line: 4, column: 4 });
    expect(statements('x = "a\\\nb" y = 1')[1]).toMatchObject({ line: 2, column: 4 });
  });

  test('lines of functions and blocks', () => {
    const { main } = parseAs('5.1', '\nlocal f = function\n()\n do\n end\n end\n');
    expect(main.functions[0]).toMatchObject({ line: 3, lastLine: 6 });
    expect(main.functions[0]!.body.statements[0]).toMatchObject({ line: 4, body: { lastLine: 5 } });
    expect(main.lastLine).toBe(7);
  });
});

describe('names of functions', () => {
  test.each([
    ['local function f() end', 'f'],
    ['function f() end', 'f'],
    ['function a.b.c() end', 'a.b.c'],
    ['function a.b:c() end', 'a.b:c'],
    ['local f = function() end', 'f'],
    ['local a, f = 1, function() end', 'f'],
    ['a.b = function() end', 'a.b'],
    ['x = { f = function() end }', 'f'],
    ['x = { ["g h"] = function() end }', 'g h'],
    ['f(function() end)', ''],
    ['a[1] = function() end', ''],
  ])('%s', (source, name) => {
    for (const dialectName of dialectNames) expect(parseAs(dialectName, source).main.functions[0]!.name).toBe(name);
  });
});

describe('options', () => {
  test('a first line with # is left out on request, and keeps its number', () => {
    const chunk = parse('#!/usr/bin/lua\nx = 1', '@f', dialect('5.1'), { skipFirstLine: true });
    expect(chunk.main.body.statements[0]).toMatchObject({ line: 2, column: 1 });
  });

  test('the chunk keeps its name', () => {
    expect(parse('', '@f', dialect('5.2')).name).toBe('@f');
  });
});
