// The engines that are measured, how each is started, and which of them this machine has.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export const benchDir = here('../');
export const rootDir = here('../../');
export const programsDir = here('../programs/');
export const distEntry = here('../../dist/index.js');

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {string[]} command  what goes before the Lua file
 * @property {boolean} slow  measured in one round only
 * @property {boolean} [small]  measured at the sizes of programs/slow-sizes.json, beside lupajs at the same sizes
 * @property {() => string | undefined} version  undefined when the engine is not here
 */

/** @returns {Engine} */
function native(name) {
  return {
    name,
    command: [name],
    slow: false,
    version() {
      const run = spawnSync(name, ['-v'], { encoding: 'utf8' });
      if (run.error || run.status !== 0) return undefined;
      return (run.stdout + run.stderr).split(/ {2}Copyright| -- /)[0].trim();
    },
  };
}

/** @returns {Engine} */
function onNode(name, slow, packageFile) {
  return {
    name,
    command: [process.execPath, here(`../drivers/${name}.mjs`)],
    slow,
    version() {
      if (!existsSync(packageFile)) return undefined;
      return `${name} ${JSON.parse(readFileSync(packageFile, 'utf8')).version}`;
    },
  };
}

const lupajs = onNode('lupajs', false, here('../../package.json'));
// As the command runs programs: with the flags of its first line.
const command = here('../../bin/lupajs.js');
const flags = readFileSync(command, 'utf8').split('\n')[0].split(' ').slice(3);
lupajs.command = [process.execPath, ...flags, command];
const lupajsVersion = lupajs.version;
lupajs.version = () => (existsSync(distEntry) ? lupajsVersion() : undefined);

/** @type {Engine[]} */
export const engines = [
  lupajs,
  native('luajit'),
  native('lua5.1'),
  native('lua5.4'),
  onNode('wasmoon', true, here('../node_modules/wasmoon/package.json')),
  { ...onNode('fengari', true, here('../node_modules/fengari/package.json')), small: true },
];

/** Installs the peers of bench/package.json when they are missing. */
export function installPeers() {
  if (existsSync(here('../node_modules/wasmoon')) && existsSync(here('../node_modules/fengari'))) return;
  console.log('Installing the peers of bench/ ...');
  const run = spawnSync('npm', ['ci', '--prefix', benchDir], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.status !== 0) throw new Error('npm ci --prefix bench failed');
}

/**
 * The engines that are both wanted and present, and the reason for each one left out.
 * @param {string[] | undefined} wanted
 */
export function presentEngines(wanted) {
  for (const name of wanted ?? []) {
    if (!engines.some((engine) => engine.name === name)) throw new Error(`no engine is named ${name}`);
  }
  const present = [];
  const missing = [];
  for (const engine of engines) {
    if (wanted && !wanted.includes(engine.name)) continue;
    const version = engine.version();
    if (version === undefined) missing.push(engine.name);
    else present.push({ ...engine, versionText: version });
  }
  return { present, missing };
}
