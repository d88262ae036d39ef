import { french } from "../../../runtime/messages/typography.js";
import type { Text } from "../failure.js";
import { both } from "../messages.js";

/** Thrown at the byte where a text stops being JSON, or exceeds our limits. */
export class JsonFault extends Error {
  override readonly name = "JsonFault";
  readonly text: Text;
  readonly at: number;

  constructor(text: Text, at: number) {
    super(text.en);
    this.text = text;
    this.at = at;
  }
}

/** The messages for what JSON expects instead. */
export const jsonTexts: Readonly<
  Record<
    | "value"
    | "tooLarge"
    | "name"
    | "colon"
    | "afterProperty"
    | "afterItem"
    | "end"
    | "endsEarly"
    | "openString"
    | "control"
    | "escape"
    | "utf8",
    Text
  >
> & {
  twice(name: string): Text;
  deep(limit: number): Text;
} = {
  value: both("une valeur est attendue ici", "a value is expected here"),
  tooLarge: both("ce nombre est trop grand", "this number is too large"),
  name: both(
    french`un nom de propriété entre guillemets est attendu ici`,
    "the name of a property, in quotation marks, is expected here",
  ),
  colon: both(french`« : » est attendu ici`, '":" is expected here'),
  afterProperty: both(french`« , » ou « } » est attendu ici`, '"," or "}" is expected here'),
  afterItem: both(french`« , » ou « ] » est attendu ici`, '"," or "]" is expected here'),
  end: both("la fin du texte est attendue ici", "the end of the text is expected here"),
  endsEarly: both(french`le texte s'arrête trop tôt`, "the text ends too early"),
  openString: both(
    french`ce texte n'a pas de guillemet à sa fin`,
    "this string has no quotation mark at its end",
  ),
  control: both(
    french`caractère de contrôle dans un texte : l'écrire \\n, \\t ou \\u00…`,
    "a control character in a string: write it as \\n, \\t or \\u00…",
  ),
  escape: both(french`échappement inconnu`, "unknown escape"),
  utf8: both(french`ce texte n'est pas en UTF-8`, "this string is not in UTF-8"),
  twice: (name: string): Text =>
    both(french`la propriété « ${name} » est déjà là`, `the property "${name}" is there already`),
  deep: (limit: number): Text =>
    both(
      french`plus de ${limit} objets et tableaux emboîtés`,
      `more than ${limit} objects and arrays inside each other`,
    ),
};
