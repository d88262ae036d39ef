import {
  EnvoiGestionElement,
  EnvoiLotDUnitesElectoralesElement,
} from "../../../generated/electoral/index.js";
import { electoralRules } from "../../../generated/electoral-rules.js";
import type { Rules } from "../../../runtime/rules/rules.js";
import { useRules } from "../../../runtime/rules/use-rules.js";
import { serialize } from "../../../runtime/serialize.js";
import type { Constat, EnvoiDuBanc, Reaction } from "../../banc/contrat.js";
import type { Jour } from "../../calendrier/jours.js";
import { enveloppe, type OptionsDEnvoi } from "../../echange/completer.js";
import { lot, lotDeLots, repartir } from "../../echange/envois.js";
import {
  cleDePeriode,
  type Unite,
  type UniteDeGestion,
  type UniteElectorale,
} from "../../echange/unites.js";
import type { FichierPret, Suite } from "./magasin/entrees.js";
import type { Objets } from "./magasin/objets.js";
import type { OutilsDuBanc } from "./outils.js";
import { textes } from "./textes.js";

/** The sender in the envelopes, which says that it is not Insee. */
const emetteur = { typePartenaire: "insee", code: "INSEE", libelle: "BANC D'ESSAI" } as const;

/** The most units of one file. */
const mostUnits = 1000;
/** The most remarks kept of one answer. */
const mostRemarks = 1000;

const rules: Rules = useRules(electoralRules);

/** Whether a unit belongs in a sending of corrections. */
export function estDeGestion(unite: Unite): unite is UniteDeGestion {
  switch (unite.kind) {
    case "reactivationDInscription":
    case "suppressionDeMention":
    case "modificationDuTypeDeListe":
      return true;
    default:
      return false;
  }
}

/** The options of every document of the bench. */
function optionsOf(jour: Jour, numero: string): OptionsDEnvoi {
  const dateHeureEnvoi = `${jour}T08:00:00`;
  return { emetteur, dateHeureEnvoi, environnement: "T", identifiantEnvoi: `BANC-${numero}` };
}

/** The document with the corrections for communes. */
export function documentDeGestion(
  unites: readonly UniteDeGestion[],
  destinataire: OptionsDEnvoi["destinataire"],
  jour: Jour,
  numero: string,
): string {
  const options = { ...optionsOf(jour, numero), destinataire };
  const periode = unites[0]?.value.periodeDeRevision;
  const enveloppeElectorale = enveloppe(unites.length, periode, options);
  const value = { enveloppeElectorale, contenu: { uniteDeGestion: unites } };
  return serialize(EnvoiGestionElement, value, { rules });
}

/** The document with the units of one commune and one period. */
function documentDeLot(
  commune: string,
  unites: readonly UniteElectorale[],
  jour: Jour,
  numero: string,
): string {
  const destinataire = { typePartenaire: "commune", code: commune } as const;
  const options = { ...optionsOf(jour, numero), destinataire, numeroDeLot: numero };
  return serialize(EnvoiLotDUnitesElectoralesElement, lot(commune, unites, options), { rules });
}

/** The document with the units of several communes, one lot for each, as an intermediary sends them (rule STR-6). */
export function documentDeLots(
  unites: readonly UniteElectorale[],
  destinataire: OptionsDEnvoi["destinataire"],
  jour: Jour,
  numero: string,
): string {
  const emetteur = { typePartenaire: "tdt", code: "TDT", libelle: "BANC D'ESSAI" } as const;
  const options = { ...optionsOf(jour, `TDT-${numero}`), emetteur, destinataire };
  const lots = repartir(unites).map((each) => ({ ...each, numeroDeLot: numero }));
  return serialize(EnvoiLotDUnitesElectoralesElement, lotDeLots(lots, options), { rules });
}

/** What is needed to make files. */
export interface Atelier {
  readonly objets: Objets;
  readonly outils: Pick<OutilsDuBanc, "archiver">;
  /** The number of the next file. */
  readonly numeroter: () => number;
}

