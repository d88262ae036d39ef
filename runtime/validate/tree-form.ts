import { walkDeep } from "../engine/deep.js";
import { isObject } from "../model/value-kinds.js";
import { clark, type QName, xmlnsNamespace } from "../qname.js";
import { isNCName } from "../xml/name-characters.js";
import { checkDeclaration } from "../xml/names.js";
import { reportType, reportUnknown } from "./report-values.js";
import { charactersAreLegal } from "./simple.js";
import type { Validation } from "./validation.js";

/*
 * Whether generic trees can be written: names, characters, no attribute twice. Whether they are valid is decided elsewhere.
 */

const elementProperties: ReadonlySet<string> = new Set([
  "name",
  "attributes",
  "namespaces",
  "children",
]);
const attributeProperties: ReadonlySet<string> = new Set(["namespace", "local", "prefix", "value"]);
const nameProperties: ReadonlySet<string> = new Set(["namespace", "local", "prefix"]);

/** Checks that a value is a tree that can be written. */
export function checkTree(value: unknown, validation: Validation): void {
  walkDeep(value, (tree) => checkNode(tree, validation));
}

/** Checks an element of a tree, but for the elements in it, each of which it yields when it is to be checked. */
function* checkNode(value: unknown, validation: Validation): Generator<unknown, void> {
  if (!isObject(value)) {
    reportType(validation, "AnyElement", value);
    return;
  }
  if (!validation.descend()) return;
  reportUnknown(value, elementProperties, validation);
  const { name, attributes, namespaces, children } = value;
  validation.enter("name");
  checkQName(name, validation);
  validation.leave();
  checkAttributes("attributes", attributes, validation);
  if (namespaces !== undefined) checkNamespaces(namespaces, validation);
  yield* checkChildren(children, validation);
  validation.ascend();
}

function* checkChildren(children: unknown, validation: Validation): Generator<unknown, void> {
  if (children === undefined) return;
  validation.enter("children");
  if (!Array.isArray(children)) reportType(validation, "array", children);
  else
    for (const [index, child] of children.entries()) {
      validation.enter(index);
      if (typeof child === "string") charactersAreLegal(child, validation);
      else yield child;
      validation.leave();
    }
  validation.leave();
}

/** Checks the form of attributes that a wildcard lets in. */
export function checkAttributes(
  property: string,
  attributes: unknown,
  validation: Validation,
): void {
  const seen = new Set<string>();
  checkEach(property, attributes, validation, (attribute) => {
    checkAttribute(attribute, seen, validation);
  });
}

/** Checks an expanded name, with a prefix or without. */
export function checkQName(value: unknown, validation: Validation): QName | undefined {
  return checkName(value, nameProperties, validation);
}

/** Checks the items of a property, if it is present. */
export function checkEach(
  property: string,
  values: unknown,
  validation: Validation,
  check: (value: unknown) => void,
): void {
  if (values === undefined) return;
  validation.enter(property);
  if (!Array.isArray(values)) reportType(validation, "array", values);
  else
    for (const [index, value] of values.entries()) {
      validation.enter(index);
      check(value);
      validation.leave();
    }
  validation.leave();
}

/** Checks an attribute, and gives it if it can be written. */
export function checkAttribute(
  attribute: unknown,
  seen: Set<string>,
  validation: Validation,
  properties: ReadonlySet<string> = attributeProperties,
): { readonly name: QName; readonly value: string } | undefined {
  const name = checkName(attribute, properties, validation);
  if (name === undefined || !isObject(attribute)) return undefined;
  const key = clark(name);
  if (seen.has(key)) {
    validation.report("value-duplicate-attribute", { attribute: name });
    return undefined;
  }
  seen.add(key);
  validation.enter("value");
  const { value } = attribute;
  const isText = typeof value === "string";
  const legal = isText && charactersAreLegal(value, validation);
  if (!isText) reportType(validation, "string", value);
  validation.leave();
  return legal ? { name, value } : undefined;
}

/** Checks an expanded name that has these properties, and gives it. */
export function checkName(
  value: unknown,
  properties: ReadonlySet<string>,
  validation: Validation,
): QName | undefined {
  if (!isObject(value)) {
    reportType(validation, "QNameValue", value);
    return undefined;
  }
  reportUnknown(value, properties, validation);
  const { namespace, local, prefix } = value;
  const before = validation.count;
  if (typeof namespace !== "string") reportAt("namespace", "string", namespace);
  if (typeof local !== "string") reportAt("local", "string", local);
  if (prefix !== undefined && typeof prefix !== "string") reportAt("prefix", "string", prefix);
  if (validation.count > before || typeof namespace !== "string" || typeof local !== "string")
    return undefined;
  validation.enter("namespace");
  charactersAreLegal(namespace, validation);
  validation.leave();
  const isDeclaration = namespace === xmlnsNamespace || (namespace === "" && local === "xmlns");
  if (!isNCName(local) || isDeclaration) validation.report("value-name", { name: local }, "local");
  return validation.count > before ? undefined : { namespace, local };

  function reportAt(property: string, expected: string, actual: unknown): void {
    validation.enter(property);
    reportType(validation, expected, actual);
    validation.leave();
  }
}

/** Checks the prefix bindings of a value. */
export function checkNamespaces(namespaces: unknown, validation: Validation): void {
  validation.enter("namespaces");
  if (!isObject(namespaces)) reportType(validation, "object", namespaces);
  else
    for (const [prefix, namespace] of Object.entries(namespaces)) {
      validation.enter(prefix);
      if (typeof namespace !== "string") reportType(validation, "string", namespace);
      else if (charactersAreLegal(namespace, validation))
        checkBinding(prefix, namespace, validation);
      validation.leave();
    }
  validation.leave();
}

/** Namespaces in XML 1.0, section 3: what may be bound to what. */
function checkBinding(prefix: string, namespace: string, validation: Validation): void {
  const fault = checkDeclaration(prefix, namespace);
  if (fault !== undefined) validation.report("value-name", { name: fault.name });
}
