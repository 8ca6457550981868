// Programs run as they are and the whole of them inside a coroutine, as async calls run code; see README.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTimed } from './lib/cputime.mjs';
import { presentEngines, programsDir } from './lib/engines.mjs';
import { isMain } from './lib/main.mjs';
import { median, table } from './lib/stats.mjs';

const PROGRAMS = [
  'closures',
  'deltablue',
  'havlak',
  'json',
  'lexer',
  'life',
  'metamethods',
  'pcall',
  'ray',
  'richards',
  'sort',
  'varargs',
];

/**
 * Measures and prints; returns the Markdown of the section and whether both ways gave the same output.
 * @param {{ quick: boolean }} options
 */
export async function measureCoroutines({ quick }) {
  const { present } = presentEngines(['lupajs', 'lua5.1']);
  const rounds = quick ? 1 : 3;
  const folder = mkdtempSync(join(tmpdir(), 'lupajs-bench-'));
  const empty = join(folder, 'empty.lua');
  writeFileSync(empty, '');
  const rows = [];
  const wrong = [];
  try {
    const seconds = async (engine, args) => {
      const samples = [];
      let output = '';
      for (let i = 0; i < rounds; i++) {
        const run = await runTimed([...engine.command, ...args], { timeout: 120_000 });
        if (run.error) throw new Error(`${engine.name} ${args[0]}: ${run.error}`);
        samples.push(run.seconds);
        output = run.output;
      }
      return { seconds: median(samples), output };
    };
    const startUps = new Map();
    for (const engine of present) startUps.set(engine, (await seconds(engine, [empty])).seconds);
    for (const name of PROGRAMS) {
      const file = join(programsDir, `${name}.lua`);
      const source = readFileSync(file, 'latin1');
      const size = String(Math.floor(Number(/tonumber\(\(\.\.\.\)\) or (\d+)/.exec(source)[1]) / 2));
      const inside = join(folder, `${name}.lua`);
      writeFileSync(inside, `coroutine.wrap(function(...) ${source}\nend)(...)`, 'latin1');
      const row = [name];
      for (const engine of present) {
        const plain = await seconds(engine, [file, size]);
        const co = await seconds(engine, [inside, size]);
        if (plain.output !== co.output) wrong.push(`${name}: ${engine.name}`);
        const start = startUps.get(engine);
        row.push(plain.seconds - start, co.seconds - start, (co.seconds - start) / (plain.seconds - start));
      }
      if (row.length === 7) row.push(row[5] / row[2]);
      rows.push(row);
      console.log(row.map((x) => (typeof x === 'number' ? x.toFixed(2) : x.padEnd(14))).join('  '));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const head = ['CPU seconds, half the size'];
  for (const { name } of present) head.push(`${name}`, 'in a coroutine', 'ratio');
  if (present.length === 2) head.push('lua5.1 / lupajs, in a coroutine');
  const notes = wrong.map((text) => `- another output in a coroutine: ${text}`);
  const markdown = ['### Programs inside a coroutine', '', table(head, rows), '', ...notes].join('\n');
  console.log(`\n${markdown}`);
  return { markdown, floors: [], ok: wrong.length === 0 };
}

if (isMain(import.meta.url)) {
  const { ok } = await measureCoroutines({ quick: false });
  process.exitCode = ok ? 0 : 1;
}
