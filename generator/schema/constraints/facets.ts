import { clark } from "../../../runtime/qname.js";
import { translatePattern } from "../../patterns/translate.js";
import type { Facet, FacetName, SimpleTypeDefinition } from "../components.js";
import type { Context } from "./context.js";
import { describeType } from "./describe.js";
import {
  applicableFacets,
  type Bound,
  boundOrder,
  type Compare,
  countOrder,
  effectiveFacets,
  whiteSpaceOrder,
} from "./facet-values.js";
import { hasAncestor } from "./value-constraints.js";
import { readValue } from "./values.js";

type Facets = ReadonlyMap<FacetName, Facet>;

/** The facets of one step of restriction against the base's and each other (Part 2, 4.3). */
export function checkFacets(type: SimpleTypeDefinition, context: Context): void {
  const base = type.baseTypeDefinition;
  if (base === undefined || type.facets.length === 0) return;
  const { report } = context;
  const applicable = applicableFacets(type);
  const own = new Map<FacetName, Facet>();
  for (const facet of type.facets) {
    if (!applicable.has(facet.kind)) {
      const of = type.variety === "atomic" ? (type.primitive ?? "this type") : `a ${type.variety}`;
      const message = `facet ${facet.kind} does not apply to ${of}, from which ${describeType(type)} is derived`;
      report({ code: "cos-applicable-facets", message, position: facet.position });
    } else own.set(facet.kind, facet);
  }
  const inherited = effectiveFacets(base);
  checkCounts(own, inherited, type, context);
  checkBounds(own, inherited, type, context);
  checkWhiteSpace(own, inherited, context);
  checkPatterns(type, context);
  if (own.has("enumeration")) checkEnumeration(type, base, context);
}

function tell({ report }: Context, code: string, facet: Facet, message: string): void {
  const said = `facet ${facet.kind} "${facet.value}" ${message}`;
  report({ code, message: said, position: facet.position });
}

/** Whether a base's fixed facet is given another value; says so. */
function breaksFixed(facet: Facet, inherited: Facets, compare: Compare, context: Context): boolean {
  const known = inherited.get(facet.kind);
  if (known?.fixed !== true) return false;
  const order = compare(facet, known);
  if (order === undefined || order === 0) return false;
  tell(context, "cos-st-restricts.1.3.2", facet, `is fixed to "${known.value}" in the base`);
  return true;
}

/** For each facet that counts, the facets of the base that it may not be above or below. */
const countLimits = {
  length: [["length", (order: number) => order !== 0, "different from"]],
  minLength: [["minLength", (order: number) => order < 0, "less than"]],
  maxLength: [["maxLength", (order: number) => order > 0, "greater than"]],
  totalDigits: [["totalDigits", (order: number) => order > 0, "greater than"]],
  fractionDigits: [["fractionDigits", (order: number) => order > 0, "greater than"]],
} as const;

const countNames = ["length", "minLength", "maxLength", "totalDigits", "fractionDigits"] as const;

/** Part 2, 4.3.1 to 4.3.3, 4.3.11 and 4.3.12: lengths and digits. */
function checkCounts(
  own: Facets,
  inherited: Facets,
  type: SimpleTypeDefinition,
  context: Context,
): void {
  for (const kind of countNames) {
    const facet = own.get(kind);
    if (facet === undefined || breaksFixed(facet, inherited, countOrder, context)) continue;
    for (const [other, breaks, how] of countLimits[kind]) {
      const limit = inherited.get(other);
      const order = limit === undefined ? undefined : countOrder(facet, limit);
      if (limit === undefined || order === undefined || !breaks(order)) continue;
      tell(
        context,
        `${kind}-valid-restriction`,
        facet,
        `is ${how} the base's ${other} "${limit.value}"`,
      );
    }
  }
  const all = new Map([...inherited, ...own]);
  checkOrder(
    own,
    all,
    ["minLength", "maxLength"],
    "minLength-less-than-equal-to-maxLength",
    context,
  );
  const digits = ["fractionDigits", "totalDigits"] as const;
  checkOrder(own, all, digits, "fractionDigits-totalDigits", context);
  if (own.has("length") || own.has("minLength") || own.has("maxLength")) {
    checkLengthAndLimits(type, all, context);
  }
}

