// Runs cases: node worker.mjs ENGINE DIALECT FIRST COUNT [KIND]; prints what main.mjs reads.
import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

const [engine, dialect, first, count, only] = process.argv.slice(2);
register(
  `data:text/javascript,${encodeURIComponent(
    `export const resolve = (s, c, next) => s === 'engine' ? { url: ${JSON.stringify(engine)}, shortCircuit: true } : next(s, c)`,
  )}`,
);
// `L`, the running state, changes: it is read from the module each time.
const inside = await import('engine');
const { LuaError, LuaRuntime, rawSetString } = inside;
const { Monitor } = await import('./monitor.mjs');
const { makeCase } = await import('./cases.mjs');

const bytes = (file) => readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'latin1');
const PRELUDE = bytes('prelude.lua');
const SANITY = bytes('sanity.lua');
writeFileSync('data', '1 2 0x10\nsecond line\n\nlast');

class Deliberate extends Error {}

/** Functions of the libraries, as programs name them; none that would reach beyond the process. */
function functionPaths(lua) {
  const paths = [];
  const skip = /^(H|R)\.|^os\.(exit|execute|tmpname|getenv|remove|rename)$|^io\.popen$|^(T|C)$|^js\.(eval|await)$/;
  const walk = (t, prefix, depth) => {
    for (const [k, v] of t) {
      if (typeof k !== 'string' || !/^[a-zA-Z_]\w*$/.test(k)) continue;
      const path = prefix + k;
      if (skip.test(path)) continue;
      if (typeof v === 'function') paths.push(path);
      else if (depth > 0 && k !== '_G' && k !== 'loaded' && typeof v?.get === 'function' && v[Symbol.iterator])
        walk(v, `${path}.`, depth - 1);
    }
  };
  walk(lua.globals(), '', 1);
  const file = ['close', 'flush', 'lines', 'read', 'seek', 'setvbuf', 'write'];
  return [...paths.sort(), ...file.map((name) => `io.stdout.${name}`)];
}

function hostValues(monitor) {
  const thrower = () => {
    const e = new Deliberate('from the host');
    monitor.deliberate.add(e);
    throw e;
  };
  return {
    jsobject: { x: 1, y: 'text', f: (a) => a, nested: {} },
    jsarray: [1, 'two', [3], null],
    jsmap: new Map([
      ['a', 1],
      [1, 'b'],
    ]),
    jssymbol: Symbol('s'),
    jsfunction: (...args) => args[0],
    jsthrower: thrower,
    jscall: (f, ...args) => f(...args),
    jsdate: new Date(0),
    jsclass: class K {
      constructor(a) {
        this.a = a;
      }
    },
    jsbytes: new Uint8Array([0, 255]),
    jspromise: Promise.resolve(1),
    jsregexp: /x/g,
    jserror: new Deliberate('a value'),
    jsproxy: new Proxy({}, { get: thrower, set: thrower, has: thrower, ownKeys: thrower, deleteProperty: thrower }),
  };
}

function open(form, monitor) {
  const lua = new LuaRuntime({
    lua: dialect,
    encoding: 'latin1',
    stdout: () => {},
    stderr: () => {},
    stdin: '1 2 three\nline\n'.repeat(20),
    registerEval: false,
    registerBuiltins: false,
    debug: form === 'debug',
    ...(form === 'plain' ? {} : { timeout: 1000, maxMemory: 300e6 }),
  });
  const known = { paths: functionPaths(lua) };
  const helpers = lua.tableFrom(hostValues(monitor));
  lua.globals().set('capture', () => {
    const state = inside.L;
    known.state = state;
    monitor.attach(state);
    // A function of the engine itself: it sees the values as they are.
    rawSetString(state.globals, 'check', (ok, ...values) => {
      if (!monitor.hasRoom()) return [];
      monitor.values([ok, ...values]);
      if (ok === false && typeof values[0] === 'string') monitor.message(values[0]);
      return [];
    });
    const { stringMeta, numberMeta } = state;
    known.restore = () =>
      Object.assign(state, {
        stringMeta,
        numberMeta,
        booleanMeta: null,
        nilMeta: null,
        functionMeta: null,
        threadMeta: null,
        debug: null,
      });
  });
  lua.execute('capture()');
  helpers.set('note', (n) => {
    known.note = n;
  });
  lua.compile(PRELUDE, { name: '=prelude' })(lua.globals().get('check'), helpers);
  known.sanity = lua.compile(SANITY, { name: '=sanity' })();
  lua.execute('capture, check = nil');
  return { lua, known };
}

function run(seed) {
  const monitor = new Monitor();
  const c = makeCase(seed, only);
  const { lua, known } = open(c.form, monitor);
  const source = c.make({ ...known, dialect });
  monitor.source = source;
  monitor.usesHost = /\bjs|H\.js|R\[/.test(source);
  let result = 'ok';
  try {
    const f = lua.compile(source, { name: '=case' });
    const values = c.inCoroutine ? [...f.coroutine(1, 2)] : f(1, 2);
    known.state.run(() => monitor.values([lua.globals()].flatMap(() => [known.state.globals, known.state.registry])));
    result = values === undefined ? 'ok' : 'value';
  } catch (e) {
    result = e instanceof Error ? e.name : 'value thrown';
    if (process.env['ROBUST_VERBOSE']) console.error(seed, c.kind, c.form, e);
    monitor.exception(e, 'thrown');
    if (e instanceof LuaError) monitor.message(e.message);
  }
  monitor.state(known.state);
  // The runtime must be of use afterwards.
  known.restore();
  monitor.values([known.state.globals, known.state.registry]);
  try {
    const answer = known.sanity();
    if (answer !== 'sane') monitor.report('sanity', answer);
    const fresh = lua.compile(
      'local a, b = ... local t = {a, b, x = a} for i = 1, 3 do t[i] = i .. "" end return t[3] .. #t .. t.x',
      { name: '=fresh' },
    )(7, 8);
    if (fresh !== '337') monitor.report('sanity', fresh);
  } catch (e) {
    monitor.report('sanity', e?.stack ?? e);
  }
  lua.close();
  return { result, found: monitor.found, source, form: c.form, kind: c.kind };
}

for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  writeSync(1, `case ${seed}\n`);
  const begin = performance.now();
  const { result, found, source, form, kind } = run(seed);
  if (process.env['ROBUST_VERBOSE']) console.error('TIME', kind, form, Math.round(performance.now() - begin));
  for (const f of found)
    writeSync(1, `find ${JSON.stringify({ seed, dialect, form, case: kind, ...f, source: source.slice(0, 4000) })}\n`);
  writeSync(1, `done ${kind} ${result}\n`);
}
writeSync(1, 'end\n');
// Timers and handles of programs do not matter.
process.exit(0);
