// Records what the real interpreters print for every program in test/corpus.
//
//   npm run record                      all programs
//   npm run record -- --changed         only programs newer than their recordings
//   npm run record -- --check           write nothing, fail when a recording is out of date
//   npm run record -- language/goto     only programs whose path contains this text
//
// For prog.lua it writes prog.expected when all dialects of the program agree, and otherwise
// prog.5.1.expected, prog.5.2.expected and prog.luajit.expected.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIALECTS, formatExpected, normalise, normaliseStderr, parseHeader } from '../test/corpus/corpus-format.mjs';

const CORPUS = fileURLToPath(new URL('../test/corpus/', import.meta.url));
const INTERPRETERS = { 5.1: 'lua5.1', 5.2: 'lua5.2', luajit: 'luajit' };
const AT_ONCE = 2;
const TIME_LIMIT_MS = 60_000;

const options = process.argv.slice(2);
const changedOnly = options.includes('--changed');
const checkOnly = options.includes('--check');
const filters = options.filter((option) => !option.startsWith('--'));
const unknown = options.find((option) => option.startsWith('--') && !['--changed', '--check'].includes(option));
if (unknown) {
  console.error(`unknown option ${unknown}`);
  process.exit(2);
}

function findPrograms(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      // A folder named `modules` holds files that the programs load, not programs.
      if (entry.isDirectory()) return entry.name === 'modules' ? [] : findPrograms(path);
      return entry.name.endsWith('.lua') ? [path] : [];
    });
}

/** All files a recording of this program may consist of. */
function recordingPaths(program) {
  const base = program.slice(0, -'.lua'.length);
  return {
    shared: `${base}.expected`,
    each: Object.fromEntries(DIALECTS.map((dialect) => [dialect, `${base}.${dialect}.expected`])),
  };
}

function isUpToDate(program, header) {
  const paths = recordingPaths(program);
  const needed = existsSync(paths.shared) ? [paths.shared] : header.dialects.map((dialect) => paths.each[dialect]);
  const time = statSync(program).mtimeMs;
  return needed.every((path) => existsSync(path) && statSync(path).mtimeMs >= time);
}

function run(program, dialect, header) {
  return new Promise((resolve, reject) => {
    const child = spawn(INTERPRETERS[dialect], [basename(program), ...header.args], {
      cwd: dirname(program),
      env: { ...process.env, LUA_INIT: '', LC_ALL: 'C', TZ: 'UTC' },
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    const out = [];
    const err = [];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => err.push(chunk));
    child.stdin.on('error', () => {}); // the program may end without reading
    child.stdin.end(header.stdin, 'latin1');
    child.on('error', reject);
    child.on('close', (status, signal) => {
      if (signal) reject(new Error(`killed by ${signal}`));
      else {
        const stdout = normalise(Buffer.concat(out).toString('latin1'));
        const stderr = normaliseStderr(Buffer.concat(err).toString('latin1'));
        resolve(formatExpected({ stdout, stderr, status }));
      }
    });
  });
}

/** The files that should exist for a program, path → content; every other recording of it should not. */
async function record(program, header) {
  const paths = recordingPaths(program);
  const outcomes = {};
  for (const dialect of header.dialects) outcomes[dialect] = await run(program, dialect, header);
  const texts = Object.values(outcomes);
  if (texts.every((text) => text === texts[0])) return { [paths.shared]: texts[0] };
  return Object.fromEntries(header.dialects.map((dialect) => [paths.each[dialect], outcomes[dialect]]));
}

/** Applies the recording, and returns how many files it changed. */
function store(program, files) {
  const paths = recordingPaths(program);
  let changes = 0;
  for (const path of [paths.shared, ...Object.values(paths.each)]) {
    const before = existsSync(path) ? readFileSync(path, 'latin1') : undefined;
    const after = files[path];
    if (before !== after) changes++;
    if (checkOnly) continue;
    if (after !== undefined) writeFileSync(path, after, 'latin1');
    else if (before !== undefined) rmSync(path);
  }
  return changes;
}

const programs = findPrograms(CORPUS).filter(
  (program) => filters.length === 0 || filters.some((filter) => relative(CORPUS, program).includes(filter)),
);
const queue = [...programs];
let recorded = 0;
let different = 0;
let failed = 0;

async function work() {
  for (let program = queue.shift(); program !== undefined; program = queue.shift()) {
    const name = relative(CORPUS, program);
    try {
      const header = parseHeader(readFileSync(program, 'latin1'));
      if (changedOnly && isUpToDate(program, header)) continue;
      const changes = store(program, await record(program, header));
      recorded++;
      if (changes > 0) {
        different++;
        console.log(`${checkOnly ? 'out of date' : 'updated'}: ${name}`);
      }
    } catch (error) {
      failed++;
      console.error(`${name}: ${error.message}`);
    }
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
console.log(`${programs.length} programs, ${recorded} run, ${different} with new results, ${failed} failed`);
process.exitCode = failed > 0 || (checkOnly && different > 0) ? 1 : 0;
