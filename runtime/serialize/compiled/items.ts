import type { Particle } from "../../descriptors.js";
import { kindsOf } from "../../model/item-kinds.js";
import { isObject } from "../../model/value-kinds.js";
import type { Plan } from "../plan.js";
import type { Sure } from "./writer-source.js";
import { SureWriters } from "./writers.js";

/**
 * Checks and writes an item of a repeated property in one go: gives its text, or undefined when the full check has to decide.
 * The kind of the item, `""` where it has none, is that of the last one that was given.
 */
export interface SureItems {
  readonly kind: string;
  write(item: unknown, identifiers: string[]): string | undefined;
}

const writers = new WeakMap<Plan, SureWriters>();

/** For the items of a particle; undefined when they are none that could be sure. */
export function sureItemsOf(particle: Particle, plan: Plan): SureItems | undefined {
  let sures = writers.get(plan);
  if (sures === undefined) {
    sures = new SureWriters(plan.naming);
    writers.set(plan, sures);
  }
  if (particle.kind === "any") return undefined;
  if (particle.kind !== "element") return new ItemsOfKinds(particle, sures);
  if (particle.element.substitutions !== undefined) return undefined;
  const sure = sures.element(particle.element);
  return { kind: "", write: (item, identifiers) => sure(item, "", identifiers, 0) };
}

class ItemsOfKinds implements SureItems {
  readonly #kinds = new Map<unknown, Sure>();
  kind = "";

  constructor(particle: Particle, sures: SureWriters) {
    for (const [kind, target] of kindsOf(particle))
      if (target.kind === "element") this.#kinds.set(kind, sures.element(target.element));
  }

  write(item: unknown, identifiers: string[]): string | undefined {
    if (!isObject(item)) return undefined;
    for (const name in item) if (name !== "kind" && name !== "value") return undefined;
    const { kind, value } = item;
    if (typeof kind !== "string") return undefined;
    this.kind = kind;
    return this.#kinds.get(kind)?.(value, "", identifiers, 0);
  }
}
