// A host for scripts that others have written: each gets an API and limits, and no script can hurt the host or another.
//
//   node examples/sandbox/host.mjs
import { readdirSync, readFileSync } from 'node:fs';
import { LuaError, LuaRuntime } from 'lupajs';

/** What scripts may do here. They see its own properties and the methods of its class, and nothing else of JavaScript. */
class Room {
  name = 'lobby';
  messages = [];
  post(text) {
    if (typeof text !== 'string' || text.length > 80) throw new RangeError('post: a text of at most 80 characters');
    this.messages.push(text);
  }
}

/** One script in a runtime of its own. */
export class Script {
  #lua;
  #handlers = new Map();

  constructor(name, source, room, log) {
    this.name = name;
    this.#lua = new LuaRuntime({
      // No files, no processes, no loading of code; no way from an object of JavaScript to all the others.
      stdlib: 'safe',
      registerEval: false,
      registerBuiltins: false,
      attributeFilter: 'safe',
      // For each call into Lua; nothing in Lua can catch these.
      timeout: 2000,
      maxInstructions: 5_000_000,
      maxMemory: 32e6,
      stdout: (text) => log(`${name} prints: ${String(text).trimEnd()}`),
    });
    const globals = this.#lua.globals();
    globals.room = room;
    globals.on = (event, handler) => void this.#handlers.set(event, handler);
    this.#lua.with({ name: `@${name}` }).execute(source);
  }

  /** Calls the script's handler of an event; gives what it returns. */
  send(event, ...args) {
    return this.#handlers.get(event)?.(...args);
  }
}

/** Loads all scripts of a folder and sends them an event; gives a report, a line each. */
export function run(folder) {
  const report = [];
  const room = new Room();
  const guarded = (name, f) => {
    try {
      return f();
    } catch (e) {
      // An error of the script, or a JavaScript error that it did not catch, such as that of `post`.
      report.push(`${name} failed: ${e instanceof LuaError ? e.message : `${e.name}: ${e.message}`}`);
    }
  };
  for (const name of readdirSync(folder).sort()) {
    guarded(name, () => {
      const script = new Script(name, readFileSync(new URL(name, folder), 'utf8'), room, (line) => report.push(line));
      const answer = script.send('message', 'alice', 'what is 6 * 7?');
      if (answer !== undefined) report.push(`${name} answers: ${answer}`);
    });
  }
  return [...report, ...room.messages.map((m) => `in the ${room.name}: ${m}`)];
}

if (process.argv[1]?.endsWith('host.mjs')) console.log(run(new URL('./scripts/', import.meta.url)).join('\n'));
