import { electoralSources } from "../../../generated/electoral-sources.js";
import { gatherSending, type Judges } from "../../../generator/cli/report/gather.js";
import { printHtml } from "../../../generator/cli/report/html.js";
import type { ControlReport, Sending } from "../../../generator/cli/report/model.js";
import { words } from "../../../generator/cli/report/words.js";
import { sha256 } from "../../../generator/evolution/sha256.js";
import { version } from "../../../generator/version.js";
import type { Locale } from "../../../runtime/issues.js";
import type { SetSource } from "../schema/load-set.js";
import type { FoundIssue } from "./messages.js";

/** What a check found in a document, and how the document is read again. */
export interface Checked {
  readonly file: string;
  readonly element: string | undefined;
  readonly valid: boolean;
  readonly issues: readonly FoundIssue[];
  /** Throws an error for one that cannot be read. */
  readonly read: () => Promise<Uint8Array>;
}

/** Bytes of one document, and of all together, of which a report says more than what was found. */
const longest = 1 << 23;
const most = 1 << 26;
/** Mistakes of one document that a report lists. */
const mostIssues = 1000;

/** A report for people, as `scrutin report` makes it, as one page. */
export async function htmlReport(
  checked: readonly Checked[],
  source: SetSource,
  judges: Judges,
  locale: Locale,
): Promise<string> {
  const sendings: Sending[] = [];
  let left = most;
  for (const document of checked) {
    const bytes = await document.read().catch(() => undefined);
    if (bytes === undefined || bytes.length > Math.min(longest, left)) {
      sendings.push(remembered(document, locale));
      continue;
    }
    left -= bytes.length;
    const options = { locale, redact: false, maxIssues: mostIssues };
    sendings.push(await gatherSending(document.file, bytes, judges, options));
  }
  const isElectoral = source.name === "";
  const report: ControlReport = {
    kind: "control-report",
    locale,
    version,
    made: new Date().toISOString(),
    redacted: false,
    schemas: isElectoral
      ? electoralSources.schemas
      : source.files.map(({ path, content }) => ({ file: path, sha256: sha256(content) })),
    rules: isElectoral ? electoralSources.rules : [],
    sendings,
  };
  return printHtml(report);
}

/** A document that is not looked at again: what was found in it. */
function remembered({ file, element, issues }: Checked, locale: Locale): Sending {
  const has = (wanted: FoundIssue["level"]): boolean =>
    issues.some(({ level }) => level === wanted);
  return {
    file,
    root: element,
    result: has("error") ? "errors" : has("warning") ? "warnings" : "clean",
    units: [],
    communes: [],
    issues: issues.slice(0, mostIssues).map(({ code, level, message, line, column, xpath }) => ({
      source: "schema",
      code,
      level,
      message,
      remarks: [],
      line,
      column,
      xpath,
    })),
    rules: [],
    notChecked: [
      locale === "fr"
        ? "Le document est long\u00a0: ce rapport dit ce que le contrôle a trouvé, sans le détail des règles ni les extraits."
        : "The document is long: this report says what the check found, without each rule and without excerpts.",
      ...(issues.length > mostIssues ? [words[locale].stopped] : []),
    ],
  };
}
