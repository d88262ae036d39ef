import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareDateTimeValues,
  compareDateValues,
  compareDecimalValues,
  compareDurationValues,
  compareTimeValues,
  dateFromPlain,
  dateTimeFromDate,
  dateTimeToDate,
  dateToPlain,
  decimalFromNumber,
  decimalToNumber,
} from "../../../../runtime/datatypes/helpers.js";

describe("comparing", () => {
  test("decimals of any length, against bigint", () => {
    const value = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
    fc.assert(
      fc.property(value, value, fc.nat(5), (a, b, zeros) => {
        const order = a < b ? -1 : a > b ? 1 : 0;
        const padded = `${a < 0n ? "-" : "+"}${"0".repeat(zeros)}${a < 0n ? -a : a}.${"0".repeat(zeros)}`;
        expect(Math.sign(compareDecimalValues(padded, String(b)))).toBe(order);
      }),
    );
    expect(compareDecimalValues("0.1", "0.09")).toBeGreaterThan(0);
    expect(compareDecimalValues("-1.0", "-1")).toBe(0);
    expect(() => compareDecimalValues("1e3", "1")).toThrow(RangeError);
  });

  // The examples of Part 2, 3.2.7.3 and 3.2.6.2.
  test.for<[string, string, number | undefined]>([
    ["2000-01-15T00:00:00", "2000-02-15T00:00:00", -1],
    ["2000-01-15T12:00:00", "2000-01-16T12:00:00Z", -1],
    ["2000-01-01T12:00:00", "1999-12-31T23:00:00Z", undefined],
    ["2000-01-16T12:00:00", "2000-01-16T12:00:00Z", undefined],
    ["2000-01-16T00:00:00", "2000-01-16T12:00:00Z", undefined],
  ])("%s and %s: %s", ([a, b, order]) => {
    expect(compareDateTimeValues(a, b)).toBe(order);
    expect(compareDateTimeValues(b, a)).toBe(order === undefined ? undefined : -order);
  });

  test.for<[string, string, number | undefined]>([
    ["P1Y", "P364D", 1],
    ["P1Y", "P365D", undefined],
    ["P1Y", "P366D", undefined],
    ["P1Y", "P367D", -1],
    ["P1M", "P27D", 1],
    ["P1M", "P28D", undefined],
    ["P1M", "P31D", undefined],
    ["P1M", "P32D", -1],
    ["P5M", "P149D", 1],
    ["P5M", "P150D", undefined],
    ["P5M", "P153D", undefined],
    ["P5M", "P154D", -1],
    ["P1Y", "P12M", 0],
  ])("%s and %s: %s", ([a, b, order]) => {
    expect(compareDurationValues(a, b)).toBe(order);
  });

  test("dates and times", () => {
    expect(compareDateValues("2008-11-04", "2008-11-05")).toBe(-1);
    expect(compareDateValues("-0001-12-31", "0001-01-01")).toBe(-1);
    expect(compareDateValues("2008-11-04", "2008-11-04Z")).toBeUndefined();
    expect(compareTimeValues("09:30:00", "09:30:00.000")).toBe(0);
  });
});

describe("converting", () => {
  test("a decimal and a number, where the number is exact", () => {
    expect(decimalToNumber("12.50")).toBe(12.5);
    expect(decimalToNumber("0.1")).toBe(0.1);
    expect(decimalToNumber("0.10000000000000000001")).toBeUndefined();
    expect(decimalToNumber("9007199254740993")).toBeUndefined();
    expect(decimalFromNumber(1e21)).toBe("1000000000000000000000");
    expect(decimalFromNumber(-1.5e-9)).toBe("-0.0000000015");
    expect(() => decimalFromNumber(Number.NaN)).toThrow(RangeError);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(decimalToNumber(decimalFromNumber(number))).toBe(number === 0 ? 0 : number);
      }),
    );
  });

  test("a date and its parts", () => {
    expect(dateToPlain("2008-11-04+01:00")).toEqual({ year: 2008, month: 11, day: 4 });
    expect(dateFromPlain({ year: 33, month: 4, day: 3 })).toBe("0033-04-03");
    expect(() => dateFromPlain({ year: 2007, month: 2, day: 29 })).toThrow(RangeError);
  });

  test("a dateTime and a Date, where the Date is exact", () => {
    expect(dateTimeToDate("2008-11-04T10:30:00.25+01:00")?.toISOString()).toBe(
      "2008-11-04T09:30:00.250Z",
    );
    expect(dateTimeToDate("2008-11-04T10:30:00")).toBeUndefined();
    expect(dateTimeToDate("2008-11-04T10:30:00.0001Z")).toBeUndefined();
    expect(dateTimeToDate("999999-01-01T00:00:00Z")).toBeUndefined();
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0001-01-01T00:00:00Z"), noInvalidDate: true }),
        (date) => {
          expect(dateTimeToDate(dateTimeFromDate(date))).toEqual(date);
        },
      ),
    );
  });
});
