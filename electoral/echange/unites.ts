import type {
  ContenuEnvoiGestionTypeUniteDeGestion,
  InscriptionType,
  LotDUnitesElectoralesDePlusieursTypesTypeUniteElectorale,
  PeriodeDeRevisionType,
} from "../../generated/electoral/index.js";

/** A unit that communes and Insee send each other, told apart by its `kind`. */
export type UniteElectorale = LotDUnitesElectoralesDePlusieursTypesTypeUniteElectorale;

/** A unit with which Insee alone corrects an error that a commune has reported. */
export type UniteDeGestion = ContenuEnvoiGestionTypeUniteDeGestion;

/** Any unit. */
export type Unite = UniteElectorale | UniteDeGestion;

/** The kinds of units. */
export type KindDUnite = Unite["kind"];

/** A unit whose identifier or period may still be missing: the functions that make a sending fill them in. */
export type Brouillon = {
  [Kind in UniteElectorale["kind"]]: BrouillonDe<Kind>;
}[UniteElectorale["kind"]];

/** A draft of one kind. */
export interface BrouillonDe<Kind extends UniteElectorale["kind"]> {
  readonly kind: Kind;
  readonly value: Draft<Extract<UniteElectorale, { readonly kind: Kind }>["value"]>;
}

type Filled = "id" | "periodeDeRevision";
type Draft<T extends Readonly<Record<Filled, unknown>>> = Omit<T, Filled> & {
  readonly id?: string | undefined;
  readonly periodeDeRevision?: PeriodeDeRevisionType | undefined;
};

/** The letters with which identifiers of each kind begin, a convention of ours: `AI-44109-000123`, `DR-INSEE-44109-000045`. */
export const sigles: Readonly<Record<KindDUnite, string>> = {
  avisDInscription: "AI",
  avisDInscriptionDOffice: "AO",
  avisDeRadiation: "AR",
  refusDeRadiation: "RR",
  refusDAppositionDUneMention: "RM",
  demandeDeRadiation: "DR",
  demandeDAppositionDUneMention: "DM",
  propositionDInscriptionDOffice: "PI",
  reactivationDInscription: "RI",
  suppressionDeMention: "SM",
  modificationDuTypeDeListe: "MT",
};

/** The name of each kind. */
export const nomsDesUnites: Readonly<Record<KindDUnite, string>> = {
  avisDInscription: "avis d’inscription",
  avisDInscriptionDOffice: "avis d’inscription d’office",
  avisDeRadiation: "avis de radiation",
  refusDeRadiation: "refus de radiation",
  refusDAppositionDUneMention: "refus d’apposition d’une mention",
  demandeDeRadiation: "demande de radiation",
  demandeDAppositionDUneMention: "demande d’apposition d’une mention",
  propositionDInscriptionDOffice: "proposition d’inscription d’office",
  reactivationDInscription: "réactivation d’inscription",
  suppressionDeMention: "suppression de mention",
  modificationDuTypeDeListe: "modification du type de liste",
};

/** Whether a kind is sent by Insee. */
export function vientDeLInsee(kind: KindDUnite): boolean {
  return !/^(?:avis|refus)/.test(kind);
}

/** The unit of Insee that an answer embeds; undefined for units that embed none. */
export function uniteEmbarquee(unite: Brouillon | Unite): Unite | undefined {
  switch (unite.kind) {
    case "refusDeRadiation":
      return { kind: "demandeDeRadiation", value: unite.value.demandeDeRadiation };
    case "refusDAppositionDUneMention": {
      const value = unite.value.demandeDAppositionDUneMention;
      return { kind: "demandeDAppositionDUneMention", value };
    }
    case "avisDInscriptionDOffice": {
      const value = unite.value.propositionDInscriptionDOffice;
      return { kind: "propositionDInscriptionDOffice", value };
    }
    case "avisDInscription":
    case "avisDeRadiation":
    case "demandeDeRadiation":
    case "demandeDAppositionDUneMention":
    case "propositionDInscriptionDOffice":
    case "reactivationDInscription":
    case "suppressionDeMention":
    case "modificationDuTypeDeListe":
      return undefined;
  }
}

/** The registration that a unit is about: its own, or that of the unit that it embeds. */
export function inscriptionDe(unite: Brouillon | Unite): InscriptionType {
  switch (unite.kind) {
    case "refusDeRadiation":
      return unite.value.demandeDeRadiation.inscription;
    case "refusDAppositionDUneMention":
      return unite.value.demandeDAppositionDUneMention.inscription;
    case "avisDInscriptionDOffice":
      return unite.value.propositionDInscriptionDOffice.inscriptionProposee;
    case "propositionDInscriptionDOffice":
      return unite.value.inscriptionProposee;
    case "avisDInscription":
    case "avisDeRadiation":
    case "demandeDeRadiation":
    case "demandeDAppositionDUneMention":
    case "reactivationDInscription":
    case "suppressionDeMention":
    case "modificationDuTypeDeListe":
      return unite.value.inscription;
  }
}

/**
 * The code of the commune that a unit is about (rule STR-4); undefined where there is none.
 *
 * @example
 * const codes = new Set(units.map(communeDe));
 */
export function communeDe(unite: Brouillon | Unite): string | undefined {
  const code = inscriptionDe(unite).communeDInscription.localite?.code?.trim();
  return code === "" ? undefined : code;
}

/** A period as a text, for use as a key. */
export function cleDePeriode({ dateDeDebut, dateDeFin }: PeriodeDeRevisionType): string {
  return `${dateDeDebut}/${dateDeFin}`;
}
