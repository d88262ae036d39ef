import { describe, expect, test } from "vitest";
import { loadSchemas } from "../../../generator/generate.js";
import type { ComplexType, ElementDescriptor } from "../../../runtime/descriptors.js";
import type { XmlIssue } from "../../../runtime/issues.js";
import type { WithTypes } from "../../../runtime/nouns/generic-values.js";
import { parse, parseOrThrow } from "../../../runtime/parse.js";
import { parseStream } from "../../../runtime/parse-stream.js";
import { serialize } from "../../../runtime/serialize.js";
import { serializeStream } from "../../../runtime/serialize-stream.js";
import { elementSchemaOf, schemaOf } from "../../../runtime/v1/zod.js";
import { validate } from "../../../runtime/validate.js";
import { canonical } from "../../support/canonical.js";
import { readFrom, xsd } from "../../support/schemas-in-memory.js";

const schemas = await loadSchemas({
  locations: ["t.xsd"],
  read: readFrom({
    "t.xsd": xsd(`
      <xs:element name="Releve" type="t:Releve"/>
      <xs:complexType name="Releve">
        <xs:sequence>
          <xs:element name="montant" type="xs:decimal" minOccurs="0"/>
          <xs:element name="note" type="xs:anySimpleType" minOccurs="0" maxOccurs="unbounded"/>
          <xs:element name="choix" type="t:Choix" minOccurs="0"/>
          <xs:element name="entier" type="xs:int" minOccurs="0" nillable="true" block="restriction"/>
          <xs:element name="code" type="xs:int" default="7" minOccurs="0" nillable="true"/>
          <xs:element name="ferme" type="t:Ferme" minOccurs="0"/>
          <xs:element name="mesure" type="xs:double" minOccurs="0"/>
          <xs:element name="drapeaux" type="t:Drapeaux" minOccurs="0"/>
        </xs:sequence>
      </xs:complexType>
      <xs:complexType name="Ferme"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>
      <xs:simpleType name="Choix"><xs:union memberTypes="xs:int xs:string t:Cinq"/></xs:simpleType>
      <xs:simpleType name="Cinq"><xs:restriction base="xs:int"><xs:pattern value="\\d{5}"/></xs:restriction></xs:simpleType>
      <xs:simpleType name="Forme"><xs:restriction base="xs:double"><xs:pattern value="\\d\\.\\dE\\d"/></xs:restriction></xs:simpleType>
      <xs:simpleType name="Drapeaux"><xs:list itemType="xs:boolean"/></xs:simpleType>
      <xs:simpleType name="Chiffres"><xs:restriction base="t:Drapeaux"><xs:pattern value="[ 01]*"/></xs:restriction></xs:simpleType>
      <xs:complexType name="Devise">
        <xs:simpleContent><xs:extension base="xs:decimal">
          <xs:attribute name="devise" type="xs:NMTOKEN" use="required"/>
        </xs:extension></xs:simpleContent>
      </xs:complexType>
      <xs:element name="Lot">
        <xs:complexType>
          <xs:choice maxOccurs="unbounded">
            <xs:element name="a" type="xs:decimal"/>
            <xs:element name="b" type="xs:string"/>
          </xs:choice>
        </xs:complexType>
      </xs:element>
      <xs:element name="Releves">
        <xs:complexType><xs:sequence><xs:element name="releve" type="t:Releve" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
      </xs:element>
      <xs:element name="Tete" type="xs:decimal"/>
      <xs:element name="Membre" type="xs:decimal" substitutionGroup="t:Tete"/>
      <xs:element name="Groupe">
        <xs:complexType><xs:sequence><xs:element ref="t:Tete"/></xs:sequence></xs:complexType>
      </xs:element>
      <xs:element name="Distincts">
        <xs:complexType>
          <xs:sequence><xs:element name="v" type="xs:anySimpleType" maxOccurs="unbounded"/></xs:sequence>
        </xs:complexType>
        <xs:unique name="Unique"><xs:selector xpath="t:v"/><xs:field xpath="."/></xs:unique>
      </xs:element>`),
  }),
});

