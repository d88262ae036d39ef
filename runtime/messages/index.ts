import type { Locale } from "../nouns/locale.js";
import type { Sentence } from "../nouns/rules.js";
import { datatypeMessages } from "./datatypes.js";
import { documentMessages } from "./documents.js";
import { sharedMessages } from "./shared.js";
import { valueMessages } from "./values.js";

/**
 * The sentence about a broken rule, made from its parameters: lower case first, no full stop. Undefined where there is none. What ends
 * the reading of a document is no rule; `xml-faults.ts` knows it, which only readers load.
 */
export type RuleMessage = (
  code: string,
  parameters: Readonly<Record<string, unknown>>,
  locale: Locale,
) => string | undefined;

/** About a rule that a document breaks. */
export const documentMessage: RuleMessage = (code, parameters, locale) =>
  sentence([documentMessages, sharedMessages, datatypeMessages], code, locale)?.(parameters);

/** About a rule that a value breaks. Programs without documents need not load the sentences about them. */
export const valueMessage: RuleMessage = (code, parameters, locale) =>
  sentence([valueMessages, sharedMessages, datatypeMessages], code, locale)?.(parameters);

type Catalogue = Readonly<Record<string, Sentence<never>>>;
type Say = (parameters: Readonly<Record<string, unknown>>) => string;

function sentence(catalogues: readonly Catalogue[], code: string, locale: Locale): Say | undefined {
  const catalogue = catalogues.find((each) => Object.hasOwn(each, code));
  // The rule and its parameters were reported together, by their common type.
  return catalogue?.[code]?.[locale] as Say | undefined;
}
