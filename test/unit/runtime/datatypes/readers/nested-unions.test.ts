import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generate, loadSchemas } from "../../../../../generator/generate.js";
import { memberTypesOf } from "../../../../../runtime/datatypes/readers/parts.js";
import { isFindings, readerOf } from "../../../../../runtime/datatypes/simple-type.js";
import type { SimpleType } from "../../../../../runtime/descriptors.js";
import { parseOrThrow, validateDocument } from "../../../../../runtime/parse.js";
import { serialize } from "../../../../../runtime/serialize.js";
import { validate } from "../../../../../runtime/validate.js";
import { readFrom, xsd } from "../../../../support/schemas-in-memory.js";
import { builtIn, restrict, unionOf } from "../support.js";

const integer: SimpleType = {
  kind: "simpleType",
  variety: "atomic",
  datatype: { name: "integer", primitive: "decimal", representation: "number" },
} as unknown as SimpleType;

/** A union whose members are looked up so often. */
function counted(members: readonly SimpleType[], asked: { count: number }): SimpleType {
  const memberTypes = (): readonly SimpleType[] => {
    asked.count++;
    return members;
  };
  return { kind: "simpleType", variety: "union", memberTypes };
}

describe("unions in each other", () => {
  test("give each member once, in order, and are looked into once", () => {
    const asked = { count: 0 };
    const text = { ...integer };
    let type = counted([integer], asked);
    for (let level = 0; level < 40; level++) {
      const other = counted([type, text], asked);
      type = counted([other, type, other], asked);
    }
    expect(memberTypesOf(type)).toEqual([integer, text]);
    expect(asked.count).toBeLessThan(100);
  });

  test("stand in each other by the thousand", () => {
    const asked = { count: 0 };
    let type = counted([integer], asked);
    for (let level = 0; level < 2_500; level++) type = counted([type], asked);
    expect(memberTypesOf(type)).toEqual([integer]);
    expect(asked.count).toBe(2_501);
  });
});

const union = (name: string, members: string): string =>
  `<xs:simpleType name="${name}"><xs:union memberTypes="${members}"/></xs:simpleType>`;

/** Unions of two unions each, so many levels of them; where there is a facet, of one that restricts the union below, twice. */
function doubling(levels: number, facet: string): string {
  const parts = [union("u0", "xs:int xs:date")];
  for (let level = 0; level < levels; level++) {
    for (const side of facet === "" ? ["a", "b"] : ["a"])
      parts.push(
        facet === ""
          ? union(`${side}${level}`, `t:u${level} xs:boolean`)
          : `<xs:simpleType name="${side}${level}"><xs:restriction base="t:u${level}">${facet}</xs:restriction></xs:simpleType>`,
      );
    parts.push(union(`u${level + 1}`, `t:a${level} t:${facet === "" ? "b" : "a"}${level}`));
  }
  return `${parts.join("")}<xs:element name="r" type="t:u${levels}"/>`;
}

const document = (text: string): string => `<t:r xmlns:t="urn:t">${text}</t:r>`;

/** Unions of two types, each of which restricts the union below with a facet of its own. */
function restrictedTwice(levels: number): string {
  const parts = [union("u0", "xs:int xs:date")];
  for (let level = 0; level < levels; level++) {
    for (const [side, facet] of [
      ["a", `<xs:pattern value="[0-9]{1,${level + 5}}"/>`],
      ["b", `<xs:pattern value="[0-9-]*"/>`],
    ])
      parts.push(
        `<xs:simpleType name="${side}${level}"><xs:restriction base="t:u${level}">${facet}</xs:restriction></xs:simpleType>`,
      );
    parts.push(union(`u${level + 1}`, `t:a${level} t:b${level}`));
  }
  return `${parts.join("")}<xs:element name="r" type="t:u${levels}"/>`;
}

const load = (components: string) =>
  loadSchemas({ locations: ["t.xsd"], read: readFrom({ "t.xsd": xsd(components) }), locale: "en" });

test.each([9, 40, 290])(
  "unions that are restricted in two ways at each of %d levels are judged",
  async (levels) => {
    const element = (await load(restrictedTwice(levels))).elements.get("{urn:t}r");
    if (element === undefined) throw new Error("no root element");
    expect(validateDocument(element, document("12"))).toEqual([]);
    expect(validateDocument(element, document("2020-01-01"))).toEqual([]);
    const [issue, ...others] = validateDocument(element, document("x"), { locale: "en" });
    expect(others).toEqual([]);
    expect(issue?.message).toMatch(
      /^the value "x" .* has none of the possible forms: an integer .* or an existing date [^,]*$/,
    );
    expect(validate(element, "12")).toEqual([]);
    expect(validate(element, "x").length).toBe(1);
    expect(validate(element, {}).length).toBe(1);
    expect(parseOrThrow(element, serialize(element, "12"))).toBe("12");
  },
);

