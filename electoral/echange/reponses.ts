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

/** Options of every answer. */
export interface OptionsDeReponse extends OptionsDeRemarques {
  /** Default: given by `envoi`, `lot` or `lotDeLots`. */
  readonly id?: string | undefined;
  /** The period of the answer. Default: that of the unit answered. */
  readonly periodeDeRevision?: PeriodeDeRevisionType | undefined;
}

/** Options of a refusal: motive 9 (other) needs a text that explains it (rule MOT-9). */
export type OptionsDeRefus<Motif extends string> = OptionsDeReponse & {
  readonly date: Jour;
} & (Motif extends "9"
    ? { readonly precision: string }
    : { readonly precision?: string | undefined });

/**
 * Refuses a removal that Insee asks for. The answer contains the demande unchanged, as the same object.
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
 * Refuses a mention that Insee asks for. The answer contains the demande unchanged, as the same object.
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
 * A remark if a refusal is late (a warning: what Insee did with late ones is not known).
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

/** What an avis d'inscription d'office states besides the proposition. */
export interface OptionsDInscriptionDOffice extends OptionsDeReponse {
  readonly numeroDEnregistrement: string;
  readonly dateDInscription: Jour;
  readonly adresse?: AvisDInscriptionDOfficeType["adresse"];
}

/**
 * Registers the person whom Insee proposes. The answer contains the proposition unchanged. A proposition may also remain unanswered, if the young person has
 * left, for example.
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

/** A unit that awaits an answer from the commune. */
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
  /** `refus`: a demande counts as accepted unless it is refused. `avis`: a proposition that the commission accepts is answered by an avis. */
  readonly reponse: "refus" | "avis";
  /** Undefined for a proposition until the day of the commission's decision is known, from which the time counts. */
  readonly echeance: Echeance | undefined;
  /** 0 on the last day, negative after it. */
  readonly joursRestants: number | undefined;
}

/** Options of {@link reponsesAttendues}. */
export interface OptionsDAttente extends OptionsDEcheance {
  /** Default: today, by the local clock. */
  readonly aujourdHui?: Jour | undefined;
  /** The day on which the commission decided on the propositions. */
  readonly decision?: Jour | undefined;
}

/**
 * The units of a sending that await an answer, with their deadlines, the most urgent first. Units that need none, such as the commune's own avis and Insee's corrections,
 * are left out, as are units that could not be read.
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
