/** Literals, patterns, replacements and formats: random text of the string library. */
import { E } from '../lib/tree.mjs';

const WORDS = [
  'a',
  'b',
  'ab',
  'abc',
  'hello',
  'x=1',
  'k = v',
  'a,b,,c',
  '  pad ',
  'foo.bar',
  '(a(b)c)',
  'THE end',
  '2024-01',
  '%d',
  'aaa',
  'abab',
  'é',
  '0x1F',
  '1e2',
  '10',
  ' 7 ',
  '-3.5',
  'nan',
  '1 2 3',
  'a\nb',
  'tab\tx',
  '[[x]]',
  'x\0y',
  '_id9',
  '"q"',
  "it's",
  '',
];

export function rawString(r) {
  if (r.chance(0.6)) return r.pick(WORDS);
  const alphabet = r.pick(['ab', 'abc %.', '01a_-', 'aA1 ,;', '\0\x01\x7f\x80\xff\n\r\t"\'\\']);
  return r.times(r.int(0, 8), () => alphabet[r.int(0, alphabet.length - 1)]).join('');
}

const latin = (s) => s.replace(/[^\0-\xff]/g, '?');

/** A string literal in one of the forms that the dialect has. */
export function quote(r, text, dialect) {
  text = latin(text);
  const form = r.int(0, 9);
  if (form === 0 && !text.includes('\r') && !text.includes(']')) {
    const level = '='.repeat(r.int(0, 2));
    return `[${level}[${r.chance(0.3) || text.startsWith('\n') ? '\n' : ''}${text}]${level}]`;
  }
  const q = form < 4 ? "'" : '"';
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    const code = text.charCodeAt(i);
    const digitNext = i + 1 < text.length && text[i + 1] >= '0' && text[i + 1] <= '9';
    if (c === '\n') out += r.pick(['\\n', '\\\n', '\\10'].slice(0, digitNext ? 2 : 3));
    else if (c === q || c === '\\') out += `\\${c}`;
    else if (code === 0) out += '\\000';
    else if (code < 32 || code === 127) out += `\\${String(code).padStart(3, '0')}`;
    else if (code > 127 && dialect !== '5.1' && r.chance(0.5)) out += `\\x${code.toString(16)}`;
    else if (code > 127) out += r.chance(0.5) ? `\\${code}` : c;
    else if (dialect !== '5.1' && r.chance(0.02)) out += `\\x${code.toString(16).padStart(2, '0')}`;
    else if (dialect !== '5.1' && c !== ' ' && r.chance(0.01)) out += `\\z  \n ${c}`;
    else if (r.chance(0.01) && !digitNext) out += `\\${code}`;
    else out += c;
  }
  return q + out + q;
}

/** Short literal, written plainly: for texts that are mostly ordinary. */
export const literal = (r, dialect) => E`${quote(r, rawString(r), dialect)}`;

const CLASSES = ['a', 'd', 's', 'w', 'x', 'p', 'l', 'u', 'c', 'A', 'D', 'S', 'W', 'P'];

function single(r) {
  return r.weighted([
    [6, () => r.pick(['a', 'b', 'c', 'x', '1', ' ', ',', '=', '_'])],
    [3, () => '.'],
    [4, () => `%${r.pick(CLASSES)}`],
    [1, () => `%${r.pick(['.', '%', '-', '(', ')', '[', '*', '+', '?'])}`],
    [3, () => set(r)],
    [0.3, () => r.pick(['\\', '"', '\0', '\xff', '$', '^', ']'])],
  ])();
}

function set(r) {
  const items = r.times(r.int(1, 3), () =>
    r.weighted([
      [3, () => r.pick(['a', 'b', 'c', '1', '_', ' ', ',', '.'])],
      [3, () => r.pick(['a-z', '0-9', 'A-Z', 'a-c', '1-2', 'z-a'])],
      [3, () => `%${r.pick(CLASSES)}`],
      [0.5, () => r.pick(['-', '^', ']', '%]', '%-', '[', '%'])],
    ])(),
  );
  return `[${r.chance(0.25) ? '^' : ''}${items.join('')}]`;
}

