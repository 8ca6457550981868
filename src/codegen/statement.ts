/** Statements. */

import type * as ast from '../syntax/ast.js';
import { NEWINDEX } from '../syntax/metamethod-groups.js';
import { MAX_ARRAY } from '../syntax/sizes.js';
import { test } from '../syntax/stack-room.js';
import { isMulti, neverFallsThrough } from './analyse.js';
import { callStatement, callText, globalName, isOpen, openList, tailCall } from './call.js';
import {
  arrayGuard,
  atom,
  condition,
  expression,
  hoistedArray,
  isLate,
  minusOne,
  multi,
  type Operand,
  objectOperand,
  operand,
} from './expression.js';
import { eventOf, type FunctionEmitter } from './function.js';
import { genericFor, loopCheck, numericFor, repeatStatement, whileStatement } from './loops.js';
import type { ResumeText } from './resume.js';
import { emitTable } from './table.js';
import { isFieldName, isWord, quote } from './writer.js';

export interface BlockText {
  text: string;
  /** False when control never reaches the end. */
  endsReachable: boolean;
}

/** Statements of a block in braces-free form. */
export function emitBlock(f: FunctionEmitter, b: ast.Block): BlockText {
  const used = b.labels.filter((l) => l.forwardGotos + l.backwardGotos > 0);
  if (used.length > 0) return { text: emitLabelled(f, b, used), endsReachable: true };
  let text = '';
  for (const s of b.statements) {
    text += statement(f, s);
    if (s.type === 'Return' || s.type === 'Break' || s.type === 'Goto') {
      // What follows in the block is never reached (5.2 allows break in the middle).
      return { text, endsReachable: false };
    }
  }
  return { text, endsReachable: !neverFallsThrough(b) };
}

/** A block inside braces. */
export const block = (f: FunctionEmitter, b: ast.Block): string =>
  f.resume === null ? emitBlock(f, b).text : f.resume.nest(() => emitBlock(f, b).text);

/**
 * A block with labels. A single label that is only jumped to forwards ends a labelled block; one that is only jumped to
 * backwards begins a loop; anything else is a loop around a switch, whose cases are the stretches between the labels.
 */
function emitLabelled(f: FunctionEmitter, b: ast.Block, used: ast.Label[]): string {
  const at = (l: ast.Label) => b.statements.findIndex((s) => s.type === 'Label' && s.label === l);
  if (used.length === 1) {
    const [label] = used;
    const i = at(label);
    const before = b.statements.slice(0, i);
    const after = b.statements.slice(i + 1);
    const name = f.label();
    if (label.backwardGotos === 0) {
      f.jumps.set(label, { forward: name, backward: null, state: null });
      const from = f.resume?.count ?? 0;
      const write = () => before.map((s) => statement(f, s)).join('');
      // What is declared there is in scope behind the label as well.
      const head = f.resume === null ? write() : f.resume.nest(write, true);
      return `${f.resume?.cases(from) ?? ''}${name}:{${head}}${after.map((s) => statement(f, s)).join('')}`;
    }
    if (label.forwardGotos === 0) {
      const head = before.map((s) => statement(f, s)).join('');
      f.jumps.set(label, { forward: null, backward: name, state: null });
      const tail = after.map((s) => statement(f, s)).join('');
      return `${head}${name}:for(;;){${loopCheck(f, label.line)}${tail}break ${name};}`;
    }
  }
  const name = f.label();
  const state = f.temp();
  used.forEach((l, i) => {
    f.jumps.set(l, { forward: null, backward: null, state: { name: state, value: i + 1, label: name } });
  });
  let text = `${state}=0;${name}:for(;;){${loopCheck(f, b.line)}switch(${state}){case 0:`;
  for (const s of b.statements) {
    if (s.type === 'Label' && used.includes(s.label)) text += `case ${used.indexOf(s.label) + 1}:`;
    else text += statement(f, s);
  }
  f.release(state);
  return `${text}}break ${name};}`;
}

function statement(f: FunctionEmitter, s: ast.Statement): string {
  if (f.resume !== null) return f.resume.statement(s, () => statementText(f, s));
  return f.debug === null ? statementText(f, s) : f.debug.statement(s, () => statementText(f, s));
}

