import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { schemas } from "../../generated/electoral/schema-set.js";
import { electoralRules } from "../../generated/electoral-rules.js";
import type { XmlIssue } from "../../runtime/issues.js";
import { parse, validateDocument } from "../../runtime/parse.js";
import { useRules } from "../../runtime/rules/index.js";
import { serialize } from "../../runtime/serialize.js";
import { validate } from "../../runtime/validate.js";
import { electoralRulesModule, electoralSourcesModule } from "../../scripts/electoral-rules.js";
import { schemasFolder, validExamples } from "../support/exemples.js";

const folder = join(schemasFolder, "electoral/exemples/regles");
const rules = useRules(electoralRules);
const set = schemas();

/** The examples of rules, as `regles.tsv` lists them: the code is that of the rule that is broken, if any. */
const listed = readFileSync(join(folder, "regles.tsv"), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((row) => {
    const [file = "", rule = "", code = ""] = row.split("\t");
    return { file, rule, code, text: readFileSync(join(folder, file), "utf8") };
  });

/** What is the same of an issue about a document and about its value. */
function bare({ code, path, level, message, parameters }: XmlIssue): object {
  return { code, path, level, message, parameters };
}

describe("the rules of the electoral exchange", () => {
  test("are exported as their files say them: npm run rules", () => {
    const current = readFileSync(new URL("../../generated/electoral-rules.ts", import.meta.url));
    expect(current.toString()).toBe(electoralRulesModule());
  });

  test("are listed with the schemas, with the fingerprints of their files: npm run rules", () => {
    const current = readFileSync(new URL("../../generated/electoral-sources.ts", import.meta.url));
    expect(current.toString()).toBe(electoralSourcesModule());
  });

  test("hold in every valid example", () => {
    for (const { name, text } of validExamples())
      expect(
        validateDocument(set, text, { rules }).map(({ code }) => code),
        name,
      ).toEqual([]);
  });

  test("are listed with all files, at least three valid and four broken for each", () => {
    const files = readdirSync(folder).filter((file) => file.endsWith(".xml"));
    expect(listed.map(({ file }) => file).sort()).toEqual(files.sort());
    const checks = electoralRules.patterns.flatMap((pattern) =>
      pattern.rules.flatMap((rule) => rule.checks.map(({ code }) => code)),
    );
    expect(checks.sort()).toEqual([...new Set(listed.map(({ rule }) => rule))].sort());
    for (const check of checks) {
      const valid = listed.filter(({ rule, code }) => rule === check && code === "");
      expect(valid.length, check).toBeGreaterThanOrEqual(3);
      const broken = listed.filter(({ code }) => code === check);
      expect(broken.length, check).toBeGreaterThanOrEqual(4);
    }
  });

  test("say in a comment where they come from, and what is only inferred from that", () => {
    const texts = readdirSync(join(schemasFolder, "electoral/schematron"))
      .filter((file) => file.endsWith(".sch"))
      .map((file) => readFileSync(join(schemasFolder, "electoral/schematron", file), "utf8"));
    const patterns = texts.flatMap((text) => text.match(/<pattern [\s\S]*?<\/pattern>/g) ?? []);
    expect(patterns.length).toBe(electoralRules.patterns.length);
    const works =
      /^\s*Source : (?:.*? ; )?(?:code électoral|documentation des échanges|circulaire de 2010|code officiel géographique)\b/;
    for (const pattern of patterns) {
      const comment = /<!--([\s\S]*?)-->/.exec(pattern)?.[1] ?? "";
      expect(comment, pattern).toMatch(works);
      expect(comment, pattern).not.toMatch(/à confirmer/);
    }
  });
});

describe.for(listed)("$file", ({ code, text }) => {
  test(code === "" ? "breaks no rule" : `breaks ${code} alone`, () => {
    const issues = validateDocument(set, text, { rules });
    expect([...new Set(issues.map((issue) => issue.code))]).toEqual(code === "" ? [] : [code]);
  });

  test("has one verdict, as a document and as its value", () => {
    const { value, issues: found, type } = parse(set, text);
    expect(found).toEqual([]);
    const root = /<([\w-]+:[\w-]+) xmlns/.exec(text)?.[1]?.replace("el:", "") ?? "";
    const element = set.elements.get(`{http://xml.insee.fr/schema/electoral}${root}`);
    if (element === undefined) throw new Error(`no element ${root}`);
    const ofDocument = validateDocument(set, text, { rules });
    expect(validate(element, value, { rules, type }).map(bare)).toEqual(ofDocument.map(bare));
    const isRefused = ofDocument.some(({ level }) => level === "error");
    const write = (): string => serialize(element, value, { rules, type });
    if (isRefused) expect(write).toThrow(ofDocument[0]?.message ?? "");
    else expect(parse(set, write()).value).toEqual(value);
    const read = parse(set, text, { rules });
    expect(read.value === undefined).toBe(isRefused);
    expect((isRefused ? read.issues : (read.warnings ?? [])).map(bare)).toEqual(
      ofDocument.map(bare),
    );
  });
});
