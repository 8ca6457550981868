/**
 * Data as text, for shared memory: where a thread of a browser waits for an answer it can read nothing else. It keeps what
 * structured clone keeps of copies (copier.ts), cycles and depth included.
 *
 * The text is JSON: a list of objects, each a list that begins with its kind, and the number of the first. Values in these
 * lists stand for themselves when JSON has them; every other is a list: `[]` undefined, `['n', text]` a number,
 * `['i', text]` a bigint, `[number]` an object.
 */
import { LuaCloneError } from './errors.js';
import { kindOfView, lengthOfView, makeView } from './transfer.js';

type Json = string | number | boolean | null | Json[];

class Writer {
  readonly objects: Json[][] = [];
  private readonly numbers = new Map<object, number>();
  private readonly waiting: [object, Json[]][] = [];
  private readonly what: string;

  constructor(what: string) {
    this.what = what;
  }

  value(v: unknown): Json {
    switch (typeof v) {
      case 'string':
      case 'boolean':
        return v;
      case 'number':
        return Number.isFinite(v) && !Object.is(v, -0) ? v : ['n', Object.is(v, -0) ? '-0' : String(v)];
      case 'bigint':
        return ['i', String(v)];
      case 'object':
        return v === null ? null : [this.numberOf(v)];
      default:
        return [];
    }
  }

  private numberOf(o: object): number {
    let n = this.numbers.get(o);
    if (n === undefined) {
      n = this.objects.length;
      this.numbers.set(o, n);
      const out: Json[] = [];
      this.objects.push(out);
      this.waiting.push([o, out]);
    }
    return n;
  }

  /** Writes the objects that have numbers, which gives numbers to others. */
  finish(): void {
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) this.object(...next);
  }

  private object(o: object, out: Json[]): void {
    if (Array.isArray(o)) {
      out.push('a');
      for (const v of o) out.push(this.value(v));
    } else if (o instanceof Map) {
      out.push('m');
      for (const [k, v] of o) out.push(this.value(k), this.value(v));
    } else if (o instanceof Set) {
      out.push('s');
      for (const v of o) out.push(this.value(v));
    } else if (o instanceof String) out.push('S', String(o));
    else if (o instanceof Date) out.push('d', this.value(o.getTime()));
    else if (o instanceof RegExp) out.push('r', o.source, o.flags);
    else if (o instanceof ArrayBuffer) out.push('b', textOfBytes(new Uint8Array(o)));
    else if (ArrayBuffer.isView(o) && o.buffer instanceof ArrayBuffer) {
      out.push('v', kindOfView(o) ?? null, this.value(o.buffer), o.byteOffset, lengthOfView(o));
    } else if (o instanceof Error) out.push('e', o.name, o.message, o.stack ?? '', this.value(o.cause));
    else if (Object.getPrototypeOf(o) === Object.prototype) {
      out.push('o');
      for (const [k, v] of Object.entries(o)) out.push(k, this.value(v));
    } else {
      const kind = Object.prototype.toString.call(o).slice(8, -1);
      throw new LuaCloneError(this.what, `a ${kind} object cannot be given to a thread that waits`);
    }
  }
}

function textOfBytes(bytes: Uint8Array): string {
  let s = '';
  for (let i = 0; i < bytes.length; i += 8192)
    s += String.fromCharCode.apply(null, bytes.subarray(i, i + 8192) as unknown as number[]);
  return s;
}

/** @param what Name of the value, for messages */
export function toText(v: unknown, what: string): string {
  const writer = new Writer(what);
  const top = writer.value(v);
  writer.finish();
  return JSON.stringify([top, writer.objects]);
}

export function fromText(text: string): unknown {
  const [top, objects] = JSON.parse(text) as [Json, Json[][]];
  const made: object[] = [];
  // Buffers first, since views need theirs.
  objects.forEach((o, i) => {
    if (o[0] === 'b') made[i] = bytesOfText(o[1] as string);
  });
  objects.forEach((o, i) => {
    made[i] ??= shell(o, made);
  });
  const valueFor = (j: Json): unknown => {
    if (!Array.isArray(j)) return j;
    if (j.length === 0) return undefined;
    if (j.length === 1) return made[j[0] as number];
    return j[0] === 'n' ? Number(j[1]) : BigInt(j[1] as string);
  };
  objects.forEach((o, i) => {
    fill(made[i], o, valueFor);
  });
  return valueFor(top);
}

function bytesOfText(s: string): ArrayBuffer {
  const bytes = new Uint8Array(s.length);
  for (let i = 0; i < s.length; i++) bytes[i] = s.charCodeAt(i);
  return bytes.buffer;
}

const ERRORS: Record<string, ErrorConstructor> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/** An object without what it refers to. */
function shell(o: Json[], made: readonly object[]): object {
  switch (o[0]) {
    case 'a':
      return [];
    case 'm':
      return new Map();
    case 's':
      return new Set();
    case 'S':
      return new String(o[1]);
    case 'd':
      return new Date(Array.isArray(o[1]) ? Number.NaN : (o[1] as number));
    case 'r':
      return new RegExp(o[1] as string, o[2] as string);
    case 'v': {
      const buffer = made[(o[2] as number[])[0]] as ArrayBuffer;
      return makeView((o[1] as string | null) ?? undefined, buffer, o[3] as number, o[4] as number);
    }
    case 'e': {
      const e = new (ERRORS[o[1] as string] ?? Error)(o[2] as string);
      for (const [key, value] of [
        ['name', o[1]],
        ['stack', o[3]],
      ] as const)
        Object.defineProperty(e, key, { value, writable: true, configurable: true });
      return e;
    }
    default:
      return {};
  }
}

function fill(object: object, o: Json[], valueFor: (j: Json) => unknown): void {
  switch (o[0]) {
    case 'a':
      for (let i = 1; i < o.length; i++) (object as unknown[]).push(valueFor(o[i]));
      return;
    case 's':
      for (let i = 1; i < o.length; i++) (object as Set<unknown>).add(valueFor(o[i]));
      return;
    case 'm':
      for (let i = 1; i < o.length; i += 2) (object as Map<unknown, unknown>).set(valueFor(o[i]), valueFor(o[i + 1]));
      return;
    case 'o':
      for (let i = 1; i < o.length; i += 2) {
        const value = valueFor(o[i + 1]);
        Object.defineProperty(object, o[i] as string, { value, writable: true, enumerable: true, configurable: true });
      }
      return;
    case 'e': {
      const value = valueFor(o[4]);
      if (value !== undefined) Object.defineProperty(object, 'cause', { value, writable: true, configurable: true });
    }
  }
}
