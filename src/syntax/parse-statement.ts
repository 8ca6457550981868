/** Statements, blocks and whole chunks. */
import type {
  AssignStatement,
  Block,
  Chunk,
  Expression,
  IndexExpression,
  LocalVariable,
  NameExpression,
  Statement,
} from './ast.js';
import { messages } from './messages.js';
import { ExpressionParser, nameFunction, placeName } from './parse-expression.js';
import { emptyBlock, type LoopMark, unresolvedGoto } from './scope.js';
import * as T from './tokens.js';

const COMMA = 44;
const DOT = 46;
const COLON = 58;
const SEMICOLON = 59;
const EQUALS = 61;

/** A place that can be assigned. */
type Target = NameExpression | IndexExpression;

/** The whole parser. */
export class Parser extends ExpressionParser {
  /** Reads the chunk. */
  parseChunk(name: string): Chunk {
    const { lexer, main, scopes } = this;
    const environment = this.dialect.hasEnv ? scopes.declareEnvironment() : null;
    scopes.openBlock();
    lexer.next();
    main.body.line = lexer.tokenLine;
    main.body.column = lexer.tokenColumn;
    this.parseStatements(main.body.statements);
    this.check(T.EOS);
    this.finishBlock(main.body);
    main.lastLine = lexer.line;
    scopes.closeBlock();
    return { name, main, environment };
  }

  // Blocks.

  /** The token ends a block. */
  private isBlockEnd(): boolean {
    const { token } = this.lexer;
    return this.isBlockEndBeforeUntil() || token === T.UNTIL;
  }

  /** The token ends a block after which the locals of the block are out of scope. */
  private isBlockEndBeforeUntil(): boolean {
    const { token } = this.lexer;
    return token === T.EOS || token === T.END || token === T.ELSE || token === T.ELSEIF;
  }

  protected parseStatements(statements: Statement[]): void {
    if (this.dialect.hasEmptyStatement) {
      while (!this.isBlockEnd()) {
        const isReturn = this.lexer.token === T.RETURN;
        this.enterLevel();
        this.parseStatement(statements);
        this.leaveLevel();
        if (isReturn) return;
      }
      return;
    }
    this.enterLevel();
    let isLast = false;
    while (!isLast && !this.isBlockEnd()) {
      isLast = this.parseStatement(statements);
      this.accept(SEMICOLON);
    }
    this.leaveLevel();
  }

  /** Reads a block in a scope of its own. */
  private parseBlock(): Block {
    const { scopes } = this;
    scopes.openBlock();
    const block = this.parseOpenBlock();
    scopes.closeBlock();
    return block;
  }

  /** Reads a block whose scope is open and stays so. */
  private parseOpenBlock(): Block {
    const { lexer } = this;
    const block = emptyBlock(lexer.tokenLine, lexer.tokenColumn);
    this.parseStatements(block.statements);
    this.finishBlock(block);
    return block;
  }

  /** Reads a loop body with a function that is given the mark for `break`. */
  private inLoop<Result>(parse: (mark: LoopMark) => Result): Result {
    const scope = this.scopes.current;
    const outer = scope.loop;
    const mark = { hasBreak: false };
    scope.loop = mark;
    const result = parse(mark);
    scope.loop = outer;
    return result;
  }

  // Statements.

