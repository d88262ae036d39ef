import { french } from "../../runtime/messages/typography.js";
import { type Command, Option } from "./commander.js";
import { helpIn } from "./commander-texts.js";
import type { Description } from "./options.js";

export function addRules(program: Command, { terminal, done, say }: Description): void {
  program
    .command("rules")
    .description(
      say(
        french`vérifie des règles Schematron et les montre : code de sortie 2 si elles ne peuvent pas servir`,
        "check Schematron rules and show them: exit code 2 when they cannot be used",
      ),
    )
    .configureHelp(helpIn(terminal.locale))
    .helpOption("-h, --help", say("aide sur la commande", "display help for command"))
    .argument(
      say("<fichiers...>", "<files...>"),
      say(
        french`fichiers Schematron, schémas XML qui en contiennent, dossiers, motifs, ou « electoral »`,
        'Schematron files, XML schemas that hold some, folders, patterns, or "electoral"',
      ),
    )
    .option("--json", say("en JSON", "print JSON"))
    .addOption(
      new Option(
        say("--locale <langue>", "--locale <language>"),
        say("langue des messages", "language of the messages"),
      ).choices(["fr", "en"]),
    )
    .action(async (files: readonly string[], options: Record<string, unknown>) => {
      const { runRules } = await import("./rules-command.js");
      done(await runRules({ files, ...options }, terminal));
    });
}
