import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDecimals,
  compareDates,
  compareDecimals,
  formatDecimal,
  fromDate,
  fromTemporal,
  type TemporalLike,
  toDate,
  toTemporal,
} from "../../../../runtime/dates/index.js";

const refused = (code: string): unknown => expect.objectContaining({ name: "DateError", code });
const first = new Date("0001-01-03T00:00:00Z");
const last = new Date(8.64e15 - 2 * 86_400_000);
const anyDate = fc.oneof(
  fc.date({ min: first, max: last, noInvalidDate: true }),
  fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
);
const anyZone = fc.constantFrom("Z", "+14:00", "-14:00", "+05:45", "-00:30");
const named = ["Europe/Paris", "Pacific/Apia", "Australia/Lord_Howe"];

describe("Date", () => {
  test("comes back from a dateTime in any zone", () => {
    fc.assert(
      fc.property(anyDate, fc.oneof(anyZone, fc.constant("local")), (date, zone) => {
        if (zone !== "local" || date.getUTCFullYear() > 1975)
          expect(toDate(fromDate(date, { zone }))).toEqual(date);
        expect(toDate(fromDate(date))).toEqual(date);
      }),
      { numRuns: 300 },
    );
  });

  test("comes back from clocks that are named, except where they show a time twice", () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(...named, "local"), (date, zone) => {
        const clock = fromDate(date, { zone, writeZone: false });
        expect(clock).not.toMatch(/Z$/);
        try {
          expect(toDate(clock, { zone })).toEqual(date);
        } catch (failure) {
          expect(failure).toEqual(refused("time-twice"));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("has the order of the dateTimes that it is made from", () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyZone, anyZone, (a, b, one, other) => {
        const order = compareDates(fromDate(a, { zone: one }), fromDate(b, { zone: other }));
        expect(order).toBe(Math.sign(a.getTime() - b.getTime()));
      }),
    );
  });

  test.for([
    ["2008-11-04T10:00:00Z", {}, "2008-11-04T10:00:00.000Z"],
    ["2008-11-04T10:00:00.5+01:00", { zone: "Z" }, "2008-11-04T09:00:00.500Z"],
    ["2008-11-04T10:00:00", { zone: "Europe/Paris" }, "2008-11-04T09:00:00.000Z"],
    ["2008-07-04", { zone: "Europe/Paris" }, "2008-07-03T22:00:00.000Z"],
    ["2008-12-31T24:00:00Z", {}, "2009-01-01T00:00:00.000Z"],
    ["0099-02-28Z", {}, "0099-02-28T00:00:00.000Z"],
    ["12008-02-29Z", {}, "+012008-02-29T00:00:00.000Z"],
    ["2008-11-04T10:00:00.1239Z", { cut: true }, "2008-11-04T10:00:00.123Z"],
    ["2008-11-04T10:00:00.1230000Z", {}, "2008-11-04T10:00:00.123Z"],
  ] as const)("is made from %s by %j", ([text, options, iso]) => {
    expect(toDate(text, options).toISOString()).toBe(iso);
  });

  test.for([
    ["2008-11-04T10:00:00", {}, "zone-missing"],
    ["2008-11-04", {}, "zone-missing"],
    ["2008-11", { zone: "Z" }, "part-missing"],
    ["10:00:00Z", {}, "part-missing"],
    ["2008-11-04T10:00:00.1239Z", {}, "part-lost"],
    ["2008-03-30T02:30:00", { zone: "Europe/Paris" }, "time-skipped"],
    ["2008-10-26T02:30:00", { zone: "Europe/Paris" }, "time-twice"],
    ["2011-12-30T12:00:00", { zone: "Pacific/Apia" }, "time-skipped"],
    ["2008-11-04T10:00:00", { zone: "Europe/Paname" }, "zone-unknown"],
    ["2008-11-04T10:00:00", { zone: "" }, "zone-unknown"],
    ["2008-11-04T10:00:00", { zone: "+15:00" }, "zone-unknown"],
    ["-0044-03-15Z", {}, "out-of-range"],
    ["300000-01-01Z", {}, "out-of-range"],
    ["300000-01-01", { zone: "Europe/Paris" }, "out-of-range"],
    ["99999999999999999999-01-01Z", {}, "out-of-range"],
    ["4 novembre", {}, "not-a-date"],
  ] as const)("is not guessed from %s by %j: %s", ([text, options, code]) => {
    expect(() => toDate(text, options)).toThrow(refused(code));
  });

  test("is written as asked", () => {
    const date = new Date("2008-11-04T23:30:00.250Z");
    expect(fromDate(date)).toBe("2008-11-04T23:30:00.25Z");
    expect(fromDate(new Date("2008-11-04T23:30:00Z"))).toBe("2008-11-04T23:30:00Z");
    expect(fromDate(date, { zone: "Europe/Paris" })).toBe("2008-11-05T00:30:00.25+01:00");
    expect(fromDate(date, { as: "date", zone: "Europe/Paris" })).toBe("2008-11-05");
    expect(fromDate(date, { as: "date", zone: "-05:00", writeZone: true })).toBe(
      "2008-11-04-05:00",
    );
    expect(() => fromDate(new Date(Number.NaN))).toThrow(refused("not-a-date"));
    expect(() => fromDate(new Date("0000-12-31"))).toThrow(refused("out-of-range"));
    expect(() => fromDate(new Date("1900-01-01"), { zone: "Europe/Paris" })).toThrow(
      refused("zone-not-writable"),
    );
  });
});

