/** Which libraries a runtime has, and their tables. */

import { call1 } from '../core/call.js';
import { libError } from '../core/error.js';
import { registerField } from '../core/fields.js';
import { index } from '../core/index.js';
import type { LuaState } from '../core/state.js';
import { rawGetString, rawSetString, roomyTable, Table } from '../core/table.js';
import { tostring } from '../core/tostring.js';
import { type LuaValue, NONE } from '../core/value.js';
import { HostError, host } from '../host/host.js';
import { openBase, tostringFunction } from './base.js';
import { openBit } from './bit.js';
import { openBit32 } from './bit32.js';
import { openCoroutine } from './coroutine.js';
import { openDebug } from './debug.js';
import { printTo, type Streams, setStreams, streamsOf } from './io/streams.js';
import { openIo, safeIoMembers } from './io.js';
import { openJit } from './jit.js';
import { fill, type Members } from './library.js';
import { openMath } from './math.js';
import { openOs, safeOsMembers } from './os.js';
import { openedPackages, openFileLoading, openPackage, type ReadFile, type Searcher } from './package.js';
import { attachStringMeta, openString } from './string.js';
import { openTable, tableClear, tableNew } from './table.js';

/** Names of the libraries beside the basic one. */
export const LIBRARIES = [
  'package',
  'coroutine',
  'string',
  'table',
  'math',
  'bit',
  'bit32',
  'os',
  'io',
  'debug',
  'jit',
] as const;
export type LibraryName = (typeof LIBRARIES)[number];

export interface OpenOptions {
  libraries: ReadonlySet<LibraryName>;
  /** No loading of files. */
  safe: boolean;
  streams: Streams | null;
  searchers: Searcher[] | null;
}

function readFile(path: string | null): ReturnType<ReadFile> {
  if (host.files === null) return { reason: 'No such file or directory' };
  try {
    return { text: host.files.readFile(path ?? '/dev/stdin') };
  } catch (e) {
    if (e instanceof HostError) return { reason: e.message };
    throw e;
  }
}

const nothing: ReadFile = () => ({ reason: 'No such file or directory' });

/** Fills `_G` and `package.loaded` of a new state. */
export function openLibraries(state: LuaState, options: OpenOptions): void {
  const { dialect, globals, loaded } = state;
  const { name: version } = dialect;
  for (const name of LIBRARIES) registerField(name);
  registerField('_G');
  if (options.streams !== null) setStreams(state, options.streams);
  const read = options.safe ? nothing : readFile;
  const add = (name: LibraryName, members: Members, table = roomyTable(), key: string = name): void => {
    fill(table, `${key} ${version}`, members);
    rawSetString(globals, name, table);
    rawSetString(loaded, name, table);
  };
  const has = (name: LibraryName): boolean => options.libraries.has(name);
  fill(globals, `base ${version}`, {
    ...openBase(state),
    _VERSION: version === '5.2' ? 'Lua 5.2' : 'Lua 5.1',
    print: makePrint(state),
  });
  rawSetString(globals, '_G', globals);
  rawSetString(loaded, '_G', globals);
  rawSetString(state.registry, '_LOADED', loaded);
  if (!options.safe && (has('io') || has('package'))) fill(globals, 'files', openFileLoading(read));
  if (has('package')) {
    const { package: members, globals: functions } = openPackage(state, read, options.searchers);
    add('package', members, openedPackages.get(state));
    if (version === 'luajit') {
      const preload = members['preload'] as Table;
      // Loading them puts them into `table` as well.
      for (const [key, f] of [
        ['new', tableNew],
        ['clear', tableClear],
      ] as const)
        rawSetString(preload, `table.${key}`, () => {
          const library = rawGetString(loaded, 'table');
          if (library instanceof Table) rawSetString(library, key, f);
          return f;
        });
    }
    fill(globals, 'modules', functions);
  }
  if (has('coroutine')) add('coroutine', openCoroutine(state));
  if (has('string')) {
    const strings = roomyTable();
    const members = openString(state);
    if (options.safe) {
      const { dump: _, ...others } = members;
      add('string', others, strings, 'safe string');
    } else add('string', members, strings);
    attachStringMeta(state, strings);
  }
  if (has('os'))
    add('os', only(openOs(state), options.safe ? safeOsMembers : null), undefined, options.safe ? 'safe os' : 'os');
  if (has('io'))
    add('io', only(openIo(state), options.safe ? safeIoMembers : null), undefined, options.safe ? 'safe io' : 'io');
  if (has('table')) add('table', openTable(state));
  if (has('math')) add('math', openMath(state));
  if (version === '5.2') {
    if (has('bit32')) add('bit32', openBit32());
  } else if (version === 'luajit') {
    if (has('bit')) add('bit', openBit());
    if (has('jit')) {
      const members = openJit(state);
      add('jit', members);
      rawSetString(loaded, 'jit.opt', members['opt']);
    }
  }
  if (has('debug')) add('debug', openDebug(state));
}

/** The named members, or all. */
function only(members: Members, names: readonly string[] | null): Members {
  if (names === null) return members;
  return Object.fromEntries(Object.entries(members).filter(([name]) => names.includes(name)));
}

/** What `print` writes for a value. */
function printed(v: LuaValue): string {
  return typeof v === 'string' ? v : tostring(v);
}

function checkPrinted(s: LuaValue): string {
  if (typeof s === 'string') return s;
  if (typeof s === 'number') return tostring(s);
  libError("'tostring' must return a string to 'print'");
}

/** §5.1 `print`. */
function makePrint(state: LuaState): (...args: LuaValue[]) => LuaValue[] {
  let write: ((bytes: string) => void) | null = null;
  const v51 = state.dialect.name === '5.1';
  return (...args) => {
    if (write === null) {
      streamsOf(state);
      write = printTo(state);
    }
    // §5.1: print uses the global tostring.
    const f = index(state.globals, 'tostring');
    const text = f === tostringFunction ? printed : (v: LuaValue): string => checkPrinted(call1(f, v));
    let line = '';
    for (let i = 0; i < args.length; i++) {
      const piece = text(args[i]);
      line += i === 0 ? piece : `\t${piece}`;
      // 5.1 writes C strings, which end at a zero.
      if (v51 && piece.includes('\0')) line = line.slice(0, line.length - piece.length + piece.indexOf('\0'));
    }
    write(`${line}\n`);
    return NONE;
  };
}
