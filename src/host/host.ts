/**
 * What differs by platform: files, standard streams, processes, clock. `node.ts` and `browser.ts` implement it; the entry
 * point of the package installs one with `setHost`.
 *
 * All bytes (contents, paths, values of the environment) are byte strings, one char code 0–255 per byte, as Lua strings
 * are inside the engine. Everything is synchronous. Operations that fail throw a `HostError`.
 */
import { HostError } from './errno.js';

export { HostError };

/** How a process ended. */
export interface ExitStatus {
  readonly kind: 'exit' | 'signal';
  /** Exit code, or number of the signal. */
  readonly code: number;
}

/** An open file, pipe or device, without any buffer. */
export interface RawFile {
  /** It is a terminal: output is flushed at each newline, and before input is read. */
  readonly terminal: boolean;
  /** Up to `max` bytes from the current offset, at least one; '' at the end. */
  read(max: number): string;
  /** Writes all the bytes at the current offset (at the end of the file in append mode). */
  write(bytes: string): void;
  /** Moves the offset and returns it, from the start of the file. Throws ESPIPE where there is none. */
  seek(whence: 'set' | 'cur' | 'end', offset: number): number;
  /** Ends the use of the file. For a pipe to a process: waits for it and returns how it ended. */
  close(): ExitStatus | undefined;
}

/** What the mode of `fopen` asks for. */
export interface OpenMode {
  readonly read: boolean;
  readonly write: boolean;
  /** Every write goes to the end. */
  readonly append: boolean;
  /** Make the file if there is none. */
  readonly create: boolean;
  /** Empty it first. */
  readonly truncate: boolean;
  /** Fail if there is a file (`x` of C11). */
  readonly exclusive: boolean;
}

export interface FileSystem {
  open(path: string, mode: OpenMode): RawFile;
  /** Removes a file or an empty directory. */
  remove(path: string): void;
  rename(from: string, to: string): void;
  /** Makes an empty file with a new name and returns the name. */
  tmpname(): string;
  /** A file without a name, open for reading and writing. */
  tmpfile(): RawFile;
  /** The whole content. */
  readFile(path: string): string;
  /** Whether the file could be opened for reading (`package.searchpath`). */
  readable(path: string): boolean;
}

export interface Host {
  readonly name: string;
  /** Null where there is nothing like a file. */
  readonly files: FileSystem | null;
  readonly stdin: RawFile;
  readonly stdout: RawFile;
  readonly stderr: RawFile;
  /** Processor time used by the program in seconds, as C's `clock()`. */
  clock(): number;
  /** Milliseconds since 1970. */
  now(): number;
  /** A variable of the environment. */
  env(name: string): string | undefined;
  /** Ends the process. */
  exit(code: number): never;
  /** Runs a shell command and waits; null where there is no shell. */
  readonly execute: ((command: string) => ExitStatus) | null;
  /** Runs a shell command with its output to be read, or its input to be written; null where there is no shell. */
  readonly popen: ((command: string, mode: 'r' | 'w') => RawFile) | null;
  /** Has a function called before the process ends, however it ends: buffered output is written there. */
  onExit(f: () => void): void;
}

/** Stands for standard streams where there are none: input is at its end, output vanishes. */
export const nullFile: RawFile = {
  terminal: false,
  read: () => '',
  write: () => {},
  seek: () => {
    throw new HostError('ESPIPE');
  },
  close: () => undefined,
};

/** A host that offers nothing; in place until `setHost` is called. */
const bareHost: Host = {
  name: 'none',
  files: null,
  stdin: nullFile,
  stdout: nullFile,
  stderr: nullFile,
  clock: () => 0,
  now: () => Date.now(),
  env: () => undefined,
  exit: () => {
    throw new Error("'exit' not supported");
  },
  execute: null,
  popen: null,
  onExit: () => {},
};

/** The platform this program runs on. */
export let host: Host = bareHost;

/** Installs the platform; called once, by the entry point of the package. */
export function setHost(h: Host): void {
  host = h;
}
