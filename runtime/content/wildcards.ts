import type { NamespaceConstraint } from "../descriptors.js";

/** Wildcard allows Namespace Name (Part 1, 3.10.4). `""` is absent. */
export function allowsNamespace(constraint: NamespaceConstraint, namespace: string): boolean {
  if (constraint === "any") return true;
  if ("not" in constraint) return namespace !== "" && namespace !== constraint.not;
  return constraint.includes(namespace);
}
