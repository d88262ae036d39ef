import { withoutTrailingZeros } from "../datatypes/primitives/decimals.js";
import { DateError } from "./date-error.js";
import { read, yearText } from "./parts.js";
import { clocksOf, instantAt, utc, type Zone } from "./zones.js";

/** How a date is made into a `Date`. */
export interface ToDateOptions {
  /**
   * The time zone that is meant where none is written: `Z`, `+02:00`, `local` or `Europe/Paris`. Default none: what has no zone is refused. Times
   * that such clocks show twice or never are refused.
   */
  readonly zone?: Zone | undefined;
  /** Whether digits after the milliseconds, which a `Date` does not have, are cut off. Default false: they are refused. */
  readonly cut?: boolean | undefined;
}

/**
 * The instant of a `dateTime` (Part 2, 3.2.7), or that at which a `date` begins (3.2.9), as a `Date`. Nothing is guessed: what has no zone, and
 * dates before year 1, which `Date` counts in another way, are refused unless an option says what is meant.
 *
 * @example
 * toDate("2008-11-04T10:00:00", { zone: "Europe/Paris" }); // 2008-11-04T09:00:00.000Z
 */
export function toDate(text: string, options: ToDateOptions = {}): Date {
  const { year, month, day, time, zone, instant } = read(text);
  if (year === "" || day === "") throw new DateError("part-missing", text);
  const meant = zone === "" ? options.zone : zone;
  if (meant === undefined) throw new DateError("zone-missing", text);
  if (instant.fraction.length > 3 && options.cut !== true) throw new DateError("part-lost", text);
  const [hour, minute, second] = [time.slice(0, 2), time.slice(3, 5), time.slice(6, 8)].map(Number);
  const seconds = ((hour ?? 0) * 60 + (minute ?? 0)) * 60 + (second ?? 0);
  const clock =
    utc(Number(year), Number(month), Number(day)) +
    seconds * 1000 +
    Number(instant.fraction.slice(0, 3).padEnd(3, "0"));
  if (Number(year) < 1 || Number.isNaN(clock)) throw new DateError("out-of-range", text);
  const date = new Date(instantAt(clock, clocksOf(meant), text));
  if (Number.isNaN(date.getTime())) throw new DateError("out-of-range", text);
  return date;
}

/** How a `Date` is written. */
export type FromDateOptions =
  | {
      readonly as?: "dateTime" | undefined;
      /** The zone in which it is written. Default `Z`. */
      readonly zone?: Zone | undefined;
      /** Whether the zone is written. Default true. */
      readonly writeZone?: boolean | undefined;
    }
  | {
      /** The day on which it is, which depends on the zone. */
      readonly as: "date";
      readonly zone: Zone;
      /** Whether the zone is written. Default false. */
      readonly writeZone?: boolean | undefined;
    };

/**
 * A `Date` as a `dateTime`, in UTC unless another zone is asked for, or as the `date` that it is in a zone (Part 2, 3.2.7 and 3.2.9).
 *
 * @example
 * fromDate(new Date("2008-11-04T23:30:00Z"), { as: "date", zone: "Europe/Paris" }); // "2008-11-05"
 */
export function fromDate(date: Date, options: FromDateOptions = {}): string {
  const instant = date.getTime();
  if (Number.isNaN(instant)) throw new DateError("not-a-date", String(date));
  const { as = "dateTime", zone = as === "date" ? undefined : "Z" } = options;
  if (zone === undefined) throw new DateError("zone-missing", date.toISOString());
  const offset = clocksOf(zone)(instant);
  const clock = new Date(instant + offset);
  const year = clock.getUTCFullYear();
  if (!(year >= 1)) throw new DateError("out-of-range", date.toISOString());
  const [, rest = ""] = /^(?:[+-]\d\d)?\d{4}(.*)Z$/.exec(clock.toISOString()) ?? [];
  const [day = "", time = ""] = `${yearText(BigInt(year))}${rest}`.split("T");
  const { writeZone = as === "dateTime" } = options;
  const written = writeZone ? offsetText(offset, zone) : "";
  return as === "date" ? `${day}${written}` : `${day}T${withoutZeros(time)}${written}`;
}

/** A time without the zeros at the end of its milliseconds. */
function withoutZeros(time: string): string {
  const fraction = withoutTrailingZeros(time.slice(9));
  return fraction === "" ? time.slice(0, 8) : `${time.slice(0, 8)}.${fraction}`;
}

function offsetText(offset: number, zone: Zone): string {
  if (offset === 0) return "Z";
  const minutes = Math.abs(offset) / 60_000;
  if (!Number.isInteger(minutes) || minutes > 14 * 60)
    throw new DateError("zone-not-writable", zone);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
