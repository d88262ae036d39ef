import { visible } from "../../runtime/nouns/visible-text.js";
import type { Console } from "./terminal.js";

const longest = 60;

/** Columns as wide as their contents; long texts are cut, except in the last column. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const short = rows.map((row) =>
    row.map((text, column) =>
      column === row.length - 1 || text.length <= longest
        ? text
        : `${Array.from(text)
            .slice(0, longest - 1)
            .join("")}…`,
    ),
  );
  const widths = (short[0] ?? []).map((_, column) =>
    Math.max(...short.map((row) => (row[column] ?? "").length)),
  );
  return short.map((row) =>
    row
      .map((text, column) => (column === row.length - 1 ? text : text.padEnd(widths[column] ?? 0)))
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
    const shown = visible(line.length > width ? `${line.slice(0, width - 1)}…` : line);
    out(index === 0 ? paint.heading(shown) : shown);
  }
}
