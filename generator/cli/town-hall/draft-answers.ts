import { lireJour } from "../../../electoral/calendrier/dates-souples.js";
import { lireEnvoi, type UniteLue } from "../../../electoral/echange/lecture.js";
import {
  inscrireDOffice,
  refuserMention,
  refuserRadiation,
} from "../../../electoral/echange/reponses.js";
import type { Brouillon } from "../../../electoral/echange/unites.js";
import { ErreurElectorale, remarque } from "../../../electoral/remarques.js";
import { lireCellule } from "../../../electoral/tableau/cellules.js";
import { normaliser } from "../../../electoral/tableau/champs.js";
import {
  AvisDInscriptionDOfficeElement,
  MotifDuRefusDeMentionTypeTitles,
  MotifDuRefusDeRadiationTypeTitles,
  RefusDAppositionDUneMentionElement,
  RefusDeRadiationElement,
} from "../../../generated/electoral/index.js";
import type { XmlIssue } from "../../../runtime/issues.js";
import { validate } from "../../../runtime/validate.js";
import { CommandFailure, type Text } from "../failure.js";
import type { Console } from "../terminal.js";
import { documentsOf } from "./received.js";
import { textOf } from "./town-hall-failures.js";
import { townHallMessages as messages } from "./town-hall-messages.js";

/** A row that asks for an answer. */
export interface Choice {
  readonly place: string;
  readonly fichier: string;
  readonly identifiant: string;
  readonly reponse: string;
  readonly motif: string;
  readonly precision: string;
  readonly numero: string;
  readonly echeance: string;
}

/** Drafts the chosen answers; a failure reports all mistakes in any of them. */
export async function draftAnswers(
  choices: readonly Choice[],
  date: string,
  terminal: Console,
): Promise<readonly Brouillon[]> {
  const found = await unitsOf(choices, terminal);
  const failures: Text[] = [...found.failures];
  const answers: Brouillon[] = [];
  const answered = new Map<string, Choice>();
  for (const choice of choices) {
    const { place, identifiant, fichier } = choice;
    const units = found.units.get(fichier);
    if (units === undefined) continue;
    const unit = units.get(identifiant);
    const before = answered.get(identifiant);
    answered.set(identifiant, choice);
    const made =
      unit === undefined
        ? { failures: [messages.unitNotFound(place, identifiant, fichier)] }
        : before === undefined
          ? answerTo(unit, choice, date)
          : { failures: [messages.answeredTwice(place, identifiant, before.place)] };
    if ("kind" in made) answers.push(made);
    else failures.push(...made.failures);
    warnOfDelay(choice, date, terminal);
  }
  if (failures.length > 0) throw new CommandFailure(...failures);
  return answers;
}

/** Warns of a refusal after its last day. It is drafted all the same, since what Insee did with late ones is not known. */
function warnOfDelay({ place, echeance: text }: Choice, date: string, terminal: Console): void {
  const echeance = lireJour(text).valeur;
  if (echeance === undefined || date <= echeance) return;
  const late = remarque("refus-tardif", "warning", { date, echeance }, terminal.locale);
  terminal.say(messages.atPlace(place, textOf(late)));
}

interface Found {
  /** The units by file, then by identifier. */
  readonly units: ReadonlyMap<string, ReadonlyMap<string, UniteLue>>;
  readonly failures: readonly Text[];
}

/** The units to be answered, and the files that cannot be read. */
async function unitsOf(choices: readonly Choice[], terminal: Console): Promise<Found> {
  const wanted = new Map<string, { readonly place: string; readonly ids: Set<string> }>();
  for (const { fichier, identifiant, place } of choices) {
    const own = wanted.get(fichier) ?? { place, ids: new Set() };
    own.ids.add(identifiant);
    wanted.set(fichier, own);
  }
  const units = new Map<string, ReadonlyMap<string, UniteLue>>();
  const failures: Text[] = [];
  for (const [file, { place, ids }] of wanted) {
    try {
      units.set(file, await unitsOfFile(file, ids, terminal));
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      failures.push(...error.texts.map((text) => messages.atPlace(place, text)));
    }
  }
  return { units, failures };
}

