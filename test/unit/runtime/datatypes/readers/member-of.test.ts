import { expect, test } from "vitest";
import { memberOf } from "../../../../../runtime/datatypes/readers/member-of.js";
import type { SimpleType } from "../../../../../runtime/descriptors.js";
import { builtIn, listOf, restrict, unionOf } from "../support.js";

const year = restrict(builtIn("gYear"), {}, "Year");
const loose = unionOf(builtIn("date"), builtIn("gYearMonth"), year);
const word: SimpleType = {
  kind: "simpleType",
  variety: "atomic",
  base: () => builtIn("string"),
  facets: { enumeration: ["none"] },
};

test.each([
  ["a date", loose, "2008-09-01", "date"],
  ["a month", loose, "2008-09", "gYearMonth"],
  ["a type with a name of its own", loose, "2008", "Year"],
  ["a union in a union", unionOf(builtIn("int"), loose), "2008-09", "gYearMonth"],
  ["a number", unionOf(builtIn("int"), builtIn("string")), 5, "int"],
  ["a string of digits", unionOf(builtIn("int"), builtIn("string")), "x5", "string"],
  ["a type without a name", unionOf(word, builtIn("date")), "none", "string"],
  [
    "a name",
    unionOf(builtIn("int"), builtIn("QName")),
    { namespace: "urn:x", local: "a", prefix: "p" },
    "QName",
  ],
  ["no union", builtIn("date"), "2008-09-01", "date"],
] as const)("%s", (_, type, value, name) => {
  expect(memberOf(type as SimpleType, value)?.name).toBe(name);
});

test("a list is the member", () => {
  const list = listOf(builtIn("int"));
  expect(memberOf(unionOf(builtIn("int"), list), [1, 2])?.type).toBe(list);
});

test("the descriptor is that of the member", () => {
  expect(memberOf(loose, "2008")?.type).toBe(year);
});

test("what is not valid has no member", () => {
  expect(memberOf(loose, "soon")).toBeUndefined();
});
