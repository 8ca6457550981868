import type { Bridge } from '../bridge/bridge.js';
import { Handle } from '../bridge/handle.js';
import { index, setindex } from '../core/index.js';
import type { Table } from '../core/table.js';

/** A Lua table in JavaScript. */
export class LuaTable {
  get(key: unknown): unknown {
    const bridge = Handle.bridge(this as unknown as Handle);
    return bridge.run(() => bridge.fromLua(index(Handle.value(this as unknown as Handle), bridge.toLua(key))));
  }

  set(key: unknown, value: unknown): this {
    const bridge = Handle.bridge(this as unknown as Handle);
    bridge.run(() => setindex(Handle.value(this as unknown as Handle), bridge.toLua(key), bridge.toLua(value)));
    return this;
  }
}

export function makeLuaTable(bridge: Bridge, t: Table): LuaTable {
  const handle = new LuaTable();
  new Handle(handle, t, bridge);
  return handle;
}
