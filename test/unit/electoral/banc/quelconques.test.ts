import fc from "fast-check";
import { expect, test } from "vitest";
import { fichierFictif } from "../../../../electoral/banc/autre-cote.js";
import type { Reaction } from "../../../../electoral/banc/contrat.js";
import type { Unite } from "../../../../electoral/index.js";
import * as electoral from "../../../../generated/electoral/index.js";
import type { ElementDescriptor } from "../../../../runtime/descriptors.js";
import { arbitraryOf } from "../../../support/arbitrary/index.js";
import { documentsDe, fautesDe } from "../../../support/autre-cote.js";

/*
 * Units as the schema alone admits them: names of one blank, places without a code, derived types, dates of every precision. The rules may have something
 * against them; what comes of them is valid all the same.
 */

const kinds = {
  avisDInscription: electoral.AvisDInscriptionElement,
  avisDInscriptionDOffice: electoral.AvisDInscriptionDOfficeElement,
  avisDeRadiation: electoral.AvisDeRadiationElement,
  refusDeRadiation: electoral.RefusDeRadiationElement,
  refusDAppositionDUneMention: electoral.RefusDAppositionDUneMentionElement,
  demandeDeRadiation: electoral.DemandeDeRadiationElement,
  modificationDuTypeDeListe: electoral.ModificationDuTypeDeListeElement,
} as const;

/** The unit, as one of the commune that sends it: one of another would be in error, and nothing would come of it. */
function ofCommune(unite: Unite, commune: string): Unite {
  if (unite.kind !== "avisDInscription" && unite.kind !== "avisDeRadiation") return unite;
  const lieu = { localite: { value: "Commune", code: commune } };
  const inscription = { ...unite.value.inscription, communeDInscription: lieu };
  return { ...unite, value: { ...unite.value, inscription } } as Unite;
}

const unites: fc.Arbitrary<Unite> = fc.oneof(
  ...Object.entries(kinds).map(([kind, element]) => ({
    // Most comes of these.
    weight: kind === "avisDInscription" ? 8 : 1,
    // The element has the kind, and its value the type that goes with it; the compiler sees it only where the kind is known.
    arbitrary: arbitraryOf(element as ElementDescriptor).map((value) => ({ kind, value }) as Unite),
  })),
);

test("whatever the schema admits brings nothing that schema or rules have something against", () => {
  const codes = new Set<string>();
  let sent = 0;
  fc.assert(
    fc.property(fc.array(unites, { minLength: 5, maxLength: 15 }), (drawn) => {
      const insee = fichierFictif({ taille: 2 }).commencer("2008-10-01");
      const reactions: Reaction[] = [];
      for (const [index, unite] of drawn.entries())
        for (const commune of ["44109", "2A004"]) {
          const own = ofCommune(unite, commune);
          const depot = `D${index}`;
          reactions.push(insee.recevoir({ commune, jour: "2008-10-02", depot, unite: own }));
        }
      reactions.push(insee.avancer("2009-03-10"));
      const envois = reactions.flatMap((reaction) => reaction.envois);
      sent += envois.length;
      for (const { code } of reactions.flatMap(({ constats }) => constats)) codes.add(code);
      expect(fautesDe(documentsDe({ envois }))).toEqual([]);
    }),
    { numRuns: 20, seed: 20081205 },
  );
  expect(sent).toBeGreaterThan(100);
  expect([...codes]).toEqual(
    expect.arrayContaining(["double-inscription", "liste-et-nationalite", "reponse-sans-demande"]),
  );
});
