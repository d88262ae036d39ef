import type { Locale } from "../../runtime/issues.js";
import { CommandFailure } from "./failure.js";
import { messages } from "./messages.js";

/** Where a process can find the language of its user. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The language of the operating system, for Windows and macOS, where the variables do not tell it. */
  readonly systemLanguage?: string | undefined;
}

/**
 * The language of a command: that of `--locale`, then of `SCRUTIN_LOCALE`, then of the POSIX variables, then of the operating system.
 * If none of them names a language, it is French.
 */
export function chooseLocale(
  args: readonly string[],
  { env, systemLanguage }: Surroundings,
): Locale {
  const asked = localeOption(args);
  if (asked !== undefined) return asked;
  const own = env["SCRUTIN_LOCALE"];
  if (own !== undefined && own !== "") {
    const locale = languageOf(own);
    if (locale === undefined) throw new CommandFailure(messages.unknownLocale(own));
    return locale;
  }
  // The first that is set and not empty decides (POSIX.1, 8.2).
  const set = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value);
  const language = set ?? systemLanguage ?? "";
  // The locale "C" stands for no language.
  if (/^(C|POSIX)?(\.|$)/i.test(language)) return "fr";
  return languageOf(language) ?? "en";
}

/** The value of `--locale`, found before the command line is parsed, so that mistakes in it are reported in that language. */
function localeOption(args: readonly string[]): Locale | undefined {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  const values = options.flatMap((option, index) =>
    option === "--locale"
      ? (options[index + 1] ?? [])
      : option.startsWith("--locale=")
        ? option.slice("--locale=".length)
        : [],
  );
  const last = values.at(-1);
  return last === "fr" || last === "en" ? last : undefined;
}

/** `fr_CA.UTF-8` and `fr-CA` are French. */
function languageOf(name: string): Locale | undefined {
  const [language] = name.toLowerCase().split(/[_.@-]/);
  return language === "fr" || language === "en" ? language : undefined;
}
