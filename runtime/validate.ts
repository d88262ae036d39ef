import type { ElementDescriptor, SchemaSet, TypeDescriptor } from "./descriptors.js";
import { type Locale, type XmlIssue, XmlValidationError } from "./issues.js";
import type { NamedType } from "./nouns/generic-values.js";
import { eachChecker, isError, type RulesOption } from "./rules/checker.js";
import { elementCheck, namedElementCheck, typeCheck } from "./validate/element.js";
import { reachesIdentityConstraints } from "./validate/identity.js";
import { issuesOf } from "./validate/issues.js";
import { isNamedType } from "./validate/named-form.js";
import { type Problem, Validation } from "./validate/validation.js";

/** What {@link validate} can be told. */
export interface ValidateOptions extends RulesOption {
  /** The language of the messages. Default: that of the program (`setLocale`), French where it sets none. */
  readonly locale?: Locale | undefined;
  /** Declarations for what wildcards let in, where the descriptor brings none. */
  readonly schemas?: SchemaSet | undefined;
  /** For an element: what `xsi:type` says of it, where its value does not say it. */
  readonly type?: NamedType | undefined;
}

/**
 * Checks a value as a document made of it would be checked (Part 1, 3.3.4), and for what documents cannot get wrong:
 * properties of no part, JavaScript types, characters that XML does not have. All that is wrong is said at once, attributes
 * before content, in the order of the document; nothing is changed.
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

/** Whether {@link validate} has nothing to say about a value. */
export function isValid<T>(
  descriptor: ElementDescriptor<T> | TypeDescriptor<T>,
  value: unknown,
): value is T {
  return findProblems(descriptor, value).length === 0;
}

/** Throws an {@link XmlValidationError} with all issues if {@link validate} finds any that is an error. */
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
  { schemas, type }: ValidateOptions = {},
): readonly Problem[] {
  const validation = new Validation(schemas);
  if (reachesIdentityConstraints(descriptor)) validation.watchIdentity();
  if (descriptor.kind === "elementDeclaration") {
    if (type === undefined) elementCheck(descriptor)(value, validation);
    else if (isNamedType(type, validation)) namedElementCheck(descriptor, type, value, validation);
    return validation.finish();
  }
  // A value of a type is a part of a document: what it refers to may be elsewhere.
  typeCheck(descriptor)(value, validation);
  return validation.problems;
}
