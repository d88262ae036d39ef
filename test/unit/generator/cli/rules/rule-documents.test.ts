import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { ruleDocuments } from "../../../../../generator/cli/rules/rule-documents.js";
import type { Console } from "../../../../../generator/cli/terminal.js";
import { testTerminal } from "../../../../support/terminal.js";

let cwd = "";

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "documents-"));
  mkdirSync(join(cwd, "lists/deep"), { recursive: true });
  const rules = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><phase id="f"><active pattern="p"/></phase><pattern id="p"><rule context="a"><assert id="D" test=". = document('deep/un%20code.xml')/c" diagnostics="d">m</assert></rule></pattern><diagnostics><diagnostic id="d">try <value-of select="document('deep/un%20code.xml')/c"/></diagnostic></diagnostics></schema>`;
  const files: Readonly<Record<string, string>> = {
    "r.sch": rules,
    "a.xml": "<a>1</a>",
    "b.xml": "<a>2</a>",
    "outside.xml": "<c>1</c>",
    "lists/deep/un code.xml": "<c>1</c>",
    "lists/..name.xml": "<c/>",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  symlinkSync(join(cwd, "outside.xml"), join(cwd, "lists/link.xml"));
});

afterAll(() => rmSync(cwd, { recursive: true }));

describe("what document() of rules may read", () => {
  test("is nothing without a folder", () => {
    expect(ruleDocuments(undefined, { cwd } as Console)).toBeUndefined();
  });

  test("is what stands in one folder, links followed", () => {
    const read = ruleDocuments("lists", { cwd } as Console);
    const isRead = (address: string): boolean => read?.(address) !== undefined;
    for (const inside of ["deep/un code.xml", "deep/un%20code.xml", "./deep/../..name.xml"])
      expect(isRead(inside), inside).toBe(true);
    const outside = [
      ...["../outside.xml", "%2e%2e/outside.xml", "link.xml", join(cwd, "outside.xml")],
      ...["deep", "", ".", "..", "%", "nowhere.xml", "a\0b", "http://example.org/c.xml"],
    ];
    for (const address of outside) expect(isRead(address), address).toBe(false);
  });

  async function validate(...args: readonly string[]): Promise<readonly [number, string, string]> {
    const terminal = testTerminal(cwd, "", { SCRUTIN_LOCALE: "en" });
    const code = await run(["validate", "--schema", "none", "--rules", "r.sch", ...args], terminal);
    return [code, terminal.output.join("\n"), terminal.errors.join("\n")];
  }

  test("is said to the command", async () => {
    const [code, output] = await validate("--rules-documents", "lists", "a.xml", "b.xml");
    expect(code).toBe(1);
    expect(output.match(/^.*: D: .*$/gm)).toEqual(["b.xml:1:1: D: /a: m"]);
    expect(output).toContain("\n     = try 1");
    expect(await validate("--rules-documents", ".", "a.xml")).toMatchObject({ 0: 1 });
    for (const wrong of ["nowhere", "a.xml"])
      expect(await validate("--rules-documents", wrong, "a.xml")).toEqual([
        2,
        "",
        `scrutin: ${wrong}: it is not a folder`,
      ]);
  });

  test("comes after the phase, of which one that is not there ends the command once", async () => {
    expect(await validate("--phase", "g", "a.xml", "b.xml")).toEqual([
      2,
      "",
      'scrutin: r.sch: there is no phase "g" in these rules (f)',
    ]);
  });
});