function statementText(f: FunctionEmitter, s: ast.Statement): string {
  switch (s.type) {
    case 'Local':
      return localStatement(f, s);
    case 'LocalFunction':
      return localFunction(f, s);
    case 'Function':
      if (s.target.type === 'Index') f.resume?.lift(s.target.object);
      return (
        assignTo(f, s.target, { before: '', text: f.closure(s.func), temp: null }, s.line, true) +
        storePoint(f, s.target, null, s.line)
      );
    case 'Assign':
      return assignStatement(f, s);
    case 'CallStatement':
      return callStatement(f, s.call);
    case 'Do': {
      const from = f.resume?.count ?? 0;
      const text = block(f, s.body);
      return `${f.resume?.cases(from) ?? ''}{${text}}`;
    }
    case 'While':
      return whileStatement(f, s);
    case 'Repeat':
      return repeatStatement(f, s);
    case 'If':
      return ifStatement(f, s);
    case 'NumericFor':
      return numericFor(f, s);
    case 'GenericFor':
      return genericFor(f, s);
    case 'Return':
      return returnStatement(f, s);
    case 'Break':
      return `break ${f.loops[f.loops.length - 1].label};`;
    case 'Goto': {
      const jump = f.jumps.get(s.label)!;
      if (jump.state !== null) return `${jump.state.name}=${jump.state.value};continue ${jump.state.label};`;
      if (jump.forward !== null) return `break ${jump.forward};`;
      return `continue ${jump.backward};`;
    }
    case 'Label':
      return '';
  }
}

// ---- declarations and assignments

function localStatement(f: FunctionEmitter, s: ast.LocalStatement): string {
  const { variables, values } = s;
  if (f.resume !== null) {
    variables.forEach((v, i) => {
      if (i < values.length) makeRoom(f, v, values[i]);
    });
    if (values.length === variables.length) f.resume.noteSingle(values[values.length - 1]);
    f.resume.liftAll(values);
  }
  if (variables.length === 1 && values.length === 1) {
    const [v] = variables;
    const [e] = values;
    return f.initialise(v, valueFor(f, v, e));
  }
  // A value is evaluated before any of the variables comes into scope; they are new, so one after the other will do,
  // unless a loop brings their former values back into sight through the same JavaScript variables.
  let text = '';
  const texts: string[] = [];
  const temps: string[] = [];
  const last = values[values.length - 1];
  const expands = last !== undefined && isMulti(last) && values.length <= variables.length;
  const single = expands ? values.length - 1 : values.length;
  for (let i = 0; i < single; i++) {
    if (i >= variables.length) {
      text += `${expression(f, values[i])};`;
      continue;
    }
    const e = values[i];
    const a = atom(f, e);
    // An assigned local may be one of those that are declared again.
    const isLasting = e.type !== 'Name' || e.variable?.func !== f.body || e.variable.assignments === 0;
    if (a !== null && isLasting) texts.push(a);
    else {
      const value = valueFor(f, variables[i], e);
      const t = f.temp();
      temps.push(t);
      text += `${t}=${value};`;
      texts.push(t);
    }
  }
  if (expands) {
    const rest = variables.slice(single);
    if (rest.length === 1) {
      const value = expression(f, last);
      const t = f.temp();
      temps.push(t);
      text += `${t}=${value};`;
      texts.push(t);
    } else {
      const value = multi(f, last);
      const r = f.temp();
      temps.push(r);
      text += `${r}=${value};`;
      const pieces = rest.map(() => f.temp());
      temps.push(...pieces);
      text += spread(r, pieces);
      texts.push(...pieces);
    }
  }
  variables.forEach((v, i) => {
    text += f.initialise(v, texts[i] ?? 'undefined');
  });
  f.release(...temps);
  return text;
}

/** Statement that sets several places from the results in `r`. */
export function spread(r: string, places: string[]): string {
  const many = places.map((p, i) => `${p}=${r}[${i}];`).join('');
  const one = places.map((p, i) => `${p}=${i === 0 ? r : 'undefined'};`).join('');
  return `if($isArray(${r})){if(${r}===$TAIL)${r}=$values(${r});${many}}else{${one}}`;
}

/** A value for a local: a fresh table makes room for the fields that are stored into it. */
function valueFor(f: FunctionEmitter, v: ast.LocalVariable, e: ast.Expression): string {
  const later = f.chunk.analysis.storedFields(v);
  if (later === undefined && isEmptyTable(e) && f.chunk.analysis.indexStores.has(v)) return EMPTY_ARRAY_TABLE;
  if (later !== undefined) {
    if (e.type === 'Table' && f.resume?.heldIn(e) == null) return emitTable(f, e, roomNames(later));
    makeRoom(f, v, e);
  }
  return expression(f, e);
}

