import { stepsOf } from "../../datatypes/facets/facets.js";
import { itemTypeOf, memberTypesOf } from "../../datatypes/readers/parts.js";
import { isFindings, readerOf } from "../../datatypes/simple-type.js";
import { isWrittenAsIs } from "../../datatypes/simple-type-facts.js";
import { normalizeWhiteSpace } from "../../datatypes/white-space.js";
import type { ElementDescriptor, SimpleType } from "../../descriptors.js";
import { ownText } from "../../engine/own-string.js";
import { isOfKind } from "../../model/xsi-type-values.js";
import type { ResolvePrefix } from "../../nouns/datatype.js";
import type { XmlAttribute } from "../../xml/events.js";
import type { XmlName } from "../../xml/names.js";
import type { Context } from "../context.js";
import type { Frame } from "../element/frame.js";
import { type Slot, slotOf } from "../element/plan.js";
import { anyAttribute } from "../trees.js";

/** The slot of an element that came in the wrong place; undefined where the slot is taken, or where several would fit. */
export function freePlace(
  { plan, properties, region, nil }: Frame,
  { key, namespace }: XmlName,
): { readonly slot: Slot; readonly element: ElementDescriptor } | undefined {
  if (region !== "typed" || nil || properties === undefined) return undefined;
  if (plan?.kind !== "complex" || plan.model?.knows(key) !== true) return undefined;
  const { model } = plan;
  const state = model.step(model.start, key, namespace) ?? model.resume(model.start, key)?.state;
  const element = state?.match?.element;
  if (state?.match === undefined || element === undefined) return undefined;
  const slot = slotOf(plan, state.match);
  const isTaken = !slot.repeated && properties[slot.property] !== undefined;
  return isTaken || slot.rows !== undefined ? undefined : { slot, element };
}

/**
 * What can be made of a text that is no value of its type: what one of the types from which it is derived takes, where that is of the same kind;
 * or the text, where values are texts. Undefined where nothing can.
 */
function draftOf(type: SimpleType, text: string, resolve: ResolvePrefix): unknown {
  for (const step of stepsOf(type)) {
    const read = readerOf(step).read(text, resolve);
    if (!isFindings(read) && isOfKind(step, type)) return read.value;
  }
  const bare = withoutFacets(type);
  const read = bare && readerOf(bare).read(text, resolve);
  if (read !== undefined && !isFindings(read)) return read.value;
  return isWrittenAsIs(type) ? normalizeWhiteSpace(text, "collapse") : undefined;
}

/** A list or union of the same parts: with a pattern over the whole these are read as texts, which the types from which it is derived do not. */
function withoutFacets(type: SimpleType): SimpleType | undefined {
  const kind = "simpleType";
  if (type.variety === "union")
    return { kind, variety: "union", memberTypes: () => memberTypesOf(type) };
  const item = type.variety === "list" ? itemTypeOf(type) : undefined;
  return item && { kind, variety: "list", itemType: () => item };
}

/** What can be made of the text of an element; text of which nothing can is kept aside. */
export function draftText(context: Context, frame: Frame, type: SimpleType): unknown {
  const { aside } = context.settings;
  const { text, nil, hasChildren, region, tag } = frame;
  if (aside === undefined || nil || region !== "typed") return undefined;
  const draft = hasChildren ? undefined : draftOf(type, text, tag.scope.resolver);
  if (draft === undefined) setTextAside(context, frame, text);
  return draft;
}

/** Sets aside text that is not allowed where it stands. */
export function setTextAside({ settings }: Context, frame: Frame, text: string): void {
  if (/[^\t\n\r ]/.test(text))
    settings.aside?.unknown.push({ path: frame.path(), text: ownText(text) });
}

/** Sets aside an attribute that is not allowed where it stands. Generic trees keep all of theirs. */
export function setAttributeAside(
  { settings }: Context,
  frame: Frame,
  attribute: XmlAttribute,
): void {
  if (frame.region === "typed")
    settings.aside?.unknown.push({ path: frame.path(), attribute: anyAttribute(attribute) });
}

/** What can be made of an attribute that is no value of its type. */
export function draftAttribute(
  context: Context,
  frame: Frame,
  attribute: XmlAttribute,
  type: SimpleType,
): unknown {
  if (context.settings.aside === undefined) return undefined;
  const draft = draftOf(type, attribute.value, frame.tag.scope.resolver);
  if (draft === undefined) setAttributeAside(context, frame, attribute);
  return draft;
}
