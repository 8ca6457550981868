// Prints which corpus programs do not print what the real interpreter prints, and, without a filter, rewrites
// test/corpus/differences.txt: `npm run build && node scripts/corpus-differences.mjs [part of a path]`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedOf, FOLDER, findCases, runCase } from '../test/corpus/run-command.mjs';

const filter = process.argv[2] ?? '';
const cases = findCases(filter);
const total = cases.length;
const different = [];

async function check(program) {
  const outcome = await runCase(program);
  const expected = expectedOf(program);
  if (outcome.stdout === expected.stdout && outcome.error === expected.error) return;
  const got = outcome.stdout.split('\n');
  const want = expected.stdout.split('\n');
  let i = 0;
  while (i < want.length && got[i] === want[i]) i++;
  const detail = `line ${i + 1}: ${got[i]} | want ${want[i]} | ${outcome.error.slice(0, 300)}`;
  different.push({ name: program.name, detail });
}

await Promise.all(
  Array.from({ length: 3 }, async () => {
    for (let c = cases.shift(); c !== undefined; c = cases.shift()) await check(c);
  }),
);
different.sort((a, b) => (a.name < b.name ? -1 : 1));
if (filter === '') {
  const head = '# Programs that do not yet print what the real interpreter prints (see corpus.test.ts).\n';
  writeFileSync(join(FOLDER, 'differences.txt'), head + different.map((d) => `${d.name}\n`).join(''));
}
for (const d of different) console.log(`${d.name} :: ${d.detail}`);
console.log(`${total - different.length} equal, ${different.length} different`);
