import type { Locale, XmlIssue } from "../../issues.js";
import { documentMessage } from "../../messages/index.js";
import { faultMessage } from "../../messages/xml-faults.js";
import type { RuleCheckOptions } from "../../nouns/rule-checker.js";
import { DocumentDecoder } from "../../xml/read/decode.js";
import { readXml } from "../../xml/read/reader.js";
import { ruleIssue } from "../rule-issues.js";
import { type DocumentTree, TreeBuilder } from "./document-tree.js";

/** Reads any document into a tree; what is not well-formed is an issue. */
export function readTree(
  document: string | Uint8Array,
  { file, limits, allowDoctype = true }: RuleCheckOptions,
  locale: Locale,
  firstOrder = 0,
  builder: TreeBuilder = new TreeBuilder(firstOrder),
):
  | { readonly tree: DocumentTree; readonly text: string }
  | { readonly issue: XmlIssue; readonly tree?: undefined } {
  const decoded = textOf(document, locale);
  if ("issue" in decoded) return decoded;
  const doctype = allowDoctype ? "apply" : "refuse";
  const fault = readXml(decoded.text, builder, { file, limits, doctype });
  if (fault === undefined) return { tree: builder.tree, text: decoded.text };
  const { code, parameters, position } = fault;
  const message = faultMessage(fault, locale);
  return { issue: ruleIssue({ code, message, path: [], position, parameters }) };
}

/** The text of a document; bytes in an encoding that is not known are an issue. */
export function textOf(
  document: string | Uint8Array,
  locale: Locale,
): { readonly text: string } | { readonly issue: XmlIssue; readonly tree?: undefined } {
  return typeof document === "string" ? { text: document } : decode(document, locale);
}

function decode(
  bytes: Uint8Array,
  locale: Locale,
): { readonly text: string } | { readonly issue: XmlIssue; readonly tree?: undefined } {
  const decoder = new DocumentDecoder();
  const text = [...decoder.write(bytes), ...decoder.end()].join("");
  if (decoder.fault === undefined) return { text };
  const { code, ...parameters } = decoder.fault;
  const message = documentMessage(code, parameters, locale) ?? code;
  return { issue: ruleIssue({ code, message, path: [], parameters }) };
}
