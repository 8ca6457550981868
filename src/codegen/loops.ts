/** Loops: `while`, `repeat` and both kinds of `for`. */
import type * as ast from '../syntax/ast.js';
import { LONG_FILL } from '../syntax/sizes.js';
import { isMulti, type LoopStatement } from './analyse.js';
import { globalName, invoke } from './call.js';
import { condition, expression, multi } from './expression.js';
import type { FunctionEmitter, LoopContext } from './function.js';
import type { ResumeText } from './resume.js';
import { block, emitBlock, spread, testText } from './statement.js';
import { numberLiteral } from './writer.js';

/** Check of the budget at the beginning of a loop's body. */
export function loopCheck(f: FunctionEmitter, line: number): string {
  return f.chunk.budgeted ? `${f.line(line)}--$budget.n<0&&$spend();` : '';
}

export function whileStatement(f: FunctionEmitter, s: ast.WhileStatement): string {
  if (f.resume !== null) return resumableWhile(f, f.resume, s);
  return hoisting(f, s, () => {
    const test = testText(f, s.condition);
    const again = backwards(f);
    return loop(f, s.hasBreak, (label) => `${label}while(${test}){${loopCheck(f, s.line)}${block(f, s.body)}${again}}`);
  });
}

function resumableWhile(f: FunctionEmitter, resume: ResumeText, s: ast.WhileStatement): string {
  return hoisting(f, s, () => {
    const from = resume.count;
    if (!resume.hasPoints(s.condition)) {
      const test = condition(f, s.condition);
      return loop(f, s.hasBreak, (label) => {
        const body = block(f, s.body);
        return `${resume.cases(from)}${label}while(${resume.test(from, test)}){${loopCheck(f, s.line)}${body}}`;
      });
    }
    return loop(f, true, (label) => {
      const l = f.loops[f.loops.length - 1].label;
      const body = resume.nest(() => {
        const { before, text: test } = resume.condition(() => condition(f, s.condition), s.condition);
        return `${before}if(!(${test}))break ${l};${emitBlock(f, s.body).text}`;
      });
      return `${resume.cases(from)}${label}for(;;){${loopCheck(f, s.line)}${body}}`;
    });
  });
}

/**
 * Writes a loop after text that looks up the array parts of the tables indexed in it. An array part keeps its identity
 * once it is not EMPTY, and EMPTY only ever sends an access to the slow path, so the copy is never wrong.
 */
function hoisting(f: FunctionEmitter, s: LoopStatement, write: () => string): string {
  const variables = [...(f.chunk.analysis.hoists.get(s) ?? [])].filter(
    (v) => f.chunk.cellField(v) === null && !f.hoisted.has(v) && v !== f.self && v.kind !== 'environment',
  );
  let head = '';
  for (const v of variables) {
    const t = f.temp();
    f.hoisted.set(v, t);
    head += `${t}=$arrayOf(${f.nameOf(v)});`;
  }
  const text = write();
  for (const v of variables) {
    f.release(f.hoisted.get(v)!);
    f.hoisted.delete(v);
  }
  return head + text;
}

export function repeatStatement(f: FunctionEmitter, s: ast.RepeatStatement): string {
  return hoisting(f, s, () =>
    loop(f, s.hasBreak, (label) => {
      if (f.resume !== null) return resumableRepeat(f, f.resume, s, label);
      const body = emitBlock(f, s.body);
      // Unreachable when the body always leaves, but the text must stay valid.
      return `${label}do{${loopCheck(f, s.line)}${body.text}}while(!(${testText(f, s.condition)})${f.debug === null ? '' : '&&($F.line=0,true)'});`;
    }),
  );
}

function resumableRepeat(f: FunctionEmitter, resume: ResumeText, s: ast.RepeatStatement, label: string): string {
  const from = resume.count;
  let test = '';
  const body = resume.nest(() => {
    const { text } = emitBlock(f, s.body);
    const end = resume.condition(() => condition(f, s.condition), s.condition);
    test = end.text;
    return text + end.before;
  });
  return `${resume.cases(from)}${label}do{${loopCheck(f, s.line)}${body}}while(!(${test}));`;
}

