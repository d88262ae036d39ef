import { normalizeWhiteSpace } from "../../../runtime/datatypes/white-space.js";
import type { FacetName, SimpleTypeDefinition } from "../../schema/components.js";
import type { Language } from "../languages/language.js";
import { compareTexts } from "../languages/values.js";
import type { ValueRule } from "./value-rules.js";

/** Of bounds to one side, the one that the others follow from. */
export function tightest(parts: readonly Language[]): readonly Language[] {
  return parts.filter(
    (part) =>
      part.kind !== "order" ||
      !parts.some((other) => other.kind === "order" && other !== part && follows(part, other)),
  );
}

type Order = Extract<Language, { kind: "order" }>;

function follows(part: Order, from: Order): boolean {
  const below = part.orders.includes(-1);
  if (below !== from.orders.includes(-1)) return false;
  const order = compareTexts("decimal", from.limit, part.limit) ?? 0;
  const inside = below ? -order : order;
  if (inside !== 0) return inside > 0;
  return from.orders.length < part.orders.length;
}

const bounds = {
  minInclusive: [0, 1],
  minExclusive: [1],
  maxInclusive: [-1, 0],
  maxExclusive: [-1],
} as const;

export function addBounds(
  { facets }: SimpleTypeDefinition,
  primitive: string,
  parts: Language[],
  rules: ValueRule[],
): void {
  for (const { kind, value } of facets) {
    if (!isBound(kind)) continue;
    const literal = normalizeWhiteSpace(value, "collapse");
    if (primitive === "decimal")
      parts.push({ kind: "order", limit: literal, orders: bounds[kind] });
    else
      rules.push({
        kind: "bound",
        key: `${primitive} ${kind} ${literal}`,
        primitive,
        facet: kind,
        literal,
        reason: "values",
      });
  }
}

function isBound(kind: FacetName): kind is keyof typeof bounds {
  return Object.hasOwn(bounds, kind);
}
