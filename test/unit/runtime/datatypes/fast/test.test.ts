import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  xsBoolean,
  xsDate,
  xsGYear,
  xsGYearMonth,
  xsInt,
  xsInteger,
  xsNormalizedString,
  xsString,
  xsToken,
  xsUnsignedByte,
} from "../../../../../runtime/datatypes/built-ins.js";
import { fastReadOf } from "../../../../../runtime/datatypes/fast/read.js";
import { fastTestOf } from "../../../../../runtime/datatypes/fast/test.js";
import { isFindings, readerOf } from "../../../../../runtime/datatypes/simple-type.js";
import type { Facets, SimpleType } from "../../../../../runtime/descriptors.js";
import { illegalCharacterAt } from "../../../../../runtime/xml/characters.js";

const restrict = (base: SimpleType, facets: Facets): SimpleType => ({
  kind: "simpleType",
  variety: "atomic",
  base: () => base,
  facets,
});
const unionOf = (...members: SimpleType[]): SimpleType => ({
  kind: "simpleType",
  variety: "union",
  memberTypes: () => members,
});

const types: Readonly<Record<string, SimpleType>> = {
  string: xsString,
  normalizedString: xsNormalizedString,
  token: xsToken,
  int: xsInt,
  integer: xsInteger,
  byte: xsUnsignedByte,
  boolean: xsBoolean,
  date: xsDate,
  lengths: restrict(xsToken, { minLength: 2, maxLength: 4 }),
  narrower: restrict(restrict(xsString, { minLength: 1, maxLength: 9 }), { maxLength: 3 }),
  enumeration: restrict(xsToken, { enumeration: ["a", "b c", "12", "d  e"] }),
  pattern: restrict(
    restrict(xsToken, { patterns: [{ xsd: "[a-c ]*", native: "^(?:[a-c ]*)$" }] }),
    {
      patterns: [
        { xsd: "a.*", native: "^(?:a[^\\n\\r]*)$" },
        { xsd: ".*b", native: "^(?:[^\\n\\r]*b)$" },
      ],
    },
  ),
  bounds: restrict(xsInt, { minInclusive: "-3", maxInclusive: "12" }),
  digits: restrict(xsInt, { totalDigits: 1 }),
  length: restrict(xsToken, { length: 3 }),
  chosen: restrict(xsToken, { length: 1, enumeration: ["a", " b", "12"] }),
  ownDate: restrict(xsDate, { patterns: [{ xsd: "2.*", native: "^(?:2[^\\n\\r]*)$" }] }),
  softDate: unionOf(xsDate, xsGYearMonth, xsGYear),
  mixture: unionOf(xsInt, xsToken),
};

const values = fc.oneof(
  fc.string({
    unit: fc.constantFrom(..."abc 12-\t\né", "😀", "\u0001", "\ud800", "\uffff"),
    maxLength: 6,
  }),
  fc.integer({ min: -300, max: 300 }),
  fc.double(),
  fc.boolean(),
  fc
    .tuple(
      fc.integer({ min: 0, max: 2100 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    )
    .map((parts) =>
      parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, "0")).join("-"),
    ),
  fc.constantFrom(null, undefined, 12n, [], {}),
);

describe("the fast test", () => {
  test.each(Object.entries(types))("of %s says yes to valid values only", (_, type) => {
    const fast = fastTestOf(type);
    const reader = readerOf(type);
    fc.assert(
      fc.property(values, (value) => {
        if (fast?.(value) !== true) return;
        expect(reader.check(value)).toEqual([]);
        if (typeof value === "string") expect(illegalCharacterAt(value)).toBe(-1);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test.each(Object.entries(types))(
    "of the texts of %s gives the value that reading gives",
    (_, type) => {
      const fast = fastReadOf(type);
      const reader = readerOf(type);
      const texts = fc.oneof(values.map(String), fc.integer({ min: -20, max: 20 }).map(String));
      fc.assert(
        fc.property(fc.array(texts, { maxLength: 3 }), (some) => {
          for (const text of [...some, ...some]) {
            const value = fast?.(text);
            if (value === undefined) continue;
            const read = reader.read(text, () => undefined);
            expect(isFindings(read) ? read : read.value).toBe(value);
          }
        }),
        { numRuns: 500, seed: 1 },
      );
    },
  );

  test("reads the texts that are common", () => {
    const read = (name: keyof typeof types, text: string): unknown => {
      const type = types[name];
      return type && fastReadOf(type)?.(text);
    };
    expect(read("string", "12 rue du Port")).toBe("12 rue du Port");
    expect(read("bounds", "12")).toBe(12);
    expect(read("bounds", "13")).toBeUndefined();
    expect(read("int", "007")).toBe(7);
    expect(read("softDate", "1955")).toBe("1955");
    expect(read("string", "two  spaces")).toBeUndefined();
    expect(read("mixture", "12")).toBeUndefined();
  });

  test("knows the values that are common", () => {
    const yes: readonly (readonly [keyof typeof types, unknown])[] = [
      ["string", "12 rue du Port"],
      ["lengths", "abc"],
      ["enumeration", "b c"],
      ["pattern", "ab"],
      ["bounds", 12],
      ["date", "2009-02-28"],
      ["date", "2009-12-31"],
      ["softDate", "2009-02-28"],
      ["softDate", "1955"],
      ["length", "abc"],
      ["chosen", "a"],
      ["ownDate", "2009-02-28"],
      ["boolean", false],
    ];
    for (const [name, value] of yes) {
      const type = types[name];
      expect(type && fastTestOf(type)?.(value), String(name)).toBe(true);
    }
  });

  test("leaves patterns alone that the native engine is not for", () => {
    const linear = { xsd: "(a*)*b", native: "^(?:(?:a*)*b)$", linear: [] };
    expect(fastTestOf(restrict(xsToken, { patterns: [linear] }))).toBeUndefined();
  });

  test("leaves alone what it does not know", () => {
    expect(types["mixture"] && fastTestOf(types["mixture"])).toBeUndefined();
    expect(types["digits"] && fastTestOf(types["digits"])).toBeUndefined();
  });
});
