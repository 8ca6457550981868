/**
 * Expressions.
 *
 * The reference implementations emit code while they parse, and an instruction carries the line of the token consumed last when
 * it was emitted. So the line of a run-time error is not always that of the operator: `settle` and the comments at
 * its uses tell when the read of an indexed place is emitted.
 */
import type {
  BinaryOperator,
  Block,
  CallExpression,
  Expression,
  FunctionBody,
  IndexExpression,
  LogicalExpression,
  MethodCallExpression,
  NameExpression,
  Statement,
  TableExpression,
  TableField,
} from './ast.js';
import type { Dialect } from './dialect.js';
import type { Lexer } from './lexer.js';
import { expected, expectedToClose, limitNames, messages, showToken } from './messages.js';
import { emptyBlock, Scopes } from './scope.js';
import { MAX_ARGUMENTS } from './sizes.js';
import * as T from './tokens.js';

const OPEN_PARENTHESIS = 40;
const CLOSE_PARENTHESIS = 41;
const COMMA = 44;
const MINUS = 45;
const DOT = 46;
const COLON = 58;
const SEMICOLON = 59;
const EQUALS = 61;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const HASH = 35;

/** Binding powers of a binary operator; a right one below the left one makes it right associative. */
interface Operator {
  text: BinaryOperator | 'and' | 'or';
  left: number;
  right: number;
  kind: 'arithmetic' | 'comparison' | 'concatenation' | 'logical';
}

const UNARY_PRIORITY = 8;

const operators = new Map<number, Operator>([
  [43, { text: '+', left: 6, right: 6, kind: 'arithmetic' }],
  [45, { text: '-', left: 6, right: 6, kind: 'arithmetic' }],
  [42, { text: '*', left: 7, right: 7, kind: 'arithmetic' }],
  [47, { text: '/', left: 7, right: 7, kind: 'arithmetic' }],
  [37, { text: '%', left: 7, right: 7, kind: 'arithmetic' }],
  [94, { text: '^', left: 10, right: 9, kind: 'arithmetic' }],
  [T.CONCAT, { text: '..', left: 5, right: 4, kind: 'concatenation' }],
  [T.NOT_EQUAL, { text: '~=', left: 3, right: 3, kind: 'comparison' }],
  [T.EQUAL, { text: '==', left: 3, right: 3, kind: 'comparison' }],
  [60, { text: '<', left: 3, right: 3, kind: 'comparison' }],
  [T.LESS_EQUAL, { text: '<=', left: 3, right: 3, kind: 'comparison' }],
  [62, { text: '>', left: 3, right: 3, kind: 'comparison' }],
  [T.GREATER_EQUAL, { text: '>=', left: 3, right: 3, kind: 'comparison' }],
  [T.AND, { text: 'and', left: 2, right: 2, kind: 'logical' }],
  [T.OR, { text: 'or', left: 1, right: 1, kind: 'logical' }],
]);

/**
 * Levels of nesting that remain of the reference's 200 when a chunk is loaded by a script: the calls of C functions
 * that led there count too (5.1, 5.2), or the last level is not granted (LuaJIT).
 */
const maxLevels = { '5.1': 198, '5.2': 198, luajit: 199 } as const;

/** The part of the parser that reads expressions. Statements are added by the subclass, which function bodies need. */
export abstract class ExpressionParser {
  protected readonly lexer: Lexer;
  protected readonly dialect: Dialect;
  protected readonly scopes: Scopes;
  protected readonly main: FunctionBody;
  /** Levels of nesting that are open. */
  protected level = 0;
  private readonly maxLevel: number;
  private functionCount = 0;
  private readonly isLua52: boolean;
  private readonly isLuaJit: boolean;

  constructor(lexer: Lexer, dialect: Dialect) {
    this.lexer = lexer;
    this.dialect = dialect;
    this.isLua52 = dialect.name === '5.2';
    this.isLuaJit = dialect.name === 'luajit';
    this.maxLevel = maxLevels[dialect.name];
    this.main = this.makeFunction(null, '', 0, 1);
    this.main.isVararg = true;
    this.scopes = new Scopes(lexer, dialect, this.main);
  }

  /** Reads the statements of a block up to the token that ends it, within a block scope that is open. */
  protected abstract parseStatements(statements: Statement[]): void;

  // Tokens.

