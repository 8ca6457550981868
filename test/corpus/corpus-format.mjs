// What the recorder (scripts/record-corpus.mjs) and the test runner (run-command.mjs) must agree on: the
// header comments of a corpus program, the layout of an expected file, and what is blanked before comparing.
// All text is latin1: one character per byte.

export const DIALECTS = ['5.1', '5.2', 'luajit'];

/** Reads the `-- key: value` comments at the top of a program. */
export function parseHeader(source) {
  const header = { dialects: [...DIALECTS], args: [], stdin: '', process: false };
  for (const line of source.split(/\r\n|\n|\r/)) {
    if (line.startsWith('#')) continue;
    if (!line.startsWith('--')) break;
    const text = line.slice(2).trim();
    const pair = /^(dialects|args|stdin):(.*)$/.exec(text);
    if (text === 'process') header.process = true;
    if (!pair) continue;
    const value = pair[2].trim();
    const words = value.split(/\s+/).filter((word) => word !== '');
    if (pair[1] === 'args') header.args = words;
    if (pair[1] === 'stdin') header.stdin = unescapeText(value);
    if (pair[1] === 'dialects') {
      const unknown = words.find((word) => !DIALECTS.includes(word));
      if (unknown !== undefined || words.length === 0) throw new Error(`bad "dialects" header: ${line}`);
      header.dialects = DIALECTS.filter((dialect) => words.includes(dialect));
    }
  }
  return header;
}

/** `\n`, `\t`, `\r`, `\\` and `\xHH` in a `-- stdin:` comment. */
function unescapeText(text) {
  const plain = { n: '\n', t: '\t', r: '\r', '\\': '\\' };
  return text.replace(/\\(x[0-9a-fA-F]{2}|[ntr\\])/g, (_, code) =>
    code[0] === 'x' ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : plain[code],
  );
}

/**
 * Blanks what differs from run to run: addresses, and the numbers of LuaJIT's built-in functions.
 *
 * Lua 5.2 finds the name of a function that was not called by name by walking the global table in the order of its
 * hashes, which are seeded anew in every run: it says `'pairs'` in one and `'_G.pairs'` in the next.
 */
export function normalise(text) {
  return text
    .replace(
      /\b(table|function|thread|userdata|lightuserdata|proto|cdata<[^>\n]*>|ctype<[^>\n]*>): (?:builtin: ?|builtin#)?(?:0x[0-9a-fA-F]+|\d+\b)/g,
      '$1: 0xADDR',
    )
    .replace(/\[builtin#\d+\](?=: at 0x)/g, '[C]')
    .replace(/\bfile \(0x[0-9a-fA-F]+\)/g, 'file (0xADDR)')
    .replace(/(\[C\]: (?:at|in function)|in function <?) 0x[0-9a-fA-F]+/g, '$1 0xADDR')
    .replace(/(bad argument #\d+ to |calling |in function )'_G\./g, "$1'");
}

/** The interpreter's own name before a message on stderr becomes `lua:`. */
export function normaliseStderr(text) {
  return normalise(text.replace(/^(?:lua5\.1|lua5\.2|lua|luajit|lupajs): /, 'lua: '));
}

const STDERR_MARK = '\n=== stderr\n';
const STATUS_MARK = '\n=== status ';

/** A clean run is its stdout alone; stderr and status follow behind marks when there is something to say. */
export function formatExpected({ stdout, stderr, status }) {
  let text = stdout;
  if (stderr !== '') text += STDERR_MARK + stderr;
  if (status !== 0) text += `${STATUS_MARK}${status}\n`;
  return text;
}

export function parseExpected(text) {
  let status = 0;
  let stderr = '';
  const statusAt = text.lastIndexOf(STATUS_MARK);
  if (statusAt >= 0) {
    status = Number.parseInt(text.slice(statusAt + STATUS_MARK.length), 10);
    text = text.slice(0, statusAt);
  }
  const stderrAt = text.lastIndexOf(STDERR_MARK);
  if (stderrAt >= 0) {
    stderr = text.slice(stderrAt + STDERR_MARK.length);
    text = text.slice(0, stderrAt);
  }
  return { stdout: text, stderr, status };
}

/** The message part of stderr: everything before the traceback. */
export function errorMessage(stderr) {
  const at = stderr.indexOf('\nstack traceback:');
  return at < 0 ? stderr.replace(/\n$/, '') : stderr.slice(0, at);
}
