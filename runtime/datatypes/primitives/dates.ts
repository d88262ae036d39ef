import type { Datatype } from "../../nouns/datatype.js";
import { compareStrings, withoutTrailingZeros } from "./decimals.js";

/**
 * A value of `dateTime`, `date`, `time` or one of the Gregorian types: its first instant, in seconds since 1970-01-01, in
 * UTC where it has a time zone, as local time where it has none. Years of more than eight digits make it a bigint.
 */
export interface Instant {
  readonly seconds: number | bigint;
  /** Digits after the point of the seconds, without trailing zeros. */
  readonly fraction: string;
  readonly zoned: boolean;
}

/** Literals of dates and durations may be this long: a limit that Part 2, 5.4 allows, and sets far lower. */
export const longestLiteral = 10_000;

const daySeconds = 86_400;
const fourteenHours = 50_400;
const fourCenturiesDays = 146_097;

/**
 * Order on dateTime (Part 2, 3.2.7.3): where one value has a time zone and the other has none, the one without may lie up to
 * 14 hours to either side; undefined means that the order is not determinate.
 */
export function compareInstants(a: Instant, b: Instant): number | undefined {
  if (a.zoned === b.zoned) return compareAt(a, 0, b);
  if (!a.zoned) {
    const reverse = compareInstants(b, a);
    return reverse === undefined ? undefined : -reverse;
  }
  if (compareAt(a, fourteenHours, b) < 0) return -1;
  return compareAt(a, -fourteenHours, b) > 0 ? 1 : undefined;
}

/** Compares `a`, moved by some seconds, with `b`. */
function compareAt(a: Instant, shift: number, b: Instant): number {
  const moved = typeof a.seconds === "bigint" ? a.seconds + BigInt(shift) : a.seconds + shift;
  if (moved < b.seconds) return -1;
  return moved > b.seconds ? 1 : compareStrings(a.fraction, b.fraction);
}

/** Equal values have the same key; with and without time zone are never equal. */
function keyOf({ seconds, fraction, zoned }: Instant): string {
  return `${seconds}.${fraction}${zoned ? "Z" : ""}`;
}

/** Days from 1970-01-01 to a day of the proleptic Gregorian calendar, for years between -400 and 10^8. */
export function daysFromEpoch(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const century4 = Math.floor(shifted / 400);
  const yearOf400 = shifted - century4 * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOf400 =
    yearOf400 * 365 + Math.floor(yearOf400 / 4) - Math.floor(yearOf400 / 100) + dayOfYear;
  return century4 * fourCenturiesDays + dayOf400 - 719_468;
}

/** The days of a month (Part 2, appendix E.1, maximumDayInMonthFor); of February in a leap year when the year is left out. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 400 === 0 || (year % 100 !== 0 && year % 4 === 0) ? 29 : 28;
}

/** The year as a number with the same calendar, and the seconds that lie between the two. */
function splitYear(literal: string): { year: number; offset: number | bigint } {
  const negative = literal.startsWith("-");
  // There is no year 0000: what follows -0001 is 0001.
  const gap = negative ? 366 * daySeconds : 0;
  if (literal.length <= 8) return { year: Number(literal), offset: gap };
  const year = BigInt(literal);
  const inCycle = ((year % 400n) + 400n) % 400n;
  const cycles = (year - inCycle) / 400n;
  const offset = cycles * BigInt(fourCenturiesDays * daySeconds) + BigInt(gap);
  return { year: Number(inCycle), offset };
}

/** Seconds and fraction from `hh:mm:ss.fff`, midnight from nothing; 24:00:00 is the end of the day. */
function readTime(time: string): { seconds: number; fraction: string } | undefined {
  if (time === "") return midnight;
  const hour = Number(time.slice(0, 2));
  const minute = Number(time.slice(3, 5));
  const second = Number(time.slice(6, 8));
  const fraction = withoutTrailingZeros(time.slice(9));
  if (minute > 59 || second > 59 || hour > 24) return undefined;
  if (hour === 24 && (minute > 0 || second > 0 || fraction !== "")) return undefined;
  return { seconds: hour * 3600 + minute * 60 + second, fraction };
}

const midnight = { seconds: 0, fraction: "" };

/** Minutes from UTC: `Z`, `+hh:mm`, at most 14 hours; undefined where it is wrong. */
function readZone(zone: string): number | undefined {
  if (zone === "" || zone === "Z") return 0;
  const hour = Number(zone.slice(1, 3));
  const minute = Number(zone.slice(4, 6));
  if (minute > 59 || hour > 14 || (hour === 14 && minute > 0)) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hour * 60 + minute);
}

/**
 * The instant of year, month, day, time and zone; undefined where there is no such day or time. What a type leaves out is
 * empty: the year is then 1972, a leap year, the month December, the day the first (Part 2, 3.2.8 to 3.2.14).
 */
