import { fastIdentifierOf } from "../datatypes/fast/text.js";
import { owned } from "../engine/own-string.js";
import { setProperty } from "../model/set-property.js";
import type { XmlName } from "../xml/names.js";
import type { Outline, OutlinedElement } from "../xml/read/outline.js";
import type { Context } from "./context.js";
import type { Frame } from "./element/frame.js";
import { enterRows } from "./element/lent-rows.js";
import {
  type AttributePlan,
  type ComplexPlan,
  type Plan,
  type Slot,
  slotOf,
} from "./element/plan.js";
import { handOut, itemOf, put } from "./element/values.js";

/** The texts of a whole element, from index 1. */
export type Texts = readonly string[];

/** The value of a text that is plainly valid; undefined leaves it to the full reader. */
type ReadText = (text: string) => unknown;

/** Makes the value of an element, or undefined where any text in it is not plainly valid. */
type Make = (texts: Texts) => unknown;

/** How whole elements of one outline and type are read. */
export interface WholeReader {
  readonly make: Make;
  /** The index of the text that is an identifier: the element is valid only if no other has the same. */
  readonly identifier: number | undefined;
}

/** The readers for the outlines of a document; null for an outline that has none. */
export class WholeReaders {
  readonly #readers = new WeakMap<Outline<XmlName>, Map<Plan, WholeReader | null>>();

  /** The reader of an outline by the plan of a type. */
  of(outline: Outline<XmlName>, plan: Plan, build: boolean): WholeReader | null {
    let readers = this.#readers.get(outline);
    if (readers === undefined) {
      readers = new Map();
      this.#readers.set(outline, readers);
    }
    let reader = readers.get(plan);
    if (reader === undefined) {
      reader = makeReader(outline, plan, build);
      readers.set(plan, reader);
    }
    return reader;
  }
}

/** A whole element and the reader for its outline. */
export interface Whole {
  readonly outline: Outline<XmlName>;
  readonly texts: Texts;
  readonly readers: WholeReaders;
}

/**
 * Takes a whole element into the value of an open one, at a depth. False, and nothing done, where anything in it is not plainly
 * valid: the element is then assessed in the full way.
 */
export function takeWhole(
  context: Context,
  parent: Frame,
  depth: number,
  { outline, texts, readers }: Whole,
): boolean {
  const { plan, state, properties } = parent;
  const { build, items, listed } = context.settings;
  if (parent.region !== "typed" || parent.nil || parent.text !== "") return false;
  if (plan?.kind !== "complex" || plan.model === undefined || state === undefined) return false;
  if (properties === undefined || listed !== undefined) return false;
  const { name } = outline.element;
  const next = plan.model.step(state, name.key, name.namespace);
  if (next?.match === undefined) return false;
  const slot = slotOf(plan, next.match);
  if (!slot.ordinary || slot.plan === undefined) return false;
  const isOnWay =
    parent.streaming === "way" && slot.rows === undefined && slot.property === items?.way[depth];
  if (isOnWay && items?.way.length !== depth + 1) return false;
  const reader = readers.of(outline, slot.plan, build);
  const value = reader?.make(texts);
  if (value === undefined) return false;
  if (reader?.identifier !== undefined && !context.references.take(texts[reader.identifier] ?? ""))
    return false;
  parent.state = next;
  parent.count(name);
  if (slot.rows !== undefined || parent.rows !== undefined) enterRows(context, parent, slot);
  if (isOnWay) handOut(context, properties, slot, value, undefined);
  else put(context, parent, slot, value, undefined);
  return true;
}

/** Takes an element of text, if it is plainly valid. */
export function takeLeaf(context: Context, parent: Frame, name: XmlName, text: string): boolean {
  const { plan, state } = parent;
  // Children that lead to the items of a stream have to be opened one by one.
  if (parent.region !== "typed" || parent.nil || parent.streaming === "way") return false;
  if (parent.text !== "" || plan?.kind !== "complex" || state === undefined) return false;
  const next = plan.model?.step(state, name.key, name.namespace);
  if (next?.match === undefined) return false;
  const slot = slotOf(plan, next.match);
  const value = slot.fastRead?.(text);
  if (value === undefined) return false;
  parent.state = next;
  parent.count(name);
  if (slot.rows !== undefined || parent.rows !== undefined) enterRows(context, parent, slot);
  put(context, parent, slot, value, undefined);
  return true;
}

/** What is collected while an outline is walked together with the plans of its elements. */
interface Gathered {
  readonly tests: { readonly index: number; readonly read: ReadText }[];
  readonly identifiers: number[];
}

function makeReader({ element }: Outline<XmlName>, plan: Plan, build: boolean): WholeReader | null {
  const gathered: Gathered = { tests: [], identifiers: [] };
  const make = makeElement(element, plan, undefined, gathered);
  const { tests, identifiers } = gathered;
  const [identifier] = identifiers;
  if (make === undefined || identifiers.length > 1) return null;
  return { make: build ? make : testing(tests), identifier };
}