/** Writes a loop; `write` gets its label, empty when nothing breaks out of it. */
function loop(f: FunctionEmitter, hasBreak: boolean, write: (label: string) => string): string {
  const label = f.label();
  const context: LoopContext = { label, stores: false };
  f.loops.push(context);
  const text = write(hasBreak ? `${label}:` : '');
  f.loops.pop();
  // What stores in the loop may have set a metamethod.
  return context.stores ? text + f.resume!.point(null, f.site(0, null, null)) : text;
}

/** The jump at the end of a loop, in debug form. */
function backwards(f: FunctionEmitter): string {
  return f.debug === null ? '' : '$F.line=0;';
}

export function numericFor(f: FunctionEmitter, s: ast.NumericForStatement): string {
  const v = s.variable;
  const { resume } = f;
  resume?.liftAll(s.step === null ? [s.start, s.limit] : [s.start, s.limit, s.step]);
  const direct = !v.captured && v.assignments === 0 && f.debug === null;
  const control = direct ? f.declare(v) : f.temp();
  const temps: (string | null)[] = [direct ? null : control];
  const bound = (e: ast.Expression, into: string | null): string => {
    const text = expression(f, e);
    if (f.typeOf(e) === 'number') {
      if (into === null) return text;
      return `${into}=${text}`;
    }
    const t = into ?? f.temp();
    if (into === null) f.release(t);
    return `${t}=${text}`;
  };
  let head = `${bound(s.start, control)};`;
  let limit: string;
  if (s.limit.type === 'Number') limit = expression(f, s.limit);
  else {
    limit = f.temp();
    temps.push(limit);
    head += `${bound(s.limit, limit)};`;
  }
  const constantStep =
    s.step === null
      ? 1
      : s.step.type === 'Number'
        ? s.step.value
        : s.step.type === 'Unary' && s.step.operator === '-' && s.step.operand.type === 'Number'
          ? -s.step.operand.value
          : null;
  let step = '';
  if (constantStep === null) {
    step = f.temp();
    temps.push(step);
    head += `${bound(s.step!, step)};`;
  }
  const check = (name: string, e: ast.Expression | null, what: string) => {
    if (e !== null && f.typeOf(e) !== 'number')
      head += `if(typeof ${name}!=="number")${name}=${f.line(s.line)}$forNumber(${name},"${what}");`;
  };
  check(control, s.start, 'initial');
  if (s.limit.type !== 'Number') check(limit, s.limit, 'limit');
  if (constantStep === null) check(step, s.step, 'step');
  const luajit = f.chunk.dialect.name === 'luajit';
  if (!luajit) {
    // 5.1 and 5.2 begin one step before the start and go forward: the rounding shows.
    const value = s.start.type === 'Number' ? f.numberValue(s.start.value) : null;
    if (constantStep === null || value === null || !Object.is(value - constantStep + constantStep, value)) {
      const b = constantStep === null ? step : numberLiteral(constantStep);
      head += `${control}=${control}-${b}+${b};`;
    }
  }
  let test: string;
  let advance: string;
  if (constantStep !== null && constantStep !== 0) {
    test = constantStep > 0 ? `${control}<=${limit}` : `${control}>=${limit}`;
    advance =
      constantStep === 1
        ? `${control}++`
        : constantStep === -1
          ? `${control}--`
          : constantStep > 0
            ? `${control}+=${constantStep}`
            : `${control}-=${-constantStep}`;
  } else {
    if (constantStep !== null) step = numberLiteral(constantStep);
    const up = f.temp();
    temps.push(up);
    // In LuaJIT the sign decides, that of zero as well.
    head += `${up}=${step}>0${luajit ? `||${step}===0&&1/${step}>0` : ''};`;
    test = `(${up}?${control}<=${limit}:${control}>=${limit})`;
    advance = `${control}+=${step}`;
  }
  if (constantStep === 1) head += fillText(f, s, control, limit);
  resume?.release();
  if (direct) resume?.inScope.push(control);
  if (direct && constantStep !== null && constantStep > 0 && s.start.type === 'Number' && s.start.value >= 1)
    f.chunk.positive.add(v);
  const text = hoisting(f, s, () =>
    loop(f, s.hasBreak, (label) => {
      const end = f.debug?.loopEnd(s.line) ?? '';
      f.debug?.numericFor(control, limit, constantStep ?? step);
      const bind = direct ? '' : f.initialise(v, control);
      if (resume !== null) {
        const from = resume.count;
        const body = resume.nest(() => bind + emitBlock(f, s.body).text);
        return `${resume.cases(from)}${label}for(;${resume.test(from, test)};${advance}){${loopCheck(f, s.line)}${body}}`;
      }
      return `${label}for(;${test};${end}${advance}){${loopCheck(f, s.line)}${backwards(f)}${bind}${block(f, s.body)}}`;
    }),
  );
  f.release(...temps);
  return head + text;
}

