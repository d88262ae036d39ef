import { fichierFictif } from "../../../electoral/banc/autre-cote.js";
import type { ElecteurConnu } from "../../../electoral/banc/contrat.js";
import {
  type Brouillon,
  type ElecteurType,
  EnvoiLotDUnitesElectoralesElement,
  EnvoiUniteElectoraleElement,
  envoi,
  inscrireDOffice,
  lot,
  lotDeLots,
  type Numeroteur,
  numeroteur,
  refuserMention,
  refuserRadiation,
  repartir,
  type Unite,
} from "../../../electoral/index.js";
import type { Compte } from "../../../generator/cli/banc/index.js";
import { serialize } from "../../../runtime/serialize.js";
import { type OptionsDeRecit, Recit } from "./recit.js";

/*
 * A whole revision period of three communes and a concentrator on a bench: every kind of document, in both directions; deadlines that are kept and missed.
 */

const debut = "2008-09-01";
const periode = { dateDeDebut: "2008-09-01", dateDeFin: "2009-02-28" };

const noms: Readonly<Record<string, string>> = {
  "44109": "Nantes",
  "2A004": "Ajaccio",
  "97411": "Saint-Denis",
  "29019": "Brest",
  "35238": "Rennes",
};

const nantes = "44109";
const ajaccio = "2A004";
const saintDenis = "97411";
const brest = "29019";
const rennes = "35238";
const syndicat = "syndicat";

/** The three communes, the concentrator with two others, and who sets the clock. */
export const comptes: readonly Compte[] = [
  ...["44109", "2A004", "97411"].map((code) => ({
    nom: code,
    role: "commune" as const,
    communes: [code],
  })),
  { nom: "syndicat", role: "concentrateur", communes: ["29019", "35238"] },
  { nom: "horloger", role: "administrateur", communes: [] },
];

/** The titles of the flows, in the order of the page. */
const flux = {
  premier: "A first registration: one unit",
  changement: "Another commune: refused on day 21, refused on day 22, silence",
  empechement: "A death, a right that is lost, a nationality that is lost",
  jeunes: "Young people: a proposition that is taken, others without an answer",
  mention: "French electors abroad: a mention that is refused, one that is made by silence",
  correction: "Corrections that are reserved for Insee",
  radiation: "A removal by the commune",
  intermediaire: "A concentrator, by transactions in both directions",
  erreur: "What is refused: a file, records, what is reserved for Insee",
} as const;

/** What a test and the page want to know of the period. */
export interface Periode {
  readonly recit: Recit;
  /** What communes were told about the answers to three demandes, by what was done. */
  readonly reponses: Readonly<Record<"jour21" | "jour22", readonly string[]>>;
}

/** Who sends, with the numbers that it has given. */
class Mairie {
  readonly commune: string;
  readonly #numeros: Numeroteur = numeroteur();
  #registered = 0;
  #sent = 0;

  constructor(commune: string) {
    this.commune = commune;
  }

  avis(
    electeur: ElecteurType,
    precedente: string | undefined,
    jour: string,
    commune = this.commune,
  ): Brouillon {
    const lieu = lieuDe(commune);
    return {
      kind: "avisDInscription",
      value: {
        numeroDEnregistrement: this.numero(),
        inscription: { electeur, typeDeListe: "p", communeDInscription: lieu },
        typeDInscription: "1",
        dateDInscription: jour,
        adresse: { adressePostale: { ligneQuatre: "12 rue Imaginaire" } },
        ...(precedente !== undefined && {
          lieuDInscriptionPrecedent: { commune: lieuDe(precedente) },
        }),
      },
    };
  }

