import { xsIntegerAsBigint } from "../../runtime/datatypes/bigint-built-ins.js";
import {
  xsBoolean,
  xsDate,
  xsDecimal,
  xsID,
  xsIDREF,
  xsInt,
  xsNMTOKENS,
  xsQName,
  xsString,
  xsToken,
} from "../../runtime/datatypes/built-ins.js";
import type { ComplexType, ElementDescriptor, SimpleType } from "../../runtime/descriptors.js";
import type {
  AnyAttribute,
  AnyElement,
  Nil,
  QNameValue,
} from "../../runtime/nouns/generic-values.js";
import { xmlNamespace } from "../../runtime/qname.js";
import { all, any, mixed, ordered } from "../../runtime/v1/lending-particles.js";
import {
  attribute,
  choice,
  element,
  elementRef,
  globalElement,
  occurs,
  optional,
  sequence,
  text,
} from "../../runtime/v1/particles.js";

/*
 * A schema that uses every construct once, by hand: as XSD for a validator that is not ours, and as the descriptors that the
 * generator would make of it.
 */

export const k = "urn:kitchen";
const s = "urn:spice";
const inK = (local: string) => ({ namespace: k, local });
const unbounded = Number.POSITIVE_INFINITY;

export const kitchenSchema: string = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:k="${k}" targetNamespace="${k}" elementFormDefault="qualified">
  <xs:import namespace="${xmlNamespace}" schemaLocation="xml.xsd"/>
  <xs:import namespace="${s}" schemaLocation="spice.xsd"/>
  <xs:simpleType name="Code"><xs:restriction base="xs:token"><xs:pattern value="[A-Z]{2}[0-9]{1,3}"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Size"><xs:union memberTypes="xs:int"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="small"/><xs:enumeration value="large"/></xs:restriction></xs:simpleType></xs:union></xs:simpleType>
  <xs:simpleType name="Sizes"><xs:list itemType="k:Size"/></xs:simpleType>
  <xs:complexType name="Amount"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="unit" type="xs:token" use="required"/><xs:attribute name="exact" type="xs:boolean" fixed="true"/></xs:extension></xs:simpleContent></xs:complexType>
  <xs:complexType name="Dish" abstract="true"><xs:sequence><xs:element name="name" type="xs:string"/></xs:sequence><xs:attribute name="id" type="xs:ID"/></xs:complexType>
  <xs:complexType name="Soup"><xs:complexContent><xs:extension base="k:Dish"><xs:sequence><xs:element name="hot" type="xs:boolean"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
  <xs:complexType name="Cake"><xs:complexContent><xs:extension base="k:Dish"><xs:sequence><xs:element name="layers" type="xs:integer"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
  <xs:element name="tool" abstract="true"/>
  <xs:element name="knife" type="xs:token" substitutionGroup="k:tool"/>
  <xs:element name="pan" type="xs:int" substitutionGroup="k:tool"/>
  <xs:complexType name="Note" mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="b" type="xs:string"/><xs:element name="i" type="xs:string"/></xs:choice><xs:attribute ref="xml:lang"/></xs:complexType>
  <xs:complexType name="Tree"><xs:sequence><xs:element name="label" type="xs:string"/><xs:element name="tree" type="k:Tree" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
  <xs:element name="kitchen"><xs:complexType><xs:sequence>
    <xs:element name="code" type="k:Code"/>
    <xs:element name="opened" type="xs:date" nillable="true" minOccurs="0"/>
    <xs:choice><xs:sequence><xs:element name="street" type="xs:string"/><xs:element name="city" type="xs:string" minOccurs="0"/></xs:sequence><xs:element name="box" type="xs:int"/></xs:choice>
    <xs:element name="amount" type="k:Amount" minOccurs="0" maxOccurs="3"/>
    <xs:element name="dish" type="k:Dish" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element ref="k:tool" minOccurs="0" maxOccurs="unbounded"/>
    <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="in" type="xs:string"/><xs:sequence><xs:element name="out" type="xs:string"/><xs:element name="back" type="xs:boolean"/></xs:sequence></xs:choice>
    <xs:element name="note" type="k:Note" minOccurs="0"/>
    <xs:element name="tree" type="k:Tree" minOccurs="0"/>
    <xs:element name="oven" minOccurs="0"><xs:complexType><xs:all><xs:element name="door" type="xs:string"/><xs:element name="heat" type="xs:int" minOccurs="0"/></xs:all></xs:complexType></xs:element>
    <xs:element name="sizes" type="k:Sizes" minOccurs="0"/>
    <xs:element name="words" type="xs:NMTOKENS" minOccurs="0"/>
    <xs:element name="name" type="xs:QName" minOccurs="0"/>
    <xs:element name="closed" minOccurs="0" nillable="true"><xs:complexType><xs:sequence><xs:element name="why" type="xs:string"/></xs:sequence><xs:attribute name="since" type="xs:date"/></xs:complexType></xs:element>
    <xs:element name="version" type="xs:decimal" fixed="1.0" minOccurs="0"/>
    <xs:element ref="k:plain" minOccurs="0"/>
    <xs:any namespace="##other" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence>
  <xs:attribute name="favourite" type="xs:IDREF"/><xs:attribute ref="xml:lang"/><xs:attribute ref="s:heat" xmlns:s="${s}"/>
  <xs:anyAttribute namespace="##other" processContents="skip"/></xs:complexType></xs:element>
  <xs:element name="plain" type="xs:string"/>
