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

/** Collects findings; the same finding at the same place is kept once. */
export class Findings {
  readonly #locale: Locale;
  readonly #found = new Map<string, SchematronFinding>();
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
    const found = [...this.#found.values()].filter(
      ({ code }) => !this.#isIncomplete || !consequences.has(code),
    );
    const files = [...new Set(found.map(({ position }) => position.file))];
    return found.sort(
      ({ position: a }, { position: b }) =>
        files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
    );
  }
}
