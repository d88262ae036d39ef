import { visibleLines } from "../../runtime/nouns/visible-text.js";

/** Text escaped for HTML, between tags or in an attribute with double quotes. */
export function escaped(text: string): string {
  return visibleLines(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
