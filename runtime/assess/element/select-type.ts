import { normalizeWhiteSpace } from "../../datatypes/white-space.js";
import type { ElementDescriptor, TypeDescriptor } from "../../descriptors.js";
import { findType, substitutionVerdict } from "../../model/type-substitution.js";
import { nilVerdict } from "../../model/verdicts.js";
import { clark, type QName, xsiNamespace } from "../../qname.js";
import type { XmlAttribute, XmlStartTag } from "../../xml/events.js";
import type { Context } from "../context.js";
import { asWritten } from "../written-names.js";
import type { Frame } from "./frame.js";

const name = /^[^\s:]+(?::[^\s:]+)?$/;

/** An attribute of the instance namespace. */
export function instanceAttribute(
  { attributes }: XmlStartTag,
  local: string,
): XmlAttribute | undefined {
  for (const attribute of attributes) {
    const { name } = attribute;
    if (name.namespace === xsiNamespace && name.local === local) return attribute;
  }
  return undefined;
}

function textOf({ value }: XmlAttribute): string {
  return normalizeWhiteSpace(value, "collapse");
}

/**
 * Reads `xsi:nil` and `xsi:type` (Part 1, 3.3.4, clauses 3 and 4). Gives the type that stands for the declared one, undefined
 * when there is none or it may not.
 */
export function selectType(
  context: Context,
  frame: Frame,
  element: ElementDescriptor | undefined,
  declared: TypeDescriptor | undefined,
): TypeDescriptor | undefined {
  readNil(context, frame, element);
  const attribute = instanceAttribute(frame.tag, "type");
  if (attribute === undefined) return undefined;
  const written = textOf(attribute);
  const named = expand(frame, written);
  if (named === undefined) {
    context.report("cvc-elt.4.1", { value: written }, frame, attribute);
    refuseType(frame);
    return undefined;
  }
  const schemas = frame.schemas ?? context.settings.schemas;
  const type = findType(clark(named), declared, schemas);
  if (type === undefined) {
    // An element without a declaration whose `xsi:type` is not known is not assessed.
    if (element !== undefined || declared !== undefined) {
      const option = schemas === undefined ? ({ option: "schemas" } as const) : {};
      context.report("cvc-elt.4.2", { value: written, ...option }, frame, attribute);
      refuseType(frame);
    }
    return undefined;
  }
  frame.named = named;
  if (declared !== undefined && substitutionVerdict(type, declared, element?.block) !== undefined) {
    const expected = declared.name && asWritten(frame.tag.scope, declared.name);
    const parameters = { value: written, type: expected, element: frame.tag.name };
    context.report("cvc-elt.4.3", parameters, frame, attribute);
    refuseType(frame);
    return undefined;
  }
  return type;
}

/** Notes that `xsi:type` was refused: the content was written for another type than the one it is assessed by. */
function refuseType(frame: Frame): void {
  frame.typeRefused = true;
  frame.contentReported = true;
  frame.excuses = Number.POSITIVE_INFINITY;
}

/** The expanded name. The prefix is dropped: the value may be written where other prefixes are in scope. */
function expand(frame: Frame, written: string): QName | undefined {
  if (!name.test(written)) return undefined;
  const colon = written.indexOf(":");
  const namespace = frame.tag.scope.resolve(colon < 0 ? "" : written.slice(0, colon));
  return namespace === undefined ? undefined : { namespace, local: written.slice(colon + 1) };
}

function readNil(context: Context, frame: Frame, element: ElementDescriptor | undefined): void {
  const nil = instanceAttribute(frame.tag, "nil");
  if (nil === undefined || element === undefined) return;
  const written = textOf(nil);
  frame.nilRefused = !/^(?:false|0)$/.test(written);
  if (!/^(?:true|false|0|1)$/.test(written)) {
    const attribute = { namespace: xsiNamespace, local: "nil", prefix: "xsi" };
    const parameters = { value: written, type: "boolean", datatype: "boolean", attribute };
    context.report("cvc-datatype-valid.1.2.1", parameters, frame, nil);
    return;
  }
  const verdict = nilVerdict(element, frame.tag.name);
  const says = written === "true" || written === "1";
  frame.nil = says && element.nillable === true;
  frame.nilRefused = says && element.nillable !== true;
  // An element that is not nillable may not even say that it is not nil (clause 3.1).
  if (verdict !== undefined && (says || element.nillable !== true))
    context.report(verdict.code, verdict.parameters, frame, nil);
}

/** Whether an element has attributes of the instance namespace (`xsi:`). */
export function hasInstanceAttributes({ attributes }: XmlStartTag): boolean {
  for (const { name } of attributes) if (name.namespace === xsiNamespace) return true;
  return false;
}
