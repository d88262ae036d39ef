import { resolverOf } from "../../datatypes/prefixes.js";
import { isFindings, type SimpleValue } from "../../datatypes/simple-type.js";
import type { SimpleType } from "../../descriptors.js";
import { owned } from "../../engine/own-string.js";
import { setProperty } from "../../model/set-property.js";
import { isFixedValue, mixedFixedVerdict } from "../../model/verdicts.js";
import { declaredValueOf, losesForm } from "../../model/xsi-type-values.js";
import type { Context } from "../context.js";
import { draftText } from "../lenient/drafts.js";
import { expectedNames, missingNames } from "../lenient/recovery.js";
import type { Frame } from "./frame.js";
import { leaveRows } from "./lent-rows.js";
import type { ComplexPlan, SimplePlan } from "./plan.js";
import { anyTypeValue, complexValue, deliver, flushText } from "./values.js";

/** Handles the end of an element: checks that its content is complete, reads its text, and hands its value to its parent. */
export function closeElement(context: Context, frame: Frame): void {
  const { plan } = frame;
  if (plan === undefined) {
    flushText(context, frame);
    // What no declaration is known for is of the ur-type, which is no simple one; what is skipped is of none.
    unwatch(context, frame, frame.lax ? "none" : "skipped", undefined);
    deliver(context, frame, undefined);
  } else if (plan.kind === "simple") closeSimple(context, frame, plan);
  else closeComplex(context, frame, plan);
}

function closeSimple(context: Context, frame: Frame, plan: SimplePlan): void {
  const value =
    frame.ordinary && !frame.hasChildren ? frame.slot?.fastRead?.(frame.text) : undefined;
  if (value !== undefined) {
    unwatch(context, frame, "simple", undefined);
    deliver(context, frame, value);
    return;
  }
  const read = readText(context, frame, plan);
  if (frame.region === "generic") flushText(context, frame);
  unwatch(context, frame, "simple", read);
  deliver(
    context,
    frame,
    read === undefined ? draftSimple(context, frame, plan) : simpleValue(frame, read),
  );
}

/** For lenient reading: the value of an element of a simple type whose text is not valid. */
function draftSimple(context: Context, frame: Frame, plan: SimplePlan): unknown {
  const value = simpleValue(frame, undefined);
  const declared = frame.element?.type() ?? plan.type;
  if (value !== undefined || declared.kind !== "simpleType") return value;
  return draftText(context, frame, declared);
}

/** The value of an element of a simple type: that of the declared type, even when `xsi:type` names another. */
function simpleValue(frame: Frame, read: SimpleValue | undefined): unknown {
  if (frame.asAnyType) return anyTypeValue(frame);
  const value = frame.nil ? null : read?.value;
  if (frame.typeName !== undefined) {
    return frame.nil ? { $nil: true, $type: frame.typeName } : { $type: frame.typeName, value };
  }
  if (!frame.substituted || read === undefined) return value;
  const declared = frame.element?.type();
  return declared?.kind === "simpleType" && frame.plan?.kind === "simple"
    ? declaredValue(frame, declared, frame.plan.type, read)
    : value;
}

/** The value as the declared type represents it, though another type has read it. */
function declaredValue(
  frame: Frame,
  declared: SimpleType,
  type: SimpleType,
  read: SimpleValue,
): unknown {
  const value = declaredValueOf(declared, read, type, frame.tag.scope.resolver);
  if (frame.named !== undefined && losesForm(declared, value, type))
    frame.named = { ...frame.named, lexical: read.lexical };
  return value;
}

function closeComplex(context: Context, frame: Frame, plan: ComplexPlan): void {
  const { variety } = plan;
  if (frame.ordinary && closeFast(context, frame, plan)) {
    if (frame.rows !== undefined) leaveRows(context, frame, 0);
    unwatch(context, frame, "none", undefined);
    deliver(context, frame, frame.properties);
    return;
  }
  let read: SimpleValue | undefined;
  if (variety === "simple" && plan.simple !== undefined) {
    read = readText(context, frame, plan.simple);
    if (frame.region === "generic") flushText(context, frame);
    else if (!frame.nil && frame.properties !== undefined) {
      const value = read === undefined ? draftText(context, frame, plan.simple.type) : read.value;
      setProperty(frame.properties, plan.property, owned(value));
    }
  } else if (variety === "mixed") closeMixed(context, frame);
  else flushText(context, frame);
  if (!frame.nil) checkComplete(context, frame, plan);
  if (frame.rows !== undefined) leaveRows(context, frame, 0);
  unwatch(context, frame, variety === "simple" ? "simple" : "none", read);
  const declared = frame.substituted && frame.region === "typed" && frame.element?.type();
  if (declared && declared.kind === "simpleType") {
    const value = valueOfText(frame, plan, declared, read);
    deliver(context, frame, value ?? draftText(context, frame, declared) ?? null);
  } else deliver(context, frame, complexValue(frame, plan));
}

