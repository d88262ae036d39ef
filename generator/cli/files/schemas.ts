import { relative, resolve } from "node:path";
import { type Diagnostic, formatDiagnosticWithLine, SchemaError } from "../../diagnostics.js";
import { isAddress } from "../../reader/sources/resource.js";
import { CommandFailure } from "../failure.js";
import { messages } from "../messages.js";
import type { Console } from "../terminal.js";
import { expandInputs } from "./inputs.js";
import {
  createResources,
  defaultCache,
  type ResourceOptions,
  type Resources,
} from "./resources.js";

/** The schemas given to a command, ready to be read. */
export interface SchemaInputs extends Resources {
  readonly locations: readonly string[];
}

/** Finds the schemas: files, folders, patterns and archives as their locations, relative to the folder. */
export async function findSchemas(
  inputs: readonly string[],
  options: ResourceOptions,
  terminal: Console,
): Promise<SchemaInputs> {
  const { folder, cache } = options;
  const without = resolve(folder, cache ?? defaultCache);
  const wanted = { folder, extension: "xsd", without, say: terminal.say };
  return { ...createResources(options), locations: await expandInputs(inputs, wanted) };
}

/** Calls a function that reads schemas, and prints its diagnostics with paths relative to the current folder. */
export async function reporting<T extends { readonly diagnostics: readonly Diagnostic[] }>(
  run: () => Promise<T>,
  { refused }: Resources,
  folder: string,
  terminal: Console,
): Promise<T> {
  const show = (diagnostics: readonly Diagnostic[]): void => {
    for (const diagnostic of diagnostics) {
      terminal.error(formatDiagnosticWithLine(placeFrom(diagnostic, folder, terminal.cwd)));
    }
    const [first, ...others] = refused;
    if (first !== undefined) terminal.say(messages.notFetched(first, others.length));
  };
  try {
    const result = await run();
    show(result.diagnostics);
    return result;
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    show(error.diagnostics);
    const errors = error.diagnostics.filter(({ severity }) => severity === "error").length;
    const placed = error.diagnostics.map((one) => placeFrom(one, folder, terminal.cwd));
    throw new CommandFailure(messages.schemaErrors(errors)).because(new SchemaError(placed));
  }
}

function placeFrom(diagnostic: Diagnostic, folder: string, cwd: string): Diagnostic {
  const { position } = diagnostic;
  if (position?.file === undefined || isAddress(position.file) || folder === cwd) return diagnostic;
  const file = relative(cwd, resolve(folder, position.file)).replaceAll("\\", "/");
  return { ...diagnostic, position: { ...position, file } };
}
