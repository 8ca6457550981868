import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../bin/lupajs.js', import.meta.url));
const PROGRAM = fileURLToPath(new URL('little-stack.lua', import.meta.url));

// In a process of its own, which V8 may end.
describe('functions that are called with next to no stack left', () => {
  for (const dialect of ['5.1', '5.2', 'luajit'])
    it(dialect, () => {
      const r = spawnSync(process.execPath, ['--stack-size=400', COMMAND, '--lua', dialect, PROGRAM], {
        encoding: 'utf8',
      });
      expect(r.stderr).toBe('');
      expect(r.signal).toBe(null);
      expect(r.stdout.split('\n').slice(0, 2)).toEqual(['true\t0', 'true\t0']);
      expect(r.stdout.split('\n')).toHaveLength(20);
    });
});
