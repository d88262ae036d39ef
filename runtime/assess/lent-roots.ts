import type { likelyRoots } from "./likely-roots.js";

let lent: typeof likelyRoots | undefined;

/** Schema sets lend it: who reads by one element does without. */
export function lendLikelyRoots(roots: typeof likelyRoots): void {
  lent = roots;
}

/** The elements of a schema set that were probably meant by one that cannot be a root. */
export const rootsMeant: typeof likelyRoots = (name, schemas) => lent?.(name, schemas) ?? [];
