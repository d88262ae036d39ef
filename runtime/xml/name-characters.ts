/*
 * Names of XML 1.0 and of Namespaces in XML. The sources of the classes are for the flags `u` and `v`; the generator uses
 * them for `\i` and `\c`.
 */

/** `NameStartChar` without the colon. */
export const initialCharacters =
  "A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";

/** What `NameChar` has beside {@link initialCharacters} and the colon. */
export const furtherCharacters = "\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}";

const name: RegExp = /*@__PURE__*/ new RegExp(
  `^[:${initialCharacters}][:${initialCharacters}${furtherCharacters}]*$`,
  "u",
);
const ncName: RegExp = /*@__PURE__*/ new RegExp(
  `^[${initialCharacters}][${initialCharacters}${furtherCharacters}]*$`,
  "u",
);
const nmtoken: RegExp = /*@__PURE__*/ new RegExp(
  `^[:${initialCharacters}${furtherCharacters}]+$`,
  "u",
);

/** `Name` (XML 1.0, production 5). */
export function isName(text: string): boolean {
  return name.test(text);
}

/** `NCName` (Namespaces in XML, production 4). */
export function isNCName(text: string): boolean {
  return ncName.test(text);
}

/** `Nmtoken` (XML 1.0, production 7). */
export function isNmtoken(text: string): boolean {
  return nmtoken.test(text);
}
