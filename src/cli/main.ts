/** The command `lupajs`: what `lua` and `luajit` do, on this engine. */
import { readFileSync } from 'node:fs';
import { HostError } from '../host/errno.js';
import { LuaError, LuaRuntime } from '../index.js';
import { flushProcessOutput } from '../lib/io/streams.js';
import { withoutHead } from '../lib/package.js';
import type { DialectName } from '../syntax/dialect.js';
import { type Plan, parseArguments, UsageError } from './arguments.js';
import { runInit, setPaths } from './environment.js';

const VERSION = '0.1.0';

const USAGE = `usage: lupajs [options] [script [args]]
Available options are:
  -e stat      execute string 'stat'
  -l name      require library 'name'
  -i           enter interactive mode after executing 'script'
  -v           show version information
  --debug      let hooks and access to locals reach all code, which makes it slower
  --lua name   dialect: 5.1, 5.2 or luajit (the default)
  --           stop handling options
  -            execute stdin and stop handling options
`;

const latin1 = (s: string): string => Buffer.from(s, 'utf8').toString('latin1');

/** What the interpreters print for an error value; null for nil, of which they print nothing. */
function messageOf(e: LuaError, dialect: DialectName): string | null {
  const { message, value } = e;
  if (typeof value === 'string' || typeof value === 'number') return message;
  if (value === undefined || value === null) return null;
  // The message is that of __tostring, but for values without.
  if (dialect === '5.1' || message.startsWith('(error object is a '))
    return dialect === '5.2' ? '(no error message)' : '(error object is not a string)';
  return message;
}

function report(e: unknown, dialect: DialectName): void {
  flushProcessOutput();
  if (!(e instanceof LuaError)) {
    // A JavaScript exception: its stack has the Lua frames.
    process.stderr.write(`lupajs: ${e instanceof Error ? (e.stack ?? e.message) : String(e)}\n`);
    return;
  }
  const message = messageOf(e, dialect);
  if (message === null) return;
  const trace = e.traceback === '' || !isTraced(e, dialect) ? '' : `${e.traceback}\n`;
  process.stderr.write(Buffer.from(`lupajs: ${message}\n${trace}`, 'latin1'));
}

/** The interpreters add a traceback to a text; LuaJIT also to that of a __tostring. */
function isTraced({ value, message }: LuaError, dialect: DialectName): boolean {
  if (typeof value === 'string' || typeof value === 'number') return true;
  return dialect === 'luajit' && !message.startsWith('(error object is a ');
}

async function main(): Promise<number> {
  let p: Plan;
  try {
    p = parseArguments(process.argv.slice(2));
  } catch (e) {
    if (!(e instanceof UsageError)) throw e;
    process.stderr.write(`lupajs: ${e.message}\n${USAGE}`);
    return 1;
  }
  if (p.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const lua = new LuaRuntime({ lua: p.dialect, encoding: 'latin1', debug: p.debug });
  // Opening the standard input takes a noticeable part of the start of a script that never reads it.
  const alone = p.script === null && p.steps.length === 0 && !p.version;
  const converses = p.interactive || (alone && process.stdin.isTTY === true);
  if (p.version || converses) console.log(`lupajs ${VERSION} (Lua dialect ${p.dialect})`);
  try {
    setPaths(lua, p.dialect);
    // LuaJIT has `arg` from the start, the others when they come to the script.
    if (p.dialect === 'luajit') setArguments(lua, p);
    runInit(lua, p.dialect);
    for (const { kind, text } of p.steps) {
      if (kind === 'execute') {
        lua.compile(latin1(text), { name: '=(command line)' })();
        continue;
      }
      const module = lua.require(latin1(text));
      if (p.dialect === '5.2') lua.globals().set(latin1(text), module);
    }
    if (p.script !== null) {
      if (p.dialect !== 'luajit') setArguments(lua, p);
      run(lua, p, p.script);
    } else if (alone && !converses) run(lua, p, '-');
  } catch (e) {
    report(e, p.dialect);
    return 1;
  }
  flushProcessOutput();
  if (converses) {
    const { repl } = await import('./repl.js');
    await repl(lua);
  }
  flushProcessOutput();
  return 0;
}

/** The table `arg`: the script at 0, what follows it after that, what stands before it below. */
function setArguments(lua: LuaRuntime, p: Plan): void {
  const arg = lua.table();
  if (p.script !== null) arg.set(0, latin1(p.script));
  p.args.forEach((a, i) => arg.set(i + 1, latin1(a)));
  p.before.forEach((a, i) => arg.set(i - p.before.length, latin1(a)));
  lua.globals().set('arg', arg);
}

function run(lua: LuaRuntime, p: Plan, script: string): void {
  let source: string;
  try {
    source = readFileSync(script === '-' ? 0 : script, 'latin1');
  } catch (e) {
    throw new LuaError(
      `cannot open ${latin1(script)}: ${new HostError((e as NodeJS.ErrnoException).code ?? '').message}`,
    );
  }
  const name = script === '-' ? '=stdin' : `@${latin1(script)}`;
  lua.compile(withoutHead(source, p.dialect), { name })(...p.args.map(latin1));
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (e: unknown) => {
    report(e, 'luajit');
    process.exitCode = 1;
  },
);
