import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { envoi } from "../../../../electoral/echange/envois.js";
import { numeroteur } from "../../../../electoral/echange/numeroteur.js";
import {
  type Champ,
  champs,
  nomsDesChamps,
  normaliser,
} from "../../../../electoral/tableau/champs.js";
import {
  type Correspondance,
  eListelec,
  lireEntetes,
  modele,
  reu,
} from "../../../../electoral/tableau/correspondance.js";
import { lireLigne, type OptionsDeLignes } from "../../../../electoral/tableau/lignes.js";
import { versCellules } from "../../../../electoral/tableau/retour.js";
import { EnvoiUniteElectoraleElement } from "../../../../generated/electoral/index.js";
import { validate } from "../../../../runtime/validate.js";
import { entete, periode } from "../../../support/electoral-units.js";

const options: OptionsDeLignes = { periode, commune: "44109" };

/** Reads a row of the template: that of the example, with some cells changed. */
function read(
  changes: Readonly<Partial<Record<Champ, string>>>,
  others: Partial<OptionsDeLignes> = {},
) {
  const columns = lireEntetes(
    nomsDesChamps.map((champ) => champs[champ].entete),
    modele,
  ).valeur;
  if (columns === undefined) throw new Error("the headings of the template are known");
  const cells = nomsDesChamps.map((champ) => changes[champ] ?? champs[champ].exemple);
  return lireLigne(cells, columns, { ...options, ...others });
}

const said = (row: ReturnType<typeof lireLigne>): readonly string[] =>
  row.fautes.map(({ colonne, remarque: { code, level } }) =>
    `${colonne ?? ""} ${code} ${level}`.trim(),
  );

/** A row for a registration that is good: behind what may be empty stands what must not. */
const enoughFields: readonly Champ[] = [
  "lieuNaissance",
  "localite",
  ...nomsDesChamps.filter((champ) => champs[champ].obligatoire?.includes("inscription") === true),
];
const enough = {
  headings: enoughFields.map((champ) => champs[champ].entete),
  cells: enoughFields.map((champ) => champs[champ].exemple),
};

