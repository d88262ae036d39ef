import type { Facet, FacetName } from "../../components.js";
import type { Context } from "../context.js";
import type { Compare } from "./values.js";

/** Facets by name, patterns and enumerations aside. */
export type Facets = ReadonlyMap<FacetName, Facet>;

/** Reports what is wrong with a facet. */
export function tell({ report }: Context, code: string, facet: Facet, message: string): void {
  const said = `facet ${facet.kind} "${facet.value}" ${message}`;
  report({ code, message: said, position: facet.position });
}

/** Whether a base's fixed facet is given another value; says so. */
export function breaksFixed(
  facet: Facet,
  inherited: Facets,
  compare: Compare,
  context: Context,
): boolean {
  const known = inherited.get(facet.kind);
  if (known?.fixed !== true) return false;
  const order = compare(facet, known);
  if (order === undefined || order === 0) return false;
  tell(context, "cos-st-restricts.1.3.2", facet, `is fixed to "${known.value}" in the base`);
  return true;
}
