import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type FichierFictif, fichierFictif } from "../../../../electoral/banc/autre-cote.js";
import type { Constat, ElecteurConnu, Reaction } from "../../../../electoral/banc/contrat.js";
import {
  type Designation,
  type Evenement,
  kindsDEvenement,
} from "../../../../electoral/banc/evenements.js";
import { constats } from "../../../../electoral/banc/messages.js";
import { ajouterJours, type ElecteurType, type Unite } from "../../../../electoral/index.js";
import { root } from "../../../../scripts/root.js";
import { avis, documentsDe, fautesDe, type Pas, reponse } from "../../../support/autre-cote.js";

const debut = "2008-10-01";
const nantes = "44109";
const ajaccio = "2A004";
const saintDenis = "97411";

/** The other side on 1 October 2008, and what a test does with it. Each sending is checked by schema and rules. */
function essai(graine = 1) {
  const insee: FichierFictif = fichierFictif({ graine, taille: 30 }).commencer(debut);
  let jour = debut;
  let number = 0;
  const checked = (reaction: Reaction): Reaction => {
    expect(fautesDe(documentsDe(reaction))).toEqual([]);
    return reaction;
  };
  const recevoir = (commune: string, unite: Unite): Reaction =>
    checked(insee.recevoir({ commune, jour, depot: "D1", unite }));
  return {
    insee,
    recevoir,
    apres: (jours: number): Reaction => {
      jour = ajouterJours(jour, jours);
      return checked(insee.avancer(jour));
    },
    evenement: (evenement: Evenement): Reaction => checked(insee.evenement(evenement, jour)),
    inscrire: (
      commune: string,
      electeur: ElecteurType,
      others: Partial<Extract<Pas, { readonly kind: "avis" }>> = {},
    ): Reaction => {
      const pas = { kind: "avis", commune, electeur, liste: "p", type: "1" } as const;
      const unite = avis({ precedente: undefined, ...pas, ...others }, electeur, ++number, jour);
      return recevoir(commune, unite);
    },
    repondre: (unite: Unite, motif: "1" | "2" | "3" | "9" = "1", commune?: string): Reaction => {
      const answer = reponse(unite, motif, jour, `R-${++number}`);
      if (answer === undefined) throw new Error(`${unite.kind} has no answer`);
      return recevoir(commune ?? unite.value.id.split("-")[2] ?? "", answer);
    },
    /** Somebody on a list of a commune who has not been asked about. */
    quelquUn: (commune: string, liste = "p", rang = 0): ElecteurConnu => {
      const known = insee
        .electeurs(commune)
        .filter(({ typeDeListe, electeur }) => {
          const { dateNaissance = "" } = electeur.individu.naissance ?? {};
          return typeDeListe === liste && dateNaissance.length === 10 && dateNaissance < "1980";
        })
        .at(rang);
      if (known === undefined) throw new Error(`nobody on list ${liste} of ${commune}`);
      return known;
    },
    etatDe: (numero: string, commune: string, liste = "p") =>
      insee
        .electeurs(commune)
        .filter((each) => each.numero === numero && each.typeDeListe === liste)
        .map(({ etat }) => etat),
  };
}

const codes = ({ constats: found }: { readonly constats: readonly Constat[] }): readonly string[] =>
  found.map(({ code }) => code);
const kinds = ({ envois }: Reaction): readonly string[] =>
  envois.map(({ commune, unite }) => `${commune} ${unite.kind}`);

/** The one unit that is sent. */
function seul({ envois }: Reaction): Unite {
  expect(envois).toHaveLength(1);
  const [envoi] = envois;
  if (envoi === undefined) throw new Error("nothing is sent");
  return envoi.unite;
}