/** That the first of two facets is not greater than the second, where this step sets one of them. */
function checkOrder(
  own: Facets,
  all: Facets,
  [lesser, greater]: readonly [FacetName, FacetName],
  code: string,
  context: Context,
): void {
  const [low, high] = [all.get(lesser), all.get(greater)];
  if (low === undefined || high === undefined || !(own.has(lesser) || own.has(greater))) return;
  if ((countOrder(low, high) ?? 0) <= 0) return;
  const [at, message] =
    own.get(greater) === high
      ? [high, `is less than ${lesser} "${low.value}"`]
      : [low, `is greater than ${greater} "${high.value}"`];
  tell(context, code, at, message);
}

/**
 * length and minLength or maxLength (Part 2, 4.3.1.4): together only where the limit was there before the length, and
 * leaves room for it.
 */
function checkLengthAndLimits(type: SimpleTypeDefinition, all: Facets, context: Context): void {
  const length = all.get("length");
  if (length === undefined) return;
  for (const kind of ["minLength", "maxLength"] as const) {
    const limit = all.get(kind);
    if (limit === undefined) continue;
    const order = countOrder(limit, length) ?? 0;
    const clause = kind === "minLength" ? 1 : 2;
    const at = type.facets.includes(limit) ? limit : length;
    const other = at === limit ? length : limit;
    if (clause === 1 ? order > 0 : order < 0) {
      const message = `leaves no room beside ${other.kind} "${other.value}"`;
      tell(context, `length-minLength-maxLength.${clause}.1`, at, message);
    } else if (!limitCameFirst(type, kind)) {
      const message = `cannot be set beside ${other.kind} "${other.value}": the limit must come from a type without length`;
      tell(context, `length-minLength-maxLength.${clause}.2`, at, message);
    }
  }
}

function limitCameFirst(type: SimpleTypeDefinition, kind: "minLength" | "maxLength"): boolean {
  for (let at = type.baseTypeDefinition; at !== undefined; at = at.baseTypeDefinition) {
    const facets = effectiveFacets(at);
    if (facets.has(kind) && !facets.has("length")) return true;
  }
  return false;
}

type Breach = readonly [other: Bound, clause: number, breaks: (order: number) => boolean];
const above = (order: number): boolean => order > 0;
const below = (order: number): boolean => order < 0;
const notAbove = (order: number): boolean => order <= 0;
const notBelow = (order: number): boolean => order >= 0;

/** The clauses of `maxInclusive-valid-restriction` and its like: how a bound breaks each bound of the base. */
const boundLimits: Readonly<Record<Bound, readonly Breach[]>> = {
  maxInclusive: [
    ["maxInclusive", 1, above],
    ["maxExclusive", 2, notBelow],
    ["minInclusive", 3, below],
    ["minExclusive", 4, notAbove],
  ],
  maxExclusive: [
    ["maxExclusive", 1, above],
    ["maxInclusive", 2, above],
    ["minInclusive", 3, notAbove],
    ["minExclusive", 4, notAbove],
  ],
  minExclusive: [
    ["minExclusive", 1, below],
    ["maxInclusive", 2, notBelow],
    ["minInclusive", 3, below],
    ["maxExclusive", 4, notBelow],
  ],
  minInclusive: [
    ["minInclusive", 1, below],
    ["maxInclusive", 2, above],
    ["minExclusive", 3, notAbove],
    ["maxExclusive", 4, notBelow],
  ],
};

const boundNames = ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"] as const;

/** Bounds of one step against each other: the lower, the upper, the rule, and how it is broken. */
const boundPairs = [
  ["minInclusive", "maxInclusive", "minInclusive-less-than-equal-to-maxInclusive", above],
  ["minExclusive", "maxExclusive", "minExclusive-less-than-equal-to-maxExclusive", above],
  ["minExclusive", "maxInclusive", "minExclusive-less-than-maxInclusive", notBelow],
  ["minInclusive", "maxExclusive", "minInclusive-less-than-maxExclusive", notBelow],
] as const;

