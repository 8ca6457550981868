/**
 * The one place that turns text of the source into JavaScript text: quoting, names, and the lines of generated code.
 *
 * Generated text is assembled from fragments. A fragment may contain marks (control characters, which `quote` never lets
 * through): a *line mark* becomes a newline and ties that line to a site, a *number mark* becomes the number of the line
 * of a site. So fragments can be built in any order.
 */
import type { Site } from '../core/position.js';
import { SITE_FACTOR } from '../syntax/sizes.js';

const LINE = '\x01';
const NUMBER = '\x03';
const END = '\x02';

/** A JavaScript string literal for a byte string. Everything but letters, digits and harmless punctuation is escaped. */
export function quote(s: string): string {
  let plain = true;
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c < 32 || c > 126 || c === 34 || c === 92 || c === 60) {
      plain = false;
      break;
    }
  }
  if (plain) return `"${s}"`;
  let out = '"';
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c < 32 || c > 126 || c === 34 || c === 92 || c === 60) out += `\\u${c.toString(16).padStart(4, '0')}`;
    else out += s[i];
  }
  return `${out}"`;
}

/** A JavaScript literal for a number. */
export function numberLiteral(n: number): string {
  if (Number.isNaN(n)) return '(0/0)';
  if (n === Infinity) return '(1/0)';
  if (n === -Infinity) return '(-1/0)';
  if (n < 0 || (n === 0 && 1 / n < 0)) return `(-${-n === 0 ? '0' : String(-n)})`;
  return String(n);
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** Whether a text is made of ASCII letters, digits, `_` and `$` where it may have that. */
export function isWord(s: string, mayHaveDollar = false): boolean {
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    const letter = c | 32;
    if (!((letter >= 97 && letter <= 122) || isDigit(c) || c === 95 || (c === 36 && mayHaveDollar))) return false;
  }
  return true;
}

/** True when a text begins with a digit. */
export function beginsWithDigit(s: string): boolean {
  return isDigit(s.charCodeAt(0));
}

/** True when a constant key can be a field: an ASCII identifier of moderate length. */
export function isFieldName(s: string): boolean {
  return s.length <= 80 && s !== '' && !isDigit(s.charCodeAt(0)) && isWord(s);
}

/** The part of a Lua name that may stand in a JavaScript identifier. */
export function identifierPart(name: string): string {
  let part = '';
  for (let i = 0; i < Math.min(name.length, 60); i++) part += isWord(name[i]) ? name[i] : '_';
  return part;
}

const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof undefined var void while with yield async of ' +
    'Array Math NaN Infinity Object Function Symbol Map String Number'
  ).split(' '),
);

/** A JavaScript function name for a Lua function: the same wherever that is possible. All other generated identifiers contain `$`. */
export function functionName(name: string): string {
  const id = identifierPart(name);
  if (id === '' || beginsWithDigit(id) || RESERVED.has(id)) return `$${id}`;
  return id;
}

/** Names for error messages that belong to an operation; null where none are wanted. */
export type SiteNames = Omit<Site, 'line'>;

/**
 * Collects fragments. Each is resolved when it is added, so that the many small strings it is made of do not live until
 * the end of the chunk.
 */
export class Assembler {
  /** The Lua line of each line of the text. */
  readonly lines: number[] = [];
  /** Sites with names by line of the text. */
  readonly sites = new Map<number, Site>();
  private readonly texts: string[] = [];
  /** Lines of the text by site. */
  private readonly lineOf: number[] = [];
  /** Sites by number: Lua line, and names when they are wanted. */
  private readonly luaLines: number[] = [];
  private readonly names: (SiteNames | null)[] = [];
  private usesNumbers = false;
  /** Sites that are passed to helpers, kept with names only, and their number. */
  private readonly passed: number[] = [];
  private passedCount = 0;

  /**
   * @param wantsNames Keep the names of sites. Without them a site is no more than its line.
   * @param numbered Sites are referred to by `number`, so each needs a number of its own.
   * @param skip Lines that the host puts in front.
   * @param base What number marks add to the line of their site.
   */
  constructor(
    readonly wantsNames: boolean,
    private readonly numbered: boolean,
    skip: number,
    readonly base: number,
  ) {
    for (let i = 0; i < skip + 2; i++) this.lines.push(0);
  }

  /** A line mark: what follows stands on a line of its own, tied to the Lua line. */
  line(line: number): string {
    return LINE + line + END;
  }

  /** Registers an operation that can fail; gives what `mark` and, for numbered sites, `number` take. */
  site(line: number, names: SiteNames | null, numbered = this.numbered): number {
    if (!this.wantsNames && !numbered) return -1 - line;
    this.luaLines.push(line);
    this.names.push(this.wantsNames ? names : null);
    return this.luaLines.length - 1;
  }

  /** The line mark of a site. */
  mark(site: number): string {
    return site < 0 ? LINE + (-1 - site) + END : `${LINE}${this.luaLines[site]};${site}${END}`;
  }

  /** A number mark: the site number (see coroutine.ts) of a site. */
  number(site: number): string {
    this.usesNumbers = true;
    return NUMBER + site + END;
  }

  /** A number from 1 for a site that is passed to what may fail there, so that it need not read the stack; 0 when there are too many. */
  pass(site: number): number {
    if (this.passedCount === SITE_FACTOR - 1) return 0;
    if (this.wantsNames) this.passed.push(site);
    return ++this.passedCount;
  }

  /** The lines of the text of passed sites; empty without names. */
  get passedLines(): number[] {
    return this.passed.map((site) => this.lineOf[site] ?? 0);
  }

  /** Adds a fragment, which begins with a line mark unless it is the first; gives the line on which it begins. */
  add(fragment: string): number {
    const lines = this.lines;
    const lineOf = this.lineOf;
    const start = lines.length;
    const out: string[] = [];
    let at = 0;
    for (let next = fragment.indexOf(LINE); next >= 0; next = fragment.indexOf(LINE, at)) {
      out.push(fragment.slice(at, next));
      let luaLine = 0;
      at = next + 1;
      let c = fragment.charCodeAt(at++);
      for (; c >= 48 && c <= 57; c = fragment.charCodeAt(at++)) luaLine = luaLine * 10 + c - 48;
      if (c === 59) {
        let site = 0;
        for (c = fragment.charCodeAt(at++); c >= 48 && c <= 57; c = fragment.charCodeAt(at++))
          site = site * 10 + c - 48;
        const names = this.names[site];
        if (names !== null) this.sites.set(lines.length, { line: luaLine, ...names });
        if (lineOf[site] === undefined) lineOf[site] = lines.length;
      }
      lines.push(luaLine);
    }
    out.push(fragment.slice(at));
    let text = out.join('\n');
    if (this.usesNumbers) {
      const pieces = text.split(NUMBER);
      for (let i = 1; i < pieces.length; i++) {
        const end = pieces[i].indexOf(END);
        pieces[i] = this.base + (lineOf[Number(pieces[i].slice(0, end))] ?? 0) + pieces[i].slice(end + 1);
      }
      text = pieces.join('');
      this.usesNumbers = false;
    }
    this.texts.push(text);
    return start;
  }

  get text(): string {
    return this.texts.join('');
  }
}