describe("a row", () => {
  test("of the template is good, and comes back as it was", () => {
    const { unite, fautes } = read({});
    expect(fautes.map(({ remarque: { level } }) => level)).toEqual(["information"]);
    if (unite === undefined) throw new Error("the row is good");
    const cells = versCellules(unite);
    expect(nomsDesChamps.map((champ) => cells[champ] ?? "")).toEqual(
      nomsDesChamps.map((champ) => champs[champ].exemple),
    );
  });

  test.for([
    [{ operation: "mariage" }, ["1 champ-code error"]],
    [{ operation: "" }, ["1 champ-obligatoire error"]],
    [{ operation: "R", typeDInscription: "" }, ["17 champ-obligatoire error"]],
    [{ numeroDEnregistrement: "" }, ["2 champ-obligatoire error"]],
    [{ commune: "99134" }, ["4 code-pays-pour-commune error"]],
    [{ commune: "75056" }, ["4 code-par-arrondissement warning", "4 ligne-commune error"]],
    [{ communeLibelle: "x".repeat(256) }, ["5 champ-long error"]],
    [{ nom: "Le\u0007Goff" }, ["6 champ-caractere error"]],
    [{ nom: "D’Arc" }, []],
    [{ nomUsage: "Ğ" }, ["7 nom-caracteres error"]],
    [{ prenoms: " " }, ["8 champ-obligatoire error"]],
    [{ sexe: "femme" }, []],
    [{ dateNaissance: "14/07/1995" }, ["10 age-inscription warning"]],
    [{ dateNaissance: "28/02/1991" }, []],
    [{ dateNaissance: "01/03/1991" }, ["10 age-inscription warning"]],
    [{ dateNaissance: "1991" }, []],
    [{ lieuNaissance: "91352", dateNaissance: "14/07/1970" }, ["11 code-algerie-date warning"]],
    [{ lieuNaissance: "", libelleNaissance: "Nantes" }, []],
    [{ nationalite: "ITA" }, ["15 nationalite-liste warning"]],
    [{ typeDeListe: "cm", nationalite: "DEU" }, []],
    [{ typeDeListe: "Liste complémentaire municipale", nationalite: "belge" }, []],
    [{ typeDeListe: "ce" }, ["15 champ-obligatoire error"]],
    [{ date: "" }, ["18 champ-obligatoire error"]],
    [{ nomVoie: "", localite: "" }, ["22 adresse-absente error"]],
    [{ communePrecedente: "44109" }, ["28 commune-precedente warning"]],
    [{ communePrecedente: "Rennes" }, ["28 code-forme error"]],
  ] as const)("with %j: %j", ([changes, expected]) => {
    const important = said(read(changes)).filter((text) => !text.endsWith("information"));
    expect(important).toEqual(expected);
    expect(read(changes).unite === undefined).toBe(expected.some((text) => text.endsWith("error")));
  });

  test("says everything that is wrong at once, from left to right", () => {
    const row = read({
      nom: "",
      sexe: "X",
      dateNaissance: "30/02/1970",
      lieuNaissance: "zz",
      date: "2008",
    });
    expect(said(row)).toEqual([
      "6 champ-obligatoire error",
      "9 champ-code error",
      "10 date-impossible error",
      "11 code-forme error",
      "18 date-incomplete error",
    ]);
  });

  test("with too few or too many cells says so, and nothing else", () => {
    const columns = lireEntetes(["nom de naissance", "prénoms"], modele).valeur;
    if (columns === undefined) throw new Error("the headings are known");
    for (const cells of [["a"], ["a", "b", "c"]])
      expect(said(lireLigne(cells, columns, options))).toEqual(["ligne-colonnes error"]);
  });

  test("may leave out cells at its end that may be empty, and no others", () => {
    const optional = (["nomUsage", "complement", "lieuDit", "communePrecedente"] as const).map(
      (champ) => champs[champ].entete,
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(optional, { minLength: 1 }), fc.nat(40), (behind, cut) => {
        const headings = [...enough.headings, ...behind];
        const columns = lireEntetes(headings, modele).valeur;
        if (columns === undefined) throw new Error("the headings are known");
        const full = [...enough.cells, ...behind.map(() => "")];
        const cells = full.slice(0, Math.max(1, full.length - (cut % full.length)));
        const row = lireLigne(cells, columns, options);
        if (cells.length < enough.cells.length) {
          expect(said(row)).toEqual(["ligne-colonnes error"]);
          expect(row.cellules).toEqual(cells);
          return;
        }
        expect(row).toEqual(lireLigne(full, columns, options));
        expect(row.cellules).toEqual(full);
        expect(row.unite).toBeDefined();
      }),
    );
  });

  test("that was short, and has a mistake of its own, is refused with all its cells", () => {
    const columns = lireEntetes([...enough.headings, "nom d'usage"], modele).valeur;
    if (columns === undefined) throw new Error("the headings are known");
    const at = enoughFields.indexOf("typeDInscription");
    const cells = enough.cells.map((cell, index) => (index === at ? "X" : cell));
    const row = lireLigne(cells, columns, options);
    expect(said(row)).toContain(`${at + 1} champ-code error`);
    expect(row.cellules).toEqual([...cells, ""]);
    // Marks of a row that was refused for its length keep it refused.
    expect(said(lireLigne([...enough.cells, "#absente"], columns, options))).toEqual([
      "ligne-colonnes error",
    ]);
  });

  test("takes the spelling that is offered where it is asked to, and says so", () => {
    const { unite, fautes } = read({ nom: "Ibáñez" }, { translitterer: true });
    expect(unite?.value.inscription.electeur.individu.noms.nomFamille).toBe("Ibanez");
    expect(fautes).toContainEqual(
      expect.objectContaining({
        colonne: 6,
        remarque: expect.objectContaining({ level: "warning" }),
      }),
    );
  });

  test("of any texts is a unit that is good for the schema, or has an error", () => {
    const texts = fc.oneof(
      fc.constantFrom(
        "",
        " ",
        "0",
        "p",
        "ce",
        "44109",
        "99109",
        "00/08/1955",
        "12/2008",
        "D",
        "DEU",
        "Zoé",
        "’",
        "-",
        "\u00a0",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.string({ unit: "grapheme-ascii", maxLength: 300 }),
    );
    const changes = fc.dictionary(fc.constantFrom(...nomsDesChamps), texts, { maxKeys: 4 });
    fc.assert(
      fc.property(changes, fc.boolean(), (changed, translitterer) => {
        const { unite, fautes } = read(changed, { translitterer });
        expect(unite === undefined).toBe(
          fautes.some(({ remarque: { level } }) => level === "error"),
        );
        if (unite === undefined) return;
        const made = envoi(unite, { ...entete, numeroteur: numeroteur() });
        expect(validate(EnvoiUniteElectoraleElement, made)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test("of a lot of lots says its own commune", () => {
    const { unite } = read({ commune: "2a004" }, { commune: undefined });
    expect(unite?.value.inscription.communeDInscription.localite?.code).toBe("2A004");
    expect(said(read({ commune: "" }, { commune: undefined }))).toContain(
      "4 champ-obligatoire error",
    );
  });
});

/** The columns of the REU's export, as they are in it. */
const reuHeadings = [
  ...[
    "code du l'ugle",
    "libellé de l'ugle",
    "libellé du type de liste",
    "nom de naissance",
    "nom d'usage",
  ],
  ...[
    "prénoms",
    "sexe",
    "date de naissance",
    "code commune de naissance",
    "libellé commune de naissance",
  ],
  ...[
    "code département de naissance",
    "pays de naissance",
    "libellé nationalité",
    "numéro de voie",
  ],
  ...[
    "libellé de voie",
    "complément 1",
    "complément 2",
    "lieu-dit",
    "code postal",
    "commune",
    "pays",
  ],
  ...[
    "code du bureau de vote",
    "libellé du bureau de vote",
    "code circonscription législative du bureau de vote",
  ],
  ...[
    "libellé canton du bureau de vote",
    "libellé circonscription métropolitaine du bureau de vote",
  ],
  "numéro d'ordre dans le bureau de vote",
];

describe("the columns", () => {
  test("of the REU are 27, all of them known", () => {
    expect(reuHeadings.length).toBe(27);
    const { valeur, remarques } = lireEntetes(reuHeadings, reu);
    expect(remarques).toEqual([]);
    const row = [
      ...[
        "44109",
        "NANTES",
        "Liste complémentaire européenne",
        "MULLER",
        "",
        "Matthias",
        "M",
        "00/00/1953",
      ],
      ...[
        "109",
        "KOLN",
        "99",
        "ALLEMAGNE",
        "Allemande",
        "12",
        "RUE DU PORT",
        "",
        "",
        "",
        "44000",
        "NANTES",
        "FRANCE",
      ],
      ...["0001", "Mairie", "1", "", "", "12"],
    ];
    if (valeur === undefined) throw new Error("the columns are known");
    const columns = {
      ...valeur,
      constantes: { ...valeur.constantes, date: "04/11/2008", typeDInscription: "1" },
    };
    const { unite, fautes } = lireLigne(row, columns, { ...options, sansNumero: true });
    expect(fautes.filter(({ remarque: { level } }) => level === "error")).toEqual([]);
    expect(unite?.value.inscription).toMatchObject({
      typeDeListe: "ce",
      electeur: {
        nationalite: "D",
        individu: {
          naissance: {
            dateNaissance: "1953",
            lieuNaissance: { pays: { code: "99109", value: "ALLEMAGNE" } },
          },
        },
      },
    });
  });

  test("of e-listelec are known by the headings that are", () => {
    const { valeur, remarques } = lireEntetes(
      ["NomdeNaissance", "NomDusage", "Prenoms", "Sexe", "DatedeNaissance"],
      eListelec,
    );
    expect(remarques).toEqual([]);
    expect(valeur?.lues.map((column) => column?.champ)).toEqual([
      "nom",
      "nomUsage",
      "prenoms",
      "sexe",
      "dateNaissance",
    ]);
  });

  test("are known whatever their capitals, accents and blanks", () => {
    expect(normaliser("  Prénoms ")).toBe("prenoms");
    expect(
      lireEntetes(["NOM DE NAISSANCE", "Prenoms", "DATE_DE_NAISSANCE"], modele).remarques,
    ).toEqual([]);
  });

  test("that are not known are said, and so are those that say the same", () => {
    const one = lireEntetes(["nom de naissance", "couleur"], modele);
    expect(one.remarques).toMatchObject([
      { code: "colonne-inconnue", level: "warning", parameters: { colonne: 2 } },
    ]);
    expect(one.valeur).toBeDefined();
    const two = lireEntetes(["prénoms", "PRENOMS"], modele);
    expect(two.remarques).toMatchObject([{ code: "colonne-double", level: "error" }]);
    expect(two.valeur).toBeUndefined();
    expect(lireEntetes(["a", "b"], modele).remarques.map(({ code }) => code)).toContain(
      "colonnes-absentes",
    );
  });

  test("may have codes of their own", () => {
    const mapping: Correspondance = {
      nom: "ours",
      colonnes: { ...modele.colonnes, civilité: { champ: "sexe", codes: { Mme: "F", "M.": "M" } } },
    };
    const headings = nomsDesChamps.map((champ) =>
      champ === "sexe" ? "Civilité" : champs[champ].entete,
    );
    const columns = lireEntetes(headings, mapping).valeur;
    if (columns === undefined) throw new Error("the headings are known");
    const cells = nomsDesChamps.map((champ) => (champ === "sexe" ? "mme" : champs[champ].exemple));
    expect(lireLigne(cells, columns, options).unite?.value.inscription.electeur.individu.sexe).toBe(
      "F",
    );
  });
});
