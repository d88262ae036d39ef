import { isAcronym, type Spelling, wordsOf } from "./spelling.js";

/**
 * A name of the schema as words: `DateDeDebut` becomes `Date de début`, `DateNaissance` `Date de naissance`. Names have no accents, and
 * often leave out the small words; the schema's own documentation has both.
 */
export function labelOf(name: string, spelling?: Spelling): string {
  const words = wordsOf(name);
  const text =
    spelling?.phrase(words) ??
    withApostrophes(
      words
        .map((word) => (isAcronym(word) ? word : (spelling?.word(word) ?? word.toLowerCase())))
        .join(" "),
    );
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Says the names of a set, each looked up once. */
export function labelsBy(spelling: Spelling): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const label = known.get(name) ?? labelOf(name, spelling);
    known.set(name, label);
    return label;
  };
}

/** The single letters D and L before a vowel are French articles that have lost their apostrophe. */
function withApostrophes(text: string): string {
  return text.replaceAll(
    /(?<=\s)([dl]) (?=[aeiouyhàâéèêîôùœ])/giu,
    (_, letter: string) => `${letter.toLowerCase()}’`,
  );
}
