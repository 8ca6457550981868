// Compile speed, process start and bundle size; see README.md.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { runTimed } from './lib/cputime.mjs';
import { presentEngines, programsDir, rootDir } from './lib/engines.mjs';
import { isMain } from './lib/main.mjs';
import { figure, median, table } from './lib/stats.mjs';
import { programNames } from './programs.mjs';

const MEGABYTE = 1e6;
const execFileAsync = promisify(execFile);

export const options = { quick: { type: 'boolean', default: false } };

/** About `size` bytes of Lua: all programs, again and again, each a function of its own with a name of its own. */
export function buildSource(size, seed) {
  const programs = programNames().map((name) => [name, readFileSync(join(programsDir, `${name}.lua`), 'utf8')]);
  const parts = [`local programs = {} -- ${seed}\n`];
  let length = 0;
  for (let i = 0; length < size; i++) {
    const [name, text] = programs[i % programs.length];
    const part = `programs.${name}_${seed}_${i} = function(...)\n${text}\nend\n`;
    parts.push(part);
    length += part.length;
  }
  parts.push('return programs\n');
  return parts.join('');
}

async function measureCompile(folder, processes) {
  const files = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'].map((seed) => {
    const file = join(folder, `${seed}.lua`);
    writeFileSync(file, buildSource(MEGABYTE, seed));
    return file;
  });
  const small = programNames().map((name) => join(programsDir, `${name}.lua`));
  const bytes = (list) => list.reduce((sum, file) => sum + readFileSync(file).length, 0);

  const compilers = [];
  for (const { name, command } of presentEngines(['lupajs', 'luajit', 'lua5.1', 'lua5.4']).present) {
    const driver = name === 'lupajs' ? 'load-lupajs.mjs' : 'load-native.lua';
    compilers.push([name, [command[0], fileURLToPath(new URL(`drivers/${driver}`, import.meta.url))]]);
  }
  const samples = new Map(compilers.map(([name]) => [name, { cold: [], warm: [], hot: [], files: [] }]));
  for (let i = 0; i < processes; i++) {
    for (const [name, [program, driver]] of compilers) {
      const seconds = async (list) => JSON.parse((await execFileAsync(program, [driver, ...list])).stdout);
      const times = await seconds(files);
      const speed = (at) => bytes([files.at(at)]) / times.at(at) / MEGABYTE;
      const each = await seconds(small);
      const sample = samples.get(name);
      sample.cold.push(speed(0));
      sample.warm.push(speed(1));
      sample.hot.push(speed(-1));
      sample.files.push(bytes(small) / each.reduce((sum, value) => sum + value, 0) / MEGABYTE);
    }
  }
  return samples;
}

async function measureStart(folder, count) {
  const script = join(folder, 'print1.lua');
  writeFileSync(script, 'print(1)\n');
  const commands = { 'node -e 0': [process.execPath, '-e', '0'] };
  const lupajs = presentEngines(['lupajs']).present[0];
  if (lupajs !== undefined) commands['lupajs print1.lua'] = [...lupajs.command, script];
  const cpu = new Map(Object.keys(commands).map((name) => [name, []]));
  const wall = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let i = 0; i < count; i++) {
    for (const [name, command] of Object.entries(commands)) {
      const start = performance.now();
      const run = await runTimed(command);
      if (run.error) throw new Error(`${name}: ${run.error}`);
      wall.get(name).push(performance.now() - start);
      cpu.get(name).push(run.seconds * 1000);
    }
  }
  return Object.keys(commands).map((name) => [name, median(cpu.get(name)), median(wall.get(name))]);
}

async function measureBundle() {
  const entry = join(rootDir, 'dist/browser.js');
  if (!existsSync(entry)) return undefined;
  const esbuild = createRequire(join(rootDir, 'package.json'))('esbuild');
  const result = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
  });
  const { contents } = result.outputFiles[0];
  return { minified: contents.length, gzipped: gzipSync(contents, { level: 9 }).length };
}

/** @param {{ quick: boolean }} values */
export async function measureLoad(values) {
  const folder = mkdtempSync(join(tmpdir(), 'lupajs-bench-'));
  const lines = ['### Load', ''];
  const floors = [];
  try {
    console.log('load: compiling');
    const compile = await measureCompile(folder, values.quick ? 1 : 5);
    lines.push(
      table(
        [
          'MB of Lua source per CPU second',
          '1 MB, first in its process',
          '1 MB, second',
          '1 MB, sixth',
          'the programs, one by one',
        ],
        [...compile].map(([name, { cold, warm, hot, files }]) => [
          name,
          median(cold),
          median(warm),
          median(hot),
          median(files),
        ]),
      ),
      '',
    );
    const mine = compile.get('lupajs');
    if (mine) {
      for (const [what, samples] of [
        ['first in its process', mine.cold],
        ['sixth in its process', mine.hot],
      ]) {
        const speed = median(samples);
        floors.push([`load, 1 MB, ${what}`, `${figure(speed)} MB/s`, 'at least 2 MB/s', speed >= 2 ? 'yes' : 'NO']);
      }
    }

    console.log('load: starting processes');
    const starts = await measureStart(folder, values.quick ? 5 : 20);
    lines.push(table(['process start', 'CPU ms', 'wall ms'], starts), '');
    if (starts.length === 2) {
      const ratio = starts[1][1] / starts[0][1];
      floors.push([
        'print(1) as a process',
        `${figure(ratio)} × node -e 0`,
        'at most 1.5 ×',
        ratio <= 1.5 ? 'yes' : 'NO',
      ]);
    }

    const bundle = await measureBundle();
    if (bundle) {
      const kilobytes = bundle.gzipped / 1000;
      lines.push(`Browser bundle: ${figure(bundle.minified / 1000)} kB minified, ${figure(kilobytes)} kB gzipped.`, '');
      floors.push(['bundle, gzipped', `${figure(kilobytes)} kB`, 'at most 60 kB', kilobytes <= 60 ? 'yes' : 'NO']);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const markdown = lines.join('\n');
  console.log(`\n${markdown}`);
  return { markdown, floors, ok: true };
}

if (isMain(import.meta.url)) await measureLoad(parseArgs({ options }).values);
