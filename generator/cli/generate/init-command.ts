import { join } from "node:path";
import { resolveLocation, unescapeLocation } from "../../reader/sources/resource.js";
import { decodeXml } from "../../reader/xml/decode.js";
import { childElements, readXmlTree, type XmlElement } from "../../reader/xml/tree.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { kindOf } from "../files/files.js";
import { expandInputs } from "../files/inputs.js";
import { writeReplacing } from "../files/replacement.js";
import { createResources } from "../files/resources.js";
import type { Console } from "../terminal.js";
import { configNames } from "./config-file.js";
import { generateMessages } from "./generate-messages.js";

/** The options of `scrutin init`. */
export interface InitFlags {
  readonly output?: string;
}

/** `scrutin init`: writes a configuration for the schemas in the current folder or below. */
export async function runInit(flags: InitFlags, terminal: Console): Promise<ExitCode> {
  const { cwd } = terminal;
  for (const name of configNames) {
    if ((await kindOf(join(cwd, name))) !== "nothing")
      throw new CommandFailure(generateMessages.initExists(name));
  }
  const schemas = await beginnings(await schemasBelow(terminal), cwd);
  if (schemas.length === 0) throw new CommandFailure(generateMessages.initNothing());
  const path = "scrutin.config.ts";
  const output = flags.output ?? "src/generated";
  await writeReplacing(join(cwd, path), new TextEncoder().encode(configText(schemas, output)));
  terminal.say(generateMessages.initWritten(path, schemas.length));
  terminal.result?.({ file: path, schemas, output });
  return exitCodes.ok;
}

async function schemasBelow(terminal: Console): Promise<readonly string[]> {
  const found: string[] = [];
  for (const extension of ["xsd", "wsdl"]) {
    const wanted = { folder: terminal.cwd, extension, say: () => undefined };
    try {
      found.push(...(await expandInputs(["."], wanted)));
    } catch (error) {
      // A folder without such files is simply skipped.
      if (!(error instanceof CommandFailure)) throw error;
    }
  }
  return found.sort();
}

/** The schemas that no other schema includes or imports; the others are read through them. */
async function beginnings(
  locations: readonly string[],
  folder: string,
): Promise<readonly string[]> {
  const { read } = createResources({ folder });
  const led = new Set<string>();
  for (const location of locations) {
    const bytes = await read(location);
    for (const reference of bytes === undefined ? [] : referencesIn(bytes, location)) {
      const resolved = resolveLocation(location, reference);
      for (const path of [resolved, unescapeLocation(resolved)])
        if (path !== undefined && path !== location) led.add(path);
    }
  }
  const first = locations.filter((location) => !led.has(location));
  // If every schema is referred to by another, all of them are taken.
  return first.length === 0 ? locations : first;
}

/** The locations that a document gives for others; none where it cannot be read, which `scrutin generate` will tell. */
function referencesIn(bytes: Uint8Array, location: string): readonly string[] {
  const decoded = decodeXml(bytes);
  if (decoded.kind === "fault") return [];
  const root = readXmlTree(decoded.text, location, () => undefined);
  return root === undefined ? [] : referencesBelow(root);
}

const leading: ReadonlySet<string> = new Set(["include", "import", "redefine"]);

function referencesBelow(element: XmlElement): readonly string[] {
  const { name, attributes } = element;
  const below = childElements(element).flatMap(referencesBelow);
  const own = attributes.get("schemaLocation") ?? attributes.get("location");
  return own !== undefined && leading.has(name.local) ? [own.value, ...below] : below;
}

function configText(schemas: readonly string[], output: string): string {
  const list =
    schemas.length > 12 ? patternsFor(schemas) : schemas.map((schema) => JSON.stringify(schema));
  return `import { defineConfig } from "scrutin/generator";

/** What \`scrutin generate\` makes. Every option is in docs/command-line.md of the package. */
export default defineConfig({
  // Where documents begin; what these include and import comes with them.
  schemas: [${list.join(", ")}],
  // Files there that scrutin did not write are never touched.
  output: ${JSON.stringify(output)},

  // Only what documents with these root elements need:
  // roots: ["Invoice"],

  // Integers beyond JavaScript's safe ones as bigint:
  // integers: "bigint",

  // A formatter of yours, for code that looks like the rest of your project:
  // format: "biome format --write",
});
`;
}

/** One pattern for each ending that the schemas have, `.XSD` included. */
function patternsFor(schemas: readonly string[]): readonly string[] {
  const endings = new Set(schemas.map((schema) => schema.slice(schema.lastIndexOf("."))));
  return [...endings].map((ending) => JSON.stringify(`**/*${ending}`));
}
