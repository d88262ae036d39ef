import { basename, resolve } from "node:path";
import type { SchemaSet } from "../../../runtime/descriptors.js";
import { generatedFrom, noticeLines } from "../../emit/emit.js";
import { inComment } from "../../emit/text/foreign-text.js";
import { type ExpressionForm, joinRuleSets, printRuleSet } from "../../schematron/print/emit.js";
import { typedRulesOf } from "../../schematron/typed/typed-rules.js";
import { version } from "../../version.js";
import { CommandFailure } from "../failure.js";
import type { OutputFile } from "../files/output.js";
import { findXPath2, readRules } from "../rules/rule-files.js";
import { tellFindings } from "../rules/rule-findings.js";
import { ruleMessages } from "../rules/rule-messages.js";
import type { Console } from "../terminal.js";
import { generateMessages } from "./generate-messages.js";

/** The file for the rules in the output folder. */
const path = "rules.ts";

export interface RulesOfOutput {
  /** Schematron files, folders and patterns, relative to the folder. */
  readonly inputs: readonly string[];
  readonly folder: string;
  readonly header: string;
  readonly form: ExpressionForm | undefined;
  /** Called with the path of every file that is read. */
  readonly told: (path: string) => void;
}

/** Adds to the files of an output one that exports rules: as data, and as functions over the values of its schemas. */
export async function withRules(
  files: readonly OutputFile[],
  schemas: SchemaSet,
  { inputs, folder, header, told, form }: RulesOfOutput,
  terminal: Console,
): Promise<readonly OutputFile[]> {
  if (files.some((file) => file.path === path))
    throw new CommandFailure(generateMessages.rulesInTheWay(path));
  const xpath2 = await findXPath2();
  const here = { ...terminal, cwd: folder };
  const read = await readRules(inputs, { xpath2, schemasFor: () => schemas }, here);
  for (const { texts } of read) for (const file of texts.keys()) told(resolve(folder, file));
  tellFindings(read, terminal);
  if (read.some(({ ruleSet }) => ruleSet === undefined))
    throw new CommandFailure(ruleMessages.unusableRules());
  const ruleSet = joined(read.flatMap((each) => each.ruleSet ?? []));
  const names = [...new Set(read.map(({ file }) => basename(file)))].join(", ");
  const head = [generatedFrom(names, version), ...noticeLines(header)]
    .map((line) => `// ${inComment(line)}`.trimEnd())
    .join("\n");
  const comment = inComment(`The rules of ${names}.`);
  const text = printRuleSet("rules", ruleSet, comment, typedRulesOf(ruleSet, schemas), form);
  return [...files, { path, text: `${head}\n\n${text}` }];
}

function joined(ruleSets: Parameters<typeof joinRuleSets>[0]): ReturnType<typeof joinRuleSets> {
  try {
    return joinRuleSets(ruleSets);
  } catch (error) {
    if (error instanceof RangeError) throw new CommandFailure(ruleMessages.rulesDisagree());
    throw error;
  }
}
