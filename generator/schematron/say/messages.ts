import type { Locale } from "../../../runtime/issues.js";
import { clip, french } from "../../../runtime/messages/typography.js";
import { schemaMessages } from "./messages-by-schema.js";
import { expectedEnglish, expectedFrench, xpathSentences } from "./messages-of-xpath.js";
import { adviceOn } from "./other-vocabularies.js";
import type { ReferenceKind, SchematronCode, SchematronParameters } from "./parameters.js";
import { nearEnglish, nearFrench, type Sentence } from "./sentence.js";

type Sentences = { readonly [Code in SchematronCode]: Sentence<SchematronParameters[Code]> };

const cutFrench = (text: string): string => french`« ${clip(text)} »`;
const cut = (text: string): string => `"${clip(text)}"`;

const references: Readonly<Record<ReferenceKind, Readonly<Record<Locale, string>>>> = {
  pattern: { fr: "de pattern", en: "pattern" },
  phase: { fr: "de phase", en: "phase" },
  rule: { fr: "de règle abstraite", en: "abstract rule" },
  diagnostic: { fr: "de diagnostic", en: "diagnostic" },
  property: { fr: "de propriété", en: "property" },
};

function namespaceFrench(namespace: string): string {
  return namespace === "" ? "sans espace de noms" : french`de l'espace de noms « ${namespace} »`;
}

function namespaceEnglish(namespace: string): string {
  return namespace === "" ? "in no namespace" : `of the namespace "${namespace}"`;
}

