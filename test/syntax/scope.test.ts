import { describe, expect, test } from 'vitest';
import type { Block, FunctionBody, GotoStatement, LocalVariable, Statement } from '../../src/syntax/ast.js';
import { dialectNames, parseAs } from './recorded.js';

const names = (variables: LocalVariable[]) => variables.map((variable) => variable.name);

function local(body: FunctionBody, name: string, which = 0): LocalVariable {
  return body.locals.filter((variable) => variable.name === name)[which]!;
}

/** The variable that `return <name>` at the end of a body refers to. */
function returned(body: FunctionBody): LocalVariable | null | undefined {
  const last = body.body.statements.at(-1);
  const value = last?.type === 'Return' ? last.values[0] : undefined;
  return value?.type === 'Name' ? value.variable : undefined;
}

describe.each(dialectNames)('locals (%s)', (name) => {
  const main = (source: string) => parseAs(name, source).main;

  test('the innermost declaration counts', () => {
    const body = main('local x do local x end local x return x');
    expect(body.locals.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(returned(body)).toBe(body.locals[2]);
  });

  test('a block puts back what it hid', () => {
    const body = main('local x do local x local x end return x');
    expect(returned(body)).toBe(body.locals[0]);
  });

  test('a local is not in scope in its own initial value', () => {
    const [statement] = main('local x = x').body.statements;
    const value = statement?.type === 'Local' ? statement.values[0] : undefined;
    expect(value).not.toMatchObject({ type: 'Name', variable: { name: 'x' } });
  });

  test('a local function is in scope in its body', () => {
    const body = main('local function f() return f end');
    expect(returned(body.functions[0]!)).toBe(body.locals[0]);
    expect(body.locals[0]).toMatchObject({ kind: 'local function', captured: true });
  });

  test('repeat shows its locals to the condition', () => {
    const [statement] = main('repeat local x until x').body.statements;
    expect(statement).toMatchObject({ condition: { type: 'Name', variable: { name: 'x' } } });
  });

  test('assignments are counted, declarations are not', () => {
    const body = main('local a, b = 1, 2 a = 1 a, b = 2 function a() end local function f() end');
    expect(local(body, 'a').assignments).toBe(3);
    expect(local(body, 'b').assignments).toBe(1);
    expect(local(body, 'f').assignments).toBe(0);
  });

  test('parameters, self and loop variables', () => {
    const body = main('function t:m(a, ...) for i = 1, 2 do end for k, v in p do end end').functions[0]!;
    expect(body.parameters.map(({ name, kind }) => `${name} ${kind}`)).toEqual(['self self', 'a parameter']);
    expect(body.isVararg).toBe(true);
    expect(body.locals.filter(({ kind }) => kind === 'for').map(({ name }) => name)).toEqual(['i', 'k', 'v']);
  });

  test('what is declared in a loop is marked', () => {
    const body = main('local a while x do local b end local c for i = 1, 2 do end local d');
    const marked = names(body.locals.filter(({ inLoop }) => inLoop));
    expect(marked).toEqual(['b', 'i']);
  });

  test('a loop around a function says nothing about its locals', () => {
    const body = main('while x do f(function() local a end) end').functions[0]!;
    expect(body.locals[0]!.inLoop).toBe(false);
  });
});

describe.each(dialectNames)('upvalues (%s)', (name) => {
  const main = (source: string) => parseAs(name, source).main;
  const upvalueNames = (body: FunctionBody) => names(body.upvalues).filter((upvalue) => upvalue !== '_ENV');

  test('pass through the functions between', () => {
    const body = main('local a, b return function() return function() return b, a, b end end');
    const [outer] = body.functions;
    expect(upvalueNames(outer!)).toEqual(['b', 'a']);
    expect(upvalueNames(outer!.functions[0]!)).toEqual(['b', 'a']);
    expect(upvalueNames(body)).toEqual([]);
    expect(local(body, 'a').captured).toBe(true);
  });

  test('are listed once, and only where needed', () => {
    const [outer] = main('local a return function() local f = function() a = a end return a end').functions;
    expect(upvalueNames(outer!)).toEqual(['a']);
  });

  test('a local of the function itself is no upvalue', () => {
    const body = main('local a return function() local a return a end');
    expect(upvalueNames(body.functions[0]!)).toEqual([]);
    expect(body.locals[0]!.captured).toBe(false);
  });

  test('functions are numbered in order of appearance', () => {
    const body = main('f(function() g(function() end) end, function() end)');
    expect(body.id).toBe(0);
    expect(body.functions.map(({ id }) => id)).toEqual([1, 3]);
    expect(body.functions[0]!.functions[0]).toMatchObject({ id: 2, parent: body.functions[0] });
  });
});

describe('globals', () => {
  test.each(['5.1', 'luajit'] as const)('mark the functions around them (%s)', (name) => {
    const { main } = parseAs(name, 'local f = function() return function() return x end end local g = function() end');
    expect(main.usesGlobals).toBe(true);
    expect(main.functions.map(({ usesGlobals }) => usesGlobals)).toEqual([true, false]);
  });

  test('go through the environment in 5.2', () => {
    const { main, environment } = parseAs('5.2', 'local f = function() return x end');
    expect(environment).toMatchObject({ name: '_ENV', kind: 'environment', func: main, captured: true });
    expect(main.locals).not.toContain(environment);
    expect(main.functions[0]!.upvalues).toEqual([environment]);
    expect(main.usesGlobals).toBe(false);
  });

  test('a local _ENV is honoured in 5.2', () => {
    const { main, environment } = parseAs('5.2', 'local _ENV = {} return x');
    expect(environment!.captured).toBe(false);
    expect(main.body.statements[1]).toMatchObject({
      values: [{ type: 'Index', isGlobal: true, object: { type: 'Name', variable: main.locals[0] } }],
    });
  });

  test('_ENV is a global like any other elsewhere', () => {
    expect(parseAs('5.1', 'return _ENV').environment).toBeNull();
    expect(returned(parseAs('5.1', 'return _ENV').main)).toBeNull();
  });
});

describe('calls', () => {
  test('are noted in the function that makes them', () => {
    const { main } = parseAs(
      '5.1',
      'local f = function() a:b() end local g = function() return function() x() end end',
    );
    expect(main.hasCalls).toBe(false);
    expect(main.functions.map(({ hasCalls }) => hasCalls)).toEqual([true, false]);
  });
});

describe('the arg table of 5.1', () => {
  const inner = (source: string) => parseAs('5.1', source).main.functions[0]!;

  test('exists in vararg functions that do not mention the dots', () => {
    const body = inner('function f(a, ...) return arg end');
    expect(body.needsArg).toBe(local(body, 'arg'));
    expect(returned(body)).toBe(body.needsArg);
    expect(body.usesVararg).toBe(false);
  });

  test('is nil, but still a local, in those that do', () => {
    const body = inner('function f(...) local x = ... return arg end');
    expect(body.needsArg).toBeNull();
    expect(body.body.statements[0]).toMatchObject({ type: 'Local', variables: [{ name: 'arg' }], values: [] });
    expect(returned(body)).toBe(local(body, 'arg'));
  });

  test('may be captured', () => {
    const body = inner('function f(...) local x = ... return function() return arg end end');
    expect(local(body, 'arg').captured).toBe(true);
    expect(body.body.statements[0]).toMatchObject({ type: 'Local', variables: [{ name: 'arg' }] });
  });

  test('does not matter when the dots are used and arg is not', () => {
    expect(inner('function f(...) return ... end').body.statements).toHaveLength(1);
  });

  test('is unknown to main chunks and to other dialects', () => {
    expect(returned(parseAs('5.1', 'return arg').main)).toBeNull();
    expect(returned(parseAs('luajit', 'function f(...) return arg end').main.functions[0]!)).toBeNull();
    expect(parseAs('5.2', 'function f(...) return arg end').main.functions[0]!.needsArg).toBeNull();
  });
});

describe.each(['5.2', 'luajit'] as const)('labels (%s)', (name) => {
  const block = (source: string) => parseAs(name, source).main.body;

  function gotos(from: Block): GotoStatement[] {
    const found: GotoStatement[] = [];
    const visit = (statement: Statement) => {
      if (statement.type === 'Goto') found.push(statement);
      if ('body' in statement && 'statements' in statement.body) statement.body.statements.forEach(visit);
    };
    from.statements.forEach(visit);
    return found;
  }

  test('forwards and backwards', () => {
    const body = block('::a:: goto b; goto a; ::b:: goto a');
    expect(
      body.labels.map(({ name, id, forwardGotos, backwardGotos }) => [name, id, forwardGotos, backwardGotos]),
    ).toEqual([
      ['a', 0, 0, 2],
      ['b', 1, 1, 0],
    ]);
    const [a, b] = body.labels;
    expect(gotos(body).map(({ label }) => label)).toEqual([b, a, a]);
  });

  test('from inner blocks outwards', () => {
    const body = block('::a:: do do goto a end while x do goto b end end ::b:: x()');
    expect(gotos(body).map(({ label }) => label)).toEqual(body.labels);
  });

  test('the innermost label of a name', () => {
    const body = block('do goto a ::a:: end ::a::');
    expect(gotos(body)[0]!.label).not.toBe(body.labels[0]);
    expect(body.labels[0]!.forwardGotos).toBe(0);
  });

  test('a backward goto makes a loop of what it goes over', () => {
    const { main } = parseAs(name, 'local a ::top:: local b do local c if x then goto top end local d end local e');
    expect(names(main.locals.filter(({ inLoop }) => inLoop))).toEqual(['b', 'c']);
  });
});
