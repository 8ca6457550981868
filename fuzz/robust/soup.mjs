/** Sources that are hardly Lua: bytes, tokens, spoilt programs, spoilt dumps. */
import { mutateText } from '../generate/mutate.mjs';
import { program } from '../generate/program.mjs';
import { list, value } from './values.mjs';

const TOKENS = [
  ...'and break do else elseif end false for function goto if in local nil not or repeat return then true until while'.split(
    ' ',
  ),
  ...'+ - * / % ^ # == ~= <= >= < > = ( ) { } [ ] ; : , . .. ... :: [[ ]] [=[ ]=] -- --[[ ]]-- ~ ! & | // << >> @ $ ` \\ ? " \''.split(
    ' ',
  ),
  ...'a b c x y self arg _ENV _G print pcall error string table coroutine debug T C H R setmetatable getfenv setfenv'.split(
    ' ',
  ),
  ...'constructor __proto__ prototype arguments eval await yield async let const var class this super new typeof void'.split(
    ' ',
  ),
  ...'undefined NaN Infinity null import export static enum interface package hasOwnProperty toString valueOf $ $G $t $Q'.split(
    ' ',
  ),
  ...'0 1 2 1.5 .5 5. 0x 0xff 0x.p1 1e 1e5 1e999 3..2 0b1 1LL 2i 08 1_000 0x1p-5000 99999999999999999999'.split(' '),
  ...['"s"', "'\\0'", '"\\', '"\\x"', '"\\u{1F600}"', '"\\z  x"', '"\\999"', '"\n"', '\n', '\r', '\r\n', '\0', '\x1a'],
  ...[
    '\xe2\x80\xa8',
    '\xe2\x80\xa9',
    '\xef\xbb\xbf',
    '\u00a0',
    '*/',
    '/*',
    '//',
    '`',
    '${',
    '</script>',
    '<!--',
    '-->',
    '#!',
  ],
  ...[
    'local x = 1',
    'return',
    'x = x',
    'f()',
    'a.b.c',
    'a:b()',
    'goto x',
    '::x::',
    'break',
    'do end',
    'function f()',
    'end',
  ],
];

/** Words joined as text; a dialect of names that JavaScript keeps for itself. */
export function soup(r, { dialect }) {
  const kind = r.int(0, 5);
  if (kind === 0) return r.times(r.int(0, 200), () => String.fromCharCode(r.int(0, 255))).join('');
  if (kind === 1) return r.times(r.int(1, 80), () => r.pick(TOKENS)).join(r.pick([' ', '', '\n', ' ']));
  const { tree } = program(r.next() % 1e9, dialect);
  const text = `local P, R, X, S = H.same, H.same, H.same, H.same\n${tree}`;
  if (kind === 2) return mutateText(r, text);
  if (kind === 3) {
    // Tokens thrown between those of a program.
    const words = text.split(/(\s+)/);
    for (let n = r.int(1, 6); n > 0; n--) words.splice(r.int(0, words.length), r.int(0, 2), ` ${r.pick(TOKENS)} `);
    return words.join('');
  }
  if (kind === 4) return text.replace(/\b[a-z]\b/g, () => r.pick(TOKENS.slice(74, 132)));
  return text.replace(/\b\d+\b/g, (n) => (r.chance(0.3) ? value(r, 1) : n));
}

const quoted = (s) => `"${s.replace(/[^ !#-[\]-~]/g, (c) => `\\${String(c.charCodeAt(0)).padStart(3, '0')}`)}"`;

/** Names of chunks that would break out of a comment. */
const CHUNK_NAMES = [
  '=x',
  '@x',
  '=(load)',
  'x\n//# sourceURL=evil',
  '=*/ throw 1 /*',
  '@\xe2\x80\xa8',
  '=`$' + '{1}',
  '=\0',
  '@',
  '=',
  '',
  '</script>',
];

export function chunkNames(r) {
  return r
    .times(4, () => {
      const name = r.chance(0.2)
        ? soup(r, { dialect: '5.1' })
        : r.pick(CHUNK_NAMES) + r.pick(['', '\n', '\r', 'x'.repeat(100)]);
      const code = r.pick([
        'error("x")',
        'local x = nil; x()',
        'return debug.traceback()',
        'syntax error',
        'return debug.getinfo(1)',
      ]);
      return `T((loadstring or load)(${quoted(code)}, ${quoted(name)}) or print)`;
    })
    .join('\n');
}

const FUNCTIONS = [
  'function(a, ...) return a, ... end',
  'function() local x = {} return function() return x, H end end',
  'T',
  'C',
  '(function() local u, v = 1, {} return function(b) u = b; return u, v end end)()',
  'H.recursive',
];

/** Dumped functions with bits turned, parts lost, and parts of one in the other. */
export function dumps(r) {
  const lines = [
    'local byte, char, sub = string.byte, string.char, string.sub',
    'local function flip(s, i, x) i = i % #s + 1 return sub(s, 1, i - 1) .. char((byte(s, i) + x) % 256) .. sub(s, i + 1) end',
    'local function try(s) local f = (loadstring or load)(s) if f then T(f, 1, 2) C(f, 3) T(string.dump, f) end T(load, function() local x = s s = nil return x end) end',
  ];
  for (let n = r.int(2, 6); n > 0; n--) {
    lines.push(`do local s, o = string.dump(${r.pick(FUNCTIONS)}), string.dump(${r.pick(FUNCTIONS)})`);
    for (let m = r.int(1, 5); m > 0; m--) {
      const at = r.chance(0.7) ? r.int(0, 30) : r.int(0, 4000);
      lines.push(
        r.pick([
          `s = flip(s, ${at}, ${r.int(1, 255)})`,
          `s = sub(s, 1, ${at})`,
          `s = sub(s, 1, ${at}) .. sub(o, ${r.int(0, 60)})`,
          `s = sub(s, 1, ${at}) .. ${quoted(r.times(r.int(0, 6), () => String.fromCharCode(r.int(0, 255))).join(''))} .. sub(s, ${at})`,
          `s = s:gsub("%d+", "${r.pick(['0', '1', '2', '5', '99', '999999999', '9999999999', '-1', '1.5', ''])}", ${r.int(1, 2)})`,
          's = s .. s',
        ]),
      );
    }
    lines.push('try(s) end');
  }
  lines.push(`T(string.dump, ${list(r, 2)})`);
  return lines.join('\n');
}
