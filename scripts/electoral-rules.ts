/*
 * Makes `generated/electoral-rules.ts` of the Schematron files of the electoral schemas: npm run rules.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { schemas } from "../generated/electoral/schema-set.js";
import { joinRuleSets, printRuleSet } from "../generator/schematron/emit.js";
import { readSchematron } from "../generator/schematron/read.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = "schemas/electoral/schematron/";

/** The module that exports the electoral rules. */
export function electoralRulesModule(): string {
  const sets = readdirSync(root + folder)
    .filter((file) => file.endsWith(".sch"))
    .sort()
    .map((file) => {
      const text = readFileSync(root + folder + file, "utf8");
      const options = { file, locale: "en", schemas: schemas() } as const;
      const { ruleSet, findings } = readSchematron(text, options);
      if (ruleSet === undefined || findings.length > 0)
        throw new Error(findings.map(({ message }) => `${file}: ${message}`).join("\n"));
      return ruleSet;
    });
  const comment =
    "The rules of the electoral exchange that its schemas cannot say (schemas/electoral/schematron/).";
  return printRuleSet(
    "electoralRules",
    { ...joinRuleSets(sets), title: "Règles électorales" },
    comment,
  );
}

if (process.argv.includes("--write"))
  writeFileSync(`${root}generated/electoral-rules.ts`, electoralRulesModule());