/**
 * For a loop that does nothing but append a constant again and again: a long one is done by the runtime, which takes the memory
 * for all elements at once. Numbers are left to the loop (see `fill`).
 */
function fillText(f: FunctionEmitter, s: ast.NumericForStatement, control: string, limit: string): string {
  if (f.debug !== null || s.body.statements.length !== 1) return '';
  if (s.limit.type === 'Number' && s.limit.value < LONG_FILL) return '';
  const [statement] = s.body.statements;
  if (statement.type !== 'Assign' || statement.targets.length !== 1 || statement.values.length !== 1) return '';
  const [target] = statement.targets;
  const [value] = statement.values;
  if (value.type !== 'True' && value.type !== 'False' && value.type !== 'String') return '';
  if (target.type !== 'Index' || target.key.type !== 'Name' || target.key.variable !== s.variable) return '';
  const { object } = target;
  if (object.type !== 'Name' || object.variable === null || object.variable === s.variable) return '';
  const call = `$fill(${expression(f, object)},${control},${limit},${expression(f, value)})`;
  return `if(${limit}-${control}>=${LONG_FILL})${control}=${call};`;
}

/**
 * Generic `for`. Loops over `pairs`, `ipairs` and `next` of plain tables run on a cursor or an index; which one, is
 * decided when the loop starts. `mode`: 0 general, 1 cursor, 2 array.
 */
