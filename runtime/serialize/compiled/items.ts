import type { Particle } from "../../descriptors.js";
import { memo } from "../../engine/memo.js";
import { kindsOf } from "../../model/item-kinds.js";
import { hasRows } from "../../model/rows.js";
import { isObject } from "../../model/value-kinds.js";
import type { PreparedRoot } from "../prepared-root.js";
import type { CompiledWriter } from "./writer-source.js";
import { CompiledWriters } from "./writers.js";

/**
 * Checks and writes an item of a repeated property in one go: gives its text, or undefined when the full check has to decide.
 * The kind of the item, `""` where it has none, is that of the last one that was given.
 */
export interface FastItems {
  readonly kind: string;
  write(item: unknown, identifiers: string[]): string | undefined;
}

const writersFor = /*@__PURE__*/ memo(({ naming }: PreparedRoot) => new CompiledWriters(naming));

/** For the items of a particle; undefined when they are none that can be written at once. */
export function fastItemsOf(particle: Particle, prepared: PreparedRoot): FastItems | undefined {
  const compiled = writersFor(prepared);
  if (particle.kind === "any") return undefined;
  if (hasRows(particle)) return undefined;
  if (particle.kind !== "element") return new ItemsOfKinds(particle, compiled);
  if (particle.element.substitutions !== undefined) return undefined;
  const writer = compiled.element(particle.element);
  return { kind: "", write: (item, identifiers) => writer(item, "", identifiers, 0) };
}

class ItemsOfKinds implements FastItems {
  readonly #kinds = new Map<unknown, CompiledWriter>();
  kind = "";

  constructor(particle: Particle, compiled: CompiledWriters) {
    for (const [kind, target] of kindsOf(particle))
      if (target.kind === "element") this.#kinds.set(kind, compiled.element(target.element));
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
