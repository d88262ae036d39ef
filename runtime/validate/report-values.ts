import { nearest } from "../messages/suggestions.js";
import { typeName } from "../model/value-kinds.js";
import type { Validation } from "./validation.js";

/** Reports a value that is not of the TypeScript type. */
export function reportType(validation: Validation, expected: string, value: unknown): void {
  validation.report("value-type", { expected, actual: typeName(value) });
}

/** Reports the properties that the type does not have. One that is `undefined` counts as absent. */
export function reportUnknown(
  value: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
  validation: Validation,
): void {
  for (const property in value) {
    if (known.has(property) || !Object.hasOwn(value, property)) continue;
    if (value[property] === undefined) continue;
    validation.report("value-unknown-property", { property, expected: [...known] }, property);
    // A misspelt property is not reported as missing, too.
    const [meant, ...others] = nearest(property, [...known]);
    if (meant !== undefined && others.length === 0) validation.retractMissing(meant);
  }
}
