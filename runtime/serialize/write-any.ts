import { xmlNamespace } from "../qname.js";
import { sinkName } from "../xml-sink.js";
import type { AnyAttribute, AnyElement, QNameValue } from "../xml-values.js";
import { type Output, open } from "./output.js";

/**
 * Writes a generic tree. The prefixes that the tree brings are declared as they are, because its text may hold names that use
 * them; what is in scope already is not declared again. No white space is added: nobody knows what it would mean.
 */
export function writeAny(element: AnyElement, output: Output): void {
  const { scope, level } = output;
  const declarations = new Map<string, string>();
  bindBrought(element, output, declarations);
  const name = sinkName(element.name, elementPrefix(element.name, output, declarations));
  const attributes = (element.attributes ?? []).map((attribute) => ({
    name: sinkName(attribute, attributePrefix(attribute, output, declarations)),
    value: attribute.value,
  }));
  open(output, name);
  for (const [prefix, namespace] of declarations) output.sink.declare(prefix, namespace);
  for (const attribute of attributes) output.sink.attribute(attribute.name, attribute.value);
  output.level = undefined;
  for (const child of element.children ?? []) {
    if (typeof child === "string") output.sink.text(child);
    else writeAny(child, output);
  }
  output.sink.close();
  output.scope = scope;
  output.level = level;
}

/** Writes the attributes that an attribute wildcard has let in, on the element just opened. */
export function writeAnyAttributes(attributes: readonly AnyAttribute[], output: Output): void {
  for (const attribute of attributes) {
    const declarations = new Map<string, string>();
    const prefix = attributePrefix(attribute, output, declarations);
    for (const [declared, namespace] of declarations) output.sink.declare(declared, namespace);
    output.sink.attribute(sinkName(attribute, prefix), attribute.value);
  }
}

/** Binds what the element says that it needs. */
function bindBrought(
  { name, namespaces }: AnyElement,
  output: Output,
  declarations: Map<string, string>,
): void {
  const brought = Object.entries(namespaces ?? {});
  // An element in no namespace has no default namespace, whatever is said of it. xmlbuilder2 declares the default first.
  const standard = name.namespace === "" ? "" : (namespaces?.[""] ?? output.lookup(""));
  for (const [prefix, namespace] of [
    ["", standard] as const,
    ...brought.filter(([key]) => key !== ""),
  ])
    if (prefix !== "xml" && output.lookup(prefix) !== namespace)
      declare(prefix, namespace, output, declarations);
}

function declare(
  prefix: string,
  namespace: string,
  output: Output,
  declarations: Map<string, string>,
): void {
  output.bind(prefix, namespace);
  declarations.set(prefix, namespace);
}

/** A default namespace that fits is used, because xmlbuilder2 drops prefixes in favour of it. */
function elementPrefix(
  { namespace, prefix }: QNameValue,
  output: Output,
  declarations: Map<string, string>,
): string {
  if (namespace === "" || output.lookup("") === namespace) return "";
  return attributePrefix({ namespace, prefix }, output, declarations);
}

function attributePrefix(
  { namespace, prefix }: Pick<QNameValue, "namespace" | "prefix">,
  output: Output,
  declarations: Map<string, string>,
): string {
  if (namespace === "") return "";
  if (namespace === xmlNamespace) return "xml";
  const bound = output.bound(namespace, prefix);
  if (bound !== undefined) return bound;
  const chosen = output.free(prefix);
  declare(chosen, namespace, output, declarations);
  return chosen;
}
