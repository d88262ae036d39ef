import fc from "fast-check";
import { expect, test } from "vitest";
import { alphabetOf, machineOf } from "../../../../generator/evolution/languages/build.js";
import { and } from "../../../../generator/evolution/languages/language.js";
import { differences, type Machine } from "../../../../generator/evolution/languages/machine.js";
import { simpleLanguage } from "../../../../generator/evolution/simple/simple-language.js";
import { type Texts, takes } from "../../../../generator/evolution/walk/declared-texts.js";
import { builtInTypes } from "../../../../generator/schema/built-ins.js";
import type { SimpleTypeDefinition } from "../../../../generator/schema/components.js";
import { loadTexts } from "../../../support/load-schema.js";
import { xsd } from "../../../support/schemas-in-memory.js";

/** Whether the automaton of a type takes a text. */
function reader(type: SimpleTypeDefinition): (text: string) => boolean {
  const language = and(simpleLanguage(type).parts);
  const alphabet = alphabetOf([language]);
  const machine: Machine = machineOf(language, alphabet, 100_000);
  return (text) => {
    let state = machine.start;
    for (const character of text)
      state = machine.step(state, alphabet.symbolOf(character.codePointAt(0) ?? 0));
    return machine.accepts(state);
  };
}

/** Texts that are nearly of some type. */
const nearly: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      ..."0 -1 +1.50 00.010 .5 5. 1e3 -1.5E-07 INF -INF NaN true 0 P1Y2M3DT4H5M6.7S -P1D PT1S P PT P1YT 2000-02-29 1900-02-29 2400-02-29 -0004-02-29 10000-02-29 0000-01-01 2001-12-31 2001-13-01 2000-02-29T23:59:59.9Z 2000-01-01T24:00:00 2000-01-01T24:00:00.01 12:00:00 23:59:60 12:00:00+14:00 12:00:00-14:01 2000 02000 -0001 2000-01 2000-13 --02-29 --02-30 --04-31 ---31 ---32 --12 --13 2000Z 2000-01-01+13:59 0aFf 0aF QUJD QQ== QUI= QR== Q===  a:b a a:b:c -a en-US abcdefghi fr- x y".split(
        " ",
      ),
    ),
    fc.constantFrom("", "", "", " ", "0", "-", ".", "Z", "T", "9", "\n", "a", "=", ":"),
    fc.nat({ max: 20 }),
    fc.nat({ max: 3 }),
    fc.constantFrom("", "", " ", "\t"),
  )
  .map(
    ([text, put, at, cut, around]) =>
      around + text.slice(0, at) + put + text.slice(at + (put === "" ? cut : 0)) + around,
  );

const builtIns = [...builtInTypes.values()].filter(
  (type): type is SimpleTypeDefinition =>
    type.kind === "simpleTypeDefinition" && !["QName", "NOTATION"].includes(type.name?.local ?? ""),
);

test.each(builtIns.map((type) => [type.name?.local ?? "", type] as const))(
  "the automaton of xs:%s takes what the type takes",
  (_, type) => {
    const automaton = reader(type);
    const texts: Texts = { type, orEmpty: false };
    fc.assert(
      fc.property(nearly, (text) => {
        expect([text, automaton(text)]).toEqual([text, takes(texts, text)]);
      }),
      { numRuns: 150 },
    );
  },
);

const facets: readonly (readonly [string, string])[] = [
  ["decimal", '<xs:totalDigits value="3"/><xs:fractionDigits value="1"/>'],
  ["decimal", '<xs:minInclusive value="-1.5"/><xs:maxExclusive value="10"/>'],
  ["decimal", '<xs:minExclusive value="0"/><xs:maxInclusive value="0.010"/>'],
  [
    "decimal",
    '<xs:enumeration value="-0.50"/><xs:enumeration value="0"/><xs:enumeration value="12"/>',
  ],
  ["integer", '<xs:maxInclusive value="-10"/>'],
  ["hexBinary", '<xs:length value="2"/>'],
  ["hexBinary", '<xs:enumeration value="0aFf"/>'],
  ["base64Binary", '<xs:minLength value="2"/><xs:maxLength value="3"/>'],
  ["base64Binary", '<xs:enumeration value="QUJD"/>'],
  ["string", '<xs:maxLength value="3"/><xs:whiteSpace value="replace"/>'],
  ["token", '<xs:pattern value="a( b)*|x"/>'],
  ["boolean", '<xs:pattern value="[^0]*"/>'],
  ["date", '<xs:enumeration value="2000-02-29"/>'],
  ["NMTOKENS", '<xs:maxLength value="2"/>'],
  ["string", '<xs:pattern value="\\p{L}\\i\\c*|[\\d-[5]]+|.\\s"/>'],
];

test("the automata of restricted types take what the types take", async () => {
  const types = facets.map(
    ([base, inner], index) =>
      `<xs:simpleType name="T${index}"><xs:restriction base="xs:${base}">${inner}</xs:restriction></xs:simpleType>`,
  );
  const { schema, findings } = await loadTexts({ "t.xsd": xsd(types.join("")) });
  expect(findings).toEqual([]);
  const texts = fc.oneof(
    nearly,
    fc.string({ unit: fc.constantFrom(..."0123459.+-aFfbxéж_: \t\n=QUJDI"), maxLength: 7 }),
  );
  for (const type of schema.typeDefinitions.values()) {
    if (type.kind !== "simpleTypeDefinition") continue;
    const automaton = reader(type);
    fc.assert(
      fc.property(texts, (text) => {
        const name = type.name?.local;
        expect([name, text, automaton(text)]).toEqual([
          name,
          text,
          takes({ type, orEmpty: false }, text),
        ]);
      }),
      { numRuns: 300 },
    );
  }
});

test("differences come shortest first, and none where there is none", () => {
  const [two, three] = ["a{2,}", "a{3,}"].map((source) => {
    const type = builtInTypes.get(
      "{http://www.w3.org/2001/XMLSchema}string",
    ) as SimpleTypeDefinition;
    const facet = { kind: "pattern", value: source, fixed: false, namespaces: new Map() } as const;
    const annotated = {
      position: undefined,
      document: undefined,
      documentation: [],
      foreignAttributes: [],
    };
    return and(
      simpleLanguage({
        ...type,
        builtIn: false,
        baseTypeDefinition: type,
        facets: [{ ...annotated, ...facet }],
      }).parts,
    );
  });
  if (two === undefined || three === undefined) throw new Error("no languages");
  const alphabet = alphabetOf([two, three]);
  const machines = [two, three].map((one) => machineOf(one, alphabet, 100));
  const [left, right] = machines;
  if (left === undefined || right === undefined) throw new Error("no machines");
  const words = (a: Machine, b: Machine): readonly number[] =>
    [...differences(a, b, alphabet.symbols.length, { budget: 100 })].map((word) => word.length);
  expect(words(left, right)).toEqual([2]);
  expect(words(right, left)).toEqual([]);
});
