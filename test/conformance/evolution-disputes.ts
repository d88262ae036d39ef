/** A document that libxml2 sees otherwise than we do. */
export interface Contested {
  readonly schema: string;
  readonly document: string;
  /** Whether we take it for valid. */
  readonly valid: boolean;
  /** What the one says that refuses it. */
  readonly says: string;
}

interface KnownError {
  /** Whether we take such a document for valid. */
  readonly valid: boolean;
  readonly says: RegExp;
  /** What the schema has that leads to it. */
  readonly schema?: RegExp;
  readonly why: string;
}

const repeated = /<xs:(?:any|element ref="t:h"|sequence|choice)[^>]* maxOccurs="(?!0|1")/;

/**
 * Where libxml2 is known to err, by what it says, or by the rule of ours that it does not know. Those with a schema were brought down to
 * the smallest schemas that show them, and the JDK is asked about each document: a verdict in which it sides with libxml2 is not known.
 */
const errors: readonly KnownError[] = [
  {
    valid: true,
    says: /demanded by the strict wildcard/,
    why: "an element under a strict wildcard that names its type needs no declaration (Part 1, 3.10.1, cvc-assess-elt.1.2)",
  },
  {
    valid: true,
    says: /does not match the fixed value constraint/,
    why: "fixed values are compared as values, not as text (Part 1, 3.2.4, cvc-au, and 3.3.4, clause 5.2.2.2.2)",
  },
  {
    valid: true,
    says: /'(?:\s[^']*|[^']*\s)' is not a valid value of the (?:local )?atomic type/,
    why: "white space beside dates, times and durations is collapsed before patterns are asked (Part 2, 4.3.6)",
  },
  {
    valid: true,
    says: /xsi:type attribute does not resolve/,
    why: "an element under a lax wildcard that nobody declares is left alone where its type is not known",
  },
  {
    valid: true,
    says: /No precomputed value available/,
    why: "libxml2 says itself that something strange happened",
  },
  {
    valid: true,
    says: /'[^']*:[^']*' is not a valid value of the atomic type 'xs:anyURI'/,
    why: "rules of URIs are not part of type validity (Part 2, 3.2.17, note: they are not checked by minimally conforming processors)",
  },
  {
    valid: true,
    says: /Duplicate key-sequence/,
    schema: /<xs:list/,
    why: "a list of one item is another value than the item (Part 2, 2.5.1: their value spaces have nothing in common)",
  },
  {
    valid: true,
    says: /This element is not expected|Missing child element/,
    schema: repeated,
    why: "counts in counts: rounds that end before their most are not tried again (Part 1, 3.9.4, clause 2: there is some partition)",
  },
  {
    valid: false,
    says: /^cvc-identity-constraint\.4\.2\.3/,
    why: "a part of a key may not be an element that can be nil (Part 1, 3.11.4, clause 4.2.3)",
  },
  {
    valid: false,
    says: /^cvc-complex-type\.2\.4/,
    schema: /<xs:element name="h"[^>]* abstract="true"/,
    why: "an abstract head in whose place nothing may stand is taken for nothing at all (Part 1, 3.3.4, clause 2, and 3.9.4)",
  },
  {
    valid: false,
    says: /^cvc-complex-type\.2\.4/,
    schema: / maxOccurs="0"/,
    why: "what may not occur is no particle at all (Part 1, 3.9.2), but libxml2 takes it",
  },
  {
    valid: false,
    says: /^cvc-complex-type\.2\.4/,
    schema: repeated,
    why: "the loop of a wildcard, head or group that is repeated leads back to the state before it, from where other branches and the end are near (Part 1, 3.9.4, clause 2)",
  },
];

/** Why libxml2 is wrong about a document; undefined where that is not known. */
export function knownError({ schema, valid, says }: Contested): string | undefined {
  return errors.find(
    (error) =>
      error.valid === valid && error.says.test(says) && error.schema?.test(schema) !== false,
  )?.why;
}

/** Where the JDK errs as libxml2 does. */
export function alikeInTheJdk(why: string): boolean {
  return /^(?:rules of URIs|an element under a lax wildcard)/.test(why);
}

/** With whom the JDK sides; with neither where it refuses for another reason: its counts of wildcards and in what is optional are wrong. */
export function sideOf(jdk: string | undefined, one: Contested): "ours" | "theirs" | "neither" {
  if (jdk === undefined || jdk.startsWith("mistake of the JDK")) return "neither";
  if ((jdk === "valid") === one.valid) return "ours";
  const aboutContent = /This element is not expected|Missing child element/.test(one.says);
  return one.valid && jdk.startsWith("cvc-complex-type.2.4") && !aboutContent
    ? "neither"
    : "theirs";
}
