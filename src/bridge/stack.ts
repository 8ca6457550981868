/** Lua frames in the `stack` of JavaScript errors. */

import { chunkById } from '../core/position.js';
import { needStack } from '../core/stack-room.js';

const LOCATION = /lua-chunk-(\d+)\/[^\s:)]*:(\d+)(:\d+)?/;

/** Rewrites the places in generated code to places in Lua source: `chunk:line`. Helpers of a chunk are left out. */
export function luaFrames(e: Error): void {
  try {
    needStack();
    const { stack } = e;
    if (typeof stack !== 'string' || !stack.includes('lua-chunk-')) return;
    e.stack = stack
      .split('\n')
      .map(luaFrame)
      .filter((line) => line !== null)
      .join('\n');
  } catch {
    // A frozen error, or one whose stack is not its own, keeps it.
  }
}

/** A line of a stack; null for a frame that is none of Lua's. Lines of the message stay as they are. */
function luaFrame(text: string): string | null {
  if (!/^\s+at |@/.test(text)) return text;
  const m = LOCATION.exec(text);
  const chunk = m === null ? undefined : chunkById(Number(m[1]));
  if (m === null || chunk === undefined) return text;
  const line = chunk.lines[Number(m[2])];
  if (!line) return null;
  return text.replace(m[0], () => `${chunk.id}:${line}`).replace(/eval \((?:eval at .*?), ([^\n]*?)\)$/, '$1');
}
