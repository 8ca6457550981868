/** Error numbers and texts of C (Linux numbers, glibc texts): what Lua programs see after `nil`. */

/** `E...` → number and text of `strerror`. */
const TABLE: Record<string, readonly [number, string]> = {
  EPERM: [1, 'Operation not permitted'],
  ENOENT: [2, 'No such file or directory'],
  EINTR: [4, 'Interrupted system call'],
  EIO: [5, 'Input/output error'],
  ENXIO: [6, 'No such device or address'],
  E2BIG: [7, 'Argument list too long'],
  ENOEXEC: [8, 'Exec format error'],
  EBADF: [9, 'Bad file descriptor'],
  EAGAIN: [11, 'Resource temporarily unavailable'],
  ENOMEM: [12, 'Cannot allocate memory'],
  EACCES: [13, 'Permission denied'],
  EFAULT: [14, 'Bad address'],
  EBUSY: [16, 'Device or resource busy'],
  EEXIST: [17, 'File exists'],
  EXDEV: [18, 'Invalid cross-device link'],
  ENODEV: [19, 'No such device'],
  ENOTDIR: [20, 'Not a directory'],
  EISDIR: [21, 'Is a directory'],
  EINVAL: [22, 'Invalid argument'],
  ENFILE: [23, 'Too many open files in system'],
  EMFILE: [24, 'Too many open files'],
  ENOTTY: [25, 'Inappropriate ioctl for device'],
  ETXTBSY: [26, 'Text file busy'],
  EFBIG: [27, 'File too large'],
  ENOSPC: [28, 'No space left on device'],
  ESPIPE: [29, 'Illegal seek'],
  EROFS: [30, 'Read-only file system'],
  EMLINK: [31, 'Too many links'],
  EPIPE: [32, 'Broken pipe'],
  ENAMETOOLONG: [36, 'File name too long'],
  ENOSYS: [38, 'Function not implemented'],
  ENOTEMPTY: [39, 'Directory not empty'],
  ELOOP: [40, 'Too many levels of symbolic links'],
  EOVERFLOW: [75, 'Value too large for defined data type'],
  ENOTSUP: [95, 'Operation not supported'],
  EOPNOTSUPP: [95, 'Operation not supported'],
  ECONNRESET: [104, 'Connection reset by peer'],
  ESTALE: [116, 'Stale file handle'],
  EDQUOT: [122, 'Disk quota exceeded'],
};

/** A failed operation of the host: what C leaves in `errno`. Thrown by every method of the host that says so. */
export class HostError extends Error {
  override readonly name = 'HostError';
  /** Symbolic name, `ENOENT`. */
  readonly code: string;
  /** The number Lua gets as third result. */
  readonly errno: number;

  /**
   * @param code Symbolic name.
   * @param errno Number on this system, where it is known and differs from Linux.
   * @param text Message for a code that is not in the table.
   */
  constructor(code: string, errno?: number, text?: string) {
    const entry = Object.hasOwn(TABLE, code) ? TABLE[code] : undefined;
    const number = errno ?? entry?.[0] ?? 5;
    super(entry?.[1] ?? text ?? `Unknown error ${number}`);
    this.code = code;
    this.errno = number;
  }
}
