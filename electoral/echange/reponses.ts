import type {
  AvisDInscriptionDOfficeType,
  DemandeDAppositionDUneMentionType,
  DemandeDeRadiationType,
  MotifDuRefusDeMentionType,
  MotifDuRefusDeRadiationType,
  PeriodeDeRevisionType,
  PropositionDInscriptionDOfficeType,
} from "../../generated/electoral/index.js";
import {
  type Echeance,
  echeanceDeLAvis,
  echeanceDuRefus,
  joursRestants,
  type OptionsDEcheance,
} from "../calendrier/delais.js";
import { aujourdHui, type Jour } from "../calendrier/jours.js";
import {
  ErreurElectorale,
  type OptionsDeRemarques,
  type Remarque,
  remarque,
} from "../remarques.js";
import { type Envoi, unitesDe } from "./contenu.js";
import type { BrouillonDe, Unite } from "./unites.js";

/** What an answer may say, and what else it has. */
export interface OptionsDeReponse extends OptionsDeRemarques {
  /** Default: given by `envoi`, `lot` or `lotDeLots`. */
  readonly id?: string | undefined;
  /** The period of the answer. Default: that of what is answered. */
  readonly periodeDeRevision?: PeriodeDeRevisionType | undefined;
}

/** A refusal: motive 9 (another) needs a text that says which (rule MOT-9). */
export type OptionsDeRefus<Motif extends string> = OptionsDeReponse & {
  readonly date: Jour;
} & (Motif extends "9"
    ? { readonly precision: string }
    : { readonly precision?: string | undefined });

/**
 * Refuses a removal that Insee asks for. The answer has the demande in it, unchanged: the same object.
 *
 * @example
 * refuserRadiation(demande, "1", { date: "2008-12-15" });
 */
export function refuserRadiation<const Motif extends MotifDuRefusDeRadiationType>(
  demande: DemandeDeRadiationType,
  motif: Motif,
  options: OptionsDeRefus<Motif>,
): BrouillonDe<"refusDeRadiation"> {
  const refusDeLaRadiation = refusal(motif, options);
  const { id, periodeDeRevision = demande.periodeDeRevision } = options;
  const value = { id, periodeDeRevision, demandeDeRadiation: demande, refusDeLaRadiation };
  return { kind: "refusDeRadiation", value };
}

/**
 * Refuses a mention that Insee asks for. The answer has the demande in it, unchanged: the same object.
 *
 * @example
 * refuserMention(mention, "9", { date: "2008-12-15", precision: "Rentré en France" });
 */
export function refuserMention<const Motif extends MotifDuRefusDeMentionType>(
  demande: DemandeDAppositionDUneMentionType,
  motif: Motif,
  options: OptionsDeRefus<Motif>,
): BrouillonDe<"refusDAppositionDUneMention"> {
  const refusDeLaMention = refusal(motif, options);
  const { id, periodeDeRevision = demande.periodeDeRevision } = options;
  const value = { id, periodeDeRevision, demandeDAppositionDUneMention: demande, refusDeLaMention };
  return { kind: "refusDAppositionDUneMention", value };
}

function refusal<Motif extends string>(
  motifDuRefus: Motif,
  options: OptionsDeReponse & {
    readonly date: Jour;
    readonly precision?: string | undefined;
  },
): { readonly dateDuRefus: Jour; readonly motifDuRefus: Motif; readonly precision?: string } {
  const { date, locale } = options;
  const precision = options.precision?.trim();
  if (motifDuRefus === "9" && (precision ?? "") === "")
    throw new ErreurElectorale([remarque("refus-precision", "error", {}, locale)]);
  return {
    dateDuRefus: date,
    motifDuRefus,
    ...(precision !== undefined && precision !== "" && { precision }),
  };
}

/**
 * That a refusal is late, where it is (a warning: what Insee did with late ones is not known).
 *
 * @example
 * remarqueDeRetard("2008-12-31", "2008-12-09")?.message;
 */
export function remarqueDeRetard(
  date: Jour,
  reception: Jour,
  options: OptionsDEcheance & OptionsDeRemarques = {},
): Remarque | undefined {
  const { date: echeance } = echeanceDuRefus(reception, options);
  return date <= echeance
    ? undefined
    : remarque("refus-tardif", "warning", { date, echeance }, options.locale);
}

