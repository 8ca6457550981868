import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { errorMessage, normalise, normaliseStderr, parseExpected, parseHeader } from './corpus-format.mjs';

// Every program of the corpus must print, byte for byte, what the real interpreter printed. Each runs through the built
// command, in a process of its own. CORPUS=language/goto runs only the programs whose path contains that text.
//
// differences.txt names the programs that do not do so yet (program and dialect, one a line). An entry whose program has
// become equal fails the test, so that the list only shrinks.

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const COMMAND = fileURLToPath(new URL('../../bin/lupajs.js', import.meta.url));
const FILTER = process.env['CORPUS'] ?? '';
const TIME_LIMIT_MS = 20_000;

function findPrograms(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'modules' ? [] : findPrograms(path);
      return entry.name.endsWith('.lua') ? [path] : [];
    });
}

const differences = new Set(
  readFileSync(join(FOLDER, 'differences.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);

function run(
  file: string,
  dialect: string,
  args: readonly string[],
  stdin: string,
): Promise<{ stdout: string; error: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--stack-size=7000', COMMAND, '--lua', dialect, basename(file), ...args],
      {
        cwd: dirname(file),
        timeout: TIME_LIMIT_MS,
        encoding: 'latin1',
        maxBuffer: 1 << 26,
        env: { ...process.env, TZ: 'UTC' },
      },
      (_, stdout, stderr) => resolve({ stdout: normalise(stdout), error: errorMessage(normaliseStderr(stderr)) }),
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(Buffer.from(stdin, 'latin1'));
  });
}

const programs = findPrograms(FOLDER).filter((file) => relative(FOLDER, file).includes(FILTER));

describe.concurrent('corpus', () => {
  for (const file of programs) {
    const header = parseHeader(readFileSync(file, 'latin1'));
    for (const dialect of header.dialects) {
      const name = `${relative(FOLDER, file)} ${dialect}`;
      it(name, async () => {
        const own = file.replace(/\.lua$/, `.${dialect}.expected`);
        const expected = parseExpected(
          readFileSync(existsSync(own) ? own : file.replace(/\.lua$/, '.expected'), 'latin1'),
        );
        const outcome = await run(file, dialect, header.args, header.stdin);
        const want = { stdout: expected.stdout, error: errorMessage(expected.stderr) };
        if (differences.has(name)) expect(outcome, 'equal now: take it off differences.txt').not.toEqual(want);
        else expect(outcome).toEqual(want);
      });
    }
  }
});
