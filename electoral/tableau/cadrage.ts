/*
 * Rows with too few or too many cells. In the file of refused rows they get as many cells as there are columns, since a spreadsheet would do so too and move what
 * comes after; a mark keeps them from being accepted before somebody has corrected them.
 */

/** The mark for a missing cell. */
const absent = "#absente";
/** The mark before surplus cells, which are put into the last cell. */
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
