import { DateError } from "./date-error.js";

/** What a time zone is: `Z`, an offset such as `+02:00`, `local` (that of the machine), or a name such as `Europe/Paris`. */
export type Zone = string;

/** Milliseconds that the clocks of a zone are ahead of UTC, at an instant. */
export type OffsetAt = (instant: number) => number;

/** The clocks of a zone; what is none is refused. */
export function clocksOf(zone: Zone): OffsetAt {
  if (zone === "Z") return () => 0;
  if (zone === "local") return localOffset;
  const match = /^([+-])(\d\d):([0-5]\d)$/.exec(zone);
  if (match === null) return namedOffset(zone);
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (minutes > 14 * 60) throw new DateError("zone-unknown", zone);
  return () => (match[1] === "-" ? -1 : 1) * minutes * 60_000;
}

function localOffset(instant: number): number {
  const date = new Date(instant);
  const { hour, minute, second, milli } = {
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
    milli: date.getMilliseconds(),
  };
  return (
    utc(date.getFullYear(), date.getMonth() + 1, date.getDate()) +
    ((hour * 60 + minute) * 60 + second) * 1000 +
    milli -
    instant
  );
}

/** Midnight in UTC. Not `Date.UTC` alone, which takes the years 0 to 99 for 1900 to 1999. */
export function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function namedOffset(zone: string): OffsetAt {
  const format = formatOf(zone);
  return (instant) => {
    const part = (name: string): number =>
      Number(parts.find(({ type }) => type === name)?.value ?? "0");
    const parts = format.formatToParts(instant);
    const isBefore = parts.some(({ type, value }) => type === "era" && value.startsWith("B"));
    const year = isBefore ? 1 - part("year") : part("year");
    const seconds = (part("hour") * 60 + part("minute")) * 60 + part("second");
    const clock = utc(year, part("month"), part("day")) + seconds * 1000;
    return clock - Math.floor(instant / 1000) * 1000;
  };
}

function formatOf(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US-u-ca-gregory", {
      timeZone: zone,
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    throw new DateError("zone-unknown", zone);
  }
}

const day = 86_400_000;

/** The instant at which the clocks of a zone show a time, told as if it were UTC. None and two are refused. */
export function instantAt(clock: number, offsetAt: OffsetAt, text: string): number {
  const offsets = new Set([clock - day, clock, clock + day].map(offsetAt));
  const instants = [...offsets]
    .map((offset) => clock - offset)
    .filter((instant) => instant + offsetAt(instant) === clock);
  const [instant, second] = instants;
  if (second !== undefined) throw new DateError("time-twice", text);
  if (instant === undefined)
    throw new DateError(offsets.has(Number.NaN) ? "out-of-range" : "time-skipped", text);
  return instant;
}
