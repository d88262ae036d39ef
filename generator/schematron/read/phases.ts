import type { Pattern, Phase, Variable } from "../../../runtime/rules/rule-set.js";
import type { Findings } from "../say/findings.js";
import type { Expressions } from "./expressions.js";
import { isNamed, textOf, unknown } from "./item-facts.js";
import { type Item, type Items, placeOf } from "./items.js";
import type { PatternSource } from "./patterns.js";
import { defined, globalVariables } from "./variables.js";

/** What reading the phases of a schema needs. */
export interface PhaseSurroundings {
  readonly top: readonly Item[];
  readonly items: Items;
  readonly expressions: Expressions;
  readonly findings: Findings;
}

/** The variables of phases by their names alone: patterns may name them. */
export function namesOfPhases({
  top,
  items,
  expressions,
}: Omit<PhaseSurroundings, "findings">): readonly Variable[] {
  return top
    .filter((item) => isNamed(item, "phase"))
    .flatMap((phase) => items.children(phase))
    .flatMap((child) => {
      const name = isNamed(child, "let") ? items.attribute(child, "name") : undefined;
      if (name === undefined || name.text.trim() === "") return [];
      return [{ name: expressions.expand(name), value: { content: "" } }];
    });
}

/** The phases, with the variables that they define. */
export function phasesOf(
  { top, items, expressions, findings }: PhaseSurroundings,
  variables: readonly Variable[],
): readonly Phase[] {
  return top.flatMap((item): readonly Phase[] => {
    const id = textOf(items.attribute(item, "id"));
    if (!isNamed(item, "phase") || id === undefined) return [];
    const children = items.children(item);
    const lets = children.filter((child) => isNamed(child, "let"));
    const own = defined(lets, items, expressions, findings, []);
    const active = children.flatMap((child) => {
      const pattern = textOf(items.attribute(child, "pattern"));
      return isNamed(child, "active") && pattern !== undefined ? [pattern] : [];
    });
    const around = variables.filter(({ name }) => !own.some((each) => each.name === name));
    return [
      {
        id,
        variables: globalVariables(own, items, expressions, findings, around),
        active,
      },
    ];
  });
}

/** Reports active patterns that do not exist, and phases that have none. */
export function checkPhases(
  { top, items, findings }: PhaseSurroundings,
  phases: readonly Phase[],
  patterns: readonly Pattern[],
  sources: readonly PatternSource[],
): void {
  /** An instance of the abstract pattern of an id, which may have been meant. */
  const instanceOf = (id: string): string | undefined => {
    const instance = sources.find(
      ({ own, body }) => own !== body && textOf(items.attribute(body, "id")) === id,
    );
    return instance && textOf(items.attribute(instance.own, "id"));
  };
  const ids = patterns.flatMap(({ id }) => (id === undefined ? [] : [id]));
  // An instance counts as existing even if its abstract pattern cannot be found.
  const known = new Set([
    ...ids,
    ...sources.flatMap(({ own }) => textOf(items.attribute(own, "id")) ?? []),
  ]);
  for (const item of top) {
    if (!isNamed(item, "phase")) continue;
    for (const child of items.children(item)) {
      const pattern = items.attribute(child, "pattern");
      if (!isNamed(child, "active") || pattern === undefined) continue;
      const id = pattern.text.trim();
      const instance = instanceOf(id);
      if (!known.has(id)) unknown(findings, "pattern", pattern, id, 0, ids, instance);
    }
  }
  for (const { id, active } of phases) {
    if (active.length > 0) continue;
    const item = top.find(
      (each) => isNamed(each, "phase") && textOf(items.attribute(each, "id")) === id,
    );
    const isEmpty = item && !items.children(item).some((child) => isNamed(child, "active"));
    if (item !== undefined && isEmpty === true)
      findings.add("schematron-empty-phase", { phase: id }, placeOf(item), "warning");
  }
}

/** The phase that applies when none is asked for. */
export function defaultPhaseOf(
  schema: Item,
  { items, findings }: PhaseSurroundings,
  phases: readonly Phase[],
): string | undefined {
  const written = items.attribute(schema, "defaultPhase");
  const id = textOf(written);
  if (written === undefined || id === undefined || id === "#ALL") return undefined;
  const known = phases.map((phase) => phase.id);
  if (known.includes(id)) return id;
  unknown(findings, "phase", written, id, 0, known);
  return undefined;
}
