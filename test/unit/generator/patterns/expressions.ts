import fc from "fast-check";

/* Expressions of Part 2, appendix F, and texts for them, drawn at random. */

const letters = "abcxyzéßñ09٣ -_.:'\t\n\r^$|&~!,#%<=>@`/\"😀𝒳·ʰ";
const character = fc.constantFrom(...Array.from(letters));
const plain = character.filter((c) => !".\\?*+{}()|[]".includes(c));
const inClass = character.filter((c) => !"\\-[]^".includes(c));
const singleEscape = fc.constantFrom(..."nrt\\|.?*+(){}-[]^".split("").map((c) => `\\${c}`));
const multiEscape = fc.constantFrom(
  ..."sSdDwW".split("").map((c) => `\\${c}`),
  "\\p{L}",
  "\\P{Lu}",
  "\\p{N}",
  "\\P{P}",
  "\\p{Zs}",
  "\\p{IsBasicLatin}",
  "\\P{IsBasicLatin}",
  "\\p{IsLatin-1Supplement}",
  "\\p{Is\u{47}reek}",
  "\\i",
  "\\c",
  "\\I",
  "\\C",
);
const range = fc
  .tuple(inClass, inClass)
  .map(([a, b]) =>
    (a.codePointAt(0) ?? 0) <= (b.codePointAt(0) ?? 0) ? `${a}-${b}` : `${b}-${a}`,
  );

const grammar = fc.letrec<{
  group: string;
  class: string;
  atom: string;
  expression: string;
}>((tie) => ({
  group: fc
    .tuple(
      fc.constantFrom("", "", "^"),
      fc.constantFrom("", "", "", "-"),
      fc.array(fc.oneof(inClass, range, singleEscape, multiEscape), { minLength: 1, maxLength: 4 }),
      fc.constantFrom("", "", "", "-"),
    )
    .map(([negation, first, items, last]) => `${negation}${first}${items.join("")}${last}`),
  class: fc
    .tuple(tie("group"), fc.option(tie("class"), { freq: 4, nil: undefined }))
    .map(([group, sub]) => `[${group}${sub === undefined ? "" : `-${sub}`}]`),
  atom: fc.oneof(
    { maxDepth: 3 },
    plain,
    singleEscape,
    multiEscape,
    fc.constant("."),
    tie("class"),
    tie("expression").map((inner) => `(${inner})`),
  ),
  expression: fc
    .array(
      fc.array(
        fc
          .tuple(
            tie("atom"),
            fc.constantFrom("", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,}", "{0}"),
          )
          .map(([atom, quantifier]) => atom + quantifier),
        { maxLength: 4 },
      ),
      { minLength: 1, maxLength: 2 },
    )
    .map((branches) => branches.map((pieces) => pieces.join("")).join("|")),
}));

/** Expressions that follow the grammar. */
export const expression: fc.Arbitrary<string> = grammar.expression;

/** Short texts of the characters that the expressions are made of. */
export const text: fc.Arbitrary<string[]> = fc.array(
  fc.oneof(character, fc.constantFrom("\\", "[", "]", "(", ")", "{", "}", "?", "*", "+")),
  {
    maxLength: 6,
  },
);
