import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * The `js` and `ts` blocks of a page as one program. A statement with a comment is checked: `// → value` shows the value of an
 * expression, `// throws Name: message` its error, `// prints: text` what it prints. Gives the program, which prints one
 * JSON text a check, and the expected texts.
 */
function program(page: string): { text: string; expected: string[] } {
  const lines = [...page.matchAll(/```[jt]s\n(.*?)```/gs)].flatMap((m) => m[1].split('\n'));
  const imports: string[] = [];
  const body: string[] = [];
  const expected: string[] = [];
  for (const line of lines) {
    const check = /^(\s*)(.*?);? \/\/ (→|throws|prints:) (.*)$/.exec(line);
    if (line.startsWith('import ')) imports.push(line);
    else if (check === null) body.push(line);
    else {
      const [, indent, code, kind, text] = check;
      expected.push(kind === 'throws' ? `throws ${text}` : text);
      const how = kind === 'prints:' ? 'printed' : 'shown';
      body.push(`${indent};await ${how}(async () => [${kind === 'prints:' ? `void ${code}` : code}]);`);
    }
  }
  const text = `${imports.join('\n')}
import { inspect } from 'node:util';
const out = [];
const show = (v) => inspect(v, { breakLength: Infinity, depth: 5 });
async function shown(f) {
  try { out.push(show((await f())[0])); } catch (e) { out.push('throws ' + e.name + ': ' + e.message); }
}
async function printed(f) {
  const { log } = console;
  let text = '';
  console.log = (...args) => { text += args.map((a) => typeof a === 'string' ? a : show(a)).join(' '); };
  try { await f(); } finally { console.log = log; }
  out.push(text);
}
${body.join('\n')}
console.log(JSON.stringify(out));
`;
  // Node knows neither types nor decorators.
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: true } };
  return { text: transformSync(text, { loader: 'ts', target: 'es2022', tsconfigRaw }).code, expected };
}

describe('the JavaScript blocks give what their comments say', () => {
  for (const name of ['README.md', 'docs/limits.md', 'docs/from-lupa.md']) {
    it(name, () => {
      const page = readFileSync(join(ROOT, name), 'utf8');
      const { text, expected } = program(page);
      expect(expected.length).toBeGreaterThan(0);
      // No block is left out for its name.
      expect(
        [...page.matchAll(/^```(\w+)$/gm)].map((m) => m[1]).filter((kind) => !['js', 'ts', 'sh'].includes(kind)),
      ).toEqual([]);
      const folder = mkdtempSync(join(ROOT, 'node_modules', '.readme-'));
      try {
        const file = join(folder, 'page.mjs');
        const local = (path: string): string => JSON.stringify(join(ROOT, 'dist', path));
        writeFileSync(
          file,
          text
            .replaceAll('from "lupajs/worker"', `from ${local('worker/index.js')}`)
            .replaceAll('from "lupajs"', `from ${local('index.js')}`),
        );
        const run = spawnSync(process.execPath, [file], { encoding: 'utf8' });
        expect(run.stderr).toBe('');
        expect(JSON.parse(run.stdout)).toEqual(expected);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});

it('npm start renders the picture', () => {
  const run = spawnSync('npm', ['start', '--silent', '--', '--rounds', '1'], { cwd: ROOT, encoding: 'utf8' });
  expect(run.stdout).toMatch(/mandelbrot\.png: 1280 x 1280\n1 thread +\d+ ms\n/);
  expect(run.status).toBe(0);
});
