import type { AccesAuBanc } from "../../../electoral/node/banc/client/acces.js";
import { CommandFailure } from "../failure.js";
import type { Console } from "../terminal.js";
import { passwordVariable } from "./compte-command.js";
import { bancMessages as messages } from "./messages.js";

/** The options of the commands that use a bench. */
export interface AccesFlags {
  readonly banc?: string;
  readonly compte?: string;
}

/** Which bench and which account, from the command line and the environment. */
export function accesDe(flags: AccesFlags, terminal: Console): AccesAuBanc {
  const { env } = terminal;
  const url = flags.banc ?? env["SCRUTIN_BANC"];
  if (url === undefined || url === "") throw new CommandFailure(messages.needsBench());
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new CommandFailure(messages.noBench(url));
  const [compte, written] = parts(flags.compte ?? env["SCRUTIN_BANC_COMPTE"] ?? "");
  if (written !== undefined && flags.compte !== undefined)
    terminal.say(messages.passwordInArguments());
  const motDePasse = written ?? env[passwordVariable];
  if (compte === "" || motDePasse === undefined || motDePasse === "")
    throw new CommandFailure(messages.needsAccount());
  return { url, compte, motDePasse };
}

/** Splits `NAME:PASSWORD`. */
function parts(text: string): readonly [string, string | undefined] {
  const colon = text.indexOf(":");
  return colon < 0 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1)];
}
