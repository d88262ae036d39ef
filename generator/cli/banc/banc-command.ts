import { resolve } from "node:path";
import { estUnJour } from "../../../electoral/calendrier/jours.js";
import { type BancOuvert, cheminDesComptes } from "../../../electoral/node/banc/http/serveur.js";
import { lireComptes } from "../../../electoral/node/banc/magasin/comptes-gardes.js";
import { avis } from "../../../electoral/node/banc/textes.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import type { Console } from "../terminal.js";
import { demarrerBanc } from "./demarrer.js";
import { addressFailure, asBancFailure } from "./failures.js";
import { bancMessages as messages } from "./messages.js";

/** The options of `scrutin banc`. */
export interface BancFlags {
  readonly port?: string;
  readonly adresse?: string;
  readonly data?: string;
  readonly jour?: string;
  readonly essai?: boolean;
}

/** The default port, address and data folder of a bench. */
export const defaults = { port: 8642, adresse: "127.0.0.1", data: "banc" } as const;

/** `scrutin banc`: runs a bench until the process is stopped. */
export async function runBanc(
  flags: BancFlags,
  terminal: Console,
  stopped: Promise<unknown> = untilSignal(),
): Promise<ExitCode> {
  const { adresse = defaults.adresse, data = defaults.data, essai = false, jour } = flags;
  const port = portOf(flags);
  if (jour !== undefined && !estUnJour(jour)) throw new CommandFailure(messages.noDay(jour));
  const dossier = resolve(terminal.cwd, data);
  const banc = await open({ dossier, port, adresse, essai, jour }, terminal);
  terminal.say(avis);
  if (banc.perdus > 0) terminal.say(messages.dropped(banc.perdus));
  if (banc.ecarte !== undefined) terminal.say(messages.setAside(banc.ecarte));
  if (!/^(?:127\.|::1$|localhost$)/.test(adresse)) terminal.say(messages.open(adresse));
  if (essai) terminal.say(messages.forTests());
  if ((await lireComptes(cheminDesComptes(dossier))).length === 0)
    terminal.say(messages.noAccounts(data));
  terminal.say(messages.listening(banc.url, data, banc.jour()));
  // The only line on the standard output, for scripts that start a bench.
  terminal.out(banc.url);
  await stopped;
  await banc.fermer();
  terminal.say(messages.stopped());
  return exitCodes.ok;
}

function portOf({ port }: BancFlags): number {
  if (port === undefined) return defaults.port;
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port);
  throw new CommandFailure(messages.noPort(port));
}

async function open(
  options: Parameters<typeof demarrerBanc>[0] & { readonly port: number; readonly adresse: string },
  terminal: Console,
): Promise<BancOuvert> {
  const { dossier, port, adresse } = options;
  const { locale } = terminal;
  try {
    const noter = (error: unknown): void => {
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      terminal.error(said);
    };
    return await demarrerBanc({ ...options, locale, noter });
  } catch (error) {
    throw addressFailure(error, adresse, port) ?? asBancFailure(error, dossier);
  }
}

function untilSignal(): Promise<unknown> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, done);
  });
}