async function unitsOfFile(
  file: string,
  ids: ReadonlySet<string>,
  terminal: Console,
): Promise<ReadonlyMap<string, UniteLue>> {
  const units = new Map<string, UniteLue>();
  for (const { pieces } of await documentsOf([file], terminal))
    for await (const part of lireEnvoi(pieces()))
      if (part.kind !== "ecart" && part.kind !== "fin" && part.value !== undefined)
        if (ids.has(part.value.id)) units.set(part.value.id, part);
  return units;
}

type Made = Brouillon | { readonly failures: readonly Text[] };

function answerTo(unit: UniteLue, choice: Choice, date: string): Made {
  const { place, reponse: said, motif } = choice;
  const reponse = normaliser(said);
  const precision = choice.precision;
  if (reponse !== "refus" && reponse !== "avis")
    return { failures: [messages.answerUnknown(place, said)] };
  try {
    if (unit.kind === "demandeDeRadiation" && unit.value !== undefined && reponse === "refus") {
      const known = MotifDuRefusDeRadiationTypeTitles;
      if (!isMotive(motif, known))
        return { failures: [messages.motiveUnknown(place, motif, titles(known))] };
      return checked(refuserRadiation(unit.value, motif, { date, precision }), place);
    }
    if (
      unit.kind === "demandeDAppositionDUneMention" &&
      unit.value !== undefined &&
      reponse === "refus"
    ) {
      const known = MotifDuRefusDeMentionTypeTitles;
      if (!isMotive(motif, known))
        return { failures: [messages.motiveUnknown(place, motif, titles(known))] };
      return checked(refuserMention(unit.value, motif, { date, precision }), place);
    }
    if (
      unit.kind === "propositionDInscriptionDOffice" &&
      unit.value !== undefined &&
      reponse === "avis"
    ) {
      const { valeur, remarques } = lireCellule(
        { champ: "numeroDEnregistrement" },
        choice.numero,
        {},
      );
      if (typeof valeur !== "string")
        return { failures: remarques.map((each) => messages.atPlace(place, textOf(each))) };
      const own = { numeroDEnregistrement: valeur, dateDInscription: date };
      return checked(inscrireDOffice(unit.value, own), place);
    }
    return { failures: [messages.cannotAnswer(place, said, unit.kind)] };
  } catch (error) {
    if (!(error instanceof ErreurElectorale)) throw error;
    return { failures: error.remarques.map((each) => messages.atPlace(place, textOf(each))) };
  }
}

type Answer = Extract<
  Brouillon,
  { kind: "refusDeRadiation" | "refusDAppositionDUneMention" | "avisDInscriptionDOffice" }
>;

/** An answer that is valid by the schema, or its issues. */
function checked(answer: Answer, place: string): Made {
  const [inFrench, inEnglish] = [issuesOf(answer, "fr"), issuesOf(answer, "en")];
  if (inFrench.length === 0) return answer;
  const failures = inFrench.map(({ message: fr }, index) =>
    messages.atPlace(place, { fr, en: inEnglish[index]?.message ?? fr }),
  );
  return { failures };
}

function issuesOf({ kind, value }: Answer, locale: "fr" | "en"): readonly XmlIssue[] {
  const filled = { id: "x" };
  switch (kind) {
    case "refusDeRadiation":
      return validate(RefusDeRadiationElement, { ...value, ...filled }, { locale });
    case "refusDAppositionDUneMention":
      return validate(RefusDAppositionDUneMentionElement, { ...value, ...filled }, { locale });
    case "avisDInscriptionDOffice":
      return validate(AvisDInscriptionDOfficeElement, { ...value, ...filled }, { locale });
  }
}

function isMotive<Code extends string>(
  text: string,
  known: Readonly<Record<Code, string>>,
): text is Code {
  return Object.hasOwn(known, text);
}

function titles(known: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(known).map(([code, title]) => `${code} (${title})`);
}
