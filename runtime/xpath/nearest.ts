/** The names that a writer may have meant: those with the fewest edits, two at the most; `undefined` where none is near. */
export function nearest(
  name: string,
  known: readonly string[],
): readonly [string, ...string[]] | undefined {
  const most = name.length < 4 ? 1 : 2;
  let best = most + 1;
  let found: string[] = [];
  for (const candidate of known) {
    const edits = distance(name.toLowerCase(), candidate.toLowerCase(), most);
    if (edits > most || edits > best) continue;
    if (edits < best) found = [];
    best = edits;
    found.push(candidate);
  }
  const [first, ...others] = found;
  return first === undefined ? undefined : [first, ...others];
}

/** How many letters have to be put in, left out, exchanged or swapped with their neighbours; above `most` some number above it. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped && row > 1 && column > 1)
        edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
      line.push(edits);
    }
    beforeLast = last;
    last = line;
  }
  return last[b.length] ?? most + 1;
}
