/**
 * Names that occur as constant keys in any compiled chunk. Their values are own properties `$name` of the `Table`
 * object, which the JavaScript engine reads at property speed; all other keys live in the hash part.
 *
 * The registry is global to the process: shapes are shared by all runtimes.
 */
import type { Table } from './table.js';
import type { LuaValue } from './value.js';

export interface Field {
  /** The Lua key. */
  readonly name: string;
  /** The property that holds it: `$` + name. */
  readonly property: string;
  /** Adds or overwrites the property. A function of its own per name: keyed stores would turn tables into dictionaries. */
  set: ((t: Table, v: LuaValue) => void) | null;
  /** Reads the property, where it is read often by a name that is not in the code; a keyed load takes twice as long. */
  get: ((t: Table) => LuaValue) | null;
  /** How often it has been read under a computed name, until there is `get`. */
  reads: number;
}

export const fields = new Map<string, Field>();

const names = new Map<string, string>();

/** The Lua key of a property; always the same string object, so that its hash is computed once. */
export function nameOf(property: string): string {
  return names.get(property)!;
}

/** Make the setter and the getter of a property; given by codegen, the only place that may build source text. */
let makeSetter: (property: string) => (t: Table, v: LuaValue) => void = (property) => (t, v) => {
  (t as unknown as Record<string, LuaValue>)[property] = v;
};

let makeGetter: (property: string) => (t: Table) => LuaValue = (property) => (t) =>
  (t as unknown as Record<string, LuaValue>)[property];

export function setAccessorFactories(setter: typeof makeSetter, getter: typeof makeGetter): void {
  makeSetter = setter;
  makeGetter = getter;
}

/** Registers a constant key. */
export function registerField(name: string): Field {
  let f = fields.get(name);
  if (f === undefined) {
    f = { name, property: `$${name}`, set: null, get: null, reads: 0 };
    fields.set(name, f);
    names.set(f.property, name);
  }
  return f;
}

export function readField(t: Table, f: Field): LuaValue {
  return (t as unknown as Record<string, LuaValue>)[f.property];
}

/** Reads after which a getter is made. Each is a function compiled from text, which few reads would not pay for. */
const OFTEN = 200;

/** `readField` for a name that the program has computed. */
export function readDynamic(t: Table, f: Field): LuaValue {
  if (f.get !== null) return f.get(t);
  return f.reads++ < OFTEN ? readField(t, f) : getterOf(f)(t);
}

/** The getter of a field. */
export function getterOf(f: Field): (t: Table) => LuaValue {
  f.get ??= makeGetter(f.property);
  return f.get;
}

/** Stores into the property of a field, which may be new. */
export function writeField(t: Table, f: Field, v: LuaValue): void {
  let set = f.set;
  if (set === null) {
    set = makeSetter(f.property);
    f.set = set;
  }
  set(t, v);
}
