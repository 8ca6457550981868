/** Generated stores of properties (see core/fields.ts and lib/library.ts for why keyed stores will not do). */
import { isFieldName } from './writer.js';

function check(property: string): string {
  // Fields are registered from identifiers only; this is the last line of defence.
  if (!property.startsWith('$') || !isFieldName(property.slice(1))) throw new Error('not a field property');
  return property;
}

/** A function that stores into one property. */
export function makeSetter(property: string): (t: object, v: unknown) => void {
  return new Function('t', 'v', `t.${check(property)}=v`) as (t: object, v: unknown) => void;
}

/** A function that reads one property of tables. */
export function makeGetter(property: string): (t: object) => unknown {
  return new Function('t', `return t.${check(property)}`) as (t: object) => unknown;
}

/** A function that stores a list of values into properties. */
export function makeFiller(properties: string[]): (t: object, values: unknown[]) => void {
  return new Function('t', 'v', properties.map((p, i) => `t.${check(p)}=v[${i}]`).join(';')) as (
    t: object,
    values: unknown[],
  ) => void;
}
