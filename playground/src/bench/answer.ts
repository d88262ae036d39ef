import { serialize, validate } from "@runtime";
import { envoi } from "../../../electoral/echange/envois.js";
import { type EtatDuNumeroteur, numeroteur } from "../../../electoral/echange/numeroteur.js";
import { refuserMention, refuserRadiation } from "../../../electoral/echange/reponses.js";
import { type Brouillon, communeDe, type Unite } from "../../../electoral/echange/unites.js";
import { ErreurElectorale } from "../../../electoral/remarques.js";
import type {
  MotifDuRefusDeMentionType,
  MotifDuRefusDeRadiationType,
} from "../../../generated/electoral/index.js";
import { isError } from "../../../runtime/nouns/rule-checker.js";
import { electoralRuleChecker, type Making } from "../sending/compose.js";

/** The units that can be refused, with the type of the motives. */
export const motives: Readonly<Partial<Record<Unite["kind"], string>>> = {
  demandeDeRadiation: "MotifDuRefusDeRadiationType",
  demandeDAppositionDUneMention: "MotifDuRefusDeMentionType",
};

/** What a refusal says. */
export interface RefusalFields {
  readonly motive: string;
  readonly date: string;
  readonly precision: string;
}

export type Answer =
  | {
      readonly name: string;
      readonly xml: string;
      readonly numbers: EtatDuNumeroteur;
    }
  | { readonly remarks: readonly string[] };

/** The sending that refuses a demande. */
export function refusalOf(
  unit: Unite,
  fields: RefusalFields,
  etat: EtatDuNumeroteur,
  { rootOf, now, locale }: Making,
): Answer {
  try {
    const numbers = numeroteur({ etat });
    const emetteur = { typePartenaire: "commune", code: communeDe(unit) ?? "" } as const;
    const answer = refused(unit, fields);
    if (answer === undefined) return { remarks: [] };
    const value = envoi(answer, { emetteur, dateHeureEnvoi: now, numeroteur: numbers, locale });
    const descriptor = rootOf("EnvoiUniteElectorale");
    const remarks = validate(descriptor, value as never, { rules: electoralRuleChecker, locale })
      .filter(isError)
      .map(({ message }) => message);
    if (remarks.length > 0) return { remarks };
    return {
      name: `${value.enveloppeElectorale.identifiantEnvoi}.xml`,
      xml: serialize(descriptor, value as never, { indent: 2 }),
      numbers: numbers.etat(),
    };
  } catch (error) {
    if (!(error instanceof ErreurElectorale)) throw error;
    return { remarks: error.remarques.map(({ message }) => message) };
  }
}

function refused(unit: Unite, { motive, date, precision }: RefusalFields): Brouillon | undefined {
  const options = { date, precision };
  // Motives come from the list of the schema; what is none of it is refused by the check.
  if (unit.kind === "demandeDeRadiation")
    return refuserRadiation(unit.value, motive as MotifDuRefusDeRadiationType, options);
  if (unit.kind === "demandeDAppositionDUneMention")
    return refuserMention(unit.value, motive as MotifDuRefusDeMentionType, options);
  return undefined;
}
