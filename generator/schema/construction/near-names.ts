import { nearest } from "../../../runtime/messages/suggestions.js";
import type { QName } from "../../../runtime/qname.js";

const mostNames = 1000;
const longestSlip = 3;

/** The names whose local name is nearly the same. */
export function nearestNames(local: string, names: readonly QName[]): readonly QName[] {
  const similar = names.filter((name) => Math.abs(name.local.length - local.length) <= longestSlip);
  const few =
    similar.length <= mostNames
      ? similar
      : similar.filter((name) => name.local[0] === local[0]).slice(0, mostNames);
  const found = new Set(
    nearest(
      local,
      few.map((name) => name.local),
    ),
  );
  return few.filter((name) => found.has(name.local)).slice(0, longestSlip);
}
