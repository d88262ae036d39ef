import type { Schema, SchemaDocument } from "./components.js";
import { componentsOf } from "./constraints/walk.js";

/** The documentation of a schema's documents, elements, types and all that is inside them. */
export function* textsOf(schema: Schema): Generator<string> {
  for (const { documentation } of schema.documents) yield* documentation;
  const { particles, simpleTypes, ...others } = componentsOf(schema);
  for (const components of Object.values(others))
    for (const { documentation } of components) yield* documentation;
  for (const { documentation, facets } of simpleTypes) {
    yield* documentation;
    for (const facet of facets) yield* facet.documentation;
  }
  for (const { documentation, term } of particles) {
    yield* documentation;
    // Elements are components of their own.
    if (term.kind !== "elementDeclaration") yield* term.documentation;
  }
}

/**
 * The language of a schema's texts, which those who read them aloud have to know: the one that most documents say, or else the one whose
 * small words they are full of. Undefined where neither tells.
 */
export function textLanguage(schema: Schema): string | undefined {
  return mostOf(schema.documents) ?? guessLanguage(textsOf(schema));
}

function mostOf(documents: readonly SchemaDocument[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { language } of documents)
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most?.[0];
}

/** Small words that hardly a sentence of a language is without. */
const smallWords = {
  de: "der die das und ist mit für von den dem ein eine werden",
  en: "the of and is to that for with by which this are",
  es: "el los las del y es una para que por con se",
  fr: "le les des du et est une dans pour par sur au aux",
  it: "il gli della di è che per con nel sono dei",
  nl: "het een van en is dat voor met op zijn wordt",
} as const;

/** The languages that have a small word. */
const languagesOf = new Map<string, string[]>();
for (const [language, words] of Object.entries(smallWords))
  for (const word of words.split(" "))
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);

/** So many small words tell a language, where they are twice as many as those of another. */
const enough = 3;

/** The language of texts by their small words; undefined where they are few, or of several languages. */
export function guessLanguage(texts: Iterable<string>): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? [])
      for (const language of languagesOf.get(word) ?? [])
        counts.set(language, (counts.get(language) ?? 0) + 1);
  const [first, second] = [...counts].toSorted(([, one], [, other]) => other - one);
  if (first === undefined || first[1] < enough) return undefined;
  return first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : undefined;
}
