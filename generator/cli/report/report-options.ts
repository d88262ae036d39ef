import { french } from "../../../runtime/messages/typography.js";
import { type Command, Option } from "../commander.js";
import {
  type Description,
  documentOptions,
  levelOption,
  parseCount,
  phaseOption,
  ruleDocumentsOption,
  rulesOption,
} from "../options.js";

export function addReport(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  const command = program
    .command("report")
    .description(
      say(
        french`vérifie des envois et en fait un rapport de contrôle, pour qui n'est pas développeur ; ce n'est pas un certificat`,
        "check sendings and make a control report for who is no developer; it is no certificate",
      ),
    )
    .argument(
      say("[fichiers...]", "[files...]"),
      say(
        french`fichiers XML, dossiers, motifs ; - ou rien pour l'entrée standard`,
        "XML files, folders, patterns; - or nothing for the standard input",
      ),
    )
    .option(
      say("-o, --output <fichier>", "-o, --output <file>"),
      say(
        french`où écrire (par défaut : la sortie standard)`,
        "where to write (default: the standard output)",
      ),
    )
    .addOption(
      new Option(
        say("--format <forme>", "--format <format>"),
        say(
          french`forme du rapport (par défaut : celle que dit le nom du fichier, sinon html)`,
          "form of the report (default: what the name of the file says, else html)",
        ),
      ).choices(["html", "md", "json", "jsonl"]),
    )
    .addOption(rulesOption(description, true))
    .addOption(ruleDocumentsOption(description))
    .addOption(phaseOption(description))
    .addOption(levelOption(description))
    .option(
      "--redact",
      say(
        french`masque les valeurs des envois dans les extraits et les messages`,
        "hide the values of the sendings in excerpts and messages",
      ),
    )
    .option(
      say("--max-issues <nombre>", "--max-issues <number>"),
      say(
        french`quitte un envoi après tant d'erreurs (par défaut : 1000)`,
        "stop a sending after so many issues (default: 1000)",
      ),
      (value) => parseCount(value, say),
    );
  documentOptions(command, description).action(
    async (files: readonly string[], options: Record<string, unknown>) => {
      const { runReport } = await import("./report-command.js");
      done(await runReport({ files, ...options }, terminal));
    },
  );
}
