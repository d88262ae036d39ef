import { visible } from "../../../runtime/nouns/visible-text.js";

/*
 * The one door through which text of schemas and paths comes into generated files: as a string, or in a comment. Nothing of it
 * can end what it stands in, and nothing of it is read in another order than it is shown.
 */

/** A string literal in double quotes. */
export function quote(text: string): string {
  return visible(JSON.stringify(text));
}

/** Text that stays within its line of a comment, and within the comment. */
export function inComment(text: string): string {
  return visible(text).replaceAll("*/", "*\\/");
}
