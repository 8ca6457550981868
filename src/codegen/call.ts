/** Calls, in plain code and in coroutine code. */
import type * as ast from '../syntax/ast.js';
import { isMulti } from './analyse.js';
import { atom, expression, multi, objectOperand, operand, readField } from './expression.js';
import type { FunctionEmitter } from './function.js';
import { isFieldName, quote } from './writer.js';

type AnyCall = ast.CallExpression | ast.MethodCallExpression;

/** Text of a call with one value. */
export function callSingle(f: FunctionEmitter, e: AnyCall): string {
  const lifted = f.resume?.resultsIn(e);
  if (typeof lifted === 'string')
    return isSingle(f, e) ? lifted : `($isArray(${lifted})?$firstOf(${lifted}):${lifted})`;
  const special = f.debug === null ? specialCall(f, e) : null;
  if (special !== null) return special.text;
  const call = callText(f, e);
  if (isSingle(f, e)) return call;
  const r = f.temp();
  f.release(r);
  return `($isArray(${r}=${call})?$firstOf(${r}):${r})`;
}

/** True for a call of a function that is known to return exactly one value. */
function isSingle(f: FunctionEmitter, e: AnyCall): boolean {
  if (e.type !== 'Call' || (f.coroutine && f.resume === null)) return false;
  const known = f.chunk.analysis.knownFunction(e.callee);
  return known !== null && f.chunk.analysis.factsOf(known).single;
}

/** True for an expression that may give several values, or none, at the end of a list. */
export function isOpen(
  f: FunctionEmitter,
  e: ast.Expression,
): e is ast.CallExpression | ast.MethodCallExpression | ast.VarargExpression {
  return isMulti(e) && (e.type === 'Vararg' || !isPlain(f) || !isSingle(f, e));
}

/** True where calls are made in place, outside of the forms for coroutines and debugging. */
function isPlain(f: FunctionEmitter): boolean {
  return f.resume === null && !f.coroutine && f.debug === null;
}

/**
 * A list with a call at its end, used in one of two texts: where that gives a list of its own, which is spread, and where it
 * gives one value. (To spread a list of one value costs the list and the call through it, 7 ns and more.) Null where the
 * list does not end so, or calls are not made in place.
 */
export function openList(
  f: FunctionEmitter,
  list: ast.Expression[],
  write: (items: string[]) => string,
): string | null {
  const last = list[list.length - 1];
  if (list.length === 0 || last.type === 'Vararg' || !isPlain(f) || !isOpen(f, last)) return null;
  const held = list.slice(0, -1).map((e) => operand(f, e));
  const before = held.map((o) => o.before).join('');
  const items = held.map((o) => o.text);
  const results = callText(f, last);
  const r = f.temp();
  const text = `(${before}${r}=${results},$isArray(${r})?${write([...items, `...$values(${r})`])}:${write([...items, r])})`;
  f.release(r, ...held.map((o) => o.temp));
  return text;
}

/** A call, and its site. */
interface CallText {
  text: string;
  site: number;
}

/** A call that is a statement of its own: its results (`isSingle`: one is enough), or null when it suspends. */
export function liftedCall(f: FunctionEmitter, e: AnyCall, isSingle: boolean): CallText {
  return (isSingle ? specialCall(f, e) : null) ?? madeCall(f, e);
}

/** Calls of built-ins that are worth a form of their own, checked at run time to be those. */
function specialCall(f: FunctionEmitter, e: AnyCall): CallText | null {
  if (e.type !== 'Call' || (e.callee.type !== 'Name' && !(e.callee.type === 'Index' && e.callee.isGlobal))) return null;
  const name = globalName(e.callee);
  if (name !== 'select' || e.args.length !== 2 || e.args[1].type !== 'Vararg') return null;
  const [which] = e.args;
  const callee = operand(f, e.callee);
  const n = operand(f, which);
  const site = f.site(e.line, f.describe(e.callee), null);
  const mark = f.chunk.assembler.mark(site);
  const r = f.temp();
  f.release(r);
  const call = invoke(f, callee.text, false, [n.text, '...$va'], site, mark);
  const general = f.resume === null ? `($isArray(${r}=${call})?$firstOf(${r}):${r})` : call;
  let text: string;
  if (which.type === 'String' && which.value === '#') text = `${callee.text}===$select?$va.length:${general}`;
  else
    text = `${callee.text}===$select&&typeof ${n.text}==="number"&&${n.text}>=1&&${n.text}<2147483648?$va[(${n.text}|0)-1]:${general}`;
  f.release(callee.temp, n.temp);
  return { text: `(${callee.before}${n.before}${text})`, site };
}

