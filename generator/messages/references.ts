import { french } from "../../runtime/messages/typography.js";
import { elName, elType } from "./examples.js";
import type { Catalogue, Name, Place, Thing } from "./message.js";
import { en, fr, placed } from "./words.js";
import { type Faults, xpathFault } from "./xpath-faults.js";

interface Reference {
  /** What a name should be that of. */
  readonly thing: Thing;
  readonly near: readonly Name[];
}

interface Named {
  readonly name: Name;
}

interface XPathFault extends Faults {
  readonly xpath: string;
}

/** What names refer to, what is there twice, and what is redefined; identity constraints among them. */
export interface ReferenceParameters {
  readonly "src-resolve": Reference;
  readonly "src-resolve/constraint": Reference;
  readonly "src-resolve/complex-type": Named;
  readonly "src-resolve/not-given": {
    readonly thing: Thing;
    readonly namespace: string;
    /** How many more references of the document there are to the namespace. */
    readonly others: number;
  };
  readonly "src-resolve/xsd11": Named;
  readonly "src-resolve.4.1": Reference;
  readonly "src-resolve.4.2": Reference & { readonly namespace: string };
  readonly "sch-props-correct.2": { readonly thing: Thing; readonly place: Place };
  readonly "sch-props-correct.2/document": {
    readonly first: string;
    readonly count: number;
    readonly thing: Thing;
  };
  readonly "src-redefine": Reference & { readonly location: string };
  readonly "src-redefine/other-kind": {
    readonly name: Name;
    readonly found: string;
    readonly written: string;
    readonly place: Place;
  };
  readonly "src-redefine.5": { readonly thing: Thing };
  readonly "src-redefine.6.1.1": { readonly thing: Thing };
  readonly "src-redefine.7.1": { readonly thing: Thing };
  readonly "src-redefine.6.1.2": {
    readonly thing: Thing;
    readonly attribute: "minOccurs" | "maxOccurs";
  };
  readonly "c-props-correct.1": Named;
  readonly "c-props-correct.2": Named & { readonly fields: number; readonly own: number };
  readonly "c-selector-xpath": XPathFault;
  readonly "c-fields-xpaths": XPathFault;
}

const typo: Reference = {
  thing: elType("AdresseTyp"),
  near: [elName("AdresseType")],
};
const type: Thing = elType("AdresseType");
const group: Thing = { kind: "group", name: elName("Identite") };
const place: Place = { file: "communs.xsd", line: 12, column: 3 };

/** A thing that is not there: « il n’y a pas de type « el:T » ». */
function noneFrench(thing: Thing): string {
  const [noun = ""] = fr.the(thing).split("\u00ab");
  const bare = noun.trim().replace(/^(?:le |la |l’)/, "");
  const de = /^[aeéiou]/.test(bare) ? "d’" : "de ";
  return `${de}${bare} ${"name" in thing ? fr.quote(thing.name) : ""}`;
}

function noneEnglish(thing: Thing): string {
  return en.the(thing).replace(/^the /, "");
}

const missing = {
  fr: (p: Reference) => french`il n'y a pas ${noneFrench(p.thing)}${fr.meant(p.near)}`,
  en: (p: Reference) => `there is no ${noneEnglish(p.thing)}${en.meant(p.near)}`,
};

const onlyOnce = {
  fr: ({ thing }: { readonly thing: Thing }) =>
    french`la redéfinition ${fr.of(thing)} y renvoie plus d'une fois : une seule est permise`,
  en: ({ thing }: { readonly thing: Thing }) =>
    `the redefinition ${en.of(thing)} refers to it more than once: once is allowed`,
};

const notAllowed = {
  fr: (p: XPathFault) =>
    french`l'expression XPath ${fr.quote(p.xpath)} n'est pas permise : ${xpathFault(p, "fr")}`,
  en: (p: XPathFault) =>
    `the XPath expression ${en.quote(p.xpath)} is not allowed: ${xpathFault(p, "en")}`,
};

