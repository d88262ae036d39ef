import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSchemas } from "../../generator/generate.js";
import type { SchemaSet } from "../../runtime/descriptors.js";
import { type Libxml2Validator, libxml2Validator } from "./libxml2.js";
import { readFrom, xsd } from "./schemas-in-memory.js";

/** The same schema for us and for libxml2. */
export interface Judges {
  readonly schemas: SchemaSet;
  readonly libxml2: Libxml2Validator;
}

/** Compiles declarations in the namespace `urn:t` for us and for libxml2. */
export async function judgesOf(declarations: string, attributes = ""): Promise<Judges> {
  const text = xsd(declarations, attributes);
  const schemas = await loadSchemas({ locations: ["t.xsd"], read: readFrom({ "t.xsd": text }) });
  const folder = mkdtempSync(join(tmpdir(), "scrutin-judges-"));
  try {
    const file = join(folder, "t.xsd");
    writeFileSync(file, text);
    return { schemas, libxml2: libxml2Validator(file) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
