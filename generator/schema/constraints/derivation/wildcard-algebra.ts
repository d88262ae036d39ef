import type { NamespaceConstraint, Wildcard } from "../../components.js";

const strength = { strict: 2, lax: 1, skip: 0 } as const;

/** Wildcard allows Namespace Name (Part 1, 3.10.4). `""` stands for absent. */
export function allowsNamespace(constraint: NamespaceConstraint, namespace: string): boolean {
  switch (constraint.kind) {
    case "any":
      return true;
    case "not":
      return namespace !== "" && namespace !== constraint.namespace;
    case "enumeration":
      return constraint.namespaces.includes(namespace);
  }
}

/** Wildcard Subset (Part 1, 3.10.6, cos-ns-subset). */
export function isNamespaceSubset(sub: NamespaceConstraint, sup: NamespaceConstraint): boolean {
  if (sup.kind === "any") return true;
  if (sub.kind === "enumeration") {
    return sub.namespaces.every((namespace) => allowsNamespace(sup, namespace));
  }
  return sub.kind === "not" && sup.kind === "not" && sub.namespace === sup.namespace;
}

/** Whether a namespace exists that both constraints allow. There are always more namespaces than the two name. */
export function overlap(a: NamespaceConstraint, b: NamespaceConstraint): boolean {
  if (a.kind === "enumeration") return a.namespaces.some((name) => allowsNamespace(b, name));
  if (b.kind === "enumeration") return b.namespaces.some((name) => allowsNamespace(a, name));
  return true;
}

/**
 * Attribute Wildcard Intersection (Part 1, 3.10.6, cos-aw-intersect). Undefined when it is not expressible:
 * the two are negations of different namespaces.
 */
export function intersectNamespaces(
  a: NamespaceConstraint,
  b: NamespaceConstraint,
): NamespaceConstraint | undefined {
  if (a.kind === "any") return b;
  if (b.kind === "any") return a;
  if (a.kind === "enumeration") {
    const namespaces = a.namespaces.filter((name) => allowsNamespace(b, name));
    return { kind: "enumeration", namespaces };
  }
  if (b.kind === "enumeration") return intersectNamespaces(b, a);
  if (a.namespace === b.namespace) return a;
  // Clause 6: of two negations, one of which is a negation of absent, the other is the result.
  if (a.namespace === "") return b;
  return b.namespace === "" ? a : undefined;
}

/**
 * Attribute Wildcard Union (Part 1, 3.10.6, cos-aw-union). Undefined when it is not expressible: a negation of a
 * namespace, and a set that holds absent and not that namespace.
 */
export function uniteNamespaces(
  a: NamespaceConstraint,
  b: NamespaceConstraint,
): NamespaceConstraint | undefined {
  if (a.kind === "any" || b.kind === "any") return { kind: "any" };
  if (a.kind === "enumeration" && b.kind === "enumeration") {
    return { kind: "enumeration", namespaces: [...new Set([...a.namespaces, ...b.namespaces])] };
  }
  if (a.kind === "enumeration") return uniteNamespaces(b, a);
  if (b.kind === "enumeration") return uniteNegation(a.namespace, b.namespaces);
  return a.namespace === b.namespace ? a : { kind: "not", namespace: "" };
}

function uniteNegation(
  negated: string,
  namespaces: readonly string[],
): NamespaceConstraint | undefined {
  const hasAbsent = namespaces.includes("");
  // Clause 6: not(absent) and a set.
  if (negated === "") return hasAbsent ? { kind: "any" } : { kind: "not", namespace: "" };
  // Clause 5: not(namespace) and a set.
  if (!namespaces.includes(negated)) {
    return hasAbsent ? undefined : { kind: "not", namespace: negated };
  }
  return hasAbsent ? { kind: "any" } : { kind: "not", namespace: "" };
}

/** Whether `sub` processes contents at least as strictly as `sup` (strict, then lax, then skip). */
export function processesAsStrictly(sub: Wildcard, sup: Wildcard): boolean {
  return strength[sub.processContents] >= strength[sup.processContents];
}
