import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { cheminDesComptes } from "../../../electoral/node/banc/http/serveur.js";
import { type Compte, creerCompte } from "../../../electoral/node/banc/magasin/comptes.js";
import { garderCompte } from "../../../electoral/node/banc/magasin/comptes-gardes.js";
import { type ExitCode, exitCodes } from "../failure.js";
import type { Console } from "../terminal.js";
import { defaults } from "./banc-command.js";
import { asBancFailure } from "./failures.js";
import { bancMessages as messages } from "./messages.js";

/** The options of `scrutin banc compte`. */
export interface CompteFlags {
  readonly commune?: readonly string[];
  readonly administrateur?: boolean;
  readonly data?: string;
}

/** The variable that holds a password. */
export const passwordVariable = "SCRUTIN_BANC_MOT_DE_PASSE";

/** `scrutin banc compte`: creates an account, or sets a new password; a running bench notices it within a second. */
export async function runCompte(
  nom: string,
  { commune = [], administrateur = false, data = defaults.data }: CompteFlags,
  terminal: Console,
): Promise<ExitCode> {
  const given = terminal.env[passwordVariable];
  const motDePasse = given ?? randomBytes(18).toString("base64url");
  const communes = commune.flatMap((each) => each.split(",").map((code) => code.trim()));
  const role = roleOf(communes, administrateur);
  const dossier = resolve(terminal.cwd, data);
  try {
    const compte = await creerCompte({ nom, role, communes }, motDePasse);
    await mkdir(dossier, { recursive: true, mode: 0o700 });
    const wasThere = await garderCompte(cheminDesComptes(dossier), compte);
    terminal.say(messages.account(nom, !wasThere));
  } catch (error) {
    throw asBancFailure(error, dossier);
  }
  if (given === undefined) {
    terminal.say(messages.password());
    terminal.out(motDePasse);
  }
  return exitCodes.ok;
}

function roleOf(communes: readonly string[], isAdministrator: boolean): Compte["role"] {
  if (isAdministrator) return "administrateur";
  return new Set(communes).size > 1 ? "concentrateur" : "commune";
}
