import type {
  AvisDeRadiationType,
  AvisDInscriptionDOfficeType,
  AvisDInscriptionType,
  MotifDeLaDemandeDeRadiationType,
  TypeDInscriptionType,
} from "../../generated/electoral/index.js";
import { echeanceDeLAvis } from "../calendrier/delais.js";
import { lireCommuneDInscription } from "../civil/codes-geographiques.js";
import type { Adresse, Bureau } from "./bureau.js";
import {
  cloturer,
  demanderRadiation,
  radiationAttendue,
  radier,
  radierEmpeche,
} from "./demander.js";
import { type Inscription, inscriptionActive, type Personne } from "./fichier.js";
import { codeDe, identiteDe } from "./identite.js";
import { demandeDe } from "./reponses.js";

/** A registration made by a commune, and what other communes need to be told of it. */
interface Nouvelle {
  readonly personne: Personne;
  readonly inscription: Inscription;
  /** Inferred from the titles of the motives: 0 by right, 2 the commission, 3 a court, 6 one that annuls a registration by right. */
  readonly motif: "0" | "2" | "3";
  readonly date: string;
}

/** An avis d'inscription: the elector is on the list, and former communes are asked for a removal (known, R.21). */
export function avisDInscription(
  bureau: Bureau,
  source: Adresse,
  avis: AvisDInscriptionType,
): void {
  const { inscription, typeDInscription, dateDInscription: date } = avis;
  const { electeur, typeDeListe } = inscription;
  if (!suits(bureau, source, avis)) return;
  verifierDecision(bureau, source, date);
  const found = bureau.fichier.trouver(identiteDe(electeur));
  if (found.kind === "plusieurs") {
    bureau.constater(source, "homonymes", {});
    return;
  }
  const personne = found.kind === "un" ? found.personne : bureau.fichier.ajouter(electeur);
  const { commune } = source;
  bureau.fichier.nommer(commune, inscription.communeDInscription.localite?.value);
  const made = inscrire(
    bureau,
    personne,
    { commune, electeur, typeDeListe, dOffice: false },
    source,
  );
  const nouvelle = { personne, inscription: made, motif: motifs[typeDInscription], date };
  const asked = radierAilleurs(bureau, nouvelle, communePrecedente(avis), source);
  demanderAilleurs(bureau, nouvelle, avis, asked, source);
  radierEmpeche(bureau, personne, made, source);
}

const motifs: Readonly<Record<TypeDInscriptionType, "0" | "2" | "3">> = {
  "1": "2",
  "2": "3",
  "8": "0",
};

/** An avis d'inscription d'office: it answers a proposition and contains it (inferred: as a refus de mention contains its demande). */
export function avisDInscriptionDOffice(
  bureau: Bureau,
  source: Adresse,
  avis: AvisDInscriptionDOfficeType,
): void {
  const value = avis.propositionDInscriptionDOffice;
  const demande = demandeDe(bureau, source, { kind: "propositionDInscriptionDOffice", value });
  if (demande === undefined) return;
  const { dateDInscription: date } = avis;
  verifierDecision(bureau, source, date);
  if (demande.etat === "sansSuite") {
    bureau.constater(source, "demande-sans-suite", { id: value.id });
    return;
  }
  bureau.demandes.regler(demande, "repondue", avis.id);
  const { personne, commune } = demande;
  const electeur = personne.recensement?.electeur ?? value.inscriptionProposee.electeur;
  const wanted = { commune, electeur, typeDeListe: "p", dOffice: true } as const;
  const inscription = inscrire(bureau, personne, wanted, source);
  const nouvelle = { personne, inscription, motif: "0", date } as const;
  radierAilleurs(bureau, nouvelle, undefined, source);
  radierEmpeche(bureau, personne, inscription, source);
}

/** An avis de radiation: the commune has removed an elector on its own initiative. */
export function avisDeRadiation(bureau: Bureau, source: Adresse, avis: AvisDeRadiationType): void {
  const { electeur, typeDeListe } = avis.inscription;
  const { motifDeRadiation, dateDeRadiation } = avis;
  verifierDecision(bureau, source, dateDeRadiation);
  const found = bureau.fichier.trouver(identiteDe(electeur));
  if (found.kind === "plusieurs") {
    bureau.constater(source, "homonymes", {});
    return;
  }
  const personne = found.kind === "un" ? found.personne : undefined;
  const inscription = personne && inscriptionActive(personne, typeDeListe, source.commune);
  if (personne === undefined || inscription === undefined) {
    bureau.constater(source, "inconnu-de-la-liste", {});
    return;
  }
  const asked = radiationAttendue(bureau, personne, typeDeListe, source.commune);
  if (asked !== undefined) {
    bureau.constater(source, "radiation-deja-demandee", { id: asked.unite.value.id });
    bureau.demandes.regler(asked, "repondue", avis.id);
  }
  cloturer(bureau, personne, inscription);
  // A death removes the elector from all lists (known: Insee asks for removals after a death); the other motives do not concern other communes.
  if (motifDeRadiation !== "D") return;
  personne.empechements = new Map([...personne.empechements, ["1", dateDeRadiation]]);
  for (const other of personne.inscriptions.filter(({ active }) => active))
    radier(bureau, personne, other, { motif: "1", date: dateDeRadiation }, source);
}