describe("an avis d'inscription", () => {
  test.for([
    { type: "1", motif: "2" },
    { type: "2", motif: "3" },
    { type: "8", motif: "0" },
  ] as const)("of type $type asks the former commune, motive $motif", ({ type, motif }) => {
    const banc = essai();
    const { electeur } = banc.quelquUn(nantes);
    const reaction = banc.inscrire(ajaccio, electeur, { type, precedente: nantes });
    expect(seul(reaction)).toMatchObject({
      kind: "demandeDeRadiation",
      value: {
        id: "DR-INSEE-44109-000001",
        periodeDeRevision: { dateDeDebut: "2008-09-01", dateDeFin: "2009-02-28" },
        motifDeLaDemande: motif,
        dateDeLEvenement: debut,
        nouvelleCommuneDInscription: { localite: { value: "Ajaccio", code: ajaccio } },
      },
    });
    expect(codes(reaction)).toEqual([]);
  });

  test("asks with motive 6 where the elector was registered by right", () => {
    const banc = essai();
    const [young] = banc.insee.avancer("2008-11-22").envois;
    if (young?.unite.kind !== "propositionDInscriptionDOffice") throw new Error("no proposal");
    banc.apres(52);
    expect(codes(banc.repondre(young.unite))).toEqual([]);
    const { electeur } = young.unite.value.inscriptionProposee;
    const elsewhere = [nantes, ajaccio].find((code) => code !== young.commune) ?? "";
    const asked = seul(banc.inscrire(elsewhere, electeur, { precedente: young.commune }));
    expect(asked).toMatchObject({ value: { motifDeLaDemande: "6" } });
  });

  test("asks where the file finds the elector, though the avis does not say so", () => {
    const banc = essai();
    const { electeur } = banc.quelquUn(nantes);
    const reaction = banc.inscrire(ajaccio, electeur);
    expect(kinds(reaction)).toEqual(["44109 demandeDeRadiation"]);
    expect(codes(reaction)).toEqual(["double-inscription"]);
  });

  test("asks a commune of which the file knows nothing, since the avis is worth a request", () => {
    const banc = essai();
    const { electeur } = banc.quelquUn(nantes);
    const unknown = {
      individu: { ...electeur.individu, noms: { nomFamille: "Jamais-Vu" } },
    };
    const reaction = banc.inscrire(ajaccio, unknown, { precedente: "29019" });
    expect(kinds(reaction)).toEqual(["29019 demandeDeRadiation"]);
    expect(codes(reaction)).toEqual(["inconnu-dans-la-commune-precedente"]);
  });

  test.for([
    ["99134", "commune-precedente-illisible"],
    ["4410", "commune-precedente-illisible"],
    [ajaccio, "commune-precedente-identique"],
  ] as const)("asks nobody where the former commune is %s", ([precedente, code]) => {
    const banc = essai();
    const unknown = { individu: { noms: { nomFamille: "Jamais-Vu" }, prenoms: {} } };
    const reaction = banc.inscrire(ajaccio, unknown, { precedente });
    expect(reaction.envois).toEqual([]);
    expect(codes(reaction)).toEqual([code]);
  });

  test.for([
    ["p", "D"],
    ["ce", "FRA"],
    ["cm", undefined],
  ] as const)("on list %s with nationality %s is in error", ([liste, nationalite]) => {
    const banc = essai();
    const { electeur } = banc.quelquUn(nantes);
    const wrong = { individu: electeur.individu, ...(nationalite && { nationalite }) };
    const { constats: found, envois } = banc.inscrire(ajaccio, wrong, { liste });
    expect(envois).toEqual([]);
    expect(found.map(({ code, gravite }) => [code, gravite])).toEqual([
      ["liste-et-nationalite", "erreur"],
    ]);
  });

  test("of someone who is too young brings a removal with motive 4", () => {
    const banc = essai();
    const { electeur } = banc.quelquUn(nantes);
    const { lieuNaissance = {} } = electeur.individu.naissance ?? {};
    const naissance = { dateNaissance: "1991-03-01", lieuNaissance };
    const young = { individu: { ...electeur.individu, naissance } };
    const reaction = banc.inscrire(nantes, young);
    expect(seul(reaction)).toMatchObject({ value: { motifDeLaDemande: "4" } });
    expect(codes(reaction)).toEqual(["empechement-connu"]);
  });

  test("of someone whose death is known brings a removal with motive 1", () => {
    const banc = essai();
    const { numero, electeur } = banc.quelquUn(nantes);
    banc.evenement({ kind: "deces", electeur: numero });
    const reaction = banc.inscrire(ajaccio, electeur, { precedente: nantes });
    expect(kinds(reaction)).toEqual(["2A004 demandeDeRadiation"]);
    expect(codes(reaction)).toEqual(
      ["double-inscription", "deja-demande", "empechement-connu"].slice(1),
    );
  });

  test("from a commune that Insee has asked for the removal settles it", () => {
    const banc = essai();
    const { electeur } = banc.quelquUn(nantes);
    const asked = seul(banc.inscrire(ajaccio, electeur, { precedente: nantes }));
    const back = banc.inscrire(nantes, electeur, { precedente: ajaccio });
    expect(kinds(back)).toEqual(["2A004 demandeDeRadiation"]);
    expect(codes(back)).toEqual(["demande-sans-suite"]);
    expect(codes(banc.repondre(asked))).toEqual(["demande-sans-suite"]);
  });

  test("that says what is on the list already is told so", () => {
    const banc = essai();
    const { electeur } = banc.quelquUn(nantes);
    expect(codes(banc.inscrire(nantes, electeur))).toEqual(["deja-inscrit"]);
  });

  test("finds an elector whose date of birth is known in part, and none of two who may be meant", () => {
    const banc = essai();
    const individu = (dateNaissance: string) => ({
      individu: {
        noms: { nomFamille: "D'Essai Noël" },
        prenoms: { prenom: ["Zoé"] },
        naissance: { dateNaissance, lieuNaissance: {} },
      },
    });
    banc.inscrire(nantes, individu("1955-08-13"));
    const spelled = individu("1955-08").individu;
    const noms = { nomFamille: "DESSAI-NOEL" };
    expect(codes(banc.inscrire(ajaccio, { individu: { ...spelled, noms } }))).toEqual([
      "double-inscription",
    ]);
    banc.inscrire(saintDenis, individu("1955-08-14"));
    expect(codes(banc.inscrire("29019", individu("1955")))).toEqual(["homonymes"]);
  });
});

