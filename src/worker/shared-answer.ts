/**
 * Answers through shared memory: a thread of a browser that waits reads no messages. The owner puts an answer there piece
 * by piece; for each piece but the first the thread asks with a message.
 */
import type { Answer } from './protocol.js';
import { fromText, toText } from './text-form.js';

const PIECE = 1 << 16;
/** Places in the control words. */
const STATE = 0;
const LENGTH = 1;
const WORDS = 8;
/** Values of STATE. */
const NONE = 0;
const MORE = 1;
const LAST = 2;

export function makeSharedMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(WORDS + PIECE);
}

function parts(memory: SharedArrayBuffer): { words: Int32Array; piece: Uint8Array } {
  return { words: new Int32Array(memory, 0, 2), piece: new Uint8Array(memory, WORDS) };
}

/** The owner's side. */
export class AnswerWriter {
  private readonly words: Int32Array;
  private readonly piece: Uint8Array;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(memory: SharedArrayBuffer) {
    const { words, piece } = parts(memory);
    this.words = words;
    this.piece = piece;
  }

  write(answer: Answer): void {
    this.rest = new TextEncoder().encode(toText(answer, 'the result'));
    this.next();
  }

  /** Puts in the next piece. */
  next(): void {
    const part = this.rest.subarray(0, PIECE);
    this.rest = this.rest.subarray(part.length);
    this.piece.set(part);
    this.words[LENGTH] = part.length;
    Atomics.store(this.words, STATE, this.rest.length > 0 ? MORE : LAST);
    Atomics.notify(this.words, STATE);
  }
}

/**
 * Waits for an answer, in the thread.
 *
 * @param more Asks the owner for the next piece
 */
export function readAnswer(memory: SharedArrayBuffer, more: () => void): Answer {
  const { words, piece } = parts(memory);
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    Atomics.wait(words, STATE, NONE);
    const state = Atomics.load(words, STATE);
    if (state === NONE) continue;
    text += decoder.decode(piece.slice(0, words[LENGTH]), { stream: state === MORE });
    Atomics.store(words, STATE, NONE);
    if (state === LAST) return fromText(text) as Answer;
    more();
  }
}
