import {
  compareDecimals as compareValues,
  type Decimal,
  formatDecimal as formatValue,
  parseDecimal,
} from "../datatypes/primitives/decimals.js";
import { type Locale, localeOf } from "../nouns/locale.js";
import { DateError } from "./date-error.js";

/** A decimal as values have it: its lexical form, or an integer. */
export type DecimalLike = string | number | bigint;

/**
 * The order of two decimals, by their values and with all their digits (Part 2, 3.2.3).
 *
 * @example
 * compareDecimals("0.10", "0.1"); // 0
 */
export function compareDecimals(one: DecimalLike, other: DecimalLike): -1 | 0 | 1 {
  const order = compareValues(decimalOf(one), decimalOf(other));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/**
 * The sum of decimals, exactly: no digit is rounded (Part 2, 3.2.3). It is written in the shortest form.
 *
 * @example
 * addDecimals("0.1", "0.2"); // "0.3"
 */
export function addDecimals(...summands: readonly DecimalLike[]): string {
  const values = summands.map(decimalOf);
  const places = Math.max(0, ...values.map(({ fraction }) => fraction.length));
  const sum = values.reduce((total, value) => total + scaled(value, places), 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, "0");
  const point = digits.length - places;
  const text = `${sum < 0n ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
  return formatValue(decimalOf(text));
}

function scaled({ negative, integer, fraction }: Decimal, places: number): bigint {
  const units = BigInt(`0${integer}${fraction.padEnd(places, "0")}`);
  return negative ? -units : units;
}

/** How a decimal is shown. */
export interface FormatDecimalOptions {
  /** Default: that of the program (`setLocale`). */
  readonly locale?: Locale | undefined;
  /** So many digits after the point at least; those that are written are all kept. Default 0. */
  readonly places?: number | undefined;
}

/**
 * A decimal for people, with all digits that it is written with: in French with narrow no-break spaces and a comma, in English with commas and a
 * point.
 *
 * @example
 * formatDecimal("1234567.50", { locale: "en" }); // "1,234,567.50"
 */
export function formatDecimal(decimal: DecimalLike, options: FormatDecimalOptions = {}): string {
  const { negative, integer } = decimalOf(decimal);
  const [, written = ""] = textOf(decimal).split(".");
  const [group, point] = localeOf(options.locale) === "fr" ? ["\u202f", ","] : [",", "."];
  const digits = integer === "" ? "0" : integer;
  const first = digits.length % 3 || 3;
  const groups = [digits.slice(0, first), ...(digits.slice(first).match(/\d{3}/g) ?? [])];
  const fraction = written.padEnd(options.places ?? 0, "0");
  const magnitude = `${groups.join(group)}${fraction === "" ? "" : point + fraction}`;
  return negative ? `-${magnitude}` : magnitude;
}

function textOf(decimal: DecimalLike): string {
  // A number that is no integer may have lost digits before it came here.
  if (typeof decimal === "number" && !Number.isSafeInteger(decimal))
    throw new DateError("not-whole", String(decimal));
  return String(decimal);
}

function decimalOf(decimal: DecimalLike): Decimal {
  const text = textOf(decimal);
  const value = parseDecimal(text);
  if (value === undefined) throw new DateError("not-a-decimal", text);
  return value;
}
