/**
 * Lua strings are bytes: inside the engine, strings with one char code 0–255 per byte. A `Codec` turns them into what
 * JavaScript callers see, and back. ASCII text is the same on both sides in every encoding and passes as it is.
 */
import { needStack } from '../core/stack-room.js';
import { LuaError } from './errors.js';

export type Encoding = 'utf-8' | 'latin1' | null;

/** The encoding of a name given as an option, or undefined when there is none of that name. */
export function encodingOf(name: unknown): Encoding | undefined {
  if (name === null) return null;
  if (typeof name !== 'string') return undefined;
  switch (name.toLowerCase()) {
    case 'utf-8':
    case 'utf8':
      return 'utf-8';
    case 'latin1':
    case 'latin-1':
    case 'iso-8859-1':
    case 'binary':
      return 'latin1';
    default:
      return undefined;
  }
}

const NON_ASCII = /[^\x00-\x7f]/;
/** Up to this length a loop is quicker than a regular expression. */
const SHORT = 32;

export function isAscii(s: string): boolean {
  const n = s.length;
  if (n > SHORT) return !NON_ASCII.test(s);
  for (let i = 0; i < n; i++) if (s.charCodeAt(i) > 127) return false;
  return true;
}

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes as a byte string. */
export function bytesToLua(bytes: Uint8Array): string {
  const n = bytes.length;
  if (n < 64) {
    let s = '';
    for (let i = 0; i < n; i++) s += String.fromCharCode(bytes[i]);
    return s;
  }
  const parts: string[] = [];
  // Spreading more than some ten thousand arguments would overflow the stack.
  for (let i = 0; i < n; i += 8192)
    parts.push(String.fromCharCode.apply(null, bytes.subarray(i, i + 8192) as unknown as number[]));
  return parts.join('');
}

/** A byte string as bytes. */
export function luaToBytes(s: string): Uint8Array {
  const n = s.length;
  const bytes = new Uint8Array(n);
  for (let i = 0; i < n; i++) bytes[i] = s.charCodeAt(i);
  return bytes;
}

