import { datatypeMessages } from "./datatypes/messages.js";
import { documentMessages } from "./document-messages.js";
import type { Locale, RuleCode } from "./issues.js";
import { valueMessages } from "./value-messages.js";

const catalogues = [documentMessages, datatypeMessages, valueMessages];

/**
 * The sentence about a broken rule, made from its parameters: lower case first, no full stop. What ends the reading of a document is no
 * rule; `xml-fault-messages.ts` knows it, which only readers load.
 */
export function ruleMessage(
  code: RuleCode,
  parameters: Readonly<Record<string, unknown>>,
  locale: Locale,
): string | undefined {
  for (const catalogue of catalogues) {
    const maker = catalogue[code];
    if (maker !== undefined) return maker[locale](parameters);
  }
  return undefined;
}
