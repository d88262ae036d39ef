import { owned, ownText } from "../../engine/own-string.js";
import { plainObjects } from "../../engine/plain-objects.js";
import { countOf } from "../../model/rows.js";
import { setProperty } from "../../model/set-property.js";
import { typeNameOf } from "../../model/type-substitution.js";
import { isUrType } from "../../model/ur-type.js";
import type { AnyAttribute, AnyElement, NamedType } from "../../nouns/generic-values.js";
import { xsiNamespace } from "../../qname.js";
import type { Context } from "../context.js";
import { beginTree, childrenOf, dropUnused, neededBy, prefixesIn, withPrefixes } from "../trees.js";
import { type Frame, holderOf } from "./frame.js";
import { namedApart, noteType } from "./named.js";
import type { ComplexPlan, Slot } from "./plan.js";

/** Begins the value of an element, once the type that assesses it is known. */
export function openValue(context: Context, frame: Frame): void {
  const { plan, element, region } = frame;
  if (frame.substituted && region === "typed" && plan !== undefined && element !== undefined) {
    const declared = element.type();
    if (declared.kind === "complexType") {
      frame.typeName = typeNameOf(plan.type, declared, frame.schemas ?? context.settings.schemas);
      if (frame.typeName === undefined && isUrType(declared)) {
        frame.region = "generic";
        frame.asAnyType = true;
      } else frame.typeName ??= plan.type.name?.local;
    }
  }
  if (frame.region === "typed") {
    if (plan?.kind !== "complex") return;
    const properties = new plan.Properties();
    if (frame.typeName !== undefined) properties["$type"] = frame.typeName;
    else if (frame.named !== undefined && isUrType(plan.type)) properties["$type"] = frame.named;
    frame.properties = properties;
  } else if (context.settings.build) frame.tree = beginTree(frame);
}

/** Text before a child, or before the end, becomes an item of mixed content or a child of a generic tree. */
export function flushText(context: Context, frame: Frame): void {
  const { text, plan } = frame;
  if (text === "") return;
  if (frame.region === "generic") {
    if (frame.tree !== undefined) {
      const children = childrenOf(frame.tree);
      children.push(ownText(text));
      if (!frame.asAnyType) context.settings.listed?.(children, frame);
    } else frame.passed++;
    // The rest is checked when the element ends.
    const isRead = frame.textRule === "keep" && plan !== undefined;
    if (!isRead || (plan.kind === "complex" && plan.variety === "mixed")) frame.text = "";
  } else if (plan?.kind === "complex" && plan.variety === "mixed" && !frame.nil) {
    append(context, frame, frame.properties, plan.property, ownText(text));
    frame.text = "";
  }
}

/** Adds an item to an array property; only counts it when no values are made. */
function append(
  context: Context,
  frame: Frame,
  properties: Record<string, unknown> | undefined,
  property: string,
  item: unknown,
): void {
  if (properties === undefined) return;
  const { build, listed } = context.settings;
  const held = properties[property];
  if (!build) setProperty(properties, property, countOf(held) + 1);
  else if (Array.isArray(held)) {
    held.push(item);
    if (listed !== undefined) listed(held, frame);
  } else {
    const list = [item];
    setProperty(properties, property, list);
    if (listed !== undefined) listed(list, frame);
  }
}

/** Puts the value of an element into the value of its parent (docs/mapping.md, "Properties"). */
export function deliver(context: Context, frame: Frame, made: unknown): void {
  const { parent, slot } = frame;
  const value =
    frame.region === "generic" && !frame.asAnyType ? wholeTree(context, frame, parent) : made;
  if (frame.asAnyType && context.settings.listed === undefined)
    dropUnused(frame.tree?.children ?? []);
  const type = frame.named === undefined ? undefined : namedApart(frame);
  if (parent === undefined) {
    context.value = value;
    context.type = type;
    return;
  }
  if (parent.region === "generic") {
    parent.passed++;
    if (parent.tree === undefined || frame.tree === undefined) return;
    const children = childrenOf(parent.tree);
    children.push(frame.tree);
    // The children of an `xs:anyType` element become items of another list.
    if (!parent.asAnyType) context.settings.listed?.(children, parent);
    return;
  }
  const { properties } = parent;
  if (slot === undefined || properties === undefined) return;
  if (frame.streaming === "item") handOut(context, properties, slot, value, type);
  else put(context, parent, slot, value, type);
}

