import type { PeriodeDeRevisionType } from "../../generated/electoral/index.js";
import type { Jour } from "../calendrier/jours.js";
import { type EtatDuNumeroteur, type Numeroteur, numeroteur } from "../echange/numeroteur.js";
import type { KindDUnite, Unite } from "../echange/unites.js";
import type { Constat, EnvoiDuBanc, Reaction } from "./contrat.js";
import { Demandes } from "./demandes.js";
import { FichierGeneral } from "./fichier.js";
import { type CodeDeConstat, type ConstatParameters, constats } from "./messages.js";
import { type Calendrier, periodeDu } from "./periodes.js";

/** The commune that a remark goes to, and the unit that it is about. */
export type Adresse = Pick<Constat, "commune" | "depot" | "id">;

type UniteOf<Kind extends KindDUnite> = Extract<Unite, { readonly kind: Kind }>;

/** A unit before it has its number and period. */
export type SansNumero<Kind extends KindDUnite> = Omit<
  UniteOf<Kind>["value"],
  "id" | "periodeDeRevision"
>;

/** Everything the other side knows, its current day, and what it has to send since it was last asked. */
export class Bureau {
  readonly fichier: FichierGeneral = new FichierGeneral();
  readonly demandes: Demandes = new Demandes();
  readonly calendrier: Calendrier;
  /** The communes for which electors were invented. */
  readonly peuplees: Set<string> = new Set();
  jour: Jour;
  #numeros: Numeroteur = numeroteur();
  #envois: EnvoiDuBanc[] = [];
  #constats: Constat[] = [];

  constructor(jour: Jour, calendrier: Calendrier) {
    this.jour = jour;
    this.calendrier = calendrier;
  }

  /** The revision period of the current day: everything sent that day carries it. */
  get periode(): PeriodeDeRevisionType {
    return periodeDu(this.jour, this.calendrier);
  }

  /** Sends a unit to a commune, with the next number of its sequence. */
  envoyer<Kind extends KindDUnite>(
    commune: string,
    kind: Kind,
    value: SansNumero<Kind>,
  ): UniteOf<Kind> {
    const { periode } = this;
    const id = this.#numeros.unite(kind, commune, periode);
    // A value of one kind, with identifier and period, is a unit of that kind; the compiler cannot see this for a generic kind.
    const unite = {
      kind,
      value: { id, periodeDeRevision: periode, ...value },
    } as unknown as UniteOf<Kind>;
    this.#envois.push({ commune, unite });
    return unite;
  }

  constater<Code extends CodeDeConstat>(
    { commune, depot, id }: Adresse,
    code: Code,
    parameters: ConstatParameters[Code],
  ): void {
    const { gravite, fr, en } = constats[code];
    this.#constats.push({
      commune,
      ...(depot !== undefined && { depot }),
      ...(id !== undefined && { id }),
      gravite,
      code,
      texte: { fr: fr(parameters), en: en(parameters) },
    });
  }

  /** The numbers that were given. */
  get numeros(): EtatDuNumeroteur {
    return this.#numeros.etat();
  }

  set numeros(etat: EtatDuNumeroteur) {
    this.#numeros = numeroteur({ etat });
  }

  /** What is to be sent and remarked since the last call. */
  prendre(): Reaction {
    const reaction = { envois: this.#envois, constats: this.#constats };
    this.#envois = [];
    this.#constats = [];
    return reaction;
  }
}
