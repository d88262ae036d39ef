import type { Mutant } from "./mutants.js";

/** A mistake that no test can see, and why. */
export interface Explained {
  readonly file: string;
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

/** Mistakes that change nothing that can be seen. The list can only shrink: test/unit/scripts/mutate.test.ts holds its length. */
export const explained: readonly Explained[] = [];

/** Whether a mistake is the one that is explained. */
export function isSame({ original, replacement }: Explained, mutant: Mutant): boolean {
  return mutant.original === original && mutant.replacement === replacement;
}
