// The Mandelbrot set by Lua on all cores: a picture, and how long one and N threads take for it.
//
//   node examples/mandelbrot/main.mjs [--show] [--size 1280] [--threads N] [--rounds 10] [--output file.png]
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { encode } from 'fast-png';
import { LuaPool, tuple } from 'lupajs/worker';
import { code, inCharacters, join, partsOf } from './picture.mjs';

const { values: options } = parseArgs({
  options: {
    show: { type: 'boolean', default: false },
    size: { type: 'string', default: '1280' },
    threads: { type: 'string' },
    rounds: { type: 'string', default: '10' },
    output: { type: 'string', default: fileURLToPath(new URL('./mandelbrot.png', import.meta.url)) },
  },
});
const size = Number(options.size);
const rounds = Number(options.rounds);
const total = partsOf(size);
const inputs = Array.from({ length: total }, (_, i) => tuple(size, i + 1, total));
const poolOf = (threads) => new LuaPool({ size: threads, encoding: null });

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { result, ms: performance.now() - start };
}

function progressBar(done, all) {
  const full = Math.round((done / all) * 40);
  const bar = `[${'#'.repeat(full)}${'.'.repeat(40 - full)}] ${done}/${all}`;
  if (process.stderr.isTTY) process.stderr.write(`\r${bar}${done === all ? '\n' : ''}`);
  else if (done === all) process.stderr.write(`${bar}\n`);
}

// The picture, by a pool that starts with it.
const pool = poolOf(options.threads === undefined ? undefined : Number(options.threads));
const first = await timed(() => pool.map(code, inputs, { onProgress: progressBar }));
const bits = join(first.result);
writeFileSync(options.output, encode({ width: size, height: size, data: bits, depth: 1, channels: 1 }));
if (options.show) process.stdout.write(inCharacters(bits, size, Math.min(process.stdout.columns ?? 80, 100)));
console.log(`${relative('.', options.output)}: ${size} x ${size}`);

// The same by one thread and by N, and by as many processes, which share nothing but the machine. One after the other and
// in turns, the best of some rounds: other programs run on the same cores.
const times = { one: [], all: [], processOne: [], processes: [] };
if (rounds > 0) {
  const single = poolOf(1);
  const processes = Array.from({ length: pool.size }, () => fork(new URL('./process.mjs', import.meta.url)));
  const byProcesses = (n) =>
    Promise.all(
      processes.slice(0, n).map((p, k) => {
        p.send({ size, total, parts: inputs.map((_, i) => i + 1).filter((i) => i % n === k) });
        return new Promise((resolve) => p.once('message', resolve));
      }),
    );
  // Warm: the engine has made machine code of the function.
  await single.map(code, inputs);
  await byProcesses(1);
  await byProcesses(pool.size);
  for (let i = 0; i < rounds; i++) {
    times.one.push((await timed(() => single.map(code, inputs))).ms);
    times.all.push((await timed(() => pool.map(code, inputs))).ms);
    times.processOne.push((await timed(() => byProcesses(1))).ms);
    times.processes.push((await timed(() => byProcesses(pool.size))).ms);
  }
  await single.close();
  for (const p of processes) p.disconnect();

  const best = (list) => Math.min(...list);
  const line = (what, ms, gain) =>
    console.log(
      `${what.padEnd(34)}${ms.toFixed(0).padStart(6)} ms${gain === undefined ? '' : `  ${gain.toFixed(2)} times as fast`}`,
    );
  line('1 thread', best(times.one));
  line(`${pool.size} threads`, best(times.all), best(times.one) / best(times.all));
  line(`${pool.size} threads with their start`, first.ms);
  line('1 process by itself', best(times.processOne));
  line(`${pool.size} processes, each a part`, best(times.processes), best(times.processOne) / best(times.processes));
}
await pool.close();
