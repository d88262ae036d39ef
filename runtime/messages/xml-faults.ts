import type { Locale } from "../nouns/locale.js";
import { counted, typographic } from "./typography.js";

type Sentence = Readonly<Record<Locale, string>>;

/** What the tokenizer and the namespace rules report; `{}` stands for what follows the colon in a detail. */
const details: ReadonlyMap<string, Sentence> = /*@__PURE__*/ new Map(
  /*@__PURE__*/ Object.entries({
    "malformed-name": { en: 'the name "{}" is malformed', fr: "le nom « {} » est mal formé" },
    "malformed name": { en: 'the name "{}" is malformed', fr: "le nom « {} » est mal formé" },
    "xmlns-prefix": {
      en: 'the element name "{}" uses the reserved prefix "xmlns"',
      fr: "le nom d’élément « {} » emploie le préfixe réservé « xmlns »",
    },
    "unbound-prefix": {
      en: 'the prefix of "{}" is not declared',
      fr: "le préfixe de « {} » n’est pas déclaré",
    },
    "xmlns-reserved": {
      en: 'the declaration "{}" concerns the reserved prefix or namespace "xmlns"',
      fr: "la déclaration « {} » touche au préfixe ou à l’espace de noms réservé « xmlns »",
    },
    "xml-reserved": {
      en: 'the declaration "{}" concerns the reserved prefix or namespace "xml"',
      fr: "la déclaration « {} » touche au préfixe ou à l’espace de noms réservé « xml »",
    },
    "prefix-undeclared": {
      en: 'the declaration "{}" binds a prefix to no namespace',
      fr: "la déclaration « {} » associe un préfixe à aucun espace de noms",
    },
    "duplicate attribute": {
      en: 'the attribute "{}" is there twice',
      fr: "l’attribut « {} » est présent deux fois",
    },
    "unclosed tag": {
      en: 'the document ends before the end tag of "{}"',
      fr: "le document s’arrête avant la balise de fin de « {} »",
    },
    "unmatched closing tag": {
      en: 'the end tag of "{}" has no start tag',
      fr: "la balise de fin de « {} » n’a pas de balise de début",
    },
    "unexpected close tag": {
      en: 'the end tag is that of "{}", but the element which is open is "{1}"{2}',
      fr: "la balise de fin est celle de « {} », mais l’élément ouvert est « {1} »{2}",
    },
    "unexpected end": { en: "the document ends too early", fr: "le document s’arrête trop tôt" },
    "document must contain a root element": {
      en: "the document has no element",
      fr: "le document n’a aucun élément",
    },
    "documents may contain only one root": {
      en: "the document has a second root element",
      fr: "le document a un second élément racine",
    },
    "text data outside of root node": {
      en: "text stands outside the root element",
      fr: "du texte se trouve hors de l’élément racine",
    },
    "undefined entity": {
      en: 'the entity is not one of the five that XML predefines; "&" alone is written "&amp;"',
      fr: "l’entité n’est pas une des cinq que XML prédéfinit ; « & » seul s’écrit « &amp; »",
    },
    "disallowed character in entity name": {
      en: '"&" does not begin an entity reference here; alone it is written "&amp;"',
      fr: "« & » ne commence pas ici un appel d’entité ; seul, il s’écrit « &amp; »",
    },
    "malformed character entity": {
      en: "the character reference is malformed, or names a character that XML does not allow",
      fr: "l’appel de caractère est mal formé, ou désigne un caractère que XML n’admet pas",
    },
    "disallowed character": {
      en: "the character is not allowed here",
      fr: "ce caractère n’est pas admis ici",
    },
    "disallowed character in tag name": {
      en: 'the character is not allowed in the name of an element; "<" alone is written "&lt;"',
      fr: "ce caractère n’est pas admis dans un nom d’élément ; « < » seul s’écrit « &lt; »",
    },
    "disallowed character in closing tag": {
      en: "the character is not allowed in an end tag",
      fr: "ce caractère n’est pas admis dans une balise de fin",
    },
    "disallowed character in attribute name": {
      en: "the character is not allowed in the name of an attribute",
      fr: "ce caractère n’est pas admis dans un nom d’attribut",
    },
    "attribute without value": {
      en: "the attribute has no value",
      fr: "l’attribut n’a pas de valeur",
    },
    "unquoted attribute value": {
      en: "the value of the attribute is not in quotes",
      fr: "la valeur de l’attribut n’est pas entre guillemets",
    },
    "no whitespace between attributes": {
      en: "a space is missing between two attributes",
      fr: "il manque une espace entre deux attributs",
    },
    'the string "]]>" is disallowed in char data': {
      en: 'the string "]]>" is not allowed in text',
      fr: "la suite « ]]> » n’est pas admise dans du texte",
    },
    "unterminated tag": {
      en: 'the tag "<{}" that begins here is not terminated; "<" alone is written "&lt;"',
      fr: "la balise « <{} » qui commence ici n’est pas terminée ; « < » seul s’écrit « &lt; »",
    },
    "unterminated attribute value": {
      en: 'the value of the attribute "{}" that begins here is not terminated',
      fr: "la valeur de l’attribut « {} » qui commence ici n’est pas terminée",
    },
    "unterminated comment": {
      en: "the comment that begins here is not terminated",
      fr: "le commentaire qui commence ici n’est pas terminé",
    },
    "unterminated CDATA section": {
      en: "the CDATA section that begins here is not terminated",
      fr: "la section CDATA qui commence ici n’est pas terminée",
    },
    "unterminated processing instruction": {
      en: "the processing instruction that begins here is not terminated",
      fr: "l’instruction de traitement qui commence ici n’est pas terminée",
    },
    "unterminated DOCTYPE": {
      en: "the document type declaration (DOCTYPE) that begins here is not terminated",
      fr: "la déclaration de type de document (DOCTYPE) qui commence ici n’est pas terminée",
    },
    "malformed processing instruction": {
      en: "the processing instruction is malformed",
      fr: "l’instruction de traitement est mal formée",
    },
    "malformed XML declaration": {
      en: "the XML declaration is malformed",
      fr: "la déclaration XML est mal formée",
    },
    "unknown markup declaration": {
      en: '"<!" begins neither a comment nor a CDATA section nor a DOCTYPE here',
      fr: "« <! » ne commence ici ni un commentaire, ni une section CDATA, ni un DOCTYPE",
    },
    "misplaced DOCTYPE": {
      en: "a DOCTYPE stands once, before the root element",
      fr: "un DOCTYPE figure une seule fois, avant l’élément racine",
    },
    "malformed DOCTYPE": {
      en: "the document type declaration (DOCTYPE) is malformed here",
      fr: "la déclaration de type de document (DOCTYPE) est mal formée ici",
    },
    "content model too deep": {
      en: "the content model has too many groups inside each other",
      fr: "le modèle de contenu a trop de groupes les uns dans les autres",
    },
    "parameter entity in a declaration": {
      en: '"%" is not allowed inside a declaration of the internal subset',
      fr: "« % » n’est pas admis à l’intérieur d’une déclaration du sous-ensemble interne",
    },
    "undeclared entity": {
      en: 'the entity "{}" is not declared',
      fr: "l’entité « {} » n’est pas déclarée",
    },
    "recursive entity": {
      en: 'the entity "{}" refers to itself',
      fr: "l’entité « {} » fait référence à elle-même",
    },
    "entity expands too far": {
      en: 'the entity "{}" expands too far',
      fr: "l’entité « {} » se développe trop",
    },
    "attribute defaults expand too far": {
      en: "the default values of attributes add too much to the document",
      fr: "les valeurs par défaut d’attributs ajoutent trop au document",
    },
    "external entity": {
      en: 'the entity "{}" is external and is not read',
      fr: "l’entité « {} » est externe et n’est pas lue",
    },
    "unparsed entity": {
      en: 'the entity "{}" is not text: it can only be named by an attribute',
      fr: "l’entité « {} » n’est pas du texte : seul un attribut peut la nommer",
    },
    "entity not well-formed": {
      en: 'an element of the entity "{}" does not end in it',
      fr: "un élément de l’entité « {} » ne s’y termine pas",
    },
    "markup in an attribute value": {
      en: '"<" is not allowed in an attribute value; it is written "&lt;"',
      fr: "« < » n’est pas admis dans une valeur d’attribut ; il s’écrit « &lt; »",
    },
    "malformed comment": {
      en: 'a comment cannot contain "--"',
      fr: "un commentaire ne peut pas contenir « -- »",
    },
    "the XML declaration must appear at the start of the document": {
      en: "the XML declaration must stand at the very start of the document",
      fr: "la déclaration XML doit se trouver au tout début du document",
    },
    "an XML declaration must be at the start of the document": {
      en: "the XML declaration must stand at the very start of the document",
      fr: "la déclaration XML doit se trouver au tout début du document",
    },
  } satisfies Record<string, Sentence>),
);

