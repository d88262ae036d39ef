import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { nomsDesChamps } from "../../../../electoral/tableau/champs.js";
import { lireEntetes, prereglages } from "../../../../electoral/tableau/correspondance.js";
import { lireCorrespondance } from "../../../../electoral/tableau/lire-correspondance.js";
import { root } from "../../../../scripts/root.js";

const wrong = (json: unknown): readonly string[] =>
  lireCorrespondance(json).remarques.map(({ parameters }) =>
    "ou" in parameters ? parameters.ou : "?",
  );

describe("a mapping file", () => {
  test("is read", () => {
    const file = {
      $schema: "https://…/correspondance.schema.json",
      nom: "notre logiciel",
      colonnes: { NOM: "nom", CIV: { champ: "sexe", codes: { Mme: "F" } } },
      constantes: { operation: "inscription" },
      ignorees: ["bureau"],
    };
    const { $schema: _, ...rest } = file;
    expect(lireCorrespondance(file)).toEqual({ valeur: rest, remarques: [] });
    for (const preset of Object.values(prereglages)) expect(wrong(preset)).toEqual([]);
  });

  test.for([
    [[], [""]],
    [null, [""]],
    [{}, ["colonnes"]],
    [
      {
        colonnes: {
          A: "nome",
          B: 3,
          C: { champ: "nom", codes: { x: 1 } },
          D: { champ: "nom", profil: "x" },
        },
      },
      ["colonnes.A", "colonnes.B", "colonnes.C.codes", "colonnes.D.profil"],
    ],
    [
      { colonnes: { A: { champ: "nom", translitterer: "oui", couleur: 1 } } },
      ["colonnes.A.couleur", "colonnes.A.translitterer"],
    ],
    [
      { colonnes: {}, constantes: { x: "1", nom: 2 }, ignorees: [1], autre: 1, nom: 3 },
      ["nom", "autre", "constantes.x", "constantes.nom", "ignorees"],
    ],
    [{ colonnes: { A: "__proto__" } }, ["colonnes.A"]],
    [
      { colonnes: { A: { champ: "sexe", codes: { Mme: "Z", Mlle: "f" } } } },
      ["colonnes.A.codes.Mme"],
    ],
    [
      {
        colonnes: {},
        constantes: { sexe: "Z", date: "2008", operation: "Inscrire", nomUsage: "" },
      },
      ["constantes.sexe", "constantes.date"],
    ],
    [
      { colonnes: { "Né le": "dateNaissance", NELE: "date", "né  le": "dateNaissance" } },
      ["colonnes.NELE", "colonnes.né  le"],
    ],
  ] as const)("%j is wrong at %j", ([json, places]) => {
    expect(wrong(json)).toEqual(places);
    expect(lireCorrespondance(json).valeur).toBeUndefined();
  });

  test("and headings say what may have been meant", () => {
    const said = lireCorrespondance({
      colones: {},
      colonnes: { A: "dateNaisance", B: { champ: "nom", profils: 1 } },
    });
    expect(said.remarques.map(({ message }) => message.replace(/[\u00a0\u202f]/g, " "))).toEqual([
      expect.stringContaining(
        "en « colones » (vouliez-vous dire « colonnes » ?) ; on attend : $schema, nom",
      ),
      expect.stringContaining(
        "en « colonnes.A » (vouliez-vous dire « dateNaissance » ?) ; on attend : operation",
      ),
      expect.stringContaining("en « colonnes.B.profils » (vouliez-vous dire « profil » ?)"),
    ]);
    const headings = lireEntetes(
      ["nom de naissance", "Date de naisance", "zzz"],
      prereglages.modele,
      { locale: "en" },
    );
    expect(headings.remarques.map(({ message }) => message)).toEqual([
      'column 2, "Date de naisance", is not known (did you mean "date de naissance"?); it is left out',
      'column 3, "zzz", is not known; it is left out',
    ]);
  });

  test("has a schema that names what there is", () => {
    const schema = JSON.parse(
      readFileSync(`${root}schemas/correspondance.schema.json`, "utf8"),
    ) as {
      readonly properties: Readonly<Record<string, unknown>>;
      readonly $defs: {
        readonly champ: { readonly enum: readonly string[] };
        readonly colonne: { readonly properties: object };
      };
    };
    expect(schema.$defs.champ.enum).toEqual(nomsDesChamps);
    expect(Object.keys(schema.properties)).toEqual([
      "$schema",
      "nom",
      "colonnes",
      "constantes",
      "ignorees",
    ]);
    expect(Object.keys(schema.$defs.colonne.properties)).toEqual([
      "champ",
      "codes",
      "translitterer",
      "profil",
    ]);
  });
});
