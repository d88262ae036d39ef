import type { Locale } from "../nouns/locale.js";
import type { Sentence } from "../nouns/rules.js";
import { datatypeMessages } from "./datatypes.js";
import { documentMessages } from "./documents.js";
import { valueMessages } from "./values.js";

type Catalogue = Readonly<Record<string, Sentence<never>>>;

const forDocuments: readonly Catalogue[] = [documentMessages, datatypeMessages, valueMessages];
const forValues: readonly Catalogue[] = [valueMessages, datatypeMessages, documentMessages];

/**
 * The sentence about a broken rule, made from its parameters: lower case first, no full stop. What is wrong with a value is said in
 * the words of values. What ends the reading of a document is no rule; `xml-fault-messages.ts` knows it, which only readers load.
 */
export function ruleMessage(
  code: string,
  parameters: Readonly<Record<string, unknown>>,
  locale: Locale,
  about: "document" | "value" = "document",
): string | undefined {
  for (const catalogue of about === "document" ? forDocuments : forValues) {
    // The rule and its parameters were reported together, by their common type.
    const sentence = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
    if (sentence !== undefined) return sentence[locale](parameters as never);
  }
  return undefined;
}
