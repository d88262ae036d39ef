import type { ResolvePrefix } from "../nouns/datatype.js";
import { xmlNamespace } from "../qname.js";

/** What prefixes stand for where these bindings are all that there are: `xml` is bound anywhere, and no default namespace is none. */
export function resolverOf(
  bindings: Readonly<Record<string, string>> | ReadonlyMap<string, string> | undefined,
): ResolvePrefix {
  const bound = bindings instanceof Map ? bindings : new Map(Object.entries(bindings ?? {}));
  return (prefix) =>
    bound.get(prefix) ?? (prefix === "" ? "" : prefix === "xml" ? xmlNamespace : undefined);
}
