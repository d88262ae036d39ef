import { french } from "../../runtime/messages/typography.js";
import { xsNamespace } from "../../runtime/qname.js";
import { localName, xsName } from "./examples.js";
import { type Expected, expectedFor } from "./expected.js";
import type { Catalogue, Name, Nothing, Place } from "./message.js";
import { en, fr, placed, tag, tags } from "./words.js";

interface Child {
  readonly element: Name;
  readonly parent: Name;
}

interface OfAttribute {
  readonly attribute: Name;
  readonly element: Name;
}

interface WrongValue extends OfAttribute {
  readonly value: string;
}

interface Root {
  readonly root: Name;
}

/** How a schema document breaks the schema for schemas (Part 1, appendix A). */
export interface RepresentationParameters {
  readonly "s4s-elt-schema-ns": Root;
  readonly "s4s-elt-schema-ns/no-namespace": Nothing;
  readonly "s4s-elt-schema-ns/other-namespace": Root;
  readonly "s4s-elt-schema-ns/html": Nothing;
  readonly "s4s-elt-schema-ns/wsdl": Root;
  readonly "s4s-elt-schema-ns/part": Root;
  readonly "s4s-att-not-allowed": OfAttribute & { readonly near: readonly string[] };
  readonly "s4s-att-not-allowed/xsd11": OfAttribute;
  readonly "s4s-att-not-allowed/version": OfAttribute;
  readonly "s4s-att-invalid-value": WrongValue & {
    readonly expected: Expected;
    readonly near: readonly string[];
  };
  readonly "s4s-att-invalid-value/prefix": WrongValue & {
    readonly prefix: string;
    readonly near: readonly string[];
  };
  readonly "s4s-att-invalid-value/id": { readonly id: string; readonly place: Place };
  readonly "s4s-att-must-appear": OfAttribute;
  readonly "s4s-att-must-appear/notation": Nothing;
  readonly "s4s-elt-character": { readonly text: string; readonly element: Name };
  readonly "s4s-elt-invalid-content.1": Child & {
    readonly expected: readonly Name[];
    readonly near: readonly Name[];
  };
  readonly "s4s-elt-invalid-content.1/again": Child;
  readonly "s4s-elt-invalid-content.1/order": Child & { readonly before: Name };
  readonly "s4s-elt-invalid-content.1/no-namespace": Child & {
    /** How the element would be written in the namespace of XML Schema, where it exists there. */
    readonly near: readonly Name[];
  };
  readonly "s4s-elt-invalid-content.1/other-namespace": Child;
  readonly "s4s-elt-invalid-content.1/xsd11": Child;
  readonly "s4s-elt-must-match.1": {
    readonly element: Name;
    readonly expected: readonly Name[];
  };
}

const minOccurs: OfAttribute = { attribute: localName("minOccur"), element: xsName("element") };
const child: Child = { element: xsName("elment"), parent: xsName("sequence") };

