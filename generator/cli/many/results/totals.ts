import type { Locale } from "../../../../runtime/issues.js";
import { isError } from "../../../../runtime/nouns/rule-checker.js";
import { type ExitCode, exitCodes } from "../../failure.js";
import { count, nombre } from "../../messages.js";
import { type CheckedFile, hasNoErrors } from "../../validate/checked-file.js";

/** How many documents were checked, and how much was found in them. */
export interface Totals {
  readonly documents: number;
  readonly invalid: number;
  readonly unread: number;
  readonly errors: number;
  readonly warnings: number;
}

export const noTotals: Totals = { documents: 0, invalid: 0, unread: 0, errors: 0, warnings: 0 };

export function totalsOf(checked: Pick<CheckedFile, "issues" | "failure">): Totals {
  const { issues, failure } = checked;
  return {
    documents: 1,
    invalid: hasNoErrors(checked) ? 0 : 1,
    unread: failure === undefined ? 0 : 1,
    errors: issues.filter(isError).length,
    warnings: issues.filter(({ level }) => level === "warning").length,
  };
}

export function sumOf(a: Totals, b: Totals): Totals {
  return {
    documents: a.documents + b.documents,
    invalid: a.invalid + b.invalid,
    unread: a.unread + b.unread,
    errors: a.errors + b.errors,
    warnings: a.warnings + b.warnings,
  };
}

export function exitCodeOf({ invalid, unread }: Totals): ExitCode {
  if (unread > 0) return exitCodes.failed;
  return invalid > 0 ? exitCodes.found : exitCodes.ok;
}

/** The totals in a line for the console. */
export const summaries: Readonly<Record<Locale, (totals: Totals) => string>> = {
  fr: ({ documents, invalid, unread, errors, warnings }) => {
    const parts = [
      invalid > 0 && `${nombre(invalid, "invalide")}, ${nombre(errors, "erreur")}`,
      invalid === 0 && unread === 0 && (documents === 1 ? "valide" : "tous valides"),
      warnings > 0 && nombre(warnings, "avertissement"),
      unread > 0 && nombre(unread, "illisible"),
    ];
    return documents === 0
      ? "aucun document"
      : [nombre(documents, "document"), ...parts].filter(Boolean).join(", ");
  },
  en: ({ documents, invalid, unread, errors, warnings }) => {
    const parts = [
      invalid > 0 && `${invalid} invalid, ${count(errors, "mistake")}`,
      invalid === 0 && unread === 0 && (documents === 1 ? "valid" : "all valid"),
      warnings > 0 && count(warnings, "warning"),
      unread > 0 && `${unread} unreadable`,
    ];
    return documents === 0
      ? "no documents"
      : [count(documents, "document"), ...parts].filter(Boolean).join(", ");
  },
};
