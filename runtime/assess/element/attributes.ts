import { allowsNamespace } from "../../content/wildcards.js";
import { isFindings, type SimpleValue } from "../../datatypes/simple-type.js";
import { datatypesOf } from "../../datatypes/simple-type-facts.js";
import type { AttributeDescriptor, AttributeUse } from "../../descriptors.js";
import { memo } from "../../engine/memo.js";
import { keyed } from "../../identity/paths.js";
import { nearest } from "../../messages/suggestions.js";
import { setProperty } from "../../model/set-property.js";
import { isUrType } from "../../model/ur-type.js";
import { constraintOf, isFixedValue, isInstanceAttribute } from "../../model/verdicts.js";
import type { AnyAttribute } from "../../nouns/generic-values.js";
import type { RuleName, RuleParameters } from "../../nouns/rules.js";
import { type QName, xsiNamespace } from "../../qname.js";
import type { XmlAttribute } from "../../xml/events.js";
import type { Context } from "../context.js";
import { draftAttribute, setAttributeAside } from "../lenient/drafts.js";
import { attributePlaceOf } from "../reporter.js";
import { prefixesIn } from "../trees.js";
import { asWritten } from "../written-names.js";
import type { Frame } from "./frame.js";
import { prefixedText } from "./named-texts.js";
import { type AttributePlan, type ComplexPlan, type SimplePlan, simplePlanOf } from "./plan.js";

/** An element of a simple type has no attributes (Part 1, 3.3.4, Element Locally Valid (Type), clause 3.1.1). */
export function refuseAttributes(context: Context, frame: Frame): void {
  for (const attribute of frame.tag.attributes) {
    if (isInstanceAttribute(attribute.name)) continue;
    setAttributeAside(context, frame, attribute);
    const parameters = { element: frame.tag.name, attribute: attribute.name };
    if (!frame.typeRefused)
      report(context, frame, attribute, undefined, "cvc-type.3.1.1", parameters);
  }
}

/** Element Locally Valid (Complex Type), clauses 3 to 5 (Part 1, 3.4.4); without a plan, lax assessment of each attribute. */
export function assessAttributes(
  context: Context,
  frame: Frame,
  plan: ComplexPlan | undefined,
): void {
  let awaited = 0;
  let wildIds: string[] | undefined;
  for (const attribute of frame.tag.attributes) {
    const use = plan?.attributes.get(attribute.name.key);
    if (use !== undefined) {
      if (use.awaited) awaited++;
      assessUse(context, frame, attribute, use);
    } else if (isInstanceAttribute(attribute.name)) continue;
    else if (assessWild(context, frame, plan, attribute)) {
      wildIds ??= [];
      checkWildId(context, frame, plan, attribute, wildIds);
    } else setAttributeAside(context, frame, attribute);
  }
  if (plan !== undefined && plan.awaited.length > awaited) {
    for (const use of plan.awaited) miss(context, frame, use);
  }
}

/** Attribute Locally Valid (3.2.4) and Attribute Locally Valid (Use) (3.5.4). */
function assessUse(
  context: Context,
  frame: Frame,
  attribute: XmlAttribute,
  { use, simple, fastRead }: AttributePlan,
): void {
  const value =
    (context.observer.awaitsAttributes ? undefined : fastRead?.(attribute.value)) ??
    readAttribute(context, frame, attribute, simple, use)?.value ??
    draftAttribute(context, frame, attribute, use.type);
  if (value === undefined || frame.region !== "typed" || frame.properties === undefined) return;
  setProperty(frame.properties, use.property, value);
}

/** Reads and checks the value of an attribute, and notifies the observer; undefined when it is not valid. */
function readAttribute(
  context: Context,
  frame: Frame,
  attribute: XmlAttribute,
  simple: SimplePlan,
  declared: Pick<AttributeUse, "type" | "fixed" | "namespaces"> & { readonly property?: string },
): SimpleValue | undefined {
  const { name, value } = attribute;
  const { property } = declared;
  const read = simple.reader.read(value, frame.tag.scope.resolver);
  if (isFindings(read)) {
    for (const { code, parameters } of read) {
      report(context, frame, attribute, property, code, { ...parameters, attribute: name });
    }
    context.observer.attribute(name, undefined, attribute);
    return undefined;
  }
  const { fixed } = declared;
  if (fixed !== undefined && !isFixedValue(declared, declared.type, read.key)) {
    const parameters = { attribute: name, value: read.lexical, fixed };
    report(context, frame, attribute, property, "cvc-attribute.4", parameters);
  }
  if (simple.refers) {
    const finding = context.references.note(read, () =>
      attributePlaceOf(frame, context.settings.file, attribute, property),
    );
    if (finding !== undefined) {
      const parameters = { value: finding.value, attribute: name };
      report(context, frame, attribute, property, finding.code, parameters);
    }
  }
  context.observer.attribute(name, read.key, attribute);
  return read;
}

