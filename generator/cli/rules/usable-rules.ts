import type { Rules } from "../../../runtime/rules/index.js";
import { UnknownPhase } from "../../../runtime/rules/run/prepare.js";
import { useRules } from "../../../runtime/rules/use-rules.js";
import { CommandFailure } from "../failure.js";
import type { Console } from "../terminal.js";
import type { ChosenRules } from "./chosen-rules.js";
import type { ReadChosen } from "./read-rules.js";
import { ruleDocuments } from "./rule-documents.js";
import type { RuleFlags } from "./rule-files.js";
import { tellFindings, tellFirstFindings } from "./rule-findings.js";
import { ruleMessages } from "./rule-messages.js";

/**
 * Rules that were read, ready to be asked. Their findings are printed; rules that cannot be used, or lack the phase, end the command.
 */
export function usableRules(
  { read, xpath2 }: ReadChosen,
  chosen: ChosenRules["kind"],
  { phase, rulesDocuments }: RuleFlags,
  terminal: Console,
): readonly Rules[] {
  const usable = read.every(({ ruleSet }) => ruleSet !== undefined);
  (usable ? tellFirstFindings : tellFindings)(read, terminal);
  const documents = ruleDocuments(rulesDocuments, terminal);
  return read.map(({ file, ruleSet }): Rules => {
    if (ruleSet === undefined) throw new CommandFailure(ruleMessages.unusableRules(chosen));
    const rules = useRules(ruleSet, { xpath2, documents });
    try {
      rules.activePatterns({ phase, locale: terminal.locale });
    } catch (error) {
      if (!(error instanceof UnknownPhase)) throw error;
      throw new CommandFailure(ruleMessages.unknownPhase(file, error.message));
    }
    return rules;
  });
}
