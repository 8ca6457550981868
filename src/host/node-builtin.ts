import { createRequire } from 'node:module';

/** A module of Node that few programs need, loaded when it is first asked for: each takes a part of the start. */
export function builtin<T>(id: string): T {
  const get = (process as { getBuiltinModule?: (id: string) => unknown }).getBuiltinModule;
  return (typeof get === 'function' ? get(id) : createRequire(import.meta.url)(id)) as T;
}
