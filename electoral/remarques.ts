import type { IssueLevel, Locale } from "../runtime/issues.js";
import { localeOf } from "../runtime/nouns/locale.js";
import { type RemarqueParameters, sentences } from "./messages.js";

/** The code of a remark: each has its own parameters. */
export type RemarqueCode = keyof RemarqueParameters;

/** A remark of one kind. */
export interface RemarqueOf<Code extends RemarqueCode> {
  readonly code: Code;
  readonly level: IssueLevel;
  /** In the language of the call, else that of the program (`setLocale`); French by default. */
  readonly message: string;
  /** The parameters of the message, as data. */
  readonly parameters: RemarqueParameters[Code];
}

/** What a helper reports about a value that it was given: a mistake, or a change that it made. Nothing is changed in silence. */
export type Remarque = { [Code in RemarqueCode]: RemarqueOf<Code> }[RemarqueCode];

/** Options of all helpers. */
export interface OptionsDeRemarques {
  readonly locale?: Locale | undefined;
}

/** A value as it was understood, and all remarks on it. */
export interface Lu<T> {
  /** Undefined if the text cannot be understood; then a remark of level `error` says why. */
  readonly valeur: T | undefined;
  readonly remarques: readonly Remarque[];
}

/** Makes a remark. */
export function remarque<Code extends RemarqueCode>(
  code: Code,
  level: IssueLevel,
  parameters: RemarqueParameters[Code],
  locale?: Locale,
): Remarque {
  const message = sentences[code][localeOf(locale)](parameters);
  const made: RemarqueOf<Code> = { code, level, message, parameters };
  // A remark of one code belongs to the union; the compiler cannot see this for a generic code.
  return made as unknown as Remarque;
}

/**
 * Thrown when a sending or an answer cannot be made, with every reason.
 *
 * @example
 * try {
 *   lot("44109", units, { emetteur, dateHeureEnvoi, numeroteur: numeroteur() });
 * } catch (error) {
 *   if (error instanceof ErreurElectorale) console.log(error.remarques.map(({ message }) => message));
 * }
 */
export class ErreurElectorale extends Error {
  override readonly name = "ErreurElectorale";
  readonly remarques: readonly Remarque[];

  constructor(remarques: readonly Remarque[]) {
    super(remarques.map(({ message }) => message).join("\n"));
    this.remarques = remarques;
  }
}
