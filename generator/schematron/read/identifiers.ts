import type { Findings } from "../say/findings.js";
import { isLegacyItem, isNamed, textOf } from "./item-facts.js";
import { type Item, type Items, noParameters, placeOf } from "./items.js";
import { isSchematron } from "./names.js";

/** All identifiers share one space. In an ISO schema, ids of checks that nothing refers to may occur twice: published rules do so. */
export function checkIds(top: readonly Item[], items: Items, findings: Findings): void {
  const seen = new Map<string, Item>();
  const visited = new Set<Item["element"]>();
  const visit = (item: Item): void => {
    if (visited.has(item.element) || !isSchematron(item.element.namespace)) return;
    visited.add(item.element);
    const id = items.attribute(item, "id");
    const name = textOf(id);
    if (id !== undefined && name !== undefined) {
      const before = seen.get(name);
      if (before === undefined) seen.set(name, item);
      else {
        const { line, file = "" } = placeOf(before);
        const bothChecks = [item, before].every((each) => isNamed(each, "assert", "report"));
        const severity = bothChecks && !isLegacyItem(item) ? "warning" : "error";
        findings.add("schematron-duplicate-id", { id: name, line, file }, id.placeAt(0), severity);
      }
    }
    for (const child of items.children(item)) visit(child);
  };
  for (const item of top) visit({ ...item, parameters: noParameters });
}
