import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { root } from "../../../../../scripts/root.js";
import { type BancDEssai, motDePasse, ouvrirBancDEssai } from "../../../../support/banc.js";
import { schemasFolder } from "../../../../support/exemples.js";
import { testTerminal } from "../../../../support/terminal.js";

let banc: BancDEssai;
beforeAll(async () => {
  banc = await ouvrirBancDEssai();
});
afterAll(() => banc.fermer());

const deposer = async (example: string) => {
  const env = { SCRUTIN_BANC: banc.url, SCRUTIN_BANC_MOT_DE_PASSE: motDePasse };
  const terminal = testTerminal(join(schemasFolder, "electoral/exemples"), "", env);
  const code = await run(["deposer", `${example}.xml`, "--compte", "mairie"], terminal);
  return { code, said: terminal.errors.join("\n") };
};

test("ends with 1 where the other side finds a record in error, though schema and rules do not", async () => {
  const { code, said } = await deposer("EnvoiUniteElectorale-refus-de-radiation");
  expect(said).toMatch(
    /^EnvoiUniteElectorale-refus-de-radiation\.xml: [\w\-]+: reponse-sans-demande: /mv,
  );
  expect(code).toBe(1);
});

test("ends with 0 where there is nothing but information", async () => {
  expect(await deposer("EnvoiUniteElectorale-complet")).toMatchObject({ code: 0 });
});

test("a file that the bench refuses is named, and others are sent all the same", async () => {
  const folder = mkdtempSync(join(tmpdir(), "scrutin-deposer-"));
  writeFileSync(join(folder, "vide.xml"), "");
  writeFileSync(join(folder, "autre.xml"), "<autre/>");
  const sent = async (env: Readonly<Record<string, string>>) => {
    const terminal = testTerminal(folder, "", {
      SCRUTIN_BANC: banc.url,
      SCRUTIN_BANC_MOT_DE_PASSE: motDePasse,
      SCRUTIN_LOCALE: "en",
      ...env,
    });
    const code = await run(["deposer", "vide.xml", "autre.xml", "--compte", "mairie"], terminal);
    return { code, said: terminal.errors.join("\n") };
  };
  const { code, said } = await sent({});
  expect(code).toBe(2);
  expect(said).toMatch(/^scrutin: vide\.xml: the content is empty\nscrutin: autre\.xml: /v);
  expect(await sent({ SCRUTIN_BANC_MOT_DE_PASSE: "autre" })).toEqual({
    code: 2,
    said: "scrutin: there is no such account, or its password is another",
  });
  expect(await sent({ SCRUTIN_BANC: "http://127.0.0.1:1" })).toEqual({
    code: 2,
    said: "scrutin: the bench does not answer: that port is not allowed in a web address",
  });
  rmSync(folder, { recursive: true });
});

test("of many remarks the first are printed, the others counted", async () => {
  const folder = mkdtempSync(join(tmpdir(), "scrutin-deposer-"));
  const env = {
    SCRUTIN_BANC: banc.url,
    SCRUTIN_BANC_MOT_DE_PASSE: motDePasse,
    SCRUTIN_LOCALE: "fr",
  };
  const terminal = testTerminal(folder, "", env);
  const csv = join(root, "docs/examples/mairie.csv");
  await run(
    [
      "lot",
      csv,
      "--commune",
      "44109",
      "--periode",
      "2008-09-01/2009-02-28",
      "--refus",
      "refus.csv",
      "-o",
      "e.xml",
    ],
    terminal,
  );
  terminal.errors.length = 0;
  await run(["deposer", "e.xml", "--compte", "mairie"], terminal);
  const remarks = terminal.errors.filter((line) => line.startsWith("e.xml: "));
  expect(remarks.length).toBe(50);
  expect(terminal.errors.at(-1)).toMatch(/e\.xml\s: encore \d+ remarques/v);
  rmSync(folder, { recursive: true });
});
