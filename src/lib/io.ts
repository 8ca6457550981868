/** The io library (§5.7 of the 5.1 manual, §6.8 of 5.2). */

import { argError, argTypeError, libError } from '../core/error.js';
import { metaFor } from '../core/metatable.js';
import type { LuaState } from '../core/state.js';
import { Table } from '../core/table.js';
import { addressOf, numberText } from '../core/tostring.js';
import { Userdata } from '../core/userdata.js';
import { type LuaFunctionValue, type LuaValue, NONE, type Results } from '../core/value.js';
import { HostError, host, type OpenMode } from '../host/host.js';
import { test } from '../syntax/stack-room.js';
import { checkAny, checkNumber, checkOption, checkString, optInteger, optString } from './args.js';
import { checkFile, checkStream, closedDefault, failure, LuaFile } from './io/file.js';
import { readFormats, readLine } from './io/read-formats.js';
import { BufferedStream, type Buffering, flushAll } from './io/stream.js';
import { type Streams, setStreams, streamsOf } from './io/streams.js';
import { fill, type Members } from './library.js';

/** Members that touch nothing but the standard streams, for `stdlib: 'safe'`. */
export const safeIoMembers: readonly string[] = ['read', 'write', 'type', 'stdin', 'stdout', 'stderr'];

/** Formats `lines` of 5.2 takes. */
const MAX_LINE_FORMATS = 17;
const WHENCE = ['set', 'cur', 'end'] as const;
const BUFFERINGS = ['no', 'full', 'line'] as const;

/** Reads a mode as `fopen` of glibc does: one letter, then marks of which unknown ones do nothing. */
function parseMode(mode: string): OpenMode {
  const zero = mode.indexOf('\0');
  if (zero >= 0) mode = mode.slice(0, zero);
  const letter = mode.charAt(0);
  if (letter !== 'r' && letter !== 'w' && letter !== 'a') throw new HostError('EINVAL');
  const marks = mode.slice(1, 8).split(',')[0];
  const plus = marks.includes('+');
  return {
    read: plus || letter === 'r',
    write: plus || letter !== 'r',
    append: letter === 'a',
    create: letter !== 'r',
    truncate: letter === 'w',
    exclusive: letter !== 'r' && marks.includes('x'),
  };
}

/** Opens a file; throws a HostError. */
function openStream(path: string, mode: string): BufferedStream {
  const parsed = parseMode(mode);
  if (host.files === null) throw new HostError('ENOSYS');
  return new BufferedStream(host.files.open(path, parsed), parsed.read, parsed.write);
}

