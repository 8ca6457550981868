/** The standard streams of a runtime: those of the process, or what the options of the runtime give. */
import type { LuaState } from '../../core/state.js';
import { HostError, host, nullFile, type RawFile } from '../../host/host.js';
import { BufferedStream } from './stream.js';

/** A chunk at the border: text, or bytes where they are no text in the encoding of the runtime. */
export type Chunk = string | Uint8Array;

/** Where output goes: called with each chunk. */
export type Sink = ((chunk: Chunk) => unknown) | { write(chunk: Chunk): unknown };

/** Where input comes from: all of it, or a function asked for the next part; `undefined` (or an empty part) is the end. */
export type Source = Chunk | (() => Chunk | undefined);

export interface StreamOptions {
  stdout?: Sink;
  stderr?: Sink;
  stdin?: Source;
}

/** The three standard streams, as buffered streams. `print`, `io.write` and `io.stdout` share one buffer. */
export interface Streams {
  readonly stdin: BufferedStream;
  readonly stdout: BufferedStream;
  readonly stderr: BufferedStream;
}

let shared: Streams | null = null;

/** The streams of the process: the same for every runtime, as they are one place. Made on first use. */
export function processStreams(): Streams {
  if (shared !== null) return shared;
  const stdout = new BufferedStream(host.stdout, false, true, host.stdout.terminal ? 'line' : 'full');
  const stderr = new BufferedStream(host.stderr, false, true, 'no');
  const stdin = new BufferedStream(host.stdin, true, false);
  stdin.beforeInput = () => {
    if (host.stdin.terminal) stdout.flush();
  };
  shared = { stdin, stdout, stderr };
  return shared;
}

/**
 * Writes what `print` and `io.write` have left in the buffer of the process's standard output; next to nothing when there
 * is none. To be called wherever control goes from Lua to JavaScript, so that output of both appears in order.
 */
export function flushProcessOutput(): void {
  if (shared === null) return;
  try {
    shared.stdout.flush();
  } catch (e) {
    if (!(e instanceof HostError)) throw e;
  }
}

/** A file that hands everything written to a sink. */
function sinkFile(sink: Sink, decode: (bytes: string) => Chunk): RawFile {
  const write = typeof sink === 'function' ? sink : (chunk: Chunk) => sink.write(chunk);
  return {
    ...nullFile,
    read: () => {
      throw new HostError('EBADF');
    },
    write: (bytes) => {
      write(decode(bytes));
    },
  };
}

/** A file that reads from a source. */
function sourceFile(source: Source, encode: (chunk: Chunk) => string): RawFile {
  let next: () => Chunk | undefined;
  if (typeof source === 'function') next = source;
  else {
    let rest: Chunk | undefined = source;
    next = () => {
      const all = rest;
      rest = undefined;
      return all;
    };
  }
  // A part longer than the caller wants waits here.
  let waiting = '';
  return {
    ...nullFile,
    read(max) {
      if (waiting === '') {
        const chunk = next();
        // Streams of Node give null at their end.
        if (chunk === undefined || chunk === null) return '';
        waiting = encode(chunk);
      }
      const part = waiting.slice(0, max);
      waiting = waiting.slice(max);
      return part;
    },
    write: () => {
      throw new HostError('EBADF');
    },
  };
}

/**
 * The standard streams of a runtime.
 *
 * Output to a sink is not buffered: each `print` and each call of `write` makes one call of the sink with everything it
 * writes, unless the program asks for a buffer with `setvbuf`.
 *
 * @param decode What a sink is given for bytes: a text in the encoding of the runtime, or a `Uint8Array`.
 * @param encode The bytes of what a source gives; a text is UTF-8.
 */
export function makeStreams(
  options: StreamOptions,
  decode: (bytes: string) => Chunk,
  encode: (chunk: Chunk) => string,
): Streams {
  const { stdin, stdout, stderr } = options;
  if (stdin === undefined && stdout === undefined && stderr === undefined) return processStreams();
  const out = (sink: Sink | undefined, which: 'stdout' | 'stderr'): BufferedStream =>
    sink === undefined ? processStreams()[which] : new BufferedStream(sinkFile(sink, decode), false, true, 'no');
  return {
    stdin: stdin === undefined ? processStreams().stdin : new BufferedStream(sourceFile(stdin, encode), true, false),
    stdout: out(stdout, 'stdout'),
    stderr: out(stderr, 'stderr'),
  };
}

const streamsByState = new WeakMap<LuaState, Streams>();

/** Gives a runtime its streams; without it they are those of the process. */
export function setStreams(state: LuaState, streams: Streams): void {
  streamsByState.set(state, streams);
}

export function streamsOf(state: LuaState): Streams {
  let streams = streamsByState.get(state);
  if (streams === undefined) {
    streams = processStreams();
    streamsByState.set(state, streams);
  }
  return streams;
}

/**
 * The function `print` writes with: one call for a whole line, newline included. Errors of the host are lost, as in C;
 * those of a user's sink are thrown.
 */
export function printTo(state: LuaState): (bytes: string) => void {
  const { stdout } = streamsOf(state);
  return (bytes) => {
    try {
      stdout.write(bytes);
    } catch (e) {
      if (!(e instanceof HostError)) throw e;
    }
  };
}
