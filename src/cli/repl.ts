/** The interactive mode: history, several lines, values of expressions. */
import { createInterface } from 'node:readline/promises';
import { LuaError, type LuaRuntime, LuaSyntaxError } from '../index.js';
import { flushProcessOutput } from '../lib/io/streams.js';

/** Compiles what was typed: as an expression whose values are printed, else as a chunk; null when it is incomplete. */
function compile(lua: LuaRuntime, text: string): ((...args: unknown[]) => unknown) | null {
  const expression = text.startsWith('=') ? text.slice(1) : text;
  try {
    return lua.compile(`print((function(...) if select('#', ...) > 0 then return ... end end)(${expression}\n))`, {
      name: '=stdin',
    });
  } catch (e) {
    if (!(e instanceof LuaSyntaxError)) throw e;
  }
  try {
    return lua.compile(text, { name: '=stdin' });
  } catch (e) {
    if (e instanceof LuaSyntaxError && e.incomplete) return null;
    throw e;
  }
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
      f();
    } catch (e) {
      const message = e instanceof LuaError ? `${e.message}${e.traceback === '' ? '' : `\n${e.traceback}`}` : String(e);
      process.stderr.write(`${Buffer.from(message, 'latin1').toString('utf8')}\n`);
    }
    flushProcessOutput();
    text = '';
    io.setPrompt('> ');
    io.prompt();
  }
  io.close();
}
