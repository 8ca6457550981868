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

export class Assembler {
  /** Site of each site number; a plain number is a site without names on that Lua line. */
  private readonly sites: (Site | number)[] = [];
  private readonly plain = new Map<number, number>();

  /** A line mark: what follows stands on a line of its own, tied to the Lua line. */
  line(line: number): string {
    let i = this.plain.get(line);
    if (i === undefined) {
      i = this.sites.length;
      this.sites.push(line);
      this.plain.set(line, i);
    }
    return LINE + i + END;
  }

  /** Registers a site with names; `mark` gives its line mark. */
  site(site: Site): number {
    this.sites.push(site);
    return this.sites.length - 1;
  }

  mark(site: number): string {
    return LINE + site + END;
  }

  /** A number mark: the site number (see coroutine.ts) of a site. */
  number(site: number): string {
    return NUMBER + site + END;
  }

  /**
   * Resolves all marks. `lines[n]` is the Lua line of line n of the text (from 1, after `skip` lines that the host puts in
   * front), `sites` the sites with names by line.
   */
  assemble(text: string, skip: number, base: number): { text: string; lines: number[]; sites: Map<number, Site> } {
    const lines: number[] = new Array<number>(skip + 2).fill(0);
    const sites = new Map<number, Site>();
    const lineOf = new Map<number, number>();
    const parts = text.split(LINE);
    for (let i = 1; i < parts.length; i++) {
      const part = parts[i];
      const end = part.indexOf(END);
      const index = Number(part.slice(0, end));
      const site = this.sites[index];
      const line = skip + 1 + i;
      if (typeof site === 'number') lines[line] = site;
      else {
        lines[line] = site.line;
        sites.set(line, site);
      }
      if (!lineOf.has(index)) lineOf.set(index, line);
      parts[i] = part.slice(end + 1);
    }
    let out = parts.join('\n');
    if (out.includes(NUMBER)) {
      const pieces = out.split(NUMBER);
      for (let i = 1; i < pieces.length; i++) {
        const end = pieces[i].indexOf(END);
        const index = Number(pieces[i].slice(0, end));
        pieces[i] = String(base + (lineOf.get(index) ?? 0)) + pieces[i].slice(end + 1);
      }
      out = pieces.join('');
    }
    return { text: out, lines, sites };
  }
}
