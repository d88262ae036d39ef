import type { Validation } from "../validate/validation.js";

/** What a value is, for a message that says it was expected to be something else. */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value;
}

/** Whether a value is an object with properties. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

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

/** An object as properties; anything else has none. */
export function propertiesOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}
