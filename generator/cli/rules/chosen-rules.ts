import { CommandFailure } from "../failure.js";
import { noSchema } from "../files/documents.js";
import { manyMessages } from "../many/print/messages.js";
import { messages } from "../messages.js";
import { electoral } from "./electoral-rules.js";
import { ruleMessages } from "./rule-messages.js";

/*
 * Which rules documents are checked by. One place decides for every command that checks or describes them.
 */

/** The value of `--rules` that means no rules. */
export const noRules = "none";

/** The rules that are named, or those that stand in the schemas. */
export type ChosenRules =
  | { readonly kind: "named"; readonly inputs: readonly string[] }
  | { readonly kind: "embedded" };

/** The options that choose schemas and rules. */
export interface ChoiceFlags {
  readonly schema?: readonly string[];
  readonly rules?: readonly string[];
}

/** Whether documents are checked by rules alone. */
export function isWithoutSchema({ schema = [] }: ChoiceFlags): boolean {
  return meansNothing("--schema", noSchema, schema);
}

/**
 * The rules that documents are checked by. Where none are named, rules go with their schemas: the electoral ones with the electoral
 * schemas, and with others what stands in their `xs:appinfo`.
 */
export function chosenRules(flags: ChoiceFlags): ChosenRules {
  const { schema, rules } = flags;
  const named = rules && meansNothing("--rules", noRules, rules) ? [] : rules;
  if (isWithoutSchema(flags) && (named ?? []).length === 0)
    throw new CommandFailure(messages.nothingToCheck());
  if (named !== undefined) return { kind: "named", inputs: [...new Set(named)] };
  return schema === undefined ? { kind: "named", inputs: [electoral] } : { kind: "embedded" };
}

/** Options that mean something only where there are rules. */
const ofRules = [
  ["phase", "--phase"],
  ["level", "--level"],
  ["rulesDocuments", "--rules-documents"],
] as const;

/** Refuses options about rules where there are none. */
export function refuseIdleOptions(
  flags: Partial<Record<(typeof ofRules)[number][0], string>>,
): void {
  for (const [name, option] of ofRules)
    if (flags[name] !== undefined) throw new CommandFailure(ruleMessages.noRulesFor(option));
}

/** Whether an option has the value that means nothing, beside which no other makes sense. */
function meansNothing(option: string, nothing: string, values: readonly string[]): boolean {
  if (!values.includes(nothing)) return false;
  const other = values.find((value) => value !== nothing);
  if (other === undefined) return true;
  throw new CommandFailure(manyMessages.notTogether(`${option} ${nothing}`, `${option} ${other}`));
}
