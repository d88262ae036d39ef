import { visible } from "../../runtime/nouns/visible-text.js";
import type { Console } from "./terminal.js";
import { columnsOf, cutTo, padded } from "./text-columns.js";

const longest = 60;

/** Columns as wide as their contents; long texts are cut, except in the last column. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const short = rows.map((row) =>
    row
      .map(visible)
      .map((text, column) => (column === row.length - 1 ? text : cutTo(text, longest))),
  );
  const widths = (short[0] ?? []).map((_, column) =>
    Math.max(...short.map((row) => columnsOf(row[column] ?? ""))),
  );
  return short.map((row) =>
    row
      .map((text, column) => (column === row.length - 1 ? text : padded(text, widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/** Prints a table whose first row has the headings, in lines that are cut at a width. */
export function showTable(
  rows: readonly (readonly string[])[],
  { out, paint }: Pick<Console, "out" | "paint">,
  width: number = Number.POSITIVE_INFINITY,
): void {
  for (const [index, line] of table(rows).entries()) {
    const shown = Number.isFinite(width) ? cutTo(line, width) : line;
    out(index === 0 ? paint.heading(shown) : shown);
  }
}
