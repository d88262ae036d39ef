import { addDays } from "./arithmetic.js";
import { DateError } from "./date-error.js";
import { type DateKind, type Read, read, tryRead } from "./parts.js";

/** Makes a value of a class of `Temporal` from its ISO 8601 text. */
interface Maker {
  from(text: string): unknown;
}

/** What is used of `Temporal`: that of the engine, or of a polyfill. */
export type TemporalLike = Readonly<Record<TemporalName, Maker>>;

/** The classes of `Temporal` that have a counterpart in XML Schema. */
export type TemporalName =
  | "Instant"
  | "PlainDateTime"
  | "PlainDate"
  | "PlainTime"
  | "PlainYearMonth"
  | "PlainMonthDay";

/** `Temporal` as the program's own types have it, where they have it. */
export type GlobalTemporal = typeof globalThis extends {
  readonly Temporal: infer T extends TemporalLike;
}
  ? T
  : TemporalLike;

const kindsOf: Readonly<Record<TemporalName, DateKind>> = {
  Instant: "dateTime",
  PlainDateTime: "dateTime",
  PlainDate: "date",
  PlainTime: "time",
  PlainYearMonth: "gYearMonth",
  PlainMonthDay: "gMonthDay",
};

/**
 * A date or time as a value of `Temporal`: of the engine, or of a polyfill that is given. What would be lost is refused: a zone where the
 * class has none, digits beyond nanoseconds; so are a missing zone of an `Instant`, and years before 1, which are counted in another way.
 *
 * @example
 * const day = "Temporal" in globalThis ? toTemporal("2008-11-04", "PlainDate") : undefined;
 */
export function toTemporal<Name extends TemporalName, T extends TemporalLike = GlobalTemporal>(
  text: string,
  name: Name,
  temporal?: T,
): ReturnType<T[Name]["from"]> {
  const maker = temporal?.[name] ?? globalTemporal()?.[name];
  if (maker === undefined) throw new DateError("no-temporal", name);
  const parts = read(text);
  if (parts.kind !== kindsOf[name]) throw new DateError("part-missing", text);
  if (name === "Instant" && parts.zone === "") throw new DateError("zone-missing", text);
  if (name !== "Instant" && parts.zone !== "") throw new DateError("part-lost", text);
  if (parts.instant.fraction.length > 9) throw new DateError("part-lost", text);
  try {
    return maker.from(isoOf(parts, text)) as ReturnType<T[Name]["from"]>;
  } catch (failure) {
    if (failure instanceof RangeError) throw new DateError("out-of-range", text);
    throw failure;
  }
}

function globalTemporal(): Partial<TemporalLike> | undefined {
  return (globalThis as { readonly Temporal?: Partial<TemporalLike> }).Temporal;
}

/** In ISO 8601 years of more than four digits have six and a sign, and the day does not end at 24:00. */
function isoOf(parts: Read, text: string): string {
  const { kind, year, month, day, time, zone } = parts;
  if (kind === "time") return clockOf(time);
  if (kind === "gMonthDay") return `${month}-${day}`;
  if (year.startsWith("-") || year.length > 6) throw new DateError("out-of-range", text);
  if (time.startsWith("24")) return isoOf(read(addDays(midnight(parts), 1)), text);
  const ofYear = year.length > 4 ? `+${year.padStart(6, "0")}` : year;
  const ofDay = day === "" ? "" : `-${day}`;
  return `${ofYear}-${month}${ofDay}${time && `T${clockOf(time)}`}${zone}`;
}

function midnight({ year, month, day, zone }: Read): string {
  return `${year}-${month}-${day}T00:00:00${zone}`;
}

/** Zeros after the nanoseconds are no part of the value. */
function clockOf(time: string): string {
  return time.startsWith("24") ? "00:00:00" : time.slice(0, 18);
}

/**
 * A value of `Temporal` as XML Schema writes it: `Instant` and `ZonedDateTime` as a `dateTime` with its zone, the plain ones without. Other
 * calendars than ISO's, durations, and years before 1 are refused.
 *
 * @example
 * fromTemporal({ toString: () => "2008-11-04T10:00:00+01:00[Europe/Paris]" }); // "2008-11-04T10:00:00+01:00"
 */
export function fromTemporal(value: { toString(): string }): string {
  const iso = value.toString();
  if (/\[!?u-ca=/.test(iso)) throw new DateError("part-lost", iso);
  const [plain = ""] = iso.split("[");
  const text = plain
    .replace(/^\+0?(?=\d{5})/, "")
    .replace(/^\d\d-\d\d$/, "--$&")
    .replace(/(T\d\d:\d\d)(?=$|[Z+-])/, "$1:00");
  if (tryRead(text) === undefined || /^-\d/.test(text)) throw new DateError("out-of-range", iso);
  return text;
}
