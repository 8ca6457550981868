/** The words of the command line. */
import type { DialectName } from '../syntax/dialect.js';

/** What the command line asks for. */
export interface Plan {
  dialect: DialectName;
  /** `-e` and `-l` in their order. */
  steps: { kind: 'execute' | 'require'; text: string }[];
  interactive: boolean;
  debug: boolean;
  version: boolean;
  help: boolean;
  /** A file, or `-`; null when there is none. */
  script: string | null;
  args: string[];
  /** Words before the script, for negative indices of `arg`. */
  before: string[];
}

/** The command line cannot be understood. */
export class UsageError extends Error {}

const LONG: Record<string, string> = { '--version': '-v', '--interactive': '-i', '--help': '-h' };
const DIALECTS: readonly string[] = ['5.1', '5.2', 'luajit'] satisfies DialectName[];

export function parseArguments(argv: readonly string[]): Plan {
  const plan: Plan = {
    dialect: 'luajit',
    steps: [],
    interactive: false,
    debug: false,
    version: false,
    help: false,
    script: null,
    args: [],
    before: [],
  };
  let i = 0;
  /** The text that belongs to an option: the rest of its word, or the next word. */
  const textOf = (option: string, rest: string): string => {
    if (rest !== '') return rest;
    if (i >= argv.length) throw new UsageError(`'${option}' needs argument`);
    return argv[i++];
  };
  while (i < argv.length && argv[i].startsWith('-') && argv[i] !== '-') {
    const word = argv[i++];
    if (word === '--') break;
    const [name, value] = word.startsWith('--') ? word.split(/=(.*)/s) : [word, ''];
    switch (LONG[word] ?? (name.startsWith('--') ? name : name.slice(0, 2))) {
      case '-e':
        plan.steps.push({ kind: 'execute', text: textOf('-e', word.slice(2)) });
        break;
      case '-l':
        plan.steps.push({ kind: 'require', text: textOf('-l', word.slice(2)) });
        break;
      case '--lua': {
        const dialect = textOf('--lua', value ?? '');
        if (!DIALECTS.includes(dialect)) throw new UsageError(`--lua: '${dialect}' is not 5.1, 5.2 or luajit`);
        plan.dialect = dialect as DialectName;
        break;
      }
      case '-i':
        plan.interactive = true;
        break;
      case '-v':
        plan.version = true;
        break;
      case '-h':
        plan.help = true;
        break;
      case '--debug':
        plan.debug = true;
        break;
      default:
        throw new UsageError(`unrecognized option '${word}'`);
    }
    if (/^-[ivh]./.test(word)) throw new UsageError(`unrecognized option '${word}'`);
  }
  // The script ends the options: what follows belongs to it.
  plan.script = argv[i] ?? null;
  plan.args = argv.slice(i + 1);
  plan.before = ['lupajs', ...argv.slice(0, i)];
  return plan;
}
