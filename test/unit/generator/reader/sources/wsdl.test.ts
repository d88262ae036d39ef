import { expect, test } from "vitest";
import { generate, loadSchemas } from "../../../../../generator/index.js";
import { parse } from "../../../../../runtime/index.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function reading(files: Readonly<Record<string, string>>) {
  return async (path: string): Promise<Uint8Array | undefined> => {
    const text = files[path];
    return text === undefined ? undefined : bytes(text);
  };
}

async function pathsOf(files: Readonly<Record<string, string>>, ...locations: string[]) {
  const { files: made } = await generate({ locations, read: reading(files) });
  return made.map(({ path }) => path);
}

/** WSDL 1.1, document style, with two schemas of which one imports the other by its namespace alone. */
const orders = `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:o="urn:orders" xmlns:c="urn:common" targetNamespace="urn:orders:service">
  <wsdl:types>
    <xs:schema targetNamespace="urn:orders" elementFormDefault="qualified">
      <xs:import namespace="urn:common"/>
      <xs:element name="PlaceOrder" type="o:Order"/>
      <xs:complexType name="Order"><xs:sequence><xs:element name="amount" type="c:Amount"/></xs:sequence></xs:complexType>
    </xs:schema>
    <xs:schema targetNamespace="urn:common">
      <xs:simpleType name="Amount"><xs:restriction base="xs:decimal"><xs:minInclusive value="0"/></xs:restriction></xs:simpleType>
    </xs:schema>
  </wsdl:types>
  <wsdl:message name="PlaceOrderRequest"><wsdl:part name="body" element="o:PlaceOrder"/></wsdl:message>
  <wsdl:portType name="Orders"><wsdl:operation name="PlaceOrder"><wsdl:input message="o:PlaceOrderRequest"/></wsdl:operation></wsdl:portType>
</wsdl:definitions>`;

test("the schemas of a WSDL 1.1 document see each other and its prefixes", async () => {
  const schemas = await loadSchemas({
    locations: ["orders.wsdl"],
    read: reading({ "orders.wsdl": orders }),
  });
  const document = (amount: string) =>
    `<PlaceOrder xmlns="urn:orders"><amount>${amount}</amount></PlaceOrder>`;
  expect(parse(schemas, document("12.50"))).toMatchObject({ ok: true, value: { amount: "12.50" } });
  expect(parse(schemas, document("-1")).issues.map(({ code }) => code)).toEqual([
    "cvc-minInclusive-valid",
  ]);
  expect(await pathsOf({ "orders.wsdl": orders }, "orders.wsdl")).toEqual(
    expect.arrayContaining(["orders.ts", "orders-1.ts"]),
  );
});

/** WSDL 2.0, whose types import a schema document. */
const reservations = `<description xmlns="http://www.w3.org/ns/wsdl" targetNamespace="urn:r:service">
  <types>
    <xs:import xmlns:xs="http://www.w3.org/2001/XMLSchema" namespace="urn:r" schemaLocation="types/r.xsd"/>
  </types>
  <interface name="reservation"/>
</description>`;
const types = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:r"><xs:element name="check" type="xs:date"/></xs:schema>`;

test("a WSDL 2.0 document leads to the schemas that its types import", async () => {
  const files = { "wsdl/r.wsdl": reservations, "wsdl/types/r.xsd": types };
  const schemas = await loadSchemas({ locations: ["wsdl/r.wsdl"], read: reading(files) });
  expect([...schemas.elements.keys()]).toEqual(["{urn:r}check"]);
});

test("WSDL documents may import each other in a circle, and schemas may import from them", async () => {
  const wsdl = (inside: string, links: string) =>
    `<d:definitions xmlns:d="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema">${links}<d:types>${inside}</d:types></d:definitions>`;
  const schema = (namespace: string, content: string) =>
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}" xmlns:b="urn:b">${content}</xs:schema>`;
  const files = {
    "a.wsdl": wsdl(
      schema("urn:a", '<xs:import namespace="urn:b"/><xs:element name="a" type="b:T"/>'),
      '<d:import namespace="urn:x" location="b.wsdl"/>',
    ),
    "b.wsdl": wsdl(
      schema("urn:b", '<xs:simpleType name="T"><xs:restriction base="xs:int"/></xs:simpleType>'),
      '<d:import namespace="urn:y" location="a.wsdl"/>',
    ),
    "c.xsd": schema(
      "urn:c",
      '<xs:import namespace="urn:b" schemaLocation="b.wsdl"/><xs:element name="c" type="b:T"/>',
    ),
  };
  const schemas = await loadSchemas({ locations: ["a.wsdl"], read: reading(files) });
  expect(parse(schemas, '<a xmlns="urn:a">7</a>').value).toBe(7);
  const others = await loadSchemas({ locations: ["c.xsd"], read: reading(files) });
  expect(parse(others, '<c xmlns="urn:c">7</c>').value).toBe(7);
});

test("mistakes in it have their place in the WSDL document", async () => {
  const files = {
    "orders.wsdl": orders.replace('type="c:Amount"', 'type="c:Amout"'),
    "far.wsdl": orders.replace("<wsdl:types>", '<wsdl:import location="none.wsdl"/>\n<wsdl:types>'),
  };
  const failure = await loadSchemas({ locations: ["orders.wsdl"], read: reading(files) }).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({
    diagnostics: [{ code: "src-resolve", position: { file: "orders.wsdl", line: 7 } }],
  });
  await expect(
    loadSchemas({ locations: ["far.wsdl"], read: reading(files) }),
  ).rejects.toMatchObject({
    diagnostics: [{ code: "file-missing", position: { file: "far.wsdl", line: 3 } }],
  });
});

test("documents with messages alone may be led to where there are schemas, and nowhere else", async () => {
  const messages = `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"><w:message name="m"/></w:definitions>`;
  const leading = (...locations: string[]): string =>
    `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/">${locations.map((location) => `<w:import location="${location}"/>`).join("")}</w:definitions>`;
  const files = {
    "messages.wsdl": messages,
    "orders.wsdl": orders.replace(
      "<wsdl:types>",
      '<wsdl:import location="messages.wsdl"/><wsdl:types>',
    ),
    "both.wsdl": leading("messages.wsdl", "orders.wsdl"),
    "nothing.wsdl": leading("messages.wsdl"),
  };
  for (const location of ["orders.wsdl", "both.wsdl"])
    expect(await pathsOf(files, location)).toContain("orders.ts");
  for (const location of ["nothing.wsdl", "messages.wsdl"])
    await expect(
      loadSchemas({ locations: [location], read: reading(files) }),
    ).rejects.toMatchObject({
      diagnostics: [{ code: "s4s-elt-schema-ns", position: { file: "messages.wsdl" } }],
    });
});
