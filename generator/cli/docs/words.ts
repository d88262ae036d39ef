import type { IssueLevel, Locale } from "../../../runtime/issues.js";
import { french } from "../../../runtime/messages/typography.js";
import type { FacetName } from "../../schema/components.js";
import type { DescribedKind } from "../description/model.js";

/** What the pages say around what the schemas say. */
export interface DocsWords {
  readonly title: string;
  readonly intro: string;
  readonly skip: string;
  readonly modules: string;
  readonly module: string;
  readonly search: string;
  readonly searchLabel: string;
  readonly none: string;
  readonly one: string;
  readonly more: string;
  readonly first: string;
  readonly needsScript: string;
  readonly plurals: Readonly<Record<DescribedKind, string>>;
  readonly namespace: string;
  readonly noNamespace: string;
  readonly file: string;
  readonly version: string;
  readonly fingerprint: string;
  readonly uses: string;
  readonly usedBy: string;
  readonly usedByNone: string;
  readonly provenances: Readonly<Record<string, string>>;
  readonly provenance: string;
  readonly variants: string;
  readonly type: string;
  readonly base: Readonly<Record<"extension" | "restriction", string>>;
  readonly variety: Readonly<Record<"list" | "union", string>>;
  readonly flags: Readonly<Record<"abstract" | "mixed" | "nillable", string>>;
  readonly value: Readonly<Record<"default" | "fixed", string>>;
  readonly head: string;
  readonly substitutes: string;
  readonly final: string;
  readonly block: string;
  readonly identifiers: string;
  readonly constraints: string;
  readonly category: Readonly<Record<"key" | "keyref" | "unique", string>>;
  readonly refers: string;
  readonly drawing: (name: string, expression: string) => string;
  readonly tooLarge: string;
  readonly content: string;
  readonly attributes: string;
  readonly name: string;
  readonly occurs: string;
  readonly about: string;
  readonly codes: (count: number) => string;
  readonly codesOf: (name: string) => string;
  readonly code: string;
  readonly meaning: string;
  readonly facets: Readonly<Record<FacetName, string>>;
  readonly facetsTitle: string;
  readonly groups: Readonly<Record<"sequence" | "choice" | "all", string>>;
  readonly short: Readonly<
    Record<"attributes" | "any" | "anyAttribute" | "sequence" | "choice" | "all", string>
  >;
  readonly groupOf: (name: string) => string;
  readonly repeated: string;
  readonly any: string;
  readonly anyAttribute: string;
  readonly anyNamespace: string;
  readonly otherThan: (namespace: string) => string;
  readonly oneOf: (namespaces: string) => string;
  readonly process: Readonly<Record<"strict" | "lax" | "skip", string>>;
  readonly rules: string;
  readonly rulesIntro: string;
  readonly judged: string;
  readonly reads: string;
  readonly judges: string;
  readonly noPlace: string;
  readonly levels: Readonly<Record<IssueLevel, string>>;
  readonly allNames: string;
  readonly elementOf: (name: string) => string;
  readonly attributeOf: (name: string) => string;
  readonly codeOf: (name: string) => string;
  readonly ruleWord: string;
  readonly made: (version: string) => string;
  readonly line: (line: number) => string;
}

