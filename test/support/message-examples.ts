import { loadSchemas } from "../../generator/generate.js";
import type { ElementDescriptor, SchemaSet } from "../../runtime/descriptors.js";
import {
  type Locale,
  type ParseOptions,
  parse,
  type SerializeOptions,
  serialize,
  validate,
  type XmlIssue,
  XmlValidationError,
} from "../../runtime/index.js";
import type { RuleName } from "../../runtime/nouns/rules.js";
import { readFrom } from "./schemas-in-memory.js";

/** The schema of all examples: of everything that can be wrong, the least. */
export const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:biblio"
    targetNamespace="urn:biblio" elementFormDefault="qualified">
  <xs:element name="Livre" type="b:LivreType"/>
  <xs:complexType name="LivreType">
    <xs:sequence>
      <xs:element name="Titre" type="xs:string"/>
      <xs:element name="Auteur" type="xs:string" minOccurs="1" maxOccurs="2"/>
      <xs:element name="Parution" type="xs:gYear" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="langue" type="xs:language" use="required"/>
  </xs:complexType>

  <xs:element name="Etagere">
    <xs:complexType><xs:sequence><xs:element ref="b:Media" maxOccurs="9"/></xs:sequence></xs:complexType>
  </xs:element>
  <xs:element name="Media" type="xs:string" abstract="true"/>
  <xs:element name="Film" type="xs:string" substitutionGroup="b:Media"/>
  <xs:element name="Disque" type="xs:string" substitutionGroup="b:Media"/>

  <xs:element name="Auteur" type="b:PersonneType"/>
  <xs:complexType name="PersonneType" abstract="true"/>
  <xs:complexType name="EcrivainType"><xs:complexContent><xs:extension base="b:PersonneType"/></xs:complexContent></xs:complexType>

  <xs:element name="Annee" type="xs:gYear"/>
  <xs:element name="Devise" type="xs:string" fixed="EUR" nillable="true"/>
  <xs:element name="Etat" type="xs:string" default="neuf"/>
  <xs:element name="Prix" nillable="true">
    <xs:complexType><xs:simpleContent><xs:extension base="xs:decimal"/></xs:simpleContent></xs:complexType>
  </xs:element>
  <xs:element name="Vide"><xs:complexType/></xs:element>
  <xs:element name="Mention" fixed="ok">
    <xs:complexType mixed="true"><xs:sequence><xs:element name="Gras" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType>
  </xs:element>
  <xs:element name="Contact">
    <xs:complexType><xs:choice>
      <xs:element name="Telephone" type="xs:string"/>
      <xs:sequence><xs:element name="Rue" type="xs:string"/><xs:element name="Ville" type="xs:string"/></xs:sequence>
    </xs:choice></xs:complexType>
  </xs:element>
  <xs:element name="Suite">
    <xs:complexType><xs:sequence>
      <xs:element name="Debut" type="xs:string"/><xs:element name="Fin" type="xs:string"/>
      <xs:element name="Debut" type="xs:string" minOccurs="0"/>
    </xs:sequence></xs:complexType>
  </xs:element>
  <xs:element name="Annexe">
    <xs:complexType>
      <xs:sequence><xs:any namespace="##other" processContents="strict" minOccurs="0" maxOccurs="9"/></xs:sequence>
      <xs:anyAttribute namespace="##targetNamespace" processContents="lax"/>
    </xs:complexType>
  </xs:element>
  <xs:attribute name="cle" type="xs:ID"/>
  <xs:attribute name="clef" type="xs:ID"/>

  <xs:element name="Fiches">
    <xs:complexType><xs:sequence><xs:element ref="b:Fiche" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
  </xs:element>
  <xs:element name="Fiche">
    <xs:complexType>
      <xs:attribute name="id" type="xs:ID"/>
      <xs:attribute name="voir" type="xs:IDREF"/>
      <xs:attribute name="image" type="xs:ENTITY"/>
      <xs:attribute name="version" type="xs:int" fixed="1"/>
      <xs:anyAttribute namespace="##any" processContents="lax"/>
    </xs:complexType>
  </xs:element>

  <xs:element name="Catalogue">
    <xs:complexType><xs:sequence><xs:element name="Entree" type="b:EntreeType" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
    <xs:key name="reference"><xs:selector xpath="b:Entree"/><xs:field xpath="@serie"/><xs:field xpath="@numero"/></xs:key>
    <xs:keyref name="renvoi" refer="b:reference"><xs:selector xpath="b:Entree"/><xs:field xpath="@serieVue"/><xs:field xpath="@numeroVu"/></xs:keyref>
    <xs:unique name="cote"><xs:selector xpath="b:Entree"/><xs:field xpath="b:Cote"/></xs:unique>
  </xs:element>
  <xs:complexType name="EntreeType">
    <xs:sequence><xs:element name="Cote" type="xs:string" minOccurs="0" maxOccurs="2"/></xs:sequence>
    <xs:attribute name="serie" type="xs:string"/><xs:attribute name="numero" type="xs:int"/>
    <xs:attribute name="serieVue" type="xs:string"/><xs:attribute name="numeroVu" type="xs:int"/>
  </xs:complexType>
  <xs:element name="Registre">
    <xs:complexType><xs:sequence><xs:element name="Code" type="xs:string" nillable="true" maxOccurs="9"/></xs:sequence></xs:complexType>
    <xs:key name="code"><xs:selector xpath="b:Code"/><xs:field xpath="."/></xs:key>
  </xs:element>

  <xs:element name="Tailles"><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:element>
  <xs:element name="Date"><xs:simpleType><xs:union memberTypes="xs:date xs:gYear"/></xs:simpleType></xs:element>
  <xs:element name="CodePostal"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[0-9]{5}"/></xs:restriction></xs:simpleType></xs:element>
  <xs:element name="Genre"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="roman"/><xs:enumeration value="essai"/></xs:restriction></xs:simpleType></xs:element>
  <xs:element name="Isbn"><xs:simpleType><xs:restriction base="xs:string"><xs:length value="13"/></xs:restriction></xs:simpleType></xs:element>
  <xs:element name="Nom"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="2"/><xs:maxLength value="8"/></xs:restriction></xs:simpleType></xs:element>
  <xs:element name="Note"><xs:simpleType><xs:restriction base="xs:int"><xs:minInclusive value="0"/><xs:maxInclusive value="20"/></xs:restriction></xs:simpleType></xs:element>
  <xs:element name="Poids"><xs:simpleType><xs:restriction base="xs:decimal"><xs:minExclusive value="0"/><xs:maxExclusive value="100"/></xs:restriction></xs:simpleType></xs:element>
  <xs:element name="Depart"><xs:simpleType><xs:restriction base="xs:dateTime"><xs:minInclusive value="2000-01-01T00:00:00Z"/></xs:restriction></xs:simpleType></xs:element>
  <xs:element name="Duree"><xs:simpleType><xs:restriction base="xs:duration"><xs:maxInclusive value="P1M"/></xs:restriction></xs:simpleType></xs:element>
  <xs:element name="Montant"><xs:simpleType><xs:restriction base="xs:decimal"><xs:totalDigits value="5"/><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType></xs:element>
  <xs:element name="Exemplaires" type="xs:integer"/>
  <xs:element name="Œuvre" type="xs:string"/>