function declared(local: string): ElementDescriptor {
  const element = schemas.elements.get(`{urn:t}${local}`);
  if (element === undefined) throw new Error(`no element ${local}`);
  return element;
}

const xs = "http://www.w3.org/2001/XMLSchema";
const releve = declared("Releve");
const built = (local: string) => ({ namespace: xs, local });
const own = (local: string) => ({ namespace: "urn:t", local });
const document = (inner: string, root = "Releve"): string =>
  `<t:${root} xmlns:t="urn:t" xmlns:xs="${xs}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${inner}</t:${root}>`;
const found = (issues: readonly XmlIssue[]): string[] =>
  issues.map(({ code, path }) => `${code} ${path.join(".")}`.trim());

/** What `validate` says; zod, which knows the built-in types alone, says as much of what it knows. */
function wrong(value: unknown, element = releve): string[] {
  const { success } = elementSchemaOf(() => element).safeParse(value);
  expect(success).toBe(validate(element, value).length === 0);
  return found(validate(element, value, { schemas }));
}

describe("a document is read, checked, written and read again with what xsi:type says", () => {
  test.for([
    [
      "another type",
      `<t:montant xsi:type="xs:integer">05</t:montant>`,
      { montant: "05", $types: { montant: built("integer") } },
    ],
    [
      "the declared type again",
      `<t:montant xsi:type="xs:decimal">5</t:montant><t:ferme xsi:type="t:Ferme"><t:a>1</t:a></t:ferme>`,
      { montant: "5", ferme: { a: 1 }, $types: { montant: built("decimal"), ferme: own("Ferme") } },
    ],
    [
      "repeated elements",
      `<t:note>a</t:note><t:note xsi:type="xs:boolean">1</t:note><t:note xsi:type="xs:NMTOKENS">a b</t:note><t:note>c</t:note>`,
      {
        note: ["a", "1", "a b", "c"],
        $types: { note: [null, built("boolean"), built("NMTOKENS")] },
      },
    ],
    [
      "names in a value that is text",
      `<t:note xsi:type="xs:QName">t:nom</t:note>`,
      { note: ["t:nom"], $types: { note: [{ ...built("QName"), namespaces: { t: "urn:t" } }] } },
    ],
    [
      "a member of a union, of which another member comes first",
      `<t:choix xsi:type="xs:string">05</t:choix>`,
      { choix: "05", $types: { choix: built("string") } },
    ],
    [
      "a form that the named type alone asks for",
      `<t:choix xsi:type="t:Cinq">00012</t:choix>`,
      { choix: 12, $types: { choix: own("Cinq") } },
    ],
    [
      "forms that the values do not have",
      `<t:mesure xsi:type="t:Forme">1.2E3</t:mesure><t:drapeaux xsi:type="t:Chiffres">1 0</t:drapeaux>`,
      {
        mesure: 1200,
        drapeaux: [true, false],
        $types: {
          mesure: { ...own("Forme"), lexical: "1.2E3" },
          drapeaux: { ...own("Chiffres"), lexical: "1 0" },
        },
      },
    ],
    [
      "a type with attributes",
      `<t:montant xsi:type="t:Devise" devise="EUR">1.50</t:montant>`,
      { montant: "1.50", $types: { montant: { ...own("Devise"), attributes: { devise: "EUR" } } } },
    ],
    [
      "nil, and the default",
      `<t:entier xsi:type="xs:int" xsi:nil="true"/><t:code xsi:type="xs:byte"/>`,
      { entier: null, code: 7, $types: { entier: built("int"), code: built("byte") } },
    ],
  ] as const)("%s", ([, inner, expected]) => {
    const source = document(inner);
    const read = parse(releve, source, { schemas });
    expect(read.issues).toEqual([]);
    expect(read.value).toMatchObject(expected);
    expect(wrong(read.value)).toEqual([]);
    const written = serialize(releve, JSON.parse(JSON.stringify(read.value)), { schemas });
    expect(canonical(written)).toBe(
      canonical(
        source.replace('<t:code xsi:type="xs:byte"/>', '<t:code xsi:type="xs:byte">7</t:code>'),
      ),
    );
    const again = parseOrThrow(releve, written, { schemas });
    expect(JSON.stringify(again)).toContain(JSON.stringify(read.value).slice(0, 10));
    expect(parse(schemas, written).issues).toEqual([]);
  });

  test("items say it beside their kind", () => {
    const inner = `<t:a xsi:type="xs:int">5</t:a><t:b>x</t:b>`;
    const lot = declared("Lot");
    const value = parseOrThrow(lot, document(inner, "Lot"));
    expect(value).toEqual({
      content: [
        { kind: "a", value: "5", $type: built("int") },
        { kind: "b", value: "x" },
      ],
    });
    expect(wrong(value, lot)).toEqual([]);
    expect(canonical(serialize(lot, value))).toBe(canonical(document(inner, "Lot")));
    const [first, second] = (value as { readonly content: readonly object[] }).content;
    expect(
      wrong(
        {
          content: [
            { ...first, value: "5.5" },
            { ...second, $type: 1 },
          ],
        },
        lot,
      ),
    ).toEqual(["cvc-datatype-valid.1.2.1 content.0.value", "value-type content.1.$type"]);
  });

  test("members of a substitution group say it, too", () => {
    const groupe = declared("Groupe");
    const inner = `<t:Membre xsi:type="xs:int">5</t:Membre>`;
    const value = parseOrThrow(groupe, document(inner, "Groupe"));
    expect(value).toEqual({ tete: { kind: "membre", value: "5", $type: built("int") } });
    expect(wrong(value, groupe)).toEqual([]);
    expect(canonical(serialize(groupe, value))).toBe(canonical(document(inner, "Groupe")));
  });

  test("the document element says it beside its value", () => {
    const tete = declared("Tete");
    const source = document("5", "Tete").replace(">5", ` xsi:type="xs:int">5`);
    const { value, type } = parse(tete, source);
    expect({ value, type }).toEqual({ value: "5", type: built("int") });
    expect(canonical(serialize(tete, value, { type }))).toBe(canonical(source));
    expect(found(validate(tete, "5.5", { type: built("int") }))).toEqual([
      "cvc-datatype-valid.1.2.1",
    ]);
    expect(found(validate(tete, "5", { type: built("float") }))).toEqual(["cvc-elt.4.3"]);
  });

  test("streams give it out, and write it by the general writer", async () => {
    const lot = declared("Lot");
    const source = document(`<t:a xsi:type="xs:int">5</t:a><t:a>6</t:a>`, "Lot");
    const items: { kind: string; value: unknown }[] = [];
    for await (const part of parseStream(lot, source))
      if (part.kind === "item") items.push(part.value as { kind: string; value: unknown });
    expect(items[0]).toEqual({ kind: "a", value: "5", $type: built("int") });
    const element = lot as ElementDescriptor<{ readonly content: typeof items }>;
    let written = "";
    for await (const chunk of serializeStream(element, {}, items, { at: ["content"] }))
      written += chunk;
    expect(written).toBe(serialize(element, { content: items }));
    const releves = declared("Releves") as ElementDescriptor<{ readonly releve: object[] }>;
    const plain = { montant: "5" };
    const typed = [plain, { ...plain, $types: { montant: built("integer") } }, plain];
    let streamed = "";
    for await (const chunk of serializeStream(releves, {}, typed, { at: ["releve"] }))
      streamed += chunk;
    expect(streamed).toBe(serialize(releves, { releve: typed }));
    expect(streamed).toContain('xsi:type="xs:integer"');
    const notes = document(`<t:note xsi:type="xs:int">5</t:note><t:note>6</t:note>`);
    const types: unknown[] = [];
    for await (const part of parseStream(releve, notes, { at: "note" }))
      types.push(part.kind === "item" ? part.type : part.value);
    expect(types).toEqual([built("int"), undefined, {}]);
  });
});

