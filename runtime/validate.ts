import type { ElementDescriptor, TypeDescriptor } from "./descriptors.js";
import { type XmlIssue, XmlValidationError } from "./issues.js";
import { eachChecker, isError } from "./nouns/rule-checker.js";
import { elementCheck, namedElementCheck, typeCheck } from "./validate/element.js";
import { hasIdentityConstraints } from "./validate/identity.js";
import { issuesOf } from "./validate/issues.js";
import { isNamedType } from "./validate/named-form.js";
import type { ValidateOptions } from "./validate/options.js";
import { type Problem, Validation } from "./validate/validation.js";

export type { ValidateOptions } from "./validate/options.js";

/**
 * Checks a value as a document made of it would be checked (Part 1, 3.3.4), and for what documents cannot get wrong:
 * properties of no part, JavaScript types, characters that XML does not have. All that is wrong is reported at once, attributes
 * before content, in the order of the document; nothing is changed.
 *
 * @example
 * for (const { path, message } of validate(NoteElement, value)) console.log(path.join("."), message);
 */
export function validate<T>(
  descriptor: ElementDescriptor<T> | TypeDescriptor<T>,
  value: unknown,
  options: ValidateOptions = {},
): readonly XmlIssue[] {
  const problems = findProblems(descriptor, value, options);
  const found = problems.length === 0 ? none : issuesOf(problems, descriptor, options);
  if (options.rules === undefined) return found;
  const said = eachChecker(options, (checker) => {
    if (found.length > 0) return checker.notRun("not-valid", options);
    return descriptor.kind === "elementDeclaration"
      ? checker.checkValue(descriptor, value, options)
      : checker.notRun("no-element", options);
  });
  const ofSchema = { source: "schema", level: "error" } as const;
  return [...found.map((issue) => ({ ...issue, ...ofSchema })), ...said];
}

/**
 * Whether {@link validate} finds no error in a value.
 *
 * @example
 * if (isValid(NoteElement, value)) console.log(value.to.length);
 */
export function isValid<T>(
  descriptor: ElementDescriptor<T> | TypeDescriptor<T>,
  value: unknown,
  options: ValidateOptions = {},
): value is T {
  if (options.rules !== undefined) return !validate(descriptor, value, options).some(isError);
  return findProblems(descriptor, value, options).length === 0;
}

/**
 * Throws an {@link XmlValidationError} with all issues if {@link validate} finds any that is an error.
 *
 * @example
 * assertValid(NoteElement, value);
 * console.log(value.to.length);
 */
export function assertValid<T>(
  descriptor: ElementDescriptor<T> | TypeDescriptor<T>,
  value: unknown,
  options: ValidateOptions = {},
): asserts value is T {
  const issues = validate(descriptor, value, options);
  if (issues.some(isError)) throw new XmlValidationError(issues);
}

const none: readonly XmlIssue[] = [];

function findProblems(
  descriptor: ElementDescriptor | TypeDescriptor,
  value: unknown,
  options: ValidateOptions,
): readonly Problem[] {
  const { type } = options;
  const validation = new Validation(options);
  if (hasIdentityConstraints(descriptor)) validation.watchIdentity();
  if (descriptor.kind === "elementDeclaration") {
    validation.guard(() => {
      if (type === undefined) elementCheck(descriptor)(value, validation);
      else if (isNamedType(type, validation))
        namedElementCheck(descriptor, type, value, validation);
    });
    return validation.finish();
  }
  // A value of a type is a part of a document: what it refers to may be elsewhere.
  validation.guard(() => typeCheck(descriptor)(value, validation));
  return validation.problems;
}
