import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type CompiledPattern, compilePattern, PatternError, patternBudget } from '../../../src/lib/string/pattern.js';
import { compileReplacement, expandReplacement } from '../../../src/lib/string/replacement.js';
import type { Dialect } from '../../../src/syntax/dialect.js';
import { dialectNamed, dialects, readTable, resultOf } from './recorded.js';

const rows = readTable('patterns.json') as [name: string, s: string, p: string, r: string, init: number][];

const shown = (value: string | number): string => (typeof value === 'number' ? `#${value}` : value);

function captures(pattern: CompiledPattern, s: string, whole: boolean): (string | number)[] {
  const count = pattern.captureCount || (whole ? 1 : 0);
  return Array.from({ length: count }, (_, i) => pattern.capture(s, i + 1));
}

function find(s: string, p: string, init: number, dialect: Dialect): string {
  const pattern = compilePattern(p, dialect);
  if (pattern.isPlain) {
    const at = s.indexOf(p, init);
    return at < 0 ? 'nil' : `#${at + 1}|#${at + p.length}`;
  }
  if (!pattern.exec(s, init)) return 'nil';
  return [pattern.start + 1, pattern.end, ...captures(pattern, s, false)].map(shown).join('|');
}

function match(s: string, p: string, init: number, dialect: Dialect): string {
  const pattern = compilePattern(p, dialect);
  return pattern.exec(s, init) ? captures(pattern, s, true).map(shown).join('|') : 'nil';
}

function gmatch(s: string, p: string, dialect: Dialect): string {
  const pattern = compilePattern(p, dialect, true);
  const found: string[] = [];
  for (let at = 0; at <= s.length && pattern.exec(s, at); ) {
    at = pattern.end === pattern.start ? pattern.end + 1 : pattern.end;
    found.push(captures(pattern, s, true).map(shown).join(','));
  }
  return found.join(';');
}

function gsub(s: string, p: string, r: string, dialect: Dialect): string {
  const pattern = compilePattern(p, dialect);
  const replacement = compileReplacement(r, dialect);
  let out = '';
  let count = 0;
  let at = 0;
  while (at <= s.length && pattern.exec(s, at)) {
    count++;
    const { start, end } = pattern;
    out += s.slice(at, start) + expandReplacement(replacement, pattern, s);
    at = end;
    if (start === end) out += s.slice(at, ++at);
    if (pattern.anchored) break;
  }
  return `${out}${s.slice(at)}|#${count}`;
}

function run([name, s, p, r, init]: (typeof rows)[number], dialect: Dialect): string {
  try {
    if (name === 'find') return find(s, p, init - 1, dialect);
    if (name === 'match') return match(s, p, init - 1, dialect);
    return name === 'gmatch' ? gmatch(s, p, dialect) : gsub(s, p, r, dialect);
  } catch (e) {
    if (e instanceof PatternError) return `error: ${e.message}`;
    throw e;
  }
}

/** Make a regular expression of a pattern, where that is possible: long subjects bring it about. */
function useOften(pattern: CompiledPattern, s: string, before: number): void {
  try {
    for (let i = 0; i < 60; i++) pattern.exec('-'.repeat(before) + s, 0);
  } catch (e) {
    expect(e).toBeInstanceOf(PatternError);
  }
}

afterEach(() => {
  patternBudget.hook = undefined;
});

/** Patterns of every sort, for comparing the matchers with each other. */
const patternText = fc
  .array(
    fc.tuple(
      fc.constantFrom('a', 'b', '.', '%a', '%d', '[ab]', '[^b]', '%s', ',', '(', ')', '()', '%f[%a]', '%bab', '%1'),
      fc.constantFrom('', '', '*', '+', '-', '?'),
    ),
    { maxLength: 4 },
  )
  .map((items) => items.map(([item, suffix]) => (/^[(%][)1fb]?/.test(item) ? item : item + suffix)).join(''));
const subject = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', ','), maxLength: 20 });

describe.each(dialects)('$name', ({ name, index }) => {
  const dialect = dialectNamed(name);

  const matchesAsRecorded = (): void => {
    for (const row of rows) expect(run(row, dialect), JSON.stringify(row.slice(0, 5))).toBe(resultOf(row, 5, index));
  };

  it('matches as the real one does', matchesAsRecorded);

  it('matches the same when steps are counted', () => {
    patternBudget.hook = () => {};
    matchesAsRecorded();
  });

  it('matches the same when a pattern has been used often', () => {
    for (const row of rows) {
      if (resultOf(row, 5, index).startsWith('error')) continue;
      useOften(compilePattern(row[2], dialect, row[0] === 'gmatch'), row[1], 1500);
    }
    matchesAsRecorded();
  });

  it('gives the same result with all matchers', () => {
    fc.assert(
      fc.property(patternText, subject, (p, s) => {
        const row: (typeof rows)[number] = ['find', s, p, '', 1];
        patternBudget.hook = undefined;
        const fast = run(row, dialect);
        useOften(compilePattern(p, dialect), s, 40);
        expect(run(row, dialect)).toBe(fast);
        patternBudget.hook = () => {};
        expect(run(row, dialect)).toBe(fast);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every capture inside the match', () => {
    fc.assert(
      fc.property(subject, (s) => {
        const pattern = compilePattern('()(%a*)(%d-)()%s?', dialect);
        expect(pattern.exec(s, 0)).toBe(true);
        expect(pattern.capture(s, 1)).toBe(pattern.start + 1);
        expect(s.slice(pattern.start, pattern.end).trimEnd()).toBe(`${pattern.capture(s, 2)}${pattern.capture(s, 3)}`);
      }),
    );
  });

  it('needs no stack for long subjects', () => {
    const s = 'a'.repeat(1 << 20);
    for (const p of ['(.-)b', 'a*b', '.*b', 'a-b', '^a-$', '(a*)(a-)$', '^(.*)b', '[^b]+b']) {
      expect(compilePattern(p, dialect).exec(s, 0), p).toBe(/\$$/.test(p));
    }
    expect(compilePattern('^(.-)$', dialect).exec(s, 0)).toBe(true);
  });

  it('needs no stack for long patterns', () => {
    const plain = 'ab'.repeat(50_000);
    expect(compilePattern(`${plain}%d`, dialect).exec(`${plain}1`, 0)).toBe(true);
  });

  it('tells the hook about its steps and lets it stop a match', () => {
    const pattern = compilePattern('(a*)*(a*)*(a*)*b', dialect);
    const s = 'a'.repeat(200);
    let steps = 0;
    patternBudget.hook = (n) => {
      steps += n;
      if (steps > 50_000) throw new RangeError('enough');
    };
    expect(() => compilePattern('(a-)(a-)(a-)(a-)b', dialect).exec(s, 0)).toThrow('enough');
    expect(steps).toBeGreaterThan(50_000);
    expect(steps).toBeLessThan(60_000);
    patternBudget.hook = undefined;
    expect(pattern.exec('b', 0)).toBe(false);
  });

  it('finds faults only where matching reaches them', () => {
    expect(compilePattern('x[', dialect).exec('abc', 0)).toBe(false);
    expect(() => compilePattern('a[', dialect).exec('abc', 0)).toThrow("malformed pattern (missing ']')");
  });

  it('takes special characters of plain patterns as they are', () => {
    expect(compilePattern('a)b]', dialect).isPlain).toBe(true);
    expect(compilePattern('a-b', dialect).isPlain).toBe(false);
    expect(compilePattern('', dialect).isPlain).toBe(true);
  });
});
