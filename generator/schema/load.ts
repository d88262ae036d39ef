import { type Locale, localeOf } from "../../runtime/nouns/locale.js";
import {
  type Diagnostic,
  diagnosticOf,
  type Finding,
  identityOf,
  type Report,
} from "../diagnostics.js";
import { type Archives, withArchives } from "../reader/sources/archive.js";
import { ArchiveError, archiveFinding } from "../reader/sources/archive-error.js";
import { readCatalogs } from "../reader/sources/catalog.js";
import { DocumentSource } from "../reader/sources/document-source.js";
import { loadDocuments } from "../reader/sources/documents.js";
import { normalizeLocation, type ReadResource } from "../reader/sources/resource.js";
import type { Schema } from "./components.js";
import { checkSchema } from "./constraints/index.js";
import { type Constructed, constructSchema } from "./construction/construct.js";
import { particleLimit } from "./construction/limits.js";
import { mergeFindings } from "./merge-findings.js";
import { PrefixFinder } from "./prefixes.js";

export interface LoadOptions {
  /** Schema documents; WSDL documents, for the schemas in them; and zip archives, whose `.xsd` files are all meant. */
  readonly locations: readonly string[];
  /** Reads paths. */
  readonly read: ReadResource;
  /** Reads `http:` and `https:` addresses. Without it nothing comes from the network. */
  readonly fetch?: ReadResource | undefined;
  /** Locations of catalogs: OASIS XML catalogs, or lines of an address or namespace, TAB, and a file; of a `prefix/`, TAB, and a folder. */
  readonly catalogs?: readonly string[] | undefined;
  /**
   * What the `include` of a location that cannot be read is. By the Recommendation (Part 1, 4.2.1) it is no error, as long as
   * nothing of what is missing is needed. Default `"warning"`.
   */
  readonly missingIncludes?: "error" | "warning" | undefined;
  /**
   * Elements and wildcards that a content model may have, those of a shared group counted once. Default 500,000.
   */
  readonly maxParticles?: number | undefined;
  /** The language of the messages. By default that of the program (`setLocale`), which is French. */
  readonly locale?: Locale | undefined;
}

export interface LoadedSchema {
  readonly schema: Schema;
  /** All findings, file by file and from top to bottom. The schema is good when none is an error. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads schema documents and all that they refer to, makes the schema components and checks them. Everything wrong is reported at
 * once; nothing is thrown, whatever the documents hold.
 */
export async function loadSchema(options: LoadOptions): Promise<LoadedSchema> {
  const { locations, read, fetch, catalogs, missingIncludes = "warning" } = options;
  const { maxParticles = particleLimit } = options;
  const locale = localeOf(options.locale);
  const findings: Finding[] = [];
  const reported = new Set<string>();
  const report: Report = (finding) => {
    const identity = identityOf(finding);
    if (!reported.has(identity)) findings.push(finding);
    reported.add(identity);
  };
  const archives = withArchives(read);
  const catalog = await readCatalogs(
    (catalogs ?? []).map(normalizeLocation),
    archives.read,
    report,
  );
  const roots: string[] = [];
  for (const location of locations.map(normalizeLocation)) {
    roots.push(...(await listArchive(archives, location, report)));
  }
  const source = new DocumentSource({ read: archives.read, fetch, catalog });
  const documents = await loadDocuments([...new Set(roots)], source, report, missingIncludes);
  const { schema, checkRedefinitions, soundness } = constructSchema(
    documents,
    maxParticles,
    report,
  );
  // What passes a limit is not checked any further: the limits are there to bound what checks cost.
  if (!findings.some(({ key, code = key }) => code.startsWith("limit-"))) {
    const reportSound = soundReport(findings, report, soundness);
    checkSchema(schema, reportSound);
    checkRedefinitions(reportSound);
  }
  const prefixes = new PrefixFinder(documents);
  const diagnostics = mergeFindings(findings).map((finding) =>
    diagnosticOf(prefixes.resolve(finding), locale),
  );
  return { schema, diagnostics: await withLines(inOrder(diagnostics), source) };
}

/** Diagnostics with the lines on which they stand. */
async function withLines(
  diagnostics: readonly Diagnostic[],
  source: DocumentSource,
): Promise<readonly Diagnostic[]> {
  const numbers = new Map<string, number[]>();
  for (const { position } of diagnostics) {
    if (position?.file === undefined) continue;
    const known = numbers.get(position.file);
    if (known === undefined) numbers.set(position.file, [position.line]);
    else known.push(position.line);
  }
  const lines = new Map<string, ReadonlyMap<number, string>>();
  for (const [file, wanted] of numbers) lines.set(file, await source.lines(file, wanted));
  return diagnostics.map((diagnostic) => {
    const { file = "", line = 0 } = diagnostic.position ?? {};
    const text = lines.get(file)?.get(line);
    return text === undefined ? diagnostic : { ...diagnostic, line: text };
  });
}

/** The documents at a location: those of an archive, or the one that is there. */
async function listArchive(
  archives: Archives,
  location: string,
  report: Report,
): Promise<readonly string[]> {
  try {
    return (await archives.list(location)) ?? [location];
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    report(archiveFinding(error, location));
    return [];
  }
}

/** Drops findings about components that have errors already: they would only be consequences. */
function soundReport(
  findings: readonly Finding[],
  report: Report,
  soundness: Constructed["soundness"],
): Report {
  const errors = findings.filter(({ severity }) => severity !== "warning");
  if (errors.length === 0) return report;
  const isSound = soundness(errors.flatMap(({ position }) => position ?? []));
  return (finding) => {
    if (isSound(finding.position)) report(finding);
  };
}

/** Sorts by position; files stand in the order of their first findings. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ position }) => position?.file))];
  const rank = new Map(files.map((file, index) => [file, index]));
  const key = ({ position }: Diagnostic): readonly [number, number, number] => [
    rank.get(position?.file) ?? 0,
    position?.line ?? 0,
    position?.column ?? 0,
  ];
  return diagnostics.toSorted((a, b) => {
    const [fileA, lineA, columnA] = key(a);
    const [fileB, lineB, columnB] = key(b);
    return fileA - fileB || lineA - lineB || columnA - columnB;
  });
}
