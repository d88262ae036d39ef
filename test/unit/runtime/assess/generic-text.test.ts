import { expect, test } from "vitest";
import { loadSchemas } from "../../../../generator/generate.js";
import { parse } from "../../../../runtime/parse.js";

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="root"><xs:complexType><xs:sequence><xs:any processContents="lax"/></xs:sequence></xs:complexType></xs:element>
  <xs:element name="known"><xs:complexType><xs:sequence><xs:element name="b" minOccurs="0" maxOccurs="2"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

test("text in a generic tree is there once, whether or not the element is declared", async () => {
  const bytes = new TextEncoder().encode(schema);
  const set = await loadSchemas({ locations: ["s.xsd"], read: () => Promise.resolve(bytes) });
  const read = (name: string): unknown => {
    const { value, issues } = parse(set, `<root><${name}>\n <b/>\n  <b/>\n</${name}></root>`);
    expect(issues).toEqual([]);
    return value;
  };
  const b = { name: { namespace: "", local: "b" } };
  for (const name of ["known", "unknown"]) {
    const tree = { name: { namespace: "", local: name }, children: ["\n ", b, "\n  ", b, "\n"] };
    expect(read(name)).toEqual({ any: tree });
  }
});