/** The value of an element whose declared type is simple, and the type that `xsi:type` names is not: its attributes stand apart. */
function valueOfText(
  frame: Frame,
  plan: ComplexPlan,
  declared: SimpleType,
  read: SimpleValue | undefined,
): unknown {
  const { [plan.property]: _, ...attributes } = frame.properties ?? {};
  if (frame.named !== undefined && Object.keys(attributes).length > 0)
    frame.named = { ...frame.named, attributes };
  if (frame.nil || read === undefined || plan.simple === undefined) return null;
  return declaredValue(frame, declared, plan.simple.type, read);
}

/** Delivers the value of an element that breaks off, as far as it was read. A text that breaks off is dropped. */
export function leaveUnfinished(context: Context, frame: Frame): void {
  const { plan } = frame;
  flushText(context, frame);
  if (frame.rows !== undefined) leaveRows(context, frame, 0);
  const declared = frame.substituted && frame.element?.type();
  if (frame.asAnyType) deliver(context, frame, anyTypeValue(frame));
  else if (frame.region === "generic") deliver(context, frame, undefined);
  else if (plan?.kind === "complex" && !(declared && declared.kind === "simpleType"))
    deliver(context, frame, complexValue(frame, plan));
}

/** Closes an ordinary element in the fast way; false where it does not decide. */
function closeFast(context: Context, frame: Frame, plan: ComplexPlan): boolean {
  const { properties } = frame;
  if (plan.variety === "elementOnly") {
    checkComplete(context, frame, plan);
    return true;
  }
  if (plan.fastRead === undefined || frame.hasChildren || properties === undefined) return false;
  const value = plan.fastRead(frame.text);
  if (value === undefined) return false;
  setProperty(properties, plan.property, owned(value));
  return true;
}

/** Clause 2.4 of Element Locally Valid (Complex Type): nothing that is required is missing. */
function checkComplete(context: Context, frame: Frame, { model }: ComplexPlan): void {
  const { state } = frame;
  if (model === undefined || state === undefined || model.accepts(state)) return;
  if (frame.excuses > 0 || isEmptyByNil(frame)) return;
  const expected = expectedNames(model, state, frame);
  const missing = missingNames(model, state, frame);
  context.report("cvc-complex-type.2.4.b", { element: frame.tag.name, expected, missing }, frame);
}

/** Whether an element is empty because it claims to be nil although it must not be. */
function isEmptyByNil({ nilRefused, hasChildren, text }: Frame): boolean {
  return nilRefused && !hasChildren && text === "";
}

function closeMixed(context: Context, frame: Frame): void {
  const { element, text, hasChildren } = frame;
  if (frame.nil) return;
  const constraint = element?.fixed ?? element?.default;
  if (constraint !== undefined && !hasChildren && text === "") {
    if (frame.region === "typed") frame.text = constraint;
  } else if (element?.fixed !== undefined && !frame.typeRefused) {
    const { fixed } = element;
    const verdict = mixedFixedVerdict(fixed, frame.tag.name, { text, hasElements: hasChildren });
    if (verdict !== undefined) context.report(verdict.code, verdict.parameters, frame);
  }
  flushText(context, frame);
}

/** The text as a value of the simple type, or the default or fixed value in its place (Part 1, 3.3.4, clause 5). */
function readText(
  context: Context,
  frame: Frame,
  { type, reader, refers }: SimplePlan,
): SimpleValue | undefined {
  const { element, tag, hasChildren } = frame;
  if (frame.nil || hasChildren) return undefined;
  const constraint = element?.fixed ?? element?.default;
  const absent = frame.text === "" && constraint !== undefined;
  const text = absent ? constraint : frame.text;
  const resolve = absent ? resolverOf(element?.namespaces) : tag.scope.resolver;
  const read = reader.read(text, resolve);
  if (isFindings(read)) {
    if (frame.typeRefused || isEmptyByNil(frame)) return undefined;
    for (const { code, parameters } of read) {
      context.report(code, { ...parameters, element: tag.name }, frame);
    }
    return undefined;
  }
  const isJudged = !absent && !frame.typeRefused;
  if (isJudged && element?.fixed !== undefined && !isFixedValue(element, type, read.key)) {
    const parameters = { element: tag.name, value: read.lexical, fixed: element.fixed };
    context.report("cvc-elt.5.2.2.2.2", parameters, frame);
  }
  if (refers) {
    const finding = context.references.note(read, () => context.placeOf(frame));
    if (finding !== undefined) {
      context.report(finding.code, { value: finding.value, element: tag.name }, frame);
    }
  }
  return read;
}

function unwatch(
  context: Context,
  frame: Frame,
  content: "simple" | "none" | "skipped",
  read: SimpleValue | undefined,
): void {
  if (!frame.watched) return;
  const failed = content === "simple" && read === undefined && !frame.nil;
  context.observer.close({
    key: read?.key,
    content: failed ? "unknown" : content,
    nillable: frame.element?.nillable === true,
  });
}
