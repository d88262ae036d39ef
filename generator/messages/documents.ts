import { french } from "../../runtime/messages/typography.js";
import { faultMessage } from "../../runtime/messages/xml-faults.js";
import { xsNamespace } from "../../runtime/qname.js";
import type { Catalogue, Cause, Nothing } from "./message.js";
import { en, fr } from "./words.js";

interface Location {
  readonly location: string;
}

interface OtherNamespace extends Location {
  /** `""` for none. */
  readonly found: string;
  readonly expected: string;
}

/** What goes wrong while files are read: files, encodings, XML, and what documents say of each other. */
export interface DocumentParameters {
  readonly "file-missing/schema": Location;
  readonly "file-missing/catalog": Location;
  readonly "catalog-line": Location & { readonly count: number };
  readonly "catalog-root": Location & { readonly root: string; readonly namespace: string };
  /** The attribute that an entry lacks; undefined for one that is not known. */
  readonly "catalog-entry": { readonly element: string; readonly attribute: string | undefined };
  readonly "xml-not-well-formed": { readonly fault: Cause };
  readonly "xml-not-well-formed/schema-prefix": { readonly prefix: string };
  readonly "xml-not-well-formed/json": Nothing;
  readonly "xml-not-well-formed/dtd": Nothing;
  readonly "xml-not-well-formed/archive": Nothing;
  readonly "xml-not-well-formed/empty": Nothing;
  readonly "xml-limit": { readonly fault: Cause };
  readonly "xml-not-well-formed/encoding-unknown": { readonly encoding: string };
  readonly "xml-not-well-formed/encoding-binary": { readonly format: string };
  readonly "xml-not-well-formed/encoding-bytes": { readonly encoding: string };
  readonly "xml-not-well-formed/encoding-other": {
    readonly declared: string;
    readonly found: string;
  };
  readonly "src-include.1": Location;
  readonly "src-include.1/wsdl": Location;
  readonly "src-include.2.1": OtherNamespace;
  readonly "src-redefine.1": Location;
  readonly "src-redefine.3.1": OtherNamespace;
  readonly "src-import": Location & { readonly namespace: string };
  readonly "src-import/stand-in": Location & { readonly namespace: string };
  readonly "src-import/catalog": Location & { readonly namespace: string };
  readonly "src-import.1.1": { readonly namespace: string };
  readonly "src-import.1.2": Nothing;
  readonly "src-import.3.1": OtherNamespace;
  readonly "src-import.3.2": OtherNamespace;
}

const location: Location = { location: "communs.xsd" };
const other: OtherNamespace = { location: "communs.xsd", found: "urn:b", expected: "urn:a" };

const unreadable = {
  fr: (p: Location) => french`le document ${fr.quote(p.location)} ne peut pas être lu`,
  en: (p: Location) => `the document ${en.quote(p.location)} cannot be read`,
  example: location,
};

/** The target namespace of a document, or that it has none. */
function targetFrench(namespace: string): string {
  return namespace === ""
    ? "n’a pas d’espace de noms cible"
    : french`a l'espace de noms cible ${fr.quote(namespace)}`;
}

function targetEnglish(namespace: string): string {
  return namespace === ""
    ? "has no target namespace"
    : `has the target namespace ${en.quote(namespace)}`;
}

const otherTarget = {
  fr: (p: OtherNamespace) =>
    french`le document ${fr.quote(p.location)} ${targetFrench(p.found)}, et celui-ci ${p.expected === "" ? "n’en a pas" : fr.quote(p.expected)} : un autre espace de noms s'importe par xs:import`,
  en: (p: OtherNamespace) =>
    `the document ${en.quote(p.location)} ${targetEnglish(p.found)}, and this one ${p.expected === "" ? "has none" : en.quote(p.expected)}: another namespace is for xs:import`,
  example: other,
};

const otherImport = {
  fr: (p: OtherNamespace) =>
    french`le document ${fr.quote(p.location)} ${targetFrench(p.found)}, mais xs:import annonce ${p.expected === "" ? "des composants sans espace de noms" : french`l'espace de noms ${fr.quote(p.expected)}`}`,
  en: (p: OtherNamespace) =>
    `the document ${en.quote(p.location)} ${targetEnglish(p.found)}, but xs:import announces ${p.expected === "" ? "components in no namespace" : `the namespace ${en.quote(p.expected)}`}`,
  example: other,
};

