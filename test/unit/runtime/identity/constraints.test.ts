import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, validateDocument } from "../../../../runtime/parse.js";
import { judgesOf } from "../../../support/document-judges.js";

const declarations = `<xs:element name="r"><xs:complexType><xs:sequence>
    <xs:element name="g" minOccurs="0" maxOccurs="unbounded" type="t:G"><KEYS/></xs:element>
    <xs:element name="f" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:attribute name="k" type="xs:decimal"/><xs:attribute name="s" type="xs:token"/></xs:complexType></xs:element>
  </xs:sequence></xs:complexType><ROOTKEYS/></xs:element>
  <xs:complexType name="G"><xs:sequence>
    <xs:element name="i" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="n" type="xs:integer" minOccurs="0" maxOccurs="2" nillable="NIL"/></xs:sequence>
      <xs:attribute name="k" type="xs:int"/><xs:attribute name="s" type="xs:token" default="d"/></xs:complexType></xs:element>
    <xs:element name="g" minOccurs="0" maxOccurs="unbounded" type="t:G"/>
  </xs:sequence></xs:complexType>`;

interface Constraints {
  readonly root?: string;
  readonly group?: string;
  readonly nillable?: boolean;
}

function schemaOf({ root = "", group = "", nillable = false }: Constraints): string {
  return declarations
    .replace("<KEYS/>", group)
    .replace("<ROOTKEYS/>", root)
    .replace("NIL", String(nillable));
}

const key = (name: string, selector: string, ...fields: string[]): string =>
  constraint("key", name, selector, fields);
const unique = (name: string, selector: string, ...fields: string[]): string =>
  constraint("unique", name, selector, fields);
const keyref = (name: string, refer: string, selector: string, ...fields: string[]): string =>
  constraint(`keyref`, name, selector, fields).replace(">", ` refer="t:${refer}">`);

function constraint(
  kind: string,
  name: string,
  selector: string,
  fields: readonly string[],
): string {
  const paths = fields.map((field) => `<xs:field xpath="${field}"/>`).join("");
  return `<xs:${kind} name="${name}"><xs:selector xpath="${selector}"/>${paths}</xs:${kind}>`;
}

const doc = (content: string): string =>
  `<t:r xmlns:t="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${content}</t:r>`;

async function codes(constraints: Constraints, content: string): Promise<string[]> {
  const { schemas } = await judgesOf(schemaOf(constraints));
  return parse(schemas, doc(content)).issues.map(
    ({ code, position }) => `${code} ${(position?.column ?? 0) - doc("").indexOf("</t:r>")}`,
  );
}

