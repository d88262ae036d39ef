import { type Diagnostic, formatDiagnostic, type Report } from "../diagnostics.js";
import { withArchives } from "../reader/sources/archive.js";
import { readCatalogs } from "../reader/sources/catalog.js";
import { DocumentSource } from "../reader/sources/document-source.js";
import { loadDocuments } from "../reader/sources/documents.js";
import { normalizeLocation, type ReadResource } from "../reader/sources/resource.js";
import type { Schema } from "./components.js";
import { checkSchema } from "./constraints/index.js";
import { type Constructed, constructSchema } from "./construction/construct.js";

export interface LoadOptions {
  /** Schema documents, and zip archives, whose `.xsd` files are all meant. */
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
  const diagnostics: Diagnostic[] = [];
  const told = new Set<string>();
  const report: Report = ({ severity = "error", ...finding }) => {
    const diagnostic: Diagnostic = { severity, ...finding };
    const text = formatDiagnostic(diagnostic);
    if (!told.has(text)) diagnostics.push(diagnostic);
    told.add(text);
  };
  const archives = withArchives(read);
  const catalog = await readCatalogs(
    (catalogs ?? []).map(normalizeLocation),
    archives.read,
    report,
  );
  const roots: string[] = [];
  for (const location of locations.map(normalizeLocation)) {
    roots.push(...((await archives.list(location)) ?? [location]));
  }
  const source = new DocumentSource({ read: archives.read, fetch, catalog });
  const documents = await loadDocuments([...new Set(roots)], source, report, missingIncludes);
  const { schema, checkRedefinitions, soundness } = constructSchema(documents, report);
  // What passes a limit is not checked any further: the limits are there to bound what checks cost.
  if (!diagnostics.some(({ code }) => code.startsWith("limit-"))) {
    const reportSound = soundReport(diagnostics, report, soundness);
    checkSchema(schema, reportSound);
    checkRedefinitions(reportSound);
  }
  return { schema, diagnostics: inOrder(diagnostics) };
}

/** Reports what is found of components that nothing is wrong with so far: of the others, what was found would follow from that. */
function soundReport(
  diagnostics: readonly Diagnostic[],
  report: Report,
  soundness: Constructed["soundness"],
): Report {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return report;
  const isSound = soundness(errors.flatMap(({ position }) => position ?? []));
  return (finding) => {
    if (isSound(finding.position)) report(finding);
  };
}

/** Files keep the order in which they were first found wrong. */
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