const schematronMessages: Sentences = {
  "xml-not-well-formed": {
    fr: (p) => french`le fichier n'est pas du XML bien formé : ${p.detail}`,
    en: (p) => `the file is not well-formed XML: ${p.detail}`,
  },
  "schematron-namespace": {
    fr: (p) =>
      french`« ${p.found} » n'est pas l'espace de noms de Schematron ; vouliez-vous dire « ${p.near} » ?`,
    en: (p) => `"${p.found}" is not the namespace of Schematron; did you mean "${p.near}"?`,
  },
  "schematron-no-schematron": {
    fr: (p) =>
      french`l'élément « ${p.element} » ${namespaceFrench(p.namespace)} n'est pas un schéma Schematron${adviceOn(p.namespace, "fr")}`,
    en: (p) =>
      `the element "${p.element}" ${namespaceEnglish(p.namespace)} is not a Schematron schema${adviceOn(p.namespace, "en")}`,
  },
  "schematron-lookalike": {
    fr: (p) =>
      french`l'élément « ${p.element} » ${namespaceFrench(p.namespace)} n'est pas de Schematron : il n'a pas d'effet`,
    en: (p) =>
      `the element "${p.element}" ${namespaceEnglish(p.namespace)} is not Schematron's: it has no effect`,
  },
  "schematron-unknown-element": {
    fr: (p) => french`l'élément « ${p.element} » n'existe pas dans Schematron${nearFrench(p.near)}`,
    en: (p) => `there is no element "${p.element}" in Schematron${nearEnglish(p.near)}`,
  },
  "schematron-misplaced-element": {
    fr: (p) => french`l'élément « ${p.element} » ne peut pas se trouver dans « ${p.parent} »`,
    en: (p) => `the element "${p.element}" cannot stand in "${p.parent}"`,
  },
  "schematron-stray-text": {
    fr: (p) => french`le texte « ${clip(p.text)} » dans « ${p.element} » n'a pas d'effet`,
    en: (p) => `the text "${clip(p.text)}" in "${p.element}" has no effect`,
  },
  "schematron-unknown-attribute": {
    fr: (p) =>
      french`l'attribut « ${p.attribute} » n'existe pas sur « ${p.element} »${nearFrench(p.near)}`,
    en: (p) => `"${p.element}" has no attribute "${p.attribute}"${nearEnglish(p.near)}`,
  },
  "schematron-missing-attribute": {
    fr: (p) => french`l'élément « ${p.element} » n'a pas d'attribut « ${p.attribute} »`,
    en: (p) => `the element "${p.element}" lacks its attribute "${p.attribute}"`,
  },
  "schematron-empty-attribute": {
    fr: (p) => french`l'attribut « ${p.attribute} » de « ${p.element} » est vide`,
    en: (p) => `the attribute "${p.attribute}" of "${p.element}" is empty`,
  },
  "schematron-wrong-value": {
    fr: (p) =>
      french`« ${clip(p.value)} » n'a pas sa place dans l'attribut « ${p.attribute} » de « ${p.element} »${p.expected.length === 0 ? french` : ce n'est pas un nom` : expectedFrench(p.expected)}`,
    en: (p) =>
      `"${clip(p.value)}" cannot be the "${p.attribute}" of "${p.element}"${p.expected.length === 0 ? ": it is no name" : expectedEnglish(p.expected)}`,
  },
  "schematron-unsupported-attribute": {
    fr: (p) =>
      french`l'attribut « ${p.attribute} » de « ${p.element} » (Schematron 2025) n'est pas pris en charge`,
    en: (p) =>
      `the attribute "${p.attribute}" of "${p.element}" (Schematron 2025) is not supported`,
  },
  "schematron-abstract-instance": {
    fr: () =>
      french`un pattern ne peut pas être abstrait et être une instance (is-a) d'un pattern abstrait`,
    en: () => "a pattern cannot be abstract and an instance (is-a) of an abstract pattern at once",
  },
  "schematron-abstract-context": {
    fr: () =>
      french`la règle est abstraite : elle n'est appliquée que là où une autre la reprend, et son contexte n'a pas d'effet`,
    en: () =>
      "the rule is abstract: it is asked only where another one extends it, and its context has no effect",
  },
  "schematron-instance-content": {
    fr: (p) =>
      french`le pattern « ${p.pattern} » est une instance d'un pattern abstrait : il ne peut pas contenir de « ${p.element} »`,
    en: (p) =>
      `the pattern "${p.pattern}" is an instance of an abstract pattern: "${p.element}" cannot stand in it`,
  },
  "schematron-xslt-element": {
    fr: (p) => french`l'élément « ${p.element} » de XSLT n'est pas pris en charge`,
    en: (p) => `the element "${p.element}" of XSLT is not supported`,
  },
  "schematron-binding": {
    fr: (p) =>
      french`le langage de requête « ${p.binding} » n'est pas pris en charge${nearFrench(p.near)}`,
    en: (p) => `the query language "${p.binding}" is not supported${nearEnglish(p.near)}`,
  },
  "schematron-needs-xpath2": {
    fr: (p) =>
      french`${p.count === 1 ? "une expression est écrite" : `${p.count} expressions sont écrites`} dans un langage plus récent que XPath 1.0 (« ${p.binding} ») : installez fontoxpath (npm install fontoxpath)`,
    en: (p) =>
      `${p.count === 1 ? "an expression is" : `${p.count} expressions are`} written in a language later than XPath 1.0 ("${p.binding}"): install fontoxpath (npm install fontoxpath)`,
  },
  "schematron-no-pattern": {
    fr: () => french`il n'y a pas de pattern : aucun document ne serait vérifié`,
    en: () => "there is no pattern: no document would be checked",
  },
  "schematron-empty-pattern": {
    fr: (p) => french`le pattern « ${p.pattern} » n'a pas de règle`,
    en: (p) => `the pattern "${p.pattern}" has no rule`,
  },
  "schematron-empty-rule": {
    fr: (p) => french`la règle de contexte ${cutFrench(p.context)} n'a ni assert ni report`,
    en: (p) => `the rule with the context ${cut(p.context)} has neither assert nor report`,
  },
  "schematron-empty-phase": {
    fr: (p) => french`la phase « ${p.phase} » n'active aucun pattern`,
    en: (p) => `the phase "${p.phase}" activates no pattern`,
  },
  "schematron-duplicate-id": {
    fr: (p) => french`l'identifiant « ${p.id} » existe déjà (${p.file}, ligne ${p.line})`,
    en: (p) => `the identifier "${p.id}" exists already (${p.file}, line ${p.line})`,
  },
  "schematron-duplicate-prefix": {
    fr: (p) =>
      french`le préfixe « ${p.prefix} » est déjà lié à un autre espace de noms (ligne ${p.line})`,
    en: (p) => `the prefix "${p.prefix}" is bound to another namespace already (line ${p.line})`,
  },
  "schematron-duplicate-variable": {
    fr: (p) => french`la variable « ${p.name} » existe déjà (${p.file}, ligne ${p.line})`,
    en: (p) => `the variable "${p.name}" exists already (${p.file}, line ${p.line})`,
  },
  "schematron-variable-cycle": {
    fr: (p) => french`la variable dépend d'elle-même : ${p.names.join(" → ")}`,
    en: (p) => `the variable depends on itself: ${p.names.join(" → ")}`,
  },
  "schematron-unknown-reference": {
    fr: (p) => french`il n'y a pas ${references[p.kind].fr} « ${p.id} »${nearFrench(p.near)}`,
    en: (p) => `there is no ${references[p.kind].en} "${p.id}"${nearEnglish(p.near)}`,
  },
  "schematron-unknown-key": {
    fr: (p) => french`il n'y a pas de clé « ${p.name} »${nearFrench(p.near)}`,
    en: (p) => `there is no key "${p.name}"${nearEnglish(p.near)}`,
  },
  "schematron-not-abstract": {
    fr: (p) =>
      p.kind === "rule"
        ? french`la règle « ${p.id} » n'est pas abstraite`
        : french`le pattern « ${p.id} » n'est pas abstrait`,
    en: (p) => `the ${p.kind} "${p.id}" is not abstract`,
  },
  "schematron-cycle": {
    fr: (p) => french`« ${p.kind} » revient à son point de départ : ${p.names.join(" → ")}`,
    en: (p) => `"${p.kind}" comes back to where it began: ${p.names.join(" → ")}`,
  },
  "schematron-missing-file": {
    fr: (p) => french`le fichier « ${p.file} » est introuvable`,
    en: (p) => `the file "${p.file}" cannot be found`,
  },
  "schematron-unreadable-file": {
    fr: (p) => french`le fichier « ${p.file} » ne peut pas être lu : ${p.detail}`,
    en: (p) => `the file "${p.file}" cannot be read: ${p.detail}`,
  },
  "schematron-missing-fragment": {
    fr: (p) => french`le fichier « ${p.file} » n'a pas d'élément d'identifiant « ${p.id} »`,
    en: (p) => `the file "${p.file}" has no element with the identifier "${p.id}"`,
  },
  "schematron-unused-parameter": {
    fr: (p) =>
      french`le pattern abstrait « ${p.pattern} » n'utilise pas le paramètre « ${p.name} »`,
    en: (p) => `the abstract pattern "${p.pattern}" does not use the parameter "${p.name}"`,
  },
  "schematron-duplicate-parameter": {
    fr: (p) => french`le paramètre « ${p.name} » a déjà une valeur (ligne ${p.line})`,
    en: (p) => `the parameter "${p.name}" has a value already (line ${p.line})`,
  },
  "schematron-idle-parameter": {
    fr: (p) =>
      french`le paramètre « ${p.name} » n'a pas d'effet : le pattern n'est pas une instance (is-a) d'un pattern abstrait`,
    en: (p) =>
      `the parameter "${p.name}" has no effect: the pattern is no instance (is-a) of an abstract pattern`,
  },
  "schematron-shadowed": {
    fr: (p) =>
      french`la règle de contexte ${cutFrench(p.context)} n'est jamais appliquée : celle de contexte ${cutFrench(p.by)} la précède dans son pattern (${p.file}, ligne ${p.line}) et s'applique aux mêmes nœuds`,
    en: (p) =>
      `the rule with the context ${cut(p.context)} is never asked: the one with the context ${cut(p.by)} comes before it in its pattern (${p.file}, line ${p.line}) and takes the same nodes`,
  },
  "schematron-one-position": {
    fr: (p) =>
      french`« ${p.function}() » vaut toujours 1 ici : une règle est appliquée à un nœud à la fois ; comptez les voisins (count(preceding-sibling::*))`,
    en: (p) =>
      `"${p.function}()" is always 1 here: a rule is asked about one node at a time; count its siblings (count(preceding-sibling::*))`,
  },
  "schematron-unknown-level": {
    fr: (p) =>
      french`« ${p.value} » (${p.attribute}) n'est pas un niveau de gravité : la règle compte comme une erreur`,
    en: (p) =>
      `"${p.value}" (${p.attribute}) is not a level of severity: the rule counts as an error`,
  },
  "schematron-attribute-context": {
    fr: () =>
      french`le contexte est un attribut : la règle est appliquée, ce que des outils de Schematron 1.5 ne font pas`,
    en: () =>
      "the context is an attribute: the rule is asked, which tools for Schematron 1.5 do not do",
  },
  ...schemaMessages,
  ...xpathSentences,
};

/** The message of a finding. */
export function schematronMessage<Code extends SchematronCode>(
  code: Code,
  parameters: SchematronParameters[Code],
  locale: Locale,
): string {
  const sentence: Sentence<SchematronParameters[Code]> = schematronMessages[code];
  return sentence[locale](parameters);
}
