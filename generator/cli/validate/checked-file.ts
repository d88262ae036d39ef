import type { XmlIssue } from "../../../runtime/issues.js";
import { isError } from "../../../runtime/nouns/rule-checker.js";
import type { CommandFailure, Text } from "../failure.js";
import type { PatternTrace } from "../rules/rule-trace.js";

/** A document that was checked, and what is wrong with it. */
export interface CheckedFile {
  /** As it was named, or found. */
  readonly file: string;
  readonly issues: readonly XmlIssue[];
  /** Why it could not be read to its end. */
  readonly failure?: string | undefined;
  /** The same in both languages, for the console. */
  readonly texts?: readonly Text[] | undefined;
  /** The issues as the console shows them, each with its line, where that is wanted. */
  readonly shown?: readonly string[] | undefined;
  /** Where it was converted to. */
  readonly output?: string | undefined;
  /** What the rules were asked, by rule sets, where that is wanted. */
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

/** Warnings do not make a document invalid. */
export function hasNoErrors({ issues }: Pick<CheckedFile, "issues">): boolean {
  return !issues.some(isError);
}

/** Whether a document was read, and is valid. */
export function isValid(checked: Pick<CheckedFile, "issues" | "failure">): boolean {
  return checked.failure === undefined && hasNoErrors(checked);
}
