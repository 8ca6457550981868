/** Calls of the string library. */
import { E } from '../lib/tree.mjs';
import { expression, int, num, str, stringCallee } from './expressions.mjs';
import { directive, pattern, quote, replacement } from './text.mjs';

export function formatCall(g, depth) {
  const { r } = g;
  const made = r.times(r.int(1, 3), () => directive(r, g.d));
  const text = made.map(([d]) => d).join(r.pick([' ', '', ',', '|']));
  const args = made
    .filter(([, type]) => type !== null)
    .map(([d, type]) => {
      if (type === 'byte') return E`${r.int(1, 255)}`;
      if (type === 'nat') return E`${r.int(0, 70000)}`;
      if (type === 'int') return r.chance(0.8) ? E`${r.pick(['', '-'])}${r.int(0, 100000)}` : int(g, depth);
      if (type === 'num')
        return r.chance(0.6)
          ? E`${r.pick(['0', '1', '-1', '0.5', '2.5', '1e10', '-1.5e-5', '123.456', '1e100', '99999', '1/3'])}`
          : num(g, depth);
      // What is no string gives an address, whose digits a program may look at, or the first letters of `builtin`.
      return d.includes('.') ? E`S(${str(g, depth)})` : str(g, depth);
    });
  if (r.chance(0.03)) args.pop();
  const all = [E`${quote(r, text, g.d)}`, ...args];
  return r.chance(0.7) ? E`string.format(${all})` : E`(${all[0]}):format(${args})`;
}

/** A function literal for gsub: takes the captures. */
function replacer(g, depth) {
  const { r } = g;
  const body = g.insideFunction(
    () =>
      r.weighted([
        [3, () => E`return ${expression(g, 'str', depth)}`],
        [1, () => E`return a`],
        [1, () => E`return b`],
        [1, () => E`return a and (a .. "!")`],
        [1, () => E`return ${r.pick(['nil', 'false', '{}', 'true', '5', ''])}`],
        [1, () => E`if a == "a" then return "" end`],
      ])(),
    [
      ['a', 'str'],
      ['b', 'any'],
    ],
  );
  return E`function(a, b) ${body} end`;
}

export function gsubCall(g, depth) {
  const { r } = g;
  const p = E`${quote(r, pattern(r), g.d)}`;
  const by = r.weighted([
    [4, () => E`${quote(r, replacement(r), g.d)}`],
    [2, () => replacer(g, depth)],
    [1, () => E`{a = "1", b = ${r.pick(['true', 'false', '2', '"bb"'])}, ab = "x", [1] = "one"}`],
    [0.3, () => E`${r.pick(['nil', 'true', '5', 'string.upper'])}`],
  ])();
  const count = r.chance(0.2) ? [E`${r.pick(['1', '2', '0', '-1', '"1"', 'nil'])}`] : [];
  const args = [p, by, ...count];
  return r.chance(0.7) ? E`${stringCallee(g, depth)}:gsub(${args})` : E`string.gsub(${[str(g, depth), ...args]})`;
}

/** A call of find, match or gsub, with all that they return. */
export function matchingCall(g, depth) {
  const { r } = g;
  const p = E`${quote(r, pattern(r), g.d)}`;
  const init = r.chance(0.3) ? [E`${r.pick(['1', '2', '-1', '-3', '10', '0', '"2"'])}`] : [];
  return r.weighted([
    [4, () => E`${stringCallee(g, depth)}:find(${[p, ...init]})`],
    [1, () => E`${stringCallee(g, depth)}:find(${p}, ${r.int(1, 3)}, true)`],
    [4, () => E`${stringCallee(g, depth)}:match(${[p, ...init]})`],
    [3, () => gsubCall(g, depth)],
    [1, () => E`string.byte(${str(g, depth)}, 1, ${r.pick(['-1', '3', '0', '100'])})`],
    [1, () => E`string.find(${str(g, depth)}, ${str(g, depth)}, 1, true)`],
  ])();
}
