import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { comparable, parseHeader, readExpected, runProcess, runProgram } from './run-program.js';

// Every program of the corpus must print, byte for byte, what the real interpreter printed.
// CORPUS=language/goto runs only the programs whose path contains that text.

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const FILTER = process.env['CORPUS'] ?? '';

function findPrograms(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'modules' ? [] : findPrograms(path);
      return entry.name.endsWith('.lua') ? [path] : [];
    });
}

const programs = findPrograms(FOLDER).filter((file) => relative(FOLDER, file).includes(FILTER));

for (const file of programs) {
  const source = readFileSync(file, 'latin1');
  const header = parseHeader(source);
  describe(relative(FOLDER, file), () => {
    for (const dialect of header.dialects) {
      it(dialect, () => {
        const expected = comparable(readExpected(file, dialect));
        const outcome =
          header.process || header.args.length > 0
            ? runProcess(file, dialect, header.args, header.stdin)
            : runProgram(source, dialect, { name: basename(file), stdin: header.stdin });
        expect(comparable(outcome)).toEqual(expected);
      });
    }
  });
}
