import { describe, expect, it } from 'vitest';
import { LuaCloneError } from '../../src/worker/errors.js';
import { fromText, toText } from '../../src/worker/text-form.js';

const through = <T>(v: T): T => fromText(toText(v, 'it')) as T;

describe('data as text', () => {
  it('values', () => {
    for (const v of [
      undefined,
      null,
      true,
      0,
      -0,
      1.5,
      Number.NaN,
      Infinity,
      -Infinity,
      2n ** 70n,
      '',
      'Grüße\u0000\ud800',
      '[0]',
    ])
      expect(through(v)).toBe(v);
  });

  it('objects', () => {
    const buffer = Uint8Array.from({ length: 256 }, (_, i) => i).buffer;
    const values: unknown[] = [
      [],
      [1, [undefined, -0], 'x'],
      { a: { b: null }, 1: 2 },
      JSON.parse('{"__proto__": 1}'),
      new Map<unknown, unknown>([[{ k: 1 }, [2]], [Number.NaN, undefined]]),
      new Set([1, 'a', [2]]),
      new Date(5),
      new Date(Number.NaN),
      /a\/b/giu,
      buffer,
      new Uint8Array(buffer, 3, 5),
      new Float64Array([1.5, -0]),
      new DataView(buffer, 1, 2),
      Object.assign(new RangeError('no', { cause: new Error('why') })),
    ]; // biome-ignore format: short
    for (const v of values) {
      const copy = through(v);
      expect(copy).toEqual(v);
      expect(Object.getPrototypeOf(copy)).toBe(Object.getPrototypeOf(v));
    }
    expect(String(through(new String('bytes')))).toBe('bytes');
    const e = through(new TypeError('no'));
    expect([e instanceof TypeError, e.name, e.message, typeof e.stack]).toEqual([true, 'TypeError', 'no', 'string']);
  });

  it('shared and cyclic structure, any depth, views of one buffer', () => {
    const o: { self?: unknown; list: unknown[] } = { list: [] };
    o.self = o;
    o.list.push(o.list, o);
    const copy = through(o);
    expect(copy.self).toBe(copy);
    expect(copy.list[0]).toBe(copy.list);
    const bytes = new Uint8Array(8);
    const [a, b, c] = through([bytes, new Uint16Array(bytes.buffer, 2, 1), bytes.buffer] as const);
    expect([a.buffer === c, b.buffer === c]).toEqual([true, true]);
    let deep: unknown = 'end';
    for (let i = 0; i < 100_000; i++) deep = [deep];
    let v = through(deep);
    while (Array.isArray(v)) v = v[0];
    expect(v).toBe('end');
  });

  it('what has no text', () => {
    expect(() => toText([new SharedArrayBuffer(1)], 'the result of f')).toThrow(LuaCloneError);
    expect(() => toText(new Blob([]), 'the result of f')).toThrow(
      'the result of f: a Blob object cannot be given to a thread that waits',
    );
  });
});
