/** Files as Lua values, and how their operations report. */
import { argTypeError, libError } from '../../core/error.js';
import { L } from '../../core/state.js';
import { Userdata } from '../../core/userdata.js';
import type { LuaValue } from '../../core/value.js';
import { type ExitStatus, HostError } from '../../host/host.js';
import type { Dialect } from '../../syntax/dialect.js';
import type { BufferedStream } from './stream.js';

/** Closes files that were dropped without `close`. The stream must not refer to its file. */
const dropped = new FinalizationRegistry<BufferedStream>((stream) => {
  try {
    stream.close();
  } catch (e) {
    if (!(e instanceof HostError)) throw e;
  }
});

/** A `FILE*` of Lua. */
export class LuaFile extends Userdata {
  /** Null once closed. */
  stream: BufferedStream | null;
  readonly kind: 'file' | 'pipe' | 'standard';

  constructor(stream: BufferedStream, kind: LuaFile['kind']) {
    super();
    this.stream = stream;
    this.kind = kind;
    if (kind !== 'standard') dropped.register(this, stream, this);
  }

  /** Closes the file; `Results` of `close` in that version of Lua. */
  close(dialect: Dialect): LuaValue | LuaValue[] {
    if (this.kind === 'standard') return [undefined, 'cannot close standard file'];
    const { stream } = this;
    if (stream === null) return true;
    this.stream = null;
    dropped.unregister(this);
    try {
      const status = stream.close();
      if (this.kind === 'pipe' && dialect.name === '5.2' && status !== undefined) return statusResults(status);
      return true;
    } catch (e) {
      return failure(e);
    }
  }
}

/** How a process ended, as 5.2 tells it. */
export function statusResults(status: ExitStatus): LuaValue[] {
  return [status.kind === 'exit' && status.code === 0 ? true : undefined, status.kind, status.code];
}

/** `nil, message, number` for an error of the host; every other exception goes on. */
export function failure(e: unknown, name?: string): LuaValue[] {
  if (!(e instanceof HostError)) throw e;
  return [undefined, name === undefined ? e.message : `${name}: ${e.message}`, e.errno];
}

/** An argument that must be a file, open or not. */
export function checkFile(v: LuaValue, n: number, count: number): LuaFile {
  if (v instanceof LuaFile) return v;
  argTypeError(n, 'FILE*', v, count);
}

/** The stream of an argument that must be an open file. */
export function checkStream(v: LuaValue, n: number, count: number): BufferedStream {
  const { stream } = checkFile(v, n, count);
  if (stream === null) libError('attempt to use a closed file');
  return stream;
}

/** The error of an operation on a default file that is closed. */
export function closedDefault(which: 'input' | 'output'): never {
  libError(L.dialect.name === 'luajit' ? 'standard file is closed' : `standard ${which} file is closed`);
}
