import { ErreurDuBanc } from "../../../electoral/node/banc/client/acces.js";
import { CompteRefuse } from "../../../electoral/node/banc/magasin/comptes.js";
import { Refus } from "../../../electoral/node/banc/refus.js";
import { JournalAbime } from "../../../electoral/node/lignes-du-journal.js";
import { JournalOccupe } from "../../../electoral/node/verrou.js";
import { CommandFailure, isSystemError } from "../failure.js";
import { asFailure } from "../files/files.js";
import { networkReason } from "../files/network-reasons.js";
import { bancMessages as messages } from "./messages.js";

/** A refusal by the bench of one file, after which others may still be sent. */
export function asRefusedFile(error: unknown, file: string): CommandFailure | undefined {
  if (!(error instanceof ErreurDuBanc)) return undefined;
  const { statut = 0, texte } = error;
  const isOfFile = statut >= 400 && ![401, 403, 408, 503].includes(statut);
  return isOfFile ? new CommandFailure(messages.refusedFile(file, texte)) : undefined;
}

/** Turns an error of a bench or its client into a failure that the user can act on. */
export function asBancFailure(error: unknown, path: string): unknown {
  if (error instanceof ErreurDuBanc && error.code === "banc-injoignable")
    return new CommandFailure(messages.unreachable(networkReason(error.cause)));
  if (error instanceof ErreurDuBanc || error instanceof CompteRefuse || error instanceof Refus)
    return new CommandFailure(error.texte);
  if (error instanceof JournalAbime) return new CommandFailure(messages.damaged(error.message));
  if (error instanceof JournalOccupe) return new CommandFailure(messages.busy(path));
  return asFailure(error, path);
}

/** The failure for an address that cannot be listened on; undefined for other errors. */
export function addressFailure(
  error: unknown,
  adresse: string,
  port: number,
): CommandFailure | undefined {
  if (!isSystemError(error)) return undefined;
  if (error.code === "EADDRINUSE") return new CommandFailure(messages.addressInUse(port));
  const isAddress = ["EADDRNOTAVAIL", "EACCES", "ENOTFOUND", "EAI_AGAIN"].includes(
    error.code ?? "",
  );
  const listens = error.syscall === "listen" || error.syscall === "getaddrinfo";
  return isAddress && listens ? new CommandFailure(messages.noAddress(adresse)) : undefined;
}
