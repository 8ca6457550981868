/** How libraries become tables. */
import { addBuiltin } from '../core/builtins.js';
import { registerField } from '../core/fields.js';
import type { Table } from '../core/table.js';
import type { LuaValue } from '../core/value.js';

/** The members of a library: functions and constants by name. */
export type Members = Record<string, LuaValue>;

type Filler = (t: Table, values: LuaValue[]) => void;

/** Makes a function that stores a list of values under the given properties; given by codegen (see fields.ts on keyed stores). */
let makeFiller: (properties: string[]) => Filler = (properties) => (t, values) => {
  for (let i = 0; i < properties.length; i++) (t as unknown as Record<string, LuaValue>)[properties[i]] = values[i];
};

export function setFillerFactory(f: typeof makeFiller): void {
  makeFiller = f;
}

const fillers = new Map<string, Filler>();

/** Stores members into a table as fields. `key` names the list of names: the same key must always come with the same names. */
export function fill(t: Table, key: string, members: Members): Table {
  let filler = fillers.get(key);
  if (filler === undefined) {
    filler = makeFiller(Object.keys(members).map((name) => registerField(name).property));
    fillers.set(key, filler);
  }
  const values = Object.values(members);
  for (const v of values) if (typeof v === 'function') addBuiltin(v);
  filler(t, values);
  return t;
}
