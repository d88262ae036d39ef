import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fichierFictif } from "../../../../electoral/banc/autre-cote.js";
import { kindsDEvenement, lireEvenement } from "../../../../electoral/banc/evenements.js";

const faute = (valeur: unknown): string | undefined => {
  const read = lireEvenement(valeur);
  return "faute" in read ? read.faute.en : undefined;
};

describe("an event in JSON", () => {
  test.for([
    [{ kind: "deces", electeur: "E000001" }, undefined],
    [{ kind: "deces", electeur: { nom: "Le Goff", dateNaissance: "1955-08" } }, undefined],
    [{ kind: "tutelle", electeur: "E000001", date: "2008" }, undefined],
    [{ kind: "peuplement", commune: "35238", libelle: "Rennes", taille: 10 }, undefined],
    [{ kind: "reception", commune: "2A004", ids: ["DR-INSEE-2A004-000001"] }, undefined],
    [{ kind: "deces" }, "electeur"],
    [{ kind: "deces", electeur: "000001" }, "electeur"],
    [{ kind: "deces", electeur: { nom: " " } }, "electeur"],
    [{ kind: "deces", electeur: { nom: "Le Goff", age: 5 } }, "electeur"],
    [{ kind: "deces", electeur: "E000001", date: "24/08/1962" }, "date"],
    [{ kind: "deces", electeur: "E000001", date: "2009-02-29" }, "date"],
    [{ kind: "deces", electeur: "E000001", commune: "44109" }, "commune"],
    [
      { kind: "typeDeListeErrone", electeur: "E000001", nouveauTypeDeListe: "x" },
      "nouveauTypeDeListe",
    ],
    [
      {
        kind: "typeDeListeErrone",
        electeur: "E000001",
        nouveauTypeDeListe: "cm",
        nationalite: "FRA",
      },
      "nationalite",
    ],
    [{ kind: "inscriptionConsulaire", electeur: "E000001", mention: "PR" }, "mention"],
    [{ kind: "peuplement", commune: "99134", taille: 0 }, "commune, taille"],
    [{ kind: "reception", commune: "44109", ids: [] }, "ids"],
    [{ kind: "recensement", commune: "44109" }, "nom, prenoms, sexe, dateNaissance"],
    [{ kind: "toString", electeur: "E000001" }, `kind (${kindsDEvenement.join(", ")})`],
    [{ kind: "__proto__" }, `kind (${kindsDEvenement.join(", ")})`],
    [[{ kind: "deces" }], `kind (${kindsDEvenement.join(", ")})`],
    [null, `kind (${kindsDEvenement.join(", ")})`],
  ] as const)("%j: %s", ([valeur, champs]) => {
    expect(faute(valeur)).toBe(champs);
  });

  test("is told in French print what is wrong", () => {
    const insee = fichierFictif({ taille: 3 }).commencer("2008-09-01");
    const { constats } = insee.evenement({ kind: "deces" } as never, "2008-09-01");
    expect(constats.map(({ texte }) => texte)).toEqual([
      {
        fr: "l’événement n’est pas lisible\u00a0: electeur",
        en: "the event cannot be read: electeur",
      },
    ]);
  });

  test("of any kind makes nothing fail, from a program that does not look either", () => {
    const strange = fc.record(
      {
        kind: fc.constantFrom(...kindsDEvenement, "autre"),
        electeur: fc.oneof(fc.constant("E000001"), fc.jsonValue()),
        date: fc.oneof(fc.constant("2008-09-01"), fc.jsonValue()),
        commune: fc.oneof(fc.constant("44109"), fc.jsonValue()),
        ids: fc.jsonValue(),
        paysDeResidence: fc.jsonValue(),
        mention: fc.constantFrom("MF", "x"),
        prenoms: fc.jsonValue(),
      },
      { requiredKeys: ["kind"] },
    );
    const insee = fichierFictif({ taille: 3 }).commencer("2008-09-01");
    fc.assert(
      fc.property(fc.oneof(strange, fc.jsonValue()), (valeur) => {
        const read = lireEvenement(valeur);
        const { constats } = insee.evenement(valeur as never, "2008-10-01");
        const isUnreadable = constats.some(({ code }) => code === "evenement-illisible");
        expect(isUnreadable).toBe("faute" in read);
      }),
      { numRuns: 400, seed: 8 },
    );
  });
});
