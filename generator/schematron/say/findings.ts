import type { Locale, Position } from "../../../runtime/issues.js";
import { schematronMessage } from "./messages.js";
import type { SchematronCode, SchematronParameters } from "./parameters.js";

/** Something wrong in a file of rules, or worth knowing. */
export interface SchematronFinding {
  readonly severity: "error" | "warning" | "information";
  readonly code: SchematronCode;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly message: string;
  readonly position: Position;
}

/** What is only said because a part of the schema could not be read. */
const consequences: ReadonlySet<SchematronCode> = new Set([
  "schematron-no-pattern",
  "schematron-empty-pattern",
  "schematron-empty-rule",
  "schematron-empty-phase",
  "schematron-unknown-reference",
  "schematron-unknown-key",
  "xpath-undefined-variable",
  "xpath-unbound-prefix",
]);

/** What a mistake that is told leaves missing: a name of one of these kinds, or what an element contains. */
export type Missing = "variable" | "prefix" | "function" | "content";

/** The findings that say that something is missing, by what that is. */
function missingBy({ code, parameters, position }: SchematronFinding): string | undefined {
  switch (code) {
    case "xpath-undefined-variable":
      return missingKey("variable", String(parameters["name"]));
    case "xpath-unbound-prefix":
      return missingKey("prefix", String(parameters["prefix"]));
    case "xpath-unknown-function":
      return missingKey("function", String(parameters["name"]));
    case "schematron-no-pattern":
    case "schematron-empty-pattern":
    case "schematron-empty-rule":
    case "schematron-empty-phase":
      return missingKey("content", placeKey(position));
    default:
      return undefined;
  }
}

function missingKey(kind: Missing, what: string): string {
  return `${kind} ${what}`;
}

function placeKey({ file, line, column }: Position): string {
  return `${line}:${column} ${file}`;
}

/** Collects findings; the same finding at the same place is kept once. */
export class Findings {
  readonly #locale: Locale;
  readonly #found = new Map<string, SchematronFinding>();
  readonly #excused = new Set<string>();
  #isIncomplete = false;

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  /** Whether what was read has errors, so that no rules can be made of it. */
  get hasErrors(): boolean {
    return [...this.#found.values()].some(({ severity }) => severity === "error");
  }

  add<Code extends SchematronCode>(
    code: Code,
    parameters: SchematronParameters[Code],
    position: Position,
    severity: SchematronFinding["severity"] = "error",
  ): void {
    const message = schematronMessage(code, parameters, this.#locale);
    const { file, line, column } = position;
    const key = JSON.stringify([code, file, line, column, message]);
    if (this.#found.has(key)) return;
    this.#found.set(key, { severity, code, parameters, message, position });
  }

  /** Says that a part of the schema could not be read, which has a finding of its own. */
  tellIncomplete(): void {
    this.#isIncomplete = true;
  }

  /** Says that a mistake which is told leaves something missing, so that nobody has to be told of that as well. */
  excuse(kind: Exclude<Missing, "content">, name: string): void {
    this.#excused.add(missingKey(kind, name));
  }

  /** Says that a mistake which is told leaves the element at a place without content. */
  excuseContent(place: Position): void {
    this.#excused.add(missingKey("content", placeKey(place)));
  }

  /** Whether a finding with this code is already there at a place. */
  hasAt(code: SchematronCode, { file, line, column }: Position): boolean {
    return [...this.#found.values()].some(
      ({ code: other, position }) =>
        other === code &&
        position.file === file &&
        position.line === line &&
        position.column === column,
    );
  }

  /** All findings, by file in the order in which files were met, then by place. */
  all(): readonly SchematronFinding[] {
    const found = [...this.#found.values()].filter((finding) => {
      const missing = missingBy(finding);
      if (missing !== undefined && this.#excused.has(missing)) return false;
      return !this.#isIncomplete || !consequences.has(finding.code);
    });
    const files = [...new Set(found.map(({ position }) => position.file))];
    return found.sort(
      ({ position: a }, { position: b }) =>
        files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
    );
  }
}
