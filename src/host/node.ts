/** The host of Node.js (and of Deno and Bun, which have its modules). Loading it must stay cheap: it is part of every start. */
import * as fs from 'node:fs';
import { type ExitStatus, type FileSystem, type Host, HostError, type OpenMode, type RawFile } from './host.js';
import { builtin } from './node-builtin.js';

const childProcess = () => builtin<typeof import('node:child_process')>('node:child_process');
const os = () => builtin<typeof import('node:os')>('node:os');
const tty = () => builtin<typeof import('node:tty')>('node:tty');

/** The error of a system call as Lua shows it. */
function hostError(e: unknown): HostError {
  if (e instanceof HostError) return e;
  const { code, errno, message } = e as NodeJS.ErrnoException;
  if (typeof code !== 'string') throw e;
  // Numbers of libuv beyond 4000 are its own, for systems without errno.
  const number = typeof errno === 'number' && errno < 0 && errno > -1000 ? -errno : undefined;
  return new HostError(code, number, message);
}

/** A path as C takes it: it ends at a zero byte. */
function pathOf(path: string): Buffer {
  const zero = path.indexOf('\0');
  return Buffer.from(zero < 0 ? path : path.slice(0, zero), 'latin1');
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Waits a moment for a descriptor in non-blocking mode. */
function pause(): void {
  Atomics.wait(sleeper, 0, 0, 2);
}

let ioBuffer: Buffer | undefined;

/** A file descriptor. */
class Descriptor implements RawFile {
  readonly fd: number;
  /** Offset of the next operation, or -1 when the system keeps it (pipes, terminals, shared standard streams). */
  private offset: number;
  private readonly append: boolean;
  private readonly regular: boolean;
  private terminalKnown: boolean | undefined;

  constructor(fd: number, offset: number, append: boolean, regular: boolean) {
    this.fd = fd;
    this.offset = offset;
    this.append = append;
    this.regular = regular;
  }

  get terminal(): boolean {
    this.terminalKnown ??= !this.regular && tty().isatty(this.fd);
    return this.terminalKnown;
  }

  read(max: number): string {
    ioBuffer ??= Buffer.allocUnsafeSlow(65536);
    const buffer = max <= ioBuffer.length ? ioBuffer : Buffer.allocUnsafeSlow(max);
    for (;;) {
      try {
        const n = fs.readSync(this.fd, buffer, 0, max, this.offset < 0 ? null : this.offset);
        if (this.offset >= 0) this.offset += n;
        return buffer.toString('latin1', 0, n);
      } catch (e) {
        const { code } = e as NodeJS.ErrnoException;
        if (code === 'EOF') return '';
        if (code !== 'EAGAIN') throw hostError(e);
        pause();
      }
    }
  }

  write(bytes: string): void {
    const buffer = Buffer.from(bytes, 'latin1');
    for (let at = 0; at < buffer.length; ) {
      try {
        const position = this.offset < 0 || this.append ? null : this.offset;
        const n = fs.writeSync(this.fd, buffer, at, buffer.length - at, position);
        at += n;
        if (position !== null) this.offset += n;
      } catch (e) {
        if ((e as NodeJS.ErrnoException).code !== 'EAGAIN') throw hostError(e);
        pause();
      }
    }
    if (this.append && this.offset >= 0) this.offset = this.size();
  }

  private size(): number {
    return fs.fstatSync(this.fd).size;
  }

  seek(whence: 'set' | 'cur' | 'end', offset: number): number {
    let stat: fs.Stats;
    try {
      stat = fs.fstatSync(this.fd);
    } catch (e) {
      throw hostError(e);
    }
    if (stat.isCharacterDevice() && !this.terminal) return 0;
    if (!stat.isFile() && !stat.isBlockDevice() && !stat.isDirectory()) throw new HostError('ESPIPE');
    if (this.offset < 0) this.offset = systemOffset(this.fd);
    const target = offset + (whence === 'set' ? 0 : whence === 'cur' ? this.offset : stat.size);
    if (!(target >= 0 && target < 2 ** 63)) throw new HostError('EINVAL');
    this.offset = target;
    return target;
  }

  close(): undefined {
    try {
      fs.closeSync(this.fd);
    } catch (e) {
      throw hostError(e);
    }
  }
}

/** The offset the system keeps for an inherited descriptor: Node has no `lseek`, Linux shows it in /proc. */
function systemOffset(fd: number): number {
  try {
    const m = /^pos:\s*(\d+)/.exec(fs.readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1'));
    if (m !== null) return Number(m[1]);
  } catch {
    // No /proc: count from where the program began.
  }
  return 0;
}

function openFlags(mode: OpenMode): number {
  const c = fs.constants;
  let flags = mode.read && mode.write ? c.O_RDWR : mode.write ? c.O_WRONLY : c.O_RDONLY;
  if (mode.append) flags |= c.O_APPEND;
  if (mode.create) flags |= c.O_CREAT;
  if (mode.truncate) flags |= c.O_TRUNC;
  if (mode.exclusive) flags |= c.O_EXCL;
  return flags;
}

/** Runs a call of `node:fs` with its error made Lua's. */
function guarded<T>(f: () => T): T {
  try {
    return f();
  } catch (e) {
    throw hostError(e);
  }
}

/** A new file in the directory of temporary files, with the kind of name `mkstemp` gives. */
function makeTemporary(): { path: string; fd: number } {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const directory = process.platform === 'win32' ? `${os().tmpdir()}\\` : '/tmp/';
  for (let tries = 0; ; tries++) {
    let path = `${directory}lua_`;
    for (let i = 0; i < 6; i++) path += letters[Math.floor(Math.random() * letters.length)];
    try {
      return { path, fd: fs.openSync(path, 'wx+', 0o600) };
    } catch (e) {
      if (tries > 100 || (e as NodeJS.ErrnoException).code !== 'EEXIST') throw hostError(e);
    }
  }
}

const files: FileSystem = {
  open(path, mode) {
    return guarded(() => {
      const fd = fs.openSync(pathOf(path), openFlags(mode), 0o666);
      const stat = fs.fstatSync(fd);
      const regular = stat.isFile() || stat.isBlockDevice() || stat.isDirectory();
      // `a` begins at the end, `a+` reads from the start.
      const offset = !regular ? -1 : mode.append && !mode.read ? stat.size : 0;
      return new Descriptor(fd, offset, mode.append, regular);
    });
  },
  remove(path) {
    const p = pathOf(path);
    guarded(() => {
      if (fs.lstatSync(p).isDirectory()) fs.rmdirSync(p);
      else fs.unlinkSync(p);
    });
  },
  rename(from, to) {
    guarded(() => fs.renameSync(pathOf(from), pathOf(to)));
  },
  tmpname() {
    const { path, fd } = makeTemporary();
    fs.closeSync(fd);
    return toBytes(path);
  },
  tmpfile() {
    const { path, fd } = makeTemporary();
    // Unlinked at once where the system allows it, so that it goes with the last descriptor.
    try {
      fs.unlinkSync(path);
    } catch {
      nodeHost.onExit(() => fs.rmSync(path, { force: true }));
    }
    return new Descriptor(fd, 0, false, true);
  },
  readFile(path) {
    return guarded(() => fs.readFileSync(pathOf(path)).toString('latin1'));
  },
  readable(path) {
    try {
      fs.accessSync(pathOf(path), fs.constants.R_OK);
      return true;
    } catch {
      return false;
    }
  },
};

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** A text of the system as bytes. */
function toBytes(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

function fromBytes(bytes: string): string {
  return isAscii(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Arguments and options for running a command by the shell. */
function shell(command: string): [string, string[]] {
  const zero = command.indexOf('\0');
  const text = fromBytes(zero < 0 ? command : command.slice(0, zero));
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', text]] : ['/bin/sh', ['-c', text]];
}

type SpawnStdio = ('inherit' | 'pipe')[];

function run(command: string, stdio: SpawnStdio, input?: string): { status: ExitStatus; output: string } {
  const [file, args] = shell(command);
  const r = childProcess().spawnSync(file, args, {
    stdio,
    input: input === undefined ? undefined : Buffer.from(input, 'latin1'),
    maxBuffer: Infinity,
    // The name the shell gives itself in messages.
    argv0: process.platform === 'win32' ? undefined : 'sh',
  });
  // A program that does not read its input to the end leaves EPIPE here, and ran all the same.
  if (r.error !== undefined && r.status === null && r.signal === null) throw hostError(r.error);
  const status: ExitStatus =
    r.signal !== null
      ? { kind: 'signal', code: os().constants.signals[r.signal] ?? 0 }
      : { kind: 'exit', code: r.status ?? 0 };
  return { status, output: r.stdout === null || r.stdout === undefined ? '' : r.stdout.toString('latin1') };
}

/** A pipe from a command: it has run to its end when the pipe is there, so that its output can be read synchronously. */
class OutputPipe implements RawFile {
  readonly terminal = false;
  private rest: string;
  private readonly status: ExitStatus;

  constructor(command: string) {
    const { status, output } = run(command, ['inherit', 'pipe', 'inherit']);
    this.status = status;
    this.rest = output;
  }

  read(max: number): string {
    const part = this.rest.slice(0, max);
    this.rest = this.rest.slice(max);
    return part;
  }

  write(): never {
    throw new HostError('EBADF');
  }

  seek(): never {
    throw new HostError('ESPIPE');
  }

  close(): ExitStatus {
    this.rest = '';
    return this.status;
  }
}

/** A pipe to a command: it runs, with everything written, when the pipe is closed. */
class InputPipe implements RawFile {
  readonly terminal = false;
  private input = '';
  private readonly command: string;

  constructor(command: string) {
    this.command = command;
  }

  read(): never {
    throw new HostError('EBADF');
  }

  write(bytes: string): void {
    this.input += bytes;
  }

  seek(): never {
    throw new HostError('ESPIPE');
  }

  close(): ExitStatus {
    return run(this.command, ['pipe', 'inherit', 'inherit'], this.input).status;
  }
}

/** A standard stream: opened on first use, and standing for nothing when the process was started without it. */
function standard(fd: number): RawFile {
  return new Descriptor(fd, -1, false, false);
}

export const nodeHost: Host = {
  name: 'node',
  files,
  stdin: standard(0),
  stdout: standard(1),
  stderr: standard(2),
  clock() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  now: () => Date.now(),
  env(name) {
    const key = fromBytes(name);
    // `process.env` inherits from Object.prototype.
    if (key === '' || !Object.hasOwn(process.env, key)) return undefined;
    const value = process.env[key];
    return value === undefined ? undefined : toBytes(value);
  },
  exit: (code) => process.exit(code),
  execute: (command) => run(command, ['inherit', 'inherit', 'inherit']).status,
  popen: (command, mode) => (mode === 'r' ? new OutputPipe(command) : new InputPipe(command)),
  onExit(f) {
    process.on('exit', f);
  },
};
