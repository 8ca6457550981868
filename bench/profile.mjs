// Runs one program on lupajs under V8's profiler, or with its log of deoptimisations; see README.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { table } from './lib/stats.mjs';

const USAGE = `node bench/profile.mjs [--deopt | --opt] [--top 25] [--keep DIR] [--engine lupajs] PROGRAM [args]
  PROGRAM is a name in bench/programs or a Lua file. Without a flag: where the time goes, from --cpu-prof.
  --deopt  counts V8's deoptimisations by function and reason
  --opt    lists what V8 optimised, and what it gave up
  --keep   leaves the .cpuprofile or the log in DIR`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    deopt: { type: 'boolean', default: false },
    opt: { type: 'boolean', default: false },
    top: { type: 'string', default: '25' },
    keep: { type: 'string' },
    engine: { type: 'string', default: 'lupajs' },
  },
});
if (positionals.length === 0) {
  console.error(USAGE);
  process.exit(2);
}

const [program, ...args] = positionals;
const named = fileURLToPath(new URL(`programs/${program}.lua`, import.meta.url));
const file = existsSync(named) ? named : program;
const driver = fileURLToPath(new URL(`drivers/${values.engine}.mjs`, import.meta.url));
const top = Number(values.top);
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'lupajs-profile-'));

function run(flags) {
  const result = spawnSync(process.execPath, [...flags, driver, file, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (result.status !== 0) {
    console.error(result.stderr);
    process.exit(1);
  }
  return result.stdout;
}

/** The rows with the largest counts. */
function largest(counts) {
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, top);
}

function cpuProfile() {
  console.log(run(['--cpu-prof', '--cpu-prof-interval=500', `--cpu-prof-dir=${folder}`]).trimEnd());
  const name = readdirSync(folder)
    .filter((entry) => entry.endsWith('.cpuprofile'))
    .sort()
    .at(-1);
  const profile = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const self = new Map();
  const lines = new Map();
  let total = 0;
  profile.samples.forEach((id, i) => {
    const microseconds = profile.timeDeltas[i];
    const { functionName, url, lineNumber } = nodes.get(id).callFrame;
    const key = `${functionName || '(anonymous)'} ${url.replace(/^file:.*\//, '')}:${lineNumber + 1}`;
    total += microseconds;
    self.set(key, (self.get(key) ?? 0) + microseconds);
  });
  for (const node of profile.nodes) {
    const place = node.callFrame.url.replace(/^file:.*\//, '');
    for (const { line, ticks } of node.positionTicks ?? []) {
      lines.set(`${place}:${line}`, (lines.get(`${place}:${line}`) ?? 0) + ticks);
    }
  }
  const percent = (value, all) => `${((value / all) * 100).toFixed(1)} %`;
  const rows = largest(self).map(([key, time]) => [key, time / 1000, percent(time, total)]);
  console.log(`\n${table(['function', 'ms', 'share'], rows)}`);
  const ticks = [...lines.values()].reduce((sum, value) => sum + value, 0);
  const hot = largest(lines).map(([key, count]) => [key, percent(count, ticks)]);
  console.log(`\n${table(['line', 'share'], hot)}`);
}

function deoptimisations() {
  const counts = new Map();
  const output = run(['--trace-deopt']);
  for (const line of output.split('\n')) {
    const match =
      /bailout \(kind: ([\w-]+), reason: (.*?)\): begin\. deoptimizing .*?<JSFunction ?(.*?)(?: \(sfi|>)/.exec(line);
    if (!match) continue;
    const key = `${match[3] || '(anonymous)'}: ${match[2]} (${match[1]})`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  console.log(
    table(
      ['deoptimisation', 'times'],
      largest(counts).map(([key, count]) => [key, String(count)]),
    ),
  );
}

function optimisations() {
  const counts = new Map();
  const output = run(['--trace-opt']);
  for (const line of output.split('\n')) {
    const match =
      /^\[(completed optimizing|disabled optimization for|not optimizing|aborted optimizing)[^<]*<(?:JSFunction|SharedFunctionInfo) ?(.*?)(?: \(sfi[^)]*\))?>(.*)\]?$/.exec(
        line,
      );
    if (!match) continue;
    const key = `${match[1]}: ${match[2] || '(anonymous)'}${match[1] === 'completed optimizing' ? '' : match[3]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  console.log(
    table(
      ['optimisation', 'times'],
      largest(counts).map(([key, count]) => [key, String(count)]),
    ),
  );
}

try {
  if (values.deopt) deoptimisations();
  else if (values.opt) optimisations();
  else cpuProfile();
} finally {
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}
