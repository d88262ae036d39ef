import { createHash } from "node:crypto";
import { join } from "node:path";
import { formatDiagnosticWithLine, SchemaError } from "../../diagnostics.js";
import type { ChangeKind } from "../../evolution/change-kinds.js";
import { compareSchemas } from "../../evolution/compare.js";
import type { Comparison, Step } from "../../evolution/comparison.js";
import { loadVersion } from "../../evolution/load-version.js";
import { NamespaceCollision, namespacesOf, underOneName } from "../../evolution/namespaces.js";
import { sayNames } from "../../evolution/words/say-names.js";
import { type EmitOptions, planSchema } from "../../generate.js";
import { shownPrefixes } from "../../ir/passes/5-lay-out/prefixes.js";
import type { Schema } from "../../schema/components.js";
import { CommandFailure } from "../failure.js";
import type { Console } from "../terminal.js";
import { checkDocuments } from "./documents.js";
import { evolutionMessages } from "./messages.js";
import type { DiffReport, VersionFacts } from "./report.js";
import { compareSource, type SourceReport } from "./source.js";
import type { Version } from "./versions.js";

/** What is compared besides the schemas themselves. */
export interface Comparing {
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
  readonly budget?: number | undefined;
  readonly source: boolean;
  /** Options for generating the code whose types are compared. */
  readonly emit?: EmitOptions | undefined;
  /** The user's own documents. */
  readonly documents?: readonly string[] | undefined;
  readonly accepted: ReadonlySet<string>;
}

/** Loads two versions and compares them in all requested ways. */
export async function compareVersions(
  old: Version,
  newer: Version,
  { namespaces = {}, budget, source, emit, documents, accepted }: Comparing,
  terminal: Console,
): Promise<DiffReport> {
  const { locale } = terminal;
  const before = await load(old, terminal);
  const after = await load(newer, terminal);
  tellOfNamespaces(before.schema, after.schema, namespaces, terminal);
  const versions = renamed(before.schema, after.schema, namespaces);
  const compared = compareSchemas(before.schema, after.schema, { namespaces, budget, locale });
  const prefixes = { ...shownPrefixes(before.schema), ...shownPrefixes(after.schema) };
  // What is compared as another namespace is spoken of as that one.
  for (const old of Object.keys(namespaces))
    if (!namespacesOf(after.schema).has(old)) delete prefixes[old];
  const setOf = (schema: Schema) => planSchema(schema, { integers: "exact" }).schemas();
  const types = source ? await compareSource(before.schema, after.schema, emit) : undefined;
  return {
    comparison: { ...compared, step: stepWith(compared, types) },
    old: before.facts,
    new: after.facts,
    namespaces: Object.entries(namespaces).map(([old, now]) => ({ old, new: now })),
    source: types,
    documents:
      documents &&
      (await checkDocuments(
        documents,
        {
          old: setOf(before.schema),
          new: setOf(versions.new.schema),
          renamed: versions.old.renamed,
        },
        terminal,
      )),
    accepted,
    locale,
    name: sayNames(prefixes),
  };
}

/** Both versions as they are compared. */
function renamed(
  old: Schema,
  newer: Schema,
  namespaces: Readonly<Record<string, string>>,
): ReturnType<typeof underOneName> {
  try {
    return underOneName(old, newer, namespaces);
  } catch (error) {
    if (!(error instanceof NamespaceCollision)) throw error;
    throw new CommandFailure(evolutionMessages.namespaceCollision(error.label));
  }
}

/** Tells of renamed namespaces that are not there, and suggests that one has replaced another where otherwise everything would be new. */
function tellOfNamespaces(
  old: Schema,
  newer: Schema,
  mapped: Readonly<Record<string, string>>,
  terminal: Console,
): void {
  const rootsOf = ({ elementDeclarations }: Schema): ReadonlySet<string> =>
    new Set([...elementDeclarations.values()].map(({ name }) => name.namespace));
  const [present, now] = [namespacesOf(old), namespacesOf(newer)];
  for (const [from, to] of Object.entries(mapped)) {
    if (!present.has(from)) terminal.say(evolutionMessages.unknownNamespace("old", from));
    if (!now.has(to)) terminal.say(evolutionMessages.unknownNamespace("new", to));
  }
  const [before, after] = [rootsOf(old), rootsOf(newer)];
  const gone = [...before].filter((one) => !after.has(one) && mapped[one] === undefined);
  const targets = new Set(Object.values(mapped));
  const added = [...after].filter((one) => !before.has(one) && !targets.has(one));
  const [from, to] = [gone[0], added[0]];
  if (from !== undefined && to !== undefined && gone.length === 1 && added.length === 1)
    terminal.say(evolutionMessages.otherNamespace(from, to));
}

/** Changes that add members to a union: programs that handle all members are told, but the step stays minor (docs/evolution.md). */
const growth: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "enumeration-added",
  "branch-added",
  "substitution-member-added",
  "abstract-removed",
]);

/** The step, with the verdict of the compiler: programs that no longer compile make it a major one. */
function stepWith({ step, entries }: Comparison, source: SourceReport | undefined): Step {
  if (source === undefined) return step;
  const grown = entries.every(
    ({ kind, source: { readers } }) => readers === "holds" || growth.has(kind),
  );
  const breaks = source.types.some(({ builders, readers }) => builders || (readers && !grown));
  return breaks ? "major" : step;
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
