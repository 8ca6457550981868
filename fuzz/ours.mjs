// Runs fuzz/harness.lua on our engine: node fuzz/ours.mjs DIALECT BATCH [limits]
// With `limits` the code is compiled with its budget checks, which must change nothing.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LuaRuntime } from '../dist/index.js';

const [dialect, batch, limits] = process.argv.slice(2);
const lua = new LuaRuntime({ lua: dialect, encoding: 'latin1', ...(limits ? { maxInstructions: 1e15 } : {}) });
const harness = readFileSync(fileURLToPath(new URL('harness.lua', import.meta.url)), 'latin1');
lua.compile(harness, { name: '@harness.lua' })(batch);