test("more levels than the readers go down are refused, in one sentence, in whatever order they stand", async () => {
  const components = restrictedTwice(310);
  const backwards = components
    .split(/(?=<xs:simpleType)/)
    .toReversed()
    .join("");
  for (const schema of [components, backwards])
    await expect(load(schema)).rejects.toThrow(
      /^t\.xsd:\d+:\d+: error: limit-depth: restricted unions are nested more than 300 deep$/,
    );
});

test("unions without facets have no such limit, in whatever order they stand", async () => {
  const chain = Array.from({ length: 2_500 }, (_, level) =>
    union(`u${level + 1}`, `t:u${level} xs:boolean`),
  );
  const root = `${union("u0", "xs:int xs:date")}<xs:element name="r" type="t:u2500"/>`;
  for (const order of [chain, chain.toReversed()]) {
    const element = (await load(order.join("") + root)).elements.get("{urn:t}r");
    if (element === undefined) throw new Error("no root element");
    expect(validateDocument(element, document("2020-01-01"))).toEqual([]);
    expect(validateDocument(element, document("x")).length).toBe(1);
  }
});

/** A union of some that were made before, or a restriction of the last of them; which texts it takes is known by sets alone. */
interface Known {
  readonly type: SimpleType;
  readonly takes: ReadonlySet<string>;
}

const texts = ["a", "b", "c", "d", "e", "f"];
const someTexts = fc.subarray(texts, { minLength: 1 });
const step = fc.record({
  of: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 }),
  texts: someTexts,
});

function grow(
  known: readonly Known[],
  { of, texts }: { readonly of: readonly number[]; readonly texts: readonly string[] },
): Known {
  const parts = of.flatMap((back) => known.at(-1 - (back % known.length)) ?? []);
  const takes = new Set(parts.flatMap((part) => [...part.takes]));
  const whole: Known = { type: unionOf(...parts.map(({ type }) => type)), takes };
  const kept = texts.filter((text) => takes.has(text));
  if (kept.length === 0) return whole;
  return { type: restrict(whole.type, { enumeration: kept }), takes: new Set(kept) };
}

test("what unions take that restrict each other in any way is the union and intersection of sets", () => {
  const leaf = (allowed: readonly string[]): Known => ({
    type: restrict(builtIn("token"), { enumeration: allowed }),
    takes: new Set(allowed),
  });
  fc.assert(
    fc.property(someTexts, someTexts, fc.array(step, { maxLength: 60 }), (first, second, steps) => {
      const known = [leaf(first), leaf(second)];
      for (const each of steps) known.push(grow(known, each));
      const last = known.at(-1);
      if (last === undefined) return;
      const reader = readerOf(last.type);
      for (const text of [...texts, "other"]) {
        expect(isFindings(reader.read(text, () => undefined))).toBe(!last.takes.has(text));
        expect(reader.check(text).length === 0).toBe(last.takes.has(text));
        if (last.takes.has(text)) expect(reader.write(text, () => "")).toBe(text);
      }
      expect(reader.check(7)).toMatchObject([
        { code: "value-type", parameters: { expected: "string", actual: "number" } },
      ]);
    }),
    { numRuns: 60, seed: 1 },
  );
});

test("deriving from a union that doubles is decided by looking at each pair once", async () => {
  const schema = `${doubling(30, "")}<xs:simpleType name="other"><xs:restriction base="xs:string"/></xs:simpleType>
    <xs:complexType name="B"><xs:sequence><xs:element name="e" type="t:u30"/></xs:sequence></xs:complexType>
    <xs:complexType name="D"><xs:complexContent><xs:restriction base="t:B"><xs:sequence><xs:element name="e" type="t:other"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>`;
  await expect(
    loadSchemas({ locations: ["t.xsd"], read: readFrom({ "t.xsd": xsd(schema) }) }),
  ).rejects.toThrow(/derivation-ok-restriction/);
});

test.each(["", '<xs:pattern value="[0-9]*"/>', '<xs:enumeration value="12"/>'])(
  "unions that double at each level are judged and generated: %s",
  async (facet) => {
    // What doubled 24 times would not end.
    const declarations = doubling(24, facet);
    const read = readFrom({ "t.xsd": xsd(declarations) });
    const schemas = await loadSchemas({ locations: ["t.xsd"], read });
    const element = schemas.elements.get("{urn:t}r");
    if (element === undefined) throw new Error("no root element");
    expect(validateDocument(element, document("12"))).toEqual([]);
    expect(validateDocument(element, document("2020-01-01")).length).toBe(facet === "" ? 0 : 1);
    expect(validateDocument(element, document("x")).length).toBe(1);
    expect(validate(element, facet.includes("pattern") ? "12" : 12)).toEqual([]);
    expect(validate(element, {}).length).toBe(1);
    expect((await generate({ locations: ["t.xsd"], read })).files.length).toBeGreaterThan(0);
  },
);
