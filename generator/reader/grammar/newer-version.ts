/* What XML Schema 1.1 has added to the language of schema documents. */

/** The namespace of the attributes that say for which version a part of a schema is (Part 1 of 1.1, 4.2.2). */
export const versioningNamespace = "http://www.w3.org/2007/XMLSchema-versioning";

const elements: ReadonlySet<string> = new Set([
  "assert",
  "assertion",
  "alternative",
  "override",
  "openContent",
  "defaultOpenContent",
  "explicitTimezone",
]);

const attributes: ReadonlySet<string> = new Set([
  "defaultAttributes",
  "defaultAttributesApply",
  "xpathDefaultNamespace",
  "inheritable",
  "targetNamespace",
  "notNamespace",
  "notQName",
  "appliesToEmpty",
]);

const types: ReadonlySet<string> = new Set([
  "anyAtomicType",
  "dateTimeStamp",
  "dayTimeDuration",
  "yearMonthDuration",
  "error",
]);

export function isNewerElement(local: string): boolean {
  return elements.has(local);
}

/** Of an attribute that is not allowed where it stands. */
export function isNewerAttribute(local: string): boolean {
  return attributes.has(local);
}

export function isNewerType(local: string): boolean {
  return types.has(local);
}