export function genericFor(f: FunctionEmitter, s: ast.GenericForStatement): string {
  const fn = f.temp();
  const state = f.temp();
  const control = f.temp();
  const mode = f.temp();
  const key = f.temp();
  const value = f.temp();
  const temps = [fn, state, control, mode, key, value];
  let head = '';
  const [first] = s.values;
  const name =
    f.debug === null &&
    s.values.length === 1 &&
    first.type === 'Call' &&
    first.args.length === 1 &&
    !isMulti(first.args[0])
      ? globalName(first.callee)
      : null;
  const { resume } = f;
  if ((name === 'pairs' || name === 'ipairs') && first.type === 'Call') {
    resume?.liftAll([first.callee, first.args[0]]);
    const v52 = f.chunk.dialect.hasPairsMetamethods ? `&&${state}._mt===null` : '';
    const callee = expression(f, first.callee);
    head += `${fn}=${callee};${state}=${expression(f, first.args[0])};`;
    const site = f.site(first.line, f.describe(first.callee), null);
    const mark = f.chunk.assembler.mark(site);
    const r = key;
    const general = invoke(f, fn, false, [state], site, mark);
    const isBuiltin = `${fn}===$${name}&&${state} instanceof $Table${v52}`;
    if (resume !== null) {
      head += `if(${isBuiltin}){${mode}=${name === 'pairs' ? 1 : 2};${r}=undefined;}else{${mode}=3;${r}=${general};}`;
      head += `${resume.point(r, site)}if(${mode}===3){${spread(r, [fn, state, control])}${mode}=${modeText(f, fn, state, control)};}`;
    } else
      head += `if(${isBuiltin})${mode}=${name === 'pairs' ? 1 : 2};else{${r}=${general};${spread(r, [fn, state, control])}${mode}=${modeText(f, fn, state, control)};}`;
  } else {
    resume?.liftAll(s.values);
    head += valuesInto(f, s.values, [fn, state, control]);
    head += `${mode}=${f.debug === null ? modeText(f, fn, state, control) : '0'};`;
  }
  head += `if(${mode}===1)${fn}=new $Cursor(${state});else if(${mode}===2)${control}=0;`;
  const site = f.site(
    s.line,
    { kind: 'for iterator', name: f.chunk.dialect.name === '5.2' ? 'for iterator' : '(for generator)' },
    null,
  );
  const mark = f.chunk.assembler.mark(site);
  const r = value;
  // 5.1 calls iterators like metamethods: they cannot yield.
  const suspends = f.coroutine && f.chunk.dialect.yieldsAcrossPcall;
  const call =
    suspends || !f.coroutine
      ? invoke(f, fn, false, [state, control], site, mark)
      : `${f.callable(fn, site)}${mark}(${state},${control})`;
  const vs = s.variables;
  resume?.release();
  const text = hoisting(f, s, () =>
    loop(f, true, (label) => {
      const l = f.loops[f.loops.length - 1].label;
      const extra = vs.slice(2).map(() => f.temp());
      temps.push(...extra);
      const more = extra.map((t, i) => `${t}=${r}[${i + 2}];`).join('');
      const none = extra.map((t) => `${t}=undefined;`).join('');
      const unpack = `if($isArray(${r})){if(${r}===$TAIL)${r}=$values(${r});${more}${key}=${r}[0];${vs.length > 1 ? `${value}=${r}[1];` : ''}}else{${none}${key}=${r};${vs.length > 1 ? `${value}=undefined;` : ''}}if(${key}===undefined)break ${l};${control}=${key};`;
      const general = `${r}=${call};${unpack}`;
      const cursor = `if(!${fn}.step())break ${l};${key}=${fn}.k;${vs.length > 1 ? `${value}=${fn}.v;` : ''}${none}`;
      const array = `if((${value}=${state}._arr[${control}])===undefined&&(${value}=$ipairsNext(${state},${control}+1))===undefined)break ${l};${key}=++${control};${none}`;
      const end = f.debug === null ? '' : `${f.debug.loopEnd(s.line).slice(0, -1)};`;
      f.debug?.genericFor(fn, state, control);
      if (resume !== null && suspends) {
        const from = resume.count;
        const body = resume.nest(() => {
          const step = `if(${mode}===1){${cursor}}else if(${mode}===2){${array}}else{${r}=${call};`;
          const point = resume.pointParts(r, site);
          const bind = vs.map((v, i) => f.initialise(v, i === 0 ? key : i === 1 ? value : extra[i - 2])).join('');
          return `${step}${point.check}}${point.arrive}if(${mode}===0){${unpack}}${bind}${emitBlock(f, s.body).text}`;
        });
        return `${resume.cases(from)}${label}for(;;){${loopCheck(f, s.line)}${body}}`;
      }
      const bind = vs.map((v, i) => f.initialise(v, i === 0 ? key : i === 1 ? value : extra[i - 2])).join('');
      if (resume !== null) {
        const from = resume.count;
        const body = resume.nest(
          () =>
            `if(${mode}===1){${cursor}}else if(${mode}===2){${array}}else{${general}}${bind}${emitBlock(f, s.body).text}`,
        );
        return `${resume.cases(from)}${label}for(;;){${loopCheck(f, s.line)}${body}}`;
      }
      return `${label}for(;;){${loopCheck(f, s.line)}${end}if(${mode}===1){${cursor}}else if(${mode}===2){${array}}else{${general}}${backwards(f)}${bind}${block(f, s.body)}}`;
    }),
  );
  f.release(...temps);
  return head + text;
}

function modeText(f: FunctionEmitter, fn: string, state: string, control: string): string {
  const isNext = f.chunk.dialect.name === '5.1' ? `(${fn}===$next||${fn}===$pairsNext)` : `${fn}===$next`;
  return `${state} instanceof $Table?${isNext}&&${control}===undefined?1:${fn}===$inext&&${control}===0?2:0:0`;
}

/** Evaluates an expression list adjusted to a number of places. */
function valuesInto(f: FunctionEmitter, values: ast.Expression[], places: string[]): string {
  let text = '';
  values.forEach((e, i) => {
    if (i >= places.length) text += `${expression(f, e)};`;
    else if (i === values.length - 1 && isMulti(e) && i < places.length - 1) {
      const rest = places.slice(i);
      const value = multi(f, e);
      const r = f.temp();
      text += `${r}=${value};${spread(r, rest)}`;
      f.release(r);
    } else text += `${places[i]}=${expression(f, e)};`;
  });
  const last = values[values.length - 1];
  if (last === undefined || !isMulti(last))
    for (let i = values.length; i < places.length; i++) text += `${places[i]}=undefined;`;
  return text;
}
