import type { Facet, FacetName, SimpleTypeDefinition } from "../../components.js";
import type { Context } from "../context.js";
import { against, breaksFixed, type Facets } from "./findings.js";
import { countOrder, effectiveFacets } from "./values.js";

/** For each facet that counts, how its order to the same facet of the base breaks it. */
const countLimits = {
  length: (order: number) => order !== 0,
  minLength: (order: number) => order < 0,
  maxLength: (order: number) => order > 0,
  totalDigits: (order: number) => order > 0,
  fractionDigits: (order: number) => order > 0,
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
    const limit = inherited.get(kind);
    const order = limit === undefined ? undefined : countOrder(facet, limit);
    if (limit === undefined || order === undefined || !countLimits[kind](order)) continue;
    const key = `${kind}-valid-restriction` as const;
    context.report({ key, parameters: against(facet, limit), position: facet.position });
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
  key: "minLength-less-than-equal-to-maxLength" | "fractionDigits-totalDigits",
  { report }: Context,
): void {
  const [low, high] = [all.get(lesser), all.get(greater)];
  if (low === undefined || high === undefined || !(own.has(lesser) || own.has(greater))) return;
  if ((countOrder(low, high) ?? 0) <= 0) return;
  const [at, other] = own.get(greater) === high ? [high, low] : [low, high];
  report({ key, parameters: against(at, other), position: at.position });
}

/**
 * length and minLength or maxLength (Part 2, 4.3.1.4): together only where the limit was there before the length, with the
 * same value, and leaves room for it.
 */
function checkLengthAndLimits(type: SimpleTypeDefinition, all: Facets, { report }: Context): void {
  const length = all.get("length");
  if (length === undefined) return;
  for (const kind of ["minLength", "maxLength"] as const) {
    const limit = all.get(kind);
    if (limit === undefined) continue;
    const order = countOrder(limit, length) ?? 0;
    const clause = kind === "minLength" ? 1 : 2;
    const at = type.facets.includes(limit) ? limit : length;
    const other = at === limit ? length : limit;
    const finding = { parameters: against(at, other), position: at.position };
    if (clause === 1 ? order > 0 : order < 0) {
      report({ key: `length-minLength-maxLength.${clause}.1`, ...finding });
    } else if (!limitCameFirst(type, limit)) {
      report({ key: `length-minLength-maxLength.${clause}.2`, ...finding });
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
