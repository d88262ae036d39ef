import type { Console } from "../terminal.js";
import { recover } from "./journal.js";
import { evolutionMessages } from "./messages.js";

/** Finishes or undoes an update that was killed, and says so. */
export async function recoverUpdate(folder: string, terminal: Console): Promise<void> {
  const how = await recover(folder);
  if (how !== undefined) terminal.say(evolutionMessages.recovered(how));
}
