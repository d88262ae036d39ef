import type { PeriodeDeRevisionType } from "../../generated/electoral/index.js";
import { echeanceDuRefus } from "../calendrier/delais.js";
import type { Jour } from "../calendrier/jours.js";
import { cleDePeriode, type Unite } from "../echange/unites.js";
import type { Attente } from "./contrat.js";
import type { Inscription, Personne } from "./fichier.js";

/** What Insee asks of a commune, or proposes to it. */
export type UniteDemandee = Extract<
  Unite,
  {
    readonly kind:
      | "demandeDeRadiation"
      | "demandeDAppositionDUneMention"
      | "propositionDInscriptionDOffice";
  }
>;

/** Something that was asked, with whom it is about and how it stands. */
export interface Demande {
  readonly commune: string;
  readonly unite: UniteDemandee;
  readonly envoyee: Jour;
  readonly personne: Personne;
  /** What is to be removed or to have a mention; undefined for a proposition, and for a removal from a commune where the file knows of no registration. */
  readonly inscription: Inscription | undefined;
  /** The commune whose registration is the reason, which is told when the other one refuses. */
  readonly nouvelleCommune: string | undefined;
  /** The last day for a refusal; undefined for a proposition, for whose answer no time is known. */
  echeance: Jour | undefined;
  etat: Attente["etat"];
  reponse: string | undefined;
}

/** All that was asked. Identifiers count in a period, so that two periods have the same ones: the period is part of the key. */
export class Demandes {
  readonly #toutes = new Map<string, Demande>();
  readonly #attendues = new Set<Demande>();
  /** Those that are awaited, by the number of the person. */
  readonly #parPersonne = new Map<string, readonly Demande[]>();
  readonly #parCommune = new Map<string, Demande[]>();

  /** Keeps what was asked on a day. The time for a refusal is 21 days from its reception (known). */
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

  /** What an answer refers to, by identifier and period. */
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

  /** The time for a refusal counts from the day on which the commune says that it has received the demande. */
  accuser(demande: Demande, jour: Jour): void {
    if (demande.etat === "attendue" && demande.echeance !== undefined)
      demande.echeance = echeanceDuRefus(jour).date;
  }

  /** Those of some identifiers whose time would count anew, were they received on a day. */
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

  /** What is not answered yet, in the order in which it was asked. */
  get attendues(): Iterable<Demande> {
    return this.#attendues;
  }

  /** What a commune was asked, in the order in which it was asked. */
  de(commune: string): readonly Demande[] {
    return this.#parCommune.get(commune) ?? [];
  }

  /** What is still asked about a person. */
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
