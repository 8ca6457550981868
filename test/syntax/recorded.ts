/** Answers of the real interpreters, written down by `record.mjs`. */
import { readFileSync } from 'node:fs';
import type { Chunk } from '../../src/syntax/ast.js';
import { type Dialect, type DialectName, dialectOf } from '../../src/syntax/dialect.js';
import { LuaSyntaxFailure, parse } from '../../src/syntax/parser.js';

export const dialectNames: DialectName[] = ['5.1', '5.2', 'luajit'];

/** A source with the answer of each interpreter. */
export type Recorded = { source: string; name?: string } & Record<DialectName, string>;

export function readRecorded(file: string): Recorded[] {
  return JSON.parse(readFileSync(new URL(`./recorded/${file}`, import.meta.url), 'utf8')) as Recorded[];
}

export function dialect(name: DialectName): Dialect {
  return dialectOf(name)!;
}

export function parseAs(name: DialectName, source: string): Chunk {
  return parse(source, '=t', dialect(name));
}

/** The failure of a source, or null when it is accepted. Any other exception passes through. */
export function failureOf(name: DialectName, source: string, chunkName = '=t'): LuaSyntaxFailure | null {
  try {
    parse(source, chunkName, dialect(name));
    return null;
  } catch (error) {
    if (error instanceof LuaSyntaxFailure) return error;
    throw error;
  }
}

/** `ok`, or the message. */
export function verdict(name: DialectName, source: string, chunkName = '=t'): string {
  return failureOf(name, source, chunkName)?.message ?? 'ok';
}
