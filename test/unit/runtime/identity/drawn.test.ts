import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, validateDocument } from "../../../../runtime/parse.js";
import { validate } from "../../../../runtime/validate.js";
import { judgesOf } from "../../../support/document-judges.js";

/* Identity constraints that are drawn, in elements inside each other: verdicts are those of libxml2, of documents and of values. */

const placeNames = ["r", "g", "i"] as const;
type PlaceName = (typeof placeNames)[number];
type Constraints = Readonly<Record<PlaceName, string>>;

/** `h` has the constraints of `g`, under names of its own, and stands in itself. */
const declarations = ({ r, g, i }: Constraints): string => `
  <xs:element name="r"><xs:complexType><xs:sequence>
    <xs:element name="g" minOccurs="0" maxOccurs="unbounded" type="t:G">${g}</xs:element>
    <xs:element name="f" minOccurs="0" maxOccurs="unbounded" type="t:F"/>
  </xs:sequence></xs:complexType>${r}</xs:element>
  <xs:complexType name="F"><xs:attribute name="k" type="xs:decimal"/></xs:complexType>
  <xs:complexType name="G"><xs:choice minOccurs="0" maxOccurs="unbounded">
    <xs:element name="i"><xs:complexType><xs:sequence><xs:element name="n" type="xs:integer" minOccurs="0" maxOccurs="2"/></xs:sequence>
      <xs:attribute name="k" type="xs:int"/><xs:attribute name="s" type="xs:token" default="d"/></xs:complexType>${i}</xs:element>
    <xs:element ref="t:h"/><xs:element name="f" type="t:F"/>
  </xs:choice><xs:attribute name="k" type="xs:int"/></xs:complexType>
  <xs:element name="h" type="t:G">${g.replaceAll(' name="', ' name="h').replaceAll('refer="t:g', 'refer="t:hg')}</xs:element>`;

const path = fc.constantFrom(
  ...[".", "*", "t:*", "t:i", "t:f", "t:h/t:i", "t:g/t:i"],
  ...[".//t:i", ".//t:h/t:i", ".//t:h", ".//*", ".//t:h/*", ".//t:f", ".//t:n", ".//t:h/t:h"],
);
const selector = fc
  .tuple(path, fc.option(path))
  .map(([one, other]) => (other === null ? one : `${one} | ${other}`));
const field = fc.oneof(
  { arbitrary: fc.constant("@k"), weight: 4 },
  {
    arbitrary: fc.constantFrom("@s", "t:n", ".", ".//t:n", "t:i/@k", ".//@k", "t:h/@k"),
    weight: 2,
  },
);

const keys = (place: PlaceName) =>
  fc.array(
    fc.record({
      place: fc.constant(place),
      kind: fc.constantFrom("key", "unique"),
      selector,
      fields: fc.array(field, { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 2 },
  );
const reference = fc.record({
  place: fc.constantFrom(...placeNames),
  selector,
  fields: fc.tuple(field, field),
  refers: fc.nat(),
});

const sets = fc
  .tuple(...placeNames.map(keys), fc.array(reference, { maxLength: 3 }))
  .map((drawn): Constraints => {
    const references = drawn.pop() as readonly {
      place: PlaceName;
      selector: string;
      fields: readonly string[];
      refers: number;
    }[];
    const known = (drawn as readonly (readonly Key[])[]).flat();
    const texts: Record<PlaceName, string> = { r: "", g: "", i: "" };
    known.forEach(({ place, kind, selector: found, fields }, at) => {
      texts[place] += constraint(kind, `name="${place}k${at}"`, found, fields);
    });
    references.forEach(({ place, selector: found, fields, refers }, at) => {
      const index = refers % Math.max(1, known.length);
      const key = known[index];
      if (key === undefined) return;
      const names = `name="${place}f${at}" refer="t:${key.place}k${index}"`;
      texts[place] += constraint("keyref", names, found, fields.slice(0, key.fields.length));
    });
    return texts;
  });

interface Key {
  readonly place: PlaceName;
  readonly kind: string;
  readonly selector: string;
  readonly fields: readonly string[];
}

function constraint(kind: string, names: string, found: string, fields: readonly string[]): string {
  const paths = fields.map((xpath) => `<xs:field xpath="${xpath}"/>`).join("");
  return `<xs:${kind} ${names}><xs:selector xpath="${found}"/>${paths}</xs:${kind}>`;
}

const attribute = (name: string, ...values: readonly string[]) =>
  fc.constantFrom("", ...values.map((value) => ` ${name}="${value}"`));
const numbers = fc.array(fc.constantFrom("<t:n>1</t:n>", "<t:n>02</t:n>"), { maxLength: 2 });
const item = fc
  .tuple(attribute("k", "1", "2", "3", "04", "+4"), attribute("s", "a", " d "), numbers)
  .map(([k, s, inner]) => `<t:i${k}${s}>${inner.join("")}</t:i>`);
const referring = attribute("k", "1", "2.0", "3", "4").map((k) => `<t:f${k}/>`);

function group(name: string, depth: number): fc.Arbitrary<string> {
  const leaves = [
    { arbitrary: item, weight: 3 },
    { arbitrary: referring, weight: 1 },
  ];
  const inner = depth === 0 ? leaves : [...leaves, { arbitrary: group("h", depth - 1), weight: 3 }];
  return fc
    .tuple(attribute("k", "1", "2", "3", "4"), fc.array(fc.oneof(...inner), { maxLength: 4 }))
    .map(([k, children]) => `<t:${name}${k}>${children.join("")}</t:${name}>`);
}

const documents = fc
  .tuple(fc.array(group("g", 3), { maxLength: 3 }), fc.array(referring, { maxLength: 2 }))
  .map((parts) => `<t:r xmlns:t="urn:t">${parts.flat().join("")}</t:r>`);

test("drawn constraints", async () => {
  const verdicts = new Map<boolean, number>();
  for (const [at, set] of fc.sample(sets, { numRuns: 30, seed: 1200 }).entries()) {
    const { schemas, libxml2 } = await judgesOf(declarations(set));
    const root = schemas.elements.get("{urn:t}r");
    if (root === undefined) throw new Error("no root element");
    for (const document of fc.sample(documents, { numRuns: 20, seed: at })) {
      const { valid } = libxml2(document);
      const issues = validateDocument(schemas, document);
      expect([set, document, issues.length === 0]).toEqual([set, document, valid]);
      verdicts.set(valid, (verdicts.get(valid) ?? 0) + 1);
      const { value } = parse(schemas, document);
      expect([set, document, validate(root, value).length === 0]).toEqual([set, document, valid]);
    }
  }
  expect(Math.min(...verdicts.values())).toBeGreaterThan(100);
  expect(verdicts.size).toBe(2);
});
