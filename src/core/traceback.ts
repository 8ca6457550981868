/** The text of `debug.traceback`, as each of the three interpreters writes it. */
import { type Activation, activations, functionAt, nameOfActivation } from './position.js';
import { L } from './state.js';

/** Levels shown at the beginning and at the end of a long stack. */
const FIRST = 12;
const LAST = 10;

/** A traceback of the running thread without a message; `inBuiltin` as for `activations`. */
export function traceback(inBuiltin: boolean, level = 0): string {
  const list = activations(400, inBuiltin);
  if (L.coroutine === null) list.push({ kind: 'builtin' });
  return tracebackOf(list, level);
}

/** The lines of a traceback for a list of activations, from `level` on. */
export function tracebackOf(list: Activation[], level: number): string {
  let text = 'stack traceback:';
  const count = list.length;
  const last = L.dialect.name === '5.2' ? LAST + 1 : LAST;
  let mark = L.dialect.name === '5.2' ? FIRST - 1 : FIRST;
  // 5.2 counts before it begins, the others look ahead when they get there.
  if (L.dialect.name === '5.2' ? count - 1 <= FIRST + LAST : count <= mark + LAST + 1) mark = -1;
  for (let i = level; i < count; i++) {
    if (i === mark || (mark >= 0 && L.dialect.name !== '5.2' && i > mark && i === level)) {
      mark = -1;
      if (count - last > i) {
        text += '\n\t...';
        i = count - last - 1;
        continue;
      }
    }
    text += `\n\t${lineOf(list, i)}`;
  }
  return text;
}

function lineOf(list: Activation[], i: number): string {
  const a = list[i];
  if (a.kind === 'tail') return '(tail call): ?';
  const name = nameOfActivation(list, i);
  const tails = a.kind === 'lua' && a.tailCalled ? '\n\t(...tail calls...)' : '';
  const { name: dialect } = L.dialect;
  const place = a.kind === 'builtin' ? '[C]:' : `${a.chunk.id}:${a.chunk.lines[a.line]}:`;
  if (name !== null) return `${place} in function '${name.name}'${tails}`;
  if (a.kind === 'builtin') return dialect === '5.1' ? '[C]: ?' : dialect === '5.2' ? '[C]: in ?' : '[C]: at 0x55d0c0de';
  const f = functionAt(a.chunk, a.line);
  return `${place} in ${f.isMain ? 'main chunk' : `function <${a.chunk.id}:${f.line}>`}${tails}`;
}