/** UTF-8 bytes of a text that is not ASCII. */
export function encodeUtf8(s: string): string {
  const n = s.length;
  let out = '';
  if (n <= 256) {
    for (let i = 0; i < n; i++) {
      const c = s.charCodeAt(i);
      if (c < 0x80) out += s[i];
      else if (c < 0x800) out += String.fromCharCode(0xc0 | (c >> 6), 0x80 | (c & 63));
      else if (c < 0xd800 || c > 0xdfff)
        out += String.fromCharCode(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
      else {
        const d = c < 0xdc00 ? s.charCodeAt(i + 1) : 0;
        if (!(d >= 0xdc00 && d <= 0xdfff)) loneSurrogate();
        const p = 0x10000 + ((c - 0xd800) << 10) + (d - 0xdc00);
        out += String.fromCharCode(0xf0 | (p >> 18), 0x80 | ((p >> 12) & 63), 0x80 | ((p >> 6) & 63), 0x80 | (p & 63));
        i++;
      }
    }
    return out;
  }
  if (LONE_SURROGATE.test(s)) loneSurrogate();
  return bytesToLua(encoder.encode(s));
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function loneSurrogate(): never {
  throw new LuaError(
    "a string with a lone surrogate cannot be encoded as 'utf-8'; pass bytes to a runtime with encoding null instead",
  );
}

/** Text of UTF-8 bytes that are not all ASCII; undefined when they are not valid. */
export function decodeUtf8(s: string): string | undefined {
  const n = s.length;
  if (n > 64) {
    try {
      return strict.decode(luaToBytes(s));
    } catch {
      return undefined;
    }
  }
  let out = '';
  for (let i = 0; i < n; ) {
    const c = s.charCodeAt(i);
    if (c < 0x80) {
      out += s[i++];
      continue;
    }
    const size = c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
    if (size === 0 || i + size > n) return undefined;
    let p = size === 2 ? c & 31 : size === 3 ? c & 15 : c & 7;
    for (let k = 1; k < size; k++) {
      const d = s.charCodeAt(i + k);
      if ((d & 0xc0) !== 0x80) return undefined;
      p = (p << 6) | (d & 63);
    }
    // Overlong forms, surrogates, beyond Unicode.
    if (size === 3 && (p < 0x800 || (p >= 0xd800 && p <= 0xdfff))) return undefined;
    if (size === 4 && (p < 0x10000 || p > 0x10ffff)) return undefined;
    out += String.fromCodePoint(p);
    i += size;
  }
  return out;
}

/** Text of bytes for display: what is not UTF-8 is replaced. */
export function displayText(s: string): string {
  return isAscii(s) ? s : lenient.decode(luaToBytes(s));
}

/** Text to bytes for names and messages: UTF-8, lone surrogates replaced. */
export function displayBytes(s: string): string {
  return isAscii(s) ? s : bytesToLua(encoder.encode(s));
}

export class Codec {
  readonly encoding: Encoding;
  readonly sourceEncoding: 'utf-8' | 'latin1';
  /** How text is written where there must be text; without an encoding, as in source text. */
  private readonly textEncoding: 'utf-8' | 'latin1';

  constructor(encoding: Encoding, sourceEncoding: 'utf-8' | 'latin1') {
    this.encoding = encoding;
    this.sourceEncoding = sourceEncoding;
    this.textEncoding = encoding ?? sourceEncoding;
  }

  /** Lua string of a JavaScript string. Without an encoding it is written as source text is. */
  toLua(s: string): string {
    const n = s.length;
    if (n <= SHORT) {
      let i = 0;
      while (i < n && s.charCodeAt(i) < 128) i++;
      if (i === n) return s;
    } else if (!NON_ASCII.test(s)) return s;
    return encode(s, this.textEncoding);
  }

  /** What JavaScript callers get for a Lua string. */
  fromLua(s: string): string | Uint8Array {
    if (this.encoding === null) return luaToBytes(s);
    return this.text(s);
  }

  /** A Lua string as text: names of properties, and strings where bytes make no sense. */
  text(s: string): string {
    const n = s.length;
    if (n <= SHORT) {
      let i = 0;
      while (i < n && s.charCodeAt(i) < 128) i++;
      if (i === n) return s;
    } else if (!NON_ASCII.test(s)) return s;
    return this.decode(s);
  }

  private decode(s: string): string {
    if (this.textEncoding === 'latin1') return s;
    const text = decodeUtf8(s);
    if (text === undefined) {
      throw new LuaError(
        "the bytes of a Lua string are not valid 'utf-8'; use the encoding 'latin1', or null for bytes",
      );
    }
    return text;
  }

  /** A Lua string as text for display; never fails. */
  display(s: string): string {
    return this.textEncoding === 'latin1' ? s : displayText(s);
  }

  /** The text of an error as a Lua string; never fails: what has no place is replaced. */
  displayToLua(s: string): string {
    if (this.textEncoding !== 'latin1') return displayBytes(s);
    needStack();
    return s.replace(/[^\x00-\xff]/gu, '?');
  }

  /** Bytes written to a stream: text where they are text, else bytes. */
  output(s: string): string | Uint8Array {
    if (this.encoding === 'latin1') return s;
    if (this.encoding === null) return luaToBytes(s);
    return isAscii(s) ? s : (decodeUtf8(s) ?? luaToBytes(s));
  }

  /** Source text as bytes. */
  source(code: string): string {
    return isAscii(code) ? code : encode(code, this.sourceEncoding);
  }
}

function encode(s: string, encoding: 'utf-8' | 'latin1'): string {
  if (encoding === 'utf-8') return encodeUtf8(s);
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c > 255) {
      const code = s.codePointAt(i)!.toString(16).toUpperCase().padStart(4, '0');
      throw new LuaError(
        `the character U+${code} has no place in 'latin1'; use the encoding 'utf-8', or null for bytes`,
      );
    }
  }
  return s;
}
