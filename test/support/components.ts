import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  Schema,
} from "../../generator/schema/components.js";
import { loadSchema } from "../../generator/schema/load.js";
import { readFrom, xsd } from "./schemas-in-memory.js";

/** The schema of some declarations in the namespace `urn:t`, prefix `t`; it must be valid. */
export async function schemaOf(declarations: string): Promise<Schema> {
  return schemaOfFiles({ "schema.xsd": xsd(declarations) });
}

/** The schema of some files, which begins with the first of them. */
export async function schemaOfFiles(files: Readonly<Record<string, string>>): Promise<Schema> {
  const [first = ""] = Object.keys(files);
  const { schema, diagnostics } = await loadSchema({ locations: [first], read: readFrom(files) });
  const [found] = diagnostics;
  if (found !== undefined) throw new Error(`${found.code}: ${found.message}`);
  return schema;
}

/** The complex type of a name in `urn:t`. */
export function complexType(schema: Schema, local: string): ComplexTypeDefinition {
  const type = schema.typeDefinitions.get(`{urn:t}${local}`);
  if (type?.kind !== "complexTypeDefinition") throw new Error(`${local} is no complex type`);
  return type;
}

/** The global element of a name in `urn:t`. */
export function element(schema: Schema, local: string): ElementDeclaration {
  const found = schema.elementDeclarations.get(`{urn:t}${local}`);
  if (found === undefined) throw new Error(`there is no element ${local}`);
  return found;
}
