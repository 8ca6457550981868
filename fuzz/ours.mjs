// Runs fuzz/harness.lua on our engine: node fuzz/ours.mjs DIALECT BATCH [limits | debug | alone]
// With `limits` the code is compiled with its budget checks, with `debug` in debug form; neither must change anything. With
// `alone` each program has a runtime of its own, where no metamethod of another program makes coroutine code generators.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LuaRuntime } from '../dist/index.js';

const [dialect, batch, kind] = process.argv.slice(2);
const harness = readFileSync(fileURLToPath(new URL('harness.lua', import.meta.url)), 'latin1');
const run = (only) =>
  new LuaRuntime({
    lua: dialect,
    encoding: 'latin1',
    ...(kind === 'limits' ? { maxInstructions: 1e15 } : {}),
    debug: kind === 'debug',
  }).compile(harness, { name: '@harness.lua' })(batch, only);
if (kind === 'alone') {
  for (const [, id] of readFileSync(batch, 'latin1').matchAll(/^#PROGRAM (\d+) \w+ \d+$/gm)) run(Number(id));
  process.stdout.write('#END\n');
} else run();
