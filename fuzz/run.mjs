// The differential fuzzer: npm run fuzz -- --help
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { program } from './generate/program.mjs';
import { compare, ignore, needsMuchMemory, verdict } from './lib/batch.mjs';
import { changesNanSign } from './lib/nan.mjs';
import { asText, shrink } from './lib/shrink.mjs';

const USAGE = `usage: npm run fuzz -- [options]
  --seconds N       how long (default 60)
  --seed N          first seed (default: from the clock)
  --dialect NAME    5.1, 5.2 or luajit (default: all in turn)
  --kind NAME       plain, limits, debug or alone (default: in turn)
  --batch N         programs of a process (default 300)
  --keep FOLDER     write each difference to the folder and go on (default: stop at the first)
  --ignore FILE     known differences: lines of dialect (or *), regular expression, replacement, with tabs between
  --print SEED      print the program of one seed (with --dialect) and leave`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    dialect: { type: 'string' },
    kind: { type: 'string' },
    batch: { type: 'string', default: '300' },
    keep: { type: 'string' },
    ignore: { type: 'string' },
    print: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
if (values.print) {
  const p = program(Number(values.print), values.dialect ?? '5.1');
  console.log(`-- mode ${p.mode}\n${p.tree}`);
  process.exit(0);
}

const dialects = values.dialect ? [values.dialect] : ['5.1', '5.2', 'luajit'];
const batchSize = Number(values.batch);
const start = Date.now();
const end = start + Number(values.seconds) * 1000;
let seed = Number(values.seed ?? (start >>> 4) % 1e9);
console.log(`seed ${seed}, dialects ${dialects.join(' ')}`);
if (values.ignore) ignore(values.ignore);
if (values.keep) mkdirSync(values.keep, { recursive: true });

let ran = 0;
const ranOf = Object.fromEntries(dialects.map((dialect) => [dialect, 0]));
let skipped = 0;
let differences = 0;
let lines = 0;
let errors = 0;
let dead = 0;

/** A real interpreter that prints now this, now that (hash seeds), is no measure. */
async function isSteady(dialect, p, kind, first) {
  for (let i = 0; i < 5; i++) {
    const [again] = await compare(dialect, [asText(p)], kind);
    if (again.real !== first.real || verdict(again) === null) return false;
  }
  return true;
}

/** Long texts from shortly before the first difference. */
function excerpt(text, other) {
  if (text.length < 4000) return text;
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  const from = Math.max(0, at - 400);
  return `... (from ${from})\n${text.slice(from, from + 2000)}`;
}

async function report(dialect, p, kind, seedOfProgram, result) {
  if (
    !(await isSteady(dialect, p, kind, result)) ||
    (await changesNanSign(dialect, asText(p))) ||
    (/not enough memory|string length overflow|resulting string too large/.test(result.ours) &&
      (await needsMuchMemory(dialect, asText(p))))
  ) {
    skipped++;
    return;
  }
  differences++;
  const small = await shrink(dialect, p, kind);
  const text = [
    `-- seed ${seedOfProgram} dialect ${dialect} mode ${small.mode} ${kind}`,
    small.text,
    '--[[ real',
    excerpt(small.real, small.ours),
    '-- ours',
    excerpt(small.ours, small.real),
    ']]',
    '',
  ].join('\n');
  console.log(text);
  if (values.keep) writeFileSync(join(values.keep, `${dialect}-${seedOfProgram}.lua`), text, 'latin1');
}

for (let round = 0; Date.now() < end; round++) {
  const dialect = dialects[round % dialects.length];
  const kind = values.kind ?? ['plain', 'limits', 'alone', 'debug'][Math.floor(round / dialects.length) % 4];
  const programs = Array.from({ length: batchSize }, (_, i) => program(seed + i, dialect));
  const results = await compare(dialect, programs.map(asText), kind);
  for (let i = 0; i < programs.length; i++) {
    ran++;
    ranOf[dialect]++;
    lines += results[i].real.split('\n').length - 1;
    errors += (results[i].real.match(/^"!/gm) ?? []).length;
    dead += /^"!!"/m.test(results[i].real) ? 1 : 0;
    if (verdict(results[i]) === null) continue;
    await report(dialect, programs[i], kind, seed + i, results[i]);
    if (differences > 0 && !values.keep) break;
  }
  seed += batchSize;
  if (differences > 0 && !values.keep) break;
}
const minutes = (Date.now() - start) / 60_000;
console.log(
  `${ran} programs (${dialects.map((dialect) => `${dialect}: ${ranOf[dialect]}`).join(', ')}) in ${minutes.toFixed(1)} minutes (${Math.round(ran / minutes)} a minute), ${lines} lines printed, ${errors} errors among them, ${dead} ended by an error, ${skipped} left out, ${differences} differences`,
);
process.exitCode = differences > 0 ? 1 : 0;