describe("what a commune may not send, or sends twice", () => {
  test("documents that are reserved for Insee are in error (DIR-1)", () => {
    const banc = essai();
    const { numero } = banc.quelquUn(nantes);
    const asked = seul(banc.evenement({ kind: "deces", electeur: numero }));
    const { constats: found, envois } = banc.recevoir(nantes, asked);
    expect(envois).toEqual([]);
    expect(found).toEqual([
      {
        commune: nantes,
        depot: "D1",
        id: asked.value.id,
        gravite: "erreur",
        code: "reserve-a-l-insee",
        texte: {
          fr: "«\u00a0demande de radiation\u00a0»\u00a0: document réservé à l’Insee",
          en: '"demande de radiation": a document that is reserved for Insee',
        },
      },
    ]);
  });

  test("a unit of another commune is in error", () => {
    const banc = essai();
    const { electeur } = banc.quelquUn(nantes);
    const unite = avis(
      { kind: "avis", commune: ajaccio, electeur, liste: "p", type: "1", precedente: nantes },
      electeur,
      1,
      debut,
    );
    const reaction = banc.recevoir(nantes, unite);
    expect(codes(reaction)).toEqual(["autre-commune"]);
    expect(reaction.envois).toEqual([]);
  });

  test("the same unit counts once, another of its identifier is in error, another period is not", () => {
    const banc = essai();
    const { electeur } = banc.quelquUn(nantes);
    const pas = { kind: "avis", commune: ajaccio, electeur, liste: "p", type: "1" } as const;
    const unite = avis({ ...pas, precedente: nantes }, electeur, 1, debut);
    expect(kinds(banc.recevoir(ajaccio, unite))).toHaveLength(1);
    expect(codes(banc.recevoir(ajaccio, unite))).toEqual(["deja-recu"]);
    const other = avis({ ...pas, type: "2", precedente: nantes }, electeur, 1, debut);
    expect(codes(banc.recevoir(ajaccio, other))).toEqual(["identifiant-reutilise"]);
    const periodeDeRevision = { dateDeDebut: "2009-09-01", dateDeFin: "2010-02-28" };
    const next = { ...unite, value: { ...unite.value, periodeDeRevision } };
    expect(codes(banc.recevoir(ajaccio, next))).toEqual(["deja-inscrit", "deja-demande"]);
    const id = "AI-2A004-2";
    const number = { ...unite, value: { ...unite.value, id } };
    expect(codes(banc.recevoir(ajaccio, number))).toContain("numero-deja-servi");
  });

  test("a unit in error may be sent again under its identifier, put right", () => {
    const banc = essai();
    const { electeur } = banc.quelquUn(nantes);
    const pas = {
      kind: "avis",
      commune: ajaccio,
      electeur,
      type: "1",
      precedente: nantes,
    } as const;
    const wrong = avis({ ...pas, liste: "cm" }, electeur, 1, debut);
    expect(codes(banc.recevoir(ajaccio, wrong))).toEqual(["liste-et-nationalite"]);
    const right = avis({ ...pas, liste: "p" }, electeur, 1, debut);
    expect(kinds(banc.recevoir(ajaccio, right))).toEqual(["44109 demandeDeRadiation"]);
  });

  test("a decision is told within eight days, and is not to come", () => {
    const banc = essai();
    const { electeur } = banc.quelquUn(nantes);
    const pas = { kind: "avis", commune: ajaccio, electeur, liste: "p", type: "1" } as const;
    const on = (day: string, number: number) =>
      avis({ ...pas, precedente: nantes }, electeur, number, day);
    banc.apres(20);
    expect(codes(banc.recevoir(ajaccio, on("2008-10-13", 1)))).toEqual([]);
    expect(codes(banc.recevoir(ajaccio, on("2008-10-12", 2)))[0]).toBe("avis-tardif");
    expect(codes(banc.recevoir(ajaccio, on("2008-10-22", 3)))[0]).toBe("date-a-venir");
  });
});

