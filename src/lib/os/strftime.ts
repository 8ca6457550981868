/** C's `strftime` in the C locale, with the extensions of glibc that LuaJIT lets through. */
import type { CalendarTime } from './calendar.js';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Conversions that stand for others. */
const COMPOUND: Record<string, string> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

/** Conversions of 5.2, and those that take a modifier there. */
const VALID = 'aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%';
const VALID_E = 'cCxXyY';
const VALID_O = 'deHImMSuUVwWy';

/** Conversions that refuse a modifier in glibc. */
const REFUSES_E = 'aAbBdDeFgGhHIjklmMSUVwW';
const REFUSES_O = 'aAcDFxXY';

/** The part of a format from a conversion 5.2 does not know, or undefined when it knows them all. */
export function invalidConversion(format: string): string | undefined {
  for (let i = 0; i < format.length; i++) {
    if (format[i] !== '%') continue;
    const c = format.charAt(i + 1);
    const d = format.charAt(i + 2);
    if (c !== '' && VALID.includes(c)) i++;
    else if ((c === 'E' && d !== '' && VALID_E.includes(d)) || (c === 'O' && d !== '' && VALID_O.includes(d))) i += 2;
    else return format.slice(i);
  }
  return undefined;
}

/** ISO 8601: the year that the week belongs to, and the week. */
function isoWeek(t: CalendarTime): { year: number; week: number } {
  // The week belongs to the year of its Thursday.
  const thursday = t.yearday - ((t.weekday + 6) % 7) + 3;
  if (thursday < 0) {
    const length = isLeap(t.year - 1) ? 366 : 365;
    return { year: t.year - 1, week: Math.floor((thursday + length) / 7) + 1 };
  }
  const length = isLeap(t.year) ? 366 : 365;
  if (thursday >= length) return { year: t.year + 1, week: 1 };
  return { year: t.year, week: Math.floor(thursday / 7) + 1 };
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function twoDigits(year: number): number {
  return ((year % 100) + 100) % 100;
}

function hour12(t: CalendarTime): number {
  return t.hour % 12 === 0 ? 12 : t.hour % 12;
}

/** A number with its usual digits, and the fill `_` where that is a space. */
type NumberConversion = [value: number, digits: number, fill?: '_'];

function numberConversion(c: string, t: CalendarTime): NumberConversion | undefined {
  switch (c) {
    case 'C':
      return [Math.floor(t.year / 100), 1];
    case 'd':
      return [t.day, 2];
    case 'e':
      return [t.day, 2, '_'];
    case 'g':
      return [twoDigits(isoWeek(t).year), 2];
    case 'G':
      return [isoWeek(t).year, 1];
    case 'H':
      return [t.hour, 2];
    case 'I':
      return [hour12(t), 2];
    case 'j':
      return [t.yearday + 1, 3];
    case 'k':
      return [t.hour, 2, '_'];
    case 'l':
      return [hour12(t), 2, '_'];
    case 'm':
      return [t.month, 2];
    case 'M':
      return [t.minute, 2];
    case 's':
      return [t.seconds, 1];
    case 'S':
      return [t.second, 2];
    case 'u':
      return [t.weekday === 0 ? 7 : t.weekday, 1];
    case 'U':
      return [Math.floor((t.yearday - t.weekday + 7) / 7), 2];
    case 'V':
      return [isoWeek(t).week, 2];
    case 'w':
      return [t.weekday, 1];
    case 'W':
      return [Math.floor((t.yearday - ((t.weekday + 6) % 7) + 7) / 7), 2];
    case 'y':
      return [twoDigits(t.year), 2];
    case 'Y':
      return [t.year, 1];
    default:
      return undefined;
  }
}

/** Flags, width and modifier before a conversion, each as it was written. */
interface Directive {
  fill: string;
  upper: boolean;
  swap: boolean;
  width: number;
}

function formatNumber([value, digits, usual]: NumberConversion, d: Directive): string {
  const fill = d.fill === '' ? (usual ?? '0') : d.fill;
  const text = String(Math.abs(value));
  const sign = value < 0 ? '-' : '';
  if (fill === '-') return sign + text;
  const length = Math.max(digits, d.width);
  if (fill === '_') return (sign + text).padStart(length, ' ');
  return sign + text.padStart(length - sign.length, '0');
}

function formatZone(t: CalendarTime, d: Directive): string {
  const minutes = Math.trunc(Math.abs(t.offset) / 60);
  const text = String(Math.floor(minutes / 60) * 100 + (minutes % 60));
  // The width applies twice: to the sign and to the digits.
  const sign = (t.offset < 0 ? '-' : '+').padStart(d.width, d.fill === '0' ? '0' : ' ');
  return sign + (d.fill === '-' ? text : text.padStart(Math.max(4, d.width), d.fill === '_' ? ' ' : '0'));
}

/** The text of one conversion, or undefined when there is no such one. */
function convert(c: string, t: CalendarTime, d: Directive): string | undefined {
  const number = numberConversion(c, t);
  if (number !== undefined) return formatNumber(number, d);
  if (Object.hasOwn(COMPOUND, c)) {
    const text = strftime(COMPOUND[c], t);
    return d.upper ? text.toUpperCase() : text;
  }
  const upper = (text: string): string => (d.upper || d.swap ? text.toUpperCase() : text);
  switch (c) {
    case 'a':
      return upper(DAYS[t.weekday].slice(0, 3));
    case 'A':
      return upper(DAYS[t.weekday]);
    case 'b':
    case 'h':
      return upper(MONTHS[t.month - 1].slice(0, 3));
    case 'B':
      return upper(MONTHS[t.month - 1]);
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case '%':
      return '%';
    case 'p':
      return d.swap ? (t.hour < 12 ? 'am' : 'pm') : t.hour < 12 ? 'AM' : 'PM';
    case 'P':
      return t.hour < 12 ? 'am' : 'pm';
    case 'z':
      return formatZone(t, d);
    case 'Z':
      return d.swap ? t.zone().toLowerCase() : t.zone();
    default:
      return undefined;
  }
}

/** Formats a time. What is no conversion comes out as it is. */
export function strftime(format: string, t: CalendarTime): string {
  let text = '';
  for (let i = 0; i < format.length; i++) {
    if (format[i] !== '%') {
      text += format[i];
      continue;
    }
    const start = i++;
    const d: Directive = { fill: '', upper: false, swap: false, width: 0 };
    for (; i < format.length; i++) {
      const flag = format[i];
      if (flag === '_' || flag === '-' || flag === '0') d.fill = flag;
      else if (flag === '^') d.upper = true;
      else if (flag === '#') d.swap = true;
      else break;
    }
    for (; i < format.length && format[i] >= '0' && format[i] <= '9'; i++) d.width = d.width * 10 + Number(format[i]);
    let modifier = '';
    if (format[i] === 'E' || format[i] === 'O') modifier = format[i++];
    const c = format.charAt(i);
    const refused = modifier !== '' && (modifier === 'E' ? REFUSES_E : REFUSES_O).includes(c);
    const made = c === '' || refused ? undefined : convert(c, t, d);
    const part = made ?? format.slice(start, i + 1);
    text += part.padStart(Math.min(d.width, 1 << 20), d.fill === '0' ? '0' : ' ');
  }
  return text;
}
