import fc from "fast-check";
import { expect, test } from "vitest";
import { validateDocument } from "../../../runtime/parse.js";
import { judgesOf } from "../../support/document-judges.js";

/*
 * Drawn schemas and drawn documents: our verdict is that of libxml2. Counts of groups stay at those that libxml2 counts right;
 * other counts are held to native regular expressions in content-model.test.ts.
 */

const names = ["a", "b", "c", "d", "e"] as const;

/** Types of elements by number: what they accept is drawn too. */
const types = ["xs:int", "xs:token", "t:Code", "t:Attributed", "t:Base", "xs:IDREF"] as const;

const globals = `
  <xs:simpleType name="Code"><xs:restriction base="xs:token"><xs:enumeration value="x"/><xs:pattern value="[a-z]"/></xs:restriction></xs:simpleType>
  <xs:complexType name="Attributed"><xs:simpleContent><xs:extension base="xs:decimal">
    <xs:attribute name="i" type="xs:ID"/><xs:attribute name="n" type="xs:int" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
  <xs:complexType name="Base"><xs:sequence><xs:element name="z" type="xs:int" minOccurs="0" nillable="true"/></xs:sequence><xs:anyAttribute namespace="##other" processContents="skip"/></xs:complexType>
  <xs:complexType name="More"><xs:complexContent><xs:extension base="t:Base"><xs:choice><xs:element name="y" type="xs:int"/><xs:any namespace="##other" processContents="lax"/></xs:choice></xs:extension></xs:complexContent></xs:complexType>`;

const groupBounds = fc.constantFrom([1, 1], [0, 1], [0, "unbounded"], [1, "unbounded"]);
const leafBounds = fc.oneof(groupBounds, fc.constantFrom([2, 3], [0, 2], [3, 3]));

function particle(own: readonly string[], depth: number): fc.Arbitrary<string> {
  const [first = ""] = own;
  const leaf = fc
    .tuple(leafBounds, fc.constantFrom(...types), fc.boolean())
    .map(
      ([[min, max], type, nillable]) =>
        `<xs:element name="${first}" type="${type}" minOccurs="${min}" maxOccurs="${max}" nillable="${nillable}"/>`,
    );
  if (own.length <= 1 || depth === 0) return leaf;
  return fc
    .tuple(
      fc.integer({ min: 1, max: own.length - 1 }),
      fc.constantFrom("sequence", "choice"),
      groupBounds,
    )
    .chain(([cut, compositor, [min, max]]) =>
      fc
        .tuple(particle(own.slice(0, cut), depth - 1), particle(own.slice(cut), depth - 1))
        .map(
          (parts) =>
            `<xs:${compositor} minOccurs="${min}" maxOccurs="${max}">${parts.join("")}</xs:${compositor}>`,
        ),
    );
}

const schemas = fc
  .tuple(fc.constantFrom(1, 2, 3, 4, 5), fc.boolean())
  .chain(([count, mixed]) =>
    particle(names.slice(0, count), 3).map(
      (content) =>
        `<xs:element name="r"><xs:complexType mixed="${mixed}"><xs:sequence>${content}</xs:sequence></xs:complexType></xs:element>${globals}`,
    ),
  );

const contents = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("1", " 12 ", "x", "", "1.5") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "<t:z>1</t:z>",
      "<t:z/>",
      '<t:z xsi:nil="true"/>',
      "<t:y>1</t:y>",
      '<o xmlns="u"/>',
    ),
  },
);
const attributes = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("", 'n="1"') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'n="x"',
      'i="x" n="1"',
      'xsi:nil="true"',
      'xsi:type="t:More"',
      'p:q="" xmlns:p="p"',
    ),
  },
);
const elements = fc
  .tuple(fc.constantFrom(...names), contents, attributes)
  .map(([name, content, attribute]) => `<t:${name} ${attribute}>${content}</t:${name}>`);
const documents = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: elements },
      { weight: 1, arbitrary: fc.constantFrom(" ", "w") },
    ),
    {
      maxLength: 5,
    },
  )
  .map(
    (parts) =>
      `<t:r xmlns:t="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${parts.join("")}</t:r>`,
  );

test("verdicts on drawn documents of drawn schemas are those of libxml2", async () => {
  let valid = 0;
  await fc.assert(
    fc.asyncProperty(
      schemas,
      fc.array(documents, { minLength: 30, maxLength: 30 }),
      async (schema, drawn) => {
        const { schemas: set, libxml2 } = await judgesOf(schema);
        for (const document of drawn) {
          const issues = validateDocument(set, document);
          const judged = libxml2(document);
          if (judged.valid) valid++;
          expect([document, issues.map(({ code }) => code).join(" ")]).toEqual([
            document,
            judged.valid ? "" : expect.stringMatching(/^\S/),
          ]);
        }
      },
    ),
    { numRuns: 80, seed: 20081104 },
  );
  expect(valid).toBeGreaterThan(100);
});
