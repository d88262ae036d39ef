import { type CountSets, uncounted, type Way } from "./counts.js";

/** What an automaton asks about the counts of a content model. */
export type Counts = Pick<CountSets, "made" | "full" | "forget" | "wayOf" | "take" | "force">;

let Lent: typeof CountSets | undefined;

/** Descriptors of what occurs so many times lend how it is counted: schemas without it do without. */
export function lendCounts(sets: typeof CountSets): void {
  Lent = sets;
}

/** The counts of a content model. Where nothing has to be counted, all ways may be taken. */
export function countsFor(isCounted: boolean): Counts {
  if (!isCounted) return noCounts;
  if (Lent === undefined) throw new TypeError("a particle not made by `occurs()`");
  return new Lent();
}

const noTurns: Omit<Way, "leaf" | "kept"> = { keeps: new Set([0]), turns: new Set(), fresh: [] };

const noCounts: Counts = {
  made: 0,
  full: false,
  forget: () => undefined,
  wayOf: (leaf, _edges, kept) => ({ leaf, kept, ...noTurns }),
  take: () => uncounted,
  force: () => uncounted,
};