</xs:schema>`;

/** Something wrong, and how it is tried. */
export interface MessageExample {
  readonly code: string;
  /** What is wrong, as it is shown. */
  readonly shown: string;
  readonly issues: (set: SchemaSet, locale: Locale) => readonly XmlIssue[];
}

const declared =
  'xmlns:b="urn:biblio" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** The root element says the prefixes; what is shown leaves that out. */
function document(code: string, text: string, options: ParseOptions = {}): MessageExample {
  const whole = text.replace(/^<([^\s/>]+)/, `<$1 ${declared}`);
  return {
    code,
    shown: text,
    issues: (set, locale) => parse(set, whole, { ...options, locale }).issues,
  };
}

function fault(code: string, text: string, options: ParseOptions = {}): MessageExample {
  return {
    code,
    shown: text,
    issues: (set, locale) => parse(set, text, { ...options, locale }).issues,
  };
}

/** A document that is read by the declaration of its root alone, so that the schema set is not known. */
function byElement(code: string, local: string, text: string): MessageExample {
  const whole = text.replace(/^<([^\s/>]+)/, `<$1 ${declared}`);
  return {
    code,
    shown: text,
    issues: (set, locale) => parse(elementOf(set, local), whole, { locale }).issues,
  };
}

function bytes(code: string, shown: string, octets: Uint8Array): MessageExample {
  return { code, shown, issues: (set, locale) => parse(set, octets, { locale }).issues };
}

function elementOf(set: SchemaSet, local: string): ElementDescriptor {
  const element = set.elements.get(`{urn:biblio}${local}`);
  if (element === undefined) throw new Error(`the schema declares no ${local}`);
  return element;
}

function value(code: RuleName, local: string, given: unknown): MessageExample {
  return {
    code,
    shown: `${local}: ${show(given)}`,
    issues: (set, locale) => validate<unknown>(elementOf(set, local), given, { locale }),
  };
}

function written(
  code: RuleName,
  local: string,
  given: unknown,
  options: SerializeOptions,
): MessageExample {
  return {
    code,
    shown: `serialize, ${local}: ${show(given)}, ${show(options)}`,
    issues: (set, locale) => {
      try {
        serialize<unknown>(elementOf(set, local), given, { ...options, locale });
      } catch (error) {
        if (error instanceof XmlValidationError) return error.issues;
        throw error;
      }
      return [];
    },
  };
}

/** JavaScript, near enough to be read. */
function show(given: unknown): string {
  if (typeof given === "function") return "() => 1";
  if (typeof given === "bigint") return `${given}n`;
  if (Array.isArray(given)) return `[${given.map(show).join(", ")}]`;
  if (typeof given !== "object" || given === null) return JSON.stringify(given) ?? String(given);
  const parts = Object.entries(given).map(
    ([name, held]) => `${/^[\w$]+$/.test(name) ? name : JSON.stringify(name)}: ${show(held)}`,
  );
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

const entries = (...all: string[]): string =>
  `<b:Catalogue>${all.map((attributes) => `<b:Entree ${attributes}/>`).join("")}</b:Catalogue>`;

/** One example or more of every rule, in the order of the page. */
export const messageExamples: readonly MessageExample[] = [
  document("cvc-elt.1", "<b:Livres/>"),
  document("cvc-elt.1", "<b:Rouleau/>"),
  fault("cvc-elt.1", '<Livre xmlns="urn:bibliotheque"/>'),
  document("cvc-elt.2", "<b:Etagere><b:Media>Nadja</b:Media></b:Etagere>"),
  value("cvc-elt.2", "Media", "Nadja"),
  document("cvc-elt.3.1", '<b:Annee xsi:nil="true"/>'),
  value("cvc-elt.3.1", "Annee", null),
  document("cvc-elt.3.2.1", '<b:Prix xsi:nil="true">3</b:Prix>'),
  document("cvc-elt.3.2.2", '<b:Devise xsi:nil="true"/>'),
  document("cvc-elt.4.1", '<b:Annee xsi:type="q:Rien">1928</b:Annee>'),
  document("cvc-elt.4.2", '<b:Auteur xsi:type="b:PoeteType"/>'),
  byElement("cvc-elt.4.2", "Annee", '<b:Annee xsi:type="b:AnneeType">1928</b:Annee>'),
  value("cvc-elt.4.2", "Auteur", { $type: "EcrivinType" }),
  document("cvc-elt.4.3", '<b:Annee xsi:type="xs:date">1928-05-25</b:Annee>'),
  document("cvc-elt.5.2.2.1", "<b:Mention><b:Gras>ok</b:Gras></b:Mention>"),
  document("cvc-elt.5.2.2.2.1", "<b:Mention>non</b:Mention>"),
  document("cvc-elt.5.2.2.2.2", "<b:Devise>FRF</b:Devise>"),
  value("cvc-elt.5.2.2.2.2", "Devise", "FRF"),
  document("cvc-type.2", "<b:Auteur/>"),
  value("cvc-type.2", "Auteur", {}),
  document("cvc-type.3.1.1", '<b:Annee ere="2">1928</b:Annee>'),
  document("cvc-type.3.1.2", "<b:Annee><b:Titre>Nadja</b:Titre></b:Annee>"),
  document("cvc-complex-type.2.1", "<b:Vide> </b:Vide>"),
  document("cvc-complex-type.2.2", "<b:Prix><b:Titre>Nadja</b:Titre></b:Prix>"),
  document("cvc-complex-type.2.3", '<b:Livre langue="fr">Nadja</b:Livre>'),
  document(
    "cvc-complex-type.2.4.a",
    '<b:Livre langue="fr"><b:Titre>Nadja</b:Titre><b:Auteurs>Breton</b:Auteurs></b:Livre>',
  ),
  document(
    "cvc-complex-type.2.4.a",
    '<b:Livre langue="fr"><Titre>Nadja</Titre><b:Auteur>Breton</b:Auteur></b:Livre>',
  ),
  document("cvc-complex-type.2.4.a", "<b:Annexe><b:Titre>Nadja</b:Titre></b:Annexe>"),
  value("cvc-complex-type.2.4.a", "Suite", { content: [{ kind: "fin", value: "" }] }),
  value("cvc-complex-type.2.4.a", "Annexe", {
    any: [{ name: { namespace: "urn:biblio", local: "Titre" } }],
  }),
  document("cvc-complex-type.2.4.b", '<b:Livre langue="fr"><b:Titre>Nadja</b:Titre></b:Livre>'),
  value("cvc-complex-type.2.4.b", "Livre", { langue: "fr", auteur: ["Breton"] }),
  value("cvc-complex-type.2.4.b", "Livre", { langue: "fr", titre: "Nadja", auteur: [] }),
  document("cvc-complex-type.2.4.c", '<b:Annexe><n xmlns="urn:x"/></b:Annexe>'),
  document(
    "cvc-complex-type.2.4.d",
    '<b:Livre langue="fr"><b:Titre/><b:Auteur/><b:Parution>1928</b:Parution><b:Prix>3</b:Prix></b:Livre>',
  ),
  value("cvc-complex-type.2.4.d", "Livre", {
    langue: "fr",
    titre: "Les Champs magnétiques",
    auteur: ["Breton", "Soupault", "Anonyme"],
  }),
  document(
    "cvc-complex-type.3.2.2",
    '<b:Livre langue="fr" langeu="fr"><b:Titre/><b:Auteur/></b:Livre>',
  ),
  document("cvc-complex-type.3.2.2", '<b:Annexe lieu="Paris"/>'),
  value("cvc-complex-type.3.2.2", "Annexe", {
    anyAttributes: [{ namespace: "", local: "lieu", value: "Paris" }],
  }),
  document("cvc-complex-type.4", "<b:Livre><b:Titre/><b:Auteur/></b:Livre>"),
  value("cvc-complex-type.4", "Livre", { titre: "Nadja", auteur: ["Breton"] }),
  document("cvc-complex-type.5.1", '<b:Annexe b:cle="a" b:clef="b"/>'),
  document("cvc-complex-type.5.2", '<b:Fiche id="a" b:cle="b"/>'),
  document("cvc-attribute.4", '<b:Fiche version="2"/>'),
  document("cvc-id.1", '<b:Fiche voir="a1"/>'),
  document("cvc-id.2", '<b:Fiches><b:Fiche id="a1"/><b:Fiche id="a1"/></b:Fiches>'),
  document("cvc-simple-type.2", '<b:Fiche image="logo"/>'),
  document(
    "cvc-identity-constraint.3",
    '<b:Catalogue><b:Entree serie="A" numero="1"><b:Cote>x</b:Cote><b:Cote>y</b:Cote></b:Entree></b:Catalogue>',
  ),
  document(
    "cvc-identity-constraint.4.1",
    '<b:Catalogue><b:Entree serie="A" numero="1"><b:Cote>x</b:Cote></b:Entree><b:Entree serie="A" numero="2"><b:Cote>x</b:Cote></b:Entree></b:Catalogue>',
  ),
  document("cvc-identity-constraint.4.2.1", entries('serie="A"')),
  document("cvc-identity-constraint.4.2.1", entries("")),
  document(
    "cvc-identity-constraint.4.2.2",
    entries('serie="A" numero="1"', 'serie="A" numero="1"'),
  ),
  document("cvc-identity-constraint.4.2.3", "<b:Registre><b:Code>x</b:Code></b:Registre>"),
  document(
    "cvc-identity-constraint.4.3",
    entries('serie="A" numero="1" serieVue="B" numeroVu="7"'),
  ),
  document("cvc-datatype-valid.1.2.1", "<b:Annee>hier</b:Annee>"),
  document("cvc-datatype-valid.1.2.2", "<b:Tailles>1 deux</b:Tailles>"),
  document("cvc-datatype-valid.1.2.3", "<b:Date>hier</b:Date>"),
  document("cvc-pattern-valid", "<b:CodePostal>4400</b:CodePostal>"),
  document("cvc-enumeration-valid", "<b:Genre>romans</b:Genre>"),
  document("cvc-length-valid", "<b:Isbn>978207036073</b:Isbn>"),
  document("cvc-minLength-valid", "<b:Nom>X</b:Nom>"),
  document("cvc-minLength-valid", "<b:Nom/>"),
  document("cvc-maxLength-valid", "<b:Nom>Apollinaire</b:Nom>"),
  document("cvc-minInclusive-valid", "<b:Note>-1</b:Note>"),
  document("cvc-minInclusive-valid", "<b:Depart>2000-01-01T05:00:00</b:Depart>"),
  document("cvc-maxInclusive-valid", "<b:Note>21</b:Note>"),
  document("cvc-maxInclusive-valid", "<b:Duree>P31D</b:Duree>"),
  document("cvc-minExclusive-valid", "<b:Poids>0</b:Poids>"),
  document("cvc-maxExclusive-valid", "<b:Poids>100</b:Poids>"),
  document("cvc-totalDigits-valid", "<b:Montant>123456</b:Montant>"),
  document("cvc-fractionDigits-valid", "<b:Montant>1.234</b:Montant>"),
  value("value-type", "Livre", { langue: "fr", titre: () => 1, auteur: ["Breton"] }),
  value("value-unknown-property", "Livre", {
    langue: "fr",
    titre: "Nadja",
    auteur: ["Breton"],
    paruton: "1928",
  }),
  value("value-choice", "Contact", {}),
  value("value-choice", "Contact", { telephone: "01", rue: "Fontaine", ville: "Paris" }),
  value("value-kind", "Etagere", { media: [{ value: "Nadja" }] }),
  value("value-kind", "Etagere", { media: [{ kind: "films", value: "Nadja" }] }),
  value("value-not-representable", "Etat", ""),
  document("value-not-representable", "<b:Exemplaires>99999999999999999999</b:Exemplaires>"),
  value("value-character", "Genre", "ro\u0001man"),
  value("value-name", "Annexe", { any: [{ name: { namespace: "urn:x", local: "deux mots" } }] }),
  value("value-duplicate-attribute", "Fiche", {
    anyAttributes: [
      { namespace: "urn:x", local: "a", value: "1" },
      { namespace: "urn:x", local: "a", value: "2" },
    ],
  }),
  written("value-encoding", "Œuvre", "Nadja", { encoding: "ISO-8859-1" }),
  written("value-prefix", "Annee", "1928", { prefixes: { "urn:biblio": "xmlns" } }),
  document("limit-issues", '<b:Fiche version="2" voir="!"/>', { maxIssues: 1 }),
  document("limit-depth", "<b:Fiches><b:Fiche><b:Fiche/></b:Fiche></b:Fiches>", {
    limits: { depth: 2 },
  }),
  fault("limit-attributes", '<a b="1" c="2"/>', { limits: { attributes: 1 } }),
  fault("limit-text-length", "<a>123456</a>", { limits: { textLength: 5 } }),
  fault("limit-document-length", "<a>123456</a>", { limits: { documentLength: 5 } }),
  bytes(
    "encoding-unknown",
    '<?xml version="1.0" encoding="klingon"?><a/>',
    new TextEncoder().encode('<?xml version="1.0" encoding="klingon"?><a/>'),
  ),
  bytes("encoding-binary", "1F 8B 08 00", Uint8Array.of(0x1f, 0x8b, 8, 0)),
  bytes(
    "encoding-invalid-bytes",
    "3C 61 3E FF 3C 2F 61 3E",
    Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e),
  ),
  fault("xml-doctype", "<!DOCTYPE a><a/>"),
  fault("xml-doctype", '<!DOCTYPE a [<!ENTITY % p "">%p;]><a/>', { allowDoctype: true }),
  fault("xml-not-well-formed", ""),
  fault("xml-not-well-formed", "<a><b></a>"),
  fault("xml-not-well-formed", "<a>"),
  fault("xml-not-well-formed", "<a/><b/>"),
  fault("xml-not-well-formed", '<a b="1" b="2"/>'),
  fault("xml-not-well-formed", "<a b=1/>"),
  fault("xml-not-well-formed", "<p:a/>"),
  fault("xml-not-well-formed", "<a>&eacute;</a>"),
  fault("xml-not-well-formed", "<a>&#0;</a>"),
  fault("xml-not-well-formed", "<a><!-- -- --></a>"),
  fault("xml-not-well-formed", "<a>]]></a>"),
  fault("xml-not-well-formed", "texte"),
];

/** The rules that no small example breaks, and why. */
export const withoutExample: Readonly<Record<string, string>> = {
  "limit-pattern-length":
    "a text of millions of characters where a pattern makes an engine run out of memory",
  "value-not-writable":
    "a value that xmlbuilder2 cannot write, in a document of its own that is being built",
};

/** The schema set of the examples. */
export function exampleSet(): Promise<SchemaSet> {
  return loadSchemas({ locations: ["biblio.xsd"], read: readFrom({ "biblio.xsd": schema }) });
}
