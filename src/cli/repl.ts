/** The interactive mode: history, several lines, values of expressions. */
import { createInterface } from 'node:readline/promises';
import { LuaError, type LuaRuntime, LuaSyntaxError, Tuple } from '../index.js';
import { flushProcessOutput } from '../lib/io/streams.js';

/**
 * Compiles what was typed: as an expression, which gives its values behind a `true` that tells none from nil, else as a
 * chunk; null when it is incomplete.
 */
function compile(lua: LuaRuntime, text: string): ((...args: unknown[]) => unknown) | null {
  try {
    return lua.compile(`return true, ${text.startsWith('=') ? text.slice(1) : text}`, { name: '=stdin' });
  } catch (e) {
    if (!(e instanceof LuaSyntaxError)) throw e;
    if (text.startsWith('=') && !e.incomplete) throw e;
  }
  try {
    const chunk = lua.compile(text, { name: '=stdin' });
    return () => {
      chunk();
    };
  } catch (e) {
    if (e instanceof LuaSyntaxError && (e.incomplete || text.startsWith('='))) return null;
    throw e;
  }
}

/** Runs what was typed, and has its values printed by the program's own `print`. */
function execute(lua: LuaRuntime, f: () => unknown): void {
  const results = f();
  if (!(results instanceof Tuple)) return;
  const print = lua.globals().get('print');
  if (typeof print !== 'function') throw new LuaError("'print' is not a function");
  print(...results.slice(1));
}

export async function repl(lua: LuaRuntime): Promise<void> {
  const io = createInterface({ input: process.stdin, output: process.stdout, historySize: 500 });
  let text = '';
  io.setPrompt('> ');
  io.prompt();
  for await (const line of io) {
    text = text === '' ? line : `${text}\n${line}`;
    try {
      const f = text.trim() === '' ? () => undefined : compile(lua, Buffer.from(text, 'utf8').toString('latin1'));
      if (f === null) {
        io.setPrompt('>> ');
        io.prompt();
        continue;
      }
      execute(lua, f);
    } catch (e) {
      flushProcessOutput();
      const message = e instanceof LuaError ? `${e.message}${e.traceback === '' ? '' : `\n${e.traceback}`}` : String(e);
      process.stderr.write(`${Buffer.from(message, 'latin1').toString('utf8')}\n`);
    }
    flushProcessOutput();
    text = '';
    io.setPrompt('> ');
    io.prompt();
  }
  io.close();
  process.stdout.write('\n');
}