describe("a refusal", () => {
  test.for([
    { jours: 0, code: "refus-pris-en-compte", etat: "inscrit", attente: "repondue" },
    { jours: 21, code: "refus-pris-en-compte", etat: "inscrit", attente: "repondue" },
    { jours: 22, code: "refus-tardif", etat: "radié", attente: "tardive" },
    { jours: 90, code: "refus-tardif", etat: "radié", attente: "tardive" },
  ])("$jours days after reception: $code", ({ jours, code, etat, attente }) => {
    const banc = essai();
    const { numero } = banc.quelquUn(nantes);
    const asked = seul(banc.evenement({ kind: "tutelle", electeur: numero }));
    banc.apres(jours);
    expect(codes(banc.repondre(asked))).toEqual([code]);
    expect(banc.etatDe(numero, nantes)).toEqual([etat]);
    const { id } = asked.value;
    const attentes = banc.insee.attentes(nantes).filter((each) => each.id === id);
    expect(attentes).toMatchObject([
      { id, envoyee: debut, echeance: "2008-10-22", etat: attente, reponse: "R-1" },
    ]);
    expect(codes(banc.repondre(asked))).toEqual(["deja-repondu"]);
  });

  test("counts from the day on which the commune acknowledges the demande", () => {
    const banc = essai();
    const { numero } = banc.quelquUn(nantes);
    const asked = seul(banc.evenement({ kind: "tutelle", electeur: numero }));
    banc.apres(5);
    const ids = [asked.value.id];
    expect(codes(banc.evenement({ kind: "reception", commune: nantes, ids }))).toEqual([]);
    banc.apres(21);
    expect(codes(banc.repondre(asked))).toEqual(["refus-pris-en-compte"]);
    const wrong = { kind: "reception", commune: ajaccio, ids } as const;
    expect(codes(banc.evenement(wrong))).toEqual(["reponse-sans-demande"]);
  });

  test("does not come: silence means done, on the day after the last", () => {
    const banc = essai();
    const { numero } = banc.quelquUn(nantes);
    const asked = seul(banc.evenement({ kind: "condamnation", electeur: numero }));
    expect(codes(banc.apres(21))).toEqual([]);
    expect(banc.etatDe(numero, nantes)).toEqual(["inscrit"]);
    expect(banc.apres(1).constats).toMatchObject([
      { commune: nantes, id: asked.value.id, code: "silence-vaut-accord", gravite: "information" },
    ]);
    expect(banc.etatDe(numero, nantes)).toEqual(["radié"]);
  });

  test("of the former commune leaves the elector there, and tells the new one", () => {
    const banc = essai();
    const { numero, electeur } = banc.quelquUn(nantes);
    const asked = seul(banc.inscrire(ajaccio, electeur, { precedente: nantes }));
    const { constats: found } = banc.repondre(asked, "1");
    expect(found.map(({ commune, code }) => [commune, code])).toEqual([
      [nantes, "refus-pris-en-compte"],
      [ajaccio, "refus-de-la-commune-precedente"],
    ]);
    expect([banc.etatDe(numero, nantes), banc.etatDe(numero, ajaccio)]).toEqual([
      ["inscrit"],
      ["inscrit"],
    ]);
  });

  test("because nobody of that name is on the list puts the file right", () => {
    const banc = essai();
    const { numero } = banc.quelquUn(nantes);
    const asked = seul(banc.evenement({ kind: "tutelle", electeur: numero }));
    expect(codes(banc.repondre(asked, "3"))).toEqual(["refus-pris-en-compte"]);
    expect(banc.etatDe(numero, nantes)).toEqual(["radié"]);
  });

  test("because another person is meant takes the reason away", () => {
    const banc = essai();
    const { numero, electeur } = banc.quelquUn(nantes);
    const asked = seul(banc.evenement({ kind: "deces", electeur: numero }));
    banc.repondre(asked, "2");
    const reaction = banc.inscrire(ajaccio, electeur, { precedente: nantes });
    expect(kinds(reaction)).toEqual(["44109 demandeDeRadiation"]);
    expect(codes(reaction)).toEqual([]);
  });

  test("of nothing that was asked, of another commune, or of something else is told", () => {
    const banc = essai();
    const { numero } = banc.quelquUn(nantes);
    const asked = seul(banc.evenement({ kind: "tutelle", electeur: numero }));
    const unknown = { ...asked, value: { ...asked.value, id: "DR-INSEE-44109-000777" } } as Unite;
    expect(codes(banc.repondre(unknown))).toEqual(["reponse-sans-demande"]);
    expect(codes(banc.repondre(asked, "1", ajaccio))).toEqual(["reponse-d-une-autre-commune"]);
    const altered = { ...asked, value: { ...asked.value, dateDeLEvenement: "2001" } } as Unite;
    expect(codes(banc.repondre(altered))).toEqual(["demande-modifiee", "refus-pris-en-compte"]);
  });
});

