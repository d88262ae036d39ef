import { french } from "../../runtime/messages/typography.js";
import { whens } from "./colors.js";
import { type Command, InvalidArgumentError, Option } from "./commander.js";
import { helpIn } from "./commander-texts.js";
import type { ExitCode } from "./failure.js";
import type { Console } from "./terminal.js";

/** The description of a command line, in the language of the console. */
export interface Description {
  readonly terminal: Console;
  readonly done: (code: ExitCode) => void;
  readonly say: (fr: string, en: string) => string;
}

/** Collects the values of an option that may be given several times. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** The options of every command: its help, and the language of its messages. */
export function languageOptions(command: Command, { say, terminal }: Description): Command {
  return command
    .configureHelp(helpIn(terminal))
    .helpOption("-h, --help", say("aide sur la commande", "display help for command"))
    .addOption(
      new Option(
        say("--locale <langue>", "--locale <language>"),
        say(
          french`langue des messages (par défaut : SCRUTIN_LOCALE, puis celle de l'environnement)`,
          "language of the messages (default: SCRUTIN_LOCALE, then that of the environment)",
        ),
      ).choices(["fr", "en"]),
    )
    .addOption(
      new Option(
        say("--color <quand>", "--color <when>"),
        say(
          french`couleurs (par défaut : NO_COLOR et FORCE_COLOR, puis dans un terminal seulement)`,
          "colours (default: NO_COLOR and FORCE_COLOR, then on a terminal only)",
        ),
      ).choices([...whens]),
    );
}

/** The options of commands that read schemas: where these come from, and the language. */
export function commonOptions(command: Command, description: Description): Command {
  const { say } = description;
  return languageOptions(command, description)
    .option(
      say("--catalog <fichier>", "--catalog <file>"),
      say(
        french`catalogue d'adresses, XML ou TSV ; peut se répéter`,
        "XML or TSV catalog of addresses; may be repeated",
      ),
      collect,
    )
    .option(
      "--allow-network",
      say(
        "va chercher les adresses http et https, et les garde en cache",
        "fetch http and https locations, and keep them in the cache",
      ),
    )
    .option(
      say("--cache <dossier>", "--cache <folder>"),
      say(
        french`où garder ce qui vient du réseau (par défaut : .cache/scrutin)`,
        "where fetched documents are kept (default: .cache/scrutin)",
      ),
    )
    .option(
      say("--max-particles <nombre>", "--max-particles <number>"),
      say(
        french`éléments et jokers que peut avoir un modèle de contenu (par défaut : 500000)`,
        "elements and wildcards that a content model may have (default: 500000)",
      ),
      (text) => parseCount(text, say),
    );
}

export function schemaInputs(say: Description["say"]): string {
  return say(
    "fichiers XSD, dossiers, motifs, archives zip ou adresses",
    "XSD files, folders, patterns, zip archives or addresses",
  );
}

/** The options of commands that handle documents: the electoral schemas, or others; and limits. */
export function documentOptions(command: Command, description: Description): Command {
  const { say } = description;
  const number = (value: string): number => parseCount(value, say);
  return commonOptions(
    command.option(
      say("--schema <fichier>", "--schema <file>"),
      say(
        french`fichier XSD, dossier ou archive à la place des schémas électoraux ; peut se répéter`,
        "XSD file, folder or archive instead of the electoral schemas; may be repeated",
      ),
      collect,
    ),
    description,
  )
    .option(
      "--allow-doctype",
      say(
        "passe sur un DOCTYPE au lieu de le refuser",
        "read past a DOCTYPE instead of refusing it",
      ),
    )
    .option(
      say("--max-depth <nombre>", "--max-depth <number>"),
      say(
        french`éléments les uns dans les autres (par défaut : 256)`,
        "elements inside each other (default: 256)",
      ),
      number,
    )
    .option(
      say("--max-attributes <nombre>", "--max-attributes <number>"),
      say(
        french`attributs d'un élément (par défaut : 10000)`,
        "attributes of one element (default: 10000)",
      ),
      number,
    )
    .option(
      say("--max-text <nombre>", "--max-text <number>"),
      say(
        french`caractères d'un texte ou d'un attribut (par défaut : 16777216)`,
        "characters of one text or attribute (default: 16777216)",
      ),
      number,
    )
    .option(
      say("--max-size <nombre>", "--max-size <number>"),
      say(
        french`caractères d'un document (par défaut : sans limite)`,
        "characters of one document (default: no limit)",
      ),
      number,
    );
}

export function parseCount(
  value: string,
  say: Description["say"],
  most: number = Number.MAX_SAFE_INTEGER,
): number {
  if (/^\d{1,16}$/.test(value) && Number(value) <= most) return Number(value);
  throw new InvalidArgumentError(
    most < 1000
      ? say(
          `Il faut un nombre entier, ${most} au plus.`,
          `It must be a whole number, ${most} at most.`,
        )
      : say("Il faut un nombre entier.", "It must be a whole number."),
  );
}

/** The option for the rules; `alone` says how to check by them alone. */
export function rulesOption({ say }: Pick<Description, "say">, alone: boolean): Option {
  const fr = french`règles Schematron : fichier, dossier, motif, « electoral », ou « none » pour aucune ; peut se répéter (par défaut : celles de l'échange électoral, ou celles qui sont dans les schémas de --schema)`;
  const en =
    'Schematron rules: file, folder, pattern, "electoral", or "none" for no rules; may be repeated (default: those of the electoral exchange, or those that stand in the schemas of --schema)';
  return new Option(
    say("--rules <fichier>", "--rules <file>"),
    alone
      ? say(
          french`${fr} ; avec --schema none, elles seules`,
          `${en}; with --schema none, they alone`,
        )
      : say(fr, en),
  ).argParser(collect);
}

/** The option for the folder that `document()` of rules may read. */
export function ruleDocumentsOption({ say }: Pick<Description, "say">): Option {
  return new Option(
    say("--rules-documents <dossier>", "--rules-documents <folder>"),
    say(
      french`dossier dont document() peut lire les fichiers (par défaut : aucun)`,
      "folder whose files document() may read (default: none)",
    ),
  );
}

/** The option for the phase of rules. */
export function phaseOption({ say }: Pick<Description, "say">): Option {
  return new Option(
    "--phase <phase>",
    say(french`phase des règles, #ALL pour toutes`, "phase of the rules, #ALL for all"),
  );
}

/** The option for the lowest level of broken rules that counts. */
export function levelOption({ say }: Pick<Description, "say">): Option {
  return new Option(
    say("--level <niveau>", "--level <level>"),
    say(
      french`niveau à partir duquel les règles disent quelque chose`,
      "level from which on rules say something",
    ),
  ).choices(["error", "warning", "information"]);
}
