import type { ElementDescriptor, GroupParticle, Particle, Wildcard } from "../descriptors.js";
import type { RuleMessage } from "../messages/index.js";
import type { BeginItems } from "./items.js";
import type { Check, Compile, Validation } from "./validation.js";

/*
 * Checks that only some schemas need, a third of all: what assesses generic trees is most of a reader of documents. The words of descriptors
 * lend them when they are called, so that a bundler leaves out what no descriptor asks for.
 */

/** What wildcards need, lent by `any`. */
export interface WildcardChecks {
  /** Makes the check of trees in the place of a wildcard. */
  readonly tree: (wildcard: Wildcard) => Check;
  /** Checks a value of `xs:anyType` that says its type. */
  readonly typed: (element: ElementDescriptor, value: unknown, validation: Validation) => void;
  /** The sentences about what is wrong with trees. */
  readonly message: RuleMessage;
}

/** What items that say their kind need, lent by `ordered` and `mixed`. */
export type OrderedItems = (
  particle: Particle | undefined,
  mixed: boolean,
  compile: Compile,
) => BeginItems;

/** What rows need, lent by `rows`. */
export type RowItems = (
  particle: GroupParticle & { readonly property: string },
  compile: Compile,
) => BeginItems;

let wildcards: WildcardChecks | undefined;
let ordered: OrderedItems | undefined;
let rows: RowItems | undefined;

export function lendWildcardChecks(checks: WildcardChecks): void {
  wildcards = checks;
}

export function lendOrderedItems(items: OrderedItems): void {
  ordered = items;
}

export function lendRowItems(items: RowItems): void {
  rows = items;
}

/** The checks that were lent. */
export function wildcardChecks(): WildcardChecks {
  if (wildcards === undefined) throw new TypeError("a wildcard not made by `any()`");
  return wildcards;
}

/** The sentence about what is wrong with a tree. */
export const treeMessage: RuleMessage = (code, parameters, locale) =>
  wildcards?.message(code, parameters, locale);

/** The items of an ordered property, by the function that was lent. */
export const orderedItems: OrderedItems = (particle, mixed, compile) => {
  if (ordered === undefined) throw new TypeError("content not made by `ordered()` or `mixed()`");
  return ordered(particle, mixed, compile);
};

/** The rows of a property, by the function that was lent. */
export const rowItems: RowItems = (particle, compile) => {
  if (rows === undefined) throw new TypeError("rows not made by `rows()`");
  return rows(particle, compile);
};