describe("identity constraints", () => {
  test("of what is not valid, what was found counts, and what is missing is not said", async () => {
    const root = key("k", "t:g/t:i", "@k") + keyref("r", "k", "t:f", "@k");
    const content = "cvc-complex-type.2.4.a";
    const foundIn = async (inside: string) =>
      (await codes({ root }, inside)).map((found) => found.split(" ")[0]);
    // The first item has an element that may not be there: the second has its key again, and what refers to it finds it.
    expect(await foundIn("<t:g><t:i k='1'><t:x/></t:i><t:i k='01'/></t:g><t:f k='1.0'/>")).toEqual([
      content,
      "cvc-identity-constraint.4.2.2",
    ]);
    expect(await foundIn("<t:g><t:i k='1'/><t:i k='01'><t:x/></t:i></t:g>")).toEqual([
      "cvc-identity-constraint.4.2.2",
      content,
    ]);
    expect(await foundIn("<t:g><t:i><t:x/></t:i></t:g>")).toEqual([content]);
    expect(await foundIn("<t:g><t:i k='2'><t:x/></t:i></t:g><t:f k='1'/>")).toEqual([content]);
  });

  test("compare values, not texts, and say where", async () => {
    const constraints = { root: unique("u", ".//t:i", "@k") };
    expect(await codes(constraints, "<t:g><t:i k='1'/><t:i k=' 01'/></t:g>")).toEqual([
      "cvc-identity-constraint.4.1 23",
    ]);
    expect(await codes(constraints, "<t:g><t:i/><t:i/></t:g>")).toEqual([]);
  });

  test("want all fields of a key, once each, and not nillable", async () => {
    const constraints = { group: key("k", "t:i", "t:n", "@s") };
    expect(await codes(constraints, "<t:g><t:i/></t:g>")).toEqual([
      "cvc-identity-constraint.4.2.1 6",
    ]);
    expect(
      await codes(constraints, "<t:g><t:i><t:n>1</t:n></t:i><t:i s='d'><t:n>1</t:n></t:i></t:g>"),
    ).toEqual(["cvc-identity-constraint.4.2.2 29"]);
    expect(await codes(constraints, "<t:g><t:i><t:n>1</t:n><t:n>2</t:n></t:i></t:g>")).toEqual([
      "cvc-identity-constraint.3 23",
    ]);
    expect(
      await codes({ ...constraints, nillable: true }, "<t:g><t:i><t:n>1</t:n></t:i></t:g>"),
    ).toEqual(["cvc-identity-constraint.4.2.3 11"]);
    expect(await codes({ group: key("k", ".", "t:g") }, "<t:g><t:g/></t:g>")).toEqual([
      "cvc-identity-constraint.3 6",
    ]);
  });

  test.each([
    "<t:n>1</t:n><t:n xsi:nil='true'/>",
    "<t:n xsi:nil='true'/><t:n>1</t:n>",
    "<t:n xsi:nil='true'/><t:n xsi:nil='true'/>",
  ])("a nil element is one of the nodes that a field finds: %s", async (numbers) => {
    const xsi = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";
    const constraints = { group: unique("u", "t:i", "t:n"), nillable: true };
    const found = await codes(constraints, `<t:g ${xsi}><t:i>${numbers}</t:i></t:g>`);
    expect(found.map((one) => one.split(" ")[0])).toEqual(["cvc-identity-constraint.3"]);
    const one = "<t:i><t:n xsi:nil='true'/></t:i>";
    expect(await codes(constraints, `<t:g ${xsi}>${one}${one}</t:g>`)).toEqual([]);
  });

  /** A key over whatever a wildcard lets in. */
  const wildly = (processContents: string, ...fields: string[]): string =>
    `<xs:element name="r"><xs:complexType><xs:sequence>
      <xs:any namespace="##any" processContents="${processContents}" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence></xs:complexType>${key("k", "*", ...fields)}</xs:element>
    <xs:element name="known"><xs:complexType><xs:simpleContent><xs:extension base="xs:int">
      <xs:attribute name="k" type="xs:int"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>`;
  const noSimple = "cvc-identity-constraint.3";
  const missing = "cvc-identity-constraint.4.2.1";

  test.each([
    [["@k", "."], "<t:known k='1'>2</t:known><t:known k='2'>1</t:known>", []],
    [["@k", "."], "<t:known>2</t:known>", [missing]],
    [["@k", "."], "<x>2</x>", [noSimple, missing]],
    [[".", "@k"], "<y z='1'/>", [noSimple, missing]],
    [["@k", "y"], "<x><y/></x>", [noSimple, missing]],
    [["y", "z"], "<x><y/></x>", [noSimple, missing]],
    [["y", "z"], "<x><y/><z><y/></z></x>", [noSimple, noSimple]],
    [["."], "<x/>", [noSimple]],
    [["y/t:known"], "<x><y><t:known>2</t:known></y></x>", []],
  ])(
    "find no simple value where nothing is declared: fields %j, %s",
    async (fields, content, expected) => {
      const { schemas, libxml2 } = await judgesOf(wildly("lax", ...fields));
      const issues = validateDocument(schemas, doc(content)).map(({ code }) => code);
      expect(issues.toSorted()).toEqual(expected);
      expect(libxml2(doc(content)).valid).toBe(expected.length === 0);
    },
  );

  test.each([
    [["@k"], "<x k='1'/><x k='1'/>"],
    [["@k", "."], "<x>2</x>"],
    [["y", "."], "<t:known k='z'>z</t:known>"],
  ])("say nothing of what is skipped: fields %j, %s", async (fields, content) => {
    const { schemas, libxml2 } = await judgesOf(wildly("skip", ...fields));
    expect(validateDocument(schemas, doc(content))).toEqual([]);
    expect(libxml2(doc(content)).valid).toBe(true);
  });

  test("find the keys of the element and below, unless two have the same", async () => {
    const constraints = { group: key("k", "t:i", "@k"), root: keyref("f", "k", "t:f", "@k") };
    expect(
      await codes(constraints, "<t:g><t:i k='1'/></t:g><t:g><t:i k='2'/></t:g><t:f k='2.0'/>"),
    ).toEqual([]);
    expect(await codes(constraints, "<t:g><t:i k='1'/></t:g><t:f k='3'/>")).toEqual([
      "cvc-identity-constraint.4.3 29",
    ]);
    expect(
      await codes(constraints, "<t:g><t:i k='1'/></t:g><t:g><t:i k='1'/></t:g><t:f k='1'/>"),
    ).toEqual(["cvc-identity-constraint.4.3 52"]);
  });

  test.each([
    ["<t:p><t:g k='1'/><t:g k='1'/></t:p>", 1],
    // To `p` both are in conflict; to `r`, it brings none (3.11.5).
    ["<t:p><t:g k='1'/><t:g k='1'/></t:p><t:g k='1'/>", 0],
    ["<t:g k='1'/><t:p><t:g k='1'/><t:g k='1'/></t:p>", 0],
    ["<t:p><t:g k='1'/></t:p><t:p><t:g k='1'/><t:g k='1'/></t:p>", 0],
    ["<t:p><t:p><t:g k='1'/></t:p></t:p><t:p><t:g k='1'/><t:g k='2'/></t:p>", 1],
    ["<t:p><t:g k='1'/><t:p><t:g k='1'/><t:g k='1'/></t:p></t:p>", 0],
    ["<t:p><t:g k='1'/><t:g k='1'/><t:g k='1'/></t:p>", 1],
  ])("find a key where exactly one element below has it: %s", async (content, count) => {
    const { schemas } = await judgesOf(
      `<xs:element name="r"><xs:complexType><xs:choice maxOccurs="unbounded">
        <xs:element ref="t:p"/><xs:element ref="t:g"/><xs:element name="f" type="t:K"/></xs:choice></xs:complexType>
        ${keyref("f", "k", "t:f", "@k")}</xs:element>
      <xs:element name="p"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded">
        <xs:element ref="t:p"/><xs:element ref="t:g"/></xs:choice></xs:complexType></xs:element>
      <xs:element name="g" type="t:K">${key("k", ".", "@k")}</xs:element>
      <xs:complexType name="K"><xs:attribute name="k" type="xs:int"/></xs:complexType>`,
    );
    const issues = validateDocument(schemas, doc(`${content}<t:f k='1'/>`));
    expect(issues.map(({ code }) => code)).toEqual(
      new Array(count).fill("cvc-identity-constraint.4.3"),
    );
  });

  test("take time in proportion to the document", async () => {
    const { schemas } = await judgesOf(
      schemaOf({ root: key("k", ".//t:i", "@k") + keyref("f", "k", "t:f", "@k") }),
    );
    const many = (count: number): string => {
      const items = Array.from({ length: count }, (_, n) => `<t:i k="${n}"/>`).join("");
      const references = Array.from({ length: count }, (_, n) => `<t:f k="${n}"/>`).join("");
      return doc(`<t:g>${items}</t:g>${references}`);
    };
    const time = (text: string): number => {
      const before = process.cpuUsage().user;
      expect(validateDocument(schemas, text)).toEqual([]);
      return process.cpuUsage().user - before;
    };
    time(many(2_000));
    // Quadratic time would be 100 times as much.
    expect(time(many(20_000)) / time(many(2_000))).toBeLessThan(50);
  });
});

