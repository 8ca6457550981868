// Run with --expose-gc by crossings.test.ts: prints bytes of heap per runtime kept, and what is left of dropped ones.
import { setTimeout as sleep } from 'node:timers/promises';
import { LuaRuntime } from '../../dist/index.js';

async function settled() {
  for (let i = 0; i < 4; i++) {
    globalThis.gc();
    await sleep(5);
  }
  return process.memoryUsage().heapUsed;
}
let after = 0;
for (let round = 0; round < 3; round++) {
  const before = await settled();
  let kept = Array.from({ length: 1000 }, () => new LuaRuntime());
  const during = await settled();
  const bytes = (during - before) / kept.length;
  kept = null;
  const former = after;
  after = await settled();
  // The first round makes what all runtimes share.
  if (round === 2) console.log(`${bytes} ${after - former}`);
}
