import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unitesDe } from "../../electoral/index.js";
import { lireCsv } from "../../electoral/node/csv.js";
import { champs, nomsDesChamps } from "../../electoral/tableau/champs.js";
import { versCellules } from "../../electoral/tableau/retour.js";
import { EnvoiLotDUnitesElectoralesElement, schemas } from "../../generated/electoral/index.js";
import { electoralRules } from "../../generated/electoral-rules.js";
import { run } from "../../generator/cli/program.js";
import { parseOrThrow, validateDocument } from "../../runtime/parse.js";
import { useRules } from "../../runtime/rules/index.js";
import { root } from "../../scripts/root.js";
import { entrySchema } from "../support/exemples.js";
import { libxml2Validator } from "../support/libxml2.js";
import { testTerminal } from "../support/terminal.js";

/*
 * docs/examples/mairie.csv: 300 rows of invented persons, 20 of them wrong in 20 ways.
 */

const wrong = [
  "12:6: nom-caracteres: nom de naissance : « Ibáñez » contient des caractères non admis : « á », « ñ » ; graphie proposée : « Ibanez »",
  "23:8: nom-caracteres: prénoms : « 2 » contient un caractère non admis : « 2 »",
  "36:6: champ-obligatoire: nom de naissance : « nom de naissance » est obligatoire",
  "50:10: date-impossible: date de naissance : la date « 30/02/1971 » n’existe pas dans le calendrier",
  "62:10: date-jour-sans-mois: date de naissance : « 12/00/1980 » a un jour, mais pas de mois",
  "84:10: date-annee-courte: date de naissance : l’année de « 14/07/68 » n’a pas quatre chiffres ; le siècle ne se devine pas",
  "97:10: champ-obligatoire: date de naissance : « date de naissance » est obligatoire",
  "106:9: champ-code: sexe : « X » n’est pas un code admis ; on attend M ou F",
  "120:3: champ-code: type de liste : « z » n’est pas un code admis ; on attend p, ce ou cm",
  "136:4: code-forme: code commune : « Nantes » n’est pas un code du code officiel géographique : cinq caractères, comme 44109, 2A004 ou 97411",
  "148:4: ligne-commune: code commune : la ligne est de la commune 44143, et l’envoi de la commune 44109",
  "162:11: naissance-lieu: code du lieu de naissance : il manque le lieu de naissance : une commune ou un pays (code électoral, R.20)",
  "174:11: code-forme: code du lieu de naissance : « 4410X » n’est pas un code du code officiel géographique : cinq caractères, comme 44109, 2A004 ou 97411",
  "187:15: champ-obligatoire: nationalité : « nationalité » est obligatoire",
  "216:15: nationalite-code: nationalité : « 12 » n’est pas un code de nationalité connu",
  "224:16: champ-code: type d'inscription : « 5 » n’est pas un code admis ; on attend 1, 2 ou 8",
  "241:17: champ-obligatoire: motif de radiation : « motif de radiation » est obligatoire",
  "254:18: date-incomplete: date de décision : la date « 11/2008 » est incomplète : il y faut le jour et le mois",
  "270:2: champ-numero: numéro d'enregistrement : « A12 » n’est pas un numéro : des chiffres seulement",
  "292: ligne-double: la même chose est déjà dite à la ligne 5",
].map((line) => `mairie.csv:${line}`);

let folder: string;
let said: readonly string[];
let xml: string;

const rowsOf = async (text: string): Promise<readonly (readonly string[])[]> => {
  const rows: (readonly string[])[] = [];
  for await (const { cellules } of lireCsv(piece(text), ";")) rows.push(cellules);
  return rows;
};
async function* piece(text: string): AsyncGenerator<string> {
  yield text;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-mairie-"));
  await writeFile(join(folder, "mairie.csv"), await readFile(`${root}docs/examples/mairie.csv`));
  const terminal = testTerminal(folder);
  const code = await run(
    [
      "lot",
      "mairie.csv",
      "--commune",
      "44109",
      "--periode",
      "2008-09-01/2009-02-28",
      "-o",
      "envoi.xml",
    ],
    terminal,
  );
  expect(code).toBe(1);
  said = terminal.output.map((line) => line.replace(/[\u00a0\u202f]/g, " "));
  xml = await readFile(join(folder, "envoi.xml"), "utf8");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("each of the 20 wrong rows is named, with its line and column", () => {
  expect(said).toEqual(wrong);
});

test("what goes out is good for the schema, the rules and libxml2", () => {
  const rules = useRules(electoralRules);
  expect(validateDocument(schemas(), xml, { rules })).toEqual([]);
  expect(libxml2Validator(entrySchema("unite electorale"))(xml).errors).toEqual([]);
});

test("what went out comes back as the rows that it was made of", async () => {
  const value = parseOrThrow(EnvoiLotDUnitesElectoralesElement, xml);
  const back = unitesDe(value).map((unit) => {
    const cells = versCellules(unit);
    return nomsDesChamps.map((champ) => cells[champ] ?? "");
  });
  const lines = new Set(wrong.map((line) => Number(line.split(":")[1])));
  const [headings = [], ...rows] = await rowsOf(await readFile(join(folder, "mairie.csv"), "utf8"));
  expect(headings).toEqual(nomsDesChamps.map((champ) => champs[champ].entete));
  const good = rows.filter((_, index) => !lines.has(index + 2));
  expect(good.length).toBe(280);
  expect(back).toEqual(good);
});

test("the refused rows can be mended and fed again; those that went out do not go again", async () => {
  const refused = await readFile(join(folder, "mairie.refus.csv"), "utf8");
  const rows = await rowsOf(refused);
  expect(rows.length).toBe(21);
  expect(rows[0]?.at(-1)).toBe("motif du refus");
  expect(rows.every((row) => row.length === nomsDesChamps.length + 1)).toBe(true);
  const mended = refused.replace("Ibáñez", "Ibanez").replace("30/02/1971", "28/02/1971");
  await writeFile(join(folder, "mieux.csv"), mended);
  const terminal = testTerminal(folder);
  const args = [
    "lot",
    "mieux.csv",
    "--commune",
    "44109",
    "--periode",
    "2008-09-01/2009-02-28",
    "-o",
    "suite.xml",
  ];
  expect(await run(args, terminal)).toBe(1);
  const next = await readFile(join(folder, "suite.xml"), "utf8");
  const units = unitesDe(parseOrThrow(EnvoiLotDUnitesElectoralesElement, next));
  expect(units.length).toBe(2);
  const ids = unitesDe(parseOrThrow(EnvoiLotDUnitesElectoralesElement, xml)).map(
    ({ value }) => value.id,
  );
  expect(units.filter(({ value }) => ids.includes(value.id))).toEqual([]);
  expect(terminal.errors.join("\n")).toMatch(/1 ligne déjà partie/);
  expect((await rowsOf(await readFile(join(folder, "mieux.refus.csv"), "utf8"))).length).toBe(18);
});

test("feeding the same file again sends nothing", async () => {
  const terminal = testTerminal(folder);
  const args = [
    "lot",
    "mairie.csv",
    "--commune",
    "44109",
    "--periode",
    "2008-09-01/2009-02-28",
    "-o",
    "encore.xml",
  ];
  await run(args, terminal);
  expect(terminal.errors.at(-1)).toBe("scrutin: rien à envoyer");
  await expect(readFile(join(folder, "encore.xml"))).rejects.toThrow("ENOENT");
});
