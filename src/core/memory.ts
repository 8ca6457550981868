/** Memory of the host; the entry point of the package puts in what its platform offers. */
export const memory = {
  /** Bytes of the heap in use, garbage included. */
  used: (): number => 0,
  /** The heap belongs to one runtime: what it holds beyond its first size is that runtime's. */
  alone: false,
  /** Collects garbage now. */
  collect: (): void => {},
  /** Collects what has become garbage lately; quick. */
  collectYoung: (): void => {},
};
