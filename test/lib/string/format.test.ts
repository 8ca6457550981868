import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileFormat,
  type Directive,
  formatChar,
  formatFloat,
  formatInteger,
  formatString,
  integerFault,
  quoteString,
} from '../../../src/lib/string/format.js';
import type { Dialect } from '../../../src/syntax/dialect.js';
import { type Cell, dialectNamed, dialects, readTable, resultOf } from './recorded.js';

const rows = readTable('formats.json');

const special: Record<string, number> = { nan: NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 };

function directiveOf(fmt: string, dialect: Dialect): Directive {
  const part = compileFormat(fmt, dialect).find((p) => typeof p !== 'string');
  if (part === undefined || typeof part === 'string') throw new Error(`no directive in ${fmt}`);
  return part;
}

/** One directive and one argument, as the library does it. */
function format(fmt: string, cell: Cell, dialect: Dialect): string {
  const d = directiveOf(fmt, dialect);
  const n = typeof cell === 'number' ? cell : special[cell]!;
  const s = String(cell).slice(2);
  switch (d.kind) {
    case 'invalid':
      return `error: ${d.message}`;
    case 'integer':
    case 'unsigned': {
      const fault = integerFault(d, n);
      return fault === undefined ? formatInteger(d, n) : `error: (${fault})`;
    }
    case 'float':
      return formatFloat(d, n);
    case 'char':
      return formatChar(d, n);
    case 'string':
      return formatString(d, s);
    case 'quoted':
      return quoteString(s, dialect);
    default:
      throw new Error(d.kind);
  }
}

describe.each(dialects)('$name', ({ name, index }) => {
  const dialect = dialectNamed(name);

  it('formats as the real one does', () => {
    for (const row of rows) {
      const [fmt, value] = row as [string, Cell];
      expect(format(fmt, value, dialect), `${JSON.stringify(fmt)} of ${value}`).toBe(resultOf(row, 2, index));
    }
  });

  it('splits formats into texts and directives', () => {
    const program = compileFormat('a%%b%5.2fc%d%%', dialect);
    expect(program.map((p) => (typeof p === 'string' ? p : p.spec))).toEqual(['a%b', '%5.2f', 'c', '%d', '%']);
    expect(program[1]).toMatchObject({ kind: 'float', conversion: 'f', width: 5, precision: 2 });
    expect(compileFormat('a%%b%5.2fc%d%%', dialect)).toBe(program);
    expect(compileFormat('', dialect)).toEqual([]);
  });

  it('ends a program at a directive that is invalid', () => {
    expect(compileFormat('%d%y%d', dialect).map((p) => typeof p !== 'string' && p.kind)).toEqual([
      'integer',
      'invalid',
    ]);
  });

  it('knows pointers in LuaJIT only', () => {
    expect(directiveOf('%p', dialect).kind).toBe(name === 'luajit' ? 'pointer' : 'invalid');
  });

  it('writes doubles that read back the same', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        expect(Number(formatFloat(directiveOf('%.17g', dialect), n))).toBe(n);
        expect(Number(formatFloat(directiveOf('%.17e', dialect), n))).toBe(n);
      }),
    );
  });

  it('fills the width', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('d', 'x', 'o', 'f', 'g', 'e'),
        fc.constantFrom('', '-', '0', '+', ' ', '#', '-0', '+0'),
        fc.integer({ min: 1, max: 99 }),
        fc.nat(),
        (conversion, flags, width, n) => {
          const text = (spec: string): string => {
            const d = directiveOf(spec, dialect);
            return d.kind === 'float' ? formatFloat(d, n) : formatInteger(d, n);
          };
          const narrow = text(`%${flags}${conversion}`);
          const wide = text(`%${flags}${width}${conversion}`);
          expect(wide.length).toBe(Math.max(width, narrow.length));
          if (!flags.includes('0')) expect(wide.trim()).toBe(narrow.trim());
        },
      ),
    );
  });
});
