import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

it('the JavaScript blocks print what their comments say', () => {
  const blocks = [...readme.matchAll(/```js\n(.*?)```/gs)].map((m) => m[1]);
  expect(blocks.length).toBeGreaterThan(0);
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.readme-'));
  try {
    for (const block of blocks) {
      const expected = [...block.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map((m) => m[1]);
      const file = join(folder, 'block.mjs');
      writeFileSync(file, block.replace("from 'lupajs'", "from '../../dist/index.js'"));
      const run = spawnSync(process.execPath, [file], { encoding: 'utf8' });
      expect(run.stderr).toBe('');
      expect(run.stdout.trimEnd().split('\n')).toEqual(expected);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('npm start runs the example', () => {
  const run = spawnSync('npm', ['start', '--silent'], { cwd: ROOT, encoding: 'utf8' });
  expect(run.stdout).toContain('the    3\n');
  expect(run.status).toBe(0);
});
