/*
 * From a schema that is in memory to a document and back, without generated files. `node scripts/run-ts.mjs docs/examples/round-trip.ts` runs this in
 * the repository.
 */
import { loadSchemas } from "scrutin/generator";
import { formatIssue, parse, serialize } from "scrutin/runtime";

const shelf = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:shelf" elementFormDefault="qualified">
  <xs:element name="shelf"><xs:complexType><xs:sequence>
    <xs:element name="book" maxOccurs="unbounded"><xs:complexType>
      <xs:sequence><xs:element name="title" type="xs:string"/><xs:element name="year" type="xs:gYear" minOccurs="0"/></xs:sequence>
      <xs:attribute name="pages" type="xs:positiveInteger"/>
    </xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;
const schemas = await loadSchemas({
  locations: ["shelf.xsd"],
  read: async () => new TextEncoder().encode(shelf),
});

const text = '<shelf xmlns="urn:shelf"><book pages="352"><title>Germinal</title></book></shelf>';
const { value } = parse(schemas, text);
console.log(JSON.stringify(value));
const element = schemas.elements.get("{urn:shelf}shelf");
if (element !== undefined) console.log(serialize(element, value));

const { issues } = parse(schemas, text.replace("352", "0"), { locale: "en" });
for (const issue of issues) console.log(formatIssue(issue));
