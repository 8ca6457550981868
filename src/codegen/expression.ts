/** Expressions: each function returns JavaScript text with one value, unless it says otherwise. */
import type { OperandName } from '../core/messages.js';
import type * as ast from '../syntax/ast.js';
import { INDEX } from '../syntax/metamethod-groups.js';
import { isMulti } from './analyse.js';
import { callSingle, callText } from './call.js';
import { constantNumber } from './constants.js';
import type { FunctionEmitter } from './function.js';
import { emitTable } from './table.js';
import { beginsWithDigit, isFieldName, quote } from './writer.js';

/** Depth of a left-deep chain from which it is written as a sequence instead of nested text (parsers recurse). */
const LONG_CHAIN = 40;

/** Text with one value. */
export function expression(f: FunctionEmitter, e: ast.Expression): string {
  const held = f.resume?.heldIn(e);
  if (typeof held === 'string') return held;
  switch (e.type) {
    case 'Nil':
      return 'undefined';
    case 'True':
      return 'true';
    case 'False':
      return 'false';
    case 'Number':
      return f.number(e.value);
    case 'String':
      return quote(e.value);
    case 'Vararg':
      return '$va[0]';
    case 'FunctionExpression':
      return f.closure(e.func);
    case 'Name':
      return e.variable === null ? readField(f, '$G', e.name, e.line, null) : f.read(e.variable);
    case 'Index':
      return isLong(f, e) ? longChain(f, e) : indexText(f, e);
    case 'Call':
    case 'MethodCall':
      return isLong(f, e) ? longChain(f, e) : callSingle(f, e);
    case 'Table':
      return emitTable(f, e);
    case 'Binary':
      return isLong(f, e) ? longChain(f, e) : binary(f, e);
    case 'Logical':
      return isLong(f, e) ? longChain(f, e) : logical(f, e);
    case 'Unary':
      return unary(f, e);
    case 'Parenthesized':
      return expression(f, e.expression);
  }
}

/** Text that may be written more than once: it has no effects, and nothing evaluated in the same expression changes it. Null when there is none. */
export function atom(f: FunctionEmitter, e: ast.Expression): string | null {
  const held = f.resume?.heldIn(e);
  if (typeof held === 'string') return held;
  switch (e.type) {
    case 'Nil':
    case 'True':
    case 'False':
    case 'Number':
      return expression(f, e);
    case 'String':
      return e.value.length <= 40 ? quote(e.value) : null;
    case 'Name':
      return e.variable !== null && e.variable.kind !== 'environment' && f.chunk.cellField(e.variable) === null
        ? f.nameOf(e.variable)
        : null;
    case 'Parenthesized':
      return isMulti(e.expression) ? null : atom(f, e.expression);
    default:
      return null;
  }
}

/** An operand that is used several times: an atom, or a temporary and the text that sets it. */
export interface Operand {
  /** Text to put in front, ending with a comma; '' for atoms. */
  before: string;
  text: string;
  temp: string | null;
}

export function operand(f: FunctionEmitter, e: ast.Expression): Operand {
  const a = atom(f, e);
  if (a !== null) return { before: '', text: a, temp: null };
  const value = expression(f, e);
  const temp = f.temp();
  return { before: `${temp}=${value},`, text: temp, temp };
}

/**
 * True for what the reference implementations read only where the operation is made, after its other operands: locals, which
 * are registers (a call may assign one through a closure), and, as the object of an access, upvalues of 5.2.
 */
export function isLate(f: FunctionEmitter, e: ast.Expression, isObject = false): boolean {
  if (e.type === 'Parenthesized') return isLate(f, e.expression, isObject);
  if (e.type !== 'Name' || e.variable === null || f.chunk.cellField(e.variable) === null) return false;
  return e.variable.func === f.body || (isObject && f.chunk.dialect.name === '5.2');
}

/** An operand whose properties are read: a numeral needs parentheses. */
export function objectOperand(f: FunctionEmitter, e: ast.Expression): Operand {
  const o = operand(f, e);
  return o.temp === null && beginsWithDigit(o.text) ? { ...o, text: `(${o.text})` } : o;
}

// ---- chains

