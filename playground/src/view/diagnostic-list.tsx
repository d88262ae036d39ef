import type { Diagnostic } from "../../../generator/diagnostics.js";

/** As many mistakes of schemas are listed. */
const most = 50;

/** What is wrong with schemas. */
export function DiagnosticList({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return (
    <ul class="errors">
      {errors.slice(0, most).map(({ code, message, position }) => (
        <li key={`${position?.file} ${position?.line} ${position?.column} ${code} ${message}`}>
          {position && `${position.file ?? ""}:${position.line}:${position.column} `}
          {message}
        </li>
      ))}
    </ul>
  );
}
