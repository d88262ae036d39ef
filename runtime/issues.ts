export type { Locale } from "./nouns/locale.js";

/** Where something stands in a text. */
export interface Position {
  /** Name of the file, as it was given by the caller. */
  readonly file?: string | undefined;
  /** Line, from 1. */
  readonly line: number;
  /** Column in UTF-16 units, from 1. */
  readonly column: number;
}

/**
 * The name of a broken rule: a validation rule of XML Schema Part 1 or 2 (`cvc-complex-type.2.4.a`,
 * `cvc-pattern-valid`), or one of ours where the Recommendation has none (`xml-not-well-formed`, `limit-depth`).
 */
export type RuleCode = string;

/** Property names and array indexes, from the document element's value down. */
export type Path = readonly (string | number)[];

/** One broken rule. It is also a Standard Schema issue, so that form libraries can show it as it is. */
export interface XmlIssue {
  readonly code: RuleCode;
  /** In the language that the call asked for, or the program (`setLocale`); French by default. */
  readonly message: string;
  readonly path: Path;
  /** Where in the document, when a document was read: `/el:AvisDInscription/el:Adresse[1]`. */
  readonly xpath?: string | undefined;
  /** Where in the text, when a text was read. */
  readonly position?: Position | undefined;
  /** What the message is made of, as data: the value, what was expected, the limit… */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * `file:12:5: cvc-pattern-valid: /el:Avis/el:Code: message`, with what is known of it.
 *
 * @example
 * for (const issue of validateDocument(NoteElement, bytes, { file: "note.xml" })) console.log(formatIssue(issue));
 */
export function formatIssue({ code, message, path, xpath, position }: XmlIssue): string {
  const place =
    position === undefined
      ? ""
      : `${position.file ?? ""}:${position.line}:${position.column}: `.replace(/^:/, "");
  const where = xpath ?? path.join(".");
  return `${place}${code}: ${where === "" ? "" : `${where}: `}${message}`;
}

/**
 * Thrown when a value or a document is not valid. Carries every finding.
 *
 * @example
 * try {
 *   parseOrThrow(NoteElement, bytes);
 * } catch (error) {
 *   if (error instanceof XmlValidationError) console.log(error.issues.map(({ code }) => code));
 * }
 */
export class XmlValidationError extends Error {
  override readonly name = "XmlValidationError";
  readonly issues: readonly XmlIssue[];

  constructor(issues: readonly XmlIssue[]) {
    super(issues.map(formatIssue).join("\n"));
    this.issues = issues;
  }
}
