import {
  compareInstants,
  dateDatatype,
  daysInMonth,
  type Instant,
  timeDatatype,
} from "../datatypes/primitives/dates.js";
import { type Read, read } from "./parts.js";

/** Which of two dates comes first; `"undetermined"` where nobody can tell. */
export type DateOrder = -1 | 0 | 1 | "undetermined";

/**
 * The order of two dates or times (Part 2, 3.2.7.3): where one has a time zone and the other has none, the one without may lie up to 14 hours to
 * either side. Dates of unlike precision have an order where one ends before the other begins; a day and the month that it is in
 * have none, nor have times and years.
 *
 * @example
 * compareDates("1955-08", "1955-09-01"); // -1
 */
export function compareDates(one: string, other: string): DateOrder {
  const a = read(one);
  const b = read(other);
  if (a.kind === b.kind) return signOf(compareInstants(a.instant, b.instant));
  if (a.year === "" || b.year === "") return "undetermined";
  if (endsBefore(a, b)) return -1;
  return endsBefore(b, a) ? 1 : "undetermined";
}

/**
 * Whether two dates or times are the same value (Part 2, 3.2.7 to 3.2.14): written with other zones, they may be; one with and one without are not.
 *
 * @example
 * sameDate("2008-11-04T10:00:00+01:00", "2008-11-04T09:00:00Z"); // true
 */
export function sameDate(one: string, other: string): boolean {
  const a = read(one);
  const b = read(other);
  if (a.kind !== b.kind) return false;
  return a.kind === "time"
    ? timeDatatype.equal(a.instant, b.instant)
    : compareInstants(a.instant, b.instant) === 0;
}

function signOf(order: number | undefined): DateOrder {
  if (order === undefined) return "undetermined";
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/** Whether the first is over when the second begins. The end of a span belongs to what comes next; an instant is its own end. */
function endsBefore(a: Read, b: Read): boolean {
  const order = compareInstants(endOf(a), startOf(b));
  return order !== undefined && (a.kind === "dateTime" ? order < 0 : order <= 0);
}

/** Where a span begins. Not its value, for which Part 2 takes any one instant of a year. */
function startOf({ kind, instant, year, month, zone }: Read): Instant {
  if (kind === "dateTime" || kind === "date") return instant;
  return dateDatatype.parse(`${year}-${month || "01"}-01${zone}`, () => undefined) ?? instant;
}

function endOf(read: Read): Instant {
  const days = lengthOf(read.kind, Number(BigInt(read.year) % 400n), Number(read.month));
  const start = startOf(read);
  const seconds =
    typeof start.seconds === "bigint"
      ? start.seconds + BigInt(days) * 86_400n
      : start.seconds + days * 86_400;
  return { ...start, seconds };
}

/** The days of a span; the calendar repeats itself every 400 years. */
function lengthOf(kind: Read["kind"], year: number, month: number): number {
  if (kind === "dateTime") return 0;
  if (kind === "date") return 1;
  return kind === "gYearMonth" ? daysInMonth(year, month) : daysInMonth(year, 2) + 337;
}
