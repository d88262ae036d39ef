/*
 * Makes `generated/electoral-rules.ts` and the stylesheets of the Schematron files of the electoral schemas, and lists these files:
 * npm run rules.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { schemas } from "../generated/electoral/schema-set.js";
import type { Source } from "../generator/cli/report/model.js";
import { sourceOf } from "../generator/cli/report/sources.js";
import { ruleMessages } from "../generator/cli/rules/rule-messages.js";
import { joinRuleSets, printRuleSet } from "../generator/schematron/print/emit.js";
import { printXslt } from "../generator/schematron/print/emit-xslt.js";
import { readSchematron } from "../generator/schematron/read/read.js";
import { typedRulesOf } from "../generator/schematron/typed/typed-rules.js";
import type { RuleSet } from "../runtime/rules/index.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = "schemas/electoral/schematron/";

/** The electoral rules, file by file. */
function electoralRuleSets(): readonly { readonly file: string; readonly ruleSet: RuleSet }[] {
  return readdirSync(root + folder)
    .filter((file) => file.endsWith(".sch"))
    .sort()
    .map((file) => {
      const text = readFileSync(root + folder + file, "utf8");
      const options = { file, locale: "en", schemas: schemas() } as const;
      const { ruleSet, findings } = readSchematron(text, options);
      if (ruleSet === undefined || findings.length > 0)
        throw new Error(findings.map(({ message }) => `${file}: ${message}`).join("\n"));
      return { file, ruleSet };
    });
}

/** The stylesheets that say the same as the files beside them, by their names. */
export function electoralStylesheets(): ReadonlyMap<string, string> {
  return new Map(
    electoralRuleSets().map(({ file, ruleSet }) => [
      file.replace(/\.sch$/, ".xsl"),
      printXslt(ruleSet, ruleMessages.xsltComment(file).fr),
    ]),
  );
}

/** The module that exports the electoral rules. */
export function electoralRulesModule(): string {
  const sets = electoralRuleSets().map(({ ruleSet }) => ruleSet);
  const comment =
    "The rules of the electoral exchange that its schemas cannot say (schemas/electoral/schematron/).";
  const ruleSet = { ...joinRuleSets(sets), title: "Règles électorales" };
  return printRuleSet("electoralRules", ruleSet, comment, typedRulesOf(ruleSet, schemas()));
}

/** The module that says by which files, schemas and rules, electoral documents are judged. */
export function electoralSourcesModule(): string {
  const sources = (inside: string, extension: string): readonly Source[] =>
    readdirSync(root + inside, { recursive: true, encoding: "utf8" })
      .map((file) => inside + file.replaceAll("\\", "/"))
      .filter((file) => file.endsWith(extension) && !file.includes("/exemples/"))
      .sort()
      .map((file) => sourceOf(file, readFileSync(root + file)));
  const data = { schemas: sources("schemas/", ".xsd"), rules: sources(folder, ".sch") };
  return `/** The files that the electoral schemas and rules were made of: npm run rules. */
export const electoralSources = ${JSON.stringify(data, undefined, 2)} as const;
`;
}

if (process.argv.includes("--write")) {
  writeFileSync(`${root}generated/electoral-rules.ts`, electoralRulesModule());
  for (const [file, text] of electoralStylesheets()) writeFileSync(root + folder + file, text);
  writeFileSync(`${root}generated/electoral-sources.ts`, electoralSourcesModule());
}
