import { createHash } from "node:crypto";
import { join } from "node:path";
import { formatDiagnosticWithLine, SchemaError } from "../../diagnostics.js";
import { compareSchemas } from "../../evolution/compare.js";
import { loadVersion } from "../../evolution/load-version.js";
import { sayNames } from "../../evolution/say-names.js";
import { type EmitOptions, planSchema } from "../../generate.js";
import { shownPrefixes } from "../../ir/passes/5-lay-out/prefixes.js";
import type { Schema } from "../../schema/components.js";
import { CommandFailure } from "../failure.js";
import type { Console } from "../terminal.js";
import { checkDocuments } from "./documents.js";
import { evolutionMessages } from "./messages.js";
import type { DiffReport, VersionFacts } from "./report.js";
import { compareSource } from "./source.js";
import type { Version } from "./versions.js";

/** What is compared beside the schemas themselves. */
export interface Comparing {
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
  readonly budget?: number | undefined;
  readonly source: boolean;
  /** How the code is generated whose types are compared. */
  readonly emit?: EmitOptions | undefined;
  /** The user's own documents. */
  readonly documents?: readonly string[] | undefined;
  readonly accepted: ReadonlySet<string>;
}

/** Loads two versions and compares them in all ways that are asked for. */
export async function compareVersions(
  old: Version,
  newer: Version,
  { namespaces, budget, source, emit, documents, accepted }: Comparing,
  terminal: Console,
): Promise<DiffReport> {
  const { locale } = terminal;
  const before = await load(old, terminal);
  const after = await load(newer, terminal);
  const comparison = compareSchemas(before.schema, after.schema, { namespaces, budget, locale });
  const prefixes = { ...shownPrefixes(before.schema), ...shownPrefixes(after.schema) };
  const setOf = (schema: Schema) => planSchema(schema, { integers: "exact" }).schemas();
  return {
    comparison,
    old: before.facts,
    new: after.facts,
    source: source ? await compareSource(before.schema, after.schema, emit) : undefined,
    documents:
      documents &&
      (await checkDocuments(
        documents,
        { old: setOf(before.schema), new: setOf(after.schema) },
        terminal,
      )),
    accepted,
    locale,
    name: sayNames(prefixes),
  };
}

async function load(
  { name, label, locations, read }: Version,
  terminal: Console,
): Promise<{ readonly schema: Schema; readonly facts: VersionFacts }> {
  const hash = createHash("sha256");
  const seen = new Map<string, Uint8Array>();
  const reading = async (location: string): Promise<Uint8Array | undefined> => {
    const bytes = await read(location);
    if (bytes !== undefined) seen.set(location, bytes);
    return bytes;
  };
  try {
    const schema = await loadVersion({ locations, read: reading, locale: terminal.locale });
    for (const [location, bytes] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1)))
      hash.update(`${location}\0${bytes.length}\0`).update(bytes);
    return { schema, facts: { name, label, hash: hash.digest("hex") } };
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    for (const diagnostic of error.diagnostics) {
      const { position } = diagnostic;
      const file = position?.file === undefined ? undefined : join(label, position.file);
      terminal.error(
        formatDiagnosticWithLine({ ...diagnostic, position: position && { ...position, file } }),
      );
    }
    throw new CommandFailure(evolutionMessages.unusable(label || locations.join(", ")));
  }
}
