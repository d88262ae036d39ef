import type { Locale } from "../nouns/locale.js";
import { documentMessage } from "./index.js";
import { typographic } from "./typography.js";

/** English and French. */
type Sentence = readonly [en: string, fr: string];

const notAllowed = (en: string, fr: string): Sentence => [
  `the character is not allowed ${en}`,
  `ce caractère n'est pas admis ${fr}`,
];

/** Parts of several sentences. */
const lessThan: Sentence = ['"<" alone is written "&lt;"', "« < » seul s'écrit « &lt; »"];
const declaration: Sentence = [
  "the document type declaration (DOCTYPE)",
  "la déclaration de type de document (DOCTYPE)",
];

const reserved = (what: string): Sentence => [
  `the declaration "{}" concerns the reserved prefix or namespace "${what}"`,
  `la déclaration « {} » touche au préfixe ou à l'espace de noms réservé « ${what} »`,
];

const unterminated = (en: string, fr: string, participle: string, more = ""): Sentence => [
  `${en} that begins here is not terminated${more}`,
  `${fr} qui commence ici n'est pas ${participle}`,
];

/**
 * What the tokenizer and the namespace rules report; `{}` stands for what follows the colon in a detail. Made when it is asked for, once a
 * document: so bundlers leave it out where nothing is read.
 */
const details = (): Readonly<Record<string, Sentence>> => ({
  "malformed-name": ['the name "{}" is malformed', "le nom « {} » est mal formé"],
  "xmlns-prefix": [
    'the element name "{}" uses the reserved prefix "xmlns"',
    "le nom d'élément « {} » emploie le préfixe réservé « xmlns »",
  ],
  "unbound-prefix": [
    'the prefix of "{}" is not declared',
    "le préfixe de « {} » n'est pas déclaré",
  ],
  "xmlns-reserved": reserved("xmlns"),
  "xml-reserved": reserved("xml"),
  "prefix-undeclared": [
    'the declaration "{}" binds a prefix to no namespace',
    "la déclaration « {} » associe un préfixe à aucun espace de noms",
  ],
  "duplicate attribute": [
    'the attribute "{}" is there twice',
    "l'attribut « {} » est présent deux fois",
  ],
  "unclosed tag": [
    'the document ends before the end tag of "{}"',
    "le document s'arrête avant la balise de fin de « {} »",
  ],
  "unmatched closing tag": [
    'the end tag of "{}" has no start tag',
    "la balise de fin de « {} » n'a pas de balise de début",
  ],
  "unexpected close tag": [
    'the end tag is that of "{}", but the element which is open is "{1}"{2}',
    "la balise de fin est celle de « {} », mais l'élément ouvert est « {1} »{2}",
  ],
  "document must contain a root element": [
    "the document has no element",
    "le document n'a aucun élément",
  ],
  "documents may contain only one root": [
    "the document has a second root element",
    "le document a un second élément racine",
  ],
  "text data outside of root node": [
    "text stands outside the root element",
    "du texte se trouve hors de l'élément racine",
  ],
  "undefined entity": [
    'the entity is not one of the five that XML predefines; "&" alone is written "&amp;"',
    "l'entité n'est pas une des cinq que XML prédéfinit ; « & » seul s'écrit « &amp; »",
  ],
  "disallowed character in entity name": [
    '"&" does not begin an entity reference here; alone it is written "&amp;"',
    "« & » ne commence pas ici un appel d'entité ; seul, il s'écrit « &amp; »",
  ],
  "malformed character entity": [
    "the character reference is malformed, or names a character that XML does not allow",
    "l'appel de caractère est mal formé, ou désigne un caractère que XML n'admet pas",
  ],
  "disallowed character": notAllowed("here", "ici"),
  "disallowed character in tag name": notAllowed(
    `in the name of an element; ${lessThan[0]}`,
    `dans un nom d'élément ; ${lessThan[1]}`,
  ),
  "disallowed character in closing tag": notAllowed("in an end tag", "dans une balise de fin"),
  "disallowed character in attribute name": notAllowed(
    "in the name of an attribute",
    "dans un nom d'attribut",
  ),
  "attribute without value": ["the attribute has no value", "l'attribut n'a pas de valeur"],
  "unquoted attribute value": [
    "the value of the attribute is not in quotes",
    "la valeur de l'attribut n'est pas entre guillemets",
  ],
  "no whitespace between attributes": [
    "a space is missing between two attributes",
    "il manque une espace entre deux attributs",
  ],
  'the string "]]>" is disallowed in char data': [
    'the string "]]>" is not allowed in text',
    "la suite « ]]> » n'est pas admise dans du texte",
  ],
  "unterminated tag": unterminated(
    'the tag "<{}"',
    "la balise « <{} »",
    `terminée ; ${lessThan[1]}`,
    `; ${lessThan[0]}`,
  ),
  "unterminated attribute value": unterminated(
    'the value of the attribute "{}"',
    "la valeur de l'attribut « {} »",
    "terminée",
  ),
  "unterminated comment": unterminated("the comment", "le commentaire", "terminé"),
  "unterminated CDATA section": unterminated("the CDATA section", "la section CDATA", "terminée"),
  "unterminated processing instruction": unterminated(
    "the processing instruction",
    "l'instruction de traitement",
    "terminée",
  ),
  "unterminated DOCTYPE": unterminated(...declaration, "terminée"),
  "malformed processing instruction": [
    "the processing instruction is malformed",
    "l'instruction de traitement est mal formée",
  ],
  "malformed XML declaration": [
    "the XML declaration is malformed",
    "la déclaration XML est mal formée",
  ],
  "unknown markup declaration": [
    '"<!" begins neither a comment nor a CDATA section nor a DOCTYPE here',
    "« <! » ne commence ici ni un commentaire, ni une section CDATA, ni un DOCTYPE",
  ],
  "misplaced DOCTYPE": [
    "a DOCTYPE stands once, before the root element",
    "un DOCTYPE figure une seule fois, avant l'élément racine",
  ],
  "malformed DOCTYPE": [
    `${declaration[0]} is malformed here`,
    `${declaration[1]} est mal formée ici`,
  ],
  "content model too deep": [
    "the content model has too many groups inside each other",
    "le modèle de contenu a trop de groupes les uns dans les autres",
  ],
  "parameter entity in a declaration": [
    '"%" is not allowed inside a declaration of the internal subset',
    "« % » n'est pas admis à l'intérieur d'une déclaration du sous-ensemble interne",
  ],
  "undeclared entity": ['the entity "{}" is not declared', "l'entité « {} » n'est pas déclarée"],
  "recursive entity": [
    'the entity "{}" refers to itself',
    "l'entité « {} » fait référence à elle-même",
  ],
  "entity expands too far": [
    'the entity "{}" expands too far',
    "l'entité « {} » se développe trop",
  ],
  "attribute defaults expand too far": [
    "the default values of attributes add too much to the document",
    "les valeurs par défaut d'attributs ajoutent trop au document",
  ],
  "external entity": [
    'the entity "{}" is external and is not read',
    "l'entité « {} » est externe et n'est pas lue",
  ],
  "unparsed entity": [
    'the entity "{}" is not text: it can only be named by an attribute',
    "l'entité « {} » n'est pas du texte : seul un attribut peut la nommer",
  ],
  "entity not well-formed": [
    'an element of the entity "{}" does not end in it',
    "un élément de l'entité « {} » ne s'y termine pas",
  ],
  "markup in an attribute value": [
    '"<" is not allowed in an attribute value; it is written "&lt;"',
    "« < » n'est pas admis dans une valeur d'attribut ; il s'écrit « &lt; »",
  ],
  "malformed comment": [
    'a comment cannot contain "--"',
    "un commentaire ne peut pas contenir « -- »",
  ],
  "an XML declaration must be at the start of the document": [
    "the XML declaration must stand at the very start of the document",
    "la déclaration XML doit se trouver au tout début du document",
  ],
});

