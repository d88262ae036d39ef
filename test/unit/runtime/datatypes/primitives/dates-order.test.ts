import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as dates from "../../../../../runtime/datatypes/primitives/dates.js";
import type { Datatype } from "../../../../../runtime/nouns/datatype.js";
import { hasJava } from "../../../../support/jdk.js";
import { judgeByThree, judgeByUs } from "../../../../support/three-judges.js";

/*
 * Order and equality of dates and times, counted a second time: in whole units of 10^-12 seconds, with no number but bigints, and by adding
 * up the lengths of years and months (Part 2, 3.2.7.3, and appendix E).
 */

type Parts = Readonly<
  Record<"year" | "month" | "day" | "hour" | "minute" | "second" | "picos", bigint>
> & {
  /** In minutes. */
  readonly zone: bigint | undefined;
};

const second = 10n ** 12n;
const day = 86_400n * second;

const isLeap = (year: bigint): boolean =>
  year % 400n === 0n || (year % 100n !== 0n && year % 4n === 0n);

const monthDays = (year: bigint, month: bigint): bigint =>
  month === 2n ? (isLeap(year) ? 29n : 28n) : [4n, 6n, 9n, 11n].includes(month) ? 30n : 31n;

const leapsUpTo = (year: bigint): bigint => year / 4n - year / 100n + year / 400n;

/** Days from 0001-01-01 to the first day of a year; there is no year 0. */
function daysBefore(year: bigint): bigint {
  if (year > 0n) return 365n * (year - 1n) + leapsUpTo(year - 1n);
  return -(365n * -year + leapsUpTo(-year));
}

function instantOf({
  year,
  month,
  day: date,
  hour,
  minute,
  second: s,
  picos,
  zone,
}: Parts): bigint {
  let days = daysBefore(year) + date - 1n;
  for (let before = 1n; before < month; before += 1n) days += monthDays(year, before);
  return days * day + ((hour * 60n + minute - (zone ?? 0n)) * 60n + s) * second + picos;
}

const sign = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where one has a zone and the other none, the other is tried at both ends of the world. */
function orderOf(a: Parts, b: Parts): number | undefined {
  if ((a.zone === undefined) === (b.zone === undefined)) return sign(instantOf(a), instantOf(b));
  if (a.zone === undefined) {
    const reverse = orderOf(b, a);
    return reverse === undefined ? undefined : -reverse;
  }
  if (instantOf(a) < instantOf({ ...b, zone: 840n })) return -1;
  return instantOf(a) > instantOf({ ...b, zone: -840n }) ? 1 : undefined;
}

const pad = (value: bigint, length: number): string => String(value).padStart(length, "0");
const yearText = (year: bigint): string => (year < 0n ? `-${pad(-year, 4)}` : pad(year, 4));

function zoneText(zone: bigint | undefined): string {
  if (zone === undefined) return "";
  if (zone === 0n) return "Z";
  const minutes = zone < 0n ? -zone : zone;
  return `${zone < 0n ? "-" : "+"}${pad(minutes / 60n, 2)}:${pad(minutes % 60n, 2)}`;
}

function timeText({ hour, minute, second: s, picos }: Parts): string {
  const fraction = picos === 0n ? "" : `.${pad(picos, 12)}`;
  return `${pad(hour, 2)}:${pad(minute, 2)}:${pad(s, 2)}${fraction}`;
}

interface Kind {
  readonly datatype: Datatype<dates.Instant, string>;
  readonly text: (parts: Parts) => string;
  /** What the type leaves out, on a date that is as good as any. */
  readonly left: Partial<Parts>;
}

const midnight = { hour: 0n, minute: 0n, second: 0n, picos: 0n };
const kinds: Readonly<Record<string, Kind>> = {
  dateTime: {
    datatype: dates.dateTimeDatatype,
    text: (p) => `${yearText(p.year)}-${pad(p.month, 2)}-${pad(p.day, 2)}T${timeText(p)}`,
    left: {},
  },
  date: {
    datatype: dates.dateDatatype,
    text: (p) => `${yearText(p.year)}-${pad(p.month, 2)}-${pad(p.day, 2)}`,
    left: midnight,
  },
  time: { datatype: dates.timeDatatype, text: timeText, left: { year: 2001n, month: 5n, day: 9n } },
  gYearMonth: {
    datatype: dates.gYearMonthDatatype,
    text: (p) => `${yearText(p.year)}-${pad(p.month, 2)}`,
    left: { ...midnight, day: 1n },
  },
  gYear: {
    datatype: dates.gYearDatatype,
    text: (p) => yearText(p.year),
    left: { ...midnight, day: 1n, month: 1n },
  },
  gMonthDay: {
    datatype: dates.gMonthDayDatatype,
    text: (p) => `--${pad(p.month, 2)}-${pad(p.day, 2)}`,
    left: { ...midnight, year: 2004n },
  },
  gDay: {
    datatype: dates.gDayDatatype,
    text: (p) => `---${pad(p.day, 2)}`,
    left: { ...midnight, year: 2004n, month: 10n },
  },
  gMonth: {
    datatype: dates.gMonthDatatype,
    text: (p) => `--${pad(p.month, 2)}`,
    left: { ...midnight, year: 2004n, day: 1n },
  },
};

