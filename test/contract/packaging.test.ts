// API.md, the first section: the package, its entry points and what they export. `test/package.test.ts` installs it.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import * as main from '../../src/index.js';
import * as workers from '../../src/worker/index.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  name: string;
  type: string;
  dependencies?: object;
  exports: Record<string, unknown>;
  bin: Record<string, string>;
};

const exported: Record<string, unknown> = { ...main, ...workers };

describe('lupajs: the package', () => {
  it('is named lupajs, is ESM, has no runtime dependency', () => {
    expect([manifest.name, manifest.type, manifest.dependencies]).toEqual(['lupajs', 'module', undefined]);
  });

  it('entry points: lupajs and lupajs/worker, each with types and a form for browsers; the command', () => {
    // The native engines are packages to come; their entry points are not there yet.
    expect(Object.keys(manifest.exports)).toEqual(['.', './worker', './package.json']);
    for (const entry of ['.', './worker'])
      expect(Object.keys(manifest.exports[entry] as object)).toEqual(['types', 'browser', 'default']);
    expect(manifest.bin).toEqual({ lupajs: 'bin/lupajs.js' });
  });

  it('has no top-level await, so require() of it works too', () => {
    const files = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' }).filter((f) =>
      f.endsWith('.js'),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const text = readFileSync(join(ROOT, 'dist', file), 'utf8');
      // esbuild refuses what cannot be put in.
      expect(() => transformSync(text, { format: 'esm', supported: { 'top-level-await': false } }), file).not.toThrow();
    }
    expect(() => transformSync('await 1', { format: 'esm', supported: { 'top-level-await': false } })).toThrow();
    if ((process.features as { require_module?: boolean }).require_module) {
      const required = createRequire(import.meta.url)('../../dist/index.js') as typeof main;
      expect(new required.LuaRuntime().eval('1 + 1')).toBe(2);
    }
  });

  it('lupajs exports what the import statement of API.md names', () => {
    for (const name of [
      'LuaRuntime',
      'luaType',
      'asAttrGetter',
      'asItemGetter',
      'asFunction',
      'tuple',
      'unpacksLuaTable',
      'unpacksLuaTableMethod',
      'asObject',
      'LuaError',
      'LuaSyntaxError',
      'LuaMemoryError',
    ] as const)
      expect(typeof exported[name], name).toBe('function');
    for (const name of ['LuaWorker', 'LuaPool'] as const) expect(typeof exported[name], name).toBe('function');
  });
});