/** The operand that is evaluated first, in a chain of any length. */
export function leftOf(e: ast.Expression): ast.Expression | null {
  switch (e.type) {
    case 'Binary':
    case 'Logical':
      return e.left;
    case 'Index':
    case 'MethodCall':
      return e.object;
    case 'Call':
      return e.callee;
    case 'Parenthesized':
      return e.expression;
    default:
      return null;
  }
}

function isLong(f: FunctionEmitter, e: ast.Expression): boolean {
  let n = 0;
  for (let x: ast.Expression | null = e; x !== null && !isLifted(f, x); x = leftOf(x))
    if (++n > LONG_CHAIN) return true;
  return false;
}

function isLifted(f: FunctionEmitter, e: ast.Expression): boolean {
  return f.resume?.has(e) === true;
}

/** `(t=first,t=t op b,t=t op c,…)` for chains of any length: each step is written over a name that stands for the step before. */
function longChain(f: FunctionEmitter, e: ast.Expression): string {
  const steps: ast.Expression[] = [];
  let start: ast.Expression = e;
  for (let x = leftOf(start); x !== null && !isLifted(f, start); x = leftOf(start)) {
    steps.push(start);
    start = x;
  }
  const t = f.temp();
  const out: string[] = [`${t}=${expression(f, start)}`];
  // The steps are cut into pieces that are short enough to nest.
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = withLeft(steps[i], {
      type: 'Name',
      name: '?',
      variable: placeholder(f, t),
      line: e.line,
      column: e.column,
    });
    out.push(`${t}=${expression(f, step)}`);
  }
  f.release(t);
  return `(${out.join(',')})`;
}

/** A variable that reads as a temporary. */
function placeholder(f: FunctionEmitter, temp: string): ast.LocalVariable {
  return f.chunk.temporary(f.body, temp);
}

function withLeft(e: ast.Expression, left: ast.Expression): ast.Expression {
  switch (e.type) {
    case 'Binary':
    case 'Logical':
      return { ...e, left };
    case 'Index':
    case 'MethodCall':
      return { ...e, object: left };
    case 'Call':
      return { ...e, callee: left };
    case 'Parenthesized':
      return { ...e, expression: left };
    default:
      return e;
  }
}

// ---- conditions

/** Text whose JavaScript truth is the Lua truth of the expression. */
export function condition(f: FunctionEmitter, e: ast.Expression): string {
  if (!isLifted(f, e)) {
    const text = branches(f, e);
    if (text !== null) return text;
  }
  switch (f.typeOf(e)) {
    case 'boolean':
      return expression(f, e);
    case 'number':
      return isUnusedConstant(f, e) ? 'true' : `(${expression(f, e)},true)`;
    case 'string':
    case 'table':
    case 'function':
      return `(${expression(f, e)},true)`;
  }
  const a = atom(f, e);
  if (a !== null) return `(${a}!==undefined&&${a}!==false)`;
  const value = expression(f, e);
  const t = f.temp();
  f.release(t);
  return `((${t}=${value})!==undefined&&${t}!==false)`;
}

/** Text of a condition that follows from the form of the expression, or null. */
function branches(f: FunctionEmitter, e: ast.Expression): string | null {
  switch (e.type) {
    case 'True':
    case 'Number':
    case 'String':
      return 'true';
    case 'Nil':
    case 'False':
      return 'false';
    case 'Parenthesized':
      return condition(f, e.expression);
    case 'Unary':
      if (e.operator === 'not') return `!(${condition(f, e.operand)})`;
      break;
    case 'Logical':
      if (isLong(f, e)) break;
      return `(${condition(f, e.left)}${e.operator === 'and' ? '&&' : '||'}${condition(f, e.right)})`;
    case 'Table':
    case 'FunctionExpression':
      return `(${expression(f, e)},true)`;
  }
  return null;
}

/** A number of which only the truth matters: 5.1 does not make it a constant of the function (see `FunctionEmitter.numberValue`). */
export function isUnusedConstant(f: FunctionEmitter, e: ast.Expression): boolean {
  return f.chunk.dialect.name === '5.1' && constantNumber(e, false) !== null;
}

