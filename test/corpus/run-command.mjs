// Runs programs of the corpus through the built command: for the test (corpus.test.ts) and for the list of differences
// (scripts/corpus-differences.mjs).
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorMessage, normalise, normaliseStderr, parseExpected, parseHeader } from './corpus-format.mjs';

export const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const COMMAND = fileURLToPath(new URL('../../bin/lupajs.js', import.meta.url));
const TIME_LIMIT_MS = 20_000;

function findPrograms(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'modules' ? [] : findPrograms(path);
      return entry.name.endsWith('.lua') ? [path] : [];
    });
}

/** Every program × dialect whose path contains `filter`. */
export function findCases(filter) {
  return findPrograms(FOLDER)
    .filter((file) => relative(FOLDER, file).includes(filter))
    .flatMap((file) => {
      const header = parseHeader(readFileSync(file, 'latin1'));
      return header.dialects.map((dialect) => ({
        name: `${relative(FOLDER, file)} ${dialect}`,
        file,
        header,
        dialect,
      }));
    });
}

/** What the real interpreter printed. */
export function expectedOf({ file, dialect }) {
  const own = file.replace(/\.lua$/, `.${dialect}.expected`);
  const { stdout, stderr } = parseExpected(
    readFileSync(existsSync(own) ? own : file.replace(/\.lua$/, '.expected'), 'latin1'),
  );
  return { stdout, error: errorMessage(stderr) };
}

/** What the command prints, in a process of its own. */
export function runCase({ file, header, dialect }) {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--stack-size=7000', COMMAND, '--lua', dialect, basename(file), ...header.args],
      {
        cwd: dirname(file),
        timeout: TIME_LIMIT_MS,
        encoding: 'latin1',
        maxBuffer: 1 << 26,
        env: { ...process.env, TZ: 'UTC' },
      },
      (_, stdout, stderr) => resolve({ stdout: normalise(stdout), error: errorMessage(normaliseStderr(stderr)) }),
    );
    // A program that does not read its input closes it.
    child.stdin.on('error', () => {});
    child.stdin.end(Buffer.from(header.stdin, 'latin1'));
  });
}
