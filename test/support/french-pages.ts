import { typographic } from "../../runtime/messages/typography.js";

/** What is no prose in Markdown: fenced blocks, code, where links lead, the mark of a picture, comments, the lines below the heads of tables. */
const noProse =
  /(^```[\s\S]*?^```$|`[^`\n]*`|\]\([^\)\s]*\)|!(?=\[)|<!--[\s\S]*?-->|^\|(?:[ :\-]+\|)+$)/mv;

/** A page in French with the apostrophes and no-break spaces that it has in print, as our messages have them; code stays. */
export function typographicProse(markdown: string): string {
  return markdown
    .split(noProse)
    .map((piece, index) => (index % 2 === 1 ? piece : typographic(piece)))
    .join("");
}

/** Places that no rule of typography can mend: marks that begin or end a line apart from their word. */
export function strayMarks(markdown: string): readonly string[] {
  const prose = markdown.split(noProse).filter((_, index) => index % 2 === 0);
  return prose.flatMap(
    (piece) => piece.match(/(?:^[;:!?»].*|.*«$|\d \d{3}\b|\.\.\.|"[^"\n]*")/gmv) ?? [],
  );
}
