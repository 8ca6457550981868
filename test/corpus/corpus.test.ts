import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectedOf, FOLDER, findCases, runCase } from './run-command.mjs';

// Every program of the corpus must print, byte for byte, what the real interpreter printed. CORPUS=language/goto runs only
// the programs whose path contains that text.
//
// differences.txt names the programs that do not do so yet (program and dialect, one a line). An entry whose program has
// become equal fails the test, so that the list only shrinks.

const differences = new Set(
  readFileSync(join(FOLDER, 'differences.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);

describe.concurrent('corpus', () => {
  for (const program of findCases(process.env['CORPUS'] ?? '')) {
    it(program.name, async () => {
      const outcome = await runCase(program);
      if (differences.has(program.name))
        expect(outcome, 'equal now: take it off differences.txt').not.toEqual(expectedOf(program));
      else expect(outcome).toEqual(expectedOf(program));
    });
  }
});
