/**
 * Tables printed by lua5.1, lua5.2 and luajit. The columns of the input come first, then one result if the three agree,
 * else three in that order. In results `|` separates values, `#` stands before numbers, `error: ` before messages.
 */
import { readFileSync } from 'node:fs';
import { type Dialect, type DialectName, dialectOf } from '../../../src/syntax/dialect.js';

export type Cell = string | number;

export const dialects = (['5.1', '5.2', 'luajit'] as const).map((name, index) => ({ name, index }));

export const dialectNamed = (name: DialectName): Dialect => dialectOf(name) as Dialect;

export function readTable(name: string): Cell[][] {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Cell[][];
}

/** The result of a row in which `inputs` columns are the input, for the dialect of that index. */
export function resultOf(row: Cell[], inputs: number, index: number): string {
  return String(row.length === inputs + 1 ? row[inputs] : row[inputs + index]);
}
