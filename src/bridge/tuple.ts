/**
 * Several values in one: what a Lua function with several results gives, and what a JavaScript function returns to give
 * Lua several values (with `unpackReturnedTuples`). An Array in every respect; `map`, `filter` and so on give plain ones.
 */
export class Tuple<T extends readonly unknown[] = unknown[]> extends Array<T[number]> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** A tuple of its arguments. */
export function tuple<T extends readonly unknown[]>(...items: T): Tuple<T> & T {
  return tupleOf(items) as Tuple<T> & T;
}

/** A tuple of the elements of a list, which is copied. */
export function tupleOf(items: readonly unknown[]): Tuple {
  const t = new Tuple();
  for (let i = 0; i < items.length; i++) t.push(items[i]);
  return t;
}
