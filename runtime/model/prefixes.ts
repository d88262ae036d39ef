import type { ElementDescriptor } from "../descriptors.js";
import { xmlNamespace, xmlnsNamespace, xsiNamespace, xsNamespace } from "../qname.js";
import { isNCName } from "../xml/name-characters.js";
import { type NamespacesInUse, namespacesInUse } from "./namespaces-in-use.js";

/** Prefixes by namespace; the prefix `""` asks for the default namespace. */
export type Prefixes = Readonly<Record<string, string>>;

/** What is declared on the root element: prefix and namespace, in the order in which it is written. */
export type Declaration = readonly [prefix: string, namespace: string];

/** The customary prefixes of well-known namespaces. */
const customary: ReadonlyMap<string, string> = new Map([
  [xsiNamespace, "xsi"],
  [xsNamespace, "xs"],
  ["http://www.w3.org/1999/xlink", "xlink"],
  ["http://www.w3.org/2000/09/xmldsig#", "ds"],
]);

/** The customary prefix of a namespace, if there is one. */
export function customaryPrefix(namespace: string): string | undefined {
  return customary.get(namespace);
}

/** The prefixes of the schema documents, which the type of an element may say for it. */
export function habitsOf({ prefixes, type }: ElementDescriptor): Readonly<Record<string, string>> {
  if (prefixes !== undefined) return prefixes;
  const typeDefinition = type();
  return (typeDefinition.kind === "complexType" ? typeDefinition.prefixes : undefined) ?? {};
}

/**
 * Chooses the prefixes of a document. Every namespace that the root may lead to is declared on it, used or not, so that all documents
 * with this root begin alike and a stream can begin before its end is known. What `xsi:type` and `xsi:nil` need is rare and is declared
 * where it is used. The caller's prefixes come first, then those that the schema uses, then customary ones, then `ns1`, `ns2`…; a prefix
 * that is taken is not given again.
 */
export function declarationsOf(
  root: ElementDescriptor,
  wishes: Prefixes = {},
  further: readonly string[] = [],
): readonly Declaration[] {
  const inUse = namespacesInUse(root);
  const wanted = new Map(Object.entries(wishes));
  const namespaces = [...new Set([...inUse.namespaces, ...further, ...wanted.keys()])].filter(
    (namespace) => namespace !== "" && namespace !== xmlNamespace && namespace !== xmlnsNamespace,
  );
  // A habit is given up for `toXmlBuilder`: xmlbuilder2 has no way to write this prefix.
  const habits = new Map(
    Object.entries(habitsOf(root)).filter(([, prefix]) => prefix !== "__proto__"),
  );
  const taken = new Set<string>();
  const prefixes = new Map<string, string>();
  for (const source of [wanted, habits, customary])
    for (const namespace of namespaces) claim(namespace, source.get(namespace));
  let number = 0;
  for (const namespace of namespaces) {
    while (!prefixes.has(namespace)) claim(namespace, `ns${++number}`);
  }
  return namespaces.flatMap((namespace) => {
    const prefix = prefixes.get(namespace) ?? "";
    if (prefix !== "" || !needsPrefix(namespace, inUse)) return [[prefix, namespace] as const];
    return [[prefix, namespace] as const, [second(namespace), namespace] as const];
  });

  function claim(namespace: string, prefix: string | undefined): void {
    if (prefix === undefined || prefixes.has(namespace) || taken.has(prefix)) return;
    if (prefix === "" ? inUse.unprefixed || namespace === xsiNamespace : !isFreePrefix(prefix))
      return;
    prefixes.set(namespace, prefix);
    taken.add(prefix);
  }

  /** Attributes have no default namespace: where theirs is the default, they need a prefix as well. */
  function second(namespace: string): string {
    const habit = habits.get(namespace) ?? customary.get(namespace);
    let prefix = habit !== undefined && isFreePrefix(habit) ? habit : "ns1";
    while (taken.has(prefix)) prefix = `ns${++number}`;
    taken.add(prefix);
    return prefix;
  }
}

function needsPrefix(namespace: string, { ofAttributes }: NamespacesInUse): boolean {
  return ofAttributes.has(namespace);
}

/** Whether a text can be a prefix of one's own: those that begin with `xml` are reserved (Namespaces in XML 1.0, section 3). */
export function isFreePrefix(prefix: string): boolean {
  return isNCName(prefix) && !/^xml/i.test(prefix);
}