const fr: DocsWords = {
  title: french`Documentation des schémas`,
  intro: french`Ce que disent les schémas : leurs modules, leurs éléments et leurs types, avec leurs codes et les règles qui les concernent.`,
  skip: "Aller au contenu",
  modules: "Modules",
  module: "Module",
  search: "Rechercher",
  searchLabel: french`Rechercher un élément, un type, un code`,
  none: french`Aucun résultat.`,
  one: french`1 résultat`,
  more: french`résultats`,
  first: "(les 0 premiers sont ci-dessous)",
  needsScript: french`Sans JavaScript, la recherche ne filtre pas : tous les noms sont à la fin de cette page.`,
  plurals: {
    element: french`Éléments`,
    complexType: "Types complexes",
    simpleType: "Types simples",
    attribute: "Attributs globaux",
    group: "Groupes",
    attributeGroup: french`Groupes d'attributs`,
    notation: "Notations",
  },
  namespace: "Espace de noms",
  noNamespace: "aucun",
  file: "Fichier",
  version: "Version",
  fingerprint: "Empreinte SHA-256",
  uses: "S’appuie sur",
  usedBy: "Sert dans",
  usedByNone: french`Rien d'autre ne s'en sert.`,
  provenances: { known: "connu", inferred: "déduit", designed: "conçu" },
  provenance: "Provenance",
  variants: "Variantes",
  type: "Type",
  base: { extension: french`Étend`, restriction: "Restreint" },
  variety: { list: "Liste de", union: "Union de" },
  flags: { abstract: "abstrait", mixed: "contenu mixte", nillable: french`peut être nul` },
  value: { default: french`Par défaut`, fixed: "Valeur fixe" },
  head: french`Peut remplacer`,
  substitutes: french`Peut être remplacé par`,
  final: french`Dérivations interdites`,
  block: french`Remplacements interdits`,
  identifiers: "Identifiants",
  constraints: french`Contraintes d'identité`,
  category: { key: french`clé`, keyref: french`référence`, unique: french`unicité` },
  refers: "vers",
  drawing: (name, expression) => french`Contenu de ${name} : ${expression}`,
  tooLarge: french`Ce contenu est trop grand pour être dessiné ; le tableau ci-dessous le dit en entier.`,
  content: "Contenu",
  attributes: "Attributs",
  name: "Nom",
  occurs: "Occurrences",
  about: french`Ce que c'est`,
  codes: (count) => (count < 2 ? `${count} code` : `${count.toLocaleString("fr-FR")} codes`),
  codesOf: (name) => french`Codes de ${name}`,
  code: "Code",
  meaning: french`Libellé`,
  facetsTitle: "Contraintes",
  facets: {
    length: "longueur",
    minLength: "longueur minimale",
    maxLength: "longueur maximale",
    pattern: "motif",
    enumeration: "code",
    whiteSpace: "espaces",
    maxInclusive: "au plus",
    maxExclusive: french`inférieur à`,
    minInclusive: "au moins",
    minExclusive: french`supérieur à`,
    totalDigits: "chiffres au plus",
    fractionDigits: french`décimales au plus`,
  },
  groups: { sequence: "dans cet ordre", choice: "l’un de", all: "dans n’importe quel ordre" },
  short: {
    attributes: "attributs",
    any: french`tout élément`,
    anyAttribute: "tout attribut",
    sequence: french`séquence`,
    choice: "choix",
    all: "tous",
  },
  groupOf: (name) => `groupe ${name}`,
  repeated: french`déjà détaillé plus haut`,
  any: french`n'importe quel élément`,
  anyAttribute: french`n'importe quel attribut`,
  anyNamespace: french`de tout espace de noms`,
  otherThan: (namespace) => french`d'un autre espace de noms que ${namespace}`,
  oneOf: (namespaces) => french`de ${namespaces}`,
  process: {
    strict: french`doit être déclaré`,
    lax: french`vérifié s'il est déclaré`,
    skip: french`non vérifié`,
  },
  rules: french`Règles`,
  rulesIntro: french`Ce qui est exigé des documents au-delà des schémas.`,
  judged: french`Règles qui s'y appliquent`,
  reads: french`Règles qui le regardent`,
  judges: french`S'applique à`,
  noPlace: french`ce à quoi elle s'applique ne se déduit pas des schémas`,
  levels: { error: "erreur", warning: "avertissement", information: "information" },
  allNames: "Tous les noms",
  elementOf: (name) => french`élément de ${name}`,
  attributeOf: (name) => french`attribut de ${name}`,
  codeOf: (name) => french`code de ${name}`,
  ruleWord: french`règle`,
  made: (version) => french`Pages faites par scrutin ${version}, à partir des schémas.`,
  line: (line) => `ligne ${line}`,
};