  /** Goes on if the token is as asked. */
  protected accept(token: number): boolean {
    if (this.lexer.token !== token) return false;
    this.lexer.next();
    return true;
  }

  /** Refuses any other token than the one asked. */
  protected check(token: number): void {
    if (this.lexer.token !== token) this.failExpected(token);
  }

  protected expect(token: number): void {
    this.check(token);
    this.lexer.next();
  }

  /** Goes over the end of a construct that began with `opener` at `line`. */
  protected expectClosing(token: number, opener: number, line: number): void {
    if (this.lexer.token === token) {
      this.lexer.next();
      return;
    }
    if (line === this.lexer.line) this.failExpected(token);
    const { name } = this.dialect;
    this.lexer.failHere(expectedToClose(showToken(token, name), showToken(opener, name), line));
  }

  protected failExpected(token: number): never {
    this.lexer.failHere(expected(showToken(token, this.dialect.name)));
  }

  /** The token is a name; in LuaJIT `goto` may be one. */
  protected isName(): boolean {
    const { token } = this.lexer;
    return token === T.NAME || (token === T.GOTO && !this.dialect.gotoIsReserved);
  }

  protected parseName(): string {
    if (!this.isName()) this.failExpected(T.NAME);
    const { text } = this.lexer;
    this.lexer.next();
    return text;
  }

  // Limits.

  protected enterLevel(): void {
    if (++this.level <= this.maxLevel) return;
    if (this.isLua52) this.failLevels();
    this.lexer.failPlain(messages.tooManyLevels);
  }

  protected leaveLevel(): void {
    this.level--;
  }

  protected failLevels(): never {
    this.scopes.failLimit(limitNames.levels, 200, this.scopes.current);
  }

  /** The number of targets of an assignment is bounded by the levels that are left. */
  protected checkTargetCount(count: number): void {
    if (this.isLuaJit) {
      if (this.level + count > this.maxLevel)
        this.scopes.failLimit(limitNames.assignmentNames, 200, this.scopes.current);
    } else if (count > this.maxLevel - this.level) {
      if (this.isLua52) this.failLevels();
      this.scopes.failLimit(limitNames.assignment, this.maxLevel - this.level, this.scopes.current);
    }
  }

  // Expressions.

  /** Notes that the reference reads an indexed place now: an error then has the line of the token consumed last. */
  protected settle(expression: Expression): void {
    if (expression.type === 'Index') expression.line = this.lexer.lastLine;
  }

  /** Reads an expression whose value is needed at once. */
  protected parseValue(): Expression {
    const expression = this.parseExpression();
    this.settle(expression);
    return expression;
  }

  protected parseExpression(): Expression {
    return this.parseOperation(0);
  }

  /** Reads a list of at most `limit` expressions, whose last one is not settled yet. */
  protected parseExpressionList(limit = Number.POSITIVE_INFINITY): Expression[] {
    let expression = this.parseExpression();
    const list = [expression];
    while (this.accept(COMMA)) {
      if (list.length === limit) this.lexer.failHere(messages.tooComplex);
      this.settle(expression);
      expression = this.parseExpression();
      list.push(expression);
    }
    return list;
  }

  /** Reads operands joined by operators that bind tighter than `limit`. */
  private parseOperation(limit: number): Expression {
    const { lexer } = this;
    this.enterLevel();
    let left = this.isUnary(lexer.token) ? this.parseUnary() : this.parseSimple();
    for (;;) {
      const operator = operators.get(lexer.token);
      if (operator === undefined || operator.left <= limit) break;
      const operatorLine = lexer.line;
      const { tokenColumn: column } = lexer;
      lexer.next();
      this.settle(left);
      const right = this.parseOperation(operator.right);
      this.settle(right);
      left = this.makeOperation(operator, left, right, operatorLine, column);
    }
    this.leaveLevel();
    return left;
  }

  private isUnary(token: number): boolean {
    return token === T.NOT || token === MINUS || token === HASH;
  }

  private parseUnary(): Expression {
    const { lexer } = this;
    const { token, line, tokenColumn: column } = lexer;
    lexer.next();
    const operand = this.parseOperation(UNARY_PRIORITY);
    this.settle(operand);
    const operator = token === T.NOT ? 'not' : token === MINUS ? '-' : '#';
    // 5.2 gives the line of the operator, the others that of the end of the operand.
    return { type: 'Unary', operator, operand, line: this.isLua52 ? line : lexer.lastLine, column };
  }

