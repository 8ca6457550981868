/**
 * Which built-in a frame of the JavaScript stack belongs to. The stack gives names only, so each built-in that can be found
 * from `package.loaded` and the registry gets a unique one, the first time somebody asks.
 */
import { nextKey, nextValue } from './next.js';
import { L, type LuaState } from './state.js';
import { Table } from './table.js';
import type { LuaFunctionValue } from './value.js';

const marked: WeakRef<LuaFunctionValue>[] = [];

/** Calls `f` with the functions in `package.loaded` and in the libraries there, and with their names, until it is true. */
function search(state: LuaState, roots: Table, f: (name: string, value: LuaFunctionValue) => boolean): boolean {
  for (let m = nextKey(roots, undefined); m !== undefined && typeof m !== 'symbol'; m = nextKey(roots, m)) {
    const t = nextValue;
    if (typeof m !== 'string') continue;
    if (typeof t === 'function' && f(m, t)) return true;
    if (!(t instanceof Table) || t === state.loaded) continue;
    for (let k = nextKey(t, undefined); k !== undefined && typeof k !== 'symbol'; k = nextKey(t, k)) {
      const v = nextValue;
      if (typeof v === 'function' && typeof k === 'string' && f(`${m}.${k}`, v)) return true;
    }
  }
  return false;
}

function mark(name: string, f: LuaFunctionValue): boolean {
  if (!isBuiltin(f) || builtinOf(f.name) === f) return false;
  marked.push(new WeakRef(f));
  Object.defineProperty(f, 'name', { value: `${name}#${marked.length - 1}`, configurable: true });
  return false;
}

/** How many built-ins there were when those of a state were marked. */
const markedAt = new WeakMap<LuaState, number>();

/** Gives the built-ins of the running state their unique names. */
export function markBuiltins(): void {
  if (markedAt.get(L) === count) return;
  markedAt.set(L, count);
  search(L, L.loaded, mark);
  search(L, L.registry, mark);
}

/** The built-in with a name as given by `markBuiltins`, or null. */
export function builtinOf(name: string): LuaFunctionValue | null {
  const at = name.lastIndexOf('#');
  return (at < 0 ? undefined : marked[Number(name.slice(at + 1))]?.deref()) ?? null;
}

/** 5.2 names a function without a name at its call by its place in `package.loaded`. */
export function loadedName(f: LuaFunctionValue | null): string | null {
  let found: string | null = null;
  if (f !== null)
    search(L, L.loaded, (name, v) => {
      if (v === f) found = name;
      return v === f;
    });
  return found;
}

const builtins = new WeakSet<object>();
let count = 0;

/** True for functions that libraries register. */
export function isBuiltin(f: object): boolean {
  return builtins.has(f);
}

export function addBuiltin(f: object): void {
  count++;
  builtins.add(f);
}
