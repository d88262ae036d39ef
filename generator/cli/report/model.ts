import type { IssueLevel, Locale } from "../../../runtime/issues.js";
import type { Excerpt } from "./excerpt.js";

/** What was checked in some sendings, by what, and what was found: a report about a control, and no certificate. */
export interface ControlReport {
  readonly kind: "control-report";
  readonly locale: Locale;
  /** The version of scrutin. */
  readonly version: string;
  /** When it was made, in UTC. */
  readonly made: string;
  /** Whether values of the documents are hidden. */
  readonly redacted: boolean;
  /** What else has to be said before anything else. */
  readonly notices?: readonly string[] | undefined;
  readonly schemas: readonly Source[];
  readonly rules: readonly Source[];
  readonly sendings: readonly Sending[];
}

/** A file that documents were judged by. */
export interface Source {
  readonly file: string;
  readonly sha256: string;
  readonly version?: string | undefined;
}

/** A document that was checked. */
export interface Sending {
  readonly file: string;
  /** Nothing of it is known where it could not be read. */
  readonly sha256?: string | undefined;
  readonly bytes?: number | undefined;
  /** The name of the document element. */
  readonly root?: string | undefined;
  readonly result: "unread" | "errors" | "warnings" | "clean";
  /** Why it could not be read. */
  readonly failure?: string | undefined;
  readonly units: readonly Counted[];
  readonly communes: readonly Counted[];
  readonly issues: readonly ReportIssue[];
  readonly rules: readonly RuleResult[];
  readonly notChecked: readonly string[];
}

/** How often something is there. */
export interface Counted {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}

export interface ReportIssue {
  /** `bench`: the test bench said it, which stands for the receiver. */
  readonly source: "schema" | "rule" | "bench";
  readonly code: string;
  readonly level: IssueLevel;
  readonly message: string;
  /** What else the rule says. */
  readonly remarks: readonly string[];
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly xpath?: string | undefined;
  /** The unit that it is about. */
  readonly unit?: string | undefined;
  readonly excerpt?: Excerpt | undefined;
}

/** What became of a rule in a sending. */
export interface RuleResult {
  readonly code: string;
  readonly level: IssueLevel;
  /** What it is about, in a few words. */
  readonly title: string;
  /** What is said where it is broken, expressions in braces. */
  readonly message: string;
  /** `absent`: nothing in the sending is what the rule is about; `notRun`: it was not or could not be asked. */
  readonly state: "passed" | "broken" | "absent" | "notRun";
  /** How often it was asked, and how often it was broken. */
  readonly asked: number;
  readonly broken: number;
}
