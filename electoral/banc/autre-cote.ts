import { estUnJour } from "../calendrier/jours.js";
import { cleDePeriode, communeDe, nomsDesUnites } from "../echange/unites.js";
import { avisDeRadiation, avisDInscription, avisDInscriptionDOffice } from "./avis.js";
import { Bureau } from "./bureau.js";
import { canonique, marque } from "./canonique.js";
import type {
  Attente,
  AutreCote,
  ElecteurConnu,
  EntreeDuBanc,
  ModeleDAutreCote,
  Reaction,
} from "./contrat.js";
import type { Demande } from "./demandes.js";
import { champsFautifs, type Evenement, lireEvenement } from "./evenements.js";
import { peupler } from "./fictifs.js";
import { type DejaRecus, instantaneDe, reprendre } from "./instantane.js";
import type { Calendrier } from "./periodes.js";
import { refusDeMention, refusDeRadiation } from "./reponses.js";
import { survenir } from "./survenir.js";
import { laisserPasser } from "./temps.js";

/** How a general file is invented. */
export interface OptionsDuFichier extends Calendrier {
  /** The seed from which the electors are drawn. Default 1. */
  readonly graine?: number | undefined;
  /** Default: Nantes, Ajaccio, Saint-Denis. */
  readonly communes?: readonly { readonly code: string; readonly libelle: string }[] | undefined;
  /** How many electors each commune has, not counting the young. Default 40. */
  readonly taille?: number | undefined;
}

/** The other side, with a view on its file for pages and tests. */
export interface FichierFictif extends AutreCote<Evenement> {
  /** Registrations, present and past, of a commune or of all. */
  electeurs(commune?: string): readonly ElecteurConnu[];
}

/** Begins the other side, and reads its events. */
export interface ModeleDeFichier extends ModeleDAutreCote<Evenement> {
  commencer(jour: string): FichierFictif;
  reprendre(instantane: readonly unknown[]): FichierFictif | undefined;
}

const usualCommunes = [
  { code: "44109", libelle: "Nantes" },
  { code: "2A004", libelle: "Ajaccio" },
  { code: "97411", libelle: "Saint-Denis" },
] as const;

/**
 * The other side of the bench: a small general file of invented electors, which reacts as the documentation of the exchange says. It is not Insee's and
 * holds nobody. The same calls in the same order give the same reactions.
 *
 * @example
 * const insee = fichierFictif({ graine: 7 }).commencer("2008-09-01");
 * insee.evenement({ kind: "deces", electeur: "E000001" }, "2008-10-02").envois;
 */
export function fichierFictif(options: OptionsDuFichier = {}): ModeleDeFichier {
  const mark = canonique(options);
  return {
    commencer: (jour) => {
      const bureau = bureauDu(jour, options);
      const { graine = 1, communes = usualCommunes, taille } = options;
      for (const { code, libelle } of communes) bureau.fichier.nommer(code, libelle);
      for (const { code } of communes) peupler(bureau, { commune: code, taille }, graine);
      return ouvrir(bureau, new Recus(), options, mark);
    },
    reprendre: (pieces) => {
      const bureau = bureauDu("2008-09-01", options);
      const recus = new Recus();
      return reprendre(bureau, recus, mark, pieces)
        ? ouvrir(bureau, recus, options, mark)
        : undefined;
    },
    lireEvenement,
  };
}

function bureauDu(jour: string, { periodes, propositions }: OptionsDuFichier): Bureau {
  if (!estUnJour(jour)) throw new RangeError(`"${jour}" is no day: YYYY-MM-DD`);
  return new Bureau(jour, { periodes, propositions });
}

function ouvrir(
  bureau: Bureau,
  recus: Recus,
  { graine = 1, taille }: OptionsDuFichier,
  mark: string,
): FichierFictif {
  return {
    recevoir: (entree) => {
      laisserPasser(bureau, entree.jour);
      return recus.recevoir(bureau, entree);
    },
    evenement: (evenement, day) => {
      laisserPasser(bureau, day);
      const champs = champsFautifs(evenement);
      if (champs.length === 0) survenir(bureau, evenement, graine);
      else bureau.constater({ commune: "" }, "evenement-illisible", { champs });
      return bureau.prendre();
    },
    avancer: (day) => {
      laisserPasser(bureau, day);
      return bureau.prendre();
    },
    attentes: (commune) => bureau.demandes.de(commune).map(attenteDe),
    peuplement: (commune) =>
      bureau.peuplees.has(commune) ? undefined : { kind: "peuplement", commune, taille },
    reception: (commune, ids) => {
      const own = bureau.demandes.aAccuser(commune, ids, bureau.jour);
      return own.length === 0 ? undefined : { kind: "reception", commune, ids: own };
    },
    electeurs: (commune) => electeursDe(bureau, commune),
    instantane: () => instantaneDe(bureau, recus, mark),
  };
}

