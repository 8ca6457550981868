/** Runs many programs at once on the real interpreter and on ours. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { normalise } from '../../test/corpus/corpus-format.mjs';

// Programs are run from the folder of the harness, so that it has the same name in tracebacks of both.
const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const OURS = fileURLToPath(new URL('../ours.mjs', import.meta.url));
const REAL = { 5.1: ['lua5.1'], 5.2: ['lua5.2'], luajit: ['luajit', '-joff'] };

const folder = mkdtempSync(join(tmpdir(), 'lupajs-fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
let files = 0;

function execute(command, args, milliseconds) {
  return new Promise((resolve) => {
    execFile(
      command,
      args,
      {
        cwd: FOLDER,
        timeout: milliseconds,
        killSignal: 'SIGKILL',
        encoding: 'latin1',
        maxBuffer: 1 << 28,
        env: { ...process.env, TZ: 'UTC', LC_ALL: 'C', LUA_INIT: '' },
      },
      (error, stdout, stderr) => resolve({ stdout, stderr, late: error?.killed === true, status: error?.code ?? 0 }),
    );
  });
}

/** Address-free text; the sign of nan is left to the machine. */
function clean(text) {
  // Quoted text has \\034 in front of an address, where the corpus sees no word begin.
  return normalise(text)
    .replace(/(table|function|thread|userdata): 0x[0-9a-f]+/g, '$1: 0xADDR')
    .replace(/-nan/g, 'nan');
}

/** Text printed by each program of a finished run, or undefined where it did not come so far. */
function split(run, programs) {
  const found = new Map();
  for (const part of run.stdout.split(/^#RESULT /m).slice(1)) {
    const at = part.indexOf('\n');
    found.set(Number(part.slice(0, at)), part.slice(at + 1).replace(/^#END\n/m, ''));
  }
  const ended = run.stdout.endsWith('#END\n');
  return programs.map((_, i) => {
    const text = found.get(i);
    if (text !== undefined) return clean(text);
    if (ended || found.has(i + 1)) return undefined;
    // The first program without a result is the one that ended the process.
    return i > 0 && !found.has(i - 1) ? undefined : `DIED ${run.late ? 'too slow' : run.status}\n${clean(run.stderr)}`;
  });
}

async function runOn(kind, dialect, programs, milliseconds) {
  const file = join(folder, `${process.pid}-${files++}`);
  const text = programs.map((p, i) => `#PROGRAM ${i} ${p.mode} ${p.text.length}\n${p.text}\n`).join('');
  writeFileSync(file, text, 'latin1');
  const form = ['limits', 'debug', 'alone'].includes(kind) ? [kind] : [];
  const real = [...REAL[dialect], 'harness.lua', file];
  const commands = {
    real,
    'real, little memory': ['bash', '-c', `ulimit -v ${LITTLE_MEMORY}; exec "$@"`, '-', ...real],
  };
  const [command, ...args] = commands[kind] ?? [process.execPath, '--stack-size=7000', OURS, dialect, file, ...form];
  try {
    return split(await execute(command, args, milliseconds), programs);
  } finally {
    rmSync(file, { force: true });
  }
}

/** Results of all programs; a program that ends or stops the process costs it, and the rest runs in another one. */
async function runAll(kind, dialect, programs, milliseconds) {
  const results = [];
  while (results.length < programs.length) {
    const rest = programs.slice(results.length);
    const got = await runOn(kind, dialect, rest, milliseconds);
    const end = got.findIndex((text) => text === undefined || text.startsWith('DIED'));
    if (end < 0) return [...results, ...got];
    results.push(...got.slice(0, end));
    // Alone it may end: a batch shares its time.
    const [alone] = rest.length === 1 ? [got[end]] : await runOn(kind, dialect, [rest[end]], milliseconds / 4);
    results.push(alone ?? 'DIED');
  }
  return results;
}

/**
 * Runs programs `{ text, mode }`; gives `{ real, ours }` texts for each. `kind` is how ours runs: `plain`, `limits`, `debug` or `alone`.
 */
export async function compare(dialect, programs, kind = 'plain', milliseconds = 40_000) {
  const [real, ours] = await Promise.all([
    runAll('real', dialect, programs, milliseconds),
    runAll(kind, dialect, programs, milliseconds),
  ]);
  return programs.map((_, i) => ({ dialect, real: real[i], ours: ours[i] }));
}

/** KiB; less than a string beyond V8's limit (2^29 characters) and the buffer for it take. */
const LITTLE_MEMORY = 1_000_000;

/** True when the real interpreter needs more memory for a program than a string of ours may have. */
export async function needsMuchMemory(dialect, program) {
  const [real] = await runAll('real, little memory', dialect, [program], 40_000);
  return /not enough memory|string length overflow|^DIED/m.test(real);
}

/** Results of ours alone. */
export const runOurs = (dialect, programs, milliseconds = 40_000) => runAll('plain', dialect, programs, milliseconds);
export const runReal = (dialect, programs, milliseconds = 40_000) => runAll('real', dialect, programs, milliseconds);

/** Differences that are known: both texts are compared after these replacements. */
let ignored = [];

/** Reads lines of a dialect (or *), a regular expression and a replacement, with tabs between. */
export function ignore(file) {
  ignored = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map(([dialect, expression, replacement]) => [dialect, new RegExp(expression, 'g'), replacement]);
}

function known(dialect, text) {
  for (const [d, expression, replacement] of ignored)
    if (d === '*' || d === dialect) text = text.replace(expression, replacement);
  return text;
}

/** What a difference is, or null: equal, or not to be compared. */
export function verdict({ dialect, real, ours }) {
  if (/out of fuel|stack overflow|error in error handling|not enough memory|^DIED|^harness:/m.test(real))
    return isHarmless(ours) ? null : 'internal';
  if (real === ours) return null;
  return known(dialect, real) === known(dialect, ours) ? null : 'different';
}

/** No text that only a mistake of the engine prints. */
function isHarmless(ours) {
  return !/TypeError|ReferenceError|RangeError|SyntaxError|InternalError|^DIED (?!too slow)/m.test(ours);
}
