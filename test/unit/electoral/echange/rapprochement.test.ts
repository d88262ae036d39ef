import { describe, expect, test } from "vitest";
import { type ElecteurDeListe, rapprocher } from "../../../../electoral/echange/rapprochement.js";

interface Traits {
  readonly nom?: string;
  readonly usage?: string;
  readonly prenoms?: readonly string[];
  readonly date?: string | undefined;
  readonly sexe?: "M" | "F";
  readonly code?: string;
  readonly liste?: "p" | "ce" | "cm";
}

function person(traits: Traits = {}): ElecteurDeListe {
  const {
    nom = "Le Goff",
    usage,
    prenoms = ["Anne-Sophie", "Zoé"],
    sexe = "F",
    code = "44109",
  } = traits;
  const date = "date" in traits ? traits.date : "1955-08-13";
  return {
    electeur: {
      individu: {
        noms: { nomFamille: nom, ...(usage !== undefined && { nomUsage: usage }) },
        prenoms: { prenom: prenoms },
        ...(date !== undefined && {
          naissance: { dateNaissance: date, lieuNaissance: { localite: { value: "N", code } } },
        }),
        sexe,
      },
    },
    typeDeListe: traits.liste ?? "p",
  };
}

describe("an elector who may be meant", () => {
  test.for([
    [{}, "exact", ["nom identique", "date de naissance identique", "premier prénom identique"]],
    [{ nom: "LE GOFF", prenoms: ["ANNE-SOPHIE"] }, "exact", ["nom identique"]],
    [{ nom: "Legoff" }, "probable", ["nom à la graphie près"]],
    [{ nom: "Martin", usage: "Le Goff" }, "probable", ["nom d’usage"]],
    [{ nom: "Le Gof" }, "probable", ["nom à une lettre près"]],
    [{ nom: "Le Gfof" }, "probable", ["nom à une lettre près"]],
    [{ date: "1955-08" }, "probable", ["date de naissance incomplète, compatible"]],
    [{ prenoms: ["Zoé"] }, "probable", ["prénom parmi les autres prénoms"]],
    [{ prenoms: ["Anne Sophie"] }, "probable", ["prénom à la graphie près"]],
    [{ prenoms: ["Marie"] }, "probable", ["prénom différent"]],
    [{ date: "1955-08-31" }, "probable", ["date de naissance différente"]],
    [{ date: undefined }, "probable", ["date de naissance absente"]],
    [{ sexe: "M" }, "probable", ["sexe différent"]],
    [{ liste: "ce" }, "probable", ["autre type de liste"]],
    [{ code: "75120" }, "exact", ["lieu de naissance différent"]],
    [{ nom: "Dupont" }, "aucun", []],
    [{ date: "1921-01-01", prenoms: ["Marie"] }, "aucun", []],
    [{ nom: "Le Gof", prenoms: ["Marie"], date: "1921-01-01" }, "aucun", []],
  ] as const)("%j: %s", ([traits, resultat, raisons]) => {
    const found = rapprocher(person(), [person({ nom: "Autre" }), person(traits)]);
    expect(found.resultat).toBe(resultat);
    expect(found.candidats[0]?.raisons ?? []).toEqual(expect.arrayContaining([...raisons]));
  });

  test("with day and month the other way round is probable", () => {
    const found = rapprocher(person({ date: "1955-08-03" }), [person({ date: "1955-03-08" })]);
    expect(found.candidats).toMatchObject([
      {
        degre: "probable",
        raisons: expect.arrayContaining(["jour et mois de naissance inversés"]),
      },
    ]);
  });

  test("comes with homonyms, the exact ones first, and nothing is decided", () => {
    const list = [
      person({ nom: "Legoff" }),
      person(),
      { ...person(), numero: 12 },
      person({ prenoms: ["Marie"] }),
    ];
    const { resultat, candidats } = rapprocher(person(), list);
    expect(resultat).toBe("exact");
    expect(candidats.map(({ degre }) => degre)).toEqual(["exact", "exact", "probable", "probable"]);
    expect(candidats[1]?.electeur).toBe(list[2]);
  });

  test("is compared with partial dates that are the same as probable, never as exact", () => {
    expect(rapprocher(person({ date: "1955" }), [person({ date: "1955" })]).resultat).toBe(
      "probable",
    );
  });
});
