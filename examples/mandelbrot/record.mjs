// Records what the real LuaJIT computes: node examples/mandelbrot/record.mjs (Debian package luajit)
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { code } from './picture.mjs';

const recorded = {};
for (const size of [64, 100, 1280]) {
  // Debian builds it without `table.unpack`, which the function wants.
  const program = `table.unpack = table.unpack or unpack\nlocal f = ${code}\nio.write(f(${size}, 1, 1))`;
  const { stdout, status, stderr } = spawnSync('luajit', ['-'], { input: program, maxBuffer: 1e8 });
  if (status !== 0) throw new Error(String(stderr));
  recorded[size] = { bytes: stdout.length, sha256: createHash('sha256').update(stdout).digest('hex') };
}
writeFileSync(new URL('./luajit.json', import.meta.url), `${JSON.stringify(recorded, null, 2)}\n`);
