// The picture in parts, which any number of runtimes can work on.
import { readFileSync } from 'node:fs';

/** A Lua function: N, i, total -> the bits of the i-th part of `total` parts of the picture of N x N. It is lupa's. */
export const code = readFileSync(new URL('./mandelbrot.lua', import.meta.url), 'utf8');

/** Into how many parts to cut: whole lines, and enough for every runtime to have some at any time. */
export function partsOf(size, least = 64) {
  let parts = Math.min(size, least);
  while (size % parts !== 0) parts++;
  return parts;
}

/** The bytes of the parts one after the other. */
export function join(parts) {
  const out = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** The picture in characters: each is two pixels high, its colours are the shares of white in what the pixels cover. */
export function inCharacters(bits, size, columns) {
  const rowBytes = Math.ceil(size / 8);
  const grey = (column, line) => {
    const from = (n) => Math.floor((n * size) / columns);
    let white = 0;
    let all = 0;
    for (let y = from(line); y < from(line + 1); y++) {
      for (let x = from(column); x < from(column + 1); x++) {
        white += (bits[y * rowBytes + (x >> 3)] >> (7 - (x & 7))) & 1;
        all++;
      }
    }
    const g = Math.round((white / all) * 255);
    return `${g};${g};${g}`;
  };
  let out = '';
  for (let line = 0; line + 1 < columns; line += 2) {
    for (let column = 0; column < columns; column++)
      out += `\x1b[38;2;${grey(column, line)}m\x1b[48;2;${grey(column, line + 1)}m▀`;
    out += '\x1b[0m\n';
  }
  return out;
}