function logical(f: FunctionEmitter, e: ast.LogicalExpression): string {
  if (e.operator === 'and' && isUnusedConstant(f, e.left)) return `(${expression(f, e.right)})`;
  const type = f.typeOf(e.left);
  const [test, then] = e.operator === 'and' ? ['&&', false] : ['||', true];
  if (type === 'boolean') {
    // Both operands boolean: JavaScript's own operator gives the same value.
    if (f.typeOf(e.right) === 'boolean') return `(${expression(f, e.left)}${test}${expression(f, e.right)})`;
    const left = expression(f, e.left);
    return then ? `(${left}||${expression(f, e.right)})` : `(${left}&&${expression(f, e.right)})`;
  }
  const a = atom(f, e.left);
  if (a !== null) {
    const right = expression(f, e.right);
    return then ? `(${a}!==undefined&&${a}!==false?${a}:${right})` : `(${a}===undefined||${a}===false?${a}:${right})`;
  }
  const left = expression(f, e.left);
  const t = f.temp();
  const right = expression(f, e.right);
  f.release(t);
  return then
    ? `((${t}=${left})!==undefined&&${t}!==false?${t}:${right})`
    : `((${t}=${left})===undefined||${t}===false?${t}:${right})`;
}

// ---- operators

function unary(f: FunctionEmitter, e: ast.UnaryExpression): string {
  if (e.operator === 'not') return `!(${condition(f, e.operand)})`;
  const type = f.typeOf(e.operand);
  if (e.operator === '-') {
    if (e.operand.type === 'Number') return f.number(-e.operand.value);
    if (f.chunk.dialect.name === '5.1' && constantNumber(e, false) === 0) return f.number(constantNumber(e, false)!);
    if (type === 'number') return `(-${expression(f, e.operand)})`;
    const o = operand(f, e.operand);
    const text = `(${o.before}typeof ${o.text}==="number"?-${o.text}:${f.slow('$unm', o.text, e.line, [f.describe(e.operand), null], 'site')})`;
    f.release(o.temp);
    return text;
  }
  if (type === 'string') return `${expression(f, e.operand)}.length`;
  const o = objectOperand(f, e.operand);
  // Strings come first: every kind of string has a shape of its own to the host, and would be asked for `_mt`.
  const guard = type === 'table' ? '' : `typeof ${o.text}==="string"?${o.text}.length:${o.text}!==undefined&&`;
  const text = `(${o.before}${guard}${o.text}._mt===null?${o.text}._arr.length:${f.slow('$len', o.text, e.line, [f.describe(e.operand)], 'site')})`;
  f.release(o.temp);
  return text;
}

const ARITHMETIC: Record<string, string> = {
  '+': '$add',
  '-': '$sub',
  '*': '$mul',
  '/': '$div',
  '%': '$mod',
  '^': '$pow',
};

function binary(f: FunctionEmitter, e: ast.BinaryExpression): string {
  switch (e.operator) {
    case '==':
      return equality(f, e, false);
    case '~=':
      return equality(f, e, true);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(f, e);
    case '..':
      return concatenation(f, e);
  }
  // Constants have names only where they are called or indexed.
  const nameOf = (x: ast.Expression) => (x.type === 'String' ? null : f.describe(x));
  const names = (): (OperandName | null)[] => [nameOf(e.left), nameOf(e.right)];
  const lt = f.typeOf(e.left) === 'number';
  const rt = f.typeOf(e.right) === 'number';
  if (lt && rt) {
    // The operands are no constants of the function then, which matters for 0 in 5.1.
    const folded = constantNumber(e, false);
    if (folded === 0 || (folded !== null && f.chunk.dialect.name === '5.1' && Number.isFinite(folded)))
      return f.number(folded);
  }
  // A numeral on the left becomes a constant after those of the right operand, which matters for 0 in 5.1 too.
  const late = f.chunk.dialect.name === '5.1' && constantNumber(e.left, false) !== null;
  if (lt && rt && e.operator !== '%' && e.operator !== '^') {
    const right = late ? expression(f, e.right) : '';
    const left = expression(f, e.left);
    return `(${left}${e.operator}${right || expression(f, e.right)})`;
  }
  const length = lengthSum(f, e);
  if (length !== null) return length;
  const [a, b, before] = operands(f, e.left, e.right, late);
  const checks: string[] = [];
  if (!lt) checks.push(`typeof ${a.text}==="number"`);
  if (!rt) checks.push(`typeof ${b.text}==="number"`);
  let fast: string;
  if (e.operator === '%') fast = modulo(e.right, a.text, b.text);
  else if (e.operator === '^') fast = power(e.right, a.text, b.text);
  else fast = `${a.text}${e.operator}${b.text}`;
  const text =
    checks.length === 0
      ? `(${before}${fast})`
      : `(${before}${checks.join('&&')}?${fast}:${f.slow(ARITHMETIC[e.operator], `${a.text},${b.text}`, e.line, names(), 'site')})`;
  f.release(a.temp, b.temp);
  return text;
}