/** What an avis d'inscription d'office has beside the proposition. */
export interface OptionsDInscriptionDOffice extends OptionsDeReponse {
  readonly numeroDEnregistrement: string;
  readonly dateDInscription: Jour;
  readonly adresse?: AvisDInscriptionDOfficeType["adresse"];
}

/**
 * Registers who Insee proposes. The answer has the proposition in it, unchanged. A proposition may also stay without an answer: the young person has
 * left, say.
 *
 * @example
 * inscrireDOffice(proposition, { numeroDEnregistrement: "7", dateDInscription: "2008-12-15" });
 */
export function inscrireDOffice(
  proposition: PropositionDInscriptionDOfficeType,
  options: OptionsDInscriptionDOffice,
): BrouillonDe<"avisDInscriptionDOffice"> {
  const { id, numeroDEnregistrement, dateDInscription, adresse } = options;
  const { periodeDeRevision = proposition.periodeDeRevision } = options;
  const own = { id, periodeDeRevision, numeroDEnregistrement, dateDInscription };
  const value = {
    ...own,
    propositionDInscriptionDOffice: proposition,
    ...(adresse && { adresse }),
  };
  return { kind: "avisDInscriptionDOffice", value };
}

/** What awaits an answer of the commune. */
export interface ReponseAttendue {
  readonly unite: Extract<
    Unite,
    {
      readonly kind:
        | "demandeDeRadiation"
        | "demandeDAppositionDUneMention"
        | "propositionDInscriptionDOffice";
    }
  >;
  /** `refus`: a demande counts as accepted unless it is refused. `avis`: a proposition that the commission takes is answered by an avis. */
  readonly reponse: "refus" | "avis";
  /** Undefined for a proposition while the day of the commission's decision is not known: the time counts from there. */
  readonly echeance: Echeance | undefined;
  /** 0 on the last day, negative when it is too late. */
  readonly joursRestants: number | undefined;
}

/** How deadlines are told. */
export interface OptionsDAttente extends OptionsDEcheance {
  /** Default: today, where the program runs. */
  readonly aujourdHui?: Jour | undefined;
  /** The day on which the commission decided of the propositions. */
  readonly decision?: Jour | undefined;
}

/**
 * What of a sending awaits an answer, with its deadline, the most urgent first. What needs none, the commune's own avis and what Insee has put right,
 * is left out, as are units that could not be read.
 *
 * @example
 * for (const { unite, joursRestants } of reponsesAttendues(units, "2008-12-09")) console.log(unite.value.id, joursRestants);
 */
export function reponsesAttendues(
  envoi: Envoi | Iterable<{ readonly kind: string; readonly value?: unknown }>,
  reception: Jour,
  options: OptionsDAttente = {},
): readonly ReponseAttendue[] {
  const today = options.aujourdHui ?? aujourdHui();
  const refus = echeanceDuRefus(reception, options);
  const avis =
    options.decision === undefined
      ? undefined
      : echeanceDeLAvis(options.decision, { ...options, delai: undefined });
  const unites = Symbol.iterator in envoi ? Array.from(envoi) : unitesDe(envoi);
  const awaited = unites.flatMap((each): readonly ReponseAttendue[] => {
    if (!awaitsAnswer(each)) return [];
    const isProposal = each.kind === "propositionDInscriptionDOffice";
    const echeance = isProposal ? avis : refus;
    const left = echeance === undefined ? undefined : joursRestants(echeance, today);
    const { kind, value } = each;
    const unite = { kind, value } as ReponseAttendue["unite"];
    return [{ unite, reponse: isProposal ? "avis" : "refus", echeance, joursRestants: left }];
  });
  const order = ({ joursRestants: left }: ReponseAttendue): number =>
    left ?? Number.POSITIVE_INFINITY;
  return awaited.sort((one, other) => {
    const [first, second] = [order(one), order(other)];
    return first === second ? 0 : first - second;
  });
}

function awaitsAnswer(each: {
  readonly kind: string;
  readonly value?: unknown;
}): each is ReponseAttendue["unite"] {
  const isAsked =
    each.kind === "demandeDeRadiation" ||
    each.kind === "demandeDAppositionDUneMention" ||
    each.kind === "propositionDInscriptionDOffice";
  return isAsked && each.value !== undefined;
}
