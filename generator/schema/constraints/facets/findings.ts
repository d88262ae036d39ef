import type { Facet, FacetName } from "../../components.js";
import type { Context } from "../context.js";
import type { Compare } from "./values.js";

/** Facets by name, patterns and enumerations aside. */
export type Facets = ReadonlyMap<FacetName, Facet>;

/** A facet and another that it does not go with, for a sentence. */
export function against(
  { kind, value }: Facet,
  { kind: other, value: limit }: Facet,
): { readonly facet: string; value: string; other: string; limit: string } {
  return { facet: kind, value, other, limit };
}

/** Reports a value that differs from that of a fixed facet of the base; returns whether it did. */
export function breaksFixed(
  facet: Facet,
  inherited: Facets,
  compare: Compare,
  { report }: Context,
): boolean {
  const known = inherited.get(facet.kind);
  if (known?.fixed !== true) return false;
  const order = compare(facet, known);
  if (order === undefined || order === 0) return false;
  const { kind, value, position } = facet;
  const parameters = { facet: kind, value, limit: known.value };
  report({ key: "cos-st-restricts.1.3.2", parameters, position });
  return true;
}
