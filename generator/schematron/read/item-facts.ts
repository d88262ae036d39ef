import { nearest } from "../../../runtime/messages/suggestions.js";
import type { Check } from "../../../runtime/rules/rule-set.js";
import { stringValue } from "../../../runtime/xpath/index.js";
import type { Findings } from "../say/findings.js";
import type { ReferenceKind } from "../say/parameters.js";
import type { Item, Items } from "./items.js";
import { isSchematron, schematron15 } from "./names.js";
import type { PlacedText } from "./placed-text.js";

/** Whether an item is a Schematron element with one of these names. */
export function isNamed({ element }: Item, ...names: readonly string[]): boolean {
  return isSchematron(element.namespace) && names.includes(element.local);
}

/** Whether an item says that it is abstract. */
export function isAbstract(item: Item, items: Items): boolean {
  return items.attribute(item, "abstract")?.text.trim() === "true";
}

/** Reports an id that does not exist. */
export function unknown(
  findings: Findings,
  kind: ReferenceKind,
  written: PlacedText,
  id: string,
  at: number,
  known: readonly string[],
  meant?: string,
): void {
  const place = written.placeAt(at);
  if (id === "" && findings.hasAt("schematron-empty-attribute", place)) return;
  const near = meant ?? nearest(id, known)[0];
  findings.add("schematron-unknown-reference", { kind, id, near }, place);
}

export function textOf(placed: PlacedText | undefined): string | undefined {
  const text = placed?.text.trim();
  return text === "" ? undefined : text;
}

/** The name of a pattern: an attribute in Schematron 1.5, its title in ISO Schematron. */
export function nameOf(item: Item, items: Items): string | undefined {
  const name = textOf(items.attribute(item, "name"));
  if (name !== undefined) return name;
  const title = items.children(item).find((child) => isNamed(child, "title"));
  return title && stringValue(title.element).replace(/\s+/g, " ").trim();
}

/** Where an item says that more is said. */
export function sourcesOf(item: Item, items: Items): Pick<Check, "see" | "icon" | "fpi"> {
  const said = (name: "see" | "icon" | "fpi"): string | undefined =>
    textOf(items.attribute(item, name));
  return { see: said("see"), icon: said("icon"), fpi: said("fpi") };
}

/** The `xml:lang` of an item. */
export function languageOf({ element }: Item): string | undefined {
  for (let at: Item["element"] | undefined = element; at !== undefined; at = at.parent) {
    const said = at.attributes.find(({ local, prefix }) => local === "lang" && prefix === "xml");
    if (said !== undefined) return said.value;
  }
  return undefined;
}

/** Whether an item is of Schematron 1.5 or 1.6. */
export function isLegacyItem({ element }: Item): boolean {
  return element.namespace === schematron15;
}
