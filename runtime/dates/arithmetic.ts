import { daysFromEpoch, daysInMonth } from "../datatypes/primitives/dates.js";
import { DateError } from "./date-error.js";
import { type Read, read, yearText } from "./parts.js";

/**
 * A `date` or `dateTime` so many days later, or earlier: the time of day and the zone stay as they are written. Years may be of any length and
 * negative; there is none between -1 and 1 (Part 2, appendix E).
 *
 * @example
 * addDays("2008-02-28", 2); // "2008-03-01"
 */
export function addDays(date: string, days: number | bigint): string {
  const parts = read(date);
  if (parts.year === "" || parts.day === "") throw new DateError("part-missing", date);
  return write(parts, civil(dayNumber(parts) + whole(days)));
}

/**
 * A `date`, `dateTime` or `gYearMonth` so many months later, or earlier. A day that the month does not have is its last one (Part 2,
 * appendix E).
 *
 * @example
 * addMonths("2008-01-31", 1); // "2008-02-29"
 */
export function addMonths(date: string, months: number | bigint): string {
  const parts = read(date);
  if (parts.year === "" || parts.month === "") throw new DateError("part-missing", date);
  return write(parts, monthsLater(parts, whole(months)));
}

/**
 * A date with a year so many years later, or earlier; 29 February becomes the 28th where it has to (Part 2, appendix E).
 *
 * @example
 * addYears("2008-02-29", 1); // "2009-02-28"
 */
export function addYears(date: string, years: number | bigint): string {
  const parts = read(date);
  if (parts.year === "") throw new DateError("part-missing", date);
  return write(parts, monthsLater(parts, whole(years) * 12n));
}

/**
 * The calendar days from one `date` or `dateTime` to another; the time of day does not count. Dates that are not in the same zone are refused,
 * since it would depend on the zone.
 *
 * @example
 * daysBetween("2008-12-31", "2009-01-01"); // 1
 */
export function daysBetween(from: string, to: string): number {
  const [a, b] = [read(from), read(to)];
  if (a.year === "" || a.day === "") throw new DateError("part-missing", from);
  if (b.year === "" || b.day === "") throw new DateError("part-missing", to);
  if (zoneOf(a) !== zoneOf(b)) throw new DateError("zones-differ", `${from}, ${to}`);
  const days = Number(dayOf(b) - dayOf(a));
  if (!Number.isSafeInteger(days)) throw new DateError("out-of-range", `${from}, ${to}`);
  return days;
}

/** `+00:00` and `-00:00` are other ways to write `Z`. */
function zoneOf({ zone }: Read): string {
  return /^[+-]00:00$/.test(zone) ? "Z" : zone;
}

/** The day as a value: 24:00:00 is on the next one. */
function dayOf(parts: Read): bigint {
  return dayNumber(parts) + (parts.time.startsWith("24") ? 1n : 0n);
}

function whole(count: number | bigint): bigint {
  if (typeof count === "bigint") return count;
  if (!Number.isSafeInteger(count)) throw new DateError("not-whole", String(count));
  return BigInt(count);
}

interface Civil {
  readonly year: bigint;
  readonly month: number;
  readonly day: number;
}

const cycleDays = 146_097n;
/** The years before 1 have the leap years of their own numbers; a year 0 of 366 days would lie in between. */
const gapDays = 366n;

/** Days from 1970-01-01. */
function dayNumber({ year, month, day }: Read): bigint {
  const number = BigInt(year);
  return daysAt(number, Number(month), Number(day)) + (number < 0n ? gapDays : 0n);
}

function daysAt(year: bigint, month: number, day: number): bigint {
  const inCycle = modulo(year, 400n);
  return ((year - inCycle) / 400n) * cycleDays + BigInt(daysFromEpoch(Number(inCycle), month, day));
}

/** That of 0001-01-01. */
const firstDay = -719_162n;

/** The day with a number: by its 400 years, then by estimate. */
function civil(number: bigint): Civil {
  const counted = number < firstDay ? number - gapDays : number;
  const start = BigInt(daysFromEpoch(0, 1, 1));
  const inCycle = modulo(counted - start, cycleDays);
  const cycles = (counted - start - inCycle) / cycleDays;
  const days = Number(inCycle + start);
  let year = Math.floor(Number(inCycle) / 365.2425);
  while (daysFromEpoch(year + 1, 1, 1) <= days) year++;
  while (daysFromEpoch(year, 1, 1) > days) year--;
  let month = 1;
  let rest = days - daysFromEpoch(year, 1, 1);
  while (rest >= daysInMonth(year, month)) rest -= daysInMonth(year, month++);
  return { year: BigInt(year) + cycles * 400n, month, day: rest + 1 };
}

function monthsLater({ year, month, day }: Read, months: bigint): Civil {
  const number = BigInt(year);
  // Counted without the gap: -1 is the year before 1.
  const before = (number < 0n ? number + 1n : number) * 12n + BigInt(Number(month || 1) - 1);
  const after = before + months;
  const later = Number(modulo(after, 12n));
  const counted = (after - BigInt(later)) / 12n;
  const resulting = counted <= 0n ? counted - 1n : counted;
  const last = daysInMonth(Number(modulo(resulting, 400n)), later + 1);
  return { year: resulting, month: later + 1, day: Math.min(Number(day || 1), last) };
}

/** Writes a date as one was written: with what that had. */
function write({ month, day, time, zone }: Read, later: Civil): string {
  const two = (value: number): string => `-${String(value).padStart(2, "0")}`;
  const ofMonth = month === "" ? "" : two(later.month);
  const ofDay = day === "" ? "" : two(later.day);
  return `${yearText(later.year)}${ofMonth}${ofDay}${time && `T${time}`}${zone}`;
}

function modulo(value: bigint, by: bigint): bigint {
  return ((value % by) + by) % by;
}
