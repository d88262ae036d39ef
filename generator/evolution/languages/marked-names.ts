import type { Facet } from "../../schema/components.js";

/*
 * Names in texts before it is known which prefixes there are: `{urn:t}a` behind a mark that no document can hold. Whoever writes a text into
 * a document, or has it read, puts prefixes there.
 */

const mark = "\uFFFE";
const marked = /\uFFFE\{([^}]*)\}/g;

/** A text of names, each with the namespace that its prefix stands for. */
export function markNames(text: string, namespaces: Facet["namespaces"]): string {
  return text
    .trim()
    .split(/[ \t\r\n]+/)
    .map((name) => {
      const [local = "", prefix = ""] = name.split(":").toReversed();
      const namespace = namespaces.get(prefix) ?? "";
      return namespace === "" ? local : `${mark}{${namespace}}${local}`;
    })
    .join(" ");
}

/** A text of names in Clark notation, to be shown. */
export const clarkNames = (text: string, namespaces: Facet["namespaces"]): string =>
  markNames(text, namespaces).replaceAll(mark, "");

/** The namespaces of the names in a text. */
export function namespacesInText(text: string): readonly string[] {
  return [...text.matchAll(marked)].map(([, namespace = ""]) => namespace);
}

/** The text as it stands in a document. */
export function withPrefixes(text: string, prefixOf: (namespace: string) => string): string {
  if (!text.includes(mark)) return text;
  return text.replaceAll(marked, (_, namespace: string) => {
    const prefix = prefixOf(namespace);
    return prefix === "" ? "" : `${prefix}:`;
  });
}
