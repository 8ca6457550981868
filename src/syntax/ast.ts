/**
 * The syntax tree of a Lua chunk, with names already resolved.
 *
 * Every node carries the line and column (both from 1) of its first token, unless its comment says otherwise.
 * Strings are byte strings: one char code 0–255 per byte.
 */

export interface Position {
  line: number;
  column: number;
}

/** A declared local variable (parameters, loop variables and implicit `self` included). */
export interface LocalVariable extends Position {
  name: string;
  /** Number of the variable within its function, in order of declaration; unique within that function. */
  id: number;
  /** The function that declares it. */
  func: FunctionBody;
  /** What declared it. */
  kind: 'local' | 'parameter' | 'self' | 'for' | 'local function' | 'environment';
  /** True when an inner function refers to it. */
  captured: boolean;
  /** Number of assignments other than the declaration itself. */
  assignments: number;
  /** True when the declaration stands inside a loop (or a region re-entered by a backward goto) of its function. */
  inLoop: boolean;
}

/** A label of `goto`. */
export interface Label extends Position {
  name: string;
  /** Number of the label within its function. */
  id: number;
  /** Gotos that jump to it from text before it. */
  forwardGotos: number;
  /** Gotos that jump to it from text after it. */
  backwardGotos: number;
}

/** The body of a function, or of a whole chunk (`isMain`). */
export interface FunctionBody extends Position {
  isMain: boolean;
  parent: FunctionBody | null;
  /** Number of the function within the chunk, in order of appearance; the main function is 0. */
  id: number;
  /** Name for tools: `f`, `a.b.c`, `a:b`; empty when anonymous. */
  name: string;
  /** Parameters in order; an implicit `self` comes first. */
  parameters: LocalVariable[];
  isVararg: boolean;
  /** Lua 5.1/LuaJIT `arg` table is needed: the 5.1 compatibility (LUAI_COMPAT_VARARG): vararg function that does not mention `...`. */
  needsArg: LocalVariable | null;
  /** True when `...` occurs directly in this function. */
  usesVararg: boolean;
  /** Every local declared directly in this function, in order of `id`. */
  locals: LocalVariable[];
  /** Outer variables this function (or a function inside it) refers to, in order of first reference. */
  upvalues: LocalVariable[];
  /** True when this function, or a function inside it, refers to a global name (5.1, LuaJIT). In 5.2 `_ENV` is an upvalue instead. */
  usesGlobals: boolean;
  /** True when this function calls anything, directly. */
  hasCalls: boolean;
  /** Functions whose text stands directly within this one. */
  functions: FunctionBody[];
  body: Block;
  /** Line of `end` (of the end of the chunk for the main function). */
  lastLine: number;
}

export interface Block extends Position {
  statements: Statement[];
  /** Labels declared directly in this block. */
  labels: Label[];
  /** Line of the token that ends the block. */
  lastLine: number;
}

export type Statement =
  | LocalStatement
  | LocalFunctionStatement
  | FunctionStatement
  | AssignStatement
  | CallStatement
  | DoStatement
  | WhileStatement
  | RepeatStatement
  | IfStatement
  | NumericForStatement
  | GenericForStatement
  | ReturnStatement
  | BreakStatement
  | GotoStatement
  | LabelStatement;

export interface LocalStatement extends Position {
  type: 'Local';
  variables: LocalVariable[];
  values: Expression[];
}
/** `local function f() end`: `variable` is in scope inside `func`. */
export interface LocalFunctionStatement extends Position {
  type: 'LocalFunction';
  variable: LocalVariable;
  func: FunctionBody;
}
/** `function a.b.c() end`, `function a:b() end`; `target` is the place assigned. */
export interface FunctionStatement extends Position {
  type: 'Function';
  target: NameExpression | IndexExpression;
  func: FunctionBody;
}
export interface AssignStatement extends Position {
  type: 'Assign';
  targets: (NameExpression | IndexExpression)[];
  values: Expression[];
}
export interface CallStatement extends Position {
  type: 'CallStatement';
  call: CallExpression | MethodCallExpression;
}
export interface DoStatement extends Position {
  type: 'Do';
  body: Block;
}
export interface WhileStatement extends Position {
  type: 'While';
  condition: Expression;
  body: Block;
  /** True when a `break` (not a goto) leaves this loop; likewise on the other loops. */
  hasBreak: boolean;
}
/** The condition sees the locals of the body. */
export interface RepeatStatement extends Position {
  type: 'Repeat';
  body: Block;
  condition: Expression;
  hasBreak: boolean;
}
export interface IfStatement extends Position {
  type: 'If';
  /** `if` and every `elseif`, in order. */
  clauses: { condition: Expression; body: Block }[];
  otherwise: Block | null;
}
export interface NumericForStatement extends Position {
  type: 'NumericFor';
  variable: LocalVariable;
  start: Expression;
  limit: Expression;
  step: Expression | null;
  body: Block;
  hasBreak: boolean;
}
export interface GenericForStatement extends Position {
  type: 'GenericFor';
  variables: LocalVariable[];
  values: Expression[];
  body: Block;
  hasBreak: boolean;
}
export interface ReturnStatement extends Position {
  type: 'Return';
  values: Expression[];
}
export interface BreakStatement extends Position {
  type: 'Break';
}
export interface GotoStatement extends Position {
  type: 'Goto';
  label: Label;
}
export interface LabelStatement extends Position {
  type: 'Label';
  label: Label;
}

