import { resolve } from "node:path";
import { retirer } from "../../../electoral/node/banc/client/retirer.js";
import { type ExitCode, exitCodes } from "../failure.js";
import type { Console } from "../terminal.js";
import { type AccesFlags, accesDe } from "./acces.js";
import { asBancFailure } from "./failures.js";
import { bancMessages as messages } from "./messages.js";

/** The options of `scrutin retirer`. */
export interface RetirerFlags extends AccesFlags {
  readonly acquitter?: boolean;
}

/** `scrutin retirer`: fetches the waiting files of a bench into a folder, acknowledges them, and prints their paths. */
export async function runRetirer(
  dossier: string,
  flags: RetirerFlags,
  terminal: Console,
): Promise<ExitCode> {
  const acces = accesDe(flags, terminal);
  const { acquitter = true } = flags;
  const files = await retirer(resolve(terminal.cwd, dossier), acces, { acquitter }).catch(
    (error: unknown) => {
      throw asBancFailure(error, dossier);
    },
  );
  for (const { nom } of files) terminal.out(`${dossier.replace(/\/+$/, "")}/${nom}`);
  terminal.say(messages.withdrawn(files.length, dossier));
  return exitCodes.ok;
}
