/** Environment variables of the interpreters: `LUA_INIT`, `LUA_PATH` and `LUA_CPATH`, in 5.2 also with `_5_2`. */
import type { LuaRuntime, LuaTable } from '../index.js';
import type { DialectName } from '../syntax/dialect.js';

const latin1 = (s: string): string => Buffer.from(s, 'utf8').toString('latin1');

function variable(name: string, dialect: DialectName): { name: string; value: string } | null {
  for (const n of dialect === '5.2' ? [`${name}_5_2`, name] : [name]) {
    const value = process.env[n];
    if (value !== undefined) return { name: n, value: latin1(value) };
  }
  return null;
}

/** Puts the paths in force; `;;` stands for the default. */
export function setPaths(lua: LuaRuntime, dialect: DialectName): void {
  for (const [name, field] of [
    ['LUA_PATH', 'path'],
    ['LUA_CPATH', 'cpath'],
  ] as const) {
    const found = variable(name, dialect);
    if (found === null) continue;
    const library = lua.globals().get<LuaTable>('package');
    library.set(field, found.value.split(';;').join(`;${library.get<string>(field)};`));
  }
}

/** Runs what `LUA_INIT` says: code, or a file after `@`. */
export function runInit(lua: LuaRuntime, dialect: DialectName): void {
  const found = variable('LUA_INIT', dialect);
  if (found === null) return;
  const { name, value } = found;
  if (value.startsWith('@')) lua.execute('dofile(...)', value.slice(1));
  else lua.compile(value, { name: `=${name}` })();
}
