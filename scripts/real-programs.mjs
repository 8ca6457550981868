// Runs the programs of test/real, which use pure-Lua packages of Debian, on our command and on the real interpreters, and
// compares what they print: npm run real [-- part of a name]
//
// A driver names what it needs: `-- package: lua-penlight pl` (package and module). A package that is missing is reported and makes
// the run fail. Nothing of the packages is in this repository; what they have in C comes from test/real/stand-ins, on both sides.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { normalise } from '../test/corpus/corpus-format.mjs';

const FOLDER = fileURLToPath(new URL('../test/real/', import.meta.url));
const COMMAND = fileURLToPath(new URL('../bin/lupajs.js', import.meta.url));
const INTERPRETERS = { 5.1: ['lua5.1', '5.1'], 5.2: ['lua5.2', '5.2'], luajit: ['luajit', '5.1'] };
const TIME_LIMIT_MS = 120_000;

function run(command, args) {
  return new Promise((resolve) => {
    const options = {
      cwd: FOLDER,
      timeout: TIME_LIMIT_MS,
      encoding: 'latin1',
      maxBuffer: 1 << 26,
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C', LUA_INIT: '' },
    };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      const status = error ? `\n(status ${error.killed ? 'too slow' : error.code})` : '';
      const message = normalise(stderr).replace(/^[^\s:]*(?:lua5\.\d|luajit|lupajs): /, 'lua: ');
      resolve(`${normalise(stdout)}${message.split('\nstack traceback:')[0]}${status}`);
    });
    child.stdin.end();
  });
}

/** Modules named by a driver that a Lua version has not got. */
function missing(header, version) {
  const share = `/usr/share/lua/${version}/`;
  return [...header.matchAll(/^-- package: (\S+) (\S+)/gm)]
    .filter(([, , module]) => !existsSync(`${share}${module}.lua`) && !existsSync(`${share}${module}`))
    .map(([, name]) => name);
}

const filter = process.argv[2] ?? '';
let equal = 0;
const failed = [];
for (const driver of readdirSync(FOLDER).sort()) {
  if (!driver.endsWith('.lua') || driver === 'start.lua' || !driver.includes(filter)) continue;
  const header = readFileSync(FOLDER + driver, 'utf8');
  const dialects = /^-- dialects: (.*)/m.exec(header)?.[1].split(' ') ?? Object.keys(INTERPRETERS);
  for (const dialect of dialects) {
    const [interpreter, version] = INTERPRETERS[dialect];
    const name = `${driver} ${dialect}`;
    const absent = missing(header, version);
    if (absent.length > 0) {
      console.log(`missing    ${name}: no ${absent.join(', ')} for ${version}`);
      failed.push(name);
      continue;
    }
    const args = ['start.lua', version, driver];
    const [real, ours] = await Promise.all([
      run(interpreter, args),
      run(process.execPath, ['--stack-size=7000', COMMAND, '--lua', dialect, ...args]),
    ]);
    // A driver that fails on the real interpreter says nothing of ours.
    if (/\n\(status /.test(real)) {
      failed.push(name);
      console.log(`fails      ${name} on the real interpreter: ${real.slice(-300)}`);
      continue;
    }
    if (real === ours) {
      equal++;
      console.log(`equal      ${name} (${real.split('\n').length - 1} lines)`);
      continue;
    }
    failed.push(name);
    const want = real.split('\n');
    const got = ours.split('\n');
    const at = want.findIndex((line, i) => line !== got[i]);
    const line = at < 0 ? want.length : at;
    console.log(`different  ${name}, line ${line + 1}:\n  real: ${want[line]}\n  ours: ${got[line]}`);
  }
}
console.log(`${equal} equal, ${failed.length} missing or different`);
process.exitCode = failed.length > 0 ? 1 : 0;
