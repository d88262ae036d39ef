import fc from "fast-check";
import { expect, test } from "vitest";
import { stepsOf } from "../../../../../runtime/datatypes/facets/facets.js";
import { memberOf } from "../../../../../runtime/datatypes/readers/member-of.js";
import { isFindings, readerOf } from "../../../../../runtime/datatypes/simple-type.js";
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

/** By the Recommendation's own words: the first member in order that takes the text, where each union on the way takes it too. */
function naiveMember(type: SimpleType, text: string): SimpleType | undefined {
  if (isFindings(readerOf(type).read(text, () => undefined))) return undefined;
  const members = stepsOf(type)
    .find(({ memberTypes }) => memberTypes !== undefined)
    ?.memberTypes?.();
  if (members === undefined) return type;
  for (const member of members) {
    const found = naiveMember(member, text);
    if (found !== undefined) return found;
  }
  return undefined;
}

const digits = { xsd: "[0-9]+|n.*", native: "^(?:[0-9]+|n.*)$" };

const { union: anyUnion } = fc.letrec<{ union: SimpleType; member: SimpleType }>((tie) => ({
  member: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      builtIn("int"),
      builtIn("boolean"),
      builtIn("date"),
      builtIn("string"),
      builtIn("NMTOKENS"),
      restrict(builtIn("token"), { enumeration: ["none", "a b", "1"] }, "Code"),
      restrict(builtIn("int"), { maxInclusive: "9" }, "Digit"),
      listOf(builtIn("int")),
    ),
    fc.constant(listOf(unionOf(builtIn("int"), unionOf(builtIn("date"), builtIn("NCName"))))),
    tie("union"),
    tie("union").map((of) => restrict(of, { patterns: [digits] }, "Patterned")),
  ),
  union: fc
    .array(tie("member"), { minLength: 1, maxLength: 4 })
    .map((members) => unionOf(...members)),
}));
const texts = [
  "1",
  "10",
  " 1 ",
  "none",
  " none ",
  "a b",
  "true",
  "2008-09-01",
  "1 2",
  "1 x",
  "",
  "n\tn",
  "-0",
];

test("it is the first member that takes what is written, however unions stand in each other", () => {
  let found = 0;
  fc.assert(
    fc.property(anyUnion, fc.constantFrom(...texts), (union, text) => {
      const reader = readerOf(union);
      const read = reader.read(text, () => undefined);
      const expected = naiveMember(union, text);
      expect(isFindings(read)).toBe(expected === undefined);
      if (isFindings(read)) return;
      found++;
      const written = reader.write(read.value, () => "");
      expect(memberOf(union, read.value)?.type).toBe(naiveMember(union, written));
    }),
    { numRuns: 600 },
  );
  expect(found).toBeGreaterThan(100);
});
