import { french } from "../../../runtime/messages/typography.js";
import type { Command } from "../commander.js";
import { collect, commonOptions, type Description, rulesOption } from "../options.js";

/** Describes `scrutin docs`. */
export function addDocs(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  commonOptions(
    program
      .command("docs")
      .description(
        say(
          french`écrit des pages HTML qui documentent des schémas : une par module, avec les codes, les règles et des dessins`,
          "write HTML pages that document schemas: one for each module, with codes, rules and drawings",
        ),
      )
      .option(
        say("-o, --output <dossier>", "-o, --output <folder>"),
        say(
          french`où vont les pages (par défaut : schema-docs)`,
          "where the pages go (default: schema-docs)",
        ),
      )
      .option(
        say("--schema <fichier>", "--schema <file>"),
        say(
          french`fichier XSD, dossier ou archive à la place des schémas électoraux ; peut se répéter`,
          "XSD file, folder or archive in place of the electoral schemas; may be repeated",
        ),
        collect,
      )
      .addOption(rulesOption(description, false))
      .option(
        "--check",
        say(
          french`n'écrit rien ; code de sortie 1 si des pages ne sont pas à jour`,
          "write nothing; exit code 1 where pages are not up to date",
        ),
      )
      .option("--json", say("ce qui a changé, en JSON", "what changed, as JSON")),
    description,
  ).action(async (options: Record<string, unknown>) => {
    const { runDocs } = await import("./docs-command.js");
    done(await runDocs(options, terminal));
  });
}