/** `#o + 1` and the like: the length of a plain table needs no test for a number. */
function lengthSum(f: FunctionEmitter, e: ast.BinaryExpression): string | null {
  const { left, right, operator } = e;
  if (operator !== '+' && operator !== '-') return null;
  if (left.type !== 'Unary' || left.operator !== '#' || right.type !== 'Number' || isLifted(f, left)) return null;
  const type = f.typeOf(left.operand);
  if (type === 'string') return null;
  const o = objectOperand(f, left.operand);
  const guard = type === 'table' ? '' : `typeof ${o.text}!=="string"&&${o.text}!==undefined&&`;
  const n = f.number(right.value);
  const length = f.slow('$len', o.text, left.line, [f.describe(left.operand)], 'site');
  const slow = f.slow(ARITHMETIC[operator], `${length},${n}`, e.line, [null, null], 'site');
  f.release(o.temp);
  return `(${o.before}${guard}${o.text}._mt===null?${o.text}._arr.length${operator}${n}:${slow})`;
}

/**
 * Both operands, and the text that sets their temporaries in the order in which they are read. With `rightFirst` the
 * left one, a constant, is written after the right one.
 */
function operands(
  f: FunctionEmitter,
  left: ast.Expression,
  right: ast.Expression,
  rightFirst = false,
): [Operand, Operand, string] {
  const second = rightFirst ? operand(f, right) : null;
  // A constant needs no temporary, and must not get that of an operand read before it.
  const a = second === null ? operand(f, left) : { before: '', text: expression(f, left), temp: null };
  const b = second ?? operand(f, right);
  return [a, b, isLate(f, left) ? b.before + a.before : a.before + b.before];
}

function modulo(right: ast.Expression, a: string, b: string): string {
  if (right.type === 'Number' && right.value > 0 && Number.isInteger(right.value) && right.value <= 0x40000000) {
    // The same value for every dividend; the integer case avoids a division of doubles. The addition makes 0 of -0.
    return `(${a}>=0&&(${a}|0)===${a}?${a}%${b}+0:${a}-Math.floor(${a}/${b})*${b})`;
  }
  return `${a}-Math.floor(${a}/${b})*${b}`;
}

function power(right: ast.Expression, a: string, b: string): string {
  if (right.type === 'Number') {
    if (right.value === 2) return `${a}*${a}`;
    if (right.value === 1) return a;
  }
  return `$power(${a},${b})`;
}

function equality(f: FunctionEmitter, e: ast.BinaryExpression, negate: boolean): string {
  const simple = (x: ast.Expression): boolean => {
    const t = f.typeOf(x);
    return t === 'nil' || t === 'boolean' || t === 'number' || t === 'string' || t === 'function';
  };
  const late = isLate(f, e.left);
  if (!late && (simple(e.left) || simple(e.right))) {
    return `(${expression(f, e.left)}${negate ? '!==' : '==='}${expression(f, e.right)})`;
  }
  const [a, b, before] = operands(f, e.left, e.right);
  if (late && (simple(e.left) || simple(e.right))) {
    f.release(a.temp, b.temp);
    return `(${before}${a.text}${negate ? '!==' : '==='}${b.text})`;
  }
  const slow = f.slowTest('$eq', `${a.text},${b.text}`, e.line);
  const text = negate
    ? `(${before}${a.text}!==${b.text}&&(typeof ${a.text}!=="object"||!${slow}))`
    : `(${before}${a.text}===${b.text}||typeof ${a.text}==="object"&&${slow})`;
  f.release(a.temp, b.temp);
  return text;
}

