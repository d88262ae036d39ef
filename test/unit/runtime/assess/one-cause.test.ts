import { describe, expect, test } from "vitest";
import { parse } from "../../../../runtime/index.js";
import { judgesOf } from "../../../support/document-judges.js";

const declared =
  'xmlns:t="urn:t" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

const { schemas, libxml2 } = await judgesOf(
  `
  <xs:element name="r"><xs:complexType><xs:choice maxOccurs="unbounded">
    <xs:element name="entier" type="xs:int"/>
    <xs:element name="date" type="xs:date" fixed="2000-01-01"/>
    <xs:element name="liste"><xs:simpleType><xs:restriction>
      <xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType><xs:minLength value="1"/>
    </xs:restriction></xs:simpleType></xs:element>
    <xs:element name="prix" type="t:Prix"/>
    <xs:element name="suite" type="t:Suite"/>
    <xs:element name="mixte" type="t:Mixte"/>
    <xs:element name="vide" type="t:Vide"/>
  </xs:choice></xs:complexType></xs:element>
  <xs:complexType name="Prix"><xs:simpleContent><xs:extension base="xs:decimal">
    <xs:attribute name="devise" type="xs:string" use="required"/>
  </xs:extension></xs:simpleContent></xs:complexType>
  <xs:complexType name="Suite"><xs:sequence>
    <xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/>
  </xs:sequence><xs:attribute name="rang" type="xs:int" use="required"/><xs:attribute ref="t:langue"/></xs:complexType>
  <xs:complexType name="Mixte" mixed="true"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>
  <xs:complexType name="Vide"/>
  <xs:complexType name="Autre"><xs:sequence><xs:element name="c" type="xs:string"/></xs:sequence>
    <xs:attribute name="d"/></xs:complexType>
  <xs:attribute name="langue" type="xs:string"/>`,
);

/** The rules that a content of the root breaks. */
function codes(content: string): readonly string[] {
  const text = `<t:r ${declared}>${content}</t:r>`;
  const { issues } = parse(schemas, text, { locale: "en" });
  expect(libxml2(text).valid).toBe(issues.length === 0);
  return issues.map(({ code }) => code);
}

const elements = ["entier", "date", "liste", "prix", "suite", "mixte", "vide"];
const required: Readonly<Record<string, string>> = { prix: 'devise="EUR"', suite: 'rang="1"' };
const filled = ["", "x", "<t:c>x</t:c>", "<t:c>x</t:c><t:c>y</t:c>x"];

describe("a type that is named in vain is one mistake, whatever is in the element", () => {
  const types = [
    { type: "t:Autre", code: "cvc-elt.4.3" },
    { type: "t:Rien", code: "cvc-elt.4.2" },
    { type: "q:Rien", code: "cvc-elt.4.1" },
    { type: "a b", code: "cvc-elt.4.1" },
  ];
  const cases = elements.flatMap((name) =>
    types.flatMap(({ type, code }) => filled.map((content) => ({ name, type, code, content }))),
  );
  test.for(cases)("$name as $type with '$content'", ({ name, type, code, content }) => {
    expect(codes(`<t:${name} xsi:type="${type}" d="1">${content}</t:${name}>`)).toEqual([code]);
  });

  test("but what is in it by a name that is known is looked at", () => {
    expect(codes('<t:suite xsi:type="t:Autre"><t:a>x</t:a><t:c/><t:b>y</t:b></t:suite>')).toEqual([
      "cvc-elt.4.3",
      "cvc-datatype-valid.1.2.1",
      "cvc-datatype-valid.1.2.1",
    ]);
    expect(codes('<t:suite xsi:type="t:Autre" rang="x"/><t:entier>x</t:entier>')).toEqual([
      "cvc-elt.4.3",
      "cvc-datatype-valid.1.2.1",
      "cvc-datatype-valid.1.2.1",
    ]);
  });
});

describe("a nil that may not be is one mistake where the element is empty", () => {
  test.for(elements.flatMap((name) => ["true", "1", "oui"].map((nil) => ({ name, nil }))))(
    "$name with $nil",
    ({ name, nil }) => {
      const code = nil === "oui" ? "cvc-datatype-valid.1.2.1" : "cvc-elt.3.1";
      expect(codes(`<t:${name} xsi:nil="${nil}" ${required[name] ?? ""}/>`)).toEqual([code]);
    },
  );

  test("and where it is not, what is in it is looked at", () => {
    expect(codes('<t:entier xsi:nil="true">x</t:entier>')).toEqual([
      "cvc-elt.3.1",
      "cvc-datatype-valid.1.2.1",
    ]);
    expect(codes('<t:suite xsi:nil="true" rang="1"><t:a>1</t:a></t:suite>')).toEqual([
      "cvc-elt.3.1",
      "cvc-complex-type.2.4.b",
    ]);
    expect(codes('<t:suite xsi:nil="true"/>')).toEqual(["cvc-elt.3.1", "cvc-complex-type.4"]);
    expect(codes('<t:entier xsi:nil="false"/>')).toEqual([
      "cvc-elt.3.1",
      "cvc-datatype-valid.1.2.1",
    ]);
  });
});

describe("an attribute that is meant to be a required one is one mistake", () => {
  test.for(["Devise", "devsie", "devises", "t:devise"])("%s", (name) => {
    expect(codes(`<t:prix ${name}="EUR">1</t:prix>`)).toEqual(["cvc-complex-type.3.2.2"]);
  });

  test.for(["monnaie", "t:langue"])("but %s is not meant so", (name) => {
    expect(codes(`<t:prix ${name}="EUR">1</t:prix>`)).toEqual([
      "cvc-complex-type.3.2.2",
      "cvc-complex-type.4",
    ]);
  });
});
