import type { Wildcard } from "../descriptors.js";
import type { AssessTree } from "./validation.js";

/*
 * What assesses generic trees is most of a reader of documents. It comes with the wildcards that need it, so that who has
 * no wildcard does not load it.
 */
const assessors = new WeakMap<Wildcard, AssessTree>();

/** Gives a wildcard what assesses the trees that it lets in. */
export function lendAssessor(wildcard: Wildcard, assess: AssessTree): void {
  assessors.set(wildcard, assess);
}

/** Assesses a tree by what the wildcard was given. */
export const assessLent: AssessTree = (tree, wildcard, validation, element) => {
  const assess = assessors.get(wildcard);
  if (assess === undefined) throw new TypeError("a wildcard that was not made by `any()`");
  assess(tree, wildcard, validation, element);
};
