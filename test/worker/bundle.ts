/** The package as users have it, bundled from the sources as they are now: threads need a script that Node can run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

type Package = typeof import('../../src/index.js');
type Workers = typeof import('../../src/worker/index.js');

export interface Bundle extends Package, Workers {
  /** Where it is. */
  readonly folder: string;
  /** URL of `lupajs/worker` in it. */
  readonly workerUrl: string;
}

/** Builds the bundle; it goes with the end of the test file. */
export async function bundle(): Promise<Bundle> {
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.lupajs-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const entries = ['index.ts', 'worker/index.ts', 'worker/thread-node.ts'];
  await build({
    entryPoints: entries.map((f) => join(ROOT, 'src', f)),
    outbase: join(ROOT, 'src'),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    external: ['node:*'],
    logLevel: 'warning',
  });
  const workerUrl = pathToFileURL(join(folder, 'worker/index.js')).href;
  const main: Package = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'index.js')).href);
  const workers: Workers = await import(/* @vite-ignore */ workerUrl);
  return { ...main, ...workers, folder, workerUrl };
}
