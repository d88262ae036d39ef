import { expect, test } from "vitest";
import { noName, TreeNode } from "../../../../../runtime/rules/tree/document-tree.js";
import {
  HeldTexts,
  markOf,
  SeenTexts,
  type SharedText,
} from "../../../../../runtime/rules/watch/held-texts.js";

function shared(index: number): SharedText {
  const node = new TreeNode("text", noName, "", undefined, index, index, -1);
  return { node, mark: markOf(index), index, last: undefined };
}

test("a check is known to hold for texts that it held for, unless they are long: a stream may have any number of them", () => {
  const seen = new SeenTexts(new HeldTexts(), [shared(0), shared(1)]);
  const marks = markOf(0) | markOf(1);
  const known = (...texts: readonly string[]): boolean => {
    seen.keep(marks, texts);
    return seen.held(texts) === marks;
  };
  expect(known("x", "y")).toBe(true);
  expect(known("x", "z".repeat(900))).toBe(true);
  expect(known("x", "z".repeat(100_000))).toBe(false);
  expect(known("z".repeat(100_000), "y")).toBe(false);
  expect(seen.held(["x", "y"])).toBe(marks);
  expect(seen.held(["y", "x"])).toBeUndefined();
});
