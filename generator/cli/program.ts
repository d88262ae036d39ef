import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { Locale } from "../../runtime/issues.js";
import { french } from "../../runtime/typography.js";
import { formatDiagnostic, SchemaError } from "../diagnostics.js";
import { version } from "../version.js";
import { helpIn, inLanguage } from "./commander-texts.js";
import { CommandFailure, type ExitCode, exitCodes, isSystemError } from "./failure.js";
import { chooseLocale } from "./locale.js";
import { messages, systemText } from "./messages.js";
import { type Console, speaking, type Terminal } from "./terminal.js";

/**
 * The only file that knows commander, with `commander-texts.ts`. Runs one command line and says how it went; never throws, never
 * exits. Each command is loaded when it is called: what one needs is nothing that the others should wait for.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let locale: Locale = "fr";
  let code: ExitCode = exitCodes.ok;
  try {
    locale = chooseLocale(args, terminal);
    const program = describeProgram(speaking(terminal, locale), (result) => {
      code = result;
    });
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return reportError(error, speaking(terminal, locale));
  }
}

/** One clear message with its place for what a person can mend; what is left is a mistake of ours, and says so. */
export function reportError(error: unknown, terminal: Console): ExitCode {
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.failed;
  if (error instanceof SchemaError) {
    for (const diagnostic of error.diagnostics) terminal.error(formatDiagnostic(diagnostic));
  } else if (error instanceof CommandFailure) {
    for (const text of error.texts) terminal.say(text);
  } else if (isSystemError(error)) {
    terminal.say(systemText(error));
  } else {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    terminal.say(messages.ownMistake(message));
    if (process.env["SCRUTIN_DEBUG"] !== undefined && error instanceof Error) {
      terminal.error(error.stack ?? "");
    }
  }
  return exitCodes.failed;
}

/** A command line that is being described, in the language of the console. */
interface Description {
  readonly terminal: Console;
  readonly done: (code: ExitCode) => void;
  readonly say: (fr: string, en: string) => string;
}

function describeProgram(terminal: Console, done: (code: ExitCode) => void): Command {
  const { locale } = terminal;
  const say = (fr: string, en: string): string => ({ fr, en })[locale];
  const program = new Command("scrutin")
    .description(
      say(
        french`Des modules XSD aux interfaces TypeScript, schémas zod et constructeurs ; et des documents vérifiés.`,
        "XSD modules in, TypeScript out: interfaces, zod schemas, builders, and documents checked.",
      ),
    )
    .version(version, "-V, --version", say("dit la version", "output the version number"))
    .helpOption("-h, --help", say("aide sur la commande", "display help for command"))
    .helpCommand("help [command]", say("aide sur une commande", "display help for command"))
    .configureHelp(helpIn(locale))
    .exitOverride()
    .showHelpAfterError(say("(--help montre ce qu’il y a)", "(--help shows what there is)"))
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.error(text.trimEnd()),
      outputError: (text, write) => write(inLanguage(text, locale)),
    })
    .addHelpText(
      "after",
      say(
        french`\nCodes de sortie : 0 tout va bien, 1 une vérification a trouvé quelque chose, 2 elle n'a pas pu avoir lieu.`,
        "\nExit codes: 0 all is well, 1 a check found something, 2 it could not run.",
      ),
    );
  const description: Description = { terminal, done, say };
  addGenerate(program, description);
  addInspect(program, description);
  addValidate(program, description);
  addConvert(program, description);
  return program;
}

/** Adds one more value to an option that may be given several times. */
function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** What all commands have: where schemas come from, and the language. */
function commonOptions(command: Command, { say, terminal }: Description): Command {
  return command
    .configureHelp(helpIn(terminal.locale))
    .helpOption("-h, --help", say("aide sur la commande", "display help for command"))
    .option(
      "--catalog <file>",
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
      "--cache <folder>",
      say(
        french`où garder ce qui vient du réseau (par défaut : .cache/scrutin)`,
        "where fetched documents are kept (default: .cache/scrutin)",
      ),
    )
    .addOption(
      new Option(
        "--locale <language>",
        say(
          french`langue des messages (par défaut : SCRUTIN_LOCALE, puis celle de l'environnement)`,
          "language of the messages (default: SCRUTIN_LOCALE, then that of the environment)",
        ),
      ).choices(["fr", "en"]),
    );
}

