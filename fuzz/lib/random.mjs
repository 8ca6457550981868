/** A seeded random generator (xorshift128): the same seed gives the same programs on every machine. */
export class Random {
  constructor(seed) {
    // SplitMix of the seed, so that neighbouring seeds have nothing in common.
    let z = seed >>> 0;
    const mix = () => {
      z = (z + 0x9e3779b9) >>> 0;
      let t = z ^ (z >>> 16);
      t = Math.imul(t, 0x21f0aaad);
      t ^= t >>> 15;
      t = Math.imul(t, 0x735a2d97);
      return (t ^ (t >>> 15)) >>> 0;
    };
    this.a = mix();
    this.b = mix();
    this.c = mix();
    this.d = mix() | 1;
  }

  /** 0 .. 2^32-1 */
  next() {
    let t = this.d;
    const s = this.a;
    this.d = this.c;
    this.c = this.b;
    this.b = s;
    t ^= t << 11;
    t ^= t >>> 8;
    return (this.a = (t ^ s ^ (s >>> 19)) >>> 0);
  }

  /** Whole number from `low` to `high`, both included. */
  int(low, high) {
    return low + (this.next() % (high - low + 1));
  }

  /** True with probability `p`. */
  chance(p) {
    return this.next() < p * 4294967296;
  }

  pick(list) {
    return list[this.next() % list.length];
  }

  /** Picks from `[weight, value]` pairs. */
  weighted(pairs) {
    let total = 0;
    for (const [w] of pairs) total += w;
    let at = (this.next() / 4294967296) * total;
    for (const [w, value] of pairs) {
      at -= w;
      if (at < 0) return value;
    }
    return pairs[pairs.length - 1][1];
  }

  /** `n` values made by `make`. */
  times(n, make) {
    return Array.from({ length: n }, (_, i) => make(i));
  }
}
