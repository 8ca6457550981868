// npm run bench: all measurements, printed and written to RESULTS.md; see README.md.
import { writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureCoroutines } from './coroutines.mjs';
import { measureCrossing } from './crossing.mjs';
import { table } from './lib/stats.mjs';
import { measureLoad } from './load.mjs';
import { measurePrograms, options } from './programs.mjs';

const SECTIONS = ['programs', 'coroutines', 'crossing', 'load'];

const { values, positionals } = parseArgs({ options, allowPositionals: true });
for (const name of positionals) {
  if (!SECTIONS.includes(name)) throw new Error(`no section is named ${name}; there are ${SECTIONS.join(', ')}`);
}
// Names given to --only are those of programs.
const wanted = positionals.length > 0 ? positionals : values.only ? ['programs'] : SECTIONS;

const results = {};
if (wanted.includes('programs')) results.programs = await measurePrograms(values);
if (wanted.includes('coroutines')) results.coroutines = await measureCoroutines({ quick: values.quick });
if (wanted.includes('crossing')) results.crossing = await measureCrossing({ quick: values.quick });
if (wanted.includes('load')) results.load = await measureLoad({ quick: values.quick });

const floors = Object.values(results).flatMap((result) => result.floors);
const withoutFloors = results.programs === undefined ? 'No floors belong to this.' : 'lupajs was not measured.';
const floorTable = floors.length > 0 ? table(['floor', 'measured', 'wanted', 'met'], floors) : withoutFloors;
console.log(`\n${floorTable}`);

const complete = wanted.length === SECTIONS.length && !values.only && !values.engines && !values.quick;
if (complete && floors.length > 0) {
  const { versions, rounds, slowRounds } = results.programs;
  const text = `# Results of npm run bench

Written by \`bench/run.mjs\`; what the figures mean is in [README.md](README.md).

- ${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${process.arch}, Node ${process.version}
- ${versions.join('; ')}
- Programs: medians of ${rounds} rounds (wasmoon, fengari: ${slowRounds}), CPU time less start-up.

## Floors

${floorTable}

## Figures

${SECTIONS.map((name) => results[name].markdown.trimEnd()).join('\n\n')}
`;
  writeFileSync(fileURLToPath(new URL('RESULTS.md', import.meta.url)), text);
  console.log('\nwrote bench/RESULTS.md');
} else {
  console.log('\nRESULTS.md is left as it is: it is written by a complete run only, with lupajs built.');
}
process.exitCode = Object.values(results).every((result) => result.ok) ? 0 : 1;
