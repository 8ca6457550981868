// Runs fuzz/harness.lua on our engine: node fuzz/ours.mjs DIALECT BATCH [limits | debug]
// With `limits` the code is compiled with its budget checks, with `debug` in debug form; neither must change anything.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LuaRuntime } from '../dist/index.js';

const [dialect, batch, kind] = process.argv.slice(2);
const lua = new LuaRuntime({
  lua: dialect,
  encoding: 'latin1',
  ...(kind === 'limits' ? { maxInstructions: 1e15 } : {}),
  debug: kind === 'debug',
});
const harness = readFileSync(fileURLToPath(new URL('harness.lua', import.meta.url)), 'latin1');
lua.compile(harness, { name: '@harness.lua' })(batch);
