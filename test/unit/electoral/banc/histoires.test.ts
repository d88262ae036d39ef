import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FichierFictif, ModeleDeFichier } from "../../../../electoral/banc/autre-cote.js";
import { fichierFictif } from "../../../../electoral/banc/autre-cote.js";
import type { Reaction } from "../../../../electoral/banc/contrat.js";
import { constats } from "../../../../electoral/banc/messages.js";
import { ajouterJours, communeDe, type Unite } from "../../../../electoral/index.js";
import {
  avis,
  documentsDe,
  fautesDe,
  histoires,
  type Pas,
  reponse,
} from "../../../support/autre-cote.js";

/*
 * Whatever communes send and whatever comes to pass, what the other side sends is valid by schema and rules, and the same calls give the same answers.
 */

/** What was sent and answered in a story, and what the story is at. */
interface Recit {
  readonly reactions: readonly Reaction[];
  readonly recues: readonly Unite[];
}

function raconter(insee: FichierFictif, histoire: readonly Pas[]): Recit {
  let jour = "2008-09-01";
  const reactions: Reaction[] = [];
  const demandees: Unite[] = [];
  const recues: Unite[] = [];
  const note = (reaction: Reaction): void => {
    reactions.push(reaction);
    demandees.push(...reaction.envois.map(({ unite }) => unite));
  };
  const recevoir = (unite: Unite, commune = communeDe(unite) ?? ""): void => {
    recues.push(unite);
    note(insee.recevoir({ commune, jour, depot: `D${recues.length}`, unite }));
  };
  for (const [index, pas] of histoire.entries()) {
    const known = insee.electeurs();
    const elector = (at: number) => known[at % known.length];
    if (pas.kind === "jours") {
      jour = ajouterJours(jour, pas.jours);
      note(insee.avancer(jour));
    } else if (pas.kind === "avis") {
      const electeur =
        typeof pas.electeur === "number" ? elector(pas.electeur)?.electeur : pas.electeur;
      if (electeur !== undefined) recevoir(avis(pas, electeur, index + 1, jour));
    } else if (pas.kind === "radiation") {
      const known = elector(pas.electeur);
      if (known === undefined) continue;
      const { electeur, commune, typeDeListe } = known;
      const value = avis(
        { kind: "avis", commune, electeur, liste: typeDeListe, type: "1", precedente: undefined },
        electeur,
        index + 1,
        jour,
      ).value;
      const { inscription, id, periodeDeRevision, numeroDEnregistrement } = value;
      const own = { inscription, id, periodeDeRevision, numeroDEnregistrement };
      recevoir({
        kind: "avisDeRadiation",
        value: { ...own, motifDeRadiation: pas.motif, dateDeRadiation: jour },
      });
    } else if (pas.kind === "evenement") {
      note(insee.evenement(pas.evenement(elector(pas.electeur)?.numero ?? "E000001"), jour));
    } else {
      const asked = demandees[pas.demande % Math.max(demandees.length, 1)];
      if (asked === undefined) continue;
      if (pas.kind === "interdit") {
        recevoir(asked);
        continue;
      }
      const given = pas.altered ? { ...asked, value: { ...asked.value, id: "INCONNU" } } : asked;
      const answer = reponse(given as Unite, pas.motif, jour, `R-${index}`);
      if (answer !== undefined) recevoir(answer, pas.commune);
    }
  }
  note(insee.avancer(ajouterJours(jour, 400)));
  return { reactions, recues };
}

const options = { taille: 8, graine: 3 };

/** Another side that is taken down and begun again, from what a disk could have kept of it, before one call in so many. */
function interrompu(modele: ModeleDeFichier, every: number): FichierFictif {
  let insee = modele.commencer("2008-09-01");
  let calls = 0;
  const now = (): FichierFictif => {
    if (++calls % every !== 0) return insee;
    const again = modele.reprendre(structuredClone([...(insee.instantane?.() ?? [])]));
    if (again === undefined) throw new Error("of no use to its own model");
    insee = again;
    return insee;
  };
  return {
    recevoir: (entree) => now().recevoir(entree),
    evenement: (evenement, jour) => now().evenement(evenement, jour),
    avancer: (jour) => now().avancer(jour),
    attentes: (commune) => now().attentes(commune),
    electeurs: (commune) => now().electeurs(commune),
    peuplement: (commune) => now().peuplement?.(commune),
  };
}

