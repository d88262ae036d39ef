import type { ElementDescriptor, TypeDescriptor, Wildcard } from "../descriptors.js";
import { type TypedAny, treeOf } from "../model/any-type-tree.js";
import { isObject } from "../model/value-kinds.js";
import { reportType, reportUnknown } from "./report-values.js";
import { charactersAreLegal } from "./simple.js";
import { checkAttributes, checkEach, checkNamespaces, checkQName, checkTree } from "./tree-form.js";
import { assessTree } from "./trees.js";
import type { Validation } from "./validation.js";

const properties: ReadonlySet<string> = new Set([
  "$type",
  "$nil",
  "namespaces",
  "anyAttributes",
  "content",
]);
const itemProperties: ReadonlySet<string> = new Set(["kind", "value"]);

/**
 * Checks a value of `xs:anyType` that says its type: that it can be written, then the element that it is written as, as a reader
 * of the document would (Part 1, 3.3.4). Identity constraints are told of it on the way.
 */
export function checkTypedAny(
  element: ElementDescriptor,
  value: unknown,
  validation: Validation,
): void {
  const wildcard = wildcardOf(element.type());
  if (!hasForm(value, validation) || wildcard === undefined) validation.observer?.spoil();
  else assessTree(treeOf(element.name, value), wildcard, validation, element);
}

function wildcardOf(type: TypeDescriptor): Wildcard | undefined {
  const content = type.kind === "complexType" ? type.content?.() : undefined;
  const particle = content?.kind === "mixed" ? content.particle : undefined;
  return particle?.kind === "any" ? particle.wildcard : undefined;
}

function hasForm(value: unknown, validation: Validation): value is TypedAny {
  if (!isObject(value)) {
    reportType(validation, "object", value);
    return false;
  }
  const { $type, $nil, namespaces, anyAttributes, content } = value;
  const before = validation.count;
  validation.enter("$type");
  checkQName($type, validation);
  validation.leave();
  if (namespaces !== undefined) checkNamespaces(namespaces, validation);
  checkAttributes("anyAttributes", anyAttributes, validation);
  reportUnknown(value, properties, validation);
  if ($nil !== undefined && $nil !== true)
    validation.report("value-type", { expected: "true", actual: typeof $nil }, "$nil");
  if ($nil === undefined && content === undefined) {
    validation.enter("content");
    reportType(validation, "array", content);
    validation.leave();
  } else if ($nil !== undefined && content !== undefined)
    validation.report("value-unknown-property", { property: "content", expected: [] }, "content");
  checkEach("content", content, validation, (item) => checkItem(item, validation));
  return validation.count === before;
}

function checkItem(item: unknown, validation: Validation): void {
  if (typeof item === "string") charactersAreLegal(item, validation);
  else if (!isObject(item)) reportType(validation, "string or { kind, value }", item);
  else if (item["kind"] !== "any")
    validation.report("value-kind", { kind: item["kind"], expected: ["any"] }, "kind");
  else {
    reportUnknown(item, itemProperties, validation);
    validation.enter("value");
    checkTree(item["value"], validation);
    validation.leave();
  }
}
