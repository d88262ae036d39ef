import { describe, expect, test } from "vitest";
import { loadSchemas } from "../../../generator/generate.js";
import type { ElementDescriptor } from "../../../runtime/descriptors.js";
import type { XmlIssue } from "../../../runtime/issues.js";
import { parse, parseOrThrow } from "../../../runtime/parse.js";
import { serialize } from "../../../runtime/serialize.js";
import { elementSchemaOf } from "../../../runtime/v1/zod.js";
import { validate } from "../../../runtime/validate.js";
import { canonical } from "../../support/canonical.js";
import { readFrom, xsd } from "../../support/schemas-in-memory.js";

const schemas = await loadSchemas({
  locations: ["t.xsd"],
  read: readFrom({
    "t.xsd": xsd(`
      <xs:element name="Notes">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="Note" type="xs:anyType" nillable="true" maxOccurs="unbounded"/>
          </xs:sequence>
        </xs:complexType>
      </xs:element>
      <xs:element name="Libre" type="xs:anyType"/>
      <xs:complexType name="Adresse">
        <xs:sequence><xs:element name="Rue" type="xs:int" maxOccurs="2"/></xs:sequence>
        <xs:attribute name="genre" type="xs:QName"/>
      </xs:complexType>
      <xs:element name="Rue" type="xs:date"/>
      <xs:element name="Registre">
        <xs:complexType>
          <xs:sequence>
            <xs:any namespace="##other" processContents="lax" maxOccurs="unbounded"/>
            <xs:element name="Renvoi" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
          </xs:sequence>
        </xs:complexType>
        <xs:key name="Cle"><xs:selector xpath=".//t:Fiche"/><xs:field xpath="@numero"/></xs:key>
        <xs:keyref name="Reference" refer="t:Cle"><xs:selector xpath="t:Renvoi"/><xs:field xpath="."/></xs:keyref>
      </xs:element>
      <xs:element name="Fiche">
        <xs:complexType><xs:attribute name="numero" type="xs:string"/></xs:complexType>
      </xs:element>`),
  }),
});

function declared(local: string): ElementDescriptor {
  const element = schemas.elements.get(`{urn:t}${local}`);
  if (element === undefined) throw new Error(`no element ${local}`);
  return element;
}

