// CPU time of every program on every engine, start-up subtracted; see README.md.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTimed } from './lib/cputime.mjs';
import { installPeers, presentEngines, programsDir } from './lib/engines.mjs';
import { isMain } from './lib/main.mjs';
import { figure, geometricMean, median, table } from './lib/stats.mjs';

const SUBJECT = 'lupajs';
/** What issue 4 asks for: lupajs / luajit at most 2, the others / lupajs at least this. */
const FLOORS = { luajit: 2.0, 'lua5.1': 4, 'lua5.4': 2.3, wasmoon: 10, fengari: 80 };
/** The clock of a child has milliseconds; less than this is noise. */
const LEAST_SECONDS = 0.002;

export const options = {
  rounds: { type: 'string', default: '3' },
  'slow-rounds': { type: 'string', default: '1' },
  only: { type: 'string' },
  engines: { type: 'string' },
  quick: { type: 'boolean', default: false },
  timeout: { type: 'string', default: '120' },
};

/** @param {string | undefined} only  comma-separated names, undefined for all */
export function programNames(only) {
  const all = readdirSync(programsDir)
    .filter((file) => file.endsWith('.lua'))
    .map((file) => file.slice(0, -4))
    .sort();
  if (!only) return all;
  const wanted = only.split(',');
  for (const name of wanted) if (!all.includes(name)) throw new Error(`no program is named ${name}`);
  return wanted;
}

/**
 * Measures and prints; returns the Markdown of the section and whether every engine agreed.
 * @param {{ rounds: string, 'slow-rounds': string, only?: string, engines?: string, quick: boolean, timeout: string }} values
 */