/** What the limits of reading say, by the number that they allow. */
const limits: ReadonlyMap<
  string,
  Readonly<Record<Locale, (limit: number) => string>>
> = /*@__PURE__*/ new Map(
  /*@__PURE__*/ Object.entries({
    "limit-depth": {
      en: (limit: number) => `more than ${limit} elements inside each other`,
      fr: (limit: number) => `plus de ${counted(limit, "élément")} les uns dans les autres`,
    },
    "limit-attributes": {
      en: (limit: number) =>
        `more than ${limit} ${limit === 1 ? "attribute" : "attributes"} on one element`,
      fr: (limit: number) => `plus de ${counted(limit, "attribut")} sur un élément`,
    },
    "limit-text-length": {
      en: (limit: number) =>
        `a text longer than ${limit} ${limit === 1 ? "character" : "characters"}`,
      fr: (limit: number) => `un texte de plus de ${counted(limit, "caractère")}`,
    },
    "limit-document-length": {
      en: (limit: number) =>
        `a document longer than ${limit} ${limit === 1 ? "character" : "characters"}`,
      fr: (limit: number) => `un document de plus de ${counted(limit, "caractère")}`,
    },
  }),
);

const doctype: Sentence = {
  en: 'a document type declaration (DOCTYPE) is accepted only with the option "allowDoctype"',
  fr: "une déclaration de type de document (DOCTYPE) n’est acceptée qu’avec l’option « allowDoctype »",
};