describe("what is wrong is said", () => {
  const named = (types: unknown, rest: object = {}): string[] =>
    wrong({ montant: "5.5", ...rest, $types: types });

  test("of the value", () => {
    expect(named({ montant: built("int") })).toEqual(["cvc-datatype-valid.1.2.1 montant"]);
    expect(named({ montant: built("float") })).toEqual(["cvc-elt.4.3 montant"]);
    expect(named({ montant: built("rien") })).toEqual(["cvc-elt.4.2 montant"]);
    expect(wrong({ montant: 5, $types: { montant: built("int") } })).toEqual([
      "value-type montant",
    ]);
    expect(wrong({ entier: 5, $types: { entier: built("byte") } })).toEqual(["cvc-elt.4.3 entier"]);
    expect(wrong({ code: 300, $types: { code: built("byte") } })).toEqual([
      "cvc-maxInclusive-valid code",
    ]);
    expect(named({ montant: own("Devise") })).toEqual(["cvc-complex-type.4 montant.devise"]);
    expect(named({ montant: { ...built("decimal"), attributes: {} } })).toEqual([
      "value-unknown-property montant",
    ]);
    expect(wrong({ ferme: { a: 1 }, $types: { ferme: own("Releve") } })).toEqual([
      "value-type ferme",
    ]);
    const forme = { ...own("Forme"), lexical: "1.2E3" };
    expect(wrong({ mesure: 1300, $types: { mesure: forme } })).toEqual(["value-type mesure"]);
    expect(wrong({ note: ["q:nom"], $types: { note: [built("QName")] } })).toEqual([
      "cvc-datatype-valid.1.2.1 note.0",
    ]);
  });

  test("of its form", () => {
    expect(named("xs:int")).toEqual(["value-type $types"]);
    expect(named({ montant: "xs:int" })).toEqual(["value-type $types.montant"]);
    expect(named({ montant: [built("int")] })).toEqual(["value-unknown-property $types.montant.0"]);
    expect(named({ note: built("int") }, { note: ["5"] })).toEqual(["value-type note"]);
    expect(named({ note: [null, built("int")] }, { note: ["5"] })).toEqual([
      "value-unknown-property $types.note.1",
    ]);
    expect(named({ code: built("int") })).toEqual(["value-unknown-property $types.code"]);
    expect(named({ inconnu: built("int") })).toEqual(["value-unknown-property $types.inconnu"]);
  });

  test("identity constraints compare values of the types that are named", () => {
    const distincts = declared("Distincts");
    const types = (...names: readonly string[]) => ({ v: names.map(built) });
    expect(wrong({ v: ["3.0", "3"], $types: types("float", "decimal") }, distincts)).toEqual([]);
    expect(wrong({ v: ["3.0", "3"], $types: types("int", "decimal") }, distincts)).toContain(
      "cvc-datatype-valid.1.2.1 v.0",
    );
    expect(wrong({ v: ["3", "3.0"], $types: types("int", "decimal") }, distincts)).toEqual([
      "cvc-identity-constraint.4.1 v.1",
    ]);
  });

  test("zod schemas of types say it as well, and keep their shape", () => {
    const type = schemas.types.get("{urn:t}Releve") as ComplexType<{ readonly montant?: string }>;
    const schema = schemaOf(() => type);
    const value: WithTypes<{ readonly montant: string }> = {
      montant: "5",
      $types: { montant: built("int") },
    };
    expect(schema.parse(value)).toEqual(value);
    expect(schema.safeParse({ ...value, montant: "5.5" }).success).toBe(false);
    expect(Object.keys(schema.shape)).not.toContain("$types");
    expect(Object.keys(schema.pick({ montant: true }).shape)).toEqual(["montant"]);
  });
});
