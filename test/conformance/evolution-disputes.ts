/** Where libxml2 is known to err, by what it says, or by the rule of ours that it does not know. */
const errors: readonly { readonly says: RegExp; readonly why: string }[] = [
  {
    says: /demanded by the strict wildcard/,
    why: "an element under a strict wildcard that names its type needs no declaration (Part 1, 3.10.1, cvc-assess-elt.1.2)",
  },
  {
    says: /does not match the fixed value constraint/,
    why: "fixed values are compared as values, not as text (Part 1, 3.2.4, cvc-au, and 3.3.4, clause 5.2.2.2.2)",
  },
  {
    says: /'(?:\s[^']*|[^']*\s)' is not a valid value of the (?:local )?atomic type/,
    why: "white space beside dates, times and durations is collapsed before patterns are asked (Part 2, 4.3.6)",
  },
  {
    says: /xsi:type attribute does not resolve/,
    why: "an element under a lax wildcard that nobody declares is left alone where its type is not known",
  },
  {
    says: /No precomputed value available/,
    why: "libxml2 says itself that something strange happened",
  },
  {
    says: /^cvc-identity-constraint\.4\.2\.3: valid by both/,
    why: "a part of a key may not be an element that can be nil (Part 1, 3.11.4, clause 4.2.3)",
  },
];

/** Why libxml2 is wrong about a document; undefined where that is not known. */
export function knownError(message: string): string | undefined {
  return errors.find(({ says }) => says.test(message))?.why;
}
