import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Schema } from "../../generator/schema/components.js";
import { loadSchema } from "../../generator/schema/load.js";
import { readSuite } from "./cases.js";

/** Two schemas of a suite that are versions of one, or nearly so. */
export interface SuitePair {
  readonly name: string;
  readonly old: SuiteSchema;
  readonly new: SuiteSchema;
  /** Namespaces in which the numbers of messages and versions stand: the new one by the old one. */
  readonly namespaces: Readonly<Record<string, string>>;
}

export interface SuiteSchema {
  readonly name: string;
  /** Paths of the documents. */
  readonly files: readonly string[];
  readonly namespace: string;
  /** Changes the text of the first document: a next version that nobody published. */
  readonly change?: ((text: string) => string) | undefined;
}

/** The pairs that can be made of the schemas of a suite. */
export function pairsOf(folder: string): readonly SuitePair[] {
  const { cases } = readSuite(folder);
  const schemas = cases
    .filter(({ schemaExpected }) => schemaExpected === "valid")
    .map(({ group, schemaDocs }): SuiteSchema => {
      const files = schemaDocs
        .map((path) => resolve(folder, path))
        .filter((path) => existsSync(path));
      const text = files[0] === undefined ? "" : readFileSync(files[0], "utf8");
      const namespace = /targetNamespace\s*=\s*["']([^"']*)/.exec(text)?.[1] ?? "";
      return { name: group, files, namespace };
    })
    .filter(({ files }) => files.length > 0);
  return [
    ...schemas.flatMap(nextVersions),
    ...schemas.flatMap((old, index) =>
      schemas
        .slice(index + 1)
        .flatMap((newer) => (areVersions(old, newer) ? [pairOf(old, newer)] : [])),
    ),
  ];
}

function pairOf(old: SuiteSchema, newer: SuiteSchema): SuitePair {
  const namespaces = old.namespace === newer.namespace ? {} : { [old.namespace]: newer.namespace };
  return { name: `${old.name} → ${newer.name}`, old, new: newer, namespaces };
}

/** Of one namespace, or of one family of messages of ISO 20022 whose numbers are in the namespace. */
function areVersions(old: SuiteSchema, newer: SuiteSchema): boolean {
  if (old.files[0] === newer.files[0] || old.namespace === "") return false;
  if (old.namespace === newer.namespace) return true;
  const message = /^urn:iso:std:iso:20022:tech:xsd:([a-z]+)\./;
  const [family, other] = [old, newer].map(({ namespace }) => message.exec(namespace)?.[1]);
  return family !== undefined && family === other;
}

/** The schema and itself, and with one thing changed. */
function nextVersions(schema: SuiteSchema): readonly SuitePair[] {
  const changed = (name: string, change: (text: string) => string): readonly SuitePair[] => {
    const text = readFileSync(schema.files[0] ?? "", "utf8");
    if (change(text) === text) return [];
    const newer: SuiteSchema = { ...schema, name, change };
    return [{ name: `${schema.name}: ${name}`, old: schema, new: newer, namespaces: {} }];
  };
  return [
    { name: `${schema.name}: itself`, old: schema, new: schema, namespaces: {} },
    ...changed("required", (text) => text.replace(/(<\w+:element [^>]*)minOccurs="0"/, "$1")),
    ...changed("code removed", (text) => text.replace(/<(\w+:)?enumeration [^>]*\/>/, "")),
  ];
}

/** Loads a schema; undefined where it has errors. */
export async function loadSuiteSchema({ files, change }: SuiteSchema): Promise<Schema | undefined> {
  const [first] = files;
  const read = async (location: string): Promise<Uint8Array | undefined> => {
    if (!existsSync(location)) return undefined;
    if (location !== first || change === undefined) return readFileSync(location);
    return new TextEncoder().encode(change(readFileSync(location, "utf8")));
  };
  const catalog = join(resolve(first ?? ""), "..", "catalog.tsv");
  const catalogs = existsSync(catalog) ? [catalog] : [];
  const { schema, diagnostics } = await loadSchema({
    locations: files,
    read,
    catalogs,
    locale: "en",
  });
  return diagnostics.some(({ severity }) => severity === "error") ? undefined : schema;
}
