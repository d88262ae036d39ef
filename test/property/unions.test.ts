import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtInSimpleTypes } from "../../runtime/datatypes/all-built-ins.js";
import { isFindings, readerOf } from "../../runtime/datatypes/simple-type.js";
import type { SimpleType } from "../../runtime/descriptors.js";
import { parse, parseOrThrow } from "../../runtime/parse.js";
import { serialize } from "../../runtime/serialize.js";
import { attribute, globalElement, text } from "../../runtime/v1/particles.js";
import { validate } from "../../runtime/validate.js";
import { complex } from "../support/complex.js";
import { builtIn, listOf, restrict, unionOf } from "../unit/runtime/datatypes/support.js";

/*
 * A value of a union belongs to the first member that takes its text. It says nothing of its text, so it is written in a form that
 * the same value is read from, whatever the other members take.
 */

const atomic = fc.constantFrom(...builtInSimpleTypes.values()).filter(isUsed);

function isUsed({ variety, datatype }: SimpleType): boolean {
  return variety === "atomic" && !["ID", "IDREF", "ENTITY"].includes(datatype?.name ?? "");
}

const textTypes = fc
  .constantFrom("string", "normalizedString", "token", "NMTOKEN", "anyURI")
  .map(builtIn);
const narrowed = fc.oneof(
  fc.tuple(textTypes, fc.nat({ max: 8 })).map(([type, maxLength]) => restrict(type, { maxLength })),
  fc.tuple(textTypes, fc.nat({ max: 4 })).map(([type, length]) => restrict(type, { length })),
  fc
    .tuple(
      textTypes,
      fc.array(fc.constantFrom("1", "1.5", "true", "INF", "0", "1 2"), { minLength: 1 }),
    )
    .map(([type, enumeration]) => restrict(type, { enumeration })),
);
const member = fc.oneof(
  { weight: 4, arbitrary: atomic },
  { weight: 3, arbitrary: narrowed },
  { weight: 2, arbitrary: fc.oneof(atomic, narrowed).map(listOf) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.oneof(atomic, narrowed), atomic).map((both) => unionOf(...both)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.oneof(atomic, narrowed), atomic).map((both) => listOf(unionOf(...both))),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.oneof(atomic, narrowed), atomic).map(restrictedTwice),
  },
);

/** A union of two restrictions of a union of two restrictions of a union. */
function restrictedTwice(both: readonly SimpleType[]): SimpleType {
  const two = (base: SimpleType): SimpleType =>
    unionOf(
      restrict(base, { patterns: [{ xsd: "\\S*", native: "^(?:\\S*)$" }] }),
      restrict(base, { enumeration: ["1.5", "true", "a", "INF", "2008-11-04"] }),
    );
  return two(two(unionOf(...both)));
}

const unions = fc
  .array(member, { minLength: 2, maxLength: 4 })
  .map((members) => unionOf(...members));

const forms = fc.constantFrom(
  ..."1 +1 01 1.0 1.5 +1.5 01.50 15E-1 1.5e0 -1.5 1E3 +1E3 1000 0 -0 +0 -0.0 INF -INF NaN true false a a.b a:b".split(
    " ",
  ),
  ..."1e300 1E-7 0.0000001 .5 5. 123456789012345678901234567890 2008-11-04 12:00:00 AAAA FF %41 é".split(
    " ",
  ),
  ...[
    "",
    " ",
    " 1 ",
    "\n1.5\t",
    "1 2",
    "1  2",
    "+1 2",
    "+1.5 INF",
    " true 1",
    "true  a",
    "a  b",
    "INF INF",
  ],
);

const plain = (local: string) => ({ namespace: "", local });

describe("what a union has read is written so that it is read again", () => {
  test("for drawn unions and forms", () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(unions, forms, (type, form) => {
        const reader = readerOf(type);
        const resolve = (prefix: string): string | undefined =>
          prefix === "" ? "" : prefix === "a" ? "urn:a" : undefined;
        const read = reader.read(form, resolve);
        if (isFindings(read)) return;
        met.add(typeof read.value);
        expect(reader.check(read.value)).toEqual([]);
        const written = reader.write(read.value, (namespace) => (namespace === "" ? "" : "a"));
        const again = reader.read(written, resolve);
        expect([written, isFindings(again) ? again : again.value]).toEqual([written, read.value]);
      }),
      { numRuns: 20_000, seed: 1 },
    );
    expect(met).toEqual(new Set(["string", "number", "boolean", "object"]));
  });

  test.each([
    [unionOf(builtIn("NMTOKEN"), builtIn("double")), "+1.5"],
    [unionOf(listOf(builtIn("NMTOKEN")), builtIn("float")), "+2E10"],
    [unionOf(builtIn("NCName"), builtIn("boolean")), "1"],
    [unionOf(restrict(builtIn("token"), { maxLength: 6 }), builtIn("double")), "0.123400"],
    [unionOf(restrict(builtIn("token"), { maxLength: 40 }), builtIn("int")), "0".repeat(50)],
    [unionOf(restrict(builtIn("string"), { enumeration: ["INF"] }), builtIn("double")), " INF "],
    [
      unionOf(restrict(builtIn("string"), { enumeration: ["a b"] }), listOf(builtIn("token"))),
      "a  b",
    ],
    [
      unionOf(restrict(builtIn("string"), { maxLength: 40 }), listOf(builtIn("int"))),
      `1${" ".repeat(40)}2`,
    ],
    [unionOf(builtIn("int"), builtIn("double")), "-0.0"],
    [listOf(unionOf(builtIn("NMTOKEN"), builtIn("double"))), "a +1.5 -1.5 +.5"],
  ])("as text and attribute of a document: %#", (type, form) => {
    const root = globalElement(
      plain("r"),
      complex(text("value", type), { attributes: () => [attribute("a", plain("a"), type)] }),
    );
    const value = parseOrThrow(root, `<r a="${form}">${form}</r>`);
    expect(validate(root, value)).toEqual([]);
    expect(parseOrThrow(root, serialize(root, value))).toEqual(value);
  });

  test("what no form leaves to a member is written as it was", () => {
    const root = globalElement(plain("r"), unionOf(builtIn("string"), builtIn("double")));
    expect(serialize(root, 1.5, { declaration: false })).toBe("<r>1.5</r>");
    expect(parse(root, "<r>1.5</r>").value).toBe("1.5");
  });
});
