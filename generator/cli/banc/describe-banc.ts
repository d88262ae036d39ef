import { french } from "../../../runtime/messages/typography.js";
import type { Command } from "../commander.js";
import { collect, type Description, languageOptions } from "../options.js";

/** Describes `scrutin banc`, `scrutin banc compte`, `scrutin deposer` and `scrutin retirer`. */
export function addBanc(program: Command, description: Description): void {
  const banc = addServer(program, description);
  addAccount(banc, description);
  addDeposer(program, description);
  addRetirer(program, description);
}

function dataOption(command: Command, { say }: Description): Command {
  return command.option(
    say("--data <dossier>", "--data <folder>"),
    say(
      french`où le banc garde ce qu'il sait (par défaut : banc)`,
      "where the bench keeps what it knows (default: banc)",
    ),
  );
}

function addServer(program: Command, description: Description): Command {
  const { terminal, done, say } = description;
  const command = languageOptions(
    program
      .command("banc")
      .description(
        say(
          french`joue l'autre côté de l'échange, pour essayer un logiciel : ce n'est pas l'Insee, rien n'y est certifié, les électeurs sont inventés`,
          "play the other side of the exchange, to try software: it is not Insee, certifies nothing, its electors are invented",
        ),
      ),
    description,
  )
    .option(
      say("--port <nombre>", "--port <number>"),
      say(
        french`où il répond, 0 pour n'importe quel port libre (par défaut : 8642)`,
        "where it answers, 0 for any port that is free (default: 8642)",
      ),
    )
    .option(
      say("--adresse <adresse>", "--adresse <address>"),
      say(
        french`adresse réseau (par défaut : 127.0.0.1, cette machine seule)`,
        "address of the network (default: 127.0.0.1, this machine alone)",
      ),
    )
    .option(
      say("--jour <jour>", "--jour <day>"),
      say(
        french`jour de l'horloge d'un nouveau banc (par défaut : aujourd'hui) ; celle d'un banc qui existe avance jusque-là`,
        "day of the clock of a new bench (default: today); that of an older one goes on to it",
      ),
    )
    .option(
      "--essai",
      say(
        french`tout compte règle l'horloge et fait survenir des événements`,
        "let every account set the clock and make things happen",
      ),
    );
  return dataOption(command, description).action(async (options: Record<string, unknown>) => {
    const { runBanc } = await import("./banc-command.js");
    done(await runBanc(options, terminal));
  });
}

function addAccount(banc: Command, description: Description): void {
  const { terminal, done, say } = description;
  const command = languageOptions(
    banc
      .command("compte")
      .description(
        say(
          french`crée un compte, ou lui donne un autre mot de passe : celui de SCRUTIN_BANC_MOT_DE_PASSE, sinon un nouveau, qui est affiché`,
          "make an account, or give it another password: that of SCRUTIN_BANC_MOT_DE_PASSE, else a new one, which is printed",
        ),
      )
      .argument(say("<nom>", "<name>"), say("nom du compte", "name of the account")),
    description,
  )
    .option(
      say("--commune <code>", "--commune <code>"),
      say(
        french`commune du compte ; peut se répéter, pour un concentrateur`,
        "commune of the account; may be repeated, for a concentrator",
      ),
      collect,
    )
    .option(
      "--administrateur",
      say(
        french`compte qui règle l'horloge, et n'a pas de commune`,
        "account that sets the clock, and has no commune",
      ),
    );
  dataOption(command, description).action(
    async (nom: string, _: Record<string, unknown>, own: Command) => {
      const { runCompte } = await import("./compte-command.js");
      // `--data` may stand before the word `compte`, too.
      done(await runCompte(nom, own.optsWithGlobals(), terminal));
    },
  );
}

function accessOptions(command: Command, { say }: Description): Command {
  return command
    .option(
      "--banc <url>",
      say(
        french`adresse du banc (par défaut : SCRUTIN_BANC)`,
        "address of the bench (default: SCRUTIN_BANC)",
      ),
    )
    .option(
      say("--compte <nom>", "--compte <name>"),
      say(
        french`compte (par défaut : SCRUTIN_BANC_COMPTE) ; son mot de passe est dans SCRUTIN_BANC_MOT_DE_PASSE`,
        "account (default: SCRUTIN_BANC_COMPTE); its password is in SCRUTIN_BANC_MOT_DE_PASSE",
      ),
    );
}

function addDeposer(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  const command = languageOptions(
    program
      .command("deposer")
      .description(
        say(
          french`dépose des envois à un banc et dit ce qu'ils deviennent ; ce qui y est déjà n'est pas envoyé deux fois`,
          "deposit sendings at a bench and say what becomes of them; what is there already is not sent twice",
        ),
      )
      .argument(
        say("<fichiers...>", "<files...>"),
        say(
          "fichiers XML, gzip ou zip, dossiers, motifs",
          "files of XML, gzip or zip, folders, patterns",
        ),
      ),
    description,
  )
    .option(
      "--tdt",
      say(
        french`par les transactions d'un tiers de télétransmission`,
        "through the transactions of a transmission device",
      ),
    )
    .option(
      "--no-attendre",
      say(
        french`n'attend pas que les dépôts soient traités`,
        "do not wait until the deposits are treated",
      ),
    )
    .option("--json", say("compte rendu en JSON", "report as JSON"));
  accessOptions(command, description).action(
    async (files: readonly string[], options: Record<string, unknown>) => {
      const { runDeposer } = await import("./deposer-command.js");
      done(await runDeposer({ files, ...options }, terminal));
    },
  );
}

function addRetirer(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  const command = languageOptions(
    program
      .command("retirer")
      .description(
        say(
          french`retire d'un banc les fichiers qui attendent, et les acquitte`,
          "withdraw the files that wait at a bench, and acknowledge them",
        ),
      )
      .argument(say("<dossier>", "<folder>"), say(french`où les mettre`, "where to put them")),
    description,
  ).option(
    "--no-acquitter",
    say(french`les laisse aussi sur le banc`, "leave them on the bench as well"),
  );
  accessOptions(command, description).action(
    async (dossier: string, options: Record<string, unknown>) => {
      const { runRetirer } = await import("./retirer-command.js");
      done(await runRetirer(dossier, options, terminal));
    },
  );
}
