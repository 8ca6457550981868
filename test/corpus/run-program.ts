import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LuaError, LuaRuntime } from '../../src/index.js';
import {
  type Dialect,
  errorMessage,
  normalise,
  normaliseStderr,
  type Outcome,
  parseExpected,
} from './corpus-format.mjs';

export type { Dialect, Outcome, ProgramHeader } from './corpus-format.mjs';
export { DIALECTS, parseHeader } from './corpus-format.mjs';

const COMMAND = fileURLToPath(new URL('../../bin/lupajs.js', import.meta.url));
const TIME_LIMIT_MS = 60_000;

export interface RunOptions {
  /** The name the program has in messages, without the `@`. */
  name?: string;
  stdin?: string;
}

/** Runs a program in a fresh runtime of this process. Source and outcome are latin1: one character per byte. */
export function runProgram(source: string, dialect: Dialect, options: RunOptions = {}): Outcome {
  const out: string[] = [];
  const err: string[] = [];
  const lua = new LuaRuntime({
    lua: dialect,
    encoding: 'latin1',
    stdin: options.stdin ?? '',
    stdout: (chunk: string | Uint8Array) => out.push(latin1(chunk)),
    stderr: (chunk: string | Uint8Array) => err.push(latin1(chunk)),
  });
  let status = 0;
  try {
    lua.compile(withoutShebang(source), { name: `@${options.name ?? 'prog.lua'}` })();
  } catch (error) {
    // Anything but a Lua error is a fault of the engine, and fails the test with its own stack.
    if (!(error instanceof LuaError)) throw error;
    status = 1;
    err.push(`lua: ${error.message}\n${error.traceback}\n`);
  }
  return { stdout: normalise(out.join('')), stderr: normaliseStderr(err.join('')), status };
}

/** Runs a program file through the command, in its own folder, as the real interpreters were run. */
export function runProcess(file: string, dialect: Dialect, args: readonly string[] = [], stdin = ''): Outcome {
  const result = spawnSync(process.execPath, [COMMAND, '--lua', dialect, basename(file), ...args], {
    cwd: dirname(file),
    input: Buffer.from(stdin, 'latin1'),
    env: { ...process.env, LUA_INIT: '', TZ: 'UTC' },
    timeout: TIME_LIMIT_MS,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error) throw result.error;
  return {
    stdout: normalise(result.stdout.toString('latin1')),
    stderr: normaliseStderr(result.stderr.toString('latin1')),
    status: result.status ?? -1,
  };
}

/** What the real interpreter did with the program at `file`, as recorded by `npm run record`. */
export function readExpected(file: string, dialect: Dialect): Outcome {
  const base = file.slice(0, -'.lua'.length);
  const own = `${base}.${dialect}.expected`;
  const path = existsSync(own) ? own : `${base}.expected`;
  if (!existsSync(path)) throw new Error(`no recording for ${dialect}: run "npm run record -- --changed"`);
  return parseExpected(readFileSync(path, 'latin1'));
}

/** The part of an outcome that must agree: a traceback counts only where a program prints it itself. */
export function comparable(outcome: Outcome): Outcome {
  return { ...outcome, stderr: errorMessage(outcome.stderr) };
}

function latin1(chunk: string | Uint8Array): string {
  return typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1');
}

/** The stand-alone interpreters skip a first line that starts with `#`; a chunk handed to the engine keeps its line numbers. */
function withoutShebang(source: string): string {
  return source.startsWith('#') ? source.replace(/^[^\n]*/, '') : source;
}
