// The robustness fuzzer: npm run fuzz:robust -- --help
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { formOf, KIND_NAMES } from './cases.mjs';

const USAGE = `usage: npm run fuzz:robust -- [options]
  --seconds N       how long (default 60)
  --seed N          first seed (default: from the clock)
  --dialect NAME    5.1, 5.2 or luajit (default: all in turn)
  --kind NAME       ${KIND_NAMES.join(', ')} (default: all)
  --case SEED       run the case of one seed (with --dialect) and leave
  --batch N         cases of a process (default 200)
  --stack N         kilobytes of stack (default: different ones)
  --keep FOLDER     write each find to the folder and go on (default: stop at the first)`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    dialect: { type: 'string' },
    kind: { type: 'string' },
    case: { type: 'string' },
    batch: { type: 'string', default: '200' },
    stack: { type: 'string' },
    keep: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'lupajs-robust-'));
/** The process that runs cases; it must not outlive this one. */
let running = null;
process.on('exit', () => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
const engine = join(folder, 'engine.mjs');
await build({
  entryPoints: [fileURLToPath(new URL('engine.mjs', import.meta.url))],
  outfile: engine,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
});

/** Longest time of one case. The limits of its runtime end it much sooner; one without limits may be as slow as it likes. */
const SLOW = 30_000;
const SLOW_WITHOUT_LIMITS = 8000;
const STACKS = [984, 984, 300, 7000];

/** Runs cases in a process; gives how many ended, and the one that ended or stopped the process. */
function runBatch(dialect, first, count, stack, onFind) {
  return new Promise((resolve) => {
    const worker = fileURLToPath(new URL('worker.mjs', import.meta.url));
    const home = mkdtempSync(join(folder, 'home-'));
    const child = spawn(
      process.execPath,
      [
        `--stack-size=${stack}`,
        '--no-warnings',
        worker,
        pathToFileURL(engine).href,
        dialect,
        first,
        count,
        values.kind ?? '',
      ].map(String),
      { cwd: home, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TMPDIR: home, TZ: 'UTC', LUA_INIT: '' } },
    );
    running = child;
    let current = first;
    let ended = false;
    let late = false;
    let errors = '';
    const kinds = new Map();
    let timer = null;
    const wait = () => {
      clearTimeout(timer);
      const milliseconds = formOf(current, values.kind) === 'plain' ? SLOW_WITHOUT_LIMITS : SLOW;
      timer = setTimeout(() => {
        late = true;
        child.kill('SIGKILL');
      }, milliseconds);
    };
    wait();
    child.stderr.on('data', (d) => {
      if (process.env['ROBUST_VERBOSE']) process.stderr.write(d);
      errors = (errors + d).slice(-3000);
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word, rest] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
      if (word === 'case') {
        current = Number(rest);
        wait();
      } else if (word === 'find') onFind(JSON.parse(rest));
      else if (word === 'done') kinds.set(rest, (kinds.get(rest) ?? 0) + 1);
      else if (line === 'end') ended = true;
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      rmSync(home, { recursive: true, force: true });
      resolve({ died: ended ? null : { seed: current, late, code, signal, errors }, kinds });
    });
  });
}

if (values.keep) mkdirSync(values.keep, { recursive: true });
let finds = 0;
const known = new Set();
function onFind(find) {
  // The same exception from the same place is one find.
  const key = `${find.kind} ${find.detail.split('\n').slice(0, 2).join(' ').replace(/\d+/g, '#')}`;
  if (known.has(key)) return;
  known.add(key);
  finds++;
  const { source, detail, ...rest } = find;
  const text = `${JSON.stringify(rest)}\n${detail}\n---- source\n${source}\n`;
  console.log(values.keep ? `${JSON.stringify(rest)}\n${detail.split('\n').slice(0, 4).join('\n')}` : text);
  if (values.keep) writeFileSync(join(values.keep, `${find.dialect}-${find.seed}.txt`), text, 'latin1');
}

const totals = new Map();
let slow = 0;
const start = Date.now();
const end = start + Number(values.seconds) * 1000;
const dialects = values.dialect ? [values.dialect] : ['5.1', '5.2', 'luajit'];

async function batch(dialect, first, count, stack) {
  const { died, kinds } = await runBatch(dialect, first, count, stack, onFind);
  for (const [k, n] of kinds) totals.set(k, (totals.get(k) ?? 0) + n);
  if (died === null) return first + count;
  if (died.late && formOf(died.seed, values.kind) === 'plain') slow++;
  else
    onFind({
      seed: died.seed,
      dialect,
      kind: died.late ? 'hang' : 'crash',
      detail: `stack ${stack}, ${died.late ? `no answer in ${SLOW / 1000} s` : `exit ${died.code} ${died.signal}`} seed ${died.late ? died.seed : ''}\n${died.errors}`,
      source: `(node fuzz/robust/main.mjs --dialect ${dialect} --case ${died.seed} --stack ${stack})`,
    });
  return died.seed + 1;
}

if (values.case) {
  const to = await batch(dialects[0], Number(values.case), 1, Number(values.stack ?? STACKS[0]));
  console.log(to, [...totals].map(([k, n]) => `${k} ${n}`).join(', '));
  process.exit(finds > 0 ? 1 : 0);
}

let seed = Number(values.seed ?? (start >>> 4) % 1e9);
console.log(`seed ${seed}, dialects ${dialects.join(' ')}`);
const size = Number(values.batch);
for (let round = 0; Date.now() < end && (finds === 0 || values.keep); round++) {
  const stack = Number(values.stack ?? STACKS[round % STACKS.length]);
  const last = seed + size;
  while (seed < last && Date.now() < end)
    seed = await batch(dialects[round % dialects.length], seed, last - seed, stack);
}
let ran = 0;
for (const [k, n] of [...totals].sort()) {
  ran += n;
  console.log(`${String(n).padStart(8)} ${k}`);
}
const minutes = (Date.now() - start) / 60_000;
console.log(`${ran} cases in ${minutes.toFixed(1)} minutes, ${slow} stopped (slow without limits), ${finds} finds`);
process.exitCode = finds > 0 ? 1 : 0;
