import type { QNameValue } from "../nouns/generic-values.js";
import type { QName } from "../qname.js";
import type { NamespaceScope } from "../xml/names.js";

/** A declared name with the prefix that a scope binds to its namespace, if there is one. */
export function asWritten(
  scope: NamespaceScope,
  { namespace, local }: QName,
  kind: "element" | "attribute" = "element",
): QNameValue {
  if (namespace === "") return { namespace, local };
  if (kind === "element" && scope.resolve("") === namespace)
    return { namespace, local, prefix: "" };
  for (let holder: NamespaceScope | undefined = scope; holder; holder = holder.parent) {
    for (const [prefix, bound] of holder.declared) {
      if (prefix !== "" && bound === namespace && scope.resolve(prefix) === namespace) {
        return { namespace, local, prefix };
      }
    }
  }
  return { namespace, local };
}
