/** The numbers of tokens: a token of one character is its char code; the others follow. */

/** Stands for the end of the text where a char code is expected. */
export const END_OF_TEXT = -1;

export const AND = 257;
export const BREAK = 258;
export const DO = 259;
export const ELSE = 260;
export const ELSEIF = 261;
export const END = 262;
export const FALSE = 263;
export const FOR = 264;
export const FUNCTION = 265;
export const GOTO = 266;
export const IF = 267;
export const IN = 268;
export const LOCAL = 269;
export const NIL = 270;
export const NOT = 271;
export const OR = 272;
export const REPEAT = 273;
export const RETURN = 274;
export const THEN = 275;
export const TRUE = 276;
export const UNTIL = 277;
export const WHILE = 278;
export const CONCAT = 279;
export const DOTS = 280;
export const EQUAL = 281;
export const GREATER_EQUAL = 282;
export const LESS_EQUAL = 283;
export const NOT_EQUAL = 284;
export const DOUBLE_COLON = 285;
/** The end of the text as a token. */
export const EOS = 286;
export const NUMBER = 287;
export const NAME = 288;
export const STRING = 289;

const FIRST_WORD = AND;

const spellings = (
  'and break do else elseif end false for function goto if in local nil not or repeat return then true until while ' +
  '.. ... == >= <= ~= :: <eof> <number> <name> <string>'
).split(' ');

/** How a token of more than one character is written; `<name>` and the like for the open classes. */
export function spellingOf(token: number): string {
  return spellings[token - FIRST_WORD] ?? '';
}

/** The reserved words of every dialect; `withGoto` adds `goto`. */
export function reservedWords(withGoto: boolean): Map<string, number> {
  const words = new Map<string, number>();
  for (let token = FIRST_WORD; token <= WHILE; token++) {
    if (token !== GOTO || withGoto) words.set(spellingOf(token), token);
  }
  return words;
}
