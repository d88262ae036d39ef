import { formatDiagnostic } from "../../generator/diagnostics.js";
import type { Schema } from "../../generator/schema/components.js";
import { type LoadOptions, loadSchema } from "../../generator/schema/load.js";
import { readFrom } from "./schemas-in-memory.js";

/** A schema from texts, with what was found as lines. The first file is the one that is loaded, unless told otherwise. */
export async function loadTexts(
  files: Readonly<Record<string, string>>,
  options: Partial<LoadOptions> = {},
): Promise<{ readonly schema: Schema; readonly findings: readonly string[] }> {
  const locations = Object.keys(files).slice(0, 1);
  const { schema, diagnostics } = await loadSchema({
    locations,
    read: readFrom(files),
    locale: "en",
    ...options,
  });
  return { schema, findings: diagnostics.map(formatDiagnostic) };
}

/** Rule names with line and column: `src-resolve@3:5`. */
export async function rulesIn(text: string): Promise<readonly string[]> {
  const { findings } = await loadTexts({ "t.xsd": text });
  return findings.map((line) => line.replace(/^t\.xsd:(\d+:\d+): \w+: ([^:]+):.*$/s, "$2@$1"));
}
