import { builtInSimpleTypes } from "../../../../runtime/datatypes/all-built-ins.js";
import { normalizeWhiteSpace } from "../../../../runtime/datatypes/white-space.js";
import type { Facet, FacetName, SimpleTypeDefinition } from "../../components.js";

/** The facets that bound a value by order. */
export type Bound = "minInclusive" | "minExclusive" | "maxInclusive" | "maxExclusive";

/** The order of two facet values; undefined where they cannot be compared or one of them is no value. */
export type Compare = (a: Facet, b: Facet) => number | undefined;

/** Compares bounds as values of the primitive type of an atomic type (Part 2, 4.3.7 to 4.3.10). */
export function boundOrder({ primitive }: SimpleTypeDefinition): Compare {
  const datatype =
    primitive === undefined ? undefined : builtInSimpleTypes.get(primitive)?.datatype;
  return (a, b) => {
    const read = ({ value, namespaces }: Facet): unknown =>
      datatype?.parse(normalizeWhiteSpace(value, "collapse"), (prefix) => namespaces.get(prefix));
    const [first, second] = [read(a), read(b)];
    if (first === undefined || second === undefined) return undefined;
    return datatype?.compare?.(first, second);
  };
}

/** The order of facets whose value is a count, of any length. */
export const countOrder: Compare = (a, b) => {
  const [first, second] = [countOf(a), countOf(b)];
  if (first === undefined || second === undefined) return undefined;
  return first < second ? -1 : first > second ? 1 : 0;
};

function countOf({ value }: Facet): bigint | undefined {
  const text = normalizeWhiteSpace(value, "collapse");
  return /^[+-]?\d+$/.test(text) ? BigInt(text.replace(/^\+/, "")) : undefined;
}

const strictness = { preserve: 0, replace: 1, collapse: 2 } as const;

/** The order of `whiteSpace` facets: what normalises more is greater. */
export const whiteSpaceOrder: Compare = (a, b) => {
  const [first, second] = [strictnessOf(a), strictnessOf(b)];
  return first === undefined || second === undefined ? undefined : first - second;
};

function strictnessOf({ value }: Facet): number | undefined {
  const text = normalizeWhiteSpace(value, "collapse");
  return Object.hasOwn(strictness, text) ? strictness[text as keyof typeof strictness] : undefined;
}

/** The facets that hold for a type, patterns and enumerations aside: of each name, the one of the last step that sets it. */
export function effectiveFacets(
  type: SimpleTypeDefinition | undefined,
): ReadonlyMap<FacetName, Facet> {
  const steps: SimpleTypeDefinition[] = [];
  let at = type;
  for (const seen = new Set(); at !== undefined && !seen.has(at) && !known.has(at); ) {
    seen.add(at);
    steps.push(at);
    at = at.baseTypeDefinition;
  }
  let facets: ReadonlyMap<FacetName, Facet> = (at && known.get(at)) ?? new Map();
  for (const step of steps.reverse()) {
    const own = new Map<FacetName, Facet>();
    for (const facet of step.facets) if (!own.has(facet.kind)) own.set(facet.kind, facet);
    facets = new Map([...facets, ...own]);
    known.set(step, facets);
  }
  return facets;
}

/** The facets of complete types, so that a chain of derivations is walked along once. */
const known = new WeakMap<SimpleTypeDefinition, ReadonlyMap<FacetName, Facet>>();

const lengths = ["length", "minLength", "maxLength"] as const;
const bounds = ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"] as const;
const always = ["pattern", "whiteSpace"] as const;

const ordered: ReadonlySet<FacetName> = new Set([...always, "enumeration", ...bounds]);
const measured: ReadonlySet<FacetName> = new Set([...always, "enumeration", ...lengths]);
const decimal: ReadonlySet<FacetName> = new Set([...ordered, "totalDigits", "fractionDigits"]);
const boolean: ReadonlySet<FacetName> = new Set(always);
const union: ReadonlySet<FacetName> = new Set(["pattern", "enumeration"]);
const measuredPrimitives: ReadonlySet<string> = new Set([
  "string",
  "hexBinary",
  "base64Binary",
  "anyURI",
  "QName",
  "NOTATION",
]);

/** Applicable Facets (Part 2, 4.1.5, cos-applicable-facets): which facets a type of this variety or primitive may have. */
export function applicableFacets({
  variety,
  primitive,
}: SimpleTypeDefinition): ReadonlySet<FacetName> {
  if (variety === "list") return measured;
  if (variety === "union") return union;
  if (primitive === "decimal") return decimal;
  if (primitive === "boolean") return boolean;
  return primitive !== undefined && measuredPrimitives.has(primitive) ? measured : ordered;
}
