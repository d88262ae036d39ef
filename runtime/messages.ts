import { datatypeMessages } from "./datatypes/messages.js";
import { documentMessages } from "./document-messages.js";
import type { Locale, RuleCode } from "./issues.js";
import { valueMessages } from "./value-messages.js";
import { faultMessage } from "./xml-fault-messages.js";

const catalogues = [documentMessages, datatypeMessages, valueMessages];

/** The sentence about a broken rule of a document, made from its parameters: lower case first, no full stop. */
export function messageOf(
  code: RuleCode,
  parameters: Readonly<Record<string, unknown>>,
  locale: Locale,
): string {
  for (const catalogue of catalogues) {
    const maker = catalogue[code];
    if (maker !== undefined) return maker[locale](parameters);
  }
  return faultMessage({ code, parameters }, locale);
}
