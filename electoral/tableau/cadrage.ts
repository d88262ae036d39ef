/*
 * Rows that have not as many cells as there are columns. In the file of the refused rows they get as many, since spreadsheets would make it so and move what
 * stands behind; what says so keeps them from being taken for good before somebody has mended them.
 */

/** Stands in the place of a cell that a row did not have. */
const absent = "#absente";
/** Stands before what a row had too much, in its last cell. */
const more = " #en trop ";

/** How many cells a row has, or had before it got as many as there are columns. Empty ones behind the last column do not count. */
export function nombreDeCellules(cellules: readonly string[], colonnes: number): number {
  let count = cellules.length;
  while (count > colonnes && cellules[count - 1]?.trim() === "") count--;
  for (const cell of cellules) {
    if (cell === absent) count--;
    else if (cell.includes(more)) count += cell.split(more).length - 1;
  }
  return count;
}

/** A row with as many cells as there are columns; nothing of it is lost. */
export function cadrer(cellules: readonly string[], colonnes: number): readonly string[] {
  const lacking = colonnes - cellules.length;
  if (lacking >= 0) return [...cellules, ...Array<string>(lacking).fill(absent)];
  const last = cellules.slice(colonnes - 1, nombreDeCellules(cellules, colonnes));
  return [...cellules.slice(0, colonnes - 1), last.join(more)];
}