const xs = "http://www.w3.org/2001/XMLSchema";
const instance = `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
const notes = declared("Notes");
const libre = declared("Libre");
const document = (inner: string): string =>
  `<t:Notes xmlns:t="urn:t" xmlns:xsd="${xs}" ${instance}>${inner}</t:Notes>`;
const found = (issues: readonly XmlIssue[]): string[] =>
  issues.map(({ code, path }) => `${code} ${path.join(".")}`.trim());
const wrong = (value: unknown, element = notes): string[] => {
  // zod knows the built-in types alone.
  const { success } = elementSchemaOf(() => element).safeParse(value);
  expect(success).toBe(validate(element, value).length === 0);
  return found(validate(element, value, { schemas }));
};

describe("a value of xs:anyType says the type that xsi:type names", () => {
  const source = document(
    `<t:Note xsi:type="xsd:int" lu="oui"> 5 </t:Note><t:Note xsi:type="xsd:string" xsi:nil="true"/>` +
      `<t:Note xsi:type="xsd:anyType">a<b/></t:Note><t:Note>c</t:Note>`,
  );
  const type = (local: string) => ({ namespace: xs, local });
  const value = {
    note: [
      {
        $type: type("int"),
        anyAttributes: [{ namespace: "", local: "lu", value: "oui" }],
        content: [" 5 "],
      },
      { $nil: true, $type: type("string") },
      {
        $type: type("anyType"),
        content: ["a", { kind: "any", value: { name: { namespace: "", local: "b" } } }],
      },
      { content: ["c"] },
    ],
  };

  test("read", () => {
    const read = parse(notes, source.replace(` lu="oui"`, ""), { schemas });
    expect(read.issues).toEqual([]);
    const lu = document(`<t:Note xsi:type="xsd:anyType" lu="oui"> 5 </t:Note>`);
    expect(parseOrThrow(notes, lu)).toEqual({
      note: [{ ...value.note[0], $type: type("anyType") }],
    });
    // An element of a simple type has no attributes.
    expect(found(parse(notes, source, { schemas }).issues)).toEqual(["cvc-type.3.1.1 note.0"]);
    expect(wrong(value)).toEqual(["cvc-type.3.1.1 note.0"]);
  });

  test("checked, written and read again, through JSON as well", () => {
    const read = parseOrThrow(notes, source.replace(` lu="oui"`, ""), { schemas });
    const [first, second, , last] = value.note;
    expect(read).toMatchObject({ note: [{ $type: first?.$type }, second, {}, last] });
    expect(wrong(read)).toEqual([]);
    const written = serialize(notes, JSON.parse(JSON.stringify(read)));
    expect(canonical(written)).toBe(canonical(source.replace(` lu="oui"`, "")));
  });

  test("names in the content keep what their prefixes stand for", () => {
    const inner = `<t:Note xsi:type="xsd:QName" xmlns:t="urn:t" xmlns:q="urn:q">q:nom</t:Note>`;
    const read = parseOrThrow(notes, document(inner));
    expect(read).toMatchObject({ note: [{ namespaces: { q: "urn:q" } }] });
    expect(wrong(read)).toEqual([]);
    // The prefix is another's in what is written.
    const written = serialize(notes, read, { prefixes: { "urn:t": "q" } });
    expect(written).toContain(">q:nom<");
    expect(canonical(serialize(notes, parseOrThrow(notes, written)))).toBe(
      canonical(document(inner)),
    );
    expect(wrong({ note: [{ $type: type("QName"), content: ["q:nom"] }] })).toEqual([
      "cvc-datatype-valid.1.2.1 note.0",
    ]);
  });

  test("at the root as well", () => {
    const root = `<Libre xmlns="urn:t" ${instance} xmlns:t="urn:q" xsi:type="Adresse" genre="t:a"><Rue>5</Rue></Libre>`;
    const read = parseOrThrow(libre, root, { schemas });
    expect(read).toMatchObject({ $type: { namespace: "urn:t", local: "Adresse" } });
    const written = serialize(libre, read, { schemas, schemaLocation: { "urn:t": "t.xsd" } });
    expect(written).toContain(`schemaLocation="urn:t t.xsd"`);
    expect(parseOrThrow(libre, written, { schemas })).toMatchObject({
      $type: { namespace: "urn:t", local: "Adresse" },
      anyAttributes: [{ local: "genre", value: "t:a" }],
      namespaces: { t: "urn:q" },
    });
    expect(() => serialize(libre, read)).toThrow("cvc-elt.4.2");
  });

  test.each([
    ['<Libre xmlns="urn:t" xmlns:p="urn:t"/>', { content: [] }],
    [`<Libre xmlns="urn:t" ${instance} xsi:type="Adresse"><Rue>5</Rue></Libre>`, undefined],
  ])("where nothing may name anything, no prefixes are kept: %s", (text, value) => {
    const read = parse(libre, text, { schemas }).value;
    if (value !== undefined) expect(read).toEqual(value);
    const written = serialize(libre, read, { schemas });
    expect(parse(libre, written, { schemas }).value).toEqual(read);
  });

  test("a type in no namespace is named without a prefix, whatever the default namespace is", () => {
    const typed = {
      $type: { namespace: "", local: "Inconnu" },
      namespaces: { "": "urn:q" },
      content: [],
    };
    expect(validate(libre, typed)[0]?.parameters).toMatchObject({ value: "Inconnu" });
  });

  test("mistakes are said where they are", () => {
    const rue = (text: string) => ({
      kind: "any",
      value: { name: { namespace: "urn:t", local: "Rue" }, children: [text] },
    });
    const adresse = { $type: { namespace: "urn:t", local: "Adresse" } };
    expect(wrong({ ...adresse, content: [rue("5")] }, libre)).toEqual([]);
    expect(wrong({ ...adresse, content: [rue("5"), rue("2000-01-01")] }, libre)).toEqual([
      "cvc-datatype-valid.1.2.1 content.1.value",
    ]);
    expect(wrong({ ...adresse, content: [] }, libre)).toEqual(["cvc-complex-type.2.4.b"]);
    expect(wrong({ $type: type("int"), content: ["cinq"] }, libre)).toEqual([
      "cvc-datatype-valid.1.2.1",
    ]);
    expect(wrong({ $type: type("rien"), content: [] }, libre)).toEqual(["cvc-elt.4.2"]);
    expect(wrong({ $type: "Adresse", content: [] }, libre)).toEqual(["value-type $type"]);
    expect(wrong({ $type: type("int") }, libre)).toEqual(["value-type content"]);
    expect(wrong({ $type: type("int"), content: ["5"], de: 1 }, libre)).toEqual([
      "value-unknown-property de",
    ]);
    expect(wrong({ $type: type("int"), content: [{ kind: "x", value: "5" }] }, libre)).toEqual([
      "value-kind content.0.kind",
    ]);
    expect(wrong({ $nil: true, $type: type("int") }, libre)).toContain("cvc-elt.3.1");
    expect(wrong({ note: [{ $nil: false, $type: type("int") }] })).toEqual([
      "value-type note.0.$nil",
    ]);
    expect(wrong({ note: [{ $nil: true, $type: type("int"), content: [] }] })).toEqual([
      "value-unknown-property note.0.content",
    ]);
    expect(wrong({ namespaces: { p: "urn:p" }, content: [] }, libre)).toEqual([]);
    expect(wrong({ namespaces: { p: 1 }, content: [] }, libre)).toEqual([
      "value-type namespaces.p",
    ]);
  });
});

describe("identity constraints reach into what wildcards let in", () => {
  const registre = declared("Registre");
  const fiche = (numero?: string) => ({
    name: { namespace: "urn:t", local: "Fiche" },
    ...(numero && { attributes: [{ namespace: "", local: "numero", value: numero }] }),
  });
  const tree = (...children: readonly unknown[]) => ({
    name: { namespace: "urn:x", local: "boite" },
    children,
  });

  test.for([
    [{ any: [tree(fiche("1")), tree(fiche("2"))], renvoi: ["2"] }, []],
    [
      { any: [tree(fiche("1")), tree("x", fiche("2"), fiche("1"))] },
      ["cvc-identity-constraint.4.2.2 any.1.children.2"],
    ],
    [{ any: [tree(fiche())] }, ["cvc-identity-constraint.4.2.1 any.0.children.0"]],
    [{ any: [tree(fiche("1"))], renvoi: ["2"] }, ["cvc-identity-constraint.4.3 renvoi.0"]],
  ] as const)("%j", ([value, expected]) => {
    expect(found(validate(registre, value, { schemas }))).toEqual(expected);
    if (expected.length > 0) {
      expect(() => serialize(registre, value, { schemas })).toThrow(expected[0]?.split(" ")[0]);
      return;
    }
    expect(parse(registre, serialize(registre, value, { schemas }), { schemas }).issues).toEqual(
      [],
    );
  });
});
