import { visibleLines } from "../../runtime/nouns/visible-text.js";

/** Text as it stands in a page of HTML, between tags or in an attribute in double quotes. */
export function escaped(text: string): string {
  return visibleLines(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