/** The name of a global, or null when the expression is none. */
export function globalName(e: ast.Expression): string | null {
  if (e.type === 'Name') return e.variable === null ? e.name : null;
  if (
    e.type === 'Index' &&
    e.isGlobal &&
    e.key.type === 'String' &&
    e.object.type === 'Name' &&
    e.object.variable?.kind === 'environment'
  )
    return e.key.value;
  return null;
}

/** The arguments as text for a JavaScript argument list; the last one may be spread. */
function argumentList(f: FunctionEmitter, args: ast.Expression[]): string[] {
  return args.map((a, i) => {
    if (i === args.length - 1 && isOpen(f, a)) return a.type === 'Vararg' ? '...$va' : `...$values(${multi(f, a)})`;
    return expression(f, a);
  });
}

/** The call itself: `callee` is repeatable text, or the JavaScript name of a known function. */
export function invoke(
  f: FunctionEmitter,
  callee: string,
  known: boolean,
  args: string[],
  site: number,
  mark: string,
): string {
  if (f.form === 'resumable') {
    // A call that is known to suspend nothing is made like in plain code.
    if (known) return `${mark}${callee}(${args.join(',')})`;
    return `${f.callable(callee, site, '$callableq')}${mark}.call(${['$Q', ...args].join(',')})`;
  }
  if (f.coroutine) {
    const t = f.temp();
    f.release(t);
    const spread = args.length > 0 && args[args.length - 1].startsWith('...');
    const helper = spread || args.length > 3 ? '$qn' : `$q${args.length}`;
    const call = `${mark}${helper}(${[f.reported(callee), ...args].join(',')})`;
    // Calls that are statements of their own suspend there.
    if (f.resume !== null && !known) return call;
    return `((${t}=${call})===null?yield ${f.chunk.assembler.number(site)}:${t})`;
  }
  if (known) return `${mark}${callee}(${args.join(',')})`;
  return `${f.callable(callee, site)}${mark}(${args.join(',')})`;
}

/** Text of a call that evaluates to its results: raw value or Array, TAIL included in plain code. */
export function callText(f: FunctionEmitter, e: AnyCall): string {
  return f.resume?.resultsIn(e) ?? madeCall(f, e).text;
}

function madeCall(f: FunctionEmitter, e: AnyCall): CallText {
  const site = f.site(
    e.line,
    e.type === 'MethodCall' ? { kind: 'method', name: e.method } : f.describe(e.callee),
    null,
  );
  const mark = f.chunk.assembler.mark(site);
  if (e.type === 'Call') {
    if (f.chunk.dialect.hasFenv) {
      const own = environmentCall(f, e, site, mark);
      if (own !== null) return { text: own, site };
    }
    if (isKnown(f, e) && e.callee.type === 'Name') {
      const callee = f.read(e.callee.variable!);
      const text = openList(f, e.args, (args) => invoke(f, callee, true, args, site, mark));
      return { text: text ?? invoke(f, callee, true, argumentList(f, e.args), site, mark), site };
    }
    const callee = operand(f, e.callee);
    const open = openList(f, e.args, (args) => invoke(f, callee.text, false, args, site, mark));
    if (open !== null) {
      f.release(callee.temp);
      return { text: callee.before === '' ? open : `(${callee.before}${open})`, site };
    }
    const args = argumentList(f, e.args);
    const text =
      f.coroutine && f.debug === null && isYield(e.callee)
        ? yieldCall(f, callee.text, args, site, mark)
        : invoke(f, callee.text, false, args, site, mark);
    f.release(callee.temp);
    return { text: callee.before === '' ? text : `(${callee.before}${text})`, site };
  }
  const object = objectOperand(f, e.object);
  const looked = f.resume?.methodIn(e) ?? null;
  const fn = looked ?? f.temp();
  const method = looked === null ? `${fn}=${methodText(f, e, object.text)},` : '';
  const call =
    openList(f, e.args, (args) => invoke(f, fn, false, [object.text, ...args], site, mark)) ??
    invoke(f, fn, false, [object.text, ...argumentList(f, e.args)], site, mark);
  const text = `(${object.before}${method}${call})`;
  f.release(looked === null ? fn : null, object.temp);
  return { text, site };
}

/** True for a call that needs no look at what is called: in coroutine code only of functions that never suspend. */
function isKnown(f: FunctionEmitter, e: ast.CallExpression): boolean {
  if (f.coroutine) return f.resume !== null && f.callsLeaf(e);
  return f.chunk.analysis.knownFunction(e.callee) !== null;
}

