import { relative } from "node:path";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { XmlIssue } from "../../../runtime/issues.js";
import { validateDocument } from "../../../runtime/parse.js";
import { validateRenamed } from "../../evolution/renamed-documents.js";
import { readFileIfThere } from "../files/files.js";
import type { Console } from "../terminal.js";

/** The effect of a new version on the user's own documents. */
export interface DocumentsReport {
  readonly checked: number;
  /** Documents valid by neither version. */
  readonly alreadyInvalid: readonly string[];
  /** Documents valid by the old version but not by the new one, with their first issue. */
  readonly breaking: readonly { readonly file: string; readonly issue: XmlIssue }[];
}

/**
 * Checks documents by both versions: by the new one as if their namespaces had the names as which those of the old version are compared.
 */
export async function checkDocuments(
  files: readonly string[],
  versions: {
    readonly old: SchemaSet;
    readonly new: SchemaSet;
    readonly renamed: ReadonlyMap<string, string>;
  },
  { locale, cwd }: Pick<Console, "locale" | "cwd">,
): Promise<DocumentsReport> {
  const alreadyInvalid: string[] = [];
  const breaking: { file: string; issue: XmlIssue }[] = [];
  for (const path of files) {
    const bytes = await readFileIfThere(path);
    const file = relative(cwd, path).replaceAll("\\", "/");
    if (bytes === undefined) continue;
    const options = { file, locale };
    const [before] = validateDocument(versions.old, bytes, options);
    const [after] = validateRenamed(versions.new, bytes, options, versions.renamed);
    if (before === undefined && after !== undefined) breaking.push({ file, issue: after });
    if (before !== undefined && after !== undefined) alreadyInvalid.push(file);
  }
  return { checked: files.length, alreadyInvalid, breaking };
}