  /** Reads one statement into the list; says whether it must be the last of its block. */
  private parseStatement(statements: Statement[]): boolean {
    const { lexer } = this;
    const { line: startLine, tokenLine: line, tokenColumn: column } = lexer;
    switch (lexer.token) {
      case T.IF:
        statements.push(this.parseIf(startLine, line, column));
        return false;
      case T.WHILE:
        statements.push(this.parseWhile(startLine, line, column));
        return false;
      case T.DO: {
        lexer.next();
        const body = this.parseBlock();
        this.expectClosing(T.END, T.DO, startLine);
        statements.push({ type: 'Do', body, line, column });
        return false;
      }
      case T.FOR:
        statements.push(this.parseFor(startLine, column));
        return false;
      case T.REPEAT:
        statements.push(this.parseRepeat(startLine, line, column));
        return false;
      case T.FUNCTION:
        statements.push(this.parseFunctionStatement(startLine, line, column));
        return false;
      case T.LOCAL:
        lexer.next();
        statements.push(
          this.accept(T.FUNCTION) ? this.parseLocalFunction(line, column) : this.parseLocal(line, column),
        );
        return false;
      case T.RETURN:
        statements.push(this.parseReturn(line, column));
        return true;
      case T.BREAK:
        return this.parseBreak(statements, startLine, column);
      case SEMICOLON:
        if (!this.dialect.hasEmptyStatement) break;
        lexer.next();
        return false;
      case T.DOUBLE_COLON:
        this.parseLabel(statements, startLine, column);
        return false;
      case T.GOTO:
        if (!this.dialect.gotoIsReserved && lexer.peek() !== T.NAME) break;
        this.parseGoto(statements, startLine, column);
        return false;
    }
    statements.push(this.parseExpressionStatement(line, column));
    return false;
  }

  private parseIf(startLine: number, line: number, column: number): Statement {
    const { lexer } = this;
    const clauses: { condition: Expression; body: Block }[] = [];
    do {
      lexer.next();
      const condition = this.parseExpression();
      // 5.2 goes over `then` before it settles the condition.
      if (this.dialect.name !== '5.2') this.settle(condition);
      this.expect(T.THEN);
      if (this.dialect.name === '5.2') this.settle(condition);
      clauses.push({ condition, body: this.parseBlock() });
    } while (lexer.token === T.ELSEIF);
    const otherwise = this.accept(T.ELSE) ? this.parseBlock() : null;
    this.expectClosing(T.END, T.IF, startLine);
    return { type: 'If', clauses, otherwise, line, column };
  }

  private parseWhile(startLine: number, line: number, column: number): Statement {
    this.lexer.next();
    const condition = this.parseValue();
    return this.inLoop((mark) => {
      this.expect(T.DO);
      const body = this.parseBlock();
      this.expectClosing(T.END, T.WHILE, startLine);
      return { type: 'While', condition, body, hasBreak: mark.hasBreak, line, column };
    });
  }

  private parseRepeat(startLine: number, line: number, column: number): Statement {
    const { lexer, scopes } = this;
    return this.inLoop((mark) => {
      scopes.openBlock();
      lexer.next();
      const body = this.parseOpenBlock();
      this.expectClosing(T.UNTIL, T.REPEAT, startLine);
      const condition = this.parseValue();
      scopes.closeBlock();
      return { type: 'Repeat', body, condition, hasBreak: mark.hasBreak, line, column };
    });
  }

  private parseFor(startLine: number, column: number): Statement {
    const { lexer, scopes } = this;
    lexer.next();
    const { tokenLine: nameLine, tokenColumn: nameColumn } = lexer;
    const name = this.parseName();
    scopes.openBlock();
    let statement: Statement;
    if (lexer.token === EQUALS) {
      statement = this.parseNumericFor(name, nameLine, nameColumn, startLine, column);
    } else if (lexer.token === COMMA || lexer.token === T.IN) {
      statement = this.parseGenericFor(name, nameLine, nameColumn, startLine, column);
    } else {
      return lexer.failHere(messages.forExpected);
    }
    scopes.closeBlock();
    return statement;
  }

  private parseNumericFor(
    name: string,
    nameLine: number,
    nameColumn: number,
    startLine: number,
    column: number,
  ): Statement {
    const { lexer, scopes } = this;
    scopes.checkLocalCount(4);
    const variable = scopes.declare(name, 'for', nameLine, nameColumn, 3);
    variable.inLoop = true;
    lexer.next();
    const start = this.parseValue();
    this.expect(COMMA);
    const limit = this.parseValue();
    const step = this.accept(COMMA) ? this.parseValue() : null;
    scopes.activateHidden(3);
    this.expect(T.DO);
    // Bad limits are reported on the line of `do`.
    const line = lexer.lastLine;
    const { body, hasBreak } = this.parseForBody([variable], startLine);
    return { type: 'NumericFor', variable, start, limit, step, body, hasBreak, line, column };
  }