/** The table in `local o = setmetatable({}, C)` makes room for what is stored into `o`. */
function makeRoom(f: FunctionEmitter, v: ast.LocalVariable, e: ast.Expression): void {
  const later = f.chunk.analysis.storedFields(v);
  if (later === undefined || e.type !== 'Call' || globalName(e.callee) !== 'setmetatable') return;
  const [table] = e.args;
  if (table?.type !== 'Table') return;
  f.chunk.roomFor.set(table, roomNames(later));
  f.chunk.freshLocals.add(v);
}

const roomNames = (later: ReadonlySet<string>): string[] => [...later].filter(isFieldName).sort().slice(0, 30);

/**
 * An array of its own from the start: its literal then stands at a site of its own, where the host learns which kind of
 * elements such arrays get.
 */
const EMPTY_ARRAY_TABLE = '$arrayTable([])';

function isEmptyTable(e: ast.Expression): boolean {
  return e.type === 'Table' && e.fields.length === 0;
}

function localFunction(f: FunctionEmitter, s: ast.LocalFunctionStatement): string {
  const v = s.variable;
  if (f.chunk.cellField(v) === null) return f.initialise(v, f.closure(s.func));
  // The cell must exist before the closure that captures it.
  return `${f.initialise(v, 'undefined')}${f.assign(v, f.closure(s.func))}`;
}

function assignStatement(f: FunctionEmitter, s: ast.AssignStatement): string {
  const { targets, values } = s;
  if (targets.length === 1 && values.length === 1) {
    const [target] = targets;
    const [value] = values;
    f.resume?.noteSingle(value);
    if (f.resume !== null && target.type === 'Index')
      f.resume.liftAll([target.object, target.key, value], [isReadLast(f, target.object), isLate(f, target.key)]);
    else f.resume?.lift(value);
    if (target.type === 'Name' && target.variable !== null) return f.assign(target.variable, expression(f, value));
    f.updated = f.resume?.hasPoints(value) === true ? null : updatedPlace(target, value);
    const text = assignTo(f, target, value, target.line, false);
    f.updated = null;
    return text + storePoint(f, target, value, s.line);
  }
  // Objects and keys first, then the values, then the stores from right to left, as the reference implementation does.
  let text = '';
  const temps: string[] = [];
  const hold = (e: ast.Expression): string => {
    if (e.type === 'Number' || e.type === 'Nil' || e.type === 'True' || e.type === 'False') return expression(f, e);
    const value = expression(f, e);
    const t = f.temp();
    temps.push(t);
    text += `${t}=${value};`;
    return t;
  };
  // Locals are read where they are used, unless the statement assigns them after that place.
  let late = '';
  const isReadLate = (e: ast.Expression, at: number, isObject: boolean): boolean =>
    isLate(f, e, isObject) && !targets.some((t, i) => i > at && t.type === 'Name' && isSameName(t, e));
  if (f.resume !== null) {
    const list: ast.Expression[] = [];
    const lates: boolean[] = [];
    targets.forEach((t, at) => {
      if (t.type === 'Name') return;
      list.push(t.object, t.key);
      lates.push(isReadLate(t.object, at, true), isReadLate(t.key, at, false));
    });
    f.resume.liftAll([...list, ...values], lates);
  }
  const holdLocal = (e: ast.Expression, at: number, isObject: boolean): string => {
    if (!isReadLate(e, at, isObject)) return hold(e);
    const t = f.temp();
    temps.push(t);
    late += `${t}=${expression(f, e)};`;
    return t;
  };
  const places = targets.map((target, at) => {
    if (
      target.type === 'Name' ||
      (target.key.type === 'String' && target.object.type === 'Name' && target.object.variable?.kind === 'environment')
    )
      return null;
    late = '';
    const object = holdLocal(target.object, at, true);
    const key = target.key.type === 'String' ? null : holdLocal(target.key, at, false);
    return { object, key, late };
  });
  const texts: string[] = [];
  values.forEach((e, i) => {
    if (i === values.length - 1 && isMulti(e) && values.length < targets.length) {
      const value = multi(f, e);
      const r = f.temp();
      const pieces = targets.slice(i).map(() => f.temp());
      temps.push(r, ...pieces);
      text += `${r}=${value};${spread(r, pieces)}`;
      texts.push(...pieces);
    } else if (i >= targets.length) {
      text += `${expression(f, e)};`;
    } else texts.push(hold(e));
  });
  for (let i = targets.length - 1; i >= 0; i--) {
    const target = targets[i];
    const value: Operand = { before: '', text: texts[i] ?? 'undefined', temp: null };
    const place = places[i];
    if (place === null) text += assignTo(f, target, value, target.line, false);
    else text += place.late + store(f, target as ast.IndexExpression, place.object, place.key, value, target.line);
  }
  f.release(...temps);
  const { analysis } = f.chunk;
  const sets = (t: ast.NameExpression | ast.IndexExpression, i: number) =>
    t.type === 'Name' ? 'no' : analysis.setsMetamethod(t, values[i] ?? null);
  const kinds = targets.map(sets);
  const at = kinds.includes('meant') ? kinds.indexOf('meant') : kinds.indexOf('maybe');
  return at < 0 ? text : text + storePoint(f, targets[at], values[at] ?? null, s.line);
}

