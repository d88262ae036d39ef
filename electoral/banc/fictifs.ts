import type {
  AdresseGeopostaleType,
  ElecteurType,
  LieuType,
  SexeType,
  TypeDeListeType,
} from "../../generated/electoral/index.js";
import { ajouterJours, type Jour } from "../calendrier/jours.js";
import { etatsDeLUnion } from "../civil/nationalites.js";
import { type Alea, alea, empreinte } from "./alea.js";
import type { Bureau } from "./bureau.js";
import type { DePeuplement } from "./evenements.js";
import { identiteDe } from "./identite.js";

/*
 * Invented electors. Their names show it: nobody is called « Fictif-Zolu ». Nothing is taken from a list of real persons.
 */

const families = ["Fictif", "Inventé", "Exemple", "Imaginaire", "Postiche", "Témoin"] as const;
const openings = ["Zo", "Ki", "Mu", "Bra", "Flé", "Gno", "Pê", "Tri", "Vla", "Ouï"] as const;
const endings = ["lu", "zac", "mir", "dou", "peu", "quin", "vax", "tô", "nèph", "rül"] as const;
const given: Readonly<Record<SexeType, readonly [string, ...string[]]>> = {
  F: ["Unetelle", "Biduline", "Machinette", "Trucmuche", "Essayette", "Quidamine"],
  M: ["Untel", "Bidulin", "Machinot", "Trucmuchet", "Essayon", "Quidamot"],
};
const ways = ["rue Imaginaire", "place de l'Essai", "chemin du Banc", "allée Fictive"] as const;

/** How many electors a commune has. A different size does not change those that both sizes have. */
const usualSize = 40;

/**
 * Invents the electors of a commune: most on the principal list, some Europeans on the complementary ones, some registered by right, and
 * young people whom the national service has announced. False if the commune already has electors.
 */
export function peupler(
  bureau: Bureau,
  { commune, libelle, taille = usualSize }: Omit<DePeuplement, "kind">,
  graine = 1,
): boolean {
  const { fichier } = bureau;
  if (bureau.peuplees.has(commune)) return false;
  bureau.peuplees.add(commune);
  fichier.nommer(commune, libelle);
  const draw = alea(graine ^ empreinte(commune));
  for (let made = 0; made < taille; made++) inscrit(bureau, commune, draw);
  for (let made = 0; made < Math.ceil(taille / 8); made++) jeune(bureau, commune, draw);
  return true;
}

/** Invents a registered elector. */
function inscrit(bureau: Bureau, commune: string, draw: Alea): void {
  const { fichier, jour } = bureau;
  const isEuropean = draw.sur100(12);
  const age = 19 + draw.entier(75);
  const { individu } = unique(bureau, commune, draw, () => naissance(draw, jour, age));
  const members = etatsDeLUnion.filter(({ depuis = "" }) => depuis <= jour);
  const [first, ...others] = members;
  const lists: readonly TypeDeListeType[] = isEuropean
    ? draw.parmi([["ce", "cm"], ["ce"], ["cm"]])
    : ["p"];
  const electeur: ElecteurType =
    isEuropean && first !== undefined
      ? { individu, nationalite: draw.parmi([first, ...others]).nationalite }
      : { individu };
  const dOffice = !isEuropean && age < 25;
  const personne = fichier.ajouter(electeur);
  for (const typeDeListe of lists)
    personne.inscriptions.push({
      commune,
      electeur,
      typeDeListe,
      dOffice,
      active: true,
      mentions: [],
    });
}

/** Invents a young person who turns eighteen within the period, or some weeks after it and so is proposed in the next one. */
function jeune(bureau: Bureau, commune: string, draw: Alea): void {
  const { fichier, periode } = bureau;
  const fin = periode.dateDeFin;
  const born = (): Jour => {
    const day = ajouterJours(fin, 60 - draw.entier(420));
    return ajouterJours(`${Number(day.slice(0, 4)) - 18}-${day.slice(5, 7)}-01`, draw.entier(28));
  };
  const electeur = unique(bureau, commune, draw, born);
  const adresse = adresseInventee(fichier.lieu(commune), electeur.individu.noms.nomFamille);
  fichier.ajouter(electeur).recensement = { commune, electeur, adresse, proposee: false };
}

/** Invents a person who is not in the file yet, so that every search finds one person at most. */
function unique(bureau: Bureau, commune: string, draw: Alea, born: () => string): ElecteurType {
  for (;;) {
    const electeur = personne(draw, born(), bureau.fichier.lieu(commune));
    if (bureau.fichier.trouver(identiteDe(electeur)).kind === "aucun") return electeur;
  }
}

function personne(draw: Alea, dateNaissance: string, ici: LieuType): ElecteurType {
  const sexe = draw.parmi<SexeType>(["F", "M"]);
  const family = `${draw.parmi(families)}-${draw.parmi(openings)}${draw.parmi(endings)}`;
  const nomUsage = draw.sur100(10)
    ? `${draw.parmi(families)}-${draw.parmi(openings)}vé`
    : undefined;
  const first = draw.parmi(given[sexe]);
  const second = draw.parmi(given[sexe]);
  const [abroad, ...others] = etatsDeLUnion;
  const land = abroad === undefined ? undefined : draw.parmi([abroad, ...others]);
  const lieuNaissance: LieuType =
    land !== undefined && draw.sur100(12)
      ? { localite: { value: "Ville-Inventée" }, pays: { value: land.nom, code: land.pays } }
      : ici;
  return {
    individu: {
      noms: { nomFamille: family, ...(nomUsage !== undefined && { nomUsage }) },
      prenoms: { prenom: first === second ? [first] : [first, second] },
      naissance: { dateNaissance, lieuNaissance },
      sexe,
    },
  };
}

/** A day of birth, now and then incomplete (known: Insee's files have `00/08/1955`). */
function naissance(draw: Alea, jour: Jour, age: number): string {
  const year = String(Number(jour.slice(0, 4)) - age).padStart(4, "0");
  const born = ajouterJours(`${year}-01-01`, draw.entier(365));
  if (draw.sur100(3)) return born.slice(0, 4);
  return draw.sur100(4) ? born.slice(0, 7) : born;
}

/** An invented address, derived from the name: propositions carry one since the release of 2008 (known). */
export function adresseInventee(lieu: LieuType, nom: string): AdresseGeopostaleType {
  const draw = alea(empreinte(nom));
  const { localite } = lieu;
  return {
    adresseGeographique: {
      numeroVoie: String(draw.entier(900) + 100),
      nomVoie: draw.parmi(ways),
      ...(localite !== undefined && { localite }),
    },
  };
}
