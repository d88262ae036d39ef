import type { Facet, FacetName, SimpleTypeDefinition } from "../../components.js";
import type { Context } from "../context.js";
import { breaksFixed, type Facets, tell } from "./findings.js";
import { countOrder, effectiveFacets } from "./values.js";

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
export function checkCounts(
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
 * length and minLength or maxLength (Part 2, 4.3.1.4): together only where the limit was there before the length, with the
 * same value, and leaves room for it.
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
    } else if (!limitCameFirst(type, limit)) {
      const message = `cannot be set beside ${other.kind} "${other.value}": the limit must come as it is from a type without length`;
      tell(context, `length-minLength-maxLength.${clause}.2`, at, message);
    }
  }
}

/** Whether a type above has this limit, with the same value, and no length. */
function limitCameFirst(type: SimpleTypeDefinition, limit: Facet): boolean {
  for (let at = type.baseTypeDefinition; at !== undefined; at = at.baseTypeDefinition) {
    const facets = effectiveFacets(at);
    const inherited = facets.get(limit.kind);
    if (inherited === undefined || facets.has("length")) continue;
    if (countOrder(inherited, limit) === 0) return true;
  }
  return false;
}
