import { GuillemetOuvert, LigneTropLongue } from "../../../electoral/node/csv.js";
import { EncodageFautif } from "../../../electoral/node/encodage.js";
import { JournalAbime } from "../../../electoral/node/lignes-du-journal.js";
import { TableauChange } from "../../../electoral/node/tableau.js";
import { JournalOccupe } from "../../../electoral/node/verrou.js";
import { ErreurElectorale, type Remarque, remarque } from "../../../electoral/remarques.js";
import { CommandFailure, type Text } from "../failure.js";
import { asFailure } from "../files/files.js";
import { townHallMessages as messages } from "./town-hall-messages.js";

/** The message of a remark, in every language. */
export function textOf({ code, level, parameters }: Remarque): Text {
  // Making the remark again from its parameters gives its sentence in another language.
  const say = (locale: "fr" | "en"): string =>
    remarque(code, level, parameters as never, locale).message;
  return { fr: say("fr"), en: say("en") };
}

/** Turns an error of reading a table or writing a sending into a failure that the user can act on. */
export function asTownHallFailure(error: unknown, path: string): unknown {
  if (error instanceof GuillemetOuvert)
    return new CommandFailure(messages.openQuote(path, error.ligne));
  if (error instanceof LigneTropLongue)
    return new CommandFailure(messages.longRow(path, error.ligne));
  if (error instanceof EncodageFautif)
    return new CommandFailure(messages.wrongBytes(path, error.ligne, error.encodage));
  if (error instanceof TableauChange) return new CommandFailure(messages.changed(path));
  if (error instanceof JournalAbime)
    return new CommandFailure(messages.journalDamaged(error.message));
  if (error instanceof JournalOccupe)
    return new CommandFailure(messages.journalBusy(error.message));
  if (error instanceof ErreurElectorale) return new CommandFailure(...error.remarques.map(textOf));
  return asFailure(error, path);
}
