/**
 * Environments of 5.2 that are no tables. Generated code takes for granted that globals live in a table, so it gets a
 * table that stands for the value: reads and writes of globals come back to the value itself, or fail as they must.
 */
import { runtimeError } from './error.js';
import { index, setindex } from './index.js';
import { Meta } from './metatable.js';
import { Table } from './table.js';
import { metaOf, typeName } from './tostring.js';
import type { LuaValue } from './value.js';

class StandIn extends Table {
  constructor(readonly value: LuaValue) {
    super();
    const meta = new Meta(new Table());
    meta.index = (_: LuaValue, k: LuaValue) => {
      if (metaOf(value)?.index === undefined) refuse(value);
      return index(value, k);
    };
    meta.newindex = (_: LuaValue, k: LuaValue, v: LuaValue) => {
      if (metaOf(value)?.newindex === undefined) refuse(value);
      setindex(value, k, v);
      return undefined;
    };
    this._mt = meta;
  }
}

function refuse(value: LuaValue): never {
  runtimeError(`attempt to index upvalue '_ENV' (a ${typeName(value)} value)`);
}

/** What generated code holds for an environment. */
export function environmentOf(value: LuaValue): Table {
  return value instanceof Table ? value : new StandIn(value);
}

/** The environment that generated code holds, as the program sees it. */
export function environmentValue(env: LuaValue): LuaValue {
  return env instanceof StandIn ? env.value : env;
}
