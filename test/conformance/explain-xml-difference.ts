import type { XmlFault } from "../../runtime/xml/events.js";

/** What libxml2 calls an error although the document is well-formed (XML 1.0) and its names are right (Namespaces in XML 1.0). */
const stricter: readonly (readonly [RegExp, string])[] = [
  [/^ID .* already defined$/s, "an ID twice is a matter of validity"],
  [
    /^xml:id : attribute value .* is not an NCName$/s,
    "xml:id is a matter of another Recommendation",
  ],
  [
    /is not a valid URI$|^xmlns.*: URI .* is not absolute$/s,
    "namespace names are not looked at as URIs",
  ],
  [/^Fragment not allowed$/, "a fragment in a system identifier is an error, not a fatal one"],
];

/** Why our reader and libxml2 do not agree on whether a document is well-formed; undefined when nothing explains it. */
export function explainXmlDifference(
  text: string,
  ours: XmlFault | undefined,
  libxml2: string | undefined,
): string | undefined {
  if (libxml2 !== undefined && /^Entity '.*' not defined$/.test(libxml2) && /%[^\s;]+;/.test(text))
    return "a parameter entity that is not declared is a matter of validity (XML 1.0, production 69)";
  if (libxml2 !== undefined) return stricter.find(([error]) => error.test(libxml2))?.[1];
  const detail = String(ours?.parameters["detail"]);
  // XML 1.0, 4.1: no error of form where a parameter entity is referred to; we do not know what would be left out.
  if (detail.startsWith("undeclared entity") && /%[^\s;]+;/.test(text))
    return "an entity that nobody knows, behind a parameter entity, is refused";
  if (/^malformed-name: [^:]+:$/.test(detail) && text.includes("<!ATTLIST"))
    return "libxml2-wasm lets a name that ends with a colon stand where it is declared; xmllint refuses it (Namespaces in XML 1.0, production 7)";
  if (detail === "parameter entity in a declaration")
    return "libxml2 lets references to undeclared parameter entities stand in entity values (XML 1.0, 2.8)";
  if (
    detail === "malformed XML declaration" &&
    /^<\?xml\s+version\s*=\s*["']1\.[^"'0-9]*["']/.test(text)
  )
    return "libxml2 takes more for a version than digits behind 1. (XML 1.0, production 26)";
  return undefined;
}

/** Why they read other texts or values in a document. */
export function explainContentDifference(text: string): string | undefined {
  return /<!ENTITY\s+[^%\s][^>]*?(?:\r|&#(?:13|x0*[dD]);)/.test(text)
    ? "libxml2 looks for line ends in entities once more (XML 1.0, 2.11; W3C's valid-sa-108 to 110)"
    : undefined;
}

/** Why they do not agree on a document in bytes, by how it begins; undefined when nothing explains it. */
export function explainEncodingDifference(
  [a, b]: Uint8Array,
  ours: object | undefined,
  libxml2: string | undefined,
): string | undefined {
  if (ours !== undefined && "found" in ours)
    return "an encoding that the declaration denies is a fatal error (XML 1.0, 4.3.3)";
  if (ours !== undefined && "code" in ours && ours.code === "encoding-unknown")
    return "libxml2 knows encodings by names that are not quite theirs (iso--8859-1)";
  const isUnmarked = (a === 0 && b === 0x3c) || (a === 0x3c && b === 0);
  if (isUnmarked && ours !== undefined && "encoding" in ours && libxml2 === undefined)
    return "UTF-16 with neither a mark nor a declared encoding is a fatal error (XML 1.0, 4.3.3)";
  return undefined;
}
