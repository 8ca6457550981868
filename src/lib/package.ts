/** Modules (§5.3 of the 5.1 manual, §6.3 of 5.2), and the loading of files: `require`, `module`, `dofile`, `loadfile`. */
import { call, callable, finish, values } from '../core/call.js';
import { argError, libError } from '../core/error.js';
import { index, setindex } from '../core/index.js';
import { metaFor } from '../core/metatable.js';
import { L, type LuaState } from '../core/state.js';
import { rawGetString, rawSetString, Table } from '../core/table.js';
import { tostring } from '../core/tostring.js';
import { type LuaValue, NONE, type Results } from '../core/value.js';
import type { DialectName } from '../syntax/dialect.js';
import { checkString, checkTable, functionIn, optString } from './args.js';
import { environmentArgument, loadText, runningEnvironments } from './base.js';
import type { Members } from './library.js';

/** How files are read: gives the bytes, or the reason why not (`No such file or directory`). */
export type ReadFile = (path: string | null) => { text: string } | { reason: string };

/** Asked by `require` before the file system: source text, a loader, or undefined. */
export type Searcher = (name: string) => LuaValue;

const PATHS: Record<string, [string, string]> = {
  '5.1': [
    './?.lua;/usr/local/share/lua/5.1/?.lua;/usr/local/share/lua/5.1/?/init.lua;/usr/local/lib/lua/5.1/?.lua;/usr/local/lib/lua/5.1/?/init.lua;/usr/share/lua/5.1/?.lua;/usr/share/lua/5.1/?/init.lua',
    './?.so;/usr/local/lib/lua/5.1/?.so;/usr/lib/x86_64-linux-gnu/lua/5.1/?.so;/usr/lib/lua/5.1/?.so;/usr/local/lib/lua/5.1/loadall.so',
  ],
  '5.2': [
    '/usr/local/share/lua/5.2/?.lua;/usr/local/share/lua/5.2/?/init.lua;/usr/local/lib/lua/5.2/?.lua;/usr/local/lib/lua/5.2/?/init.lua;/usr/share/lua/5.2/?.lua;/usr/share/lua/5.2/?/init.lua;./?.lua',
    '/usr/local/lib/lua/5.2/?.so;/usr/lib/x86_64-linux-gnu/lua/5.2/?.so;/usr/lib/lua/5.2/?.so;/usr/local/lib/lua/5.2/loadall.so;./?.so',
  ],
  luajit: [
    './?.lua;/usr/share/luajit-2.1.0-beta3/?.lua;/usr/local/share/lua/5.1/?.lua;/usr/local/share/lua/5.1/?/init.lua;/usr/share/lua/5.1/?.lua;/usr/share/lua/5.1/?/init.lua',
    './?.so;/usr/local/lib/lua/5.1/?.so;/usr/lib/x86_64-linux-gnu/lua/5.1/?.so;/usr/local/lib/lua/5.1/loadall.so',
  ],
};

/** The text of a file without a byte order mark (not in 5.1) and without a first line that begins with `#`, whose end stays. */
export function withoutHead(text: string, dialect: DialectName): string {
  if (dialect !== '5.1' && text.startsWith('\xef\xbb\xbf')) text = text.slice(3);
  if (text.charCodeAt(0) !== 35) return text;
  const end = text.indexOf('\n');
  return end < 0 ? '' : text.slice(end);
}

/** Loads a file; [nil, message] when it cannot be read or compiled. */
export function loadFile(read: ReadFile, path: string | null, mode: string, env: Table): Results {
  const file = read(path);
  if ('reason' in file) return [undefined, `cannot open ${path}: ${file.reason}`];
  return loadText(withoutHead(file.text, L.dialect.name), path === null ? '=stdin' : `@${path}`, mode, env);
}

