import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../../generator/cli/program.js";
import { root } from "../../../../scripts/root.js";
import { type TestTerminal, testTerminal } from "../../../support/terminal.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "scrutin-json-"));
  cpSync(
    `${root}schemas/electoral/exemples/DemandeDeRadiation-minimal.xml`,
    join(folder, "demande.xml"),
  );
  cpSync(`${root}schemas/electoral/schematron/listes.sch`, join(folder, "listes.sch"));
  writeFileSync(
    join(folder, "a.xsd"),
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='xs:int'/></xs:schema>",
  );
  writeFileSync(
    join(folder, "b.xsd"),
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='xs:short'/></xs:schema>",
  );
  writeFileSync(join(folder, "bad.xsd"), "<xs:schema");
  writeFileSync(join(folder, "a.xml"), "<a>1</a>");
  writeFileSync(join(folder, "wrong.xml"), "<a>x</a>");
  writeFileSync(join(folder, "vide.csv"), "");
  writeFileSync(join(folder, "inconnu.csv"), "a;b\n1;2\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scrutin = async (
  ...args: readonly string[]
): Promise<TestTerminal & { readonly code: number }> => {
  const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
  const code = await run(args, terminal);
  return { ...terminal, code };
};

const sender = ["--commune", "44109", "--periode", "2008-09-01/2009-02-28"];

/** What each command is called with: so that it works, so that it finds something, so that it cannot. */
const calls: Readonly<Record<string, readonly (readonly [number, readonly string[]])[]>> = {
  init: [
    [0, ["init"]],
    [2, ["init", "--unknown"]],
  ],
  generate: [
    [0, ["generate", "a.xsd", "-o", "out"]],
    [0, ["generate", "a.xsd", "-o", "out", "--check"]],
    [1, ["generate", "b.xsd", "-o", "out", "--check"]],
    [0, ["generate", "b.xsd", "-o", "out", "--dry-run"]],
    [2, ["generate", "bad.xsd", "-o", "out"]],
    [2, ["generate", "none.xsd", "-o", "out"]],
  ],
  inspect: [
    [0, ["inspect", "a.xsd"]],
    [2, ["inspect", "bad.xsd"]],
    [2, ["inspect"]],
  ],
  diff: [
    [0, ["diff", "a.xsd", "b.xsd"]],
    [1, ["diff", "a.xsd", "b.xsd", "--fail-on", "any"]],
    [0, ["diff", "a.xsd", "b.xsd", "-o", "d.json"]],
    [2, ["diff", "a.xsd"]],
    [2, ["diff", "a.xsd", "none"]],
  ],
  update: [
    [2, ["update", "none.zip"]],
    [2, ["update"]],
  ],
  validate: [
    [0, ["validate", "--schema", "a.xsd", "a.xml"]],
    [1, ["validate", "--schema", "a.xsd", "wrong.xml"]],
    [2, ["validate", "--schema", "a.xsd", "none.xml"]],
    [2, ["validate", "--schema", "bad.xsd", "a.xml"]],
    [2, ["validate", "--format", "text", "a.xml"]],
  ],
  rules: [
    [0, ["rules", "listes.sch"]],
    [2, ["rules", "none.sch"]],
    [2, ["rules", "a.xml"]],
  ],
  report: [
    [0, ["report", "demande.xml"]],
    [0, ["report", "demande.xml", "-o", "r.json"]],
    [2, ["report", "none.xml"]],
  ],
  convert: [
    [0, ["convert", "--schema", "a.xsd", "a.xml"]],
    [0, ["convert", "--schema", "a.xsd", "a.xml", "-o", "c.json"]],
    [1, ["convert", "--schema", "a.xsd", "wrong.xml"]],
    [2, ["convert", "none.xml"]],
  ],
  schema: [
    [0, ["schema"]],
    [0, ["schema", "el:InscriptionType"]],
    [2, ["schema", "nothing"]],
  ],
  docs: [
    [0, ["docs", "--schema", "a.xsd", "-o", "docs"]],
    [2, ["docs", "--schema", "bad.xsd"]],
  ],
  lot: [
    [2, ["lot", "none.csv", ...sender]],
    [2, ["lot", "vide.csv", ...sender]],
    [2, ["lot", "inconnu.csv", ...sender]],
    [2, ["lot"]],
  ],
  lire: [
    [0, ["lire", "demande.xml"]],
    [1, ["lire", "a.xml"]],
    [2, ["lire", "none.xml"]],
    [2, ["lire", "--format", "csv", "demande.xml"]],
  ],
  repondre: [
    [2, ["repondre", "none.csv", ...sender]],
    [2, ["repondre", "inconnu.csv", ...sender]],
    [2, ["repondre"]],
  ],
  deposer: [[2, ["deposer"]]],
  retirer: [[2, ["retirer"]]],
  completion: [
    [0, ["completion", "bash"]],
    [2, ["completion", "tcsh"]],
  ],
};

describe("--json", () => {
  test("is an option of every command", async () => {
    const { output } = await scrutin("--help");
    const names = [...output.join("\n").matchAll(/^ {2}([a-z]+)(?: |\|)/gm)].map(
      ([, name = ""]) => name,
    );
    expect(names).toContain("banc");
    for (const name of names.filter((each) => each !== "help" && each !== "banc"))
      expect(Object.keys(calls), `a call of ${name}`).toContain(name);
    for (const name of names.filter((each) => each !== "help")) {
      const help = await scrutin(name, "--help");
      const inner = [...help.output.join("\n").matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(
        ([, each = ""]) => each,
      );
      for (const path of inner.length === 0 ? [[name]] : inner.map((each) => [name, each]))
        expect((await scrutin(...path, "--help")).output.join("\n"), path.join(" ")).toContain(
          "--json",
        );
    }
  });

  test.each(
    Object.values(calls)
      .flat()
      .map(([code, args]) => [args.join(" "), code, args] as const),
  )("scrutin %s (%i)", async (_, code, args) => {
    const { output, errors, code: actual } = await scrutin(...args, "--json");
    const text = output.join("\n");
    expect(() => JSON.parse(text), text.slice(0, 300)).not.toThrow();
    expect([actual, errors]).toEqual([code, actual === 0 ? errors : expect.anything()]);
    if (code === 2) expect(errors.length).toBeGreaterThan(0);
  });

  test("says what was done where the result is no document of its own", async () => {
    const made = await scrutin("generate", "a.xsd", "-o", "made", "--json");
    expect(JSON.parse(made.output.join(""))).toMatchObject({
      exitCode: 0,
      outputs: [{ folder: "made", changes: Array(4).fill({ state: "missing" }) }],
    });
    const failed = await scrutin("inspect", "none.xsd", "--json");
    expect(JSON.parse(failed.output.join(""))).toEqual({ exitCode: 2, messages: failed.errors });
  });

  test("is the same as --format json", async () => {
    for (const args of [
      ["rules", "listes.sch"],
      ["validate", "--schema", "a.xsd", "a.xml"],
      ["lire", "demande.xml"],
    ]) {
      const [json, format] = [
        await scrutin(...args, "--json"),
        await scrutin(...args, "--format", "json"),
      ];
      expect(json.output).toEqual(format.output);
    }
  });
});