  private makeOperation(
    operator: Operator,
    left: Expression,
    right: Expression,
    operatorLine: number,
    column: number,
  ): Expression {
    const { text, kind } = operator;
    if (kind === 'logical') {
      return {
        type: 'Logical',
        operator: text as LogicalExpression['operator'],
        left,
        right,
        line: operatorLine,
        column,
      };
    }
    // Only 5.2 goes back to the line of the operator, and not in comparisons.
    let line = this.lexer.lastLine;
    if (this.isLua52 && kind === 'arithmetic') line = operatorLine;
    if (this.isLua52 && kind === 'concatenation') line = concatenationLine(right) ?? operatorLine;
    return { type: 'Binary', operator: text as BinaryOperator, left, right, line, column };
  }

  private parseSimple(): Expression {
    const { lexer } = this;
    const { tokenLine: line, tokenColumn: column } = lexer;
    let expression: Expression;
    switch (lexer.token) {
      case T.NUMBER:
        expression = { type: 'Number', value: lexer.value, line, column };
        break;
      case T.STRING:
        expression = { type: 'String', value: lexer.text, line, column };
        break;
      case T.NIL:
        expression = { type: 'Nil', line, column };
        break;
      case T.TRUE:
        expression = { type: 'True', line, column };
        break;
      case T.FALSE:
        expression = { type: 'False', line, column };
        break;
      case T.DOTS: {
        const { body } = this.scopes.current;
        if (!body.isVararg) lexer.failHere(messages.varargOutside);
        body.usesVararg = true;
        expression = { type: 'Vararg', line, column };
        break;
      }
      case OPEN_BRACE:
        return this.parseTable();
      case T.FUNCTION:
        lexer.next();
        return {
          type: 'FunctionExpression',
          func: this.parseFunctionBody('', lexer.line, column, false),
          line,
          column,
        };
      default:
        return this.parseSuffixed();
    }
    lexer.next();
    return expression;
  }

  /** Reads a name or a parenthesized expression with the indices and calls behind it. */
  protected parseSuffixed(): Expression {
    const { lexer } = this;
    const startLine = lexer.line;
    let expression = this.parsePrimary();
    for (;;) {
      switch (lexer.token) {
        case DOT:
          expression = this.parseField(expression);
          break;
        case OPEN_BRACKET: {
          const { tokenLine: line, tokenColumn: column } = lexer;
          this.settle(expression);
          const key = this.parseBracketedKey();
          expression = { type: 'Index', object: expression, key, isGlobal: false, line, column };
          break;
        }
        case COLON:
          expression = this.parseMethodCall(expression, startLine);
          break;
        case OPEN_PARENTHESIS:
        case T.STRING:
        case OPEN_BRACE:
          this.settle(expression);
          expression = this.parseCall(expression, startLine);
          break;
        default:
          return expression;
      }
    }
  }

  private parsePrimary(): Expression {
    const { lexer } = this;
    if (this.isName()) return this.parseVariable();
    if (lexer.token !== OPEN_PARENTHESIS) lexer.failHere(messages.unexpectedSymbol);
    const { line: openLine, tokenLine: line, tokenColumn: column } = lexer;
    lexer.next();
    const expression = this.parseExpression();
    this.expectClosing(CLOSE_PARENTHESIS, OPEN_PARENTHESIS, openLine);
    this.settle(expression);
    return { type: 'Parenthesized', expression, line, column };
  }

  /** Reads a name and resolves it. */
  protected parseVariable(): NameExpression | IndexExpression {
    const { tokenLine: line, tokenColumn: column } = this.lexer;
    const name = this.parseName();
    const variable = this.scopes.resolve(name);
    if (variable !== null || !this.dialect.hasEnv) {
      if (variable === null) this.scopes.noteGlobal();
      return { type: 'Name', name, variable, line, column };
    }
    const environment = this.scopes.resolveEnvironment();
    return {
      type: 'Index',
      object: { type: 'Name', name: environment.name, variable: environment, line, column },
      key: { type: 'String', value: name, line, column },
      isGlobal: true,
      line,
      column,
    };
  }

