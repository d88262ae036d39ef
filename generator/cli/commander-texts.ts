import type { Locale } from "../../runtime/issues.js";
import { french } from "../../runtime/messages/typography.js";
import { Help, type Option } from "./commander.js";
import type { Console } from "./terminal.js";

/*
 * French translations of commander's own texts, which exist in English only.
 */

type Translate = (...parts: string[]) => string;

/** French sentences by commander's English ones; groups of the expressions are the parts that a sentence quotes. */
const sentences: readonly (readonly [RegExp, Translate])[] = [
  [/missing required argument '(.*?)'/g, (name) => french`il manque l'argument « ${name} »`],
  [/option '(.*?)' argument missing/g, (flags) => french`l'option « ${flags} » attend une valeur`],
  [/required option '(.*?)' not specified/g, (flags) => french`il manque l'option « ${flags} »`],
  [
    /option '(.*?)' cannot be used with option '(.*?)'/g,
    (a, b) => french`les options « ${a} » et « ${b} » ne vont pas ensemble`,
  ],
  [/unknown option '(.*?)'/g, (flag) => french`option inconnue « ${flag} »`],
  [/unknown command '(.*?)'/g, (name) => french`commande inconnue « ${name} »`],
  [
    /too many arguments(?: for '(.*?)')?\. Expected (\d+) arguments? but got (\d+)\./g,
    (_command, expected, actual) => `trop d’arguments (${actual} au lieu de ${expected})`,
  ],
  [
    /option '(.*?)' argument '(.*?)' is invalid\. ?/gs,
    (flags, value) => french`l'option « ${flags} » ne peut pas valoir « ${value} ». `,
  ],
  [
    /command-argument value '(.*?)' is invalid for argument '(.*?)'\. ?/gs,
    (value, name) => french`l'argument « ${name} » ne peut pas valoir « ${value} ». `,
  ],
  [
    /Allowed choices are (.*?)\.$/gm,
    (choices) => french`Les choix sont ${choices.split(", ").join(", ")}.`,
  ],
  [/\(Did you mean one of (.*?)\?\)/g, (names) => french`(Vouliez-vous dire l'un de ${names} ?)`],
  [/\(Did you mean (.*?)\?\)/g, (name) => french`(Vouliez-vous dire ${name} ?)`],
  [/^error: /gm, () => french`erreur : `],
];

/** An error message of commander in a language. */
export function inLanguage(text: string, locale: Locale): string {
  if (locale === "en") return text;
  return sentences.reduce(
    (said, [sentence, translate]) =>
      said.replace(sentence, (_, ...found: unknown[]) =>
        translate(...found.map((part) => (typeof part === "string" ? part : ""))),
      ),
    text,
  );
}

const titles: Readonly<Record<string, string>> = {
  "Usage:": french`Utilisation :`,
  "Arguments:": french`Arguments :`,
  "Options:": french`Options :`,
  "Commands:": french`Commandes :`,
};

/** Settings for help in a language, with or without colours. */
export function helpIn({ locale, paint }: Pick<Console, "locale" | "paint">): Partial<Help> {
  if (locale === "en") return { styleTitle: paint.heading };
  return {
    styleTitle: (title) => paint.heading(titles[title] ?? title),
    // Commander would break lines at no-break spaces too.
    boxWrap: (text, width) => {
      const held = text.replaceAll("\u00a0", "\ue000").replaceAll("\u202f", "\ue001");
      const wrapped = new Help().boxWrap(held, width);
      return wrapped.replaceAll("\ue000", "\u00a0").replaceAll("\ue001", "\u202f");
    },
    styleUsage: (usage) => usage.replace(/\[command\]$/, "[commande]"),
    optionDescription: ({ description, argChoices, defaultValue }: Option) => {
      const notes = [
        argChoices && french`choix : ${argChoices.join(", ")}`,
        typeof defaultValue === "string" && french`par défaut : ${defaultValue}`,
      ].filter((note) => typeof note === "string");
      return notes.length === 0 ? description : `${description} (${notes.join(", ")})`;
    },
  };
}
