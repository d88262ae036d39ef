import { type QName, xsiNamespace, xsNamespace } from "../../runtime/qname.js";
import type { Sample } from "./samples.js";

/** The text of a document. Every namespace has a prefix, declared at the root, so that the default namespace is none. */
export function documentText(root: Sample, prefixes: Readonly<Record<string, string>>): string {
  const bound = new Map<string, string>();
  const prefixOf = (namespace: string): string => {
    let prefix = bound.get(namespace);
    if (prefix === undefined) {
      const wanted = prefixes[namespace] ?? usualPrefixes[namespace] ?? "";
      const free = wanted !== "" && ![...bound.values()].includes(wanted) && wanted !== "xml";
      prefix = namespace === xmlNamespace ? "xml" : free ? wanted : `n${bound.size + 1}`;
      bound.set(namespace, prefix);
    }
    return prefix;
  };
  const qualified = ({ namespace, local }: QName): string =>
    namespace === "" ? local : `${prefixOf(namespace)}:${local}`;
  const attribute = (name: string, value: string): string => ` ${name}="${escaped(value, true)}"`;
  const lines: string[] = [];
  const write = ({ name, attributes, typeName, nil, content }: Sample, indent: string): void => {
    const tag = qualified(name);
    const given = [
      ...(typeName === undefined
        ? []
        : [attribute(`${prefixOf(xsiNamespace)}:type`, qualified(typeName))]),
      ...(nil === undefined ? [] : [attribute(`${prefixOf(xsiNamespace)}:nil`, String(nil))]),
      ...attributes.map((one) => attribute(qualified(one.name), one.value)),
    ].join("");
    const own = content.filter((item) => item !== "");
    const place = indent === "" ? PLACE : "";
    if (own.length === 0) {
      lines.push(`${indent}<${tag}${place}${given}/>`);
      return;
    }
    if (own.some((item) => typeof item === "string")) {
      lines.push(`${indent}<${tag}${place}${given}>${inline(own)}</${tag}>`);
      return;
    }
    lines.push(`${indent}<${tag}${place}${given}>`);
    for (const item of own) if (typeof item !== "string") write(item, `${indent}  `);
    lines.push(`${indent}</${tag}>`);
  };
  const inline = (items: readonly (Sample | string)[]): string => {
    const before = lines.length;
    return items
      .map((item) => {
        if (typeof item === "string") return escaped(item, false);
        write(item, " ");
        return lines
          .splice(before)
          .map((line) => line.trim())
          .join("");
      })
      .join("");
  };
  write(root, "");
  const declared = [...bound]
    .filter(([namespace]) => namespace !== xmlNamespace)
    .map(([namespace, prefix]) => attribute(`xmlns:${prefix}`, namespace))
    .join("");
  return `${lines.join("\n").replace(PLACE, () => declared)}\n`;
}

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const usualPrefixes: Readonly<Record<string, string>> = {
  [xsiNamespace]: "xsi",
  [xsNamespace]: "xs",
};
/** Stands where the namespaces are declared, once they are all known: no document holds the character. */
const PLACE = "\u0000";

function escaped(text: string, inAttribute: boolean): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => {
    if (character === "&") return "&amp;";
    if (character === "<") return "&lt;";
    if (character === ">") return "&gt;";
    if (character === '"') return inAttribute ? "&quot;" : character;
    return inAttribute || character === "\r" ? `&#${character.charCodeAt(0)};` : character;
  });
}
