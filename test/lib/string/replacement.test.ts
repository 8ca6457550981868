import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../src/lib/string/pattern.js';
import { compileReplacement, expandReplacement } from '../../../src/lib/string/replacement.js';
import { dialectNamed, dialects } from './recorded.js';

describe.each(dialects)('$name', ({ name }) => {
  const dialect = dialectNamed(name);

  const replace = (s: string, p: string, r: string): string => {
    const pattern = compilePattern(p, dialect);
    expect(pattern.exec(s, 0)).toBe(true);
    return expandReplacement(compileReplacement(r, dialect), pattern, s);
  };

  it('needs no match where nothing depends on it', () => {
    expect(compileReplacement('abc', dialect).plain).toBe('abc');
    expect(compileReplacement('50%%', dialect).plain).toBe('50%');
    expect(compileReplacement('%0', dialect).plain).toBeUndefined();
  });

  it('puts captures in', () => {
    expect(replace('key=value', '(%w+)=(%w+)', '%2=%1 (%0)')).toBe('value=key (key=value)');
    expect(replace('abc', 'b', '<%1>')).toBe('<b>');
    expect(replace('abc', '()b', '%1')).toBe('2');
  });

  it('refuses captures that are not there', () => {
    expect(() => replace('abc', '(b)', '%2')).toThrow('invalid capture index');
    expect(() => replace('abc', '(b', '%1')).toThrow('unfinished capture');
  });

  it(name === '5.2' ? 'refuses other characters after %' : 'takes other characters after % as they are', () => {
    if (name === '5.2') {
      expect(() => replace('abc', 'b', '%q')).toThrow("invalid use of '%' in replacement string");
      expect(() => replace('abc', 'b', '%')).toThrow("invalid use of '%' in replacement string");
    } else {
      expect(replace('abc', 'b', '%q')).toBe('q');
      expect(replace('abc', 'b', '%')).toBe('\0');
    }
  });
});
