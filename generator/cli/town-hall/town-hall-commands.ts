import { french } from "../../../runtime/messages/typography.js";
import { type Command, InvalidArgumentError, Option } from "../commander.js";
import { collect, commonOptions, type Description, languageOptions } from "../options.js";

/** Describes `scrutin lot`, `scrutin lire` and `scrutin repondre`. */
export function addTownHall(program: Command, description: Description): void {
  addLot(program, description);
  addLire(program, description);
  addRepondre(program, description);
}

function addLot(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  sendingOptions(
    program
      .command("lot")
      .description(
        say(
          french`fait un envoi des lignes d'un fichier CSV ; ce qui ne va pas est dit par ligne et colonne, et mis à part`,
          "make a sending of the rows of a CSV file; what is wrong is told by line and column, and set apart",
        ),
      )
      .argument(say("[fichier]", "[file]"), say("fichier CSV", "CSV file")),
    description,
  )
    .option(
      "--modele",
      say(
        french`écrit un fichier CSV avec tous les en-têtes et un exemple`,
        "write a CSV file with all headings and an example",
      ),
    )
    .addOption(
      new Option(
        say("--prereglage <nom>", "--prereglage <name>"),
        say(
          french`d'où viennent les colonnes (par défaut : modele)`,
          "where the columns come from (default: modele)",
        ),
      ).choices(["modele", "reu", "e-listelec"]),
    )
    .option(
      say("--correspondance <fichier>", "--correspondance <file>"),
      say(
        french`fichier JSON qui dit ce que veulent dire les colonnes (schemas/correspondance.schema.json)`,
        "JSON file that says what the columns mean (schemas/correspondance.schema.json)",
      ),
    )
    .addOption(
      new Option(
        say("--operation <sorte>", "--operation <kind>"),
        say("ce que demandent toutes les lignes", "what all rows ask for"),
      ).choices(["inscription", "radiation"]),
    )
    .option(
      say("--type-inscription <code>", "--type-inscription <code>"),
      say(french`type d'inscription de toutes les lignes`, "type of registration of all rows"),
    )
    .option(
      say("--motif <code>", "--motif <code>"),
      say("motif de radiation de toutes les lignes", "motive of removal of all rows"),
    )
    .option(
      say("--date <jour>", "--date <day>"),
      say("date de décision de toutes les lignes", "date of decision of all rows"),
    )
    .option(
      "--translitterer",
      say(
        french`prend la graphie proposée pour les lettres non admises, et le dit`,
        "take the spelling that is offered for letters that are not admitted, and say so",
      ),
    )
    .addOption(
      new Option(
        say("--encodage <nom>", "--encodage <name>"),
        say(
          french`codage du fichier (par défaut : reconnu)`,
          "encoding of the file (default: found out)",
        ),
      ).choices(["UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"]),
    )
    .option(
      say("--separateur <caractère>", "--separateur <character>"),
      say(french`séparateur (par défaut : reconnu)`, "separator (default: found out)"),
      (text) => parseSeparator(text, say),
    )
    .option(
      say("--refus <fichier>", "--refus <file>"),
      say(
        french`où vont les lignes refusées (par défaut : FICHIER.refus.csv)`,
        "where the refused rows go (default: FILE.refus.csv)",
      ),
    )
    .option("--redact", say("ne montre rien des personnes", "show nothing of persons"))
    .option("--json", say("compte rendu en JSON", "report as JSON"))
    .action(async (file: string | undefined, options: Record<string, unknown>) => {
      const { runLot } = await import("./lot-command.js");
      done(await runLot({ ...(file !== undefined && { file }), ...options }, terminal));
    });
}

function addLire(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  languageOptions(
    program
      .command("lire")
      .description(
        say(
          french`montre ce qui vient de l'Insee : envois, lots, lots de lots, dans des dossiers ou des archives zip`,
          "show what came from Insee: sendings, lots, lots of lots, in folders or zip archives",
        ),
      )
      .argument(
        say("[fichiers...]", "[files...]"),
        say(
          french`fichiers XML, dossiers, motifs, archives zip ; - ou rien pour l'entrée standard`,
          "XML files, folders, patterns, zip archives; - or nothing for the standard input",
        ),
      ),
    description,
  )
    .addOption(
      new Option(
        say("--format <forme>", "--format <format>"),
        say("tableau à lire, CSV à remplir, ou JSON", "table to read, CSV to fill in, or JSON"),
      )
        .choices(["table", "csv", "json"])
        .default("table"),
    )
    .option(
      say("--reception <jour>", "--reception <day>"),
      say(
        french`jour de la réception, d'où comptent les échéances`,
        "day of reception, from which deadlines count",
      ),
    )
    .option(
      say("--aujourdhui <jour>", "--aujourdhui <day>"),
      say(
        french`jour d'où comptent les jours restants (par défaut : aujourd'hui)`,
        "day from which the days left count (default: today)",
      ),
    )
    .option(
      "--redact",
      say("ne montre rien des personnes dans les erreurs", "show nothing of persons in mistakes"),
    )
    .action(async (files: readonly string[], options: Record<string, unknown>) => {
      const { runLire } = await import("./lire-command.js");
      done(await runLire({ files, ...options }, terminal));
    });
}

