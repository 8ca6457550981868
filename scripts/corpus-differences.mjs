// Rewrites test/corpus/differences.txt from a run of the corpus: `npm run build && node scripts/corpus-differences.mjs`.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorMessage, normalise, normaliseStderr, parseExpected, parseHeader } from '../test/corpus/corpus-format.mjs';

const root = fileURLToPath(new URL('../test/corpus', import.meta.url));
const command = fileURLToPath(new URL('../bin/lupajs.js', import.meta.url));
const filter = process.argv[2] ?? '';

const find = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((e) => {
    if (e.isDirectory()) return e.name === 'modules' ? [] : find(join(folder, e.name));
    return e.name.endsWith('.lua') ? [join(folder, e.name)] : [];
  });

const jobs = find(root)
  .filter((f) => relative(root, f).includes(filter))
  .flatMap((file) => {
    const header = parseHeader(readFileSync(file, 'latin1'));
    return header.dialects.map((dialect) => ({ file, header, dialect }));
  });
const total = jobs.length;
const different = [];

async function check({ file, header, dialect }) {
  const own = file.replace(/\.lua$/, `.${dialect}.expected`);
  const expected = parseExpected(readFileSync(existsSync(own) ? own : file.replace(/\.lua$/, '.expected'), 'latin1'));
  const { stdout, stderr } = await new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--stack-size=7000', command, '--lua', dialect, basename(file), ...header.args],
      {
        cwd: dirname(file),
        timeout: 20_000,
        encoding: 'latin1',
        maxBuffer: 1 << 26,
        env: { ...process.env, TZ: 'UTC' },
      },
      (_, out, err) => resolve({ stdout: normalise(out), stderr: errorMessage(normaliseStderr(err)) }),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(Buffer.from(header.stdin, 'latin1'));
  });
  if (stdout === expected.stdout && stderr === errorMessage(expected.stderr)) return;
  const got = stdout.split('\n');
  const want = expected.stdout.split('\n');
  let i = 0;
  while (i < want.length && got[i] === want[i]) i++;
  different.push({
    name: `${relative(root, file)} ${dialect}`,
    detail: `line ${i + 1}: ${got[i]} | want ${want[i]} | ${stderr.slice(0, 300)}`,
  });
}

await Promise.all(
  Array.from({ length: 3 }, async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) await check(job);
  }),
);
different.sort((a, b) => (a.name < b.name ? -1 : 1));
if (filter === '')
  writeFileSync(
    join(root, 'differences.txt'),
    `# Programs that do not yet print what the real interpreter prints (see corpus.test.ts).\n${different.map((d) => `${d.name}\n`).join('')}`,
  );
for (const d of different) console.log(`${d.name} :: ${d.detail}`);
console.log(`${total - different.length} equal, ${different.length} different`);
