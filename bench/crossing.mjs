// Nanoseconds per crossing of the border between JavaScript and Lua, lupajs beside wasmoon; see README.md.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { OPERATIONS } from './lib/crossing-ops.mjs';
import { installPeers, presentEngines } from './lib/engines.mjs';
import { isMain } from './lib/main.mjs';
import { figure, median, table } from './lib/stats.mjs';

const ENGINES = ['lupajs', 'wasmoon'];
/** Processes per engine, started in turns; each measures all operations in rounds. */
const PROCESSES = 3;
const ROUNDS = 7;

const execFileAsync = promisify(execFile);

export const options = {
  only: { type: 'string' },
  engines: { type: 'string' },
  quick: { type: 'boolean', default: false },
};

/** @param {{ only?: string, engines?: string, quick: boolean }} values */
export async function measureCrossing(values) {
  installPeers();
  const wanted = values.engines ? values.engines.split(',') : ENGINES;
  const names = values.only ? values.only.split(',') : Object.keys(OPERATIONS);
  for (const name of names) if (!OPERATIONS[name]) throw new Error(`no crossing operation is named ${name}`);
  const { present, missing } = presentEngines(wanted.filter((name) => ENGINES.includes(name)));
  for (const name of missing) console.log(`${name} is not here and is left out`);

  const samples = new Map(present.map(({ name }) => [name, {}]));
  const extras = new Map();
  const processes = values.quick ? 1 : PROCESSES;
  for (let i = 0; i < processes; i++) {
    for (const { name } of present) {
      console.log(`crossing, process ${i + 1} of ${processes}: ${name}`);
      const driver = fileURLToPath(new URL(`drivers/crossing-${name}.mjs`, import.meta.url));
      const args = ['--expose-gc', driver, String(values.quick ? 3 : ROUNDS), ...(values.only ? [values.only] : [])];
      const { stdout, stderr } = await execFileAsync(process.execPath, args, { maxBuffer: 1 << 24 });
      if (stderr) console.log(stderr.trimEnd());
      const result = JSON.parse(stdout.trim().split('\n').at(-1));
      for (const [operation, list] of Object.entries(result.samples)) {
        (samples.get(name)[operation] ??= []).push(...list);
      }
      if (result.creation) extras.set(name, { creation: result.creation, cycles: result.cycles });
    }
  }

  const engines = present.map(({ name }) => name);
  const at = (engine, operation) => {
    const list = samples.get(engine)?.[operation];
    return list ? median(list) : undefined;
  };
  const rows = names.map((name) => {
    const [mine, theirs] = [at('lupajs', name), at('wasmoon', name)];
    return [
      OPERATIONS[name].label,
      ...engines.map((engine) => at(engine, name)),
      ...(engines.length === 2 ? [mine && theirs ? theirs / mine : undefined] : []),
      OPERATIONS[name].floor ? `≤ ${OPERATIONS[name].floor}` : '',
    ];
  });
  const head = ['nanoseconds', ...engines, ...(engines.length === 2 ? ['ratio'] : []), 'floor'];
  const lines = ['### Crossing the border', '', table(head, rows), ''];
  for (const [name, { creation, cycles }] of extras) {
    lines.push(
      `- ${name}: a runtime takes ${figure(creation.milliseconds)} ms and ${figure(creation.bytes / 1024)} kB; ` +
        `of ${cycles.count.toLocaleString('en-US')} cycles across the border ${cycles.alive} were alive after collection`,
    );
  }
  const markdown = `${lines.join('\n')}\n`;
  console.log(`\n${markdown}`);

  const floors = [];
  for (const name of names) {
    const { label, floor } = OPERATIONS[name];
    const value = at('lupajs', name);
    if (floor && value !== undefined) {
      floors.push([label, `${figure(value)} ns`, `at most ${floor} ns`, value <= floor ? 'yes' : 'NO']);
    }
  }
  const mine = extras.get('lupajs');
  if (mine) {
    const ms = mine.creation.milliseconds;
    floors.push(['new LuaRuntime()', `${figure(ms)} ms`, 'at most 0.1 ms', ms <= 0.1 ? 'yes' : 'NO']);
    const { alive } = mine.cycles;
    floors.push(['cycles alive after collection', String(alive), 'none of 100,000', alive === 0 ? 'yes' : 'NO']);
  }
  return { markdown, floors, ok: true };
}

if (isMain(import.meta.url)) await measureCrossing(parseArgs({ options }).values);
