/** How messages name a chunk: `luaO_chunkid` of the reference implementations, to the byte. */
import type { DialectName } from './dialect.js';

/** Size of the buffer for chunk names in run-time messages, the final zero included. */
const ID_SIZE = 60;

/** Lua 5.1 has a larger buffer for the messages of its lexer and parser. */
const LEXER_ID_SIZE_51 = 80;

/** C strings end at the first zero byte. */
function untilZero(text: string): string {
  const zero = text.indexOf('\0');
  return zero < 0 ? text : text.slice(0, zero);
}

/**
 * The name of a chunk in messages: `=name` stands for itself, `@file` for a file, anything else is source text and
 * becomes `[string "..."]`.
 *
 * @param size bytes available, counted as in C with the final zero
 */
export function chunkId(chunkName: string, dialect: DialectName = '5.1', size: number = ID_SIZE): string {
  const name = untilZero(chunkName);
  const first = name[0];
  if (first === '=') return name.slice(1, size);
  if (first === '@') return fileId(name.slice(1), dialect, size);
  return `[string "${excerpt(name, dialect, size)}"]`;
}

/** The chunk name in syntax errors. */
export function syntaxChunkId(chunkName: string, dialect: DialectName): string {
  return chunkId(chunkName, dialect, dialect === '5.1' ? LEXER_ID_SIZE_51 : ID_SIZE);
}

/** The end of a file name tells more than its beginning. */
function fileId(file: string, dialect: DialectName, size: number): string {
  // 5.1 reserves the room of ` '...' `, the others that of `...` and the zero.
  const room = dialect === '5.1' ? size - 8 : size - 1;
  if (file.length <= room) return file;
  const kept = dialect === '5.1' ? room : size - 4;
  return `...${file.slice(file.length - kept)}`;
}

/** The first line of the source, cut to the room there is. */
function excerpt(source: string, dialect: DialectName, size: number): string {
  const stop = firstLineBreak(source, dialect);
  if (dialect === '5.2') {
    const room = size - 15;
    if (stop === source.length && source.length < room) return source;
    return `${source.slice(0, Math.min(stop, room))}...`;
  }
  if (dialect === 'luajit') {
    // A line that ends exactly with the source may use the room of the dots.
    if (stop === source.length && source.length <= size - 12) return source;
    return `${source.slice(0, Math.min(stop, size - 15))}...`;
  }
  const room = size - 17;
  if (stop === source.length && source.length <= room) return source;
  return `${source.slice(0, Math.min(stop, room))}...`;
}

/** 5.1 stops at a carriage return too, LuaJIT at any control character. */
function firstLineBreak(source: string, dialect: DialectName): number {
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 10 || (c === 13 && dialect !== '5.2') || (c < 32 && dialect === 'luajit')) return i;
  }
  return source.length;
}
