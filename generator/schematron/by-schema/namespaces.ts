import { xmlNamespace, xsiNamespace } from "../../../runtime/qname.js";
import { likelyNamespace } from "../names.js";

/** A namespace that rules bind and a schema does not know, and the one of the schema that is nearly the same. */
export interface MisspeltNamespace {
  readonly prefix: string;
  readonly namespace: string;
  readonly near: string;
}

/** The namespaces that rules write nearly as a schema does. */
export function misspeltNamespaces(
  bound: Readonly<Record<string, string>>,
  known: ReadonlySet<string>,
): readonly MisspeltNamespace[] {
  const used = new Set(Object.values(bound));
  const free = [...known, xmlNamespace, xsiNamespace].filter(
    (namespace) => namespace !== "" && !used.has(namespace),
  );
  return Object.entries(bound).flatMap(([prefix, namespace]) => {
    if (known.has(namespace) || namespace === xmlNamespace || namespace === xsiNamespace) return [];
    const near = likelyNamespace(namespace, free);
    return near === undefined ? [] : [{ prefix, namespace, near }];
  });
}