const sets: readonly Constraints[] = [
  { root: unique("u", "t:g/t:i", "@k", "t:n") },
  { root: unique("u", "*/t:i|t:f", "@k") },
  { root: unique("u", ".//*", "@k|@s") },
  { root: key("k", ".//t:i", "@s") + keyref("f", "k", "t:f", "@s") },
  { group: key("k", ".//t:i", "@k"), root: keyref("f", "k", "t:f", "@k") },
  { group: key("k", "t:i", "t:n"), nillable: false },
  { group: unique("k", "t:g", "t:i/@k") },
  { root: key("k", "t:g", ".//t:n") + keyref("f", "k", "t:f", "@k") },
  { group: unique("a", "t:i", "@k") + unique("b", ".//t:n", "."), root: key("c", ".", "t:f/@k") },
];

const attributes = fc
  .tuple(
    fc.constantFrom("", ' k="1"', ' k="2"', ' k="03"', ' k="+1"'),
    fc.constantFrom("", ' s="a"', ' s=" d "'),
  )
  .map((both) => both.join(""));
const numbers = fc.array(fc.constantFrom("1", "2", "01"), { maxLength: 1 });
const items = fc
  .tuple(attributes, numbers)
  .map(([own, inner]) => `<t:i${own}>${inner.map((n) => `<t:n>${n}</t:n>`).join("")}</t:i>`);
const groupOf = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(items, { maxLength: 3 }), fc.array(inner, { maxLength: 2 }))
    .map(([own, groups]) => `<t:g>${own.join("")}${groups.join("")}</t:g>`);
const groups = groupOf(groupOf(groupOf(fc.constant("<t:g/>"))));
const documents = fc
  .tuple(fc.array(groups, { maxLength: 3 }), fc.array(attributes, { maxLength: 3 }))
  .map(([own, references]) =>
    doc(own.join("") + references.map((each) => `<t:f${each}/>`).join("")),
  );

test.each(sets.map((set) => [JSON.stringify(set), set] as const))(
  "verdicts are those of libxml2: %s",
  async (_, set) => {
    const { schemas, libxml2 } = await judgesOf(schemaOf(set));
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(documents, (document) => {
        const { valid } = libxml2(document);
        verdicts.add(valid);
        const issues = validateDocument(schemas, document);
        expect([document, issues.length === 0]).toEqual([document, valid]);
      }),
      { numRuns: 300, seed: 20081104 },
    );
    expect(verdicts.size).toBe(2);
  },
);
