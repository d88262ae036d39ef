import { describe, expect, test } from "vitest";
import { builtInSimpleTypes } from "../../../../runtime/datatypes/all-built-ins.js";
import { xsIntegerAsBigint } from "../../../../runtime/datatypes/bigint-built-ins.js";
import { derivesFrom, isBuiltIn } from "../../../../runtime/datatypes/derivation.js";
import { builtIn, listOf, restrict, unionOf } from "./support.js";

/** What the built-in types restrict that are not of `anySimpleType` itself (Part 2, 3.3). */
const bases: Readonly<Record<string, string | undefined>> = {
  normalizedString: "string",
  token: "normalizedString",
  language: "token",
  NMTOKEN: "token",
  Name: "token",
  NCName: "Name",
  ID: "NCName",
  IDREF: "NCName",
  ENTITY: "NCName",
  integer: "decimal",
  nonPositiveInteger: "integer",
  negativeInteger: "nonPositiveInteger",
  long: "integer",
  int: "long",
  short: "int",
  byte: "short",
  nonNegativeInteger: "integer",
  unsignedLong: "nonNegativeInteger",
  unsignedInt: "unsignedLong",
  unsignedShort: "unsignedInt",
  unsignedByte: "unsignedShort",
  positiveInteger: "nonNegativeInteger",
};

describe("a simple type may stand for another", () => {
  const code = restrict(builtIn("int"), { maxInclusive: "9" });
  const either = unionOf(builtIn("decimal"), builtIn("token"));

  test.for([
    [builtIn("byte"), builtIn("decimal"), true],
    [builtIn("decimal"), builtIn("byte"), false],
    [builtIn("ID"), builtIn("token"), true],
    [builtIn("date"), builtIn("dateTime"), false],
    [builtIn("date"), builtIn("anySimpleType"), true],
    [code, builtIn("long"), true],
    [code, code, true],
    [builtIn("int"), code, false],
    [xsIntegerAsBigint, builtIn("decimal"), true],
    [code, either, true],
    [builtIn("date"), either, false],
    [code, restrict(either, { enumeration: ["1"] }), false],
    [listOf(code), builtIn("anySimpleType"), true],
    [listOf(code), listOf(code), false],
  ] as const)("%#", ([type, base, expected]) => {
    expect(derivesFrom(type, base)).toBe(expected);
  });

  test("Part 2 defines the built-in types and no others", () => {
    for (const local of builtInSimpleTypes.keys()) expect(isBuiltIn(local), local).toBe(true);
    for (const local of ["anyType", "constructor", "dateTim", "gDate", "tokens", "", "xs:date"])
      expect(isBuiltIn(local), local).toBe(false);
  });

  test.for([...builtInSimpleTypes])(
    "%s brings the built-in types that restrict it",
    ([local, type]) => {
      const restricting = [...builtInSimpleTypes.keys()].filter(
        (one) => one !== "anySimpleType" && (bases[one] ?? "anySimpleType") === local,
      );
      const brought = (type.derived?.() ?? []).map(({ name }) => name?.local);
      expect(brought.toSorted()).toEqual(restricting.toSorted());
    },
  );
});
