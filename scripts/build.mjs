// Bundles the entry points and writes the type declarations. One bundle per host, with the engine in a shared chunk.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
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
await build({
  ...common,
  splitting: false,
  entryPoints: ['src/cli/main.ts'],
  minify: true,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.url': '__filename' },
});
const threads = ['src/worker/thread-node.ts', 'src/worker/thread-browser.ts'].filter((f) => existsSync(f));
for (const thread of threads) await build({ ...common, splitting: false, entryPoints: [thread], minify: true });
makeCodeCache();
const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
process.exitCode = types.status ?? 1;

/** Compiles the command ahead (see bin/command.js), under the flags of its first line. */
function makeCodeCache() {
  const [first] = readFileSync('bin/lupajs.js', 'utf8').split('\n');
  const flags = first.split(' ').filter((word) => word.startsWith('--'));
  const args = [...flags, 'scripts/cli-cache.cjs', 'scripts/cli-cache.lua'];
  const made = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (made.status !== 0) throw new Error('the code cache of the command was not made');
}
