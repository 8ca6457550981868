/** The os library (§5.8 of the 5.1 manual, §6.9 of 5.2). */
import { argError, libError } from '../core/error.js';
import { index } from '../core/index.js';
import { stringToNumber } from '../core/number-text.js';
import type { LuaState } from '../core/state.js';
import { rawSetString, Table } from '../core/table.js';
import type { LuaValue, Results } from '../core/value.js';
import { type ExitStatus, HostError, host } from '../host/host.js';
import { checkNumber, checkOption, checkString, checkTable, optInteger, optString } from './args.js';
import { failure, statusResults } from './io/file.js';
import type { Members } from './library.js';
import { breakDown, type CalendarTime, makeTime } from './os/calendar.js';
import { invalidConversion, strftime } from './os/strftime.js';

/** Members without effects outside of the runtime, for `stdlib: 'safe'`. */
export const safeOsMembers: readonly string[] = ['clock', 'date', 'time', 'difftime'];

const LOCALE_CATEGORIES = ['all', 'collate', 'ctype', 'monetary', 'numeric', 'time'] as const;

/** C's cast of a double to `time_t`. */
function toTime(n: number): number {
  return n >= -(2 ** 63) && n < 2 ** 63 ? Math.trunc(n) : -(2 ** 63);
}

/** C's cast of an integer to `int`: the low 32 bits. */
function toInt(n: number): number {
  return n >= -(2 ** 63) && n < 2 ** 63 ? Number(Math.trunc(n) % 2 ** 32) | 0 : 0;
}

/** The status `system` and `wait` give: what 5.1 and LuaJIT hand to Lua. */
function rawStatus(status: ExitStatus): number {
  return status.kind === 'exit' ? status.code << 8 : status.code;
}

/** The table of `os.date("*t")`. */
function dateTable(t: CalendarTime): Table {
  const table = new Table();
  rawSetString(table, 'sec', t.second);
  rawSetString(table, 'min', t.minute);
  rawSetString(table, 'hour', t.hour);
  rawSetString(table, 'day', t.day);
  rawSetString(table, 'month', t.month);
  rawSetString(table, 'year', t.year);
  rawSetString(table, 'wday', t.weekday + 1);
  rawSetString(table, 'yday', t.yearday + 1);
  rawSetString(table, 'isdst', t.isDst);
  return table;
}

/** 5.1 hands the conversions to C one character at a time, so that flags and modifiers are none. */
function formatByCharacters(format: string, t: CalendarTime): string {
  let text = '';
  for (let i = 0; i < format.length; i++)
    text += format[i] === '%' && i + 1 < format.length ? strftime(`%${format[++i]}`, t) : format[i];
  return text;
}

/** The members of `os`. */
export function openOs(state: LuaState): Members {
  const { dialect } = state;
  const v51 = dialect.name === '5.1';
  const v52 = dialect.name === '5.2';

  /** A field of the table given to `os.time`; an absent one without default is an error. */
  function dateField(t: Table, name: string, fallback: number): number {
    const v = index(t, name);
    const n = typeof v === 'string' ? stringToNumber(v, dialect) : v;
    if (typeof n === 'number') return toInt(n);
    if (fallback < 0) libError(`field '${name}' missing in date table`);
    return fallback;
  }

  return {
    clock: () => host.clock(),

    date(format: LuaValue, time: LuaValue): LuaValue {
      const count = arguments.length;
      let text = optString(format, 1, count, '%c');
      const seconds = time === undefined ? Math.floor(host.now() / 1000) : toTime(checkNumber(time, 2, count));
      const zero = text.indexOf('\0');
      if (zero >= 0) text = text.slice(0, zero);
      const utc = text.charAt(0) === '!';
      if (utc) text = text.slice(1);
      const t = breakDown(seconds, utc);
      if (t === null) return undefined;
      if (text === '*t') return dateTable(t);
      if (v52) {
        const bad = invalidConversion(text);
        if (bad !== undefined) argError(1, `invalid conversion specifier '${bad}'`);
      }
      return v51 ? formatByCharacters(text, t) : strftime(text, t);
    },

    difftime(a: LuaValue, b: LuaValue): LuaValue {
      const count = arguments.length;
      const end = toTime(checkNumber(a, 1, count));
      return end - (b === undefined ? 0 : toTime(checkNumber(b, 2, count)));
    },

    execute(command: LuaValue): Results {
      if (command === undefined) return v52 ? host.execute !== null : host.execute !== null ? 1 : 0;
      const text = checkString(command, 1, arguments.length);
      if (host.execute === null) libError("'execute' not supported");
      try {
        const status = host.execute(text);
        return v52 ? statusResults(status) : rawStatus(status);
      } catch (e) {
        if (v52) return failure(e);
        if (!(e instanceof HostError)) throw e;
        return -1;
      }
    },

    exit(code: LuaValue): Results {
      const status = typeof code === 'boolean' && !v51 ? (code ? 0 : 1) : optInteger(code, 1, arguments.length, 0);
      return host.exit(toInt(status) & 0xff);
    },

    getenv(name: LuaValue): LuaValue {
      return host.env(checkString(name, 1, arguments.length));
    },

    remove(path: LuaValue): Results {
      const name = checkString(path, 1, arguments.length);
      try {
        if (host.files === null) throw new HostError('ENOSYS');
        host.files.remove(name);
        return true;
      } catch (e) {
        return failure(e, name);
      }
    },

    rename(from: LuaValue, to: LuaValue): Results {
      const count = arguments.length;
      const source = checkString(from, 1, count);
      const target = checkString(to, 2, count);
      try {
        if (host.files === null) throw new HostError('ENOSYS');
        host.files.rename(source, target);
        return true;
      } catch (e) {
        return failure(e, v52 ? undefined : source);
      }
    },

    setlocale(locale: LuaValue, category: LuaValue): LuaValue {
      const count = arguments.length;
      const name = optString(locale, 1, count, 'C');
      checkOption(category, 2, count, LOCALE_CATEGORIES, 'all');
      // The native locale ('') is that of C as well: bytes have no letters beyond ASCII here.
      return name === 'C' || name === 'POSIX' || name === '' ? 'C' : undefined;
    },

    time(table: LuaValue): LuaValue {
      if (table === undefined) return Math.floor(host.now() / 1000);
      const t = checkTable(table, 1, arguments.length);
      const second = dateField(t, 'sec', 0);
      const minute = dateField(t, 'min', 0);
      const hour = dateField(t, 'hour', 12);
      const day = dateField(t, 'day', -1);
      const month = ((dateField(t, 'month', -1) - 1) | 0) + 1;
      const year = ((dateField(t, 'year', -1) - 1900) | 0) + 1900;
      const isDst = index(t, 'isdst');
      const result = makeTime(
        { year, month, day, hour, minute, second },
        isDst === undefined ? undefined : isDst !== false,
      );
      // C's mktime says -1 when it fails, which is also a time.
      return result === -1 || breakDown(result, false) === null ? undefined : result;
    },

    tmpname(): Results {
      try {
        if (host.files === null) throw new HostError('ENOSYS');
        return host.files.tmpname();
      } catch (e) {
        if (!(e instanceof HostError)) throw e;
        libError('unable to generate a unique filename');
      }
    },
  };
}
