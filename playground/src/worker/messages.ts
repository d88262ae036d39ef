import type { Locale } from "@runtime";
import type { Diagnostic } from "../../../generator/diagnostics.js";
import type { Comparison } from "../../../generator/evolution/comparison.js";
import type { SetSource } from "../schema/load-set.js";

/** What the page asks its worker for. */
export type Work = CheckRequest | ReportRequest | CompareRequest;

/** To check files by a set of schemas. */
export interface CheckRequest {
  readonly kind: "check";
  readonly source: SetSource;
  readonly locale: Locale;
  readonly files: readonly GivenFile[];
}

/** A file that is read where it is needed. */
export interface GivenFile {
  readonly path: string;
  readonly content: Blob;
}

/** To give all that the last check found, as a file. */
export interface ReportRequest {
  readonly kind: "report";
  /** As data, or as a page for people. */
  readonly form: ReportForm;
  readonly locale: Locale;
}

export type ReportForm = "json" | "html";

/** To compare two versions of a set. */
export interface CompareRequest {
  readonly kind: "compare";
  readonly old: SetSource;
  readonly new: SetSource;
  readonly locale: Locale;
}

/** One mistake, with the line on which it is. */
export interface FoundIssue {
  readonly code: string;
  readonly level: "error" | "warning" | "information";
  readonly message: string;
  readonly xpath: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly text: string | undefined;
}

/** The verdict on one file. */
export interface CheckedDocument {
  readonly file: string;
  readonly element: string | undefined;
  readonly valid: boolean;
  /** How many errors there are; more than `issues` may say. */
  readonly errors: number;
  readonly count: number;
  /** The first ones. */
  readonly issues: readonly FoundIssue[];
  readonly seconds: number;
}

export type Reply = CheckReply | CompareReply;

/** What the worker tells the page. */
export type CheckReply =
  | { readonly kind: "begin"; readonly count: number }
  /** How much of the document is read that comes after those which are checked: from 0 to 1. */
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "checked"; readonly documents: readonly CheckedDocument[] }
  | { readonly kind: "report"; readonly form: ReportForm; readonly report: Blob }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "end" };

export type CompareReply =
  | {
      readonly kind: "compared";
      readonly comparison: Comparison;
      readonly prefixes: Readonly<Record<string, string>>;
      /** Which version, given in part, was completed with files of the other. */
      readonly completed: Which | undefined;
    }
  | {
      readonly kind: "unusable";
      readonly which: Which;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: "failed"; readonly message: string };

export type Which = "old" | "new";
