import { expect, test } from "vitest";
import { loadSchemas } from "../../../../../generator/generate.js";
import { unsaidOf } from "../../../../../runtime/v1/zod/unsaid.js";
import { readFrom, xsd } from "../../../../support/schemas-in-memory.js";

test("types without a name that stand in themselves are told once", async () => {
  const schemas = await loadSchemas({
    locations: ["t.xsd"],
    read: readFrom({
      "t.xsd": xsd(`
        <xs:group name="g"><xs:sequence>
          <xs:element name="part" minOccurs="0"><xs:complexType>
            <xs:sequence><xs:group ref="t:g"/><xs:element name="when" type="xs:gYear"/></xs:sequence>
          </xs:complexType></xs:element>
        </xs:sequence></xs:group>
        <xs:element name="root"><xs:complexType><xs:group ref="t:g"/></xs:complexType></xs:element>`),
    }),
  });
  const root = schemas.elements.get("{urn:t}root");
  if (root === undefined) throw new Error("no root");
  expect(unsaidOf(root.type(), new Set())).toEqual([
    "part: when: the rest of the form of xs:gYear",
  ]);
});
