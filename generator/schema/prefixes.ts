import type { Finding } from "../diagnostics.js";
import type { RawDocument } from "../reader/sources/raw-document.js";
import { childElements, type XmlElement } from "../reader/xml/tree.js";

/** Prefixes by namespace. */
type Prefixes = ReadonlyMap<string, string>;

/** Gives names the prefixes that they have where a finding stands: those in scope there, or else those of its file. */
export class PrefixFinder {
  readonly #documents: readonly RawDocument[];
  readonly #byFile = new Map<string | undefined, Prefixes>();

  constructor(documents: readonly RawDocument[]) {
    this.#documents = documents;
  }

  resolve(finding: Finding): Finding {
    const { namespaces, position } = finding;
    const own = namespaces === undefined ? undefined : prefixesOf([namespaces]);
    const ofFile = this.#prefixesOf(position?.file);
    const prefixOf = (namespace: string): string | undefined =>
      own?.get(namespace) ?? ofFile.get(namespace);
    return { ...finding, parameters: withPrefixes(finding.parameters, prefixOf) } as Finding;
  }

  #prefixesOf(file: string | undefined): Prefixes {
    const known = this.#byFile.get(file);
    if (known !== undefined) return known;
    const documents = this.#documents.filter(({ root }) => root.position.file === file);
    const prefixes = new Map(prefixesOf(documents.flatMap(({ root }) => scopesOf(root))));
    // A document that is read for the namespace of another writes the names of that without a prefix.
    for (const { chameleon, targetNamespace } of documents) {
      if (chameleon && !prefixes.has(targetNamespace)) prefixes.set(targetNamespace, "");
    }
    this.#byFile.set(file, prefixes);
    return prefixes;
  }
}

/** The different scopes of a document, that of the root first. */
function scopesOf(root: XmlElement): readonly ReadonlyMap<string, string>[] {
  const scopes = new Set<ReadonlyMap<string, string>>();
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    scopes.add(next.namespaces);
    for (const child of childElements(next)) waiting.push(child);
  }
  return [...scopes];
}

/** A prefix is preferred to the default namespace, since it shows the namespace of a name. */
function prefixesOf(scopes: readonly ReadonlyMap<string, string>[]): Prefixes {
  const prefixes = new Map<string, string>();
  for (const scope of scopes) {
    for (const [prefix, namespace] of scope) {
      const known = prefixes.get(namespace);
      if (known === undefined || known === "") prefixes.set(namespace, prefix);
    }
  }
  return prefixes;
}

/** Plain data with a prefix in each name that has none yet. */
function withPrefixes(
  value: unknown,
  prefixOf: (namespace: string) => string | undefined,
): unknown {
  if (Array.isArray(value)) return value.map((item) => withPrefixes(item, prefixOf));
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(
    ([key, item]) => [key, withPrefixes(item, prefixOf)] as const,
  );
  const { namespace, local, prefix } = value as Readonly<Record<string, unknown>>;
  const isName = typeof namespace === "string" && typeof local === "string";
  if (isName && prefix === undefined && namespace !== "")
    return { ...Object.fromEntries(entries), prefix: prefixOf(namespace) };
  return Object.fromEntries(entries);
}