function comparison(f: FunctionEmitter, e: ast.BinaryExpression): string {
  const lt = f.typeOf(e.left) === 'number';
  const rt = f.typeOf(e.right) === 'number';
  if (lt && rt) return `(${expression(f, e.left)}${e.operator}${expression(f, e.right)})`;
  const [a, b, before] = operands(f, e.left, e.right);
  const checks: string[] = [];
  if (!lt) checks.push(`typeof ${a.text}==="number"`);
  if (!rt) checks.push(`typeof ${b.text}==="number"`);
  const swap = e.operator === '>' || e.operator === '>=';
  const slow = f.slowTest(
    e.operator === '<' || e.operator === '>' ? '$lt' : '$le',
    swap ? `${b.text},${a.text}` : `${a.text},${b.text}`,
    e.line,
  );
  const text = `(${before}${checks.join('&&')}?${a.text}${e.operator}${b.text}:${slow})`;
  f.release(a.temp, b.temp);
  return text;
}

/** The operands of `a .. b .. c`, and the line of each operator. */
export function concatenated(e: ast.BinaryExpression): { items: ast.Expression[]; lines: number[] } {
  const items: ast.Expression[] = [];
  const lines: number[] = [];
  let x: ast.Expression = e;
  while (x.type === 'Binary' && x.operator === '..') {
    items.push(x.left);
    lines.push(x.line);
    x = x.right;
  }
  items.push(x);
  return { items, lines };
}

/** The general operation on operand `i` and what the ones behind it have given. */
export function concatStep(
  f: FunctionEmitter,
  { items, lines }: ReturnType<typeof concatenated>,
  i: number,
  text: string,
  rest: string,
): string {
  const right = items[i + 1];
  const rightName = i + 2 === items.length ? describeLast(f, right) : f.describe(right);
  return f.slow('$concat', `${text},${rest}`, lines[i], [f.describe(items[i]), rightName], 'site');
}

/** `a .. b .. c` is right associative; a chain of texts is joined at once when no metamethod can come between. */
function concatenation(f: FunctionEmitter, e: ast.BinaryExpression): string {
  const chain = concatenated(e);
  const { items } = chain;
  const temps: (string | null)[] = [];
  let before = '';
  const texts: string[] = [];
  for (const item of items) {
    const o = operand(f, item);
    before += o.before;
    temps.push(o.temp);
    texts.push(o.text);
  }
  // Strings join as they are; everything else, numbers too, goes through the general operation from the right.
  const checks: string[] = [];
  for (let i = 0; i < items.length; i++)
    if (f.typeOf(items[i]) !== 'string') checks.push(`typeof ${texts[i]}==="string"`);
  let slow = texts[texts.length - 1];
  for (let i = texts.length - 2; i >= 0; i--) slow = concatStep(f, chain, i, texts[i], slow);
  const fast = f.chunk.budgeted ? `$grown(${texts.join('+')})` : texts.join('+');
  const text =
    checks.length > 0 && (checks.length < 6 || items.length <= 8)
      ? `(${before}${checks.join('&&')}?${fast}:${slow})`
      : checks.length === 0
        ? `(${before}${fast})`
        : `(${before}${slow})`;
  f.release(...temps);
  return text;
}

/** The name of the last operand: another concatenation there becomes part of this one, and begins with its own left operand. */
function describeLast(f: FunctionEmitter, e: ast.Expression): OperandName | null {
  let x = e;
  while (x.type === 'Parenthesized') x = x.expression;
  return x.type === 'Binary' && x.operator === '..' ? f.describe(x.left) : f.describe(e);
}

// ---- indexing

/** `object.name` where the object is given as repeatable text that is not nil or guarded by the caller. */
export function readField(
  f: FunctionEmitter,
  object: string,
  name: string,
  line: number,
  names: OperandName | null,
  type: 'table' | 'any' = 'table',
): string {
  const o = object === '$G' && f.chunk.environmentCell ? '$G.v' : object;
  if (!isFieldName(name)) return f.slow('$index', `${o},${quote(name)}`, line, [names], 'site');
  const v = f.temp();
  f.release(v);
  const guard = type === 'table' ? '' : `${o}!==undefined&&`;
  const getter = f.chunk.getter(name);
  return `(${guard}(${v}=${o}.$${name})!==undefined?${v}:${f.slow(getter, o, line, [names], object === '$G' ? 'nothing' : 'number')})`;
}

