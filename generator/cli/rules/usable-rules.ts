import type { Rules } from "../../../runtime/rules/index.js";
import { UnknownPhase } from "../../../runtime/rules/run/prepare.js";
import type { XPath2 } from "../../../runtime/rules/run/queries.js";
import { useRules } from "../../../runtime/rules/use-rules.js";
import { CommandFailure } from "../failure.js";
import type { Console } from "../terminal.js";
import { ruleDocuments } from "./rule-documents.js";
import { type ReadRules, type RuleFlags, tellFindings } from "./rule-files.js";
import { ruleMessages } from "./rule-messages.js";

/** Rules that were read, ready to be asked. Their findings are printed; rules that cannot be used, or lack the phase, end the command. */
export function usableRules(
  read: readonly ReadRules[],
  { phase, rulesDocuments }: RuleFlags,
  xpath2: XPath2 | undefined,
  terminal: Console,
): readonly Rules[] {
  tellFindings(read, terminal);
  const documents = ruleDocuments(rulesDocuments, terminal);
  const rules = read.map(({ ruleSet }): Rules => {
    if (ruleSet === undefined) throw new CommandFailure(ruleMessages.unusableRules());
    return useRules(ruleSet, { xpath2, documents });
  });
  try {
    for (const each of rules) each.activePatterns({ phase, locale: terminal.locale });
  } catch (error) {
    if (!(error instanceof UnknownPhase)) throw error;
    throw new CommandFailure(ruleMessages.unknownPhase(error.message));
  }
  return rules;
}
