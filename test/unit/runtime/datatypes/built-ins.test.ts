import { describe, expect, test } from "vitest";
import { builtInSimpleTypes } from "../../../../runtime/datatypes/all-built-ins.js";
import { accepted, builtIn, codes } from "./support.js";

/** Per type: literals that belong to it, and literals that do not. */
const lexicalSpaces: Readonly<Record<string, readonly [good: string[], bad: string[]]>> = {
  anySimpleType: [["", " a\n"], []],
  string: [["", " a\n"], []],
  normalizedString: [["", " a \t\n"], []],
  token: [["", "a  b"], []],
  language: [
    ["fr", "en-US", "x-y-z1234567"],
    ["", "fr_FR", "ninecharsx", "1a", "fr-", "fr-123456789"],
  ],
  NMTOKEN: [
    ["a", "1", "-", ":", "é.·"],
    ["", "a b", "a+b"],
  ],
  NMTOKENS: [
    ["a", " a  1\t- "],
    ["", "  ", "a +"],
  ],
  Name: [
    ["a", ":", "_1", "é"],
    ["", "1", "-a", "·"],
  ],
  NCName: [
    ["a", "_1", "a.b-c"],
    ["", "a:b", "1"],
  ],
  ID: [["a"], ["a:b", ""]],
  IDREF: [["a"], ["a:b", ""]],
  IDREFS: [["a b"], ["a:b", ""]],
  ENTITY: [["a"], ["a:b", ""]],
  ENTITIES: [["a b"], ["a:b", ""]],
  boolean: [
    ["true", "false", "0", "1", " 1 "],
    ["", "TRUE", "2", "yes"],
  ],
  decimal: [
    ["0", "-1.50", "+.5", "5.", "00012"],
    ["", ".", "+", "1e3", "1,5", "--1", "INF"],
  ],
  integer: [
    ["0", "-012", "+7"],
    ["", "+", "1.0", "1e3", "1 2"],
  ],
  nonPositiveInteger: [["0", "-0", "-5"], ["1"]],
  negativeInteger: [["-1"], ["0", "-0", "1"]],
  long: [["9007199254740991"], ["9223372036854775808", "-9223372036854775809"]],
  int: [
    ["2147483647", "-2147483648"],
    ["2147483648", "-2147483649"],
  ],
  short: [
    ["32767", "-32768"],
    ["32768", "-32769"],
  ],
  byte: [
    ["127", "-128", "+5"],
    ["128", "-129"],
  ],
  nonNegativeInteger: [["0", "-0", "5"], ["-1"]],
  unsignedLong: [
    ["0", "9007199254740991"],
    ["18446744073709551616", "-1"],
  ],
  unsignedInt: [["4294967295"], ["4294967296", "-1"]],
  unsignedShort: [["65535"], ["65536", "-1"]],
  unsignedByte: [["255"], ["256", "-1"]],
  positiveInteger: [["1"], ["0", "-1"]],
  float: [
    ["1E4", "-1.5e-3", "12.", ".5", "INF", "-INF", "NaN", "1e99"],
    ["", "+INF", "inf", "1e", "e5", "1e1.5"],
  ],
  double: [
    ["1E400", "-0", "NaN"],
    ["", "Infinity", "0x1"],
  ],
  duration: [
    ["P1Y", "P1Y2M3DT10H30M1.5S", "-P120D", "PT0S", "P0Y"],
    ["", "P", "P1YT", "PT", "P-1Y", "1Y", "P1S", "P1H", "P1.5Y", "PT1.S", "P1M1Y", "+P1Y"],
  ],
  dateTime: [
    [
      "1999-05-31T13:20:00",
      "2000-02-29T24:00:00Z",
      "-0001-01-01T00:00:00.000+14:00",
      "123456789012-01-01T00:00:00Z",
    ],
    [
      "1999-05-31",
      "0000-01-01T00:00:00",
      "99-01-01T00:00:00",
      "1999-02-29T00:00:00",
      "1999-01-01T24:00:01",
      "1999-01-01T00:60:00",
      "1999-01-01T00:00:60",
      "1999-01-01T00:00:00+14:01",
      "1999-01-01T00:00:00.",
      "01999-01-01T00:00:00",
      "1999-01-01T24:00:00.1",
      "+1999-01-01T00:00:00",
      "1999-1-1T00:00:00",
    ],
  ],
  time: [
    ["13:20:00", "24:00:00", "00:00:00.5Z", "13:20:00-05:00"],
    ["13:20", "24:00:01", "25:00:00", "1:00:00", "13:20:00Z+01:00"],
  ],
  date: [
    ["1999-05-31", "2000-02-29", "-0004-02-29", "12008-01-01Z"],
    [
      "1900-02-29",
      "1999-04-31",
      "1999-13-01",
      "1999-00-01",
      "1999-01-00",
      "0000-01-01",
      "1999-05-31T00:00:00",
    ],
  ],
  gYearMonth: [
    ["1999-05", "-0001-12Z"],
    ["1999", "1999-13", "0000-01"],
  ],
  gYear: [
    ["1999", "-0001", "12008+01:00"],
    ["99", "0000", "019999", "1999-"],
  ],
  gMonthDay: [
    ["--02-29", "--12-31Z"],
    ["--02-30", "--04-31", "-01-01", "--13-01"],
  ],
  gDay: [
    ["---31", "---01-05:00"],
    ["---32", "---00", "--01", "---1"],
  ],
  gMonth: [
    ["--12", "--01Z"],
    ["--13", "--00", "--01--", "-01"],
  ],
  hexBinary: [
    ["", "0FB7", "0fb7"],
    ["0", "0G", "0F B7"],
  ],
  base64Binary: [
    ["", "YQ==", "Y Q = =", "YWI=", "YWJj", "Y W J j"],
    ["Y", "YQ=", "YR==", "YWJ=", "=", "====", "YWJjY", "YQ==YQ==", "YW-j", "YQ===", "é==="],
  ],
  anyURI: [["", "http://example.org/é?a b", "urn:x", "../a#b"], []],
  QName: [
    ["a", "a:b", "b:c"],
    ["", "c:d", "a:", ":a", "a:b:c", "1"],
  ],
  NOTATION: [
    ["a", "a:b"],
    ["", "c:d"],
  ],
};

