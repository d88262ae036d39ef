import type { IssueLevel, Locale } from "../../../runtime/issues.js";
import type { Excerpt } from "./excerpt.js";

/** What was checked in sendings, by which schemas and rules, and what was found: a report on a check, and no certificate. */
export interface ControlReport {
  readonly kind: "control-report";
  readonly locale: Locale;
  /** The version of scrutin. */
  readonly version: string;
  /** When it was made, in UTC. */
  readonly made: string;
  /** Whether values of the documents are hidden. */
  readonly redacted: boolean;
  /** Notices to be shown at the top. */
  readonly notices?: readonly string[] | undefined;
  readonly schemas: readonly Source[];
  readonly rules: readonly Source[];
  readonly sendings: readonly Sending[];
}

/** A schema or rule file by which documents were checked. */
export interface Source {
  readonly file: string;
  readonly sha256: string;
  readonly version?: string | undefined;
}

/** A checked document. */
export interface Sending {
  readonly file: string;
  /** Undefined if the document could not be read. */
  readonly sha256?: string | undefined;
  readonly bytes?: number | undefined;
  /** The name of the document element. */
  readonly root?: string | undefined;
  readonly result: "unread" | "errors" | "warnings" | "clean";
  /** The reason why it could not be read. */
  readonly failure?: string | undefined;
  readonly units: readonly Counted[];
  readonly communes: readonly Counted[];
  readonly issues: readonly ReportIssue[];
  readonly rules: readonly RuleResult[];
  readonly notChecked: readonly string[];
}

/** A number of occurrences. */
export interface Counted {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}

export interface ReportIssue {
  /** `bench`: reported by the test bench, which plays the receiver. */
  readonly source: "schema" | "rule" | "bench";
  readonly code: string;
  readonly level: IssueLevel;
  readonly message: string;
  /** The diagnostics and properties of the rule. */
  readonly remarks: readonly string[];
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly xpath?: string | undefined;
  /** The unit that it is about. */
  readonly unit?: string | undefined;
  readonly excerpt?: Excerpt | undefined;
}

/** The result of a rule in a sending. */
export interface RuleResult {
  readonly code: string;
  readonly level: IssueLevel;
  /** What it is about, in a few words. */
  readonly title: string;
  /** The message if it is broken, with expressions in braces. */
  readonly message: string;
  /** `absent`: the sending has nothing that the rule is about; `notRun`: the rule was not or could not be run. */
  readonly state: "passed" | "broken" | "absent" | "notRun";
  /** How often it was evaluated, and how often it was broken. */
  readonly asked: number;
  readonly broken: number;
}