/** The members of `io` for a runtime with the given standard streams (by default those of the process). */
export function openIo(state: LuaState, streams: Streams = streamsOf(state)): Members {
  setStreams(state, streams);
  const { dialect } = state;
  const v51 = dialect.name === '5.1';
  const v52 = dialect.name === '5.2';
  const jit = dialect.name === 'luajit';

  const metatable = new Table();

  function makeFile(stream: BufferedStream, kind: LuaFile['kind']): LuaFile {
    const file = new LuaFile(stream, kind);
    file.metatable = metaFor(metatable);
    return file;
  }

  /** Opens a file for a function whose failure is an error. */
  function openOrRaise(path: string, mode: string): LuaFile {
    try {
      return makeFile(openStream(path, mode), 'file');
    } catch (e) {
      if (!(e instanceof HostError)) throw e;
      if (v52) libError(`cannot open file '${path}' (${e.message})`);
      argError(1, `${path}: ${e.message}`);
    }
  }

  /**
   * Writes the arguments from `first` on. They go to the stream in one piece, so that a sink is called once; those before
   * one of a wrong type are written before the error is raised.
   */
  function writeAll(stream: BufferedStream, args: LuaValue[], first: number, result: LuaValue): Results {
    let text = '';
    let bad = -1;
    for (let i = first; i < args.length; i++) {
      const v = args[i];
      if (typeof v === 'string') text += v;
      else if (typeof v === 'number') text += numberText(v);
      else {
        bad = i;
        break;
      }
    }
    try {
      stream.write(text);
    } catch (e) {
      if (bad < 0) return failure(e);
      if (!(e instanceof HostError)) throw e;
    }
    if (bad >= 0) argTypeError(bad + 1, 'string', args[bad], args.length);
    return result;
  }

  function readFrom(stream: BufferedStream, formats: LuaValue[], first: number, shift: number): Results {
    try {
      return readFormats(stream, formats, first, shift, dialect);
    } catch (e) {
      return failure(e);
    }
  }

  /** The iterator of `lines`. */
  function lineIterator(file: LuaFile, formats: LuaValue[], closes: boolean): LuaFunctionValue {
    const plain = v51 || formats.length === 0;
    return () => {
      const { stream } = file;
      if (stream === null) libError(jit ? 'attempt to use a closed file' : 'file is already closed');
      let r: Results;
      try {
        r = plain ? readLine(stream, false) : readFormats(stream, formats, 0, v52 ? 2 : 1, dialect);
      } catch (e) {
        if (!(e instanceof HostError)) throw e;
        libError(e.message);
      }
      if ((Array.isArray(r) ? r[0] : r) !== undefined) return r;
      if (closes) file.close(dialect);
      // LuaJIT gives back what was read when it leaves the file open: the nil.
      return jit && !closes ? r : NONE;
    };
  }

  function checkLineFormats(formats: LuaValue[]): LuaValue[] {
    if (v52 && formats.length > MAX_LINE_FORMATS) argError(MAX_LINE_FORMATS, 'too many options');
    return formats;
  }

  // --- Methods of files ---

  const methods: Members = {
    close(file: LuaValue): Results {
      const count = arguments.length;
      // The C function is `io.close` as well; that of 5.1 looks for the default output where a method has none.
      if (count === 0 && !v51) return closeDefault();
      checkStream(file, 1, v51 ? 1 : count);
      return closeFile(file as LuaFile);
    },
    flush(file: LuaValue): Results {
      return flush(checkStream(file, 1, arguments.length));
    },
    lines(...args: LuaValue[]): Results {
      checkStream(args[0], 1, args.length);
      return lineIterator(args[0] as LuaFile, checkLineFormats(args.slice(1)), false);
    },
    read(...args: LuaValue[]): Results {
      return readFrom(checkStream(args[0], 1, args.length), args, 1, 1);
    },
    seek(file: LuaValue, whence: LuaValue, offset: LuaValue): Results {
      const count = arguments.length;
      const stream = checkStream(file, 1, count);
      const from = WHENCE[checkOption(whence, 2, count, WHENCE, 'cur')];
      let distance = 0;
      if (offset !== undefined) {
        if (jit && typeof offset !== 'number') argTypeError(3, 'number', offset, count);
        const n = checkNumber(offset, 3, count);
        // C's conversion of what is no 64-bit integer gives the least one, which no file can seek to.
        distance = Number.isNaN(n) ? -Infinity : Math.trunc(n);
        if (v52 && !(distance === n && n >= -(2 ** 63) && n < 2 ** 63)) argError(3, 'not an integer in proper range');
      }
      try {
        return stream.seek(from, distance);
      } catch (e) {
        return failure(e);
      }
    },
    setvbuf(file: LuaValue, mode: LuaValue, size: LuaValue): Results {
      const count = arguments.length;
      const stream = checkStream(file, 1, count);
      const buffering: Buffering = BUFFERINGS[checkOption(mode, 2, count, BUFFERINGS)];
      optInteger(size, 3, count, 0);
      try {
        stream.flush();
      } catch (e) {
        return failure(e);
      } finally {
        stream.buffering = buffering;
      }
      return true;
    },
    write(...args: LuaValue[]): Results {
      return writeAll(checkStream(args[0], 1, args.length), args, 1, v52 ? args[0] : true);
    },
    __gc(file: LuaValue): Results {
      const f = checkFile(file, 1, arguments.length);
      if (f.kind !== 'standard') f.close(dialect);
      return NONE;
    },
    __tostring(file: LuaValue): LuaValue {
      const f = checkFile(file, 1, arguments.length);
      return f.stream === null ? 'file (closed)' : `file (${addressOf(f)})`;
    },
  };
  methods.__index = metatable;
  fill(metatable, 'io.file', methods);

  const stdin = makeFile(streams.stdin, 'standard');
  const stdout = makeFile(streams.stdout, 'standard');
  const stderr = makeFile(streams.stderr, 'standard');
  let input = stdin;
  let output = stdout;

  function closeFile(file: LuaFile): Results {
    return file.close(dialect);
  }

  function closeDefault(): Results {
    if (output.stream === null) libError('attempt to use a closed file');
    return closeFile(output);
  }

  function flush(stream: BufferedStream): Results {
    try {
      stream.flush();
    } catch (e) {
      return failure(e);
    }
    return true;
  }

  /** What `io.input(v)` and `io.output(v)` make the default file: the file itself, or a newly opened one. */
  function chooseFile(v: LuaValue, mode: string, count: number): LuaFile {
    if (typeof v === 'string' || typeof v === 'number') return openOrRaise(checkString(v, 1, count), mode);
    if (jit && !(v instanceof Userdata)) argTypeError(1, 'string', v, count);
    checkStream(v, 1, count);
    return v as LuaFile;
  }

  // --- The library ---

  return {
    stdin,
    stdout,
    stderr,
    close(file: LuaValue): Results {
      if (arguments.length === 0) return closeDefault();
      checkStream(file, 1, arguments.length);
      return closeFile(file as LuaFile);
    },
    flush(): Results {
      if (output.stream === null) closedDefault('output');
      return flush(output.stream);
    },
    input(file: LuaValue): LuaValue {
      if (file !== undefined) input = chooseFile(file, 'r', arguments.length);
      return input;
    },
    output(file: LuaValue): LuaValue {
      if (file !== undefined) output = chooseFile(file, 'w', arguments.length);
      return output;
    },
    lines(...args: LuaValue[]): Results {
      const [name] = args;
      const formats = checkLineFormats(args.slice(1));
      if (name !== undefined) return lineIterator(openOrRaise(checkString(name, 1, args.length), 'r'), formats, true);
      // 5.1 takes the absent argument for the default input, but not nil.
      if (v51 && args.length > 0) argTypeError(1, 'FILE*', name, args.length);
      if (!jit && input.stream === null) libError('attempt to use a closed file');
      return lineIterator(input, formats, false);
    },
    open(path: LuaValue, mode: LuaValue): Results {
      const count = arguments.length;
      const name = checkString(path, 1, count);
      const how = optString(mode, 2, count, 'r');
      if (v52 && !test(/^[rwa]\+?b?$/, how)) argError(2, 'invalid mode');
      try {
        return makeFile(openStream(name, how), 'file');
      } catch (e) {
        return failure(e, name);
      }
    },
    popen(command: LuaValue, mode: LuaValue): Results {
      const count = arguments.length;
      const text = checkString(command, 1, count);
      const how = optString(mode, 2, count, 'r');
      if (host.popen === null) libError("'popen' not supported");
      // C flushes every stream here, so that what the program has written comes before what the command writes.
      flushAll();
      try {
        if (!test(/^[rw]e*$/, how)) throw new HostError('EINVAL');
        const reads = how.charAt(0) === 'r';
        const stream = new BufferedStream(host.popen(text, reads ? 'r' : 'w'), reads, !reads);
        if (!reads) stream.closeAtExit();
        return makeFile(stream, 'pipe');
      } catch (e) {
        return failure(e, text);
      }
    },
    read(...args: LuaValue[]): Results {
      if (input.stream === null) closedDefault('input');
      return readFrom(input.stream, args, 0, 1);
    },
    tmpfile(): Results {
      try {
        if (host.files === null) throw new HostError('ENOSYS');
        return makeFile(new BufferedStream(host.files.tmpfile(), true, true), 'file');
      } catch (e) {
        return failure(e);
      }
    },
    type(v: LuaValue): LuaValue {
      checkAny(v, 1, arguments.length);
      if (!(v instanceof LuaFile)) return undefined;
      return v.stream === null ? 'closed file' : 'file';
    },
    write(...args: LuaValue[]): Results {
      if (output.stream === null) closedDefault('output');
      return writeAll(output.stream, args, 0, v52 ? output : true);
    },
  };
}