const en: DocsWords = {
  title: "Documentation of the schemas",
  intro:
    "What the schemas say: their modules, their elements and types, with their codes and the rules that concern them.",
  skip: "Skip to the content",
  modules: "Modules",
  module: "Module",
  search: "Search",
  searchLabel: "Search for an element, a type, a code",
  none: "Nothing found.",
  one: "1 result",
  more: "results",
  first: "(the first 0 are below)",
  needsScript:
    "Without JavaScript, the search finds nothing: all names are at the end of this page.",
  plurals: {
    element: "Elements",
    complexType: "Complex types",
    simpleType: "Simple types",
    attribute: "Global attributes",
    group: "Groups",
    attributeGroup: "Attribute groups",
    notation: "Notations",
  },
  namespace: "Namespace",
  noNamespace: "none",
  file: "File",
  version: "Version",
  fingerprint: "SHA-256 fingerprint",
  uses: "Relies on",
  usedBy: "Used in",
  usedByNone: "Nothing else uses it.",
  provenances: { known: "known", inferred: "inferred", designed: "designed" },
  provenance: "Provenance",
  variants: "Variants",
  type: "Type",
  base: { extension: "Extends", restriction: "Restricts" },
  variety: { list: "List of", union: "Union of" },
  flags: { abstract: "abstract", mixed: "mixed content", nillable: "may be nil" },
  value: { default: "Default", fixed: "Fixed value" },
  head: "May stand for",
  substitutes: "May be replaced by",
  final: "Derivations forbidden",
  block: "Substitutions forbidden",
  identifiers: "Identifiers",
  constraints: "Identity constraints",
  category: { key: "key", keyref: "reference", unique: "uniqueness" },
  refers: "to",
  drawing: (name, expression) => `Content of ${name}: ${expression}`,
  tooLarge: "This content is too large to be drawn; the table below has all of it.",
  content: "Content",
  attributes: "Attributes",
  name: "Name",
  occurs: "Occurrences",
  about: "What it is",
  codes: (count) => (count === 1 ? "1 code" : `${count.toLocaleString("en-GB")} codes`),
  codesOf: (name) => `Codes of ${name}`,
  code: "Code",
  meaning: "Title",
  facetsTitle: "Constraints",
  facets: {
    length: "length",
    minLength: "minimum length",
    maxLength: "maximum length",
    pattern: "pattern",
    enumeration: "code",
    whiteSpace: "white space",
    maxInclusive: "at most",
    maxExclusive: "less than",
    minInclusive: "at least",
    minExclusive: "more than",
    totalDigits: "digits at most",
    fractionDigits: "decimals at most",
  },
  groups: { sequence: "in this order", choice: "one of", all: "in any order" },
  short: {
    attributes: "attributes",
    any: "any element",
    anyAttribute: "any attribute",
    sequence: "sequence",
    choice: "choice",
    all: "all",
  },
  groupOf: (name) => `group ${name}`,
  repeated: "shown above",
  any: "any element",
  anyAttribute: "any attribute",
  anyNamespace: "of any namespace",
  otherThan: (namespace) => `of another namespace than ${namespace}`,
  oneOf: (namespaces) => `of ${namespaces}`,
  process: { strict: "must be declared", lax: "checked if declared", skip: "not checked" },
  rules: "Rules",
  rulesIntro: "What is asked of documents beyond the schemas.",
  judged: "Rules that apply to it",
  reads: "Rules that look at it",
  judges: "Applies to",
  noPlace: "the schemas do not say what it applies to",
  levels: { error: "error", warning: "warning", information: "information" },
  allNames: "All names",
  elementOf: (name) => `element of ${name}`,
  attributeOf: (name) => `attribute of ${name}`,
  codeOf: (name) => `code of ${name}`,
  ruleWord: "rule",
  made: (version) => `Pages made by scrutin ${version} from the schemas.`,
  line: (line) => `line ${line}`,
};

export const docsWords: Readonly<Record<Locale, DocsWords>> = { fr, en };
