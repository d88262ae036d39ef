import type { PeriodeDeRevisionType } from "../../generated/electoral/index.js";
import { echeanceDuRefus } from "../calendrier/delais.js";
import type { Jour } from "../calendrier/jours.js";
import { cleDePeriode, type Unite } from "../echange/unites.js";
import type { Attente } from "./contrat.js";
import type { Inscription, Personne } from "./fichier.js";

/** A unit with which Insee requests something of a commune, or proposes it. */
export type UniteDemandee = Extract<
  Unite,
  {
    readonly kind:
      | "demandeDeRadiation"
      | "demandeDAppositionDUneMention"
      | "propositionDInscriptionDOffice";
  }
>;

/** A request or proposition, with the person concerned and its state. */
export interface Demande {
  readonly commune: string;
  readonly unite: UniteDemandee;
  readonly envoyee: Jour;
  readonly personne: Personne;
  /** The registration to be removed or mentioned; undefined for a proposition, and for a removal from a commune where the file knows no registration. */
  readonly inscription: Inscription | undefined;
  /** The commune whose new registration is the reason; it is told when the other one refuses. */
  readonly nouvelleCommune: string | undefined;
  /** The last day for a refusal; undefined for a proposition, whose time limit is unknown. */
  echeance: Jour | undefined;
  etat: Attente["etat"];
  reponse: string | undefined;
}

/** All requests. Identifiers are unique within a period only, so the period is part of the key. */
export class Demandes {
  readonly #toutes = new Map<string, Demande>();
  readonly #attendues = new Set<Demande>();
  /** Those that are awaited, by the number of the person. */
  readonly #parPersonne = new Map<string, readonly Demande[]>();
  readonly #parCommune = new Map<string, Demande[]>();

  /** Records a request sent on a day. It may be refused within 21 days of its reception (known). */
  ajouter(
    demande: Pick<
      Demande,
      "commune" | "unite" | "envoyee" | "personne" | "inscription" | "nouvelleCommune"
    >,
  ): void {
    const isProposal = demande.unite.kind === "propositionDInscriptionDOffice";
    const echeance = isProposal ? undefined : echeanceDuRefus(demande.envoyee).date;
    // What is spread comes last, here and elsewhere where many are kept: else each is of a class of its own to the engine, which takes as much again.
    this.reprendre({ echeance, etat: "attendue", reponse: undefined, ...demande });
  }

  /** All that was asked, in its order. */
  get toutes(): Iterable<Demande> {
    return this.#toutes.values();
  }

  /** Keeps what was asked, as it stands. */
  reprendre(demande: Demande): void {
    const { commune, unite, etat, personne } = demande;
    this.#toutes.set(keyOf(unite.value), demande);
    const own = this.#parCommune.get(commune) ?? [];
    own.push(demande);
    this.#parCommune.set(commune, own);
    if (etat !== "attendue") return;
    this.#attendues.add(demande);
    const { numero } = personne;
    this.#parPersonne.set(numero, [...(this.#parPersonne.get(numero) ?? []), demande]);
  }

  /** The request that an answer refers to, by identifier and period. */
  trouver(unite: UniteDemandee["value"]): Demande | undefined {
    return this.#toutes.get(keyOf(unite));
  }

  regler(demande: Demande, etat: Demande["etat"], reponse?: string): void {
    demande.etat = etat;
    demande.reponse = reponse;
    this.#attendues.delete(demande);
    const { numero } = demande.personne;
    const others = this.attenduesDe(demande.personne).filter((each) => each !== demande);
    if (others.length === 0) this.#parPersonne.delete(numero);
    else this.#parPersonne.set(numero, others);
  }

  /** Restarts the time for a refusal from the day on which the commune acknowledges the demande. */
  accuser(demande: Demande, jour: Jour): void {
    if (demande.etat === "attendue" && demande.echeance !== undefined)
      demande.echeance = echeanceDuRefus(jour).date;
  }

  /** Those of the identifiers whose time limit would change if they were acknowledged on a day. */
  aAccuser(commune: string, ids: readonly string[], jour: Jour): readonly string[] {
    const meant = new Set(ids);
    const last = echeanceDuRefus(jour).date;
    return this.de(commune)
      .filter(
        ({ etat, echeance }) => etat === "attendue" && echeance !== undefined && echeance !== last,
      )
      .map(({ unite }) => unite.value.id)
      .filter((id) => meant.has(id));
  }

  /** Requests without an answer yet, oldest first. */
  get attendues(): Iterable<Demande> {
    return this.#attendues;
  }

  /** All requests to a commune, oldest first. */
  de(commune: string): readonly Demande[] {
    return this.#parCommune.get(commune) ?? [];
  }

  /** Pending requests about a person. */
  attenduesDe({ numero }: Personne): readonly Demande[] {
    return this.#parPersonne.get(numero) ?? [];
  }
}

function keyOf({
  id,
  periodeDeRevision,
}: {
  readonly id: string;
  readonly periodeDeRevision: PeriodeDeRevisionType;
}): string {
  return `${cleDePeriode(periodeDeRevision)} ${id}`;
}