</xs:schema>
`;

export const xmlSchema: string = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${xmlNamespace}"><xs:attribute name="lang" type="xs:token"/></xs:schema>`;
export const spiceSchema: string = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${s}"><xs:attribute name="heat" type="xs:int"/></xs:schema>`;

const Code: SimpleType<string> = {
  kind: "simpleType",
  name: inK("Code"),
  variety: "atomic",
  base: () => xsToken,
  facets: { patterns: [{ xsd: "[A-Z]{2}[0-9]{1,3}", native: "^(?:[A-Z]{2}[0-9]{1,3})$" }] },
};

const Size: SimpleType<number | "small" | "large"> = {
  kind: "simpleType",
  name: inK("Size"),
  variety: "union",
  memberTypes: () => [
    xsInt,
    {
      kind: "simpleType",
      variety: "atomic",
      base: () => xsToken,
      facets: { enumeration: ["small", "large"] },
    },
  ],
};

const Sizes: SimpleType<readonly (number | "small" | "large")[]> = {
  kind: "simpleType",
  name: inK("Sizes"),
  variety: "list",
  itemType: () => Size,
};

export interface Amount {
  readonly value: string;
  readonly unit: string;
  readonly exact?: boolean | undefined;
}
const Amount: ComplexType<Amount> = {
  kind: "complexType",
  name: inK("Amount"),
  base: () => xsDecimal,
  derivation: "extension",
  attributes: () => [
    attribute("unit", { namespace: "", local: "unit" }, xsToken, { required: true }),
    attribute("exact", { namespace: "", local: "exact" }, xsBoolean, { fixed: "true" }),
  ],
  content: () => text("value", xsDecimal),
};

const dishAttributes = () => [attribute("id", { namespace: "", local: "id" }, xsID)];
const Dish: ComplexType = {
  kind: "complexType",
  name: inK("Dish"),
  abstract: true,
  derived: () => [
    { $type: "Soup", type: Soup },
    { $type: "Cake", type: Cake },
  ],
  attributes: dishAttributes,
  content: () => sequence(element("name", inK("name"), xsString)),
};
const Soup: ComplexType = {
  kind: "complexType",
  name: inK("Soup"),
  base: () => Dish,
  derivation: "extension",
  attributes: dishAttributes,
  content: () =>
    sequence(
      sequence(element("name", inK("name"), xsString)),
      sequence(element("hot", inK("hot"), xsBoolean)),
    ),
};
const Cake: ComplexType = {
  kind: "complexType",
  name: inK("Cake"),
  base: () => Dish,
  derivation: "extension",
  attributes: dishAttributes,
  content: () =>
    sequence(
      sequence(element("name", inK("name"), xsString)),
      sequence(element("layers", inK("layers"), xsIntegerAsBigint)),
    ),
};

const tool: ElementDescriptor = globalElement(inK("tool"), () => xsToken, {
  abstract: true,
  substitutions: () => [
    { kind: "knife", element: globalElement(inK("knife"), xsToken) },
    { kind: "pan", element: globalElement(inK("pan"), xsInt) },
  ],
});

const lang = attribute("lang", { namespace: xmlNamespace, local: "lang" }, xsToken);

export interface Note {
  readonly content: readonly (string | { readonly kind: "b" | "i"; readonly value: string })[];
  readonly lang?: string | undefined;
}
const Note: ComplexType<Note> = {
  kind: "complexType",
  name: inK("Note"),
  attributes: () => [lang],
  content: () =>
    mixed(
      "content",
      occurs(
        0,
        unbounded,
        choice(element("b", inK("b"), xsString), element("i", inK("i"), xsString)),
      ),
    ),
};

