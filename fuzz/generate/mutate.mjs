/** Mutations of a program text, by tokens and by characters. */

const TOKEN =
  /\s+|--\[(=*)\[[\s\S]*?\]\1\]|--[^\n]*|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|\[(=*)\[[\s\S]*?\]\2\]|[A-Za-z_]\w*|\d[\w.]*|\.\.\.|\.\.|[=~<>]=|::|[\s\S]/g;

const TOKENS = [
  'and',
  'break',
  'do',
  'else',
  'elseif',
  'end',
  'false',
  'for',
  'function',
  'goto',
  'if',
  'in',
  'local',
  'nil',
  'not',
  'or',
  'repeat',
  'return',
  'then',
  'true',
  'until',
  'while',
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  '#',
  '==',
  '~=',
  '<=',
  '>=',
  '<',
  '>',
  '=',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '::',
  ';',
  ':',
  ',',
  '.',
  '..',
  '...',
  '"',
  "'",
  '[[',
  ']]',
  '--',
  '--[[',
  '\\',
  '@',
  '$',
  '!',
  '~',
  '&',
  '|',
  '?',
  '`',
  '\0',
  '\x80',
  '\xff',
  '0x',
  '1e',
  '1..2',
  '3x',
  '0xg',
  '08',
  '"\\q"',
  '"\\300"',
  '"\\xZZ"',
  '"\\u{41}"',
  "'\\x4'",
  '"\\z',
  'x',
  'f()',
  '1',
  '"s"',
  '\n',
  '\r',
  '\r\n',
  '//',
  '<<',
  '\\n',
  '[=[',
  '[==',
  ']=]',
  '1e+',
  '.5',
  '5.',
  '0x.p1',
  '0x1p',
  '1LL',
  '2i',
  '0b2',
  '::x::',
  'goto x',
  'break',
  'return',
  '...',
];

/** Numerals of LuaJIT that are `cdata`: ours has no `ffi`, and refuses them as a LuaJIT built without it does. */
const CDATA = /(?<!\w)(?:0[xX][\da-fA-F.]+|\d[\d.]*|\.\d+)(?:[eEpP][+-]?\d+)?(?:[uU]?[lL][lL]|[iI])(?!\w)/;

export function mutateText(r, text, dialect) {
  for (let i = 0; i < 10; i++) {
    const mutated = mutateOnce(r, text);
    if (dialect !== 'luajit' || !CDATA.test(mutated)) return mutated;
  }
  return text;
}

function mutateOnce(r, text) {
  const count = r.weighted([
    [6, 1],
    [2, 2],
    [1, 4],
  ]);
  const tokens = text.match(TOKEN) ?? [];
  for (let i = 0; i < count; i++) {
    const at = r.int(0, Math.max(0, tokens.length - 1));
    r.weighted([
      [3, () => tokens.splice(at, 1)],
      [3, () => tokens.splice(at, 0, ` ${r.pick(TOKENS)} `)],
      [2, () => tokens.splice(at, 0, r.pick(TOKENS))],
      [
        2,
        () => {
          tokens[at] = r.pick(TOKENS);
        },
      ],
      [
        1,
        () => {
          tokens[at] = tokens[r.int(0, tokens.length - 1)] ?? '';
        },
      ],
      [1, () => tokens.splice(at, r.int(1, 5))],
      [
        1,
        () => {
          tokens.length = at;
        },
      ],
      [1, () => tokens.splice(at, 0, ...tokens.slice(r.int(0, at), at))],
      [
        1,
        () => {
          const t = tokens[at] ?? '';
          const k = r.int(0, t.length);
          tokens[at] = t.slice(0, k) + String.fromCharCode(r.int(0, 255)) + t.slice(k + r.int(0, 1));
        },
      ],
    ])();
  }
  return tokens.join('');
}
