import { describe, expect, test } from 'vitest';
import type { DialectName } from '../../src/syntax/dialect.js';
import { dialectNames, verdict } from './recorded.js';

type Messages = Record<DialectName, string>;

const list = (count: number, item: (i: number) => string, separator = ', ') =>
  Array.from({ length: count }, (_, i) => item(i)).join(separator);

const levels = (near: string): Messages => ({
  '5.1': 't:1: chunk has too many syntax levels',
  '5.2': `t:1: too many C levels (limit is 200) in main function near '${near}'`,
  luajit: 't:1: chunk has too many syntax levels',
});

/** What is repeated, how often it is accepted, and the message for once more; all as the interpreters have it. */
const nesting: [string, (count: number) => string, Record<DialectName, number>, Messages][] = [
  ['parentheses', (n) => `x = ${'('.repeat(n)}1${')'.repeat(n)}`, { '5.1': 196, '5.2': 196, luajit: 197 }, levels('1')],
  ['blocks', (n) => `${'do '.repeat(n)}${'end '.repeat(n)}`, { '5.1': 197, '5.2': 198, luajit: 198 }, levels('do')],
  ['tables', (n) => `x = ${'{'.repeat(n)}${'}'.repeat(n)}`, { '5.1': 197, '5.2': 197, luajit: 198 }, levels('{')],
  ['unary operators', (n) => `x = ${'not '.repeat(n)}1`, { '5.1': 196, '5.2': 196, luajit: 197 }, levels('1')],
  ['right operands', (n) => `x = ${'a .. '.repeat(n)}b`, { '5.1': 196, '5.2': 196, luajit: 197 }, levels('b')],
];

describe.each(dialectNames)('nesting in %s', (name) => {
  test.each(nesting)('%s', (_, source, accepted, message) => {
    expect(verdict(name, source(accepted[name]))).toBe('ok');
    expect(verdict(name, source(accepted[name] + 1))).toBe(message[name]);
  });
});

describe('targets of one assignment', () => {
  const source = (n: number) => `${'a, '.repeat(n)}a = 1`;
  test.each<[DialectName, number, string]>([
    ['5.1', 197, 't:1: main function has more than 197 variables in assignment'],
    ['5.2', 197, "t:1: too many C levels (limit is 200) in main function near '='"],
    ['luajit', 198, 't:1: main function has more than 200 variable names'],
  ])('%s', (name, accepted, message) => {
    expect(verdict(name, source(accepted))).toBe('ok');
    expect(verdict(name, source(accepted + 1))).toBe(message);
  });
});

describe('labels one after another nest', () => {
  const source = (n: number) => list(n, (i) => `::l${i}::`, '');
  test.each<[DialectName, number]>([
    ['5.2', 198],
    ['luajit', 199],
  ])('%s', (name, accepted) => {
    expect(verdict(name, source(accepted))).toBe('ok');
    expect(verdict(name, source(accepted + 1))).toMatch(/levels/);
  });
});

describe('arguments of a call', () => {
  const call = (n: number) => `return f(${list(n, (i) => `${i % 10}`)})`;
  // The interpreters have room for fewer than 250, the host for 65,535.
  test.each(dialectNames)('65,000 in %s', (name) => {
    expect(verdict(name, call(65_000))).toBe('ok');
    expect(verdict(name, call(65_001))).toMatch(/^t:1: function or expression too complex near '?0'?$/);
  });
});

describe('locals', () => {
  const plain = 'main function has more than 200 local variables';
  const inside = 'function at line 2 has more than 200 local variables';
  const sources: [string, string, Messages][] = [
    [
      'a list',
      `local ${list(201, (i) => `v${i}`)}`,
      {
        '5.1': `t:1: ${plain}`,
        '5.2': 't:1: too many local variables (limit is 200) in main function near <eof>',
        luajit: `t:1: ${plain}`,
      },
    ],
    [
      'in a function',
      `\nfunction f()\n${list(201, (i) => `local v${i}`, ' ')} = 1 end`,
      {
        '5.1': `t:3: ${inside}`,
        '5.2': "t:3: too many local variables (limit is 200) in function at line 2 near '='",
        luajit: `t:3: ${inside}`,
      },
    ],
    [
      'those a loop keeps for itself',
      `${list(197, (i) => `local v${i}`, ' ')} for i = 1, 2 do end`,
      {
        '5.1': `t:1: ${plain}`,
        '5.2': "t:1: too many local variables (limit is 200) in main function near '='",
        luajit: `t:1: ${plain}`,
      },
    ],
  ];
  test.each(sources)('%s', (_, source, message) => {
    for (const name of dialectNames) expect(verdict(name, source), name).toBe(message[name]);
  });

  test.each(dialectNames)('200 are accepted, and more in blocks that have ended (%s)', (name) => {
    expect(verdict(name, `local ${list(200, (i) => `v${i}`)}`)).toBe('ok');
    expect(verdict(name, `do local ${list(200, (i) => `v${i}`)} end `.repeat(3))).toBe('ok');
  });
});

describe('upvalues', () => {
  const declarations = (n: number) => list(n, (i) => `u${i}`);
  const source = (n: number) =>
    `local ${declarations(Math.min(n, 150))}\nlocal function f()\nlocal ${declarations(1)}${
      n > 150 ? `, ${list(n - 150, (i) => `w${i}`)}` : ''
    }\nreturn function() return ${list(Math.min(n, 150) - 1, (i) => `u${i + 1}`)}, u0${
      n > 150 ? `, ${list(n - 150, (i) => `w${i}`)}` : ''
    } end end`;
  test.each<[DialectName, number, string]>([
    ['5.1', 60, 't:4: function at line 4 has more than 60 upvalues'],
    ['5.2', 255, "t:4: too many upvalues (limit is 255) in function at line 4 near 'end'"],
    ['luajit', 60, 't:4: function at line 4 has more than 60 upvalues'],
  ])('%s', (name, accepted, message) => {
    expect(verdict(name, source(accepted))).toBe('ok');
    expect(verdict(name, source(accepted + 1))).toBe(message);
  });
});

describe('long chains', () => {
  const count = 100_000;
  const chains: [string, string][] = [
    ['sums', `x = a${' + a'.repeat(count)}`],
    ['conjunctions', `x = a${' and a'.repeat(count)}`],
    ['fields', `x = a${'.b'.repeat(count)}`],
    ['indices', `x = a${'[1]'.repeat(count)}`],
    ['calls', `f${'()'.repeat(count)}`],
    ['methods', `f${':m()'.repeat(count)}`],
    ['branches', `if x then ${'elseif y then '.repeat(count)}end`],
    ['items', `x = {${'1, '.repeat(count)}}`],
    ['statements', 'x = 1 '.repeat(count)],
  ];
  test.each(chains)('%s', (_, source) => {
    for (const name of dialectNames) expect(verdict(name, source), name).toBe('ok');
  });

  test.each(dialectNames)('nesting far beyond the limit is refused like a little beyond it (%s)', (name) => {
    const openers = [
      '(',
      '{',
      'do ',
      'f(',
      '- ',
      'a ^ ',
      'function() ',
      'if x then ',
      'x = function() ',
      'a[',
      '::l:: ',
    ];
    for (const opener of openers) {
      expect(verdict(name, `x = ${opener.repeat(count)}`), opener).not.toBe('ok');
      expect(verdict(name, opener.repeat(count)), opener).not.toBe('ok');
    }
  });
});
