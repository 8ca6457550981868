/** The command `lupajs`: what `lua` and `luajit` do, on this engine. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LuaError, LuaRuntime, type LuaTable } from '../index.js';
import { flushProcessOutput } from '../lib/io/streams.js';
import { withoutHead } from '../lib/package.js';
import type { DialectName } from '../syntax/dialect.js';

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

/** What the command line asks for. */
interface Plan {
  dialect: DialectName;
  /** `-e` and `-l` in their order. */
  steps: { kind: 'execute' | 'require'; text: string }[];
  interactive: boolean;
  debug: boolean;
  version: boolean;
  script: string | null;
  args: string[];
  /** Words before the script, for negative indices of `arg`. */
  before: string[];
}

class UsageError extends Error {}

function plan(argv: string[]): Plan {
  // The common case without options: parsing them would take a noticeable part of the start.
  if (argv.length > 0 && !argv[0].startsWith('-'))
    return {
      dialect: 'luajit',
      steps: [],
      interactive: false,
      debug: false,
      version: false,
      script: argv[0],
      args: argv.slice(1),
      before: ['lupajs'],
    };
  const options = {
    execute: { type: 'string', short: 'e', multiple: true },
    library: { type: 'string', short: 'l', multiple: true },
    interactive: { type: 'boolean', short: 'i' },
    version: { type: 'boolean', short: 'v' },
    help: { type: 'boolean', short: 'h' },
    debug: { type: 'boolean' },
    lua: { type: 'string' },
  } as const;
  const scan = parseArgs({ args: argv, options, strict: false, allowPositionals: true, tokens: true });
  // The script ends the options: what follows belongs to it.
  const at = scan.tokens.find((t) => t.kind === 'positional')?.index ?? argv.length;
  const terminator = scan.tokens.find((t) => t.kind === 'option-terminator');
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; tokens: true; args: string[] }>>;
  try {
    parsed = parseArgs({ args: argv.slice(0, at).filter((a) => a !== '--'), options, tokens: true });
  } catch (e) {
    throw new UsageError(e instanceof Error ? e.message : String(e));
  }
  if (parsed.values.help) throw new UsageError('');
  const dialect = parsed.values.lua ?? 'luajit';
  if (dialect !== '5.1' && dialect !== '5.2' && dialect !== 'luajit')
    throw new UsageError(`--lua: '${dialect}' is not 5.1, 5.2 or luajit`);
  const steps: Plan['steps'] = [];
  for (const t of parsed.tokens) {
    if (t.kind !== 'option' || typeof t.value !== 'string') continue;
    if (t.name === 'execute') steps.push({ kind: 'execute', text: t.value });
    if (t.name === 'library') steps.push({ kind: 'require', text: t.value });
  }
  const script = argv[at] ?? null;
  void terminator;
  return {
    dialect,
    steps,
    interactive: parsed.values.interactive ?? false,
    debug: parsed.values.debug ?? false,
    version: parsed.values.version ?? false,
    script,
    args: argv.slice(at + 1),
    before: ['lupajs', ...argv.slice(0, at)],
  };
}

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
  const message = e instanceof LuaError ? messageOf(e, dialect) : '';
  if (message === null) return;
  const text =
    e instanceof LuaError
      ? `lupajs: ${message}\n${e.traceback === '' ? '' : `${e.traceback}\n`}`
      : `lupajs: ${e instanceof Error ? (e.stack ?? e.message) : String(e)}\n`;
  process.stderr.write(Buffer.from(text, 'latin1'));
}

async function main(): Promise<number> {
  let p: Plan;
  try {
    p = plan(process.argv.slice(2));
  } catch (e) {
    if (!(e instanceof UsageError)) throw e;
    process.stderr.write(`${e.message === '' ? '' : `lupajs: ${e.message}\n`}${USAGE}`);
    return 1;
  }
  const lua = new LuaRuntime({ lua: p.dialect, encoding: 'latin1', debug: p.debug });
  const banner = `lupajs ${VERSION} (Lua dialect ${p.dialect})`;
  // Opening the standard input takes a noticeable part of the start of a script that never reads it.
  const idle = p.script === null && p.steps.length === 0 && !p.version;
  const terminal = idle && process.stdin.isTTY === true;
  if (p.version) console.log(banner);
  try {
    // 5.1 and 5.2 make the table when they come to the script; LuaJIT before that, and without one as well.
    if (p.dialect === 'luajit') setArg(lua, p);
    for (const s of p.steps) {
      if (s.kind === 'execute') lua.compile(latin1(s.text), { name: '=(command line)' })();
      else lua.execute('local name = ... _G[name] = require(name)', latin1(s.text));
    }
    if (p.script !== null) {
      if (p.dialect !== 'luajit') setArg(lua, p);
      run(lua, p, p.script);
    } else if (idle && !terminal && !p.interactive) run(lua, p, '-');
  } catch (e) {
    report(e, p.dialect);
    return 1;
  }
  if (p.interactive || terminal) {
    const { repl } = await import('./repl.js');
    console.log(banner);
    await repl(lua);
  }
  flushProcessOutput();
  return 0;
}

/** The global `arg`: the words of the command line, the script being number 0. */
function setArg(lua: LuaRuntime, p: Plan): void {
  const arg = lua.execute<LuaTable>('arg = {} return arg');
  if (p.script !== null) arg.set(0, latin1(p.script));
  p.args.forEach((a, i) => arg.set(i + 1, latin1(a)));
  p.before.forEach((a, i) => arg.set(i - p.before.length, latin1(a)));
}

function run(lua: LuaRuntime, p: Plan, script: string): void {
  let source: string;
  try {
    source = readFileSync(script === '-' ? 0 : script, 'latin1');
  } catch (e) {
    const code = (e as NodeJS.ErrnoException).code;
    throw new LuaError(`cannot open ${script}${code === 'ENOENT' ? '' : ` (${code})`}`);
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