/** Part 2, 4.3.7 to 4.3.10. */
function checkBounds(
  own: Facets,
  inherited: Facets,
  type: SimpleTypeDefinition,
  context: Context,
): void {
  const compare = boundOrder(type);
  for (const [inclusive, exclusive] of [
    ["maxInclusive", "maxExclusive"],
    ["minInclusive", "minExclusive"],
  ] as const) {
    const facet = own.get(exclusive);
    if (facet === undefined || !own.has(inclusive)) continue;
    tell(context, `${inclusive}-${exclusive}`, facet, `cannot be set together with ${inclusive}`);
  }
  for (const [low, high, code, breaks] of boundPairs) {
    const [lower, upper] = [own.get(low), own.get(high)];
    if (lower === undefined || upper === undefined) continue;
    const order = compare(lower, upper);
    if (order === undefined || !breaks(order)) continue;
    tell(context, code, lower, `leaves nothing below ${high} "${upper.value}"`);
  }
  for (const kind of boundNames) {
    const facet = own.get(kind);
    if (facet !== undefined) checkBound(facet, kind, inherited, compare, type, context);
  }
}

function checkBound(
  facet: Facet,
  kind: Bound,
  inherited: Facets,
  compare: Compare,
  type: SimpleTypeDefinition,
  context: Context,
): void {
  if (breaksFixed(facet, inherited, compare, context)) return;
  for (const [other, clause, breaks] of boundLimits[kind]) {
    const limit = inherited.get(other);
    const order = limit === undefined ? undefined : compare(facet, limit);
    if (limit === undefined || order === undefined || !breaks(order)) continue;
    const message = `does not restrict the base's ${other} "${limit.value}"`;
    tell(context, `${kind}-valid-restriction.${clause}`, facet, message);
    return;
  }
  const base = type.baseTypeDefinition;
  const same = inherited.get(kind);
  if (base === undefined || (same !== undefined && compare(facet, same) === 0)) return;
  const reading = readValue(base, facet.value, facet.namespaces);
  if (reading.valid) return;
  tell(
    context,
    "st-props-correct.1",
    facet,
    `is not a value of ${describeType(base)}: ${reading.why}`,
  );
}

/** Part 2, 4.3.6.4, whiteSpace-valid-restriction. */
function checkWhiteSpace(own: Facets, inherited: Facets, context: Context): void {
  const facet = own.get("whiteSpace");
  const known = inherited.get("whiteSpace");
  if (facet === undefined || known === undefined) return;
  if (breaksFixed(facet, inherited, whiteSpaceOrder, context)) return;
  const order = whiteSpaceOrder(facet, known);
  if (order === undefined || order >= 0) return;
  const clause = known.value === "collapse" ? 1 : 2;
  const message = `does not restrict the base's "${known.value}"`;
  tell(context, `whiteSpace-valid-restriction.${clause}`, facet, message);
}

/** That patterns are regular expressions (Part 2, 4.3.4.1 and appendix F). */
function checkPatterns(type: SimpleTypeDefinition, context: Context): void {
  for (const facet of type.facets) {
    if (facet.kind !== "pattern") continue;
    const translation = translatePattern(facet.value);
    if ("native" in translation) continue;
    const place = `at character ${translation.offset + 1}`;
    const message = `is not a regular expression ${place}: ${translation.error}`;
    tell(context, "st-props-correct.1", facet, message);
  }
}

/** Part 2, 4.3.5.5, enumeration-valid-restriction; notations must be declared (3.2.19). */
function checkEnumeration(
  type: SimpleTypeDefinition,
  base: SimpleTypeDefinition,
  context: Context,
): void {
  const notation = type.variety === "atomic" && hasAncestor(type, "NOTATION");
  for (const facet of type.facets) {
    if (facet.kind !== "enumeration") continue;
    const reading = readValue(base, facet.value, facet.namespaces);
    if (!reading.valid) {
      const message = `is not a value of ${describeType(base)}: ${reading.why}`;
      tell(context, "enumeration-valid-restriction", facet, message);
    } else if (notation && !isDeclaredNotation(facet, context)) {
      tell(context, "enumeration-valid-restriction", facet, "names no declared notation");
    }
  }
}

function isDeclaredNotation({ value, namespaces }: Facet, { schema }: Context): boolean {
  const [prefix, local] = value.includes(":") ? value.trim().split(":") : ["", value.trim()];
  const namespace = namespaces.get(prefix ?? "") ?? "";
  return schema.notationDeclarations.has(clark({ namespace, local: local ?? "" }));
}