function instantOf(match: RegExpExecArray): Instant | undefined {
  const [, literal = "", month = "", day = "", time = "", zone = ""] = match;
  const m = month === "" ? 12 : Number(month);
  const d = day === "" ? 1 : Number(day);
  const clock = readTime(time);
  const minutes = readZone(zone);
  if (clock === undefined || minutes === undefined || m < 1 || m > 12 || d < 1) return undefined;
  if (!isYear(literal)) return undefined;
  const { year, offset } = literal === "" ? leapYear : splitYear(literal);
  if (d > daysInMonth(year, m)) return undefined;
  const within = daysFromEpoch(year, m, d) * daySeconds + clock.seconds - minutes * 60;
  const seconds = typeof offset === "bigint" ? offset + BigInt(within) : offset + within;
  return { seconds, fraction: clock.fraction, zoned: zone !== "" };
}

/** Not 0000, and no leading zero where there are more than four digits (Part 2, 3.2.7.1). */
function isYear(literal: string): boolean {
  const sign = literal.startsWith("-") ? 1 : 0;
  if (literal.charCodeAt(sign) !== 48) return true;
  return literal.length === sign + 4 && !literal.endsWith("000");
}

const leapYear = { year: 1972, offset: 0 };

/** An instant type. The groups of its form are year, month, day, time and zone; what it leaves out is an empty group. */
function instantDatatype(name: string, form: RegExp): Datatype<Instant, string> {
  return {
    name,
    primitive: name,
    whiteSpace: "collapse",
    representation: "string",
    parse: (lexical) => {
      const match = lexical.length > longestLiteral ? null : form.exec(lexical);
      return match === null ? undefined : instantOf(match);
    },
    equal: (a, b) => a.zoned === b.zoned && compareAt(a, 0, b) === 0,
    compare: compareInstants,
    key: keyOf,
    toNative: (_value, lexical) => lexical,
    toLexical: (native) => (typeof native === "string" ? native : undefined),
  };
}

/** `dateTime` (Part 2, 3.2.7). */
export const dateTimeDatatype: Datatype<Instant, string> = /*@__PURE__*/ instantDatatype(
  "dateTime",
  /^(-?\d{4,})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?$/,
);

/** `date` (Part 2, 3.2.9). */
export const dateDatatype: Datatype<Instant, string> = /*@__PURE__*/ instantDatatype(
  "date",
  /^(-?\d{4,})-(\d\d)-(\d\d)()(Z|[+-]\d\d:\d\d)?$/,
);

/**
 * `time` (Part 2, 3.2.8). As a value it is an instant that recurs every day: 24:00:00 is 00:00:00, and 00:30:00+01:00 is 23:30:00Z. Its
 * order is that of dateTime on one date, whichever: there 24:00:00 is the end of the day, and 00:30:00+01:00 is on the day before.
 */
export const timeDatatype: Datatype<Instant, string> = /*@__PURE__*/ recurringDaily(
  /*@__PURE__*/ instantDatatype("time", /^()()()(\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?$/),
);

function recurringDaily(datatype: Datatype<Instant, string>): Datatype<Instant, string> {
  const key = (instant: Instant): string => {
    const seconds = ((Number(instant.seconds) % daySeconds) + daySeconds) % daySeconds;
    return keyOf({ ...instant, seconds });
  };
  return { ...datatype, key, equal: (a, b) => key(a) === key(b) };
}

/** `gYearMonth` (Part 2, 3.2.10). */
export const gYearMonthDatatype: Datatype<Instant, string> = /*@__PURE__*/ instantDatatype(
  "gYearMonth",
  /^(-?\d{4,})-(\d\d)()()(Z|[+-]\d\d:\d\d)?$/,
);

/** `gYear` (Part 2, 3.2.11). */
export const gYearDatatype: Datatype<Instant, string> = /*@__PURE__*/ instantDatatype(
  "gYear",
  /^(-?\d{4,})()()()(Z|[+-]\d\d:\d\d)?$/,
);

/** `gMonthDay` (Part 2, 3.2.12), of a leap year. */
export const gMonthDayDatatype: Datatype<Instant, string> = /*@__PURE__*/ instantDatatype(
  "gMonthDay",
  /^()--(\d\d)-(\d\d)()(Z|[+-]\d\d:\d\d)?$/,
);

/** `gDay` (Part 2, 3.2.13). */
export const gDayDatatype: Datatype<Instant, string> = /*@__PURE__*/ instantDatatype(
  "gDay",
  /^()()---(\d\d)()(Z|[+-]\d\d:\d\d)?$/,
);

/** `gMonth` (Part 2, 3.2.14), in the form `--MM` of the second edition. */
export const gMonthDatatype: Datatype<Instant, string> = /*@__PURE__*/ instantDatatype(
  "gMonth",
  /^()--(\d\d)()()(Z|[+-]\d\d:\d\d)?$/,
);