function addRepondre(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  sendingOptions(
    program
      .command("repondre")
      .description(
        say(
          french`fait un envoi des réponses choisies dans le CSV de « scrutin lire --format csv »`,
          'make a sending of the answers chosen in the CSV of "scrutin lire --format csv"',
        ),
      )
      .argument(say("<fichier>", "<file>"), say("fichier CSV", "CSV file")),
    description,
  )
    .option(
      say("--date <jour>", "--date <day>"),
      say(
        french`date des réponses (par défaut : aujourd'hui)`,
        "date of the answers (default: today)",
      ),
    )
    .action(async (file: string, options: Record<string, unknown>) => {
      const { runRepondre } = await import("./repondre-command.js");
      done(await runRepondre({ file, ...options }, terminal));
    });
}

/** Describes `scrutin schema`. */
export function addSchema(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  commonOptions(
    program
      .command("schema")
      .description(
        say(
          french`montre ce que les schémas disent d'un type ou d'un élément, avec ses codes ; sans nom, ce qu'il y a`,
          "show what the schemas say of a type or element, with its codes; without a name, what there is",
        ),
      )
      .argument(
        say("[noms...]", "[names...]"),
        say(
          french`noms locaux, el:Nom ou {espace de noms}Nom`,
          "local names, el:Name or {namespace}Name",
        ),
      )
      .option(
        say("--schema <fichier>", "--schema <file>"),
        say(
          french`fichier XSD, dossier ou archive à la place des schémas électoraux ; peut se répéter`,
          "XSD file, folder or archive in place of the electoral schemas; may be repeated",
        ),
        collect,
      ),
    description,
  )
    .option("--json", say("en JSON", "print JSON"))
    .action(async (names: readonly string[], options: Record<string, unknown>) => {
      const { runSchema } = await import("../inspect/schema-command.js");
      done(await runSchema({ names, ...options }, terminal));
    });
}

/** The options of a sending. */
function sendingOptions(command: Command, description: Description): Command {
  const { say } = description;
  return languageOptions(command, description)
    .option(
      say("--commune <code>", "--commune <code>"),
      say("la commune qui envoie", "the commune that sends"),
    )
    .option(
      say("--concentrateur <code>", "--concentrateur <code>"),
      say(
        french`le concentrateur qui envoie pour plusieurs communes : un lot de lots`,
        "the concentrator that sends for several communes: a lot of lots",
      ),
    )
    .option(
      say("--libelle <texte>", "--libelle <text>"),
      say(french`nom de l'émetteur`, "name of the sender"),
    )
    .option(
      say("--periode <début/fin>", "--periode <begin/end>"),
      say("période de révision, 2008-09-01/2009-02-28", "revision period, 2008-09-01/2009-02-28"),
    )
    .option(
      say("--date-heure <moment>", "--date-heure <moment>"),
      say(
        french`date et heure de l'envoi (par défaut : maintenant)`,
        "date and time of the sending (default: now)",
      ),
    )
    .option(
      "--production",
      say(
        french`un envoi qui compte ; sans cela, un test`,
        "a sending that counts; a test without",
      ),
    )
    .option(
      say("-o, --output <fichier>", "-o, --output <file>"),
      say(
        french`où écrire (par défaut : l'identifiant de l'envoi)`,
        "where to write (default: the identifier of the sending)",
      ),
    )
    .option(
      say("--journal <fichier>", "--journal <file>"),
      say(
        french`journal de ce qui est parti (par défaut : scrutin-journal.jsonl)`,
        "journal of what was sent (default: scrutin-journal.jsonl)",
      ),
    );
}

function parseSeparator(text: string, say: Description["say"]): string {
  const separator = text === "\\t" || text === "tab" ? "\t" : text;
  if (separator.length === 1 && !/["\r\n\s]/.test(separator.replace("\t", "-"))) return separator;
  throw new InvalidArgumentError(
    say("Il faut un seul caractère, ou tab.", "It must be one character, or tab."),
  );
}
