import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frenchWords } from "../../playground/src/form/french-words.js";
import { labelOf } from "../../playground/src/form/labels.js";
import { spellingOf, withoutAccents, wordsOf } from "../../playground/src/form/spelling.js";

/*
 * How names of schemas become words that people read.
 */

describe("a name", () => {
  test.each([
    ["MotifDInscription", "Motif d’inscription"],
    ["LotDUnites", "Lot d’unites"],
    ["code_postal", "Code postal"],
    ["SIRENDuSiege", "SIREN du siege"],
    ["xml-id", "Xml id"],
    ["payeeID", "Payee ID"],
    ["line2Text", "Line2 text"],
    ["DeLEtat", "De l’etat"],
  ])("%s alone becomes %s", (name, label) => {
    expect(labelOf(name)).toBe(label);
  });

  const texts = [
    "Date de naissance de la personne, ou l'année seule",
    "Numéro de l’acte de décès ; nom d'usage. Nom et prénoms.",
    "Le lieu-dit, le motif de la radiation",
    "Identifiant\n  de l'envoi. Envoi : lot entier",
  ];
  test.each([
    ["DateNaissance", "Date de naissance", "small words are left out"],
    ["DateDeNaissance", "Date de naissance", "they are there already"],
    ["NumeroActeDeces", "Numéro de l’acte de décès", "they are left out twice"],
    ["NomUsage", "Nom d’usage", "the apostrophe of print"],
    ["LieuDit", "Lieu-dit", "a hyphen"],
    ["MotifDeRadiation", "Motif de radiation", "those of the name stand for those of the text"],
    ["IdentifiantEnvoi", "Identifiant de l’envoi", "over the end of a line"],
    ["EnvoiLot", "Envoi lot", "no phrase goes over a colon"],
    ["UsageNom", "Usage nom", "no phrase goes over a full stop"],
    ["NomPrenoms", "Nom et prénoms", "and"],
    ["AnneeSeule", "Année seule", "accents"],
    ["AnneesSeules", "Années seules", "plurals"],
  ])("%s becomes %s: %s", (name, label) => {
    expect(labelOf(name, spellingOf(texts))).toBe(label);
  });

  test("has accents without documentation where it is French, and not where it is English", () => {
    expect(labelOf("LieuPrecedent", spellingOf([], "fr"))).toBe("Lieu précédent");
    expect(labelOf("PieceDetachee", spellingOf([], "fr-FR"))).toBe("Pièce detachee");
    expect(labelOf("ActivityRegion", spellingOf([], "en"))).toBe("Activity region");
    // What the texts write is nearer than what everybody writes.
    expect(labelOf("Region", spellingOf(["une regìon"], "fr"))).toBe("Regìon");
  });

  test("keeps its words, in their order, whatever the texts say", () => {
    const word = fc.constantFrom("date", "nom", "école", "lieu", "de", "la", "d", "et");
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.array(fc.array(word, { maxLength: 6 }).map((all) => all.join(" "))),
        (words, sentences) => {
          const name = words
            .map(withoutAccents)
            .map((one) => one.charAt(0).toUpperCase() + one.slice(1))
            .join("");
          const label = withoutAccents(labelOf(name, spellingOf(sentences, "fr")));
          const said = label.split(/[^a-z]+/);
          let at = -1;
          for (const one of wordsOf(name).map(withoutAccents)) {
            at = said.indexOf(one, at + 1);
            expect([label, one, at]).not.toContain(-1);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

test("each French word has an accent, and no other has its letters", () => {
  expect(frenchWords.filter((word) => withoutAccents(word) === word)).toEqual([]);
  expect(new Set(frenchWords.map(withoutAccents)).size).toBe(frenchWords.length);
});