/** Whether an attribute without an attribute use is allowed: the wildcard decides (clause 3.2, and 3.10.4). */
function assessWild(
  context: Context,
  frame: Frame,
  plan: ComplexPlan | undefined,
  attribute: XmlAttribute,
): boolean {
  const wildcard = plan?.anyAttribute;
  const { name, value } = attribute;
  const element = frame.tag.name;
  if (plan !== undefined && wildcard === undefined) {
    const expected = [...plan.attributes.values()].map(({ use }) =>
      asWritten(frame.tag.scope, use.name, "attribute"),
    );
    const parameters = { element, attribute: name, expected };
    if (!frame.typeRefused)
      report(context, frame, attribute, undefined, "cvc-complex-type.3.2.2", parameters);
    return false;
  }
  if (wildcard !== undefined && !allowsNamespace(wildcard.namespaces, name.namespace)) {
    const expected = [{ namespaces: wildcard.namespaces }];
    const parameters = { element, attribute: name, expected };
    report(context, frame, attribute, undefined, "cvc-complex-type.3.2.2", parameters);
    return false;
  }
  const declaration = declarationOf(context, frame, plan, attribute);
  const read = declaration && assessDeclared(context, frame, attribute, declaration);
  if (declaration === undefined && wildcard?.processContents === "strict") {
    const parameters = { element, attribute: name, expected: [] };
    report(context, frame, attribute, undefined, "cvc-complex-type.3.2.2", parameters);
  }
  if (wildcard !== undefined && frame.region === "typed" && frame.properties !== undefined) {
    const { prefix, namespace, local } = name;
    const { scope } = frame.tag;
    const named = read && declaration && prefixedText(read, declaration.type(), scope);
    const text = named?.value ?? value;
    const kept = plan === undefined || isUrType(plan.type) ? undefined : prefixesIn([text], scope);
    const any: AnyAttribute = {
      namespace,
      local,
      ...(prefix !== "" && { prefix }),
      value: text,
      ...((kept ?? named) && { namespaces: { ...kept, ...named?.namespaces } }),
    };
    const list = frame.properties[wildcard.property];
    if (Array.isArray(list)) list.push(any);
    else setProperty(frame.properties, wildcard.property, [any]);
  }
  return true;
}

function declarationOf(
  context: Context,
  frame: Frame,
  plan: ComplexPlan | undefined,
  { name }: XmlAttribute,
): AttributeDescriptor | undefined {
  const wildcard = plan?.anyAttribute;
  if (wildcard?.processContents === "skip") return undefined;
  const schemas = wildcard?.schemas?.() ?? frame.schemas ?? context.settings.schemas;
  return schemas?.attributes.get(name.key);
}

/** An attribute declaration in the form that `readAttribute` takes. */
const readableOf = /*@__PURE__*/ memo(({ type, fixed, namespaces }: AttributeDescriptor) => ({
  type: type(),
  fixed,
  namespaces,
}));

function assessDeclared(
  context: Context,
  frame: Frame,
  attribute: XmlAttribute,
  declaration: AttributeDescriptor,
): SimpleValue | undefined {
  const declared = readableOf(declaration);
  return readAttribute(context, frame, attribute, simplePlanOf(declared.type), declared);
}

/** Among the attributes that a wildcard lets in, one ID at most, and none where the type has one (clause 5). */
function checkWildId(
  context: Context,
  frame: Frame,
  plan: ComplexPlan | undefined,
  attribute: XmlAttribute,
  wildIds: string[],
): void {
  const declaration = declarationOf(context, frame, plan, attribute);
  if (plan === undefined || declaration === undefined) return;
  if (!datatypesOf(declaration.type()).has("ID")) return;
  const parameters = { attribute: attribute.name };
  if ([...plan.attributes.values()].some(({ use }) => datatypesOf(use.type).has("ID"))) {
    report(context, frame, attribute, undefined, "cvc-complex-type.5.2", parameters);
  } else if (wildIds.length > 0) {
    report(context, frame, attribute, undefined, "cvc-complex-type.5.1", parameters);
  }
  wildIds.push(attribute.name.key);
}

/** Handles an attribute that is absent: an error if it is required; otherwise identity constraints see its default. */
function miss(context: Context, frame: Frame, { use, key }: AttributePlan): void {
  if (frame.tag.attributes.some(({ name }) => name.key === key)) return;
  const { name, property, required, type } = use;
  if (required === true) {
    if (frame.typeRefused || isMeant(frame, name)) return;
    const place = context.placeOf(frame);
    const path = [...place.path, property];
    const attribute = asWritten(frame.tag.scope, name, "attribute");
    const parameters = { element: frame.tag.name, attribute };
    context.settings.reporter.add("cvc-complex-type.4", parameters, { ...place, path });
    return;
  }
  if ((use.fixed ?? use.default) === undefined || !context.observer.awaitsAttributes) return;
  context.observer.attribute(keyed(name), constraintOf(use, type)?.key);
}

/**
 * Whether an attribute that is refused was meant to be one that is missing: it has the same local name, or nearly so. The message about it
 * says what is expected.
 */
function isMeant({ tag, plan }: Frame, { local }: QName): boolean {
  if (plan?.kind !== "complex") return false;
  return tag.attributes.some(
    ({ name }) =>
      !plan.attributes.has(name.key) &&
      name.namespace !== xsiNamespace &&
      (plan.anyAttribute === undefined ||
        !allowsNamespace(plan.anyAttribute.namespaces, name.namespace)) &&
      (name.local === local || nearest(name.local, [local]).length > 0),
  );
}

function report<Name extends RuleName>(
  context: Context,
  frame: Frame,
  attribute: XmlAttribute,
  property: string | undefined,
  code: Name,
  parameters: RuleParameters[Name],
): void {
  const { reporter, file } = context.settings;
  reporter.add(code, parameters, attributePlaceOf(frame, file, attribute, property));
}