describe("the other side", () => {
  test("sends nothing that schema or rules have something against, whatever it is told", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(histoires, (histoire) => {
        const insee = fichierFictif(options).commencer("2008-09-01");
        const { reactions } = raconter(insee, histoire);
        const envois = reactions.flatMap((reaction) => reaction.envois);
        for (const { unite } of envois) seen.add(unite.kind);
        for (const { code } of reactions.flatMap((reaction) => reaction.constats)) seen.add(code);
        expect(fautesDe(documentsDe({ envois }))).toEqual([]);
        for (const { commune, unite } of envois) expect(communeDe(unite)).toBe(commune);
      }),
      { numRuns: 25, seed: 20081201 },
    );
    // The stories reach all kinds that it sends, and most of what it can find.
    const sent = [...seen].filter((each) => /[A-Z]/.test(each));
    expect(seen.size - sent.length).toBeGreaterThan(Object.keys(constats).length * 0.7);
    expect(sent.sort()).toEqual([
      "demandeDAppositionDUneMention",
      "demandeDeRadiation",
      "modificationDuTypeDeListe",
      "propositionDInscriptionDOffice",
      "reactivationDInscription",
      "suppressionDeMention",
    ]);
  });

  test("says the same again when it is told the same, byte for byte", () => {
    fc.assert(
      fc.property(histoires, (histoire) => {
        const [one, other] = [0, 1].map(() =>
          JSON.stringify(raconter(fichierFictif(options).commencer("2008-09-01"), histoire)),
        );
        expect(other).toBe(one);
      }),
      { numRuns: 15, seed: 20081202 },
    );
  });

  test("goes on as if nothing had been, wherever it is taken down and begun again", () => {
    fc.assert(
      fc.property(histoires, fc.integer({ min: 1, max: 9 }), (histoire, every) => {
        const modele = fichierFictif(options);
        const whole = modele.commencer("2008-09-01");
        const broken = interrompu(modele, every);
        expect(raconter(broken, histoire)).toEqual(raconter(whole, histoire));
        expect(broken.electeurs()).toEqual(whole.electeurs());
        for (const commune of ["44109", "2A004", "97411", "29019", "01001"]) {
          expect(broken.attentes(commune)).toEqual(whole.attentes(commune));
          expect(broken.peuplement?.(commune)).toEqual(whole.peuplement?.(commune));
        }
      }),
      { numRuns: 25, seed: 20081206 },
    );
  });

  test("knows what was taken down by one of its own options alone", () => {
    const taken = structuredClone([
      ...(fichierFictif(options).commencer("2008-09-01").instantane?.() ?? []),
    ]);
    expect(fichierFictif(options).reprendre(taken)).toBeDefined();
    for (const others of [{}, { ...options, graine: 4 }, { ...options, propositions: ["05-05"] }])
      expect(fichierFictif(others).reprendre(taken)).toBeUndefined();
    expect(fichierFictif(options).reprendre([])).toBeUndefined();
  });

  test("gives an identifier once in a period, and asks nobody twice for the same at a time", () => {
    fc.assert(
      fc.property(histoires, (histoire) => {
        const insee = fichierFictif(options).commencer("2008-09-01");
        const { reactions } = raconter(insee, histoire);
        const ids = reactions.flatMap(({ envois }) =>
          envois.map(
            ({ unite: { value } }) => `${value.periodeDeRevision.dateDeDebut} ${value.id}`,
          ),
        );
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 20, seed: 20081203 },
    );
  });

  test("has nothing left to await of refusals a year later", () => {
    fc.assert(
      fc.property(histoires, (histoire) => {
        const insee = fichierFictif(options).commencer("2008-09-01");
        raconter(insee, histoire);
        const open = ["44109", "2A004", "97411", "29019", "01001"]
          .flatMap((commune) => insee.attentes(commune))
          .filter(({ etat, kind }) => etat === "attendue" && kind.startsWith("demande"));
        expect(open).toEqual([]);
      }),
      { numRuns: 20, seed: 20081204 },
    );
  });
});
