import type { Datatype } from "../nouns/datatype.js";
import {
  compareInstants,
  dateDatatype,
  dateTimeDatatype,
  type Instant,
  timeDatatype,
} from "./primitives/dates.js";
import { compareDecimals, formatDecimal, parseDecimal } from "./primitives/decimals.js";
import { compareDurations, parseDuration } from "./primitives/durations.js";

/*
 * Values of decimal, date and duration types are strings, their lexical forms, so that nothing is lost. These functions
 * compare and convert them. A string that is not of the type throws a RangeError.
 */

/** Compares two decimals or integers of any length: negative, 0 or positive, as `Array.sort` wants it. */
export function compareDecimalValues(a: string, b: string): number {
  const read = (text: string) => parseDecimal(text) ?? fail(text, "decimal");
  return compareDecimals(read(a), read(b));
}

/**
 * Compares two dates: negative, 0 or positive; undefined where one has a time zone, the other has none, and they are less
 * than 14 hours apart (Part 2, 3.2.7.3).
 */
export function compareDateValues(a: string, b: string): number | undefined {
  return compareInstants(instant(dateDatatype, a), instant(dateDatatype, b));
}

/** Compares two dateTimes as {@link compareDateValues} does dates. */
export function compareDateTimeValues(a: string, b: string): number | undefined {
  return compareInstants(instant(dateTimeDatatype, a), instant(dateTimeDatatype, b));
}

/** Compares two times of day as {@link compareDateValues} does dates. */
export function compareTimeValues(a: string, b: string): number | undefined {
  return compareInstants(instant(timeDatatype, a), instant(timeDatatype, b));
}

/** Compares two durations; undefined where it depends on the month: `P1M` and `P30D` (Part 2, 3.2.6.2). */
export function compareDurationValues(a: string, b: string): number | undefined {
  const read = (text: string) => parseDuration(text) ?? fail(text, "duration");
  return compareDurations(read(a), read(b));
}

/** The number of a decimal, where a number holds it exactly; undefined where it would be rounded. */
export function decimalToNumber(text: string): number | undefined {
  const decimal = parseDecimal(text) ?? fail(text, "decimal");
  const number = Number(formatDecimal(decimal));
  const back = Number.isFinite(number) ? parseDecimal(digitsOf(number)) : undefined;
  return back !== undefined && compareDecimals(decimal, back) === 0 ? number : undefined;
}

/** A decimal from a number, without exponent; the shortest that reads as the same number. */
export function decimalFromNumber(number: number): string {
  return Number.isFinite(number) ? digitsOf(number) : fail(String(number), "decimal");
}

/** What `Temporal.PlainDate.from` takes. */
export interface PlainDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The parts of a date. Its time zone, if any, is left out; the year -1 is the one before the year 1. */
export function dateToPlain(text: string): PlainDate {
  instant(dateDatatype, text);
  const [, year, month, day] = /^\s*(-?\d+)-(\d\d)-(\d\d)/.exec(text) ?? [];
  return { year: Number(year), month: Number(month), day: Number(day) };
}

/** A date from its parts, or from a `Temporal.PlainDate` after the year 0. */
export function dateFromPlain({ year, month, day }: PlainDate): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  const digits = String(Math.abs(year)).padStart(4, "0");
  const text = `${year < 0 ? "-" : ""}${digits}-${two(month)}-${two(day)}`;
  return instant(dateDatatype, text) && text;
}

/**
 * The `Date` of a dateTime; undefined where there is none that is exact: no time zone, more than milliseconds, or a year too
 * far away.
 */
export function dateTimeToDate(text: string): Date | undefined {
  const { seconds, fraction, zoned } = instant(dateTimeDatatype, text);
  if (!zoned || fraction.length > 3 || typeof seconds === "bigint") return undefined;
  const date = new Date(seconds * 1000 + Number(fraction.padEnd(3, "0")));
  return Number.isNaN(date.getTime()) || seconds < firstSecond ? undefined : date;
}

/** 0001-01-01T00:00:00Z: before it, XML Schema 1.0 has no year 0 and `Date` has one. */
const firstSecond = -62_135_596_800;

/** The dateTime of a `Date`, in UTC. */
export function dateTimeFromDate(date: Date): string {
  if (Number.isNaN(date.getTime()) || date.getTime() / 1000 < firstSecond) {
    return fail(String(date), "dateTime");
  }
  return date.toISOString().replace(/^\+0*/, "").replace(".000Z", "Z");
}

function instant(datatype: Datatype<Instant, string>, text: string): Instant {
  return datatype.parse(text.trim(), () => undefined) ?? fail(text, datatype.name);
}

function fail(text: string, type: string): never {
  throw new RangeError(`"${text}" is not a value of the type ${type}`);
}

/** The digits of a number without exponent: as many as tell it from its neighbours, then zeros. */
function digitsOf(number: number): string {
  const [mantissa = "", exponent = "0"] = String(number).split("e");
  const [integer = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const shift = Number(exponent);
  const sign = number < 0 ? "-" : "";
  if (shift === 0) return sign + integer + (fraction === "" ? "" : `.${fraction}`);
  if (shift > 0) return sign + (integer + fraction).padEnd(integer.length + shift, "0");
  return `${sign}0.${"0".repeat(-shift - 1)}${integer}${fraction}`;
}