/**
 * Behind a store that may have set a metamethod that may suspend. In loops, where it may be one of many stores of any kind,
 * there is one behind the loop instead, unless it looks as if it were meant.
 */
function storePoint(
  f: FunctionEmitter,
  target: ast.NameExpression | ast.IndexExpression,
  value: ast.Expression | null,
  line: number,
): string {
  if (f.resume === null || !f.chunk.dialect.yieldsAcrossPcall || target.type === 'Name') return '';
  const sets = f.chunk.analysis.setsMetamethod(target, value);
  if (sets === 'no') return '';
  if (sets === 'maybe' && f.loops.length > 0) {
    f.loops[f.loops.length - 1].stores = true;
    return '';
  }
  return f.resume.point(null, f.site(line, null, null));
}

/** True for an object of a store that is read when it is made: see `isLate`; the environment as well. */
function isReadLast(f: FunctionEmitter, e: ast.Expression): boolean {
  return isLate(f, e, true) || (e.type === 'Name' && e.variable?.kind === 'environment');
}

/** The place of an assignment whose value is computed from what is there, when it is named by locals. */
function updatedPlace(
  target: ast.NameExpression | ast.IndexExpression,
  value: ast.Expression,
): { object: ast.LocalVariable; key: ast.LocalVariable } | null {
  if (target.type !== 'Index' || target.object.type !== 'Name' || target.key.type !== 'Name') return null;
  const object = target.object.variable;
  const key = target.key.variable;
  if (object === null || key === null || object.kind === 'environment') return null;
  const reads = (e: ast.Expression): boolean => {
    switch (e.type) {
      case 'Parenthesized':
        return reads(e.expression);
      case 'Binary':
      case 'Logical':
        return reads(e.left);
      case 'Index':
        return (
          e.object.type === 'Name' && e.object.variable === object && e.key.type === 'Name' && e.key.variable === key
        );
      default:
        return false;
    }
  };
  return reads(value) ? { object, key } : null;
}

function isSameName(name: ast.NameExpression, e: ast.Expression): boolean {
  if (e.type === 'Parenthesized') return isSameName(name, e.expression);
  return e.type === 'Name' && e.variable === name.variable;
}

/** One assignment to any target. */
function assignTo(
  f: FunctionEmitter,
  target: ast.NameExpression | ast.IndexExpression,
  value: ast.Expression | Operand,
  line: number,
  isFunction: boolean,
): string {
  if (target.type === 'Name') {
    if (target.variable !== null) return f.assign(target.variable, 'type' in value ? expression(f, value) : value.text);
    const v = valueOperand(f, value);
    const text = wrap(v, storeField(f, '$G', target.name, v.text, line, null, 'table', mayBeNil(f, value, isFunction)));
    f.release(v.temp);
    return text;
  }
  if (target.object.type === 'Name' && target.object.variable?.kind === 'environment' && target.key.type === 'String') {
    const v = valueOperand(f, value);
    const text = wrap(
      v,
      storeField(f, '$G', target.key.value, v.text, line, null, 'table', mayBeNil(f, value, isFunction)),
    );
    f.release(v.temp);
    return text;
  }
  const o = objectOperand(f, target.object);
  let early = '';
  let late = '';
  const set = (x: Operand, isLast: boolean) => {
    const text = x.before === '' ? '' : `${x.before.slice(0, -1)};`;
    if (isLast) late += text;
    else early += text;
  };
  set(o, isLate(f, target.object, true));
  let key: string | null = null;
  let keyTemp: string | null = null;
  if (target.key.type !== 'String') {
    const k = operand(f, target.key);
    set(k, isLate(f, target.key));
    key = k.text;
    keyTemp = k.temp;
  }
  // A table stored under an index is often a row of a matrix.
  const v =
    key !== null && 'type' in value && isEmptyTable(value)
      ? valueOperand(f, { before: '', text: EMPTY_ARRAY_TABLE, temp: null })
      : valueOperand(f, value);
  set(v, false);
  const text = store(f, target, o.text, key, { ...v, before: '' }, line, mayBeNil(f, value, isFunction));
  f.release(o.temp, keyTemp, v.temp);
  return early + late + text;
}

