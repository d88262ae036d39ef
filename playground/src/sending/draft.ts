import type { EtatDuNumeroteur } from "../../../electoral/echange/numeroteur.js";
import type { KindDUnite, UniteElectorale } from "../../../electoral/echange/unites.js";
import { dropDraft, keepDraft, keptDraft } from "../view/kept.js";

/** A sending that is put together: what it says of itself, and the units in it. Any of it may have holes. */
export interface SendingDraft {
  readonly units: readonly CollectedUnit[];
  readonly form: SendingForm;
  /** As the schema has it, without what is counted; and the period of units that have none. */
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly period: unknown;
  /** The last number of each sequence, of what was taken home. */
  readonly numbers: EtatDuNumeroteur;
  /** The numbers of lots that were taken home, by commune: taken again, they stay as they are. */
  readonly lotNumbers: Readonly<Record<string, string>>;
  /** Counts on when the envelope was changed beside its form, which then begins anew. */
  readonly revision: number;
}

/** A unit by a number of its own, which it has as long as it is in the sending. */
export interface CollectedUnit {
  readonly key: number;
  readonly kind: CollectedKind;
  readonly value: unknown;
}

export type SendingForm = "auto" | "unit" | "lot" | "lots";
export type CollectedKind = UniteElectorale["kind"];

const collected: Readonly<Record<CollectedKind, true>> = {
  avisDInscription: true,
  avisDInscriptionDOffice: true,
  avisDeRadiation: true,
  refusDeRadiation: true,
  refusDAppositionDUneMention: true,
  demandeDeRadiation: true,
  demandeDAppositionDUneMention: true,
  propositionDInscriptionDOffice: true,
};

/** Whether a property is a kind of unit that a sending can have. */
export const isCollected = (kind: string): kind is CollectedKind & KindDUnite =>
  Object.hasOwn(collected, kind);

const emptySending: SendingDraft = {
  units: [],
  form: "auto",
  envelope: { emetteur: { typePartenaire: "commune" }, environnement: "T" },
  period: {},
  numbers: {},
  lotNumbers: {},
  revision: 0,
};

const place = "sending";

export const keptSending = (): SendingDraft => ({
  ...emptySending,
  ...(keptDraft(place) as Partial<SendingDraft> | undefined),
});

/** Keeps a sending; of one that was deleted nothing stays. */
export function keepSending(draft: SendingDraft): void {
  const { units, envelope, numbers } = draft;
  const isEmpty = envelope === emptySending.envelope && numbers === emptySending.numbers;
  if (isEmpty && units.length === 0) dropDraft(place);
  else keepDraft(place, draft);
}

/** The sending with one more unit. */
export function withUnit(draft: SendingDraft, kind: CollectedKind, value: unknown): SendingDraft {
  const key = 1 + Math.max(0, ...draft.units.map((unit) => unit.key));
  return { ...draft, units: [...draft.units, { key, kind, value }] };
}

/** The sending with another value of a unit. */
export function withUnitValue(draft: SendingDraft, key: number, value: unknown): SendingDraft {
  const units = draft.units.map((unit) => (unit.key === key ? { ...unit, value } : unit));
  return { ...draft, units };
}

/** What stays for the next sending: who sends, the period, and the numbers that were given. */
export function nextSending(draft: SendingDraft): SendingDraft {
  const { identifiantEnvoi: _, dateHeureEnvoi: __, ...envelope } = draft.envelope;
  return { ...draft, units: [], lotNumbers: {}, envelope, revision: draft.revision + 1 };
}

/** Nothing at all, not even the numbers. */
export const clearedSending = ({ revision }: SendingDraft): SendingDraft => ({
  ...emptySending,
  revision: revision + 1,
});
