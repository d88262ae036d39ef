import { mulberry32 } from "../support/mulberry.js";
/** Draws `count` items without putting any back; the same ones for the same seed, in their own order. */
export function drawn<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  const random = mulberry32(seed);
  const indexes = items.map((_, index) => index);
  for (let at = 0; at < Math.min(count, indexes.length); at++) {
    const other = at + Math.floor(random() * (indexes.length - at));
    [indexes[at], indexes[other]] = [indexes[other] ?? 0, indexes[at] ?? 0];
  }
  const chosen = indexes.slice(0, count).toSorted((a, b) => a - b);
  return chosen.flatMap((index) => items.slice(index, index + 1));
}