function valueOperand(f: FunctionEmitter, value: ast.Expression | Operand): Operand {
  if (!('type' in value)) {
    if (isWord(value.text, true)) return value;
    const t = f.temp();
    return { before: `${t}=${value.text},`, text: t, temp: t };
  }
  return operand(f, value);
}

function wrap(v: Operand, text: string): string {
  return v.before === '' ? text : `${v.before.slice(0, -1)};${text}`;
}

function mayBeNil(f: FunctionEmitter, value: ast.Expression | Operand, isFunction: boolean): boolean {
  if (isFunction) return false;
  if (!('type' in value)) return true;
  const t = f.typeOf(value);
  return t === 'any' || t === 'nil';
}

/** `object[key] = value` over repeatable texts; `key` null for the constant string key of the target. */
function store(
  f: FunctionEmitter,
  target: ast.IndexExpression,
  object: string,
  key: string | null,
  value: Operand,
  line: number,
  nilable = true,
): string {
  const type = f.typeOf(target.object);
  const names = f.describe(target.object);
  if (key === null) {
    const name = (target.key as ast.StringExpression).value;
    return storeField(
      f,
      object,
      name,
      value.text,
      line,
      names,
      type === 'table' ? 'table' : 'any',
      nilable,
      target.object,
    );
  }
  const keyType = f.typeOf(target.key);
  const array = hoistedArray(f, target.object);
  // A store may give the table its array part: it is looked up again.
  const suspends = f.suspends(NEWINDEX);
  const into = array === null || suspends ? '' : `${array}=`;
  const again = (text: string): string =>
    array === null || !suspends ? text : `{${text}${array}=$arrayOf(${object});}`;
  const args = `${object},${key},${value.text}`;
  const setNumber = slowStore(f, '$setnumber', args, line, names, into);
  const append = (): string => appendText(f, object, key, value.text, array, type, nilable);
  // Where the function goes on after a store has suspended.
  const stored = (text: string): string =>
    text +
    (f.resume?.afterStore(
      f.slowSite,
      array === null || f.form === 'generator' ? '' : `${array}=$arrayOf(${object});`,
    ) ?? '');
  if (isAppendKey(target.key)) return stored(append() + again(setNumber));
  const h = f.temp();
  f.release(h);
  const isTable = type === 'table' ? '' : `${object}!==undefined&&`;
  const ask = f.updated === null ? 'store' : 'put';
  const inHash = `(${h}=${object}._hash)${type === 'table' ? '!==' : '!='}null&&${h}.${ask}(${key},${value.text})`;
  // Keys that are no numbers: a value in the hash is replaced here, where the host sees fewer shapes than in the runtime.
  const slow = keyType === 'number' ? setNumber : `if(typeof ${key}==="number"||!(${isTable}${inHash}))${setNumber}`;
  const general =
    keyType === 'number'
      ? setNumber
      : `if(!(${isTable}${inHash}))${slowStore(f, suspends ? '$setindex' : '$setlookup', args, line, names)}`;
  const check = nilable ? `&&${value.text}!==undefined` : '';
  const at = `${array ?? `${object}._arr`}[${minusOne(target.key, key)}]`;
  const old =
    array === null && type !== 'table' ? `(${h}=${object}._arr)!==undefined&&${h}[${minusOne(target.key, key)}]` : at;
  const text = arrayGuard(
    f,
    target.key,
    key,
    array === null ? type : 'table',
    object,
    (guards) =>
      // A loop over indices usually fills a table.
      `if(${guards}${old}!==undefined${check})${at}=${value.text};else ${target.key.type === 'Name' && f.chunk.isPositive(target.key) ? append() : ''}${again(slow)}`,
    general,
  );
  return stored(text);
}

