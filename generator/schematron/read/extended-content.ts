import type { Findings } from "../say/findings.js";
import { isNamed, unknown } from "./item-facts.js";
import { type Item, type Items, type Parameters, placeOf } from "./items.js";

/** The rules that others may extend. */
export interface RuleSources {
  readonly items: Items;
  readonly findings: Findings;
  readonly abstractRules: ReadonlyMap<string, Item>;
  readonly concreteRules: ReadonlySet<string>;
  /** The abstract rules, diagnostics and properties that something refers to. */
  readonly used: Set<Item["element"]>;
}

/** The content of a rule, with each `extends` replaced by what it extends; `trail` are the abstract rules on the way here. */
export function extendedContent(
  item: Item,
  trail: readonly string[],
  sources: RuleSources,
): readonly Item[] {
  const { items, findings, abstractRules, concreteRules, used } = sources;
  return items.children(item).flatMap((child) => {
    if (!isNamed(child, "extends")) return [child];
    const id = items.attribute(child, "rule");
    if (id === undefined) {
      if (items.attribute(child, "href") === undefined) {
        const missing = { attribute: "rule", element: "extends" };
        findings.add("schematron-missing-attribute", missing, placeOf(child));
        return [];
      }
      const target = items.extended(child, "rule");
      return target === undefined ? [] : extendedContent(target, trail, sources);
    }
    const name = id.text.trim();
    const target = abstractRules.get(name);
    if (target === undefined) {
      if (concreteRules.has(name))
        findings.add("schematron-not-abstract", { kind: "rule", id: name }, id.placeAt(0));
      else unknown(findings, "rule", id, name, 0, [...abstractRules.keys()]);
      return [];
    }
    used.add(target.element);
    if (trail.includes(name)) {
      const names = [...trail.slice(trail.indexOf(name)), name];
      findings.add("schematron-cycle", { kind: "extends", names }, id.placeAt(0));
      return [];
    }
    const inherited = { ...target, parameters: parametersFor(target, item) };
    return extendedContent(inherited, [...trail, name], sources);
  });
}

/** The parameters that a rule or diagnostic sees: those of an abstract pattern only from inside it. */
export function parametersFor(target: Item, from: Item): Parameters {
  return target.element.parent === from.element.parent?.parent || sharesPattern(target, from)
    ? from.parameters
    : target.parameters;
}

function sharesPattern({ element: a }: Item, { element: b }: Item): boolean {
  const patternOf = (node: Item["element"]): Item["element"] | undefined => {
    let at: Item["element"] | undefined = node;
    while (at !== undefined && at.local !== "pattern") at = at.parent;
    return at;
  };
  const pattern = patternOf(a);
  return pattern !== undefined && pattern === patternOf(b);
}
