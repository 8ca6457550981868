/** Replacement strings of `gsub` (§5.4, `string.gsub`): text with `%0`–`%9` and `%%`. */
import { numberToString } from '../../core/number-text.js';
import type { Dialect } from '../../syntax/dialect.js';
import { type CompiledPattern, PatternError } from './pattern.js';

/** A replacement string cut into texts and capture numbers; 0 is the whole match. */
export interface Replacement {
  /** The text that replaces every match, when nothing in it depends on the match. */
  readonly plain: string | undefined;
  readonly parts: readonly (string | number)[];
  /** What is wrong with the string after its last part. Found only when a match is replaced. */
  readonly fault: string | undefined;
}

/**
 * Read a replacement string.
 *
 * `%` before another character stands for that character in 5.1 and LuaJIT (at the end of the string for the zero byte
 * that ends a C string), and is an error in 5.2.
 */
export function compileReplacement(source: string, dialect: Dialect): Replacement {
  if (source.indexOf('%') < 0) return { plain: source, parts: [source], fault: undefined };
  const parts: (string | number)[] = [];
  let text = '';
  for (let i = 0; i < source.length; i++) {
    const percent = source.indexOf('%', i);
    if (percent < 0) {
      text += source.slice(i);
      break;
    }
    text += source.slice(i, percent);
    i = percent + 1;
    const c = i < source.length ? source[i]! : '\0';
    if (c >= '0' && c <= '9') {
      if (text !== '') parts.push(text);
      text = '';
      parts.push(+c);
    } else if (c !== '%' && dialect.name === '5.2') {
      if (text !== '') parts.push(text);
      return { plain: undefined, parts, fault: "invalid use of '%' in replacement string" };
    } else text += c;
  }
  if (text !== '') parts.push(text);
  const isPlain = parts.every((part) => typeof part === 'string');
  return { plain: isPlain ? parts.join('') : undefined, parts, fault: undefined };
}

/**
 * The text that replaces the match `pattern` has just found in `subject`.
 *
 * @throws PatternError For captures that do not exist and for a fault of the replacement string.
 */
export function expandReplacement(replacement: Replacement, pattern: CompiledPattern, subject: string): string {
  if (replacement.plain !== undefined) return replacement.plain;
  let out = '';
  for (const part of replacement.parts) {
    if (typeof part === 'string') out += part;
    else if (part === 0) out += subject.slice(pattern.start, pattern.end);
    else {
      const value = pattern.capture(subject, part);
      out += typeof value === 'string' ? value : numberToString(value);
    }
  }
  if (replacement.fault !== undefined) throw new PatternError(replacement.fault);
  return out;
}
