import { randomBytes } from "node:crypto";
import { cleDePeriode, type Unite, type UniteElectorale } from "../../echange/unites.js";
import type { Banc } from "./banc.js";
import { documentDeGestion, documentDeLots, estDeGestion } from "./expedition.js";
import type { Compte } from "./magasin/comptes.js";
import type { EtatDeReleve } from "./magasin/entrees.js";
import type { Fichier, Releve } from "./magasin/etat.js";
import { refus } from "./refus.js";
import { unitesDuFichier } from "./unites-de-fichier.js";

/*
 * From Insee's side to an intermediary: everything that waits for its communes goes into one document, a lot of lots with one lot for each commune.
 */

/** The most units of one transaction; the others wait for the next. */
const mostUnits = 20_000;

/** Joins the files that wait for the communes of an account; undefined if there are none. No other call takes the same files meanwhile. */
export async function relever(banc: Banc, compte: Compte): Promise<Releve | undefined> {
  const { etat, objets } = banc.magasin;
  const waiting = etat.enAttente(compte.communes).filter(({ releve }) => releve === undefined);
  const joined = new Joined();
  for (const file of waiting) {
    if (joined.count > 0 && joined.count + file.unites > mostUnits) continue;
    joined.add(file, await unitesDuFichier(banc.magasin.objets, banc.outils, file));
  }
  if (joined.files.length === 0) return undefined;
  const id = randomBytes(12).toString("hex");
  // Lot numbers consist of digits; these are told apart from those of the files by their length.
  const numero = `9${String(etat.releves.size + 1).padStart(6, "0")}`;
  const nom = `INSEE-TDT-${banc.jour.replaceAll("-", "")}-${id}`;
  const archive = await banc.outils.archiver(joined.documents(banc, compte, nom, numero));
  const kept = await objets.ecrire([archive]);
  const document = { nom: `${nom}.zip`, unites: joined.count, ...kept };
  const fichiers = joined.files.map((file) => file.nom);
  await banc.magasin.inscrire({ kind: "releve", id, compte: compte.nom, fichiers, document });
  return etat.releves.get(id);
}

/** Files that go together: a lot of lots has one lot for each commune, and so one period for each. */
class Joined {
  readonly files: Fichier[] = [];
  readonly #periods = new Map<string, string>();
  readonly #units: Unite[] = [];

  get count(): number {
    return this.#units.length;
  }

  add(file: Fichier, units: readonly Unite[]): void {
    const [first] = units;
    if (first === undefined) return;
    const period = cleDePeriode(first.value.periodeDeRevision);
    // Those of another period wait for the next transaction.
    if ((this.#periods.get(file.commune) ?? period) !== period) return;
    this.#periods.set(file.commune, period);
    this.files.push(file);
    this.#units.push(...units);
  }

  documents(
    banc: Banc,
    compte: Compte,
    nom: string,
    numero: string,
  ): ReadonlyMap<string, Uint8Array> {
    const { role, nom: code } = compte;
    const typePartenaire = role === "commune" ? "commune" : "concentrateur";
    const destinataire = { typePartenaire, code } as const;
    const corrections = this.#units.filter(estDeGestion);
    const others = this.#units.filter((unit): unit is UniteElectorale => !estDeGestion(unit));
    const documents = new Map<string, Uint8Array>();
    const put = (name: string, text: string): void => {
      documents.set(name, Buffer.from(text));
    };
    if (others.length > 0)
      put(`${nom}.xml`, documentDeLots(others, destinataire, banc.jour, numero));
    if (corrections.length > 0)
      put(`${nom}-gestion.xml`, documentDeGestion(corrections, destinataire, banc.jour, numero));
    return documents;
  }
}

/** The states that may follow each state. */
const next: Readonly<Record<EtatDeReleve, readonly EtatDeReleve[]>> = {
  poste: ["transmis"],
  transmis: ["recu", "refuse"],
  recu: ["traite", "refuse"],
  traite: [],
  refuse: [],
};

/** Moves a transaction to a state; the state that it has already changes nothing. Throws a refusal if the state may not follow. */
export async function faireAvancer(
  banc: Banc,
  releve: Releve,
  etat: EtatDeReleve,
): Promise<Releve> {
  const from = releve.etats.at(-1)?.etat ?? "poste";
  if (from === etat) return releve;
  if (!next[from].includes(etat)) throw refus(409, "banc-etat", from, etat);
  const { fichiers } = banc.magasin.etat;
  if (etat === "recu")
    for (const nom of releve.fichiers) await banc.receptionner(fichiers.get(nom));
  await banc.magasin.inscrire({ kind: "etat-de-releve", releve: releve.id, etat });
  return banc.magasin.etat.releves.get(releve.id) ?? releve;
}

export function estUnEtat(etat: unknown): etat is EtatDeReleve {
  return typeof etat === "string" && Object.hasOwn(next, etat);
}
