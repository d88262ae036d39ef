import type { Position } from "../runtime/issues.js";

/**
 * One finding about a schema. `code` is the Recommendation's rule name (`src-resolve`, `cos-nonambig`, `s4s-elt-invalid`…)
 * or one of ours (`file-missing`, `xml-not-well-formed`, `limit-depth`).
 */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly code: string;
  /** Starts in lower case, quotes the value, says what was expected, ends without a full stop. */
  readonly message: string;
  readonly position?: Position | undefined;
}

/** What a stage calls to report and go on. Severity is `error` unless said. */
export type Report = (finding: {
  readonly severity?: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly position?: Position | undefined;
}) => void;

/** Thrown when a schema cannot be used. Carries every finding. */
export class SchemaError extends Error {
  override readonly name = "SchemaError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join("\n"));
    this.diagnostics = diagnostics;
  }
}

/** `file:12:5: error: src-resolve: message`. */
export function formatDiagnostic({ severity, code, message, position }: Diagnostic): string {
  const place =
    position === undefined ? "" : `${position.file ?? "?"}:${position.line}:${position.column}: `;
  return `${place}${severity}: ${code}: ${message}`;
}
