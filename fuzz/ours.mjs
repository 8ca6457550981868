// Runs fuzz/harness.lua on our engine: node fuzz/ours.mjs DIALECT BATCH [limits | debug | alone]
// With `limits` the code is compiled with its budget checks, with `debug` in debug form; neither must change anything. With
// `alone` each program has a runtime of its own, where no metamethod of another program has made coroutine code other code; and
// every third time it is resumed in a call with limits, where frames go on as generators.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LuaRuntime } from '../dist/index.js';

const [dialect, batch, kind] = process.argv.slice(2);
const harness = readFileSync(fileURLToPath(new URL('harness.lua', import.meta.url)), 'latin1');
/** With such limits each call of a built-in is a coroutine of its own, which tracebacks and the like show. */
const OWN_COROUTINES = /traceback|xpcall|running|getinfo|sort|gsub/;
const run = (only, steps = false) => {
  const lua = new LuaRuntime({
    lua: dialect,
    encoding: 'latin1',
    ...(kind === 'limits' ? { maxInstructions: 1e15 } : {}),
    debug: kind === 'debug',
    unpackReturnedTuples: true,
  });
  const resume = lua.eval('coroutine.resume');
  const limited = lua.with({ maxInstructions: 1e15 });
  const step = (...args) => limited.call(resume, ...args);
  lua.compile(harness, { name: '@harness.lua' })(batch, only, steps ? step : undefined);
};
if (kind === 'alone') {
  for (const text of readFileSync(batch, 'latin1')
    .split(/^#PROGRAM /m)
    .slice(1))
    run(Number.parseInt(text, 10), dialect !== '5.1' && !OWN_COROUTINES.test(text));
  process.stdout.write('#END\n');
} else run();