/**
 * `if(…)array.push(value);else ` for a store at `key` that appends to an array part. Here, not in the runtime, so that the
 * host sees at each site one kind of elements.
 */
function appendText(
  f: FunctionEmitter,
  object: string,
  key: string,
  value: string,
  held: string | null,
  type: string,
  nilable: boolean,
): string {
  const a = held ?? f.temp();
  if (held === null) f.release(a);
  const isTable = type === 'table' ? '' : `${object}!==undefined&&`;
  const array = held === null ? `(${a}=${object}._arr)!==$EMPTY` : `${a}!==$EMPTY`;
  const check = nilable ? `&&${value}!==undefined` : '';
  return `if(${isTable}${object}._mt===null&&${array}&&${a}.length===${key}-1&&${key}<${MAX_ARRAY}&&${object}._hash===null${check})${a}.push(${value});else `;
}

/** `#t + 1`: there is nothing yet, so the element is not looked at first. */
function isAppendKey(key: ast.Expression): boolean {
  return (
    key.type === 'Binary' &&
    key.operator === '+' &&
    key.left.type === 'Unary' &&
    key.left.operator === '#' &&
    key.right.type === 'Number' &&
    key.right.value === 1
  );
}

/** A store that may run a metamethod, as a statement. `into`: `place=` for the result, where it cannot suspend. */
function slowStore(
  f: FunctionEmitter,
  name: string,
  args: string,
  line: number,
  names: ReturnType<FunctionEmitter['describe']>,
  into = '',
): string {
  const site = f.site(line, null, [names], false, eventOf(name));
  const { assembler } = f.chunk;
  if (!f.suspends(NEWINDEX)) return `${assembler.mark(site)}${into}${name}(${args});`;
  const test = `if(${assembler.mark(site)}${name}q(${args})===null)`;
  f.slowSite = site;
  // Not only where it suspends: the points of all forms are the same.
  if ((f.chunk.groups & NEWINDEX) !== 0) f.resume?.expectStore();
  return f.resume !== null && f.form === 'resumable'
    ? `${test}{$s=${f.resume.count + 1};break $X;}`
    : `${test}yield ${assembler.number(site)};`;
}

function storeField(
  f: FunctionEmitter,
  object: string,
  name: string,
  value: string,
  line: number,
  names: ReturnType<FunctionEmitter['describe']>,
  type: 'table' | 'any',
  nilable: boolean,
  source: ast.Expression | null = null,
): string {
  const o = object === '$G' && f.chunk.environmentCell ? '$G.v' : object;
  const stored = (text: string): string => text + (f.resume?.afterStore(f.slowSite, '') ?? '');
  // Names of metamethods go through the slow path, which refreshes the metatable's cache.
  if (!isFieldName(name) || name.startsWith('__'))
    return stored(slowStore(f, '$setindex', `${o},${quote(name)},${value}`, line, names));
  const setter = f.chunk.setter(name);
  const slow = slowStore(f, setter, `${o},${value}`, line, names);
  const guard = type === 'table' ? '' : `${o}!==undefined&&`;
  if (source !== null && constructs(f, source)) {
    // Fields of a new object: the property is added here, at a site of one shape, not in the helper shared by all.
    const m = f.temp();
    f.release(m);
    const check = nilable ? `&&${value}!==undefined` : '';
    const isTable = type === 'table' ? '' : `${o}!==undefined&&`;
    return stored(
      `if(${isTable}${o}._hash===null&&((${m}=${o}._mt)===null||${m}.newindex===undefined)${check})${o}.$${name}=${value};else ${slow}`,
    );
  }
  return stored(`if(${guard}${o}.$${name}!==undefined)${o}.$${name}=${value};else ${slow}`);
}

const CONSTRUCTOR_NAME = /(^|[.:])_*(init|new|initialize|initialise|constructor|ctor|create|setup|reset)_*$/i;

