import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dateDatatype,
  dateTimeDatatype,
  gDayDatatype,
  gMonthDatatype,
  gMonthDayDatatype,
  gYearDatatype,
  gYearMonthDatatype,
  timeDatatype,
} from "../../../../runtime/datatypes/primitives/dates.js";
import {
  addDays,
  addMonths,
  addYears,
  compareDates,
  DateError,
  dateOfParts,
  daysBetween,
  partsOfDate,
  sameDate,
} from "../../../../runtime/dates/index.js";

const datatypes = [
  dateDatatype,
  dateTimeDatatype,
  timeDatatype,
  gYearMonthDatatype,
  gYearDatatype,
  gMonthDayDatatype,
  gMonthDatatype,
  gDayDatatype,
];

const isDate = (text: string): boolean =>
  datatypes.some(({ parse }) => parse(text, () => undefined) !== undefined);

const two = (value: bigint | number): string => String(value).padStart(2, "0");
const isLeap = (year: bigint): boolean =>
  year % 400n === 0n || (year % 4n === 0n && year % 100n !== 0n);
const lengths = (year: bigint): readonly bigint[] =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map(BigInt);

const anyYear = fc
  .oneof(
    fc.bigInt({ min: -12n, max: 12n }),
    fc.bigInt({ min: 1800n, max: 2500n }),
    fc.bigInt({ min: 9_990n, max: 10_010n }),
    fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
  )
  .filter((year) => year !== 0n);

interface Day {
  readonly year: bigint;
  readonly month: number;
  readonly day: bigint;
}

const anyDay: fc.Arbitrary<Day> = fc
  .tuple(anyYear, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 3 }), fc.nat(30))
  .map(([year, month, edge, inMonth]) => {
    const last = lengths(year)[month - 1] ?? 28n;
    const day = edge === 0 ? 1n : edge === 1 ? last : (BigInt(inMonth) % last) + 1n;
    return { year, month, day };
  });

const yearText = (year: bigint): string =>
  year < 0n ? `-${String(-year).padStart(4, "0")}` : String(year).padStart(4, "0");
const dayText = ({ year, month, day }: Day): string =>
  `${yearText(year)}-${two(month)}-${two(day)}`;

/** Days from 0001-01-01, by the lengths of years and months alone; there is no year 0. */
function numberOf({ year, month, day }: Day): bigint {
  const leaps = (before: bigint): bigint => before / 4n - before / 100n + before / 400n;
  const before = year > 0n ? 365n * (year - 1n) + leaps(year - 1n) : 365n * year - leaps(-year);
  return lengths(year)
    .slice(0, month - 1)
    .reduce((sum, days) => sum + days, before + day - 1n);
}

const anyZone = fc.constantFrom("Z", "+00:00", "-14:00", "+14:00", "+05:45", "-03:30");
const anyTime = fc
  .tuple(fc.nat(23), fc.nat(59), fc.nat(59), fc.constantFrom("", ".5", ".50", ".000000000001"))
  .map(
    ([hour, minute, second, fraction]) => `${two(hour)}:${two(minute)}:${two(second)}${fraction}`,
  );

