import { french } from "../../../runtime/messages/typography.js";
import { type Command, InvalidArgumentError, Option } from "../commander.js";
import {
  collect,
  commonOptions,
  type Description,
  languageOptions,
  schemaInputs,
} from "../options.js";

export function addGenerate(program: Command, description: Description): void {
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
      .argument(say("[schémas...]", "[schemas...]"), schemaInputs(say)),
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
      say("-o, --output <dossier>", "-o, --output <folder>"),
      say("dossier des fichiers produits", "folder for the generated files"),
    )
    .option(
      say("--only <attribut=valeur>", "--only <attribute=value>"),
      say(
        french`garde ce qui porte un attribut étranger : "sn:stages=gestion"`,
        'keep what carries a foreign attribute: "sn:stages=gestion"',
      ),
      (value) => parseOnly(value, say),
    )
    .addOption(
      new Option(
        say("--integers <sorte>", "--integers <kind>"),
        say(
          french`type des entiers au-delà de ceux que JavaScript tient exactement`,
          "type of integers beyond JavaScript's safe ones",
        ),
      ).choices(["number", "bigint", "exact"]),
    )
    .addOption(
      new Option(
        say("--comments-locale <langue>", "--comments-locale <language>"),
        say("langue des commentaires produits", "language of the generated comments"),
      ).choices(["fr", "en"]),
    )
    .addOption(
      new Option(
        say("--naming <sorte>", "--naming <kind>"),
        say(
          "comment les noms locaux deviennent des propriétés",
          "how local names become properties",
        ),
      ).choices(["lowerFirst", "asIs"]),
    )
    .option(
      say("--name <composant=nom>", "--name <component=name>"),
      say(
        french`nom d'un type ou d'un élément ; peut se répéter`,
        "name of a type or element; may be repeated",
      ),
      collect,
    )
    .option(
      say("--deprecated <attribut=valeur>", "--deprecated <attribute=value>"),
      say("attribut étranger de ce qui est obsolète", "foreign attribute of what is obsolete"),
      collect,
    )
    .option(
      say("--comment <attribut=balise>", "--comment <attribute=tag>"),
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
      say("--root <élément>", "--root <element>"),
      say(
        french`ne produit que ce dont les documents de cet élément ont besoin ; peut se répéter`,
        "generate only what documents of this element need; may be repeated",
      ),
      collect,
    )
    .addOption(
      new Option(
        say("--type-naming <sorte>", "--type-naming <kind>"),
        say(
          french`comment les types s'appellent (par défaut : comme dans le schéma)`,
          "how types are called (default: as the schema calls them)",
        ),
      ).choices(["asIs", "PascalCase"]),
    )
    .addOption(
      new Option(
        say("--import-extension <fin>", "--import-extension <ending>"),
        say(
          french`fin des imports entre fichiers produits (par défaut : .js)`,
          "ending of imports between generated files (default: .js)",
        ),
      ).choices([".js", ".ts", ""]),
    )
    .option(
      say("--import <espace=module>", "--import <namespace=module>"),
      say(
        french`module produit plus tôt pour un espace de noms, à importer au lieu de le produire ; peut se répéter`,
        "module generated earlier for a namespace, to import instead of generating it; may be repeated",
      ),
      collect,
    )
    .option(
      say("--json-schema <fichier>", "--json-schema <file>"),
      say(
        french`fichier du dossier produit où écrire aussi un JSON Schema de tous les types`,
        "file in the output folder for a JSON Schema of all types",
      ),
    )
    .option(
      say("--rules <fichier>", "--rules <file>"),
      say(
        french`fichier Schematron, dossier ou motif : ses règles vont dans rules.ts, en fonctions là où les schémas le permettent ; peut se répéter`,
        "Schematron file, folder or pattern: its rules go to rules.ts, as functions where the schemas allow; may be repeated",
      ),
      collect,
    )
    .addOption(
      new Option(
        say("--rule-expressions <forme>", "--rule-expressions <form>"),
        say(
          french`expressions des règles : leur texte (par défaut), ou analysées d'avance, sans analyseur à l'exécution`,
          "expressions of rules: their text (default), or parsed beforehand, with no parser at run time",
        ),
      ).choices(["text", "parsed"]),
    )
    .option(
      say("--header <fichier>", "--header <file>"),
      say(
        french`fichier dont les lignes vont en tête de chaque fichier produit`,
        "file whose lines go to the beginning of each generated file",
      ),
    )
    .option(
      say("--format <commande>", "--format <command>"),
      say(
        french`commande qui met en forme le dossier qu'on lui nomme : "npx dprint fmt"`,
        'command that formats the folder that it is given: "npx dprint fmt"',
      ),
    )
    .option(
      "--dry-run",
      say(
        french`n'écrit rien ; montre ce qui changerait, fichier par fichier`,
        "write nothing; show what would change, file by file",
      ),
    )
    .option(
      "--watch",
      say(
        french`produit de nouveau quand un schéma ou la configuration change`,
        "generate again when a schema or the configuration changes",
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

export function addInit(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  languageOptions(
    program
      .command("init")
      .description(
        say(
          french`écrit scrutin.config.ts pour les schémas de ce dossier`,
          "write scrutin.config.ts for the schemas in this folder",
        ),
      ),
    description,
  )
    .option(
      say("-o, --output <dossier>", "-o, --output <folder>"),
      say(
        french`dossier des fichiers produits (par défaut : src/generated)`,
        "folder for the generated files (default: src/generated)",
      ),
    )
    .action(async (options: Record<string, unknown>) => {
      const { runInit } = await import("./init-command.js");
      done(await runInit(options, terminal));
    });
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