/** Tests whether all texts are plainly valid, when no value is wanted. */
function testing(tests: Gathered["tests"]): Make {
  return (texts) => {
    for (const { index, read } of tests)
      if (read(texts[index] ?? "") === undefined) return undefined;
    return true;
  };
}

/** Undefined where the schema demands more than ordinary elements have to meet, or where the outline is not valid. */
function makeElement(
  element: OutlinedElement<XmlName>,
  plan: Plan,
  slot: Slot | undefined,
  gathered: Gathered,
): Make | undefined {
  if (plan.kind === "complex") return makeComplex(element, plan, gathered);
  const { attributes, children, text } = element;
  if (attributes.length > 0 || children.length > 0 || text === undefined) return undefined;
  return makeText(text, slot?.fastRead, gathered);
}

function makeText(index: number, read: ReadText | undefined, gathered: Gathered): Make | undefined {
  if (read === undefined) return undefined;
  gathered.tests.push({ index, read });
  return (texts) => owned(read(texts[index] ?? ""));
}

/** How a part of an element becomes a property of its value. */
interface Part {
  readonly property: string;
  readonly make: Make;
  /** For what goes into a list: where the kind of an item stands, and whether the list is there already. */
  readonly slot: Slot | undefined;
  readonly goesOn: boolean;
}

function makeComplex(
  element: OutlinedElement<XmlName>,
  plan: ComplexPlan,
  gathered: Gathered,
): Make | undefined {
  const attributes = makeAttributes(element, plan, gathered);
  const content = attributes && makeContent(element, plan, gathered);
  if (attributes === undefined || content === undefined) return undefined;
  const parts = [...attributes, ...content];
  const { Properties } = plan;
  return (texts) => {
    const properties = new Properties();
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      if (part === undefined) continue;
      const value = part.make(texts);
      if (value === undefined) return undefined;
      setPart(properties, part, value);
    }
    return properties;
  };
}

function setPart(properties: Record<string, unknown>, part: Part, value: unknown): void {
  const { property, slot, goesOn } = part;
  const item = slot?.kind === undefined ? value : itemOf(slot, value, undefined);
  if (goesOn) (properties[property] as unknown[]).push(item);
  else setProperty(properties, property, slot?.repeated === true ? [item] : item);
}

function makeAttributes(
  { attributes }: OutlinedElement<XmlName>,
  plan: ComplexPlan,
  gathered: Gathered,
): readonly Part[] | undefined {
  const keys = new Set(attributes.map(({ name }) => name.key));
  if (plan.awaited.some(({ use, key }) => use.required === true && !keys.has(key)))
    return undefined;
  const parts: Part[] = [];
  for (const { name, value } of attributes) {
    const attribute = plan.attributes.get(name.key);
    const make = attribute && makeText(value, readerOf(attribute, value, gathered), gathered);
    if (attribute === undefined || make === undefined) return undefined;
    parts.push({ property: attribute.use.property, make, slot: undefined, goesOn: false });
  }
  return parts;
}

/** Reads the usual values of an attribute. Identifiers are recorded as well. */
function readerOf(
  { fastRead, use }: AttributePlan,
  index: number,
  { identifiers }: Gathered,
): ReadText | undefined {
  if (fastRead !== undefined) return fastRead;
  const fast = use.fixed === undefined ? fastIdentifierOf(use.type) : undefined;
  if (fast !== undefined) identifiers.push(index);
  return fast;
}

function makeContent(
  { children, text }: OutlinedElement<XmlName>,
  plan: ComplexPlan,
  gathered: Gathered,
): readonly Part[] | undefined {
  const { variety, model, property, fastRead } = plan;
  if (variety === "simple") {
    const make = text === undefined ? undefined : makeText(text, fastRead, gathered);
    return make && [{ property, make, slot: undefined, goesOn: false }];
  }
  if (variety !== "elementOnly" || model === undefined || text !== undefined) return undefined;
  const parts: Part[] = [];
  let state = model.start;
  for (const child of children) {
    const next = model.step(state, child.name.key, child.name.namespace);
    if (next?.match === undefined) return undefined;
    const slot = slotOf(plan, next.match);
    if (slot.rows !== undefined) return undefined;
    const make = slot.ordinary && slot.plan && makeElement(child, slot.plan, slot, gathered);
    if (!make) return undefined;
    const before = parts.find((part) => part.property === slot.property)?.slot;
    if (before !== undefined && !(before.repeated && slot.repeated)) return undefined;
    parts.push({ property: slot.property, make, slot, goesOn: before !== undefined });
    state = next;
  }
  return model.accepts(state) ? parts : undefined;
}
