/** The front end: Lua text to a syntax tree with resolved names. */
import type { Chunk } from './ast.js';
import type { Dialect } from './dialect.js';
import { Lexer } from './lexer.js';
import { Parser } from './parse-statement.js';

export { LuaSyntaxFailure } from './failure.js';

/** Choices of the caller that are not part of the language. */
export interface ParseOptions {
  /** Leave out a first line that begins with `#`, as for files. LuaJIT does so always. */
  skipFirstLine?: boolean;
}

/**
 * Parses a chunk.
 *
 * @param source the text as a byte string (one char code 0–255 per byte)
 * @param chunkName as given to `load`: `=name`, `@file`, or the source itself
 * @throws {LuaSyntaxFailure} when the text is not a chunk of the dialect; nothing else is ever thrown
 */
export function parse(source: string, chunkName: string, dialect: Dialect, options: ParseOptions = {}): Chunk {
  const lexer = new Lexer(source, chunkName, dialect, options.skipFirstLine === true);
  return new Parser(lexer, dialect).parseChunk(chunkName);
}