  private parseGenericFor(
    name: string,
    nameLine: number,
    nameColumn: number,
    startLine: number,
    column: number,
  ): Statement {
    const { lexer, scopes } = this;
    const variables = [scopes.declare(name, 'for', nameLine, nameColumn, 3)];
    while (this.accept(COMMA)) {
      const { tokenLine, tokenColumn } = lexer;
      const next = this.parseName();
      variables.push(scopes.declare(next, 'for', tokenLine, tokenColumn, 3 + variables.length));
    }
    for (const variable of variables) variable.inLoop = true;
    this.expect(T.IN);
    // Calls of the iterator are on the line where the list begins.
    const { line } = lexer;
    const values = this.parseExpressionList();
    this.settle(values[values.length - 1]!);
    scopes.activateHidden(3);
    this.expect(T.DO);
    const { body, hasBreak } = this.parseForBody(variables, startLine);
    return { type: 'GenericFor', variables, values, body, hasBreak, line, column };
  }

  private parseForBody(variables: LocalVariable[], startLine: number): { body: Block; hasBreak: boolean } {
    return this.inLoop((mark) => {
      this.scopes.openBlock();
      for (const variable of variables) this.scopes.activate(variable);
      const body = this.parseOpenBlock();
      this.scopes.closeBlock();
      this.expectClosing(T.END, T.FOR, startLine);
      return { body, hasBreak: mark.hasBreak };
    });
  }

  private parseFunctionStatement(startLine: number, line: number, column: number): Statement {
    const { lexer } = this;
    lexer.next();
    let target: Target = this.parseVariable();
    while (lexer.token === DOT) target = this.parseField(target);
    let name = placeName(target);
    const hasSelf = lexer.token === COLON;
    if (hasSelf) {
      const owner = name;
      target = this.parseField(target);
      name = `${owner}:${target.key.type === 'String' ? target.key.value : ''}`;
    }
    const func = this.parseFunctionBody(name, startLine, column, hasSelf);
    noteAssignment(target);
    // The definition happens in its first line.
    if (target.type === 'Index') target.line = startLine;
    return { type: 'Function', target, func, line, column };
  }

  private parseLocalFunction(line: number, column: number): Statement {
    const { lexer, scopes } = this;
    const { tokenLine, tokenColumn } = lexer;
    const name = this.parseName();
    const variable = scopes.declare(name, 'local function', tokenLine, tokenColumn, 0);
    scopes.activate(variable);
    const func = this.parseFunctionBody(name, lexer.line, column, false);
    return { type: 'LocalFunction', variable, func, line, column };
  }

  private parseLocal(line: number, column: number): Statement {
    const { lexer, scopes } = this;
    const variables: LocalVariable[] = [];
    do {
      const { tokenLine, tokenColumn } = lexer;
      const name = this.parseName();
      variables.push(scopes.declare(name, 'local', tokenLine, tokenColumn, variables.length));
    } while (this.accept(COMMA));
    const values = this.accept(EQUALS) ? this.parseExpressionList() : [];
    if (values.length > 0) this.settle(values[values.length - 1]!);
    for (let i = 0; i < variables.length; i++) {
      scopes.activate(variables[i]!);
      if (i < values.length) nameFunction(values[i]!, variables[i]!.name);
    }
    return { type: 'Local', variables, values, line, column };
  }

