import type { Locale } from "@runtime";
import type { SchemaFile, SetSource } from "../schema/load-set.js";

/** What the page asks the worker for: to check files by a set of schemas. */
export interface CheckRequest {
  readonly source: SetSource;
  readonly locale: Locale;
  readonly files: readonly SchemaFile[];
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
  readonly issues: readonly FoundIssue[];
  readonly seconds: number;
}

/** What the worker tells the page. */
export type CheckReply =
  | { readonly kind: "begin"; readonly count: number }
  | { readonly kind: "checked"; readonly document: CheckedDocument }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "end" };
