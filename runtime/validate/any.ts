import { allowsNamespace } from "../content/wildcards.js";
import { isFindings, readerOf } from "../datatypes/simple-type.js";
import { isNCName } from "../datatypes/xml-names.js";
import { clark, type QName, xmlnsNamespace, xsiNamespace } from "../qname.js";
import { readConstraint } from "../simple-values.js";
import type {
  AttributeDescriptor,
  AttributeUse,
  AttributeWildcard,
  NamespaceConstraint,
  Wildcard,
} from "../v1/descriptors.js";
import { checkDeclaration } from "../xml-names.js";
import type { AnyElement } from "../xml-values.js";
import { charactersAreLegal, checkIdentifiers } from "./simple.js";
import { isObject, reportType, reportUnknown } from "./types.js";
import type { AssessTree, Check, Validation } from "./validation.js";

const elementProperties: ReadonlySet<string> = new Set([
  "name",
  "attributes",
  "namespaces",
  "children",
]);
const attributeProperties: ReadonlySet<string> = new Set(["namespace", "local", "prefix", "value"]);
const nameProperties: ReadonlySet<string> = new Set(["namespace", "local", "prefix"]);

/** Checks a generic tree in the place of a wildcard (Part 1, 3.10.4): that it is well-formed, let in, and valid. */
export function anyCheck(wildcard: Wildcard, assess: AssessTree): Check {
  return (value, validation) => {
    const before = validation.count;
    checkTree(value, validation);
    if (validation.count > before || !isTree(value)) return;
    const { name } = value;
    if (!allowsNamespace(wildcard.namespaces, name.namespace)) {
      const expected = [describeNamespaces(wildcard.namespaces)];
      validation.report("cvc-complex-type.2.4.a", { element: clark(name), expected });
    } else if (wildcard.processContents !== "skip") assess(value, wildcard, validation);
  };
}

/** What a wildcard lets in, in words. */
export function describeNamespaces(namespaces: NamespaceConstraint): string {
  if (namespaces === "any") return "##any";
  const name = (namespace: string): string => (namespace === "" ? "##local" : `{${namespace}}*`);
  if ("not" in namespaces) return namespaces.not === "" ? "##other" : `##other {${namespaces.not}}`;
  return namespaces.map(name).join(" ");
}

/** Checks the attributes that an attribute wildcard has let in: names, duplicates, values (Part 1, 3.4.4, clause 3). */
export function anyAttributesCheck(
  wildcard: AttributeWildcard,
  uses: readonly AttributeUse[],
): Check {
  const declared = new Set(uses.map(({ name }) => clark(name)));
  return (value, validation) => {
    if (!Array.isArray(value)) return reportType(validation, "array", value);
    const seen = new Set(declared);
    for (const [index, attribute] of value.entries()) {
      validation.enter(index);
      const named = checkAttribute(attribute, seen, validation);
      if (named !== undefined) checkAgainst(wildcard, named, validation);
      validation.leave();
    }
  };
}

function checkAgainst(
  wildcard: AttributeWildcard,
  { name, value }: { readonly name: QName; readonly value: string },
  validation: Validation,
): void {
  const attribute = clark(name);
  if (isInstanceAttribute(name) || !allowsNamespace(wildcard.namespaces, name.namespace)) {
    const expected = [describeNamespaces(wildcard.namespaces)];
    validation.report("cvc-complex-type.3.2.2", { attribute, expected });
    return;
  }
  if (wildcard.processContents === "skip") return;
  const schemas = wildcard.schemas?.() ?? validation.schemas;
  const declaration = schemas?.attributes.get(attribute);
  if (declaration !== undefined) checkDeclared(declaration, value, validation);
  else if (wildcard.processContents === "strict")
    validation.report("cvc-complex-type.3.2.2", { attribute, expected: [] });
}

/** Attribute Locally Valid (Part 1, 3.2.4) for the text of an attribute. What its prefixes stand for is not known. */
function checkDeclared(
  { name, type, fixed, namespaces }: AttributeDescriptor,
  value: string,
  validation: Validation,
): void {
  validation.enter("value");
  const read = readerOf(type()).read(value, () => "");
  if (isFindings(read))
    for (const { code, parameters } of read) validation.report(code, parameters);
  else {
    checkIdentifiers(read, validation);
    const expected = fixed === undefined ? undefined : readConstraint(type(), fixed, namespaces);
    if (expected !== undefined && expected.key !== read.key)
      validation.report("cvc-attribute.4", { attribute: clark(name), value, fixed });
  }
  if (validation.watched)
    validation.identity?.attribute(name, isFindings(read) ? undefined : read.key);
  validation.leave();
}

/** Says that what was checked is a tree. */
function isTree(value: unknown): value is AnyElement {
  return isObject(value);
}

/** Checks that a value is a tree that can be written: names, characters, attributes that are there once. */
function checkTree(value: unknown, validation: Validation): void {
  if (!isObject(value)) {
    reportType(validation, "AnyElement", value);
    return;
  }
  if (!validation.descend()) return;
  reportUnknown(value, elementProperties, validation);
  const { name, attributes, namespaces, children } = value;
  validation.enter("name");
  const known = checkName(name, nameProperties, validation);
  validation.leave();
  checkEach("attributes", attributes, validation, attributeOf());
  if (namespaces !== undefined) checkNamespaces(namespaces, validation);
  const watched = known !== undefined && validation.watched;
  if (watched) validation.identity?.open(known, undefined);
  checkEach("children", children, validation, (child) => {
    if (typeof child === "string") charactersAreLegal(child, validation);
    else checkTree(child, validation);
  });
  if (watched) validation.identity?.close({ key: undefined, content: "unknown", nillable: false });
  validation.ascend();

  function attributeOf(): (attribute: unknown) => void {
    const seen = new Set<string>();
    return (attribute) => void checkAttribute(attribute, seen, validation);
  }
}

function checkEach(
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

/** Checks an attribute of a tree, and gives it if it can be written. */
function checkAttribute(
  attribute: unknown,
  seen: Set<string>,
  validation: Validation,
): { readonly name: QName; readonly value: string } | undefined {
  const name = checkName(attribute, attributeProperties, validation);
  if (name === undefined || !isObject(attribute)) return undefined;
  const key = clark(name);
  if (seen.has(key)) {
    validation.report("value-duplicate-attribute", { attribute: key });
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

function checkName(
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

function checkNamespaces(namespaces: unknown, validation: Validation): void {
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

/**
 * Attributes that speak to the processor; among the others they would change what the document means. `parse` leaves them out,
 * `xsi:type` too (docs/mapping.md): nothing would say what the prefix in its value stands for.
 */
function isInstanceAttribute({ namespace, local }: QName): boolean {
  return (
    namespace === xsiNamespace &&
    ["type", "nil", "schemaLocation", "noNamespaceSchemaLocation"].includes(local)
  );
}