function schemaInputs(say: Description["say"]): string {
  return say(
    "fichiers XSD, dossiers, motifs, archives zip ou adresses",
    "XSD files, folders, patterns, zip archives or addresses",
  );
}

function addGenerate(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  commonOptions(
    program
      .command("generate")
      .description(
        say(
          french`produit du TypeScript à partir de modules XSD, selon scrutin.config.ts ou les options`,
          "generate TypeScript from XSD modules, as scrutin.config.ts says or the options",
        ),
      )
      .argument("[schemas...]", schemaInputs(say)),
    description,
  )
    .option(
      "-c, --config <file>",
      say(
        french`fichier de configuration (par défaut : scrutin.config.ts)`,
        "configuration file (default: scrutin.config.ts)",
      ),
    )
    .option(
      "-o, --output <folder>",
      say("dossier des fichiers produits", "folder for the generated files"),
    )
    .option(
      "--only <attribute=value>",
      say(
        french`garde ce qui porte un attribut étranger : "sn:stages=gestion"`,
        'keep what carries a foreign attribute: "sn:stages=gestion"',
      ),
      (value) => parseOnly(value, say),
    )
    .addOption(
      new Option(
        "--integers <kind>",
        say(
          french`type des entiers au-delà de ceux que JavaScript tient exactement`,
          "type of integers beyond JavaScript's safe ones",
        ),
      ).choices(["number", "bigint"]),
    )
    .addOption(
      new Option(
        "--comments-locale <language>",
        say("langue des commentaires produits", "language of the generated comments"),
      ).choices(["fr", "en"]),
    )
    .addOption(
      new Option(
        "--naming <kind>",
        say(
          "comment les noms locaux deviennent des propriétés",
          "how local names become properties",
        ),
      ).choices(["lowerFirst", "asIs"]),
    )
    .option(
      "--name <component=name>",
      say(
        french`nom d'un type ou d'un élément ; peut se répéter`,
        "name of a type or element; may be repeated",
      ),
      collect,
    )
    .option(
      "--deprecated <attribute=value>",
      say("attribut étranger de ce qui est obsolète", "foreign attribute of what is obsolete"),
      collect,
    )
    .option(
      "--comment <attribute=tag>",
      say(
        "attribut étranger à montrer dans les commentaires",
        "foreign attribute to show in doc comments",
      ),
      collect,
    )
    .option(
      "--runtime <module>",
      say(
        french`module que le code produit importe (par défaut : scrutin/runtime/v1)`,
        "module that generated code imports (default: scrutin/runtime/v1)",
      ),
    )
    .option(
      "--check",
      say(
        french`n'écrit rien ; sort avec 1 et nomme les fichiers qui ne sont pas à jour`,
        "write nothing; exit 1 and name the files that are not up to date",
      ),
    )
    .action(async (schemas: readonly string[], options: Record<string, unknown>) => {
      const { runGenerate } = await import("./generate-command.js");
      done(await runGenerate({ schemas, ...options }, terminal));
    });
}

function addInspect(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  commonOptions(
    program
      .command("inspect")
      .description(
        say(
          french`montre ce que contiennent des schémas : espaces de noms, fichiers, composants, racines`,
          "show what a set of schemas holds: namespaces, files, components, roots",
        ),
      )
      .argument("<schemas...>", schemaInputs(say)),
    description,
  )
    .option(
      "--root <element>",
      say(
        french`cet élément seulement, par son nom local ou {espace de noms}nom ; peut se répéter`,
        "show this element only, by local or Clark name; may be repeated",
      ),
      collect,
    )
    .option("--json", say("en JSON", "print JSON"))
    .action(async (schemas: readonly string[], options: Record<string, unknown>) => {
      const { runInspect } = await import("./inspect-command.js");
      done(await runInspect({ schemas, ...options }, terminal));
    });
}