  /** Reads `.name` behind an expression. */
  protected parseField(object: Expression): IndexExpression {
    const { lexer } = this;
    const { tokenLine: line, tokenColumn: column } = lexer;
    this.settle(object);
    lexer.next();
    const { tokenLine: keyLine, tokenColumn: keyColumn } = lexer;
    const value = this.parseName();
    const key: Expression = { type: 'String', value, line: keyLine, column: keyColumn };
    return { type: 'Index', object, key, isGlobal: false, line, column };
  }

  private parseBracketedKey(): Expression {
    this.lexer.next();
    const key = this.parseValue();
    this.expect(CLOSE_BRACKET);
    return key;
  }

  private parseMethodCall(object: Expression, startLine: number): MethodCallExpression {
    const { lexer } = this;
    lexer.next();
    const method = this.parseName();
    this.settle(object);
    const methodLine = lexer.lastLine;
    const { tokenColumn: column } = lexer;
    const line = this.isLua52 ? startLine : lexer.line;
    const args = this.parseArguments(line);
    return { type: 'MethodCall', object, method, args, methodLine, line, column };
  }

  private parseCall(callee: Expression, startLine: number): CallExpression {
    const { tokenColumn: column } = this.lexer;
    const line = this.isLua52 ? startLine : this.lexer.line;
    return { type: 'Call', callee, args: this.parseArguments(line), line, column };
  }

  /** Reads the arguments of a call; `line` is that of the call. */
  private parseArguments(line: number): Expression[] {
    const { lexer } = this;
    const { tokenLine, tokenColumn: column } = lexer;
    this.scopes.current.body.hasCalls = true;
    switch (lexer.token) {
      case OPEN_PARENTHESIS: {
        if (this.dialect.refusesAmbiguousCall && line !== lexer.lastLine) lexer.failHere(messages.ambiguousCall);
        lexer.next();
        if (this.accept(CLOSE_PARENTHESIS)) return [];
        const args = this.parseExpressionList(MAX_ARGUMENTS);
        this.expectClosing(CLOSE_PARENTHESIS, OPEN_PARENTHESIS, line);
        this.settle(args[args.length - 1]!);
        return args;
      }
      case OPEN_BRACE:
        return [this.parseTable()];
      case T.STRING: {
        const value = lexer.text;
        lexer.next();
        return [{ type: 'String', value, line: tokenLine, column }];
      }
      default:
        return lexer.failHere(messages.argumentsExpected);
    }
  }

  // Tables.

  private parseTable(): TableExpression {
    const { lexer } = this;
    const { line: openLine, tokenLine: line, tokenColumn: column } = lexer;
    const fields: TableField[] = [];
    // An item of 5.1 and 5.2 is settled when the next field begins, or after the brace.
    let waiting: Expression | null = null;
    lexer.next();
    while (lexer.token !== CLOSE_BRACE) {
      if (waiting !== null) this.settle(waiting);
      const field = this.parseTableField();
      fields.push(field);
      waiting = field.type === 'Item' ? field.value : null;
      if (this.isLuaJit && waiting !== null) {
        this.settle(waiting);
        waiting = null;
      }
      if (!this.accept(COMMA) && !this.accept(SEMICOLON)) break;
    }
    this.expectClosing(CLOSE_BRACE, OPEN_BRACE, openLine);
    if (waiting !== null) this.settle(waiting);
    return { type: 'Table', fields, line, column };
  }

  private parseTableField(): TableField {
    const { lexer } = this;
    const { tokenLine, tokenColumn: column } = lexer;
    let key: Expression;
    if (lexer.token === OPEN_BRACKET) {
      key = this.parseBracketedKey();
    } else if (this.isName() && lexer.peek() === EQUALS) {
      key = { type: 'String', value: this.parseName(), line: tokenLine, column };
    } else {
      const value = this.parseExpression();
      return { type: 'Item', value, line: tokenLine, column };
    }
    this.expect(EQUALS);
    const value = this.parseValue();
    if (key.type === 'String') nameFunction(value, key.value);
    return { type: 'Keyed', key, value, line: lexer.lastLine, column };
  }

  // Functions.

  private makeFunction(parent: FunctionBody | null, name: string, line: number, column: number): FunctionBody {
    const body: FunctionBody = {
      isMain: parent === null,
      parent,
      id: this.functionCount++,
      name,
      parameters: [],
      isVararg: false,
      needsArg: null,
      usesVararg: false,
      locals: [],
      upvalues: [],
      usesGlobals: false,
      hasCalls: false,
      functions: [],
      body: emptyBlock(line, column),
      lastLine: line,
      line,
      column,
    };
    parent?.functions.push(body);
    return body;
  }