export const representationMessages: Catalogue<RepresentationParameters> = {
  "s4s-elt-schema-ns": {
    fr: (p) =>
      french`ce document n'est pas un schéma : son élément racine est ${tag(p.root)}, et devrait être <schema> dans l'espace de noms ${fr.quote(xsNamespace)}`,
    en: (p) =>
      `this document is no schema: its root element is ${tag(p.root)}, and should be <schema> in the namespace ${en.quote(xsNamespace)}`,
    example: { root: { namespace: "urn:a", local: "AvisDInscription", prefix: "el" } },
  },
  "s4s-elt-schema-ns/no-namespace": {
    fr: () =>
      french`l'élément racine <schema> n'est dans aucun espace de noms ; il lui faut celui de XML Schema : <xs:schema xmlns:xs="${xsNamespace}">`,
    en: () =>
      `the root element <schema> is in no namespace; it needs that of XML Schema: <xs:schema xmlns:xs="${xsNamespace}">`,
    example: {},
  },
  "s4s-elt-schema-ns/other-namespace": {
    fr: (p) =>
      french`l'élément racine ${tag(p.root)} est dans l'espace de noms ${fr.quote(p.root.namespace)} ; celui de XML Schema est ${fr.quote(xsNamespace)}`,
    en: (p) =>
      `the root element ${tag(p.root)} is in the namespace ${en.quote(p.root.namespace)}; that of XML Schema is ${en.quote(xsNamespace)}`,
    example: {
      root: { namespace: "http://www.w3.org/1999/XMLSchema", local: "schema", prefix: "xsd" },
    },
  },
  "s4s-elt-schema-ns/html": {
    fr: () =>
      french`ce document est une page HTML, pas un schéma : l'adresse donne peut-être une page d'erreur ou de présentation`,
    en: () =>
      "this document is an HTML page, no schema: the address may give a page about an error or about the schema",
    example: {},
  },
  "s4s-elt-schema-ns/wsdl": {
    fr: (p) =>
      french`ce document est du WSDL (élément racine ${tag(p.root)}) et n'a aucun schéma dans son élément « types »`,
    en: (p) =>
      `this document is WSDL (root element ${tag(p.root)}) and has no schema in its element "types"`,
    example: {
      root: {
        namespace: "http://schemas.xmlsoap.org/wsdl/",
        local: "definitions",
        prefix: "wsdl",
      },
    },
  },
  "s4s-elt-schema-ns/part": {
    fr: (p) =>
      french`l'élément racine ${tag(p.root)} est un morceau de schéma : il doit se trouver dans un élément <schema>`,
    en: (p) =>
      `the root element ${tag(p.root)} is a piece of a schema: it must stand in an element <schema>`,
    example: { root: xsName("complexType") },
  },
  "s4s-att-not-allowed": {
    fr: (p) =>
      french`l'attribut ${fr.quote(p.attribute)} n'est pas admis ici sur ${tag(p.element)}${fr.meant(p.near)}`,
    en: (p) =>
      `the attribute ${en.quote(p.attribute)} is not allowed on ${tag(p.element)} here${en.meant(p.near)}`,
    example: { ...minOccurs, near: ["minOccurs"] },
  },
  "s4s-att-not-allowed/xsd11": {
    fr: (p) =>
      french`l'attribut ${fr.quote(p.attribute)} de ${tag(p.element)} n'existe que depuis XML Schema 1.1 ; scrutin lit XML Schema 1.0`,
    en: (p) =>
      `the attribute ${en.quote(p.attribute)} of ${tag(p.element)} came with XML Schema 1.1; scrutin reads XML Schema 1.0`,
    example: { attribute: localName("defaultAttributes"), element: xsName("schema") },
  },
  "s4s-att-not-allowed/version": {
    fr: (p) =>
      french`l'attribut ${fr.quote(p.attribute)} de ${tag(p.element)} n'a de sens que depuis XML Schema 1.1 ; scrutin lit XML Schema 1.0 et n'en tient pas compte`,
    en: (p) =>
      `the attribute ${en.quote(p.attribute)} of ${tag(p.element)} means something only since XML Schema 1.1; scrutin reads XML Schema 1.0 and passes over it`,
    example: {
      attribute: {
        namespace: "http://www.w3.org/2007/XMLSchema-versioning",
        local: "minVersion",
        prefix: "vc",
      },
      element: xsName("schema"),
    },
  },
  "s4s-att-invalid-value": {
    fr: (p) =>
      french`la valeur ${fr.quote(p.value)} de l'attribut ${fr.quote(p.attribute)} de ${tag(p.element)} ne convient pas : il faut ${expectedFor(p.expected, "fr")}${fr.meant(p.near)}`,
    en: (p) =>
      `the value ${en.quote(p.value)} of the attribute ${en.quote(p.attribute)} of ${tag(p.element)} is not right: expected ${expectedFor(p.expected, "en")}${en.meant(p.near)}`,
    example: {
      attribute: localName("maxOccurs"),
      element: xsName("element"),
      value: "unbouded",
      expected: { kind: "countOrUnbounded" },
      near: ["unbounded"],
    },
  },
  "s4s-att-invalid-value/prefix": {
    fr: (p) =>
      french`le préfixe ${fr.quote(p.prefix)} n'est pas déclaré, dans la valeur ${fr.quote(p.value)} de l'attribut ${fr.quote(p.attribute)} de ${tag(p.element)}${fr.meant(p.near)}`,
    en: (p) =>
      `the prefix ${en.quote(p.prefix)} is not declared, in the value ${en.quote(p.value)} of the attribute ${en.quote(p.attribute)} of ${tag(p.element)}${en.meant(p.near)}`,
    example: {
      attribute: localName("type"),
      element: xsName("element"),
      value: "xsd:string",
      prefix: "xsd",
      near: ["xs:string"],
    },
  },
  "s4s-att-invalid-value/id": {
    fr: (p) => french`l'identifiant ${fr.quote(p.id)} est déjà pris${placed(p.place, "fr")}`,
    en: (p) => `the id ${en.quote(p.id)} is taken already${placed(p.place, "en")}`,
    example: { id: "adresse", place: { file: "avis.xsd", line: 12, column: 3 } },
  },
  "s4s-att-must-appear": {
    fr: (p) => french`il manque l'attribut ${fr.quote(p.attribute)} à ${tag(p.element)}`,
    en: (p) => `the attribute ${en.quote(p.attribute)} is missing on ${tag(p.element)}`,
    example: { attribute: localName("name"), element: xsName("complexType") },
  },
  "s4s-att-must-appear/notation": {
    fr: () => french`une notation demande un attribut « public » ou « system »`,
    en: () => 'a notation needs an attribute "public" or "system"',
    example: {},
  },
  "s4s-elt-character": {
    fr: (p) => french`le texte ${fr.quote(p.text)} n'est pas admis dans ${tag(p.element)}`,
    en: (p) => `the text ${en.quote(p.text)} is not allowed in ${tag(p.element)}`,
    example: { text: "à revoir", element: xsName("sequence") },
  },
  "s4s-elt-invalid-content.1": {
    fr: (p) =>
      french`l'élément ${tag(p.element)} n'est pas admis ici dans ${tag(p.parent)}${p.near.length > 0 ? french` ; vouliez-vous écrire ${tags(p.near, "ou")} ?` : p.expected.length === 0 ? french` : plus rien n'est attendu` : french` ; attendu : ${tags(p.expected, "ou")}`}`,
    en: (p) =>
      `the element ${tag(p.element)} is not allowed here in ${tag(p.parent)}${p.near.length > 0 ? `; did you mean ${tags(p.near, "or")}?` : p.expected.length === 0 ? ": nothing more is expected" : `; expected: ${tags(p.expected, "or")}`}`,
    example: { ...child, expected: [], near: [xsName("element")] },
  },
  "s4s-elt-invalid-content.1/again": {
    fr: (p) => french`il y a plus d'un ${tag(p.element)} dans ${tag(p.parent)}`,
    en: (p) => `there is more than one ${tag(p.element)} in ${tag(p.parent)}`,
    example: { element: xsName("sequence"), parent: xsName("complexType") },
  },
  "s4s-elt-invalid-content.1/order": {
    fr: (p) =>
      french`dans ${tag(p.parent)}, l'élément ${tag(p.element)} doit venir avant ${tag(p.before)}`,
    en: (p) =>
      `in ${tag(p.parent)}, the element ${tag(p.element)} must come before ${tag(p.before)}`,
    example: {
      element: xsName("sequence"),
      parent: xsName("complexType"),
      before: xsName("attribute"),
    },
  },
  "s4s-elt-invalid-content.1/no-namespace": {
    fr: (p) =>
      french`l'élément ${tag(p.element)}, dans ${tag(p.parent)}, n'est dans aucun espace de noms ; ici, il faut un élément de celui de XML Schema${p.near.length === 0 ? "" : french` : ${tags(p.near, "ou")}`}`,
    en: (p) =>
      `the element ${tag(p.element)} in ${tag(p.parent)} is in no namespace; an element of that of XML Schema must stand here${p.near.length === 0 ? "" : `: ${tags(p.near, "or")}`}`,
    example: { element: localName("element"), parent: xsName("schema"), near: [xsName("element")] },
  },
  "s4s-elt-invalid-content.1/other-namespace": {
    fr: (p) =>
      french`l'élément ${tag(p.element)} n'est pas admis dans ${tag(p.parent)} : ce qui est d'un autre espace de noms (${fr.quote(p.element.namespace)}) se place dans <appinfo> ou <documentation>`,
    en: (p) =>
      `the element ${tag(p.element)} is not allowed in ${tag(p.parent)}: what is of another namespace (${en.quote(p.element.namespace)}) must stand in <appinfo> or <documentation>`,
    example: {
      element: { namespace: "urn:notes", local: "note", prefix: "n" },
      parent: xsName("sequence"),
    },
  },
  "s4s-elt-invalid-content.1/xsd11": {
    fr: (p) =>
      french`l'élément ${tag(p.element)} n'existe que depuis XML Schema 1.1 ; scrutin lit XML Schema 1.0`,
    en: (p) =>
      `the element ${tag(p.element)} came with XML Schema 1.1; scrutin reads XML Schema 1.0`,
    example: { element: xsName("assert"), parent: xsName("complexType") },
  },
  "s4s-elt-must-match.1": {
    fr: (p) => french`il manque ${tags(p.expected, "ou")} dans ${tag(p.element)}`,
    en: (p) => `${tags(p.expected, "or")} is missing in ${tag(p.element)}`,
    example: {
      element: xsName("simpleType"),
      expected: [xsName("restriction"), xsName("list"), xsName("union")],
    },
  },
};
