import type { treeOf } from "../model/any-type-tree.js";
import type { writeAny } from "./write-any.js";

/** How generic trees are written, and the values of `xs:anyType` that are written as trees. */
export interface TreeWriting {
  readonly write: typeof writeAny;
  readonly treeOf: typeof treeOf;
}

let lent: TreeWriting | undefined;

/** Wildcards lend it: schemas without them do without. */
export function lendTreeWriting(writing: TreeWriting): void {
  lent = writing;
}

export function treeWriting(): TreeWriting {
  if (lent === undefined) throw new TypeError("a wildcard not made by `any()`");
  return lent;
}
