/** Broken-down times, as `struct tm` of C: from seconds since 1970 and back, for any year. */
import { test } from '../../syntax/stack-room.js';

/** A time in parts. */
export interface CalendarTime {
  year: number;
  /** 1–12. */
  month: number;
  /** 1–31. */
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Days since Sunday. */
  weekday: number;
  /** Days since January 1st. */
  yearday: number;
  isDst: boolean;
  /** Seconds east of Greenwich. */
  offset: number;
  /** Seconds since 1970. */
  seconds: number;
  /** Abbreviation of the time zone; computed when asked for. */
  zone(): string;
}

const DAY = 86400;
/** Four centuries, after which the calendar repeats, weekdays included. */
const CYCLE = 146097 * DAY;
/** Limit of JavaScript's dates, in seconds. */
const DATE_LIMIT = 8.64e12;

/** Days since 1970 of a day of the proleptic Gregorian calendar. */
function daysFromCivil(year: number, month: number, day: number): number {
  // Years are counted from March, so that the leap day comes last.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function civilFromDays(days: number): { year: number; month: number; day: number } {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

/** A time with the same rules of the time zone within the range of JavaScript's dates. */
function representable(seconds: number): number {
  if (seconds > DATE_LIMIT - CYCLE) return seconds - Math.ceil((seconds - DATE_LIMIT + CYCLE) / CYCLE) * CYCLE;
  return Math.max(seconds, -DATE_LIMIT + CYCLE);
}

/** Seconds east of Greenwich of the local time at a moment. */
function localOffset(seconds: number): number {
  const at = Math.floor(representable(seconds));
  const d = new Date(at * 1000);
  const local = daysFromCivil(d.getFullYear(), d.getMonth() + 1, d.getDate()) * DAY;
  return local + d.getHours() * 3600 + d.getMinutes() * 60 + d.getSeconds() - at;
}

/** Whether daylight saving time is in force: the clock is ahead of the earlier one of midwinter and midsummer. */
function localIsDst(offset: number, year: number): boolean {
  const base = representable(daysFromCivil(year, 1, 1) * DAY);
  const january = localOffset(base);
  const july = localOffset(base + 181 * DAY);
  return january !== july && offset > Math.min(january, july);
}

const zoneFormats = ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-ZA', 'en-NZ'];
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The abbreviation of the local time zone at a moment. JavaScript knows most only in the locale of the region. */
function localZone(seconds: number, offset: number): string {
  const date = new Date(representable(seconds) * 1000);
  for (const locale of zoneFormats) {
    let f = formatters.get(locale);
    if (f === undefined) {
      f = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' });
      formatters.set(locale, f);
    }
    const name = f.formatToParts(date).find((p) => p.type === 'timeZoneName')?.value ?? '';
    if (test(/^[A-Za-z]+$/, name)) return name;
  }
  // Zones without letters of their own are named by their offset.
  const minutes = Math.round(Math.abs(offset) / 60);
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return (offset < 0 ? '-' : '+') + hours + (minutes % 60 === 0 ? '' : String(minutes % 60).padStart(2, '0'));
}

/** Least and greatest time whose year C's `int` can hold. */
const FIRST = -67768040609740800;
const LAST = 67768036191676792;

/** A time in parts, in Greenwich or local time; null when the year does not fit in C's `int`. */
export function breakDown(seconds: number, utc: boolean): CalendarTime | null {
  if (!(seconds >= FIRST && seconds <= LAST)) return null;
  const offset = utc ? 0 : localOffset(seconds);
  const local = seconds + offset;
  const days = Math.floor(local / DAY);
  const rest = local - days * DAY;
  const { year, month, day } = civilFromDays(days);
  return {
    year,
    month,
    day,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
    yearday: days - daysFromCivil(year, 1, 1),
    isDst: !utc && localIsDst(offset, year),
    offset,
    seconds,
    zone: () => (utc ? 'GMT' : localZone(seconds, offset)),
  };
}

/** Fields of a time that may be out of their ranges. `month` counts from 1. */
export interface TimeFields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** Distances at which `mktime` of glibc looks for a time of the wanted kind, and how far. */
const DST_STRIDE = 601200;
const DST_RANGE = 536454000 / 2 + DST_STRIDE;

/**
 * C's `mktime`: seconds since 1970 of a local time, with fields normalised.
 *
 * @param isDst What the fields are meant in: daylight saving time, standard time, or (undefined) whichever is in force.
 */
export function makeTime(fields: TimeFields, isDst: boolean | undefined): number {
  const { month, day, hour, minute, second } = fields;
  const year = fields.year + Math.floor((month - 1) / 12);
  const monthOfYear = month - 1 - Math.floor((month - 1) / 12) * 12 + 1;
  const days = daysFromCivil(year, monthOfYear, 1) + day - 1;
  const local = days * DAY + hour * 3600 + minute * 60 + second;
  const before = local - localOffset(local - DAY);
  const after = local - localOffset(local + DAY);
  // In the hour that comes twice the first one is taken, in the hour that is left out the clock goes on.
  let t = before + localOffset(before) === local || after + localOffset(after) !== local ? before : after;
  if (isDst !== undefined && dstAt(t) !== isDst) {
    if (after !== before && dstAt(after) === isDst && after + localOffset(after) === local) return after;
    t = withDst(t, local, isDst);
  }
  return t;
}

function dstAt(seconds: number): boolean {
  return breakDown(seconds, false)?.isDst ?? false;
}

/** The time when the clock, set as at the nearest time of the wanted kind, would show `local`. */
function withDst(t: number, local: number, isDst: boolean): number {
  for (let distance = DST_STRIDE; distance < DST_RANGE; distance += DST_STRIDE) {
    for (const other of [t - distance, t + distance]) if (dstAt(other) === isDst) return local - localOffset(other);
    // A zone without such times for two years is unlikely to have had them close by.
    if (distance > 2 * 366 * DAY) break;
  }
  return isDst ? t - 3600 : t + 3600;
}
