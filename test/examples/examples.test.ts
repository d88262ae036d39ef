import { existsSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { afterEach, describe, expect, test, vi } from "vitest";
import { AvisDeRadiationElement } from "../../generated/electoral/index.js";
import { parseOrThrow } from "../../runtime/parse.js";
import { root } from "../../scripts/root.js";
import { schematronSuites } from "../conformance/schematron-suites.js";
import { entrySchema } from "../support/exemples.js";
import { libxml2Validator } from "../support/libxml2.js";

/*
 * The examples of docs/examples/ print what their readers will see. Two have tests of their own: echange.ts (test/electoral) and lot-d-avis.ts, which is
 * `npm start` (test/package).
 */

afterEach(() => void vi.restoreAllMocks());

/** What an example prints, line by line, with plain blanks. */
async function printed(load: () => Promise<unknown>): Promise<readonly string[]> {
  const said: string[] = [];
  vi.spyOn(console, "log").mockImplementation((...texts: unknown[]) => {
    said.push(texts.map(String).join(" "));
  });
  await load();
  return said.map((text) => text.replaceAll(/[\u00a0\u202f]/g, " "));
}

const avisSchema = entrySchema("unite electorale");

test("premier-avis.ts writes an avis that libxml2 accepts, and reads it", async () => {
  const [xml = "", summary] = await printed(() => import("../../docs/examples/premier-avis.js"));
  expect(libxml2Validator(avisSchema)(xml).errors).toEqual([]);
  expect(summary).toBe("2008-11-07 : décès");
});

test("lot-csv.ts tells the wrong rows, and sends the others", async () => {
  expect(await printed(() => import("../../docs/examples/lot-csv.js"))).toEqual([
    "row 4: inscription.electeur.individu.naissance.dateNaissance is wrong or missing",
    "row 5: motifDeRadiation is wrong or missing",
    "44109-2008-0001: 2 of 4",
  ]);
});

test("web-form.ts says each mistake beside its field, and makes a document of what is right", async () => {
  const said = await printed(() => import("../../docs/examples/web-form.js"));
  expect(said).toEqual([
    expect.stringMatching(/^Nom de naissance : il manque : « nomFamille »/v),
    expect.stringMatching(/^Date de la radiation \(AAAA-MM-JJ\) : la valeur « 07\/11\/2008 »/v),
    expect.stringContaining("<ie:NomFamille>Dupré</ie:NomFamille>"),
  ]);
  const xml = said.at(-1) ?? "";
  expect(parseOrThrow(AvisDeRadiationElement, xml).motifDeRadiation).toBe("D");
  expect(libxml2Validator(avisSchema)(xml).errors).toEqual([]);
});

test("banc.ts tries software against the bench: a refusal in time, and a silence", async () => {
  const said = await printed(() => import("../../docs/examples/banc.js"));
  expect(said).toEqual([
    "2 demandes de radiation",
    "traite sans erreur",
    "refus-pris-en-compte",
    "true true",
    "repondue",
    "tacite",
  ]);
});

test("round-trip.ts reads, writes the same again, and says what is wrong", async () => {
  const said = await printed(() => import("../../docs/examples/round-trip.js"));
  expect(said[0]).toBe('{"book":[{"pages":352,"title":"Germinal"}]}');
  expect(said[1]).toMatch(/<(\w+:)?book pages="352"><(\w+:)?title>Germinal</v);
  expect(said.slice(2)).toEqual([expect.stringContaining("cvc-minInclusive-valid")]);
});

describe("invoice.ts", () => {
  const rulesOfEn16931 =
    schematronSuites() !== undefined &&
    existsSync(join(schematronSuites() ?? "", "en16931-ubl/ubl/schematron"));

  test("checks an invoice and one that asks for too much", async () => {
    const said = await printed(() => import("../../docs/examples/invoice/invoice.js"));
    expect(said[0]).toContain('<cbc:PayableAmount currencyID="EUR">300.00</cbc:PayableAmount>');
    expect(said.slice(1, 3)).toEqual([
      "0 mistakes",
      expect.stringMatching(/^1 mistakes\n {2}\d+:\d+: WITH-TAX: /v),
    ]);
    if (rulesOfEn16931)
      expect(said.slice(3)).toEqual(["0 mistakes", expect.stringContaining(": BR-CO-15: ")]);
    else expect(said.slice(3)).toEqual([expect.stringMatching(/^skipped:/v)]);
  });
});

test("every example is tested", () => {
  const examples = globSync("docs/examples/**/*.ts", { cwd: root }).map((path) =>
    path.replace("docs/examples/", ""),
  );
  expect(examples.sort()).toEqual([
    "banc.ts",
    "echange.ts",
    "invoice/invoice.ts",
    "lot-csv.ts",
    "lot-d-avis.ts",
    "premier-avis.ts",
    "round-trip.ts",
    "web-form.ts",
  ]);
});