describe("Temporal", () => {
  /** Tells the text that Temporal would get. */
  const maker = { from: (text: string) => ({ toString: () => text }) };
  const temporal = {
    Instant: maker,
    PlainDateTime: maker,
    PlainDate: maker,
    PlainTime: maker,
    PlainYearMonth: maker,
    PlainMonthDay: maker,
  } satisfies TemporalLike;

  test.for([
    ["2008-11-04", "PlainDate", "2008-11-04"],
    ["12008-11-04", "PlainDate", "+012008-11-04"],
    ["2008-11", "PlainYearMonth", "2008-11"],
    ["--02-29", "PlainMonthDay", "02-29"],
    ["10:00:00.5", "PlainTime", "10:00:00.5"],
    ["2008-11-04T10:00:00+01:00", "Instant", "2008-11-04T10:00:00+01:00"],
    ["12008-11-04T10:00:00", "PlainDateTime", "+012008-11-04T10:00:00"],
  ] as const)("takes %s as %s, and gives it back", ([text, name, iso]) => {
    const made = toTemporal(text, name, temporal);
    expect(made.toString()).toBe(iso);
    expect(fromTemporal(made)).toBe(text);
  });

  test("gets no 24:00:00", () => {
    expect(String(toTemporal("2008-12-31T24:00:00Z", "Instant", temporal))).toBe(
      "2009-01-01T00:00:00Z",
    );
    expect(String(toTemporal("24:00:00", "PlainTime", temporal))).toBe("00:00:00");
  });

  test.for([
    ["2008-11-04T10:00:00", "Instant", "zone-missing"],
    ["2008-11-04Z", "PlainDate", "part-lost"],
    ["2008-11-04T10:00:00", "PlainDate", "part-missing"],
    ["10:00:00.1234567891", "PlainTime", "part-lost"],
    ["-0044-03-15", "PlainDate", "out-of-range"],
    ["demain", "PlainDate", "not-a-date"],
  ] as const)("does not get %s as %s", ([text, name, code]) => {
    expect(() => toTemporal(text, name, temporal)).toThrow(refused(code));
  });

  test("that is not there is told", () => {
    if ("Temporal" in globalThis) return;
    expect(() => toTemporal("2008-11-04", "PlainDate")).toThrow(refused("no-temporal"));
  });

  test.for([
    ["2008-11-04T10:00+01:00[Europe/Paris]", "2008-11-04T10:00:00+01:00"],
    ["2008-11-04T10:00:00Z", "2008-11-04T10:00:00Z"],
    ["+012345-01-01", "12345-01-01"],
  ] as const)("%s is written as %s", ([iso, text]) => {
    expect(fromTemporal({ toString: () => iso })).toBe(text);
  });

  test.for(["2008-11-04[u-ca=hebrew]", "-000043-03-15", "-000000-01-01", "PT5M"])(
    "%s is not written",
    (iso) => {
      expect(() => fromTemporal({ toString: () => iso })).toThrow(/DateError|dates|hors|perdrait/);
    },
  );
});

describe("decimals", () => {
  const anyDecimal = fc
    .tuple(
      fc.constantFrom("", "-", "+"),
      fc.bigInt(0n, 10n ** 30n),
      fc.stringMatching(/^\d{0,20}$/),
    )
    .map(([sign, whole, part]) => `${sign}${whole}${part === "" ? "" : `.${part}`}`);
  /** In units of 10^-20. */
  const units = (text: string): bigint => {
    const [whole = "", part = ""] = text.replace(/^[+-]/, "").split(".");
    const magnitude = BigInt(whole + part.padEnd(20, "0"));
    return text.startsWith("-") ? -magnitude : magnitude;
  };

  test("are ordered and added as integers are", () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, anyDecimal, (a, b, c) => {
        const difference = units(a) - units(b);
        expect(compareDecimals(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
        expect(units(addDecimals(a, b, c))).toBe(units(a) + units(b) + units(c));
        expect(addDecimals(a, b)).toMatch(/^(0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?))$/);
      }),
    );
  });

  test("are shown as Intl shows them, with all digits", () => {
    fc.assert(
      fc.property(anyDecimal, fc.constantFrom("fr" as const, "en" as const), (text, locale) => {
        const [, part = ""] = text.split(".");
        const format = new Intl.NumberFormat(locale, {
          minimumFractionDigits: part.length,
          maximumFractionDigits: 20,
        });
        const shown = formatDecimal(text, { locale });
        const expected = format.format(text.replace(/^\+/, "") as Intl.StringNumericLiteral);
        expect(shown).toBe(units(text) === 0n ? expected.replace("-", "") : expected);
      }),
    );
  });

  test.for([
    [formatDecimal("1234567.5", { places: 2 }), "1\u202f234\u202f567,50"],
    [formatDecimal("-0.00", { locale: "en" }), "0.00"],
    [formatDecimal(".5", { locale: "en" }), "0.5"],
    [formatDecimal(9007199254740993n, { locale: "en" }), "9,007,199,254,740,993"],
    [addDecimals("0.1", "0.2"), "0.3"],
    [addDecimals(), "0"],
    [addDecimals(1, 2n, "-3.0"), "0"],
  ])("%s is %s", ([found, expected]) => {
    expect(found).toBe(expected);
  });

  test("that may have lost digits, or are none, are refused", () => {
    expect(() => addDecimals(0.1)).toThrow(refused("not-whole"));
    expect(() => compareDecimals("1e3", "1")).toThrow(refused("not-a-decimal"));
    expect(() => formatDecimal("")).toThrow(refused("not-a-decimal"));
  });
});