test("every built-in type is there, and examined", () => {
  expect(Object.keys(lexicalSpaces).sort()).toEqual([...builtInSimpleTypes.keys()].sort());
  expect(builtInSimpleTypes.size).toBe(45);
});

describe.for(Object.entries(lexicalSpaces))("%s", ([local, [good, bad]]) => {
  test.for(good)("takes %j", (literal) => {
    expect(codes(builtIn(local), literal)).toEqual([]);
  });

  test.for(bad)("refuses %j", (literal) => {
    expect(codes(builtIn(local), literal)).not.toEqual([]);
  });
});

describe("equality in the value space", () => {
  test.for<[string, string, string, boolean]>([
    ["decimal", "1.50", "+01.5", true],
    ["decimal", "-0", "0.0", true],
    ["decimal", "0.1000000000000000000001", "0.1", false],
    ["integer", "+007", "7", true],
    ["float", "0", "-0", true],
    ["float", "NaN", "NaN", true],
    ["float", "16777216", "16777217", true],
    ["float", "1e39", "INF", true],
    ["double", "16777216", "16777217", false],
    ["boolean", "1", "true", true],
    ["hexBinary", "0fb7", "0FB7", true],
    ["base64Binary", "Y Q = =", "YQ==", true],
    ["dateTime", "2000-01-01T24:00:00", "2000-01-02T00:00:00", true],
    ["dateTime", "2000-01-01T00:00:00Z", "1999-12-31T23:00:00-01:00", true],
    ["dateTime", "2000-01-01T00:00:00Z", "2000-01-01T00:00:00", false],
    ["dateTime", "-0001-12-31T23:30:00-01:00", "0001-01-01T00:30:00Z", true],
    ["dateTime", "99999999-12-31T23:00:00-02:00", "100000000-01-01T01:00:00Z", true],
    ["dateTime", "2000-01-01T00:00:00.50", "2000-01-01T00:00:00.5", true],
    ["date", "2000-01-01+13:00", "1999-12-31-11:00", true],
    ["time", "24:00:00", "00:00:00", true],
    ["time", "00:30:00+01:00", "23:30:00Z", true],
    ["duration", "P1Y", "P12M", true],
    ["duration", "P1D", "PT24H", true],
    ["duration", "P1M", "P30D", false],
    ["duration", "-PT0S", "P0Y", true],
    ["QName", "a:x", "b:x", false],
    ["string", "a", "a ", false],
    ["token", "a", " a ", true],
  ])("%s: %s and %s: %s", ([local, a, b, equal]) => {
    const type = builtIn(local);
    expect(accepted(type, a).key === accepted(type, b).key).toBe(equal);
  });

  test("values of different primitive types are never equal, those of one are", () => {
    expect(accepted(builtIn("integer"), "1").key).toBe(accepted(builtIn("decimal"), "1.0").key);
    expect(accepted(builtIn("integer"), "1").key).not.toBe(accepted(builtIn("string"), "1").key);
    expect(accepted(builtIn("float"), "1").key).not.toBe(accepted(builtIn("double"), "1").key);
    expect(accepted(builtIn("NMTOKENS"), "a").key).not.toBe(accepted(builtIn("NMTOKEN"), "a").key);
  });
});

// A reader that is quadratic would not end within the time that a test has.
test.for<[string, string, string | undefined]>([
  ["base64Binary", `${"YWJj ".repeat(1_000_000)}x`, "cvc-datatype-valid.1.2.1"],
  ["decimal", `${"0".repeat(5_000_000)}x`, "cvc-datatype-valid.1.2.1"],
  ["decimal", `1.${"0".repeat(5_000_000)}x`, "cvc-datatype-valid.1.2.1"],
  ["double", `${"1".repeat(5_000_000)}x`, "cvc-datatype-valid.1.2.1"],
  ["language", "a-".repeat(2_000_000), "cvc-datatype-valid.1.2.1"],
  ["date", `${"1".repeat(5_000_000)}-01-01x`, "cvc-datatype-valid.1.2.1"],
  ["duration", `P${"1".repeat(5_000_000)}`, "cvc-datatype-valid.1.2.1"],
  ["NMTOKEN", `${"é".repeat(5_000_000)}+`, "cvc-datatype-valid.1.2.1"],
  ["QName", "a:".repeat(2_000_000), "cvc-datatype-valid.1.2.1"],
  ["NMTOKENS", `${"a ".repeat(200_000)}+`, "cvc-datatype-valid.1.2.2"],
  ["token", " \t".repeat(2_000_000), undefined],
])("%s: millions of characters are read in linear time", ([local, literal, code]) => {
  expect(codes(builtIn(local), literal)).toEqual(code === undefined ? [] : [code]);
});
