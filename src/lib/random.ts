// biome-ignore-all lint/complexity/noArguments: the number of arguments tells a missing one from nil; rest parameters cost an array.
/**
 * `math.random` and `math.randomseed`: the generators of the reference implementations, number for number, so that
 * seeded programs print the same.
 */
import { argError, libError } from '../core/error.js';
import { type LuaValue, NONE } from '../core/value.js';
import { checkNumber } from './args.js';
import { intArg, lowBits } from './integers.js';
import type { Members } from './library.js';

const RAND_MAX = 0x7fffffff;
const DEGREE = 31;

/** `rand` of the GNU C library, on which 5.1 and 5.2 build. It seeds itself on first use: most programs never ask. */
class GlibcRand {
  #state: Int32Array | null = null;
  /** Position of the number that leaves the window of 31. */
  #at = 0;

  seed(seed: number): void {
    const state = this.#state ?? new Int32Array(DEGREE);
    this.#state = state;
    if (seed === 0) seed = 1;
    state[0] = seed;
    for (let i = 1; i < DEGREE; i++) {
      const hi = Math.trunc(seed / 127773);
      const lo = seed % 127773;
      seed = 16807 * lo - 2836 * hi;
      if (seed < 0) seed += 2147483647;
      state[i] = seed;
    }
    this.#at = 0;
    for (let i = 0; i < 310; i++) this.next();
  }

  /** 31 bits. */
  next(): number {
    let state = this.#state;
    if (state === null) {
      this.seed(1);
      state = this.#state!;
    }
    const i = this.#at;
    this.#at = i === DEGREE - 1 ? 0 : i + 1;
    const sum = (state[i] + state[i >= 3 ? i - 3 : i + DEGREE - 3]) | 0;
    state[i] = sum;
    return sum >>> 1;
  }
}

/** The two functions of 5.1 or (`wide`) 5.2. */
export function glibcRandom(wide: boolean): Members {
  const generator = new GlibcRand();

  function random51(m: LuaValue, n: LuaValue): number {
    const r = (generator.next() % RAND_MAX) / RAND_MAX;
    switch (arguments.length) {
      case 0:
        return r;
      case 1: {
        const u = intArg(m, 1, 1);
        if (u < 1) argError(1, 'interval is empty');
        return Math.floor(r * u) + 1;
      }
      case 2: {
        const l = intArg(m, 1, 2);
        const u = intArg(n, 2, 2);
        if (l > u) argError(2, 'interval is empty');
        // The size is an int, and wraps.
        return Math.floor(r * ((u - l + 1) | 0)) + l;
      }
    }
    return libError('wrong number of arguments');
  }

  function random52(m: LuaValue, n: LuaValue): number {
    const r = (generator.next() % RAND_MAX) / RAND_MAX;
    switch (arguments.length) {
      case 0:
        return r;
      case 1: {
        const u = checkNumber(m, 1, 1);
        if (!(u >= 1)) argError(1, 'interval is empty');
        return Math.floor(r * u) + 1;
      }
      case 2: {
        const l = checkNumber(m, 1, 2);
        const u = checkNumber(n, 2, 2);
        if (!(l <= u)) argError(2, 'interval is empty');
        return Math.floor(r * (u - l + 1)) + l;
      }
    }
    return libError('wrong number of arguments');
  }

  function randomseed(seed: LuaValue): LuaValue[] {
    if (wide) {
      generator.seed(lowBits(checkNumber(seed, 1, arguments.length)));
      // 5.2 throws the first number away.
      generator.next();
    } else generator.seed(intArg(seed, 1, arguments.length));
    return NONE;
  }

  return { random: wide ? random52 : random51, randomseed };
}

/** A 64-bit generator as pairs of 32-bit words: the low and the high one of four components. */
class Tausworthe {
  #u = new Int32Array(8);
  #seeded = false;
  /** The last number drawn. */
  low = 0;
  high = 0;

  /** Makes 53 bits out of a number as LuaJIT does: the components are the bit patterns of an arithmetic sequence. */
  seed(d: number): void {
    this.#seeded = true;
    const sequence = new Float64Array(1);
    const bits = new BigUint64Array(sequence.buffer);
    let shifts = 0x11090601;
    for (let i = 0; i < 4; i++) {
      const least = 1n << BigInt(shifts & 255);
      shifts >>>= 8;
      d = d * Math.PI + Math.E;
      sequence[0] = d;
      let u = bits[0];
      // The top bits of a component must not all be zero.
      if (u < least) u += least;
      this.#u[2 * i] = Number(u & 0xffffffffn);
      this.#u[2 * i + 1] = Number(u >> 32n);
    }
    for (let i = 0; i < 10; i++) this.step();
  }

  /**
   * Draws a number. Each component z becomes `(((z << q) ^ z) >> (k - s)) ^ ((z & mask of the top k bits) << s)` with
   * its own k, q, s; the shifts are written out for 32-bit words.
   */
  step(): void {
    if (!this.#seeded) this.seed(0);
    const u = this.#u;
    // k = 63, q = 31, s = 18
    let lo = u[0];
    let hi = u[1];
    let a = ((hi << 31) | (lo >>> 1)) ^ hi;
    let m = lo & -2;
    const h0 = (hi << 18) | (m >>> 14);
    const l0 = (a >>> 13) ^ (m << 18);
    u[0] = l0;
    u[1] = h0;
    // k = 58, q = 19, s = 28
    lo = u[2];
    hi = u[3];
    a = ((hi << 19) | (lo >>> 13)) ^ hi;
    m = lo & -64;
    const h1 = (a >>> 30) ^ ((hi << 28) | (m >>> 4));
    const l1 = ((((lo << 19) ^ lo) >>> 30) | (a << 2)) ^ (m << 28);
    u[2] = l1;
    u[3] = h1;
    // k = 55, q = 24, s = 7
    lo = u[4];
    hi = u[5];
    a = ((hi << 24) | (lo >>> 8)) ^ hi;
    m = lo & -512;
    const h2 = (hi << 7) | (m >>> 25);
    const l2 = (a >>> 16) ^ (m << 7);
    u[4] = l2;
    u[5] = h2;
    // k = 47, q = 21, s = 8
    lo = u[6];
    hi = u[7];
    a = ((hi << 21) | (lo >>> 11)) ^ hi;
    m = lo & -131072;
    const h3 = (hi << 8) | (m >>> 24);
    const l3 = (a >>> 7) ^ (m << 8);
    u[6] = l3;
    u[7] = h3;
    this.low = l0 ^ l1 ^ l2 ^ l3;
    this.high = h0 ^ h1 ^ h2 ^ h3;
  }

  /** A number of [0, 1) with 52 random bits. */
  next(): number {
    this.step();
    return (this.high & 0xfffff) * 2 ** -20 + (this.low >>> 0) * 2 ** -52;
  }
}

/** The two functions of LuaJIT. No interval is too small for it. */
export function tauswortheRandom(): Members {
  const generator = new Tausworthe();

  function random(m: LuaValue, n: LuaValue): number {
    const d = generator.next();
    if (arguments.length === 0) return d;
    const l = checkNumber(m, 1, arguments.length);
    if (arguments.length === 1) return Math.floor(d * l) + 1;
    const u = checkNumber(n, 2, arguments.length);
    return Math.floor(d * (u - l + 1)) + l;
  }

  function randomseed(seed: LuaValue): LuaValue[] {
    generator.seed(checkNumber(seed, 1, arguments.length));
    return NONE;
  }

  return { random, randomseed };
}
