import { describe, expect, test } from "vitest";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import { XmlValidationError } from "../../../runtime/issues.js";
import {
  type ParseOptions,
  parse,
  parseOrThrow,
  validateDocument,
} from "../../../runtime/parse.js";
import { judgesOf } from "../../support/document-judges.js";

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** A document with the root element `t:r`. */
function doc(content: string, attributes = ""): string {
  return `<t:r xmlns:t="urn:t" ${xsi} xmlns:xs="http://www.w3.org/2001/XMLSchema" ${attributes}>${content}</t:r>`;
}

/** What is found, as `line:column code path`. */
function found(schemas: SchemaSet, text: string | Uint8Array, options?: ParseOptions): string[] {
  return parse(schemas, text, options).issues.map(
    ({ code, path, position }) => `${position?.line}:${position?.column} ${code} ${path.join(".")}`,
  );
}

/** Declares `t:r` with a complex type of this content, and checks that libxml2 judges every document as we do. */
async function rootOf(type: string, globals = "", attributes = "") {
  const declarations = `<xs:element name="r">${type}</xs:element>${globals}`;
  const { schemas, libxml2 } = await judgesOf(declarations, attributes);
  return {
    schemas,
    /** The value of a valid document. */
    value(text: string): unknown {
      expect(libxml2(text).errors).toEqual([]);
      const { value, issues } = parse(schemas, text);
      expect(issues).toEqual([]);
      return value;
    },
    /** The codes for an invalid document. */
    codes(text: string): string[] {
      expect(libxml2(text).valid).toBe(false);
      return parse(schemas, text).issues.map(({ code }) => code);
    },
  };
}

const complex = (content: string, rest = ""): string =>
  `<xs:complexType><xs:sequence>${content}</xs:sequence>${rest}</xs:complexType>`;

