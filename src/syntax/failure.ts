/** The source text is not a Lua chunk. */
export class LuaSyntaxFailure extends Error {
  /** Line of the message. */
  readonly line: number;
  /** The text ended too early: more text may make it a chunk. A read–eval–print loop then asks for another line. */
  readonly incomplete: boolean;

  /** @param message the full text, position included, as the reference interpreter gives it (a byte string) */
  constructor(message: string, line: number, incomplete: boolean) {
    super(message);
    this.name = 'LuaSyntaxFailure';
    this.line = line;
    this.incomplete = incomplete;
  }
}
