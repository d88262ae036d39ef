import type { Datatype } from "../../nouns/datatype.js";
import { daysFromEpoch, longestLiteral } from "./dates.js";
import { withoutTrailingZeros } from "./decimals.js";

/** A value of `duration` (Part 2, 3.2.6): whole months, whole seconds, and a part of a second, all negative or none. */
export interface Duration {
  readonly negative: boolean;
  readonly months: bigint;
  readonly seconds: bigint;
  /** Digits after the point of the seconds, without trailing zeros. */
  readonly fraction: string;
}

const form =
  /^(?<sign>-?)P(?=.)(?:(?<years>\d+)Y)?(?:(?<months>\d+)M)?(?:(?<days>\d+)D)?(?:T(?=.)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)(?:\.(?<fraction>\d+))?S)?)?$/;

/** A duration from its lexical form; undefined when it is not one. */
export function parseDuration(lexical: string): Duration | undefined {
  if (lexical.length > longestLiteral) return undefined;
  const groups = form.exec(lexical)?.groups;
  if (groups === undefined) return undefined;
  const part = (name: string): bigint => BigInt(groups[name] ?? "0");
  const months = part("years") * 12n + part("months");
  const seconds =
    ((part("days") * 24n + part("hours")) * 60n + part("minutes")) * 60n + part("seconds");
  const fraction = withoutTrailingZeros(groups["fraction"] ?? "");
  const zero = months === 0n && seconds === 0n && fraction === "";
  return { negative: groups["sign"] === "-" && !zero, months, seconds, fraction };
}

/** Year and month of the four dateTimes to which durations are added to compare them (Part 2, 3.2.6.2). */
const references = [
  [1696, 9],
  [1697, 2],
  [1903, 3],
  [1903, 7],
] as const;

/** Order on duration (Part 2, 3.2.6.2): undefined where the four reference dateTimes do not agree. */
export function compareDurations(a: Duration, b: Duration): number | undefined {
  const places = Math.max(a.fraction.length, b.fraction.length);
  let order: number | undefined;
  for (const [year, month] of references) {
    const left = addTo(year, month, a, places);
    const right = addTo(year, month, b, places);
    const here = left < right ? -1 : left > right ? 1 : 0;
    if (order !== undefined && order !== here) return undefined;
    order = here;
  }
  return order;
}

/** The instant, in units of 10^-places seconds, of the first of a month with a duration added (appendix E). */
function addTo(year: number, month: number, duration: Duration, places: number): bigint {
  const { negative, seconds, fraction } = duration;
  const total = BigInt(year * 12 + month - 1) + (negative ? -duration.months : duration.months);
  const inCycle = ((total % 4800n) + 4800n) % 4800n;
  const monthInCycle = Number(inCycle);
  const days =
    ((total - inCycle) / 4800n) * 146_097n +
    BigInt(daysFromEpoch(Math.floor(monthInCycle / 12), (monthInCycle % 12) + 1, 1));
  const scale = 10n ** BigInt(places);
  const added = seconds * scale + BigInt(fraction.padEnd(places, "0") || "0");
  return days * 86_400n * scale + (negative ? -added : added);
}

function keyOf({ negative, months, seconds, fraction }: Duration): string {
  return `${negative ? "-" : ""}${months}M${seconds}.${fraction}`;
}

/** `duration` (Part 2, 3.2.6). */
export const durationDatatype: Datatype<Duration, string> = {
  name: "duration",
  primitive: "duration",
  whiteSpace: "collapse",
  representation: "string",
  parse: parseDuration,
  equal: (a, b) => keyOf(a) === keyOf(b),
  compare: compareDurations,
  key: keyOf,
  toNative: (_value, lexical) => lexical,
  toLexical: (native) => (typeof native === "string" ? native : undefined),
};
