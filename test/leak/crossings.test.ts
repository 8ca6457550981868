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

/**
 * What leaks grows in every round; what the host compiles late, or drops, changes some of them by 0.2 MB up or down. So the usual
 * growth of a round counts, of many, after the first ones, which compile and warm up.
 */
function expectFlat(rounds: number[][]): void {
  const heap = rounds.map((r) => r[0]);
  const growths = heap
    .slice(3)
    .map((bytes, i) => bytes - heap[i + 2])
    .sort((a, b) => a - b);
  expect(growths[growths.length >> 1]).toBeLessThan(0.1 * MB);
  expect(rounds[rounds.length - 1][1] - rounds[2][1]).toBeLessThan(40 * MB);
}

describe('nothing is left behind', () => {
  it('heap and RSS are flat over two million crossings', () => {
    expectFlat(run('crossings.mjs', 'crossings', '14', '150000'));
  }, 120_000);

  it('heap and RSS are flat over 100,000 dropped cycles across the languages', () => {
    expectFlat(run('crossings.mjs', 'cycles', '14', '10000'));
  }, 120_000);

  it('heap and RSS are flat over 140,000 async calls that nothing will ever end', () => {
    expectFlat(run('crossings.mjs', 'waits', '14', '10000'));
  }, 120_000);

  it('a runtime takes less than 50 kB, and goes away', () => {
    const [[each, left]] = run('runtimes.mjs');
    expect(each).toBeLessThan(50_000);
    expect(left).toBeLessThan(2 * MB);
  }, 120_000);
});
