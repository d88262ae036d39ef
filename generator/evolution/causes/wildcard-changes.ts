import type { Wildcard } from "../../schema/components.js";
import {
  isNamespaceSubset,
  processesAsStrictly,
} from "../../schema/constraints/derivation/wildcard-algebra.js";
import type { Changes, Place } from "./change.js";
import { wildcardSignature } from "./signature.js";

/** What two wildcards in one place say otherwise; one or both may be missing. */
export function compareWildcards(
  old: Wildcard | undefined,
  newer: Wildcard | undefined,
  place: Place,
  changes: Changes,
): void {
  const [before, after] = [old, newer].map((one) =>
    one === undefined ? "" : wildcardSignature(one),
  );
  if (before === after) return;
  const detail = { old: before ?? "", new: after ?? "" };
  if (old === undefined) changes.add("wildcard-added", place, detail);
  else if (newer === undefined) changes.add("wildcard-removed", place, detail);
  else if (isWithin(old, newer)) changes.add("wildcard-widened", place, detail);
  else if (isWithin(newer, old)) changes.add("wildcard-narrowed", place, detail);
  else changes.add("wildcard-changed", place, detail);
}

function isWithin(sub: Wildcard, sup: Wildcard): boolean {
  return (
    isNamespaceSubset(sub.namespaceConstraint, sup.namespaceConstraint) &&
    processesAsStrictly(sub, sup)
  );
}
