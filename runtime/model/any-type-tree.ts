import type { AnyAttribute, AnyElement, AnyType, QNameValue } from "../nouns/generic-values.js";
import { type QName, xsiNamespace, xsNamespace } from "../qname.js";
import { isNCName } from "../xml/name-characters.js";
import { checkDeclaration } from "../xml/names.js";

/** A value of `xs:anyType` that names the type of its content. It has no content when it is nil. */
export type TypedAny = Omit<AnyType, "content"> &
  Partial<Pick<AnyType, "content">> & {
    readonly $type: QNameValue;
    readonly $nil?: true | undefined;
  };

/** Whether a value of `xs:anyType` names the type of its content: then it is read and written as a generic tree. */
export function saysType(value: unknown): boolean {
  return typeof value === "object" && value !== null && "$type" in value
    ? value.$type !== undefined
    : false;
}

/**
 * The element that a value of `xs:anyType` which says its type is written as. `bound` gives a prefix that the place has for a
 * namespace already.
 */
export function treeOf(
  name: QName,
  value: TypedAny,
  bound: (namespace: string, wanted: string | undefined) => string | undefined = () => undefined,
): AnyElement {
  const { $type, $nil, namespaces = {}, anyAttributes = [], content = [] } = value;
  const prefix = prefixOf($type, namespaces, bound($type.namespace, $type.prefix));
  const text = prefix === "" ? $type.local : `${prefix}:${$type.local}`;
  return {
    name: { namespace: name.namespace, local: name.local },
    attributes: [
      instance("type", text),
      ...($nil === true ? [instance("nil", "true")] : []),
      ...anyAttributes,
    ],
    namespaces: { ...namespaces, [prefix]: $type.namespace },
    children: content.map((item) => (typeof item === "string" ? item : item.value)),
  };
}

function instance(local: string, value: string): AnyAttribute {
  return { namespace: xsiNamespace, local, prefix: "xsi", value };
}

/** A prefix for the name of a type that does not take the place of another; none for a name in no namespace. */
function prefixOf(
  { namespace, prefix }: QNameValue,
  namespaces: Readonly<Record<string, string>>,
  known: string | undefined,
): string {
  if (namespace === "") return "";
  const fits = (candidate: string | undefined): candidate is string =>
    candidate !== undefined &&
    isNCName(candidate) &&
    checkDeclaration(candidate, namespace) === undefined &&
    (!Object.hasOwn(namespaces, candidate) || namespaces[candidate] === namespace);
  const brought = Object.keys(namespaces).filter((key) => namespaces[key] === namespace);
  const found = [prefix, known, ...brought, namespace === xsNamespace ? "xs" : undefined].find(
    fits,
  );
  if (found !== undefined) return found;
  let number = 1;
  while (!fits(`ns${number}`)) number++;
  return `ns${number}`;
}
