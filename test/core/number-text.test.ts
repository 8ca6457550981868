/**
 * Numbers as text and back.
 *
 * The JSON tables were printed by lua5.1, lua5.2 and luajit: the input, then one result if the three agree, else three in
 * that order. A number in a result is written `#` and `%.17g`.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberToString, stringToNumber, stringToNumberBase } from '../../src/core/number-text.js';
import { type Dialect, dialectOf } from '../../src/syntax/dialect.js';

type Cell = string | number;
const table = (name: string): Cell[][] => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Cell[][];

const special: Record<string, number> = { nan: NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 };
const asNumber = (cell: Cell): number => (typeof cell === 'number' ? cell : (special[cell] ?? Number(cell)));

const texts = table('number-texts.json');
const numerals = table('numerals.json');

describe.each(['5.1', '5.2', 'luajit'].map((name, index) => ({ name, index })))('$name', ({ name, index }) => {
  const dialect = dialectOf(name) as Dialect;
  const expected = (row: Cell[], from: number): Cell => (row.length === from + 1 ? row[from] : row[from + index])!;

  it('writes numbers as tostring does', () => {
    for (const row of texts) expect(numberToString(asNumber(row[0]!), name !== 'luajit')).toBe(expected(row, 1));
  });

  it('reads numerals as tonumber does', () => {
    for (const row of numerals) {
      const [text, base] = row as [string, number];
      const n = base === 0 ? stringToNumber(text, dialect) : stringToNumberBase(text, base, dialect);
      const wanted = expected(row, 2) as string;
      const context = `${JSON.stringify(text)} in base ${base}`;
      expect(n, context).toBe(wanted === 'nil' ? undefined : asNumber(wanted.slice(1)));
    }
  });

  it('reads back what it writes, to fourteen digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (n) => {
        const text = numberToString(n, name !== 'luajit');
        if (name === '5.2' && !Number.isFinite(n)) return;
        const back = stringToNumber(text, dialect)!;
        expect(numberToString(back, name !== 'luajit')).toBe(text);
        if (Number.isFinite(back)) expect(Math.abs(back - n)).toBeLessThanOrEqual(Math.abs(n) * 1e-13);
      }),
    );
  });

  it('reads every text JavaScript writes for a finite number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        expect(stringToNumber(Object.is(n, -0) ? '-0' : String(n), dialect)).toBe(n);
      }),
    );
  });

  it('reads integers in every base', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 2, max: 36 }), (n, base) => {
        expect(stringToNumberBase(` ${n.toString(base)} `, base, dialect)).toBe(n);
        expect(stringToNumberBase(n.toString(base).toUpperCase(), base, dialect)).toBe(n);
      }),
    );
  });
});
