/** The languages of messages. */
export type Locale = "fr" | "en";

/** The one setting that holds for a whole program: what a call does not say, this does. */
let ofProgram: Locale = "fr";

/**
 * Sets the language of all messages of the program, which is French until then: of `parse`, `validate`, `serialize` and the like, of
 * builders and zod schemas. A call that has the option `locale` goes its own way.
 *
 * @example
 * setLocale("en");
 */
export function setLocale(locale: Locale): void {
  ofProgram = known(locale);
}

/** The language of a call: the one that it asks for, or that of the program. */
export function localeOf(asked: Locale | undefined): Locale {
  return asked === undefined ? ofProgram : known(asked);
}

/** What comes from a program without types, or from its environment, may be anything. */
function known(locale: string): Locale {
  if (locale === "fr" || locale === "en") return locale;
  throw new RangeError(`there are no messages in "${locale}": the locale is "fr" or "en"`);
}
