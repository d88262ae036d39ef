/**
 * What the production Char of XML 1.0 leaves out, surrogates aside; a lone surrogate is looked for only when there is
 * a surrogate at all. No reference can bring these characters into a document.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const suspect = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const illegal = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Surrogate}]/u;

/** Where the first character stands that XML 1.0 does not allow (section 2.2); -1 when all are allowed. */
export function illegalCharacterAt(text: string): number {
  return suspect.test(text) ? text.search(illegal) : -1;
}

/** The code point of the character at an index, as Unicode writes it: `U+0001`. */
export function codePointAt(text: string, index: number): string {
  const point = text.codePointAt(index) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
