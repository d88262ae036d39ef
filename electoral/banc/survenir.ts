import type { MotifDeLaDemandeDeRadiationType } from "../../generated/electoral/index.js";
import { datesCompatibles } from "../calendrier/dates-souples.js";
import type { Bureau } from "./bureau.js";
import { concerne, demanderMention, radier } from "./demander.js";
import type {
  DeReception,
  Designation,
  DuRecensement,
  Empechement,
  ErreurSignalee,
  Evenement,
  InscriptionConsulaire,
} from "./evenements.js";
import { type Inscription, inscriptionActive, type Personne } from "./fichier.js";
import { adresseInventee, peupler } from "./fictifs.js";
import { plain } from "./identite.js";
import { rectifier } from "./rectifier.js";

/** Handles an event: it leads to demandes, later propositions, or corrections. */
export function survenir(bureau: Bureau, evenement: Evenement, graine: number): void {
  switch (evenement.kind) {
    case "deces":
    case "tutelle":
    case "condamnation":
    case "perteDeNationalite":
    case "etatCivilIncontrolable":
      pourQui(bureau, evenement, (personne, date) => {
        empecher(bureau, personne, evenement.kind, date);
      });
      return;
    case "inscriptionConsulaire":
      pourQui(bureau, evenement, (personne) => {
        mentionner(bureau, personne, evenement);
      });
      return;
    case "radiationParErreur":
    case "mentionParErreur":
    case "typeDeListeErrone":
      pourQui(bureau, evenement, (personne, date) => {
        rectifier(bureau, personne, evenement, date);
      });
      return;
    case "recensement":
      recenser(bureau, evenement);
      return;
    case "reception":
      accuser(bureau, evenement);
      return;
    case "peuplement":
      if (!peupler(bureau, evenement, graine))
        bureau.constater(evenement, "deja-peuplee", { commune: evenement.commune });
  }
}

/** The motives of removals (known from Insee's files). */
const motifs: Readonly<Record<Empechement["kind"], MotifDeLaDemandeDeRadiationType>> = {
  deces: "1",
  etatCivilIncontrolable: "5",
  tutelle: "7",
  condamnation: "8",
  perteDeNationalite: "9",
};

function empecher(
  bureau: Bureau,
  personne: Personne,
  kind: Empechement["kind"],
  date: string,
): void {
  const motif = motifs[kind];
  personne.empechements = new Map([...personne.empechements, [motif, date]]);
  personne.recensement = undefined;
  const own = personne.inscriptions.filter((each) => each.active && concerne(motif, each));
  if (own.length === 0) {
    const liste = motif === "9" ? "p" : undefined;
    bureau.constater({ commune: communeDe(personne) }, "sans-inscription", { liste });
  }
  for (const inscription of own)
    radier(bureau, personne, inscription, { motif, date }, { commune: inscription.commune });
}

function mentionner(
  bureau: Bureau,
  personne: Personne,
  { mention: typeDeMention, posteConsulaire, paysDeResidence }: InscriptionConsulaire,
): void {
  const inscription = inscriptionActive(personne, "p");
  if (inscription === undefined) {
    bureau.constater({ commune: communeDe(personne) }, "sans-inscription", { liste: "p" });
    return;
  }
  const { commune } = inscription;
  const asked = bureau.demandes
    .attenduesDe(personne)
    .find(
      ({ unite }) =>
        unite.kind === "demandeDAppositionDUneMention" &&
        unite.value.mention.typeDeMention === typeDeMention,
    );
  if (asked !== undefined) {
    bureau.constater({ commune }, "deja-demande", { id: asked.unite.value.id });
    return;
  }
  demanderMention(bureau, personne, inscription, {
    typeDeMention,
    ...(posteConsulaire !== undefined && { posteConsulaire }),
    ...(paysDeResidence !== undefined && { paysDeResidence }),
  });
}

/** Records a young person announced by the national service. Whoever is on a list already needs no proposition. */
function recenser(bureau: Bureau, evenement: DuRecensement): void {
  const { commune, nom: nomFamille, prenoms, sexe, dateNaissance } = evenement;
  const lieuNaissance = bureau.fichier.lieu(commune);
  const electeur = {
    individu: {
      noms: { nomFamille },
      prenoms: { prenom: [...prenoms] },
      naissance: { dateNaissance, lieuNaissance },
      sexe,
    },
  };
  if (dateNaissance > bureau.jour) {
    bureau.constater({ commune }, "date-a-venir", { date: dateNaissance, jour: bureau.jour });
    return;
  }
  const signalement = { nom: nomFamille, prenom: prenoms[0], dateNaissance };
  const [personne, second] = designes(bureau, signalement);
  if (second !== undefined) {
    bureau.constater({ commune }, "electeur-ambigu", {});
    return;
  }
  if (personne !== undefined && inscriptionActive(personne, "p") !== undefined) {
    bureau.constater({ commune }, "deja-inscrit", {});
    return;
  }
  const young = personne ?? bureau.fichier.ajouter(electeur);
  const adresse = adresseInventee(bureau.fichier.lieu(commune), nomFamille);
  young.recensement = { commune, electeur, adresse, proposee: false };
}

/** Restarts the time for refusals from the day on which units were acknowledged. */
function accuser(bureau: Bureau, { commune, ids }: DeReception): void {
  const own = bureau.demandes.de(commune);
  for (const id of ids) {
    const meant = own.filter(({ unite }) => unite.value.id === id);
    const last = meant.at(-1);
    if (last === undefined) bureau.constater({ commune, id }, "reponse-sans-demande", { id });
    else bureau.demandes.accuser(last, bureau.jour);
  }
}

/** Does something for the one person who is meant, unless the day is in the future. */
function pourQui(
  bureau: Bureau,
  evenement: Empechement | InscriptionConsulaire | ErreurSignalee,
  act: (personne: Personne, date: string) => void,
): void {
  const { date = bureau.jour, electeur } = evenement;
  const commune = "commune" in evenement ? (evenement.commune ?? "") : "";
  const [personne, second] = designes(bureau, electeur);
  if (personne === undefined) bureau.constater({ commune }, "electeur-inconnu", {});
  else if (second !== undefined) bureau.constater({ commune }, "electeur-ambigu", {});
  else if (date > bureau.jour)
    bureau.constater({ commune: communeDe(personne) }, "date-a-venir", { date, jour: bureau.jour });
  else act(personne, date);
}

/** The persons who may be meant. */
function designes({ fichier }: Bureau, designation: Designation): readonly Personne[] {
  if (typeof designation === "string") {
    const personne = fichier.personne(designation);
    return personne === undefined ? [] : [personne];
  }
  const { nom, prenom, dateNaissance = "" } = designation;
  const isMeant = ({ identite }: Personne): boolean => {
    const [name, first] = identite.nom.split("|");
    return (
      name === plain(nom) &&
      (prenom === undefined || first === plain(prenom)) &&
      datesCompatibles(identite.naissance, dateNaissance)
    );
  };
  return [...fichier.personnes].filter(isMeant);
}

/** Where to tell something about a person: the last commune that she or he is known in; none for who was never on a list. */
function communeDe({ inscriptions, recensement }: Personne): string {
  const last: Inscription | undefined = inscriptions.at(-1);
  return last?.commune ?? recensement?.commune ?? "";
}
