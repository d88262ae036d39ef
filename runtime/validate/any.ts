import { allowsNamespace } from "../content/wildcards.js";
import { isFindings, readerOf } from "../datatypes/simple-type.js";
import type {
  AttributeDescriptor,
  AttributeUse,
  AttributeWildcard,
  Wildcard,
} from "../descriptors.js";
import { keyed } from "../identity/paths.js";
import { isObject } from "../model/value-kinds.js";
import { isFixedValue, isInstanceAttribute } from "../model/verdicts.js";
import type { AnyElement } from "../nouns/generic-values.js";
import { clark, type QName } from "../qname.js";
import { reportType } from "./report-values.js";
import { checkIdentifiers } from "./simple.js";
import { checkAttribute, checkTree } from "./tree-form.js";
import type { AssessTree, Check, Validation } from "./validation.js";

/** Checks a generic tree in the place of a wildcard (Part 1, 3.10.4): that it is well-formed, let in, and valid. */
export function anyCheck(wildcard: Wildcard, assess: AssessTree): Check {
  return (value, validation) => {
    const before = validation.count;
    checkTree(value, validation);
    const known = validation.count === before && isTree(value);
    if (!known) validation.observer?.spoil();
    else checkLetIn(value, validation);
  };

  function checkLetIn(value: AnyElement, validation: Validation): void {
    const { name } = value;
    if (!allowsNamespace(wildcard.namespaces, name.namespace)) {
      const expected = [{ namespaces: wildcard.namespaces }];
      validation.report("cvc-complex-type.2.4.a", { element: name, expected });
      validation.observer?.spoil();
    } else if (wildcard.processContents !== "skip") assess(value, wildcard, validation);
    else if (validation.watched) passBy(value, validation);
  }
}

/** Tells identity constraints of elements that are not assessed: nothing is known of them but their names. */
function passBy({ name, children = [] }: AnyElement, validation: Validation): void {
  validation.observer?.open(keyed(name), undefined);
  for (const child of children) if (typeof child !== "string") passBy(child, validation);
  validation.observer?.close({ key: undefined, content: "skipped", nillable: false });
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
  // Those would change what the document means. What they say is `$type` or `$nil` in values, and hints are not kept (docs/mapping.md).
  if (isInstanceAttribute(name) || !allowsNamespace(wildcard.namespaces, name.namespace)) {
    const expected = [{ namespaces: wildcard.namespaces }];
    validation.report("cvc-complex-type.3.2.2", { attribute: name, expected });
    return;
  }
  if (wildcard.processContents === "skip") return;
  const schemas = wildcard.schemas?.() ?? validation.schemas;
  const declaration = schemas?.attributes.get(clark(name));
  if (declaration !== undefined) checkDeclared(declaration, value, validation);
  else if (wildcard.processContents === "strict")
    validation.report("cvc-complex-type.3.2.2", { attribute: name, expected: [] });
}

/** Attribute Locally Valid (Part 1, 3.2.4) for the text of an attribute. What its prefixes stand for is not known. */
function checkDeclared(
  declaration: AttributeDescriptor,
  value: string,
  validation: Validation,
): void {
  const { name, type, fixed } = declaration;
  validation.enter("value");
  const read = readerOf(type()).read(value, () => "");
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

/** Says that what was checked is a tree. */
function isTree(value: unknown): value is AnyElement {
  return isObject(value);
}
