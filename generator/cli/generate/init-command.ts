import { join } from "node:path";
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
    const text = bytes === undefined ? "" : new TextDecoder().decode(bytes);
    for (const [, , reference = ""] of text.matchAll(
      /\b(?:schemaLocation|location)\s*=\s*(["'])(.*?)\1/gs,
    )) {
      const resolved = new URL(reference, new URL(location, "file:///"));
      if (resolved.protocol !== "file:") continue;
      const path = decodeURIComponent(resolved.pathname.slice(1));
      if (path !== location) led.add(path);
    }
  }
  const first = locations.filter((location) => !led.has(location));
  // If every schema is referred to by another, all of them are taken.
  return first.length === 0 ? locations : first;
}

function configText(schemas: readonly string[], output: string): string {
  const list =
    schemas.length > 12 ? ['"**/*.xsd"'] : schemas.map((schema) => JSON.stringify(schema));
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