function indexText(f: FunctionEmitter, e: ast.IndexExpression): string {
  const type = f.typeOf(e.object);
  const isEnv = e.object.type === 'Name' && e.object.variable?.kind === 'environment';
  if (e.key.type === 'String') {
    if (isEnv) return readField(f, '$G', e.key.value, e.line, null);
    const o = objectOperand(f, e.object);
    const names = f.describe(e.object);
    const text = readField(f, o.text, e.key.value, e.line, names, type === 'table' ? 'table' : 'any');
    f.release(o.temp);
    return o.before === '' ? text : `(${o.before}${text})`;
  }
  const o = objectOperand(f, e.object);
  const k = operand(f, e.key);
  const v = f.temp();
  f.release(v);
  const array = hoistedArray(f, e.object);
  const keyType = f.typeOf(e.key);
  // Keys that are no numbers have been looked for in the hash by then.
  const name = keyType === 'number' || f.suspends(INDEX) ? '$index' : '$lookup';
  const slow = f.slow(name, `${o.text},${k.text}`, e.line, [f.describe(e.object)], 'site');
  const h = f.temp();
  f.release(h);
  // The hash is asked here, where the host sees fewer shapes of tables than in the runtime.
  const ask = isUpdated(f, e) ? 'probe' : 'get';
  const inHash = `(${h}=${o.text}._hash)${type === 'table' ? '!==' : '!='}null&&(${v}=${h}.${ask}(${k.text}))!==undefined`;
  const isTable = type === 'table' ? '' : `${o.text}!==undefined&&`;
  let text: string;
  if (keyType !== 'number' && keyType !== 'any') text = `${isTable}${inHash}?${v}:${slow}`;
  else {
    text = arrayGuard(
      f,
      e.key,
      k.text,
      array === null ? type : 'table',
      o.text,
      (guards) => {
        const element =
          array === null && type !== 'table'
            ? `(${v}=${o.text}._arr)!==undefined&&(${v}=${v}[${minusOne(e.key, k.text)}])!==undefined`
            : `(${v}=${array ?? `${o.text}._arr`}[${minusOne(e.key, k.text)}])!==undefined`;
        if (keyType === 'number') return `${guards}${element}?${v}:${slow}`;
        const positive = f.chunk.isPositive(e.key) ? '' : `${k.text}>0&&`;
        const guard = array === null ? '' : isTable;
        const test = `(typeof ${k.text}==="number"?${positive}${element}:${guard}${inHash})`;
        return `${array === null ? isTable : ''}${test}?${v}:${slow}`;
      },
      slow,
    );
  }
  f.release(o.temp, k.temp);
  return `(${isLate(f, e.object, true) ? k.before + o.before : o.before + k.before}${text})`;
}

function isUpdated(f: FunctionEmitter, e: ast.IndexExpression): boolean {
  const { updated } = f;
  return (
    updated !== null &&
    e.object.type === 'Name' &&
    e.object.variable === updated.object &&
    e.key.type === 'Name' &&
    e.key.variable === updated.key
  );
}

/** The temporary that holds the array part of a local, or null. */
export function hoistedArray(f: FunctionEmitter, object: ast.Expression): string | null {
  return object.type === 'Name' && object.variable !== null ? (f.hoisted.get(object.variable) ?? null) : null;
}

/** Text of `key - 1`. */
export function minusOne(key: ast.Expression, text: string): string {
  return key.type === 'Number' ? String(key.value - 1) : `${text}-1`;
}

/** The tests that make an access to the array part safe; `slow` alone when the key cannot be an index. */
export function arrayGuard(
  f: FunctionEmitter,
  key: ast.Expression,
  k: string,
  type: string,
  o: string,
  write: (guards: string) => string,
  slow: string,
): string {
  const keyType = f.typeOf(key);
  if (keyType !== 'number' && keyType !== 'any') return slow;
  if (key.type === 'Number' && !(key.value >= 1 && Number.isInteger(key.value) && key.value < 0x40000000)) return slow;
  let guards = keyType === 'number' ? '' : `typeof ${k}==="number"&&`;
  if (key.type !== 'Number' && !f.chunk.isPositive(key)) guards += `${k}>0&&`;
  if (type !== 'table') guards += `${o}!==undefined&&`;
  return write(guards);
}

/** Results of an expression list's last element as text that evaluates to results (raw value or Array). */
export function multi(
  f: FunctionEmitter,
  e: ast.CallExpression | ast.MethodCallExpression | ast.VarargExpression,
): string {
  return e.type === 'Vararg' ? '$va' : callText(f, e);
}
