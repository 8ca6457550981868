/**
 * The one place that turns text of the source into JavaScript text: quoting, names, and the lines of generated code.
 *
 * Generated text is assembled from fragments. A fragment may contain marks (control characters, which `quote` never lets
 * through): a *line mark* becomes a newline and ties that line to a site, a *number mark* becomes the number of the line
 * of a site. So fragments can be built in any order.
 */
import type { Site } from '../core/position.js';

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

/** True when a constant key can be a field: an ASCII identifier of moderate length. */
export function isFieldName(s: string): boolean {
  return s.length <= 80 && /^[A-Za-z_][A-Za-z0-9_]*$/.test(s);
}

/** The part of a Lua name that may stand in a JavaScript identifier. */
export function identifierPart(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 60);
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
  if (id === '' || /^[0-9]/.test(id) || RESERVED.has(id)) return `$${id}`;
  return id;
}

/** Names for error messages that belong to an operation; null where none are wanted. */
export type SiteNames = Omit<Site, 'line'>;

export class Assembler {
  /** Sites by number: Lua line, and names when they are wanted. */
  private readonly lines: number[] = [];
  private readonly names: (SiteNames | null)[] = [];
  private usesNumbers = false;

  /**
   * @param wantsNames Keep the names of sites. Without them a site is no more than its line.
   * @param numbered Sites are referred to by `number`, so each needs a number of its own.
   */
  constructor(
    readonly wantsNames: boolean,
    private readonly numbered: boolean,
  ) {}

  /** A line mark: what follows stands on a line of its own, tied to the Lua line. */
  line(line: number): string {
    return LINE + line + END;
  }

  /** Registers an operation that can fail; gives what `mark` and, for numbered sites, `number` take. */
  site(line: number, names: SiteNames | null, numbered = this.numbered): number {
    if (!this.wantsNames && !numbered) return -1 - line;
    this.lines.push(line);
    this.names.push(this.wantsNames ? names : null);
    return this.lines.length - 1;
  }

  /** The line mark of a site. */
  mark(site: number): string {
    return site < 0 ? LINE + (-1 - site) + END : `${LINE}${this.lines[site]};${site}${END}`;
  }

  /** A number mark: the site number (see coroutine.ts) of a site. */
  number(site: number): string {
    this.usesNumbers = true;
    return NUMBER + site + END;
  }

  /**
   * Joins fragments and resolves all marks. `lines[n]` is the Lua line of line n of the text (from 1, after `skip` lines
   * that the host puts in front), `sites` the sites with names by line, `starts` the line on which each fragment begins.
   */
  assemble(
    fragments: string[],
    skip: number,
    base: number,
  ): { text: string; lines: number[]; sites: Map<number, Site>; starts: number[] } {
    const lines: number[] = [];
    for (let i = 0; i < skip + 2; i++) lines.push(0);
    const sites = new Map<number, Site>();
    const lineOf: number[] = [];
    const starts: number[] = [];
    const out: string[] = [];
    let line = skip + 1;
    for (const fragment of fragments) {
      // A fragment begins with a line mark, but for the first.
      starts.push(line + 1);
      let at = 0;
      for (let next = fragment.indexOf(LINE); next >= 0; next = fragment.indexOf(LINE, at)) {
        out.push(fragment.slice(at, next), '\n');
        line++;
        let luaLine = 0;
        let site = -1;
        at = next + 1;
        let c = fragment.charCodeAt(at++);
        for (; c >= 48 && c <= 57; c = fragment.charCodeAt(at++)) luaLine = luaLine * 10 + c - 48;
        if (c === 59) {
          site = 0;
          for (c = fragment.charCodeAt(at++); c >= 48 && c <= 57; c = fragment.charCodeAt(at++))
            site = site * 10 + c - 48;
        }
        lines[line] = luaLine;
        if (site >= 0) {
          const names = this.names[site];
          if (names !== null) sites.set(line, { line: luaLine, ...names });
          if (lineOf[site] === undefined) lineOf[site] = line;
        }
      }
      out.push(fragment.slice(at));
    }
    let text = out.join('');
    if (this.usesNumbers) {
      const pieces = text.split(NUMBER);
      for (let i = 1; i < pieces.length; i++) {
        const end = pieces[i].indexOf(END);
        pieces[i] = base + (lineOf[Number(pieces[i].slice(0, end))] ?? 0) + pieces[i].slice(end + 1);
      }
      text = pieces.join('');
    }
    return { text, lines, sites, starts };
  }
}
