import { french } from "../../../runtime/messages/typography.js";
import type { ChangeKind } from "../change-kinds.js";
import {
  both,
  type Detail,
  facet,
  fromTo,
  named,
  ofSeveral,
  renamed,
  type SayName,
  type Sentence,
  substitution,
  typeFromTo,
  value,
} from "./sentence-forms.js";

export type { SayName } from "./sentence-forms.js";

import type { Entry, Reach } from "../comparison.js";

/** What each kind of change says of its component. */
const sentences: Readonly<Record<ChangeKind, Sentence>> = {
  "root-added": both("nouvel élément racine", "new root element"),
  "root-removed": both("élément racine supprimé", "root element removed"),
  "root-renamed": renamed("élément racine renommé en", "root element renamed to"),
  "type-added": both("nouveau type", "new type"),
  "type-removed": both("type supprimé", "type removed"),
  "type-renamed": renamed("type renommé en", "type renamed to"),
  "group-added": both("nouveau groupe", "new group"),
  "group-removed": both("groupe supprimé", "group removed"),
  "group-renamed": renamed("groupe renommé en", "group renamed to"),
  "attribute-group-added": both("nouveau groupe d’attributs", "new attribute group"),
  "attribute-group-removed": both("groupe d’attributs supprimé", "attribute group removed"),
  "attribute-group-renamed": renamed("groupe d’attributs renommé en", "attribute group renamed to"),
  "global-attribute-added": both("nouvel attribut global", "new global attribute"),
  "global-attribute-removed": both("attribut global supprimé", "global attribute removed"),
  "notation-added": both("nouvelle notation", "new notation"),
  "notation-removed": both("notation supprimée", "notation removed"),
  "notation-changed": fromTo("identifiant de la notation", "identifier of the notation"),
  "element-added-optional": named(
    (n) => `nouvel élément facultatif ${n}`,
    (n) => `new optional element ${n}`,
  ),
  "element-added-required": named(
    (n) => `nouvel élément obligatoire ${n}`,
    (n) => `new required element ${n}`,
  ),
  "element-removed": named(
    (n) => `élément ${n} supprimé`,
    (n) => `element ${n} removed`,
  ),
  "element-renamed": (detail, say) => ({
    fr: `élément ${say(detail("name"))} renommé en ${say(detail("to"))}`,
    en: `element ${say(detail("name"))} renamed to ${say(detail("to"))}`,
  }),
  "element-prohibited": both(
    "l’élément ne peut plus être là",
    "the element can no longer be there",
  ),
  "form-changed": (detail) => {
    const names = detail("names");
    const qualified = detail("new") === "qualified";
    return {
      fr: french`dans ${qualified ? "l’espace de noms du schéma" : "aucun espace de noms"} désormais : ${names}`,
      en: `in ${qualified ? "the namespace of the schema" : "no namespace"} now: ${names}`,
    };
  },
  "min-raised": fromTo("nombre minimal relevé", "minimum raised"),
  "min-lowered": fromTo("nombre minimal abaissé", "minimum lowered"),
  "max-raised": fromTo("nombre maximal relevé", "maximum raised"),
  "max-lowered": fromTo("nombre maximal abaissé", "maximum lowered"),
  "type-widened": typeFromTo("type élargi", "type widened"),
  "type-narrowed": typeFromTo("type restreint", "type narrowed"),
  "type-other": typeFromTo("autre type", "another type"),
  "type-replaced": typeFromTo("type remplacé", "type replaced"),
  "type-made-anonymous": typeFromTo("type rendu anonyme", "type made anonymous"),
  "type-made-named": typeFromTo("type nommé", "type given a name"),
  "compositor-changed": fromTo("autre sorte de groupe", "another kind of group"),
  "order-changed": both("ordre des éléments changé", "order of elements changed"),
  "branch-added": named(
    (n) => `nouvelle branche du choix : ${n}`,
    (n) => `new branch of the choice: ${n}`,
  ),
  "branch-removed": named(
    (n) => `branche du choix supprimée : ${n}`,
    (n) => `branch of the choice removed: ${n}`,
  ),
  "branch-order-changed": both("ordre des branches changé", "order of branches changed"),
  "group-min-raised": fromTo("nombre minimal du groupe relevé", "minimum of the group raised"),
  "group-min-lowered": fromTo("nombre minimal du groupe abaissé", "minimum of the group lowered"),
  "group-max-raised": fromTo("nombre maximal du groupe relevé", "maximum of the group raised"),
  "group-max-lowered": fromTo("nombre maximal du groupe abaissé", "maximum of the group lowered"),
  "content-rewritten": both("contenu écrit autrement", "content written in another way"),
  "content-kind-changed": fromTo("sorte de contenu", "kind of content"),
  "mixed-added": both("du texte est permis entre les éléments", "text is allowed between elements"),
  "mixed-removed": both("plus de texte entre les éléments", "no more text between elements"),
  "base-changed": typeFromTo("autre type de base", "another base type"),
  "derivation-changed": fromTo("mode de dérivation", "method of derivation"),
  "wildcard-added": both(
    "d’autres éléments ou attributs sont permis",
    "other elements or attributes are allowed",
  ),
  "wildcard-removed": both(
    "plus d’autres éléments ou attributs",
    "no more other elements or attributes",
  ),
  "wildcard-widened": fromTo("joker élargi", "wildcard widened"),
  "wildcard-narrowed": fromTo("joker restreint", "wildcard narrowed"),
  "wildcard-changed": fromTo("joker changé", "wildcard changed"),
  "attribute-added-optional": named(
    (n) => `nouvel attribut facultatif ${n}`,
    (n) => `new optional attribute ${n}`,
  ),
  "attribute-added-required": named(
    (n) => `nouvel attribut obligatoire ${n}`,
    (n) => `new required attribute ${n}`,
  ),
  "attribute-removed": named(
    (n) => `attribut ${n} supprimé`,
    (n) => `attribute ${n} removed`,
  ),
  "attribute-renamed": (detail, say) => ({
    fr: `attribut ${say(detail("name"))} renommé en ${say(detail("to"))}`,
    en: `attribute ${say(detail("name"))} renamed to ${say(detail("to"))}`,
  }),
  "attribute-made-required": both("attribut devenu obligatoire", "attribute made required"),
  "attribute-made-optional": both("attribut devenu facultatif", "attribute made optional"),
  "default-added": (d) => ({
    fr: french`valeur par défaut « ${d("new")} » ajoutée`,
    en: `default "${d("new")}" added`,
  }),
  "default-removed": (d) => ({
    fr: french`valeur par défaut « ${d("old")} » supprimée`,
    en: `default "${d("old")}" removed`,
  }),
  "default-changed": fromTo("autre valeur par défaut", "another default"),
  "fixed-added": (d) => ({
    fr: french`valeur fixée à « ${d("new")} »`,
    en: `value fixed to "${d("new")}"`,
  }),
  "fixed-removed": (d) => ({
    fr: french`valeur qui n'est plus fixée à « ${d("old")} »`,
    en: `value no longer fixed to "${d("old")}"`,
  }),
  "fixed-changed": fromTo("autre valeur fixée", "another fixed value"),
  "nillable-added": both("l’élément peut être nil", "the element may be nil"),
  "nillable-removed": both("l’élément ne peut plus être nil", "the element may no longer be nil"),
  "abstract-added": both("devenu abstrait", "made abstract"),
  "abstract-removed": both("n’est plus abstrait", "no longer abstract"),
  "substitution-member-added": substitution(
    "peut prendre la place de",
    "may stand in the place of",
  ),
  "substitution-member-removed": substitution(
    "ne peut plus prendre la place de",
    "may no longer stand in the place of",
  ),
  "block-tightened": ofSeveral(
    fromTo("substitutions interdites, davantage", "more substitutions blocked"),
  ),
  "block-loosened": ofSeveral(
    fromTo("substitutions interdites, moins", "fewer substitutions blocked"),
  ),
  "block-changed": ofSeveral(fromTo("substitutions interdites", "blocked substitutions")),
  "final-changed": ofSeveral(fromTo("dérivations interdites", "final derivations")),
  "enumeration-added": value(
    (v) => french`nouveau code « ${v} »`,
    (v) => `new code "${v}"`,
  ),
  "enumeration-removed": value(
    (v) => french`code « ${v} » supprimé`,
    (v) => `code "${v}" removed`,
  ),
  "enumeration-renamed": (detail) => {
    const [old, to] = [detail("value") || detail("old"), detail("to") || detail("new")];
    return {
      fr: french`code « ${old} » renommé en « ${to} »`,
      en: `code "${old}" renamed to "${to}"`,
    };
  },
  "enumeration-rewritten": (d) => ({
    fr: french`code « ${d("value")} » écrit « ${d("to")} », pour la même valeur`,
    en: `code "${d("value")}" written "${d("to")}", the same value`,
  }),
  "enumeration-appeared": both("les valeurs sont désormais énumérées", "values are enumerated now"),
  "enumeration-vanished": both(
    "les valeurs ne sont plus énumérées",
    "values are no longer enumerated",
  ),
  "pattern-added": (d) => ({
    fr: french`nouveau motif « ${d("new")} »`,
    en: `new pattern "${d("new")}"`,
  }),
  "pattern-removed": (d) => ({
    fr: french`motif « ${d("old")} » supprimé`,
    en: `pattern "${d("old")}" removed`,
  }),
  "pattern-changed": fromTo("autre motif", "another pattern"),
  "length-changed": facet("longueur", "length"),
  "bounds-changed": facet("limites", "bounds"),
  "digits-changed": facet("nombre de chiffres", "number of digits"),
  "white-space-changed": fromTo("traitement des blancs", "white space"),
  "variety-changed": fromTo("sorte de type simple", "variety"),
  "item-type-changed": typeFromTo("type des éléments de la liste", "item type of the list"),
  "member-added": named(
    (n) => `nouveau membre de l’union ${n || "anonyme"}`,
    (n) => `new member of the union ${n || "without a name"}`,
  ),
  "member-removed": named(
    (n) => `membre de l’union ${n || "anonyme"} supprimé`,
    (n) => `member of the union ${n || "without a name"} removed`,
  ),
  "members-reordered": both(
    "ordre des membres de l’union changé",
    "order of the members of the union changed",
  ),
  "identity-added": named(
    (n) => `nouvelle contrainte d’identité ${n}`,
    (n) => `new identity constraint ${n}`,
  ),
  "identity-removed": named(
    (n) => `contrainte d’identité ${n} supprimée`,
    (n) => `identity constraint ${n} removed`,
  ),
  "identity-changed": named(
    (n) => `contrainte d’identité ${n} changée`,
    (n) => `identity constraint ${n} changed`,
  ),
  "documentation-changed": both("documentation changée", "documentation changed"),
  "foreign-attribute-changed": (detail, say) => ({
    fr: french`${say(detail("name"))} : « ${detail("old")} » devient « ${detail("new")} »`,
    en: `${say(detail("name"))}: "${detail("old")}" became "${detail("new")}"`,
  }),
  "version-changed": fromTo("autre version", "another version"),
  "file-moved": fromTo("autre fichier", "another file"),
};

