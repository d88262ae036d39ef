import type { Locale, XmlIssue } from "../../../runtime/issues.js";
import type { RuleSet } from "../../../runtime/rules/rule-set.js";
import { uriOf } from "../files/uri.js";
import type { CheckedFile } from "./checked-file.js";
import { sarifRules } from "./sarif-rules.js";

/** The parts of SARIF 2.1.0 (OASIS) that code-scanning services read. */
interface SarifResult {
  readonly ruleId: string;
  readonly level: "error" | "warning" | "note";
  readonly message: { readonly text: string };
  readonly locations: readonly SarifLocation[];
}

interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region?: { readonly startLine: number; readonly startColumn: number } | undefined;
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[] | undefined;
}

/** The issues of some files as one SARIF log. */
export function toSarif(
  files: readonly CheckedFile[],
  ruleSets: readonly RuleSet[],
  { version, locale }: { readonly version: string; readonly locale: Locale },
): object {
  const codes = files.flatMap(({ issues }) => issues.map(({ code }) => code));
  return sarifLog(version, sarifRules(codes, ruleSets, locale), {
    invocations: [
      {
        executionSuccessful: files.every(({ failure }) => failure === undefined),
        toolExecutionNotifications: files.flatMap(({ file, failure }) =>
          failure === undefined ? [] : [toNotification(file, failure)],
        ),
      },
    ],
    results: files.flatMap(({ file, issues }) => issues.map((issue) => toResult(file, issue))),
  });
}

/** One run of the command as a log. */
export function sarifLog(version: string, rules: readonly object[], run: object): object {
  const informationUri = "https://git.example.org/scrutin/scrutin";
  const driver = { name: "scrutin", version, informationUri, rules };
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", ...run }],
  };
}

/** A notification about a file that could not be read, which is no result of the check. */
function toNotification(file: string, text: string): object {
  const uri = uriOf(file);
  return {
    level: "error",
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: { uri } } }],
  };
}

const sarifLevels = { error: "error", warning: "warning", information: "note" } as const;

function toResult(
  file: string,
  { code, message, position, xpath, level = "error" }: XmlIssue,
): SarifResult {
  const region = position && { startLine: position.line, startColumn: position.column };
  return {
    ruleId: code,
    level: sarifLevels[level],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          ...(region !== undefined && { region }),
        },
        ...(xpath !== undefined && { logicalLocations: [{ fullyQualifiedName: xpath }] }),
      },
    ],
  };
}
