import { describe, expect, test } from 'vitest';
import { dialectNames, failureOf, readRecorded, verdict } from './recorded.js';

const recorded = readRecorded('messages.json');

describe.each(dialectNames)('verdicts and messages of %s', (name) => {
  test.each(recorded)('$source', (entry) => {
    expect(verdict(name, entry.source)).toBe(entry[name]);
  });
});

describe('numerals of the ffi library', () => {
  // LuaJIT accepts these; there is no ffi library here that could hold their values.
  test.each(['10LL', '10ll', '0xffULL', '10ull', '10i', '1.5i'])('%s is refused', (numeral) => {
    expect(verdict('luajit', `x = ${numeral}`)).toBe(`t:1: malformed number near '${numeral}'`);
  });
});

describe('the failure', () => {
  test('carries its line', () => {
    expect(failureOf('5.1', 'x = 1\n\ny = }')?.line).toBe(3);
    expect(failureOf('luajit', 'goto x\n\n')?.line).toBe(1);
  });

  test.each(dialectNames)('tells a text that goes on from a wrong one (%s)', (name) => {
    for (const source of ['x =', 'do', 'f(', 'x = [[', '--[[', 'function f()', 'x = "a\\']) {
      expect(failureOf(name, source)?.incomplete, source).toBe(true);
    }
    for (const source of ['x = }', 'end', 'x = "a\n', "x = '<eof>' '<eof>'", 'x = 0x']) {
      expect(failureOf(name, source)?.incomplete, source).toBe(false);
    }
  });

  test.each(dialectNames)('is the only exception, whatever the bytes (%s)', (name) => {
    let state = 1;
    const random = (limit: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    for (let i = 0; i < 3000; i++) {
      let source = '';
      for (let size = random(30); size > 0; size--) source += String.fromCharCode(random(256));
      verdict(name, source);
    }
  });
});