/**
 * What a change is about: `el:TypeDeListeType`, `el:AvisType, Adresse/@code`.
 *
 * @example
 * for (const entry of entries) console.log(subjectOf(entry, (name) => name));
 */
export function subjectOf({ component }: Entry, name: SayName): string {
  const own = component.kind === "document" ? component.name : name(component.name);
  return component.path === "" ? own : `${own}, ${component.path}`;
}

/**
 * What changed, in a language.
 *
 * @example
 * for (const entry of entries) console.log(sentenceOf(entry, "fr", (name) => name));
 */
export function sentenceOf(entry: Entry, locale: "fr" | "en", name: SayName): string {
  const detail: Detail = (key) => entry.detail[key] ?? "";
  return sentences[entry.kind](detail, name)[locale];
}

/**
 * How far it reaches.
 *
 * @example
 * for (const { reach } of entries) console.log(reachOf(reach, "en"));
 */
export function reachOf({ places, roots }: Reach, locale: "fr" | "en"): string {
  return locale === "fr"
    ? `${places} ${places < 2 ? "endroit" : "endroits"} dans ${roots.length} ${roots.length < 2 ? "document" : "documents"}`
    : `${places} ${places === 1 ? "place" : "places"} in ${roots.length} ${roots.length === 1 ? "document" : "documents"}`;
}
