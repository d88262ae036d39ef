import { html, type Markup } from "../page/markup.js";
import type { Box, Drawing, Lines } from "./drawing.js";

/** Where a part leads to. */
export type LinkOf = (box: Box) => string | undefined;

/** A drawing as SVG inside of a page, whose style gives it its colours. */
export function svgOf(
  { width, height, boxes, lines }: Drawing,
  label: string,
  link: LinkOf,
): Markup {
  return html`<svg class="drawing" role="group" aria-label="${label}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${lines.map(lineOf)}${boxes.map((box) => linked(box, link(box)))}</svg>`;
}

/** One way from the box, one down along all that is inside, and one to each. */
function lineOf({ from, to }: Lines): Markup {
  const middle = ({ y, height }: Box): number => Math.round(y + height / 2) + 0.5;
  const ends = to.map((box) => ({ x: box.x, y: middle(box) }));
  const spine = Math.min(...ends.map(({ x }) => x)) - 14.5;
  const all = [middle(from), ...ends.map(({ y }) => y)];
  const ways = ends.map(({ x, y }) => `M${spine} ${y}H${x}`).join("");
  return html`<path class="line" d="M${from.x + from.width} ${middle(from)}H${spine}M${spine} ${Math.min(...all)}V${Math.max(...all)}${ways}"/>`;
}

function linked(box: Box, link: string | undefined): Markup {
  return link === undefined ? boxOf(box) : html`<a href="${link}">${boxOf(box)}</a>`;
}

function boxOf(box: Box): Markup {
  const { kind, x, y, width, height, label, title, occurs, optional, repeated } = box;
  if (kind === "root")
    return html`<circle class="root" cx="${x + width / 2}" cy="${Math.round(y + height / 2) + 0.5}" r="${width / 2}"/>`;
  const round = kind === "element" || kind === "attribute" ? 3 : height / 2;
  const classes = `box ${kind}${optional ? " optional" : ""}`;
  const rect = (shift: number): Markup =>
    html`<rect class="${classes}" x="${x + shift}" y="${y + shift}" width="${width}" height="${height}" rx="${round}"/>`;
  const count =
    occurs === undefined || occurs === "1..1"
      ? undefined
      : html`<text class="count" x="${x + width}" y="${y + height + 12}" text-anchor="end">${occurs}</text>`;
  return html`<g>${title !== undefined && title !== label && html`<title>${title}</title>`}${repeated && rect(3)}${rect(0)}<text x="${x + width / 2}" y="${y + 17}" text-anchor="middle">${label}</text>${count}</g>`;
}
