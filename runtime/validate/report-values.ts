import { typeName } from "../model/value-kinds.js";
import type { Validation } from "./validation.js";

/** Reports a value that is not of the TypeScript type. */
export function reportType(validation: Validation, expected: string, value: unknown): void {
  validation.report("value-type", { expected, actual: typeName(value) });
}

/** Reports the properties that an object has and its type has not. `undefined` is absence. */
export function reportUnknown(
  value: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
  validation: Validation,
): void {
  for (const property in value) {
    if (known.has(property) || !Object.hasOwn(value, property)) continue;
    if (value[property] !== undefined)
      validation.report("value-unknown-property", { property, expected: [...known] }, property);
  }
}
