import type { XmlIssue } from "../../../runtime/issues.js";
import { isError } from "../../../runtime/nouns/rule-checker.js";
import type { CommandFailure, Text } from "../failure.js";
import type { PatternTrace } from "../rules/rule-trace.js";

/** A checked document, with its issues. */
export interface CheckedFile {
  /** The path, as it was named or found. */
  readonly file: string;
  readonly issues: readonly XmlIssue[];
  /** The reason why it could not be read to its end. */
  readonly failure?: string | undefined;
  /** The same reason in both languages, for the console. */
  readonly texts?: readonly Text[] | undefined;
  /** The issues as the console shows them, each with its line, if requested. */
  readonly shown?: readonly string[] | undefined;
  /** The path of the converted document. */
  readonly output?: string | undefined;
  /** The evaluated rules, by rule set, if requested. */
  readonly traces?: readonly (readonly PatternTrace[])[] | undefined;
}

/** A document that could not be read. */
export function unreadFile(
  file: string,
  { texts }: CommandFailure,
  locale: keyof Text,
): CheckedFile & { readonly failure: string } {
  return { file, issues: [], failure: texts.map((text) => text[locale]).join("\n"), texts };
}

/** Whether a document has no errors: warnings do not make it invalid. */
export function hasNoErrors({ issues }: Pick<CheckedFile, "issues">): boolean {
  return !issues.some(isError);
}

/** Whether a document was read, and is valid. */
export function isValid(checked: Pick<CheckedFile, "issues" | "failure">): boolean {
  return checked.failure === undefined && hasNoErrors(checked);
}