  numero(): string {
    return String(++this.#registered);
  }

  #options(jour: string, typePartenaire: "commune" | "concentrateur") {
    const code = typePartenaire === "commune" ? this.commune : "99999999800029";
    const heure = String(8 + (this.#sent++ % 10)).padStart(2, "0");
    return {
      emetteur: { typePartenaire, code },
      dateHeureEnvoi: `${jour}T${heure}:00:00`,
      periode,
      numeroteur: this.#numeros,
    } as const;
  }

  unite(unite: Brouillon, jour: string): string {
    return serialize(EnvoiUniteElectoraleElement, envoi(unite, this.#options(jour, "commune")));
  }

  lot(unites: readonly Brouillon[], jour: string): string {
    const options = this.#options(jour, "commune");
    return serialize(EnvoiLotDUnitesElectoralesElement, lot(this.commune, unites, options));
  }

  lotDeLots(unites: readonly Brouillon[], jour: string): string {
    const options = this.#options(jour, "concentrateur");
    return serialize(EnvoiLotDUnitesElectoralesElement, lotDeLots(repartir(unites), options));
  }
}

function lieuDe(code: string) {
  return { localite: { value: noms[code] ?? code, code } };
}

/** Electors of the bench's own file, whose seed is the same. */
function electeursDe(commune: string, liste: string): readonly ElecteurConnu[] {
  return fichierFictif()
    .commencer(debut)
    .electeurs(commune)
    .filter(({ typeDeListe, electeur }) => {
      const { dateNaissance = "" } = electeur.individu.naissance ?? {};
      return typeDeListe === liste && dateNaissance.length === 10 && dateNaissance < "1980";
    });
}

function nouvelElecteur(nomFamille: string): ElecteurType {
  const naissance = { dateNaissance: "1985-05-05", lieuNaissance: lieuDe(brest) };
  return {
    individu: { noms: { nomFamille }, prenoms: { prenom: ["Unetelle"] }, naissance, sexe: "F" },
  };
}

/** One of some; throws where there is none, since the flow cannot go on. */
function un<T>(all: readonly T[], rang = 0): T {
  const found = all[rang];
  if (found === undefined) throw new Error(`there is no number ${rang} of ${all.length}`);
  return found;
}

const proposition = (unite: Unite) =>
  unite.kind === "propositionDInscriptionDOffice" ? [unite.value] : [];
const radiation = (unite: Unite) => (unite.kind === "demandeDeRadiation" ? [unite.value] : []);
const mention = (unite: Unite) =>
  unite.kind === "demandeDAppositionDUneMention" ? [unite.value] : [];

/** Runs the whole period. The flows overlap, as they did in reality: each day comes once. */
export async function vivreLaPeriode(options: OptionsDeRecit = {}): Promise<Periode> {
  const recit = await Recit.ouvrir(debut, comptes, options);
  const mairies = new Map([nantes, ajaccio, saintDenis].map((code) => [code, new Mairie(code)]));
  const mairieDe = (commune: string): Mairie => mairies.get(commune) ?? new Mairie(commune);
  const concentrateur = new Mairie(brest);
  const nantais = (rang: number): ElecteurConnu => un(electeursDe(nantes, "p"), rang);
  const { jour } = recit;

  // September: a first registration, what Insee hears of, the first batch of propositions.
  const first = mairieDe(nantes).avis(nouvelElecteur("Fictif-Nouvelle"), undefined, jour);
  await recit.deposer(flux.premier, nantes, mairieDe(nantes).unite(first, jour));
  await recit.retirer(flux.premier, nantes);
  await recit.jusqua("2008-09-15");
  await recit.evenement(flux.empechement, { kind: "deces", electeur: nantais(0).numero });
  await recit.evenement(flux.empechement, { kind: "tutelle", electeur: nantais(1).numero });
  await recit.evenement(flux.empechement, {
    kind: "condamnation",
    electeur: un(electeursDe(ajaccio, "p")).numero,
  });
  await recit.evenement(flux.empechement, {
    kind: "perteDeNationalite",
    electeur: un(electeursDe(saintDenis, "p")).numero,
  });
  for (const commune of [nantes, ajaccio]) await recit.retirer(flux.empechement, commune);
  // Saint-Denis fetches its demande a week later: its time counts from there.
  await recit.jusqua("2008-09-22");
  await recit.retirer(flux.empechement, saintDenis);
  await recit.jusqua("2008-09-27");
  const proposees = await recit.retirer(flux.jeunes, nantes);
  await recit.retirer(flux.jeunes, ajaccio);

  // October: three electors of Nantes go to Ajaccio; the concentrator sends for its communes; a young person is registered.
  await recit.jusqua("2008-10-06");
  const partis = [2, 3, 4]
    .map(nantais)
    .map(({ electeur }) => mairieDe(ajaccio).avis(electeur, nantes, recit.jour));
  await recit.deposer(flux.changement, ajaccio, mairieDe(ajaccio).lot(partis, recit.jour));
  const demandees = await recit.retirer(flux.changement, nantes);
  await recit.jusqua("2008-10-13");
  const arrives = [
    concentrateur.avis(nantais(5).electeur, nantes, recit.jour, brest),
    concentrateur.avis(nouvelElecteur("Fictif-Mobile"), brest, recit.jour, rennes),
    concentrateur.avis(nouvelElecteur("Fictif-Stable"), rennes, recit.jour, brest),
  ];
  const lots = concentrateur.lotDeLots(arrives, recit.jour);
  await recit.deposer(flux.intermediaire, syndicat, lots, "tdt");
  const relevees = await recit.relever(flux.intermediaire, syndicat);
  await recit.retirer(flux.intermediaire, nantes);
  await recit.jusqua("2008-10-20");
  const jeune = inscrireDOffice(un(proposees.flatMap(proposition)), {
    numeroDEnregistrement: mairieDe(nantes).numero(),
    dateDInscription: recit.jour,
  });
  await recit.deposer(flux.jeunes, nantes, mairieDe(nantes).unite(jeune, recit.jour));

  // The refusals: on the last day, and on the day after it; the third demande has none.
  await recit.jusqua("2008-10-27");
  const refuser = (rang: number): Brouillon =>
    refuserRadiation(un(demandees.flatMap(radiation), rang), "1", { date: recit.jour });
  const enTemps = await recit.deposer(
    flux.changement,
    nantes,
    mairieDe(nantes).unite(refuser(0), recit.jour),
  );
  await recit.jusqua("2008-10-28");
  const tard = await recit.deposer(
    flux.changement,
    nantes,
    mairieDe(nantes).unite(refuser(1), recit.jour),
  );
  await recit.jusqua("2008-11-03");
  const refus = relevees
    .flatMap(radiation)
    .map((demande) => refuserRadiation(demande, "3", { date: recit.jour }));
  const reponse = concentrateur.lotDeLots(refus, recit.jour);
  await recit.deposer(flux.intermediaire, syndicat, reponse, "tdt");

  // November and December: mentions, one refused, one made by silence and taken away again; corrections.
  await recit.jusqua("2008-11-10");
  const abroad = { kind: "inscriptionConsulaire", posteConsulaire: "Montréal" } as const;
  await recit.evenement(flux.mention, {
    ...abroad,
    mention: "PR-REF",
    electeur: nantais(6).numero,
  });
  await recit.evenement(flux.mention, { ...abroad, mention: "MF", electeur: nantais(7).numero });
  const mentions = await recit.retirer(flux.mention, nantes);
  await recit.jusqua("2008-11-14");
  const rentre = refuserMention(un(mentions.flatMap(mention)), "3", {
    date: recit.jour,
  });
  await recit.deposer(flux.mention, nantes, mairieDe(nantes).unite(rentre, recit.jour));
  await recit.jusqua("2008-12-15");
  await recit.evenement(flux.correction, { kind: "mentionParErreur", electeur: nantais(7).numero });
  await recit.evenement(flux.correction, {
    kind: "radiationParErreur",
    electeur: nantais(4).numero,
    commune: nantes,
  });
  await recit.evenement(flux.correction, {
    kind: "typeDeListeErrone",
    electeur: nantais(6).numero,
    nouveauTypeDeListe: "cm",
    nationalite: "D",
  });
  await recit.retirer(flux.correction, nantes);

  // January: a removal by the commune, and what is refused.
  await recit.jusqua("2009-01-05");
  await radier(recit, mairieDe(ajaccio));
  await recit.retirer(flux.radiation, ajaccio);
  await refusees(recit, mairieDe(nantes), nantais(7).electeur);
  await recit.jusqua("2009-03-01");
  return {
    recit,
    reponses: { jour21: codesOf(enTemps), jour22: codesOf(tard) },
  };
}

function codesOf({ constats }: { readonly constats: readonly { readonly code: string }[] }) {
  return constats.map(({ code }) => code);
}

/** A commune removes an elector who has died; the other list of hers or his is Insee's to ask about. */
async function radier(recit: Recit, mairie: Mairie): Promise<void> {
  const cm = new Set(electeursDe(mairie.commune, "cm").map(({ numero }) => numero));
  const dead = electeursDe(mairie.commune, "ce").find(({ numero }) => cm.has(numero));
  if (dead === undefined) throw new Error("nobody is on both complementary lists");
  const { electeur, typeDeListe } = dead;
  const radiation: Brouillon = {
    kind: "avisDeRadiation",
    value: {
      numeroDEnregistrement: mairie.numero(),
      inscription: { electeur, typeDeListe, communeDInscription: lieuDe(mairie.commune) },
      motifDeRadiation: "D",
      dateDeRadiation: recit.jour,
    },
  };
  await recit.deposer(flux.radiation, mairie.commune, mairie.lot([radiation], recit.jour));
}

/** A file that breaks its schema, one with a record in error, one that the sender may not send. */
async function refusees(recit: Recit, mairie: Mairie, electeur: ElecteurType): Promise<void> {
  const { commune } = mairie;
  const { jour } = recit;
  const good = mairie.avis(nouvelElecteur("Fictif-Bonne"), undefined, jour);
  const broken = mairie.unite(good, jour).replace(/<(\w+:)NombreDUnites>1</, "<$1NombreDUnites>2<");
  await recit.deposer(flux.erreur, commune, broken);
  const abroad = mairie.avis(electeur, undefined, jour);
  const european = { ...electeur, nationalite: "D" };
  const wrong = {
    ...abroad,
    value: {
      ...abroad.value,
      inscription: { electeur: european, typeDeListe: "p", communeDInscription: lieuDe(commune) },
    },
  } as Brouillon;
  await recit.deposer(flux.erreur, commune, mairie.lot([good, wrong], jour));
  const demande: Brouillon = {
    kind: "demandeDeRadiation",
    value: {
      inscription: { electeur, typeDeListe: "p", communeDInscription: lieuDe(commune) },
      motifDeLaDemande: "1",
    },
  };
  await recit.deposer(flux.erreur, commune, mairie.unite(demande, jour));
}
