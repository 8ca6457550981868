/** How tables look in `console.log` of Node. */
import type { Bridge } from '../bridge/bridge.js';
import { Cursor } from '../core/next.js';
import type { Table } from '../core/table.js';
import type { LuaValue } from '../core/value.js';

type Inspect = (value: unknown, options?: object) => string;

/** More entries than that are only counted. */
const MOST = 100;

export function inspectTable(bridge: Bridge, t: Table, depth: number, options: object, inspect: unknown): string {
  if (depth < 0 || typeof inspect !== 'function') return '[LuaTable]';
  const show = (v: LuaValue): string =>
    (inspect as Inspect)(
      typeof v === 'string' && bridge.codec.encoding !== null ? bridge.codec.display(v) : bridge.fromLua(v),
      {
        ...options,
        depth: depth - 1,
      },
    );
  const parts: string[] = [];
  let position = 1;
  let more = 0;
  for (const c = new Cursor(t); c.step(); ) {
    if (parts.length >= MOST) {
      more++;
      continue;
    }
    if (c.k === position) {
      position++;
      parts.push(show(c.v));
    } else if (typeof c.k === 'string' && /^[A-Za-z_]\w*$/.test(c.k)) parts.push(`${c.k}: ${show(c.v)}`);
    else parts.push(`[${show(c.k)}]: ${show(c.v)}`);
  }
  if (more > 0) parts.push(`... ${more} more`);
  if (parts.length === 0) return 'LuaTable {}';
  const line = `LuaTable { ${parts.join(', ')} }`;
  if (line.length <= 72 && !line.includes('\n')) return line;
  return `LuaTable {\n${parts.map((p) => `  ${p.replace(/\n/g, '\n  ')}`).join(',\n')}\n}`;
}