/** The options of commands that handle documents: the electoral schemas, or others; and limits. */
function documentOptions(command: Command, description: Description): Command {
  const { say } = description;
  const number = (value: string): number => parseCount(value, say);
  return commonOptions(
    command.option(
      "--schema <file>",
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
      "--max-depth <number>",
      say(
        french`éléments les uns dans les autres (par défaut : 256)`,
        "elements inside each other (default: 256)",
      ),
      number,
    )
    .option(
      "--max-attributes <number>",
      say(
        french`attributs d'un élément (par défaut : 10000)`,
        "attributes of one element (default: 10000)",
      ),
      number,
    )
    .option(
      "--max-text <number>",
      say(
        french`caractères d'un texte ou d'un attribut (par défaut : 16777216)`,
        "characters of one text or attribute (default: 16777216)",
      ),
      number,
    )
    .option(
      "--max-size <number>",
      say(
        french`caractères d'un document (par défaut : sans limite)`,
        "characters of one document (default: no limit)",
      ),
      number,
    );
}

function addValidate(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  documentOptions(
    program
      .command("validate")
      .description(
        say(
          french`vérifie des documents : code de sortie 0 si tous sont valides, 1 si l'un ne l'est pas`,
          "check documents: exit code 0 when all are valid, 1 when one is not",
        ),
      )
      .argument(
        "[files...]",
        say(
          french`fichiers XML, dossiers, motifs ; - ou rien pour l'entrée standard`,
          "XML files, folders, patterns; - or nothing for the standard input",
        ),
      ),
    description,
  )
    .addOption(
      new Option("--format <format>", say("forme des erreurs", "how issues are written"))
        .choices(["text", "json", "sarif"])
        .default("text"),
    )
    .option(
      "--max-issues <number>",
      say(
        french`quitte un document après tant d'erreurs (par défaut : 1000)`,
        "stop a document after so many issues (default: 1000)",
      ),
      (value) => parseCount(value, say),
    )
    .action(async (files: readonly string[], options: Record<string, unknown>) => {
      const { runValidate } = await import("./validate-command.js");
      done(await runValidate({ files, ...options }, terminal));
    });
}

function addConvert(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  documentOptions(
    program
      .command("convert")
      .description(
        say(
          french`convertit un document XML en JSON, ou l'inverse ; il est vérifié au passage`,
          "convert a document from XML to JSON, or back; it is checked on the way",
        ),
      )
      .argument(
        "[file]",
        say(
          french`fichier XML ou JSON ; - ou rien pour l'entrée standard`,
          "XML or JSON file; - or nothing for the standard input",
        ),
      ),
    description,
  )
    .addOption(
      new Option(
        "--to <format>",
        say(
          french`ce qu'il faut faire (par défaut : l'autre)`,
          "what to make (default: the other one)",
        ),
      ).choices(["xml", "json"]),
    )
    .option(
      "-o, --output <file>",
      say(
        french`où écrire (par défaut : la sortie standard)`,
        "where to write (default: the standard output)",
      ),
    )
    .option(
      "--indent <number>",
      say(
        french`espaces par niveau, 0 pour aucun (par défaut : 2)`,
        "spaces per level, 0 for none (default: 2)",
      ),
      (value) => parseCount(value, say, 64),
    )
    .addOption(
      new Option("--encoding <name>", say("encodage du XML", "encoding of XML")).choices([
        "UTF-8",
        "ISO-8859-1",
      ]),
    )
    .action(async (file: string | undefined, options: Record<string, unknown>) => {
      const { runConvert } = await import("./convert-command.js");
      done(await runConvert({ ...(file !== undefined && { file }), ...options }, terminal));
    });
}

function parseCount(
  value: string,
  say: Description["say"],
  most = Number.MAX_SAFE_INTEGER,
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

function parseOnly(
  value: string,
  say: Description["say"],
): { readonly attribute: string; readonly value: string } {
  const [, attribute, wanted] = /^(\{[^}]*\}[^=]+|[^={}]+)=(.+)$/s.exec(value) ?? [];
  if (attribute === undefined || wanted === undefined) {
    throw new InvalidArgumentError(
      say(
        "Il faut attribut=valeur, comme sn:stages=gestion.",
        "It must be attribute=value, such as sn:stages=gestion.",
      ),
    );
  }
  return { attribute, value: wanted };
}