/** A callee that is probably `coroutine.yield`. */
function isYield(e: ast.Expression): boolean {
  return e.type === 'Name'
    ? e.name === 'yield'
    : e.type === 'Index' && e.key.type === 'String' && e.key.value === 'yield';
}

/** A call of `coroutine.yield` in coroutine code: it suspends without a call, when it is that function. */
function yieldCall(f: FunctionEmitter, callee: string, args: string[], site: number, mark: string): string {
  const last = args[args.length - 1];
  const one = args.length === 1 && !last.startsWith('...');
  const t = f.temp();
  // The arguments are evaluated once, ahead of the test.
  const before = `${t}=${one ? last : `[${args.join(',')}]`},`;
  const store = one ? `$yield1(${t})` : `$yieldn(${t})`;
  const call = one ? `$q1(${callee},${t})` : `$qn(${callee},...${t})`;
  f.release(t);
  if (f.resume !== null) return `(${before}${callee}===$coroutineYield?(${store},null):${mark}${call})`;
  const number = f.chunk.assembler.number(site);
  return `(${before}${callee}===$coroutineYield?(${store},${mark}yield ${number}):(${t}=${call})===null?yield ${number}:${t})`;
}

/** `getfenv()`, `getfenv(1)` and `setfenv(1, t)`: the environment of the running function is at hand here. */
function environmentCall(f: FunctionEmitter, e: ast.CallExpression, site: number, mark: string): string | null {
  const name = globalName(e.callee);
  if (name !== 'getfenv' && name !== 'setfenv') return null;
  const [level, table] = e.args;
  if (
    e.args.length > (name === 'getfenv' ? 1 : 2) ||
    (level !== undefined && (level.type !== 'Number' || level.value !== 1))
  )
    return null;
  const callee = operand(f, e.callee);
  let text: string;
  if (name === 'getfenv') {
    text = `(${callee.before}${callee.text}===$getfenv?$G:${invoke(f, callee.text, false, argumentList(f, e.args), site, mark)})`;
  } else {
    if (table === undefined || isMulti(table)) {
      f.release(callee.temp);
      return null;
    }
    const t = operand(f, table);
    text = `(${callee.before}${t.before}${callee.text}===$setfenv&&${t.text} instanceof $Table?($G=${t.text},${f.coroutine ? '$NONE' : f.selfName}):${invoke(f, callee.text, false, ['1', t.text], site, mark)})`;
    f.release(t.temp);
  }
  f.release(callee.temp);
  return text;
}

/** Look-up of the method of an object. */
export function methodText(f: FunctionEmitter, e: ast.MethodCallExpression, object: string): string {
  const names = [f.describe(e.object)];
  const line = e.methodLine ?? e.line;
  if (!isFieldName(e.method)) return f.slow('$method', `${object},${quote(e.method)}`, line, names, 'site');
  return f.slow(f.chunk.methodGetter(e.method), object, line, names, 'number');
}

/** A call as a statement. */
export function callStatement(f: FunctionEmitter, e: AnyCall): string {
  const { resume } = f;
  const isPoint = resume?.hasPoints(e) === true && !(e.type === 'Call' && f.callsLeaf(e));
  resume?.liftOperands(e);
  const special = f.debug === null ? errorCall(f, e) : null;
  if (isPoint) {
    resume!.made(special ?? liftedCall(f, e, true), true);
    return '';
  }
  if (special !== null) return f.coroutine ? `${special.text};` : settled(f, special.text);
  const call = callText(f, e);
  return (f.coroutine && f.form === 'generator') || isSingle(f, e) ? `${call};` : settled(f, call);
}

/** Statement that makes a pending tail call; a pending error goes on to the caller, where that looks for one. */
function settled(f: FunctionEmitter, call: string): string {
  return f.handsOnErrors ? `if(${call}===$TAIL&&$failing())return $TAIL;` : `if(${call}===$TAIL)$finish($TAIL);`;
}

/**
 * `error(message)`, also with level 0 or 1: the position is known here, so that nothing needs to read the stack. Where the
 * function can return a pending error, nothing is thrown as long as its callers hand it on to a `pcall`.
 */