/** The identifiers and numbers already received. They are unique within a period (known), so a repeated one tells that something came twice. */
class Recus implements DejaRecus {
  readonly unites: Map<string, string> = new Map();
  readonly numeros: Set<string> = new Set();

  recevoir(bureau: Bureau, { commune, depot, unite }: EntreeDuBanc): Reaction {
    const { id, periodeDeRevision } = unite.value;
    const source = { commune, depot, id };
    const key = `${commune} ${cleDePeriode(periodeDeRevision)}`;
    const mark = marque(unite);
    const known = this.unites.get(`${key} ${id}`);
    if (known !== undefined) {
      bureau.constater(source, known === mark ? "deja-recu" : "identifiant-reutilise", { id });
      return bureau.prendre();
    }
    const before = bureau.prendre();
    traiter(bureau, { commune, depot, unite }, source);
    const reaction = bureau.prendre();
    const envois = [...before.envois, ...reaction.envois];
    const found = [...before.constats, ...reaction.constats];
    // A unit in error was not recorded: a corrected one may reuse its identifier.
    if (reaction.constats.some(({ gravite }) => gravite === "erreur"))
      return { envois, constats: found };
    this.unites.set(`${key} ${id}`, mark);
    if (!("numeroDEnregistrement" in unite.value)) return { envois, constats: found };
    const numero = unite.value.numeroDEnregistrement;
    if (numero !== "" && this.numeros.has(`${key} ${numero}`))
      bureau.constater(source, "numero-deja-servi", { numero });
    this.numeros.add(`${key} ${numero}`);
    return { envois, constats: [...found, ...bureau.prendre().constats] };
  }
}

/** Handles a unit by its kind. */
function traiter(
  bureau: Bureau,
  { unite, commune: attendue }: Pick<EntreeDuBanc, "unite" | "commune" | "depot">,
  source: { readonly commune: string; readonly depot: string; readonly id: string },
): void {
  const commune = communeDe(unite) ?? "";
  switch (unite.kind) {
    case "demandeDeRadiation":
    case "demandeDAppositionDUneMention":
    case "propositionDInscriptionDOffice":
    case "reactivationDInscription":
    case "suppressionDeMention":
    case "modificationDuTypeDeListe":
      bureau.constater(source, "reserve-a-l-insee", { document: nomsDesUnites[unite.kind] });
      return;
    case "avisDInscription":
    case "avisDeRadiation":
      if (commune !== attendue) bureau.constater(source, "autre-commune", { commune, attendue });
      else if (unite.kind === "avisDInscription") avisDInscription(bureau, source, unite.value);
      else avisDeRadiation(bureau, source, unite.value);
      return;
    case "avisDInscriptionDOffice":
      avisDInscriptionDOffice(bureau, source, unite.value);
      return;
    case "refusDeRadiation":
      refusDeRadiation(bureau, source, unite.value);
      return;
    case "refusDAppositionDUneMention":
      refusDeMention(bureau, source, unite.value);
  }
}

function attenteDe({ commune, unite, envoyee, echeance, etat, reponse }: Demande): Attente {
  const { id } = unite.value;
  return { commune, id, kind: unite.kind, envoyee, echeance, etat, reponse };
}

function electeursDe({ fichier }: Bureau, wanted: string | undefined): readonly ElecteurConnu[] {
  return [...fichier.personnes].flatMap(({ numero, inscriptions }) =>
    inscriptions
      .filter(({ commune }) => wanted === undefined || commune === wanted)
      .map(({ electeur, commune, typeDeListe, active, mentions }) => ({
        numero,
        electeur,
        commune,
        typeDeListe,
        etat: active ? "inscrit" : "radié",
        mentions: mentions.map(({ typeDeMention }) => typeDeMention),
      })),
  );
}
