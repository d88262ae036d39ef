import type { RuleSet } from "../../../runtime/rules/rule-set.js";
import type { SchematronFinding } from "../../schematron/say/findings.js";

/** A file of rules that was read. */
export interface ReadRules {
  readonly file: string;
  /** Undefined if the rules cannot be used. */
  readonly ruleSet: RuleSet | undefined;
  readonly findings: readonly SchematronFinding[];
  /** The texts of the file and of those that it includes, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** The same files as bytes. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/** The namespace of the electoral exchange. */
export const electoralNamespace = "http://xml.insee.fr/schema/electoral";

/** The value of `--rules` that means the rules of the electoral exchange. */
export const electoral = "electoral";

/** The rules of the electoral exchange. */
export async function readElectoralRules(): Promise<ReadRules> {
  const { electoralRules } = await import("../../../generated/electoral-rules.js");
  const none = { findings: [], texts: new Map(), bytes: new Map() };
  return { file: electoral, ruleSet: electoralRules, ...none };
}
