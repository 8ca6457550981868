/** Groups of metamethods of operators: which of them may suspend decides how coroutine code is written. */
export const INDEX = 1;
export const NEWINDEX = 2;
export const ARITHMETIC = 4;
export const CONCAT = 8;
export const LEN = 16;
export const COMPARISON = 32;

/** The group of the metamethod of an operator. */
export function groupOf(event: string): number {
  switch (event) {
    case '__index':
      return INDEX;
    case '__newindex':
      return NEWINDEX;
    case '__concat':
      return CONCAT;
    case '__len':
      return LEN;
    case '__eq':
    case '__lt':
    case '__le':
      return COMPARISON;
    default:
      return ARITHMETIC;
  }
}
