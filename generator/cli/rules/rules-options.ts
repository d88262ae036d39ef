import { french } from "../../../runtime/messages/typography.js";
import { type Command, Option } from "../commander.js";
import { collect, commonOptions, type Description } from "../options.js";

export function addRules(program: Command, { terminal, done, say }: Description): void {
  const command = program
    .command("rules")
    .description(
      say(
        french`vérifie des règles Schematron et les montre : code de sortie 2 si elles ne peuvent pas servir`,
        "check Schematron rules and show them: exit code 2 when they cannot be used",
      ),
    )
    .argument(
      say("<fichiers...>", "<files...>"),
      say(
        french`fichiers Schematron, schémas XML qui en contiennent, dossiers, motifs, ou « electoral »`,
        'Schematron files, XML schemas that hold some, folders, patterns, or "electoral"',
      ),
    )
    .option(
      say("--schema <fichier>", "--schema <file>"),
      say(
        french`schémas des documents, contre lesquels les règles sont vérifiées (par défaut : les schémas électoraux, si elles en parlent) ; peut se répéter`,
        "schemas of the documents, which the rules are checked against (default: the electoral schemas, where the rules are about them); may be repeated",
      ),
      collect,
    )
    .option(
      say("--xslt <fichier>", "--xslt <file>"),
      say(
        french`écrit aussi une feuille de style XSLT 1.0 qui dit la même chose`,
        "also write a stylesheet in XSLT 1.0 that says the same",
      ),
    )
    .option(
      say("--typescript <fichier>", "--typescript <file>"),
      say(
        french`écrit aussi un module TypeScript qui exporte ces règles, en fonctions là où les schémas le permettent`,
        "also write a module of TypeScript that exports these rules, as functions where the schemas allow",
      ),
    )
    .addOption(
      new Option(
        say("--format <forme>", "--format <format>"),
        say("forme du résultat", "how the result is written"),
      )
        .choices(["text", "json"])
        .default("text"),
    );
  commonOptions(command, { terminal, done, say }).action(
    async (files: readonly string[], options: Record<string, unknown>) => {
      const { runRules } = await import("./rules-command.js");
      done(await runRules({ files, ...options }, terminal));
    },
  );
}