const ofXml = {
  fr: ({ fault }: { readonly fault: Cause }) => faultMessage(fault, "fr"),
  en: ({ fault }: { readonly fault: Cause }) => faultMessage(fault, "en"),
};

export const documentMessages: Catalogue<DocumentParameters> = {
  "file-missing/schema": {
    fr: (p) => french`le schéma ${fr.quote(p.location)} n'existe pas ou ne peut pas être lu`,
    en: (p) => `the schema ${en.quote(p.location)} does not exist or cannot be read`,
    example: location,
  },
  "catalog-line": {
    fr: (p) =>
      p.count === 1
        ? french`cette ligne du catalogue ${fr.quote(p.location)} est ignorée : il faut une adresse ou un espace de noms, une tabulation et un fichier`
        : french`${p.count} lignes du catalogue ${fr.quote(p.location)} sont ignorées, celle-ci la première : il faut une adresse ou un espace de noms, une tabulation et un fichier`,
    en: (p) =>
      p.count === 1
        ? `this line of the catalog ${en.quote(p.location)} is ignored: it takes an address or a namespace, a TAB and a file`
        : `${p.count} lines of the catalog ${en.quote(p.location)} are ignored, this one the first: each takes an address or a namespace, a TAB and a file`,
    example: { location: "catalogue.tsv", count: 1 },
  },
  "catalog-root": {
    fr: (p) =>
      french`${fr.quote(p.location)} n'est pas un catalogue : son élément racine est <${p.root}>, et devrait être <catalog> dans l'espace de noms ${fr.quote(p.namespace)}`,
    en: (p) =>
      `${en.quote(p.location)} is no catalog: its root element is <${p.root}>, and should be <catalog> in the namespace ${en.quote(p.namespace)}`,
    example: {
      location: "catalogue.xml",
      root: "catalogue",
      namespace: "urn:oasis:names:tc:entity:xmlns:xml:catalog",
    },
  },
  "catalog-entry": {
    fr: (p) =>
      p.attribute === undefined
        ? french`<${p.element}> n'est pas un élément d'un catalogue : il est ignoré`
        : french`il manque l'attribut « ${p.attribute} » à <${p.element}> : cette entrée du catalogue est ignorée`,
    en: (p) =>
      p.attribute === undefined
        ? `<${p.element}> is no element of a catalog: it is ignored`
        : `<${p.element}> lacks the attribute "${p.attribute}": this entry of the catalog is ignored`,
    example: { element: "uri", attribute: "name" },
  },
  "file-missing/catalog": {
    fr: (p) => french`le catalogue ${fr.quote(p.location)} n'existe pas ou ne peut pas être lu`,
    en: (p) => `the catalog ${en.quote(p.location)} does not exist or cannot be read`,
    example: { location: "catalogue.xml" },
  },
  "xml-not-well-formed": {
    ...ofXml,
    example: {
      fault: { code: "xml-not-well-formed", parameters: { detail: "unclosed tag: xs:element" } },
    },
  },
  "xml-not-well-formed/schema-prefix": {
    fr: (p) =>
      french`le préfixe ${fr.quote(p.prefix)} n'est pas déclaré ; il manque xmlns:${p.prefix}="${xsNamespace}" à l'élément racine`,
    en: (p) =>
      `the prefix ${en.quote(p.prefix)} is not declared; the root element lacks xmlns:${p.prefix}="${xsNamespace}"`,
    example: { prefix: "xs" },
  },
  "xml-not-well-formed/json": {
    fr: () => french`ce document est du JSON, pas du XML : un schéma est attendu ici`,
    en: () => "this document is JSON, no XML: a schema is expected here",
    example: {},
  },
  "xml-not-well-formed/dtd": {
    fr: () =>
      french`ce document est une DTD, pas un schéma XML : une DTD est à traduire en XML Schema d'abord`,
    en: () => "this document is a DTD, no XML schema: it must be translated to XML Schema first",
    example: {},
  },
  "xml-not-well-formed/archive": {
    fr: () =>
      french`ce document est une archive zip, pas un schéma : son nom doit finir par « .zip » pour qu'elle soit lue comme telle`,
    en: () =>
      'this document is a zip archive, no schema: its name must end in ".zip" for it to be read as one',
    example: {},
  },
  "xml-not-well-formed/empty": {
    fr: () => "le document est vide",
    en: () => "the document is empty",
    example: {},
  },
  "xml-limit": {
    ...ofXml,
    example: { fault: { code: "limit-depth", parameters: { limit: 256 } } },
  },
  "xml-not-well-formed/encoding-unknown": {
    fr: (p) => french`l'encodage ${fr.quote(p.encoding)} n'est pas connu`,
    en: (p) => `the encoding ${en.quote(p.encoding)} is not known`,
    example: { encoding: "x-klingon" },
  },
  "xml-not-well-formed/encoding-binary": {
    fr: (p) => `ce fichier n’est pas un document XML mais un fichier ${p.format}`,
    en: (p) => `this file is not an XML document but a ${p.format} file`,
    example: { format: "PDF" },
  },
  "xml-not-well-formed/encoding-bytes": {
    fr: (p) =>
      french`ces octets ne sont pas de l'${p.encoding}, l'encodage du document ; s'il est enregistré dans un autre encodage, sa déclaration XML doit le dire`,
    en: (p) =>
      `these bytes are not ${p.encoding}, the encoding of the document; if it was saved in another one, its XML declaration must say so`,
    example: { encoding: "UTF-8" },
  },
  "xml-not-well-formed/encoding-other": {
    fr: (p) =>
      french`le document déclare l'encodage ${fr.quote(p.declared)}, mais ses octets sont de l'${p.found}`,
    en: (p) =>
      `the document declares the encoding ${en.quote(p.declared)}, but its bytes are ${p.found}`,
    example: { declared: "utf-16", found: "UTF-8" },
  },
  "src-include.1": unreadable,
  "src-include.1/wsdl": {
    fr: (p) =>
      french`le document ${fr.quote(p.location)} est du WSDL, qui ne s'inclut pas : ses schémas s'importent par xs:import`,
    en: (p) =>
      `the document ${en.quote(p.location)} is WSDL, which cannot be included: its schemas are for xs:import`,
    example: { location: "service.wsdl" },
  },
  "src-include.2.1": otherTarget,
  "src-redefine.1": unreadable,
  "src-redefine.3.1": otherTarget,
  "src-import": {
    fr: (p) => french`${unreadable.fr(p)} ; rien n'en est importé`,
    en: (p) => `${unreadable.en(p)}; nothing is imported from it`,
    example: { ...location, namespace: "urn:el" },
  },
  "src-import/stand-in": {
    fr: (p) =>
      french`${unreadable.fr(p)} ; le schéma de ${fr.quote(p.namespace)} que scrutin apporte en tient lieu`,
    en: (p) =>
      `${unreadable.en(p)}; the schema for ${en.quote(p.namespace)} that comes with scrutin stands in for it`,
    example: { ...location, namespace: "http://www.w3.org/1999/xlink" },
  },
  "src-import/catalog": {
    fr: (p) =>
      french`le document ${fr.quote(p.location)}, que le catalogue donne pour l'espace de noms ${fr.quote(p.namespace)}, ne peut pas être lu`,
    en: (p) =>
      `the document ${en.quote(p.location)}, which the catalog has for the namespace ${en.quote(p.namespace)}, cannot be read`,
    example: { ...location, namespace: "urn:el" },
  },
  "src-import.1.1": {
    fr: (p) =>
      french`un document ne peut pas importer son propre espace de noms cible, ${fr.quote(p.namespace)} ; ses autres documents s'incluent par xs:include`,
    en: (p) =>
      `a document cannot import its own target namespace, ${en.quote(p.namespace)}; other documents of it are for xs:include`,
    example: { namespace: "urn:a" },
  },
  "src-import.1.2": {
    fr: () =>
      french`un document sans espace de noms cible ne peut pas importer des composants sans espace de noms ; xs:import demande un attribut « namespace »`,
    en: () =>
      'a document without a target namespace cannot import components in no namespace; xs:import needs an attribute "namespace"',
    example: {},
  },
  "src-import.3.1": otherImport,
  "src-import.3.2": { ...otherImport, example: { ...other, expected: "" } },
};
