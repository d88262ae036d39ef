import { type DecodingFault, DocumentDecoder } from "../../../runtime/xml/read/decode.js";
import type { Finding } from "../../diagnostics.js";

/** The text of a document, or why its bytes are none. */
export type DecodedText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "fault"; readonly fault: EncodingFinding };

/** What is to be reported of bytes that are no text. */
export type EncodingFinding = Extract<
  Finding,
  { readonly key: `xml-not-well-formed/encoding-${string}` }
>;

/**
 * Decodes a document as the runtime does (XML 1.0, appendix F), and holds it to what it declares: an encoding that is not that of its bytes
 * is an error (XML 1.0, 4.3.3), even where a byte order mark tells the right one.
 */
export function decodeXml(bytes: Uint8Array): DecodedText {
  const decoder = new DocumentDecoder();
  const text = [...decoder.write(bytes), ...decoder.end()].join("");
  if (decoder.fault !== undefined) return { kind: "fault", fault: findingOf(decoder.fault) };
  const declared = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)["'][^>]*\?>/.exec(text)?.[1] ?? "";
  const found = foundByMark(bytes);
  if (declared === "" || found === undefined || isOf(declared.toLowerCase(), found))
    return { kind: "text", text };
  const key = "xml-not-well-formed/encoding-other";
  return { kind: "fault", fault: { key, parameters: { declared, found } } };
}

/** What the first bytes say without a declaration; undefined when they say nothing but that it is not UTF-16. */
function foundByMark([a, b, c]: Uint8Array): "UTF-8" | "UTF-16" | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "UTF-8";
  const isUtf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || a === 0 || b === 0;
  return isUtf16 ? "UTF-16" : undefined;
}

function isOf(declared: string, found: "UTF-8" | "UTF-16"): boolean {
  if (found === "UTF-8") return declared === "utf-8" || declared === "utf8";
  return /^(utf-?16(le|be)?|iso-10646-ucs-2|ucs-2)$/.test(declared);
}

function findingOf(fault: DecodingFault): EncodingFinding {
  if (fault.code === "encoding-binary")
    return { key: "xml-not-well-formed/encoding-binary", parameters: { format: fault.format } };
  const { code, encoding } = fault;
  if (code === "encoding-unknown")
    return { key: "xml-not-well-formed/encoding-unknown", parameters: { encoding } };
  if (fault.found !== undefined) {
    const parameters = { declared: encoding, found: fault.found };
    return { key: "xml-not-well-formed/encoding-other", parameters };
  }
  const parameters = { encoding: encoding.toUpperCase() };
  return { key: "xml-not-well-formed/encoding-bytes", parameters };
}
