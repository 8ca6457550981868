import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../bin/lupajs.js', import.meta.url));

function run(args: string[], input = ''): string {
  return spawnSync(COMMAND, args, { encoding: 'utf8', input }).stdout;
}

const SHOW = 'print(type(arg), arg and arg[0], arg and arg[-1], ...)';

// As the real commands have it.
describe('the global arg', () => {
  it('is made for a script in 5.1 and 5.2', () => {
    for (const dialect of ['5.1', '5.2']) {
      expect(run(['--lua', dialect, '-e', SHOW])).toBe('nil\tnil\tnil\n');
      expect(run(['--lua', dialect], SHOW)).toBe('nil\tnil\tnil\n');
      expect(run(['--lua', dialect, '-e', SHOW, '/dev/null'])).toBe('nil\tnil\tnil\n');
      expect(run(['--lua', dialect, '-', 'a', 'b'], SHOW)).toBe(`table\t-\t${dialect}\ta\tb\n`);
    }
  });

  it('is always there in LuaJIT', () => {
    expect(run(['-e', SHOW])).toBe(`table\tnil\t${SHOW}\n`);
    expect(run([], SHOW)).toBe('table\tnil\tlupajs\n');
    expect(run(['-', 'a', 'b'], SHOW)).toBe('table\t-\tlupajs\ta\tb\n');
  });
});
