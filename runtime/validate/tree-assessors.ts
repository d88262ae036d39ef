import type { Wildcard } from "../descriptors.js";
import type { RuleMessage } from "../messages/index.js";
import type { AssessTree } from "./validation.js";

/*
 * Assessing generic trees takes most of a reader of documents. It is attached to the wildcards that need it, so that schemas
 * without wildcards do not load it.
 */
const assessors = new WeakMap<Wildcard, AssessTree>();
let say: RuleMessage | undefined;

/** Attaches to a wildcard the function that assesses its trees, and the sentences about what is wrong with them. */
export function lendAssessor(wildcard: Wildcard, assess: AssessTree, message: RuleMessage): void {
  assessors.set(wildcard, assess);
  say = message;
}

/** Assesses a tree with the function attached to its wildcard. */
export const assessLent: AssessTree = (tree, wildcard, validation, element) => {
  const assess = assessors.get(wildcard);
  if (assess === undefined) throw new TypeError("a wildcard that was not made by `any()`");
  assess(tree, wildcard, validation, element);
};

/** The sentence about what is wrong with a tree. */
export const messageLent: RuleMessage = (code, parameters, locale) =>
  say?.(code, parameters, locale);
