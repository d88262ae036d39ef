import type { FaultParameters, RuleParameters } from "./nouns/rules.js";
import { visible, visibleLines } from "./nouns/visible-text.js";

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

/** What the message of an issue is made of, by its code. */
export interface IssueParameters extends RuleParameters, FaultParameters {}

/**
 * The name of a broken rule: a validation rule of XML Schema Part 1 or 2 (`cvc-complex-type.2.4.a`,
 * `cvc-pattern-valid`), or one of ours where the Recommendation has none (`xml-not-well-formed`, `limit-depth`).
 */
export type RuleCode = keyof IssueParameters;

/** Property names and array indexes, from the document element's value down. */
export type Path = readonly (string | number)[];

/** One broken rule of a kind that its code names. */
export interface IssueOf<Code extends RuleCode> {
  readonly code: Code;
  /** In the language that the call asked for, or the program (`setLocale`); French by default. */
  readonly message: string;
  readonly path: Path;
  /** Where in the document, when a document was read: `/el:AvisDInscription/el:Adresse[1]`. */
  readonly xpath?: string | undefined;
  /** Where in the text, when a text was read: the start tag of the element, or the attribute that is wrong. */
  readonly position?: Position | undefined;
  /** What the message is made of, as data: the value, what was expected, the limit… */
  readonly parameters: IssueParameters[Code];
  /**
   * Whether the schema is broken, which is meant where nothing is said, or a rule beside it (docs/rules.md): then `code` is the id of the
   * rule, which no type lists, and the parameters are what the expressions of its message gave.
   */
  readonly source?: "schema" | "rule" | undefined;
  /** How grave it is: what breaks a schema is always an error, which is meant where nothing is said. */
  readonly level?: IssueLevel | undefined;
  /** The rule that is broken. */
  readonly rule?: BrokenRuleInfo | undefined;
  /** What the rule says beside its message. */
  readonly diagnostics?: readonly string[] | undefined;
}

/** How grave it is to break a rule. */
export type IssueLevel = "error" | "warning" | "information";

/** A rule of a Schematron file, where it was broken. */
export interface BrokenRuleInfo {
  /** The code of the rule as a string, to be compared: `issue.rule?.id === "STR-4"`. Where it could not be run, that of the issue is another. */
  readonly id: string;
  /** The id of the pattern, or its name. */
  readonly pattern: string;
  readonly context?: string | undefined;
  readonly test?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/**
 * One broken rule. Its `code` tells which `parameters` it has. It is also a Standard Schema issue, so that form libraries can show it
 * as it is.
 *
 * @example
 * if (issue.code === "cvc-maxLength-valid") hint(`${issue.parameters.actual} / ${issue.parameters.limit}`);
 */
export type XmlIssue = { [Code in RuleCode]: IssueOf<Code> }[RuleCode];

/** An issue, of parts that belong together. */
export function issueFrom<Code extends RuleCode>(issue: IssueOf<Code>): XmlIssue {
  // An issue of one code is one of the union; the compiler sees it only where the code is known.
  return issue as unknown as XmlIssue;
}

/**
 * `file:12:5: cvc-pattern-valid: /el:Avis/el:Code: message`, with what is known of it; behind the code of what is no error, its level. Control
 * characters and what turns the direction of writing stand there as `\\u202e`.
 *
 * @example
 * for (const issue of validateDocument(NoteElement, bytes, { file: "note.xml" })) console.log(formatIssue(issue));
 */
export function formatIssue({
  code,
  message,
  path,
  xpath,
  position,
  level,
}: Omit<IssueOf<RuleCode>, "parameters">): string {
  const place =
    position === undefined
      ? ""
      : `${visible(position.file ?? "")}:${position.line}:${position.column}: `.replace(/^:/, "");
  const where = xpath ?? path.join(".");
  const said = level === undefined || level === "error" ? code : `${code} (${level})`;
  return `${place}${said}: ${where === "" ? "" : `${where}: `}${visibleLines(message)}`;
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
