import {
  xmlNamespace,
  xmlnsNamespace,
  xsiNamespace,
  xsNamespace,
} from "../../../../runtime/qname.js";
import type { Schema } from "../../../schema/components.js";
import { byPrecedence } from "../1-collect/precedence.js";

/**
 * The prefixes that the schema documents use for their namespaces: the first that a document binds, its own target
 * namespace first; where two want one prefix, the schema that the user named has it. A namespace that is only ever the default one gets the prefix `""`. Documents are written with these
 * unless the caller says otherwise.
 */
export function preferredPrefixes(schema: Schema): Readonly<Record<string, string>> {
  const documents = byPrecedence(schema.documents);
  const targets = new Set(documents.map(({ targetNamespace }) => targetNamespace));
  const wellKnown = [xsNamespace, xsiNamespace, xmlNamespace, xmlnsNamespace, ""];
  for (const namespace of wellKnown) targets.delete(namespace);
  const chosen = new Map<string, string>();
  const taken = new Set(["xml", "xmlns", "xs", "xsi"]);
  const offer = (namespace: string, prefix: string): void => {
    if (prefix === "" || chosen.has(namespace) || taken.has(prefix) || !targets.has(namespace))
      return;
    chosen.set(namespace, prefix);
    taken.add(prefix);
  };
  for (const { prefixes, targetNamespace } of documents) {
    for (const [prefix, namespace] of prefixes) {
      if (namespace === targetNamespace) offer(namespace, prefix);
    }
  }
  for (const { prefixes } of documents) {
    for (const [prefix, namespace] of prefixes) offer(namespace, prefix);
  }
  const unprefixed = documents.find(
    ({ prefixes, targetNamespace }) =>
      targets.has(targetNamespace) &&
      prefixes.get("") === targetNamespace &&
      !chosen.has(targetNamespace),
  );
  if (unprefixed !== undefined) chosen.set(unprefixed.targetNamespace, "");
  return Object.fromEntries([...chosen].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The first prefix that a document binds to each namespace and that is not taken yet; none (`""`) for the first that is the default one
 * alone; else `ns1`, `ns2`…
 */
export function shownPrefixes(schema: Schema): Readonly<Record<string, string>> {
  const chosen = new Map<string, string>([
    [xmlNamespace, "xml"],
    [xsNamespace, "xs"],
  ]);
  const taken = new Set(chosen.values());
  const choose = (namespace: string, prefix: string): void => {
    if (namespace === "" || prefix === "" || chosen.has(namespace) || taken.has(prefix)) return;
    chosen.set(namespace, prefix);
    taken.add(prefix);
  };
  const documents = byPrecedence(schema.documents);
  for (const { prefixes } of documents) {
    for (const [prefix, namespace] of prefixes) choose(namespace, prefix);
  }
  const standard = documents.find(
    ({ prefixes, targetNamespace }) =>
      targetNamespace !== "" &&
      prefixes.get("") === targetNamespace &&
      !chosen.has(targetNamespace),
  );
  // Beside components in no namespace, names without a prefix would be those of two.
  const isClear = documents.every(({ targetNamespace }) => targetNamespace !== "");
  if (standard !== undefined && isClear) chosen.set(standard.targetNamespace, "");
  let n = 1;
  for (const { targetNamespace } of documents) {
    for (; targetNamespace !== "" && !chosen.has(targetNamespace); n++) {
      choose(targetNamespace, `ns${n}`);
    }
  }
  return Object.fromEntries(chosen);
}