/** Members of the basic library that read files. */
export function openFileLoading(read: ReadFile): Members {
  return {
    loadfile(path?: LuaValue, mode?: LuaValue, env?: LuaValue): Results {
      const n = arguments.length;
      const name = path === undefined ? null : checkString(path, 1, n);
      if (L.dialect.name === '5.1') return loadFile(read, name, 'bt', L.globals);
      return loadFile(read, name, optString(mode, 2, n, 'bt'), environmentArgument(env, n, 3));
    },
    dofile(path?: LuaValue): Results {
      const name = path === undefined ? null : checkString(path, 1, arguments.length);
      const r = loadFile(read, name, 'bt', L.globals);
      if (Array.isArray(r)) return failLoad(r[1]);
      return finish(call(r));
    },
  };
}

function failLoad(message: LuaValue): never {
  // dofile passes the message on as it is.
  throwPlain(message);
}

import { throwValue as throwPlain } from '../core/error.js';

/** `package` and the globals `require`, `module`. */
export function openPackage(
  state: LuaState,
  read: ReadFile,
  searchers: Searcher[] | null,
): { package: Members; globals: Members } {
  const { name: dialect } = state.dialect;
  const [path, cpath] = PATHS[dialect];
  const preload = new Table();
  const list = new Table();
  const members: Members = {
    config: dialect === '5.1' ? '/\n;\n?\n!\n-' : '/\n;\n?\n!\n-\n',
    cpath,
    loaded: state.loaded,
    loadlib(file?: LuaValue, symbol?: LuaValue): Results {
      const name = checkString(file, 1, arguments.length);
      checkString(symbol, 2, arguments.length);
      const found = read(name);
      if ('reason' in found) return [undefined, `${name}: cannot open shared object file: ${found.reason}`, 'open'];
      return [undefined, 'dynamic libraries not enabled; check your Lua installation', 'absent'];
    },
    path,
    preload,
    seeall(t?: LuaValue): Results {
      const m = checkTable(t, 1, arguments.length);
      let mt = m._mt?.t;
      if (mt === undefined) {
        mt = new Table();
        m._mt = metaFor(mt);
      }
      rawSetString(mt, '__index', L.globals);
      return NONE;
    },
  };
  const packageTable = new Table();

  const searchPath = (
    name: string,
    pathText: string,
    separator: string,
    replacement: string,
  ): { path: string } | { tried: string } => {
    const file = separator === '' ? name : name.split(separator).join(replacement);
    let tried = '';
    for (const template of pathText.split(';')) {
      if (template === '') continue;
      const candidate = template.split('?').join(file);
      if ('text' in read(candidate)) return { path: candidate };
      tried += `\n\tno file '${candidate}'`;
    }
    return { tried };
  };
  const pathField = (name: string): string => {
    const p = index(packageTable, name);
    if (typeof p !== 'string' && typeof p !== 'number') libError(`'package.${name}' must be a string`);
    return tostring(p);
  };
  if (dialect !== '5.1')
    members.searchpath = function searchpath(...args: LuaValue[]): Results {
      // The reference implementations look at the arguments from the last to the first.
      const n = args.length;
      const replacement = optString(args[3], 4, n, '/');
      const separator = optString(args[2], 3, n, '.');
      const path = checkString(args[1], 2, n);
      const found = searchPath(checkString(args[0], 1, n), path, separator, replacement);
      return 'path' in found ? found.path : [undefined, found.tried];
    };

  const searchPreload = (name?: LuaValue): Results => {
    const k = checkString(name, 1, arguments.length);
    const p = dialect === '5.2' ? preload : index(packageTable, 'preload');
    if (!(p instanceof Table)) libError("'package.preload' must be a table");
    const loader = index(p, k);
    return loader === undefined ? `\n\tno field package.preload['${k}']` : loader;
  };
  const searchLua = (name?: LuaValue): Results => {
    const k = checkString(name, 1, arguments.length);
    if (searchers !== null) {
      for (const s of searchers) {
        const found = s(k);
        if (typeof found === 'function') return found;
        if (typeof found === 'string') return loaded(L.load(found, `@${k}`, L.globals), k, k);
      }
      return `\n\tno searcher knows '${k}'`;
    }
    const found = searchPath(k, pathField('path'), '.', '/');
    if ('tried' in found) return found.tried;
    const r = loadFile(read, found.path, 'bt', L.globals);
    if (Array.isArray(r)) libError(`error loading module '${k}' from file '${found.path}':\n\t${tostring(r[1])}`);
    return loaded(r as LuaValue, found.path, k);
  };
  const loaded = (f: LuaValue, from: string, _name: string): Results => (dialect === '5.2' ? [f, from] : f);
  const searchC = (name?: LuaValue): Results => {
    if (searchers !== null) return '';
    const found = searchPath(checkString(name, 1, arguments.length), pathField('cpath'), '.', '/');
    if ('tried' in found) return found.tried;
    libError(`error loading module '${tostring(name)}' from file '${found.path}':\n\tC modules need a native engine`);
  };
  const searchAll = (name?: LuaValue): Results => {
    const k = checkString(name, 1, arguments.length);
    const dot = k.indexOf('.');
    if (searchers !== null || dot < 0) return dialect === '5.1' ? NONE : NONE;
    const found = searchPath(k.slice(0, dot), pathField('cpath'), '.', '/');
    return 'tried' in found ? found.tried : NONE;
  };
  list._arr = [searchPreload, searchLua, searchC, searchAll];
  members.loaders = list;
  if (dialect === '5.2') members.searchers = list;

  /** Marks a module that is being loaded. */
  const sentinel = new Table();
  const require = (...args: LuaValue[]): Results => {
    const k = checkString(args[0], 1, args.length);
    const have = rawGetString(L.loaded, k);
    if (have !== undefined && have !== false) {
      if (have === sentinel) libError(`loop or previous error loading module '${k}'`);
      return have;
    }
    const all = index(packageTable, dialect === '5.2' ? 'searchers' : 'loaders');
    if (!(all instanceof Table)) libError(`'package.${dialect === '5.2' ? 'searchers' : 'loaders'}' must be a table`);
    let tried = '';
    for (let i = 1; ; i++) {
      const searcher = index(all, i);
      if (searcher === undefined) libError(`module '${k}' not found:${tried}`);
      const r = values(call(searcher, k));
      if (functionIn(r[0]) !== null) {
        if (dialect !== '5.2') setindex(L.loaded, k, sentinel);
        const result = dialect === '5.2' ? values(call(r[0], k, r[1])) : values(call(r[0], k));
        if (result[0] !== undefined) setindex(L.loaded, k, result[0]);
        const now = rawGetString(L.loaded, k);
        if (now === sentinel || now === undefined) {
          setindex(L.loaded, k, true);
          return true;
        }
        return now;
      }
      if (typeof r[0] === 'string' || typeof r[0] === 'number') tried += tostring(r[0]);
    }
  };

  /** §5.3 `module`: makes the caller's environment a module table. */
  const module = (name?: LuaValue, ...options: LuaValue[]): Results => {
    const k = checkString(name, 1, name === undefined ? 0 : 1);
    let m = rawGetString(L.loaded, k);
    if (!(m instanceof Table)) {
      let t: LuaValue = L.globals;
      for (const part of k.split('.')) {
        const inner: LuaValue = index(t, part);
        if (inner === undefined) {
          const made = new Table();
          setindex(t, part, made);
          t = made;
        } else if (inner instanceof Table) t = inner;
        else libError(`name conflict for module '${k}'`);
      }
      m = t;
      rawSetString(L.loaded, k, m);
    }
    const table = m as Table;
    if (index(table, '_NAME') === undefined) {
      setindex(table, '_M', table);
      setindex(table, '_NAME', k);
      setindex(table, '_PACKAGE', k.slice(0, k.lastIndexOf('.') + 1));
    }
    runningEnvironments.set(1, table, module);
    for (const option of options) {
      if (typeof option !== 'function' && dialect !== '5.1') argError(2, 'function expected');
      finish(call(option, table));
    }
    return NONE;
  };
  const globals: Members = { require, module };
  openedPackages.set(state, packageTable);
  return { package: members, globals };
}

/** The table that `package` is: its owner fills it. */
export const openedPackages = new WeakMap<LuaState, Table>();

export { callable };
