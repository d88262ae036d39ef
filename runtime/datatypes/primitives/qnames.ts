import type { Datatype, PrefixFor, ResolvePrefix } from "../../nouns/datatype.js";
import type { QNameValue } from "../../nouns/generic-values.js";
import { clark, sameName, xmlNamespace } from "../../qname.js";
import { isNCName } from "../../xml/name-characters.js";

/**
 * `QName` and `NOTATION` (Part 2, 3.2.18 and 3.2.19). They have no length: the facets length, minLength and maxLength
 * hold for every value. An unprefixed name is in the default namespace.
 */
export function qNameDatatype(name: "QName" | "NOTATION"): Datatype<QNameValue, QNameValue> {
  return {
    name,
    primitive: name,
    whiteSpace: "collapse",
    representation: "QName",
    parse: parseQName,
    equal: sameName,
    key: clark,
    toNative: (value) => value,
    toLexical: formatQName,
  };
}

function parseQName(lexical: string, resolve: ResolvePrefix): QNameValue | undefined {
  const colon = lexical.indexOf(":");
  const prefix = colon < 0 ? "" : lexical.slice(0, colon);
  const local = lexical.slice(colon + 1);
  if (!isNCName(local)) return undefined;
  if (colon < 0) return { namespace: resolve("") ?? "", local };
  if (!isNCName(prefix)) return undefined;
  const namespace = resolve(prefix) ?? (prefix === "xml" ? xmlNamespace : undefined);
  return namespace === undefined ? undefined : { namespace, local, prefix };
}

function formatQName(native: unknown, prefixFor: PrefixFor): string | undefined {
  if (!isQNameValue(native)) return undefined;
  const { namespace, local, prefix } = native;
  const wanted = prefix !== undefined && isNCName(prefix) ? prefix : undefined;
  const bound = prefixFor(namespace, wanted);
  return bound === "" ? local : `${bound}:${local}`;
}

function isQNameValue(native: unknown): native is QNameValue {
  if (typeof native !== "object" || native === null) return false;
  const { namespace, local, prefix } = native as Partial<Record<keyof QNameValue, unknown>>;
  return (
    typeof namespace === "string" &&
    typeof local === "string" &&
    (prefix === undefined || typeof prefix === "string")
  );
}