export async function measurePrograms(values) {
  installPeers();
  const { present, missing } = presentEngines(values.engines?.split(','));
  const names = programNames(values.only);
  const rounds = values.quick ? 1 : Number(values.rounds);
  const slowRounds = Math.min(rounds, Number(values['slow-rounds']));
  const timeout = Number(values.timeout) * 1000;
  const engines = values.quick && !values.engines ? present.filter((engine) => !engine.slow) : present;
  for (const name of missing) console.log(`${name} is not here and is left out`);

  /** samples.get(engine).get(program): CPU seconds, start-up included */
  const samples = new Map(engines.map((engine) => [engine.name, new Map(names.map((name) => [name, []]))]));
  /** Seconds of lupajs at the sizes for the slowest engine. */
  const smallSamples = new Map(names.map((name) => [name, []]));
  const smallSizes = JSON.parse(readFileSync(join(programsDir, 'slow-sizes.json'), 'utf8'));
  const hasSmall = engines.some((engine) => engine.small);
  const startUps = new Map(engines.map((engine) => [engine.name, []]));
  const outputs = new Map(names.map((name) => [name, new Map()]));
  const smallOutputs = new Map();
  const wrongSmall = new Set();
  const failures = new Map();

  const folder = mkdtempSync(join(tmpdir(), 'lupajs-bench-'));
  const empty = join(folder, 'empty.lua');
  writeFileSync(empty, '');
  try {
    for (let round = 0; round < rounds; round++) {
      for (const engine of engines) {
        for (let i = 0; i < 5; i++) {
          const run = await runTimed([...engine.command, empty]);
          if (run.error) throw new Error(`${engine.name} cannot run an empty program: ${run.error}`);
          startUps.get(engine.name).push(run.seconds);
        }
      }
      for (const name of names) {
        let line = `round ${round + 1} ${name.padEnd(16)}`;
        for (const engine of engines) {
          const key = `${engine.name} ${name}`;
          if (failures.has(key) || (engine.slow && round >= slowRounds)) continue;
          const file = join(programsDir, `${name}.lua`);
          if (engine.name === SUBJECT && hasSmall) {
            const small = await runTimed([...engine.command, file, String(smallSizes[name])], { timeout });
            if (!small.error) {
              smallSamples.get(name).push(small.seconds);
              smallOutputs.set(name, small.output.trimEnd());
            }
          }
          const size = engine.small ? [String(smallSizes[name])] : [];
          const run = await runTimed([...engine.command, file, ...size], { timeout });
          if (run.error) {
            failures.set(key, run.error);
            line += `  ${engine.name} FAILED (${run.error})`;
            continue;
          }
          samples.get(engine.name).get(name).push(run.seconds);
          const output = run.output.replaceAll('\r\n', '\n').trimEnd();
          if (!engine.small) outputs.get(name).set(engine.name, output);
          else if (smallOutputs.has(name) && output !== smallOutputs.get(name))
            wrongSmall.add(`${name}: ${engine.name}`);
          line += `  ${engine.name} ${figure(run.seconds)}`;
        }
        console.log(line);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  const wrong = [...checkOutputs(outputs), ...[...wrongSmall].map((text) => `${text} (small size)`)];
  const startUp = (engine) => median(startUps.get(engine));
  const seconds = (engine, name) => {
    const list = samples.get(engine)?.get(name) ?? [];
    return list.length === 0 ? undefined : Math.max(LEAST_SECONDS, median(list) - startUp(engine));
  };

  const engineNames = engines.map((engine) => engine.name);
  const sections = [];
  sections.push('### CPU seconds of the Lua work', '');
  if (hasSmall)
    sections.push('fengari ran smaller sizes (slow-sizes.json); its ratio is to lupajs at the same sizes.', '');
  sections.push(
    table(
      ['program', ...engineNames],
      [
        ...names.map((name) => [name, ...engineNames.map((engine) => seconds(engine, name))]),
        ['(start-up, subtracted)', ...engineNames.map(startUp)],
      ],
    ),
    '',
  );
  const floors = [];
  if (engineNames.includes(SUBJECT)) {
    const peers = engineNames.filter((name) => name !== SUBJECT);
    const ratio = (peer, name) => {
      const small = engines.find((engine) => engine.name === peer).small;
      const list = smallSamples.get(name);
      const mine = !small
        ? seconds(SUBJECT, name)
        : list.length > 0
          ? Math.max(LEAST_SECONDS, median(list) - startUp(SUBJECT))
          : undefined;
      const theirs = seconds(peer, name);
      return mine === undefined || theirs === undefined ? undefined : theirs / mine;
    };
    const means = peers.map((peer) =>
      geometricMean(names.map((name) => ratio(peer, name)).filter((value) => value !== undefined)),
    );
    sections.push('### How many times the time of lupajs (above 1: lupajs is faster)', '');
    sections.push(
      table(
        ['program', ...peers],
        [...names.map((name) => [name, ...peers.map((peer) => ratio(peer, name))]), ['geometric mean', ...means]],
      ),
      '',
    );
    peers.forEach((peer, i) => {
      const against = peer === 'luajit' ? 1 / means[i] : means[i];
      const met = peer === 'luajit' ? against <= FLOORS[peer] : against >= FLOORS[peer];
      const text = peer === 'luajit' ? `${figure(against)} × its time` : `${figure(against)} × faster`;
      const floor = peer === 'luajit' ? `at most ${FLOORS[peer]} ×` : `at least ${FLOORS[peer]} ×`;
      floors.push([`programs, against ${peer}`, text, floor, met ? 'yes' : 'NO']);
    });
    const slower = names.filter((name) => (ratio('lua5.1', name) ?? 2) < 1);
    if (peers.includes('lua5.1')) {
      floors.push([
        'programs slower than lua5.1',
        slower.join(', ') || 'none',
        'none',
        slower.length === 0 ? 'yes' : 'NO',
      ]);
    }
  }
  if (failures.size > 0) {
    sections.push('Not finished:', '', ...[...failures].map(([key, error]) => `- ${key}: ${error}`), '');
  }
  sections.push(
    wrong.length === 0
      ? 'Every engine that finished a program printed the same result.'
      : ['Different results:', '', ...wrong.map((text) => `- ${text}`)].join('\n'),
    '',
  );
  const markdown = sections.join('\n');
  console.log(`\n${markdown}`);
  const ok = wrong.length === 0 && ![...failures.keys()].some((key) => key.startsWith(`${SUBJECT} `));
  return { markdown, floors, ok, versions: present.map((engine) => engine.versionText), rounds, slowRounds };
}

/** The result most engines printed counts as right; every other is reported. */
function checkOutputs(outputs) {
  const wrong = [];
  for (const [name, byEngine] of outputs) {
    const votes = new Map();
    for (const output of byEngine.values()) votes.set(output, (votes.get(output) ?? 0) + 1);
    const right = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
    for (const [engine, output] of byEngine) {
      if (output !== right) wrong.push(`${name}: ${engine} printed \`${output}\`, others \`${right}\``);
    }
  }
  return wrong;
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({ options });
  const { ok } = await measurePrograms(values);
  process.exitCode = ok ? 0 : 1;
}