  /**
   * Reads a function from its parameters to `end`.
   *
   * @param line line of the definition: that of `function` in statements, else of the open parenthesis
   */
  protected parseFunctionBody(name: string, line: number, column: number, hasSelf: boolean): FunctionBody {
    const { lexer, scopes } = this;
    const body = this.makeFunction(scopes.current.body, name, line, column);
    scopes.openFunction(body);
    scopes.openBlock();
    this.expect(OPEN_PARENTHESIS);
    if (hasSelf) {
      const self = scopes.declare('self', 'self', lexer.tokenLine, lexer.tokenColumn, 0);
      body.parameters.push(self);
    }
    if (lexer.token !== CLOSE_PARENTHESIS) this.parseParameters(body);
    for (const parameter of body.parameters) scopes.activate(parameter);
    if (scopes.current.argTable !== null) scopes.activate(scopes.current.argTable);
    this.expect(CLOSE_PARENTHESIS);
    body.body.line = lexer.tokenLine;
    body.body.column = lexer.tokenColumn;
    this.parseStatements(body.body.statements);
    this.finishBlock(body.body);
    body.lastLine = lexer.line;
    // LuaJIT looks for the labels of the function before it goes on, 5.2 afterwards.
    if (this.isLuaJit) {
      if (lexer.token === T.END) scopes.closeBlock();
      this.expectClosing(T.END, T.FUNCTION, line);
    } else {
      this.expectClosing(T.END, T.FUNCTION, line);
      scopes.closeBlock();
    }
    this.placeArgTable(body);
    scopes.closeFunction();
    return body;
  }

  private parseParameters(body: FunctionBody): void {
    const { lexer, scopes } = this;
    do {
      const { tokenLine: line, tokenColumn: column } = lexer;
      if (this.isName()) {
        const name = this.parseName();
        body.parameters.push(scopes.declare(name, 'parameter', line, column, body.parameters.length));
      } else if (lexer.token === T.DOTS) {
        lexer.next();
        body.isVararg = true;
        if (this.dialect.hasArgTable) {
          scopes.current.argTable = scopes.declare('arg', 'local', line, column, body.parameters.length);
        }
      } else {
        lexer.failHere(messages.parameterExpected);
      }
    } while (!body.isVararg && this.accept(COMMA));
  }

  /**
   * Settles what becomes of 5.1's local `arg`: a table if the function does not mention `...`, else a local that is
   * nil, which a declaration at the head of the body stands for.
   */
  private placeArgTable(body: FunctionBody): void {
    const { argTable, isArgTableUsed } = this.scopes.current;
    if (argTable === null) return;
    if (!body.usesVararg) {
      body.needsArg = argTable;
    } else if (isArgTableUsed) {
      const { line, column } = argTable;
      body.body.statements.unshift({ type: 'Local', variables: [argTable], values: [], line, column });
    }
  }

  /** Completes a block whose end is the current token and whose scope is still open. */
  protected finishBlock(block: Block): void {
    block.labels = this.scopes.blockLabels();
    block.lastLine = this.lexer.tokenLine;
  }
}

/** Names an anonymous function after the place it is stored in. */
export function nameFunction(value: Expression, name: string): void {
  if (value.type === 'FunctionExpression' && value.func.name === '') value.func.name = name;
}

/** The text of a place, for names of functions: `a.b.c`; empty when it is no chain of names. */
export function placeName(place: Expression): string {
  const parts: string[] = [];
  let current = place;
  while (current.type === 'Index' && current.key.type === 'String') {
    parts.push(current.key.value);
    if (current.isGlobal) return parts.reverse().join('.');
    current = current.object;
  }
  if (current.type !== 'Name') return '';
  parts.push(current.name);
  return parts.reverse().join('.');
}

/** 5.2 joins a chain of concatenations into one instruction, which has the line of the last operator. */
function concatenationLine(right: Expression): number | null {
  let inner = right;
  while (inner.type === 'Parenthesized') inner = inner.expression;
  return inner.type === 'Binary' && inner.operator === '..' ? inner.line : null;
}
