import { splitList } from "../../reader/grammar/lexical.js";
import { attributeOf, type XmlElement } from "../../reader/xml/tree.js";
import type { Site } from "./context.js";

const noMethods: ReadonlySet<never> = new Set();

/**
 * The derivations that `block` or `final` names, or else the schema's default (Part 1, 3.3.2, 3.4.2, 3.14.2). Of the default, those
 * that mean something for the component count.
 */
export function derivationSet<Method extends string>(
  { document }: Site,
  element: XmlElement,
  attribute: "block" | "final",
  relevant: readonly Method[],
): ReadonlySet<Method> {
  const written =
    attributeOf(element, attribute) ?? attributeOf(document.root, `${attribute}Default`) ?? "";
  if (written === "") return noMethods;
  const items = splitList(written);
  return new Set(
    items[0] === "#all" ? relevant : relevant.filter((method) => items.includes(method)),
  );
}
