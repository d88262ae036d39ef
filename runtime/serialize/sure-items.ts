import { kindsOf } from "../kinds.js";
import type { Particle } from "../v1/descriptors.js";
import { isObject } from "../validate/types.js";
import type { Draft } from "./draft.js";
import type { Plan } from "./plan.js";
import { type Sure, SureWriters } from "./sure-writers.js";

/**
 * Checks and writes an item of a repeated property in one go. Gives its kind, `""` for an item that has none, or undefined when
 * the full check has to decide.
 */
export type SureItem = (item: unknown, draft: Draft) => string | undefined;

const writers = new WeakMap<Plan, SureWriters>();

/** For the items of a particle; undefined when they are none that could be sure. */
export function sureItemOf(particle: Particle, plan: Plan): SureItem | undefined {
  let sures = writers.get(plan);
  if (sures === undefined) {
    sures = new SureWriters(plan.naming);
    writers.set(plan, sures);
  }
  if (particle.kind === "any") return undefined;
  if (particle.kind === "element") {
    if (particle.element.substitutions !== undefined) return undefined;
    const sure = sures.element(particle.element);
    return (item, draft) => (sure(item, draft) ? "" : undefined);
  }
  return itemOfKinds(particle, sures);
}

function itemOfKinds(particle: Particle, sures: SureWriters): SureItem {
  const kinds = new Map<unknown, Sure>();
  for (const [kind, target] of kindsOf(particle))
    if (target.kind === "element") kinds.set(kind, sures.element(target.element));
  return (item, draft) => {
    if (!isObject(item)) return undefined;
    for (const name in item) if (name !== "kind" && name !== "value") return undefined;
    const { kind, value } = item;
    const sure = kinds.get(kind);
    return typeof kind === "string" && sure?.(value, draft) === true ? kind : undefined;
  };
}