/** True when an object is probably being filled for the first time: a fresh table in a local, or `self` in a constructor. */
function constructs(f: FunctionEmitter, e: ast.Expression): boolean {
  if (e.type !== 'Name' || e.variable === null) return false;
  const v = e.variable;
  if (v.kind === 'self' || v.name === 'self') {
    if (v.kind === 'self' || v.kind === 'parameter') return test(CONSTRUCTOR_NAME, f.body.name);
    return true;
  }
  return v.kind === 'local' && v.assignments === 0 && (f.typeOf(e) === 'table' || f.chunk.freshLocals.has(v));
}

// ---- control

/** A condition, with the events of the debug form. */
export function testText(f: FunctionEmitter, e: ast.Expression): string {
  return (f.debug?.condition(e) ?? '') + condition(f, e);
}

function ifStatement(f: FunctionEmitter, s: ast.IfStatement): string {
  const { clauses } = s;
  if (f.resume !== null) return resumableIf(f, f.resume, s);
  if (clauses.length <= 40) {
    let text = '';
    clauses.forEach((c, i) => {
      text += `${i > 0 ? 'else ' : ''}if(${testText(f, c.condition)}){${block(f, c.body)}}`;
    });
    if (s.otherwise !== null) text += `else{${block(f, s.otherwise)}}`;
    return text;
  }
  // Long chains one after the other: `else if` nests in the eyes of a parser.
  const label = f.label();
  let text = `${label}:{`;
  for (const c of clauses) text += `if(${testText(f, c.condition)}){${block(f, c.body)}break ${label};}`;
  if (s.otherwise !== null) text += block(f, s.otherwise);
  return `${text}}`;
}

/** An `if` statement with points in it. The calls of later conditions are made between the clauses. */
function resumableIf(f: FunctionEmitter, resume: ResumeText, s: ast.IfStatement): string {
  const { clauses } = s;
  const isFlat = clauses.length > 40 || clauses.some((c, i) => i > 0 && resume.hasPoints(c.condition));
  if (!isFlat) {
    const first = resume.condition(() => condition(f, clauses[0].condition), clauses[0].condition);
    const afterFirst = resume.count;
    const parts = clauses.map((c, i) => {
      const test = i === 0 ? first.text : condition(f, c.condition);
      const from = resume.count;
      return { test, from, text: block(f, c.body), to: resume.count };
    });
    const otherwise = s.otherwise === null ? '' : `else{${block(f, s.otherwise)}}`;
    const some = resume.count > afterFirst;
    const chain = parts.map(({ test, from, text, to }) => {
      const test2 = !some ? test : to > from ? `$s===0?${test}:$s<=${to}` : `$s===0&&${test}`;
      return `if(${test2}){${text}}`;
    });
    resume.pre += first.before;
    return `${resume.cases(afterFirst)}${chain.join('else ')}${otherwise}`;
  }
  const label = f.label();
  const from = resume.count;
  const text = resume.nest(() => {
    let inner = '';
    for (const c of clauses) {
      const { before, text: test } = resume.condition(() => condition(f, c.condition), c.condition);
      const own = resume.count;
      const body = block(f, c.body);
      inner += `${before}${resume.cases(own)}if(${resume.test(own, test)}){${body}break ${label};}`;
    }
    if (s.otherwise !== null) {
      const own = resume.count;
      const body = block(f, s.otherwise);
      inner += `${resume.cases(own)}{${body}}`;
    }
    return inner;
  });
  return `${resume.cases(from)}${label}:{${text}}`;
}

function returnStatement(f: FunctionEmitter, s: ast.ReturnStatement): string {
  const { values } = s;
  if (values.length === 0) return `return ${f.returned('$NONE')};`;
  if (values.length === 1) {
    const [e] = values;
    if (e.type === 'Call' || e.type === 'MethodCall') return tailCall(f, e);
    if (e.type === 'Vararg') return `return ${f.returned('$va')};`;
    f.resume?.lift(e);
    return `return${f.debug === null ? '' : ' '}${f.returned(`(${expression(f, e)})`)};`;
  }
  f.resume?.liftAll(values);
  const open = openList(f, values, (list) => `[${list.join(',')}]`);
  if (open !== null) return `return${open};`;
  const items = values.map((e, i) => {
    if (i === values.length - 1 && isOpen(f, e))
      return e.type === 'Vararg' ? '...$va' : `...$values(${callText(f, e)})`;
    return expression(f, e);
  });
  return `return${f.debug === null ? '' : ' '}${f.returned(`[${items.join(',')}]`)};`;
}