/** A pattern; about one in fifteen is malformed. */
export function pattern(r) {
  if (r.chance(0.03))
    return r.pick([
      '(',
      ')',
      '%',
      '[',
      '[a',
      '[^',
      '%b',
      '%bx',
      '%f',
      '(()',
      '%1',
      '(%1)',
      '[]',
      '[%',
      'a%',
      '[a-',
      '%f[',
      '(a))',
      '[]]',
      '[^]]',
      '%2(a)',
      '^',
      '$',
      '^$',
      '',
    ]);
  let out = r.chance(0.15) ? '^' : '';
  let captures = 0;
  const sequence = (depth) => {
    const n = r.int(1, depth > 0 ? 2 : 4);
    for (let i = 0; i < n; i++) {
      const what = r.next() % 20;
      if (what < 3 && depth < 3) {
        captures++;
        out += '(';
        if (!r.chance(0.15)) sequence(depth + 1);
        out += ')';
      } else if (what === 3) out += r.pick(['%b()', '%bab', '%b[]', '%baa']);
      else if (what === 4) out += `%f${set(r)}`;
      else if (what === 5 && captures > 0 && depth === 0) out += `%${r.int(1, captures)}`;
      else
        out +=
          single(r) +
          r.weighted([
            [6, ''],
            [1.5, '*'],
            [1.5, '+'],
            [1, '-'],
            [1, '?'],
          ]);
    }
  };
  sequence(0);
  if (r.chance(0.15)) out += '$';
  return out;
}

/** A replacement string of gsub. */
export function replacement(r) {
  return r.weighted([
    [4, () => r.pick(['', 'X', '<%0>', '%1', '[%1]', '%%', '%0%0', 'a', '-', '%1%1'])],
    [1, () => r.pick(['%2', '%3', '%1%2', '%9'])],
    [0.3, () => r.pick(['%', '%a', 'x%', '% ', '\0'])],
  ])();
}

/** A directive of string.format with what it takes: 'num', 'int', 'str' or 'any'. */
export function directive(r, dialect) {
  const flags = () =>
    r
      .times(r.int(0, 2), () => r.pick(['-', '0', '+', ' ', '#']))
      .filter((f, i, all) => all.indexOf(f) === i)
      .join('');
  const width = () => (r.chance(0.4) ? r.int(1, 12) : '');
  const precision = () => (r.chance(0.4) ? `.${r.pick(['', '0', '1', '2', '5', '10', '14'])}` : '');
  return r.weighted([
    [4, () => [`%${flags()}${width()}${r.chance(0.15) ? precision() : ''}d`, 'int']],
    [1, () => [`%${flags()}${width()}i`, 'int']],
    [2, () => [`%${flags()}${width()}${r.pick(['x', 'X', 'o'])}`, 'nat']],
    [1, () => [`%${r.chance(0.5) ? '-' : ''}${width()}c`, 'byte']],
    [3, () => [`%${flags()}${width()}${precision()}${r.pick(['f', 'e', 'g', 'E', 'G'])}`, 'num']],
    [3, () => [`%${r.chance(0.3) ? '-' : ''}${width()}${precision()}s`, 'str']],
    [1, () => ['%q', 'str']],
    [1, () => ['%%', null]],
    [0.5, () => ['%u', 'nat']],
    [0.2, () => [r.pick(['%', '%y', '%123d', '%.123f', '%-', '%10', '%#', '%1$d', '%ld', '%5']), 'num']],
    ...(dialect === '5.1' ? [] : [[0.5, () => ['%a', 'num']]]),
  ])();
}

/** Text that tonumber may or may not accept. */
export function numeral(r) {
  return r
    .weighted([
      [4, () => String(r.int(-20, 300))],
      [
        2,
        () =>
          r.pick([
            '1.5',
            '.5',
            '5.',
            '-.5',
            '1e3',
            '1E-2',
            '0x10',
            '0XfF',
            '1e',
            '0x',
            '1e+',
            '--1',
            '- 1',
            '+1',
            '1_000',
            '1,5',
            '',
            ' ',
            '0b1',
            '1e400',
            '-1e400',
            '0x1p4',
            '0x.8',
            '1p4',
            '١',
            'ten',
            '1 2',
            '1\0',
            '00012',
            '1e0005',
            '9007199254740993',
            '0xffffffffffffffffff',
            '1e-400',
          ]),
      ],
      [1, () => r.pick([' ', '\t', '\n', '\v', '']) + r.int(0, 99) + r.pick([' ', '\n', '', 'x'])],
      [1, () => r.times(r.int(1, 5), () => r.pick('019afzAFZ.-'.split(''))).join('')],
    ])()
    .replace(/[^\0-\xff]/g, '?');
}
