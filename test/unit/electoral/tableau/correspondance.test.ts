import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { nomsDesChamps } from "../../../../electoral/tableau/champs.js";
import { lireCorrespondance, prereglages } from "../../../../electoral/tableau/correspondance.js";
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
  ] as const)("%j is wrong at %j", ([json, places]) => {
    expect(wrong(json)).toEqual(places);
    expect(lireCorrespondance(json).valeur).toBeUndefined();
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
