import { french } from "../messages/typography.js";
import { type Locale, localeOf } from "../nouns/locale.js";

/** Why a date or decimal cannot be made into what was asked for. */
export type DateErrorCode =
  | "not-a-date"
  | "not-a-decimal"
  | "not-whole"
  | "part-missing"
  | "part-lost"
  | "zone-missing"
  | "zone-unknown"
  | "zone-not-writable"
  | "zones-differ"
  | "time-skipped"
  | "time-twice"
  | "out-of-range"
  | "no-temporal";

/**
 * Thrown where a date, time or decimal cannot be made into what was asked for without a guess. `code` says why; the message is in the
 * language of the program (`setLocale`).
 *
 * @example
 * const isVague = (error: unknown) => error instanceof DateError && error.code === "zone-missing";
 */
export class DateError extends RangeError {
  override readonly name = "DateError";
  readonly code: DateErrorCode;
  /** What was given. */
  readonly text: string;

  constructor(code: DateErrorCode, text: string) {
    super(sentences[code][localeOf(undefined)](text.length > 60 ? `${text.slice(0, 60)}…` : text));
    this.code = code;
    this.text = text;
  }
}

type Sentence = Readonly<Record<Locale, (text: string) => string>>;

const sentences: Readonly<Record<DateErrorCode, Sentence>> = {
  "not-a-date": {
    fr: (text) => french`« ${text} » n'est ni une date, ni une heure de XML Schema`,
    en: (text) => `"${text}" is no date or time of XML Schema`,
  },
  "not-a-decimal": {
    fr: (text) => french`« ${text} » n'est pas un nombre décimal`,
    en: (text) => `"${text}" is no decimal number`,
  },
  "not-whole": {
    fr: (text) => french`« ${text} » n'est pas un nombre entier exact`,
    en: (text) => `"${text}" is no exact whole number`,
  },
  "part-missing": {
    fr: (text) => french`« ${text} » n'a pas toutes les parties qu'il faudrait ici`,
    en: (text) => `"${text}" lacks a part that is needed here`,
  },
  "part-lost": {
    fr: (text) => french`« ${text} » a une partie qui se perdrait ici`,
    en: (text) => `"${text}" has a part that would be lost here`,
  },
  "zone-missing": {
    fr: (text) =>
      french`« ${text} » n'a pas de fuseau horaire : l'option « zone » dit lequel sous-entendre`,
    en: (text) => `"${text}" has no time zone: the option "zone" says which one is meant`,
  },
  "zone-unknown": {
    fr: (text) => french`« ${text} » n'est pas un fuseau horaire connu`,
    en: (text) => `"${text}" is no known time zone`,
  },
  "zone-not-writable": {
    fr: (text) =>
      french`le décalage du fuseau « ${text} » à cette date ne s'écrit pas en XML Schema`,
    en: (text) =>
      `the offset of the time zone "${text}" at this date cannot be written in XML Schema`,
  },
  "zones-differ": {
    fr: (text) => french`les deux dates ne sont pas dans le même fuseau horaire : ${text}`,
    en: (text) => `the two dates are not in the same time zone: ${text}`,
  },
  "time-skipped": {
    fr: (text) => french`l'heure « ${text} » n'existe pas : les pendules avancent à ce moment-là`,
    en: (text) => `there is no "${text}": clocks go forward then`,
  },
  "time-twice": {
    fr: (text) =>
      french`l'heure « ${text} » existe deux fois : les pendules reculent à ce moment-là`,
    en: (text) => `there are two "${text}": clocks go back then`,
  },
  "out-of-range": {
    fr: (text) => french`« ${text} » est hors des dates que la cible connaît`,
    en: (text) => `"${text}" is out of the range of dates asked for`,
  },
  "no-temporal": {
    fr: (text) => french`le moteur n'a pas Temporal.${text} : passez un polyfill`,
    en: (text) => `the engine has no Temporal.${text}: give a polyfill`,
  },
};
