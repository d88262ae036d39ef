import { describe, expect, test } from "vitest";
import { parse, parseOrThrow, validate } from "../../../runtime/index.js";
import { clark } from "../../../runtime/qname.js";
import { judgesOf } from "../../support/document-judges.js";

const declared =
  'xmlns:t="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema"';

const { schemas } = await judgesOf(`
  <xs:element name="nombre" type="xs:int"/>
  <xs:element name="liste"><xs:complexType><xs:sequence>
    <xs:element name="a" type="xs:string" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="tete" type="t:Court"/>
  <xs:element name="autre" type="xs:string" substitutionGroup="t:large"/>
  <xs:element name="large" type="xs:string" abstract="true"/>
  <xs:simpleType name="Court"><xs:restriction base="xs:string"><xs:maxLength value="5"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Bref"><xs:restriction base="t:Court"><xs:maxLength value="2"/></xs:restriction></xs:simpleType>`);

const documents = [
  { name: "nombre", text: `<t:nombre ${declared}>5</t:nombre>`, value: 5 },
  { name: "liste", text: `<q:liste xmlns:q="urn:t"><q:a>x</q:a></q:liste>`, value: { a: ["x"] } },
  { name: "tete", text: `<tete xmlns="urn:t">abc</tete>`, value: "abc" },
  { name: "autre", text: `<t:autre ${declared}>abc</t:autre>`, value: "abc" },
];

describe("a document of any root", () => {
  test.for(documents)("says that it is $name, whatever the prefix", ({ name, text, value }) => {
    const element = `{urn:t}${name}`;
    expect(parse(schemas, text)).toEqual({ element, value, ok: true, issues: [] });
    expect(parse(schemas, new TextEncoder().encode(text))).toEqual({
      element,
      value,
      ok: true,
      issues: [],
    });
    expect(parseOrThrow(schemas, text)).toEqual({ element, value });
  });

  test.for(documents)("has the value alone for whoever knows $name", ({ name, text, value }) => {
    const descriptor = schemas.elements.get(`{urn:t}${name}`);
    if (descriptor === undefined) throw new Error(`no ${name}`);
    expect(parse(descriptor, text)).toEqual({ value, ok: true, issues: [] });
    expect(parseOrThrow(descriptor, text)).toEqual(value);
    expect(clark(descriptor.name)).toBe(`{urn:t}${name}`);
  });

  test("says what xsi:type says beside the value", () => {
    expect(parse(schemas, `<t:tete ${declared} xsi:type="t:Bref">ab</t:tete>`)).toEqual({
      element: "{urn:t}tete",
      value: "ab",
      type: { namespace: "urn:t", local: "Bref" },
      ok: true,
      issues: [],
    });
  });

  test("has no element where nobody declares it and its type is named", () => {
    const result = parse(schemas, `<t:inconnu ${declared} xsi:type="t:Bref">ab</t:inconnu>`);
    expect(result.element).toBeUndefined();
    expect(result.value).toMatchObject({ name: { namespace: "urn:t", local: "inconnu" } });
  });

  test.for(["<t:nombre", "<t:nombre>x</t:nombre>", "<t:rien/>", "<t:large>x</t:large>", ""])(
    "has neither element nor value where something is wrong: %s",
    (begun) => {
      const result = parse(schemas, begun.replace(/^(<[^\s/>]+)/, `$1 ${declared}`));
      expect(result).toMatchObject({ element: undefined, value: undefined });
      expect(result.issues).not.toEqual([]);
    },
  );
});

describe("a type that only the schema set knows", () => {
  const tete = schemas.elements.get("{urn:t}tete");
  if (tete === undefined) throw new Error("no tete");
  const text = `<t:tete ${declared} xsi:type="t:Bref">ab</t:tete>`;
  const type = { namespace: "urn:t", local: "Bref" };

  test("is told to need the option schemas, which makes it known", () => {
    for (const locale of ["fr", "en"] as const) {
      const [issue, ...others] = parse(tete, text, { locale }).issues;
      expect(others).toEqual([]);
      expect(issue?.code).toBe("cvc-elt.4.2");
      expect(issue?.message).toMatch(/option .{0,3}schemas/);
      const [again] = validate(tete, "ab", { locale, type });
      expect(again?.message).toMatch(/option .{0,3}schemas/);
    }
    expect(parse(tete, text, { schemas })).toEqual({ value: "ab", type, ok: true, issues: [] });
    expect(validate(tete, "ab", { schemas, type })).toEqual([]);
  });

  test("is not told so of a type that the set does not have", () => {
    const [issue] = parse(tete, text.replace("t:Bref", "t:Rien"), { schemas }).issues;
    expect(issue?.message).not.toContain("schemas");
    const [again] = validate(tete, "ab", { schemas, type: { ...type, local: "Rien" } });
    expect(again?.message).not.toContain("schemas");
  });
});