describe("what comes to pass", () => {
  test.for([
    ["deces", "1"],
    ["etatCivilIncontrolable", "5"],
    ["tutelle", "7"],
    ["condamnation", "8"],
    ["perteDeNationalite", "9"],
  ] as const)("%s makes a demande with motive %s", ([kind, motif]) => {
    const banc = essai();
    const { numero } = banc.quelquUn(nantes);
    const asked = seul(banc.evenement({ kind, electeur: numero, date: "2008-09" }));
    expect(asked).toMatchObject({
      value: { motifDeLaDemande: motif, dateDeLEvenement: "2008-09" },
    });
    expect(codes(banc.evenement({ kind, electeur: numero }))).toEqual(["deja-demande"]);
  });

  test("a death is told for both complementary lists, a loss of nationality for none", () => {
    const banc = essai();
    const both = banc.insee
      .electeurs(nantes)
      .find(
        ({ numero, typeDeListe }) =>
          typeDeListe === "ce" && banc.etatDe(numero, nantes, "cm").length > 0,
      );
    const electeur = both?.numero ?? "";
    const lost = banc.evenement({ kind: "perteDeNationalite", electeur });
    expect([kinds(lost), codes(lost)]).toEqual([[], ["sans-inscription"]]);
    const { envois } = banc.evenement({ kind: "deces", electeur });
    expect(
      envois.map(({ unite }) =>
        unite.kind === "demandeDeRadiation" ? unite.value.inscription.typeDeListe : "",
      ),
    ).toEqual(["ce", "cm"]);
  });

  test("a removal by the commune because of a death is told to the other lists", () => {
    const banc = essai();
    const { electeur, numero } = banc.quelquUn(nantes);
    banc.inscrire(ajaccio, electeur, { precedente: nantes });
    const { value } = avis(
      { kind: "avis", commune: ajaccio, electeur, liste: "p", type: "1", precedente: undefined },
      electeur,
      90,
      debut,
    );
    const { inscription, id, periodeDeRevision, numeroDEnregistrement } = value;
    const own = { inscription, id, periodeDeRevision, numeroDEnregistrement };
    const radiation = { ...own, motifDeRadiation: "D", dateDeRadiation: debut } as const;
    const reaction = banc.recevoir(ajaccio, { kind: "avisDeRadiation", value: radiation });
    // Nantes has been asked already, because of the move.
    expect(codes(reaction)).toEqual(["deja-demande"]);
    expect(banc.etatDe(numero, ajaccio)).toEqual(["radié"]);
    const again = { ...radiation, id: "AR-2A004-2", numeroDEnregistrement: "91" };
    const other = banc.recevoir(ajaccio, { kind: "avisDeRadiation", value: again });
    expect(codes(other)).toEqual(["inconnu-de-la-liste"]);
    const there = {
      ...value.inscription.communeDInscription,
      localite: { value: "", code: nantes },
    };
    const asked = {
      ...again,
      id: "AR-44109-3",
      inscription: { ...inscription, communeDInscription: there },
    };
    const late = banc.recevoir(nantes, { kind: "avisDeRadiation", value: asked });
    expect(codes(late)).toEqual(["radiation-deja-demandee"]);
  });

  test("young people are proposed on the days of batches, once, if they are eighteen in time", () => {
    const banc = essai();
    banc.evenement({
      kind: "recensement",
      commune: nantes,
      nom: "Essai-Majeur",
      prenoms: ["Zoé"],
      sexe: "F",
      dateNaissance: "1991-02-28",
    });
    banc.evenement({
      kind: "recensement",
      commune: nantes,
      nom: "Essai-Mineur",
      prenoms: ["Zoé"],
      sexe: "F",
      dateNaissance: "1991-03-01",
    });
    expect(kinds(banc.apres(51))).toEqual([]);
    const { envois } = banc.apres(1);
    expect(new Set(envois.map(({ unite }) => unite.kind))).toEqual(
      new Set(["propositionDInscriptionDOffice"]),
    );
    const names = envois.map(({ unite }) =>
      unite.kind === "propositionDInscriptionDOffice"
        ? unite.value.inscriptionProposee.electeur.individu.noms.nomFamille
        : "",
    );
    expect(names).toContain("Essai-Majeur");
    expect(names).not.toContain("Essai-Mineur");
    expect(envois[0]?.unite.value).toMatchObject({ adresse: { adresseGeographique: {} } });
    expect(kinds(banc.apres(90))).toEqual([]);
    // 28 February 2009 is over: what is not answered has lapsed; the younger one comes in the next period.
    expect(new Set(codes(banc.apres(30)))).toEqual(new Set(["proposition-sans-suite"]));
    const next = banc.apres(230).envois.map(({ unite }) => JSON.stringify(unite));
    expect(next.some((unite) => unite.includes("Essai-Mineur"))).toBe(true);
    expect(next.some((unite) => unite.includes("Essai-Majeur"))).toBe(false);
  });

  test("a mention is asked, is made by silence, and is taken away where it was an error", () => {
    const banc = essai();
    const { numero } = banc.quelquUn(nantes);
    const abroad = {
      kind: "inscriptionConsulaire",
      electeur: numero,
      mention: "PR-REF",
      posteConsulaire: "Montréal",
    } as const;
    expect(seul(banc.evenement(abroad))).toMatchObject({
      kind: "demandeDAppositionDUneMention",
      value: { mention: { typeDeMention: "PR-REF", posteConsulaire: "Montréal" } },
    });
    expect(codes(banc.evenement(abroad))).toEqual(["deja-demande"]);
    banc.apres(22);
    const marked = banc.insee.electeurs(nantes).find((each) => each.numero === numero);
    expect(marked?.mentions).toEqual(["PR-REF"]);
    const wrong = banc.evenement({ kind: "mentionParErreur", electeur: numero });
    expect(seul(wrong)).toMatchObject({
      kind: "suppressionDeMention",
      value: { mention: { typeDeMention: "PR-REF" } },
    });
    const nothing = banc.evenement({ kind: "mentionParErreur", electeur: numero });
    expect(codes(nothing)).toEqual(["rien-a-rectifier"]);
  });

  test("a mention that is refused is not made, and Europeans have none", () => {
    const banc = essai();
    const { numero } = banc.quelquUn(nantes);
    const abroad = { kind: "inscriptionConsulaire", mention: "MF" } as const;
    const asked = seul(banc.evenement({ ...abroad, electeur: numero }));
    expect(codes(banc.repondre(asked, "3"))).toEqual(["refus-pris-en-compte"]);
    banc.apres(40);
    expect(banc.insee.electeurs(nantes).flatMap(({ mentions }) => mentions)).toEqual([]);
    const european = banc.quelquUn(nantes, "cm").numero;
    expect(codes(banc.evenement({ ...abroad, electeur: european }))).toEqual(["sans-inscription"]);
  });

  test("a removal by error is put right, and its reason counts no more", () => {
    const banc = essai();
    const { numero, electeur } = banc.quelquUn(nantes);
    banc.evenement({ kind: "deces", electeur: numero });
    banc.apres(22);
    expect(banc.etatDe(numero, nantes)).toEqual(["radié"]);
    const right = banc.evenement({ kind: "radiationParErreur", electeur: numero });
    expect(kinds(right)).toEqual(["44109 reactivationDInscription"]);
    expect(banc.etatDe(numero, nantes)).toEqual(["inscrit"]);
    expect(codes(banc.inscrire(nantes, electeur))).toEqual(["deja-inscrit"]);
  });

  test("a wrong list is put right, with the nationality that the new one asks for", () => {
    const banc = essai();
    const { numero } = banc.quelquUn(nantes);
    const wrong = {
      kind: "typeDeListeErrone",
      electeur: numero,
      nouveauTypeDeListe: "cm",
    } as const;
    expect(codes(banc.evenement(wrong))).toEqual(["nationalite-necessaire"]);
    const asked = seul(banc.evenement({ kind: "tutelle", electeur: numero }));
    const right = banc.evenement({ ...wrong, nationalite: "D" });
    expect(kinds(right)).toEqual(["44109 modificationDuTypeDeListe"]);
    expect(codes(right)).toEqual(["demande-sans-suite"]);
    expect(codes(banc.repondre(asked))).toEqual(["demande-sans-suite"]);
    expect(banc.etatDe(numero, nantes, "cm")).toEqual(["inscrit"]);
    const dead = seul(banc.evenement({ kind: "deces", electeur: numero }));
    expect(dead).toMatchObject({
      value: { inscription: { typeDeListe: "cm", electeur: { nationalite: "D" } } },
    });
  });

  test("is known of somebody, who is one, and not to come", () => {
    const banc = essai();
    const { numero } = banc.quelquUn(nantes);
    const dead = (electeur: Designation) => codes(banc.evenement({ kind: "deces", electeur }));
    expect(dead("E999999")).toEqual(["electeur-inconnu"]);
    expect(dead({ nom: "Personne-Du-Tout" })).toEqual(["electeur-inconnu"]);
    const { nomFamille } = banc.quelquUn(nantes).electeur.individu.noms;
    banc.inscrire(ajaccio, { individu: { noms: { nomFamille }, prenoms: { prenom: ["Autre"] } } });
    expect(dead({ nom: nomFamille })).toEqual(["electeur-ambigu"]);
    expect(dead({ nom: nomFamille.toUpperCase(), prenom: "autre" })).toEqual([]);
    const later = banc.evenement({ kind: "deces", electeur: numero, date: "2008-10-02" });
    expect(codes(later)).toEqual(["date-a-venir"]);
    expect(kinds(later)).toEqual([]);
  });

  test("electors are invented for a commune that is new, once", () => {
    const banc = essai();
    const more = { kind: "peuplement", commune: "01001", libelle: "Essai", taille: 12 } as const;
    expect(codes(banc.evenement(more))).toEqual([]);
    expect(new Set(banc.insee.electeurs("01001").map(({ numero }) => numero)).size).toBe(12);
    expect(codes(banc.evenement(more))).toEqual(["deja-peuplee"]);
  });
});

test("each thing that it finds is said in two languages, in print", () => {
  const { gravite, fr, en } = constats["silence-vaut-accord"];
  const told = { id: "X", echeance: "2008-10-22" };
  expect([gravite, fr(told), en(told)]).toEqual([
    "information",
    "la demande «\u00a0X\u00a0» n’a pas été refusée avant le 22 octobre 2008 au soir\u00a0: elle est tenue pour faite",
    'request "X" was not refused by the end of 2008-10-22: it counts as done',
  ]);
});

test("each thing that it finds, and each event, stands in docs/banc.md", () => {
  const page = readFileSync(`${root}docs/banc.md`, "utf8");
  const rows = Object.entries(constats).map(
    ([code, { gravite }]) => `| \`${code}\` | ${gravite} |`,
  );
  expect(rows.filter((row) => !page.includes(row))).toEqual([]);
  expect(kindsDEvenement.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
});
