import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readSchematron } from "../../generator/schematron/read/read.js";
import { useRules } from "../../runtime/rules/index.js";
import { electoralStylesheets } from "../../scripts/electoral-rules.js";
import { schemasFolder } from "../support/exemples.js";

const rules = join(schemasFolder, "electoral/schematron");
const examples = join(schemasFolder, "electoral/exemples/regles");
const folder = mkdtempSync(join(tmpdir(), "scrutin-xsl-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const saxon = ["/usr/share/java/Saxon-HE.jar", "/usr/share/java/saxon9he.jar"].find(existsSync);
const hasXsltproc = existsSync("/usr/bin/xsltproc");
const sheets = electoralStylesheets();
const files = readdirSync(examples)
  .filter((file) => file.endsWith(".xml"))
  .sort();
const texts = files.map((file) => readFileSync(join(examples, file), "utf8"));

/** What the rules of a file say of the examples, in the form of the stylesheet. */
function said(sheet: string): readonly string[] {
  const file = sheet.replace(/\.xsl$/, ".sch");
  const { ruleSet } = readSchematron(readFileSync(join(rules, file), "utf8"), { file });
  if (ruleSet === undefined) throw new Error(file);
  const checker = useRules(ruleSet);
  return texts.map((text) =>
    checker
      .checkDocument(text)
      .map(({ code, level, xpath, message }) => `${code}\t${level}\t${xpath}\t${message}\n`)
      .join(""),
  );
}

test("a stylesheet stands beside each file of rules, as it is made of it: npm run rules", () => {
  const there = readdirSync(rules).filter((file) => !file.endsWith(".sch"));
  expect(there.sort()).toEqual([...sheets.keys()].sort());
  for (const [file, text] of sheets)
    expect(readFileSync(join(rules, file), "utf8"), file).toBe(text);
});

describe.each([...sheets.keys()])("%s says the same lines", (sheet) => {
  const path = join(rules, sheet);

  test.runIf(hasXsltproc)("by xsltproc", () => {
    const documents = files.map((file) => join(examples, file));
    const output = execFileSync("xsltproc", [path, ...documents], { encoding: "utf8" });
    const expected = said(sheet);
    expect(expected.some((lines) => lines !== "")).toBe(true);
    expect(output).toBe(expected.join(""));
  });

  test.runIf(saxon !== undefined)("by Saxon-HE", () => {
    const output = mkdtempSync(join(folder, "out-"));
    const input = mkdtempSync(join(folder, "in-"));
    for (const file of files) symlinkSync(join(examples, file), join(input, file));
    execFileSync("java", ["-jar", saxon ?? "", `-s:${input}`, `-o:${output}`, `-xsl:${path}`]);
    const made = readdirSync(output).sort();
    expect(made.map((file) => readFileSync(join(output, file), "utf8"))).toEqual(said(sheet));
  });
});
