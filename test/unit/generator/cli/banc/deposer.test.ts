import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
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
  expect(said).toContain("reponse-sans-demande");
  expect(code).toBe(1);
});

test("ends with 0 where there is nothing but information", async () => {
  expect(await deposer("EnvoiUniteElectorale-complet")).toMatchObject({ code: 0 });
});
