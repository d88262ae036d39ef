import type { Wildcard } from "../descriptors.js";
import type { RuleMessage } from "../messages/index.js";
import type { AssessTree } from "./validation.js";

/*
 * What assesses generic trees is most of a reader of documents. It comes with the wildcards that need it, so that who has
 * no wildcard does not load it.
 */
const assessors = new WeakMap<Wildcard, AssessTree>();
let say: RuleMessage | undefined;

/** Gives a wildcard what assesses the trees that it lets in, and puts into words what is wrong with them. */
export function lendAssessor(wildcard: Wildcard, assess: AssessTree, message: RuleMessage): void {
  assessors.set(wildcard, assess);
  say = message;
}

/** Assesses a tree by what the wildcard was given. */
export const assessLent: AssessTree = (tree, wildcard, validation, element) => {
  const assess = assessors.get(wildcard);
  if (assess === undefined) throw new TypeError("a wildcard that was not made by `any()`");
  assess(tree, wildcard, validation, element);
};

/** The sentence about what is wrong with a tree. */
export const messageLent: RuleMessage = (code, parameters, locale) =>
  say?.(code, parameters, locale);
