import type { Locale, Position } from "../runtime/issues.js";
import { withLine } from "../runtime/messages/source-excerpt.js";
import { visible, visibleLines } from "../runtime/nouns/visible-text.js";
import {
  codeOf,
  type DiagnosticKey,
  type DiagnosticParameters,
  diagnosticMessage,
} from "./messages/catalogue.js";

/**
 * One finding about a schema. `code` is the Recommendation's rule name (`src-resolve`, `cos-nonambig`, `s4s-elt-invalid`…)
 * or one of ours (`file-missing`, `xml-not-well-formed`, `limit-depth`).
 */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly code: string;
  /** Which sentence it is: the code and, where one rule has several, `/` and a word. */
  readonly key: string;
  /** What the sentence is made from. Names have the prefix that the schema document gives their namespace. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Starts in lower case, quotes the value, says what was expected, ends without a full stop. */
  readonly message: string;
  readonly position?: Position | undefined;
  /** The line on which it stands, without its end, where the document could be read. */
  readonly line?: string | undefined;
}

/** A finding as a stage reports it, before it is put into a language. Its severity is `error` unless given. */
export type Finding = { readonly [Key in DiagnosticKey]: FindingOf<Key> }[DiagnosticKey];

interface FindingOf<Key extends DiagnosticKey> {
  readonly severity?: "error" | "warning";
  readonly key: Key;
  /** The rule, where it is not that of the key. */
  readonly code?: string;
  readonly parameters: DiagnosticParameters[Key];
  readonly position?: Position | undefined;
  /** Namespaces by prefix where it stands; without, those of the file count. */
  readonly namespaces?: ReadonlyMap<string, string> | undefined;
}

/** What a stage calls to report and go on. */
export type Report = (finding: Finding) => void;

/** A key by which equal findings are found: two that report the same at the same place are one. */
export function identityOf(finding: Finding): string {
  const { severity, key, position } = finding;
  // The same two particles compete in every type that uses their group: that is one finding, not one for each type.
  const parameters =
    finding.key === "cos-nonambig"
      ? { ...finding.parameters, type: undefined }
      : finding.parameters;
  const plain = (_: string, value: unknown): unknown =>
    typeof value === "bigint" || value === Number.POSITIVE_INFINITY ? String(value) : value;
  return JSON.stringify([severity, key, position, parameters], plain);
}

/** A finding in a language. Names must have their prefixes already. */
export function diagnosticOf(
  { severity = "error", key, code = codeOf(key), parameters, position }: Finding,
  locale: Locale,
): Diagnostic {
  // The key and the parameters of a finding belong together, which the type of the union has lost here.
  const message = diagnosticMessage(key, parameters as DiagnosticParameters[typeof key], locale);
  return { severity, code, key, parameters: { ...parameters }, message, position };
}

/**
 * Thrown when a schema cannot be used. Carries every finding.
 *
 * @example
 * try {
 *   await generate({ locations: ["notes.xsd"], read });
 * } catch (error) {
 *   if (error instanceof SchemaError) console.log(error.diagnostics.length);
 * }
 */
export class SchemaError extends Error {
  override readonly name = "SchemaError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join("\n"));
    this.diagnostics = diagnostics;
  }
}

/**
 * `file:12:5: error: src-resolve: message`.
 *
 * @example
 * const { diagnostics } = await generate({ locations: ["notes.xsd"], read });
 * console.log(diagnostics.map(formatDiagnostic).join("\n"));
 */
export function formatDiagnostic({
  severity,
  code,
  message,
  position,
}: Pick<Diagnostic, "severity" | "code" | "message" | "position">): string {
  const place =
    position === undefined
      ? ""
      : `${visible(position.file ?? "?")}:${position.line}:${position.column}: `;
  return `${place}${severity}: ${code}: ${visibleLines(message)}`;
}

/**
 * The same with the line of the schema document that it is about, and a caret under the place:
 *
 *     avis.xsd:12:5: error: src-resolve: there is no type "el:AdresseTyp"; did you mean "el:AdresseType"?
 *       12 |     <xs:element name="Adresse" type="el:AdresseTyp"/>
 *          |     ^
 *
 * @example
 * try {
 *   await loadSchemas({ locations: ["notes.xsd"], read });
 * } catch (error) {
 *   if (error instanceof SchemaError) console.log(error.diagnostics.map(formatDiagnosticWithLine).join("\n"));
 * }
 */
export function formatDiagnosticWithLine(diagnostic: Diagnostic): string {
  return withLine(formatDiagnostic(diagnostic), diagnostic.position, diagnostic.line);
}