export interface Tree {
  readonly label: string;
  readonly tree?: readonly Tree[] | undefined;
}
export const Tree: ComplexType<Tree> = {
  kind: "complexType",
  name: inK("Tree"),
  content: () =>
    sequence(
      element("label", inK("label"), xsString),
      occurs(
        0,
        unbounded,
        element("tree", inK("tree"), () => Tree),
      ),
    ),
};

const Oven: ComplexType = {
  kind: "complexType",
  content: () =>
    all(element("door", inK("door"), xsString), optional(element("heat", inK("heat"), xsInt))),
};

const Closed: ComplexType = {
  kind: "complexType",
  attributes: () => [attribute("since", { namespace: "", local: "since" }, xsDate)],
  content: () => sequence(element("why", inK("why"), xsString)),
};

export type Kitchen = {
  readonly code: string;
  readonly opened?: string | null | undefined;
  readonly amount?: readonly Amount[] | undefined;
  readonly dish?:
    | readonly (
        | {
            readonly $type: "Soup";
            readonly name: string;
            readonly hot: boolean;
            readonly id?: string;
          }
        | {
            readonly $type: "Cake";
            readonly name: string;
            readonly layers: bigint;
            readonly id?: string;
          }
      )[]
    | undefined;
  readonly tool?:
    | readonly (
        | { readonly kind: "knife"; readonly value: string }
        | { readonly kind: "pan"; readonly value: number }
      )[]
    | undefined;
  readonly content?:
    | readonly (
        | { readonly kind: "in" | "out"; readonly value: string }
        | { readonly kind: "back"; readonly value: boolean }
      )[]
    | undefined;
  readonly note?: Note | undefined;
  readonly tree?: Tree | undefined;
  readonly oven?: { readonly door: string; readonly heat?: number } | undefined;
  readonly sizes?: readonly (number | "small" | "large")[] | undefined;
  readonly words?: readonly string[] | undefined;
  readonly name?: QNameValue | undefined;
  readonly closed?:
    | { readonly why: string; readonly since?: string }
    | Nil<{ readonly since?: string }>
    | null
    | undefined;
  readonly version?: string | undefined;
  readonly plain?: string | undefined;
  readonly any?: readonly AnyElement[] | undefined;
  readonly favourite?: string | undefined;
  readonly lang?: string | undefined;
  readonly heat?: number | undefined;
  readonly anyAttributes?: readonly AnyAttribute[] | undefined;
} & (
  | { readonly street: string; readonly city?: string | undefined; readonly box?: never }
  | { readonly box: number; readonly street?: never; readonly city?: never }
);

const KitchenType: ComplexType<Kitchen> = {
  kind: "complexType",
  attributes: () => [
    attribute("favourite", { namespace: "", local: "favourite" }, xsIDREF),
    lang,
    attribute("heat", { namespace: s, local: "heat" }, xsInt),
  ],
  anyAttribute: {
    property: "anyAttributes",
    namespaces: { not: k },
    processContents: "skip",
  },
  content: () =>
    sequence(
      element("code", inK("code"), Code),
      optional(element("opened", inK("opened"), xsDate, { nillable: true })),
      choice(
        sequence(
          element("street", inK("street"), xsString),
          optional(element("city", inK("city"), xsString)),
        ),
        element("box", inK("box"), xsInt),
      ),
      occurs(0, 3, element("amount", inK("amount"), Amount)),
      occurs(0, unbounded, element("dish", inK("dish"), Dish)),
      occurs(0, unbounded, elementRef("tool", tool)),
      ordered(
        "content",
        occurs(
          0,
          unbounded,
          choice(
            element("in", inK("in"), xsString),
            sequence(element("out", inK("out"), xsString), element("back", inK("back"), xsBoolean)),
          ),
        ),
      ),
      optional(element("note", inK("note"), Note)),
      optional(element("tree", inK("tree"), Tree)),
      optional(element("oven", inK("oven"), Oven)),
      optional(element("sizes", inK("sizes"), Sizes)),
      optional(element("words", inK("words"), xsNMTOKENS)),
      optional(element("name", inK("name"), xsQName)),
      optional(element("closed", inK("closed"), Closed, { nillable: true })),
      optional(element("version", inK("version"), xsDecimal, { fixed: "1.0" })),
      optional(elementRef("plain", globalElement(inK("plain"), xsString))),
      occurs(0, unbounded, any("any", { namespaces: { not: k }, processContents: "skip" })),
    ),
};

/** The root element. */
export const kitchen: ElementDescriptor<Kitchen> = globalElement(inK("kitchen"), KitchenType, {
  prefixes: { [k]: "k", [s]: "s" },
});
