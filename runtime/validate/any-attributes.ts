import { allowsNamespace } from "../content/wildcards.js";
import { isFindings, readerOf } from "../datatypes/simple-type.js";
import type { AttributeDescriptor, AttributeUse, AttributeWildcard } from "../descriptors.js";
import { keyed } from "../identity/paths.js";
import { isObject, propertiesOf } from "../model/value-kinds.js";
import { isFixedValue, isInstanceAttribute } from "../model/verdicts.js";
import type { ResolvePrefix } from "../nouns/datatype.js";
import { clark, type QName, xmlNamespace } from "../qname.js";
import { reportType } from "./report-values.js";
import { checkIdentifiers } from "./simple.js";
import { checkAttribute, checkNamespaces } from "./tree-form.js";
import type { Validation } from "./validation.js";

const attributeProperties: ReadonlySet<string> = new Set([
  "namespace",
  "local",
  "prefix",
  "value",
  "namespaces",
]);

/**
 * Checks the attributes that an attribute wildcard has let in: names, duplicates, values (Part 1, 3.4.4, clause 3). Their element may have
 * prefixes, too.
 */
export function anyAttributesCheck(
  wildcard: AttributeWildcard,
  uses: readonly AttributeUse[],
): (value: unknown, prefixes: unknown, validation: Validation) => void {
  const declared = new Set(uses.map(({ name }) => clark(name)));
  return (value, prefixes, validation) => {
    if (!Array.isArray(value)) return reportType(validation, "array", value);
    const seen = new Set(declared);
    for (const [index, attribute] of value.entries()) {
      validation.enter(index);
      const named = checkAttribute(attribute, seen, validation, attributeProperties);
      const { namespaces } = propertiesOf(attribute);
      if (namespaces !== undefined) checkNamespaces(namespaces, validation);
      const resolve = resolverIn(namespaces, prefixes);
      if (named !== undefined) checkAgainst(wildcard, named, resolve, validation);
      validation.leave();
    }
  };
}

/** Resolves the prefixes in the text of an attribute. A prefix that no binding mentions is unknown. */
function resolverIn(...bindings: readonly unknown[]): ResolvePrefix {
  return (prefix) => {
    for (const bound of bindings) {
      const namespace = isObject(bound) && Object.hasOwn(bound, prefix) ? bound[prefix] : undefined;
      if (typeof namespace === "string") return namespace;
    }
    return prefix === "xml" ? xmlNamespace : "";
  };
}

function checkAgainst(
  wildcard: AttributeWildcard,
  { name, value }: { readonly name: QName; readonly value: string },
  resolve: ResolvePrefix,
  validation: Validation,
): void {
  // Attributes of the instance namespace would change the meaning of the document. Values say `$type` or `$nil`, and schema locations are dropped (docs/mapping.md).
  if (isInstanceAttribute(name) || !allowsNamespace(wildcard.namespaces, name.namespace)) {
    const expected = [{ namespaces: wildcard.namespaces }];
    validation.report("cvc-complex-type.3.2.2", { attribute: name, expected });
    return;
  }
  if (wildcard.processContents === "skip") return;
  const schemas = wildcard.schemas?.() ?? validation.schemas;
  const declaration = schemas?.attributes.get(clark(name));
  if (declaration !== undefined) checkDeclared(declaration, value, resolve, validation);
  else if (wildcard.processContents === "strict")
    validation.report("cvc-complex-type.3.2.2", { attribute: name, expected: [] });
}

/** Attribute Locally Valid (Part 1, 3.2.4) for the text of an attribute. */
function checkDeclared(
  declaration: AttributeDescriptor,
  value: string,
  resolve: ResolvePrefix,
  validation: Validation,
): void {
  const { name, type, fixed } = declaration;
  validation.enter("value");
  const read = readerOf(type()).read(value, resolve);
  if (isFindings(read))
    for (const { code, parameters } of read) validation.report(code, parameters);
  else {
    checkIdentifiers(read, validation);
    if (fixed !== undefined && !isFixedValue(declaration, type(), read.key))
      validation.report("cvc-attribute.4", { attribute: name, value, fixed });
  }
  if (validation.observer?.awaitsAttributes === true)
    validation.observer.attribute(keyed(name), isFindings(read) ? undefined : read.key);
  validation.leave();
}
