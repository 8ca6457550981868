// Bundles the entry points and writes the type declarations. One bundle per host, with the engine in a shared chunk.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
const entries = ['src/index.ts', 'src/browser.ts', 'src/worker/index.ts', 'src/worker/browser.ts'].filter((f) =>
  existsSync(f),
);
const common = {
  outbase: 'src',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  external: ['node:*'],
  logLevel: 'warning',
};
await build({ ...common, entryPoints: entries, sourcemap: true });
// The command and the scripts of threads are bundles of their own, minified: reading the engine is most of their start.
await build({ ...common, entryPoints: ['src/cli/main.ts'], minify: true, chunkNames: 'cli/[name]-[hash]' });
const threads = ['src/worker/thread-node.ts', 'src/worker/thread-browser.ts'].filter((f) => existsSync(f));
for (const thread of threads) await build({ ...common, splitting: false, entryPoints: [thread], minify: true });
const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
process.exitCode = types.status ?? 1;
