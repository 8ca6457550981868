/** Lua frames in the `stack` of JavaScript errors. */
import { chunkById } from '../core/position.js';

const LOCATION = /lua-chunk-(\d+)\/[^\s:)]*:(\d+)(:\d+)?/g;

/** Rewrites the places in generated code to places in Lua source: `chunk:line`. */
export function luaFrames(e: Error): void {
  try {
    const { stack } = e;
    if (typeof stack !== 'string' || !stack.includes('lua-chunk-')) return;
    e.stack = stack
      .replace(LOCATION, (whole, id: string, line: string) => {
        const chunk = chunkById(Number(id));
        const luaLine = chunk?.lines[Number(line)];
        return chunk === undefined || !luaLine ? whole : `${chunk.id}:${luaLine}`;
      })
      .replace(/eval \((?:eval at [^\n]*?), ([^\n]*?)\)$/gm, '$1');
  } catch {
    // A frozen error, or one whose stack is not its own, keeps it.
  }
}
