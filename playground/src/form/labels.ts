/**
 * A name of the schema as words: `DateDeDebut` becomes `Date de début`, `MotifDInscription` `Motif d’inscription`. The single letters D
 * and L before a vowel are French articles that have lost their apostrophe. Names of schemas have no accents; the words of the schema's own
 * documentation have them.
 */
export function labelOf(name: string, spelling: Spelling = noSpelling): string {
  const words = name
    .replaceAll(/[_.-]+/g, " ")
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replaceAll(/(?<=\s)([DL]) (?=[AEIOUYHÀÂÉÈÊÎÔÙ])/gu, (_, letter: string) => `${letter}’`)
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word, index) => (index === 0 || isAcronym(word) ? word : word.toLowerCase()))
    .map((word) => word.replace(/[^’]+$/u, (end) => spelled(end, spelling)));
  const text = words.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const isAcronym = (word: string): boolean => /^\p{Lu}{2,}$/u.test(word);

/** How words are written, by their letters without accents. */
export type Spelling = ReadonlyMap<string, string>;

const noSpelling: Spelling = new Map();

/** The words of texts that have accents, unless they are written without more often. */
export function spellingOf(texts: Iterable<string>): Spelling {
  const counts = new Map<string, Map<string, number>>();
  for (const text of texts) {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
      const bare = withoutAccents(word);
      const forms = counts.get(bare) ?? new Map<string, number>();
      forms.set(word, (forms.get(word) ?? 0) + 1);
      counts.set(bare, forms);
    }
  }
  const best = [...counts].map(([bare, forms]) => {
    const [[form] = [bare]] = [...forms].toSorted(([, one], [, other]) => other - one);
    return [bare, form] as const;
  });
  return new Map(best.filter(([bare, form]) => bare !== form));
}

/** Letters alone. */
export const withoutAccents = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

function spelled(word: string, spelling: Spelling): string {
  return isAcronym(word) ? word : (spelling.get(word.toLowerCase()) ?? word);
}
