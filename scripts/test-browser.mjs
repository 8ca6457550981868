// Runs the tests of test/browser in a real browser: serves the built package and the pages, and starts Chromium without
// a window (CHROMIUM, or /usr/bin/chromium). Nothing is installed. `node scripts/test-browser.mjs [--show] [suite...]`
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = ['page/engine', 'page/worker', 'isolated/worker'];
const TIMEOUT = 180_000;

const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
if (!existsSync(chromium)) {
  console.error(`there is no ${chromium}; apt-get install chromium, or name one in CHROMIUM`);
  process.exit(1);
}
if (!existsSync(join(ROOT, 'dist/browser.js'))) {
  console.error('dist is missing: npm run build');
  process.exit(1);
}

const { name, exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const imports = Object.fromEntries(
  Object.entries(exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([path, target]) => [name + path.slice(1), `/${(target.browser ?? target.default).slice(2)}`]),
);
const pageOf = (suite) => `<!doctype html>
<meta charset="utf-8">
<title>lupajs</title>
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
  import { run } from '/test/browser/harness.mjs';
  run(() => import('/test/browser/${suite}.mjs'));
</script>
`;
const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.map': 'application/json' };

let reported;
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  // Only an isolated page may share memory; its scripts need the headers as well.
  const isolated = pathname.startsWith('/isolated/') || request.headers.referer?.includes('/isolated/');
  const headers = isolated
    ? { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }
    : {};
  const [, kind, suite] = /^\/(page|isolated)\/(\w+)$/.exec(pathname) ?? [];
  if (pathname === '/report') {
    let body = '';
    request.on('data', (d) => {
      body += d;
    });
    request.on('end', () => {
      response.end();
      reported(JSON.parse(body));
    });
  } else if (kind !== undefined) {
    response.writeHead(200, { ...headers, 'Content-Type': 'text/html' });
    response.end(pageOf(suite));
  } else if (/^\/(dist|test\/browser)\/[\w/.-]+$/.test(pathname) && existsSync(join(ROOT, pathname))) {
    // A worker asks for isolation by the headers of its own script.
    const always = { 'Cross-Origin-Embedder-Policy': 'require-corp' };
    response.writeHead(200, { ...always, 'Content-Type': TYPES[extname(pathname)] ?? 'text/plain' });
    response.end(readFileSync(join(ROOT, pathname)));
  } else {
    response.writeHead(404);
    response.end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address();

async function runPage(path) {
  const profile = mkdtempSync(join(tmpdir(), 'lupajs-chromium-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
  const child = spawn(chromium, [...flags, `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/${path}`], {
    detached: true,
    stdio: ['ignore', 'ignore', process.argv.includes('--show') ? 'inherit' : 'ignore'],
  });
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      reported = resolve;
      timer = setTimeout(() => reject(new Error(`no report after ${TIMEOUT / 1000} s`)), TIMEOUT);
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`the browser ended with exit code ${code}`)));
    });
  } finally {
    clearTimeout(timer);
    child.removeAllListeners('exit');
    const gone = new Promise((resolve) => child.on('exit', resolve));
    // The whole group: processes that Chromium has started would go on writing into the profile.
    process.kill(-child.pid, 'SIGKILL');
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

const wanted = process.argv.slice(2).filter((a) => !a.startsWith('-'));
let failed = 0;
let agent = '';
for (const path of PAGES.filter((p) => wanted.length === 0 || wanted.some((w) => p.includes(w)))) {
  console.log(path);
  try {
    const report = await runPage(path);
    agent = report.agent;
    for (const { name, error, ms } of report.outcomes) {
      if (error !== null) failed++;
      console.log(
        `  ${error === null ? 'ok  ' : 'FAIL'} ${name} (${ms} ms)${error === null ? '' : `\n       ${error}`}`,
      );
    }
  } catch (e) {
    failed++;
    console.log(`  FAIL ${e.message}`);
  }
}
server.close();
console.log(
  `${/HeadlessChrome\/[\d.]+|Chrome\/[\d.]+/.exec(agent)?.[0] ?? ''}: ${failed === 0 ? 'all passed' : `${failed} failed`}`,
);
process.exitCode = failed === 0 ? 0 : 1;
