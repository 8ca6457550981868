import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program to its end; gives what it printed. */
function run(command: string, args: string[], cwd: string): string {
  const r = spawnSync(command, args, { cwd, encoding: 'utf8' });
  expect({ status: r.status, stderr: r.stderr, output: r.status === 0 ? '' : r.stdout }).toEqual({
    status: 0,
    stderr: '',
    output: '',
  });
  return r.stdout;
}

describe('the package as it is published', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lupajs-package-'));
  let files: string[] = [];

  beforeAll(() => {
    // As it has been built: building anew would take the files away from other tests.
    const packed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT);
    const [{ filename, files: list }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
    files = list.map((f) => f.path);
    writeFileSync(join(folder, 'package.json'), '{ "name": "user", "version": "1.0.0", "type": "module" }');
    const flags = ['--offline', '--no-audit', '--no-fund', '--loglevel=error'];
    run('npm', ['install', ...flags, join(folder, filename)], folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a script in the folder of the user. */
  function script(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return run(process.execPath, [name], folder);
  }

  it('has what is needed and nothing else', () => {
    for (const file of [
      'package.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'bin/lupajs.js',
      'bin/command.js',
      'bin/package.json',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/browser.js',
      'dist/cli/main.cjs',
      'dist/worker/index.js',
      'dist/worker/index.d.ts',
      'dist/worker/browser.js',
      'dist/worker/thread-node.js',
      'dist/worker/thread-browser.js',
    ])
      expect(files).toContain(file);
    const others = files.filter(
      (f) => !/^(dist\/|bin\/(lupajs\.js|command\.js|package\.json)$|[A-Z]+(\.md)?$|package\.json$)/.test(f),
    );
    expect(others).toEqual([]);
  });

  it('import', () => {
    const text = `
      import { LuaRuntime } from 'lupajs';
      import { LuaPool } from 'lupajs/worker';
      const pool = new LuaPool({ size: 1 });
      console.log(new LuaRuntime().eval('1 + 1'), await pool.map('function(x) return x * x end', [3]));
      await pool.close();`;
    expect(script('esm.mjs', text)).toBe('2 [ 9 ]\n');
  });

  it('require, where Node can require modules', () => {
    const text = `
      if (process.features.require_module) {
        const { LuaRuntime } = require('lupajs');
        const { LuaPool } = require('lupajs/worker');
        const pool = new LuaPool({ size: 1 });
        console.log(new LuaRuntime().eval('1 + 1'));
        pool.run('2 + 2').then(console.log).then(() => pool.close());
      } else {
        // Node 20 before 20.19, and 22 before 22.12.
        try { require('lupajs') } catch (e) { console.log(e.code) }
        import('lupajs').then(({ LuaRuntime }) => console.log(new LuaRuntime().eval('1 + 1')));
      }`;
    const { require_module: can } = process.features as { require_module?: boolean };
    expect(script('common.cjs', text)).toBe(can ? '2\n4\n' : 'ERR_REQUIRE_ESM\n2\n');
    // From 20.19 and 22.12 on it can.
    const [major, minor] = process.versions.node.split('.').map(Number);
    if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) expect(can).toBe(true);
  });

  it('the command', () => {
    const command = join(folder, 'node_modules', '.bin', 'lupajs');
    expect(run(command, ['-e', 'print(("x"):rep(3), _VERSION)'], folder)).toBe('xxx\tLua 5.1\n');
    writeFileSync(join(folder, 'args.lua'), 'print(arg[0], arg[1], ...)');
    expect(run(command, ['--lua', '5.2', 'args.lua', 'a', 'b'], folder)).toBe('args.lua\ta\ta\tb\n');
  });

  it('types, for both ways of resolving modules', () => {
    mkdirSync(join(folder, 'typed'));
    writeFileSync(
      join(folder, 'typed', 'main.ts'),
      `import { LuaRuntime, type LuaTable, LuaError } from 'lupajs';
       import { LuaPool, LuaWorker, type LuaWorkerFunction } from 'lupajs/worker';
       const n: number = new LuaRuntime().eval<number>('1 + 1');
       const t: LuaTable = new LuaRuntime().table(1, 2);
       const v = new LuaRuntime().eval('x');
       // @ts-expect-error: results are unknown unless said
       v.x;
       export async function f(w: LuaWorker, pool: LuaPool): Promise<number[]> {
         const add: LuaWorkerFunction<[number, number], number> = await w.load('return function(a, b) return a + b end');
         // @ts-expect-error: two numbers
         await add('x');
         return pool.map<number>('function(x) return x end', [await add(n, 1), t.length], { onProgress: (done) => done });
       }
       export const isLua = (e: unknown): e is LuaError => e instanceof LuaError;
       `,
    );
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    for (const [module, resolution] of [
      ['NodeNext', 'NodeNext'],
      ['ESNext', 'Bundler'],
    ]) {
      const compilerOptions = { module, moduleResolution: resolution, target: 'ES2022', strict: true, types: [] };
      const config = { compilerOptions: { ...compilerOptions, noEmit: true }, files: ['main.ts'] };
      writeFileSync(join(folder, 'typed', 'tsconfig.json'), JSON.stringify(config));
      run(process.execPath, [tsc, '-p', 'typed'], folder);
    }
  });

  it('bundles for browsers without anything of Node', async () => {
    writeFileSync(
      join(folder, 'page.js'),
      "export { LuaRuntime } from 'lupajs';\nexport { LuaPool } from 'lupajs/worker';",
    );
    const { outputFiles, warnings } = await build({
      entryPoints: [join(folder, 'page.js')],
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      logLevel: 'silent',
    });
    expect(warnings).toEqual([]);
    const { text } = outputFiles[0];
    expect(text).not.toMatch(/["']node:/);
    expect(text).toContain('thread-browser.js');
  });
});