  private parseReturn(line: number, column: number): Statement {
    const { lexer } = this;
    lexer.next();
    let values: Expression[] = [];
    if (!this.isBlockEnd() && lexer.token !== SEMICOLON) {
      values = this.parseExpressionList();
      const last = values[values.length - 1]!;
      this.settle(last);
      const isTailCall = values.length === 1 && (last.type === 'Call' || last.type === 'MethodCall');
      // LuaJIT emits the instruction of a tail call anew, with the line where the call ends.
      if (isTailCall && this.dialect.name === 'luajit') last.line = lexer.lastLine;
    }
    if (this.dialect.hasEmptyStatement) this.accept(SEMICOLON);
    return { type: 'Return', values, line, column };
  }

  private parseBreak(statements: Statement[], line: number, column: number): boolean {
    const { lexer, scopes } = this;
    lexer.next();
    if (this.dialect.name === '5.1' && scopes.current.loop === null) lexer.failHere(messages.noLoop);
    scopes.noteBreak(line);
    statements.push({ type: 'Break', line, column });
    return !this.dialect.breakAnywhere;
  }

  private parseGoto(statements: Statement[], line: number, column: number): void {
    const { lexer, scopes } = this;
    const statement = unresolvedGoto(lexer.tokenLine, column);
    lexer.next();
    const name = this.parseName();
    // LuaJIT takes the line of the name.
    scopes.noteGoto(name, this.dialect.name === 'luajit' ? lexer.lastLine : line, statement);
    statements.push(statement);
  }

  private parseLabel(statements: Statement[], line: number, column: number): void {
    const { lexer, scopes } = this;
    lexer.next();
    const name = this.parseName();
    scopes.checkNewLabel(name);
    // 5.2 checks what follows before it declares the label, LuaJIT afterwards; both come to the same.
    this.expect(T.DOUBLE_COLON);
    const label = scopes.declareLabel(name, line, column);
    statements.push({ type: 'Label', label, line, column });
    this.parseAfterLabel(statements);
    scopes.linkLabel(label, this.isBlockEndBeforeUntil());
  }

  /** Reads the statements without effect that may stand between a label and the end of its block. */
  private parseAfterLabel(statements: Statement[]): void {
    const { lexer } = this;
    while (lexer.token === T.DOUBLE_COLON || (lexer.token === SEMICOLON && this.dialect.hasEmptyStatement)) {
      this.enterLevel();
      this.parseStatement(statements);
      this.leaveLevel();
    }
  }

  // Calls and assignments.

  private parseExpressionStatement(line: number, column: number): Statement {
    const { lexer } = this;
    const first = this.parseSuffixed();
    if (this.dialect.name === '5.2') {
      if (lexer.token === EQUALS || lexer.token === COMMA) return this.parseAssignment(first, line, column);
      if (first.type !== 'Call' && first.type !== 'MethodCall') lexer.failHere(messages.syntaxError);
    }
    if (first.type === 'Call' || first.type === 'MethodCall')
      return { type: 'CallStatement', call: first, line, column };
    return this.parseAssignment(first, line, column);
  }

  private parseAssignment(first: Expression, line: number, column: number): AssignStatement {
    const { lexer } = this;
    const targets: Target[] = [];
    let place = first;
    for (;;) {
      if (place.type !== 'Name' && place.type !== 'Index') return lexer.failHere(messages.syntaxError);
      targets.push(place);
      if (!this.accept(COMMA)) break;
      place = this.parseSuffixed();
      this.checkTargetCount(targets.length);
    }
    this.expect(EQUALS);
    const values = this.parseExpressionList();
    this.settle(values[values.length - 1]!);
    for (let i = 0; i < targets.length; i++) {
      const target = targets[i]!;
      // All the places are written to when the last value is there.
      this.settle(target);
      noteAssignment(target);
      const value = values[i];
      if (value?.type === 'FunctionExpression') nameFunction(value, placeName(target));
    }
    return { type: 'Assign', targets, values, line, column };
  }
}

function noteAssignment(target: Target): void {
  if (target.type === 'Name' && target.variable !== null) target.variable.assignments++;
}