describe("the value of a document", () => {
  test("has a property for each element and attribute, arrays for what is repeated", async () => {
    const root = await rootOf(
      complex(
        `<xs:element name="A" type="xs:int"/><xs:element name="B" type="xs:string" minOccurs="0"/>
         <xs:element name="C" type="xs:boolean" maxOccurs="unbounded"/>`,
        '<xs:attribute name="d" type="xs:decimal"/>',
      ),
    );
    const text = doc("<t:A> 12 </t:A><t:C>1</t:C><t:C>false</t:C>", 'd="1.50"');
    expect(root.value(text)).toEqual({ d: "1.50", a: 12, c: [true, false] });
  });

  test("keeps the order of repeated choices, and of mixed content", async () => {
    const choice = `<xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:string"/></xs:choice>`;
    const ordered = await rootOf(`<xs:complexType>${choice}</xs:complexType>`);
    expect(ordered.value(doc("<t:b>x</t:b><t:a>1</t:a><t:b>y</t:b>"))).toEqual({
      content: [
        { kind: "b", value: "x" },
        { kind: "a", value: 1 },
        { kind: "b", value: "y" },
      ],
    });
    const mixed = await rootOf(`<xs:complexType mixed="true">${choice}</xs:complexType>`);
    expect(mixed.value(doc("x<t:b>y</t:b><!-- no -->z<![CDATA[&]]> <t:a>1</t:a>"))).toEqual({
      content: ["x", { kind: "b", value: "y" }, "z& ", { kind: "a", value: 1 }],
    });
  });

  test("says simple content apart from attributes, and nil by null", async () => {
    const root = await rootOf(
      complex(
        `<xs:element name="s" maxOccurs="2" nillable="true"><xs:complexType><xs:simpleContent>
           <xs:extension base="xs:int"><xs:attribute name="u" type="xs:token"/></xs:extension>
         </xs:simpleContent></xs:complexType></xs:element>
         <xs:element name="n" type="xs:date" nillable="true"/>`,
      ),
    );
    expect(root.value(doc('<t:s u=" m ">5</t:s><t:n xsi:nil="1"/>'))).toEqual({
      s: [{ u: "m", value: 5 }],
      n: null,
    });
    expect(
      root.value(
        doc('<t:s xsi:nil="true" u="m"/><t:s xsi:nil="true"/><t:n xsi:nil="0">2008-11-04</t:n>'),
      ),
    ).toEqual({ s: [{ $nil: true, u: "m" }, null], n: "2008-11-04" });
    expect(root.codes(doc('<t:s xsi:nil="true">5</t:s><t:n xsi:nil="true"> </t:n>'))).toEqual([
      "cvc-elt.3.2.1",
      "cvc-elt.3.2.1",
    ]);
  });

  test("names the type that stands for the declared one", async () => {
    const root = await rootOf(
      complex('<xs:element name="x" type="t:Base" maxOccurs="3"/>'),
      `<xs:complexType name="Base"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>
       <xs:complexType name="More"><xs:complexContent><xs:extension base="t:Base"><xs:sequence>
         <xs:element name="b" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
       <xs:complexType name="Other"><xs:sequence/></xs:complexType>`,
    );
    const more = '<t:x xsi:type="t:More"><t:a>1</t:a><t:b>2</t:b></t:x>';
    expect(
      root.value(doc(`<t:x><t:a>1</t:a></t:x>${more}<t:x xsi:type="t:Base"><t:a>3</t:a></t:x>`)),
    ).toEqual({
      x: [{ a: 1 }, { $type: "More", a: 1, b: 2 }, { a: 3 }],
      $types: { x: [null, null, { namespace: "urn:t", local: "Base" }] },
    });
    expect(root.codes(doc('<t:x xsi:type="&#13; t:Base&#9;"><t:a>1</t:a></t:x>'))).toEqual([]);
    // White space is what XML calls so.
    expect(root.codes(doc('<t:x xsi:type="&#160;t:Base"><t:a>1</t:a></t:x>'))).toEqual([
      "cvc-elt.4.1",
    ]);
    expect(root.codes(doc('<t:x xsi:type="t:Other"/>'))).toContain("cvc-elt.4.3");
    expect(root.codes(doc('<t:x xsi:type="t:None"><t:a>1</t:a></t:x>'))).toEqual(["cvc-elt.4.2"]);
    expect(root.codes(doc('<t:x xsi:type="u:None"><t:a>1</t:a></t:x>'))).toEqual(["cvc-elt.4.1"]);
  });

  const xs = "http://www.w3.org/2001/XMLSchema";

  test("checks by the type that xsi:type names, and reads by the declared one", async () => {
    const root = await rootOf(
      complex(
        `<xs:element name="x" type="xs:anyType" maxOccurs="9" nillable="true"/>
         <xs:element name="s" type="xs:anySimpleType" minOccurs="0"/><xs:element name="d" type="xs:decimal" minOccurs="0"/>`,
      ),
      `<xs:complexType name="T"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>`,
    );
    const content = `<t:x xsi:type="xs:int"> 5 </t:x><t:x xsi:type="t:T"><t:a>1</t:a></t:x><t:x xsi:nil="true"/>
      <t:s xsi:type="xs:byte">05</t:s><t:d xsi:type="xs:short">05</t:d>`;
    expect(root.value(doc(content))).toEqual({
      x: [
        { $type: { namespace: xs, local: "int" }, content: [" 5 "] },
        {
          $type: { namespace: "urn:t", local: "T" },
          namespaces: { t: "urn:t" },
          content: [
            {
              kind: "any",
              value: { name: { namespace: "urn:t", local: "a", prefix: "t" }, children: ["1"] },
            },
          ],
        },
        null,
      ],
      s: "05",
      d: "05",
      $types: {
        s: { namespace: xs, local: "byte" },
        d: { namespace: xs, local: "short" },
      },
    });
    const broken = content
      .replace(" 5 ", "x")
      .replace("<t:a>1", "<t:a>y")
      .replace(">05</t:d>", ">0.5</t:d>");
    expect(root.codes(doc(broken))).toEqual([
      "cvc-datatype-valid.1.2.1",
      "cvc-datatype-valid.1.2.1",
      "cvc-datatype-valid.1.2.1",
    ]);
    expect(root.codes(doc('<t:x/><t:d xsi:type="xs:float">1</t:d>'))).toEqual(["cvc-elt.4.3"]);
  });

  test("gives the members of a substitution group their kind", async () => {
    const root = await rootOf(
      complex('<xs:element ref="t:head" maxOccurs="unbounded"/>'),
      `<xs:element name="head" type="xs:string" abstract="true"/>
       <xs:element name="One" type="xs:string" substitutionGroup="t:head"/>
       <xs:element name="two" type="xs:token" substitutionGroup="t:One"/>`,
    );
    expect(root.value(doc("<t:two> x </t:two><t:One> y</t:One>"))).toEqual({
      head: [
        { kind: "two", value: "x" },
        { kind: "one", value: " y" },
      ],
    });
    expect(root.codes(doc("<t:head>x</t:head>"))).toEqual(["cvc-elt.2"]);
  });

  test("keeps what wildcards let in as generic trees", async () => {
    const root = await rootOf(
      complex(
        `<xs:element name="a" type="xs:int"/><xs:any namespace="##other" processContents="lax" minOccurs="0"/>`,
        '<xs:anyAttribute namespace="##other" processContents="skip"/>',
      ),
    );
    const text = doc(
      '<t:a>1</t:a><x xmlns="u" b="1">t<y p:z="2" xmlns:p="v"/> </x>',
      'q:c="3" xmlns:q="w"',
    );
    expect(root.value(text)).toEqual({
      anyAttributes: [{ namespace: "w", local: "c", prefix: "q", value: "3" }],
      a: 1,
      any: {
        name: { namespace: "u", local: "x" },
        attributes: [{ namespace: "", local: "b", value: "1" }],
        namespaces: { t: "urn:t", "": "u" },
        children: [
          "t",
          {
            name: { namespace: "u", local: "y" },
            attributes: [{ namespace: "v", local: "z", prefix: "p", value: "2" }],
            namespaces: { p: "v" },
          },
          " ",
        ],
      },
    });
  });

  test("resolves QNames by the namespaces in scope", async () => {
    const root = await rootOf(complex('<xs:element name="q" type="xs:QName" maxOccurs="2"/>'));
    expect(root.value(doc('<t:q>t:x</t:q><t:q xmlns="u">y</t:q>'))).toEqual({
      q: [
        { namespace: "urn:t", local: "x", prefix: "t" },
        { namespace: "u", local: "y" },
      ],
    });
    expect(root.codes(doc("<t:q>p:x</t:q>"))).toEqual(["cvc-datatype-valid.1.2.1"]);
  });

  test("gives an empty element its default or fixed value, and leaves absent ones absent", async () => {
    const root = await rootOf(
      complex(
        `<xs:element name="d" type="xs:int" default="7" minOccurs="0"/>
         <xs:element name="f" type="xs:decimal" fixed="1.0" minOccurs="0" maxOccurs="2"/>`,
        '<xs:attribute name="x" type="xs:int" default="3"/><xs:attribute name="y" type="xs:int" fixed="3"/>',
      ),
    );
    expect(root.value(doc("<t:d/><t:f/><t:f>1.0</t:f>"))).toEqual({ d: 7, f: ["1.0", "1.0"] });
    // In the value space (3.3.4, clause 5.2.2.2.2); libxml2 compares texts here.
    expect(parse(root.schemas, doc("<t:f>1.00</t:f>")).value).toEqual({ f: ["1.00"] });
    expect(root.value(doc(""))).toEqual({});
    expect(root.codes(doc("<t:f>2</t:f>"))).toEqual(["cvc-elt.5.2.2.2.2"]);
    expect(root.codes(doc("", 'y="4"'))).toEqual(["cvc-attribute.4"]);
  });

  test("takes names that objects have for what they are", async () => {
    const root = await rootOf(
      complex(
        `<xs:element name="constructor" type="xs:int"/><xs:element name="toString" type="xs:int"/>
         <xs:any namespace="##local" processContents="skip"/>`,
        '<xs:anyAttribute namespace="##local" processContents="skip"/>',
      ),
    );
    const value = root.value(
      doc(
        "<t:constructor>1</t:constructor><t:toString>2</t:toString><__proto__ hasOwnProperty='1'/>",
        "__proto__='3'",
      ),
    );
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value).toMatchObject({
      constructor$1: 1,
      toString$1: 2,
      any: { name: { local: "__proto__" }, attributes: [{ local: "hasOwnProperty" }] },
      anyAttributes: [{ local: "__proto__", value: "3" }],
    });
  });
});

