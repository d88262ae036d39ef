import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/*
 * A schema whose root has identity constraints by the hundred, as NeTEx has, and documents for it: what they cost should depend on the
 * elements that they concern, not on how many there are.
 */

/** The files of the benchmark. */
export interface Identities {
  readonly schema: string;
  readonly document: string;
  readonly elements: number;
}

/** Writes a schema with so many key, unique and keyref constraints, and a document with so many groups of elements. */
export function writeIdentities(root: string, constraints: number, groups: number): Identities {
  const folder = join(root, ".cache/bench");
  mkdirSync(folder, { recursive: true });
  const schema = join(folder, `identities-${constraints}.xsd`);
  const document = join(folder, `identities-${constraints}-${groups}.xml`);
  const kinds = Math.ceil(constraints / 3);
  writeFileSync(schema, schemaOf(kinds));
  writeFileSync(document, documentOf(kinds, groups));
  return { schema, document, elements: 6 * groups };
}

function schemaOf(kinds: number): string {
  const each = (part: (kind: number) => string): string =>
    Array.from({ length: kinds }, (_, kind) => part(kind)).join("\n");
  const fields = (...names: readonly string[]): string =>
    names.map((name) => `<xs:field xpath="@${name}"/>`).join("");
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:u="urn:u" targetNamespace="urn:u" elementFormDefault="qualified">
<xs:element name="frames"><xs:complexType><xs:sequence><xs:element name="frame" maxOccurs="unbounded"><xs:complexType>
<xs:choice maxOccurs="unbounded">
${each((kind) => `<xs:element ref="u:t${kind}"/><xs:element ref="u:s${kind}"/><xs:element ref="u:r${kind}"/>`)}
</xs:choice></xs:complexType></xs:element></xs:sequence></xs:complexType>
${each(
  (
    kind,
  ) => `<xs:key name="key${kind}"><xs:selector xpath=".//u:t${kind} | .//u:s${kind}"/>${fields("id", "version")}</xs:key>
<xs:unique name="unique${kind}"><xs:selector xpath=".//u:t${kind}"/>${fields("id", "version")}</xs:unique>
<xs:keyref name="keyref${kind}" refer="u:key${kind}"><xs:selector xpath=".//u:r${kind}"/>${fields("ref", "version")}</xs:keyref>`,
)}
</xs:element>
${each(
  (
    kind,
  ) => `<xs:element name="t${kind}" type="u:Thing"/><xs:element name="s${kind}" type="u:Thing"/>
<xs:element name="r${kind}"><xs:complexType><xs:attribute name="ref" type="xs:token"/><xs:attribute name="version" type="xs:token"/></xs:complexType></xs:element>`,
)}
<xs:complexType name="Thing"><xs:sequence><xs:element name="Name" type="xs:string"/><xs:element name="Length" type="xs:int"/></xs:sequence>
<xs:attribute name="id" type="xs:token" use="required"/><xs:attribute name="version" type="xs:token" use="required"/></xs:complexType>
</xs:schema>`;
}

function documentOf(kinds: number, groups: number): string {
  const parts = Array.from({ length: groups }, (_, group) => {
    const kind = (7 * group) % kinds;
    const thing = (name: string, id: string): string =>
      `<u:${name}${kind} id="${id}:${group}" version="1"><u:Name>Thing ${group}</u:Name><u:Length>${group}</u:Length></u:${name}${kind}>`;
    const frame = group % 100 === 99 ? "</u:frame>\n<u:frame>" : "";
    return `${thing("t", "fr:t")}\n<u:r${kind} ref="fr:s:${group}" version="1"/>\n${thing("s", "fr:s")}\n${frame}`;
  });
  return `<u:frames xmlns:u="urn:u"><u:frame>${parts.join("")}<u:t0 id="last" version="1"><u:Name>Last</u:Name><u:Length>0</u:Length></u:t0></u:frame></u:frames>\n`;
}