/** One that is accepted in principle, and cannot be read past. */
const doctypeWithParameters: Sentence = {
  en: "the document type declaration (DOCTYPE) uses parameter entities, which are not accepted",
  fr: "la déclaration de type de document (DOCTYPE) emploie des entités de paramètre, qui ne sont pas acceptées",
};

/** The sentence for what ended the reading of a document: lower case first, no full stop. */
export function faultMessage(
  {
    code,
    parameters,
  }: { readonly code: string; readonly parameters: Readonly<Record<string, unknown>> },
  locale: Locale,
): string {
  const limit = limits.get(code);
  if (limit !== undefined) return limit[locale](Number(parameters["limit"]));
  if (code === "xml-doctype")
    return fill(parameters["allowed"] === true ? doctypeWithParameters : doctype, locale, "");
  const detail = String(parameters["detail"] ?? "");
  const colon = detail.indexOf(": ");
  const key = colon < 0 ? detail : detail.slice(0, colon);
  const sentence = details.get(key);
  const about = detail.slice(colon + 2);
  if (key === "unexpected close tag") return fillTags(details.get(key), locale, about);
  if (sentence !== undefined) return fill(sentence, locale, about);
  return locale === "fr" ? `le document n’est pas du XML bien formé (${detail})` : detail;
}

/** What an end tag says, the element that is open, and where that begins, if it is known: `b a 3:5`. */
function fillTags(sentence: Sentence | undefined, locale: Locale, about: string): string {
  const [closed = "", open = "", place] = about.split(" ");
  const [line, column] = place?.split(":") ?? [];
  const at = { en: ` (line ${line}, column ${column})`, fr: ` (ligne ${line}, colonne ${column})` };
  if (sentence === undefined) return about;
  return fill(sentence, locale, closed)
    .replace("{1}", () => open)
    .replace("{2}", () => (place === undefined ? "" : at[locale]));
}

function fill(sentence: Sentence, locale: Locale, about: string): string {
  const text = locale === "fr" ? typographic(sentence.fr) : sentence.en;
  return text.replace("{}", () => about);
}