const below = (min: bigint, max: bigint): fc.Arbitrary<bigint> => fc.bigInt({ min, max });

/** Years near each other, near the turn of eras, and far away. */
const years = fc.oneof(
  below(-5n, 5n),
  below(1996n, 2004n),
  below(-9999n, 9999n),
  below(99_999_990n, 100_000_010n),
  below(-(10n ** 20n), 10n ** 20n),
);

const zones = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom(0n, 840n, -840n, 839n, -839n),
  below(-840n, 840n),
);

const times = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ ...midnight, hour: 24n }) },
  { weight: 1, arbitrary: fc.constant(midnight) },
  {
    weight: 6,
    arbitrary: fc.record({
      hour: below(0n, 23n),
      minute: fc.oneof(fc.constant(0n), below(0n, 59n)),
      second: fc.oneof(fc.constant(0n), below(0n, 59n)),
      picos: fc.oneof(fc.constant(0n), below(0n, second - 1n)),
    }),
  },
);

function partsOf({ left }: Kind): fc.Arbitrary<Parts> {
  return fc
    .record({
      year: years.filter((year) => year !== 0n),
      month: below(1n, 12n),
      day: fc.oneof(fc.constantFrom(1n, 31n), below(1n, 31n)),
      time: times,
      zone: zones,
    })
    .map(({ time, ...parts }) => ({ ...parts, ...time, ...left }))
    .map((parts) => {
      const last = monthDays(parts.year, parts.month);
      return parts.day > last ? { ...parts, day: last } : parts;
    });
}

const textOf = (kind: Kind, parts: Parts): string => kind.text(parts) + zoneText(parts.zone);

describe.each(Object.entries(kinds))("%s", (name, kind) => {
  const read = (parts: Parts): dates.Instant => {
    const value = kind.datatype.parse(textOf(kind, parts), () => undefined);
    if (value === undefined) throw new Error(`${name} has no value ${textOf(kind, parts)}`);
    return value;
  };
  const pairs = fc.tuple(partsOf(kind), partsOf(kind)).chain(([a, b]) =>
    fc.constantFrom(
      [a, b] as const,
      // What differs in one part alone is where the mistakes are.
      [a, { ...a, zone: b.zone }] as const,
      [a, { ...b, zone: a.zone }] as const,
      [a, { ...a, hour: b.hour, minute: b.minute, second: b.second, picos: b.picos }] as const,
    ),
  );

  test("has the order of dateTime, on one date where it has none", () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(kind.datatype.compare?.(read(a), read(b))).toBe(orderOf(a, b));
      }),
      { numRuns: 1000 },
    );
  });

  test("has equal values of equal instants, with a zone or without", () => {
    const round = name === "time" ? (at: bigint) => ((at % day) + day) % day : (at: bigint) => at;
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const equal =
          (a.zone === undefined) === (b.zone === undefined) &&
          round(instantOf(a)) === round(instantOf(b));
        const [x, y] = [read(a), read(b)];
        expect(kind.datatype.equal(x, y)).toBe(equal);
        expect(kind.datatype.key(x) === kind.datatype.key(y)).toBe(equal);
      }),
      { numRuns: 1000 },
    );
  });
});

const bounded = (type: string, facet: string, bound: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:simpleType><xs:restriction base="xs:${type}"><xs:${facet} value="${bound}"/></xs:restriction></xs:simpleType></xs:element></xs:schema>`;

/** The JDK lets what recurs every year or month fall out of its calendar where a zone moves it into the one before. */
const jdkKnows = ["dateTime", "date", "time", "gYearMonth", "gYear"];

test.skipIf(!hasJava)("bounds hold as in the JDK", async () => {
  const facets = ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"];
  const groups = Object.entries(kinds).flatMap(([type, kind]) => {
    if (!jdkKnows.includes(type)) return [];
    const near = partsOf(kind).filter(({ year }) => year > 0n && year < 9999n);
    const values = fc.array(near, { minLength: 10, maxLength: 10 });
    return fc
      .sample(fc.tuple(near, values), { numRuns: 40, seed: 20 })
      .map(([bound, some], index) => ({
        schema: bounded(type, facets[index % 4] ?? "", textOf(kind, bound)),
        documents: some.map((value) => `<r>${textOf(kind, value)}</r>`),
      }));
  });
  for (const [index, { ours, jdk }] of (await judgeByThree(groups)).entries()) {
    const verdicts = ours.documents.map((verdict) => verdict === "valid");
    const theirs = jdk.documents.map((verdict) => verdict === "valid");
    expect(verdicts, groups[index]?.schema).toEqual(theirs);
  }
});

test.each([
  ["maxInclusive", "12:00:00-10:00", "12:00:00-14:00", false],
  ["minExclusive", "24:00:00", "12:30:45+13:59", false],
  ["maxInclusive", "24:00:00", "23:59:59", true],
  ["minInclusive", "00:00:00Z", "00:30:00+01:00", false],
  ["maxInclusive", "23:30:00Z", "00:30:00+01:00", true],
])("xs:time: %s %s takes %s: %s", async (facet, bound, value, valid) => {
  const schema = bounded("time", facet, bound);
  const verdicts = await judgeByUs({ schema, documents: [`<r>${value}</r>`] });
  expect(verdicts.documents[0] === "valid").toBe(valid);
});
