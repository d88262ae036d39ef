import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import papaparse from "papaparse";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { unitesDe } from "../../../../../electoral/index.js";
import { lireCsv } from "../../../../../electoral/node/csv.js";
import {
  EnvoiLotDUnitesElectoralesElement,
  schemas,
} from "../../../../../generated/electoral/index.js";
import { electoralRules } from "../../../../../generated/electoral-rules.js";
import { run } from "../../../../../generator/cli/program.js";
import { parseOrThrow, validateDocument } from "../../../../../runtime/parse.js";
import { useRules } from "../../../../../runtime/rules/index.js";
import { schemasFolder } from "../../../../support/exemples.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";
import { zipOf } from "../../../../support/zip.js";

let folder: string;
let terminal: TestTerminal;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-town-hall-"));
  terminal = testTerminal(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const scrutin = (...args: string[]): Promise<number> => {
  terminal = testTerminal(folder);
  return run(args, terminal);
};
const example = (name: string): string => join(schemasFolder, "electoral/exemples", `${name}.xml`);
const write = (name: string, text: string | Uint8Array): Promise<void> =>
  writeFile(join(folder, name), text);
const read = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
const sender = ["--commune", "44109", "--periode", "2008-09-01/2009-02-28"];
const spoken = (lines: readonly string[]): string =>
  lines.join("\n").replace(/[\u00a0\u202f]/g, " ");

async function template(): Promise<readonly [string, string]> {
  expect(await scrutin("lot", "--modele", "-o", "modele.csv")).toBe(0);
  const [headings = "", row = ""] = (await read("modele.csv")).split("\r\n");
  return [headings, row];
}

describe("scrutin lot", () => {
  test("takes its own template, in Windows-1252 with commas as well", async () => {
    await template();
    expect(await scrutin("lot", "modele.csv", ...sender, "-o", "a.xml")).toBe(0);
    const text = (await read("modele.csv")).slice(1);
    const rows: string[] = [];
    for await (const { cellules } of lireCsv(
      (async function* () {
        yield text;
      })(),
      ";",
    ))
      rows.push(cellules.map((cell) => `"${cell}"`).join(","));
    await write("latin.csv", Buffer.from(rows.join("\n"), "latin1"));
    expect(
      await scrutin("lot", "latin.csv", ...sender, "-o", "b.xml", "--journal", "autre.jsonl"),
    ).toBe(0);
    const [one, two] = await Promise.all(
      ["a.xml", "b.xml"].map(async (name) =>
        parseOrThrow(EnvoiLotDUnitesElectoralesElement, await read(name)),
      ),
    );
    expect(two?.contenu).toEqual(one?.contenu);
  });

  test("makes a lot of lots for a concentrator", async () => {
    const [headings, row] = await template();
    const rows = ["44109", "2A004", "44109", "97411"].map((code, index) =>
      row.replace(";123;", `;${index + 1};`).replace(";44109;Nantes;Lef", `;${code};X;Lef`),
    );
    await write("trois.csv", [headings, ...rows].join("\r\n"));
    expect(
      await scrutin(
        "lot",
        "trois.csv",
        "--concentrateur",
        "99999999800029",
        "--periode",
        "2008-09-01/2009-02-28",
        "-o",
        "c.xml",
      ),
    ).toBe(0);
    const text = await read("c.xml");
    expect(validateDocument(schemas(), text, { rules: useRules(electoralRules) })).toEqual([]);
    const { lotDeLotsDUnitesElectoralesDePlusieursTypes: lots } = parseOrThrow(
      EnvoiLotDUnitesElectoralesElement,
      text,
    ).contenu;
    expect(
      lots?.lot.map(({ identifiant, uniteElectorale }) => [
        identifiant.commune,
        uniteElectorale.length,
      ]),
    ).toEqual([
      ["44109", 2],
      ["2A004", 1],
      ["97411", 1],
    ]);
  });

  test("takes the REU's columns, with what they do not say, and numbers the rows", async () => {
    const text = [
      "code du l'ugle,libellé du type de liste,nom de naissance,prénoms,date de naissance,code commune de naissance,libellé de voie",
      "44109,Liste principale,ABADIE,Zoé,00/00/1953,44109,RUE DU PORT",
      "44109,Liste principale,URBANI,Zoé,01/02/1961,44109,RUE DU PORT",
    ].join("\n");
    await write("reu.csv", text);
    const said = ["--prereglage", "reu", "--type-inscription", "1", "--date", "2008-11-04"];
    expect(await scrutin("lot", "reu.csv", ...sender, ...said, "-o", "r.xml")).toBe(0);
    const units = unitesDe(parseOrThrow(EnvoiLotDUnitesElectoralesElement, await read("r.xml")));
    expect(
      units.map(({ value }) => [
        value.id,
        "numeroDEnregistrement" in value && value.numeroDEnregistrement,
      ]),
    ).toEqual([
      ["AI-44109-000001", "000001"],
      ["AI-44109-000002", "000002"],
    ]);
    expect(await scrutin("lot", "reu.csv", ...sender, ...said, "-o", "s.xml")).toBe(0);
    expect(terminal.errors.at(-1)).toContain("rien à envoyer");
  });

  test("warns of a person who comes twice, however spelt; twins are two", async () => {
    const [headings, row] = await template();
    const rows = [
      row,
      row.replace(";123;", ";124;").replace(";Lefèvre;", ";LEFEVRE;"),
      row.replace(";123;", ";125;").replace("Anne-Sophie, Zoé", "Zoé"),
      row.replace(";123;", ";126;").replace("inscription;", "radiation;").replace(";1;;", ";;D;"),
    ];
    await write("deux.csv", [headings, ...rows].join("\r\n"));
    expect(await scrutin("lot", "deux.csv", ...sender, "-o", "d.xml")).toBe(0);
    expect(terminal.output).toEqual([
      expect.stringMatching(/^deux\.csv:3: ligne-personne \(warning\): la ligne 2 demande déjà/),
    ]);
  });

  test("goes by a mapping file, and says what is wrong with one", async () => {
    const [headings, row] = await template();
    const mapping = {
      colonnes: Object.fromEntries(
        headings
          .slice(1)
          .split(";")
          .map((name, index) => [`C${index}`, name]),
      ),
    };
    await write("mal.json", JSON.stringify(mapping));
    await write("pire.json", "{");
    await write("x.csv", row);
    expect(await scrutin("lot", "x.csv", ...sender, "--correspondance", "mal.json")).toBe(2);
    expect(spoken(terminal.errors)).toContain(
      "mal.json: la correspondance est fautive en « colonnes.C0 »",
    );
    expect(await scrutin("lot", "x.csv", ...sender, "--correspondance", "pire.json")).toBe(2);
    expect(spoken(terminal.errors)).toContain("pire.json: ce n’est pas du JSON");
    expect(await scrutin("lot", "x.csv", ...sender, "--correspondance", "rien.json")).toBe(2);
  });

  test.for([
    [["lot"], "il faut un fichier CSV"],
    [["lot", "rien.csv", ...sender], "rien.csv: ni fichier ni dossier"],
    [["lot", "x.csv", "--periode", "2008-09-01/2009-02-28"], "qui envoie ?"],
    [["lot", "x.csv", ...sender, "--concentrateur", "1"], "ne vont pas ensemble"],
    [["lot", "x.csv", "--commune", "44109"], "quelle période de révision ?"],
    [
      ["lot", "x.csv", "--commune", "44109", "--periode", "2009-02-28/2008-09-01"],
      "deux dates dans l’ordre",
    ],
    [
      ["lot", "x.csv", "--commune", "99134", "--periode", "2008/2009"],
      "ce n’est pas le code d’une commune",
    ],
    [["lot", "x.csv", ...sender, "--date-heure", "2008-11-10"], "il faut une date et une heure"],
    [
      ["lot", "x.csv", ...sender, "--prereglage", "constructor"],
      "Les choix sont modele, reu, e-listelec",
    ],
    [["lot", "x.csv", ...sender, "--date", "hier"], "--date hier"],
    [["lot", "x.csv", ...sender, "--separateur", ";;"], "Il faut un seul caractère"],
    [["lot", "vide.csv", ...sender], "vide.csv: le fichier est vide"],
    [["lot", "ouvert.csv", ...sender], "ouvert.csv:2: un guillemet ouvert"],
    [["lot", "x.csv", ...sender, "-o", "vide.csv"], "vide.csv: ce fichier existe déjà"],
    [["lot", "x.csv", ...sender], "aucune colonne n’est connue"],
  ] as const)("%j cannot be done: %s", async ([args, message]) => {
    await write("x.csv", "a;b\n1;2\n");
    await write("vide.csv", "");
    await write("ouvert.csv", 'nom de naissance;prénoms\n"a;b\nc;d\n');
    expect(await scrutin(...args)).toBe(2);
    expect(spoken(terminal.errors)).toContain(message);
    expect(spoken(terminal.errors)).not.toContain("erreur de scrutin même");
  });

  test("reports as JSON, and says nothing of persons where that is asked for", async () => {
    const [headings, row] = await template();
    await write("y.csv", `${headings}\r\n${row.replace("Lefèvre;", "Secrét*;")}`);
    expect(await scrutin("lot", "y.csv", ...sender, "--json", "--redact")).toBe(1);
    const report = JSON.parse(terminal.output.join("\n")) as { readonly fautes: readonly object[] };
    expect(report).toMatchObject({ refus: "y.refus.csv", unites: 0, refusees: 1, dejaParties: 0 });
    expect(report.fautes).toContainEqual(
      expect.objectContaining({ ligne: 2, colonne: 6, code: "nom-caracteres", level: "error" }),
    );
    expect(terminal.output.join("\n")).not.toContain("Secr");
  });

  test("speaks English, too", async () => {
    await write("x.csv", "a;b\n1;2\n");
    expect(await scrutin("lot", "x.csv", ...sender, "--locale", "en")).toBe(2);
    expect(spoken(terminal.errors)).toContain("x.csv: no column is known");
  });
});

describe("scrutin lire", () => {
  test("shows a folder as a table, with deadlines", async () => {
    await mkdir(join(folder, "insee"));
    await copyFile(example("EnvoiLotDUnitesElectorales-insee"), join(folder, "insee/a.xml"));
    expect(
      await scrutin("lire", "insee", "--reception", "2008-12-09", "--aujourdhui", "2008-12-20"),
    ).toBe(0);
    expect(terminal.output.length).toBe(4);
    expect(terminal.output[1]).toMatch(
      /^demande de radiation +DR-INSEE-44109-000046 +44109 .*30\/12\/2008 \(10 j\)$/,
    );
    expect(terminal.errors.at(-1)).toBe("scrutin: 3 unités dans 1 fichier, 0 erreur");
  });

  test("reads archives, and names what is wrong in them", async () => {
    const text = await readFile(example("EnvoiUniteElectorale-minimal"), "utf8");
    await write(
      "insee.zip",
      zipOf([
        { name: "d/envoi.xml", content: text },
        { name: "mal.xml", content: "<x/>" },
        { name: "lisez.txt", content: "" },
      ]),
    );
    expect(await scrutin("lire", "insee.zip", "--format", "json")).toBe(1);
    const [unit] = JSON.parse(terminal.output.join("\n")) as readonly object[];
    expect(unit).toMatchObject({
      fichier: "insee.zip!/d/envoi.xml",
      kind: "demandeDeRadiation",
      commune: "44109",
      rang: 1,
    });
    expect(spoken(terminal.errors)).toContain(
      "insee.zip!/mal.xml: la racine « x » n’est pas un document de l’échange électoral",
    );
    await write("vide.zip", zipOf([{ name: "lisez.txt", content: "" }]));
    expect(await scrutin("lire", "vide.zip")).toBe(2);
    await write("faux.zip", "PK nothing");
    expect(await scrutin("lire", "faux.zip")).toBe(2);
    expect(spoken(terminal.errors)).not.toContain("erreur de scrutin même");
  });

  test("shows the place of a unit that is not valid, and nothing of the person where that is asked for", async () => {
    const text = await readFile(example("EnvoiLotDUnitesElectorales-insee"), "utf8");
    await write("mal.xml", text.replace(/<ie:NomFamille>[^<]*/, "<ie:NomFamille>Secr3t"));
    expect(await scrutin("lire", "mal.xml", "--redact")).toBe(1);
    expect(terminal.output[1]).toContain("mal.xml:27");
    expect([...terminal.output, ...terminal.errors].join("\n")).not.toContain("Secr3t");
  });
});

describe("scrutin repondre", () => {
  /** Writes the CSV of what came from Insee, with answers in it. */
  async function answered(
    answers: Readonly<Record<string, readonly [answer: string, motive: string, detail: string]>>,
  ): Promise<void> {
    await copyFile(example("EnvoiLotDUnitesElectorales-insee"), join(folder, "insee.xml"));
    expect(await scrutin("lire", "insee.xml", "--format", "csv", "--reception", "09/12/2008")).toBe(
      0,
    );
    const lines = terminal.output.join("").slice(1).split("\r\n");
    const filled = lines.map((line) => {
      const cells = line.split(";");
      const given = answers[cells[3] ?? ""];
      if (given !== undefined) cells.splice(6, 3, ...given);
      if (given?.[0] === "avis") cells[10] = "77";
      return cells.join(";");
    });
    await write("reponses.csv", filled.join("\r\n"));
  }

  test("drafts what was chosen, once", async () => {
    await answered({
      "DR-INSEE-44109-000046": ["refus", "1", ""],
      "DM-INSEE-44109-000052": ["Refus", "9", "Rentrée en France"],
      "PI-INSEE-44109-000032": ["avis", "", ""],
    });
    const args = ["repondre", "reponses.csv", ...sender, "--date", "2008-12-15"];
    expect(await scrutin(...args, "-o", "r.xml")).toBe(0);
    const text = await read("r.xml");
    expect(validateDocument(schemas(), text, { rules: useRules(electoralRules) })).toEqual([]);
    const units = unitesDe(parseOrThrow(EnvoiLotDUnitesElectoralesElement, text));
    expect(units.map(({ value }) => value.id)).toEqual([
      "RR-44109-000001",
      "RM-44109-000001",
      "AO-44109-000001",
    ]);
    expect(text).not.toContain("<el:Precision/>");
    expect(await scrutin(...args, "-o", "s.xml")).toBe(0);
    expect(terminal.errors.at(-1)).toContain("rien à envoyer");
  });

  test("says everything that is wrong at once, and then sends nothing", async () => {
    await answered({
      "DR-INSEE-44109-000046": ["avis", "1", ""],
      "DM-INSEE-44109-000052": ["refus", "9", ""],
      "PI-INSEE-44109-000032": ["peut-être", "", ""],
    });
    expect(
      await scrutin("repondre", "reponses.csv", ...sender, "--date", "2008-12-15", "-o", "r.xml"),
    ).toBe(2);
    expect(spoken(terminal.errors).split("\n")).toEqual([
      expect.stringContaining(
        "reponses.csv:2: on ne répond pas « avis » à une unité de sorte « demandeDeRadiation »",
      ),
      expect.stringContaining("reponses.csv:3: le motif 9 d’un refus demande une précision"),
      expect.stringContaining("reponses.csv:4: « peut-être » n’est pas une réponse"),
    ]);
    await expect(read("r.xml")).rejects.toThrow("ENOENT");
  });

  test("drafts an answer once, whatever the day on which it is asked for", async () => {
    await answered({ "DR-INSEE-44109-000046": ["refus", "1", ""] });
    expect(await scrutin("repondre", "reponses.csv", ...sender, "--date", "2008-12-15")).toBe(0);
    expect(await scrutin("repondre", "reponses.csv", ...sender, "--date", "2008-12-16")).toBe(0);
    expect(terminal.errors.at(-1)).toContain("rien à envoyer");
  });

  test("says that a refusal is late, and drafts it", async () => {
    await answered({ "DR-INSEE-44109-000046": ["refus", "1", ""] });
    expect(
      await scrutin("repondre", "reponses.csv", ...sender, "--date", "2008-12-31", "-o", "r.xml"),
    ).toBe(0);
    expect(spoken(terminal.errors)).toContain(
      "reponses.csv:2: le refus du 31 décembre 2008 est postérieur",
    );
    expect(await read("r.xml")).toContain("2008-12-31");
  });

  test("takes what a spreadsheet made of the table: other columns, order, separator and encoding", async () => {
    await answered({
      "DR-INSEE-44109-000046": [" REFUS", "1 ", ""],
      "DM-INSEE-44109-000052": ["refus", "9", `"Rentrée à l’été ; « définitif »"`],
    });
    const { data } = papaparse.parse<string[]>((await read("reponses.csv")).trim(), {
      delimiter: ";",
    });
    const moved = data.map((row, index) => ["note", ...row.toReversed(), index === 0 ? "" : "x"]);
    const text = papaparse.unparse([...moved.slice(0, 1), ...moved.slice(1).toReversed()], {
      delimiter: ",",
      newline: "\r\n",
    });
    const windows = Buffer.from(text.replaceAll("’", "\u0092"), "latin1");
    await write("reponses.csv", windows);
    expect(
      await scrutin("repondre", "reponses.csv", ...sender, "--date", "2008-12-15", "-o", "r.xml"),
    ).toBe(0);
    const sent = await read("r.xml");
    expect(validateDocument(schemas(), sent, { rules: useRules(electoralRules) })).toEqual([]);
    expect(sent).toContain("<el:Precision>Rentrée à l’été ; « définitif »</el:Precision>");
    // What is answered stands in the answer as it came, character for character but for its indentation.
    const bare = (xml: string): string => xml.replace(/>\s+/g, ">");
    const received = bare(await readFile(example("EnvoiLotDUnitesElectorales-insee"), "utf8"));
    for (const name of ["DemandeDeRadiation", "DemandeDAppositionDUneMention"]) {
      const [, content = "?"] =
        new RegExp(`<el:${name} [^>]*>(.*?)</el:${name}>`).exec(received) ?? [];
      expect(bare(sent)).toContain(content);
    }
  });

  test("names what cannot be answered, files that are not there and rows that answer twice, all at once", async () => {
    await answered({
      "DR-INSEE-44109-000046": ["refus", "1", ""],
      "PI-INSEE-44109-000032": ["avis", "", ""],
    });
    const [headings = "", ...rows] = (await read("reponses.csv")).trim().split("\r\n");
    const [first = "", , third = ""] = rows;
    const table = [
      headings,
      first,
      first.replace(";1;", ";2;"),
      first.replace("insee.xml", "rien.xml"),
      third.replace(";77;", ";A7;"),
      first.replace(";refus;1;;", `;refus;1;${"é".repeat(300)};`).replace("000046", "000046"),
    ];
    await write("reponses.csv", table.join("\r\n"));
    expect(await scrutin("repondre", "reponses.csv", ...sender, "-o", "r.xml")).toBe(2);
    expect(
      spoken(terminal.errors)
        .split("\n")
        .filter((line) => !line.includes("tardif") && !line.includes("refus du")),
    ).toEqual([
      expect.stringContaining("reponses.csv:4: rien.xml: ni fichier ni dossier"),
      expect.stringContaining(
        "reponses.csv:3: reponses.csv:2 répond déjà à l’unité « DR-INSEE-44109-000046 »",
      ),
      expect.stringContaining("reponses.csv:5: « A7 » n’est pas un numéro"),
      expect.stringContaining("reponses.csv:6: reponses.csv:3 répond déjà"),
    ]);
    await write("reponses.csv", [headings, table[5]].join("\r\n"));
    expect(await scrutin("repondre", "reponses.csv", ...sender, "-o", "r.xml")).toBe(2);
    expect(spoken(terminal.errors)).toMatch(/reponses\.csv:2: .*255/);
    expect(spoken(terminal.errors)).not.toContain("erreur de scrutin même");
  });

  test("names motives, units and columns that it does not find", async () => {
    await answered({ "DR-INSEE-44109-000046": ["refus", "8", ""] });
    await scrutin("repondre", "reponses.csv", ...sender);
    expect(spoken(terminal.errors)).toContain("« 8 » n’est pas un motif de refus ; il y a 1 (");
    await write("autre.csv", "fichier;identifiant;réponse\ninsee.xml;X-1;refus\n");
    await scrutin("repondre", "autre.csv", ...sender);
    expect(spoken(terminal.errors)).toContain(
      "autre.csv:2: l’unité « X-1 » n’est pas dans insee.xml",
    );
    await write("sans.csv", "a;b\n");
    expect(await scrutin("repondre", "sans.csv", ...sender)).toBe(2);
    expect(spoken(terminal.errors)).toContain(
      "il manque les colonnes fichier, identifiant, réponse",
    );
  });
});
