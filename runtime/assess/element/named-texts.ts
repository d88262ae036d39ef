import { isFindings, readerOf, type SimpleValue } from "../../datatypes/simple-type.js";
import { datatypesOf } from "../../datatypes/simple-type-facts.js";
import type { SimpleType } from "../../descriptors.js";
import type { NamespaceScope } from "../../xml/names.js";

/** A text with the prefixes that it needs beside those of its element. */
export interface NamedText {
  readonly value: string;
  readonly namespaces: Readonly<Record<string, string>>;
}

/**
 * The text of an attribute that a wildcard let in, with a prefix before each name that is in the default namespace, which is not
 * kept. Undefined where there is none, or where a facet takes the text as it is and no other.
 */
export function prefixedText(
  read: SimpleValue,
  type: SimpleType,
  scope: NamespaceScope,
): NamedText | undefined {
  const names = datatypesOf(type);
  const standard = scope.resolve("") ?? "";
  if (standard === "" || !(names.has("QName") || names.has("NOTATION"))) return undefined;
  const namespaces: Record<string, string> = {};
  const reader = readerOf(type);
  const value = reader.write(read.value, (namespace, wanted) => {
    if (wanted !== undefined && scope.resolve(wanted) === namespace) return wanted;
    const prefix = prefixOf(namespace, scope);
    namespaces[prefix] = namespace;
    return prefix;
  });
  if (Object.keys(namespaces).length === 0) return undefined;
  const again = reader.read(value, (prefix) => namespaces[prefix] ?? scope.resolve(prefix));
  return isFindings(again) || again.key !== read.key ? undefined : { value, namespaces };
}

/** A prefix that is bound to a namespace, or a free one. */
function prefixOf(namespace: string, scope: NamespaceScope): string {
  for (const [prefix, bound] of scope.bindings())
    if (prefix !== "" && bound === namespace && scope.resolve(prefix) === bound) return prefix;
  for (let number = 1; ; number++) {
    const prefix = `q${number}`;
    if (scope.resolve(prefix) === undefined) return prefix;
  }
}
