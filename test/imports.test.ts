import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// Keeps the import table of docs/internals.md true. Type-only imports are free.
const SRC = fileURLToPath(new URL('../src', import.meta.url));
const MAY: Record<string, string[]> = {
  syntax: [],
  codegen: ['syntax'],
  core: ['syntax'],
  host: ['core'],
  lib: ['core', 'syntax', 'host'],
  bridge: ['core'],
  api: ['core', 'syntax', 'codegen', 'lib', 'host', 'bridge'],
  worker: ['api', 'lib', 'host', 'core', 'bridge'],
  cli: ['api', 'lib', 'host', 'core', 'bridge'],
};

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? files(join(folder, e.name)) : e.name.endsWith('.ts') ? [join(folder, e.name)] : [],
  );

it('every folder imports only what it may', () => {
  const faults: string[] = [];
  for (const file of files(SRC)) {
    const own = relative(SRC, file).split('/')[0];
    if (own.endsWith('.ts')) continue;
    for (const m of readFileSync(file, 'utf8').matchAll(/^import (?!type )([^;]*?) from '(\.[^']*)'/gms)) {
      if (/^\{(\s*type [^,}]*,?)*\s*\}$/.test(m[1])) continue;
      const target = relative(SRC, resolve(dirname(file), m[2])).split('/')[0];
      if (target === own || target === 'index.js') continue;
      if (!MAY[own].includes(target)) faults.push(`${relative(SRC, file)} imports ${m[2]}`);
    }
  }
  expect(faults).toEqual([]);
});
