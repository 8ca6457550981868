/**
 * The host of browsers and of everything else that is only JavaScript.
 *
 * Files live in memory: one small file system per page or worker, shared by its runtimes, empty at the start and gone at
 * the end. Directories are only parts of names. A page can put files there with `writeMemoryFile` and read them back with
 * `readMemoryFile`. Standard output goes to `console.log` and standard error to `console.error`, a line at a time;
 * standard input is empty. There are no processes.
 */
import { type FileSystem, type Host, HostError, nullFile, type OpenMode, type RawFile } from './host.js';

/** The content of a file: bytes with room to grow. */
class MemoryData {
  bytes = new Uint8Array(64);
  size = 0;

  write(offset: number, text: string): void {
    const end = offset + text.length;
    if (end > this.bytes.length) {
      const grown = new Uint8Array(Math.max(end, this.bytes.length * 2));
      grown.set(this.bytes.subarray(0, this.size));
      this.bytes = grown;
    }
    for (let i = 0; i < text.length; i++) this.bytes[offset + i] = text.charCodeAt(i);
    if (end > this.size) this.size = end;
  }

  read(offset: number, length: number): string {
    return bytesToString(this.bytes.subarray(offset, Math.min(this.size, offset + length)));
  }
}

/** A byte string from bytes; in pieces, since a call takes only so many arguments. */
function bytesToString(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192)
    text += String.fromCharCode.apply(null, bytes.subarray(i, i + 8192) as unknown as number[]);
  return text;
}

class MemoryFile implements RawFile {
  readonly terminal = false;
  private readonly data: MemoryData;
  private readonly append: boolean;
  private offset: number;

  constructor(data: MemoryData, mode: OpenMode) {
    this.data = data;
    this.append = mode.append;
    this.offset = mode.append && !mode.read ? data.size : 0;
  }

  read(max: number): string {
    const text = this.data.read(this.offset, max);
    this.offset += text.length;
    return text;
  }

  write(bytes: string): void {
    if (this.append) this.offset = this.data.size;
    this.data.write(this.offset, bytes);
    this.offset += bytes.length;
  }

  seek(whence: 'set' | 'cur' | 'end', offset: number): number {
    const target = offset + (whence === 'set' ? 0 : whence === 'cur' ? this.offset : this.data.size);
    if (!(target >= 0 && target <= Number.MAX_SAFE_INTEGER)) throw new HostError('EINVAL');
    this.offset = target;
    return target;
  }

  close(): undefined {}
}

const contents = new Map<string, MemoryData>();

/** One spelling for each file: no empty and no `.` parts, `..` resolved, always from the root. */
function normalise(path: string): string {
  const zero = path.indexOf('\0');
  const parts: string[] = [];
  for (const part of (zero < 0 ? path : path.slice(0, zero)).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** Whether a name stands for a directory: the root, or the beginning of the name of a file. */
function isDirectory(name: string): boolean {
  if (name === '' || name === 'tmp') return true;
  for (const other of contents.keys()) if (other.startsWith(`${name}/`)) return true;
  return false;
}

/** The content at a path. */
function find(path: string): MemoryData {
  if (path === '') throw new HostError('ENOENT');
  const name = normalise(path);
  const data = contents.get(name);
  if (data === undefined) throw new HostError(isDirectory(name) ? 'EISDIR' : 'ENOENT');
  if (path.endsWith('/')) throw new HostError('ENOTDIR');
  return data;
}

const READ_WRITE: OpenMode = { read: true, write: true, append: false, create: true, truncate: true, exclusive: false };

let temporaryCount = 0;

/** The file system in memory. */
export const memoryFiles: FileSystem = {
  open(path, mode) {
    const name = normalise(path);
    let data = contents.get(name);
    if (data === undefined) {
      if (!mode.create || path === '' || isDirectory(name) || path.endsWith('/')) find(path);
      for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1))
        if (contents.has(name.slice(0, slash))) throw new HostError('ENOTDIR');
      data = new MemoryData();
      contents.set(name, data);
    } else {
      find(path);
      if (mode.exclusive) throw new HostError('EEXIST');
      if (mode.truncate) data.size = 0;
    }
    return new MemoryFile(data, mode);
  },
  remove(path) {
    find(path);
    contents.delete(normalise(path));
  },
  rename(from, to) {
    const source = normalise(from);
    const target = normalise(to);
    const data = contents.get(source);
    if (data === undefined && from !== '' && isDirectory(source) && source !== '') {
      // The files below it move.
      for (const [name, content] of [...contents]) {
        if (!name.startsWith(`${source}/`)) continue;
        contents.delete(name);
        contents.set(target + name.slice(source.length), content);
      }
      return;
    }
    const found = find(from);
    if (to === '') throw new HostError('ENOENT');
    if (isDirectory(target)) throw new HostError('EISDIR');
    contents.delete(source);
    contents.set(target, found);
  },
  tmpname() {
    let path: string;
    do path = `/tmp/lua_${(++temporaryCount).toString(36).padStart(6, '0')}`;
    while (contents.has(normalise(path)));
    contents.set(normalise(path), new MemoryData());
    return path;
  },
  tmpfile: () => new MemoryFile(new MemoryData(), READ_WRITE),
  readFile(path) {
    const data = find(path);
    return data.read(0, data.size);
  },
  readable: (path) => path !== '' && !path.endsWith('/') && contents.has(normalise(path)),
};

/** Puts a file into the file system in memory, for `io.open`, `loadfile`, `require`. A text is stored as UTF-8. */
export function writeMemoryFile(path: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const data = new MemoryData();
  data.bytes = bytes.slice();
  data.size = bytes.length;
  contents.set(normalise(bytesToString(new TextEncoder().encode(path))), data);
}

/** The bytes of a file in memory, or undefined when there is none. */
export function readMemoryFile(path: string): Uint8Array | undefined {
  const data = contents.get(normalise(bytesToString(new TextEncoder().encode(path))));
  return data?.bytes.slice(0, data.size);
}

/** A standard stream on the console, which takes whole lines. What has no newline yet waits for one, or for the end of the task. */
function consoleStream(print: (line: string) => void): RawFile {
  let waiting = '';
  let scheduled = false;
  const decoder = new TextDecoder();
  const show = (bytes: string): void => {
    const array = new Uint8Array(bytes.length);
    for (let i = 0; i < bytes.length; i++) array[i] = bytes.charCodeAt(i);
    print(decoder.decode(array));
  };
  const showRest = (): void => {
    scheduled = false;
    if (waiting === '') return;
    const rest = waiting;
    waiting = '';
    show(rest);
  };
  return {
    ...nullFile,
    write(bytes) {
      waiting += bytes;
      const end = waiting.lastIndexOf('\n');
      if (end >= 0) {
        const lines = waiting.slice(0, end).split('\n');
        waiting = waiting.slice(end + 1);
        for (const line of lines) show(line);
      }
      if (waiting !== '' && !scheduled) {
        scheduled = true;
        setTimeout(showRest, 0);
      }
    },
  };
}

export const browserHost: Host = {
  name: 'browser',
  files: memoryFiles,
  stdin: nullFile,
  stdout: consoleStream((text) => console.log(text)),
  stderr: consoleStream((text) => console.error(text)),
  clock: () => performance.now() / 1000,
  now: () => Date.now(),
  env: () => undefined,
  exit: () => {
    throw new Error("'exit' not supported");
  },
  execute: null,
  popen: null,
  onExit: () => {},
};