const doctype: Sentence = [
  'a document type declaration (DOCTYPE) is accepted only with the option "allowDoctype"',
  "une déclaration de type de document (DOCTYPE) n'est acceptée qu'avec l'option « allowDoctype »",
];

/** One that is accepted in principle, and cannot be read past. */
const doctypeWithParameters = (): Sentence => [
  `${declaration[0]} uses parameter entities, which are not accepted`,
  `${declaration[1]} emploie des entités de paramètre, qui ne sont pas acceptées`,
];

/** The sentence for what ended the reading of a document: lower case first, no full stop. */
export function faultMessage(
  {
    code,
    parameters,
  }: { readonly code: string; readonly parameters: Readonly<Record<string, unknown>> },
  locale: Locale,
): string {
  const limit = documentMessage(code, parameters, locale);
  if (limit !== undefined) return limit;
  if (code === "xml-doctype")
    return fill(parameters["allowed"] === true ? doctypeWithParameters() : doctype, locale, "");
  const detail = String(parameters["detail"] ?? "");
  const colon = detail.indexOf(": ");
  const key = colon < 0 ? detail : detail.slice(0, colon);
  const known = details();
  const sentence = Object.hasOwn(known, key) ? known[key] : undefined;
  const about = detail.slice(colon + 2);
  if (key === "unexpected close tag") return fillTags(sentence, locale, about);
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
  const [en, fr] = sentence;
  const text = locale === "fr" ? typographic(fr) : en;
  return text.replace("{}", () => about);
}
