import { allowsNamespace } from "../../../runtime/content/wildcards.js";
import { xmlNamespace, xsiNamespace } from "../../../runtime/qname.js";
import { likelyNamespace } from "../read/names.js";
import type { SchemaGraph } from "./graph.js";

/** A namespace that rules bind and a schema does not know, and the one of the schema that is nearly the same. */
export interface MisspeltNamespace {
  readonly prefix: string;
  readonly namespace: string;
  readonly near: string;
}

/** The namespaces that rules write nearly, but not quite, as the schema does; those that a wildcard allows are left out. */
export function misspeltNamespaces(
  bound: Readonly<Record<string, string>>,
  { namespaces: known, everything }: SchemaGraph,
): readonly MisspeltNamespace[] {
  const isLetIn = (namespace: string): boolean =>
    [...everything].some(
      (node) =>
        node.kind === "unknown" ||
        ("namespaces" in node && allowsNamespace(node.namespaces, namespace)),
    );
  const used = new Set(Object.values(bound));
  const free = [...known, xmlNamespace, xsiNamespace].filter(
    (namespace) => namespace !== "" && !used.has(namespace),
  );
  return Object.entries(bound).flatMap(([prefix, namespace]) => {
    if (known.has(namespace) || namespace === xmlNamespace || namespace === xsiNamespace) return [];
    const near = likelyNamespace(namespace, free);
    return near === undefined || isLetIn(namespace) ? [] : [{ prefix, namespace, near }];
  });
}
