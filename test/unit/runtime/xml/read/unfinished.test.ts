import { describe, expect, test } from "vitest";
import { Unfinished } from "../../../../../runtime/xml/read/unfinished.js";

/** How many characters are read again while markup of a length comes character by character. */
function work(character: string, length: number): number {
  const unfinished = new Unfinished();
  let read = 0;
  for (let at = 0; at < length; at++) {
    if (!unfinished.add(at === 0 ? "<" : character)) continue;
    const text = unfinished.take();
    read += text.length;
    unfinished.add(text);
  }
  return read;
}

describe("markup in pieces", () => {
  test.for([">", "<", "x"])("costs in proportion to its length, of %s", (character) => {
    for (const length of [1_000, 2_000, 100_000, 200_000])
      expect(work(character, length)).toBeLessThanOrEqual(8 * length + 4096);
  });

  test("is read when it may be complete", () => {
    const unfinished = new Unfinished();
    unfinished.add("<a");
    expect([" b='", "c' ", "/"].map((piece) => unfinished.add(piece))).toEqual(
      Array.from({ length: 3 }, () => false),
    );
    expect(unfinished.add(">")).toBe(true);
    expect(unfinished.take()).toBe("<a b='c' />");
    expect(unfinished.length).toBe(0);
  });
});
