/** The text of `debug.traceback`, as each of the three interpreters writes it. */
import { work } from './budget.js';
import { loadedName } from './builtins.js';
import { type Activation, activations, functionAt, nameOfActivation } from './position.js';
import { L } from './state.js';

/** Levels shown at the beginning and at the end of a long stack. */
const FIRST = 12;
const LAST = 10;

/** A traceback of the running thread without a message; `inBuiltin` as for `activations`. */
export function traceback(inBuiltin: boolean, level = 0): string {
  const list = activations(400, inBuiltin);
  if (L.coroutine === null) list.push({ kind: 'builtin', func: null });
  return tracebackOf(list, level);
}

/** The lines of a traceback for a list of activations, from `level` on. */
export function tracebackOf(list: Activation[], level: number): string {
  let text = 'stack traceback:';
  if (level < 0 && L.dialect.name !== '5.1') return text;
  const count = list.length;
  const v52 = L.dialect.name === '5.2';
  // Where the dots come: 5.2 counts beforehand, and shows one level more behind the dots than before them.
  const mark = v52 ? FIRST - 1 : Math.max(FIRST, level);
  const rest = v52 ? count - LAST - 1 : count - LAST;
  const long = v52 ? count - 1 > FIRST + LAST : count > mark + LAST + 1;
  for (let i = level; i < count; i++) {
    if (i < 0) work(1);
    if (i === mark && long) {
      text += '\n\t...';
      i = rest;
    }
    text += `\n\t${lineOf(list, i)}`;
  }
  return text;
}

function lineOf(list: Activation[], i: number): string {
  const a = list[i];
  // 5.1 takes a negative level for that of a lost tail call.
  if (i < 0) return '(tail call): ?';
  if (a.kind === 'tail') return '(tail call): ?';
  const name = nameOfActivation(list, i);
  const tails = a.kind === 'lua' && a.tailCalled ? '\n\t(...tail calls...)' : '';
  const { name: dialect } = L.dialect;
  const place = a.kind === 'builtin' ? '[C]:' : `${a.chunk.id}:${a.chunk.lines[a.line]}:`;
  if (name !== null) return `${place} in function '${name.name}'${tails}`;
  const loaded = a.kind === 'builtin' && dialect === '5.2' ? loadedName(a.func) : null;
  if (loaded !== null) return `[C]: in function '${loaded}'`;
  if (a.kind === 'builtin')
    return dialect === '5.1' ? '[C]: ?' : dialect === '5.2' ? '[C]: in ?' : '[C]: at 0x55d0c0de0000';
  const f = functionAt(a.chunk, a.line);
  return `${place} in ${f.isMain ? 'main chunk' : `function <${a.chunk.id}:${f.line}>`}${tails}`;
}
