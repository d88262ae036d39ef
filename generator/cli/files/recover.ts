import { messages } from "../messages.js";
import type { Console } from "../terminal.js";
import { recoverChange } from "./change.js";

/** Finishes or undoes what a killed run has left in folders, and reports it. */
export async function recoverFolders(folders: readonly string[], terminal: Console): Promise<void> {
  for (const folder of new Set(folders)) {
    const how = await recoverChange(folder);
    if (how !== undefined) terminal.say(messages.recovered(how));
  }
}
