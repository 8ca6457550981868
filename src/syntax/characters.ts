/** Classes of bytes, as the C locale has them. */

export const LETTER = 1;
export const DIGIT = 2;
export const HEX_DIGIT = 4;
export const SPACE = 8;
/** May continue a name. */
export const WORD = LETTER | DIGIT;

function classes(highByteNames: boolean): Uint8Array {
  const table = new Uint8Array(256);
  for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_') table[c.charCodeAt(0)] = LETTER;
  for (const c of '0123456789') table[c.charCodeAt(0)] = DIGIT | HEX_DIGIT;
  for (const c of 'ABCDEFabcdef') table[c.charCodeAt(0)]! |= HEX_DIGIT;
  for (const c of ' \t\n\v\f\r') table[c.charCodeAt(0)] = SPACE;
  if (highByteNames) table.fill(LETTER, 128);
  return table;
}

const plainClasses = classes(false);
const highByteClasses = classes(true);

/** The class bits of every byte. */
export function characterClasses(highByteNames: boolean): Uint8Array {
  return highByteNames ? highByteClasses : plainClasses;
}
