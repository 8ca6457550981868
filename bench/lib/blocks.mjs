// Timing of small operations inside one process: blocks of many operations, CPU time, rounds over all operations.

const BLOCK_SECONDS = 0.03;
const LARGEST_BLOCK = 1_000_000;

/** CPU seconds of this process so far, helper threads included. */
export function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function timed(run, count) {
  const start = cpuSeconds();
  run(count);
  return cpuSeconds() - start;
}

/** Grows the block until it takes about BLOCK_SECONDS; that also warms the operation up. */
function calibrate(run) {
  let count = 1000;
  for (;;) {
    const seconds = timed(run, count);
    if (seconds >= BLOCK_SECONDS || count >= LARGEST_BLOCK) return count;
    count = seconds <= 0.001 ? count * 10 : Math.ceil((count * BLOCK_SECONDS * 1.2) / seconds);
    count = Math.min(count, LARGEST_BLOCK);
  }
}

/**
 * Nanoseconds per operation, one figure per round. The operations take turns in every round.
 * @param {Record<string, (count: number) => void>} operations  each runs itself `count` times
 * @param {number} rounds
 */
export function measureBlocks(operations, rounds) {
  const names = [];
  const counts = [];
  for (const [name, run] of Object.entries(operations)) {
    try {
      counts.push(calibrate(run));
      names.push(name);
    } catch (error) {
      console.error(`${name} cannot be measured: ${error.message}`);
    }
  }
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    names.forEach((name, i) => {
      samples[name].push((timed(operations[name], counts[i]) / counts[i]) * 1e9);
    });
  }
  return samples;
}

/** Runs the collector until everything it can free is gone, finalisers included. */
export async function collectGarbage() {
  for (let i = 0; i < 6; i++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/**
 * Creates `count` things, keeps them alive, and returns the median milliseconds and mean bytes of one.
 * @param {() => unknown} create
 * @param {number} count
 */
export async function measureCreation(create, count) {
  const kept = [];
  for (let i = 0; i < 20; i++) await create();
  await collectGarbage();
  const before = memory();
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = process.hrtime.bigint();
    const made = create();
    kept.push(made instanceof Promise ? await made : made);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  await collectGarbage();
  const bytes = (memory() - before) / kept.length;
  times.sort((a, b) => a - b);
  return { milliseconds: times[times.length >> 1], bytes };
}

function memory() {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/**
 * Makes `count` cycles that go from JavaScript through Lua and back, drops them, and tells how many are still alive.
 * @param {(target: object) => unknown} tie  makes `target` reachable from a Lua value and returns that value
 * @param {number} count
 */
export async function countLiveCycles(tie, count) {
  const watched = [];
  const make = () => {
    for (let i = 0; i < count; i++) {
      const target = { number: i };
      target.back = tie(target);
      watched.push(new WeakRef(target));
    }
  };
  make();
  await new Promise((resolve) => setTimeout(resolve, 10));
  await collectGarbage();
  return watched.filter((reference) => reference.deref() !== undefined).length;
}
