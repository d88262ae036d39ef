import type { Locale } from "../../../runtime/issues.js";
import type { Comparison, Entry, Verdict } from "../../evolution/comparison.js";
import type { SayName } from "../../evolution/words/sentences.js";
import type { DocumentsReport } from "./documents.js";
import type { SourceReport } from "./source.js";

/** Everything that `scrutin diff` found, independent of the format. */
export interface DiffReport {
  readonly comparison: Comparison;
  readonly old: VersionFacts;
  readonly new: VersionFacts;
  /** Namespaces that were renamed and are compared as one. */
  readonly namespaces: readonly { readonly old: string; readonly new: string }[];
  /** Undefined if it was not requested. */
  readonly source: SourceReport | undefined;
  readonly documents: DocumentsReport | undefined;
  /** The fingerprints of the entries that the user accepts. */
  readonly accepted: ReadonlySet<string>;
  readonly locale: Locale;
  readonly name: SayName;
}

export interface VersionFacts {
  /** The version as the user named it. */
  readonly name: string;
  readonly label: string;
  /** SHA-256 of its schema documents. */
  readonly hash: string;
}

/** The breaks that can make the command fail. */
export type FailOn = "writers" | "readers" | "source" | "any";

/** Whether something breaks or is undecided, since a check in CI must not pass by chance. */
const mayBreak = ({ verdict }: Verdict): boolean => verdict !== "holds";

/** Those of the requested kinds for which something breaks that is not accepted. */
export function failures(report: DiffReport, asked: readonly FailOn[]): readonly FailOn[] {
  const wants = (one: FailOn): boolean => asked.includes(one) || asked.includes("any");
  const open = report.comparison.entries.filter(
    ({ fingerprint }) => !report.accepted.has(fingerprint),
  );
  const found: FailOn[] = [];
  if (wants("writers") && breaks(report, open, "writers")) found.push("writers");
  if (wants("readers") && breaks(report, open, "readers")) found.push("readers");
  const changed = report.source !== undefined && report.source.types.length > 0;
  if (wants("source") && changed && open.length > 0) found.push("source");
  return found;
}

/** A break that no entry explains is not accepted by accepting entries. */
function breaks(
  { comparison }: DiffReport,
  open: readonly Entry[],
  direction: "writers" | "readers",
): boolean {
  if (!mayBreak(comparison[direction])) return false;
  const blamed = comparison.entries.some((entry) => mayBreak(entry[direction]));
  return !blamed || open.some((entry) => mayBreak(entry[direction]));
}