export const referenceMessages: Catalogue<ReferenceParameters> = {
  "src-resolve": { ...missing, example: typo },
  "src-resolve/constraint": {
    fr: (p) =>
      french`il n'y a pas de contrainte xs:key ou xs:unique ${"name" in p.thing ? fr.quote(p.thing.name) : ""}${fr.meant(p.near)}`,
    en: (p) =>
      `there is no constraint xs:key or xs:unique ${"name" in p.thing ? en.quote(p.thing.name) : ""}${en.meant(p.near)}`,
    example: {
      thing: { kind: "constraint", name: elName("CleDeLots") },
      near: [elName("CleDeLot")],
    },
  },
  "src-resolve/complex-type": {
    fr: (p) => french`il faut ici un type simple, et ${fr.quote(p.name)} est un type complexe`,
    en: (p) => `a simple type is needed here, and ${en.quote(p.name)} is a complex type`,
    example: { name: elName("AdresseType") },
  },
  "src-resolve/not-given": {
    fr: (p) =>
      french`${missing.fr({ ...p, near: [] })} : l'espace de noms ${fr.quote(p.namespace)} est importé, mais aucun de ses schémas n'a été donné ni trouvé${p.others === 0 ? "" : french` ; ${p.others === 1 ? french`un autre renvoi de ce document n'aboutit` : french`${p.others} autres renvois de ce document n'aboutissent`} pas non plus`}`,
    en: (p) =>
      `${missing.en({ ...p, near: [] })}: the namespace ${en.quote(p.namespace)} is imported, but no schema of it was given or found${p.others === 0 ? "" : `; ${p.others === 1 ? "another reference" : `${p.others} other references`} of this document to it ${p.others === 1 ? "leads" : "lead"} nowhere either`}`,
    example: { thing: type, namespace: "urn:el", others: 0 },
  },
  "src-resolve/xsd11": {
    fr: (p) =>
      french`le type ${fr.quote(p.name)} n'existe que depuis XML Schema 1.1 ; scrutin lit XML Schema 1.0`,
    en: (p) =>
      `the type ${en.quote(p.name)} came with XML Schema 1.1; scrutin reads XML Schema 1.0`,
    example: {
      name: {
        namespace: "http://www.w3.org/2001/XMLSchema",
        local: "dateTimeStamp",
        prefix: "xs",
      },
    },
  },
  "src-resolve.4.1": {
    fr: (p) =>
      french`${missing.fr({ ...p, near: [] })} sans espace de noms : le nom n'a pas de préfixe, et ce document n'importe pas de composants sans espace de noms${fr.meant(p.near)}`,
    en: (p) =>
      `${missing.en({ ...p, near: [] })} in no namespace: the name has no prefix, and this document imports no components without a namespace${en.meant(p.near)}`,
    example: {
      thing: { kind: "type", name: { namespace: "", local: "AdresseType" } },
      near: [elName("AdresseType")],
    },
  },
  "src-resolve.4.2": {
    fr: (p) =>
      french`${fr.the(p.thing)} est de l'espace de noms ${fr.quote(p.namespace)}, que ce document n'importe pas : il faut <xs:import namespace="${p.namespace}">${fr.meant(p.near)}`,
    en: (p) =>
      `${en.the(p.thing)} is of the namespace ${en.quote(p.namespace)}, which this document does not import: it needs <xs:import namespace="${p.namespace}">${en.meant(p.near)}`,
    example: { thing: type, near: [], namespace: "urn:el" },
  },
  "sch-props-correct.2": {
    fr: (p) => french`${fr.the(p.thing)} existe déjà${placed(p.place, "fr")}`,
    en: (p) => `${en.the(p.thing)} exists already${placed(p.place, "en")}`,
    example: { thing: type, place },
  },
  "sch-props-correct.2/document": {
    fr: (p) =>
      french`ce document et ${fr.quote(p.first)} déclarent ${p.count} composants de mêmes noms, dont ${fr.the(p.thing)} : ce sont sans doute deux copies ou deux versions du même document`,
    en: (p) =>
      `this document and ${en.quote(p.first)} declare ${p.count} components of the same names, among them ${en.the(p.thing)}: these are probably two copies or two versions of one document`,
    example: { first: "communs.xsd", count: 214, thing: type },
  },
  "src-redefine": {
    fr: (p) =>
      french`il n'y a pas ${noneFrench(p.thing)} à redéfinir dans ${fr.quote(p.location)}${fr.meant(p.near)}`,
    en: (p) =>
      `there is no ${noneEnglish(p.thing)} to redefine in ${en.quote(p.location)}${en.meant(p.near)}`,
    example: { thing: group, near: [], location: "communs.xsd" },
  },
  "src-redefine/other-kind": {
    fr: (p) =>
      french`${fr.quote(p.name)} est déclaré par <${p.found}>${placed(p.place, "fr")}, et ne peut pas être redéfini par <${p.written}>`,
    en: (p) =>
      `${en.quote(p.name)} is declared by <${p.found}>${placed(p.place, "en")}, and cannot be redefined by <${p.written}>`,
    example: { name: elName("AdresseType"), found: "complexType", written: "simpleType", place },
  },
  "src-redefine.5": {
    fr: (p) =>
      french`la redéfinition ${fr.of(p.thing)} doit être une restriction ou une extension de ce même type`,
    en: (p) =>
      `the redefinition ${en.of(p.thing)} must be a restriction or an extension of that type itself`,
    example: { thing: type },
  },
  "src-redefine.6.1.1": { ...onlyOnce, example: { thing: group } },
  "src-redefine.7.1": {
    ...onlyOnce,
    example: { thing: { kind: "attributeGroup", name: elName("Attributs") } },
  },
  "src-redefine.6.1.2": {
    fr: (p) =>
      french`là où la redéfinition ${fr.of(p.thing)} y renvoie, ${p.attribute} doit valoir 1`,
    en: (p) => `where the redefinition ${en.of(p.thing)} refers to it, ${p.attribute} must be 1`,
    example: { thing: group, attribute: "maxOccurs" },
  },
  "c-props-correct.1": {
    fr: (p) =>
      french`la contrainte ${fr.quote(p.name)} est elle-même un xs:keyref : « refer » doit nommer un xs:key ou un xs:unique`,
    en: (p) =>
      `the constraint ${en.quote(p.name)} is an xs:keyref itself: "refer" must name an xs:key or xs:unique`,
    example: { name: elName("RenvoiAuLot") },
  },
  "c-props-correct.2": {
    fr: (p) =>
      french`ce xs:keyref et la contrainte ${fr.quote(p.name)} n'ont pas autant d'éléments xs:field : ${p.own} et ${p.fields}`,
    en: (p) =>
      `this xs:keyref and the constraint ${en.quote(p.name)} do not have as many elements xs:field: ${p.own} and ${p.fields}`,
    example: { name: elName("CleDeLot"), fields: 2, own: 1 },
  },
  "c-selector-xpath": { ...notAllowed, example: { xpath: "/a", fault: "unexpected", about: "/" } },
  "c-fields-xpaths": { ...notAllowed, example: { xpath: "p:a", fault: "prefix", about: "p" } },
};
