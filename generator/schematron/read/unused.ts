import { partsOf } from "../say/messages-of-checks.js";
import { noVariables } from "./expressions.js";
import { isAbstract, isLegacyItem, textOf } from "./item-facts.js";
import type { Item } from "./items.js";
import { PatternReader, type Surroundings } from "./patterns.js";

/** Reads abstract patterns that have no instance, and abstract rules and diagnostics that nothing refers to, for their mistakes alone. */
export function readUnused(patterns: readonly Item[], around: Surroundings): void {
  const { items, expressions, used } = around;
  const instances = new Set(patterns.map((item) => textOf(items.attribute(item, "is-a"))));
  for (const own of patterns) {
    const id = textOf(items.attribute(own, "id"));
    if (!isAbstract(own, items) || id === undefined || instances.has(id)) continue;
    const reader = new PatternReader(around, id, isLegacyItem(own));
    expressions.whileOpen("parameters", () =>
      reader.read({ own, body: own, isInstance: true }, []),
    );
  }
  const kind = patterns.some((item) => isAbstract(item, items)) ? "parameters" : "variables";
  for (const [id, rule] of around.abstractRules) {
    if (used.has(rule.element)) continue;
    const reader = new PatternReader(around, id, isLegacyItem(rule));
    expressions.whileOpen(kind, () => reader.readUnused(rule, id));
  }
  for (const remark of [...around.diagnostics.values(), ...around.properties.values()])
    if (!used.has(remark.element))
      expressions.whileOpen(kind, () => partsOf(remark, items, expressions, noVariables));
}
