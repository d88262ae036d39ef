import { wordsOf } from "../assess/trees.js";
import { walkDeep } from "../engine/deep.js";
import type { AnyAttribute, AnyElement, QNameValue } from "../nouns/generic-values.js";
import { xmlNamespace, xsiNamespace } from "../qname.js";
import { sinkName } from "../xml/write/sink.js";
import { type Output, open } from "./output.js";

/**
 * Writes a generic tree. The prefixes that the tree brings are declared as they are, because its text may hold names that use
 * them; what is in scope already is not declared again. No white space is added: nobody knows what it would mean.
 * A tree may be made of a value of `xs:anyType`, whose properties have other names.
 */
export function writeAny(element: AnyElement, output: Output, of: "tree" | "value" = "tree"): void {
  let kind = of;
  walkDeep(element, (tree) => {
    const steps = writeTree(tree, output, kind);
    kind = "tree";
    return steps;
  });
}

/** Writes a tree, but for the elements in it, each of which it yields when it is to be written. */
function* writeTree(
  element: AnyElement,
  output: Output,
  of: "tree" | "value",
): Generator<AnyElement, void> {
  const { scope, level } = output;
  openTree(element, output, of);
  output.level = undefined;
  output.enter(of === "tree" ? "children" : "content");
  for (const [index, child] of (element.children ?? []).entries()) {
    output.enter(index);
    if (typeof child === "string") output.sink.text(child);
    else if (of === "tree") yield child;
    else {
      // The items of a value's content are `{ kind, value }`.
      output.enter("value");
      yield child;
      output.leave();
    }
    output.leave();
  }
  output.leave();
  output.sink.close();
  output.scope = scope;
  output.level = level;
}

/** Writes the start tag of a tree. */
function openTree(element: AnyElement, output: Output, of: "tree" | "value"): void {
  const declarations = new Map<string, string>();
  bindBrought(element, output, declarations);
  const name = sinkName(element.name, elementPrefix(element.name, output, declarations));
  const attributes = (element.attributes ?? []).map((attribute) => ({
    name: sinkName(attribute, attributePrefix(attribute, output, declarations)),
    value: attribute.value,
  }));
  // A tree of a value begins with attributes that are not among its `anyAttributes`: `xsi:type`, `xsi:nil`.
  const own = attributes.findIndex((attribute) => attribute.name.namespace !== xsiNamespace);
  open(output, name);
  for (const [prefix, namespace] of declarations) output.sink.declare(prefix, namespace);
  output.enter(of === "tree" ? "attributes" : "anyAttributes");
  for (const [index, attribute] of attributes.entries()) {
    output.enter(of === "tree" ? index : index - own);
    output.sink.attribute(attribute.name, attribute.value);
    output.leave();
  }
  output.leave();
}

/** Writes the attributes that an attribute wildcard has let in, on the element just opened. */
export function writeAnyAttributes(attributes: readonly AnyAttribute[], output: Output): void {
  for (const [index, attribute] of attributes.entries()) {
    output.enter(index);
    const declarations = new Map<string, string>();
    const prefix = attributePrefix(attribute, output, declarations);
    for (const [declared, namespace] of declarations) output.sink.declare(declared, namespace);
    output.sink.attribute(sinkName(attribute, prefix), attribute.value);
    output.leave();
  }
}

/** Up to so many prefixes of one element are declared without checking whether they are used. */
const few = 16;

/** Binds the prefixes that an element brings. Of many, which a thousand elements may each repeat, only those that it may need. */
function bindBrought(element: AnyElement, output: Output, declarations: Map<string, string>): void {
  const { name, namespaces } = element;
  // An element in no namespace cannot have a default namespace, even if its bindings name one. xmlbuilder2 declares the default first.
  const standard = name.namespace === "" ? "" : (namespaces?.[""] ?? output.lookup(""));
  const brought = [["", standard] as const, ...Object.entries(namespaces ?? {}).filter(isPrefixed)];
  const unknown = brought.filter(
    ([prefix, namespace]) => prefix !== "xml" && output.lookup(prefix) !== namespace,
  );
  const words = unknown.length > few ? wordsOf([element]) : undefined;
  for (const [prefix, namespace] of unknown)
    if (words === undefined || words.has(prefix)) declare(prefix, namespace, output, declarations);
}

function isPrefixed([prefix]: readonly [string, string]): boolean {
  return prefix !== "";
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