/** Makes files of the other side's answers, each as soon as it is full, so that memory does not grow with the answer. */
export class Expedition {
  readonly #workshop: Atelier;
  readonly #jour: Jour;
  readonly #open = new Map<string, { readonly commune: string; readonly unites: Unite[] }>();
  readonly #files: FichierPret[] = [];
  readonly #remarks: Constat[] = [];
  readonly #written: Promise<unknown>[] = [];
  #unlisted = 0;

  constructor(workshop: Atelier, jour: Jour) {
    this.#workshop = workshop;
    this.#jour = jour;
  }

  async ajouter({ envois, constats }: Reaction): Promise<void> {
    for (const constat of constats) this.#remark(constat);
    for (const envoi of envois) await this.#add(envoi);
  }

  /** Everything that was made, and a promise that resolves when the disk has it. */
  async finir(): Promise<{ readonly suite: Suite; readonly ecrit: Promise<unknown> }> {
    for (const { commune, unites } of this.#open.values()) await this.#send(commune, unites);
    const suite = {
      fichiers: this.#files,
      constats: this.#remarks,
      ...(this.#unlisted > 0 && { constatsNonListes: this.#unlisted }),
    };
    const ecrit = Promise.all(this.#written);
    // Whoever awaits the promise gets the failure; this only keeps it from being reported as unhandled before.
    ecrit.catch(() => undefined);
    return { suite, ecrit };
  }

  #remark(constat: Constat): void {
    if (this.#remarks.length < mostRemarks) this.#remarks.push(constat);
    else this.#unlisted++;
  }

  async #add({ commune, unite }: EnvoiDuBanc): Promise<void> {
    const form = estDeGestion(unite) ? "gestion" : "lot";
    const key = `${commune} ${form} ${cleDePeriode(unite.value.periodeDeRevision)}`;
    const own = this.#open.get(key) ?? { commune, unites: [] };
    own.unites.push(unite);
    this.#open.set(key, own);
    if (own.unites.length < mostUnits) return;
    this.#open.delete(key);
    await this.#send(commune, own.unites);
  }

  async #send(commune: string, unites: readonly Unite[]): Promise<void> {
    const number = String(this.#workshop.numeroter()).padStart(6, "0");
    const nom = `INSEE-${commune}-${this.#jour.replaceAll("-", "")}-${number}`;
    try {
      const text = this.#documentOf(commune, unites, number);
      const { outils, objets } = this.#workshop;
      const files = new Map([[`${nom}.xml`, Buffer.from(text)]]);
      const { objet, ecrit } = objets.garder(await outils.archiver(files));
      this.#written.push(ecrit);
      this.#files.push({ nom: `${nom}.zip`, commune, unites: unites.length, ...objet });
    } catch (error) {
      if (!isInvalid(error)) throw error;
      if (unites.length > 1) {
        // One unit may make the document invalid: the halves are tried, so that the other units are sent without it.
        const middle = unites.length >> 1;
        await this.#send(commune, unites.slice(0, middle));
        await this.#send(commune, unites.slice(middle));
        return;
      }
      const texte = textes["banc-envoi-invalide"](error.message);
      this.#remark({ commune, gravite: "erreur", code: "banc-envoi-invalide", texte });
    }
  }

  #documentOf(commune: string, unites: readonly Unite[], number: string): string {
    const corrections = unites.filter(estDeGestion);
    const destinataire = { typePartenaire: "commune", code: commune } as const;
    if (corrections.length > 0)
      return documentDeGestion(corrections, destinataire, this.#jour, number);
    const others = unites.filter((unite): unite is UniteElectorale => !estDeGestion(unite));
    return documentDeLot(commune, others, this.#jour, number);
  }
}

/** Whether an error means that the document would be invalid; other errors are faults of the disk, or ours. */
function isInvalid(error: unknown): error is Error {
  return error instanceof Error && /^(?:XmlValidationError|ErreurElectorale)$/.test(error.name);
}