/** Whether list and nationality agree (rule LST-2): French, stated or not, on the principal list, another
 * nationality on the complementary ones. */
function suits(
  bureau: Bureau,
  source: Adresse,
  { inscription: { electeur, typeDeListe: liste } }: AvisDInscriptionType,
): boolean {
  const nationalite = electeur.nationalite?.trim();
  const isFrench = nationalite === undefined || nationalite === "FRA";
  if (isFrench === (liste === "p")) return true;
  bureau.constater(source, "liste-et-nationalite", { liste, nationalite });
  return false;
}

/** Checks that a decision is not in the future, and was sent within eight days (known, R.20; rule DLY-1). */
function verifierDecision(bureau: Bureau, source: Adresse, decision: string): void {
  const { jour } = bureau;
  if (decision > jour) {
    bureau.constater(source, "date-a-venir", { date: decision, jour });
    return;
  }
  const { date: echeance } = echeanceDeLAvis(decision);
  if (jour > echeance) bureau.constater(source, "avis-tardif", { decision, echeance });
}

/** Puts an elector on a list, unless already there; pending requests caused by an earlier move lapse. */
function inscrire(
  bureau: Bureau,
  personne: Personne,
  wanted: Pick<Inscription, "commune" | "electeur" | "typeDeListe" | "dOffice">,
  source: Adresse,
): Inscription {
  personne.recensement = undefined;
  const known = inscriptionActive(personne, wanted.typeDeListe, wanted.commune);
  if (known === undefined) {
    const made: Inscription = { active: true, mentions: [], ...wanted };
    personne.inscriptions.push(made);
    return made;
  }
  const asked = radiationAttendue(bureau, personne, wanted.typeDeListe, wanted.commune);
  if (asked?.nouvelleCommune === undefined) bureau.constater(source, "deja-inscrit", {});
  else {
    bureau.demandes.regler(asked, "sansSuite");
    bureau.constater(source, "demande-sans-suite", { id: asked.unite.value.id });
  }
  known.electeur = wanted.electeur;
  return known;
}

/** Asks every other commune where the file knows a registration for a removal, and returns their codes. One that the avis does not name means a double registration. */
function radierAilleurs(
  bureau: Bureau,
  { personne, inscription: { commune, typeDeListe, dOffice }, motif, date }: Nouvelle,
  precedente: string | undefined,
  source: Adresse,
): ReadonlySet<string> {
  const others = personne.inscriptions.filter(
    (each) => each.active && each.typeDeListe === typeDeListe && each.commune !== commune,
  );
  for (const other of others) {
    if (other.commune !== precedente && !dOffice)
      bureau.constater(source, "double-inscription", { commune: other.commune });
    const annuls = motif === "2" && other.dOffice;
    const why: MotifDeLaDemandeDeRadiationType = annuls ? "6" : motif;
    radier(bureau, personne, other, { motif: why, date, nouvelleCommune: commune }, source);
  }
  return new Set(others.map((other) => other.commune));
}

/** Asks the commune named by an avis for a removal even where the file does not know the elector: the avis counts as a request (known, R.21). */
function demanderAilleurs(
  bureau: Bureau,
  { personne, inscription, motif, date }: Nouvelle,
  avis: AvisDInscriptionType,
  asked: ReadonlySet<string>,
  source: Adresse,
): void {
  const code = communePrecedente(avis);
  if (code === undefined || asked.has(code)) return;
  const { commune: nouvelleCommune, electeur, typeDeListe } = inscription;
  if (code === nouvelleCommune) {
    bureau.constater(source, "commune-precedente-identique", {});
    return;
  }
  if (lireCommuneDInscription(code).valeur !== code) {
    bureau.constater(source, "commune-precedente-illisible", { code });
    return;
  }
  bureau.fichier.nommer(code, lieuPrecedent(avis)?.localite?.value);
  bureau.constater(source, "inconnu-dans-la-commune-precedente", { commune: code });
  const known = { commune: code, electeur, typeDeListe, inscription: undefined };
  demanderRadiation(bureau, { personne, ...known, motif, date, nouvelleCommune }, source);
}

/** The former commune of an avis; undefined if there is none, or if it is a place in the country of origin, with which Insee has no channel. */
function communePrecedente(avis: AvisDInscriptionType): string | undefined {
  return codeDe(lieuPrecedent(avis));
}

function lieuPrecedent({ lieuDInscriptionPrecedent: lieu }: AvisDInscriptionType) {
  return lieu !== undefined && "commune" in lieu ? lieu.commune : undefined;
}