describe("issues", () => {
  const people = complex(
    `<xs:element name="p" maxOccurs="unbounded"><xs:complexType><xs:sequence>
       <xs:element name="n" type="xs:string"/><xs:element name="d" type="xs:date"/>
       <xs:element name="c" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="F"/></xs:restriction></xs:simpleType></xs:element>
     </xs:sequence><xs:attribute name="id" type="xs:ID" use="required"/><xs:attribute name="r" type="xs:IDREF"/></xs:complexType></xs:element>`,
  );

  test("come all at once, in the order of the document, each with its place in every form", async () => {
    const { schemas } = await rootOf(people);
    const text = doc(
      `\n  <t:p id="a">\n    <t:n>x</t:n>\n    <t:d>2008-02-30</t:d>\n    <t:c>G</t:c>\n  </t:p>\n  <t:p id="a" x="1">\n    <t:n>y</t:n>\n  </t:p>`,
    );
    const { issues, value } = parse(schemas, text, { locale: "en", file: "f.xml" });
    expect(value).toBeUndefined();
    expect(issues.map(({ code, path, xpath, position }) => [code, path, xpath, position])).toEqual([
      [
        "cvc-datatype-valid.1.2.1",
        ["p", 0, "d"],
        "/t:r/t:p[1]/t:d[1]",
        { file: "f.xml", line: 4, column: 5 },
      ],
      [
        "cvc-enumeration-valid",
        ["p", 0, "c"],
        "/t:r/t:p[1]/t:c[1]",
        { file: "f.xml", line: 5, column: 5 },
      ],
      ["cvc-id.2", ["p", 1, "id"], "/t:r/t:p[2]/@id", { file: "f.xml", line: 7, column: 8 }],
      [
        "cvc-complex-type.3.2.2",
        ["p", 1],
        "/t:r/t:p[2]/@x",
        { file: "f.xml", line: 7, column: 15 },
      ],
      ["cvc-complex-type.2.4.b", ["p", 1], "/t:r/t:p[2]", { file: "f.xml", line: 7, column: 3 }],
    ]);
    expect(issues[4]?.message).toMatch(/p" is not complete; missing: .*\bd\b/);
    expect(parse(schemas, text).issues[4]?.message).toMatch(
      /p\s» est incomplet\s; il manque\s: .*\bd\b/,
    );
    expect(issues[4]?.parameters).toMatchObject({
      element: { namespace: "urn:t", local: "p" },
      expected: [{ namespace: "urn:t", local: "d" }],
    });
  });

  test("do not follow from each other", async () => {
    const { schemas } = await rootOf(people);
    const n = "<t:n>x</t:n>";
    const d = "<t:d>2008-11-04</t:d>";
    const only = (content: string): string[] =>
      found(schemas, doc(`<t:p id="a">${content}</t:p>`)).map((line) => line.split(" ")[1] ?? "");
    // In the wrong order, one left out, one too many, a misspelt name, a stranger with content, strangers in a row.
    expect(only(d + n)).toEqual(["cvc-complex-type.2.4.a"]);
    expect(only(d)).toEqual(["cvc-complex-type.2.4.a"]);
    expect(only(n + n + d)).toEqual(["cvc-complex-type.2.4.a"]);
    expect(only(n + d + d)).toEqual(["cvc-complex-type.2.4.a"]);
    expect(only(`<t:nn>x</t:nn>${d}`)).toEqual(["cvc-complex-type.2.4.a"]);
    expect(only(`${n}<t:x><t:y>1</t:y>z</t:x>${d}`)).toEqual(["cvc-complex-type.2.4.a"]);
    expect(only(`<t:x/><t:y/><t:z/>${n}${d}`)).toEqual(["cvc-complex-type.2.4.a"]);
    expect(only(`${n}${d}<t:c>F</t:c><t:c>F</t:c>`)).toEqual(["cvc-complex-type.2.4.d"]);
    expect(only("text")).toEqual(["cvc-complex-type.2.3", "cvc-complex-type.2.4.b"]);
  });

  test("about references come last in time but stand in their place", async () => {
    const { schemas } = await rootOf(people);
    const p = (attributes: string, d = "2008-11-04"): string =>
      `<t:p ${attributes}><t:n>x</t:n><t:d>${d}</t:d></t:p>\n`;
    expect(
      found(schemas, doc(p('id="a" r="z"') + p('id="b" r="c"', "x") + p('id="c" r="a"'))),
    ).toEqual(["1:133 cvc-id.1 p.0.r", "2:31 cvc-datatype-valid.1.2.1 p.1.d"]);
  });

  test("are one for a document that is not well-formed, after those before it", async () => {
    const { schemas } = await rootOf(people);
    expect(found(schemas, '<t:r xmlns:t="urn:t"><t:p id="a"><t:n>x</t:p></t:r>')).toEqual([
      "1:40 xml-not-well-formed p.0.n",
    ]);
    expect(found(schemas, "<t:r")).toEqual(["1:1 xml-not-well-formed "]);
    expect(found(schemas, "<p:r/>")).toEqual(["1:1 xml-not-well-formed "]);
  });

  test("stop at the number that the caller wants", async () => {
    const { schemas } = await rootOf(people);
    const codes = parse(schemas, doc('<t:p id=" "/>'.repeat(50)), { maxIssues: 7 }).issues.map(
      ({ code }) => code,
    );
    expect(codes).toHaveLength(8);
    expect(codes[7]).toBe("limit-issues");
  });

  test("say that the root is another", async () => {
    const { schemas } = await rootOf(people);
    expect(found(schemas, "<r/>")).toEqual(["1:1 cvc-elt.1 "]);
    const root = schemas.elements.get("{urn:t}r");
    expect(root && validateDocument(root, '<x xmlns="urn:t"/>').map(({ code }) => code)).toEqual([
      "cvc-elt.1",
    ]);
    expect(() => parseOrThrow(schemas, "<r/>")).toThrow(XmlValidationError);
  });
});

describe("hostile input", () => {
  const any = complex('<xs:any processContents="lax" minOccurs="0" maxOccurs="unbounded"/>');
  const laughs = `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>${doc("&c;")}`;

  test("is refused with one clear issue, in bounded time", async () => {
    const { schemas } = await rootOf(any);
    const codes = (text: string | Uint8Array, options?: ParseOptions): string[] =>
      parse(schemas, text, options).issues.map(({ code }) => code);
    expect(codes(laughs)).toEqual(["xml-doctype"]);
    expect(codes(laughs, { allowDoctype: true })).toEqual(["xml-not-well-formed"]);
    const external = `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${doc("&x;")}`;
    expect(codes(external, { allowDoctype: true })).toEqual(["xml-not-well-formed"]);
    expect(codes(`<!DOCTYPE r SYSTEM "x.dtd">${doc("")}`, { allowDoctype: true })).toEqual([]);
    expect(codes(doc("<a>".repeat(100_000)))).toEqual(["limit-depth"]);
    const attributes = Array.from({ length: 100_000 }, (_, n) => `a${n}=""`).join(" ");
    expect(codes(doc("", attributes))).toEqual(["limit-attributes"]);
    expect(codes(doc(`<a>${"x".repeat(20 << 20)}</a>`))).toEqual(["limit-text-length"]);
    expect(codes(doc(""), { limits: { documentLength: 100 } })).toEqual(["limit-document-length"]);
    for (const bad of ["\u0000", "\u0008", "\ufffe", "\ud800", "&#8;", "&#xD800;", "&nbsp;"]) {
      expect([bad, codes(doc(`<a>${bad}</a>`))]).toEqual([bad, ["xml-not-well-formed"]]);
    }
    const whole = doc("<a b='c'>é</a>");
    for (let length = 0; length < whole.length; length++) {
      expect(codes(whole.slice(0, length))).toEqual(["xml-not-well-formed"]);
    }
    const bytes = new TextEncoder().encode(doc("<a>é</a>"));
    expect(codes(bytes)).toEqual([]);
    const broken = bytes.slice();
    broken[bytes.indexOf(0xc3)] = 0xff;
    expect(codes(broken)).toEqual(["encoding-invalid-bytes"]);
    expect(parse(schemas, broken).issues[0]).toMatchObject({
      path: ["any", 0],
      xpath: "/t:r/a[1]",
    });
  });

  test("with many names in many namespaces costs no more than its length", async () => {
    const { schemas } = await rootOf(any);
    const many = Array.from(
      { length: 20_000 },
      (_, n) => `<p${n}:a xmlns:p${n}="u${n}" p${n}:b=""/>`,
    );
    expect(parse(schemas, doc(many.join(""))).issues).toEqual([]);
  });
});
