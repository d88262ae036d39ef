import { join } from "node:path";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import { type EmitOptions, planSchema } from "../../generate.js";
import type { Schema } from "../../schema/components.js";
import { CommandFailure } from "../failure.js";
import { loadModule } from "../files/load-module.js";
import { firstDifference } from "./descriptor-difference.js";
import { generateMessages } from "./generate-messages.js";

/**
 * Parts that may differ: the wildcards of a package that builds on another one find more. That more elements may substitute for one of theirs is a
 * difference, because they would refuse the documents.
 */
const mayDiffer: ReadonlySet<string> = new Set(["schemas", "prefixes"]);

/** Checks that the imported modules have the same components as the schemas. Throws a {@link CommandFailure} otherwise. */
export async function checkImports(
  schema: Schema,
  options: EmitOptions,
  output: string,
): Promise<void> {
  const imports = Object.entries(options.imports ?? {});
  if (imports.length === 0) return;
  const own = planSchema(schema, options).schemas();
  for (const [namespace, specifier] of imports) {
    if (!schema.documents.some(({ targetNamespace }) => targetNamespace === namespace))
      throw new CommandFailure(generateMessages.importUnknown(namespace));
    const set = await loadSet(specifier, output);
    orUnreadable(specifier, () => compare(own, set, { namespace, specifier }));
  }
}

/** Loads a generated module as a file in the output folder would import it. */
async function loadSet(specifier: string, output: string): Promise<SchemaSet> {
  const runtime = await import("../../../runtime/v1/index.js");
  const zod = await import("../../../runtime/v1/zod.js");
  const virtualModules = { "scrutin/runtime/v1": runtime, "scrutin/runtime/v1/zod": zod };
  let module: unknown;
  try {
    module = await loadModule(specifier, join(output, "index.js"), virtualModules);
  } catch (error) {
    throw unreadable(specifier, error);
  }
  const schemas = (module as { readonly schemas?: unknown } | undefined)?.schemas;
  if (typeof schemas !== "function")
    throw new CommandFailure(generateMessages.importNotGenerated(specifier));
  const set: unknown = orUnreadable(specifier, () => schemas());
  if (!isSchemaSet(set)) throw new CommandFailure(generateMessages.importNotGenerated(specifier));
  return set;
}

/** Runs code of the module, or over what it gave: generated code makes its parts when they are asked for. */
function orUnreadable<T>(specifier: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof CommandFailure ? error : unreadable(specifier, error);
  }
}

function unreadable(specifier: string, error: unknown): CommandFailure {
  const said = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  return new CommandFailure(generateMessages.importUnreadable(specifier, said));
}

function isSchemaSet(value: unknown): value is SchemaSet {
  if (typeof value !== "object" || value === null) return false;
  const parts: Readonly<Record<string, unknown>> = { ...value };
  return kinds.every((kind) => parts[kind] instanceof Map);
}

const kinds = ["types", "elements", "attributes"] as const;

function compare(
  own: SchemaSet,
  theirs: SchemaSet,
  { namespace, specifier }: { readonly namespace: string; readonly specifier: string },
): void {
  const isIn = (name: string): boolean =>
    namespace === "" ? !name.startsWith("{") : name.startsWith(`{${namespace}}`);
  for (const kind of kinds) {
    for (const [name, component] of own[kind]) {
      if (!isIn(name)) continue;
      const other = theirs[kind].get(name);
      const difference = other === undefined ? "" : firstDifference(component, other, mayDiffer);
      if (difference !== undefined)
        throw new CommandFailure(generateMessages.importMisfit(specifier, name, difference));
    }
  }
}
