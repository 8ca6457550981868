import type { Bridge } from '../bridge/bridge.js';
import { Handle } from '../bridge/handle.js';
import { index, setindex } from '../core/index.js';
import { tostring } from '../core/tostring.js';
import type { Userdata } from '../core/userdata.js';

/** A userdata that Lua itself has made, such as an open file. */
export class LuaUserdata {
  /** `u[key]` in Lua. */
  get(key: unknown): unknown {
    const { bridge, value } = userdataOf(this);
    return bridge.run(() => bridge.fromLua(index(value, bridge.toLua(key))));
  }

  /** `u[key] = value` in Lua. */
  set(key: unknown, value: unknown): this {
    const { bridge, value: u } = userdataOf(this);
    bridge.run(() => setindex(u, bridge.toLua(key), bridge.toLua(value)));
    return this;
  }

  /** Lua's `tostring`. */
  toString(): string {
    const { bridge, value } = userdataOf(this);
    return bridge.codec.display(bridge.run(() => tostring(value)));
  }
}

function userdataOf(o: object): { bridge: Bridge; value: Userdata } {
  if (!Handle.has(o)) throw new TypeError('this is not a Lua userdata');
  return { bridge: Handle.bridge(o), value: Handle.value(o) as Userdata };
}

export function makeLuaUserdata(bridge: Bridge, u: Userdata): LuaUserdata {
  const handle = new LuaUserdata();
  new Handle(handle, u, bridge);
  return handle;
}
