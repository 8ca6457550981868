/** Table constructors. */
import type * as ast from '../syntax/ast.js';
import { isMulti } from './analyse.js';
import { isOpen, openList } from './call.js';
import { truthOf } from './constants.js';
import { atom, expression, isLate, multi } from './expression.js';
import type { FunctionEmitter } from './function.js';
import { isFieldName } from './writer.js';

/** True when the values of the fields are evaluated one after the other, and nothing else happens before the table is made. */
export function hasPlainFields(e: ast.TableExpression): boolean {
  return e.fields.every((x) => x.type === 'Item') || allNamed(e) !== null;
}

/** The names of the fields when all are different constant names and few, or null. */
function allNamed(e: ast.TableExpression): string[] | null {
  const names = new Set<string>();
  if (e.fields.length > 60) return null;
  for (const x of e.fields) {
    if (x.type !== 'Keyed' || x.key.type !== 'String' || !isFieldName(x.key.value) || names.has(x.key.value))
      return null;
    names.add(x.key.value);
  }
  return [...names];
}

/** `later`: fields stored into the table soon after, for which it makes room. */
export function emitTable(f: FunctionEmitter, e: ast.TableExpression, later: string[] = []): string {
  const { fields } = e;
  if (later.length === 0) later = f.chunk.roomFor.get(e) ?? later;
  if (fields.length === 0) return later.length > 0 ? `new ${f.chunk.constructorFor([], later, [])}()` : 'new $Table()';
  const last = fields[fields.length - 1];
  if (fields.every((x) => x.type === 'Item')) {
    const spread = isOpen(f, last.value);
    const values = fields.map((x) => x.value);
    const open = openList(f, values, (items) => `$itemTable([${items.join(',')}])`);
    if (open !== null) return open;
    if (fields.length === 1 && last.value.type === 'Vararg') return '$itemTable($va.slice())';
    const items = fields.map((x, i) =>
      i === fields.length - 1 && isOpen(f, x.value) ? `...$values(${multi(f, x.value)})` : expression(f, x.value),
    );
    const sure = !spread && fields.every((x) => certain(f, x.value));
    return `${sure ? '$arrayTable' : '$itemTable'}([${items.join(',')}])`;
  }
  const names = allNamed(e);
  if (names !== null) {
    const related = f.chunk.analysis.relatedFields(e, names).filter(isFieldName);
    const id = f.chunk.constructorFor(names, later, related);
    return `new ${id}(${fields.map((x) => expression(f, x.value)).join(',')})`;
  }
  return f.chunk.dialect.name === 'luajit' && overlaps(e) ? inTemplateOrder(f, e) : mixed(f, e);
}

/** True when two fields may have the same key. */
function overlaps(e: ast.TableExpression): boolean {
  const items = e.fields.filter((x) => x.type === 'Item').length;
  const seen = new Set<string | number>();
  return e.fields.some((x) => {
    if (x.type === 'Item') return false;
    if (x.key.type !== 'String' && x.key.type !== 'Number') return e.fields.length > 1;
    const k = x.key.value;
    if (seen.has(k) || (typeof k === 'number' && k <= items)) return true;
    seen.add(k);
    return false;
  });
}

/** LuaJIT stores constant fields first, which are a template of the table, then the others, each in their order. */
function inTemplateOrder(f: FunctionEmitter, e: ast.TableExpression): string {
  const t = f.temp();
  const steps = [`${t}=new $Table()`];
  const inTemplate = (x: ast.TableField) => isConstant(x.value) && (x.type === 'Item' || isConstant(x.key));
  for (const template of [true, false]) {
    let n = 0;
    e.fields.forEach((x, i) => {
      if (x.type === 'Item') n++;
      if (inTemplate(x) !== template) return;
      liftField(f, x, steps);
      if (x.type === 'Keyed') steps.push(...keyed(f, t, x));
      else if (i === e.fields.length - 1 && isMulti(x.value))
        steps.push(`$setitems(${t},${n},$values(${multi(f, x.value)}))`);
      else steps.push(`$setfresh(${t},${n},${expression(f, x.value)})`);
    });
  }
  f.release(t);
  return `(${[...steps, t].join(',')})`;
}

/** Makes the calls in a field, after the steps before it. */
function liftField(f: FunctionEmitter, x: ast.TableField, steps: string[]): void {
  const { resume } = f;
  const parts = x.type === 'Keyed' ? [x.key, x.value] : [x.value];
  if (resume === null || !parts.some((e) => resume.hasPoints(e))) return;
  resume.flush(steps);
  resume.liftAll(parts, [x.type === 'Keyed' && isLate(f, x.key)]);
}

/** The steps that evaluate and store a keyed field of table `t`. */
function keyed(f: FunctionEmitter, t: string, x: Extract<ast.TableField, { type: 'Keyed' }>): string[] {
  const k = atom(f, x.key) ?? expression(f, x.key);
  const value = expression(f, x.value);
  if (!isLate(f, x.key)) return [`${f.line(x.line)}$setfresh(${t},${k},${value})`];
  const v = f.temp();
  f.release(v);
  return [`${v}=${value}`, `${f.line(x.line)}$setfresh(${t},${k},${v})`];
}

/** True for what LuaJIT makes a constant when it compiles. */
const isConstant = (e: ast.Expression): boolean => truthOf(e, true) !== null;

/** True when the value is never nil. */
function certain(f: FunctionEmitter, e: ast.Expression): boolean {
  switch (f.typeOf(e)) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'table':
    case 'function':
      return true;
    default:
      return false;
  }
}

/** Items and keys mixed: fields are evaluated and stored in order; the items become the array part at the end, as in Lua. */
function mixed(f: FunctionEmitter, e: ast.TableExpression): string {
  const t = f.temp();
  const items = f.temp();
  const steps: string[] = [`${t}=new $Table()`, `${items}=[]`];
  e.fields.forEach((x, i) => {
    liftField(f, x, steps);
    if (x.type === 'Item') {
      if (i === e.fields.length - 1 && isMulti(x.value)) {
        const r = f.temp();
        steps.push(`${r}=$values(${multi(f, x.value)})`, `${items}=${items}.concat(${r})`);
        f.release(r);
      } else steps.push(`${items}.push(${expression(f, x.value)})`);
      return;
    }
    steps.push(...keyed(f, t, x));
  });
  steps.push(`$itemTable(${items},${t})`);
  f.release(t, items);
  return `(${steps.join(',')})`;
}
