import { french } from "../../runtime/messages/typography.js";
import { type Command, Option } from "./commander.js";
import { manyOptions } from "./many/options.js";
import {
  collect,
  commonOptions,
  type Description,
  documentOptions,
  levelOption,
  parseCount,
  phaseOption,
  ruleDocumentsOption,
  rulesOption,
  schemaInputs,
} from "./options.js";

export function addInspect(program: Command, description: Description): void {
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
      .argument(say("<schémas...>", "<schemas...>"), schemaInputs(say)),
    description,
  )
    .option(
      say("--root <élément>", "--root <element>"),
      say(
        french`cet élément seulement, par son nom local ou {espace de noms}nom ; peut se répéter`,
        "show this element only, by local or Clark name; may be repeated",
      ),
      collect,
    )
    .option("--json", say("en JSON", "print JSON"))
    .action(async (schemas: readonly string[], options: Record<string, unknown>) => {
      const { runInspect } = await import("./inspect/inspect-command.js");
      done(await runInspect({ schemas, ...options }, terminal));
    });
}

export function addValidate(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  const command = documentOptions(
    program
      .command("validate")
      .description(
        say(
          french`vérifie des documents, par schémas et règles : code de sortie 0 si tous sont valides, 1 si l'un ne l'est pas`,
          "check documents by schemas and rules: exit code 0 when all are valid, 1 when one is not",
        ),
      )
      .argument(
        say("[fichiers...]", "[files...]"),
        say(
          french`fichiers XML, aussi en .gz ou .zip, dossiers, motifs ; - ou rien pour l'entrée standard`,
          "XML files, in .gz or .zip too, folders, patterns; - or nothing for the standard input",
        ),
      ),
    description,
  )
    .addOption(
      new Option(
        say("--format <forme>", "--format <format>"),
        say(
          french`forme des erreurs (par défaut : text, avec --resume jsonl)`,
          "how issues are written (default: text, with --resume jsonl)",
        ),
      ).choices(["text", "json", "jsonl", "sarif", "svrl", "github", "junit"]),
    )
    .addOption(rulesOption(description, true))
    .addOption(ruleDocumentsOption(description))
    .addOption(phaseOption(description))
    .addOption(levelOption(description))
    .option(
      say("--max-issues <nombre>", "--max-issues <number>"),
      say(
        french`quitte un document après tant d'erreurs (par défaut : 1000)`,
        "stop a document after so many issues (default: 1000)",
      ),
      (value) => parseCount(value, say),
    );
  manyOptions(command, description).action(
    async (files: readonly string[], options: Record<string, unknown>) => {
      const { runValidate } = await import("./validate/validate-command.js");
      done(await runValidate({ files, ...options }, terminal));
    },
  );
}

export function addConvert(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  const command = documentOptions(
    program
      .command("convert")
      .description(
        say(
          french`convertit un document XML en JSON, ou l'inverse ; il est vérifié au passage`,
          "convert a document from XML to JSON, or back; it is checked on the way",
        ),
      )
      .argument(
        say("[fichier]", "[file]"),
        say(
          french`fichier XML ou JSON ; - ou rien pour l'entrée standard`,
          "XML or JSON file; - or nothing for the standard input",
        ),
      ),
    description,
  )
    .addOption(
      new Option(
        say("--to <forme>", "--to <format>"),
        say(
          french`ce qu'il faut faire (par défaut : l'autre)`,
          "what to make (default: the other one)",
        ),
      ).choices(["xml", "json"]),
    )
    .option(
      say("-o, --output <fichier>", "-o, --output <file>"),
      say(
        french`où écrire (par défaut : la sortie standard) ; avec --files-from, un dossier`,
        "where to write (default: the standard output); with --files-from, a folder",
      ),
    )
    .option(
      say("--indent <nombre>", "--indent <number>"),
      say(
        french`espaces par niveau, 0 pour aucun (par défaut : 2)`,
        "spaces per level, 0 for none (default: 2)",
      ),
      (value) => parseCount(value, say, 64),
    )
    .addOption(
      new Option(
        say("--encoding <nom>", "--encoding <name>"),
        say("encodage du XML", "encoding of XML"),
      ).choices(["UTF-8", "ISO-8859-1"]),
    );
  manyOptions(command, description).action(
    async (file: string | undefined, options: Record<string, unknown>) => {
      const { runConvert } = await import("./convert/convert-command.js");
      done(await runConvert({ ...(file !== undefined && { file }), ...options }, terminal));
    },
  );
}
