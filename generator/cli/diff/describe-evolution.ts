import { french } from "../../../runtime/messages/typography.js";
import { type Command, InvalidArgumentError, Option } from "../commander.js";
import { collect, type Description, languageOptions, parseCount } from "../options.js";

export function addDiff(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  languageOptions(
    program
      .command("diff")
      .description(
        say(
          french`compare deux versions de schémas : ce qui a changé, qui en pâtit, prouvé ou montré par un document`,
          "compare two versions of schemas: what changed, who breaks, proved or shown by a document",
        ),
      )
      .argument(
        say("[versions...]", "[versions...]"),
        say(
          french`l'ancienne et la nouvelle : fichier, dossier, archive zip, ou git:RÉVISION[:CHEMIN]`,
          "the old and the new one: a file, folder, zip archive, or git:REVISION[:PATH]",
        ),
      ),
    description,
  )
    .option(
      say("--against <version>", "--against <version>"),
      say(
        french`l'ancienne version ; la nouvelle est celle qui est nommée, ou celle de la configuration`,
        "the old version; the new one is what is named, or that of the configuration",
      ),
    )
    .option(
      say("--namespace <ancien=nouveau>", "--namespace <old=new>"),
      say(
        french`espace de noms qui a été renommé ; peut se répéter`,
        "a namespace that was renamed; may be repeated",
      ),
      (value: string, before: readonly string[] | undefined) => {
        if (/^[^=]*=[^=]*$/.test(value)) return collect(value, before);
        throw new InvalidArgumentError(say("Il faut ancien=nouveau.", "It must be old=new."));
      },
    )
    .addOption(
      new Option(
        say("--format <forme>", "--format <format>"),
        say("forme du rapport", "how the report is written"),
      ).choices(["text", "json", "markdown", "sarif", "html"]),
    )
    .option(
      say("-o, --output <fichier>", "-o, --output <file>"),
      say(
        french`où écrire le rapport (par défaut : la sortie standard)`,
        "where to write the report (default: the standard output)",
      ),
    )
    .option(
      say("--witness <dossier>", "--witness <folder>"),
      say(
        french`écrit dans ce dossier les documents témoins`,
        "write the witness documents into this folder",
      ),
    )
    .addOption(
      new Option(
        say("--fail-on <quoi>", "--fail-on <what>"),
        say(
          french`sort avec 1 si cela casse, ou si c'est indécis`,
          "exit 1 where that breaks, or is undecided",
        ),
      ).choices(["writers", "readers", "source", "any"]),
    )
    .option(
      say("--accept <fichier>", "--accept <file>"),
      say(
        french`fichier d'empreintes de changements acceptés`,
        "file with fingerprints of accepted changes",
      ),
    )
    .option(
      say("--documents <dossier>", "--documents <folder>"),
      say(
        french`vos propres documents, à vérifier selon les deux versions ; peut se répéter`,
        "documents of your own, to be checked by both versions; may be repeated",
      ),
      collect,
    )
    .option(
      say("--budget <nombre>", "--budget <number>"),
      say(
        french`états à explorer par paire de types (par défaut : 200000)`,
        "states to look at for one pair of types (default: 200000)",
      ),
      (value: string) => parseCount(value, say),
    )
    .option(
      "--no-source",
      say(
        french`ne compare pas le code produit, ce qui prend le plus de temps`,
        "do not compare the generated code, which takes most of the time",
      ),
    )
    .action(async (versions: readonly string[], options: Record<string, unknown>) => {
      const { runDiff } = await import("./diff-command.js");
      done(await runDiff({ versions, ...options }, terminal));
    });
}

export function addUpdate(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  languageOptions(
    program
      .command("update")
      .description(
        say(
          french`met en place de nouveaux schémas et le code produit, d'un seul pas, après avoir dit ce qui change`,
          "put new schemas and the generated code in place as one step, after saying what changes",
        ),
      )
      .argument(
        say("<source>", "<source>"),
        say("archive zip ou dossier de l’éditeur", "zip archive or folder of the publisher"),
      ),
    description,
  )
    .option(
      say("-c, --config <fichier>", "-c, --config <file>"),
      say(
        french`fichier de configuration (par défaut : scrutin.config.ts)`,
        "configuration file (default: scrutin.config.ts)",
      ),
    )
    .option(
      say("--schemas <dossier>", "--schemas <folder>"),
      say(
        french`dossier des schémas (par défaut : celui qui les contient tous)`,
        "folder of the schemas (default: the one that holds them all)",
      ),
    )
    .addOption(
      new Option(
        say("--format <forme>", "--format <format>"),
        say("forme du rapport", "how the report is written"),
      ).choices(["text", "json", "markdown", "sarif", "html"]),
    )
    .option(
      "--no-source",
      say(
        french`ne compare pas le code produit, ce qui prend le plus de temps`,
        "do not compare the generated code, which takes most of the time",
      ),
    )
    .option("--dry-run", say(french`n'écrit rien`, "write nothing"))
    .option(
      "--yes",
      say(french`applique ; sans elle, ne fait que montrer`, "apply; without, only show"),
    )
    .action(async (from: string, options: Record<string, unknown>) => {
      const { runUpdate } = await import("./update-command.js");
      done(await runUpdate({ ...options, from }, terminal));
    });
}
