import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Lines of numbers that a script prints, run with exposed collection. */
function run(script: string, ...args: string[]): number[][] {
  const file = fileURLToPath(new URL(`./${script}`, import.meta.url));
  const r = spawnSync(process.execPath, ['--expose-gc', file, ...args], { encoding: 'utf8' });
  expect(r.stderr).toBe('');
  return r.stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
}

const MB = 1e6;

describe('nothing is left behind', () => {
  it('heap and RSS are flat over a million crossings', () => {
    const rounds = run('crossings.mjs', 'crossings', '6', '200000');
    const [heap, rss] = [rounds.map((r) => r[0]), rounds.map((r) => r[1])];
    // The first rounds compile and warm up.
    expect(heap[5] - heap[2]).toBeLessThan(1 * MB);
    expect(rss[5] - rss[2]).toBeLessThan(40 * MB);
  }, 120_000);

  it('heap and RSS are flat over 100,000 dropped cycles across the languages', () => {
    const rounds = run('crossings.mjs', 'cycles', '6', '20000');
    const [heap, rss] = [rounds.map((r) => r[0]), rounds.map((r) => r[1])];
    expect(heap[5] - heap[2]).toBeLessThan(1 * MB);
    expect(rss[5] - rss[2]).toBeLessThan(40 * MB);
  }, 120_000);

  it('a runtime takes less than 50 kB, and goes away', () => {
    const [[each, left]] = run('runtimes.mjs');
    expect(each).toBeLessThan(50_000);
    expect(left).toBeLessThan(2 * MB);
  }, 120_000);
});
