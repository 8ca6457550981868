/** Buffered streams, as C's `FILE`: one position for reading and writing, whatever the buffer holds. */
import { type ExitStatus, HostError, host, type RawFile } from '../../host/host.js';

/** Bytes read at once. */
const CHUNK = 65536;
/** Pending output that is written without being asked. */
const LIMIT = 65536;

export type Buffering = 'full' | 'line' | 'no';

/** Streams with pending output. They are kept here until it is written, so that none is lost at the end of the process. */
const pending = new Set<BufferedStream>();
let exitHooked = false;

/** Writes the pending output of every stream; errors have nobody left to tell. */
export function flushAll(): void {
  for (const stream of [...pending]) {
    try {
      stream.flush();
    } catch (e) {
      if (!(e instanceof HostError)) throw e;
    }
  }
}

/** Closes what is left of commands that wait for their input, after the output of everything else. */
const openPipes = new Set<BufferedStream>();

function atExit(): void {
  flushAll();
  for (const stream of [...openPipes]) {
    try {
      stream.close();
    } catch (e) {
      if (!(e instanceof HostError)) throw e;
    }
  }
}

function hookExit(): void {
  if (exitHooked) return;
  exitHooked = true;
  host.onExit(atExit);
}

export class BufferedStream {
  readonly raw: RawFile;
  readonly readable: boolean;
  readonly writable: boolean;
  buffering: Buffering;
  /** Bytes read ahead, from `at` on. Empty while there is pending output. */
  private input = '';
  private at = 0;
  private output = '';
  /** Called before input is awaited: what is on the terminal must be complete by then. */
  beforeInput: (() => void) | null = null;

  constructor(raw: RawFile, readable: boolean, writable: boolean, buffering: Buffering = 'full') {
    this.raw = raw;
    this.readable = readable;
    this.writable = writable;
    this.buffering = buffering;
  }

  // --- Output ---

  /** Writes bytes. Throws a HostError, perhaps one that an earlier write left for the buffer. */
  write(bytes: string): void {
    if (!this.writable) throw new HostError('EBADF');
    if (this.input !== '') this.dropInput();
    if (this.buffering === 'no') {
      if (this.output !== '') this.flush();
      if (bytes !== '') this.raw.write(bytes);
      return;
    }
    if (this.output === '') {
      if (bytes === '') return;
      this.output = bytes;
      pending.add(this);
      hookExit();
    } else this.output += bytes;
    if (this.output.length >= LIMIT || (this.buffering === 'line' && bytes.indexOf('\n') >= 0)) this.flush();
  }

  /** Writes pending output. When that fails the output is lost, as in C. */
  flush(): void {
    if (this.output === '') return;
    const bytes = this.output;
    this.output = '';
    pending.delete(this);
    this.raw.write(bytes);
  }

  // --- Input ---

  /** Makes sure that there is input in the buffer; false at the end. The end is no state: the next call looks again. */
  private fill(): boolean {
    if (this.at < this.input.length) return true;
    if (!this.readable) throw new HostError('EBADF');
    if (this.output !== '') this.flush();
    this.beforeInput?.();
    this.input = '';
    this.at = 0;
    this.input = this.raw.read(CHUNK);
    return this.input !== '';
  }

  /** Forgets what was read ahead and moves the file back to the position of the stream. */
  private dropInput(): void {
    const ahead = this.input.length - this.at;
    this.input = '';
    this.at = 0;
    if (ahead > 0) {
      try {
        this.raw.seek('cur', -ahead);
      } catch {
        // A terminal or pipe open for both: nothing to move.
      }
    }
  }

  /** The next byte, which stays, or -1 at the end. */
  peek(): number {
    return this.at < this.input.length || this.fill() ? this.input.charCodeAt(this.at) : -1;
  }

  /** Takes the byte `peek` has shown. */
  skip(): void {
    this.at++;
  }

  /**
   * Bytes up to a newline, which is included, or to the end, but at most `max`; undefined at the end. This is C's `fgets`
   * and must not be called with input that is known to be short: it may wait for more.
   */
  line(max: number): string | undefined {
    let parts = '';
    while (this.fill()) {
      const { input, at } = this;
      const newline = input.indexOf('\n', at);
      let end = newline < 0 ? input.length : newline + 1;
      let done = newline >= 0;
      if (parts.length + end - at >= max) {
        end = at + max - parts.length;
        done = true;
      }
      this.at = end;
      const part = input.slice(at, end);
      if (done) return parts === '' ? part : parts + part;
      parts += part;
    }
    return parts === '' ? undefined : parts;
  }

  /** Up to `count` bytes; fewer only at the end. */
  read(count: number): string {
    let parts = '';
    while (count > 0 && this.fill()) {
      const part = this.input.slice(this.at, this.at + count);
      this.at += part.length;
      count -= part.length;
      parts += part;
    }
    return parts;
  }

  // --- Position ---

  seek(whence: 'set' | 'cur' | 'end', offset: number): number {
    this.flush();
    if (whence === 'cur') offset -= this.input.length - this.at;
    // The buffer is dropped after the seek: one that fails leaves the position where it was.
    const position = this.raw.seek(whence, offset);
    this.input = '';
    this.at = 0;
    return position;
  }

  /** Writes pending output and closes the file, which is closed even when this throws. */
  close(): ExitStatus | undefined {
    openPipes.delete(this);
    try {
      this.flush();
    } catch (e) {
      this.raw.close();
      throw e;
    }
    return this.raw.close();
  }

  /** Has the stream closed at the end of the process: a command that waits for its input still has to run. */
  closeAtExit(): void {
    openPipes.add(this);
    hookExit();
  }
}
