import { expect, test } from "vitest";
import { emitSchema, planSchema } from "../../../../../../generator/generate.js";
import { loadSchema } from "../../../../../../generator/schema/load.js";
import { readFrom } from "../../../../../support/schemas-in-memory.js";

/** A document that binds the prefix `p` to its own namespace and declares `Address` and `address`. */
function declaring(namespace: string, references: string): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="${namespace}" targetNamespace="${namespace}">
    ${references}<xs:complexType name="Address"><xs:attribute name="a"/></xs:complexType>
    <xs:element name="address" type="p:Address"/></xs:schema>`;
}

const importing = (namespace: string, location: string): string =>
  `<xs:import namespace="${namespace}" schemaLocation="${location}"/>`;

/** The imported one comes first by name, by place and by the order in which documents are read. */
const files = {
  "main.xsd": declaring("urn:main", importing("urn:far", "a/main.xsd")),
  "a/main.xsd": declaring("urn:far", importing("urn:farther", "b/main.xsd")),
  "a/b/main.xsd": declaring("urn:farther", ""),
};

async function named(locations: readonly string[]) {
  const { schema, diagnostics } = await loadSchema({ locations, read: readFrom(files) });
  expect(diagnostics).toEqual([]);
  return schema;
}

test("the schema that the user names has the plain names, its prefixes and its file's name", async () => {
  const schema = await named(["main.xsd"]);
  const { typeNames, types, modules, prefixes } = planSchema(schema, {});
  const nameOf = (key: string): string | undefined => {
    const type = schema.typeDefinitions.get(key);
    const handle = type && types.get(type)?.handle;
    return handle && typeNames.get(handle);
  };
  expect(["{urn:main}Address", "{urn:far}Address", "{urn:farther}Address"].map(nameOf)).toEqual([
    "Address",
    "Address$1",
    "Address$2",
  ]);
  expect(prefixes).toEqual({ "urn:main": "p" });
  expect(new Map(modules.map(({ path, document }) => [document.location, path]))).toEqual(
    new Map([
      ["main.xsd", "main.ts"],
      ["a/main.xsd", "main-1.ts"],
      ["a/b/main.xsd", "main-2.ts"],
    ]),
  );
  const [text] = (await emitSchema(schema)).filter(({ path }) => path === "main.ts");
  expect(text?.text).toContain("export interface Address {");
  expect(text?.text).toContain("export function address(): BuilderOf<Address>");
  expect(text?.text).toContain("export const AddressElement: ElementDescriptor<Address>");
});

test("what it includes is part of it, and comes before what it imports", async () => {
  const included = {
    "main.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:m="urn:main" targetNamespace="urn:main">
      ${importing("urn:far", "a.xsd")}<xs:include schemaLocation="z.xsd"/></xs:schema>`,
    "a.xsd": declaring("urn:far", ""),
    "z.xsd": declaring("urn:main", ""),
  };
  const { schema } = await loadSchema({ locations: ["main.xsd"], read: readFrom(included) });
  const { prefixes } = planSchema(schema, {});
  expect(prefixes).toEqual({ "urn:main": "m", "urn:far": "p" });
  const files = await emitSchema(schema);
  expect(files.find(({ path }) => path === "z.ts")?.text).toContain("export interface Address {");
  expect(files.find(({ path }) => path === "a.ts")?.text).toContain("export interface Address$1 {");
});

test("of several that the user names, the one that is referred to comes first, whatever their order", async () => {
  const orders = [Object.keys(files), Object.keys(files).toReversed()];
  const [one, other] = await Promise.all(
    orders.map(async (locations) => emitSchema(await named(locations))),
  );
  expect(one).toEqual(other);
});