/** Hands a value to the reader of the stream; its list only keeps count. */
export function handOut(
  context: Context,
  properties: Record<string, unknown>,
  slot: Slot,
  value: unknown,
  type: NamedType | undefined,
): void {
  setProperty(properties, slot.property, countOf(properties[slot.property]) + 1);
  const apart = slot.kind === undefined ? type : undefined;
  context.settings.items?.take(itemOf(slot, value, type), apart);
}

/** The tree of an element; an outermost one with the prefixes in scope that it needs. */
function wholeTree(
  { settings }: Context,
  { tree, tag }: Frame,
  parent: Frame | undefined,
): AnyElement | undefined {
  if (tree === undefined || parent?.tree !== undefined) return tree;
  // The items of a list that are handed out can no longer be asked which prefixes they use.
  if (settings.listed === undefined) dropUnused([tree]);
  return withPrefixes(tree, tag.scope);
}

/** Puts a value into the value of the enclosing element, with what `xsi:type` says of it. */
export function put(
  context: Context,
  parent: Frame,
  slot: Slot,
  value: unknown,
  type: NamedType | undefined,
): void {
  const properties = holderOf(parent, slot);
  const { property, repeated, kind } = slot;
  if (properties === undefined || !(context.settings.build || repeated)) return;
  if (type !== undefined && kind === undefined && context.settings.build) {
    const held = properties[property];
    const index = repeated ? (Array.isArray(held) ? held.length : 0) : undefined;
    noteType(properties, property, index, type);
  }
  const item = context.settings.build ? itemOf(slot, owned(value), type) : undefined;
  if (repeated) append(context, parent, properties, property, item);
  else setProperty(properties, property, item);
}

interface KindItem {
  kind: string;
  value: unknown;
}

const Item = /*@__PURE__*/ plainObjects(function (this: KindItem, kind: string, value: unknown) {
  this.kind = kind;
  this.value = value;
});

/** A value by itself, or an item that says its kind, and what `xsi:type` says. */
export function itemOf({ kind }: Slot, value: unknown, $type: NamedType | undefined): unknown {
  if (kind === undefined) return value;
  return $type === undefined ? new Item(kind, value) : { kind, value, $type };
}

/** The value of an element of a complex type, its content set already; nil when it has none (docs/mapping.md, "Values"). */
export function complexValue(frame: Frame, plan: ComplexPlan): unknown {
  const { properties = {}, nil, typeName } = frame;
  if (frame.asAnyType) return anyTypeValue(frame);
  if (isUrType(plan.type)) keepPrefixes(properties, plan, frame);
  if (nil) {
    const bare = Object.keys(properties).length === 0;
    return bare && typeName === undefined ? null : { $nil: true, ...properties };
  }
  if (plan.variety === "mixed") properties[plan.property] ??= [];
  return properties;
}

/** Keeps the prefixes that the texts of an `xs:anyType` element may need: what they mean is not known. */
function keepPrefixes(
  properties: Record<string, unknown>,
  { property, type }: ComplexPlan,
  { tag }: Frame,
): void {
  const attributes = properties[type.anyAttribute?.property ?? ""];
  const content = properties[property];
  const texts = [
    ...(Array.isArray(attributes) ? (attributes as AnyAttribute[]).map(({ value }) => value) : []),
    ...(Array.isArray(content) ? content.filter((item) => typeof item === "string") : []),
  ];
  const namespaces = prefixesIn(texts, tag.scope);
  if (namespaces !== undefined) setProperty(properties, "namespaces", namespaces);
}

/**
 * A generic tree as a value of `xs:anyType`. Of the attributes of the instance namespace, `xsi:type` and `xsi:nil` become `$type` and
 * `$nil`; schema locations are dropped.
 */
export function anyTypeValue({ tree, nil, named, tag }: Frame): unknown {
  const attributes = (tree?.attributes ?? []).filter(({ namespace }) => namespace !== xsiNamespace);
  const texts = attributes.map(({ value }) => value);
  const namespaces = neededBy([...texts, ...(tree?.children ?? [])], tag.scope);
  const outside = {
    ...(named && { $type: named }),
    ...(namespaces && { namespaces }),
    ...(attributes.length > 0 && { anyAttributes: attributes }),
  };
  if (nil) return Object.keys(outside).length === 0 ? null : { $nil: true, ...outside };
  const content = (tree?.children ?? []).map((child) =>
    typeof child === "string" ? child : { kind: "any", value: child },
  );
  return { ...outside, content };
}
