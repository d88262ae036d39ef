import {
  type IssueParameters,
  issueFrom,
  type Path,
  type Position,
  type RuleCode,
  type XmlIssue,
} from "../issues.js";
import { documentMessage } from "../messages/index.js";
import { faultMessage } from "../messages/xml-faults.js";
import type { Locale } from "../nouns/locale.js";
import type { RuleName, RuleParameters } from "../nouns/rules.js";
import type { XmlAttribute, XmlFault } from "../xml/events.js";
import type { LineAndColumn } from "../xml/read/input.js";
import type { Frame } from "./element/frame.js";

/** Where something is in a document, in every way that an issue says it. */
export interface Place {
  readonly path: Path;
  readonly xpath: string;
  readonly position: Position;
}

/** The place of an element, whose position is that of its tag or of an attribute in it. */
export function placeOf(
  frame: Frame,
  file: string | undefined,
  { line, column }: LineAndColumn = frame.tag,
): Place {
  const position = file === undefined ? { line, column } : { file, line, column };
  return { path: frame.path(), xpath: frame.xpath(), position };
}

/** The place of an attribute, and of its property where it has one. */
export function attributePlaceOf(
  frame: Frame,
  file: string | undefined,
  attribute: XmlAttribute,
  property: string | undefined,
): Place {
  const { path, xpath, position } = placeOf(frame, file, attribute);
  const { prefix, local } = attribute.name;
  return {
    path: property === undefined ? path : [...path, property],
    xpath: `${xpath}/@${prefix === "" ? local : `${prefix}:${local}`}`,
    position,
  };
}

const none: readonly XmlIssue[] = [];

/** Collects issues, up to a limit. */
export class Reporter {
  readonly #locale: Locale;
  readonly #limit: number;
  readonly #onFull: () => void;
  #issues: XmlIssue[] = [];
  #count = 0;
  #late = false;

  /** `onFull` is told when there are more issues than the limit. */
  constructor(locale: Locale, limit: number, onFull: () => void = () => undefined) {
    this.#locale = locale;
    this.#limit = limit;
    this.#onFull = onFull;
  }

  /** How many issues there were. */
  get count(): number {
    return this.#count;
  }

  /** Whether there are as many issues as the caller wants. */
  get full(): boolean {
    return this.#count > this.#limit;
  }

  /** Adds an issue. `late`: it is about a place that was passed before. */
  add<Name extends RuleName>(
    code: Name,
    parameters: RuleParameters[Name],
    place: Partial<Place>,
    late = false,
  ): void {
    this.#add(code, parameters, place, late);
  }

  /** Adds what ended the reading of the document. */
  addFault(
    { code, parameters }: Pick<XmlFault, "code" | "parameters">,
    place: Partial<Place>,
  ): void {
    // Faults are made with the parameters of their code.
    this.#add(code, parameters as IssueParameters[typeof code], place, false);
  }

  #add(
    code: RuleCode,
    parameters: IssueParameters[RuleCode],
    place: Partial<Place>,
    late: boolean,
  ): void {
    if (this.full) return;
    this.#count++;
    if (this.full) {
      const parameters = { limit: this.#limit };
      const message = this.#message("limit-issues", parameters);
      this.#issues.push(
        issueFrom({ code: "limit-issues", message, path: [], ...place, parameters }),
      );
      this.#onFull();
      return;
    }
    this.#late ||= late;
    const message = this.#message(code, parameters);
    this.#issues.push(issueFrom({ code, message, path: [], ...place, parameters }));
  }

  #message(code: RuleCode, parameters: IssueParameters[RuleCode]): string {
    const locale = this.#locale;
    const given = { ...parameters };
    return (
      documentMessage(code, given, locale) ?? faultMessage({ code, parameters: given }, locale)
    );
  }

  /** The issues since the last time, in document order. */
  take(): readonly XmlIssue[] {
    const issues = this.#issues;
    if (issues.length === 0) return none;
    this.#issues = [];
    if (this.#late) issues.sort(byPosition);
    this.#late = false;
    return issues;
  }
}

function byPosition({ position: a }: XmlIssue, { position: b }: XmlIssue): number {
  if (a === undefined || b === undefined) return 0;
  return a.line - b.line || a.column - b.column;
}