describe("the parts of a date", () => {
  test.for([
    ["1955-08", { year: 1955, month: 8 }],
    ["1955", { year: 1955 }],
    ["1955-08-24", { year: 1955, month: 8, day: 24 }],
    ["--02-29", { month: 2, day: 29 }],
    ["--08Z", { month: 8, zone: "Z" }],
    ["---31", { day: 31 }],
    ["-0044-03-15", { year: -44, month: 3, day: 15 }],
    ["24:00:00", { hour: 24, minute: 0, second: 0 }],
    [
      "2008-11-04T10:00:07.50+01:00",
      {
        year: 2008,
        month: 11,
        day: 4,
        hour: 10,
        minute: 0,
        second: 7,
        fraction: "50",
        zone: "+01:00",
      },
    ],
  ] as const)("of %s", ([text, parts]) => {
    expect(partsOfDate(text)).toStrictEqual(parts);
    expect(dateOfParts(parts)).toBe(text);
  });

  test("are there for what some type of dates takes, and make the same text again", () => {
    const days = fc.tuple(anyDay, fc.option(anyTime, { nil: "" }), fc.option(anyZone, { nil: "" }));
    const dates = days.map(([day, time, zone]) => `${dayText(day)}${time && `T${time}`}${zone}`);
    const cut = fc
      .tuple(
        fc.oneof(
          dates,
          dates.map((text) => text.slice(4)),
        ),
        fc.nat(12),
        fc.nat(12),
      )
      .map(([text, start, end]) => text.slice(start, text.length - end));
    const near = fc.stringMatching(/^-{0,4}\d{0,5}(-\d\d){0,2}T?(\d\d:\d\d:\d\d)?(Z|-\d\d:\d\d)?$/);
    fc.assert(
      fc.property(fc.oneof(dates, cut, near), (text) => {
        if (/\d{16}/.test(text)) return;
        const parts = partsOfDate(text);
        expect(parts !== undefined).toBe(isDate(text));
        if (parts !== undefined) expect(dateOfParts(parts)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  test.for([
    {},
    { year: 1955, day: 3 },
    { year: 2009, month: 2, day: 29 },
    { year: 0 },
    { year: 1.5 },
    { month: 13 },
    { year: 2008, month: 1, hour: 1, minute: 1, second: 1 },
    { hour: 1, minute: 1 },
    { year: 2008, fraction: "5" },
    { year: 2008, zone: "Europe/Paris" },
    { year: Number.NaN },
  ])("that make none are refused: %j", (parts) => {
    expect(() => dateOfParts(parts)).toThrow(DateError);
  });

  test("of a year that a number does not hold are refused, not rounded", () => {
    expect(() => partsOfDate("12345678901234567-01")).toThrow(DateError);
  });
});

describe("the order of dates", () => {
  const anyMoment = fc.tuple(anyDay, anyTime, anyZone);
  const units = ([day, time, zone]: readonly [Day, string, string]): bigint => {
    const [hour = 0n, minute = 0n, second = 0n] = [0, 3, 6].map((at) =>
      BigInt(time.slice(at, at + 2)),
    );
    const sign = zone.startsWith("-") ? -1n : 1n;
    const offset =
      zone === "Z" ? 0n : sign * (BigInt(zone.slice(1, 3)) * 60n + BigInt(zone.slice(4)));
    const seconds = (numberOf(day) * 24n + hour) * 3600n + (minute - offset) * 60n + second;
    return seconds * 10n ** 12n + BigInt(time.slice(9).padEnd(12, "0"));
  };
  const textOf = ([day, time, zone]: readonly [Day, string, string]): string =>
    `${dayText(day)}T${time}${zone}`;

  test("is total on dateTimes with zones, and that of the timeline", () => {
    const near = fc
      .tuple(anyMoment, anyTime, anyZone)
      .map(
        ([[day, time, zone], otherTime, other]) =>
          [[day, time, zone] as const, [day, otherTime, other] as const] as const,
      );
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(anyMoment, anyMoment)), ([a, b]) => {
        const difference = units(a) - units(b);
        const order = difference < 0n ? -1 : difference > 0n ? 1 : 0;
        expect(compareDates(textOf(a), textOf(b))).toBe(order);
        expect(sameDate(textOf(a), textOf(b))).toBe(order === 0);
      }),
      { numRuns: 500 },
    );
  });

  test("of unlike precision is that of the days that they span", () => {
    const anyPrecision = fc.tuple(anyDay, fc.nat(2)).map(([day, precision]) => {
      const { year, month } = day;
      if (precision === 0) {
        const last = { year, month: 12, day: 31n };
        return {
          text: yearText(year),
          first: numberOf({ year, month: 1, day: 1n }),
          last: numberOf(last),
        };
      }
      if (precision === 1) {
        const last = { year, month, day: lengths(year)[month - 1] ?? 0n };
        return {
          text: dayText(day).slice(0, -3),
          first: numberOf({ ...day, day: 1n }),
          last: numberOf(last),
        };
      }
      return { text: dayText(day), first: numberOf(day), last: numberOf(day) };
    });
    fc.assert(
      fc.property(anyPrecision, anyPrecision, (a, b) => {
        const order = compareDates(a.text, b.text);
        if (a.last < b.first) expect(order).toBe(-1);
        else if (b.last < a.first) expect(order).toBe(1);
        else expect(order).toBe(a.first === b.first && a.last === b.last ? 0 : "undetermined");
      }),
      { numRuns: 500 },
    );
  });

  test.for([
    ["2000-01-15T12:00:00", "2000-01-16T12:00:00Z", -1],
    ["2000-01-15T12:00:00", "2000-01-15T12:00:00Z", "undetermined"],
    ["2000", "2000-01-01T00:00:00", "undetermined"],
    ["1999", "2000-01-01T00:00:00", -1],
    ["1999Z", "2000-01-01T13:00:00", "undetermined"],
    ["10:00:00", "2000", "undetermined"],
    ["--02-29", "--03", "undetermined"],
    ["10:00:00", "09:00:00", 1],
    ["2007-12", "2008", -1],
  ] as const)("of %s and %s is %s", ([a, b, order]) => {
    expect(compareDates(a, b)).toBe(order);
    const reverse = typeof order === "number" ? -order : order;
    expect(compareDates(b, a)).toBe(reverse);
  });

  test("of what is no date is refused, with a word in the language of the program", () => {
    expect(() => compareDates("2000", "demain")).toThrow(/«\sdemain\s» n’est ni une date/);
  });
});

describe("counting in the calendar", () => {
  const anyCount = fc.oneof(fc.bigInt(-800n, 800n), fc.bigInt(-(10n ** 20n), 10n ** 20n));

  test("adds days as they follow each other, and counts them", () => {
    const tail = fc.constantFrom("", "Z", "-05:00", "T23:59:59.50", "T00:00:00Z");
    fc.assert(
      fc.property(anyDay, anyCount, tail, (day, count, rest) => {
        const start = `${dayText(day)}${rest}`;
        const later = addDays(start, count);
        expect(later.endsWith(rest)).toBe(true);
        const [, year = "", month = "", date = ""] = /^(-?\d+)-(\d\d)-(\d\d)/.exec(later) ?? [];
        const found = { year: BigInt(year), month: Number(month), day: BigInt(date) };
        expect(isDate(later)).toBe(true);
        expect(numberOf(found) - numberOf(day)).toBe(count);
        expect(addDays(later, -count)).toBe(start);
        if (count < 1000n && count > -1000n) expect(daysBetween(start, later)).toBe(Number(count));
      }),
      { numRuns: 500 },
    );
  });

  test("adds months and years as the Recommendation does: the day is at most the last one", () => {
    fc.assert(
      fc.property(anyDay, anyCount, (day, count) => {
        const later = addMonths(dayText(day), count);
        expect(isDate(later)).toBe(true);
        const [, year = "", month = "", date = ""] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(later) ?? [];
        const counted = (number: bigint): bigint => (number < 0n ? number + 1n : number);
        const months =
          (counted(BigInt(year)) - counted(day.year)) * 12n + BigInt(Number(month) - day.month);
        expect(months).toBe(count);
        const last = lengths(BigInt(year))[Number(month) - 1] ?? 0n;
        expect(BigInt(date)).toBe(day.day < last ? day.day : last);
        expect(addYears(dayText(day), count)).toBe(addMonths(dayText(day), count * 12n));
      }),
      { numRuns: 500 },
    );
  });

  test.for([
    [addDays("2008-02-28", 1), "2008-02-29"],
    [addDays("1900-02-28", 1), "1900-03-01"],
    [addDays("-0001-12-31", 1), "0001-01-01"],
    [addDays("9999-12-31", 1), "10000-01-01"],
    [addDays("2008-12-31T10:00:00+14:00", 1), "2009-01-01T10:00:00+14:00"],
    [addMonths("1955-11", 3), "1956-02"],
    [addYears("1955", -1955), "-0001"],
    [addYears("2008-02-29", 1), "2009-02-28"],
  ])("%s is %s", ([found, expected]) => {
    expect(found).toBe(expected);
  });

  test.for([
    ["zones-differ", () => daysBetween("2008-01-01Z", "2008-01-02")],
    ["zones-differ", () => daysBetween("2008-01-01Z", "2008-01-02+01:00")],
    ["part-missing", () => addDays("1955-08", 1)],
    ["part-missing", () => addMonths("1955", 1)],
    ["part-missing", () => addYears("--08-24", 1)],
    ["not-whole", () => addDays("2008-01-01", 0.5)],
    ["not-a-date", () => addDays("2009-02-29", 1)],
  ] as const)("refuses a guess: %s", ([code, count]) => {
    expect(count).toThrow(expect.objectContaining({ name: "DateError", code }));
  });

  test("counts 24:00:00 as the beginning of the next day, and -00:00 as Z", () => {
    expect(daysBetween("2008-01-01T24:00:00", "2008-01-02T05:00:00")).toBe(0);
    expect(daysBetween("2008-01-01-00:00", "2008-01-02Z")).toBe(1);
  });
});
