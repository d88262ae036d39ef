import type { ElementDescriptor, TypeDescriptor } from "./descriptors.js";
import type { XmlIssue } from "./issues.js";
import { isError } from "./nouns/rule-checker.js";
import { type ValidateOptions, validate } from "./validate.js";

/** What the Standard Schema specification, version 1, asks of a schema. https://standardschema.dev */
export interface StandardSchema<T> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "scrutin";
    /** Checks a value; the value is given back as it is. */
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: T; readonly issues?: undefined }
      | { readonly issues: readonly XmlIssue[] };
    readonly types?: { readonly input: T; readonly output: T } | undefined;
  };
}

/**
 * A descriptor as a Standard Schema, for form libraries and the like: it refuses what {@link validate} finds an error in, and tells
 * warnings beside errors only.
 *
 * @example
 * const result = standardSchema(NoteElement, { locale: "en" })["~standard"].validate(value);
 * if (result.issues === undefined) console.log(result.value.to.length);
 */
export function standardSchema<T>(
  descriptor: ElementDescriptor<T> | TypeDescriptor<T>,
  options: ValidateOptions = {},
): StandardSchema<T> {
  return {
    "~standard": {
      version: 1,
      vendor: "scrutin",
      validate: (value) => {
        const issues = validate(descriptor, value, options);
        return issues.some(isError) ? { issues } : { value: value as T };
      },
    },
  };
}
