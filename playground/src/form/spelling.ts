import { frenchWords } from "./french-words.js";

/** How the documentation of schemas writes the words that their names are made of. */
export interface Spelling {
  /** A word with its accents; undefined where nothing is said of it. */
  readonly word: (word: string) => string | undefined;
  /** The words as they stand after each other in a sentence, with the small words between them. */
  readonly phrase: (words: readonly string[]) => string | undefined;
}

/** The words of a name in camel case, or with marks between them. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/[_.-]+/g, " ")
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/\s+/)
    .filter((word) => word !== "");
}

export const isAcronym = (word: string): boolean => /^\p{Lu}{2,}$/u.test(word);

/** Letters alone. */
export function withoutAccents(text: string): string {
  const lower = text.toLowerCase();
  return ascii.test(lower) ? lower : lower.normalize("NFD").replaceAll(/\p{M}/gu, "");
}

const ascii = /^[\0-\x7f]*$/;

/** The words that names leave out. */
const small: ReadonlySet<string> = new Set(
  "a au aux avec d dans de des du en et l la le les par pour sur un une an for from in of on the to with".split(
    " ",
  ),
);

const french: ReadonlyMap<string, string> = new Map(
  frenchWords.map((word) => [withoutAccents(word), word]),
);

/** So many of them at most stand between two words of a name. */
const between = 2;

/** What stands between the words of one phrase. */
const joints = /^(?:\s+|['’-])$/u;

interface Token {
  readonly text: string;
  readonly bare: string;
  /** What parts it from the word before; undefined where that is more than white space, an apostrophe or a hyphen. */
  readonly joint: string | undefined;
}

/**
 * Learns from texts. What they write in several ways is taken as they do most often; of words on which they are silent, French names have
 * those that everybody writes with an accent.
 */
export function spellingOf(texts: Iterable<string>, language?: string): Spelling {
  const tokens = [...texts].flatMap(tokensOf);
  const places = new Map<string, number[]>();
  for (const [at, { bare }] of tokens.entries()) {
    const known = places.get(bare);
    if (known === undefined) places.set(bare, [at]);
    else known.push(at);
  }
  const written = (bare: string): string | undefined =>
    most((places.get(bare) ?? []).map((at) => tokens[at]?.text.toLowerCase() ?? bare));
  const isFrench = language?.split("-")[0] === "fr";
  return {
    word: (word) => {
      const bare = withoutAccents(word);
      return (
        spelled(bare, written) ?? (isFrench ? spelled(bare, (one) => french.get(one)) : undefined)
      );
    },
    phrase: ([first = "", ...rest]) => {
      if (rest.length === 0) return undefined;
      const wanted = rest.map(withoutAccents);
      const found = (places.get(withoutAccents(first)) ?? []).flatMap((at) => {
        const end = endOf(wanted, tokens, at);
        return end === undefined ? [] : [printed(tokens.slice(at, end))];
      });
      return most(found);
    },
  };
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const [joint] = (tokens.length > 0 && joints.exec(text.slice(end, index))) || [];
    tokens.push({ text: word, bare: withoutAccents(word), joint });
    end = index + word.length;
  }
  return tokens;
}

/** Where words end that follow the one at an index; undefined where others follow. */
function endOf(
  wanted: readonly string[],
  tokens: readonly Token[],
  first: number,
): number | undefined {
  let at = first + 1;
  for (const word of wanted) {
    // A name that has its small words there has no others there.
    const most = small.has(word) || small.has(tokens[at - 1]?.bare ?? "") ? 0 : between;
    const end = at + most;
    while (at < end && tokens[at]?.bare !== word && isSmall(tokens[at])) at++;
    const token = tokens[at];
    if (token?.bare !== word || token.joint === undefined) return undefined;
    at++;
  }
  return at;
}

const isSmall = (token: Token | undefined): boolean =>
  token?.joint !== undefined && small.has(token.bare);

/** A phrase as it is printed inside a sentence. */
function printed(tokens: readonly Token[]): string {
  return tokens
    .map(({ text, joint = " " }, index) => {
      const word = isAcronym(text) ? text : text.toLowerCase();
      return index === 0 ? word : `${joint.replace("'", "’").replace(/\s+/, " ")}${word}`;
    })
    .join("");
}

/** A word as it is written, or as its feminine or plural is: `précédent`, where the texts have `précédente`. */
function spelled(bare: string, written: (bare: string) => string | undefined): string | undefined {
  const known = written(bare);
  if (known !== undefined) return known;
  for (const ending of ["e", "s", "es"]) {
    const longer = written(bare + ending);
    if (longer !== undefined) return longer.slice(0, bare.length);
    const shorter = bare.endsWith(ending) ? written(bare.slice(0, -ending.length)) : undefined;
    if (shorter !== undefined) return shorter + ending;
  }
  return undefined;
}

/** What stands there most often; of several, the first. */
function most(found: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) + 1);
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
  return best?.[0];
}
