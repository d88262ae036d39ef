import {
  dateDatatype,
  dateTimeDatatype,
  gDayDatatype,
  gMonthDatatype,
  gMonthDayDatatype,
  gYearDatatype,
  gYearMonthDatatype,
  type Instant,
  timeDatatype,
} from "../datatypes/primitives/dates.js";
import type { Datatype } from "../nouns/datatype.js";
import { DateError } from "./date-error.js";

/** The types of dates and times of XML Schema (Part 2, 3.2.7 to 3.2.14). */
export type DateKind =
  | "dateTime"
  | "date"
  | "time"
  | "gYearMonth"
  | "gYear"
  | "gMonthDay"
  | "gMonth"
  | "gDay";

/** What a date or time says, part by part; what it does not say is not there. */
export interface DateParts {
  /** Never 0: the year before 1 is -1 (Part 2, 3.2.7.1). */
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** 24 only at 24:00:00, the end of the day. */
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** The digits after the point of the seconds, as they are written. */
  readonly fraction?: string;
  /** `Z`, or the offset as it is written: `+02:00`. */
  readonly zone?: string;
}

/** A date or time that was read, its parts as they are written. */
export interface Read {
  readonly kind: DateKind;
  readonly instant: Instant;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** `hh:mm:ss` with its fraction, or empty. */
  readonly time: string;
  readonly zone: string;
}

const form =
  /^(?:(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?|---(\d\d))?(?:T?(\d\d:\d\d:\d\d(?:\.\d+)?))?(Z|[+-]\d\d:\d\d)?$/;

/** By the parts that are there: year, month, day and time. */
const kinds: Readonly<Record<string, readonly [DateKind, Datatype<Instant, string>]>> = {
  ymdt: ["dateTime", dateTimeDatatype],
  ymd: ["date", dateDatatype],
  t: ["time", timeDatatype],
  ym: ["gYearMonth", gYearMonthDatatype],
  y: ["gYear", gYearDatatype],
  md: ["gMonthDay", gMonthDayDatatype],
  m: ["gMonth", gMonthDatatype],
  d: ["gDay", gDayDatatype],
};

/** Reads a date or time of any kind; undefined where it is none. No two kinds have a form in common. */
export function tryRead(text: string): Read | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, year = "", m1, d1, m2, d2, d3, time = "", zone = ""] = match;
  const month = m1 ?? m2 ?? "";
  const day = d1 ?? d2 ?? d3 ?? "";
  const there = `${year && "y"}${month && "m"}${day && "d"}${time && "t"}`;
  const found = Object.hasOwn(kinds, there) ? kinds[there] : undefined;
  if (found === undefined) return undefined;
  const [kind, datatype] = found;
  const instant = datatype.parse(text, noPrefixes);
  return instant && { kind, instant, year, month, day, time, zone };
}

const noPrefixes = (): undefined => undefined;

/** Reads a date or time of any kind, or refuses what is none. */
export function read(text: string): Read {
  const found = tryRead(text);
  if (found === undefined) throw new DateError("not-a-date", text);
  return found;
}

/**
 * The parts of a date or time of any kind; undefined where it is none (Part 2, 3.2.7 to 3.2.14). So a union of dates of any precision, such as
 * `DateSouple`, is told apart by what is there. A year of more digits than a number holds is refused.
 *
 * @example
 * partsOfDate("1955-08"); // { year: 1955, month: 8 }
 */
export function partsOfDate(text: string): DateParts | undefined {
  const found = tryRead(text);
  if (found === undefined) return undefined;
  const { time, zone } = found;
  const year = Number(found.year);
  if (!Number.isSafeInteger(year)) throw new DateError("out-of-range", text);
  return {
    ...(found.year === "" ? {} : { year }),
    ...(found.month === "" ? {} : { month: Number(found.month) }),
    ...(found.day === "" ? {} : { day: Number(found.day) }),
    ...(time === "" ? {} : partsOfTime(time)),
    ...(zone === "" ? {} : { zone }),
  };
}

function partsOfTime(time: string): DateParts {
  const [hour, minute, second] = [time.slice(0, 2), time.slice(3, 5), time.slice(6, 8)].map(Number);
  const fraction = time.slice(9);
  return { hour, minute, second, ...(fraction === "" ? {} : { fraction }) } as DateParts;
}

/**
 * The date or time that has these parts, and no others: its kind follows from what is there. What no kind has, or no calendar, is refused.
 *
 * @example
 * dateOfParts({ year: 1955, month: 8 }); // "1955-08"
 */
export function dateOfParts(parts: DateParts): string {
  const { year, month, day, hour, minute, second, fraction, zone = "" } = parts;
  const numbers = [year, month, day, hour, minute, second];
  if (numbers.some((part) => part !== undefined && !Number.isSafeInteger(part)))
    throw new DateError("not-whole", numbers.join(" "));
  const two = (value: number): string => String(value).padStart(2, "0");
  const isTime = hour !== undefined && minute !== undefined && second !== undefined;
  const stray = [hour, minute, second, fraction].some((part) => part !== undefined) && !isTime;
  const digits = fraction === undefined ? "" : `.${fraction}`;
  const time = isTime ? `${two(hour)}:${two(minute)}:${two(second)}${digits}` : "";
  const text = `${dayText(parts, two)}${isTime && day !== undefined ? "T" : ""}${time}${zone}`;
  if (stray || !hasAll(text, parts)) throw new DateError("not-a-date", text);
  return text;
}

function dayText({ year, month, day }: DateParts, two: (value: number) => string): string {
  const ofYear = year === undefined ? (month ?? day) && "-" : yearText(BigInt(year));
  const ofMonth =
    month === undefined ? (year === undefined && day !== undefined ? "-" : "") : `-${two(month)}`;
  return `${ofYear ?? ""}${ofMonth}${day === undefined ? "" : `-${two(day)}`}`;
}

/** Whether a text is a date that says just this: a month that is lost between two signs, say, is told. */
function hasAll(text: string, parts: DateParts): boolean {
  const found = tryRead(text);
  const there = (name: "year" | "month" | "day"): boolean =>
    (found?.[name] ?? "") !== ""
      ? Number(found?.[name]) === parts[name]
      : parts[name] === undefined;
  return found !== undefined && there("year") && there("month") && there("day");
}

/** A year as it is written: four digits at least (Part 2, 3.2.7.1). */
export function yearText(year: bigint): string {
  return year < 0n ? `-${String(-year).padStart(4, "0")}` : String(year).padStart(4, "0");
}
