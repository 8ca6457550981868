// Bundles the entry points and writes the type declarations. One bundle per host, with the engine in a shared chunk.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
const entries = [
  'src/index.ts',
  'src/browser.ts',
  'src/cli/main.ts',
  'src/worker/index.ts',
  'src/worker/browser.ts',
].filter((f) => existsSync(f));
await build({
  entryPoints: entries,
  outbase: 'src',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  external: ['node:*'],
  sourcemap: true,
  logLevel: 'warning',
});
const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
process.exitCode = types.status ?? 1;