function errorCall(f: FunctionEmitter, e: AnyCall): CallText | null {
  if (e.type !== 'Call' || globalName(e.callee) !== 'error' || e.args.length < 1 || e.args.length > 2) return null;
  const [message, level] = e.args;
  if (level !== undefined && (level.type !== 'Number' || (level.value !== 0 && level.value !== 1))) return null;
  const callee = operand(f, e.callee);
  const site = f.site(e.line, f.describe(e.callee), null);
  const mark = f.chunk.assembler.mark(site);
  const raise = f.handsOnErrors ? '$failAt' : '$errorAt';
  const line = level?.type === 'Number' && level.value === 0 ? 0 : e.line;
  let text: string;
  if (level === undefined && isMulti(message)) {
    if (message.type === 'Vararg') {
      f.release(callee.temp);
      return null;
    }
    // More than one result: the second one is the level.
    const r = f.temp();
    const given = multi(f, message);
    const general = invoke(f, callee.text, false, [`...$values(${r})`], site, mark);
    text = `(${callee.before}${r}=${given},${callee.text}===$error&&!$isArray(${r})?${mark}${raise}(${r},$where,${line}):${general})`;
    f.release(r);
  } else {
    const value = operand(f, message);
    const given = level === undefined ? [value.text] : [value.text, f.number((level as ast.NumberExpression).value)];
    text = `(${callee.before}${value.before}${callee.text}===$error?${mark}${raise}(${value.text},$where,${line}):${invoke(f, callee.text, false, given, site, mark)})`;
    f.release(value.temp);
  }
  f.release(callee.temp);
  return { text, site };
}

/** `return f(…)` in plain code: an ordinary call until the counter says that the stack is to be unwound. */
export function tailCall(f: FunctionEmitter, e: AnyCall): string {
  const site = f.site(
    e.line,
    e.type === 'MethodCall' ? { kind: 'method', name: e.method } : f.describe(e.callee),
    null,
    true,
  );
  const mark = f.chunk.assembler.mark(site);
  f.resume?.liftOperands(e);
  let before = '';
  const temps: (string | null)[] = [];
  const texts: string[] = [];
  const hold = (x: ast.Expression) => {
    const o = operand(f, x);
    before += o.before;
    temps.push(o.temp);
    texts.push(o.text);
  };
  let callee: string;
  let known = false;
  // The results of a call at the end, told apart as in `openList`.
  let results: string | null = null;
  if (e.type === 'Call') {
    known = isKnown(f, e);
    const a = atom(f, e.callee);
    if (a !== null) callee = a;
    else {
      const o = operand(f, e.callee);
      before += o.before;
      temps.push(o.temp);
      callee = o.text;
    }
  } else {
    const o = objectOperand(f, e.object);
    const looked = f.resume?.methodIn(e) ?? null;
    const fn = looked ?? f.temp();
    before += looked === null ? `${o.before}${fn}=${methodText(f, e, o.text)},` : o.before;
    temps.push(o.temp, looked === null ? fn : null);
    texts.push(o.text);
    callee = fn;
  }
  e.args.forEach((a, i) => {
    if (i === e.args.length - 1 && isOpen(f, a)) {
      if (a.type === 'Vararg') texts.push('...$va');
      else {
        const t = f.temp();
        temps.push(t);
        if (isPlain(f)) {
          before += `${t}=${multi(f, a)},`;
          results = t;
          texts.push(`...$values(${t})`);
        } else {
          before += `${t}=$values(${multi(f, a)}),`;
          texts.push(`...${t}`);
        }
      }
    } else hold(a);
  });
  const number = f.chunk.assembler.number(site);
  const tail = `($T=${f.form === 'generator' ? mark : ''}$tail(${[number, callee, ...texts].join(',')}),$TAIL)`;
  const invoked = (args: string[]): string => invoke(f, callee, known, args, site, mark);
  const made =
    results === null
      ? invoked(texts)
      : `$isArray(${results})?${invoked(texts)}:${invoked([...texts.slice(0, -1), results])}`;
  const text = f.debug
    ? `return $returning($F,(${before}$leaving($F,${callee})${f.coroutine ? '' : '&&++$T>199'}?${tail}:${invoke(f, callee, false, texts, site, mark)}));`
    : f.form === 'generator'
      ? `return(${before}${tail});`
      : `return(${before}++$T<200?${tailResult(f, made, known, site)}:${tail});`;
  f.release(...temps);
  return text;
}

/** What a tail call gives that is made like an ordinary one. */
function tailResult(f: FunctionEmitter, call: string, known: boolean, site: number): string {
  if (!f.coroutine || known) return call;
  const t = f.temp();
  f.release(t);
  return `(${t}=${call})===null?$tailed(${f.chunk.assembler.number(site)}):${t}`;
}

export { readField };
