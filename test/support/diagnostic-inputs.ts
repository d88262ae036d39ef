import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticKey } from "../../generator/messages/catalogue.js";
import { type LoadOptions, loadSchema } from "../../generator/schema/load.js";
import { root } from "../../scripts/root.js";
import { readFrom } from "./schemas-in-memory.js";

/** What makes a diagnostic appear: components in the namespace `urn:t`, prefix `t`, or files of which the first is loaded. */
export type DiagnosticInput =
  | string
  | (Partial<Omit<LoadOptions, "read" | "fetch" | "locale">> & {
      readonly files: Readonly<Record<string, string>>;
    });

/** Those that are too long to be written down. */
const long: Partial<Record<DiagnosticKey, DiagnosticInput>> = {
  "xml-limit": `<xs:annotation><xs:documentation>${"<a>".repeat(300)}${"</a>".repeat(300)}</xs:documentation></xs:annotation>`,
  "limit-depth/types": chain(1100, (index, next) =>
    index === 0
      ? '<xs:simpleType name="T0"><xs:restriction base="xs:string"/></xs:simpleType>'
      : `<xs:simpleType name="T${index}"><xs:restriction base="t:T${next}"/></xs:simpleType>`,
  ),
  "limit-depth/members": chain(310, (index, next) =>
    index === 0
      ? '<xs:simpleType name="U0"><xs:union memberTypes="xs:int xs:date"/></xs:simpleType>'
      : `${restricted(`A${index}`, next)}<xs:simpleType name="U${index}"><xs:union memberTypes="t:A${index}"/></xs:simpleType>`,
  ),
  "limit-depth/attribute-groups": chain(600, (index, next) =>
    index === 0
      ? '<xs:attributeGroup name="G0"/>'
      : `<xs:attributeGroup name="G${index}"><xs:attributeGroup ref="t:G${next}"/></xs:attributeGroup>`,
  ),
  "limit-content-model": chain(500, (index, next) =>
    index === 0
      ? '<xs:group name="G0"><xs:sequence><xs:element name="a"/></xs:sequence></xs:group>'
      : `<xs:group name="G${index}"><xs:sequence><xs:group ref="t:G${next}"/></xs:sequence></xs:group>`,
  ),
};

/** A restriction of the union of some level, which cannot be flattened into the next. */
function restricted(name: string, level: number): string {
  return `<xs:simpleType name="${name}"><xs:restriction base="t:U${level}"><xs:pattern value="[${name}0-9-]*"/></xs:restriction></xs:simpleType>`;
}

function chain(length: number, link: (index: number, next: number) => string): string {
  return Array.from({ length }, (_, index) => link(length - index - 1, length - index - 2)).join(
    "",
  );
}

/** Sentences that no schema document provokes: what they speak of is refused earlier, by another rule. */
export const unprovoked: Partial<Record<DiagnosticKey, string>> = {
  "e-props-correct.3":
    "`substitutionGroup` is no attribute of local elements (s4s-att-not-allowed)",
  "cos-all-limited.2":
    "in an `xs:all` the schema for schemas allows `maxOccurs` 0 and 1 alone (s4s-att-invalid-value)",
  "cos-st-restricts.2.3.2.3": "a restriction takes the item type over from its base",
  "cos-st-restricts.3.3.2.3": "a restriction takes the member types over from its base",
  "ct-props-correct.2":
    "a simple type as base of a restriction is refused before (src-ct.1, src-ct.2)",
  "cos-ct-extends.1.2": "an attribute that is there twice is told first (ct-props-correct.4)",
  "cos-ct-extends.1.4.1": "elements after a simple content are told first (cos-ct-extends.1.4)",
  "cos-ct-extends.1.4.3.1": "simple content that extends elements is refused before (src-ct.2)",
  "cos-ct-extends.2.1": "a simple type under `xs:complexContent` is refused before (src-ct.1)",
  "derivation-ok-restriction.5.2.2":
    "simple content that restricts elements is refused before (src-ct.2)",
};

/** Something for each key that provokes it. */
export const diagnosticInputs: Readonly<Record<string, DiagnosticInput>> = {
  ...(JSON.parse(readFileSync(join(root, "test/support/diagnostic-inputs.json"), "utf8")) as Record<
    string,
    DiagnosticInput
  >),
  ...long,
};

/** The keys of what is found. */
export async function keysIn(input: DiagnosticInput): Promise<readonly string[]> {
  const { files, ...options } =
    typeof input === "string" ? { files: { "t.xsd": whole(input) } } : input;
  const locations = Object.keys(files).slice(0, 1);
  const read = readFrom(files);
  const { diagnostics } = await loadSchema({ locations, locale: "en", ...options, read });
  return diagnostics.map(({ key }) => key);
}

function whole(components: string): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">\n${components}\n</xs:schema>`;
}
