import { relative, resolve } from "node:path";
import { type Diagnostic, formatDiagnostic, SchemaError } from "../diagnostics.js";
import { isAddress } from "../reader/sources/resource.js";
import { CommandFailure } from "./failure.js";
import { expandInputs } from "./inputs.js";
import { createResources, type ResourceOptions, type Resources } from "./resources.js";
import type { Terminal } from "./terminal.js";

/** The schemas that a command was given, ready to be read. */
export interface SchemaInputs extends Resources {
  readonly locations: readonly string[];
}

/** Finds the schemas: files, folders, patterns and archives as their locations, relative to the folder. */
export async function findSchemas(
  inputs: readonly string[],
  options: ResourceOptions,
): Promise<SchemaInputs> {
  const resources = createResources(options);
  return { ...resources, locations: await expandInputs(inputs, options.folder, ["xsd"]) };
}

/** Runs what reads schemas; its diagnostics then name files as seen from where the command was started. */
export async function reporting<T extends { readonly diagnostics: readonly Diagnostic[] }>(
  run: () => Promise<T>,
  { refused }: Resources,
  folder: string,
  terminal: Terminal,
): Promise<T> {
  const show = (diagnostics: readonly Diagnostic[]): void => {
    for (const diagnostic of diagnostics) {
      terminal.error(formatDiagnostic(placeFrom(diagnostic, folder, terminal.cwd)));
    }
    if (refused.size > 0) terminal.error(refusedHint(refused));
  };
  try {
    const result = await run();
    show(result.diagnostics);
    return result;
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    show(error.diagnostics);
    const errors = error.diagnostics.filter(({ severity }) => severity === "error").length;
    throw new CommandFailure(
      `${errors} error${errors === 1 ? "" : "s"} in the schemas; nothing was written`,
    );
  }
}

function placeFrom(diagnostic: Diagnostic, folder: string, cwd: string): Diagnostic {
  const { position } = diagnostic;
  if (position?.file === undefined || isAddress(position.file) || folder === cwd) return diagnostic;
  const file = relative(cwd, resolve(folder, position.file)).replaceAll("\\", "/");
  return { ...diagnostic, position: { ...position, file } };
}

function refusedHint(refused: ReadonlySet<string>): string {
  const [first, ...others] = refused;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `note: ${first}${more} was not fetched: pass --allow-network, or name a --catalog`;
}