export type Expression =
  | NilExpression
  | TrueExpression
  | FalseExpression
  | NumberExpression
  | StringExpression
  | VarargExpression
  | FunctionExpression
  | NameExpression
  | IndexExpression
  | CallExpression
  | MethodCallExpression
  | TableExpression
  | BinaryExpression
  | LogicalExpression
  | UnaryExpression
  | ParenthesizedExpression;

export interface NilExpression extends Position {
  type: 'Nil';
}
export interface TrueExpression extends Position {
  type: 'True';
}
export interface FalseExpression extends Position {
  type: 'False';
}
export interface NumberExpression extends Position {
  type: 'Number';
  value: number;
}
export interface StringExpression extends Position {
  type: 'String';
  value: string;
}
export interface VarargExpression extends Position {
  type: 'Vararg';
}
export interface FunctionExpression extends Position {
  type: 'FunctionExpression';
  func: FunctionBody;
}
/**
 * A name. `variable` is the local it refers to (an upvalue when `variable.func` is not the function around the
 * expression), or null for a global. In Lua 5.2 a global name `x` is parsed as an Index of the `_ENV` variable with
 * `isGlobal` set; in 5.1 and LuaJIT it is a Name with `variable: null`.
 */
export interface NameExpression extends Position {
  type: 'Name';
  name: string;
  variable: LocalVariable | null;
}
/** `object[key]`, `object.key`; line and column are those of the `[`, `.` token. */
export interface IndexExpression extends Position {
  type: 'Index';
  object: Expression;
  key: Expression;
  /** 5.2: written as a plain global name. */
  isGlobal: boolean;
}
/** `callee(args)`; line is that of the open parenthesis (of the argument for `f"s"`, `f{}`), as the reference implementation reports it. */
export interface CallExpression extends Position {
  type: 'Call';
  callee: Expression;
  args: Expression[];
}
/** `object:method(args)`; line as for Call. */
export interface MethodCallExpression extends Position {
  type: 'MethodCall';
  object: Expression;
  method: string;
  args: Expression[];
  /** Line of an error in reading the method from the object, where it differs from that of the call. */
  methodLine?: number;
}
export interface TableExpression extends Position {
  type: 'Table';
  /** Fields in source order. */
  fields: TableField[];
}
export type TableField =
  | { type: 'Item'; value: Expression; line: number; column: number }
  | { type: 'Keyed'; key: Expression; value: Expression; line: number; column: number };

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '^' | '..' | '==' | '~=' | '<' | '<=' | '>' | '>=';
/** Line and column are those of the operator. */
export interface BinaryExpression extends Position {
  type: 'Binary';
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
}
export interface LogicalExpression extends Position {
  type: 'Logical';
  operator: 'and' | 'or';
  left: Expression;
  right: Expression;
}
export interface UnaryExpression extends Position {
  type: 'Unary';
  operator: '-' | 'not' | '#';
  operand: Expression;
}
/** `(e)`: cuts several results down to one. */
export interface ParenthesizedExpression extends Position {
  type: 'Parenthesized';
  expression: Expression;
}

/** A parsed chunk. */
export interface Chunk {
  /** Chunk name as given to `load`: `=name`, `@file`, or the source itself. */
  name: string;
  main: FunctionBody;
  /** 5.2: the variable that stands for `_ENV` of the chunk (kind `environment`, `func` is the main function, not in its `locals`); null otherwise. */
  environment: LocalVariable | null;
}
